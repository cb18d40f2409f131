"""Where two statements put their happening."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.link.bearing import words_for
from sayso.link.compare import apart_km, places_agree, within
from sayso.link.facets import Facets
from sayso.link.finding import Finding, Statement
from sayso.link.lexicon import keys_of
from sayso.link.likeness import countries
from sayso.records import Place

APART_KM = 30.0  # two points this much farther apart than their radii are two places
WELL_KNOWN = 10.0  # kilometres of radius from which a place is hardly mistaken for another of its name
LOCATED = re.compile(
    r"\b(?:in|on|at|from|near|outside|off|around|inside|over|to|of|into|across|towards?|south|north|east|west)\s+"
    r"(?:the |[\w-]+ |(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+['’]s )?$"
    r"|\b(?:post|posting|venue|site|scene|destination|base|home|capital|route)\s+(?:is|was|will be)\s+$",
    re.I,
)
NOT_THERE = re.compile(
    r"\b(?:missed|not|spared|avoided|away from|instead of|rather than|left)\s+(?:\w+\s+)?$"
    r"|\b(?:University|College|Bank|Republic|Government|Duke|Bishop) of\s+$",
    re.I,
)


TAKEN = re.compile(
    r"\b(?:taken|flown|rushed|driven|moved|transferred|airlifted|treated|hospital|clinic)\b[^.;]{0,40}$", re.I
)


def specific(side: Facets) -> tuple[Place, ...]:
    """A statement's places without those that hold another of them: Idlib, not Syria."""
    return tuple(
        place for place in side.places if not any(place is not other and within(other, place) for other in side.places)
    )


def located(side: Statement) -> tuple[Place, ...]:
    """The specific places in which a statement puts something: «in Brno», not «Brno's mayor» or «missed Luzon»."""
    text = side.text
    there = tuple(
        place
        for place in side.whole.places
        if place.lat is not None
        and keys_of(place.name) not in words_for("heavens")
        and LOCATED.search(text[: place.start])
        and text[place.end : place.end + 2] not in {"'s", "’s"}
        and not NOT_THERE.search(text[: place.start])
        and not TAKEN.search(text[: place.start])
    )
    return specific(replace(side.whole, places=there))


COMPASS = (
    re.compile(r"\b(north|south|east|west)(?:-?(east|west))?(?:ern)?(?:\s+(?:of\s+)?(?:the\s+)?)([A-Z][\w-]+)", re.I),
    re.compile(r"\b([A-Z][\w-]+)['’]s\s+(?:[\w-]+\s+){0,2}?(north|south|east|west)(?:-?(east|west))?(?:ern)?\b"),
)
OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}


def bearings_of(text: str) -> dict[str, frozenset[str]]:
    """Land → the points of the compass where a text puts something in it: «northern Spain», «Turkey's south-east»."""
    found: dict[str, frozenset[str]] = {}
    for match in COMPASS[0].finditer(text):
        if match[3][0].isupper():
            points = frozenset(point.lower() for point in (match[1], match[2]) if point)
            found[" ".join(keys_of(match[3]))] = points
    for match in COMPASS[1].finditer(text):
        found[" ".join(keys_of(match[1]))] = frozenset(point for point in (match[2], match[3]) if point)
    return found


def compass_decides(left: Statement, right: Statement) -> Finding | None:
    """Whether both put it in one part of a land, or in opposite ones: «northern Mali», «Mali's south»."""
    here, there = bearings_of(left.text), bearings_of(right.text)
    for land in here.keys() & there.keys():
        if here[land] & there[land]:
            return Finding("supports", "place", 0.6, f"both speak of the {'-'.join(sorted(there[land]))} of {land}")
        if any(OPPOSITE[point] in there[land] for point in here[land]):
            points = "-".join(sorted(here[land]))
            return Finding("contradicts", "place", 0.7, f"one is in the {points} of {land}, the other opposite")
    return None


def places_decide(left: Statement, right: Statement) -> Finding | None:
    """Whether both name places that can be one, or only such as are apart."""
    here = replace(left.whole, places=located(left) or specific(left.whole))
    there = replace(right.whole, places=specific(right.whole))
    against = apart(left, right)
    if against:
        return against
    reason = places_agree(here, there)
    homeland = next(
        (place for place in there.places if place.kind == "country" and place.country in countries(here)), None
    )
    if reason is None and homeland and LOCATED.search(right.text[: homeland.start]):
        return Finding("supports", "place", 0.5, f"both speak of {homeland.name}")
    if reason and reason.score > 0 and not NOT_THERE.search(right.text[: there.places[0].start]):
        return Finding("supports", "place", 0.6, reason.detail)
    return None


def apart(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where each place that the right statement is located in is apart from each of the left one's."""
    here, there = located(left), located(right)
    if not here or not there:
        return None
    peoples = countries(left.whole) - lands_of(left)
    if any(place.country is None or (place.kind == "country" and place.country in peoples) for place in there):
        return None
    named = {place.country for place in right.whole.places if place.kind == "country"}
    lands = {place.country for place in here}
    gaps = []
    for place in there:
        for other in here:
            gap = apart_km(place, other)
            if meets(place, other) or gap is None or gap <= APART_KM:
                return None
            gaps.append((gap, other, place))
        if (
            place.country not in lands | named
            and place.kind not in {"country", "area"}
            and (place.radius_km or 0) < WELL_KNOWN
        ):
            return None  # a small place of that name in another country is often just mislocated
    shared = set(keys_of(left.text)) & {key for place in there for key in keys_of(right.text[place.start : place.end])}
    if shared:
        return None
    gap, other, place = min((row for row in gaps), key=lambda row: row[0])
    return Finding("contradicts", "place", 0.7, f"{other.name} and {place.name} lie {round(gap):,} km apart")


def lands_of(side: Statement) -> frozenset[str]:
    """The countries of a statement's places."""
    return frozenset(place.country for place in side.whole.places if place.country)


def meets(one: Place, other: Place) -> bool:
    """Whether two places can be one: one name, or one within the other."""
    return one.name == other.name or within(one, other) or within(other, one)


__all__ = ["compass_decides", "located", "places_decide", "specific"]
