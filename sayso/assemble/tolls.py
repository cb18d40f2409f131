"""Every count of killed, injured, missing …: who gave it, for when, never averaged; and all other figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sayso.annotate.tolls_phrases import is_hedged
from sayso.link.facets import Facets, as_day, speech_keys
from sayso.link.lexicon import word_key
from sayso.records import Amount, Claim, Event, Figure, Page, Toll, TollEntry, TollKind

LONG_AGO = 60  # days before the reports from which a toll belongs to another happening than the story's


def find_tolls(pages: Sequence[Page], facets: Sequence[Facets], events: Sequence[Event]) -> tuple[Toll, ...]:
    """The tolls of a story, one for each kind and happening, entries by day; depicted deaths are no toll."""
    event_of = {claim: event for event in events for claim in event.claims}
    claims: dict[str, list[Facets]] = defaultdict(list)
    for facet in facets:
        claims[facet.claim.report].append(facet)
    grouped: dict[tuple[TollKind, str], list[tuple[TollEntry, Amount, Event | None]]] = defaultdict(list)
    for page in pages:
        for at, amount in enumerate(page.amounts):
            side = holder(claims[page.report.id], at, amount) if amount.of else None
            if side is None or amount.of is None or not counts(side, amount):
                continue
            then = earlier_happening(side)
            entry = toll_entry(side, amount, page)
            grouped[amount.of, then].append((entry, amount, event_of.get(side.id)))
    tolls = [make_toll(of, rows, then) for (of, then), rows in grouped.items()]
    return tuple(sorted(tolls, key=lambda toll: (toll.of, -len(toll.entries), toll.entries[0].claim)))


def holder(claims: Sequence[Facets], at: int, amount: Amount) -> Facets | None:
    """The claim that states an amount: the shortest that points to it or holds it, else the one that it runs into."""
    around = [s for s in claims if s.claim.start <= amount.start and amount.end <= s.claim.end]
    found = around or [s for s in claims if at in s.claim.amounts]
    found = found or [s for s in claims if 0 <= s.claim.start - amount.end <= 1]
    return min(found, key=lambda side: (side.claim.end - side.claim.start, side.id), default=None)


def counts(side: Facets, amount: Amount) -> bool:
    """Whether a claim gives a toll that somebody holds for real.

    «Two could not be found» gives one by its «not», «four died, if the man is right» in spite of its «if».
    """
    if side.claim.world == "hypothetical":
        return is_hedged(side.page.report.text, amount.end)
    return side.claim.world == "actual" and (amount.of == "missing" or not side.negated)


def earlier_happening(side: Facets) -> str:
    """The year of a toll of long ago («in 1960 a quake killed 11»), else the empty string: the story's own."""
    if side.high and side.day and (side.day - side.high).days > LONG_AGO:
        return str(side.high.year)
    return ""


def toll_entry(side: Facets, amount: Amount, page: Page) -> TollEntry:
    """One claimer's figure; it holds as of the day of the report that gives it, or of the claim's own earlier day."""
    claim, published = side.claim, page.report.published
    stated = side.high.isoformat() if earlier_happening(side) and side.high else None
    day = as_day(published.low)
    as_of = stated or (day.isoformat() if day and published.low == published.high else None)
    return TollEntry(claim.id, amount.low, amount.best, amount.high, as_of, claimer(side))


def claimer(side: Facets) -> str | None:
    """Who gives a figure: the claim's speaker, or the doer of its own word of saying («Havana reported 32 …»)."""
    claim = side.claim
    if claim.speaker:
        return claim.speaker.name
    says = claim.predicate is not None and word_key(claim.predicate.lemma) in speech_keys()
    return claim.actors[0].name if says and claim.actors else None


def make_toll(of: TollKind, rows: Sequence[tuple[TollEntry, Amount, Event | None]], then: str) -> Toll:
    """A toll of one kind and happening; each claim's figure once, in order of day."""
    entries = {(entry.claim, entry.low, entry.best, entry.high): entry for entry, _, _ in rows}
    units = [amount.unit for _, amount, _ in rows if amount.unit]
    ids = [event.id for _, _, event in rows if event]
    ordered = sorted(entries.values(), key=lambda e: (e.as_of or "9999", e.best or 0, e.claim))
    unit = max(sorted(set(units)), key=units.count) if units else None
    return Toll(of, unit, tuple(ordered), max(sorted(set(ids)), key=ids.count) if ids else None)


def find_figures(pages: Sequence[Page], facets: Sequence[Facets]) -> tuple[Figure, ...]:
    """Every amount that a claim states, with its words, in page and text order."""
    claims: dict[str, list[Facets]] = defaultdict(list)
    for facet in facets:
        claims[facet.claim.report].append(facet)
    figures = []
    for page in pages:
        for at, amount in enumerate(page.amounts):
            side = holder(claims[page.report.id], at, amount)
            if side:
                figures.append(figure(side.claim, amount, page))
    return tuple(figures)


def figure(claim: Claim, amount: Amount, page: Page) -> Figure:
    """An amount as a figure of its claim."""
    return Figure(
        claim.id,
        amount.start,
        amount.end,
        page.report.text[amount.start : amount.end],
        amount.low,
        amount.best,
        amount.high,
        amount.unit,
        amount.of,
        amount.approximate,
    )


__all__ = ["find_figures", "find_tolls"]
