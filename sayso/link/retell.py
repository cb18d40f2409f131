"""Rewrites: a report that has nothing of its own, in other words, or that follows another sentence by sentence.

Shared words can't show these. What does: the words it has beside quotations nearly all stand in the other, and each of
its sentences has a near one there, by the sentence vectors; or it is a short piece beside a wire's or
credited report, with no name and no quotation that is not in that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from sayso.link.credit import names_itself, outlet_names, squeeze
from sayso.link.lexicon import stop_keys, word_key
from sayso.link.profile import plain_letters
from sayso.link.shingles import Words
from sayso.link.usual import usual_share
from sayso.records import Page

RETOLD = 1.32  # told + near, each 0 to 1; independent pairs of one story reach 1.29 on dev
LEAST_TOLD, LEAST_NEAR, LEAST_BOTH = 0.18, 0.45, 0.7  # for a piece without anything of its own
NAMES, STRANGE = 3, 0.38  # such a piece has at least so many names, and at most this share of them is not in the other
SHORTEST, LONGEST = 40, 260  # words of such a piece
NAME = re.compile(r"(?<=[a-z0-9,;)’'] )[A-Z][\w’'-]+")
CALENDAR = re.compile(r"(?i)(mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|"
                      r"september|october|november|december|gmt|utc")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gist:
    """What a retelling is known by: words by key, names, sentence vectors, how many words are quoted.

    `own` and `told` leave quotations out, `all` and `vectors` do not; `wire` is whether its dateline names its outlet.
    """

    own: dict[str, float]
    all: frozenset[str]
    names: frozenset[str]
    told: NDArray[np.float32]
    vectors: NDArray[np.float32]
    quoted: int
    words: int
    wire: bool


def gist_of(page: Page, words: Words) -> Gist:
    """The gist of a page; `words` are those of its report."""
    report = page.report
    keys = [word_key(plain_letters(token)) for token in words.tokens]
    stops = stop_keys()
    own = {key: log(1 / (usual_share(key) + 0.002)) for key, ours in zip(keys, words.own, strict=True) if ours}
    outlets = outlet_names(report)
    names = {
        word_key(plain_letters(match[0]))
        for match in NAME.finditer(report.text)
        if not CALENDAR.fullmatch(match[0]) and squeeze(match[0]) not in outlets
    }
    rows = np.frombuffer(page.vectors, dtype=np.float16)
    vectors = rows.reshape(-1, 384) if len(rows) % 384 == 0 else rows.reshape(0, 384)
    kept = own_sentences(page, words)[: len(vectors)]
    return Gist(
        {key: weight for key, weight in own.items() if key not in stops},
        frozenset(keys),
        frozenset(names),
        unit_rows(vectors[: len(kept)][kept]),
        unit_rows(vectors),
        int((~words.own).sum()) - sum(mark_words(page)),
        len(words.tokens),
        names_itself(report),
    )


def own_sentences(page: Page, words: Words) -> NDArray[np.bool_]:
    """Which of the page's sentences have at least five words, most of them beside quotations."""
    starts = words.starts
    found = []
    for sentence in page.sentences:
        low, high = np.searchsorted(starts, sentence.start), np.searchsorted(starts, sentence.end)
        found.append(bool(high - low >= 5 and words.own[low:high].mean() >= 0.5))
    return np.array(found, dtype=np.bool_)


def mark_words(page: Page) -> list[int]:
    """How many words each mark of the report takes up; they are not quotations."""
    return [len(page.report.text[mark.start : mark.end].split()) for mark in page.report.marks]


def unit_rows(rows: NDArray[np.float16]) -> NDArray[np.float32]:
    """The rows at length one."""
    wide = rows.astype(np.float32)
    return np.asarray(wide / np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1e-6), dtype=np.float32)


def may_retell(words: int, of: int) -> bool:
    """Whether a report of so many words may retell one of `of` words: it is long enough, and hardly longer."""
    return SHORTEST <= words <= 1.15 * of


def retold(short: Gist, other: Gist, *, credited: bool) -> str | None:
    """Why `short` is a retelling of `other`, as one sentence, or None.

    Without sentence vectors only the words are looked at, and more is asked of them.
    """
    if not short.own or not other.own or not may_retell(short.words, other.words):
        return None
    told = sum(weight for key, weight in short.own.items() if key in other.all) / sum(short.own.values())
    near = nearness(short, other)
    if told + (told if near is None else near) >= RETOLD:
        return (
            f"It tells the same as the other sentence by sentence: {round(100 * told)} % of its own words stand there."
        )
    strange = len([name for name in short.names if name not in other.all])
    if (
        (credited or other.wire)
        and short.quoted <= 0
        and short.words <= LONGEST
        and len(short.names) >= NAMES
        and strange <= STRANGE * len(short.names)
        and told >= LEAST_TOLD
        and (near is None or near >= LEAST_NEAR)
        and told + (told if near is None else near) >= LEAST_BOTH
    ):
        return "It has no name and no quotation of its own: all it tells stands in the other, in other words."
    return None


def nearness(short: Gist, other: Gist) -> float | None:
    """The mean likeness of each sentence to the nearest one of the other, None without vectors."""
    if not len(short.told) or not len(other.vectors):
        return None
    return float((short.told @ other.vectors.T).max(axis=1).mean())
