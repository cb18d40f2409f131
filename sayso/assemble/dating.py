"""When an undated report came out, from the dated reports of its story.

An undated report says «yesterday», «on Thursday», «three days after the fire»; the others say on what day that was.
Each day it may have come out on is tried: its expressions are read as if it had, and the day counts for as much as the
dated reports tell the same of the days it then speaks of. A reprint of a dated report came out with it or a day later.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from math import log, sqrt
from typing import TYPE_CHECKING

from sayso.annotate.times import find_times
from sayso.link.lexicon import WORD, stop_keys, word_key
from sayso.link.profile import SENTENCE_END, publication_day
from sayso.link.usual import usual_share
from sayso.records import Copy, Page, Published, Report, Time

if TYPE_CHECKING:
    from spacy.language import Language

AFTER = 4  # days after a dated day on which an undated report is tried; a later one is told by its own words
TRIED = 60  # days tried at most
SURE = 0.3  # least support for a day, and how far it must lead over the next
LEAD = 0.06
SAME_DAY, NEXT_DAY = 0.6, 0.35  # what a reprint adds to the day of its original and to the next
USUAL = 0.12  # support of the day that most reports of the story tell of
SPAN = re.compile(r"P(\d{1,2})D")
SINCE = re.compile(r"\s*(?:on\s+)?(?:after|since|from)\b", re.IGNORECASE)
READ = 6000  # characters of a report in which times are looked for


@dataclass(frozen=True, slots=True)
class Told:
    """A day, or the days of one night, that a sentence tells of, with the words around it by weight."""

    low: int
    high: int
    words: dict[str, float]


def date_by_story(group: Sequence[Page], copies: Mapping[str, Sequence[Copy]]) -> list[Page]:
    """The pages of one story, the undated ones dated by the others where these tell.

    A page that stays as it is is the same object; a dated one has a new report whose `published` is a day, or an
    interval where several days are as likely, with the basis «story». Nothing is guessed where nothing tells.
    """
    dated = [page for page in group if known_day(page.report) is not None]
    if not dated or len(dated) == len(group):
        return list(group)
    told = [mention for page in dated for mention in mentions(page)]
    days = {page.report.id: known_day(page.report) or 0 for page in dated}
    return [page if page.report.id in days else date_page(page, told, days, copies) for page in group]


def date_page(page: Page, told: Sequence[Told], days: Mapping[str, int], copies: Mapping[str, Sequence[Copy]]) -> Page:
    """The page dated by what others tell and by the reports it shares its words with, or as it is."""
    support = copy_support(page.report.id, days, copies)
    for day in days_to_try(page.report.published, told, days):
        support[day] = support.get(day, 0.0) + day_support(page.report, day, told)
    found = settle(support)
    if found is None:
        return page
    low, high = (date.fromordinal(day).isoformat() for day in found)
    return replace(page, report=replace(page.report, published=Published(low, high, "story")))


def known_day(report: Report) -> int | None:
    """The ordinal of the day on which a report came out, None unless it is known to the day."""
    low, high = report.published.low, report.published.high
    return publication_day(low) if low and high and low[:10] == high[:10] else None


def days_to_try(published: Published, told: Sequence[Told], days: Mapping[str, int]) -> list[int]:
    """The days on which the report may have come out, at most `TRIED`, those nearest to dated ones."""
    near = Counter(day + after for day in days.values() for after in range(-1, AFTER + 1))
    near.update(mention.low + after for mention in told for after in range(AFTER + 1))
    low, high = publication_day(published.low), publication_day(published.high)
    latest, earliest = max(days.values()) + 30, min(days.values()) - 30
    allowed = [
        day
        for day in near
        if earliest <= day <= latest and (low is None or low <= day) and (high is None or day <= high)
    ]
    return sorted(sorted(allowed, key=lambda day: (-near[day], day))[:TRIED])


def copy_support(name: str, days: Mapping[str, int], copies: Mapping[str, Sequence[Copy]]) -> dict[int, float]:
    """Support for days from the dated reports that this one shares its words with, as copy or as original."""
    support: dict[int, float] = {}
    linked = [(copy.of, copy.share, 1) for copy in copies.get(name, ())]
    linked += [(other, copy.share, -1) for other in sorted(days) for copy in copies.get(other, ()) if copy.of == name]
    for other, share, sign in linked:
        if other in days:
            scale = min(1.0, 0.5 + share)
            support[days[other]] = max(support.get(days[other], 0.0), SAME_DAY * scale)
            following = days[other] + sign
            support[following] = max(support.get(following, 0.0), NEXT_DAY * scale)
    return support


# ---------------------------------------------------------------- what is told of which day


def mentions(page: Page) -> list[Told]:
    """The days that a dated report tells of."""
    found = []
    for time in page.times:
        days = day_span(time)
        if days and time.start < READ:
            found.append(Told(*days, words_around(page.report, time.start)))
    return found


def day_support(report: Report, day: int, told: Sequence[Told]) -> float:
    """How far the others tell the same of the days that the report speaks of, were it published on `day`."""
    total = 0.0
    for low, high, at in relative_days(report, day):
        words = words_around(report, at)
        total += max(
            (alike(words, other.words) for other in told if other.low <= high and low <= other.high), default=0.0
        )
    return total


def relative_days(report: Report, day: int) -> list[tuple[int, int, int]]:
    """The days that the report's relative expressions mean, were it published on `day`: first, last, place in text."""
    stamp = date.fromordinal(day).isoformat()
    doc = blank_english()(report.text[:READ])
    found = []
    for time in find_times(doc, replace(report, published=Published(stamp, stamp, "stated"))):
        span = SPAN.fullmatch(time.value or "") if time.type == "DURATION" else None
        if span and SINCE.match(report.text, time.end):
            found.append((day - int(span[1]), day - int(span[1]), time.start))
        elif time.basis == "published" and (days := day_span(time)):
            found.append((*days, time.start))
    return found


def day_span(time: Time) -> tuple[int, int] | None:
    """The first and last day of a time that is a day, a part of one, or a night; None for anything wider."""
    low, high = publication_day(time.low), publication_day(time.high)
    return (low, high) if low is not None and high is not None and 0 <= high - low <= 1 else None


def words_around(report: Report, at: int) -> dict[str, float]:
    """The words of the sentence at a place in the text, by key with their weight; with those of the one before it."""
    text = report.text
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text[:READ])), min(len(text), READ)]
    place = max(0, sum(end <= at for end in ends) - 1)
    found: dict[str, float] = {}
    for number, scale in ((place, 1.0), (place - 1, 0.5)):
        if number < 0 or number + 1 >= len(ends):
            continue
        for match in WORD.finditer(text, ends[number], ends[number + 1]):
            key = word_key(match[0])
            if key not in stop_keys() and not key.isdigit():
                found[key] = max(found.get(key, 0.0), scale * log(1 / (usual_share(key) + 0.002)))
    return found


def alike(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The cosine of two sets of weighted words."""
    both = sum(weight * right[key] for key, weight in left.items() if key in right)
    return both / (size(left.values()) * size(right.values())) if both else 0.0


def size(weights: Iterable[float]) -> float:
    """The length of a vector."""
    return sqrt(sum(weight * weight for weight in weights))


def settle(support: Mapping[int, float]) -> tuple[int, int] | None:
    """The day, or first and last day, that the support leaves; None where there is too little."""
    if not support:
        return None
    best = max(support.values())
    if best < SURE:
        return None
    near = sorted(day for day, value in support.items() if value > best - LEAD)
    return (near[0], near[-1]) if near[-1] - near[0] <= AFTER else None


@cache
def blank_english() -> Language:
    """A tokenizer alone: time expressions need no parse to be found."""
    import spacy

    return spacy.blank("en")
