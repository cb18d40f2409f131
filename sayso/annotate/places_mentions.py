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
from sayso.annotate.places_context import demonyms
from sayso.language.en.place_words import (
    AILMENTS,
    DIRECTIONS,
    KIND_AFTER,
    KIND_BEFORE,
    LOCATIVE,
    NOUNS,
    OFFICE,
    PAPERS,
    SEATS,
    SITE,
    STILL_PLACES,
    WORDS,
)
from sayso.records import Entity

WORD = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?|[^\W\d_]+(?:['’ʻ`](?!s\b)[^\W\d_]+)*")
GAP = re.compile(r"[ \u00a0]|[-‐‑–]|\. |\n? {0,2}|['’]s ")
QUALIFIED = re.compile(r",\s{1,2}|\s\(")
LONGEST = 6
ALONE_NO_PLACE = (SITE | OFFICE | DIRECTIONS | frozenset(KIND_AFTER)) - STILL_PLACES


class Word(NamedTuple):
    """A word of the text: its offsets, whether it is capitalised, and whether a sentence or line begins with it."""

    start: int
    end: int
    text: str
    capital: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that may be a place.

    `label` is the reader's for the entity it lies in (None outside any), `whole` whether it is all of that entity,
    `rest` what the entity has before and after it, `kind` what the words beside it call it, `qualifiers` the regions
    named after its comma, `article` whether «the» stands before the name alone.
    """

    start: int
    end: int
    text: str
    label: str | None
    whole: bool
    entries: tuple[Entry, ...]
    rest: tuple[str, str] = ("", "")
    kind: str | None = None
    qualifiers: tuple[Entry, ...] = ()
    article: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What the report says of its words: the text, the words, those written small, and the last names of its people."""

    text: str
    words: list[Word]
    lower: set[str]
    people: set[str]
    gazetteer: Gazetteer


def find_mentions(text: str, entities: Sequence[Entity], starts: set[int], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions of a report, in text order, none inside another; `starts` are the offsets of its sentences.

    A name that is surely a place once is one wherever it stands without being a person's: «in Innisfail», then «the
    Innisfail skater».
    """
    words = split_words(text, starts)
    named = [Named(entity.start, entity.end, entity.label, text[entity.start : entity.end]) for entity in entities]
    labels = label_words(words, named)
    people = {parts[-1] for name in named if name.label == "PERSON" and len(parts := name.text.split()) > 1}
    around = Around(text, words, set(re.findall(r"\b[a-z]{3,}\b", text)), people, gazetteer)
    found: list[Mention] = []
    doubtful: list[Mention] = []
    at = 0
    while at < len(words):
        mention, after = mention_at(at, words, labels, around)
        if mention is not None and holds(mention, at, after, around):
            found.append(mention)
            at = after
        else:
            doubtful += [mention] if mention is not None else []
            at += 1
    sure = {mention.text for mention in found if mention.label != "PERSON"}
    taken = set().union(*(range(mention.start, mention.end) for mention in found))
    found += [mention for mention in doubtful if mention.text in sure and may_echo(mention, around, taken)]
    taken = taken.union(*(range(mention.start, mention.end) for mention in found))
    found += unknown_places(text, named, taken)
    return qualify(sorted(found, key=lambda mention: mention.start), text, gazetteer)


def may_echo(mention: Mention, around: Around, taken: set[int]) -> bool:
    """Whether a doubtful mention may be a place because its name is one elsewhere in the report."""
    if mention.label in ("PERSON", "THING", "EVENT") or (mention.label == "ORG" and mention.whole):
        return False
    if mention.text.casefold() in ALONE_NO_PLACE or is_ailing(mention, around.text) or is_paper(mention, around.text):
        return False
    return taken.isdisjoint(range(mention.start, mention.end))


def title_mentions(title: str, gazetteer: Gazetteer) -> list[Mention]:
    """The names in a headline that are likely places; every word may be capitalised there."""
    words, found, at = split_words(title, set()), [], 0
    around = Around(title, words, set(), set(), gazetteer)
    while at < len(words):
        mention, after = mention_at(at, words, [None] * len(words), around)
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


def mention_at(at: int, words: list[Word], labels: list[Named | None], around: Around) -> tuple[Mention | None, int]:
    """The longest name from a word on that the gazetteer knows, and the number of the word after it."""
    word, text, gazetteer = words[at], around.text, around.gazetteer
    if not word.capital or word.text in ("The", "A", "An"):
        return None, at + 1
    if text[max(0, word.start - 2) : word.start] == ", " and (
        region := postal(text[word.start : word.start + 6], gazetteer)
    ):
        stop = word.end + (text[word.end : word.end + 1] == "." and len(word.text) < 6)
        return Mention(word.start, stop, text[word.start : stop], "PLACE", True, region), at + 1
    reach = at
    while reach + 1 < len(words) and reach + 1 - at < LONGEST:
        if not GAP.fullmatch(text[words[reach].end : words[reach + 1].start]):
            break
        reach += 1
    for last in range(reach, at - 1, -1):
        if not words[last].capital and words[last].text.islower():
            continue
        end = words[last].end
        for stop in (end + 1, end) if text[end : end + 1] == "." else (end,):
            name = text[word.start : stop]
            if stop > end and not gazetteer.has(f"={name}"):
                continue
            entries = gazetteer.lookup(name) if gazetteer.has_name(name) else ()
            if not entries or (labels[at] is not labels[last] and not any(firm(entry) for entry in entries)):
                continue
            ent = labels[at] if labels[at] is not None or labels[last] is None else labels[last]
            whole = ent is not None and ent.start >= word.start - 4 and ent.end <= stop + 2
            rest = (text[ent.start : word.start], text[stop : ent.end]) if ent else ("", "")
            return Mention(word.start, stop, name, ent.label if ent else None, whole, entries, rest), last + 1
    return None, at + 1


def firm(entry: Entry) -> bool:
    """Whether a name of it is a place even across the reader's entities: «British Columbia» in «British» «Columbia»."""
    return not entry.side and (entry.own or entry.level in (0, 1, 4, 5))


def holds(mention: Mention, at: int, after: int, around: Around) -> bool:
    """Whether the name is a mention of a place here: see the module's docstring."""
    words, text = around.words, around.text
    before = words[at - 1] if at else None
    following = words[after] if after < len(words) else None
    gap = text[mention.end : following.start] if following else ""
    name, weight, single = mention.text.casefold(), strength(mention), after - at == 1
    short_form = single and around.gazetteer.has(f"={mention.text}")
    if text[mention.end : mention.end + 1] == "$" or text[mention.start - 1 : mention.start] == "$":
        return False  # US$ is money
    if single and not short_form and (name in ALONE_NO_PLACE or name in NOUNS or is_letters(mention, words)):
        return False
    common = single and not short_form and (name in WORDS or mention.text in demonyms()) and name not in STILL_PLACES
    located = before is not None and is_locative(before, text[before.end : mention.start], words, at)
    if is_ailing(mention, text) or is_paper(mention, text) or (name in SEATS and not located):
        return False
    if opens_dateline(mention, text, words[at]) and weight >= 2:
        return True
    if mention.label != "PERSON" and not common and text[mention.end : mention.end + 2] == ", ":
        if postal(text[mention.end + 2 : mention.end + 8], around.gazetteer):
            return True
    if mention.label == "PLACE":
        return holds_in_place(mention, text, weight, common)
    if mention.label == "PERSON":
        return mention.whole and weight >= 3 and not common and mention.text not in around.people
    if mention.label in ("ORG", "EVENT", "THING"):
        return in_organisation(mention, before, following, gap, 0 if common else weight, located)
    if mention.label == "GROUP":
        return weight >= 3 and not common
    if common or mention.text in around.people or (single and name in around.lower and weight < 3):
        return False
    if weight >= 3:
        return True
    if following is not None and following.capital and gap == " ":
        return following.text.casefold() in KIND_AFTER or (weight >= 2 and following.text.casefold() in OFFICE)
    if before is not None and before.capital and not before.first and text[before.end : mention.start] == " ":
        return before.text.casefold() in DIRECTIONS
    return (located and weight >= 1) or (weight >= 2 and not (single and words[at].first))


def is_letters(mention: Mention, words: list[Word]) -> bool:
    """Whether the name is a few capitals («UN», «OPP») that are no listed short form: an acronym, not a village."""
    letters = mention.text.replace(".", "")
    return len(letters) <= 4 and letters.isupper() and not is_shouting(mention, words)


def is_shouting(mention: Mention, words: list[Word]) -> bool:
    """Whether most words of the report are written in capitals."""
    sample = words[:60]
    return 2 * sum(word.text.isupper() and len(word.text) > 1 for word in sample) > len(sample)


def is_locative(before: Word, gap: str, words: list[Word], at: int) -> bool:
    """Whether a preposition of place stands before the name, with or without an article."""
    if gap not in (" ", "\n"):
        return False
    word = before.text.casefold()
    if word == "the" and at > 1:
        word = words[at - 2].text.casefold()
    return word in LOCATIVE


def is_ailing(mention: Mention, text: str) -> bool:
    """Whether the name is part of a disease's: «West Nile virus», «Hong Kong flu»."""
    words = re.match(r"(?:[ -]\w+)?[ -](\w+)", text[mention.end : mention.end + 40])
    first = re.match(r"[ -](\w+)", text[mention.end : mention.end + 30])
    if first and first.group(1).casefold() in AILMENTS:
        return True
    second = words.group(1) if words else ""
    between = words.group(0)[: -len(second)].strip(" -") if words else ""
    return second.casefold() in AILMENTS and bool(between) and between[0].isupper()


def is_paper(mention: Mention, text: str) -> bool:
    """Whether the name is part of an outlet's: «The Washington Post»."""
    after = re.match(r" (Daily|Sunday|[A-Z]\w+)(?: [A-Z]\w+)?", text[mention.end : mention.end + 30])
    return after is not None and after.group(1).casefold() in PAPERS


def opens_dateline(mention: Mention, text: str, word: Word) -> bool:
    """Whether the name, in capitals at the beginning of a line, is a dateline: «WASHINGTON (AP)», «LONDON, Ky. —»."""
    if not word.first or not mention.text.isupper() or len(mention.text) < 4:
        return False
    if text[:1] and mention.start and text[mention.start - 1] != "\n":
        return False
    return re.match(r" ?(?:\(|—|–|--?|:|, [A-Z]| [A-Z][a-z])", text[mention.end : mention.end + 4]) is not None


def holds_in_place(mention: Mention, text: str, weight: int, common: bool) -> bool:
    """Whether a name that is, or lies in, what the reader takes for a place is the place itself.

    «northern Nigeria» is Nigeria; «Fraser Valley» is no village called Valley, and has none in the gazetteer.
    """
    if mention.whole:
        return True
    if common and weight < 3:
        return False
    left, right = mention.rest
    around = re.findall(r"\w+", f"{left} {right}")
    if re.search(r"[,(]|\b(?:and|or|in|near|of)\b", left) or re.match(r"\s*(?:[,(]|and\b|or\b|in\b)", right):
        return weight >= 1
    return all(word.casefold() in DIRECTIONS or word.casefold() in KIND_AFTER or word.islower() for word in around)


def in_organisation(
    mention: Mention, before: Word | None, following: Word | None, gap: str, weight: int, located: bool
) -> bool:
    """Whether a name inside an organisation's is the place where that sits: «Laurel County Sheriff's Office»."""
    if weight >= 3:
        return True
    if mention.whole:
        return located and weight >= 1
    if following is not None and gap == " " and following.text.casefold() in OFFICE:
        return weight >= 2 or " " in mention.text
    if before is not None and before.text.casefold() in ("of", "in", "at"):
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


def unknown_places(text: str, named: list[Named], taken: set[int]) -> Iterator[Mention]:
    """Names that the reader takes for places and that lie outside the `taken` characters."""
    for ent in named:
        if ent.label != "PLACE" or not taken.isdisjoint(range(ent.start, ent.end)):
            continue
        name = re.sub(r"^(?:[Tt]he|[Aa]n?) +|['’]s?$|[ ,.;:]+$", "", ent.text)
        start = text.find(name, ent.start)
        if not name or start < 0 or not name[0].isupper() or re.fullmatch(r"(?:[A-Z]\.?){2,4}", name):
            continue
        mention = Mention(start, start + len(name), name, "PLACE", True, ())
        if name.casefold() not in SEATS and not is_ailing(mention, text) and not is_paper(mention, text):
            yield mention


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
            if regions and continues(mentions, number, text):
                regions = ()
        article = ARTICLE_BEFORE.search(text[max(0, mention.start - 5) : mention.start]) is not None
        article = article and ALONE_AFTER.match(after) is not None
        qualified.append(replace(mention, qualifiers=regions, kind=kind_beside(mention, text), article=article))
    return qualified


ARTICLE_BEFORE = re.compile(r"\b[Tt]he $")
ALONE_AFTER = re.compile(
    r"[.,;:)”\"]|['’]s\b| (?:of|and|or|in|on|at|from|to|is|was|are|were|has|have|side|coast|by|for|with)\b|$"
)


def continues(mentions: list[Mention], number: int, text: str) -> bool:
    """Whether what follows the comma is the next of an enumeration of like names, not what the name lies in.

    «Virginia, Washington, West Virginia and Wyoming», «Niger, Nigeria and Togo», but «London, Ontario, and Rome».
    """
    this, following = mentions[number], mentions[number + 1] if number + 1 < len(mentions) else None
    if following is None or this.end + 4 < following.start:
        return False
    levels = {entry.level for entry in following.entries if entry.level <= 1 and not entry.side}
    if not any(entry.level in levels and not entry.side for entry in this.entries):
        return False
    before = text[max(0, this.start - 6) : this.start]
    enumerated = number > 0 and mentions[number - 1].end > this.start - 7 and re.search(r",|\band\b|\bor\b", before)
    onward = re.match(r",? (?:and|or) [A-Z]|, [A-Z]", text[following.end : following.end + 8])
    return bool(enumerated or onward)


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
