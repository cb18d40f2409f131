"""When two statements put their happening: days, weekdays that may be the last or the next, parts of the day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sayso.link.facets import as_day
from sayso.link.finding import Finding, Statement
from sayso.link.lexicon import WORD, keys_of, word_key, word_lines
from sayso.records import Time

CLOSE = 10  # days apart within which one happening may be put on two days
MONTH = 31  # days: longer than that, a time tells nothing of the day
SHORT = 8  # days: two intervals so short that meet are one moment
WEEK = timedelta(days=7)
DAY = timedelta(days=1)
WEEKDAY = re.compile(
    r"^\W*(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:['’]s)?\W*"
    r"(?:(?:early )?(?:morning|afternoon|evening|night))?\W*$",
    re.I,
)
DATED = re.compile(
    r"day\b|\bto(?:day|night|morrow)|\blast\b|\bthis\b|\d{4}|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\b|\b\d+(?:st|nd|rd|th)\b|eve\b|christmas",
    re.I,
)
SHIFT = re.compile(r"\b(?:the )?(?:(day|morning|evening|night) (after|before)|(eve) of)\s+$", re.I)
LATITUDE = 1.0  # hours that two times of day may be apart and still be one


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a statement names: the intervals it may be, and its words."""

    spans: tuple[tuple[datetime, datetime], ...]
    words: str
    start: int

    @property
    def days(self) -> int:
        """How many days its first interval is long."""
        low, high = self.spans[0]
        return (high - low).days


def moments_of(side: Statement) -> list[Moment]:
    """The days and times of day that a statement names, in text order."""
    found = []
    for time in side.whole.times:
        span = span_of(time)
        words = side.text[time.start : time.end]
        if time.type not in {"DATE", "TIME"} or span is None or (time.type == "TIME" and not DATED.search(words)):
            continue
        span = shifted(span, side.text[: time.start])
        spans = [span]
        published = side.whole.day
        if WEEKDAY.match(words) and published:
            spans += [
                (span[0] + turn, span[1] + turn)
                for turn in (-WEEK, WEEK)
                if abs((span[0] + turn).date() - published) <= WEEK
            ]
        found.append(Moment(tuple(spans), words, time.start))
    return found + reckoned(found, side.text)


AFTER = re.compile(
    r",?\s+(?:just |only )?(a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r" (day|week)s? (after|before)\b",
    re.I,
)
COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def reckoned(moments: list[Moment], text: str) -> list[Moment]:
    """The days that follow from others: Saturday from «on Monday, two days after they had been reported missing»."""
    found = []
    for moment in moments:
        match = AFTER.match(text, moment.start + len(moment.words))
        if not match:
            continue
        word = match[1].lower()
        many = int(word) if word.isdigit() else COUNTED.index(word) + 1 if word in COUNTED else 1
        turn = many * (WEEK if match[2].lower() == "week" else DAY) * (-1 if match[3].lower() == "after" else 1)
        spans = tuple((low + turn, high + turn) for low, high in moment.spans)
        found.append(Moment(spans, f"{moment.words}{match[0]}", match.start()))
    return found


def span_of(time: Time) -> tuple[datetime, datetime] | None:
    """The first and last moment of a time."""
    low, high = stamp(time.low, False), stamp(time.high, True)
    return (low, high) if low and high and low <= high else None


def stamp(text: str | None, last: bool) -> datetime | None:
    """An ISO date or date-time; a date is its first or last minute."""
    if not text or as_day(text) is None:
        return None
    try:
        at = datetime.fromisoformat(text[:16])
    except ValueError:
        return None
    return at + timedelta(hours=23, minutes=59) if last and len(text) <= 10 else at


def shifted(span: tuple[datetime, datetime], before: str) -> tuple[datetime, datetime]:
    """A day moved by what stands before it: «the day after Christmas»."""
    match = SHIFT.search(before)
    if not match:
        return span
    turn = DAY if (match[2] or "").lower() == "after" else -DAY
    return span[0] + turn, span[1] + turn


def apart(one: Moment, other: Moment) -> bool:
    """Whether two moments are on different days."""
    return not any(
        low.date() <= until.date() and since.date() <= high.date()
        for low, high in one.spans
        for since, until in other.spans
    )


def same_day(left: Statement, right: Statement) -> bool | None:
    """True when a day that both name is one, False when all are apart, None when one of them names none."""
    here, there = moments_of(left), moments_of(right)
    if not here or not there:
        return None
    met = [min(one.days, other.days) for one in here for other in there if not apart(one, other)]
    if not met:
        return False
    return True if min(met) <= SHORT else None


# ---------------------------------------------------------------- parts of the day


@cache
def day_parts() -> dict[tuple[str, ...], tuple[float, float]]:
    """Words for parts of the day and the hours from when to when; the end may lie beyond 24."""
    table = {}
    for line in word_lines("day_parts"):
        hours, _, words = line.partition(":")
        low, high = (float(hour) for hour in hours.split("-"))
        table.update({tuple(word_key(part) for part in word.split("_")): (low, high) for word in words.split()})
    return table


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of the day in which something is put, its words, and the interval where its day is known."""

    low: float
    high: float
    words: str
    span: tuple[datetime, datetime] | None = None


def hours_of(side: Statement) -> Hours | None:
    """The hours of the day in which a statement puts its happening; None when it does not say.

    A stated time («7:12 p.m.») goes before a part of the day («in broad daylight»).
    """
    text = side.text
    for time in side.whole.times:
        span = span_of(time)
        short = span and (span[1] - span[0]) < timedelta(hours=13)
        if span and short and time.type in {"DATE", "TIME"} and not is_other_clock(text, time):
            return bounded(span, text[: time.start], text[time.start : time.end])
    keys = keys_of(text)
    for start in range(len(keys)):
        for size in (3, 2, 1):
            part = day_parts().get(keys[start : start + size])
            if part and start + size <= len(keys):
                return Hours(part[0], part[1], " ".join(words_at(text, start, size)))
    return None


def words_at(text: str, start: int, size: int) -> list[str]:
    """Some words of a text, counted as keys are."""
    return [match[0] for match in WORD.finditer(text)][start : start + size]


def is_other_clock(text: str, time: Time) -> bool:
    """Whether a clock time is only what was planned: «its scheduled 9:45 a.m. departure»."""
    return bool(re.search(r"\b(?:scheduled|planned|due|original)\W+(?:\w+\W+){0,2}$", text[: time.start], re.I))


def bounded(span: tuple[datetime, datetime], before: str, words: str) -> Hours:
    """A time as a word before it has it: «before two», «shortly after midnight»."""
    low, high = span
    word = re.search(r"\b(before|by|after|until|till|since|from)\s+(?:about |around )?$", before, re.I)
    if word and word[1].lower() in {"before", "by", "until", "till"}:
        low -= timedelta(hours=6)
    elif word:
        near = re.search(r"\b(?:shortly|just|soon|minutes)\s+after\s+$", before, re.I)
        high += timedelta(hours=2 if near else 6)
    first = low.hour + low.minute / 60
    last = first + (high - low).total_seconds() / 3600
    return Hours(first, last, f"{word[1]} {words}" if word else words, (low, high))


def hours_apart(one: Hours, other: Hours) -> bool:
    """Whether two spells of hours never come near one another, on their day or on a clock that goes round."""
    dated = [DATED.search(hours.words) for hours in (one, other)]
    if one.span and other.span and all(dated) and abs(one.span[0] - other.span[0]) < 2 * DAY:
        slack = timedelta(hours=LATITUDE)
        return one.span[1] + slack < other.span[0] or other.span[1] + slack < one.span[0]
    return not any(
        one.low - LATITUDE <= other.high + turn and other.low + turn <= one.high + LATITUDE for turn in (-24, 0, 24)
    )


def hours_decide(left: Statement, right: Statement) -> Finding | None:
    """Whether both put it at one time of day, or at times that cannot both be."""
    here, there = hours_of(left), hours_of(right)
    if not here or not there:
        return None
    if not hours_apart(here, there):
        return Finding("supports", "time", 0.6, f"«{here.words}» and «{there.words}» can be one time of day")
    return Finding("contradicts", "time", 0.75, f"«{here.words}» and «{there.words}» cannot be one time of day")


def days_decide(left: Statement, right: Statement) -> Finding | None:
    """Whether both name one day, or days a little apart of which only one can be the day.

    Days far apart are no contradiction: they are those of other happenings in the same story.
    """
    here, there = moments_of(left), moments_of(right)
    met = [(one, other) for one in here for other in there if not apart(one, other)]
    exact = [(one, other) for one, other in met if max(one.days, other.days) <= 1]
    near = [(one, other) for one, other in met if min(one.days, other.days) <= SHORT and other.days <= MONTH]
    if near:
        day = (exact or near)[0][1]
        return Finding("supports", "time", 0.7 if exact else 0.6, f"both speak of one day, «{day.words}»")
    if met or not here or not there:
        return None
    one, other = min(((a, b) for a in here for b in there), key=lambda pair: gap(*pair))
    if gap(one, other) > CLOSE or is_bound(right, other) or is_ahead(right) or max(one.days, other.days) > SHORT:
        return None
    return Finding("contradicts", "time", 0.8, f"{spelled(one)} and {spelled(other)} cannot both be the day")


def is_far(left: Statement, right: Statement) -> bool:
    """Whether every moment that the right statement names is far from every one of the left's: of another time."""
    here, there = moments_of(left), moments_of(right)
    return bool(here and there) and all(gap(one, other) > CLOSE for one in here for other in there)


def gap(one: Moment, other: Moment) -> int:
    """How many days lie between two moments at least."""
    return min(
        max((since - high).days, (low - until).days, 0) for low, high in one.spans for since, until in other.spans
    )


def is_bound(side: Statement, moment: Moment) -> bool:
    """Whether a moment only bounds: «by Friday», «since Monday», «until the end of the month»."""
    return bool(re.search(r"\b(?:by|since|until|till|before|after|from)\s+(?:the )?$", side.text[: moment.start], re.I))


def is_ahead(side: Statement) -> bool:
    """Whether a statement tells of what is yet to come."""
    return bool(
        re.search(
            r"\b(?:will|is to|are to|due to|scheduled|plans? to|expected|would|has yet|set (?:to|for))\b",
            side.text,
            re.I,
        )
    )


def spelled(moment: Moment) -> str:
    """A moment as days."""
    low, high = (at.date().isoformat() for at in moment.spans[0])
    return low if low == high else f"{low} to {high}"


__all__ = ["Moment", "days_decide", "hours_decide", "is_ahead", "is_far", "moments_of", "same_day"]
