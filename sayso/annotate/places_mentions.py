"""Where a report names a place: the reader's entities and the gazetteer together.

A run of capitalised words that the gazetteer knows is a mention unless something speaks against it; the reader's label
decides how much has to speak for it. A name that the reader takes for a place is a mention even if no gazetteer has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sayso.annotate.entities import Named
from sayso.annotate.gazetteer import ADMIN2, CAPITAL, Entry, Gazetteer
from sayso.language.en.place_words import (
    DIRECTIONS,
    KIND_AFTER,
    KIND_BEFORE,
    LOCATIVE,
    OFFICE,
    SITE,
    STILL_PLACES,
    WORDS,
)
from sayso.records import Entity

WORD = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?|[^\W\d_]+(?:['’ʻ`](?!s\b)[^\W\d_]+)*")
GAP = re.compile(r"[ \u00a0]|[-‐‑–]|\. |\n? {0,2}")
QUALIFIED = re.compile(r",\s{1,2}|\s\(")
LONGEST = 6


class Word(NamedTuple):
    """A word of the text: its offsets, whether it is capitalised, and whether a sentence or line begins with it."""

    start: int
    end: int
    text: str
    capital: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that may be a place: `label` is the reader's for the entity it lies in (None outside any), `whole` whether

    it is all of that entity, `kind` what the words beside it call it, `qualifiers` the regions named after its comma.
    """

    start: int
    end: int
    text: str
    label: str | None
    whole: bool
    entries: tuple[Entry, ...]
    kind: str | None = None
    qualifiers: tuple[Entry, ...] = ()


def find_mentions(text: str, entities: Sequence[Entity], starts: set[int], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions of a report, in text order, none inside another; `starts` are the offsets of its sentences."""
    words = split_words(text, starts)
    named = [Named(entity.start, entity.end, entity.label, text[entity.start : entity.end]) for entity in entities]
    labels = label_words(words, named)
    lower = set(re.findall(r"\b[a-z]{3,}\b", text))
    people = {part for name in named if name.label == "PERSON" for part in name.text.split()[-1:]}
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention, after = mention_at(at, words, labels, text, gazetteer)
        if mention is not None and holds(mention, words, at, after, Around(text, lower, people)):
            found.append(mention)
            at = after
        else:
            at += 1
    found += unknown_places(text, named, found)
    return qualify(sorted(found, key=lambda mention: mention.start), text, gazetteer)


def title_mentions(title: str, gazetteer: Gazetteer) -> list[Mention]:
    """The names in a headline that are likely places; every word may be capitalised there."""
    words, found, at = split_words(title, set()), [], 0
    while at < len(words):
        mention, after = mention_at(at, words, [None] * len(words), title, gazetteer)
        single = after - at == 1
        if mention and strength(mention) >= 2 and not (single and mention.text.casefold() in WORDS):
            found.append(mention)
        at = after if mention else at + 1
    return qualify(found, title, gazetteer)


def split_words(text: str, starts: set[int]) -> list[Word]:
    """The words of the text, with what stands at the beginning of a sentence or line marked."""
    words = []
    for match in WORD.finditer(text):
        word, begin = match.group(), match.start()
        capital = not word[0].islower() and word[0].upper() == word[0]
        first = False
        if capital:
            before = text[max(0, begin - 3) : begin].rstrip(" \t\"'“‘([")
            first = begin in starts or not before or before[-1] in "\n.!?:•|"
        words.append(Word(begin, match.end(), word, capital, first))
    return words


def label_words(words: list[Word], ents: list[Named]) -> list[Named | None]:
    """The entity that each word lies in."""
    labels: list[Named | None] = []
    at = 0
    for word in words:
        while at < len(ents) and ents[at].end <= word.start:
            at += 1
        inside = at < len(ents) and ents[at].start < word.end
        labels.append(ents[at] if inside else None)
    return labels


def mention_at(
    at: int, words: list[Word], labels: list[Named | None], text: str, gazetteer: Gazetteer
) -> tuple[Mention | None, int]:
    """The longest name from a word on that the gazetteer knows, and the number of the word after it."""
    word = words[at]
    if not word.capital or word.text in ("The", "A", "An"):
        return None, at + 1
    reach = at
    while reach + 1 < len(words) and reach + 1 - at < LONGEST:
        if not GAP.fullmatch(text[words[reach].end : words[reach + 1].start]):
            break
        reach += 1
    for last in range(reach, at - 1, -1):
        if not words[last].capital:
            continue
        end = words[last].end
        for stop in (end + 1, end) if text[end : end + 1] == "." else (end,):
            name = text[word.start : stop]
            if (stop > end and not short_form(name, gazetteer)) or crosses(at, last, labels):
                continue
            entries = gazetteer.lookup(name) if stop > end or gazetteer.has_name(name) else ()
            if entries:
                ent = labels[at]
                whole = ent is not None and ent.start >= word.start - 4 and ent.end <= stop + 2
                label = ent.label if ent is not None else None
                return Mention(word.start, stop, name, label, whole, entries), last + 1
    return None, at + 1


def short_form(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name with its final point is a short form: «Ky.», «U.S.»."""
    return gazetteer.has(f"={name}")


def crosses(at: int, last: int, labels: list[Named | None]) -> bool:
    """Whether the words belong to two entities, or begin inside one and end outside any."""
    return labels[at] is not labels[last]


@dataclass(frozen=True, slots=True)
class Around:
    """What the rest of the report says of its words: those written small, and the last names of its people."""

    text: str
    lower: set[str]
    people: set[str]


def holds(mention: Mention, words: list[Word], at: int, after: int, around: Around) -> bool:
    """Whether the name is a mention of a place here: see the module's docstring."""
    before = words[at - 1] if at else None
    following = words[after] if after < len(words) else None
    gap = around.text[mention.end : following.start] if following else ""
    name = mention.text.casefold()
    weight = strength(mention)
    single = after - at == 1
    common = single and name in WORDS and name not in STILL_PLACES
    if single and len(name) < 3 and weight < 3:
        return False
    if mention.label == "PLACE":
        return not (common and not mention.whole and weight < 3) and not (
            mention.whole is False and followed_by_site(following, gap, mention) and weight < 2
        )
    if mention.label == "PERSON":
        return mention.whole and weight >= 3 and not common and mention.text not in around.people
    if mention.label in ("ORG", "EVENT", "THING"):
        return in_organisation(mention, before, following, gap, weight, common)
    if mention.label == "GROUP":
        return weight >= 3 and not common
    if common or mention.text in around.people or (single and name in around.lower and weight < 3):
        return False
    if weight >= 3:
        return True
    if following is not None and following.capital and gap == " ":
        return following.text.casefold() in KIND_AFTER or (weight >= 2 and following.text.casefold() in OFFICE)
    if before is not None and before.capital and not before.first and around.text[before.end : mention.start] == " ":
        return before.text.casefold() in DIRECTIONS
    located = before is not None and before.text.casefold() in LOCATIVE
    return (located and weight >= 1) or (weight >= 2 and not (single and words[at].first))


def followed_by_site(following: Word | None, gap: str, mention: Mention) -> bool:
    """Whether the next word makes the name part of a road's, school's or lake's own name."""
    return following is not None and gap == " " and following.capital and following.text.casefold() in SITE


def in_organisation(
    mention: Mention, before: Word | None, following: Word | None, gap: str, weight: int, common: bool
) -> bool:
    """Whether a name inside an organisation's is the place where that sits: «Laurel County Sheriff's Office»."""
    if common:
        return False
    if mention.whole:
        return weight >= 3
    if weight >= 3:
        return True
    if following is not None and gap in (" ", "'s ", "’s ") and following.text.casefold() in OFFICE:
        return weight >= 1
    if before is not None and before.text.casefold() in ("of", "in", "at", "for"):
        return weight >= 1
    return False


def strength(mention: Mention) -> int:
    """How surely the name alone is a place: 3 a country, state, capital, big city; 2 a town or county; 1 a village."""
    best = 0
    for entry in mention.entries:
        if entry.own or entry.level in (0, 1, 4, CAPITAL):
            value = 3 if not entry.side or entry.level == 0 else 2
        elif entry.level == 5:
            value = 3 if not entry.side and " " in mention.text else 2
        elif entry.level == ADMIN2:
            value = 3 if not entry.side and " " in mention.text else 1
        else:
            value = 3 if entry.population > 400_000 else 2 if entry.population > 20_000 else 1
            value -= entry.side and value > 1
        best = max(best, value)
    return best


def unknown_places(text: str, named: list[Named], found: list[Mention]) -> Iterator[Mention]:
    """Names that the reader takes for places and no mention covers."""
    taken = [(mention.start, mention.end) for mention in found]
    for ent in named:
        if ent.label != "PLACE" or any(start < ent.end and ent.start < end for start, end in taken):
            continue
        name = re.sub(r"^(?:[Tt]he|[Aa]n?) +|['’]s?$|[ ,.;:]+$", "", ent.text)
        start = text.find(name, ent.start)
        if name and start >= 0 and name[0].isupper():
            yield Mention(start, start + len(name), name, "PLACE", True, ())


def qualify(mentions: list[Mention], text: str, gazetteer: Gazetteer) -> list[Mention]:
    """The mentions with the regions after their commas and what the words beside them call them."""
    qualified = []
    for number, mention in enumerate(mentions):
        after = text[mention.end : mention.end + 24]
        comma = QUALIFIED.match(after)
        regions: tuple[Entry, ...] = ()
        if comma:
            begin = mention.end + comma.end()
            following = mentions[number + 1] if number + 1 < len(mentions) else None
            if following is not None and following.start == begin:
                regions = tuple(entry for entry in following.entries if entry.level <= ADMIN2 or entry.population > 5e5)
            regions += postal(text[begin : begin + 6], gazetteer)
        qualified.append(replace(mention, qualifiers=regions, kind=kind_beside(mention, text)))
    return qualified


def postal(after: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The region of a short form that counts only here: «KY», «Ill.»."""
    match = re.match(r"[A-Z][A-Za-z]*(?:\.[A-Z])*\.?", after)
    if not match:
        return ()
    form = match.group()
    return gazetteer.qualifier(form) or gazetteer.qualifier(form.rstrip("."))


def kind_beside(mention: Mention, text: str) -> str | None:
    """What kind of place the words before («the state of») or after («province») call it."""
    before = re.search(r"(\w+) of (?:the )?$", text[max(0, mention.start - 24) : mention.start])
    if before and before.group(1).casefold() in KIND_BEFORE:
        return KIND_BEFORE[before.group(1).casefold()]
    after = re.match(r" (\w+)", text[mention.end : mention.end + 16])
    if after:
        return KIND_AFTER.get(after.group(1).casefold())
    return None


__all__ = ["Mention", "find_mentions", "title_mentions"]
