"""How calendar expressions read: dates, months, seasons, quarters, years, holidays, with or without their year.

A day or month without its year is the one nearest the report's own date, on the side that the tense says.
"""

from __future__ import annotations

import re
from datetime import date

from sayso.annotate.timex_lengths import count_of
from sayso.annotate.timex_records import Found, Narrative, Reading
from sayso.annotate.timex_values import holiday_date, interval, nth_weekday, week_value
from sayso.records import TimeBasis

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


# ---------------------------------------------------------------- numbers in words


def year_of(words: list[str], found: Found) -> int | None:
    """The year that words spell: «1998», «'82», «nineteen ninety-six», «two thousand and three».

    Two digits are a year of the past hundred; years before 1000 and after 2999 are none.
    """
    words = [word for word in words if word not in ("-", "and", "the", "year")]
    if not words:
        return None
    if words[0].lstrip("'‘").isdecimal() and len(words) == 1:
        digits = words[0].lstrip("'‘")
        year = int(digits) if len(digits) <= 4 else 0
        if len(digits) == 2:
            return 1900 + year if year >= 40 else 2000 + year
        return year if 1000 <= year <= 2999 else None
    values = found.lexicon.values
    if "thousand" in words:
        number = count_of(words, values)
        return int(number) if isinstance(number, float) and 1000 <= number <= 2999 else None
    century = count_of(words[:1], values)
    rest = count_of(words[1:], values)
    if isinstance(century, float) and isinstance(rest, float) and 10 <= century <= 29 and 0 <= rest <= 99:
        return int(century * 100 + rest)
    return None


def day_number(words: list[str], found: Found) -> int | None:
    """The day of the month: «3», «3rd», «third», «twenty-first»."""
    words = [word for word in words if word != "-"]
    if not words:
        return None
    digits = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", words[-1])
    if digits:
        return int(digits[1])
    total = 0
    for word in words:
        value = found.lexicon.values["ordinal"].get(word) or found.lexicon.values["cardinal"].get(word)
        if value is None:
            return None
        total += int(value)
    return total if 1 <= total <= 31 else None


def nth_of(word: str, found: Found) -> int:
    """The number of an ordinal, counted from the end when negative; 0 for none."""
    values = found.lexicon.values
    return int(values["ordinal"].get(word) or values["final"].get(word) or 0)


# ---------------------------------------------------------------- the year that was left out


def stated_year(found: Found, now: Narrative) -> tuple[int | None, TimeBasis]:
    """The year said in the expression itself, as a number or as «last year», and what that rests on."""
    if found.has("year"):
        return year_of(found.many("year"), found), "explicit"
    which = found.one("which")
    present = now.present("Y")
    if which and present:
        first = which.split()[-1] if "year" not in which else which.replace("the ", "").split()[0].replace("'s", "")
        step = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}.get(first)
        if step is not None and "year" in which:
            return present.year + step, now.basis
    return None, now.basis


def guess_year(month: int, day: int | None, found: Found, now: Narrative) -> int | None:
    """The year of a month or day named without one.

    Nearest the report's date, before it when the tense is past, after it when future. Undated reports: the year last
    spoken of, where one was.
    """
    present = now.present("Y")
    if present is None:
        told = now.told("Y")
        return told.year if told else None
    if now.low is None or now.high is None:
        return None
    which = found.one("which")
    here = (now.high.month, now.high.day)
    there = (month, day if day else (now.high.day if month == now.high.month else 1))
    year = present.year
    if which in ("last", "past", "this past"):
        before = there < here if day else month < now.high.month
        return year if before and (day or which == "this past" or not far_back(month, now.high.month)) else year - 1
    if which in ("next", "coming", "this coming"):
        after = there > here if day else month > now.high.month
        return year if after else year + 1
    if which == "this":
        return year
    distance = (there[0] - here[0]) + (there[1] - here[1]) / 31
    if not day and month == now.high.month:
        return year
    if now.tense == "past" and (distance <= 0 or not day or distance > 2):
        return year if distance <= 0 else year - 1
    if now.tense == "future" and (distance >= 0 or not day or distance < -2):
        return year if distance >= 0 else year + 1
    if distance > 6.5:
        return year - 1
    return year + 1 if distance < -6.5 else year


def far_back(month: int, present: int) -> bool:
    """Whether «last MONTH» said in month `present` more likely means the year before (never, for a month gone by)."""
    return month >= present


# ---------------------------------------------------------------- readings


def read_day(found: Found, now: Narrative) -> Reading | None:
    """«January 3, 2026», «Monday 18 May», «the 3rd of March», «Sunday, March eighth», «Aug. 2»."""
    day = day_number(found.many("day"), found)
    if not found.has("month"):
        return read_bare_day(day, now)
    month = int(found.value("month", "month") or 0)
    if day is None:
        return None
    year, basis = stated_year(found, now)
    if found.has("year") and year is None:
        return Reading("DATE", None)
    weekday = found.one("weekday")
    if year is None:
        year = guess_year(month, day, found, now)
        if weekday and year:
            year = weekday_year(int(found.lexicon.values["weekday"][weekday]), year, month, day)
    elif basis == "explicit":
        basis = "explicit"
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}" if day_exists(2024, month, day) else None, basis=now.basis)
    return Reading("DATE", f"{year:04}-{month:02}-{day:02}" if day_exists(year, month, day) else None, basis=basis)


def read_bare_day(day: int | None, now: Narrative) -> Reading | None:
    """«the 12th»: of the report's month, of the next where the tense is future and it is over, or of the one before."""
    today = now.today
    if day is None or today is None:
        return Reading("DATE", None, basis=now.basis)
    month = today.year * 12 + today.month - 1
    if now.tense == "past" and day > today.day:
        month -= 1
    elif now.tense == "future" and day < today.day:
        month += 1
    year, index = divmod(month, 12)
    value = f"{year:04}-{index + 1:02}-{day:02}" if day_exists(year, index + 1, day) else None
    return Reading("DATE", value, basis=now.basis)


def weekday_year(weekday: int, year: int, month: int, day: int) -> int:
    """The year, of the guessed one and its neighbours, in which that day is that weekday; else the guessed one."""
    for near in (year, year - 1, year + 1):
        if day_exists(near, month, day) and date(near, month, day).isoweekday() == weekday:
            return near
    return year


def day_exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day.

    >>> day_exists(2026, 2, 31), day_exists(2024, 2, 29), day_exists(0, 1, 1)
    (False, True, False)
    """
    try:
        date(year, month, day)
    except (ValueError, OverflowError):
        return False
    return True


def read_second_day(found: Found, now: Narrative) -> Reading | None:
    """«25» in «April 24 and 25»: a further day of the month just spoken of."""
    day = day_number(found.many("day"), found)
    told = now.told("MO")
    if day is None or told is None:
        return Reading("DATE", None, basis=now.basis)
    value = f"{told.year:04}-{told.month:02}-{day:02}" if day_exists(told.year, told.month, day) else None
    return Reading("DATE", value, basis=now.told_basis("MO"))


def read_month(found: Found, now: Narrative) -> Reading | None:
    """«March», «January 1998», «last May», «June last year»."""
    month = int(found.value("month", "month") or 0)
    year, basis = stated_year(found, now)
    if found.has("year") and year is None:
        return Reading("DATE", None)
    if year is None:
        year = guess_year(month, None, found, now)
    return Reading("DATE", f"{year:04}-{month:02}" if year else f"XXXX-{month:02}", basis=basis)


def read_year(found: Found, now: Narrative) -> Reading | None:
    """«1998», «the year two thousand», «'82», «fiscal 1989»."""
    year = year_of(found.many("year"), found)
    return Reading("DATE", f"{year:04}" if year else None)


def read_fiscal(found: Found, now: Narrative) -> Reading | None:
    """«FY2007»."""
    digits = re.sub(r"\D", "", found.one("year"))
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    return Reading("DATE", f"FY{year:04}")


def read_season(found: Found, now: Narrative) -> Reading | None:
    """«the winter of 1994», «last fall», «this summer», «the autumn»."""
    season = str(found.value("season", "season"))
    year, basis = stated_year(found, now)
    if found.has("year") and year is None:
        return Reading("DATE", None)
    if year is None:
        year = season_year(season, found.one("which"), now)
    return Reading("DATE", f"{year:04}-{season}" if year else f"XXXX-{season}", basis=basis, approximate=True)


def season_year(season: str, which: str, now: Narrative) -> int | None:
    """The year of a season named without one: the last that has begun, or for «next» and the future the next."""
    present = now.present("Y")
    if present is None or now.high is None:
        told = now.told("Y")
        return told.year if told else None
    first = SEASON_MONTH[season]
    begun = now.high.month >= first
    running = begun and (now.high.month <= first + 2 or season == "WI")
    if season == "WI" and now.high.month <= 2:
        begun, running = False, True
    if which in ("next", "coming", "this coming"):
        return present.year + 1 if begun and season != "WI" else present.year
    if which in ("last", "past"):
        return present.year if begun and not running else present.year - 1
    if which in ("this", "this past"):
        return present.year if not (season == "WI" and now.high.month <= 4) else present.year - 1
    if now.tense == "future":
        return present.year if not begun or running else present.year + 1
    return present.year if begun else present.year - 1


def read_quarter(found: Found, now: Narrative) -> Reading | None:
    """«the third quarter of 1984», «third-quarter», «this year's third quarter», «Q3», «first half of next year»."""
    spelt = found.one("quarter")
    digits = re.search(r"[1-4]", spelt)
    nth = int(digits[0]) if digits else nth_of(spelt, found)
    halves = "half" in found.one("unit") or spelt[:1] == "h"
    last = 2 if halves else 4
    nth = last if nth < 0 else nth
    if not 1 <= nth <= last:
        return None
    letter = "H" if halves else "Q"
    year, basis = stated_year(found, now)
    if found.has("year") and year is None:
        return Reading("DATE", None)
    ago = found.one("which")
    present = now.present("Y")
    if year is None and present and ("ago" in ago or "earlier" in ago):
        year = quarter_year(nth, last, now)
        year = year - 1 if year else None
    if year is None:
        year = quarter_year(nth, last, now)
    return Reading("DATE", f"{year:04}-{letter}{nth}" if year else f"XXXX-{letter}{nth}", basis=basis)


def quarter_year(nth: int, last: int, now: Narrative) -> int | None:
    """The year of a quarter (of `last` in a year) named without one: the latest begun, unless the tense is future."""
    present = now.present("Y")
    if present is None or now.high is None:
        told = now.told("Y")
        return told.year if told else None
    months = 12 // last
    running = (now.high.month - 1) // months + 1
    if nth > running and now.tense != "future":
        return present.year - 1
    if nth < running and now.tense == "future" and running - nth >= last / 2:
        return present.year + 1
    return present.year


def read_decade(found: Found, now: Narrative) -> Reading | None:
    """«the 1990s», «the '80s», «the nineties»: TimeML writes the digits that all its years share."""
    word = found.one("decade")
    digits = re.search(r"\d+", word)
    number = int(digits[0]) if digits else int(found.lexicon.values["decade"].get(word) or 0)
    if number < 100:
        number += 2000 if number < 20 else 1900
    return Reading("DATE", f"{number // 10}")


def read_century(found: Found, now: Narrative) -> Reading | None:
    """«the 20th century» 19, «this century» 20."""
    if found.has("nth"):
        digits = re.match(r"\d+", found.one("nth"))
        nth = int(digits[0]) if digits else int(count_ordinal(found))
        return Reading("DATE", f"{nth - 1:02}") if 1 <= nth <= 30 else None
    present = now.present("C")
    step = {"last": -1, "past": -1, "next": 1}.get(found.one("which"), 0)
    return Reading("DATE", f"{present.year // 100 + step:02}" if present else None, basis=now.basis)


def count_ordinal(found: Found) -> int:
    """The number of an ordinal in words, «twenty-first» 21."""
    total = 0
    for word in found.many("nth"):
        total += int(found.lexicon.values["ordinal"].get(word) or found.lexicon.values["cardinal"].get(word) or 0)
    return total


def read_numeric(found: Found, now: Narrative) -> Reading | None:
    """«7/8/07», «2026/1/3», «3.1.2026»: where day and month could be either, the reading nearer the report's date."""
    parts = [int(part) for part in re.split(r"[/.]", found.one("date"))]
    if parts[0] > 31:
        year, month, day = parts
        orders = [(month, day)]
    else:
        first, second, year = parts
        orders = [(second, first)] if "." in found.one("date") else [(first, second), (second, first)]
    year += 0 if year >= 100 else (2000 if year < 40 else 1900)
    days = sorted({date(year, month, day) for month, day in orders if day_exists(year, month, day)})
    if len(days) > 1 and now.low:
        days.sort(key=lambda day: abs((day - now.low).days) if now.low else 0)
        return Reading("DATE", days[0].isoformat())
    return Reading("DATE", days[0].isoformat() if len(days) == 1 else None)


def read_iso(found: Found, now: Narrative) -> Reading | None:
    """«2026-01-03», «2026-01-03T20:15Z», «2026-W03»."""
    text = found.one("date").upper().replace(" ", "")
    if not interval(text)[0]:
        return Reading("DATE", None)
    return Reading("TIME" if "T" in text else "DATE", text, zone="UTC" if text.endswith("Z") else None)


def read_week(found: Found, now: Narrative) -> Reading | None:
    """«the week of March 6», «the last week of March»."""
    month = int(found.value("month", "month") or 0)
    year, basis = stated_year(found, now)
    day = day_number(found.many("day"), found) if found.has("day") else None
    year = year or guess_year(month, day, found, now)
    if not year:
        return Reading("DATE", None, basis=now.basis)
    if day:
        return Reading(
            "DATE", week_value(date(year, month, day)) if day_exists(year, month, day) else None, basis=basis
        )
    nth = nth_of(found.one("nth"), found)
    if not nth or nth > 5:
        return Reading("DATE", None, basis=basis)
    thursday = nth_weekday(year, month, nth, 4)  # ISO: a week belongs where its Thursday lies
    return Reading("DATE", week_value(thursday) if thursday else None, basis=basis)


def read_holiday(found: Found, now: Narrative) -> Reading | None:
    """«Thanksgiving», «last Christmas», «Easter 2026»."""
    rule = found.lexicon.holidays.get(found.one("holiday"))
    if rule is None:
        return None
    year, basis = stated_year(found, now)
    if found.has("year") and year is None:
        return Reading("DATE", None)
    if year is None:
        present = now.present("Y")
        here = present and holiday_date(rule, present.year)
        if not here or not now.high:
            return Reading("DATE", None, basis=now.basis)
        year = guess_year(here.month, here.day, found, now)
    day = holiday_date(rule, year) if year else None
    return Reading("DATE", day.isoformat() if day else None, basis=basis)
