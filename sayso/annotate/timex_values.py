"""What a TIMEX3 value denotes: its first and last local day or minute, and arithmetic on calendar values."""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

PARTS = {  # part of day: first minute, last minute; a night ends in the next day's morning
    "MO": ("06:00", "11:59"),
    "MI": ("11:00", "13:59"),
    "AF": ("12:00", "17:59"),
    "EV": ("18:00", "23:59"),
    "NI": ("18:00", "05:59"),
    "DT": ("06:00", "17:59"),
}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}  # northern; a winter ends in the next year
VALUE = re.compile(
    r"""(?:FY)?(?P<year>\d{2,4})X*
    (?: -W(?P<week>\d\d)(?:-(?P<weekend>WE)|-(?P<weekday>[1-7]))?
      | -(?P<span>Q[1-4]|H[12]|SP|SU|FA|WI)
      | -(?P<month>\d\d)(?:-(?P<day>\d\d))? )?
    (?:T(?P<part>MO|MI|AF|EV|NI|DT)|T(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::\d\d)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?
    """,
    re.VERBOSE,
)


def interval(value: str | None, mod: str | None = None) -> tuple[str | None, str | None]:
    """The first and last ISO local day (for times of day: minute) of a value; (None, None) where it fixes none.

    `mod` START, MID and END keep the first, middle or last third of months and longer, or that part of a day.

    >>> interval("1989-Q3"), interval("2026-01-05T20:15")
    (('1989-07-01', '1989-09-30'), ('2026-01-05T20:15', '2026-01-05T20:15'))
    >>> interval("1991", "START"), interval("2026-02-31"), interval("PAST_REF")
    (('1991-01-01', '1991-04-30'), (None, None), (None, None))
    """
    match = VALUE.fullmatch(value or "")
    if not match:
        return None, None
    days = value_days(match)
    if days is None:
        return None, None
    low, high = days
    if match["part"] or match["hour"]:
        return minutes(match, low)
    if mod in ("START", "MID", "END"):
        if low == high:
            return day_third(low, mod)
        low, high = third(low, high, mod)
    return low.isoformat(), high.isoformat()


def value_days(match: re.Match[str]) -> tuple[date, date] | None:
    """First and last day of a parsed value, or None where no calendar has it."""
    digits = match["year"]
    try:
        first = int(digits) * 10 ** (4 - len(digits))
        if match["week"]:
            monday = date.fromisocalendar(first, int(match["week"]), 1)
            if match["weekend"]:
                return monday + timedelta(5), monday + timedelta(6)
            if match["weekday"]:
                day = monday + timedelta(int(match["weekday"]) - 1)
                return day, day
            return monday, monday + timedelta(6)
        if match["span"]:
            return span_days(first, match["span"])
        if match["day"]:
            day = date(first, int(match["month"]), int(match["day"]))
            return day, day
        if match["month"]:
            return month_days(first, int(match["month"]))
        return date(first, 1, 1), date(first + 10 ** (4 - len(digits)) - 1, 12, 31)
    except (ValueError, OverflowError):
        return None


def span_days(year: int, span: str) -> tuple[date, date]:
    """First and last day of a quarter, half year or season."""
    if span in SEASON_MONTHS:
        first, last = SEASON_MONTHS[span]
        return date(year, first, 1), month_days(year + (last < first), last)[1]
    size = 3 if span[0] == "Q" else 6
    last = size * int(span[1])
    return date(year, last - size + 1, 1), month_days(year, last)[1]


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; ValueError where there is none such."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def minutes(match: re.Match[str], day: date) -> tuple[str | None, str | None]:
    """First and last minute of a time or part of a day."""
    if match["part"]:
        low, high = PARTS[match["part"]]
        last = shift_days(day, 1) if high < low else day
        return (f"{day}T{low}", f"{last}T{high}") if last else (None, None)
    hour, minute = int(match["hour"]), match["minute"]
    if hour == 24 and int(minute or 0) == 0:
        after = shift_days(day, 1)
        return (f"{after}T00:00", f"{after}T00:00") if after else (None, None)
    if hour > 23 or int(minute or 0) > 59:
        return None, None
    if minute is None:
        return f"{day}T{hour:02}:00", f"{day}T{hour:02}:59"
    return f"{day}T{hour:02}:{minute}", f"{day}T{hour:02}:{minute}"


def third(low: date, high: date, mod: str) -> tuple[date, date]:
    """The first, middle or last third of an interval of days; of a year and of a decade, of whole months and years.

    >>> third(date(2026, 1, 1), date(2026, 1, 31), "MID")
    (datetime.date(2026, 1, 11), datetime.date(2026, 1, 20))
    """
    if low.year != high.year and low.month == low.day == 1:  # of 1990 to 1999: to 1993, to 1996, to 1999
        step = (high.year - low.year + 1) // 3
        first, last = low.year + step, low.year + 2 * step
        return {"START": (low, date(first, 12, 31)), "MID": (date(first + 1, 1, 1), date(last, 12, 31)),
                "END": (date(last + 1, 1, 1), high)}[mod]  # fmt: skip
    if (high - low).days > 300:
        year = low.year
        return {"START": (low, date(year, 4, 30)), "MID": (date(year, 5, 1), date(year, 8, 31)),
                "END": (date(year, 9, 1), high)}[mod]  # fmt: skip
    step = ((high - low).days + 1) // 3
    first_end, mid_end = low + timedelta(step - 1), low + timedelta(2 * step - 1)
    return {"START": (low, first_end), "MID": (first_end + timedelta(1), mid_end),
            "END": (mid_end + timedelta(1), high)}[mod]  # fmt: skip


def day_third(day: date, mod: str) -> tuple[str, str]:
    """The minutes of «early», «mid» and «late» on a day."""
    low, high = {"START": ("00:00", "09:59"), "MID": ("10:00", "15:59"), "END": ("17:00", "23:59")}[mod]
    return f"{day}T{low}", f"{day}T{high}"


def shift_days(day: date, days: int) -> date | None:
    """`days` later, or None past the calendar's ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def shift_value(day: date, count: int, unit: str) -> str | None:
    """The value, of the unit's own precision, of the day `count` units later.

    >>> shift_value(date(1998, 3, 1), -6, "W"), shift_value(date(1998, 2, 27), -4, "Y")
    ('1998-W03', '1994')
    >>> shift_value(date(2026, 1, 31), 1, "MO"), shift_value(date(1989, 10, 30), -1, "Q")
    ('2026-02', '1989-Q3')
    """
    if unit == "D":
        moved = shift_days(day, count)
        return moved.isoformat() if moved else None
    if unit == "W":
        moved = shift_days(day, 7 * count)
        return week_value(moved) if moved else None
    if unit in ("MO", "Q"):
        months = day.year * 12 + day.month - 1 + count * (3 if unit == "Q" else 1)
        year, month = divmod(months, 12)
        if not MINYEAR <= year <= MAXYEAR:
            return None
        return f"{year:04}-{month + 1:02}" if unit == "MO" else f"{year:04}-Q{month // 3 + 1}"
    years = {"Y": 1, "10Y": 10, "C": 100, "1000Y": 1000}.get(unit)
    if years is None or not MINYEAR <= day.year + count * years <= MAXYEAR:
        return None
    return f"{day.year + count * years:04}"


def week_value(day: date) -> str:
    """The ISO week of a day.

    >>> week_value(date(1998, 3, 1))
    '1998-W09'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian rule.

    >>> easter(2026), easter(2000)
    (datetime.date(2026, 4, 5), datetime.date(2000, 4, 23))
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The nth (from the end when negative) ISO weekday of a month.

    >>> nth_weekday(1999, 11, 4, 4), nth_weekday(2026, 5, -1, 1)
    (datetime.date(1999, 11, 25), datetime.date(2026, 5, 25))
    """
    days = [day for day in calendar.Calendar().itermonthdates(year, month)
            if day.month == month and day.isoweekday() == weekday]  # fmt: skip
    return days[nth - 1 if nth > 0 else nth] if -len(days) <= nth <= len(days) and nth else None


def holiday_date(rule: str, year: int) -> date | None:
    """The day of a rule of the lexicon's holiday table in a year.

    >>> holiday_date("4 4 11", 1999), holiday_date("easter-2", 2026), holiday_date("election", 1998)
    (datetime.date(1999, 11, 25), datetime.date(2026, 4, 3), datetime.date(1998, 11, 3))
    """
    if not MINYEAR < year < MAXYEAR:
        return None
    if rule == "election":  # the Tuesday after the first Monday of November
        monday = nth_weekday(year, 11, 1, 1)
        return shift_days(monday, 1) if monday else None
    if rule.startswith("easter"):
        return shift_days(easter(year), int(rule[6:]))
    if rule.startswith("lib "):
        return library_holiday(rule, year)
    if "-" in rule[1:]:
        month, day = rule.split("-")
        return date(year, int(month), int(day))
    nth, weekday, month_number = map(int, rule.split())
    return nth_weekday(year, month_number, nth, weekday)


def library_holiday(rule: str, year: int) -> date | None:
    """A moving feast, by the `holidays` package: «lib TR eid al-fitr» is the first day there of that name.

    >>> library_holiday("lib IL yom kippur", 2026)
    datetime.date(2026, 9, 21)
    """
    import holidays

    _, country, name = rule.split(" ", 2)
    found = holidays.country_holidays(country, years=year, language="en_US")
    return min((day for day, labels in found.items() if name in labels.lower().split("; ")), default=None)
