"""Parquet tables: reports, claims, events and links, typed, one row each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sayso.errors import UsageError
from sayso.records import Claim, Dossier, Event, Page


def write_parquet(dossier: Dossier, pages: tuple[Page, ...], folder: Path) -> list[Path]:
    """reports.parquet, claims.parquet, events.parquet, links.parquet; raises `UsageError` without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError("no pyarrow", accepted="the extra `arrow`", do="run: pip install 'sayso[arrow]'") from error

    types = {
        "string": pa.string(),
        "int32": pa.int32(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    written = []
    for name, (columns, rows) in tables(dossier).items():
        schema = pa.schema([(column, types[kind]) for column, kind in columns.items()])
        table = pa.Table.from_pylist(rows, schema=schema)
        path = folder / f"{name}.parquet"
        pq.write_table(table, path, compression="zstd", store_schema=False)
        written.append(path)
    return written


def tables(dossier: Dossier) -> dict[str, tuple[dict[str, str], list[dict[str, Any]]]]:
    """Each table's columns with their types, and its rows."""
    reports, claims, events, links = [], [], [], []
    for story in dossier.stories:
        for report in story.reports:
            reports.append(
                {
                    "id": report.id, "story": story.id, "title": report.title, "publisher": report.publisher,
                    "byline": report.byline, "url": report.url, "language": report.language, "sha256": report.sha256,
                    "published_low": report.published.low, "published_high": report.published.high,
                    "published_basis": report.published.basis, "copies_of": [copy.of for copy in report.copies],
                    "text": report.text,
                }
            )  # fmt: skip
        claims += [_claim(claim, story.id) for claim in story.claims]
        events += [_event(event, story.id) for event in story.events]
        links += [
            {"story": story.id, "left": link.left, "right": link.right, "verdict": link.verdict, "field": link.field,
             "detail": link.detail, "score": link.score}
            for link in story.links
        ]  # fmt: skip
    return {
        "reports": (_columns("id story title publisher byline url language sha256 published_low published_high "
                             "published_basis copies_of:list text"), reports),
        "claims": (_columns("id story report start:int32 end:int32 text speaker speaker_kind via:list quoted:bool "
                            "certainty polarity stance world kind mode predicate when_low when_high actors:list "
                            "targets:list"), claims),
        "events": (_columns("id story kind title status low high places:list lat:float64 lon:float64 "
                            "radius_km:float64 origins:list origin_count:int32 claims:list"), events),
        "links": (_columns("story left right verdict field detail score:float64"), links),
    }  # fmt: skip


def _columns(words: str) -> dict[str, str]:
    """`name:type` by name; a name alone is text.

    >>> _columns("id start:int32")
    {'id': 'string', 'start': 'int32'}
    """
    return {name: kind or "string" for name, _, kind in (word.partition(":") for word in words.split())}


def _claim(claim: Claim, story: str) -> dict[str, Any]:
    return {
        "id": claim.id,
        "story": story,
        "report": claim.report,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "speaker": claim.speaker.name if claim.speaker else None,
        "speaker_kind": claim.speaker.kind if claim.speaker else None,
        "via": [speaker.name for speaker in claim.via],
        "quoted": claim.quoted,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "stance": claim.stance,
        "world": claim.world,
        "kind": claim.kind,
        "mode": claim.mode,
        "predicate": claim.predicate.lemma if claim.predicate else None,
        "when_low": claim.when.low if claim.when else None,
        "when_high": claim.when.high if claim.when else None,
        "actors": [participant.name for participant in claim.actors],
        "targets": [participant.name for participant in claim.targets],
    }


def _event(event: Event, story: str) -> dict[str, Any]:
    located = sorted(
        (place for place in event.where if place.lat is not None and place.lon is not None),
        key=lambda place: (place.radius_km or 1e9, place.name),
    )
    place = located[0] if located else None
    return {
        "id": event.id,
        "story": story,
        "kind": event.kind,
        "title": event.title,
        "status": event.status,
        "low": event.low,
        "high": event.high,
        "places": [place.name for place in event.where],
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "origins": [origin.name for origin in event.origins],
        "origin_count": len(event.origins),
        "claims": list(event.claims),
    }


__all__ = ["tables", "write_parquet"]
