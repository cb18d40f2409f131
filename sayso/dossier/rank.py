"""Which events come first: weights in one place, so that a story of hundreds of claims opens on what matters."""

from __future__ import annotations

import math

from sayso.dossier.index import CONFLICTS, WEAK, Index
from sayso.link.headlines import begun, fullness
from sayso.records import Claim, Event

WEIGHTS = {
    "origin": 3.0,  # for each independent origin beyond the first
    "report": 1.5,  # for each further report
    "lead": 2.0,  # for each report that begins with it
    "claims": 1.0,  # times log2 of how many claims
    "kind": 2.0,  # a coded kind of event (assault, arrest …)
    "toll": 3.0,  # somebody was killed, injured, detained …
    "conflict": 2.0,  # somebody denies or contradicts it
    "dated": 1.0,  # to the day
    "placed": 0.5,
    "actor": 1.0,  # names who did it or to whom
    "weak": -2.0,  # rests only on unnamed or vague sources
    "unreal": -1.0,  # hypothetical only
    "full": 1.5,  # times how fully its fullest claim says it, -3 to 2
}
FRAME = -3.0  # what «Radeva told reporters» loses, since her words are a claim of their own
BARE = -0.5  # an event whose fullest claim is below this is a bare mention: «a move», «Trump said»


def weight(event: Event, index: Index) -> float:
    """How far up an event belongs; higher is earlier."""
    claims = [index.claims[claim] for claim in event.claims if claim in index.claims]
    if not claims:
        return -math.inf
    reports = {claim.report for claim in claims}
    kinds = {claim.speaker.kind if claim.speaker else "own" for claim in claims}
    facts = {
        "origin": len(event.origins) - 1,
        "report": len(reports) - 1,
        "lead": len(begun(claims)),
        "claims": math.log2(len(claims)),
        "kind": event.kind is not None,
        "toll": any(claim.id in index.in_toll for claim in claims),
        "conflict": any(link.verdict in CONFLICTS for claim in claims for link in index.links_of.get(claim.id, ())),
        "dated": event.low is not None and event.high is not None and event.low[:10] == event.high[:10],
        "placed": bool(event.where),
        "actor": any(claim.actors or claim.targets for claim in claims),
        "weak": kinds <= set(WEAK),
        "full": max(-3.0, min(2.0, max(_says(claim, index) for claim in claims))),
        "unreal": all(claim.world == "hypothetical" for claim in claims),
    }
    return sum(WEIGHTS[name] * float(fact) for name, fact in facts.items())


def _says(claim: Claim, index: Index) -> float:
    """How much a claim says by itself; the frame of a quotation says less."""
    return fullness(claim) + (FRAME if index.is_frame(claim) else 0.0)


def is_mention(event: Event, index: Index) -> bool:
    """Whether an event is a bare mention that nobody disputes: no claim of it says anything by itself."""
    claims = [index.claims[claim] for claim in event.claims if claim in index.claims]
    return all(_says(claim, index) < BARE for claim in claims) and event.status not in ("contested", "planned")


def strongest_first(events: list[Event], index: Index) -> list[Event]:
    """Events in reading order; ties by time, then id."""
    return sorted(events, key=lambda event: (-round(weight(event, index), 6), event.low or "9999", event.id))


__all__ = ["WEIGHTS", "is_mention", "strongest_first", "weight"]
