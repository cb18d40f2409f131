"""Comparisons that find why two claims cannot both hold: denials, opposite states, different spots.

Like those of `compare`, each is named as the fact it finds and gives a reason that a reader could quote, or None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from sayso.link.compare import KIN, Background, group, kindred, quote
from sayso.link.facets import Facets, weight
from sayso.link.lexicon import holds, keys_of, opposites, stop_keys, word_key
from sayso.records import Reason

FEWEST = 3  # words a negative claim must have to be held against another
DENIED = 0.5  # of its telling words must stand in the other if its predicate does
MOSTLY, ALL = 0.65, 0.75  # of them if the predicate does not; and where one word is enough
COMPLEMENT = 40  # characters between a predicate and its «of»: «found guilty on Thursday of …»


def polarity_opposed(left: Facets, right: Facets, background: Background) -> Reason | None:
    """Whether one claim says that what the other tells of is not so.

    What is denied, its predicate and most of its telling words, must stand in the other claim. Not knowing or not
    saying something denies nothing.
    """
    if left.negated == right.negated:
        return None
    no, yes = (left, right) if left.negated else (right, left)
    if len(no.keys) < FEWEST or yes.thin or yes.shadowed or holds(no.window, group("ignorance")) or is_identity(no):
        return None
    wanted = {key: background.weight(key) for key in no.words if key not in negation_keys()}
    kin = kindred(no, yes)
    met = {key: value if key in yes.words else KIN * value for key, value in wanted.items() if key in yes.words | kin}
    strong = sum(weight(key) == 1.0 and (key,) not in group("speech") for key in met)
    share = sum(met.values()) / (sum(wanted.values()) or 1.0)
    happens = bool(no.heads & yes.senses or no.predicate in yes.words)
    if no.heads and not happens:
        return None
    if not (deed_alike(no, yes) or none_of(no, met)):
        return None  # «I never took a bribe» reverses «taking bribes», not «was found guilty of taking bribes»
    if strong < (1 if share >= ALL and (happens or none_of(no, met)) else 2) or share < (DENIED if happens else MOSTLY):
        return None
    return Reason("polarity", round(-share, 3), f"{quote(no)} is the reverse of {quote(yes)}")


IDENTITY = re.compile(
    r"\b(?:is|are|was|were|be|been)(?:n['’]t|\s+not)\s+(?:an?|the|his|her|its|their|our|my)\s+(?:[\w-]+\s+)?$"
)


def is_identity(no: Facets) -> bool:
    """Whether a claim says what something is not: «this is not an aftershock» does not deny that the earth shook."""
    at = no.claim.predicate.start - no.claim.start if no.claim.predicate else 0
    return bool(IDENTITY.search(no.claim.text[: max(0, at)]))


def deed_alike(left: Facets, right: Facets) -> bool:
    """Whether the predicates of two claims are one word or of one kind, or one of them is plain («was», «had»)."""
    if left.predicate == right.predicate or left.heads & right.heads:
        return True
    return any(side.predicate is not None and (side.predicate,) in group("auxiliaries") for side in (left, right))


def none_of(no: Facets, met: Mapping[str, float]) -> bool:
    """Whether what is shared is the very thing of which there is none: «no gas was used»."""
    pairs = zip(no.keys, (*no.keys[1:], ""), (*no.keys[2:], "", ""), strict=False)
    return any(one in {"no", "any"} and (second in met or third in met) for one, second, third in pairs)


@cache
def negation_keys() -> frozenset[str]:
    """Words that negate or deny, by key: they are not part of what is denied."""
    from sayso.link.lexicon import word_set

    return frozenset(word_key(word) for name in ("negations", "denials") for word in word_set(name))


def states_opposed(left: Facets, right: Facets) -> Reason | None:
    """Whether what the claims say of one thing cannot both hold: guilty and acquitted, locked and open.

    The opposites must stand by the predicates, and the claims must share a telling word besides.
    """
    if left.negated or right.negated or not any(weight(key) == 1.0 for key in left.words & right.words):
        return None
    if others(left, right):
        return None
    of_left, of_right = complement(left), complement(right)
    if of_left and of_right and not of_left & of_right:
        return None  # guilty of one thing, cleared of another
    here, there = opposites_in(left.window), opposites_in(right.window)
    for row in sorted(here.keys() & there.keys()):
        one, other = here[row], there[row]
        if one and other and one != other:
            return Reason(opposites()[row].field, -0.7, f"{quote(left)} and {quote(right)} cannot both hold")
    return None


def others(left: Facets, right: Facets) -> bool:
    """Whether two claims speak of different people or things: both name some, and no word of these is common."""
    named = [
        {
            key
            for who in (*side.claim.actors, *side.claim.targets)
            for key in keys_of(who.name)
            if key not in stop_keys()
        }
        for side in (left, right)
    ]
    return all(named) and not named[0] & named[1]


def complement(side: Facets) -> frozenset[str]:
    """The content words after «of» behind a claim's predicate: of what somebody is cleared."""
    if side.claim.predicate is None:
        return frozenset()
    tail = side.claim.text[max(0, side.claim.predicate.end - side.claim.start) :]
    _, of, what = tail.partition(" of ")
    return frozenset(keys_of(what)[:6]) - stop_keys() if of and len(_) < COMPLEMENT else frozenset()


@cache
def opposites_in(window: tuple[str, ...]) -> dict[int, int]:
    """For each pair of opposites in some words, which side stands there: 1 the left, 2 the right, 0 both."""
    found: dict[int, int] = {}
    for number, row in enumerate(opposites()):
        sides = [side for side, wanted in ((1, row.left), (2, row.right)) if holds(window, wanted)]
        if sides:
            found[number] = sides[0] if len(sides) == 1 else 0
    return found


SPOT = re.compile(r"\b(?:in|on|at|from|among|inside|aboard|under|near)\s+((?:[\w’'-]+\s?){1,4})")


def spots_disagree(left: Facets, right: Facets) -> Reason | None:
    """Whether one thing is said to have begun or happened in two different spots («engine room», «car deck»)."""
    if left.negated or right.negated or not all(holds(side.window, group("point")) for side in (left, right)):
        return None
    told = (kindred(left, right) | left.words & right.words) - {left.predicate, right.predicate}
    if not any(weight(key) == 1.0 for key in told):
        return None
    here, there = spots_of(left), spots_of(right)
    if not here or not there or here & there or here & right.words or there & left.words:
        return None
    return Reason("place", -0.7, f"{quote(left)} and {quote(right)} name two different spots")


def spots_of(side: Facets) -> frozenset[str]:
    """The telling words of where a claim puts its happening: what follows «in», «on», «among» after its predicate."""
    if side.claim.predicate is None:
        return frozenset()
    text = side.claim.text[max(0, side.claim.predicate.end - side.claim.start) :]
    taken = {key for time in side.times for key in keys_of(side.page.report.text[time.start : time.end])}
    words = {key for match in SPOT.finditer(text) for key in keys_of(match[1])}
    return frozenset(
        k for k in words if k not in stop_keys() and weight(k) == 1.0 and k not in taken and not k.isdigit()
    )


__all__ = ["is_identity", "polarity_opposed", "spots_disagree", "spots_of", "states_opposed"]
