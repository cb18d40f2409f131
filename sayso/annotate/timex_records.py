"""What passes between the steps of the time grammar: what was found, how it reads, and the narrative it is read in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from sayso.annotate.timex_values import VALUE, interval, value_days
from sayso.annotate.timex_words import Lexicon, Words
from sayso.records import Published, TimeBasis, TimeType


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression's TIMEX3 type and value, its modifier, what it was resolved against, and its zone as written."""

    type: TimeType
    value: str | None
    mod: str | None = None
    basis: TimeBasis = "explicit"
    zone: str | None = None
    approximate: bool = False


@dataclass(slots=True)
class Narrative:
    """What a report has said so far, for the next expression: its own date, the last date spoken of, the tense.

    `low`, `high`: the report's own first and last possible day; `clock`: its minute where stated; `basis`: of what is
    resolved by it. `spoken`: the last value spoken of that lies on the calendar; `spoken_day`: the last that is a day;
    `late`: whether that was its evening or night; `by_clock`: whether a clock time alone gave it; `part`: the last
    part of day. `says_today`: whether the report calls its own day «today»; `first_day`: the first day told of;
    `aside`: the day told of before a relative clause turned to another. `focus`: the quarter that business prose is
    about; `period`: what it compares («Q3», «Y»). `tense`: of the verb that governs the expression at hand; `zone`:
    what «all times» are said to be in.
    """

    low: date | None = None
    high: date | None = None
    clock: str | None = None
    basis: TimeBasis = "narrative"
    spoken: str | None = None
    spoken_day: str | None = None
    spoken_basis: TimeBasis = "explicit"
    spoken_day_basis: TimeBasis = "explicit"
    by_clock: bool = False
    focus: str | None = None
    part: str | None = None
    period: str | None = None
    tense: str | None = None
    zone: str | None = None
    late: bool = False
    says_today: bool = False
    first_day: date | None = None
    aside: tuple[str | None, TimeBasis, bool] | None = None
    same_sentence: bool = False
    seen: list[str] = field(default_factory=list)

    @property
    def today(self) -> date | None:
        """The report's own day, where it is known to the day."""
        return self.low if self.low == self.high else None

    def present(self, unit: str) -> date | None:
        """A day of the report's own week, month, quarter or year, where it is known that closely."""
        if self.low is None or self.high is None:
            return None
        if self.low == self.high:
            return self.low
        keys: dict[str, Callable[[date], object]] = {
            "D": lambda day: day,
            "W": lambda day: day.isocalendar()[:2],
            "MO": lambda day: (day.year, day.month),
            "Q": lambda day: (day.year, (day.month - 1) // 3),
            "Y": lambda day: day.year,
            "10Y": lambda day: day.year // 10,
            "C": lambda day: day.year // 100,
        }
        key = keys.get(unit)
        return self.low if key and key(self.low) == key(self.high) else None

    def told(self, unit: str = "D") -> date | None:
        """The first day of what was last spoken of, where that is known to the unit."""
        match = VALUE.fullmatch((self.spoken_day if unit == "D" else self.spoken) or "")
        days = value_days(match) if match else None
        if not days:
            return None
        spoken = Narrative(*days)
        return spoken.present(unit)

    def told_basis(self, unit: str = "D") -> TimeBasis:
        """What a time rests on that hangs on what was last spoken of: the narrative, or what that itself rests on."""
        basis = self.spoken_day_basis if unit == "D" else self.spoken_basis
        return "narrative" if basis == "explicit" else basis

    def turn_aside(self) -> None:
        """Keep the day told of: what comes next is an aside."""
        if self.aside is None:
            self.aside = (self.spoken_day, self.spoken_day_basis, self.late)

    def turn_back(self) -> None:
        """Go back to the day told of before the last aside, if the report was in one."""
        if self.aside and self.aside[0]:
            self.spoken_day, self.spoken_day_basis, self.late = self.aside
        self.aside = None

    def enter(self, day: date, clock: str | None) -> None:
        """Begin an entry of a live page: its day is the report's own until the next."""
        self.low = self.high = day
        self.clock = clock
        self.spoken_day, self.spoken_day_basis, self.late = day.isoformat(), self.basis, False

    def hear(self, reading: Reading) -> None:
        """Take note of an expression's reading for those to come."""
        value = reading.value or ""
        if reading.type in ("DATE", "TIME") and interval(value)[0]:
            self.spoken = value
            self.spoken_basis = reading.basis
            self.seen.append(value)
            if re.match(r"\d{4}-\d\d-\d\d", value):
                self.spoken_day = value
                day = day_of(value)
                if self.first_day is None and day and self.today and day <= self.today:
                    self.first_day = day
                self.spoken_day_basis = reading.basis
                self.late = reading.mod == "END" or bool(re.search(r"T(EV|NI)$", value))
            part = re.search(r"T(MO|MI|AF|EV|NI)$", value)
            if part:
                self.part = part[1]
            quarter = re.fullmatch(r"\d{4}-(Q[1-4]|H[12])", value)
            if quarter:
                self.period = quarter[1]
                here = self.present("Y")
                if here is None or here.year - 1 <= int(value[:4]) <= here.year:
                    over = self.high is None or (interval(value)[1] or "") < self.high.isoformat()
                    if self.focus is None or (over and value > self.focus):
                        self.focus = value


@dataclass(frozen=True, slots=True)
class Found:
    """An expression: words `first` to `last` (exclusive), the rule's named groups, and what was joined to it.

    `clock` is the clock time of a day; `day` the day of a clock time, where that stands apart.
    """

    rule: Rule
    words: Words
    lexicon: Lexicon
    first: int
    last: int
    groups: dict[str, tuple[int, int]]
    mod: str | None = None
    clock: Found | None = None
    day: Found | None = None
    approx: str | None = None

    @property
    def start(self) -> int:
        """First character."""
        return self.words.starts[self.first]

    @property
    def end(self) -> int:
        """Character after the last."""
        return self.words.ends[self.last - 1]

    def has(self, name: str) -> bool:
        """Whether the group took part."""
        return name in self.groups

    def many(self, name: str) -> list[str]:
        """The group's words in lower case."""
        low, high = self.groups.get(name, (0, 0))
        return [self.words.lower(index) for index in range(low, high)]

    def one(self, name: str) -> str:
        """The group's words in lower case, with spaces between; empty when it took no part."""
        return " ".join(self.many(name))

    def value(self, name: str, table: str) -> int | str | None:
        """What the lexicon's table says of the group's word."""
        return self.lexicon.values[table].get(self.one(name))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar: its name, its pattern in the notation of `timex_notation`, how a match reads, its tags."""

    name: str
    pattern: str
    read: Callable[[Found, Narrative], Reading | None]
    tags: frozenset[str] = frozenset()


def narrative_of(published: Published) -> Narrative:
    """The narrative before a report's first word."""
    now = Narrative()
    low, high = (day_of(published.low), day_of(published.high))
    if low and high:
        now.low, now.high = low, high
        now.basis = "story" if published.basis == "story" else "published"
        if published.low and len(published.low) >= 16 and published.low[:16] == (published.high or "")[:16]:
            now.clock = published.low[11:16]
    return now


def day_of(text: str | None) -> date | None:
    """The day of an ISO date or date-time, or None."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
