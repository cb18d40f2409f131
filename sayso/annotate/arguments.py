"""Who did what to whom, when, where and how many: what belongs to a clause, read off the parse.

A time, place or amount belongs to the nearest predicate above it. Actors do, targets undergo: in the passive, in
nominal events («the capture of X by Y») and with verbs like «collapse» the parts are turned accordingly.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from sayso.annotate.attribution_spans import source_span
from sayso.annotate.cast import Cast
from sayso.annotate.clauses import Clause
from sayso.annotate.speakers import identify
from sayso.annotate.tree import Tree
from sayso.language.en import arguments as words
from sayso.records import Amount, Page, Participant, Place, Speaker, Time, When

_VOID = {"it", "there", "that", "this", "what", "which", "who", "whom"}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(getattr(words, name).split())


def participants(
    tree: Tree, cast: Cast, clause: Clause, quoting: Speaker | None = None
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """(actors, targets) of a clause; «I» and «we» are `quoting`, who says it."""
    pred = clause.pred
    if tree.pos[pred] in ("NOUN", "PROPN") and tree.kid(pred, "cop") is None and clause.subject is None:
        doers, undergoers = _of_noun(tree, pred)
    else:
        doers, undergoers = _of_verb(tree, clause)
    return (
        _unique(_participant(tree, cast, i, pred, quoting) for i in _spread(tree, doers)),
        _unique(_participant(tree, cast, i, pred, quoting) for i in _spread(tree, undergoers)),
    )


def _unique(found) -> tuple[Participant, ...]:  # type: ignore[no-untyped-def]
    seen: dict[tuple[int, int], Participant] = {}
    for one in found:
        if one is not None:
            seen.setdefault((one.start, one.end), one)
    return tuple(seen.values())


def _of_verb(tree: Tree, clause: Clause) -> tuple[list[int], list[int]]:
    pred = clause.pred
    lemma = tree.lemma[pred]
    subject = [] if clause.subject is None else [clause.subject]
    objects = tree.kids_of(pred, "obj")
    if (
        not objects
        and tree.rel[clause.head] == "acl:relcl"
        and clause.subject != tree.head[clause.head]
        and not clause.passive
    ):
        objects = [tree.head[clause.head]]  # «the boats that they hit»
    if clause.passive:
        agents = [k for k in tree.kids_of(pred, "obl") if tree.rel[k] == "obl:agent" or tree.case(k) == "by"]
        return agents, subject + objects
    preps = words.PREPOSITIONS.get(lemma, "").split()
    targets = objects + [k for k in tree.kids_of(pred, "obl") if preps and tree.case(k) in preps]
    if lemma in _listed("UNDERGO") and not objects:
        return [], subject
    if lemma in ("lose", "suffer", "receive") and objects:
        return [], subject + targets
    return subject, targets


def _of_noun(tree: Tree, noun: int) -> tuple[list[int], list[int]]:
    """The parts of a nominal event: «the capture of X by Y», «X's arrest», «US strikes on Y»."""
    doers: list[int] = []
    undergoers: list[int] = []
    patient = tree.lemma[noun] in _listed("PATIENT_NOUNS")
    for k in tree.kids[noun]:
        prep = tree.case(k)
        if tree.rel[k] == "nmod:poss":
            (undergoers if patient else doers).append(k)
        elif tree.dep[k] in ("nmod", "obl"):
            if prep == "by":
                doers.append(k)
            elif prep in ("of", "on", "against", "at"):
                (undergoers if patient or prep != "of" or _transitive(tree, noun) else doers).append(k)
        elif tree.dep[k] == "compound" and tree.pos[k] == "PROPN":
            doers.append(k)
    head = tree.head[noun]
    if (
        not doers
        and head != noun
        and tree.dep[noun] == "obj"
        and tree.lemma[head] in ("carry", "launch", "conduct", "stage", "mount", "make", "hold")
    ):
        doers += tree.kids_of(head, "nsubj")
    return doers, undergoers


def _transitive(tree: Tree, noun: int) -> bool:
    return tree.lemma[noun] not in (
        "fall",
        "rise",
        "growth",
        "arrival",
        "departure",
        "visit",
        "vow",
        "promise",
        "statement",
    )


def _spread(tree: Tree, heads: list[int]) -> list[int]:
    """Each head with its coordinated ones: «Maduro and his wife» are two."""
    return [
        w
        for head in heads
        for w in (head, *(k for k in tree.kids_of(head, "conj") if tree.pos[k] in ("NOUN", "PROPN", "PRON")))
    ]


def _participant(tree: Tree, cast: Cast, i: int, pred: int, quoting: Speaker | None = None) -> Participant | None:
    """Word `i`'s phrase as a participant; empty pronouns are none."""
    if (tree.lower[i] in _VOID and tree.lower[i] != "it") or tree.pos[i] in ("PUNCT", "VERB", "ADV", "SYM"):
        return None
    if tree.dep[i] == "expl":
        return None
    start, end = source_span(tree, i, pred)
    conj = [k for k in tree.kids_of(i, "conj", "cc", "appos", "acl:relcl", "acl") if tree.left[k] > i]
    if conj:
        cut = tree.start[min(tree.left[k] for k in conj)]
        end = min(end, tree.start[i] + len(tree.text[tree.start[i] : cut].rstrip(" ,;—–-(")))
    who = identify(tree, cast, i, (start, max(end, tree.end[i])), quoting)
    return Participant(start, max(end, tree.end[i]), who.name, who.entity)


# ---------------------------------------------------------------- times, places, amounts


def attach(tree: Tree, clauses: Sequence[Clause], spans: Sequence[Time | Place | Amount]) -> list[list[int]]:
    """For each clause the indexes of the times, places or amounts that belong to it."""
    of_word: dict[int, int] = {}
    for number, clause in enumerate(clauses):
        for word in (clause.head, *clause.raised, clause.pred):
            of_word.setdefault(word, number)
    found: list[list[int]] = [[] for _ in clauses]
    for index, span in enumerate(spans):
        first, last = bisect_left(tree.start, span.start), bisect_left(tree.start, span.end)
        if first >= last:
            continue
        i = next((w for w in range(first, last) if not first <= tree.head[w] < last or tree.head[w] == w), first)
        owner = next((of_word[w] for w in (i, *tree.up(i)) if w in of_word), None)
        if owner is not None:
            found[owner].append(index)
    return found


def when_of(page: Page, indexes: Sequence[int]) -> When | None:
    """The interval of a clause's own times: the narrowest that lies within the others; None when they give none."""
    dated = [page.times[i] for i in indexes if page.times[i].low and page.times[i].type in ("DATE", "TIME")]
    if not dated:
        return None
    best = min(dated, key=lambda t: (t.type != "TIME", len(t.low or "") < 12, _length(t), t.start))
    return When(best.low, best.high, best.basis)


def _length(time: Time) -> str:
    """Sorts a day before a month before a year: by what the two ends share."""
    low, high = time.low or "", time.high or ""
    shared = next((i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), min(len(low), len(high)))
    return f"{99 - shared:02d}"
