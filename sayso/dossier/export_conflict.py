"""Events as conflict-event coders keep them: ACLED and UCDP GED rows, and a GDELT-style table of mentions.

Columns are those of the ACLED export of 2024, UCDP GED 24.1 and GDELT 2.0 Mentions, in their order. What a machine
cannot know (actor codes, region numbers) is left empty for the coder. Figures are never averaged: `low` and `high` span
what all claimers say, `best` is the latest figure of the best-placed one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sayso.dossier.index import Index, report_name
from sayso.dossier.words import plain
from sayso.records import Claim, Dossier, Event, Page, Place, Toll, TollEntry

ACLED = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1
inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location
latitude longitude geo_precision source source_scale notes fatalities tags timestamp""".split()
UCDP = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates
where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec
date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob""".split()
MENTIONS = """GlobalEventID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID
Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone""".split()
PLOVER = """event_type event_mode event_title status actor recipient speaker speaker_kind certainty polarity stance
world claim start end text""".split()

ACLED_TYPES = {  # PLOVER type → ACLED's disorder type, event type; None: for the coder to choose
    "ASSAULT": ("Political violence", None),
    "PROTEST": ("Demonstrations", "Protests"),
    "COERCE": ("Strategic developments", "Strategic developments"),
    "ARREST": ("Strategic developments", "Strategic developments"),
    "MOBILIZE": ("Strategic developments", "Strategic developments"),
    "RETREAT": ("Strategic developments", "Strategic developments"),
    "AGREE": ("Strategic developments", "Strategic developments"),
}
VOICES = ("official", "organisation", "named", "witness", "outlet", "own", "unnamed", "vague")  # best placed first


def write_acled(dossier: Dossier, pages: tuple[Page, ...], folder: Path) -> list[Path]:
    """events.acled.csv: one row per dated event of a coded kind or with deaths that is told as having happened."""
    rows = []
    for index in _indexes(dossier, pages):
        for event in index.story.events:
            killed = deaths(event, index)
            if event.low is None or not _happened(event) or (event.kind not in ACLED_TYPES and killed is None):
                continue
            disorder, kind = ACLED_TYPES.get(event.kind or "", (None, None))
            place = narrowest(event.where)
            actors, targets = _sides(event, index)
            rows.append(
                {
                    "event_id_cnty": event.id,
                    "event_date": event.low[:10],
                    "year": event.low[:4],
                    "time_precision": _acled_precision(event),
                    "disorder_type": disorder,
                    "event_type": kind,
                    "actor1": "; ".join(actors),
                    "actor2": "; ".join(targets),
                    "country": place.country if place else None,
                    "admin1": place.admin1 if place else None,
                    "location": place.name if place else None,
                    "latitude": place.lat if place else None,
                    "longitude": place.lon if place else None,
                    "geo_precision": _geo_precision(place),
                    "source": "; ".join(sources(event, index)),
                    "notes": f"{event.title}. Status: {event.status}, {len(event.origins)} independent origins.",
                    "fatalities": _whole(killed[1]) if killed else None,
                    "tags": event.status,
                }
            )
    return [_csv(folder / "events.acled.csv", ACLED, rows)]


def write_ucdp(dossier: Dossier, pages: tuple[Page, ...], folder: Path) -> list[Path]:
    """events.ucdp.csv: one row per dated event with at least one reported death."""
    rows = []
    for index in _indexes(dossier, pages):
        for event in index.story.events:
            killed = deaths(event, index)
            if event.low is None or killed is None or not _happened(event):
                continue
            low, best, high = killed
            place = narrowest(event.where)
            actors, targets = _sides(event, index)
            firsts = [index.reports[c] for c in dict.fromkeys(index.claims[c].report for c in event.claims)]
            located = place is not None and place.lat is not None and place.lon is not None
            rows.append(
                {
                    "id": event.id,
                    "year": event.low[:4],
                    "side_a": "; ".join(actors),
                    "side_b": "; ".join(targets),
                    "number_of_sources": len(event.origins),
                    "source_article": "; ".join(sources(event, index)),
                    "source_office": "; ".join(dict.fromkeys(report_name(report) for report in firsts)),
                    "source_date": "; ".join((report.published.low or "")[:10] for report in firsts),
                    "source_headline": "; ".join(report.title or "" for report in firsts),
                    "source_original": "; ".join(origin.name for origin in event.origins),
                    "where_prec": _where_precision(place),
                    "where_coordinates": place.name if place else None,
                    "where_description": "; ".join(dict.fromkeys(p.name for p in event.where)),
                    "adm_1": place.admin1 if place else None,
                    "latitude": place.lat if place else None,
                    "longitude": place.lon if place else None,
                    "geom_wkt": f"POINT ({place.lon} {place.lat})" if located and place else None,
                    "country": place.country if place else None,
                    "event_clarity": 1,
                    "date_prec": _date_precision(event),
                    "date_start": event.low[:10],
                    "date_end": (event.high or event.low)[:10],
                    "deaths_unknown": _whole(best),
                    "best": _whole(best),
                    "high": _whole(high),
                    "low": _whole(low),
                }
            )
    return [_csv(folder / "events.ucdp.csv", UCDP, rows)]


def write_plover(dossier: Dossier, pages: tuple[Page, ...], folder: Path) -> list[Path]:
    """mentions.plover.csv: one row per event and claim; offsets point into the report's text."""
    rows = []
    for index in _indexes(dossier, pages):
        for event in index.story.events:
            for claim in (index.claims[c] for c in event.claims if c in index.claims):
                rows.append(_mention(event, claim, index))
    return [_csv(folder / "mentions.plover.csv", [*MENTIONS, *PLOVER], rows)]


def _mention(event: Event, claim: Claim, index: Index) -> dict[str, Any]:
    report, page = index.reports[claim.report], index.pages.get(claim.report)
    sentences = page.sentences if page else ()
    return {
        "GlobalEventID": event.id,
        "EventTimeDate": (event.low or "")[:10].replace("-", ""),
        "MentionTimeDate": (report.published.low or "")[:10].replace("-", ""),
        "MentionType": 1 if report.url else 2,  # GDELT: 1 a web page, 2 a citation only
        "MentionSourceName": report_name(report),
        "MentionIdentifier": report.url or report.id,
        "SentenceID": next((n for n, s in enumerate(sentences, 1) if s.start <= claim.start < s.end), None),
        "Actor1CharOffset": claim.actors[0].start if claim.actors else -1,
        "Actor2CharOffset": claim.targets[0].start if claim.targets else -1,
        "ActionCharOffset": claim.predicate.start if claim.predicate else claim.start,
        "InRawText": 1,
        "MentionDocLen": len(report.text),
        "event_type": claim.kind or event.kind,
        "event_mode": claim.mode,
        "event_title": event.title,
        "status": event.status,
        "actor": "; ".join(participant.name for participant in claim.actors),
        "recipient": "; ".join(participant.name for participant in claim.targets),
        "speaker": claim.speaker.name if claim.speaker else None,
        "speaker_kind": claim.speaker.kind if claim.speaker else None,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "stance": claim.stance,
        "world": claim.world,
        "claim": claim.id,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
    }


def deaths(event: Event, index: Index) -> tuple[float | None, float | None, float | None] | None:
    """Low, best and high of the killed in an event, over all who give a figure; None where nobody does."""
    entries = [entry for toll in index.story.tolls for entry in toll.entries if _of_event(toll, entry, event)]
    entries = [entry for entry in entries if (entry.low, entry.best, entry.high) != (None, None, None)]
    if not entries:
        return None
    lows = [entry.low if entry.low is not None else 0.0 for entry in entries]
    highs = [value for entry in entries for value in (entry.low, entry.best, entry.high) if value is not None]
    best = min(entries, key=lambda entry: (_placed(entry, index), _reverse(entry.as_of), entry.claim))
    return min(lows), best.best if best.best is not None else best.low, max(highs)


def _of_event(toll: Toll, entry: TollEntry, event: Event) -> bool:
    return toll.of == "killed" and (entry.claim in event.claims or toll.event == event.id)


def _placed(entry: TollEntry, index: Index) -> int:
    speaker = index.claims[entry.claim].speaker if entry.claim in index.claims else None
    return VOICES.index(speaker.kind if speaker else "own")


def _reverse(day: str | None) -> int:
    """A sort key that puts the latest day first and unknown days last."""
    return -int(day[:10].replace("-", "")) if day else 0


def sources(event: Event, index: Index) -> list[str]:
    """The reports that carry an event: their addresses, or their names."""
    reports = dict.fromkeys(index.claims[claim].report for claim in event.claims if claim in index.claims)
    return [index.reports[report].url or report_name(index.reports[report]) for report in reports]


def narrowest(places: Iterable[Place]) -> Place | None:
    """The place that says most precisely where."""
    return min(places, key=lambda place: (place.lat is None, place.radius_km or 1e9, place.name), default=None)


def _sides(event: Event, index: Index) -> tuple[list[str], list[str]]:
    claims = [index.claims[claim] for claim in event.claims if claim in index.claims]
    return (
        list(dict.fromkeys(p.name for claim in claims for p in claim.actors)),
        list(dict.fromkeys(p.name for claim in claims for p in claim.targets)),
    )


def _happened(event: Event) -> bool:
    return event.status not in ("depicted", "planned")


def _days(event: Event) -> int | None:
    if event.low is None or event.high is None:
        return None
    try:
        return (date.fromisoformat(event.high[:10]) - date.fromisoformat(event.low[:10])).days + 1
    except ValueError:
        return None


def _acled_precision(event: Event) -> int:
    """ACLED: 1 the day is known, 2 the week, 3 the month."""
    days = _days(event)
    return 3 if days is None or days > 7 else 1 if days == 1 else 2


def _date_precision(event: Event) -> int:
    """UCDP: 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 more."""
    days = _days(event)
    return 5 if days is None or days > 31 else 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4


def _geo_precision(place: Place | None) -> int | None:
    """ACLED: 1 the town, 2 near it or part of a region, 3 the region or wider."""
    if place is None or place.lat is None:
        return None
    return {"city": 1, "landmark": 1, "area": 2}.get(place.kind or "", 3)


def _where_precision(place: Place | None) -> int | None:
    """UCDP: 1 the point, 2 within 25 km, 4 the first-order division, 6 the country."""
    if place is None or place.lat is None:
        return None
    return {"city": 1, "landmark": 1, "area": 2, "region": 4}.get(place.kind or "", 6)


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _indexes(dossier: Dossier, pages: tuple[Page, ...]) -> list[Index]:
    by_id = {page.report.id: page for page in pages}
    return [Index(story, by_id) for story in dossier.stories]


def _csv(path: Path, columns: list[str], rows: list[dict[str, Any]]) -> Path:
    """Unknown is an empty cell. Text that a spreadsheet would run as a formula is quoted with an apostrophe."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: _cell(value) for name, value in row.items()})
    return path


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return "" if value is None else value
    text = plain(" ".join(value.split()))
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


__all__ = ["deaths", "narrowest", "sources", "write_acled", "write_plover", "write_ucdp"]
