"""Every noun of sayso, as frozen records: what `CONTRACT` fixes, in the order the pipeline makes it.

    Report  ─annotate─▶  Page (Sentence, Entity, Time, Place, Amount, Claim)
    Page    ─link─▶      Link, Event (Origin)
    Page    ─assemble─▶  Story (Toll, Person, TimelineEntry, Ahead, Figure)  ─▶  Dossier

Offsets are half-open character offsets ``[start, end)`` into ``report.text``, in Unicode code points. Unknown is
``None``. Interval ends are ISO 8601 local dates or date-times (``2026-01-03``, ``2026-01-05T20:15``); a day's interval
is ``low = high = "2026-01-03"``, and a prefix is a precision nowhere: a month is its first and last day.

Only the standard library is imported here; `sayso.codec` turns records into JSON and back.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

Basis = Literal["stated", "metadata", "text", "story", "unknown"]
TimeBasis = Literal["explicit", "published", "narrative", "story"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
EntityLabel = Literal["PERSON", "ORG", "PLACE", "GROUP", "EVENT", "THING"]
PlaceKind = Literal["country", "region", "city", "area", "landmark"]
TollKind = Literal["killed", "injured", "missing", "detained", "displaced", "treated"]
SpeakerKind = Literal["official", "named", "organisation", "outlet", "witness", "unnamed", "vague"]
Certainty = Literal["certain", "probable", "possible", "unstated"]
Polarity = Literal["positive", "negative"]
Stance = Literal["states", "denies", "confirms", "accuses", "vows", "asks", "predicts"]
World = Literal["actual", "planned", "hypothetical", "depicted"]
Verdict = Literal["supports", "repeats", "contradicts", "denies", "updates"]
Field = Literal["event", "amount", "time", "place", "polarity", "role", "status"]
Status = Literal["confirmed", "single", "contested", "depicted", "planned"]
MarkKind = Literal["date", "dateline", "byline", "credit", "timestamp"]


# ---------------------------------------------------------------- reports in


@dataclass(frozen=True, slots=True)
class Published:
    """When a report came out: an interval and what it rests on; unknown is ``(None, None, "unknown")``.

    `stated` keeps the words the source gave, also where they are no date.
    """

    low: str | None = None
    high: str | None = None
    basis: Basis = "unknown"
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that is not reporting: a leading date, a dateline, a byline, a credit line.

    `value` is what it says in normal form: the ISO date, the agency, the writer's name.
    """

    start: int
    end: int
    kind: MarkKind
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two reports share: ``[start, end)`` here, ``[of_start, of_end)`` in the other."""

    start: int
    end: int
    of_start: int
    of_end: int


@dataclass(frozen=True, slots=True)
class Copy:
    """This report has text or facts from report `of`; `share` is the shared part, 0 to 1, of the shorter one."""

    of: str
    share: float
    why: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report as its source gave it; `text` is never altered, and all offsets point into it.

    `captured` is the day an archive fetched it, kept apart from `published`. `agencies` are the wire services it
    credits. `copies` and `sourcing` (speaker kind → number of claims) are filled by the story it ends up in.
    `input` is the file (its last name, and the line or place in it) or address it was read from.
    """

    id: str
    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    sha256: str = ""
    published: Published = Published()
    captured: str | None = None
    agencies: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    copies: tuple[Copy, ...] = ()
    sourcing: dict[str, int] = field(default_factory=dict)
    input: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave nothing: which, at what stage, and why (seen, accepted, what to do)."""

    input: str
    stage: str
    why: str


# ---------------------------------------------------------------- one page a report


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: `name` as written without furniture, `entity` the identity it shares with its other mentions."""

    start: int
    end: int
    label: EntityLabel
    name: str
    entity: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: TIMEX3 `type` and `value`, and the interval it denotes (None for a duration or set)."""

    start: int
    end: int
    type: TimeType
    value: str | None
    low: str | None = None
    high: str | None = None
    zone: str | None = None
    approximate: bool = False
    basis: TimeBasis = "explicit"


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map: degrees north and east, None when it can't be located; `radius_km` is how wide it is."""

    start: int
    end: int
    name: str
    kind: PlaceKind | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    geonameid: int | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A count or measure of `unit`; `of` says what happened to them where it is a toll."""

    start: int
    end: int
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None
    of: TollKind | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: the words that name it, its name and identity within the report, and what kind of source it is."""

    start: int
    end: int
    name: str
    entity: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Predicate:
    """The word that says what happened, and its lemma."""

    start: int
    end: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who did it, or to whom it was done."""

    start: int
    end: int
    name: str
    entity: str


@dataclass(frozen=True, slots=True)
class When:
    """The interval in which a claim's event lies."""

    low: str | None
    high: str | None
    basis: TimeBasis


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: one clause, who says so, and how firmly. `where`, `amounts`, `times` index the page's lists."""

    id: str
    report: str
    start: int
    end: int
    text: str
    cue: Span | None = None
    speaker: Speaker | None = None
    via: tuple[Speaker, ...] = ()
    quoted: bool = False
    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    stance: Stance = "states"
    world: World = "actual"
    kind: str | None = None
    mode: str | None = None
    predicate: Predicate | None = None
    actors: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    when: When | None = None
    where: tuple[int, ...] = ()
    amounts: tuple[int, ...] = ()
    times: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A report and all that was read in it.

    `vectors` are the reader's sentence embeddings, one a sentence, float16 rows of 384 in row order, as raw bytes;
    they serve matching and are not written out.
    """

    report: Report
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    amounts: tuple[Amount, ...] = ()
    claims: tuple[Claim, ...] = ()
    vectors: bytes = b""


# ---------------------------------------------------------------- across reports


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison behind a link: what was compared, -1 (against) to 1 (for), and a sentence to quote."""

    field: str
    score: float
    detail: str


@dataclass(frozen=True, slots=True)
class Link:
    """What one claim is to another, by id, with the deciding field and one plain sentence."""

    left: str
    right: str
    verdict: Verdict
    field: Field
    detail: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent origin of an event: who, of what kind, with which claims, and why these are one."""

    name: str
    kind: str
    claims: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Event:
    """Claims of the same happening, and how many independent origins say so; never a verdict that it is true."""

    id: str
    kind: str | None
    title: str
    low: str | None
    high: str | None
    where: tuple[Place, ...]
    claims: tuple[str, ...]
    status: Status
    origins: tuple[Origin, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TollEntry:
    """One claimer's figure: `as_of` is the ISO day it was given for, `speaker` the name or None (the report itself)."""

    claim: str
    low: float | None
    best: float | None
    high: float | None
    as_of: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Toll:
    """The killed, the injured …: every figure with who gave it and when, never averaged."""

    of: TollKind
    unit: str | None
    entries: tuple[TollEntry, ...]
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A title that a report gives a person («former President»), and the claim it stands in."""

    text: str
    claim: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a report names somebody."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """A person across the story's reports."""

    entity: str
    name: str
    titles: tuple[Title, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """When an event lies, as an interval."""

    event: str
    low: str | None
    high: str | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is yet to come: a scheduled date, or a deadline computed from the event it hangs on."""

    claim: str
    kind: Literal["scheduled", "deadline"]
    low: str | None
    high: str | None
    detail: str


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount somebody states, with its words."""

    claim: str
    start: int
    end: int
    text: str
    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    of: TollKind | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Story:
    """All that several reports say of one story."""

    id: str
    title: str
    low: str | None
    high: str | None
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    tolls: tuple[Toll, ...] = ()
    people: tuple[Person, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """What `sayso dossier` writes: the stories, and what could not be read."""

    schema: Literal["sayso/1"] = "sayso/1"
    stories: tuple[Story, ...] = ()
    skipped: tuple[Skipped, ...] = ()


# ---------------------------------------------------------------- two given statements


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements to compare: does `right` support or contradict `left`?"""

    id: str
    left: str
    right: str
    left_published: str | None = None
    right_published: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer to a `Pair`."""

    id: str
    verdict: Literal["supports", "contradicts", "denies", "updates", "neutral"]
    score: float
    field: Field | None
    detail: str


def content_id(*parts: object, size: int = 12) -> str:
    """A stable id: the first `size` hex digits of the SHA-256 of the parts.

    >>> content_id("report", 3, 14)
    '8671440fb38b'
    """
    words = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:size]
