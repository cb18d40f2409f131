"""Comparisons of two claims, each a plain function named as the fact it finds.

A comparison takes the facets of two claims and gives a `Reason` (what was compared, -1 against to 1 for, a sentence to
quote) or None when it has nothing to say. Reasons against a claim are sparing: a false alarm costs more than a miss.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from sayso.link.facets import Facets, is_long_past, weight
from sayso.link.lexicon import group_sequences, group_words, keys_of, word_key, word_senses, written
from sayso.link.titles import Titled, known_keys
from sayso.records import Amount, Place, Reason

GENERIC_UNITS = frozenset({"people", "person", "persons", "others", "man", "men", "human", None})
GROWING = frozenset({"killed", "injured", "missing", "treated", "displaced", "detained"})
APPROXIMATE = 0.15  # how far «about 150» may be from 150
SMALL_STORY = 20  # claims; among fewer, how often a word occurs tells nothing
ROOT = 6  # letters that two long words of one root share
KIN = 0.7  # what a word of the same kind counts of an equal word
LONG_BEFORE = -0.4  # the score of a claim of long ago beside one without a time
EARTH_KM = 6371.0
APART_KM = 30.0  # two points this much farther apart than their radii are two places


@dataclass(frozen=True, slots=True)
class Background:
    """How much sharing each word tells in a story: little where all its claims have it; see `background_of`."""

    weights: Mapping[str, float] = field(default_factory=dict)

    def weight(self, key: str) -> float:
        """0 to 1: how much sharing this word tells here."""
        known = self.weights.get(key)
        return weight(key) if known is None else known


def background_of(facets: Sequence[Facets]) -> Background:
    """The weights of the words of some claims: the rarer, the more telling.

    The words for happenings are not weighed down: the story's own happening stands in all its reports.
    """
    counts = Counter(word for side in facets for word in side.words)
    claims = len(facets)
    weights = {}
    for key, seen in counts.items():
        rare = math.log(1 + claims / (1 + seen)) / math.log(2 + claims) if claims > SMALL_STORY else 1.0
        weights[key] = weight(key) * (1.0 if word_senses(key) else 0.25 + 0.75 * rare)
    return Background(weights)


def group(name: str) -> frozenset[tuple[str, ...]]:
    """A word group of `comparing.txt` as key sequences."""
    return group_sequences("comparing", name)


def quote(facets: Facets, longest: int = 90) -> str:
    """A claim's words between guillemets, shortened at a word's end."""
    text = " ".join(facets.claim.text.split())
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0] + " …"
    return f"«{text}»"


# ---------------------------------------------------------------- what speaks for the same happening


def words_shared(left: Facets, right: Facets, background: Background) -> Reason | None:
    """How much of the claims' content words is common, weighted by how telling they are.

    Words of one kind of happening («blaze», «fire») count as shared, somewhat less. The score is the mean of the share
    of the shorter claim and of the Dice overlap.
    """
    common = left.words & right.words
    if not common and not (kindred(left, right) and kindred(right, left)):
        return None
    total_left, total_right = (sum(map(background.weight, side.words)) for side in (left, right))
    kin = kindred(left, right) - common, kindred(right, left) - common
    if not common and not (kin[0] and kin[1]):
        return None
    exact = sum(map(background.weight, common))
    met_left, met_right = (exact + KIN * sum(map(background.weight, words)) for words in kin)
    shorter = met_left / total_left if total_left <= total_right else met_right / total_right
    score = (shorter + (met_left + met_right) / (total_left + total_right)) / 2
    words = spelled(left)
    shown = [words[key] for key in dict.fromkeys(left.keys) if key in common][:6]
    return Reason("words", round(score, 3), f"both say {', '.join(shown)}" if shown else "both are of one kind")


def spelled(side: Facets) -> dict[str, str]:
    """The keys of a claim's words, and of who acts in it, as words that a reader knows."""
    who = (*side.claim.actors, *side.claim.targets)
    return written(" ".join([side.claim.text, *(one.name for one in who)]))


def kindred(side: Facets, other: Facets) -> frozenset[str]:
    """The words of a claim that stand for a kind of happening which the other claim's words stand for too."""
    kinds = frozenset(sense for word in other.words for sense in word_kinds(word))
    return frozenset(word for word in side.words if word_kinds(word) & kinds)


@cache
def word_kinds(word: str) -> frozenset[str]:
    """The kinds of happening a word stands for, and its beginning, which «extractor» and «extraction» share."""
    return word_senses(word) | ({f"~{word[:ROOT]}"} if len(word) > ROOT else frozenset())


def senses_agree(left: Facets, right: Facets) -> Reason | None:
    """Whether the predicates are one word (1), one kind of happening (0.8), or of different kinds (below 0)."""
    if left.predicate and left.predicate == right.predicate and weight(left.predicate) == 1.0:
        return Reason("event", 1.0, f"both have «{word_of(left)}»")
    if left.heads & right.heads:
        return Reason("event", 0.8, f"«{word_of(left)}» and «{word_of(right)}» are one kind of happening")
    if left.heads & right.senses or right.heads & left.senses:
        return Reason("event", 0.5, f"{quote(left)} and {quote(right)} speak of one kind of happening")
    if left.heads and right.heads:
        return Reason("event", -0.4, f"«{word_of(left)}» and «{word_of(right)}» are different happenings")
    if left.senses & right.senses:
        return Reason("event", 0.4, f"{quote(left)} and {quote(right)} speak of one kind of happening")
    return None


def word_of(facets: Facets) -> str:
    """The predicate as a reader knows it."""
    return facets.claim.predicate.lemma if facets.claim.predicate else facets.claim.text[:40]


def names_shared(left: Facets, right: Facets, background: Background) -> Reason | None:
    """How many of the names in the claims are common: 1 when the one's are among the other's, below 0 when none is."""
    if not left.names or not right.names:
        return None
    common = left.names & right.names
    if not common:
        return Reason("names", -0.3, f"{quote(left)} and {quote(right)} share no name")
    total = min(sum(map(background.weight, side.names)) for side in (left, right))
    total = max(1.0, total)  # a name that the whole story has tells little, also where it is the only one
    score = min(1.0, sum(map(background.weight, common)) / total)
    words = spelled(left)
    return Reason("names", round(score, 3), f"both name {', '.join(words.get(key, key) for key in sorted(common))}")


def times_overlap(left: Facets, right: Facets) -> Reason | None:
    """Whether what the claims tell of can lie on one day: 0.3 for a common day, -1 for days apart."""
    if not (left.low and left.high and right.low and right.high):
        past = next((side for side in (left, right) if is_long_past(side)), None)
        if past is None:
            return None
        return Reason("time", LONG_BEFORE, f"{quote(past)} was long before the report")
    if left.low <= right.high and right.low <= left.high:
        short = min((left.high - left.low).days, (right.high - right.low).days)
        day = max(left.low, right.low).isoformat()
        return Reason("time", 0.3 if short <= 1 else 0.1, f"both may lie on {day}")
    days = max((left.low - right.high).days, (right.low - left.high).days)
    if left.negated != right.negated or is_bounded(left) or is_bounded(right):
        return None  # «nobody was told before Saturday» and «he was told in May» are of one matter
    score = -0.2 if days <= 1 else -1.0
    return Reason("time", score, f"{span_of(left)} and {span_of(right)} are different days")


def is_bounded(side: Facets) -> bool:
    """Whether a claim's time is a bound: «since July», «before Saturday»."""
    text, bounds = side.page.report.text, group_words("comparing", "bounds")
    before = (text[: time.start].rstrip().rpartition(" ")[2].lower() for time in side.times)
    return any(word in bounds for word in before)


def span_of(facets: Facets) -> str:
    """A claim's interval in words."""
    if facets.low == facets.high:
        return f"{facets.low}"
    return f"{facets.low} to {facets.high}"


def places_agree(left: Facets, right: Facets) -> Reason | None:
    """Whether the claims' places can be one (0.3: the same name, one within the other) or are apart (below 0)."""
    if not left.places or not right.places:
        return None
    pairs = [(a, b, apart_km(a, b)) for a in left.places for b in right.places]
    for a, b, gap in pairs:
        if a.name == b.name or within(a, b) or within(b, a) or (gap is not None and gap <= 0):
            return Reason("place", 0.3, f"{a.name} and {b.name} can be one place")
    apart = [(gap, a, b) for a, b, gap in pairs if gap is not None]
    if len(apart) == len(pairs) and apart:
        gap, a, b = min(apart, key=lambda row: row[0])
        if gap > APART_KM:
            return Reason("place", -0.7, f"{a.name} and {b.name} lie {round(gap):,} km apart")
    return None


def within(inner: Place, outer: Place) -> bool:
    """Whether a country or region holds a place."""
    if outer.kind == "country" and outer.country:
        return inner.country == outer.country
    return (
        outer.kind == "region" and bool(outer.admin1) and (inner.country, inner.admin1) == (outer.country, outer.admin1)
    )


def apart_km(left: Place, right: Place) -> float | None:
    """Kilometres between the edges of two places, 0 where they meet; None when one can't be located.

    >>> round(apart_km(Place(0, 1, "a", lat=0, lon=0, radius_km=10), Place(0, 1, "b", lat=0, lon=1, radius_km=10)))
    91
    """
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    a, b = math.radians(left.lat), math.radians(right.lat)
    turn = math.sin((b - a) / 2) ** 2
    turn += math.cos(a) * math.cos(b) * math.sin(math.radians(right.lon - left.lon) / 2) ** 2
    distance = 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(turn)))
    return max(0.0, distance - (left.radius_km or 5.0) - (right.radius_km or 5.0))


# ---------------------------------------------------------------- figures


def same_measure(left: Amount, right: Amount) -> bool:
    """Whether two amounts count the same thing: the same toll of people that may be the same, or the same unit."""
    if left.of or right.of:
        return left.of == right.of and units_meet(left.unit, right.unit)
    if not left.unit or not right.unit:
        return False
    return word_key(left.unit.split()[-1]) == word_key(right.unit.split()[-1])


def units_meet(left: str | None, right: str | None) -> bool:
    """Whether two counted groups may be one: equal heads, or one of them just «people»."""
    if left in GENERIC_UNITS or right in GENERIC_UNITS or left is None or right is None:
        return True
    return word_key(left.split()[-1]) == word_key(right.split()[-1])


def bounds(amount: Amount) -> tuple[float, float]:
    """The least and greatest value an amount admits, «about» widened; open ends are infinite.

    >>> bounds(Amount(0, 1, low=9, best=9, high=None))
    (9, inf)
    >>> bounds(Amount(0, 1, low=100, best=100, high=100, approximate=True))
    (85.0, 115.0)
    """
    low = amount.low if amount.low is not None else (amount.best if amount.high is None else None)
    high = amount.high if amount.high is not None else (math.inf if amount.low is not None else amount.best)
    if amount.approximate and amount.best is not None:
        slack = abs(amount.best) * APPROXIMATE
        low = None if low is None else min(low, amount.best - slack)
        high = None if high is None else max(high, amount.best + slack)
    return (-math.inf if low is None else low), (math.inf if high is None else high)


def amounts_agree(left: Facets, right: Facets) -> Reason | None:
    """Whether figures for the same thing can both hold; an equal toll of people otherwise named counts too."""
    for a in left.amounts:
        for b in right.amounts:
            if a.best is None or b.best is None:
                continue
            equal = a.best == b.best
            if (same_measure(a, b) and amounts_meet(a, b)) or (equal and a.of and a.of == b.of):
                score = (1.0 if a.of else 0.5) if equal else 0.3
                return Reason("amount", score, f"«{shown(left, a)}» and «{shown(right, b)}» can both hold")
    return None


def amounts_disagree(left: Facets, right: Facets) -> Reason | None:
    """Whether figures for the same thing cannot both hold, none of the claims having one that can."""
    if amounts_agree(left, right):
        return None
    for a in left.amounts:
        for b in right.amounts:
            if same_measure(a, b) and not is_duration(a) and not amounts_meet(a, b):
                words = f"«{shown(left, a)}» and «{shown(right, b)}» cannot both hold at one time"
                return Reason("amount", -0.8 if a.of else -0.7, words)
    return None


def is_duration(amount: Amount) -> bool:
    """Whether an amount is a length of time."""
    return bool(amount.unit) and (word_key((amount.unit or "").split()[-1]),) in group("durations")


def amounts_meet(left: Amount, right: Amount) -> bool:
    """Whether two amounts have a value in common."""
    (low, high), (other_low, other_high) = bounds(left), bounds(right)
    return low <= other_high and other_low <= high


def shown(facets: Facets, amount: Amount) -> str:
    """An amount in the report's words."""
    return " ".join(facets.page.report.text[amount.start : amount.end].split())


# ---------------------------------------------------------------- titles


def roles_disagree(left: Titled, right: Titled) -> Reason | None:
    """Whether two titles of one person cannot both be right at one time: «former President» and «President»."""
    (past, head), (other_past, other_head) = role_of(left.text), role_of(right.text)
    if not head or head != other_head or past == other_past:
        return None
    return Reason("role", -0.8, f"{left.name} is «{flat(left.text)}» here and «{flat(right.text)}» there")


def role_of(title: str) -> tuple[bool, str | None]:
    """Whether a title is past, and its main word's key.

    >>> role_of("former President"), role_of("the port's former chairman")
    ((True, 'president'), (True, 'chairman'))
    """
    keys = keys_of(title.replace("-", " "))
    past = bool(known_keys("past") & set(keys))
    heads = [key for key in keys if key in known_keys("heads")]
    return past, heads[0] if heads else None


def flat(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())


__all__ = [
    "Background",
    "amounts_agree",
    "amounts_disagree",
    "amounts_meet",
    "apart_km",
    "background_of",
    "bounds",
    "flat",
    "group",
    "names_shared",
    "places_agree",
    "quote",
    "role_of",
    "roles_disagree",
    "same_measure",
    "senses_agree",
    "times_overlap",
    "within",
    "words_shared",
]
