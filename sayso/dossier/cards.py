"""Event cards: origins with the exact words of every report, and conflicts side by side."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from sayso.dossier.index import CONFLICTS, Index, report_name
from sayso.dossier.words import counted, inert, marked, sentence, shortened, when_words
from sayso.records import Claim, Event, Link, Place, Report

CONTEXT = 240  # characters of the sentence shown on either side of a claim
SHOWN_WORDS = 6  # of one origin; the others are under «n more»
AGAINST, ALSO = "Says it is not so", "Also said, not counted as an origin"
FIELD_WORDS = {
    "event": "what happened",
    "amount": "how many",
    "time": "when",
    "place": "where",
    "polarity": "whether",
    "role": "who",
    "status": "how sure",
}
VERDICT_WORDS = {"contradicts": "contradicts", "denies": "is denied by", "updates": "is replaced by"}


@dataclass(frozen=True)
class Quote:
    """A claim's exact words with who says them; `html` marks content and deciding words."""

    claim: Claim
    number: int
    anchor: str | None
    html: Markup
    chain: tuple[tuple[str, str], ...]
    report: str
    date: str
    notes: tuple[str, ...]

    @property
    def against(self) -> bool:
        """It says that it is not so."""
        return self.claim.polarity == "negative" or self.claim.stance == "denies"


@dataclass(frozen=True)
class Conflict:
    """Two claims side by side, what is compared, and the sentence that says why they do or don't agree."""

    left: Quote
    right: Quote
    verdict: str
    field: str
    detail: str


@dataclass(frozen=True)
class OriginGroup:
    """An origin with its words; the first few shown, the rest folded."""

    name: str
    kind: str
    why: str
    quotes: tuple[Quote, ...]
    numbers: tuple[int, ...]

    @property
    def shown(self) -> tuple[Quote, ...]:
        """What stands open."""
        return self.quotes[:SHOWN_WORDS]

    @property
    def folded(self) -> tuple[Quote, ...]:
        """What is under «n more»."""
        return self.quotes[SHOWN_WORDS:]


@dataclass(frozen=True)
class Card:
    """An event as its card shows it."""

    id: str
    title: str
    status: str
    when: str
    when_raw: str
    where: str
    lead: str
    why: tuple[str, ...]
    origins: tuple[OriginGroup, ...]
    against: OriginGroup | None
    others: OriginGroup | None
    conflicts: tuple[Conflict, ...]
    updates: tuple[Conflict, ...]
    numbers: tuple[int, ...]
    reports: int
    open: bool = False


@dataclass(frozen=True)
class Brief:
    """A minor event in few lines: each claim's words and who says them."""

    id: str
    title: str
    status: str
    when: str
    lead: str
    lines: tuple[tuple[int, str, str, str], ...]
    numbers: tuple[int, ...]


class CardMaker:
    """Makes cards for one story; remembers which claims already have their anchor on the page."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.anchored: set[str] = set()

    def quote(self, claim: Claim, *, anchor: bool = False, context: bool = True) -> Quote:
        """The claim's words within their sentence."""
        name = None
        if anchor and claim.id not in self.anchored:
            self.anchored.add(claim.id)
            name = f"q-{claim.id}"
        report = self.index.reports.get(claim.report)
        return Quote(
            claim=claim,
            number=self.index.number[claim.id],
            anchor=name,
            html=words_of(claim, self.index, context=context),
            chain=chain_of(claim, self.index),
            report=report_name(report) if report else claim.report,
            date=_day_of(report),
            notes=notes_of(claim),
        )

    def card(self, event: Event, *, open: bool = False, context: bool = True) -> Card:
        """The card of an event; `context` shows each claim within its sentence."""
        index = self.index
        claims = [index.claims[claim] for claim in event.claims if claim in index.claims]
        groups = []
        taken: set[str] = set()
        for origin in event.origins:
            own = [index.claims[claim] for claim in origin.claims if claim in index.claims]
            taken |= {claim.id for claim in own}
            groups.append(self._group(shortened(origin.name, 90), origin.kind, origin.why, own, context=context))
        rest = [claim for claim in claims if claim.id not in taken]
        deny = [claim for claim in rest if claim.polarity == "negative" or claim.stance == "denies"]
        also = [claim for claim in rest if claim not in deny]
        pairs = self._pairs(claims)
        if event.status == "contested":  # figures that differ contest no event, so what does comes first
            pairs.sort(key=lambda pair: pair.field == "amount")
        return Card(
            id=event.id,
            title=sentence(shortened(event.title, 140)) or "Untitled",
            status=event.status,
            when=when_words(event.low, event.high),
            when_raw="/".join(dict.fromkeys(end for end in (event.low, event.high) if end)),
            where=where_words(event.where),
            lead=self._lead(event, claims),
            why=event.why,
            origins=tuple(sorted(groups, key=lambda group: (-len(group.numbers), group.name))),
            against=self._group(AGAINST, "", "", deny, context=context) if deny else None,
            others=self._group(ALSO, "", "", also, context=context) if also else None,
            conflicts=tuple(pair for pair in pairs if pair.verdict in CONFLICTS),
            updates=tuple(pair for pair in pairs if pair.verdict == "updates"),
            numbers=index.numbers(event.claims),
            reports=len({claim.report for claim in claims}),
            open=open,
        )

    def brief(self, event: Event) -> Brief:
        """The event in few lines; a line is a claim's number, id, words and speaker."""
        index = self.index
        claims = sorted((index.claims[c] for c in event.claims if c in index.claims), key=lambda c: (c.report, c.start))
        return Brief(
            id=event.id,
            title=sentence(shortened(event.title, 140)) or "Untitled",
            status=event.status,
            when=when_words(event.low, event.high, year=False) if event.low or event.high else "",
            lead=self._lead(event, claims),
            lines=tuple((index.number[c.id], c.id, shortened(c.text, 240), index.voice(c)) for c in claims),
            numbers=index.numbers(event.claims),
        )

    def _group(self, name: str, kind: str, why: str, claims: list[Claim], *, context: bool) -> OriginGroup:
        ordered = sorted(claims, key=lambda claim: (self._report_order(claim), claim.start, -claim.end))
        quotes = tuple(self.quote(claim, anchor=True, context=context) for claim in ordered)
        return OriginGroup(name, kind, why, quotes, tuple(sorted(quote.number for quote in quotes)))

    def _report_order(self, claim: Claim) -> str:
        report = self.index.reports.get(claim.report)
        return (report.published.low or "9999") + claim.report if report else claim.report

    def _lead(self, event: Event, claims: list[Claim]) -> str:
        """Who says it, in few words: «3 origins», or the one name."""
        if len(event.origins) > 1:
            return counted(len(event.origins), "origin")
        if event.origins:
            return event.origins[0].name
        return self.index.voice(claims[0]) if claims else ""

    def _pairs(self, claims: list[Claim]) -> list[Conflict]:
        met: set[tuple[str, ...]] = set()
        pairs = []
        for claim in claims:
            for link in self.index.links_of.get(claim.id, ()):
                said = (link.verdict, link.field, link.detail)  # a copy of either side adds the same sentence again
                if link.verdict in (*CONFLICTS, "updates") and said not in met:
                    met.add(said)
                    pairs.append(link)
        pairs.sort(key=lambda link: (-link.score, link.left, link.right))
        return [made for link in pairs[:40] if (made := self.conflict(link))]

    def conflict(self, link: Link) -> Conflict | None:
        """The link's two sides; None where a side is not of this story."""
        left, right = self.index.claims.get(link.left), self.index.claims.get(link.right)
        if left is None or right is None:
            return None
        one, two = self.quote(left), self.quote(right)
        if link.verdict == "denies" and one.against and not two.against:
            one, two = two, one  # the denial stands on the right
        return Conflict(one, two, link.verdict, link.field, link.detail)


def _day_of(report: Report | None) -> str:
    if report is None or report.published.low is None:
        return ""
    return when_words(report.published.low, report.published.high, year=False).split(",")[0]


def words_of(claim: Claim, index: Index, *, context: bool) -> Markup:
    """The claim as written, with the deciding words marked, inside its sentence where `context` asks for it."""
    text = index.text_of(claim)
    start, end = max(0, claim.start), min(len(text), claim.end)
    if start >= end:
        return inert(claim.text)
    spans = [(start, end, "said"), *deciding(claim, index)]
    low, high = _sentence_around(claim, index, text) if context else (start, end)
    low, high = max(low, start - CONTEXT), min(high, end + CONTEXT)
    for mark in index.reports[claim.report].marks if claim.report in index.reports else ():
        low = mark.end if low <= mark.start and mark.end <= start else low
    low += len(text[low:start]) - len(text[low:start].lstrip(" -–—\n"))
    before = "" if low == 0 or not text[low - 1].isalnum() or low == start else "…"
    after = "" if high >= len(text) or text[high - 1 : high] in ".!?”\"'»’" or high == end else "…"
    return Markup("{}{}{}").format(before, marked(text, low, high, spans), after)


def deciding(claim: Claim, index: Index) -> list[tuple[int, int, str]]:
    """The spans that decide a comparison: what happened, how many, when, where, and the words that attribute."""
    spans = []
    if claim.cue:
        spans.append((claim.cue.start, claim.cue.end, "cue"))
    if claim.predicate:
        spans.append((claim.predicate.start, claim.predicate.end, "key"))
    page = index.pages.get(claim.report)
    if page:
        for items, numbers in ((page.amounts, claim.amounts), (page.times, claim.times), (page.places, claim.where)):
            spans += [(items[n].start, items[n].end, "key") for n in numbers if n < len(items)]
    return [span for span in spans if span[0] < span[1]]


def _sentence_around(claim: Claim, index: Index, text: str) -> tuple[int, int]:
    page = index.pages.get(claim.report)
    if page is None:
        return claim.start, claim.end
    met = [span for span in page.sentences if span.start < claim.end and span.end > claim.start]
    if not met:
        return claim.start, claim.end
    low = min(claim.start, *(span.start for span in met))
    high = max(claim.end, *(span.end for span in met))
    while low < claim.start and text[low].isspace():
        low += 1
    while high > claim.end and text[high - 1].isspace():
        high -= 1
    return low, high


def chain_of(claim: Claim, index: Index) -> tuple[tuple[str, str], ...]:
    """Who passed it on to whom, outermost first, ending with the speaker: (name, kind)."""
    chain = [(speaker.name, str(speaker.kind)) for speaker in claim.via]
    if claim.speaker:
        chain.append((claim.speaker.name, str(claim.speaker.kind)))
    return tuple((shortened(name, 80), kind) for name, kind in chain)


def notes_of(claim: Claim) -> tuple[str, ...]:
    """What is not plain about a claim: hedged, denied, planned, depicted, quoted."""
    notes = []
    if claim.world != "actual":
        notes.append({"planned": "planned", "hypothetical": "not asserted", "depicted": "in a depiction"}[claim.world])
    if claim.certainty != "certain":
        notes.append({"probable": "probably", "possible": "possibly", "unstated": "left open"}[claim.certainty])
    if claim.stance != "states":
        notes.append(claim.stance)
    elif claim.polarity == "negative":
        notes.append("says it is not so")
    if claim.quoted:
        notes.append("in quotation marks")
    return tuple(notes)


def where_words(places: tuple[Place, ...]) -> str:
    """At most two places, the narrowest first."""
    ordered = sorted(places, key=lambda place: (place.radius_km is None, place.radius_km or 0.0))
    names = list(dict.fromkeys(place.name for place in ordered))
    return ", ".join(names[:2])


__all__ = [
    "FIELD_WORDS",
    "VERDICT_WORDS",
    "Brief",
    "Card",
    "CardMaker",
    "Conflict",
    "OriginGroup",
    "Quote",
    "where_words",
]
