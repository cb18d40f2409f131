"""A story's records, ready to look up by id: what every part of the dossier asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sayso.link.naming import report_name
from sayso.records import Claim, Event, Link, Origin, Page, Report, Story

CONFLICTS = ("contradicts", "denies")
WEAK = ("unnamed", "vague")


@dataclass(frozen=True)
class Index:
    """One story with its pages by report id; claims carry a number, their place in `story.claims`."""

    story: Story
    pages: dict[str, Page]

    @cached_property
    def number(self) -> dict[str, int]:
        """Claim id to its number in the story."""
        return {claim.id: n for n, claim in enumerate(self.story.claims)}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claim id to claim."""
        return {claim.id: claim for claim in self.story.claims}

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Report id to report."""
        return {report.id: report for report in self.story.reports}

    @cached_property
    def of_report(self) -> dict[str, list[Claim]]:
        """Report id to its claims in text order."""
        found: dict[str, list[Claim]] = {report.id: [] for report in self.story.reports}
        for claim in self.story.claims:
            found.setdefault(claim.report, []).append(claim)
        return {report: sorted(claims, key=lambda c: (c.start, -c.end)) for report, claims in found.items()}

    @cached_property
    def event_of(self) -> dict[str, Event]:
        """Claim id to its event; the first one where there are several."""
        found: dict[str, Event] = {}
        for event in self.story.events:
            for claim in event.claims:
                found.setdefault(claim, event)
        return found

    @cached_property
    def origin_of(self) -> dict[str, Origin]:
        """Claim id to the origin it counts for."""
        return {c: origin for event in self.story.events for origin in event.origins for c in origin.claims}

    @cached_property
    def links_of(self) -> dict[str, list[Link]]:
        """Claim id to the links on either side, strongest first."""
        found: dict[str, list[Link]] = {}
        for link in sorted(self.story.links, key=lambda link: (-link.score, link.left, link.right)):
            for side in {link.left, link.right}:
                found.setdefault(side, []).append(link)
        return found

    @cached_property
    def cues(self) -> set[tuple[str, int]]:
        """Where claims' attributing words begin, as (report, offset)."""
        return {(claim.report, claim.cue.start) for claim in self.story.claims if claim.cue}

    def is_frame(self, claim: Claim) -> bool:
        """Whether a claim only says that somebody speaks («Radeva told reporters»): what they say is its own claim."""
        return claim.predicate is not None and (claim.report, claim.predicate.start) in self.cues

    @cached_property
    def in_toll(self) -> set[str]:
        """The claims that give the figure of a toll."""
        return {entry.claim for toll in self.story.tolls for entry in toll.entries}

    def numbers(self, claims: Iterable[str]) -> tuple[int, ...]:
        """The numbers of claim ids, sorted; ids the story doesn't hold are left out."""
        return tuple(sorted({self.number[claim] for claim in claims if claim in self.number}))

    def text_of(self, claim: Claim) -> str:
        """The text that the claim's offsets point into."""
        report = self.reports.get(claim.report)
        return report.text if report else claim.text

    def voice_of_figure(self, claim: Claim) -> str:
        """Who gives a claim's figure; of a claim that takes in a source's «reported» it is that source."""
        if claim.speaker is None:
            for other in self.of_report.get(claim.report, ()):
                if other.speaker and other.cue and claim.start <= other.cue.start < other.cue.end <= claim.end:
                    return self.voice(other)
        return self.voice(claim)

    def time_words(self, claim: Claim) -> list[str]:
        """The words of a claim's dates and clock times."""
        page = self.pages.get(claim.report)
        times = [page.times[n] for n in claim.times if n < len(page.times)] if page else []
        text = self.text_of(claim)
        dated = [t for t in times if t.type in ("DATE", "TIME") and not str(t.value).endswith("_REF")]
        return [text[time.start : time.end] for time in dated]

    def voice(self, claim: Claim) -> str:
        """Who says it, by the name its origin goes by: «Elena Radeva», or the report itself."""
        if claim.speaker is None:
            return report_name(self.reports[claim.report]) if claim.report in self.reports else "the report"
        origin = self.origin_of.get(claim.id)
        return origin.name if origin and origin.kind == claim.speaker.kind else claim.speaker.name


__all__ = ["CONFLICTS", "WEAK", "Index", "report_name"]
