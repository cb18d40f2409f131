"""Pages made by hand from short sentences, for tests of linking: no model is loaded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.link.facets import Facets, facets_of_page
from sayso.records import (
    Amount,
    Claim,
    Entity,
    Page,
    Predicate,
    Published,
    Report,
    Span,
    Speaker,
    TollKind,
    When,
)


def claim_page(text: str, predicate: str = "", *, report: str = "r", day: str | None = None, **fields: Any) -> Page:
    """A page of one claim, the whole text; `predicate` is a word of it, `speaker` a name, `killed` a number."""
    at = text.find(predicate) if predicate else -1
    found = Predicate(at, at + len(predicate), predicate) if at >= 0 else None
    speaker = fields.pop("speaker", None)
    kind = fields.pop("speaker_kind", "official")
    tolls = tuple(toll(text, of, fields.pop(of)) for of in ("killed", "injured", "detained") if of in fields)
    amounts = (*tolls, *fields.pop("amounts", ()))
    when = fields.pop("when", None)
    claim = Claim(
        f"{report}-claim",
        report,
        0,
        len(text),
        text,
        speaker=Speaker(0, 0, speaker, speaker, kind) if speaker else None,
        predicate=found,
        amounts=tuple(range(len(amounts))),
        when=When(when, when, "explicit") if when else None,
    )
    claim = replace(claim, **{name: fields.pop(name) for name in ("polarity", "stance", "world") if name in fields})
    entities = tuple(
        Entity(text.find(name), text.find(name) + len(name), "PERSON", name, name) for name in fields.pop("people", ())
    )
    published = Published(day, day, "stated") if day else Published()
    page = Report(report, text, publisher=fields.pop("publisher", report), published=published)
    return Page(page, (Span(0, len(text)),), entities, amounts=amounts, claims=(claim,))


def toll(text: str, of: TollKind, number: float) -> Amount:
    """A toll at the start of a text."""
    return Amount(0, len(text.split()[0]), number, number, number, "people", of)


def facets(text: str, predicate: str = "", **fields: Any) -> Facets:
    """The facets of a page's one claim."""
    return facets_of_page(claim_page(text, predicate, **fields))[0]
