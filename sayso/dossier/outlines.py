"""The part of the world's outlines that a story's map needs, cut from the shipped TopoJSON.

Outlines are Natural Earth's (public domain) as packed by `world-atlas`; see `assets/LICENSES`. Borders there are for
orientation only.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from sayso.records import Place

ASSETS = Path(__file__).parent / "assets"
KM_PER_DEGREE = 111.2
MARGIN, LEAST_KM, WIDE_KM = (
    1.6,
    110.0,
    3500.0,
)  # the view's slack; its least half-width; from here the coarse outlines do

Box = tuple[float, float, float, float]  # west, south, east, north, in degrees


def view_box(places: Iterable[Place]) -> Box | None:
    """The box that holds all discs with a margin; None where nothing can be located."""
    boxes = []
    for place in places:
        if place.lat is None or place.lon is None:
            continue
        reach = min(place.radius_km or 10.0, WIDE_KM)
        tall = reach / KM_PER_DEGREE
        wide = tall / max(0.2, math.cos(math.radians(place.lat)))
        boxes.append((place.lon - wide, place.lat - tall, place.lon + wide, place.lat + tall))
    if not boxes:
        return None
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    x, y = (west + east) / 2, (south + north) / 2
    least = LEAST_KM / KM_PER_DEGREE
    half_y = max(least, (north - south) / 2 * MARGIN)
    half_x = max(least / max(0.2, math.cos(math.radians(y))), (east - west) / 2 * MARGIN)
    return (max(-180.0, x - half_x), max(-85.0, y - half_y), min(180.0, x + half_x), min(85.0, y + half_y))


def outlines_in(box: Box) -> dict[str, Any]:
    """A TopoJSON of the countries' polygons that meet `box`, with their names; coarse where the box is wide."""
    coarse = (box[3] - box[1]) * KM_PER_DEGREE > WIDE_KM
    world = _world("countries-110m.json" if coarse else "countries-50m.json")
    boxes = _arc_boxes("countries-110m.json" if coarse else "countries-50m.json")
    kept: dict[int, int] = {}
    shapes = []
    for country in world["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        near = [rings for rings in polygons if _meets(_ring_box(rings[0], boxes), box)]
        if near:
            moved = [[[_renumber(arc, kept) for arc in ring] for ring in rings] for rings in near]
            shapes.append(
                {"type": "MultiPolygon", "arcs": moved, "properties": {"name": country["properties"]["name"]}}
            )
    return {
        "type": "Topology",
        "transform": world["transform"],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": shapes}},
        "arcs": [world["arcs"][arc] for arc in kept],
    }


def _renumber(arc: int, kept: dict[int, int]) -> int:
    """The arc's number in the cut; ``~n`` is arc n walked backwards, as in TopoJSON."""
    forward = arc if arc >= 0 else ~arc
    number = kept.setdefault(forward, len(kept))
    return number if arc >= 0 else ~number


@cache
def _world(name: str) -> dict[str, Any]:
    world: dict[str, Any] = json.loads((ASSETS / name).read_text(encoding="utf-8"))
    return world


@cache
def _arc_boxes(name: str) -> list[Box]:
    world = _world(name)
    (kx, ky), (dx, dy) = world["transform"]["scale"], world["transform"]["translate"]
    boxes = []
    for arc in world["arcs"]:
        x = y = 0
        xs, ys = [], []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            xs.append(x)
            ys.append(y)
        boxes.append((min(xs) * kx + dx, min(ys) * ky + dy, max(xs) * kx + dx, max(ys) * ky + dy))
    return boxes


def _ring_box(ring: list[int], boxes: list[Box]) -> Box:
    met = [boxes[arc if arc >= 0 else ~arc] for arc in ring]
    return min(b[0] for b in met), min(b[1] for b in met), max(b[2] for b in met), max(b[3] for b in met)


def _meets(one: Box, two: Box) -> bool:
    return one[0] <= two[2] and one[2] >= two[0] and one[1] <= two[3] and one[3] >= two[1]


__all__ = ["outlines_in", "view_box"]
