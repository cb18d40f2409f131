"""Which words of two statements may stand for one thing, and how much of the one statement is in the other.

Kinds of happening come from `senses.txt`, kinds of people, things and deeds from `likenesses.txt`; a people's name
stands for its country.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from sayso.annotate.places_context import demonyms
from sayso.link.compare import places_agree
from sayso.link.facets import Facets, weight
from sayso.link.finding import Statement
from sayso.link.lexicon import WORD, sense_table, stop_keys, word_key, word_lines

LIKE = 0.8  # what a word of the same kind counts of an equal word
LONGEST = 4  # words of an expression that is looked up
ROOT = 5  # letters that two words of one root share


@dataclass(frozen=True, slots=True)
class Part:
    """A word or expression of a statement: its keys, where it stands, what kinds of thing it can mean."""

    keys: tuple[str, ...]
    start: int
    end: int
    kinds: frozenset[str]


@cache
def likeness_table() -> dict[tuple[str, ...], frozenset[str]]:
    """Word-key sequence → the kinds that it can stand for, happenings and things."""
    table: dict[tuple[str, ...], set[str]] = {keys: set(kinds) for keys, kinds in sense_table().items()}
    for line in word_lines("likenesses"):
        name, _, words = line.partition(":")
        for word in words.split():
            kind = name if name.startswith("=") else f"+{name}"
            table.setdefault(tuple(word_key(part) for part in word.split("_")), set()).add(kind)
    return {keys: frozenset(kinds) for keys, kinds in table.items()}


@cache
def peoples() -> dict[str, frozenset[str]]:
    """The key of a people's name → the countries and divisions it stands for."""
    table: dict[str, frozenset[str]] = {}
    for word, regions in demonyms().items():
        table[word_key(word)] = table.get(word_key(word), frozenset()) | frozenset(r.split(".")[0] for r in regions)
    return table


@cache
def parts_of(text: str) -> tuple[Part, ...]:
    """The words of a text, those of a known expression together.

    >>> [part.keys for part in parts_of("They came ashore")]
    [('thei',), ('com', 'ashor')]
    """
    words = [(word_key(match[0]), match.start(), match.end()) for match in WORD.finditer(text)]
    table = likeness_table()
    parts, at = [], 0
    while at < len(words):
        size = 1
        for longer in range(min(LONGEST, len(words) - at), 1, -1):
            keys = tuple(word[0] for word in words[at : at + longer])
            if keys in table:
                size = longer
                break
        keys = tuple(word[0] for word in words[at : at + size])
        kinds = table.get(keys, frozenset())
        for piece in keys[0].split("-") if size == 1 and "-" in keys[0] else ():
            kinds |= table.get((word_key(piece),), frozenset())
        parts.append(Part(keys, words[at][1], words[at + size - 1][2], kinds))
        at += size
    return tuple(parts)


@cache
def kinds_in(text: str) -> frozenset[str]:
    """All the kinds that a text's words can stand for; words of saying do not count."""
    return frozenset(kind for part in parts_of(text) for kind in part.kinds) - {"say", "call", "confirm"}


@cache
def deeds_in(text: str) -> frozenset[str]:
    """The kinds of happening and deed in a text, without those of people and things."""
    return frozenset(kind for kind in kinds_in(text) if not kind.startswith("+"))


def countries(side: Facets) -> frozenset[str]:
    """The countries that a statement names, by name, people or a place in them."""
    named = frozenset(place.country for place in side.places if place.country)
    return named | frozenset(code for key in side.keys for code in peoples().get(key, frozenset()))


def content(side: Statement) -> list[Part]:
    """The parts of a statement that say something: no times, figures, or who said it."""
    whole = side.whole
    skipped = [(time.start, time.end) for time in whole.times]
    skipped += [(claim.claim.start, claim.claim.end) for claim in side.claims if claim.speech]
    kept = []
    for part in parts_of(side.text):
        aside = any(start <= part.start < end for start, end in skipped)
        empty = not part.kinds and all(key in stop_keys() or key[0].isdigit() or len(key) < 2 for key in part.keys)
        if not aside and not empty:
            kept.append(part)
    return kept


def share(right: Statement, left: Statement) -> float:
    """How much of the right statement's content the left one has, 0 to 1."""
    parts = content(right)
    total = sum(map(telling, parts))
    if not total:
        return 0.0
    return sum(telling(part) * met(part, right, left) for part in parts) / total


def telling(part: Part) -> float:
    """How much a part tells: 1, or little where all its words are common."""
    return max(weight(key) for key in part.keys)


def met(part: Part, right: Statement, left: Statement) -> float:
    """Whether a part of the right statement is in the left one: 1 in the same word, less in a like one, else 0."""
    whole = left.whole
    if all(key in whole.words or key in whole.keys for key in part.keys):
        return 1.0
    pieces = [word_key(piece) for key in part.keys for piece in key.split("-")]
    if len(pieces) > 1 and all(piece in whole.words for piece in pieces):
        return 1.0
    if part.kinds & kinds_in(left.text):
        return LIKE
    for key in part.keys:
        if peoples().get(key, frozenset()) & countries(whole):
            return LIKE
        if len(key) > ROOT and any(word[:ROOT] == key[:ROOT] for word in whole.words if len(word) > ROOT):
            return LIKE
    return LIKE if place_met(part, right.whole, whole) else 0.0


def place_met(part: Part, right: Facets, left: Facets) -> bool:
    """Whether a part names a place that can be, or lie in, one of the left statement's."""
    for place in right.places:
        if place.start <= part.start < place.end:
            reason = places_agree(replace(right, places=(place,)), left)
            return bool(reason and reason.score > 0)
    return False


__all__ = [
    "Part",
    "content",
    "countries",
    "deeds_in",
    "kinds_in",
    "likeness_table",
    "met",
    "parts_of",
    "peoples",
    "share",
    "telling",
]
