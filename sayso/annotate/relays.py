"""Relays: who only hands a statement on, by the construction round its cue.

    citing       «the Post, citing two officials, reported that …»: the officials' by way of the Post
    hearing      «the woman had heard from a cousin that …», «according to a docker, who had it from the foreman»
    quoting      «the Post quoted her as saying that …», «she was quoted by the Post as saying»
    passing      «a memo obtained by the Post says», «the mayor, whom the Post quotes, said»
    speaking     «speaking to Radio Nord, she said», «said in an interview with Radio Nord»

Those who hand on are told by words, outermost first; `chains` says who they are.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sayso.annotate.attribution_spans import Attribution, source_span
from sayso.annotate.cues import Cue
from sayso.annotate.tree import Tree
from sayso.language.en import relays as words
from sayso.language.en import speakers as people


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists of `language/en/relays.py` as a set."""
    return frozenset(getattr(words, name).split())


@cache
def _persons() -> frozenset[str]:
    lists = (people.PERSON_NOUNS, people.WITNESSES, people.OFFICES, people.STATE, people.OUTLETS, people.UNNAMED,
             people.VAGUE, people.ORGANISATIONS, words.DOCUMENTS)  # fmt: skip
    return frozenset(" ".join(lists).split())


def find_relays(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """The attributions with their sources moved to who says it, and with those who hand it on as `through`."""
    result = [_relayed(tree, a) for a in found]
    moved = {a.source_word for a, b in zip(result, found, strict=True) if a.source_word != b.source_word}
    return [a for a in result if not (tree.lemma[a.word] in listed("CITING") and tree.kid(a.word, "obj") in moved)]


def _relayed(tree: Tree, a: Attribution) -> Attribution:
    through: list[int] = []
    source = a.source_word
    if a.use.group == "speech" or a.frame == "phrase" or tree.lemma[a.word] in listed("HEARING"):
        quoted = _quoted(tree, a)
        if quoted is not None:
            through, source = [quoted[0]], quoted[1]
        elif (cited := _cited(tree, a)) is not None or (cited := _heard(tree, a)) is not None:
            through, source = ([] if source is None else [source]), cited
    if source is not None:
        through = [*through, *(w for w in _passed(tree, source) if w not in through)]
    through += [w for w in _round(tree, a) if w not in through]
    if source == a.source_word or source is None:
        return replace(a, through=tuple(through)) if through else a
    return replace(a, source=source_span(tree, source, a.word), source_word=source, through=tuple(through))


def is_somebody(tree: Tree, word: int) -> bool:
    """Whether a word can be somebody or something that speaks."""
    lemma = tree.lemma[word]
    if tree.pos[word] == "PROPN" or lemma in _persons():
        return True
    if tree.pos[word] == "PRON":
        return tree.lower[word] not in ("it", "this", "that", "which", "what")
    return tree.pos[word] == "NOUN" and lemma.endswith(words.PEOPLE) and lemma not in listed("THINGS")


PERCEIVED = Cue("see", "thought", "states", "certain", "actual", frozenset("c"), frozenset())


def perceived(tree: Tree, i: int) -> list[int] | None:
    """What somebody saw or heard happen: «watched [a van ram the doors]», «had seen [two men running]»."""
    if tree.lemma[i] not in listed("PERCEIVING") or tree.tag[i] in ("VB", "VBG"):
        return None  # «came to witness the mayor light the lamps» tells of no witness
    obj = tree.kid(i, "obj")
    for k in tree.kids_of(i, "ccomp", "xcomp"):
        if k < i or tree.kid(k, "mark", "aux", "cop") is not None or tree.pos[k] != "VERB":
            continue
        if tree.kid(k, "nsubj") is not None and (tree.dep[k] == "xcomp" or not tree.finite(k)):
            return [k]
        if obj is not None and i < obj < k:
            return [obj, k]
    return None


def is_person(tree: Tree, word: int) -> bool:
    """Whether a noun is one for a person: «clerk», «a fitter»."""
    lemma = tree.lemma[word]
    known = (people.PERSON_NOUNS, people.WITNESSES, people.UNNAMED, words.PEOPLE_NOUNS)
    if any(lemma in names.split() for names in known):
        return True
    return lemma.endswith(words.PEOPLE) and not is_body(tree, word) and lemma not in words.THINGS.split()


def is_body(tree: Tree, word: int) -> bool:
    """Whether a noun is one for an organisation: «newspaper», «ministry»."""
    bodies = (people.STATE, people.ORGANISATIONS, people.OUTLETS)
    return any(tree.lemma[word] in names.split() for names in bodies)


def _cited(tree: Tree, a: Attribution) -> int | None:
    """Whom the source cites for it: a participle at the verb or at the source."""
    at = [a.word]
    if a.source_word is not None:
        at += [a.source_word, *tree.kids_of(a.source_word, "appos", "flat")]
    for i in at:
        for k in tree.kids_of(i, "advcl", "acl", "xcomp", "conj"):
            obj = tree.kid(k, "obj")
            if tree.lemma[k] in listed("CITING") and tree.tag[k] == "VBG" and obj is not None and obj > k:
                if is_somebody(tree, obj) and obj != a.source_word:
                    return obj
    return None


def _heard(tree: Tree, a: Attribution) -> int | None:
    """From whom the source has it: «heard from a cousin that», «…, who had it from the foreman»."""
    verbs = [a.word] if tree.lemma[a.word] in listed("HEARING") else []
    if a.source_word is not None:
        verbs += [
            k
            for k in tree.kids_of(a.source_word, "acl:relcl")
            if tree.lemma[k] in listed("HEARING")
            and any(tree.lower[x] in ("it", "that", "this") for x in tree.kids_of(k, "obj"))
        ]
    for verb in verbs:
        for k in tree.kids_of(verb, "obl"):
            if (
                tree.case(k) == "from"
                and tree.pos[k] in ("NOUN", "PROPN", "PRON")
                and tree.lemma[k] not in listed("THINGS")
            ):
                return k
    return None


def _quoted(tree: Tree, a: Attribution) -> tuple[int, int] | None:
    """(who quotes, who is quoted) of «the Post quoted her as saying», «she was quoted by the Post as saying»."""
    if tree.lemma[a.word] in listed("CITING") and (who := tree.kid(a.word, "nsubj:pass")) is not None:
        saying = next(
            (k for k in tree.kids[a.word] if tree.lemma[k] in listed("SAYING") and tree.case(k) == "as"), None
        )
        by = None if saying is None else _agent(tree, saying) or _agent(tree, a.word)
        return None if by is None else (by, who)  # «“…,” the oldest is quoted as saying by his sister»
    verb = tree.head[a.word]
    if (
        tree.lemma[a.word] not in listed("SAYING")
        or tree.case(a.word) != "as"
        or tree.lemma[verb] not in listed("CITING")
    ):
        return None
    if (quoted := tree.kid(verb, "nsubj:pass")) is not None:
        by = _agent(tree, verb)
        return None if by is None else (by, quoted)
    by, quoted = tree.kid(verb, "nsubj"), tree.kid(verb, "obj")
    return None if by is None or quoted is None else (by, quoted)


def _passed(tree: Tree, source: int) -> list[int]:
    """Who passes on the source's words by a clause that hangs on it: «seen by the Post», «whom the Post quotes»."""
    found = []
    for k in tree.kids_of(source, "acl"):
        if tree.lemma[k] not in listed("PASSING"):
            continue
        own = tree.kid(k, "nsubj")
        if (by := _agent(tree, k)) is not None:
            found.append(by)
        elif tree.rel[k] == "acl:relcl" and own is not None and tree.lower[own] not in ("who", "which", "that"):
            found.append(own)
    return [k for k in found if is_somebody(tree, k)]


def _round(tree: Tree, a: Attribution) -> list[int]:
    """Who passes it on by a phrase at the verb: «in a letter seen by», «as quoted by», «speaking to»."""
    found: list[int] = []
    for k in tree.kids_of(a.word, "obl", "advcl", "obj"):
        lemma = tree.lemma[k]
        if tree.dep[k] == "advcl":
            if tree.case(k) == "as" and lemma in listed("PASSING") and (by := _agent(tree, k)) is not None:
                found.append(by)
            elif lemma in listed("SPEAKING") and tree.tag[k] == "VBG":
                found += [x for x in tree.kids_of(k, "obl") if tree.case(x) in ("to", "with", "on")]
        elif lemma in listed("DOCUMENTS"):
            found += _passed(tree, k)
        if lemma in listed("INTERVIEWS"):
            found += [n for n in tree.kids_of(k, "nmod") if tree.case(n) in ("with", "to", "by")]
    return [w for w in found if tree.pos[w] in ("PROPN", "NOUN")]


def _agent(tree: Tree, verb: int) -> int | None:
    return next((k for k in tree.kids_of(verb, "obl", "iobj", "nmod") if tree.case(k) == "by"), None)
