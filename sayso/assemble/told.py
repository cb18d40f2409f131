"""What reports tell of which day: the days in their words, and how like two sentences about a day are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from math import log, sqrt
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.annotate.times import find_times
from sayso.annotate.timex_lengths import count_of
from sayso.annotate.timex_words import read_tables
from sayso.link.lexicon import WORD, stop_keys, word_key, word_lines
from sayso.link.profile import SENTENCE_END, plain_letters, publication_day
from sayso.link.usual import usual_share
from sayso.records import Page, Published, Report, Time

if TYPE_CHECKING:
    from spacy.language import Language

READ = 6000  # characters of a report in which times are looked for
BESIDE = 0.5  # weight of the words of the sentences beside
MEANT, LEVEL = 0.8, 0.35  # weight of the sentence vectors' likeness, above the level that any two sentences reach
STATED = 0.8  # weight of what somebody is reported to have said on the day of the report
LEAST = 12  # words in and beside such a statement: «Its shares fell» is like anything on that company
LONGEST = 40  # days that an expression counts back by at most


@dataclass(frozen=True, slots=True)
class Told:
    """A day, or the two of one night, that a sentence tells of, with the words around it by weight and its vector.

    `ahead` is whether the day was yet to come; `published` what came out on it where it is not something that happened;
    `offset` whether the expression counts back from the day of publication; `at` where it stands, as characters;
    `happening` whether it names what the story is about («yesterday's disaster»); `early` whether it was
    in its small hours, None where it may be any hour; `scale` what its likeness counts.
    """

    low: int
    high: int
    words: dict[str, float]
    vector: NDArray[np.float32] | None
    ahead: bool
    published: str | None
    offset: bool
    at: tuple[int, int]
    happening: bool = False
    early: bool | None = None
    scale: float = 1.0


def days_told(page: Page) -> list[Told]:
    """The days that a dated report tells of, from its times."""
    today = publication_day(page.report.published.low) or 0
    return [
        replace(told_at(page, (time.start, time.end), days, today), early=is_early(time))
        for time in page.times
        if time.start < READ and not in_dateline(page.report, time) and (days := day_span(time))
    ]


def is_early(time: Time) -> bool | None:
    """Whether a time is in the small hours of its day; None where it may be any hour, or the whole night.

    >>> day = "2026-10-04T"
    >>> [is_early(Time(0, 1, "TIME", None, day + low, day + high)) for low, high in
    ...  (("03:40", "03:40"), ("00:00", "09:59"), ("18:00", "22:00"), ("00:00", "23:59"))]
    [True, True, False, None]
    """
    low, high = (time.low or "")[11:13], (time.high or "")[11:13]
    if not low or not high or (time.low or "")[:10] != (time.high or "")[:10] or (low, high) == ("00", "23"):
        return None
    return True if high < "10" and low < "06" else False if low >= "06" else None


def meets(one: Told, told: Told, early: bool | None) -> bool:
    """Whether two expressions may mean the same: for «last night», what happened early on its second day, or late on
    its first. `early` is what is known of the hour of a day told of without one."""
    if one.low == one.high:
        return told.low <= one.high and one.low <= told.high
    if told.low != told.high:
        return told.low == one.low
    early = early if told.early is None else told.early
    return told.low in (one.low, one.high) if early is None else told.low == (one.high if early else one.low)


def in_dateline(report: Report, time: Time) -> bool:
    """Whether an expression is the dateline's: that is the day of the report, not of what it tells."""
    return any(mark.kind == "dateline" and mark.start <= time.start < mark.end for mark in report.marks)


def days_stated(page: Page) -> list[Told]:
    """What a dated report has others say without naming a day: it was said on the report's own day, as a rule."""
    today = publication_day(page.report.published.low) or 0
    found: dict[int, Told] = {}
    for claim in page.claims:
        if claim.cue is None or claim.speaker is None or claim.start >= READ:
            continue
        low, high = sentence_at(page.report.text, claim.start)
        if low not in found and not any(low <= time.start < high and day_span(time) for time in page.times):
            found[low] = replace(told_at(page, (claim.start, claim.end), (today, today), today), scale=STATED)
    return [found[low] for low in sorted(found) if len(found[low].words) >= LEAST]


def days_meant(page: Page, day: int) -> list[Told]:
    """The days that a report's relative expressions mean, were it published on the day of this ordinal."""
    stamp = date.fromordinal(day).isoformat()
    text = page.report.text[:READ]
    report = replace(page.report, published=Published(stamp, stamp, "stated"))
    found = [told_at(page, at, (day - days, day - days), day) for days, at in days_back(text)]
    for time in find_times(blank_english()(text), report):
        if time.basis == "published" and pattern("day").search(text[time.start : time.end]):
            days = day_span(time)
            if days:
                found.append(told_at(page, (time.start, time.end), days, day))
    return sorted(found, key=lambda one: one.at)


def days_back(text: str) -> list[tuple[int, tuple[int, int]]]:
    """By how many days a text counts back from its own day, and where: «three days after», «two nights now».

    >>> days_back("It has been two nights now. A week after the fire, on the third day of rain, they dig.")
    [(2, (12, 26)), (7, (28, 40))]
    >>> days_back("It is the third day of rain.")
    [(2, (0, 19))]
    """
    found = []
    for match in pattern("back").finditer(text):
        count = count_of(match["number"].lower().replace("-", " ").split(), read_tables())
        days = count * {"week": 7, "hour": 1 / 24}.get(match["unit"].lower(), 1) if isinstance(count, float) else 0
        if 1 <= days <= LONGEST and days == int(days):
            found.append((int(days), match.span()))
    for match in pattern("nth").finditer(text):
        nth = int(read_tables()["ordinal"].get(match["nth"].lower()) or 0)
        if nth > 1:
            found.append((nth - 1, match.span()))
    return sorted(found, key=lambda one: one[1])


def own_weekday(text: str) -> int | None:
    """The weekday that a text says it is, 1 for Monday; None where it does not say.

    >>> own_weekday("It is Sunday, and my ear still rings."), own_weekday("It fell on Sunday.")
    (7, None)
    """
    match = pattern("own").search(text[:READ])
    return int(read_tables()["weekday"][match["weekday"].lower()]) if match else None


def told_at(page: Page, at: tuple[int, int], days: tuple[int, int], today: int) -> Told:
    """What the sentence of an expression at these characters tells of its days, in a report of `today`."""
    text = page.report.text
    low, high = sentence_at(text, at[0])
    published = pattern("published").match(text, at[1])
    return Told(
        *days,
        words_around(text, low, high),
        vector_at(page, at[0]),
        days[0] > today,
        published[1] if published else None,
        pattern("offset").search(text, at[0], min(len(text), at[1] + 8)) is not None,
        at,
        pattern("happening").match(text, at[1]) is not None,
    )


def day_span(time: Time) -> tuple[int, int] | None:
    """The first and last day of a time that is a day, a part of one, or a night; None for anything wider."""
    low, high = publication_day(time.low), publication_day(time.high)
    return (low, high) if low is not None and high is not None and 0 <= high - low <= 1 else None


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """The sentence that stands at a place in the text."""
    low = 0
    for match in SENTENCE_END.finditer(text, 0, READ):
        if match.end() > at:
            return low, match.end()
        low = match.end()
    return low, min(len(text), max(READ, at))


def words_around(text: str, low: int, high: int) -> dict[str, float]:
    """The words of a sentence by key with their weight, and with half of it those of the sentences beside it."""
    before = sentence_at(text, low - 1) if low else (0, 0)
    after = sentence_at(text, high) if high < min(len(text), READ) else (0, 0)
    found: dict[str, float] = {}
    for (start, end), scale in (((low, high), 1.0), (before, BESIDE), (after, BESIDE)):
        for match in WORD.finditer(text, start, end):
            key = word_key(plain_letters(match[0]))
            if key not in stop_keys() and not key.isdigit():
                found[key] = max(found.get(key, 0.0), scale * log(1 / (usual_share(key) + 0.002)))
    return found


def vector_at(page: Page, at: int) -> NDArray[np.float32] | None:
    """The unit vector of the page's sentence at a place in the text, None without vectors."""
    rows = np.frombuffer(page.vectors, dtype=np.float16)
    if not len(rows) or len(rows) != 384 * len(page.sentences):
        return None
    for row, sentence in zip(rows.reshape(-1, 384), page.sentences, strict=True):
        if sentence.start <= at < sentence.end:
            wide = row.astype(np.float32)
            return np.asarray(wide / max(float(np.linalg.norm(wide)), 1e-6), dtype=np.float32)
    return None


def telling(found: Iterable[Told]) -> list[Told]:
    """The same with the weight of each word lowered that many of the sentences have: a story's hero tells no day."""
    kept = list(found)
    met = Counter(key for told in kept for key in told.words)
    return [weighed(told, met, len(kept)) for told in kept]


def weighed(told: Told, met: Mapping[str, int], total: int) -> Told:
    """The sentence with its words weighed by how few of `total` sentences have them."""
    words = {key: weight * log((total + 2) / (met.get(key, 0) + 1)) for key, weight in told.words.items()}
    return replace(told, words=words)


def alike(left: Told, right: Told) -> float:
    """How far two sentences tell the same, by their words and vectors; 0 to about 1.5."""
    return cosine(left.words, right.words) + meant_alike(left.vector, right.vector)


def meant_alike(left: NDArray[np.float32] | None, right: NDArray[np.float32] | None) -> float:
    """What the sentence vectors add."""
    return 0.0 if left is None or right is None else MEANT * max(0.0, float(left @ right) - LEVEL)


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The cosine of two sets of weighted words."""
    both = sum(weight * right[key] for key, weight in left.items() if key in right)
    return both / (size(left.values()) * size(right.values())) if both else 0.0


def size(weights: Iterable[float]) -> float:
    """The length of a vector."""
    return sqrt(sum(weight * weight for weight in weights))


def agree(meant: Sequence[Told]) -> float:
    """How far expressions that stand side by side mean the same day: «Friday night, three days ago»; -1 to 1 each."""
    total = 0.0
    for left, right in pairwise(meant):
        if 0 <= right.at[0] - left.at[1] <= 2:
            meet = left.high >= right.low and right.high >= left.low
            total += 1.0 if left.low == right.low else 0.3 if meet else -1.0
    return total


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """The expressions of one kind in `day_words.txt`."""
    lines = (line.removeprefix(f"{kind}: ") for line in word_lines("day_words") if line.startswith(f"{kind}: "))
    return re.compile("|".join(lines), re.IGNORECASE)


@cache
def blank_english() -> Language:
    """A tokenizer alone: time expressions need no parse to be found."""
    import spacy

    return spacy.blank("en")


def whole(report: Report) -> dict[str, float]:
    """All words of a report's title and opening by weight, for what it is about."""
    return words_around(f"{report.title or ''}\n{report.text[:READ]}", 0, READ)
