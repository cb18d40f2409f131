"""The words that comparisons go by, read from `language/en/`: kinds of happening, opposites, negations, common words.

Every word is reduced to its *key* (`word_key`), so that «struck», «strikes» and «strike» are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two sets of word-key sequences that cannot both hold, and the field they decide."""

    left: frozenset[tuple[str, ...]]
    right: frozenset[tuple[str, ...]]
    field: str


@cache
def word_lines(name: str) -> tuple[str, ...]:
    """The lines of `language/en/NAME.txt` without comments and blank ones."""
    text = (files("sayso.language") / "en" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of a list, as they stand there."""
    return frozenset(word for line in word_lines(name) for word in line.split())


@cache
def group_words(name: str, group: str) -> frozenset[str]:
    """The words of the line `GROUP: …` of a list, as they stand there."""
    lines = (line.partition(":") for line in word_lines(name))
    return next(frozenset(words.split()) for head, _, words in lines if head == group)


@cache
def group_keys(name: str, group: str) -> frozenset[str]:
    """The words of a group, each by its key."""
    return frozenset(map(word_key, group_words(name, group)))


@cache
def group_sequences(name: str, group: str) -> frozenset[tuple[str, ...]]:
    """The words of a group as key sequences; see `sequences`."""
    return sequences(group_words(name, group))


@cache
def irregular() -> dict[str, str]:
    """Irregular forms and their lemmas."""
    pairs = (word.split("=") for line in word_lines("irregular") for word in line.split())
    return {pair[0]: pair[1] for pair in pairs}


@lru_cache(maxsize=200_000)
def word_key(word: str) -> str:
    """What inflected forms of one word have in common; no word anybody would write.

    >>> word_key("struck") == word_key("strikes"), word_key("carried") == word_key("carry")
    (True, True)
    >>> word_key("Stopped"), word_key("fires"), word_key("fire"), word_key("Greek's")
    ('stop', 'fir', 'fir', 'greek')
    """
    word = word.lower().replace("’", "'")
    word = word[:-2] if word.endswith("'s") else word.rstrip("'")
    word = irregular().get(word, word)
    if len(word) <= 3 or not word[-1].isalpha():
        return word
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and VOWELS & set(stem):
            word = stem
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("y") and len(word) > 2:
        word = word[:-1] + "i"
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


def keys_of(text: str) -> tuple[str, ...]:
    """The keys of all words of a text, in order.

    >>> keys_of("Two bombs went off")
    ('two', 'bomb', 'go', 'off')
    """
    return tuple(word_key(match[0]) for match in WORD.finditer(text))


@lru_cache(maxsize=50_000)
def written(text: str) -> dict[str, str]:
    """For each key of a text the word as it first stands there, without an owner's s.

    >>> written("The ferry's fire, fires everywhere")["fir"], written("the ferry's fire")["ferri"]
    ('fire', 'ferry')
    """
    words = [match[0] for match in WORD.finditer(text)]
    return {word_key(word): re.sub(r"['’]s$", "", word) for word in reversed(words)}


@cache
def stop_keys() -> frozenset[str]:
    """Keys of words without content of their own."""
    return frozenset(map(word_key, word_set("stopwords"))) | {""}


@cache
def common_keys() -> frozenset[str]:
    """Keys of words that most reports have."""
    return frozenset(map(word_key, word_set("common")))


@cache
def sense_table() -> dict[tuple[str, ...], frozenset[str]]:
    """Word-key sequence → the kinds of happening it can stand for."""
    table: dict[tuple[str, ...], set[str]] = {}
    for line in word_lines("senses"):
        name, _, words = line.partition(":")
        for word in words.split():
            table.setdefault(tuple(word_key(part) for part in word.split("_")), set()).add(name)
    return {words: frozenset(names) for words, names in table.items()}


@cache
def opposites() -> tuple[Opposites, ...]:
    """The pairs of `antonyms.txt`."""
    rows = []
    for line in word_lines("antonyms"):
        left, right, field = (part.split() for part in line.split("|"))
        rows.append(Opposites(sequences(left), sequences(right), field[0]))
    return tuple(rows)


def sequences(words: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """`shut_down` → ("shut", "down"), each by its key."""
    return frozenset(tuple(word_key(part) for part in word.split("_")) for word in words)


def senses_of(keys: tuple[str, ...]) -> frozenset[str]:
    """The kinds of happening that a text's words stand for; the longest match at each word wins: «not guilty» is no
    «guilty».

    >>> sorted(senses_of(keys_of("Two bombs went off")))
    ['attack', 'explode', 'strike']
    """
    table = sense_table()
    found: set[str] = set()
    start = 0
    while start < len(keys):
        size = next((n for n in (4, 3, 2, 1) if len(keys) >= start + n and keys[start : start + n] in table), 0)
        found |= table.get(keys[start : start + size], frozenset()) if size else frozenset()
        start += max(1, size)
    return frozenset(found)


@cache
def word_senses(key: str) -> frozenset[str]:
    """The kinds of happening that one word can stand for."""
    return sense_table().get((key,), frozenset())


def holds(keys: tuple[str, ...], wanted: frozenset[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The first of the wanted sequences that stands in the keys, or None."""
    for start in range(len(keys)):
        for size in (4, 3, 2, 1):
            if keys[start : start + size] in wanted and len(keys) >= start + size:
                return keys[start : start + size]
    return None


__all__ = [
    "Opposites",
    "common_keys",
    "group_keys",
    "group_sequences",
    "group_words",
    "holds",
    "keys_of",
    "opposites",
    "sense_table",
    "senses_of",
    "stop_keys",
    "word_key",
    "word_lines",
    "word_senses",
    "word_set",
]
