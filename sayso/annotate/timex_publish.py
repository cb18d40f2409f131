"""When a report came out, from its own text: a date line, a dateline, or several expressions that leave one day.

Never a guess: a date in running text dates nothing by itself, and a line without a year needs a year that its weekday
and the years the text speaks of leave alone.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from sayso.annotate.timex_calendar import day_exists
from sayso.annotate.timex_finding import find_expressions
from sayso.annotate.timex_records import Found, Narrative, day_of
from sayso.annotate.timex_relative import TODAY
from sayso.annotate.timex_values import shift_days
from sayso.records import Published, Report

HEAD = 600  # characters in which a date line or dateline stands
FULL = {"month day", "day month", "iso", "numeric"}
LABEL = re.compile(r"(?i)(published|posted|updated|last updated|date|issued|released)?[: ]*(on)?[: ]*")
PLACE = re.compile(r"[A-Z][A-Za-zÀ-ÿ .,'’-]{2,40}")
AFTER_DATELINE = re.compile(r"\s*(\([^)]{2,30}\)\s*)?(--|[-–—:_])")


def infer_published(text: str, report: Report) -> Published:
    """The report's date as its text has it, else as it was."""
    for mark in report.marks:
        if mark.kind in ("date", "dateline", "timestamp") and day_of(mark.value):
            return agree(report.published, str(mark.value)[:10])
    found = find_expressions(text)
    day = date_line(text, found) or apposed_day(found) or line_without_year(text, found, report.published)
    return agree(report.published, day.isoformat()) if day else report.published


def agree(known: Published, day: str) -> Published:
    """The inferred day, unless what is known of the date rules it out."""
    if known.low and known.high and not known.low[:10] <= day <= known.high[:10]:
        return known
    return Published(day, day, "text")


def full_day(one: Found) -> date | None:
    """The day of an expression that says it with its year."""
    if one.rule.name not in FULL:
        return None
    reading = one.rule.read(one, Narrative())
    value = reading.value if reading else None
    return day_of(value) if value and re.match(r"\d{4}-\d\d-\d\d", value) else None


def heads_line(text: str, one: Found) -> bool:
    """Whether an expression near the top is a line of its own, or follows a place at the start of one."""
    line_start = text.rfind("\n", 0, one.start) + 1
    line_end = text.find("\n", one.end)
    line_end = len(text) if line_end < 0 else line_end
    ahead, behind = text[line_start : one.start].strip(" ,-–—|•("), text[one.end : line_end]
    if LABEL.fullmatch(ahead) and len(behind.strip(" .,-–—|•)")) < 25:
        return True
    return bool(PLACE.fullmatch(ahead) and AFTER_DATELINE.match(behind))


def date_line(text: str, found: list[Found]) -> date | None:
    """The full date that is a line of its own, or follows a place at the start of a paragraph, near the top."""
    for one in found:
        if one.start > HEAD:
            return None
        day = full_day(one)
        if day and heads_line(text, one):
            return day
    return None


def apposed_day(found: list[Found]) -> date | None:
    """The day that «today, 5 March 2026» or «yesterday (March 4, 2026)» fixes, where all such pairs agree."""
    days = set()
    for left, right in pairwise(found):
        gap = [left.words.lower(index) for index in range(left.last, right.first)]
        word = left.one("day")
        if word not in TODAY or left.has("beyond") or gap not in ([","], ["("], [], [",", "on"], ["on"], ["–"], ["—"]):
            continue
        day = full_day(right)
        if day:
            days.add(shift_days(day, -TODAY[word]))
    return days.pop() if len(days) == 1 else None


def line_without_year(text: str, found: list[Found], known: Published) -> date | None:
    """The day of a date line «Saturday, Jan 3», where one year alone fits.

    That is a year of the known interval, or the last that the text speaks of or the one after it, in which the day is
    that weekday.
    """
    years = known_years(known) or spoken_years(found)
    for one in found:
        if one.start > HEAD or not years:
            return None
        if one.rule.name not in ("month day", "day month") or not one.has("weekday") or one.has("year"):
            continue
        reading = one.rule.read(one, Narrative())
        match = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", (reading.value if reading else None) or "")
        if not match or not heads_line(text, one):
            continue
        weekday = int(one.lexicon.values["weekday"][one.one("weekday")])
        month, day = int(match[1]), int(match[2])
        fits = [date(year, month, day) for year in years if day_exists(year, month, day)]
        fits = [fit for fit in fits if fit.isoweekday() == weekday]
        return fits[0] if len(fits) == 1 else None
    return None


def known_years(known: Published) -> list[int]:
    """The years of an imprecise date."""
    low, high = day_of(known.low), day_of(known.high)
    return list(range(low.year, high.year + 1)) if low and high and high.year - low.year < 5 else []


def spoken_years(found: list[Found]) -> list[int]:
    """The last year that the text speaks of and the one after it; none where it speaks of none."""
    said = [int(one.one("year")) for one in found if re.fullmatch(r"(19|20)\d\d", one.one("year"))]
    return [max(said), max(said) + 1] if said else []
