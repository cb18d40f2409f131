"""A story as its page shows it: what stands at the top, in which section, in what order."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from sayso.dossier.cards import CONTEXT, Brief, Card, CardMaker, Conflict
from sayso.dossier.index import WEAK, Index, report_name
from sayso.dossier.rank import is_mention, strongest_first
from sayso.dossier.sourcing import KINDS, Sourcing, inner_conflicts, sourcing_of
from sayso.dossier.tables import (
    AheadView,
    FigureView,
    PersonView,
    TollView,
    ahead_of,
    figures_of,
    people_of,
    tolls_of,
)
from sayso.dossier.words import counted, inert, segments, sentence, shortened, when_words
from sayso.records import Claim, Event, Page, Report, Story

STATUSES = ("confirmed", "contested", "single", "depicted", "planned")
STATUS_WORDS = {
    "confirmed": "Established",
    "contested": "Contested",
    "single": "From one origin",
    "depicted": "Only depicted",
    "planned": "Ahead",
}
STATUS_NOTES = {
    "confirmed": "Two or more independent origins say so.",
    "contested": "Somebody denies or contradicts it.",
    "single": "Everything rests on one origin, however many reports carry it.",
    "depicted": "Happens only inside a film, a drill, a game or a generated clip.",
    "planned": "Announced, scheduled or due; not yet happened when reported.",
}
OPEN = {"confirmed": 3, "contested": 3, "single": 1, "depicted": 2, "planned": 0}
SHOWN = {"confirmed": 8, "contested": 16, "single": 10, "depicted": 6, "planned": 6}
SHOWN_TIMELINE, SHOWN_UNDATED, NAMED = 12, 8, 3


@dataclass(frozen=True)
class Section:
    """All events of one status: the shown ones, and those under «n more»."""

    status: str
    name: str
    note: str
    shown: tuple[Card, ...]
    folded: tuple[Brief, ...]
    mentions: tuple[Brief, ...]

    @property
    def count(self) -> int:
        """All events that say something; bare mentions are listed, not counted."""
        return len(self.shown) + len(self.folded)


@dataclass(frozen=True)
class Line:
    """One sentence at the top, on one status: parts ``(words, where they lead, who says so)``, and what is left."""

    status: str
    label: str
    parts: tuple[tuple[str, str, str], ...]
    rest: str


@dataclass(frozen=True)
class Day:
    """An event in the list of what happened when."""

    id: str
    when: str
    title: str
    status: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class ReportView:
    """A report with its text marked up."""

    report: Report
    name: str
    when: str
    sourcing: Sourcing
    bar: tuple[tuple[str, float, float, int], ...]
    html: Markup
    copies: tuple[tuple[str, str, int, str], ...]
    copied_by: tuple[tuple[str, str], ...]
    conflicts: tuple[Conflict, ...]
    numbers: tuple[int, ...]
    worst: bool

    @property
    def link(self) -> str | None:
        """The address, where it is one that a browser may follow."""
        url = self.report.url or ""
        return url if url.startswith(("https://", "http://")) else None


@dataclass(frozen=True)
class StoryView:
    """Everything the template needs for one story."""

    id: str
    title: str
    when: str
    where: str
    reports_line: str
    origins: int
    counts: dict[str, int]
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    timeline: tuple[Day, ...]
    undated: tuple[Day, ...]
    tolls: tuple[TollView, ...]
    ahead: tuple[AheadView, ...]
    reports: tuple[ReportView, ...]
    people: tuple[PersonView, ...]
    figures: tuple[FigureView, ...]
    story: Story


def view_story(story: Story, pages: dict[str, Page]) -> StoryView:
    """The view of one story, from its records and the pages of its reports."""
    index = Index(story, pages)
    maker = CardMaker(index)
    sections = _sections(index, maker)
    sourcing = {report.id: sourcing_of(report, index) for report in story.reports}
    worst = max(story.reports, key=lambda r: (sourcing[r.id].weakness, r.id), default=None)
    worst_id = worst.id if worst and sourcing[worst.id].poor else None
    reports = tuple(
        _report(report, index, maker, sourcing[report.id], worst=report.id == worst_id) for report in story.reports
    )
    lines = list(_lines(sections, story, index))
    if worst_id:
        lines.append(_worst_line(index.reports[worst_id], sourcing[worst_id]))
    places = [place.name for event in story.events for place in event.where]
    return StoryView(
        id=story.id,
        title=sentence(shortened(story.title, 160)) or "Untitled story",
        when=when_words(story.low, story.high),
        where=max(sorted(set(places)), key=places.count) if places else "",
        reports_line=_reports_line(story),
        origins=len({(origin.name, origin.kind) for event in story.events for origin in event.origins}),
        counts={section.status: section.count for section in sections},
        lines=tuple(lines),
        sections=sections,
        timeline=_timeline(index),
        undated=_undated(index),
        tolls=tolls_of(index),
        ahead=ahead_of(index),
        reports=reports,
        people=people_of(index),
        figures=figures_of(index),
        story=story,
    )


def _sections(index: Index, maker: CardMaker) -> tuple[Section, ...]:
    sections = []
    for status in STATUSES:
        ranked = strongest_first([event for event in index.story.events if event.status == status], index)
        events = [event for event in ranked if not is_mention(event, index)]
        bare = [event for event in ranked if is_mention(event, index)]
        shown = SHOWN[status]
        sections.append(
            Section(
                status,
                STATUS_WORDS[status],
                STATUS_NOTES[status],
                shown=tuple(maker.card(event, open=n < OPEN[status]) for n, event in enumerate(events[:shown])),
                folded=tuple(maker.brief(event) for event in events[shown:]),
                mentions=tuple(maker.brief(event) for event in bare),
            )
        )
    return tuple(sections)


def _reports_line(story: Story) -> str:
    copies = sum(any(copy.share >= 0.5 for copy in report.copies) for report in story.reports)
    line = counted(len(story.reports), "report")
    return f"{line}, {copies} of them {'a copy' if copies == 1 else 'copies'}" if copies else line


def _lines(sections: tuple[Section, ...], story: Story, index: Index) -> list[Line]:
    """One sentence a status: the foremost events by name, the others by number."""
    events = {event.id: event for event in story.events}
    lines = []
    for section in sections:
        if section.status == "planned" and story.ahead:
            lines.append(_ahead_line(section, index))
        elif section.count:
            first = section.shown[:NAMED]
            parts = tuple((card.title, f"e-{card.id}", _aside(card)) for card in first)
            more = section.count - len(first)
            rest = f"and {more} more" if more else ""
            nameless = _nameless(section, events) if section.status == "single" else ""
            lines.append(Line(section.status, section.name, parts, "; ".join(filter(None, (rest, nameless)))))
    return lines


def _aside(card: Card) -> str:
    if card.status == "confirmed":
        return card.lead
    if card.status == "contested":
        detail = card.conflicts[0].detail if card.conflicts else card.why[0] if card.why else "disputed"
        return shortened(detail.rstrip("."), 110)
    if card.status == "depicted":
        inside = ", ".join(origin.name for origin in card.origins)
        return shortened(f"in a depiction, told by {inside}", 80) if inside else "in a depiction"
    return card.lead


def _nameless(section: Section, events: dict[str, Event]) -> str:
    """How many events of a section hang on sources without a name."""
    ids = [card.id for card in section.shown] + [made.id for made in section.folded]
    origins = [events[event].origins for event in ids]
    nameless = sum(bool(found) and all(origin.kind in WEAK for origin in found) for found in origins)
    return f"{nameless} of the {section.count} rest on nobody named" if nameless else ""


def _ahead_line(section: Section, index: Index) -> Line:
    coming = ahead_of(index)
    parts = tuple((item.when, item.anchor, item.detail.rstrip(".")) for item in coming[:NAMED])
    more = len(coming) - len(parts)
    return Line("planned", section.name, parts, f"and {counted(more, 'more date')}" if more else "")


def _worst_line(report: Report, sourcing: Sourcing) -> Line:
    part = (report_name(report), f"r-{report.id}", "; ".join(sourcing.reasons[:2]))
    return Line("weak", "Weakest sourcing", (part,), "")


def _timeline(index: Index) -> tuple[Day, ...]:
    """Events in order of time, the strongest dozen where there are many."""
    events = {event.id: event for event in index.story.events}
    top = _told([events[entry.event] for entry in index.story.timeline if entry.event in events], index)[
        :SHOWN_TIMELINE
    ]
    place = {event.id: n for n, event in enumerate(top)}
    ordered = sorted(top, key=lambda event: ((event.low or "")[:10], place[event.id]))
    now = (index.story.low or "")[:4]
    return tuple(
        _day(event, when_words(event.low, event.high, year=(event.low or "")[:4] != now), index) for event in ordered
    )


def _undated(index: Index) -> tuple[Day, ...]:
    """The strongest events that no calendar day is known of, with the words that say when: «around 2 a.m.»."""
    days = []
    for event in _told([event for event in index.story.events if event.low is None], index):
        words = [w for claim in event.claims if claim in index.claims for w in index.time_words(index.claims[claim])]
        if words:
            days.append(_day(event, f"«{max(words, key=len)}»", index))
    return tuple(days[:SHOWN_UNDATED])


def _told(events: list[Event], index: Index) -> list[Event]:
    """Those told as having happened and in full, strongest first."""
    told = [event for event in events if event.status in ("confirmed", "contested", "single")]
    return strongest_first([event for event in told if not is_mention(event, index)], index)


def _day(event: Event, when: str, index: Index) -> Day:
    title = sentence(shortened(event.title, 110))
    return Day(event.id, when, title, event.status, index.numbers(event.claims))


def _report(report: Report, index: Index, maker: CardMaker, sourcing: Sourcing, *, worst: bool) -> ReportView:
    names = {other.id: report_name(other) for other in index.story.reports}
    total = max(1, sourcing.total)
    bar, x = [], 0.0
    for kind in KINDS:
        if sourcing.counts[kind]:
            width = 100 * sourcing.counts[kind] / total
            bar.append((kind, round(x, 2), round(width, 2), sourcing.counts[kind]))
            x += width
    inner = [made for link in inner_conflicts(report, index) if (made := maker.conflict(link))]
    return ReportView(
        report=report,
        name=report_name(report),
        when=when_words(report.published.low, report.published.high),
        sourcing=sourcing,
        bar=tuple(bar),
        html=report_text(report, index, maker.anchored),
        copies=tuple(
            (c.of, names.get(c.of, c.of), round(100 * c.share), c.why) for c in report.copies if c.of in names
        ),
        copied_by=tuple((o.id, names[o.id]) for o in index.story.reports for c in o.copies if c.of == report.id),
        conflicts=tuple(inner[:6]),
        numbers=index.numbers(claim.id for claim in index.of_report[report.id]),
        worst=worst,
    )


def dress(claim: Claim) -> str:
    """The classes of a claim's words: speaker kind, certainty and world, where they are not the plain ones."""
    kind = claim.speaker.kind if claim.speaker else None
    named = (
        ("k", kind, None),
        ("t", claim.certainty, "certain"),
        ("w", claim.world, "actual"),
    )
    return " ".join(["c", *(f"{letter}-{value}" for letter, value, usual in named if value != usual)])


def report_text(report: Report, index: Index, anchored: set[str]) -> Markup:
    """The full text; each claim is a link to its words in an event card, dressed by speaker kind and certainty."""
    claims = [claim for claim in index.of_report[report.id] if claim.start < claim.end]
    spans = [(claim.start, claim.end, claim) for claim in claims]
    furniture = [(mark.start, mark.end) for mark in report.marks]
    started: set[str] = set()
    parts = []
    for low, high, over in segments(0, len(report.text), spans):
        words = inert(report.text[low:high])
        if not over:
            dim = any(start <= low and high <= end for start, end in furniture)
            parts.append(Markup('<span class="furniture">{}</span>').format(words) if dim else words)
            continue
        inner = min(over, key=lambda claim: (claim.end - claim.start, claim.start))
        fresh = [claim for claim in over if claim.id not in started]
        started |= {claim.id for claim in fresh}
        parts += [Markup('<i id="c-{}"></i>').format(claim.id) for claim in fresh[:-1]]
        name = Markup(' id="c-{}"').format(fresh[-1].id) if fresh else ""
        event = index.event_of.get(inner.id)
        href = f"q-{inner.id}" if inner.id in anchored else f"e-{event.id}" if event else f"c-{inner.id}"
        numbers = " ".join(str(index.number[claim.id]) for claim in reversed(over))
        parts.append(
            Markup('<a{} class="{}" data-c="{}" href="#{}">{}</a>').format(name, dress(inner), numbers, href, words)
        )
    return Markup("").join(parts)


__all__ = ["CONTEXT", "STATUSES", "STATUS_WORDS", "StoryView", "report_text", "view_story"]
