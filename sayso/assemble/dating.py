"""When an undated report came out, from the dated reports of its story.

An undated report says «yesterday», «on Thursday», «three days after the fire»; the others say on what day that was.
Each day it may have come out on is tried: its expressions are read as if it had, and the day counts for as much as the
dated reports tell the same of the days it then speaks of. A reprint of a dated report came out with it or a day later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.assemble.told import (
    Told,
    agree,
    alike,
    blank_english,
    cosine,
    days_back,
    days_meant,
    days_stated,
    days_told,
    in_dateline,
    meets,
    own_weekday,
    telling,
    weighed,
    whole,
)
from sayso.link.copies import REPRINT, RETELLING
from sayso.link.lexicon import word_key
from sayso.link.profile import publication_day
from sayso.records import Copy, Page, Published, Report

AFTER = 4  # days after a dated day on which an undated report is tried; a later one is told by its own words
WEEK = 6  # days that one weekday leaves open: «early Saturday» fits any report of the week after
TRIED = 60  # days tried at most
SURE, LEAD = 0.25, 0.06  # least support for a day, and how far it must lead over the next
SAME_DAY, NEXT_DAY = 0.6, 0.35  # what a reprint adds to the day of its original and to the next
PARTIAL = 0.3  # the part of that for a report with passages of another: it may be days later
DATELINE = 0.5  # what a dateline adds to the day that it names without a year; a reprint may be of the next
VERBATIM = 0.8  # a report with so much of another came out with it or at most LATE days later
LATE = 2
SIDE_BY_SIDE = 0.3  # what two expressions side by side add that mean the same day
WRITTEN_OF, CALLED = 1.0, 0.2  # likeness to a report spoken of («yesterday's newspaper»), and that it is called that
OPENING = 400  # characters in which a bare «yesterday» is taken to mean the story's main day
WHOLE = 0.6  # weight of the whole report's likeness to what is told of the day that its first «yesterday» means
MAIN, HALF = 0.32, 0.6  # what that adds, and the share of the dated reports that must tell of the day: at two in five
#                         a trial's verdict passed for what its later reports mean by «yesterday»
OWN = 0.2  # what it adds that the report says which weekday it is
FORETOLD = 0.5  # weight of likeness to what was ahead for one report and has happened for the other
MATCHED = 0.25  # likeness from which on an expression is known to mean something else


@dataclass(frozen=True, slots=True)
class Known:
    """What the dated reports of a story give: the day of each by id, all days they tell of, the words of each.

    `main` is the day that most tell of, `early` whether what they tell of it was in its small hours.
    """

    days: dict[str, int]
    told: tuple[Told, ...]
    met: Counter[str]
    abouts: tuple[tuple[int, dict[str, float]], ...]
    main: int | None
    early: bool | None = None


def date_by_story(group: Sequence[Page], copies: Mapping[str, Sequence[Copy]]) -> list[Page]:
    """The pages of one story, the undated ones dated by the others where these tell.

    A page that stays as it is is the same object; a dated one has a new report whose `published` is a day, or an
    interval where several days are as likely, with the basis «story». Nothing is guessed where nothing tells.
    Work grows with undated reports times days tried times days told.
    """
    dated = [page for page in group if known_day(page.report) is not None]
    if not dated or len(dated) == len(group):
        return list(group)
    known = what_is_known(dated)
    return [page if page.report.id in known.days else date_page(page, known, copies) for page in group]


def what_is_known(dated: Sequence[Page]) -> Known:
    """What the dated reports tell."""
    found = [(page, told) for page in dated for told in days_told(page)]
    every = [told for _, told in found] + [told for page in dated for told in days_stated(page)]
    met = Counter(key for told in every for key in told.words)
    days = {page.report.id: known_day(page.report) or 0 for page in dated}
    tellers = Counter(day for _, day in {(page.report.id, told.low) for page, told in found if not told.ahead})
    first = min(tellers, key=lambda day: (-tellers[day], day), default=None)
    main = first if first is not None and tellers[first] >= max(2, HALF * len(dated)) else None
    abouts = tuple((days[page.report.id], whole(page.report)) for page in dated)
    hours = Counter(told.early for _, told in found if told.low == main and told.early is not None)
    early = hours[True] > hours[False] if hours else None
    return Known(days, tuple(telling(every)), met, abouts, main, early)


def date_page(page: Page, known: Known, copies: Mapping[str, Sequence[Copy]]) -> Page:
    """The page dated by what others tell and by the reports it shares its words with, or as it is."""
    found = settle(day_supports(page, known, copies))
    if found is None:
        return page
    low, high = (date.fromordinal(day).isoformat() for day in found)
    return replace(page, report=replace(page.report, published=Published(low, high, "story")))


def day_supports(page: Page, known: Known, copies: Mapping[str, Sequence[Copy]]) -> dict[int, float]:
    """The support for each day on which the report may have come out."""
    support = copy_support(page.report.id, known.days, copies)
    about = whole(page.report)
    meant = {day: days_meant(page, day) for day in days_to_try(page.report, known)}
    likeness = {day: [told_alike(one, known, about) for one in found] for day, found in meant.items()}
    for day, found in meant.items():
        support[day] = support.get(day, 0.0) + SIDE_BY_SIDE * agree(found) + sum(likeness[day])
    for day, found in meant.items():
        lead = next((one for one in found if one.offset), None)
        if lead and lead.at[0] < OPENING and not lead.published:
            support[day] += WHOLE * told_alike(replace(lead, words=about), known, about)
    for day in main_days(meant, likeness, known):
        support[day] += MAIN
    for day in support:
        support[day] += DATELINE * is_in_dateline(day, page)
    reprinted = reprint_days(page.report.id, known.days, copies)
    if any(support.get(day, 0.0) > 0 for day in reprinted):
        support = {day: value for day, value in support.items() if day in reprinted}
    return on_weekday(support, own_weekday(page.report.text), known.main)


def is_in_dateline(day: int, page: Page) -> bool:
    """Whether a dateline without a year names a day: «HALVEN, Sept 16 (MPA) -»."""
    value = f"XXXX-{date.fromordinal(day):%m-%d}"
    return any(time.value == value and in_dateline(page.report, time) for time in page.times)


def reprint_days(name: str, days: Mapping[str, int], copies: Mapping[str, Sequence[Copy]]) -> set[int]:
    """The days on which a reprint can have come out: with its original, or a day or two later."""
    firsts = [days[copy.of] for copy in copies.get(name, ()) if copy.share >= VERBATIM and copy.of in days]
    return {first + after for first in firsts for after in range(LATE + 1)}


def on_weekday(support: Mapping[int, float], weekday: int | None, main: int | None) -> dict[int, float]:
    """The support for the days that are the weekday the report says it is; all where it says none.

    Raised by that, but not more than a week after the story's main day: the report would count the weeks by then.
    """
    if weekday is None:
        return dict(support)
    days = {day: value for day, value in support.items() if date.fromordinal(day).isoweekday() == weekday}
    near = {day for day in days if main is None or 0 <= day - main <= WEEK}
    return {day: value + OWN if value > 0 and day in near else value for day, value in days.items()}


def is_main(one: Told, known: Known) -> bool:
    """Whether an expression means the story's main day, or the night before it or after where it was told at night."""
    return (one.high if known.early and one.low < one.high else one.low) == known.main


def main_days(meant: Mapping[int, list[Told]], likeness: Mapping[int, list[float]], known: Known) -> list[int]:
    """The days on which the report's first «yesterday» or «three days after» would mean the story's main day.

    None where it stands late, or where any day's reports tell the same as its sentence; but «yesterday's disaster» is
    the story's wherever it stands.
    """
    firsts = {day: next((at for at, one in enumerate(found) if one.offset), None) for day, found in meant.items()}
    placed = [(day, meant[day][at], likeness[day][at]) for day, at in firsts.items() if at is not None]
    named = [day for day, one, _ in placed if is_main(one, known) and one.happening]
    if named:
        return named
    if any(like >= MATCHED or one.published or one.at[0] >= OPENING for _, one, like in placed):
        return []
    return [day for day, one, _ in placed if is_main(one, known)]


def known_day(report: Report) -> int | None:
    """The ordinal of the day on which a report came out, None unless it is known to the day."""
    low, high = report.published.low, report.published.high
    return publication_day(low) if low and high and low[:10] == high[:10] else None


def days_to_try(report: Report, known: Known) -> list[int]:
    """The days on which the report may have come out, at most `TRIED`, those nearest to dated ones."""
    published = report.published
    near = Counter(day + after for day in known.days.values() for after in range(-1, AFTER + 1))
    most = AFTER if own_weekday(report.text) is None else WEEK
    later = {*range(most + 1), WEEK + 1, *(days for days, _ in days_back(report.text))}
    near.update(told.low + after for told in known.told for after in sorted(later))
    low, high = publication_day(published.low), publication_day(published.high)
    latest, earliest = max(known.days.values()) + 30, min(known.days.values()) - 30
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
            scale = min(1.0, 0.5 + share) if share >= REPRINT or share == RETELLING else PARTIAL
            support[days[other]] = max(support.get(days[other], 0.0), SAME_DAY * scale)
            following = days[other] + sign
            support[following] = max(support.get(following, 0.0), NEXT_DAY * scale)
    return support


def told_alike(one: Told, known: Known, about: Mapping[str, float]) -> float:
    """How far the others tell the same of the day that one expression means."""
    if one.published:
        wanted = (words for at, words in known.abouts if at == one.low)
        return max((written_of(about, words, one.published) for words in wanted), default=0.0)
    weighed_one = weighed(one, known.met, len(known.told))
    same = (told for told in known.told if meets(one, told, known.early if told.low == known.main else None))
    return max(
        (alike(weighed_one, told) * told.scale * (1.0 if told.ahead == one.ahead else FORETOLD) for told in same),
        default=0.0,
    )


def written_of(about: Mapping[str, float], words: Mapping[str, float], kind: str) -> float:
    """How likely a report is the one spoken of: how like it is, and whether it calls itself that, a newspaper say."""
    return WRITTEN_OF * cosine(about, words) + (CALLED if word_key(kind) in words else 0.0)


def settle(support: Mapping[int, float]) -> tuple[int, int] | None:
    """The day, or first and last day, that the support leaves; None where there is too little."""
    if not support:
        return None
    best = max(support.values())
    if best < SURE:
        return None
    near = sorted(day for day, value in support.items() if value > best - LEAD)
    return (near[0], near[-1]) if near[-1] - near[0] <= WEEK else None


__all__ = ["blank_english", "date_by_story"]
