"""What lies ahead: scheduled dates, and deadlines computed from the event that they hang on, each with its words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from sayso.link.compare import quote
from sayso.link.facets import Facets, as_day
from sayso.link.lexicon import common_keys, stop_keys, word_lines
from sayso.records import Ahead, Event, Page

FURTHEST = 3660  # days; what is farther ahead is no date to watch
SENTENCES = 2  # sentences before a deadline in which its event is looked for


@cache
def deadline_words() -> dict[str, tuple[str, ...]]:
    """The groups of `deadlines.txt`."""
    groups = (line.partition(":") for line in word_lines("deadlines"))
    return {name: tuple(words.split()) for name, _, words in groups}


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a deadline («within 30 days») and of its extension («extended to six months»)."""
    words = deadline_words()
    within = "|".join(word.replace("_", r"\s+") for word in sorted(words["within"], key=len, reverse=True))
    units = "|".join(pair.partition("=")[0] for pair in words["units"])
    numbers = "|".join(sorted((pair.partition("=")[0] for pair in words["numbers"]), key=len, reverse=True))
    extend = "|".join(words["extend"])
    duration = rf"(?P<number>\d{{1,4}}|{numbers})[\s-]+(?P<unit>{units})s?\b"
    return (
        re.compile(rf"\b(?P<how>{within})\s+(?:the\s+next\s+)?{duration}", re.IGNORECASE),
        re.compile(rf"\b(?:{extend})\b[^.;]{{0,30}}?\b(?:to|by|for)\s+(?:up\s+to\s+)?{duration}", re.IGNORECASE),
    )


def find_ahead(pages: Sequence[Page], facets: Sequence[Facets], events: Sequence[Event]) -> tuple[Ahead, ...]:
    """Scheduled dates and deadlines of a story, soonest first; at most one of each kind a claim."""
    by_report: dict[str, list[Facets]] = {page.report.id: [] for page in pages}
    for side in facets:
        by_report[side.claim.report].append(side)
    found: dict[tuple[str, str], Ahead] = {}
    for page in pages:
        for ahead in (*scheduled(by_report[page.report.id]), *deadlines(page, by_report[page.report.id], events)):
            found.setdefault((ahead.claim, ahead.kind), ahead)
    ordered = sorted(found.values(), key=lambda ahead: (ahead.low or "9999", ahead.kind, ahead.claim))
    return tuple(ordered)


def scheduled(claims: Sequence[Facets]) -> list[Ahead]:
    """The dates that a report announces: of planned claims that lie after the report."""
    found = []
    for side in claims:
        if side.claim.world != "planned" or not side.low or not side.high:
            continue
        if side.day and (side.high < side.day or (side.low - side.day).days > FURTHEST):
            continue
        days = side.low.isoformat() if side.low == side.high else f"{side.low} to {side.high}"
        found.append(
            Ahead(side.id, "scheduled", side.low.isoformat(), side.high.isoformat(), f"{days}: {quote(side, 160)}")
        )
    return found


def deadlines(page: Page, claims: Sequence[Facets], events: Sequence[Event]) -> list[Ahead]:
    """The deadlines a report gives, counted from the event they hang on, else from the report's day."""
    pattern, extension = patterns()
    text, found = page.report.text, []
    for match in pattern.finditer(text):
        inside = [s for s in claims if s.claim.start <= match.start() and match.end() <= s.claim.end]
        side = min(inside, key=lambda s: (s.claim.end - s.claim.start, s.id), default=None)
        if side is None or not looks_ahead(side, match):
            continue
        base, on = anchor(match.end(), side, claims, events)
        more = extension.search(text, match.end(), match.end() + 160)
        words = " ".join(match[0].split())
        detail = f"«{words}» of {on}" if base is None else f"«{words}» of {on}, {base.isoformat()}"
        low = high = None
        if base is not None:
            low, high = base.isoformat(), plus(base, match).isoformat()
        if more:
            until = f", until {plus(base, more).isoformat()}" if base else ""
            detail += f"; «{' '.join(more[0].split())}»{until}"
        found.append(Ahead(side.id, "deadline", low, high, detail))
    return found


def looks_ahead(side: Facets, match: re.Match[str]) -> bool:
    """Whether a duration is a deadline: «within» and «up to» of what is not simply past; «in» only of plans."""
    how = " ".join(match["how"].lower().split())
    if how in {"in", "inside"}:
        return side.claim.world == "planned"
    past = re.search(r"\b(?:was|were|had|has)\b", side.claim.text[: max(0, match.start() - side.claim.start)])
    return side.claim.world in {"planned", "hypothetical"} or not past


def anchor(end: int, side: Facets, claims: Sequence[Facets], events: Sequence[Event]) -> tuple[date | None, str]:
    """The day a deadline is counted from and what it hangs on, in words.

    «within 30 days of the vote», «after …», «whenever …» name it; else it is the nearest dated claim just before that
    shares a telling word, else the report itself.
    """
    text = side.page.report.text
    named = re.match(
        r"\s*(?:of|after|from|following|whenever|when|once|if)\s+([^.;:!?\n]{3,90})", text[end : end + 120]
    )
    words = named[1].split(",")[0].strip() if named else None
    telling = side.words - common_keys() - stop_keys()
    before = [
        other
        for other in claims
        if other.low
        and other.id != side.id
        and other.claim.world == "actual"
        and side.sentence - SENTENCES <= other.sentence <= side.sentence
        and other.words & telling
    ]
    if words is None and before:
        nearest = max(before, key=lambda other: (len(other.words & telling), other.claim.start))
        return nearest.low, quote(nearest)
    if words is not None:
        wanted = frozenset(word for word in keyed(words))
        known = [other for other in claims if other.low and other.claim.world == "actual" and wanted & other.words]
        best = max(known, key=lambda other: (len(wanted & other.words), -other.claim.start), default=None)
        if best and len(wanted & best.words) >= max(1, len(wanted) / 2):
            return best.low, f"«{words}»"
        return None, f"«{words}»"
    day = as_day(side.page.report.published.high)
    return day, "the day of the report" if day else "a day that the report does not give"


def keyed(words: str) -> frozenset[str]:
    """The keys of content words."""
    from sayso.link.lexicon import keys_of

    return frozenset(key for key in keys_of(words) if key not in stop_keys())


def plus(day: date, match: re.Match[str]) -> date:
    """A day and a duration later; months and years by the calendar.

    >>> plus(date(2026, 1, 31), patterns()[1].search("extended to one month"))
    datetime.date(2026, 2, 28)
    """
    numbers = dict(pair.split("=") for pair in deadline_words()["numbers"])
    units = dict(pair.split("=") for pair in deadline_words()["units"])
    number = int(numbers.get(match["number"].lower(), match["number"]))
    unit = match["unit"].lower()
    if unit in {"month", "year"}:
        months = day.month - 1 + number * (12 if unit == "year" else 1)
        year, month = min(9998, day.year + months // 12), months % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return day + timedelta(days=min(number * int(units[unit]), FURTHEST))


__all__ = ["find_ahead"]
