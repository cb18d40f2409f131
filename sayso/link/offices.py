"""What offices, titles and bodies people speak for, as word keys: «a specialist at the centre» speaks for the one that
the report has named in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from sayso.link.facets import name_keys
from sayso.link.lexicon import group_keys, keys_of, stop_keys
from sayso.link.nations import NATION
from sayso.link.titles import Titled, known_keys
from sayso.records import Page, Speaker

BODIES = {"official", "organisation"}  # kinds of speakers that name a body


def office_words(group: str) -> frozenset[str]:
    """A group of `offices.txt`, by key."""
    return group_keys("offices", group)


def person_keys(speaker: Speaker) -> frozenset[str]:
    """The keys of a person's name without titles; empty for offices and unnamed sources."""
    if speaker.kind in {"organisation", "outlet", "unnamed", "vague"}:
        return frozenset()
    titles = known_keys("heads") | known_keys("modifiers") | known_keys("past") | office_words("generic")
    capital = [word for word in speaker.name.split() if word[:1].isupper()]
    return frozenset(key for key in keys_of(" ".join(capital)) if key not in titles and key not in stop_keys())


def person_last(person: frozenset[str], speaker: Speaker) -> Iterable[str]:
    """The key by which a person's offices are kept: the last word of the name."""
    keys = [key for key in keys_of(speaker.name) if key in person]
    return keys[-1:]


def bodies_of(page: Page) -> dict[str, frozenset[str]]:
    """For a word like «centre» or «agency» the telling words of the one body of that kind that a page names."""
    generic, heads = office_words("generic"), known_keys("heads")
    said = (claim.speaker.name for claim in page.claims if claim.speaker and claim.speaker.kind in BODIES)
    named = (entity.name for entity in page.entities if entity.label == "ORG")
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for name in {*said, *named}:
        last, telling = keys_of(name)[-1:], name_keys(name) - generic - heads
        if telling and last and last[0] in generic - heads:
            found[last[0]].add(telling - set(last))
    fullest = {last: max(bodies, key=len) for last, bodies in found.items()}
    return {last: body for last, body in fullest.items() if all(one <= body for one in found[last])}


def described_offices(titled: Iterable[Sequence[Titled]]) -> dict[str, frozenset[str]]:
    """Last name's key → the keys of all words by which reports describe its bearer."""
    offices: dict[str, set[str]] = defaultdict(set)
    for title in chain.from_iterable(titled):
        last = keys_of(title.name)[-1:]
        for key in last:
            offices[key] |= name_keys(title.text) - frozenset(last)
    return {name: frozenset(keys) for name, keys in offices.items()}


def is_of_state(left: frozenset[str], right: frozenset[str], here: Iterable[str], there: Iterable[str]) -> bool:
    """Whether two offices are of a state each, so that they are two if the states are."""
    nations = all(any(key.startswith(NATION) for key in lands) for lands in (here, there))
    return nations or bool(left & office_words("state") and right & office_words("state"))


def same_office(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of describing words name one office: a telling word shared, generic ones put aside."""
    generic = office_words("generic") | known_keys("heads")
    police = office_words("police")
    return bool((left - generic) & (right - generic)) or bool(left & police and right & police)


__all__ = ["bodies_of", "described_offices", "is_of_state", "office_words", "person_keys", "person_last", "same_office"]
