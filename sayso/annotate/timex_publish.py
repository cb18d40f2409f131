"""When a report came out, from its own text: a date on its own line or dateline, or expressions that leave one day."""

from __future__ import annotations

import re
from datetime import date

from sayso.annotate.timex_finding import find_expressions
from sayso.annotate.timex_records import Narrative, day_of
from sayso.records import Published, Report

HEAD = 600  # characters in which a dateline stands
FULL = {"month day", "day month", "iso", "numeric"}


def infer_published(text: str, report: Report) -> Published:
    """The report's date as its text has it, else as it was.

    A full date that is a whole line near the top, or stands in a dateline, dates the report.
    """
    for mark in report.marks:
        if mark.kind in ("date", "dateline", "timestamp") and mark.value and day_of(mark.value):
            return agree(report.published, mark.value[:10])
    found = date_line(text)
    return agree(report.published, found.isoformat()) if found else report.published


def agree(known: Published, day: str) -> Published:
    """The inferred day, unless what is known of the date rules it out."""
    if known.low and known.high and not known.low[:10] <= day <= known.high[:10]:
        return known
    return Published(day, day, "text")


def date_line(text: str) -> date | None:
    """The full date that is a line of its own, or follows a place at the start of a paragraph, near the top."""
    now = Narrative()
    for one in find_expressions(text[:HEAD]):
        if one.rule.name not in FULL:
            continue
        reading = one.rule.read(one, now)
        day = (
            day_of(reading.value) if reading and reading.value and re.match(r"\d{4}-\d\d-\d\d", reading.value) else None
        )
        if day is None:
            continue
        line_start = text.rfind("\n", 0, one.start) + 1
        line_end = text.find("\n", one.end)
        line_end = len(text) if line_end < 0 else line_end
        ahead, behind = text[line_start : one.start].strip(" ,-–—|•("), text[one.end : line_end].strip(" .,-–—|•)")
        if (
            re.fullmatch(r"(?i)(published|posted|updated|last updated|date|issued)?[: ]*(on)?[: ]*", ahead)
            and len(behind) < 25
        ):
            return day
        if re.fullmatch(r"[A-Z][A-Za-z .,'’-]{2,40}", ahead) and re.match(
            r"\s*(\([^)]{2,30}\)\s*)?(--|[-–—:_])", text[one.end : line_end]
        ):
            return day
    return None
