"""Places on the map.

mentions   where the report names a place         places_mentions.py
context    what outlet, address, peoples say      places_context.py
ranking    which of the places called so          places_ranking.py
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.annotate.gazetteer import CAPITAL, Entry, Gazetteer
from sayso.annotate.places_context import home_countries, home_names, peoples
from sayso.annotate.places_keys import fold
from sayso.annotate.places_mentions import Mention, find_mentions, title_mentions
from sayso.annotate.places_ranking import Name, gather, rank
from sayso.language.en.place_words import LOCATIVE, SPEAKING
from sayso.records import Page, Place, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

WIDEST_KM = 150
INSIDE = re.compile(
    r",? (?:[a-z]+ ){0,3}(?:in|of|near|outside) (?:the )?(?:[a-z]+ ){0,2}(?:of )?|, | \("
    r"|(?:,? (?:and )?[A-Z]\w+){1,2} in (?:the )?"
)
OWNER = re.compile(r"['’]s (?:[a-z]+ )?")
BETWEEN = re.compile(r",? (?:and |or |the |in )*|,? ?(?:&|and/or) |,\s+")


def find_places(doc: Doc, page: Page, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places the report names, located; `page` holds the report, its entities and times.

    A name that no gazetteer knows, or whose place can't be told, keeps its span with `lat` and `lon` None.
    """
    text = page.report.text
    mentions = find_mentions(text, page.entities, sentence_starts(doc), gazetteer)
    meant = locate(mentions, page.report, text, gazetteer)
    placed = [(mention, meant.get(sense(mention))) for mention in mentions]
    return tuple(
        place(mention, entry) if entry else within(mention, number, placed, text)
        for number, (mention, entry) in enumerate(placed)
        if not speaks(mention, text, entry)
    )


def within(mention: Mention, number: int, placed: list[tuple[Mention, Entry | None]], text: str) -> Place:
    """An unknown place, put in the middle of the town or district that the text says it lies in, and as wide as that.

    «the village of Cellardyke in Fife», «Foua and Kfraya in Idlib province», «Cairo's Abbasiya».
    """
    name = re.sub(r"\s+", " ", mention.text)
    for other, entry in [*placed[number + 1 : number + 4], *placed[max(0, number - 1) : number]]:
        if entry is None or entry.lat is None or not (entry.radius_km or 0) <= WIDEST_KM or entry.level in (0, 4):
            continue
        after, before = text[mention.end : other.start], text[other.end : mention.start]
        if (after and INSIDE.fullmatch(after)) or (before and OWNER.fullmatch(before)):
            width = max(entry.radius_km or 0, 5.0)
            return Place(
                mention.start, mention.end, name, "area", entry.lat, entry.lon, entry.country, entry.admin1, None, width
            )
    return Place(mention.start, mention.end, name)


def sentence_starts(doc: Doc) -> set[int]:
    """The offsets at which a sentence begins, so far as the document knows; from arrays, as tokens are slow to make."""
    from spacy.attrs import IDX, SENT_START

    return {offset for offset, start in doc.to_array([IDX, SENT_START]).tolist() if start == 1}


def locate(mentions: list[Mention], report: Report, text: str, gazetteer: Gazetteer) -> dict[str, Entry]:
    """The place that each name of the report means, by its `sense`."""
    if not mentions:
        return {}
    return rank(*picture_parts(mentions, report, text, gazetteer))


def picture_parts(
    mentions: list[Mention], report: Report, text: str, gazetteer: Gazetteer
) -> tuple[list[Name], Counter[str], frozenset[str]]:
    """The names to be ranked, those of headline and address among them, the regions of the
    peoples named, and the countries of the outlet."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in [*mentions, *title_mentions(report.title or "", gazetteer)]:
        groups[sense(mention)].append(mention)
    beside = enumerated(mentions, text)
    names = [gather(key, group, beside[key]) for key, group in groups.items()]
    homes = home_names(report, gazetteer)
    names += [Name(f"home {number}", "", 1, entries) for number, entries in enumerate(homes)]
    return names, peoples(text), frozenset(home_countries(report))


def enumerated(mentions: list[Mention], text: str) -> dict[str, list[str]]:
    """The names that each name is enumerated with: those before and after it, with «,» or «and» between."""
    beside: dict[str, list[str]] = defaultdict(list)
    for left, right in pairwise(mentions):
        between = text[left.end : right.start]
        if len(between) < 12 and BETWEEN.fullmatch(between) and not left.qualifiers and not right.qualifiers:
            beside[sense(left)].append(sense(right))
            beside[sense(right)].append(sense(left))
    return beside


def sense(mention: Mention) -> str:
    """What its mentions share: one name has one meaning in a report."""
    return mention.text if mention.text.isupper() and len(mention.text) < 5 else fold(mention.text)


def speaks(mention: Mention, text: str, entry: Entry | None) -> bool:
    """Whether a capital speaks for its government here («Havana reported»): a speaker, no pin."""
    if entry is None or entry.level != CAPITAL or mention.qualifiers:
        return False
    verb = re.match(r" (?:has |had |have |also |later )?([a-z]+)\b", text[mention.end : mention.end + 24])
    before = re.search(r"(\w+) $", text[max(0, mention.start - 16) : mention.start])
    located = before is not None and before.group(1).lower() in LOCATIVE
    return verb is not None and verb.group(1) in SPEAKING and not located


def place(mention: Mention, entry: Entry) -> Place:
    """The record of a mention and the place it means."""
    point = entry.lat, entry.lon, entry.country, entry.admin1, entry.geonameid, entry.radius_km
    return Place(mention.start, mention.end, entry.name, entry.kind, *point)
