"""One story out of its pages: what they claim, what happened, who confirms whom, figures, people, what lies ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.assemble.ahead import find_ahead
from sayso.assemble.people import find_people
from sayso.assemble.timeline import find_timeline, story_span
from sayso.assemble.tolls import find_figures, find_tolls
from sayso.link import compare_pages
from sayso.link.events import find_events
from sayso.link.headlines import begun, fullness
from sayso.records import Copy, Event, Page, Report, Story, content_id

BARE = 1.0  # fullness up to which a claim names no story: «bandaged wrists and talks», «the union said»


def assemble_story(members: Sequence[Page], copies: Mapping[str, tuple[Copy, ...]]) -> Story:
    """The story that some pages tell. `copies` names, for each report, the reports it has text or facts from.

    >>> story = assemble_story([Page(Report("r", "It rained.", title="Rain"))], {})
    >>> story.title, story.events, len(story.reports)
    ('Rain', (), 1)
    """
    pages = in_order(members)
    linked = compare_pages(pages, copies)
    events = find_events(linked)
    low, high = story_span(pages, events)
    return Story(
        id=content_id("story", *sorted(page.report.id for page in pages)),
        title=story_title(pages, events, copies),
        low=low,
        high=high,
        reports=tuple(with_sourcing(page, copies) for page in pages),
        claims=tuple(claim for page in pages for claim in page.claims),
        events=events,
        links=linked.links,
        tolls=find_tolls(pages, linked.facets, events),
        people=find_people(pages, linked.facets),
        timeline=find_timeline(events),
        ahead=find_ahead(pages, linked.facets, events),
        figures=find_figures(pages, linked.facets),
    )


def in_order(pages: Sequence[Page]) -> list[Page]:
    """Pages by the day they came out, undated ones last, then by id: the same whatever order they arrive in."""
    return sorted(pages, key=lambda page: (page.report.published.low or "9999", page.report.id))


def with_sourcing(page: Page, copies: Mapping[str, tuple[Copy, ...]]) -> Report:
    """The report with whom it copies and how many claims each kind of speaker has."""
    kinds = Counter(claim.speaker.kind if claim.speaker else "report" for claim in page.claims)
    return replace(page.report, copies=tuple(copies.get(page.report.id, ())), sourcing=dict(sorted(kinds.items())))


def story_title(pages: Sequence[Page], events: Sequence[Event], copies: Mapping[str, tuple[Copy, ...]]) -> str:
    """The headline of the earliest report that is no copy; without headlines the words of the event that most reports
    begin with."""
    titled = [page.report for page in pages if page.report.title]
    original = [report for report in titled if not copies.get(report.id)]
    for report in (*original, *titled):
        return " ".join((report.title or "").split())
    claims = {claim.id: claim for page in pages for claim in page.claims}

    def attested(event: Event) -> tuple[bool, bool, int, int, float, int, int, str]:
        held = [claims[claim] for claim in event.claims if claim in claims]
        reports = {claim.report for claim in held}
        told = event.status not in ("depicted", "planned")
        full = max((round(fullness(claim), 2) for claim in held), default=BARE)
        return told, full > BARE, len(begun(held)), len(reports), full, len(event.origins), len(event.claims), event.id

    best = max(events, key=attested, default=None)
    if best:
        return best.title
    first = next((page.report.text for page in pages if page.report.text.strip()), "")
    return " ".join(first.split())[:90]


__all__ = ["assemble_story"]
