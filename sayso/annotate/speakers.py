"""Speakers: what a source is called, who that is within the report, and what kind of source it makes.

The cast of a report is every name and every phrase for a person or a body in it, in order. A source that names
nobody by itself, a pronoun or «the network», is looked up among those before it: same sex and number, fitting title
or kind, the nearest first and speakers before others.
"""

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
from sayso.records import Entity, Speaker, SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Member:
    """One mention of somebody: where, what they are called, and what is said of them in the same phrase.

    `sort`: person, body or people (a plural). `sex`: m, f or empty. `titles`: lemmas of the nouns beside the name.
    `rank`: 2 for a speaker, 1 for a subject, 0 otherwise.
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
def _titles() -> frozenset[str]:
    """Nouns that stand beside a person's name as what he or she is."""
    return listed("PERSON_NOUNS") | (listed("OFFICES") - listed("STATE"))


def find_cast(tree: Tree, entities: Sequence[Entity], attributions: list[Attribution]) -> Cast:
    """Everybody that can be taken up by a pronoun or a description."""
    sources = {a.source_word for a in attributions if a.source_word is not None}
    found: list[Member] = []
    taken: set[int] = set()
    for entity in entities:
        if entity.label in ("PERSON", "ORG", "PLACE", "GROUP"):
            made = _named(tree, entity, sources)
            if made is not None:
                found.append(made[0])
                taken.add(made[1])
    for i, lemma in enumerate(tree.lemma):
        if i in taken or tree.pos[i] not in ("NOUN", "PROPN") or tree.dep[i] in ("compound", "flat", "amod"):
            continue
        if i in sources or (tree.dep[i] in ("nsubj", "obj", "obl", "root") and lemma in listed("PERSON_NOUNS")):
            made = _described(tree, i, sources)
            named = [n for n, m in enumerate(found) if made.start <= m.start < made.end and _beside(tree, m, i)]
            if lemma in _titles() and named:  # «the commander of Tolm, Captain Ivo Zelny, said» is Zelny speaking
                m = found[named[0]]
                found[named[0]] = replace(m, rank=max(m.rank, made.rank), titles=m.titles | {lemma})
            else:
                found.append(made)
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
            and (tree.head[top] > top or tree.lemma[tree.head[top]] not in _titles())
        ):
            break  # «the Maduro government» is no title of Maduro's, and «a Tarnow engineer» not Tarnow
        top = tree.head[top]
    titles = set()
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
    plural = "Number=Plur" in tree.morph[i] or tree.tag[i] in ("NNS", "NNPS") or tree.kid(i, "conj") is not None
    person = is_person(tree, i)
    sort = "people" if plural else "person" if person else "body"
    around = [tree.lemma[i], *(tree.lemma[k] for k in tree.kids[i])]
    titles = frozenset([tree.lemma[i], *(tree.lemma[k] for k in tree.kids_of(i, "compound", "amod"))])
    return Member(start, end, name, name.lower(), sort, _sex(around), titles, _rank(tree, i, sources))


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


def speaker_of(tree: Tree, cast: Cast, attribution: Attribution, quoting: Speaker | None = None) -> Speaker | None:
    """The speaker of an attribution; `quoting` is who speaks round it, for «I» inside a quotation."""
    word, span = attribution.source_word, attribution.source
    if word is None or span is None:
        return None
    quoted = [(s, e) for s, e in attribution.contents if tree.text[s] in "“\"'‘«„`"]
    if quoted and tree.pos[word] == "PRON":  # «“I saw a girl,” she said» is not the girl's
        cast = replace(
            cast, members=tuple(m for m in cast.members if not any(s <= m.start < e for s, e in quoted))
        )
    return identify(tree, cast, word, span, quoting)


def identify(tree: Tree, cast: Cast, word: int, span: Chars, quoting: Speaker | None = None) -> Speaker:
    """Who the phrase headed by `word` is."""
    start, end = span
    lower = tree.lower[word]
    name = short_name(tree, word, span)
    member = _in_span(tree, cast, word, span)
    if lower in listed("RELATIVES") and tree.pos[word] in ("PRON", "DET", "SCONJ"):
        above = next((h for h in tree.up(word) if tree.rel[h] == "acl:relcl"), None)
        if above is not None and tree.head[above] != word and tree.pos[tree.head[above]] in ("NOUN", "PROPN", "PRON"):
            noun = tree.head[above]
            inner = identify(tree, cast, noun, source_span(tree, noun, word), quoting)
            return Speaker(start, end, inner.name, inner.entity, inner.kind)
    if member is None and tree.pos[word] == "PRON":
        if lower in listed("SPEAKER_PRONOUNS") and quoting is not None:
            return Speaker(start, end, quoting.name, quoting.entity, quoting.kind)
        member = _pronoun(tree, cast, word)
        if member is None:
            return Speaker(start, end, name, name.lower(), _kind(tree, word, None, name))
    elif member is None and tree.pos[word] in ("NOUN", "PROPN", "NUM", "ADJ"):
        member = _taken_up(tree, cast, word)
    if member is None:
        return Speaker(start, end, name, name.lower(), _kind(tree, word, None, name))
    fullest = cast.full.get(member.entity, member)
    return Speaker(start, end, fullest.name, fullest.entity, _kind(tree, word, fullest, name))


def _in_span(tree: Tree, cast: Cast, word: int, span: Chars) -> Member | None:
    """The name that the phrase itself gives: on its head, or beside it for a person («coach Alireza Mehraban»)."""
    inside = [m for m in cast.members if span[0] <= m.start and m.end <= span[1] and m.label]
    at = tree.start[word]
    for member in inside:
        if member.start <= at < member.end and member.label in ("PERSON", "ORG", "PLACE", "GROUP"):
            return member
    for member in cast.members:  # «says Stefka Malinova», read as two subjects
        if member.start == at and member.end > span[1] and member.label == "PERSON":
            return member
    if tree.lemma[word] not in _titles() and tree.pos[word] != "PROPN":
        return None
    return next((m for m in inside if _beside(tree, m, word)), None)


def _beside(tree: Tree, member: Member, word: int) -> bool:
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


def _pronoun(tree: Tree, cast: Cast, word: int) -> Member | None:
    """The nearest one before that a pronoun can mean."""
    lower = tree.lower[word]
    if lower in listed("PLURAL_PRONOUNS"):
        sorts: tuple[str, ...] = ("people", "body")
        sex = ""
    elif lower in listed("THINGS"):
        sorts, sex = (("body",), "")
    elif lower in listed("MALE") or lower in listed("FEMALE"):
        sorts, sex = ("person",), "m" if lower in listed("MALE") else "f"
    else:
        return None
    near = tree.sent[word] - 1
    said = [m for m in cast.members if m.rank == 2 and m.label and tree.sent[_at(tree, m)] >= near and m.end < tree.start[word]]
    if sorts == ("body",) and said and said[-1].sort != "people" and " " not in said[-1].name and not said[-1].sex:
        return said[-1]  # «Tarnhold said … It denied …», whatever Tarnhold was taken for
    return _nearest(
        tree,
        cast,
        word,
        lambda m: (
            m.sort in sorts
            and (not sex or m.sex in ("", sex))
            and (m.label != "PLACE" or m.rank == 2)
            and not (sex and _acts_on(tree, m, lower))
        ),
        sex,
    )


def _at(tree: Tree, m: Member) -> int:
    return min(bisect_left(tree.start, m.start), len(tree.sent) - 1)


def _acts_on(tree: Tree, m: Member, pronoun: str) -> bool:
    """Whether somebody acts on one of that sex, and so is another: «If Lisk sends him back, he says»."""
    same = listed("MALE") if pronoun in listed("MALE") else listed("FEMALE")
    for i in range(bisect_left(tree.start, m.start), bisect_left(tree.start, m.end)):
        if tree.dep[i] == "nsubj":
            return any(tree.pos[k] == "PRON" and tree.lower[k] in same for k in tree.kids_of(tree.head[i], "obj", "iobj"))
    return False


def _taken_up(tree: Tree, cast: Cast, word: int) -> Member | None:
    """Whom a description takes up: «the network», «the deposed leader», «the 59-year-old»."""
    definite = any(
        tree.lower[k] in ("the", "this", "that", "his", "her", "their", "its")
        for k in tree.kids_of(word, "det", "nmod:poss")
    )
    if not definite or (
        tree.kid(word, "nmod", "acl", "compound") is not None and tree.lemma[word] not in listed("BARE_OUTLETS")
    ):
        return None
    if any(tree.text[tree.start[k]].isupper() for k in tree.kids_of(word, "amod")):
        return None  # «the Venezuelan government» says itself whose it is
    if "Number=Plur" in tree.morph[word] or tree.tag[word] == "NNS":
        return _nearest(tree, cast, word, lambda m: m.sort == "people" and tree.lemma[word] in m.titles)
    lemma = tree.lemma[word]
    if lemma in listed("BARE_OUTLETS"):
        return _nearest(
            tree, cast, word, lambda m: m.label == "ORG" and (lemma in m.name.lower() or _is_outlet(m.name))
        ) or _nearest(tree, cast, word, lambda m: m.label == "ORG")
    body = lemma in listed("ORGANISATIONS") or lemma in listed("STATE")
    same = _nearest(
        tree,
        cast,
        word,
        lambda m: (
            lemma in m.titles
            and m.sort != "people"
            and m.start != tree.start[word]
            and not (body and m.label == "PERSON")
        ),
    )
    if same is not None:
        return same
    sex = "m" if lemma in listed("MALE") else "f" if lemma in listed("FEMALE") else ""
    if lemma in listed("LEADERS"):
        return _nearest(tree, cast, word, lambda m: m.label == "PERSON" and bool(m.titles & listed("LEADERS")))
    if lemma in (
        "man",
        "woman",
        "boy",
        "girl",
        "mogul",
        "billionaire",
        "politician",
        "candidate",
        "nominee",
        "old",
    ) or lemma.endswith("-old"):
        return _nearest(tree, cast, word, lambda m: m.label == "PERSON" and (not sex or m.sex in ("", sex)), sex)
    if lemma in listed("ORGANISATIONS") or lemma in listed("STATE"):
        return _nearest(tree, cast, word, lambda m: m.label == "ORG" and lemma in m.name.lower()) or (
            _nearest(tree, cast, word, lambda m: m.label == "ORG" and not _is_outlet(m.name))
            if lemma
            in ("company", "firm", "group", "organisation", "organization", "operator", "union", "charity", "airline")
            else None
        )
    return None


def _nearest(tree: Tree, cast: Cast, word: int, fits, sex: str = "") -> Member | None:  # type: ignore[no-untyped-def]
    """The best fitting member before a word: few sentences back, speakers and subjects before others."""
    at, here = tree.start[word], tree.sent[word]
    best: tuple[float, Member] | None = None
    for member in reversed(cast.members):
        if member.end > at or (member.start <= at < member.end):
            continue
        if not fits(member):
            continue
        back = here - tree.sent[min(bisect_left(tree.start, member.start), len(tree.sent) - 1)]
        score = member.rank - 1.2 * back + (1.2 if sex and member.sex == sex else 0) + (0.4 if member.label else 0)
        if best is None or score > best[0] + 1e-9:
            best = (score, member)
        if back > 12 and best is not None:
            break
    return best[1] if best else None


def _is_outlet(name: str) -> bool:
    lowers = name.lower().replace(".", " ").split()
    return any(lower in listed("OUTLETS") for lower in lowers)


def _kind(tree: Tree, word: int, member: Member | None, name: str) -> SpeakerKind:
    """What kind of source it is."""
    lemma = tree.lemma[word]
    lowers = set(name.lower().replace("'s", "").replace("’s", "").split())
    titles = (member.titles if member else frozenset()) | {lemma}
    if member is not None and member.label == "PERSON":
        return "official" if titles & listed("OFFICES") else "named"
    if member is not None and member.label in ("ORG", "PLACE"):
        if member.label == "ORG" and _is_outlet(member.name) and not lowers & {"official", "officials"}:
            return "outlet"
        own = set(member.name.lower().split()) | {lemma}
        if member.label == "PLACE" or own & listed("STATE"):
            return "official"
        return "organisation"
    if member is not None and member.label == "GROUP":
        return "vague"
    if lowers & listed("QUANTIFIERS") and lemma not in listed("OFFICES"):
        return "vague"
    if lemma in listed("WITNESSES"):
        return "witness"
    plural = "Number=Plur" in tree.morph[word] or tree.tag[word] == "NNS"
    if lemma in listed("UNNAMED") and not plural:
        return "unnamed"
    if lemma in listed("VAGUE"):
        return "vague" if lemma != "source" or plural else "unnamed"
    if lemma in listed("STATE"):
        return "official"
    if lemma in listed("OFFICES"):
        return "official" if plural else "unnamed"
    if lemma in listed("OUTLETS") or lemma in listed("BARE_OUTLETS"):
        return "outlet"
    if lemma in listed("ORGANISATIONS"):
        return "organisation"
    if tree.pos[word] == "PROPN":
        return "named"
    if tree.pos[word] == "PRON":
        return "unnamed" if lemma in ("he", "she", "i", "we") else "vague"
    if lemma in listed("PERSON_NOUNS"):
        return "vague" if plural else "unnamed"
    return "vague" if plural else "unnamed"
