"""The story's tables: tolls by claimer, what lies ahead, people with their titles, figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.dossier.index import Index
from sayso.dossier.words import amount_words, shortened, when_words
from sayso.link.naming import report_name
from sayso.records import Claim, TollEntry


@dataclass(frozen=True)
class TollRow:
    """One claimer's figure; `also` counts further reports that carry the same one."""

    speaker: str
    as_of: str
    words: str
    report: str
    anchor: str
    number: int
    low: float | None
    best: float | None
    high: float | None
    day: str | None
    also: int = 0


@dataclass(frozen=True)
class TollView:
    """All figures of one kind: the killed, the injured …"""

    name: str
    unit: str
    rows: tuple[TollRow, ...]
    spread: str


@dataclass(frozen=True)
class PersonView:
    """A person and what each report calls them."""

    name: str
    titles: tuple[tuple[str, str, tuple[int, ...]], ...]
    mentions: int
    reports: int
    numbers: tuple[int, ...]
    said: int


@dataclass(frozen=True)
class AheadView:
    """A date to come."""

    when: str
    kind: str
    detail: str
    anchor: str
    number: int


@dataclass(frozen=True)
class FigureView:
    """A figure with its words."""

    words: str
    value: str
    what: str
    who: str
    report: str
    anchor: str
    number: int


def tolls_of(index: Index) -> tuple[TollView, ...]:
    views = []
    for toll in index.story.tolls:
        rows = [_toll_row(entry, index) for entry in toll.entries if entry.claim in index.claims]
        if rows:
            kept = _without_copies(
                sorted(rows, key=lambda row: (row.day or "9999", row.best or 0, row.speaker, row.number))
            )
            views.append(TollView(toll.of, toll.unit or "people", kept, _spread(kept)))
    order = ["killed", "missing", "injured", "treated", "detained", "displaced"]
    return tuple(sorted(views, key=lambda view: (order.index(view.name), -len(view.rows))))


def _toll_row(entry: TollEntry, index: Index) -> TollRow:
    claim = index.claims[entry.claim]
    return TollRow(
        speaker=entry.speaker or index.voice_of_figure(claim),
        as_of=when_words(entry.as_of, entry.as_of, year=False) if entry.as_of else "undated",
        words=amount_words(entry.low, entry.best, entry.high),
        report=report_name(index.reports[claim.report]),
        anchor=f"c-{claim.id}",
        number=index.number[claim.id],
        low=entry.low,
        best=entry.best,
        high=entry.high,
        day=entry.as_of,
    )


def _without_copies(rows: list[TollRow]) -> tuple[TollRow, ...]:
    """The same figure of the same speaker for the same day once, with how many more reports carry it."""
    kept: dict[tuple[str, str, str | None], TollRow] = {}
    for row in rows:
        key = (row.words, row.speaker, row.day)
        kept[key] = replace(kept[key], also=kept[key].also + (row.report != kept[key].report)) if key in kept else row
    return tuple(kept.values())


def _spread(rows: Iterable[TollRow]) -> str:
    known = [value for row in rows for value in (row.low, row.high) if value is not None]
    if not known:
        return ""
    return f"{min(known):,.10g}" if min(known) == max(known) else f"{min(known):,.10g}–{max(known):,.10g}"


def ahead_of(index: Index) -> tuple[AheadView, ...]:
    entries = sorted(index.story.ahead, key=lambda ahead: (ahead.low or "9999", ahead.claim))
    return tuple(
        AheadView(
            when_words(a.low, a.high),
            a.kind,
            a.detail.removeprefix(f"{a.low}: "),
            f"c-{a.claim}",
            index.number[a.claim],
        )
        for a in entries
        if a.claim in index.number
    )


def people_of(index: Index) -> tuple[PersonView, ...]:
    views = []
    for person in index.story.people:
        titles: dict[str, set[int]] = {}
        where: dict[str, set[str]] = {}
        for title in person.titles:
            claim = index.claims.get(title.claim)
            if claim:
                titles.setdefault(title.text, set()).add(index.number[claim.id])
                where.setdefault(title.text, set()).add(report_name(index.reports[claim.report]))
        spots: dict[str, list[tuple[int, int]]] = {}
        for mention in person.mentions:
            spots.setdefault(mention.report, []).append((mention.start, mention.end))
        about = {
            claim.id
            for report, spans in spots.items()
            for claim in index.of_report.get(report, ())
            if _touches(claim, spans)
        }
        mine = {c.id for c in index.story.claims if c.speaker and index.voice(c) == person.name}
        views.append(
            PersonView(
                name=person.name,
                titles=tuple((t, ", ".join(sorted(where[t])), tuple(sorted(n))) for t, n in sorted(titles.items())),
                mentions=len(person.mentions),
                reports=len(spots),
                numbers=index.numbers(about | mine),
                said=len(mine),
            )
        )
    return tuple(sorted(views, key=lambda view: (-view.reports, -view.mentions, view.name)))


def _touches(claim: Claim, spans: list[tuple[int, int]]) -> bool:
    speakers = [(s.start, s.end) for s in (*claim.via, *((claim.speaker,) if claim.speaker else ()))]
    return any(
        start < high and end > low for start, end in spans for low, high in ((claim.start, claim.end), *speakers)
    )


def figures_of(index: Index) -> tuple[FigureView, ...]:
    views = []
    for figure in index.story.figures:
        claim = index.claims.get(figure.claim)
        if claim is None:
            continue
        text = index.text_of(claim)
        views.append(
            FigureView(
                words=shortened(figure.text or text[figure.start : figure.end], 80),
                value=amount_words(figure.low, figure.best, figure.high),
                what=" ".join(part for part in (figure.unit, figure.of) if part),
                who=index.voice_of_figure(claim),
                report=report_name(index.reports[claim.report]),
                anchor=f"c-{claim.id}",
                number=index.number[claim.id],
            )
        )
    return tuple(views)


__all__ = ["AheadView", "FigureView", "PersonView", "TollView", "ahead_of", "figures_of", "people_of", "tolls_of"]
