"""How a report sources what it says: counts by speaker kind, and the sentence that says what is weak about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sayso.dossier.index import CONFLICTS, WEAK, Index
from sayso.dossier.words import counted, shortened
from sayso.records import Claim, Link, Report

KINDS = ("official", "named", "organisation", "outlet", "witness", "unnamed", "vague", "own")
KIND_WORDS = {
    "official": "official",
    "named": "named person",
    "organisation": "organisation",
    "outlet": "other outlet",
    "witness": "witness",
    "unnamed": "unnamed",
    "vague": "nobody in particular",
    "own": "own voice",
}
POOR_SHARE, POOR_COUNT = 0.25, 3  # every fourth attributed claim on nobody one could ring up, and at least three


@dataclass(frozen=True)
class Sourcing:
    """A report's claims by who is given for them, and what is weak about it in sentences."""

    counts: dict[str, int]
    reasons: tuple[str, ...]
    poor: bool
    weakness: float

    @property
    def total(self) -> int:
        """All claims, the report's own voice included."""
        return sum(self.counts.values())

    @property
    def attributed(self) -> int:
        """Claims that somebody is given for."""
        return self.total - self.counts["own"]

    @property
    def weak(self) -> int:
        """Claims given to somebody unnamed or to nobody in particular."""
        return sum(self.counts[kind] for kind in WEAK)


def sourcing_of(report: Report, index: Index) -> Sourcing:
    """Counts, share and reasons for one report; `weakness` orders reports, weakest highest."""
    claims = index.of_report.get(report.id, [])
    claims = [claim for claim in claims if claim.world != "depicted"]  # what a film tells is nobody's word
    found = Counter(claim.speaker.kind if claim.speaker else "own" for claim in claims)
    counts = {kind: found.get(kind, 0) for kind in KINDS}
    attributed = sum(found.values()) - found["own"]
    weak = sum(found[kind] for kind in WEAK)
    share = weak / attributed if attributed else 0.0
    reasons = [*_weak_reason(claims, weak, attributed), *_paper_reasons(report)]
    own = found["own"]
    if own and attributed < own and len(claims) >= 5:
        reasons.append(f"{own} of {counted(len(claims), 'claim')} in its own voice, with no source given")
    clashes = inner_conflicts(report, index)
    if clashes:
        reasons.append(f"contradicts itself {counted(len(clashes), 'time')}")
    return Sourcing(
        counts=counts,
        reasons=tuple(reasons),
        poor=share >= POOR_SHARE and weak >= POOR_COUNT,
        weakness=share * min(weak, 10) / 10 + 0.05 * len(_paper_reasons(report)),
    )


def _weak_reason(claims: list[Claim], weak: int, attributed: int) -> list[str]:
    if not weak:
        return []
    reasons = []
    for kind, words in (("vague", "on nobody in particular"), ("unnamed", "on people it does not name")):
        spoken = [" ".join(c.speaker.name.split()) for c in claims if c.speaker and c.speaker.kind == kind]
        spelled = {name.casefold(): _low(name) for name in reversed(spoken)}
        names = Counter(name.casefold() for name in spoken)
        if names:
            said = ", ".join(
                f"«{shortened(spelled[name], 60)}»" + (f" ×{n}" if n > 1 else "")
                for name, n in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:5]
            )
            more = len(names) - 5
            said += f" and {more} more" if more > 0 else ""
            reasons.append(f"{sum(names.values())} of {counted(attributed, 'attributed claim')} {words}: {said}")
    return reasons


def _low(name: str) -> str:
    """Without the capital of a sentence's first word: «some experts», but «US officials»."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def _paper_reasons(report: Report) -> list[str]:
    missing = [
        words
        for words, value in (
            ("date", report.published.low if report.published.basis in ("stated", "metadata", "text") else None),
            ("publisher", report.publisher or report.url),
            ("byline", report.byline or report.agencies),
        )
        if not value
    ]
    return [f"gives no {' and no '.join(missing)}"] if missing else []


def inner_conflicts(report: Report, index: Index) -> list[Link]:
    """Links in which the report contradicts itself."""
    mine = {claim.id for claim in index.of_report.get(report.id, [])}
    found = [
        link
        for link in index.story.links
        if link.verdict in CONFLICTS and link.left in mine and link.right in mine and _one_voice(link, index)
    ]
    return sorted(found, key=lambda link: (-link.score, link.left, link.right))


def _one_voice(link: Link, index: Index) -> bool:
    """Both sides in the report's own voice or the same speaker's: quoting two who disagree is no contradiction."""
    left, right = index.claims[link.left], index.claims[link.right]
    if left.speaker is None or right.speaker is None:
        return left.speaker is right.speaker
    return left.speaker.entity == right.speaker.entity


__all__ = ["KINDS", "KIND_WORDS", "Sourcing", "inner_conflicts", "sourcing_of"]
