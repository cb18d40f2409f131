"""A report as words in order, which of them are quoted, and the runs of words that two reports share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from sys import intern

import numpy as np
from numpy.typing import NDArray

from sayso.link.lexicon import word_lines
from sayso.records import Report

RUN = 5  # words; shorter runs are names and idioms (four gave twice the independent pairs above a share of 0.1)
WINDOW = 4  # winnowing: of every four shingles one is kept, so a shared run of RUN + WINDOW - 1 = 8 words is found
SPEECH = 100  # words; a longer quotation is another's text set in marks, not somebody's words
POSTINGS = 24  # reports kept a fingerprint, the earliest: more of them say only that it is a set phrase

WORD = re.compile(r"\w+(?:['’]\w+)*")
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)|\n\s*\n")
OPENING = re.compile(r"(?:(?<=[\s(\[—–-])|^)[\"“](?=\S)|“", re.MULTILINE)
CLOSING = re.compile(r"(?<=\S)[\"”]|”")
SINGLE = re.compile(
    r"(?:(?<=[\s(\[—–-])|^)[‘'](?=\w)(?:[^‘\n]|(?<=\w)‘){12,}?(?<=[.,!?;…\w])['’](?=\s|[.,;:)]|$)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report: `tokens` in lower case, their offsets, `own` False where quoted or furniture.

    About twenty bytes a word, so that many can be kept at hand.
    """

    tokens: tuple[str, ...]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    own: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Run:
    """Words `[left, left + size)` of one report are words `[right, right + size)` of the other."""

    left: int
    right: int
    size: int


def words_of(report: Report, own: bytes | None = None) -> Words:
    """The words of the report's text; `own` is what `packed` gave when it was first read, and halves the work.

    >>> words = words_of(Report("r", 'He left. "I will not go back," he said.'))
    >>> [token for token, own in zip(words.tokens, words.own) if own]
    ['he', 'left', 'he', 'said']
    """
    text = report.text
    found = [match.span() for match in WORD.finditer(text)]
    starts, ends = np.array(found, dtype=np.int32).reshape(-1, 2).T.copy()
    bits = None if own is None else np.unpackbits(np.frombuffer(own, dtype=np.uint8), count=len(found))
    mask = own_words(report, starts) if bits is None else bits.astype(np.bool_)
    small = lowered(text).replace("’", "'")
    return Words(tuple([intern(small[start:end]) for start, end in found]), starts, ends, mask)


def packed(words: Words) -> bytes:
    """Which of the words are the report's own, a bit each."""
    return np.packbits(words.own).tobytes()


def own_words(report: Report, starts: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which of the words that start there are neither quoted nor furniture."""
    text = report.text
    own = np.ones(len(starts), dtype=np.bool_)
    for low, high in quoted_spans(text):
        first, last = np.searchsorted(starts, low), np.searchsorted(starts, high)
        if last - first <= SPEECH:
            own[first:last] = False
    for mark in report.marks:
        own[np.searchsorted(starts, mark.start) : np.searchsorted(starts, mark.end)] = False
    for low, high in furniture_spans(text):
        own[np.searchsorted(starts, low) : np.searchsorted(starts, high)] = False
    return own


def lowered(text: str) -> str:
    """A text in lower case, each character in its place («İ» would become two)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(part if len(part := each.lower()) == 1 else each for each in text)


def furniture_spans(text: str) -> list[tuple[int, int]]:
    """The sentences that a site puts on every page: «All rights reserved», «Follow us on»."""
    spans = []
    for match in furniture().finditer(lowered(text)):
        low = max(text.rfind(mark, 0, match.start()) for mark in "\n.!?") + 1
        ends = [at for mark in "\n.!?" if (at := text.find(mark, match.end())) >= 0]
        spans.append((low, min(ends, default=len(text))))
    return spans


@cache
def furniture() -> re.Pattern[str]:
    """The expressions that such sentences are known by, in lower case."""
    return re.compile(rf"\b(?:{'|'.join(word_lines('furniture'))})\b")


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """What stands inside quotation marks, as character spans in order.

    A quotation that is never closed ends with its sentence, or with its paragraph where the next one opens again, as
    long speeches are set; so one missing mark does not turn the rest of the report inside out.

    >>> [text[low:high] for text in ['He said: “We are ready. Then he left.'] for low, high in quoted_spans(text)]
    ['“We are ready.']
    """
    spans: list[tuple[int, int]] = []
    at = 0 if '"' in text or "“" in text else len(text)
    while opening := OPENING.search(text, at):
        low = opening.start()
        end = text.find("\n", low)
        end = len(text) if end < 0 else end
        again = OPENING.search(text, opening.end(), end)
        closing = CLOSING.search(text, opening.end(), again.start() if again else end)
        if closing:
            high = closing.end()
        elif OPENING.match(text, end + len(text[end:]) - len(text[end:].lstrip())) and not again:
            high = end
        else:
            stop = SENTENCE_END.search(text, opening.end(), end)
            high = stop.end() if stop else end
        spans.append((low, high))
        at = max(high, opening.end())
    doubles = list(spans)
    for match in SINGLE.finditer(text):
        if not any(low < match.end() and match.start() < high for low, high in doubles):
            spans.append(match.span())
    return sorted(spans)


def shingles_of(tokens: Sequence[str]) -> NDArray[np.uint64]:
    """A 64-bit hash for each run of `RUN` words, in order; empty for a shorter text. The same on every machine."""
    if len(tokens) < RUN:
        return np.zeros(0, dtype=np.uint64)
    hashes = np.fromiter((word_hash(token) for token in tokens), dtype=np.uint64, count=len(tokens))
    mixed = np.zeros(len(tokens) - RUN + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(RUN):
            mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + hashes[place : place + len(mixed)]
            mixed ^= mixed >> np.uint64(29)
    return mixed


@lru_cache(maxsize=200_000)
def word_hash(word: str) -> int:
    """A stable 64-bit hash of a word."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def fingerprints(shingles: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The shingles that winnowing keeps, unique: the least of every `WINDOW` in a row.

    Any run of RUN + WINDOW - 1 words that two reports share leaves a fingerprint in both (Schleimer, Wilkerson and
    Aiken, «Winnowing», SIGMOD 2003).
    """
    if len(shingles) <= WINDOW:
        return np.unique(shingles.min(keepdims=True)) if len(shingles) else shingles
    return np.unique(np.lib.stride_tricks.sliding_window_view(shingles, WINDOW).min(axis=1))


def shared_runs(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> list[Run]:
    """The maximal runs of shared words between two reports, from their shingles, in the order of the left.

    Each stretch of the left is matched once, to the place in the right that continues the run before it or else gives
    the longest run. At most 8 places are tried for a shingle that the right repeats.
    """
    values, others = left.tolist(), right.tolist()
    wanted = set(values)
    at: dict[int, list[int]] = defaultdict(list)
    for place in [place for place, value in enumerate(others) if value in wanted]:
        if len(at[others[place]]) < 8:
            at[others[place]].append(place)
    runs: list[Run] = []
    after = 0
    for place in [place for place, value in enumerate(values) if value in at]:
        if place < after:
            continue
        size, start = max((agreement(values, place, others, start), -start) for start in at[values[place]])
        runs.append(Run(place, -start, size + RUN - 1))
        after = place + size
    return runs


def agreement(values: list[int], place: int, others: list[int], start: int) -> int:
    """How many shingles in a row agree from the two places on."""
    size = 0
    while place + size < len(values) and start + size < len(others) and values[place + size] == others[start + size]:
        size += 1
    return size
