"""The gazetteer: names to places, in one memory-mapped file that was built with the package (see `gazetteer_build/`).

A look-up is two binary searches in the mapped file; nothing is read before it is asked for, and processes share
the pages.
"""

from __future__ import annotations

import json
import math
import mmap
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sayso.annotate.places_keys import fold, key
from sayso.errors import GazetteerError
from sayso.records import PlaceKind

MAGIC = b"SAYSOGZ1"
FILE = Path(__file__).with_name("gazetteer.bin")
KINDS: tuple[PlaceKind, ...] = ("country", "region", "region", "city", "area", "landmark", "city")
ADMIN2, CAPITAL = 2, 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. `level` is the file's finer kind; `side` whether it was found by a side name.

    `region` is the key of its first order division (`VE.15`), or its country's; `own` marks an entry of the user's.
    """

    number: int
    name: str
    kind: PlaceKind
    level: int
    lat: float | None
    lon: float | None
    region: str
    country: str | None
    admin1: str | None
    population: int
    geonameid: int | None
    radius_km: float | None
    side: bool = False
    own: bool = False


class Gazetteer:
    """Names to candidate places. Opened by `load_gazetteer`; safe to share between threads.

    >>> gazetteer = load_gazetteer()
    >>> [entry.name for entry in gazetteer.lookup("Cote d'Ivoire") if entry.kind == "country"]
    ['Ivory Coast']
    """

    def __init__(self, mapped: mmap.mmap | bytes, extra: dict[str, tuple[Entry, ...]] | None = None) -> None:
        size = int.from_bytes(mapped[8:12], "little")
        self.header: dict[str, Any] = json.loads(mapped[12 : 12 + size])
        view, start = memoryview(mapped), 12 + size
        self._columns: dict[str, memoryview] = {
            name: view[start + offset : start + offset + length].cast(code)
            for name, (code, offset, length) in self.header["sections"].items()
        }
        self._hashes = self._columns["hash"]
        self._extra = extra or {}
        lines = bytes(self._columns["regions"]).decode("utf-8").split("\n")
        self._regions = [line.split("\t") for line in lines]
        self._names = {region: name for region, name, _ in self._regions}
        self._zones = {region: zone for region, _, zone in self._regions}
        self.lookup = lru_cache(maxsize=20_000)(self._lookup)
        self.has = lru_cache(maxsize=50_000)(self._has)
        self.by_number = lru_cache(maxsize=20_000)(self._entry)

    def _lookup(self, name: str) -> tuple[Entry, ...]:
        """The places called so, in file order: case, accents and points do not matter, but for short forms («US»)."""
        folded = fold(name)
        if not folded:
            return ()
        found = {entry.number: entry for entry in self._extra.get(folded, ())}
        for form in (f"={name}", folded):
            for number, side in self._find(form):
                if number not in found or found[number].side > side:
                    found[number] = self._entry(number, side)
        return tuple(found[number] for number in sorted(found))

    def qualifier(self, name: str) -> tuple[Entry, ...]:
        """The regions that a short form means after a comma: «Lexington, KY»."""
        return tuple(self._entry(number, side) for number, side in self._find(f"=,{name}"))

    def has_name(self, name: str) -> bool:
        """Whether any place is called so."""
        return self.has(fold(name)) or self.has(f"={name}")

    def _has(self, folded: str) -> bool:
        """Whether any place has this folded name, without making its entries."""
        return folded in self._extra or next(iter(self._find(folded)), None) is not None

    def region_name(self, region: str) -> str | None:
        """The name of a country or first order division by its key.

        >>> load_gazetteer().region_name("VE.15")
        'Miranda'
        """
        return self._names.get(region) or None

    def zone(self, region: str) -> str | None:
        """The IANA time zone that most people of a country or division keep.

        >>> load_gazetteer().zone("VE")
        'America/Caracas'
        """
        return self._zones.get(region) or None

    def _find(self, form: str) -> list[tuple[int, bool]]:
        """(number, whether a side name) of the places with this form."""
        head, check = key(form)
        at, hashes, found = bisect_left(self._hashes, head), self._hashes, []
        while at < len(hashes) and hashes[at] == head:
            mark = self._columns["check"][at]
            if mark & 0x7FFF == check:
                found.append((self._columns["place"][at], bool(mark >> 15)))
            at += 1
        return found

    def _entry(self, number: int, side: bool = False) -> Entry:
        """The place at a row of the file."""
        columns = self._columns
        level, region_row = columns["kind"][number], columns["region"][number]
        region = self._regions[region_row][0] if region_row < len(self._regions) else ""
        lat, lon = columns["lat"][number], columns["lon"][number]
        known, names = not math.isnan(lat), columns["name"]
        radius = columns["radius"][number] / 4
        return Entry(
            number,
            bytes(columns["names"][names[number] : names[number + 1]]).decode("utf-8"),
            KINDS[level],
            level,
            round(lat, 5) if known else None,
            round(lon, 5) if known else None,
            region,
            region.split(".")[0] or None,
            (self._names.get(region) or None) if "." in region else None,
            round(2 ** (columns["population"][number] / 2000)) - 1,
            columns["id"][number] or None,
            radius if known and radius else None,
            side,
        )


def load_gazetteer(path: Path | None = None, *, extra: Sequence[Path] = ()) -> Gazetteer:
    """The shipped gazetteer, or the one at `path`, with users' own CSV or GeoJSON files (`extra`) beside it.

    A CSV has a heading with `name`, `lat`, `lon` and, if wanted, `names` (others, by «|»), `kind`, `country`, `admin1`,
    `population`, `geonameid`, `radius_km`; GeoJSON has them as properties. A user's place wins over a namesake.
    Raises GazetteerError where a file is missing or malformed.
    """
    from sayso.annotate.gazetteer_extra import read_extra

    file = path or FILE
    try:
        with file.open("rb") as handle:
            mapped = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise missing(file, error) from error
    if mapped[:8] != MAGIC:
        raise GazetteerError(
            f"{file}, which does not begin as a gazetteer does",
            accepted="a file written by `python -m gazetteer_build`",
            do="give a CSV or GeoJSON file of places as `extra`, not as the gazetteer itself",
        )
    try:
        gazetteer = Gazetteer(mapped)
    except (ValueError, KeyError, TypeError) as error:
        raise GazetteerError(
            f"{file}, whose header or sections are damaged ({error})",
            accepted="a complete gazetteer file",
            do="install sayso again, or build the file anew with `python -m gazetteer_build --force`",
        ) from error
    return Gazetteer(mapped, index(read_extra(extra), gazetteer)) if extra else gazetteer


def missing(file: Path, error: Exception) -> GazetteerError:
    """The error for a gazetteer that can't be opened."""
    return GazetteerError(
        f"no readable gazetteer at {file} ({error})",
        accepted="the file that is built into every wheel of sayso",
        do="install sayso with pip, or in a checkout run `pip install -e .` or `python -m gazetteer_build`",
    )


def index(rows: Iterable[dict[str, Any]], gazetteer: Gazetteer) -> dict[str, tuple[Entry, ...]]:
    """The users' places by folded name."""
    found: dict[str, list[Entry]] = {}
    first = int(gazetteer.header["places"])
    for offset, row in enumerate(rows):
        region = row["country"] or ""
        if row["country"] and row["admin1"]:
            wanted = fold(row["admin1"])
            names = gazetteer._names.items()
            same = [k for k, name in names if k.startswith(f"{region}.") and fold(name) == wanted]
            region = same[0] if same else region
        kind: PlaceKind = row["kind"] or "city"
        entry = Entry(
            first + offset,
            row["name"],
            kind,
            KINDS.index(kind),
            row["lat"],
            row["lon"],
            region,
            row["country"],
            row["admin1"],
            row["population"] or 0,
            row["geonameid"],
            row["radius_km"],
            own=True,
        )
        for name in (row["name"], *row["names"]):
            found.setdefault(fold(name), []).append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


__all__ = ["Entry", "Gazetteer", "load_gazetteer"]
