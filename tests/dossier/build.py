"""A dossier of `examples/eight`, made by hand: all statuses, verdicts, tolls, people, copies and places, no model."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.records import (
    Ahead,
    Amount,
    Claim,
    Copy,
    Dossier,
    Entity,
    Event,
    Figure,
    Link,
    Mark,
    Mention,
    Origin,
    Page,
    Participant,
    Passage,
    Person,
    Place,
    Predicate,
    Published,
    Reason,
    Report,
    Skipped,
    Span,
    Speaker,
    Story,
    Time,
    TimelineEntry,
    Title,
    Toll,
    TollEntry,
    When,
    content_id,
)

EIGHT = Path(__file__).parents[2] / "examples" / "eight"
VARNA = {"name": "Varna", "kind": "city", "lat": 43.2167, "lon": 27.9167, "country": "BG", "radius_km": 8.0}
BRIDGE = {"name": "Eastern Harbour bridge", "kind": "landmark", "lat": 43.193, "lon": 27.906, "radius_km": 2.0}
BULGARIA = {"name": "Bulgaria", "kind": "country", "lat": 42.75, "lon": 25.5, "country": "BG", "radius_km": 250.0}


def read_eight() -> dict[int, Report]:
    """The eight reports by their number, read with a dozen lines of regular expressions: no stage is tested here."""
    reports = {}
    for path in sorted(EIGHT.glob("[1-8]-*")):
        source = path.read_text(encoding="utf-8")
        meta = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', source))
        parts = [html.unescape(p) for p in re.findall(r"<p>(.*?)</p>", source, re.S)]
        text = "\n".join(parts) if parts else source.strip()
        day = meta.get("article:published_time")
        reports[int(path.name[0])] = Report(
            id=path.stem,
            text=text,
            title=html.unescape(meta["og:title"]) if "og:title" in meta else text.split("\n")[0],
            byline=meta.get("author"),
            publisher=meta.get("og:site_name"),
            url=meta.get("og:url"),
            language="en",
            sha256=content_id(text, size=64),
            published=Published(day, day, "metadata") if day else Published(),
            agencies=("Pontica News Agency",) if "Pontica" in text[:60] or "(Pontica)" in text else (),
        )
    return reports


class Desk:
    """Collects what is found in one report; phrases stand for their offsets."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.claims: list[Claim] = []
        self.places: list[Place] = []
        self.amounts: list[Amount] = []
        self.times: list[Time] = []
        self.entities: list[Entity] = []

    def at(self, phrase: str, after: int = 0) -> tuple[int, int]:
        start = self.report.text.index(phrase, after)
        return start, start + len(phrase)

    def speaker(self, words: str, name: str, kind: Any) -> Speaker:
        return Speaker(*self.at(words), name=name, entity=name.lower().replace(" ", "-"), kind=kind)

    def claim(self, exact: str, verb: str | None = None, **more: Any) -> str:
        """Adds a claim and gives its id; `where`, `amounts` and `times` are given as dictionaries with their words."""
        start, end = self.at(exact)
        found: dict[str, list[int]] = {"where": [], "amounts": [], "times": []}
        makers: dict[str, tuple[Any, list[Any]]] = {
            "where": (Place, self.places),
            "amounts": (Amount, self.amounts),
            "times": (Time, self.times),
        }
        for name, (maker, items) in makers.items():
            for fields in more.pop(name, ()):
                words, *rest = fields
                items.append(maker(*self.at(words, start if words in exact else 0), **rest[0]))
                found[name].append(len(items) - 1)
        cue = more.pop("cue", None)
        predicate = None
        if verb:
            at = self.at(verb, start)
            predicate = Predicate(*at, lemma=verb)
        claim = Claim(
            id=content_id(self.report.id, start, end),
            report=self.report.id,
            start=start,
            end=end,
            text=exact,
            cue=Span(*self.at(cue, end if cue in self.report.text[end:] else 0)) if cue else None,
            predicate=predicate,
            where=tuple(found["where"]),
            amounts=tuple(found["amounts"]),
            times=tuple(found["times"]),
            **more,
        )
        self.claims.append(claim)
        return claim.id

    def page(self) -> Page:
        text = self.report.text
        sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n.]+(?:\.(?![\s]|$)[^\n.]+)*[.\"]*", text))
        sourcing = Counter(c.speaker.kind if c.speaker else "own" for c in self.claims)
        sourcing.pop("own", None)
        report = replace(self.report, sourcing=dict(sorted(sourcing.items())))
        claims = tuple(sorted(self.claims, key=lambda c: (c.start, c.end, c.id)))
        return Page(
            report=report,
            sentences=sentences,
            entities=tuple(self.entities),
            times=tuple(self.times),
            places=tuple(self.places),
            amounts=tuple(self.amounts),
            claims=claims,
        )


def day(number: int) -> When:
    return When(f"2026-03-{number:02}", f"2026-03-{number:02}", "published")


def count(low: float | None, high: float | None, of: str | None, unit: str = "people") -> dict[str, Any]:
    return {"low": low, "best": low if low is not None else high, "high": high, "unit": unit, "of": of}


def build() -> tuple[Dossier, tuple[Page, ...]]:
    """The dossier and its pages."""
    reports = read_eight()
    desks = {number: Desk(report) for number, report in reports.items()}
    wire, reprint, lantern, halden, daily, wire2, film, blog = (desks[n] for n in range(1, 9))
    c: dict[str, str] = {}

    for key, desk in (("wire", wire), ("reprint", reprint)):
        radeva = desk.speaker("Transport Minister Elena Radeva", "Elena Radeva", "official")
        port = desk.speaker("the port authority", "port authority", "organisation")
        tonev = desk.speaker("harbour master Georgi Tonev", "Georgi Tonev", "official")
        ship = Participant(*desk.at("A cargo ship"), name="cargo ship", entity="alba-regent")
        bridge = Participant(*desk.at("the Eastern Harbour bridge"), name="Eastern Harbour bridge", entity="bridge")
        c[f"hit.{key}"] = desk.claim(
            "A cargo ship struck the Eastern Harbour bridge in the Bulgarian port of Varna early on Tuesday",
            "struck",
            speaker=radeva,
            cue="said",
            kind="ACCIDENT",
            actors=(ship,),
            targets=(bridge,),
            when=day(10),
            where=[("Eastern Harbour bridge", BRIDGE), ("Varna", VARNA)],
            times=[
                (
                    "early on Tuesday",
                    {
                        "type": "TIME",
                        "value": "2026-03-10TMO",
                        "low": "2026-03-10T00:00",
                        "high": "2026-03-10T08:00",
                        "basis": "published",
                    },
                )
            ],
        )
        c[f"fell.{key}"] = desk.claim(
            "part of the bridge collapsed",
            "collapsed",
            speaker=radeva,
            cue="said",
            when=day(10),
            where=[("Varna", VARNA)],
        )
        c[f"dead4.{key}"] = desk.claim(
            "killing at least four people",
            "killing",
            speaker=radeva,
            cue="said",
            when=day(10),
            kind="ACCIDENT",
            amounts=[("at least four people", count(4, None, "killed"))],
        )
        c[f"span.{key}"] = desk.claim(
            "The middle span fell into the water at about 4:40 a.m. local time, taking five cars with it",
            "fell",
            speaker=port,
            cue="said",
            when=When("2026-03-10T04:30", "2026-03-10T04:50", "narrative"),
            where=[("Varna", VARNA)],
            amounts=[("five cars", count(5, 5, None, "cars"))],
            times=[
                (
                    "about 4:40 a.m.",
                    {
                        "type": "TIME",
                        "value": "2026-03-10T04:40",
                        "low": "2026-03-10T04:30",
                        "high": "2026-03-10T04:50",
                        "approximate": True,
                        "basis": "narrative",
                    },
                )
            ],
        )
        c[f"hurt.{key}"] = desk.claim(
            "Twelve people were injured",
            "injured",
            speaker=radeva,
            cue="told reporters",
            when=day(10),
            amounts=[("Twelve people", count(12, 12, "injured"))],
        )
        c[f"lost9.{key}"] = desk.claim(
            "nine are missing",
            "missing",
            speaker=radeva,
            cue="told reporters",
            when=day(10),
            amounts=[("nine", count(9, 9, "missing"))],
        )
        c[f"power.{key}"] = desk.claim(
            "The Alba Regent, a 190-metre bulk carrier, had lost power minutes before the collision",
            "lost",
            speaker=tonev,
            cue="said",
            when=day(10),
            amounts=[("190-metre", {"low": 190, "best": 190, "high": 190, "unit": "metre"})],
        )
    c["helm"] = wire.claim(
        "She was not answering the helm",
        "answering",
        quoted=True,
        when=day(10),
        polarity="negative",
        speaker=wire.speaker("Tonev said", "Georgi Tonev", "official"),
        cue="said",
    )
    c["held"] = wire.claim(
        "Police detained the captain of the ship for questioning",
        "detained",
        kind="ARREST",
        when=day(10),
        where=[("Varna", VARNA)],
    )

    c["hit.lantern"] = lantern.claim(
        "Dozens of commuters plunged into icy water when a giant freighter smashed into a Bulgarian bridge before dawn "
        "on Tuesday",
        "smashed",
        kind="ACCIDENT",
        when=day(10),
        where=[("Bulgarian", BULGARIA)],
        amounts=[("Dozens of commuters", count(24, None, None, "commuters"))],
    )
    c["dead20"] = lantern.claim(
        "At least 20 people may have been killed",
        "killed",
        certainty="possible",
        kind="ACCIDENT",
        when=day(10),
        speaker=lantern.speaker(
            "a source close to the rescue operation", "a source close to the rescue operation", "unnamed"
        ),
        cue="according to",
        amounts=[("At least 20 people", count(20, None, "killed"))],
    )
    c["drunk"] = lantern.claim(
        "The captain was drunk when the ship hit the bridge",
        "drunk",
        kind="ACCUSE",
        when=day(10),
        speaker=lantern.speaker("a port worker", "a port worker", "unnamed"),
        via=(lantern.speaker("the Lantern", "The Daily Lantern", "outlet"),),
        cue="told",
    )
    c["prevent"] = lantern.claim(
        "the tragedy could have been prevented",
        "prevented",
        certainty="possible",
        speaker=lantern.speaker("Some experts", "Some experts", "vague"),
        cue="say",
    )
    c["lights"] = lantern.claim(
        "The lights went out and then the road was gone",
        "gone",
        quoted=True,
        when=day(10),
        speaker=lantern.speaker("lorry driver Petar Iliev", "Petar Iliev", "witness"),
        cue="said",
    )
    c["neglect"] = lantern.claim(
        "the bridge had been neglected for years",
        "neglected",
        speaker=lantern.speaker("Critics", "Critics", "vague"),
        cue="warn",
    )
    c["suffer"] = lantern.claim(
        "shipping in the region will suffer",
        "suffer",
        world="hypothetical",
        stance="predicts",
        speaker=lantern.speaker("Observers", "Observers", "vague"),
        cue="fear",
    )

    firm = halden.speaker("Halden Marine", "Halden Marine", "organisation")
    chief = halden.speaker("chief executive Ingrid Halden", "Ingrid Halden", "named")
    c["hit.halden"] = halden.claim(
        "its vessel Alba Regent struck the Eastern Harbour bridge in Varna on March 10",
        "struck",
        speaker=firm,
        cue="confirms",
        stance="confirms",
        kind="ACCIDENT",
        when=day(10),
        where=[("Eastern Harbour bridge", BRIDGE), ("Varna", VARNA)],
    )
    c["sober.halden"] = halden.claim(
        "the captain was drunk",
        "drunk",
        polarity="negative",
        stance="denies",
        when=day(10),
        cue="denies",
        speaker=halden.speaker("The company", "Halden Marine", "organisation"),
    )
    c["breath"] = halden.claim(
        "A breath test taken by the police at 6:30 a.m. was negative",
        "negative",
        speaker=chief,
        cue="said",
        when=When("2026-03-10T06:30", "2026-03-10T06:30", "narrative"),
    )
    c["pilot.yes"] = halden.claim(
        "A harbour pilot was on board at the time of the collision",
        "on board",
        cue="said",
        speaker=halden.speaker("Halden said", "Ingrid Halden", "named"),
        when=day(10),
    )
    c["pay"] = halden.claim(
        "Halden Marine will pay for the recovery of the vehicles", "pay", world="planned", stance="vows", speaker=firm
    )

    radeva = daily.speaker("Radeva", "Elena Radeva", "official")
    c["hit.daily"] = daily.claim(
        "a ship struck the Eastern Harbour bridge in Varna",
        "struck",
        speaker=radeva,
        cue="said",
        kind="ACCIDENT",
        when=day(10),
        where=[("Eastern Harbour bridge", BRIDGE), ("Varna", VARNA)],
    )
    c["dead9"] = daily.claim(
        "The number of people killed when a ship struck the Eastern Harbour bridge in Varna has risen to nine",
        "killed",
        speaker=radeva,
        cue="said",
        kind="ACCIDENT",
        when=day(11),
        amounts=[("nine", count(9, 9, "killed"))],
    )
    c["lost4"] = daily.claim(
        "Four people are still missing", "missing", when=day(11), amounts=[("Four people", count(4, 4, "missing"))]
    )
    c["treated"] = daily.claim(
        "St Anna hospital treated 31 people",
        "treated",
        cue="said",
        when=day(11),
        speaker=daily.speaker("its director, Dr Kalina Doncheva", "Kalina Doncheva", "official"),
        amounts=[("31 people", count(31, 31, "treated"))],
    )
    c["pilot.no"] = daily.claim(
        "No pilot was on board the Alba Regent",
        "on board",
        polarity="negative",
        when=day(10),
        speaker=daily.speaker("an investigator", "an investigator", "unnamed"),
        via=(daily.speaker("the Examiner", "The Sofia Examiner", "outlet"),),
        cue="told",
    )
    c["power.brekke"] = daily.claim(
        "the vessel had lost power",
        "lost",
        stance="confirms",
        cue="confirmed",
        when=day(10),
        speaker=daily.speaker("Salvage master Jonas Brekke", "Jonas Brekke", "named"),
    )
    c["cold"] = daily.claim(
        "Both generators were cold",
        "cold",
        quoted=True,
        cue="said",
        speaker=daily.speaker("Brekke said", "Jonas Brekke", "named"),
        when=day(10),
    )
    c["hearing"] = daily.claim(
        "a court will hear the captain on March 17",
        "hear",
        world="planned",
        cue="said",
        speaker=daily.speaker("Prosecutor Stefan Valkov", "Stefan Valkov", "official"),
        when=When("2026-03-17", "2026-03-17", "explicit"),
    )
    c["law"] = daily.claim(
        "the transport ministry must publish a first report within 30 days of the accident",
        "publish",
        world="hypothetical",
        amounts=[("30 days", {"low": 30, "best": 30, "high": 30, "unit": "days"})],
    )

    radeva = wire2.speaker("Transport Minister Elena Radeva", "Elena Radeva", "official")
    valkov = wire2.speaker("prosecutor Stefan Valkov", "Stefan Valkov", "official")
    c["search"] = wire2.claim(
        "Divers ended their search at the collapsed Eastern Harbour bridge on Friday after recovering two more bodies",
        "ended",
        speaker=radeva,
        cue="said",
        when=day(13),
        where=[("Eastern Harbour bridge", BRIDGE)],
        amounts=[("two more bodies", count(2, 2, None, "bodies"))],
    )
    c["dead11"] = wire2.claim(
        "bringing the number of people killed to 11",
        "killed",
        speaker=radeva,
        cue="said",
        when=day(13),
        kind="ACCIDENT",
        amounts=[("11", count(11, 11, "killed"))],
    )
    c["lost0"] = wire2.claim(
        "Nobody is missing any longer",
        "missing",
        when=day(13),
        polarity="negative",
        cue="said",
        speaker=wire2.speaker("Radeva said", "Elena Radeva", "official"),
        amounts=[("Nobody", count(0, 0, "missing"))],
    )
    c["charged"] = wire2.claim(
        "Prosecutors in Varna charged Captain Henrik Aas with endangering shipping",
        "charged",
        speaker=valkov,
        cue="said",
        kind="ARREST",
        when=day(13),
        where=[("Varna", VARNA)],
    )
    c["plea"] = wire2.claim("Aas pleaded not guilty", "pleaded", when=day(13))
    c["sober.valkov"] = wire2.claim(
        "The captain was sober",
        "sober",
        when=day(10),
        cue="said",
        speaker=wire2.speaker("Valkov said", "Stefan Valkov", "official"),
    )
    c["reopen"] = wire2.claim(
        "the harbour would reopen to ships on March 20",
        "reopen",
        world="planned",
        cue="said",
        speaker=wire2.speaker("The port authority", "port authority", "organisation"),
        when=When("2026-03-20", "2026-03-20", "explicit"),
        where=[("harbour", VARNA)],
    )

    c["train"] = film.claim(
        "a passenger train falling from the bridge in Varna", "falling", world="depicted", where=[("Varna", VARNA)]
    )
    c["asleep"] = film.claim("the captain asleep at the wheel", "asleep", world="depicted")
    c["fireball"] = film.claim("A fireball swallows the bridge", "swallows", world="depicted")
    c["heli"] = film.claim("a woman is pulled from the sea by a helicopter", "pulled", world="depicted")
    c["bomb.film"] = film.claim("terrorists blow up a bridge", "blow up", world="depicted")
    c["viewed"] = film.claim(
        "has been viewed three million times",
        "viewed",
        amounts=[("three million times", count(3e6, 3e6, None, "times"))],
    )
    c["hit.film"] = film.claim(
        "a bulk carrier struck the middle span",
        "struck",
        kind="ACCIDENT",
        when=day(10),
        cue="said",
        speaker=film.speaker("officials", "officials", "unnamed"),
        where=[("Varna", VARNA)],
    )

    c["blown"] = blog.claim(
        "the bridge was blown up",
        "blown up",
        kind="ASSAULT",
        cue="knows",
        speaker=blog.speaker("Everybody here", "Everybody here", "vague"),
    )
    c["mine"] = blog.claim(
        "a naval mine was left under the middle span", "left", cue="say", speaker=blog.speaker("Some", "Some", "vague")
    )
    c["agree"] = blog.claim(
        "ships do not simply lose power",
        "lose",
        polarity="negative",
        cue="agree",
        speaker=blog.speaker("experts", "experts", "vague"),
    )
    c["dead26"] = blog.claim(
        "Twenty-six people are dead",
        "dead",
        kind="ACCIDENT",
        cue="told",
        speaker=blog.speaker("a nurse at St Anna hospital", "a nurse at St Anna hospital", "unnamed"),
        amounts=[("Twenty-six people", count(26, 26, "killed"))],
    )
    c["warned"] = blog.claim(
        "the minister was warned in January",
        "warned",
        cue="say",
        speaker=blog.speaker("Sources", "Sources", "vague"),
        when=When("2026-01-01", "2026-01-31", "narrative"),
    )
    c["bankrupt"] = blog.claim(
        "Halden Marine is bankrupt",
        "bankrupt",
        cue="believe",
        certainty="probable",
        speaker=blog.speaker("many", "many", "vague"),
    )
    c["noblast"] = blog.claim(
        "there was an explosion",
        "explosion",
        polarity="negative",
        stance="denies",
        cue="deny",
        speaker=blog.speaker("The authorities", "the authorities", "unnamed"),
    )

    copied = Passage(0, 200, 0, 200)
    reprint.report = replace(
        reprint.report,
        copies=(Copy("1-wire", 0.97, "four of four sentences word for word, and the credit «(Pontica)»", (copied,)),),
    )
    lantern.report = replace(
        lantern.report, copies=(Copy("1-wire", 0.21, "the same facts in the same order, in other words"),)
    )
    wire.report = replace(wire.report, marks=(Mark(0, 35, "dateline", "Pontica News Agency"),))
    wire2.report = replace(wire2.report, marks=(Mark(0, 35, "dateline", "Pontica News Agency"),))
    pages = tuple(desk.page() for desk in desks.values())
    story = _story(pages, c)
    skipped = (Skipped("examples/eight/photo.jpg", "read", "saw a JPEG image; accepted: text; leave it out"),)
    return Dossier(stories=(story,), skipped=skipped), pages


def _story(pages: tuple[Page, ...], c: dict[str, str]) -> Story:
    claims = tuple(claim for page in pages for claim in page.claims)
    by_id = {claim.id: claim for claim in claims}

    def ids(*keys: str) -> tuple[str, ...]:
        return tuple(c[key] for key in keys)

    def event(title: str, status: Any, origins: tuple[Origin, ...], *keys: str, **more: Any) -> Event:
        members = ids(*keys)
        whens = [w for k in members if (w := by_id[k].when)]
        return Event(
            id=content_id(*members),
            kind=by_id[members[0]].kind,
            title=title,
            low=more.get("low", min((w.low for w in whens if w.low), default=None)),
            high=more.get("high", max((w.high for w in whens if w.high), default=None)),
            where=tuple(Place(0, 0, **place) for place in more.get("where", ())),
            claims=members,
            status=status,
            origins=origins,
            why=more.get("why", ()),
        )

    def origin(name: str, kind: str, why: str, *keys: str) -> Origin:
        return Origin(name, kind, ids(*keys), why)

    radeva = "Elena Radeva, quoted by Pontica; The Coast Courier reprints Pontica"
    hit = event(
        "a cargo ship strikes the Eastern Harbour bridge in Varna",
        "confirmed",
        (
            origin(
                "Elena Radeva",
                "official",
                f"{radeva}; the Examiner quotes her too: one origin, not three",
                "hit.wire",
                "hit.reprint",
                "hit.daily",
            ),
            origin("Halden Marine", "organisation", "the shipowner in its own statement", "hit.halden"),
            origin("The Daily Lantern", "outlet", "in its own voice", "hit.lantern"),
        ),
        "hit.wire",
        "hit.reprint",
        "hit.daily",
        "hit.halden",
        "hit.lantern",
        "hit.film",
        where=(BRIDGE, VARNA),
        low="2026-03-10",
        high="2026-03-10",
        why=("three independent origins: Elena Radeva, Halden Marine, The Daily Lantern",),
    )
    dead = event(
        "people killed in the collapse",
        "confirmed",
        (
            origin("Elena Radeva", "official", radeva, "dead4.wire", "dead4.reprint", "dead9", "dead11"),
            origin(
                "a source close to the rescue operation", "unnamed", "an unnamed source of The Daily Lantern", "dead20"
            ),
            origin("a nurse at St Anna hospital", "unnamed", "an unnamed source of the blog", "dead26"),
        ),
        "dead4.wire",
        "dead4.reprint",
        "dead20",
        "dead9",
        "dead11",
        "dead26",
        where=(VARNA,),
        low="2026-03-10",
        high="2026-03-13",
        why=("three independent origins say that people were killed; they differ on how many",),
    )
    drunk = event(
        "the captain was drunk",
        "contested",
        (origin("a port worker", "unnamed", "an unnamed source of The Daily Lantern", "drunk"),),
        "drunk",
        "sober.halden",
        "sober.valkov",
        "breath",
        why=("Halden Marine denies it; Stefan Valkov contradicts it",),
    )
    events = (
        hit,
        dead,
        event(
            "the ship lost power before the collision",
            "confirmed",
            (
                origin(
                    "Georgi Tonev",
                    "official",
                    "the harbour master; The Coast Courier reprints Pontica",
                    "power.wire",
                    "power.reprint",
                    "helm",
                ),
                origin("Jonas Brekke", "named", "the salvage master, in The Sofia Examiner", "power.brekke", "cold"),
            ),
            "power.wire",
            "power.reprint",
            "power.brekke",
            "helm",
            "cold",
            where=(VARNA,),
            why=("two independent origins: Georgi Tonev, Jonas Brekke",),
        ),
        drunk,
        event(
            "a pilot was on board",
            "contested",
            (origin("Ingrid Halden", "named", "chief executive of the shipowner", "pilot.yes"),),
            "pilot.yes",
            "pilot.no",
            why=("an investigator contradicts Ingrid Halden",),
        ),
        event(
            "the bridge was blown up",
            "contested",
            (origin("Everybody here", "vague", "nobody in particular, in an undated blog", "blown"),),
            "blown",
            "noblast",
            "mine",
            low=None,
            high=None,
            why=("the authorities deny it",),
        ),
        event(
            "the middle span falls into the water with five cars",
            "single",
            (
                origin(
                    "port authority",
                    "organisation",
                    "quoted by Pontica; The Coast Courier reprints it",
                    "span.wire",
                    "span.reprint",
                ),
            ),
            "span.wire",
            "span.reprint",
            "fell.wire",
            "fell.reprint",
            where=(VARNA,),
        ),
        event(
            "twelve people injured",
            "single",
            (origin("Elena Radeva", "official", radeva, "hurt.wire", "hurt.reprint"),),
            "hurt.wire",
            "hurt.reprint",
            where=(VARNA,),
        ),
        event(
            "people missing",
            "single",
            (origin("Elena Radeva", "official", radeva, "lost9.wire", "lost9.reprint", "lost0"),),
            "lost9.wire",
            "lost9.reprint",
            "lost4",
            "lost0",
            where=(VARNA,),
        ),
        event(
            "St Anna hospital treats 31 people",
            "single",
            (origin("Kalina Doncheva", "official", "director of the hospital", "treated"),),
            "treated",
        ),
        event(
            "police detain the captain",
            "single",
            (origin("Pontica News Agency", "outlet", "in its own voice", "held"),),
            "held",
            where=(VARNA,),
        ),
        event(
            "prosecutors charge Captain Henrik Aas",
            "single",
            (origin("Stefan Valkov", "official", "the prosecutor, quoted by Pontica", "charged"),),
            "charged",
            "plea",
            where=(VARNA,),
        ),
        event(
            "divers end their search",
            "single",
            (origin("Elena Radeva", "official", "quoted by Pontica", "search"),),
            "search",
            where=(BRIDGE,),
        ),
        event(
            "the minister was warned in January",
            "single",
            (origin("Sources", "vague", "nobody in particular", "warned"),),
            "warned",
        ),
        event(
            "Halden Marine is bankrupt",
            "single",
            (origin("many", "vague", "nobody in particular", "bankrupt"),),
            "bankrupt",
        ),
        event(
            "the bridge had been neglected for years",
            "single",
            (origin("Critics", "vague", "nobody in particular", "neglect"),),
            "neglect",
        ),
        event(
            "a passenger train falls from the bridge",
            "depicted",
            (origin("The Last Crossing", "outlet", "an AI-generated clip described by Screenwatch", "train"),),
            "train",
            "asleep",
            "fireball",
            "heli",
            where=(VARNA,),
            why=("told only of an AI-generated clip",),
        ),
        event(
            "terrorists blow up a bridge",
            "depicted",
            (origin("Undertow", "outlet", "a film of 2019 described by Screenwatch", "bomb.film"),),
            "bomb.film",
            why=("told only of a film",),
        ),
        event(
            "a court hears the captain",
            "planned",
            (origin("Stefan Valkov", "official", "the prosecutor", "hearing"),),
            "hearing",
        ),
        event(
            "the harbour reopens to ships",
            "planned",
            (origin("port authority", "organisation", "announced", "reopen"),),
            "reopen",
            where=(VARNA,),
        ),
        event(
            "Halden Marine pays for the recovery of the vehicles",
            "planned",
            (origin("Halden Marine", "organisation", "promised", "pay"),),
            "pay",
        ),
    )

    def link(left: str, right: str, verdict: Any, field: Any, detail: str, score: float) -> Link:
        return Link(c[left], c[right], verdict, field, detail, score, (Reason(field, score, detail),))

    links = (
        link(
            "hit.wire", "hit.halden", "supports", "event", "Both say that the ship struck the bridge on 10 March.", 0.93
        ),
        link("hit.wire", "hit.reprint", "repeats", "event", "The Coast Courier reprints Pontica word for word.", 0.99),
        link("hit.wire", "hit.daily", "repeats", "event", "Both rest on Elena Radeva.", 0.9),
        link(
            "dead4.wire",
            "dead9",
            "updates",
            "amount",
            "Nine on 11 March replaces at least four on 10 March, from the same minister.",
            0.91,
        ),
        link("dead9", "dead11", "updates", "amount", "Eleven on 13 March replaces nine on 11 March.", 0.92),
        link(
            "dead11", "dead26", "contradicts", "amount", "11 killed and 26 dead cannot both be the final count.", 0.84
        ),
        link("dead4.wire", "dead20", "supports", "amount", "At least four does not exclude at least 20.", 0.52),
        link(
            "drunk",
            "sober.halden",
            "denies",
            "polarity",
            "Halden Marine denies the very words: the captain was drunk.",
            0.97,
        ),
        link(
            "drunk",
            "sober.valkov",
            "contradicts",
            "polarity",
            "Drunk and sober cannot both hold of the same man at the same time.",
            0.9,
        ),
        link(
            "pilot.yes",
            "pilot.no",
            "contradicts",
            "polarity",
            "«A harbour pilot was on board» and «No pilot was on board» cannot both hold.",
            0.95,
        ),
        link("blown", "noblast", "denies", "polarity", "The authorities deny that there was an explosion.", 0.82),
        link("power.wire", "power.brekke", "supports", "event", "Both say that the ship had lost power.", 0.9),
        link("lost9.wire", "lost4", "updates", "amount", "Four missing on 11 March replaces nine on 10 March.", 0.88),
        link("lost4", "lost0", "updates", "amount", "Nobody missing on 13 March replaces four on 11 March.", 0.9),
    )

    def entry(key: str, as_of: str | None, speaker: str | None) -> TollEntry:
        claim = by_id[c[key]]
        page = next(page for page in pages if page.report.id == claim.report)
        amount = page.amounts[claim.amounts[0]]
        return TollEntry(claim.id, amount.low, amount.best, amount.high, as_of, speaker)

    tolls = (
        Toll(
            "killed",
            "people",
            (
                entry("dead4.wire", "2026-03-10", "Elena Radeva"),
                entry("dead20", "2026-03-10", "a source close to the rescue operation"),
                entry("dead9", "2026-03-11", "Elena Radeva"),
                entry("dead11", "2026-03-13", "Elena Radeva"),
                entry("dead26", None, "a nurse at St Anna hospital"),
            ),
            dead.id,
        ),
        Toll(
            "missing",
            "people",
            (
                entry("lost9.wire", "2026-03-10", "Elena Radeva"),
                entry("lost4", "2026-03-11", None),
                entry("lost0", "2026-03-13", "Elena Radeva"),
            ),
            None,
        ),
        Toll("injured", "people", (entry("hurt.wire", "2026-03-10", "Elena Radeva"),), None),
        Toll("treated", "people", (entry("treated", "2026-03-11", "Kalina Doncheva"),), None),
    )
    texts = {page.report.id: page.report.text for page in pages}

    def person(name: str, *titles: tuple[str, str]) -> Person:
        last = name.split()[-1]
        mentions = tuple(
            Mention(rid, m.start(), m.end()) for rid, text in texts.items() for m in re.finditer(last, text)
        )
        return Person(
            name.lower().replace(" ", "-"), name, tuple(Title(text, c[key]) for text, key in titles), mentions
        )

    people = (
        person("Elena Radeva", ("Transport Minister", "hit.wire"), ("the minister", "warned")),
        person("Stefan Valkov", ("Prosecutor", "hearing"), ("prosecutor", "charged")),
        person("Henrik Aas", ("The captain", "hearing"), ("Captain", "charged")),
        person("Ingrid Halden", ("chief executive", "breath")),
        person("Georgi Tonev", ("harbour master", "power.wire")),
        person("Jonas Brekke", ("Salvage master", "power.brekke")),
        person("Kalina Doncheva", ("Dr", "treated"), ("director", "treated")),
        person("Petar Iliev", ("lorry driver", "lights")),
    )
    ahead = (
        Ahead(c["hearing"], "scheduled", "2026-03-17", "2026-03-17", "A court hears the captain, says Stefan Valkov."),
        Ahead(c["reopen"], "scheduled", "2026-03-20", "2026-03-20", "The harbour reopens, says the port authority."),
        Ahead(
            c["law"],
            "deadline",
            "2026-04-09",
            "2026-04-09",
            "30 days after 10 March: the transport ministry's first report.",
        ),
    )
    figures = tuple(
        Figure(
            claim.id,
            a.start,
            a.end,
            page.report.text[a.start : a.end],
            a.low,
            a.best,
            a.high,
            a.unit,
            a.of,
            a.approximate,
        )
        for page in pages
        for claim in page.claims
        for a in (page.amounts[i] for i in claim.amounts)
    )
    dated = [e for e in events if e.low]
    return Story(
        id=content_id("varna"),
        title="Cargo ship strikes a harbour bridge in Varna",
        low="2026-03-10",
        high="2026-03-20",
        reports=tuple(page.report for page in pages),
        claims=claims,
        events=events,
        links=links,
        tolls=tolls,
        people=people,
        timeline=tuple(
            TimelineEntry(e.id, e.low, e.high) for e in sorted(dated, key=lambda e: (e.low or "", e.high or "", e.id))
        ),
        ahead=ahead,
        figures=figures,
    )
