"""The people of a story: where each is named, and every title that a report gives, with its claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from sayso.link.facets import Facets
from sayso.link.lexicon import keys_of
from sayso.link.roles import smallest
from sayso.link.titles import find_titles, known_keys
from sayso.records import Entity, Mention, Page, Person, Title, content_id


def find_people(pages: Sequence[Page], facets: Sequence[Facets]) -> tuple[Person, ...]:
    """The people whom a story's reports name, most mentioned first."""
    claims: dict[str, list[Facets]] = defaultdict(list)
    for side in facets:
        claims[side.claim.report].append(side)
    known = same_people(pages)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    titles: dict[str, set[Title]] = defaultdict(set)
    for page in pages:
        for entity in page.entities:
            person = known.get((page.report.id, entity.entity))
            if entity.label == "PERSON" and person:
                mentions[person].append(Mention(page.report.id, entity.start, entity.end))
                names[person][plain_name(entity.name)] += 1
        for title in find_titles(page):
            person, holder = known.get((page.report.id, title.entity)), smallest(claims[page.report.id], title)
            if person and holder:
                titles[person].add(Title(" ".join(title.text.split()), holder.id))
    people = [
        Person(
            person,
            max(names[person], key=lambda name: (len(name.split()), names[person][name], name)),
            tuple(sorted(titles[person], key=lambda title: (title.text, title.claim))),
            tuple(sorted(mentions[person], key=lambda mention: (mention.report, mention.start))),
        )
        for person in mentions
    ]
    return tuple(sorted(people, key=lambda person: (-len(person.mentions), person.name)))


def same_people(pages: Sequence[Page]) -> dict[tuple[str, str], str]:
    """(report, entity) → the person's id across reports: full names that agree, last names that fit one full name."""
    full: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    own: dict[tuple[str, str], tuple[str, ...]] = {}
    for page in pages:
        for entity in page.entities:
            if entity.label != "PERSON":
                continue
            keys = person_name(entity)
            at = (page.report.id, entity.entity)
            if keys and len(keys) > len(own.get(at, ())):
                own[at] = keys
    for keys in own.values():
        if len(keys) > 1:
            full[keys[-1]].add(keys)
    people = {}
    for at, keys in own.items():
        whole = sorted(full.get(keys[-1], ()))
        if len(keys) == 1 and len(whole) == 1:
            keys = whole[0]
        elif len(keys) > 1:
            keys = (keys[0], keys[-1])
        people[at] = content_id("person", keys[0] if len(keys) > 1 else "", keys[-1])
    return people


def plain_name(name: str) -> str:
    """A name without the titles in front of it.

    >>> plain_name("Interior Minister Arben Kolshi")
    'Arben Kolshi'
    """
    words = name.split()
    titles = known_keys("heads") | known_keys("modifiers") | known_keys("past")
    while len(words) > 1 and (keys := keys_of(words[0])) and set(keys) <= titles:
        words = words[1:]
    return " ".join(words)


def person_name(entity: Entity) -> tuple[str, ...]:
    """The keys of a person's name without titles."""
    return keys_of(plain_name(entity.name))


__all__ = ["find_people", "same_people"]
