"""FollowTheMoney entities: reports as articles, people, publishers, events, and who is named where.

A line of JSON an entity, as `ftm` reads them. Evidence and annotation stay apart: an `Event` is tied to the `Article`
it was read from by a `Documentation` that carries the words.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sayso.dossier.index import Index
from sayso.dossier.words import plain
from sayso.records import Dossier, Event, Page, Report, content_id


def write_entities(dossier: Dossier, pages: tuple[Page, ...], folder: Path) -> list[Path]:
    """entities.ftm.json: one entity a line, each id once."""
    entities: dict[str, dict[str, Any]] = {}

    def add(schema: str, key: str, **properties: Any) -> str:
        kept = {
            name: values
            for name, value in properties.items()
            if (
                values := [
                    plain(str(v)) for v in (value if isinstance(value, list) else [value]) if v not in (None, "")
                ]
            )
        }
        entities.setdefault(key, {"id": key, "schema": schema, "properties": kept})
        return key

    for story in dossier.stories:
        index = Index(story, {page.report.id: page for page in pages})
        articles = {report.id: _add_article(report, add) for report in story.reports}
        people = {}
        for person in story.people:
            key = f"sayso-{content_id(story.id, person.entity)}"
            titles = sorted({title.text for title in person.titles})
            people[person.entity] = add("Person", key, name=person.name, position=titles)
            for report in dict.fromkeys(mention.report for mention in person.mentions):
                if report in articles:
                    add("Mention", f"sayso-{content_id(key, report)}", document=articles[report], resolved=key,
                        name=person.name, detectedSchema="Person")  # fmt: skip
        for event in story.events:
            if event.status != "depicted":
                _add_event(event, index, articles, people, add)
    lines = (json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities.values())
    path = folder / "entities.ftm.json"
    path.write_text("".join(lines), encoding="utf-8")
    return [path]


def _add_article(report: Report, add: Any) -> str:
    published = report.published.low if report.published.low == report.published.high else None
    key = f"sayso-{content_id('report', report.id)}"
    add(
        "Article",
        key,
        title=report.title or report.id,
        author=report.byline,
        publisher=report.publisher,
        publishedAt=published,
        sourceUrl=report.url if (report.url or "").startswith(("http://", "https://")) else None,
        language=report.language,
        retrievedAt=report.captured,
    )
    if report.publisher:
        publisher = add("Organization", f"sayso-{content_id('publisher', report.publisher)}", name=report.publisher)
        add("UnknownLink", f"sayso-{content_id(key, publisher)}", subject=publisher, object=key, role="publisher")
    return key


def _add_event(event: Event, index: Index, articles: dict[str, str], people: dict[str, str], add: Any) -> None:
    key = f"sayso-{event.id}"
    claims = [index.claims[claim] for claim in event.claims if claim in index.claims]
    involved = {people[p.entity] for claim in claims for p in (*claim.actors, *claim.targets) if p.entity in people}
    add(
        "Event",
        key,
        name=event.title,
        startDate=event.low,
        endDate=event.high,
        location=list(dict.fromkeys(place.name for place in event.where)),
        country=sorted({place.country.lower() for place in event.where if place.country}),
        involved=sorted(involved),
        keywords=[word for word in (event.kind, event.status) if word],
        summary=f"{event.status}; independent origins: {', '.join(origin.name for origin in event.origins) or 'none'}",
    )
    for report in dict.fromkeys(claim.report for claim in claims):
        words = [claim.text for claim in claims if claim.report == report]
        add("Documentation", f"sayso-{content_id(key, report)}", document=articles[report], entity=key, role="reports",
            summary=words)  # fmt: skip


__all__ = ["write_entities"]
