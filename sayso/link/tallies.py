"""Counts that agree by reckoning: a sum of two («18 dead, 34 hurt» and «52 casualties»), what is left of one, one number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.link.bearing import words_for
from sayso.link.finding import Finding, Statement
from sayso.link.lexicon import holds, keys_of
from sayso.link.quantities import Quantity, quantities_of

LEAST = 3  # smaller numbers are alike by accident
NEAR = 0.08  # of a round figure by which an exact one may differ and still be it
ONE_MORE = re.compile(r"\b(?:an?|one)\s+(?:[\w-]+\s){1,4}and\s+$", re.I)  # «a guard and three smugglers»
WHOLE = re.compile(r"\b(?:all|every one of)\s+(?:of\s+)?(?:the\s+)?$", re.I)


def reckoned_decides(left: Statement, right: Statement) -> Finding | None:
    """A support where a count of the right statement follows from two of the left's, or is the same number."""
    here, there = counts(left), counts(right)
    for b in there:
        words = sum_of(b, here, left)
        if words:
            return Finding("supports", "amount", 0.7, f"{words} make «{b.words}»")
    for b in (one for one in quantities_of(right) if not one.known or WHOLE.search(right.text[: one.start])):
        for a in quantities_of(left):
            if is_one_number(a, b) and not parted(a, b):
                return Finding("supports", "amount", 0.6, f"«{a.words}» and «{b.words}» are one number")
    return None


def counts(side: Statement) -> list[Quantity]:
    """The quantities of a statement that count persons or things exactly."""
    return [one for one in quantities_of(side) if one.dimension is None and one.low == one.best == one.high]


def sum_of(b: Quantity, here: list[Quantity], left: Statement) -> str | None:
    """The two counts of the left statement that make up a count of the right one by sum or difference, in words."""
    if b.best < LEAST:
        return None
    for a in here:
        if ONE_MORE.search(left.text[: a.start]) and a.best + 1 == b.best:
            return f"one and «{a.words}»"
    for a, other in pairs_of(here):
        whole, part = max(a.best, other.best), min(a.best, other.best)
        tolls = (a.of and other.of and a.of != other.of and b.of is None) or is_toll(b)
        if (tolls and whole + part == b.best) or (whole - part == b.best and other.best != b.best):
            return f"«{a.words}» and «{other.words}»"
    return None


def is_toll(one: Quantity) -> bool:
    """Whether a count is of all that came to harm: «21 casualties», «52 dead or injured»."""
    return bool(holds(keys_of(f"{one.unit or ''} {one.words}"), words_for("harmed"))) or one.of in {"killed", "injured"}


def pairs_of(counted: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs of counts in text order."""
    for at, one in enumerate(counted):
        for other in counted[at + 1 :]:
            yield one, other


def is_one_number(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities have one value, or one so near that the other rounds it; a bare number may be a measure."""
    if (a.dimension and b.dimension and a.dimension != b.dimension) or min(a.best, b.best) < LEAST:
        return False
    if a.dimension == "percent" or b.dimension == "percent":
        return a.best == b.best and a.dimension == b.dimension
    if a.best == b.best:
        return True
    return bool(a.dimension) and a.dimension == b.dimension and abs(a.best - b.best) <= NEAR * max(a.best, b.best)


def parted(a: Quantity, b: Quantity) -> bool:
    """Whether two equal counts are of two tolls: three killed, three hurt."""
    return bool(a.of and b.of and a.of != b.of)


def has_new_figure(left: Statement, right: Statement) -> bool:
    """Whether the right statement gives a figure that none of the left one's can be."""
    here = quantities_of(left)
    spans = any(a.dimension == "duration" for a in here)
    return any(
        not b.known
        and b.best >= LEAST
        and (spans or b.dimension != "duration")
        and not any(a.low <= b.high and b.low <= a.high for a in here)
        for b in quantities_of(right)
    )


__all__ = ["has_new_figure", "reckoned_decides"]
