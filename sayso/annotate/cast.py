"""The cast of a report: every name and phrase for a person or a body in it, in order, with sex and titles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.annotate.attribution_spans import Attribution, Chars, source_span
from sayso.annotate.relays import is_person
from sayso.annotate.tree import Tree
from sayso.language.en import speakers as words
from sayso.records import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Member:
    """One mention of somebody: where, what they are called, and what is said of them in the same phrase.

    `sort`: person, body or people (a plural). `sex`: m, f or empty. `titles`: lemmas of the nouns beside the name.
    `rank`: 2 for a speaker, 1 for a subject, 0 otherwise. `word` heads a phrase that is no name.
    """

    start: int
    end: int
    name: str
    entity: str
    sort: str
    sex: str
    titles: frozenset[str]
    rank: int
    label: str = ""
    word: int = -1


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in a report, in text order; `full` gives the fullest name of an identity."""

    members: tuple[Member, ...]
    full: dict[str, Member]


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists of `language/en/speakers.py` as a set."""
    return frozenset(getattr(words, name).split())


@cache
def titles_of_people() -> frozenset[str]:
    """Nouns that stand beside a person's name as what he or she is."""
    return listed("PERSON_NOUNS") | (listed("OFFICES") - listed("STATE"))


def find_cast(tree: Tree, entities: Sequence[Entity], attributions: list[Attribution]) -> Cast:
    """Everybody that can be taken up by a pronoun or a description."""
    sources = {w for a in attributions for w in (a.through or (a.source_word,)) if w is not None}  # who hands on, talks
    found: list[Member] = []
    taken: set[int] = set()
    for entity in entities:
        if entity.label in ("PERSON", "ORG", "PLACE", "GROUP"):
            made = _named(tree, entity, sources)
            if made is not None:
                found.append(made[0])
                taken.add(made[1])
    for i, lemma in enumerate(tree.lemma):
        counted = tree.pos[i] == "NUM" and i in sources  # «three of his men say»
        if (
            i in taken
            or (tree.pos[i] not in ("NOUN", "PROPN") and not counted)
            or tree.dep[i] in ("compound", "flat", "amod")
        ):
            continue
        body = tree.dep[i] == "nsubj" and lemma in listed("STATE") | listed("ORGANISATIONS")
        owner = tree.rel[i] == "nmod:poss" and is_person(tree, i)  # «A prisoner's sister says that he …»
        person = (tree.dep[i] in ("nsubj", "obj", "obl", "root") and lemma in listed("PERSON_NOUNS")) or owner
        if i in sources or person or body:
            own = _described(tree, i, sources)
            named = [n for n, m in enumerate(found) if own.start <= m.start < own.end and beside(tree, m, i)]
            if (
                lemma in titles_of_people() and named
            ):  # «the commander of Tolm, Captain Ivo Zelny, said» is Zelny speaking
                m = found[named[0]]
                found[named[0]] = replace(m, rank=max(m.rank, own.rank), titles=m.titles | {lemma})
            elif (n := set_off(tree, found, i, own)) is not None:  # «a group nobody knows, the Shore Brigade, says»
                m = found[n]
                found[n] = replace(m, rank=max(m.rank, own.rank), titles=m.titles | {lemma})
            else:
                found.append(own)
    found.sort(key=lambda m: (m.start, m.end))
    full: dict[str, Member] = {}
    sexes: dict[str, str] = {}
    titles: dict[str, frozenset[str]] = {}
    for member in found:
        held = full.get(member.entity)
        if held is None or _fuller(member.name, held.name):
            full[member.entity] = member
        sexes[member.entity] = sexes.get(member.entity) or member.sex
        titles[member.entity] = titles.get(member.entity, frozenset()) | member.titles
    found = [replace(m, sex=sexes[m.entity], titles=titles[m.entity]) for m in found]
    full = {key: replace(m, sex=sexes[key], titles=titles[key]) for key, m in full.items()}
    return Cast(tuple(found), full)


def set_off(tree: Tree, members: Sequence[Member], i: int, own: Member) -> int | None:
    """The number of the body's name that commas set off in the phrase of a noun for a body."""
    if tree.lemma[i] not in listed("ORGANISATIONS") | listed("STATE") | listed("BARE_OUTLETS"):
        return None
    for n, m in enumerate(members):
        if m.label == "ORG" and own.start < m.start and m.end <= own.end + 1:
            first, last = bisect_left(tree.start, m.start), bisect_left(tree.start, m.end)
            first -= tree.lower[first - 1] in listed("FURNITURE")
            if tree.lower[first - 1] == "," and last < len(tree.lower) and tree.lower[last] == ",":
                return n
    return None


def names_of(doc: Doc) -> tuple[Entity, ...]:
    """The reader's names as entities where nobody has told which are one: a person's share the last word."""
    found: list[Entity] = []
    fullest: dict[str, str] = {}
    for span in doc.ents:
        if span.label_ == "PERSON" and len(span) > 1:
            fullest.setdefault(span[-1].lower_, span.text)
    for span in doc.ents:
        label = span.label_ if span.label_ in ("PERSON", "ORG", "PLACE", "GROUP", "EVENT", "THING") else "THING"
        key = fullest.get(span[-1].lower_, span.text) if label == "PERSON" else span.text
        found.append(Entity(span.start_char, span.end_char, label, span.text, key.lower()))  # type: ignore[arg-type]
    return tuple(found)


def _fuller(name: str, held: str) -> bool:
    """Whether a name tells more than the one held: longer, but no shouted line."""
    if name.isupper() != held.isupper() and len(name) > 4:
        return held.isupper()
    return len(held) < len(name) < 60


def _rank(tree: Tree, i: int, sources: set[int]) -> int:
    return 2 if i in sources else 1 if tree.dep[i] == "nsubj" else 0


def _named(tree: Tree, entity: Entity, sources: set[int]) -> tuple[Member, int] | None:
    """A name as a member of the cast, and the word that heads its phrase."""
    first = bisect_left(tree.start, entity.start)
    last = bisect_left(tree.start, entity.end)
    if first >= last or any(tree.dep[i] == "dateline" for i in (first, *tree.up(first))):
        return None  # «(NPA)» in the dateline is not the company that «the operator» takes up
    head = next((i for i in range(first, last) if not first <= tree.head[i] < last or tree.head[i] == i), first)
    top = head
    while (
        tree.dep[top] in ("flat", "compound", "appos")
        and tree.pos[tree.head[top]] in ("NOUN", "PROPN")
        and tree.head[top] != top
    ):
        if (
            entity.label == "PERSON"
            and tree.dep[top] == "compound"
            and (tree.head[top] > top or tree.lemma[tree.head[top]] not in titles_of_people())
        ):
            break  # «the Maduro government» is no title of Maduro's, and «a Tarnow engineer» not Tarnow
        top = tree.head[top]
    titles = {tree.lemma[k] for k in range(first, last) if tree.dep[k] == "nmod:desc"}  # «Major Célestin Drouhin»
    for noun in {head, top}:
        for k in (noun, *tree.kids_of(noun, "compound", "flat", "appos", "amod", "nmod:desc")):
            if not first <= k < last:
                titles.add(tree.lemma[k])
                if tree.dep[k] == "appos":
                    titles.update(tree.lemma[x] for x in tree.kids_of(k, "compound", "conj"))
    if tree.dep[top] == "nsubj" and tree.kid(tree.head[top], "cop") is not None:
        titles.add(tree.lemma[tree.head[top]])
    if entity.label == "PERSON":
        titles -= (listed("STATE") | listed("ORGANISATIONS")) - listed("PERSON_NOUNS")
    sort = "person" if entity.label == "PERSON" else "people" if entity.label == "GROUP" else "body"
    sex = _sex([*titles, *(tree.lower[i] for i in range(max(0, first - 1), last))]) if sort == "person" else ""
    rank = max(_rank(tree, head, sources), _rank(tree, top, sources))
    return Member(
        entity.start, entity.end, entity.name, entity.entity, sort, sex, frozenset(titles), rank, entity.label
    ), top


def _described(tree: Tree, i: int, sources: set[int]) -> Member:
    """A phrase for somebody without a name."""
    start, end = source_span(tree, i, i)
    name = short_name(tree, i, (start, end))
    plural = (
        "Number=Plur" in tree.morph[i]
        or tree.tag[i] in ("NNS", "NNPS")
        or (tree.tag[i] == "CD" and tree.lower[i] != "one")
        or tree.kid(i, "conj") is not None
    )
    person = is_person(tree, i)
    sort = "people" if plural else "person" if person else "body"
    around = [tree.lemma[i], *(tree.lemma[k] for k in tree.kids[i])]
    titles = frozenset([tree.lemma[i], *(tree.lemma[k] for k in tree.kids_of(i, "compound", "amod"))])
    return Member(start, end, name, name.lower(), sort, _sex(around), titles, _rank(tree, i, sources), word=i)


def _sex(lowers: list[str]) -> str:
    for lower in lowers:
        if lower in listed("FEMALE"):
            return "f"
        if lower in listed("MALE"):
            return "m"
    for lower in lowers:
        if lower in listed("MALE_NAMES"):
            return "m"
        if lower in listed("FEMALE_NAMES"):
            return "f"
    return ""


def short_name(tree: Tree, i: int, span: Chars) -> str:
    """What a source is called without articles, clauses and appositions: «White House official»."""
    first, last = bisect_left(tree.start, span[0]), bisect_left(tree.start, span[1])
    stop = next(
        (
            k
            for k in range(i + 1, last)
            if tree.lower[k] in (",", "(", "—", "–", "-", "who", "which", "that")
            and (tree.pos[k] in ("PUNCT", "PRON") or tree.tag[k] in ("WDT", "WP"))
        ),
        last,
    )
    for k in tree.kids_of(i, "acl"):
        if i < tree.left[k] < stop:
            stop = tree.left[k]
    while first < i and (tree.lower[first] in listed("FURNITURE") or tree.pos[first] == "PUNCT"):
        first += 1
    start, end = tree.chars(first, max(stop, i + 1))
    return " ".join(tree.text[start:end].split())


def beside(tree: Tree, member: Member, word: int) -> bool:
    """Whether a person's name stands beside a noun for him or her: «the commander of Tolm, Captain Ivo Zelny»."""
    if member.label != "PERSON":
        return False
    first, last = bisect_left(tree.start, member.start), bisect_left(tree.start, member.end)
    head = next((k for k in range(first, last) if not first <= tree.head[k] < last), first)
    if tree.dep[head] == "compound" and head < word:
        return False  # «the Maduro government», «a Tarnow engineer»
    apposed = False
    for k in (head, *tree.up(head)):
        if k == word:
            return True
        apposed = apposed or tree.dep[k] == "appos"
        if tree.dep[k] not in ("flat", "appos", "nmod:desc", "compound") and not (apposed and tree.dep[k] == "nmod"):
            return False
    return False
