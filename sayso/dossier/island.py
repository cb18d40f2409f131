"""The data that the page's script needs, as JSON that cannot end its own script element."""

from __future__ import annotations

import json
from typing import Any

from sayso.dossier.cards import notes_of
from sayso.dossier.graph import source_graph
from sayso.dossier.index import Index, report_name
from sayso.dossier.outlines import outlines_in, view_box
from sayso.dossier.rank import is_mention, strongest_first
from sayso.dossier.view import StoryView
from sayso.dossier.words import plain, sentence, shortened
from sayso.records import Event, Page, Place, Story


def island_of(story: Story, view: StoryView, pages: dict[str, Page]) -> dict[str, Any]:
    """Claims, links, dated events, places, tolls and the source graph of a story; claims go by their number."""
    index = Index(story, pages)
    events = {event.id: n for n, event in enumerate(story.events)}
    ranks = {event.id: n for n, event in enumerate(strongest_first(list(story.events), index))}
    reports = {report.id: n for n, report in enumerate(story.reports)}
    places = [place for event in story.events for place in event.where if event.status != "depicted"]
    box = view_box(places)
    names = Names()
    return {
        "claims": [
            [
                claim.id,
                reports.get(claim.report, -1),
                events[index.event_of[claim.id].id] if claim.id in index.event_of else -1,
                names.number(index.voice(claim)) if claim.speaker else -1,
                str(claim.speaker.kind) if claim.speaker else "own",
                [names.number(speaker.name) for speaker in claim.via],
                notes_of(claim),
            ]
            for claim in story.claims
        ],
        "span": [story.low, story.high],
        "names": names.all,
        "links": [
            [index.number[link.left], index.number[link.right], link.verdict, link.field, plain(link.detail)]
            for link in sorted(story.links, key=lambda link: (-link.score, link.left, link.right))
            if link.left in index.number and link.right in index.number
        ],
        "events": [
            [event.id, event.status, event.low, event.high, _title(event, index), ranks[event.id]]
            for event in story.events
        ],
        "reports": [plain(report_name(report)) for report in story.reports],
        "places": _places(story, index),
        "tolls": [
            {
                "of": toll.name,
                "unit": toll.unit,
                "rows": [[plain(r.speaker), r.day, r.low, r.best, r.high, r.number, r.words] for r in toll.rows],
            }
            for toll in view.tolls
        ],
        "graph": source_graph(index),
        "box": box,
        "outlines": outlines_in(box) if box else None,
    }


def _title(event: Event, index: Index) -> str | None:
    """The heading, where the script cannot take it from a card: a bare mention has none."""
    return None if is_mention(event, index) else plain(sentence(shortened(event.title, 90)))


class Names:
    """Each name once, by number; collected while the claims are written."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self.numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        """The name's place in the list."""
        if name not in self.numbers:
            self.numbers[name] = len(self.all)
            self.all.append(plain(shortened(name, 120)))
        return self.numbers[name]


def _places(story: Story, index: Index) -> list[dict[str, Any]]:
    """Each spot once, with the claims of the events there; what happens only in a film is on no map."""
    found: dict[tuple[str, float, float], tuple[Place, set[int], set[str]]] = {}
    for event in story.events:
        if event.status == "depicted":
            continue
        for place in event.where:
            if place.lat is None or place.lon is None:
                continue
            key = (place.name, round(place.lat, 3), round(place.lon, 3))
            _, claims, statuses = found.setdefault(key, (place, set(), set()))
            claims |= set(index.numbers(event.claims))
            statuses.add(event.status)
    return [
        {
            "name": plain(place.name),
            "kind": place.kind,
            "lat": place.lat,
            "lon": place.lon,
            "km": place.radius_km or 0.0,
            "claims": sorted(claims),
        }
        for _, (place, claims, _) in sorted(found.items(), key=lambda item: (-(item[1][0].radius_km or 0), item[0]))
    ]


def to_island(data: Any) -> str:
    """JSON that is inert inside ``<script type="application/json">``: no ``<``, ``>``, ``&``, U+2028 or U+2029.

    >>> to_island({"a": "</script>"})
    '{"a":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


__all__ = ["island_of", "to_island"]
