"""What a report's layout says of its narrative: the day in its headline, the entries of a live page, its asides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sayso.annotate.timex_clock import heads_line
from sayso.annotate.timex_finding import find_expressions
from sayso.annotate.timex_records import Found, Narrative, day_of
from sayso.annotate.timex_values import shift_days

if TYPE_CHECKING:
    from spacy.tokens import Doc

FULL = {"month day", "day month"}
LEAD = 400  # characters in which a report shows whether it says «today» or the weekday for its own day
DEEP = 12  # governors asked whether they stand in a relative clause
QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


def headline_day(title: str | None, now: Narrative) -> date | None:
    """The one day of a month that a headline names, where it is over: «The truth about 5 March»."""
    days = set()
    for one in find_expressions(title or ""):
        if one.rule.name in FULL:
            now.tense = "past"
            reading = one.rule.read(one, now)
            days.add(day_of(reading.value) if reading else None)
    day = days.pop() if len(days) == 1 else None
    return day if day and now.today and day <= now.today else None


def says_today(text: str, found: Sequence[Found]) -> bool:
    """Whether a report calls its own day «today» in its lead: a weekday of the same name is then another day.

    >>> from sayso.annotate.timex_finding import join_expressions
    >>> [says_today(text, join_expressions(find_expressions(text)))
    ...  for text in ("The pit shut today.", "It shut on Monday.", 'It shut on Monday. "Today is black," he said.')]
    [True, False, False]
    """
    quoted = [match.span() for match in QUOTED.finditer(text[: 2 * LEAD])]
    for one in found:
        if one.start >= LEAD:
            return False
        if any(low <= one.start < high for low, high in quoted):
            continue
        if one.rule.name == "today":
            return one.one("day") == "today" and one.mod is None
        if one.rule.name in ("weekday", "weekday part"):
            return False
    return False


def entry_days(found: Sequence[Found], now: Narrative) -> dict[int, date]:
    """The day of each entry of a live page, by where its stamp begins.

    Entries run forward or backward; where the clock jumps the other way, the page passes midnight. A line that is a
    day by itself heads the entries below it. Without three stamps nothing shows which way the page runs, and all are
    the report's own day.
    """
    stamps = [(one, clock_of(one)) for one in found if "clock" in one.rule.tags and not one.day and begins_line(one)]
    clocks = [clock for _, clock in stamps]
    today = now.today
    if today is None or len(stamps) < 3 or None in clocks:
        return {}
    steps = [clock_after(clocks[at], clocks[at + 1]) for at in range(len(clocks) - 1)]
    backward = sum(1 for step in steps if step < 0) >= sum(1 for step in steps if step > 0)
    headings = heading_days(found, now)
    days: list[tuple[int, date | None]] = [*headings]
    shift = 0
    order = range(len(stamps)) if backward else range(len(stamps) - 1, -1, -1)
    previous = now.clock
    for at in order:  # from the newest entry to the oldest
        clock = str(clocks[at])
        if previous is not None and clock > previous and (at != order[0] or far_after(clock, previous)):
            shift -= 1
        previous = clock
        start = stamps[at][0].start
        above = [day for heading, day in headings if heading < start]
        days.append((start, above[-1] if above else shift_days(today, shift)))
    return {start: day for start, day in days if day}


def begins_line(one: Found) -> bool:
    """Whether an expression begins a line of the report."""
    return one.start == 0 or heads_line(one)


def heading_days(found: Sequence[Found], now: Narrative) -> list[tuple[int, date]]:
    """The days that are lines by themselves, by where they begin."""
    headings = []
    for one in found:
        if one.rule.name not in FULL | {"weekday"} or one.clock or not begins_line(one):
            continue
        text = one.words.text
        if text[one.end :].partition("\n")[0].strip(" .:–-"):
            continue
        now.tense = "past"
        reading = one.rule.read(one, now)
        day = day_of(reading.value) if reading else None
        if day and now.today and day <= now.today:
            headings.append((one.start, day))
    return headings


def clock_of(one: Found) -> str | None:
    """The stamp's clock as «07:05», None where it has another form."""
    match = re.fullmatch(r"(\d{1,2})[.:](\d\d)", one.one("clock"))
    if not match or one.has("half") or one.mod:
        return None
    return f"{int(match[1]):02}:{match[2]}"


def clock_after(first: str | None, second: str | None) -> int:
    """1 where the second clock is later in its day than the first, -1 where earlier, else 0."""
    one, other = first or "", second or ""
    return (other > one) - (other < one)


def far_after(clock: str, other: str) -> bool:
    """Whether a clock is so much later than the report's own that it must be the day before's: zones differ."""
    return int(clock[:2]) - int(other[:2]) > 12


def is_aside(one: Found, doc: Doc) -> bool:
    """Whether an expression stands in a relative clause: what it dates is not what the report goes on to tell."""
    if not doc.has_annotation("DEP"):
        return False
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    token = span.root
    for _ in range(DEEP):
        if token.dep_ == "acl:relcl":
            return True
        if token.head.i == token.i or token.dep_ in ("ccomp", "parataxis"):
            return False
        token = token.head
    return False
