"""The figures of a statement: what each counts or measures, in base units.

Beyond the page's amounts: shares («nine in ten», «a third»), small groups («a trio»), none («nobody was hurt»), sums
(700 and 200 more), differences («from 14 to 12.5 percent»), and units of one dimension.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sayso.link.compare import bounds, flat
from sayso.link.finding import Statement
from sayso.link.lexicon import stop_keys, word_key, word_lines
from sayso.link.likeness import deeds_in, kinds_in
from sayso.records import Amount

ROUND = 0.1  # how far a rounded figure («a foot and a half», «54 months») may be from an exact one
GUESSED = 0.22  # and an estimate in words: «about a dozen», «at least two dozen»
NEARLY = 0.12  # how far below its figure «nearly 300» may be
TOLL_KINDS = {
    "killed": "kill",
    "injured": "injure",
    "missing": "missing",
    "detained": "detain",
    "treated": "treat",
    "displaced": "displace",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with what it counts: `dimension` for measures (values in its base unit), else `of` and `unit`."""

    low: float
    best: float
    high: float
    words: str
    start: int
    end: int
    unit: str | None = None
    of: str | None = None
    dimension: str | None = None
    known: bool = False


# ---------------------------------------------------------------- reading


@cache
def measures() -> dict[str, tuple[str, float]]:
    """Unit → its dimension and factor."""
    table = {}
    for line in word_lines("measures"):
        name, _, words = line.partition(":")
        if name not in {"numerals", "fractions", "vague"}:
            for word in words.split():
                unit, _, factor = word.partition("=")
                table[unit.replace("_", " ")] = (name, float(factor))
    return table


@cache
def numerals(name: str) -> dict[str, float]:
    """Words for numbers or fractions with their values."""
    lines = (line.partition(":") for line in word_lines("measures"))
    words = next(words.split() for head, _, words in lines if head == name)
    return {word.partition("=")[0].replace("_", " "): float(word.partition("=")[2]) for word in words}


SHARE = re.compile(r"\b(\d+|[a-z]+) (?:in|out of)(?: every)? (\d+|[a-z]+)\b", re.I)
GROUP = re.compile(
    r"\b(?:an?|the|this) (trio|threesome|quartet|foursome|quintet|pair|couple|duo|score) of ((?:[\w-]+\s?){1,2})", re.I
)
NONE = re.compile(
    r"\b(?:no[ -]one|nobody|none|no (?:\w+ )?(?:people|person|casualties|casualty|injuries|deaths|fatalities"
    r"|victims|one else|lives)"
    r"|without (?:casualties|injury|injuries|loss of life|harming anyone)|not (?:a single )?(?:anyone|anybody))\b",
    re.I,
)
FROM_TO = re.compile(r"\bfrom ([\d.]+)(?: ?(?:%|percent|per cent))? to ([\d.]+) ?(?:%|percent|per cent)", re.I)
AND_HALF = re.compile(
    r"\b(?:an?|one) (foot|mile|hour|metre|meter|year|month|week|day|kilometre|inch|yard|point) and a half\b", re.I
)
HALF = re.compile(r"\bhalf an? (minute|hour|day|year|mile|month|kilometre|foot|tonne|ton|litre)\b", re.I)
SMALL = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)


TENS = {
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
    "hundred": 100.0,
}


def number(word: str) -> float | None:
    """The value of a small number, in figures or words."""
    word = word.lower()
    if word in SMALL:
        return float(SMALL.index(word))
    return float(word) if word.isdigit() else TENS.get(word)


def quantities_of(side: Statement) -> list[Quantity]:
    """Every quantity of a statement, in text order."""
    found = list(worded(side))
    taken = [(one.start, one.end) for one in found]
    for amount in side.whole.amounts:
        if any(start < amount.end and amount.start < end for start, end in taken):
            continue
        one = quantity(amount, side)
        if one:
            found.append(one)
    return united(sorted(found, key=lambda one: (one.start, one.end)), side.text)


OF_THE = re.compile(r"\s+of\s+(?:the|its|his|her|their)\s+")
SPAN_GOES_ON = re.compile(r"\s*(?:,|and|, and)\s*")


def united(found: list[Quantity], text: str) -> list[Quantity]:
    """Quantities with what joins neighbours: «61 of the 120 seats» are 61 seats, «2 hours, 4 minutes» is one span."""
    kept: list[Quantity] = []
    for one in found:
        last = kept[-1] if kept else None
        between = text[last.end : one.start] if last else ""
        if last and last.unit is None and last.dimension is None and OF_THE.fullmatch(between):
            kept[-1] = replace(last, unit=one.unit)
        if last and last.dimension == one.dimension == "duration" and SPAN_GOES_ON.fullmatch(between):
            again = one.words.split()[-1] in last.words
            if one.best < last.best / 2 and not again and not (between.strip() == "and" and len(one.words) < 4):
                low, best, high = last.low + one.best, last.best + one.best, last.high + one.best
                words = flat(text[last.start : one.end])
                kept[-1] = replace(last, low=low, best=best, high=high, words=words, end=one.end)
                continue
        kept.append(one)
    return kept


def worded(side: Statement) -> Iterator[Quantity]:
    """The quantities in words that are no amounts of the page."""
    text = side.text
    for match in SHARE.finditer(text):
        part, of = number(match[1]), number(match[2])
        if part and of and part < of and of >= 3:
            value = 100 * part / of
            yield Quantity(value, value, value, match[0], match.start(), match.end(), dimension="percent")
    for word, value in numerals("fractions").items():
        for match in re.finditer(rf"\b(?:an? |one[- ])?{word} of (?:the |its |all |his |their )?(\w+)", text, re.I):
            if number(match[1]) is not None:
                continue  # «a majority of twelve»
            low, high = (50.0, 100.0) if word in {"most", "majority"} else (value * 0.92, value * 1.08)
            low = (
                low if not re.search(r"(?:barely|less than|under|fewer than)\s+$", text[: match.start()], re.I) else 0.0
            )
            high = 100.0 if re.search(r"(?:more than|over|at least)\s+$", text[: match.start()], re.I) else high
            yield Quantity(low, value, high, match[0], match.start(), match.end(), dimension="percent")
    for match in GROUP.finditer(text):
        value = numerals("numerals")[match[1].lower()]
        low, high = (value, value) if match[1].lower() != "couple" else (value, value + 1)
        yield Quantity(low, value, high, flat(match[0]), match.start(), match.end(), unit=head_of(match[2]))
    for match in AND_HALF.finditer(text):
        dimension, factor = measures()[match[1].lower().replace("meter", "metre")]
        value = 1.5 * factor
        yield Quantity(
            value * (1 - ROUND), value, value * (1 + ROUND), match[0], match.start(), match.end(), dimension=dimension
        )
    for match in HALF.finditer(text):
        dimension, factor = measures()[match[1].lower()]
        value = factor / 2
        yield Quantity(
            value * (1 - ROUND), value, value * (1 + ROUND), match[0], match.start(), match.end(), dimension=dimension
        )
    for match in FROM_TO.finditer(text):
        value = round(abs(float(match[1]) - float(match[2])), 6)
        yield Quantity(value, value, value, match[0], match.start(), match.end(), dimension="point")
        value = float(match[2])
        yield Quantity(value, value, value, match[0], match.start(), match.end(), dimension="percent")
    yield from durations(side)
    for match in MAGNITUDE.finditer(text):
        if deeds_in(text) & {"quake", "=quake_hit"}:
            figure = match[1] or match[2]
            value = float(figure)
            yield Quantity(value - 0.21, value, value + 0.21, figure, match.start(), match.end(), dimension="magnitude")
    for match in VAGUE.finditer(text):
        low, high = vague()[flat(match[1].lower())]
        yield Quantity(low, low, high, flat(match[0]), match.start(), match.end(), unit=head_of(match[2]))
    for match in NONE.finditer(text):
        clause = re.split(r"[,;:]| but | and ", text[match.start() :])[0]
        kinds = kinds_in(clause)
        for toll in ("killed", "injured"):
            if TOLL_KINDS[toll] in kinds or (toll == "injured" and "casualt" in clause.lower()):
                end = match.start() + len(clause)
                yield Quantity(0, 0, 0, flat(clause), match.start(), end, unit="people", of=toll)


def durations(side: Statement) -> Iterator[Quantity]:
    """The spans of time that a statement names: «14-month», «less than six months», «just over two weeks»."""
    for time in side.whole.times:
        match = re.fullmatch(r"P(T)?(\d+(?:\.\d+)?)([YMWDH])(?:(\d+)M)?", time.value or "")
        if time.type != "DURATION" or not match or re.search(r"\bold\b", side.text[time.start : time.end + 4]):
            continue
        unit = {"Y": "year", "W": "week", "D": "day", "H": "hour"}.get(match[3], "minute" if match[1] else "month")
        seconds = (
            float(match[2]) * measures()[unit][1]
            + float(match[4] or 0) * measures()["month" if unit == "year" else "minute"][1]
        )
        words = flat(side.text[time.start : time.end])
        around_it = side.text[max(0, time.start - 20) : time.end]
        low, high = seconds * (1 - ROUND / 2), seconds * (1 + ROUND / 2)
        if re.search(r"\b(?:less than|under|within|fewer than|not even|barely|only|nearly|almost)\b", around_it, re.I):
            low = 0.0 if not re.search(r"\b(?:nearly|almost|only|barely)\b", around_it, re.I) else seconds * 0.85
        elif re.search(r"\bjust over\b|\ba little over\b", around_it, re.I):
            high = seconds * 1.25
        elif re.search(r"\b(?:more than|over|at least|longer than)\b", around_it, re.I):
            high = math.inf
        elif re.search(r"\b(?:about|around|some|roughly)\b", around_it, re.I):
            low, high = seconds * 0.8, seconds * 1.2
        yield Quantity(low, seconds, high, words, time.start, time.end, dimension="duration")


MAGNITUDE = re.compile(
    r"\b(\d\.\d)[- ]magnitude\b|\b(?:magnitude|measur\w+|registered|strength)(?: of| at)? (\d\.\d)\b", re.I
)
VAGUE = re.compile(
    r"\b((?:a )?few hundred|(?:a )?few thousand|(?:a )?few dozen|a handful of|a few|several hundred"
    r"|several dozen|tens of thousands of|hundreds of thousands of"
    r"|scores of|dozens of)\s((?:[\w-]+\s?){1,2})",
    re.I,
)


@cache
def vague() -> dict[str, tuple[float, float]]:
    """Vague numbers and from where to where they reach."""
    lines = (line.partition(":") for line in word_lines("measures"))
    words = next(words.split() for head, _, words in lines if head == "vague")
    pairs = (word.partition("=") for word in words)
    return {name.replace("_", " "): tuple(map(float, span.split("-"))) for name, _, span in pairs}  # type: ignore[misc]


def head_of(words: str) -> str:
    """The counted word of «hostages regained»: the first one that is no stop word."""
    return next((word for word in words.split() if word_key(word) not in stop_keys()), words)


def quantity(amount: Amount, side: Statement) -> Quantity | None:
    """A page's amount as a quantity in base units."""
    low, high = bounds(amount)
    best = amount.best if amount.best is not None else (low + high) / 2 if math.isfinite(low + high) else low
    if not math.isfinite(best):
        best = high if math.isfinite(high) else 0.0
    before = side.text[max(0, amount.start - 25) : amount.start]
    if re.search(r"\b(?:nearly|almost|close to|just under|not quite|closer to|up to)\s+$", before, re.I):
        low = min(low, best * (1 - NEARLY))
    if amount.approximate or re.search(r"\bdozens?\b", side.text[amount.start : amount.end], re.I):
        low, high = min(low, best * (1 - GUESSED / 1.5)), max(high, best * (1 + GUESSED / 1.5))
    words = flat(side.text[amount.start : amount.end])
    known = bool(re.search(r"\b(?:the|these|those|all|both|its|his|her|their)\s+(?:\w+\s)?$", before, re.I))
    one = Quantity(low, best, high, words, amount.start, amount.end, amount.unit, amount.of, None, known)
    unit = (amount.unit or "").lower()
    measure = measures().get(unit) or measures().get(unit.removesuffix("s"))
    if unit.endswith(("of age", "old")) or unit == "time":
        return None
    if measure:
        name, factor = measure
        return replace(one, low=low * factor, best=best * factor, high=high * factor, dimension=name)
    if not unit and re.search(r"\bmagnitude\W+$", before, re.I):
        return replace(one, dimension="magnitude")
    if re.search(r"-(?:point|all|love|nil)$|^\d+-\d+$", words):
        return None
    return one


# ---------------------------------------------------------------- ages

AGE = re.compile(
    r"\b(?:aged?|age\s+of|turned|was|is)\s+(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b(?=\s*(?:when|[,.;)]|$|as\b))"
    r"|\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[\s-](year|month)s?[\s-]old\b"
    r"|(?<=[a-z]),\s(\d{2})(?=,\s)",
    re.IGNORECASE,
)


def ages_of(text: str) -> list[float]:
    """The ages in years that a text gives.

    >>> ages_of("He died at the age of 56."), ages_of("their nine-month-old child"), ages_of("Ms Lind, 42, sank")
    ([56.0], [0.75], [42.0])
    """
    ages = []
    for match in AGE.finditer(text):
        years = number(match[1] or match[2] or match[4])
        if years is not None:
            ages.append(years / 12 if (match[3] or "").lower() == "month" else years)
    return ages


__all__ = ["ROUND", "TOLL_KINDS", "Quantity", "ages_of", "quantities_of"]
