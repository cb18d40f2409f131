"""What reports call people: «former President», «duty officer at the rescue coordination centre», with the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.link.lexicon import word_key, word_lines
from sayso.records import Entity, Page

BEFORE = re.compile(r"[^,.;:!?\n\"“”«»‘()]*$")
CLAUSE = re.compile(
    r"(?:^|[,.;:!?\n\"“”()]\s*|\band\s+)((?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?)\s[^,.;:!?\n]{3,70}),\s*$"
)
AFTER = re.compile(r",\s((?:the|an?|its|their)?\s?[^,.;:!?\n\"“”()]{3,80})(?=[,.;:!?\n\"“”()]|$)")
LONGEST = 8  # words of a title in front of a name


@dataclass(frozen=True, slots=True)
class Titled:
    """Somebody called something: the person's `entity` and `name`, the title's words and where they stand."""

    entity: str
    name: str
    start: int
    end: int
    text: str


@cache
def title_words() -> dict[str, frozenset[str]]:
    """The groups of `titles.txt`, words lower-cased."""
    groups = (line.partition(":") for line in word_lines("titles"))
    return {name: frozenset(words.split()) for name, _, words in groups}


@cache
def known_keys(group: str) -> frozenset[str]:
    """The keys of a group's words."""
    return frozenset(word_key(word) for word in title_words()[group])


def is_head(word: str) -> bool:
    """Whether a word says what somebody is.

    >>> is_head("President"), is_head("spokeswoman's"), is_head("table")
    (True, True, False)
    """
    return word_key(word) in known_keys("heads")


def is_title(word: str) -> bool:
    """Whether a word is a title of one person.

    >>> is_title("mayor"), is_title("mayors")
    (True, False)
    """
    return word in title_words()["heads"]


def find_titles(page: Page) -> tuple[Titled, ...]:
    """Every title a page gives to a person it names, in text order."""
    text, found = page.report.text, []
    for entity in page.entities:
        if entity.label == "PERSON":
            for start, end in (title_before(text, entity), clause_before(text, entity), title_after(text, entity)):
                if start < end:
                    found.append(Titled(entity.entity, entity.name, start, end, text[start:end]))
    return tuple(sorted(found, key=lambda title: (title.start, title.end)))


def title_before(text: str, entity: Entity) -> tuple[int, int]:
    """The title that stands right before a name: «interior minister Arben Kolshi»; an empty span if none."""
    before = BEFORE.search(text[max(0, entity.start - 90) : entity.start])
    words = list(re.finditer(r"\S+", before[0])) if before else []
    if not words or not is_head(words[-1][0]):
        return own_title(text, entity)
    base = entity.start - len(before[0]) if before else 0
    first = len(words) - 1
    while first and len(words) - first < LONGEST:
        word = words[first - 1][0]
        plain = word.lower().rstrip(".")
        known = plain in title_words()["modifiers"] | title_words()["past"] | title_words()["future"] or is_head(plain)
        if not known and not (word[0].isupper() and plain not in {"the", "a", "an", "and", "but", "mr", "in"}):
            break
        first -= 1
    return base + words[first].start(), base + words[-1].end()


def own_title(text: str, entity: Entity) -> tuple[int, int]:
    """The title inside the name's own span: «President Milo Hartvane» taken as one name."""
    words = list(re.finditer(r"\S+", text[entity.start : entity.end]))
    last = -1
    for at, word in enumerate(words[:-1]):
        if is_head(word[0]):
            last = at
    return (entity.start, entity.start + words[last].end()) if last >= 0 else (0, 0)


def clause_before(text: str, entity: Entity) -> tuple[int, int]:
    """«The governor of the region, Lena Oswick»: the description before the comma; an empty span if none."""
    offset = max(0, entity.start - 100)
    match = CLAUSE.search(text[offset : entity.start])
    if not match or not any(is_head(word) for word in match[1].split()[:7]):
        return 0, 0
    return offset + match.start(1), offset + match.end(1)


def title_after(text: str, entity: Entity) -> tuple[int, int]:
    """«Hanne Skovbæk, duty officer at the rescue centre»: the description after the comma; an empty span if none."""
    match = AFTER.match(text, entity.end, entity.end + 110)
    if not match:
        return 0, 0
    words = match[1].split()
    if len(words) > 14 or not any(is_head(word) for word in words[:6]):
        return 0, 0
    return match.start(1), match.end(1)


__all__ = ["Titled", "find_titles", "is_head", "known_keys", "title_words"]
