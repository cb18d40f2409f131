"""Why: the reasons behind a link, an event's status or a claim's place in a dossier, as lines to print."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.records import Claim, Dossier, Event, Link, Story


def explain(dossier: Dossier, wanted: str) -> tuple[str, ...]:
    """The reasons for whatever bears the id: an event, a claim, a report, a story, or two claims as `LEFT:RIGHT`.

    Gives an empty tuple when nothing in the dossier bears it.

    >>> explain(Dossier(), "0123456789ab")
    ()
    """
    left, _, right = wanted.partition(":")
    for story in dossier.stories:
        lines = tuple(lines_for(story, wanted, left, right))
        if lines:
            return lines
    return ()


def lines_for(story: Story, wanted: str, left: str, right: str) -> Iterator[str]:
    """The lines on one id in one story."""
    claims = {claim.id: claim for claim in story.claims}
    if right:
        for link in story.links:
            if {link.left, link.right} == {left, right}:
                yield from on_link(link, claims)
        return
    for event in story.events:
        if event.id == wanted:
            yield from on_event(event, story, claims)
    if wanted in claims:
        yield from on_claim(claims[wanted], story, claims)
    for report in story.reports:
        if report.id == wanted:
            yield f"report {report.id}: {report.title or report.publisher or 'without a title'}"
            yield from (f"  has text from {copy.of} ({copy.share:.0%}): {copy.why}" for copy in report.copies)
    if story.id == wanted:
        yield f"story {story.id}: {story.title}, {len(story.reports)} reports, {len(story.events)} events"


def on_event(event: Event, story: Story, claims: dict[str, Claim]) -> Iterator[str]:
    """Why an event has its status, who its origins are, and which claims tell of it."""
    yield f"event {event.id}: {event.title}"
    yield f"  status {event.status}: {'; '.join(event.why)}"
    yield f"  when: {event.low or 'unknown'} to {event.high or 'unknown'}"
    for origin in event.origins:
        yield f"  origin {origin.name} ({origin.kind}): {origin.why}"
        yield from (f"    {said(claims[claim])}" for claim in origin.claims if claim in claims)
    counted = {claim for origin in event.origins for claim in origin.claims}
    for claim in event.claims:
        if claim in claims and claim not in counted:
            yield f"  mentioned, not counted: {said(claims[claim])}"
    members = set(event.claims)
    for link in story.links:
        if {link.left, link.right} & members:
            yield f"  {link.verdict} ({link.field}): {link.detail}"


def on_claim(claim: Claim, story: Story, claims: dict[str, Claim]) -> Iterator[str]:
    """What is known of a claim: its event, and what links it to others, with every reason."""
    yield f"claim {claim.id}: {said(claim)}"
    yield f"  {claim.stance}, {claim.polarity}, {claim.certainty}, {claim.world}"
    for event in story.events:
        if claim.id in event.claims:
            yield f"  tells of event {event.id} ({event.status}): {event.title}"
    for link in story.links:
        if claim.id in {link.left, link.right}:
            yield from (f"  {line}" for line in on_link(link, claims))


def on_link(link: Link, claims: dict[str, Claim]) -> Iterator[str]:
    """A link with its reasons, those against first."""
    yield f"{link.left} {link.verdict} {link.right} ({link.field}, {link.score:.2f}): {link.detail}"
    for claim in (link.left, link.right):
        if claim in claims:
            yield f"  {said(claims[claim])}"
    for reason in sorted(link.reasons, key=lambda reason: (reason.score, reason.field)):
        yield f"  {reason.score:+.2f} {reason.field}: {reason.detail}"


def said(claim: Claim) -> str:
    """A claim's words with who says them."""
    words = " ".join(claim.text.split())
    who = claim.speaker.name if claim.speaker else "the report itself"
    return f"«{words[:140]}» — {who}, in {claim.report}"


__all__ = ["explain"]
