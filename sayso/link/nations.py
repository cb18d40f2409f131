"""Nations behind the names of speakers: «Moscow», «Russia», «the Kremlin» and «the Russian army» speak for one."""

from __future__ import annotations

import re
from functools import cache

from sayso.annotate.gazetteer import CAPITAL, Gazetteer, load_gazetteer
from sayso.annotate.places_context import demonyms
from sayso.link.lexicon import group_words, keys_of, word_key

LONGEST = 3  # words of a nation's or capital's name
NATION = "nation "  # begins the key that stands for a country


@cache
def nation_of(name: str) -> str | None:
    """The country (ISO 3166 alpha-2) whose name, people or capital `name` is; None for anything else.

    >>> [nation_of(name) for name in ("Moscow", "Russian", "Russia", "Rotterdam")]
    ['RU', 'RU', 'RU', None]
    """
    people = {region.split(".")[0] for region in demonyms().get(name, ())}
    if people:
        return people.pop() if len(people) == 1 else None
    entries = atlas().lookup(name)
    for entry in entries:
        if entry.kind == "country":
            return entry.country
    capital = next((entry for entry in entries if entry.level == CAPITAL), None)
    largest = max(entries, key=lambda entry: entry.population, default=None)  # Victoria is first an Australian state
    return capital.country if capital and largest and largest.country == capital.country else None


@cache
def atlas() -> Gazetteer:
    """The shipped gazetteer, opened once."""
    return load_gazetteer()


@cache
def seats() -> dict[tuple[str, ...], str]:
    """The keys of a seat of government → its country."""
    found = (word.split("=") for word in group_words("offices", "seats"))
    return {tuple(word_key(part) for part in name.split("_")): country.upper() for name, country in found}


def with_nations(name: str, keys: frozenset[str]) -> frozenset[str]:
    """The keys of a speaker's name, those of a country, its people, its capital or seat as one key for the country.

    >>> sorted(with_nations("the Russian army", frozenset({"russian", "army"})))
    ['army', 'nation RU']
    """
    words = [word.removesuffix("'s").removesuffix("’s") for word in re.findall(r"[^\W\d_][\w.'’-]*", name)]
    at = 0
    while at < len(words):
        for size in range(min(LONGEST, len(words) - at), 0, -1):
            part = " ".join(words[at : at + size])
            own = keys_of(part)
            seat = seats().get(tuple(own))
            nation = seat or (nation_of(part) if part[0].isupper() else None)
            if nation and keys & set(own):
                speaks = {word_key("government")} if seat else set()
                keys = (keys - set(own)) | {NATION + nation} | speaks
                at += size - 1
                break
        at += 1
    return keys


__all__ = ["NATION", "nation_of", "with_nations"]
