"""What the web reads: GeoJSON, TimelineJS, schema.org Claim and W3C Web Annotation."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from sayso.dossier.index import Index, report_name
from sayso.dossier.words import plain, sentence, when_words
from sayso.records import Claim, Dossier, Page, Report

QUOTE_CONTEXT = 32  # characters before and after, so that a quote that occurs twice is still found


def write_geojson(dossier: Dossier, pages: tuple[Page, ...], folder: Path) -> list[Path]:
    """events.geojson: a point per event and place with `radius_km`; an event without a place has a null geometry."""
    features: list[dict[str, Any]] = []
    for story in dossier.stories:
        for event in story.events:
            if event.status == "depicted":
                continue
            properties: dict[str, Any] = {
                "event": event.id,
                "title": plain(event.title),
                "kind": event.kind,
                "status": event.status,
                "low": event.low,
                "high": event.high,
                "origins": len(event.origins),
            }
            located = [place for place in event.where if place.lat is not None and place.lon is not None]
            for n, place in enumerate(located):
                features.append(
                    {
                        "type": "Feature",
                        "id": f"{event.id}/{n}",
                        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
                        "properties": {
                            **properties,
                            "place": plain(place.name),
                            "place_kind": place.kind,
                            "radius_km": place.radius_km,
                            "country": place.country,
                        },
                    }
                )
            if not located:
                features.append({"type": "Feature", "id": event.id, "geometry": None, "properties": properties})
    return [_json(folder / "events.geojson", {"type": "FeatureCollection", "features": features})]


def write_timelinejs(dossier: Dossier, pages: tuple[Page, ...], folder: Path) -> list[Path]:
    """timeline.json: dated events; `display_date` says how precise the date is. Text is escaped HTML, as TimelineJS
    puts it into the page as it stands."""
    slides = []
    for story in dossier.stories:
        events = {event.id: event for event in story.events}
        for entry in story.timeline:
            event = events.get(entry.event)
            if event is None or event.status == "depicted" or entry.low is None:
                continue
            names = ", ".join(escape(plain(origin.name)) for origin in event.origins)
            slides.append(
                {
                    "unique_id": event.id,
                    "group": escape(plain(story.title)) if len(dossier.stories) > 1 else event.status,
                    "start_date": _slide_date(entry.low),
                    "end_date": _slide_date(entry.high or entry.low),
                    "display_date": when_words(entry.low, entry.high),
                    "autolink": False,
                    "text": {
                        "headline": escape(sentence(plain(event.title))),
                        "text": f"<p>{event.status}: {names or 'no origin counted'}</p>",
                    },
                }
            )
    title = plain(dossier.stories[0].title) if dossier.stories else "Nothing to report"
    return [_json(folder / "timeline.json", {"title": {"text": {"headline": escape(title)}}, "events": slides})]


def _slide_date(moment: str) -> dict[str, int]:
    parts = {"year": int(moment[:4]), "month": int(moment[5:7]), "day": int(moment[8:10])}
    if len(moment) >= 16:
        parts |= {"hour": int(moment[11:13]), "minute": int(moment[14:16])}
    return parts


def write_claims(dossier: Dossier, pages: tuple[Page, ...], folder: Path) -> list[Path]:
    """claims.jsonld: every claim as schema.org `Claim` with who makes it and where it appears; no rating is given."""
    graph: list[dict[str, Any]] = []
    for story in dossier.stories:
        index = Index(story, {page.report.id: page for page in pages})
        graph += [_article(report) for report in story.reports]
        for claim in story.claims:
            entry: dict[str, Any] = {
                "@type": "Claim",
                "@id": f"urn:sayso:claim:{claim.id}",
                "text": plain(claim.text),
                "appearance": {"@id": f"urn:sayso:report:{claim.report}"},
                "author": _author(claim, index),
            }
            if claim.kind:
                entry["keywords"] = claim.kind
            graph.append(entry)
    return [_json(folder / "claims.jsonld", {"@context": {"@vocab": "https://schema.org/"}, "@graph": graph})]


def _article(report: Report) -> dict[str, Any]:
    published = report.published.low if report.published.low == report.published.high else None
    entry: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": f"urn:sayso:report:{report.id}",
        "headline": plain(report.title) if report.title else None,
        "url": report.url if (report.url or "").startswith(("http://", "https://")) else None,
        "inLanguage": report.language,
        "datePublished": published,
        "publisher": {"@type": "Organization", "name": plain(report.publisher)} if report.publisher else None,
        "author": {"@type": "Person", "name": plain(report.byline)} if report.byline else None,
    }
    return {name: value for name, value in entry.items() if value is not None}


def _author(claim: Claim, index: Index) -> dict[str, Any]:
    if claim.speaker is None:
        return {"@type": "Organization", "name": plain(report_name(index.reports[claim.report]))}
    kind = "Organization" if claim.speaker.kind in ("organisation", "outlet") else "Person"
    return {"@type": kind, "name": plain(claim.speaker.name)}


def write_annotations(dossier: Dossier, pages: tuple[Page, ...], folder: Path) -> list[Path]:
    """annotations.jsonld: an AnnotationCollection; each claim by its quote and its position in code points."""
    items = []
    for story in dossier.stories:
        index = Index(story, {page.report.id: page for page in pages})
        for claim in story.claims:
            text = index.text_of(claim)
            source = index.reports[claim.report]
            items.append(
                {
                    "id": f"urn:sayso:annotation:{claim.id}",
                    "type": "Annotation",
                    "motivation": "identifying",
                    "body": {
                        "type": "TextualBody",
                        "format": "text/plain",
                        "value": _body(claim),
                    },
                    "target": {
                        "source": source.url or f"urn:sayso:report:{source.id}",
                        "selector": [
                            {
                                "type": "TextQuoteSelector",
                                "exact": text[claim.start : claim.end],
                                "prefix": text[max(0, claim.start - QUOTE_CONTEXT) : claim.start],
                                "suffix": text[claim.end : claim.end + QUOTE_CONTEXT],
                            },
                            {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
                        ],
                    },
                }
            )
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:sayso:annotations",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": page,
    }
    return [_json(folder / "annotations.jsonld", collection)]


def _body(claim: Claim) -> str:
    who = f"{claim.speaker.name} ({claim.speaker.kind})" if claim.speaker else "the report's own voice"
    return plain(f"{who}: {claim.stance}, {claim.certainty}, {claim.polarity}, {claim.world}")


def _json(path: Path, data: Any) -> Path:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", errors="replace")
    return path


__all__ = ["write_annotations", "write_claims", "write_geojson", "write_timelinejs"]
