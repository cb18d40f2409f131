"""When a report says it came out: a string to an interval."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from sayso.language.en.marks import MONTHS
from sayso.records import Basis, Published

_ISO = re.compile(
    r"""(?P<year>\d{4}) (?: -(?P<month>\d\d) (?: -(?P<day>\d\d)
        (?: [T ] (?P<hour>\d\d) :? (?P<minute>\d\d) (?: :? (?P<second>\d\d) (?:[.,]\d+)? )?
            \s? (?: Z | UTC | GMT | [+-]\d\d (?: :?\d\d )? )? )? )? )?""",
    re.X | re.I,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(?:Z|[+-]\d{4})?)?")
_WEEK = re.compile(r"(\d{4})-?W(\d\d)")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WRITTEN_DATE = re.compile(
    rf"""(?: (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+ )?
    (?: (?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})
      | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})\.?,?\s+(?P<year2>\d{{4}}) )""",
    re.X | re.I,
)
_CLOCK = re.compile(r"(?:\s*[,–-]?\s*(?:at\s+)?(\d{1,2})[:.](\d\d)(?::\d\d)?\s*([ap])?\.?(?:m\b\.?)?.{0,16})?", re.I)


def read_published(words: str | None, *, basis: Basis = "stated") -> Published:
    """The interval a stated date denotes; a string that is no unmistakable date is kept as words and stays unknown.

    A month is its first and last day; a time keeps the local date and clock as written, whatever its zone.

    >>> read_published("2026-01")
    Published(low='2026-01-01', high='2026-01-31', basis='stated', stated='2026-01')
    >>> read_published("2026-01-05T20:15:00-04:00").low
    '2026-01-05T20:15'
    >>> read_published("03/04/2026").low is None
    True
    """
    words = words.strip() if words else None
    if not words:
        return Published()
    low, high = _iso(words) or _written(words) or (None, None)
    return Published(low, high, basis if low else "unknown", words)


def _iso(words: str) -> tuple[str, str] | None:
    week = _WEEK.fullmatch(words)
    if week:
        return _safely_week(int(week[1]), int(week[2]))
    found = _ISO.fullmatch(words)
    if found:
        return _interval(found["year"], found["month"], found["day"], found["hour"], found["minute"], found["second"])
    compact = _COMPACT.fullmatch(words)
    return _interval(*compact.groups()) if compact else None


def _safely_week(year: int, week: int) -> tuple[str, str] | None:
    try:
        return date.fromisocalendar(year, week, 1).isoformat(), date.fromisocalendar(year, week, 7).isoformat()
    except ValueError:
        return None


def _written(words: str) -> tuple[str, str] | None:
    """«January 5, 2026, 8:15 p.m.», «Mon, 05 Jan 2026 20:15:00 GMT»."""
    found = WRITTEN_DATE.match(words)
    if not found:
        return None
    day = written_day(found)
    clock = _CLOCK.fullmatch(words, found.end())
    if day is None or clock is None:
        return None
    if clock[1] is None:
        return day, day
    hour = int(clock[1])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3].lower() == "p" else 0) if 1 <= hour <= 12 else 99
    return _interval(day[:4], day[5:7], day[8:], str(hour), clock[2], None)


def written_day(found: re.Match[str]) -> str | None:
    """The ISO day of a match of `WRITTEN_DATE`, None where the calendar has no such day."""
    month = MONTHS[(found["month"] or found["month2"]).lower()]
    try:
        return date(int(found["year"] or found["year2"]), month, int(found["day"] or found["day2"])).isoformat()
    except ValueError:
        return None


def _interval(year: str, *parts: str | None) -> tuple[str, str] | None:
    """First and last moment of a year, month, day or minute; None where the calendar has none."""
    numbers = [int(part) for part in parts if part is not None]
    y = int(year)
    try:
        if not numbers:
            return date(y, 1, 1).isoformat(), date(y, 12, 31).isoformat()
        if len(numbers) == 1:
            last = calendar.monthrange(y, numbers[0])[1]
            return date(y, numbers[0], 1).isoformat(), date(y, numbers[0], last).isoformat()
        if len(numbers) == 2:
            day = date(y, *numbers).isoformat()
            return day, day
        moment = datetime(y, *numbers[:5])  # type: ignore[arg-type]
    except (ValueError, calendar.IllegalMonthError):
        return None
    clock = moment.isoformat(timespec="seconds" if moment.second else "minutes")
    return clock, clock
