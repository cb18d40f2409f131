"""Names, and which of them are one.

Within a report, «Smith» is the Smith last named in full, «WHO» the World Health Organization, «the U.S.» the United
States. The identity is a slug of the longest name, so that it reads and is the same in every report that gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from sayso.annotate.places_keys import fold
from sayso.language.en.honorifics import AFTER, BEFORE, FEMALE, MALE, SMALL
from sayso.records import Entity, EntityLabel

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Named(NamedTuple):
    """A name as the reader found it: its characters, label and text."""

    start: int
    end: int
    label: str
    text: str


class Bearer:
    """One who bears names: the label, the names as lists of words, and the sex that a title gave away."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.names: list[str] = []
        self.words: list[list[str]] = []
        self.sex: str | None = None

    def take(self, name: str, words: list[str], sex: str | None) -> None:
        """Notes one more of its names."""
        self.names.append(name)
        self.words.append(words)
        self.sex = self.sex or sex


def find_entities(doc: Doc) -> tuple[Entity, ...]:
    """The names the reader found; `entity` is the identity that a report's mentions of one bearer share."""
    found = [(named, clean(named.text, named.label)) for named in named_spans(doc)]
    bearers: list[Bearer] = []
    owner: list[Bearer] = []
    for order in by_fullness(found):
        named, (name, sex) = found[order]
        words = fold(name).split() or [named.text]
        bearer = same_bearer(named.label, name, words, sex, [b for b in bearers if b.label == named.label])
        if bearer is None:
            bearer = Bearer(named.label)
            bearers.append(bearer)
        bearer.take(name, words, sex)
    keys = identities(bearers)
    for named, (name, sex) in found:
        owner.append(recall(named.label, name, sex, bearers, owner))
    return tuple(
        Entity(named.start, named.end, cast(EntityLabel, named.label), name, keys[id(bearer)])
        for (named, (name, _)), bearer in zip(found, owner, strict=True)
    )


def named_spans(doc: Doc) -> list[Named]:
    """The reader's entities in text order, read from arrays: spaCy's spans look at every token of the report.

    >>> import spacy
    >>> doc = spacy.blank("en")("Ann met Bo Lee .")
    >>> doc.ents = [doc.char_span(0, 3, "PERSON"), doc.char_span(8, 14, "PERSON")]
    >>> [named.text for named in named_spans(doc)]
    ['Ann', 'Bo Lee']
    """
    from spacy.attrs import ENT_IOB, ENT_TYPE, IDX, LENGTH

    spans: list[list[int]] = []
    open_ = False
    for iob, label, start, length in doc.to_array([ENT_IOB, ENT_TYPE, IDX, LENGTH]).tolist():
        if iob in (1, 3) and label:
            if iob == 3 or not open_ or spans[-1][2] != label:
                spans.append([start, start + length, label])
            spans[-1][1] = start + length
        open_ = iob in (1, 3) and bool(label)
    text, strings = doc.text, doc.vocab.strings
    return [Named(start, end, strings[label], text[start:end]) for start, end, label in spans]


QUOTES = " \"“”„«»'‘’()[],;:"


def clean(text: str, label: str) -> tuple[str, str | None]:
    """A name without quotes, article, possessive and, for a person, title; and the sex that a title gives away.

    >>> clean("the “World Bank”'s", "ORG"), clean("Mrs. Clinton", "PERSON")
    (('World Bank', None), ('Clinton', 'female'))
    """
    name = re.sub(r"['’]s?$", "", re.sub(r"\s+", " ", text).strip(" ,;:"))
    name = re.sub(r"^(?:the|an?) (?=\S)", "", name.strip(QUOTES), flags=re.I).strip(QUOTES)
    sex = None
    if label == "PERSON":
        words = name.split(" ")
        while len(words) > 1 and fold(words[0]) in BEFORE:
            title = fold(words.pop(0))
            sex = "female" if title in FEMALE else "male" if title in MALE else sex
        name = " ".join(words)
    return name or text, sex


def by_fullness(found: list[tuple[Named, tuple[str, str | None]]]) -> list[int]:
    """The order in which names become bearers: the longest first, so that a short one finds whom it may mean."""
    return sorted(range(len(found)), key=lambda n: (-len(found[n][1][0].split()), -len(found[n][1][0]), n))


def same_bearer(label: str, name: str, words: list[str], sex: str | None, known: list[Bearer]) -> Bearer | None:
    """The bearer, among those of the label, that the name may be another name of; the first in order of fullness."""
    for bearer in known:
        if sex and bearer.sex and sex != bearer.sex:
            continue
        if any(
            matches(label, words, name, other, full) for other, full in zip(bearer.words, bearer.names, strict=True)
        ):
            return bearer
    return None


def matches(label: str, words: list[str], name: str, other: list[str], full: str) -> bool:
    """Whether two names of one label can be one bearer's; `other` is the longer or equal."""
    if words == other:
        return True
    if label == "PERSON":
        return same_person(words, other)
    if label == "PLACE":
        return form_target(name) is not None and form_target(name) == form_target(full)
    if label == "GROUP":
        return words[:-1] == other[:-1] and words[-1].rstrip("s") == other[-1].rstrip("s")
    return is_acronym(name, full) or within(words, other)


def same_person(words: list[str], other: list[str]) -> bool:
    """Surname or first name of a full name; or a full name with other middle names, initials or «Jr.»."""
    mine = [word for word in words if word not in AFTER] or words
    whole = [word for word in other if word not in AFTER] or other
    if len(mine) == 1:
        return len(whole) > 1 and whole[0] not in SMALL and mine[0] in (whole[-1], whole[0])
    if mine[-1] == whole[-1]:
        return mine[0] == whole[0] or (len(mine[0]) == 1 and mine[0] == whole[0][:1])
    return len(mine) > 1 and mine == whole[-len(mine) :]


def is_acronym(name: str, full: str) -> bool:
    """Whether the letters of `name` are the initials of `full`, with or without its small words.

    >>> is_acronym("WHO", "World Health Organization"), is_acronym("DoJ", "Department of Justice")
    (True, True)
    """
    letters = re.sub(r"[^A-Za-z]", "", name)
    if not 2 <= len(letters) <= 8 or sum(letter.isupper() for letter in letters) * 2 < len(letters) or " " in name:
        return False
    words = re.findall(r"[A-Za-z]+", re.sub(r"['’]s\b", "", full))
    if len(words) < 2:
        return False
    short = letters.lower()
    every = "".join(word[0] for word in words).lower()
    big = "".join(word[0] for word in words if word.lower() not in SMALL).lower()
    return (
        short in (every, big) or (len(short) > 2 and every.endswith(short)) or (len(short) > 2 and big.endswith(short))
    )


def within(words: list[str], other: list[str]) -> bool:
    """Whether one organisation's name is the beginning or end of the other's, of at least two words, or its first word.

    «Food and Drug Administration» is the U.S. one, «Goldman» Goldman Sachs; «University» alone is nobody.
    """
    if len(words) >= len(other):
        return False
    if len(words) == 1:
        return len(words[0]) > 3 and words[0] == other[0] and len(other) == 2 and words[0] not in GENERIC
    if sum(word not in SMALL for word in words) < 2:
        return False
    return other[: len(words)] == words or other[-len(words) :] == words


GENERIC = frozenset(
    "national international united world american british european federal state central royal global general first new"
    " north south east west university bank ministry department police house white public democratic republican red"
    " supreme human social health news daily sunday green labour labor liberal conservative people city county".split()
)


@lru_cache(maxsize=1)
def short_forms() -> dict[str, str]:
    """«U.S.», «america» → the country or division they are forms of."""
    path = Path(__file__).parents[1] / "language" / "en" / "short_forms.tsv"
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    forms = {form.removeprefix("~"): target for form, target in lines if not form.startswith(",")}
    return forms | {fold(form): target for form, target in lines if form.startswith("~")}


def form_target(name: str) -> str | None:
    """What a place's short form stands for; None if it is none."""
    return short_forms().get(name) or short_forms().get(fold(name))


def recall(label: str, name: str, sex: str | None, bearers: list[Bearer], owner: list[Bearer]) -> Bearer:
    """Whom a name means where it stands: of those that may bear it, the one named last, else the one named first."""
    words = fold(name).split() or [name]
    may = [bearer for bearer in bearers if bearer.label == label and (words in bearer.words or name in bearer.names)]
    if label == "PERSON" and len(words) == 1:
        also = [b for b in bearers if b.label == label and any(same_person(words, other) for other in b.words)]
        may += [b for b in also if b not in may and not (sex and b.sex and sex != b.sex)]
    if len(may) > 1:
        for bearer in reversed(owner):
            if bearer in may:
                return bearer
    return may[0]


def identities(bearers: list[Bearer]) -> dict[int, str]:
    """A readable key for each bearer: the slug of its name, told apart by label or number where two clash."""
    keys: dict[int, str] = {}
    taken: set[str] = set()
    for bearer in bearers:
        slug = re.sub(r"[^\w]+", "-", fold(known_name(bearer))).strip("-") or "name"
        for candidate in candidates(slug, bearer.label):
            if candidate not in taken:
                break
        taken.add(candidate)
        keys[id(bearer)] = candidate
    return keys


def known_name(bearer: Bearer) -> str:
    """The name that the key is made from, the same in every report: the longest, a people's shortest («Syrian»), and

    of a place with short forms the first that is listed («United States» for «America»).
    """
    if bearer.label == "GROUP":
        return min(bearer.names, key=lambda name: (len(name), name))
    longest = max(bearer.names, key=lambda name: (len(name.split()), len(name), name))
    target = form_target(longest) if bearer.label == "PLACE" else None
    return first_forms().get(target, longest) if target else longest


@lru_cache(maxsize=1)
def first_forms() -> dict[str, str]:
    """The first form written in full of each country, division or city that has short forms."""
    path = Path(__file__).parents[1] / "language" / "en" / "short_forms.tsv"
    forms: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        form, _, target = line.partition("\t")
        if form.startswith("~"):
            forms.setdefault(target, form[1:])
    return forms


def candidates(slug: str, label: str) -> Iterator[str]:
    """The slug, the slug with its label, the slug with numbers."""
    yield slug
    yield f"{slug}-{label.lower()}"
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


__all__ = ["Named", "find_entities", "named_spans"]
