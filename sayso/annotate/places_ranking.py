"""Which of the places called so is meant: a readable list of (fact, weight) over every candidate.

Each fact is a function of a candidate, its name's mentions and what is known of the report so far, from 0 (does not
speak for it) to 1; a candidate's score is the weighted sum. Candidates are ranked, the report's picture is drawn anew
from the best, and this is repeated, so that Miranda, Aragua and La Guaira settle one another.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sayso.annotate.gazetteer import ADMIN2, CAPITAL, Entry
from sayso.annotate.places_mentions import Mention

ROUNDS = 3
MOST_CANDIDATES = 40


@dataclass(frozen=True)
class Name:
    """One name of the report: how often it stands there, its candidates, and what its mentions say of them all.

    `qualifiers` are the regions named after its comma, `kinds` what the words beside it call it, `beside` the keys of
    the names it is enumerated with.
    """

    key: str
    text: str
    times: int
    entries: tuple[Entry, ...]
    qualifiers: tuple[Entry, ...] = ()
    kinds: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()
    article: bool = False


def gather(key: str, mentions: list[Mention], beside: list[str]) -> Name:
    """The name that these mentions share; `beside` are the keys of the names it is enumerated with."""
    qualifiers = {region.number: region for mention in mentions for region in mention.qualifiers}
    kinds = frozenset(mention.kind for mention in mentions if mention.kind)
    return Name(
        key, mentions[0].text, len(mentions), mentions[0].entries, tuple(qualifiers.values()), kinds, tuple(beside)
    )


@dataclass
class Picture:
    """Where the report seems to play: weights of countries and divisions, and the points of its other places."""

    regions: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    named: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    points: list[tuple[float, float, float, str]] = field(default_factory=list)
    total: float = 1e-9
    best: dict[str, Entry] = field(default_factory=dict)
    homes: frozenset[str] = frozenset()


Fact = Callable[[Entry, Name, Picture], float]


# ---------------------------------------------------------------- facts


def has_people(entry: Entry, name: Name, picture: Picture) -> float:
    """Log of its inhabitants: 0 nobody, 1 a thousand million."""
    return min(1.0, math.log10(entry.population + 1) / 9)


def is_country(entry: Entry, name: Name, picture: Picture) -> float:
    """A country is meant more often than its namesakes."""
    return float(entry.level == 0)


def is_division(entry: Entry, name: Name, picture: Picture) -> float:
    """A first order division or listed region."""
    return float(entry.level == 1)


def is_division_of_its_city(entry: Entry, name: Name, picture: Picture) -> float:
    """A division that has its name from a great city in it («Havana») or from the capital («Washington»)."""
    if entry.level not in (1, ADMIN2):
        return 0.0
    for other in name.entries:
        if other.level == CAPITAL and other.country == entry.country:
            return 1.0
        if other.level == 3 and other.region == entry.region and other.population > max(2e5, entry.population / 5):
            return 1.0
    return 0.0


def has_article(entry: Entry, name: Name, picture: Picture) -> float:
    """«the» stands before the name alone: «the Pacific», «the Midlands», no town."""
    if not name.article:
        return 0.0
    return 1.0 if entry.level in (0, 1, 4, 5) else -1.0


def neighbours_are_alike(entry: Entry, name: Name, picture: Picture) -> float:
    """Names in one enumeration are of one level: «Alberta, Ontario and New Brunswick» are provinces of one country."""
    beside = [picture.best[key] for key in name.beside if key in picture.best]
    alike = [other for other in beside if rank_of(other) == rank_of(entry)]
    same = [other for other in alike if other.country == entry.country or entry.level == 0]
    return (len(alike) + len(same)) / (2 * len(beside)) if beside else 0.0


def rank_of(entry: Entry) -> int:
    """Country, division, county, or anything else, for the comparison of neighbours."""
    return entry.level if entry.level in (0, 1, ADMIN2, 4) else 3


def is_county(entry: Entry, name: Name, picture: Picture) -> float:
    """A second order division under its own full name («Laurel County»)."""
    return float(entry.level == ADMIN2 and not entry.side and " " in name.text)


def is_bare_county(entry: Entry, name: Name, picture: Picture) -> float:
    """A second order division without the word for it: rarely meant."""
    return float(entry.level == ADMIN2 and (entry.side or " " not in name.text))


def is_listed(entry: Entry, name: Name, picture: Picture) -> float:
    """An area of our own list: seas, regions, continents."""
    return float(entry.level == 4)


def is_landmark(entry: Entry, name: Name, picture: Picture) -> float:
    """A landmark of our own list or an airport."""
    return float(entry.level == 5)


def is_capital(entry: Entry, name: Name, picture: Picture) -> float:
    """A country's capital."""
    return float(entry.level == CAPITAL)


def is_main_name(entry: Entry, name: Name, picture: Picture) -> float:
    """The name is the place's first name, not one of its others."""
    return float(not entry.side)


def is_spelt_so(entry: Entry, name: Name, picture: Picture) -> float:
    """The name is spelt to the letter, accents included."""
    return float(entry.name == name.text)


def is_qualified(entry: Entry, name: Name, picture: Picture) -> float:
    """A region that contains it stands after the comma: «London, Ontario»."""
    return float(any(contains(region, entry) for region in name.qualifiers))


def is_called_so(entry: Entry, name: Name, picture: Picture) -> float:
    """The words beside it say what kind it is: «Hubei province», «the city of Miranda»."""
    return float(entry.kind in name.kinds)


def is_called_otherwise(entry: Entry, name: Name, picture: Picture) -> float:
    """The words beside it say that it is of another kind."""
    return float(bool(name.kinds) and entry.kind not in name.kinds)


def country_is_named(entry: Entry, name: Name, picture: Picture) -> float:
    """The report names its country."""
    return float(entry.level != 0 and entry.country is not None and picture.named[entry.country] > 0)


def division_is_named(entry: Entry, name: Name, picture: Picture) -> float:
    """The report names its first order division."""
    return float(entry.level > 1 and "." in entry.region and picture.named[entry.region] > 0)


def country_share(entry: Entry, name: Name, picture: Picture) -> float:
    """How much of the report plays in its country."""
    if entry.country is None:
        return 0.0
    return picture.regions[entry.country] / picture.total


def division_share(entry: Entry, name: Name, picture: Picture) -> float:
    """How much of the report plays in its first order division."""
    if "." not in entry.region:
        return 0.0
    return picture.regions[entry.region] / picture.total


def is_near(entry: Entry, name: Name, picture: Picture) -> float:
    """Other places of the report lie close: one at 150 km speaks half for it."""
    if entry.lat is None or entry.lon is None or entry.level == 0:
        return 0.0
    pull = 0.0
    for lat, lon, weight, key in picture.points:
        if key != name.key and abs(lat - entry.lat) < 12:  # farther off it would add nothing
            pull += weight / (1 + (distance(entry.lat, entry.lon, lat, lon) / 150) ** 2)
    return pull / (1 + pull)


def is_at_home(entry: Entry, name: Name, picture: Picture) -> float:
    """It lies in the country of the outlet."""
    return float(entry.country in picture.homes)


def is_own(entry: Entry, name: Name, picture: Picture) -> float:
    """It stands in the user's own gazetteer."""
    return float(entry.own)


# What a name and a candidate say by themselves, and what the rest of the report says of the candidate.
# Set by coordinate ascent on the two dev sets together; see docs/decisions/0005-places.md.
WEIGHTS: list[tuple[Fact, float]] = [
    (has_people, 4.5),
    (is_country, 2.5),
    (is_division, 0.9),
    (is_division_of_its_city, -1.2),
    (is_county, 1.3),
    (is_bare_county, -0.4),
    (is_listed, 0.6),
    (is_landmark, 0.5),
    (is_capital, 0.8),
    (is_main_name, 0.8),
    (is_spelt_so, 0.4),
    (is_qualified, 2.5),
    (is_called_so, 0.5),
    (is_called_otherwise, -0.5),
    (has_article, 0.6),
    (is_own, 5.0),
]
REPORT_WEIGHTS: list[tuple[Fact, float]] = [
    (country_is_named, 0.9),
    (division_is_named, 0.6),
    (country_share, 2.0),
    (division_share, 0.9),
    (is_near, 0.4),
    (neighbours_are_alike, 1.0),
    (is_at_home, 0.6),
]


# ---------------------------------------------------------------- ranking


def rank(names: list[Name], known: Counter[str], homes: frozenset[str] = frozenset()) -> dict[str, Entry]:
    """The place meant by each name, by its key; `known` are regions that peoples speak for, `homes` the outlet's."""
    names = [cut(name) for name in names if name.entries]
    priors = {name.key: [prior(entry, name) for entry in name.entries] for name in names}
    best = {name.key: choose(name, priors[name.key]) for name in names}
    for _ in range(ROUNDS):
        picture = draw(names, best, known)
        picture.homes = homes
        settled = dict(best)
        for name in names:
            if len(name.entries) > 1:
                add(picture, name, best[name.key], -1)
                scores = zip(priors[name.key], name.entries, strict=True)
                settled[name.key] = choose(name, [p + support(entry, name, picture) for p, entry in scores])
                add(picture, name, best[name.key], 1)
        if settled == best:
            break
        best = settled
    return {name.key: best[name.key] for name in names if not is_elsewhere(name, best[name.key])}


def prior(entry: Entry, name: Name) -> float:
    """What speaks for a candidate before anything is known of the rest of the report."""
    empty = Picture()
    return sum(weight * fact(entry, name, empty) for fact, weight in WEIGHTS)


def support(entry: Entry, name: Name, picture: Picture) -> float:
    """What the rest of the report speaks for a candidate; the picture must not hold the name itself."""
    return sum(weight * fact(entry, name, picture) for fact, weight in REPORT_WEIGHTS)


def choose(name: Name, scores: list[float]) -> Entry:
    """The candidate with the highest score; ties go to the one that stands first in the gazetteer."""
    top = max(range(len(scores)), key=lambda at: (scores[at], -name.entries[at].number))
    return name.entries[top]


def is_elsewhere(name: Name, entry: Entry) -> bool:
    """Whether the text puts the name where the gazetteer has none: «Stroud, Ontario» is in no Stroud that it knows."""
    regions = [region for region in name.qualifiers if region.level <= 1 and not region.side]
    if not regions or entry.level <= 1 or entry.own:
        return False
    return not any(contains(region, entry) or region.name == entry.name for region in regions)


def cut(name: Name) -> Name:
    """The name with no more candidates than are worth weighing, the peopled first."""
    if len(name.entries) <= MOST_CANDIDATES:
        return name
    kept = [entry for entry in name.entries if any(contains(region, entry) for region in name.qualifiers)]
    ordered = sorted(name.entries, key=lambda entry: (-entry.population, entry.number))
    return replace(name, entries=tuple(dict.fromkeys([*kept, *ordered[:MOST_CANDIDATES]])))


def draw(names: list[Name], best: dict[str, Entry], known: Counter[str]) -> Picture:
    """The picture of the report that its names give when each is the place in `best`."""
    picture = Picture(total=1e-9 + sum(count for key, count in known.items() if "." not in key))
    picture.regions.update(known)
    picture.best = best
    for name in names:
        add(picture, name, best[name.key], 1)
    return picture


def add(picture: Picture, name: Name, entry: Entry, sign: int) -> None:
    """Puts a name's place into the picture, or (`sign` -1) takes it out."""
    weight = sign * (1 + math.log(max(1, name.times)))
    if entry.country:
        picture.regions[entry.country] += weight
        picture.total += weight
        if "." in entry.region:
            picture.regions[entry.region] += weight
    if entry.level <= 1:
        picture.named[entry.region] += sign
    if entry.lat is not None and entry.lon is not None and (entry.radius_km or 0) < 400 and sign > 0:
        picture.points.append((entry.lat, entry.lon, weight, name.key))


def contains(region: Entry, entry: Entry) -> bool:
    """Whether a country or division holds a place; a listed area or big city holds what lies within its radius."""
    if region.number == entry.number:
        return False
    if region.level == 0:
        return entry.country == region.country and entry.level != 0
    if region.level == 1:
        return entry.region == region.region and entry.level > 1
    if None in (region.lat, region.lon, entry.lat, entry.lon) or region.radius_km is None:
        return False
    apart = distance(region.lat or 0, region.lon or 0, entry.lat or 0, entry.lon or 0)
    return entry.level > 1 and apart <= max(30.0, region.radius_km)


def distance(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in km."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


__all__ = ["REPORT_WEIGHTS", "WEIGHTS", "Name", "Picture", "contains", "distance", "gather", "rank"]
