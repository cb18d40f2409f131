"""Users' own places, from CSV or GeoJSON."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from sayso.errors import GazetteerError
from sayso.records import PlaceKind

FIELDS = ("name", "names", "lat", "lon", "kind", "country", "admin1", "population", "geonameid", "radius_km")


def read_extra(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """The places of the files, in order, each with every one of `FIELDS`; GazetteerError says which line is wrong."""
    for path in paths:
        try:
            text = Path(path).read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise wrong(f"{path}, which can't be read as UTF-8 text ({error})") from error
        rows = read_geojson(path, text) if text.lstrip()[:1] in ("{", "[") else read_csv(path, text)
        for where, row in rows:
            yield checked(row, f"{path}, {where}")


def wrong(seen: str) -> GazetteerError:
    """The error for a malformed file of places."""
    return GazetteerError(
        seen,
        accepted="CSV with a heading that has name, lat and lon, or a GeoJSON FeatureCollection with a name property",
        do="correct the file, or leave it out",
    )


def read_csv(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(where, row) of each line after the heading."""
    lines = text.splitlines()
    reader = csv.DictReader(lines, delimiter="\t" if lines and "\t" in lines[0] else ",")
    heading = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    lacking = [name for name in ("name", "lat", "lon") if name not in heading]
    if lacking:
        raise wrong(f"{path} with the heading {', '.join(heading) or '(empty)'}, which lacks {', '.join(lacking)}")
    reader.fieldnames = heading
    try:
        for row in reader:
            yield f"line {reader.line_num}", dict(row)
    except csv.Error as error:
        raise wrong(f"{path}, line {reader.line_num}, which is no CSV ({error})") from error


def read_geojson(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(where, row) of each feature; one that is no point lies in the middle of its box, with the box as its radius."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise wrong(f"{path}, which is no JSON ({error})") from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise wrong(f"{path}, whose JSON has no list of features")
    for number, feature in enumerate(features):
        where = f"feature {number}"
        if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
            raise wrong(f"{path}, {where}, which has no properties")
        geometry = feature.get("geometry")
        points = list(positions(geometry.get("coordinates"))) if isinstance(geometry, dict) else []
        if not points:
            raise wrong(f"{path}, {where}, whose geometry has no coordinates")
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        wide = (max(lons) - min(lons)) * math.cos(math.radians(lat))
        radius = math.hypot(max(lats) - min(lats), wide) * 111.2 / 2
        yield where, {"radius_km": radius or None} | feature["properties"] | {"lat": lat, "lon": lon}


def positions(coordinates: object) -> Iterator[tuple[float, float]]:
    """Every [lon, lat] in a geometry, however nested."""
    stack = [coordinates]
    while stack:
        here = stack.pop()
        if isinstance(here, list):
            if len(here) >= 2 and all(isinstance(x, (int, float)) and math.isfinite(x) for x in here[:2]):
                yield float(here[0]), float(here[1])
            else:
                stack.extend(here)


def checked(row: dict[str, Any], where: str) -> dict[str, Any]:
    """The row with its values in their types; GazetteerError where one is impossible."""
    name = str(row.get("name") or "").strip()
    if not name:
        raise wrong(f"{where}, a place without a name")
    kind = str(row.get("kind") or "city").strip()
    if kind not in get_args(PlaceKind):
        raise wrong(f"{where}, of kind {kind!r}; kinds are {', '.join(get_args(PlaceKind))}")
    lat, lon = number(row, "lat", where, limit=90), number(row, "lon", where, limit=180)
    if lat is None or lon is None:
        raise wrong(f"{where}, without lat or lon")
    population, geonameid = number(row, "population", where), number(row, "geonameid", where)
    return {
        "name": name,
        "names": tuple(split_names(row.get("names"))),
        "lat": lat,
        "lon": lon,
        "kind": kind,
        "country": str(row.get("country") or "").strip().upper() or None,
        "admin1": str(row.get("admin1") or "").strip() or None,
        "population": int(population) if population else None,
        "geonameid": int(geonameid) if geonameid else None,
        "radius_km": number(row, "radius_km", where),
    }


def split_names(value: object) -> Iterable[str]:
    """Other names: a list, or one string with «|» between them."""
    parts = value if isinstance(value, list) else str(value or "").split("|")
    return [str(part).strip() for part in parts if str(part).strip()]


def number(row: dict[str, Any], field: str, where: str, *, limit: float = 1e15) -> float | None:
    """A field's number, None where it is empty."""
    value = row.get(field)
    if value is None or str(value).strip() == "":
        return None
    try:
        read = float(value)
    except (TypeError, ValueError) as error:
        raise wrong(f"{where}, whose {field} is {value!r}, no number") from error
    if not math.isfinite(read) or abs(read) > limit:
        raise wrong(f"{where}, whose {field} is {value!r}, out of range")
    return read


__all__ = ["FIELDS", "read_extra"]
