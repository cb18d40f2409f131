"""Counts laid side by side: sums («18 dead, 34 hurt» and «52 casualties»), what is left of one, all and some."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.link.bearing import words_for
from sayso.link.finding import Finding, Statement
from sayso.link.lexicon import holds, keys_of, stop_keys
from sayso.link.likeness import kinds_in, parts_of
from sayso.link.quantities import Quantity, quantities_of

LEAST = 3  # smaller numbers are alike by accident
NEAR = 0.08  # of a round figure by which an exact one may differ and still be it
ONE_MORE = re.compile(r"\b(?:an?|one)\s+(?:[\w-]+\s){1,4}and\s+$", re.I)  # «a guard and three smugglers»
WHOLE = re.compile(r"\b(?:all|every one of)\s+(?:of\s+)?(?:the\s+)?$", re.I)


def reckoned_decides(left: Statement, right: Statement) -> Finding | None:
    """A support where a count of the right statement follows from two of the left's, or is the same number."""
    here, there = counts(left), counts(right)
    for b in there:
        words = sum_of(b, here, left, right)
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


def sum_of(b: Quantity, here: list[Quantity], left: Statement, right: Statement) -> str | None:
    """The two counts of the left statement that make up a count of the right one by sum or difference, in words."""
    if b.best < LEAST:
        return None
    for a in here:
        if ONE_MORE.search(left.text[: a.start]) and a.best + 1 == b.best:
            return f"one and «{a.words}»"
    for a, other in pairs_of(here):
        whole, part = max(a.best, other.best), min(a.best, other.best)
        tolls = (a.of and other.of and a.of != other.of and b.of is None) or is_toll(b, right)
        if (tolls and whole + part == b.best) or (whole - part == b.best and other.best != b.best):
            return f"«{a.words}» and «{other.words}»"
    return None


def is_toll(one: Quantity, side: Statement) -> bool:
    """Whether a count is of all that came to harm: «21 casualties», «52 dead or injured»."""
    near = f"{one.unit or ''} {side.text[one.start : one.end + 25]}"
    return bool(holds(keys_of(near), words_for("harmed")))


def pairs_of(counted: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs of counts in text order."""
    for at, one in enumerate(counted):
        for other in counted[at + 1 :]:
            yield one, other


def is_one_number(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities have one value, or one that the other rounds; a bare number may be a measure."""
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


ALL = re.compile(
    r"^\W*(?:all|every one|each|none|not one)\s+(?:of\s+)?(?:the\s+)?"
    r"(?:\w+\s+){0,2}?(?:dead|victims|wounded|injured|killed|\w+s)\b(?!\s+of\s+)",
    re.I,
)
SOME = re.compile(
    r"\b(?:among them|among whom|including|of whom|of them"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:\w+\s+)?have since)\b",
    re.I,
)


def wholes_decide(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where the right statement says of all what the left one says of some only.

    «All of the dead were soldiers» against «killing four, among them two soldiers».
    """
    match, part = ALL.match(right.text), SOME.search(left.text)
    if not match or not part or any(one.low <= LEAST for one in counts(right) if one.start < match.end()):
        return None
    told = parts_of(right.text[match.end() :])
    near = left.text[part.start() : part.end() + 40]
    kinds = kinds_in(near)
    shared = [one for one in told if set(one.keys) & set(keys_of(near)) - stop_keys() or one.kinds & kinds]
    if not shared:
        return None
    return Finding("contradicts", "amount", 0.7, f"«{match[0]}» and «{part[0]}» cannot both hold")


def new_figure(left: Statement, right: Statement) -> Finding | None:
    """A figure of the right statement that none of the left one's can be, where there is one.

    It contradicts where the left statement has a figure of the dimension; else it is just something new.
    """
    here = quantities_of(left)
    spans = any(a.dimension == "duration" for a in here)
    for b in quantities_of(right):
        if b.known or b.best < LEAST or (not spans and b.dimension == "duration"):
            continue
        if any(a.low <= b.high and b.low <= a.high for a in here):
            continue
        like = next((a for a in here if a.dimension == b.dimension and not parted(a, b)), None)
        if like:
            return Finding("contradicts", "amount", 0.6, f"«{like.words}» and «{b.words}» are hardly of two things")
        return Finding("neutral", "amount", 0.3, f"«{b.words}» is new")
    return None


__all__ = ["new_figure", "reckoned_decides", "wholes_decide"]
