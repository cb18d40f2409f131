"""How clock times read: «8:15 p.m. local time», «0340 GMT», «half past six», «at eight tomorrow evening»."""

from __future__ import annotations

import re
from datetime import date

from sayso.annotate.timex_filter import STAMPED
from sayso.annotate.timex_lengths import count_of
from sayso.annotate.timex_records import Found, Narrative, Reading
from sayso.annotate.timex_values import shift_days

ZULU = {"gmt", "utc", "z"}
DARK = 80  # words in which what was said of the night holds
LATE_PARTS = {"AF": 12, "EV": 12, "NI": 12}


def clock_minutes(found: Found, now: Narrative, part: str | None) -> tuple[int, int, bool] | None:
    """Hour, minute and whether noon or midnight is unclear, from the words; None where no clock shows it.

    `part` is the part of day that the rest of the expression says.
    """
    words = found.many("clock")
    tables = found.lexicon.values
    point = tables["point"].get(" ".join(words))
    if point:
        hour, minute = map(int, str(point).split(":"))
        return hour, minute, False
    text = " ".join(words)
    digits = re.fullmatch(r"(\d{1,2})[:.](\d\d)(?::\d\d)?", text) or re.fullmatch(r"(\d\d)(\d\d)", text)
    if digits:
        hour, minute, spelt = int(digits[1]), int(digits[2]), False
    elif found.has("past"):
        spelt_time = spelt_clock(found)
        if spelt_time is None:
            return None
        hour, minute, spelt = *spelt_time, True
    else:
        count = count_of([word for word in words if word != "o'clock"], tables)
        if not isinstance(count, float):
            return None
        hour, minute, spelt = int(count), 0, True
    half = found.one("half")
    if half:
        if not 1 <= hour <= 12 or minute > 59:
            return None
        return hour % 12 + int(tables["half"][half]), minute, False
    if part and 1 <= hour <= 12:
        hour = hour_in_part(hour, part)
        return (hour, minute, False) if minute < 60 else None
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    if spelt and hour < 7 and in_the_dark(found):
        return hour, minute, True
    if spelt and hour <= 12:
        told = now.told()
        if now.part in LATE_PARTS and told and (now.today is None or told < now.today):  # a night that is told of
            return hour_in_part(hour, now.part), minute, True
        return (hour + 12 if hour < 7 else hour), minute, True
    return hour, minute, False


def in_the_dark(found: Found) -> bool:
    """Whether the last part of day in the words before is the end of the night: «before daybreak», «asleep»."""
    parts, dark = found.lexicon.values["part"], found.lexicon.lists["dark"]
    for at in range(found.first - 1, max(-1, found.first - DARK), -1):
        word = found.words.lower(at)
        if word in dark:
            return True
        if word in parts:
            return False
    return False


def hour_in_part(hour: int, part: str) -> int:
    """The hour of 24 that «eight» is in a part of day.

    >>> [hour_in_part(hour, part) for hour, part in ((8, "EV"), (4, "MO"), (12, "NI"), (3, "NI"), (11, "NI"))]
    [20, 4, 0, 3, 23]
    """
    hour %= 12
    if part == "NI":
        return hour if hour < 6 else hour + 12
    return hour + LATE_PARTS.get(part, 0)


def spelt_clock(found: Found) -> tuple[int, int] | None:
    """Hour and minute of «half past six», «a quarter to six», «ten to twelve»."""
    tables = found.lexicon.values
    hour = count_of(found.many("hour"), tables)
    word = found.one("minute").replace("a ", "")
    minute = {"half": 30.0, "quarter": 15.0}.get(word) or count_of(found.many("minute"), tables)
    if not isinstance(hour, float) or not isinstance(minute, float) or not (1 <= hour <= 12 and 1 <= minute <= 59):
        return None
    if found.one("past") in ("past", "after"):
        return int(hour), int(minute)
    return int(hour - 1) or 12, 60 - int(minute)


def read_clock(found: Found, now: Narrative, day: Reading | None = None) -> Reading | None:
    """A time of day, on the day the expression names (`day`), else on the one spoken of.

    A clock time alone belongs to the day last spoken of, or the report's; after a night spoken of, an early hour is the
    next day's. It never lies in the report's future when the tense is past.
    """
    said = re.search(r"T(MO|MI|AF|EV|NI)$", (day.value or "") if day else "")
    part_word = found.one("part")
    part = said[1] if said else None
    if part_word:
        part = str(found.lexicon.values["part"].get(part_word) or "") or part
    time = clock_minutes(found, now, part)
    if time is None:
        return Reading("TIME", None) if found.has("half") or day else None
    hour, minute, unclear = time
    zone, suffix = zone_of(found, now)
    basis = now.basis
    if day is not None:
        if not day.value:
            return Reading("TIME", None, basis=day.basis, zone=zone)
        value, basis = day.value.split("T")[0], day.basis
        if not re.fullmatch(r"\d{4}-\d\d-\d\d|XXXX-WXX-\d", value):
            return Reading("TIME", None, basis=basis, zone=zone)
        if said and said[1] == "NI" and hour < 6 and re.fullmatch(r"\d{4}-.*", value):
            value = (shift_days(date.fromisoformat(value), 1) or value).__str__()
    else:
        base = now.today if heads_line(found) else clock_day(hour, minute, now)
        value = base.isoformat() if base else ""
        basis = now.told_basis() if base and base == now.told() else basis
    return Reading("TIME", f"{value}T{hour:02}:{minute:02}{suffix}", basis=basis, zone=zone, approximate=unclear)


def clock_day(hour: int, minute: int, now: Narrative) -> date | None:
    """The day of a clock time that names none."""
    told, today = now.told(), now.today
    if told is None or (today and told > today and now.tense == "past"):
        told = today
    if told is None:
        return None
    if now.late and hour < 6:
        return shift_days(told, 1)
    if today and now.clock and now.tense != "future" and told == today and f"{hour:02}:{minute:02}" > now.clock:
        late = int(now.clock[:2]) < 12 <= hour  # «11:40 p.m.» said at 2 in the morning
        return shift_days(told, -1) if late and (now.by_clock or now.told() is None) else told
    return told


def heads_line(found: Found) -> bool:
    """Whether a clock time begins a line, as the entries of live pages do: it is the report's own then."""
    text, start = found.words.text, found.start
    ahead = text[text.rfind("\n", 0, start) + 1 : start]
    stamped = {word.strip(",:") for word in ahead.lower().split()} - found.lexicon.lists["stamped"]
    return start > 0 and not "".join(stamped).strip(STAMPED)


def zone_of(found: Found, now: Narrative) -> tuple[str | None, str]:
    """The zone as written and the value's suffix: TIMEX3's Z for Greenwich time, nothing for any other."""
    words = found.many("zone")
    if not words:
        return now.zone, ("Z" if (now.zone or "").lower() in ZULU else "")
    if "local" in words:
        return None, ""
    offset = re.search(r"[+-]\s?\d{1,2}(?::\d\d)?", found.one("zone"))
    if offset and (words[0] in ("gmt", "utc")):
        return words[0].upper() + offset[0].replace(" ", ""), ""
    name = words[0]
    if name not in found.lexicon.values["zone"]:
        return None, ""
    written = name.upper() if len(name) <= 4 else name.capitalize()
    return written, "Z" if name in ZULU else ""
