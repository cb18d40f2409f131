"""How expressions read that hang on another date: the report's own («last week») or the last told («that day»)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from sayso.annotate.timex_lengths import clock_unit, count_of, length
from sayso.annotate.timex_records import Found, Narrative, Reading
from sayso.annotate.timex_values import interval, shift_days, shift_value, week_value

TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": -1}
PRESENT_STEPS = {"this": 0, "current": 0, "last": -1, "past": -1, "latest": -1, "next": 1, "coming": 1, "upcoming": 1}
TOLD_STEPS = {"that": 0, "same": 0, "previous": -1, "preceding": -1, "prior": -1, "before": -1, "following": 1,
              "next": 1, "after": 1}  # fmt: skip


def read_today(found: Found, now: Narrative) -> Reading | None:
    """«today», «yesterday», «tomorrow», «the day before yesterday», «tonight», «overnight»."""
    word = found.one("day")
    step = TODAY[word]
    if found.has("beyond"):
        step *= 2
    today = now.today
    day = shift_days(today, step) if today else None
    value = day.isoformat() if day else None
    if word in ("tonight", "overnight"):
        return Reading("TIME", f"{value}TNI" if value else None, basis=now.basis)
    return Reading("DATE", value, basis=now.basis)


def read_weekday(found: Found, now: Narrative) -> Reading | None:
    """«Monday», «last Friday», «next Thursday», «Thursday next», «this coming Sunday».

    A bare weekday that is the report's own is its day; any other lies in the past week, or in the coming one when the
    tense is future. «next Thursday» said on a Tuesday is the one after the coming Sunday.
    """
    weekday = int(found.value("weekday", "weekday") or 0)
    if found.first and found.words.lower(found.first - 1) == "for":  # «a meeting announced for Monday»
        now.tense = "future"
    day = nearby_weekday(weekday, found.one("which"), now)
    if day is None:
        return Reading("DATE", f"XXXX-WXX-{weekday}", basis=now.basis)
    return Reading("DATE", day.isoformat(), basis=now.basis)


def nearby_weekday(weekday: int, which: str, now: Narrative) -> date | None:
    """The day that a weekday means; None where the report's own day is unknown and nothing spoken of fixes it."""
    today = now.today
    if today is None:
        return None
    ahead = (weekday - today.isoweekday()) % 7
    which = which.removeprefix("the ")
    if which in ("last", "past", "this past"):
        return shift_days(today, ahead - 7)
    if which in ("next", "the next", "coming", "this coming"):
        return shift_days(today, ahead or 7)
    if which in ("previous", "preceding"):
        told = now.told()
        start = told or today
        return shift_days(start, ((weekday - start.isoweekday()) % 7) - 7)
    if which in ("following",):
        told = now.told()
        start = told or today
        return shift_days(start, ((weekday - start.isoweekday()) % 7) or 7)
    if which == "that":
        told = now.told()
        if told and told.isoweekday() == weekday:
            return told
    if ahead == 0 and now.says_today and not which:
        return shift_days(today, 7 if now.tense == "future" else -7)  # its own day it calls «today»
    if ahead == 0:
        return today
    if which == "this":
        return shift_days(today, ahead if now.tense != "past" else ahead - 7)
    return shift_days(today, ahead if now.tense == "future" else ahead - 7)


def read_weekday_of(found: Found, now: Narrative) -> Reading | None:
    """«Tuesday of next week», «Friday last week»."""
    today = now.today
    weekday = int(found.value("weekday", "weekday") or 0)
    if today is None:
        return Reading("DATE", f"XXXX-WXX-{weekday}", basis=now.basis)
    step = {"last": -7, "this": 0, "next": 7}[found.one("week")]
    day = shift_days(today, weekday - today.isoweekday() + step)
    return Reading("DATE", day.isoformat() if day else None, basis=now.basis)


def read_latest(found: Found, now: Narrative) -> Reading | None:
    """«the latest period»: of business prose, the quarter spoken of."""
    return business_quarter(now)


def read_part(found: Found, now: Narrative) -> Reading | None:
    """«this morning», «last night», «Friday evening», «yesterday afternoon», «the following morning», «the morning»."""
    part = found.one("part")
    code = str(found.lexicon.values["part"].get(part) or found.lexicon.values["parts"].get(part) or "")
    which, deictic = found.one("which"), found.one("day")
    if found.has("weekday"):
        weekday = int(found.value("weekday", "weekday") or 0)
        day = nearby_weekday(weekday, which, now)
        value = day.isoformat() if day else f"XXXX-WXX-{weekday}"
    else:
        hangs = not deictic and which != "the first" and which not in ("this", "last", "this past", "next")
        day = part_day(which, deictic, now)
        if day is None:
            return Reading("TIME", None, basis=now.basis)
        value = day.isoformat()
        if hangs and now.told():
            return Reading("TIME", f"{value}T{code}", basis=now.told_basis())
    return Reading("TIME", f"{value}T{code}" if value else None, basis=now.basis)


def part_day(which: str, deictic: str, now: Narrative) -> date | None:
    """The day whose morning, afternoon or night is meant."""
    today, told = now.today, now.told()
    if deictic:
        return shift_days(today, TODAY.get(deictic, 0)) if today else None
    word = which.split()[-1] if which else ""
    if which == "this":
        return today
    if word == "first":  # «the first morning»: after what the report is about
        return now.first_day
    if which in ("last", "this past"):
        return shift_days(today, -1) if today else None
    if which == "next" and today:
        return shift_days(today, 1)
    if word in TOLD_STEPS and (which.startswith("the ") or word in ("that", "same")):
        start = told
        return shift_days(start, TOLD_STEPS[word]) if start else None
    return told or today


def read_period(found: Found, now: Narrative) -> Reading | None:
    """«last week», «this month», «next year», «the previous day», «that year», «the weekend», «the latest quarter»."""
    unit = "WE" if found.has("weekend") else clock_unit(found)
    which = found.one("which").replace("the ", "").strip()
    word = which.split()[-1] if which else ""
    if unit in ("S", "M", "H", "1000Y", "") or unit.startswith("2"):
        return Reading("DURATION", length(1.0, unit or "D"))
    if unit == "Q" and word in ("", "latest", "that", "same", "past", "full", "recent", "most"):
        return business_quarter(now)
    if unit == "WE":
        if found.first and found.words.lower(found.first - 1) == "over":  # «said over the weekend»
            now.tense = "past"
        return weekend(word, now)
    if unit == "Y" and word in ("entire", "full", "whole") and now.same_sentence and now.told("Y"):
        return Reading(
            "DATE", f"{now.told('Y'):%Y}", basis=now.basis
        )  # «in the fourth quarter of 2005 and the whole year»
    if unit == "Y" and not word and found.last < len(found.words.codes):
        if found.words.lower(found.last) in ("ended", "ending"):  # «the year ended March 31» is a length in TimeBank
            return Reading("DURATION", "P1Y")
    basis = now.basis
    if word in PRESENT_STEPS and not (word == "next" and found.one("which").startswith("the ") and unit == "D"):
        step = PRESENT_STEPS[word]
        if word == "latest":
            step = -1 if unit in ("W", "MO") else 0
        present = now.present(unit)
        if unit == "D":
            present = now.today
        value = shift_value(present, step, unit) if present else None
    elif word in TOLD_STEPS:
        told = now.told(unit)
        value = shift_value(told, TOLD_STEPS[word], unit) if told else None
        basis = now.told_basis(unit) if told else basis
    else:
        told = now.told(unit) if unit == "D" else None
        present = told or now.present(unit)
        value = shift_value(present, 0, unit) if present else None
        basis = now.told_basis(unit) if told else basis
    return Reading("DATE", coarse(value, unit), basis=basis)


def coarse(value: str | None, unit: str) -> str | None:
    """The value cut to what the unit says: of a decade three digits, of a century two."""
    return value[: {"10Y": 3, "C": 2}.get(unit, len(value))] if value else None


def weekend(which: str, now: Narrative) -> Reading:
    """«the weekend» is the last one, for the future the coming one; «this weekend» the one of this week."""
    today = now.today
    if today is None:
        return Reading("DATE", "XXXX-WXX-WE", basis=now.basis)
    weekday = today.isoweekday()
    if which == "next" or now.tense == "future" or (which in ("this", "coming") and now.tense != "past"):
        step = 0
    elif which == "last":
        step = -7
    else:
        step = 0 if weekday >= 6 else -7
    day = shift_days(today, step)
    return Reading("DATE", f"{week_value(day)}-WE" if day else None, basis=now.basis)


def business_quarter(now: Narrative) -> Reading:
    """«the quarter», «the latest quarter»: the one spoken of, else the last that is over."""
    present = now.present("Q")
    value = now.focus or (shift_value(present, -1, "Q") if present else None)
    return Reading("DATE", value, basis=now.basis)


def read_year_ago(found: Found, now: Narrative) -> Reading | None:
    """«a year earlier», «the year-earlier quarter»: in business prose the same quarter of the year before."""
    present = now.present("Y")
    if now.period == "Y" and not found.has("quarter"):
        return Reading("DATE", f"{present.year - 1:04}" if present else None, basis=now.basis)
    if now.focus:
        return Reading("DATE", f"{int(now.focus[:4]) - 1:04}{now.focus[4:]}", basis=now.basis)
    if found.has("quarter") and present:
        value = shift_value(present, -5, "Q")
        return Reading("DATE", value, basis=now.basis)
    start = now.told("Y") if found.has("told") and not present else present
    if found.has("told") and now.same_sentence and now.told("Y"):
        start = now.told("Y")
    return Reading("DATE", f"{start.year - 1:04}" if start else None, basis=now.basis)


def read_same_period(found: Found, now: Narrative) -> Reading | None:
    """«the same month last year», «the corresponding period a year ago»: what was last spoken of, a year before."""
    told = next((value for value in reversed(now.seen) if re.fullmatch(r"\d{4}-(Q[1-4]|H[12]|\d\d).*", value)), None)
    if told is None:
        present = now.present("Y")
        return Reading("DATE", f"{present.year - 1:04}" if present else None, basis=now.basis)
    present = now.present("Y")
    year = min(int(told[:4]), present.year) if present else int(told[:4])
    return Reading("DATE", f"{year - 1:04}{told[4:7]}", basis=now.basis)


def read_period_of_year(found: Found, now: Narrative) -> Reading | None:
    """«the 1988 period», «the 1988 quarter», «last year's quarter»: the quarter spoken of, in that year."""
    from sayso.annotate.timex_calendar import stated_year

    year, basis = stated_year(found, now)
    if year is None:
        return Reading("DATE", None, basis=now.basis)
    quarter = now.focus[5:] if now.focus else None
    named = found.one("unit") == "quarter" or now.period not in (None, "Y")
    return Reading("DATE", f"{year:04}-{quarter}" if quarter and named else f"{year:04}", basis=basis)


def read_ago(found: Found, now: Narrative) -> Reading | None:
    """«three years ago», «10 days ago», «several weeks ago», «two hours ago», «three months from now»."""
    unit = clock_unit(found)
    words = found.many("count")
    count = count_of(words, found.lexicon.values) if words else "X"
    if found.has("half"):
        count = count + 0.5 if isinstance(count, float) else 1.5
    ahead = found.has("ahead")
    if not isinstance(count, float):
        return Reading("DATE", "FUTURE_REF" if ahead else "PAST_REF", basis=now.basis, approximate=True)
    if unit in ("S", "M", "H"):
        return minutes_ago(count if ahead else -count, unit, now)
    if unit == "2W":
        count, unit = 2 * count, "W"
    if count > 100_000:
        return Reading("DATE", None, basis=now.basis)
    step = int(count) if ahead else -int(count)
    if found.has("exact"):
        day = same_day(step, unit, TODAY[found.one("exact")], now)
        return Reading("DATE", day.isoformat() if day else None, basis=now.basis)
    if found.has("told"):
        start = now.told("D" if unit == "D" or (unit == "W" and count <= 2) else unit)
    else:
        start = now.present("D" if unit == "D" or (unit == "W" and count <= 2) else unit)
    if start is None:
        return Reading("DATE", None, basis=now.basis)
    basis = now.told_basis("D" if unit == "D" else unit) if found.has("told") else now.basis
    if unit == "Y" and count % 1 == 0.5:
        return Reading("DATE", shift_value(start, 12 * step - (6 if not ahead else -6), "MO"), basis=now.basis)
    if unit == "W" and count <= 2:
        step, unit = 7 * step, "D"
    value = shift_value(start, step, unit)
    return Reading("DATE", value[:4] if value and unit in ("10Y", "C") else value, basis=basis)


def same_day(step: int, unit: str, shift: int, now: Narrative) -> date | None:
    """The day «a week ago today», «a month ago yesterday» is; None where the calendar has none."""
    today = shift_days(now.today, shift) if now.today else None
    if today is None or unit not in ("D", "W", "MO", "Y"):
        return None
    if unit in ("D", "W"):
        return shift_days(today, step * (7 if unit == "W" else 1))
    months = today.year * 12 + today.month - 1 + step * (12 if unit == "Y" else 1)
    try:
        return date(months // 12, months % 12 + 1, today.day)
    except ValueError:
        return None


def minutes_ago(count: float, unit: str, now: Narrative) -> Reading:
    """A time some hours or minutes from the report's own, where its clock is known; else its day."""
    if now.today is None or now.clock is None:
        return Reading("TIME", None, basis=now.basis)
    step = timedelta(**{{"S": "seconds", "M": "minutes", "H": "hours"}[unit]: min(max(count, -1e6), 1e6)})
    try:
        moment = datetime.fromisoformat(f"{now.today}T{now.clock}") + step
    except OverflowError:
        return Reading("TIME", None, basis=now.basis)
    return Reading("TIME", moment.isoformat()[:16], basis=now.basis, approximate=True)


def read_before_last(found: Found, now: Narrative) -> Reading | None:
    """«the week before last», «the year after next»."""
    unit = clock_unit(found)
    present = now.present(unit)
    value = shift_value(present, -2 if found.has("back") else 2, unit) if present else None
    return Reading("DATE", value, basis=now.basis)


def read_weekdays_ago(found: Found, now: Narrative) -> Reading | None:
    """«two Fridays ago»."""
    weekday = int(found.value("weekday", "weekdays") or 0)
    count = count_of(found.many("count"), found.lexicon.values)
    today = now.today
    if today is None or not isinstance(count, float) or not 1 <= count <= 100:
        return Reading("DATE", None, basis=now.basis)
    back = ((weekday - today.isoweekday()) % 7) - 7 * int(count)
    day = shift_days(today, back)
    return Reading("DATE", day.isoformat() if day else None, basis=now.basis)


def read_reference(found: Found, now: Narrative) -> Reading | None:
    """«now», «recently», «the past», «the near future»."""
    return Reading("DATE", str(found.value("ref", "reference")), basis=now.basis)


def read_past(found: Found, now: Narrative) -> Reading | None:
    """«the past»."""
    return Reading("DATE", "PAST_REF", basis=now.basis)


def read_present(found: Found, now: Narrative) -> Reading | None:
    """«these days», «the moment»."""
    return Reading("DATE", "PRESENT_REF", basis=now.basis)


def read_future(found: Found, now: Narrative) -> Reading | None:
    """«the long term», «a later date»."""
    return Reading("DATE", "FUTURE_REF", basis=now.basis)


def read_then(found: Found, now: Narrative) -> Reading | None:
    """«then», «that time»: what was last spoken of."""
    value = now.spoken
    return Reading("DATE", value[:10] if value and interval(value)[0] else None, basis=now.told_basis("Y"))


def read_nth_day(found: Found, now: Narrative) -> Reading | None:
    """«a second consecutive day»: the report's own."""
    return Reading("DATE", now.today.isoformat() if now.today else None, basis=now.basis)


def read_year_end(found: Found, now: Narrative) -> Reading | None:
    """«year-end», «year's end»: the last day of the year, or the year's end."""
    present = now.present("Y")
    if present is None:
        return Reading("DATE", None, basis=now.basis)
    year = present.year - (1 if now.tense == "past" and present.month <= 10 else 0)
    if found.has("tight"):
        return Reading("DATE", f"{year:04}-12-31", basis=now.basis)
    return Reading("DATE", f"{present.year:04}", mod="END", basis=now.basis)
