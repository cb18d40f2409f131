"""When what happened, in order, and the span of days a story covers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sayso.link.facets import as_day
from sayso.records import Event, Page, TimelineEntry

BACK, AHEAD = 30, 30  # days before the first and after the last report that still belong to the story


def find_timeline(events: Sequence[Event]) -> tuple[TimelineEntry, ...]:
    """The dated events, first day first; what is only depicted has no place in it."""
    dated = [event for event in events if event.low and event.status != "depicted"]
    ordered = sorted(dated, key=lambda event: (event.low or "", event.high or "", event.id))
    return tuple(TimelineEntry(event.id, event.low, event.high) for event in ordered)


def story_span(pages: Sequence[Page], events: Sequence[Event]) -> tuple[str | None, str | None]:
    """First and last day of a story: of its reports, and of its events that lie near them; None without any date."""
    days = [
        day for page in pages for day in (as_day(page.report.published.low), as_day(page.report.published.high)) if day
    ]
    happened = [event for event in events if event.status in {"confirmed", "single", "contested"}]
    spans = [(low, high) for e in happened if (low := as_day(e.low)) and (high := as_day(e.high))]
    if days:
        spans = [(low, high) for low, high in spans if near(low, high, min(days), max(days))]
    known = [*days, *(day for span in spans for day in span)]
    return (min(known).isoformat(), max(known).isoformat()) if known else (None, None)


def near(low: date, high: date, first: date, last: date) -> bool:
    """Whether an interval lies near the days of the reports."""
    return (first - low).days <= BACK and (high - last).days <= AHEAD


__all__ = ["find_timeline", "story_span"]
