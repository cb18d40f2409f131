"""Verdicts: what somebody calls untrue, as something that he or she denies.

    clauses      «it is not true that it fell», «she said it was false that it fell»
    sayings      «reports that it fell are unfounded», «posts saying that it fell are false, the mayor said»
    callings     «dismissed reports that it fell as nonsense», «called the claim that it fell a lie»
    the sentence before   «It is being said that it fell. That is wrong, the mayor said.»

A verdict has no source of its own: it is whose words it stands in, else the report's own voice.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sayso.annotate.attribution_spans import Attribution, content_spans, cue_span, source_of, source_span
from sayso.annotate.cues import Cue, verb_uses
from sayso.annotate.tree import Tree
from sayso.language.en import verdicts as words

VERDICT = Cue("untrue", "speech", "denies", "certain", "actual", frozenset("c"), frozenset())


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists of `language/en/verdicts.py` as a set."""
    return frozenset(getattr(words, name).split())


def find_verdicts(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """The attributions with those verdicts among them, each in place of the saying that it is passed on."""
    result = list(found)
    for i in range(len(tree.lemma)):
        if (by := _caller(tree, i)) is not None and (clause := _told(tree, by[0])) is not None:
            _put(result, tree, _called(tree, by[1], clause))
        elif (it := _called_it(tree, i)) is not None:
            _put(result, tree, _called(tree, *it))
        elif not _untrue(tree, i):
            continue
        elif (clause := _clause_below(tree, i)) is not None or (
            (saying := _saying_before(tree, i)) is not None and (clause := _told(tree, saying)) is not None
        ):
            _put(result, tree, _verdict(tree, i, clause))
        elif (number := _taken_up(tree, i, result)) is not None:
            result[number] = _of_before(tree, i, result[number], result)
    return sorted(result, key=lambda attribution: attribution.cue)


def _untrue(tree: Tree, i: int) -> bool:
    """Whether word `i`, a predicate, says that something is not so."""
    lemma = tree.lower[i] if tree.lower[i] in listed("FALSE") else tree.lemma[i]
    if lemma not in listed("FALSE") and lemma not in listed("TRUE"):
        return False
    alone = tree.dep[i] == "root" and all(tree.pos[k] in ("PUNCT", "PART", "ADV", "DET", "ADJ") for k in tree.kids[i])
    passive = tree.lower[i] in listed("FALSE") and tree.kid(i, "aux:pass") is not None  # «the story was invented»
    if (
        tree.kid(i, "cop") is None
        and not alone
        and not passive
        and not (tree.head[i] != i and _saying(tree, tree.head[i]))
    ):
        if not (lemma == "truth" and tree.dep[i] == "nsubj" and tree.kid(tree.head[i], "expl") is not None):
            return False
    negated = any(
        tree.lower[k] in listed("NEGATORS") for k in (*tree.kids_of(i, "advmod", "det", "neg"), *_beside(tree, i))
    )
    return negated == (lemma in listed("TRUE"))


def _beside(tree: Tree, i: int) -> list[int]:
    """The negation that hangs on the copula instead of the predicate."""
    return [k for cop in tree.kids_of(i, "cop") for k in tree.kids[cop]]


def _saying(tree: Tree, i: int) -> bool:
    return tree.lemma[i] in listed("SAYINGS") or tree.lower[i].rstrip("s") in listed("SAYINGS")


def _told(tree: Tree, noun: int) -> int | None:
    """The clause that a noun of saying tells: «reports that …», «posts saying that …»."""
    for k in tree.kids_of(noun, "acl", "ccomp", "csubj"):
        if tree.tag[k] == "VBG" and (inner := tree.kid(k, "ccomp")) is not None:
            return inner
        mark = tree.kid(k, "mark")
        that = tree.lower[mark] == "that" if mark is not None else tree.lower[tree.left[k]] == "that"
        if that and any(tree.lower[s] not in ("that", "which") for s in tree.kids_of(k, "nsubj", "csubj", "expl")):
            return k
    return None


def _clause_below(tree: Tree, i: int) -> int | None:
    """The clause of «it is untrue that …»."""
    if tree.lemma[i] not in listed("FALSE_THAT") and tree.lemma[i] not in listed("TRUE"):
        return None
    subject = tree.kid(i, "nsubj")
    if subject is not None and tree.lower[subject] != "it":
        return None
    clause = tree.kid(i, "csubj", "ccomp", "acl")
    return clause if clause is not None and clause > i and tree.case(clause) == "that" else None


def _saying_before(tree: Tree, i: int) -> int | None:
    """The noun of saying that a verdict is passed on: its subject, what it is taken to hang from, or «no truth in»."""
    if tree.lemma[i] == "truth":
        return next((k for k in tree.kids_of(i, "nmod") if _saying(tree, k)), None)
    subject = tree.kid(i, "nsubj", "csubj")
    if subject is not None and _saying(tree, subject):
        return subject
    head = tree.head[i]  # «Reports that it fell are false, she said», read with the verdict below the reports
    if head != i and head < i and _saying(tree, head) and tree.kid(i, "cop") is not None:
        return head
    if tree.dep[i] == "ccomp" and head != i:  # «she said reports that it fell were wrong», with the reports said
        return next((k for k in tree.kids_of(head, "obj", "nsubj") if _saying(tree, k) and k < i), None)
    for above in list(tree.up(i))[:3]:  # «Reports that it was known since May are untrue», with May untrue
        noun = tree.head[above]
        if tree.dep[noun] == "root" and _saying(tree, noun) and tree.kid(i, "cop") is not None and above > noun:
            return noun
    if subject is not None and tree.case(subject) == "that" and tree.left[subject] > 0:
        before = tree.left[subject] - 1
        return subject if _saying(tree, before) else None
    return None


def _caller(tree: Tree, i: int) -> tuple[int, int] | None:
    """(noun of saying, verb) of a calling: «called [reports that …] a lie», «dismissed as nonsense [claims that …]»."""
    if not _saying(tree, i):
        return None
    verb = tree.head[i]
    if listed("FALSE") & {tree.lemma[verb], tree.lower[verb]} and tree.case(verb) == "as":
        verb = tree.head[verb]
    if tree.lemma[verb] not in listed("CALLING") or tree.pos[verb] != "VERB" or tree.dep[i] not in ("obj", "nsubj"):
        return None
    dismissed = any(use.stance == "denies" for use in verb_uses(tree.lemma[verb]))  # as whatever it may be
    called = dismissed or any(
        listed("FALSE") & {tree.lemma[w], tree.lower[w]} and tree.dep[w] != "amod"
        for w in range(tree.left[verb], tree.right[verb])
    )
    return (i, verb) if called else None


def _called_it(tree: Tree, i: int) -> tuple[int, int] | None:
    """(verb, clause) of «called it nonsense that …», where word `i` is the nonsense."""
    verb = tree.head[i]
    if not listed("FALSE") & {tree.lemma[i], tree.lower[i]} or tree.lemma[verb] not in listed("CALLING"):
        return None
    it = tree.kid(verb, "obj", "nsubj:pass", "expl", "iobj")
    if (it is None or tree.lower[it] != "it" or it > i) and tree.case(i) != "as":  # «dismissed as a lie that …»
        return None
    clauses = [*tree.kids_of(i, "ccomp", "acl", "csubj"), *tree.kids_of(verb, "ccomp", "csubj", "advcl")]
    return next(((verb, k) for k in clauses if k > i and tree.case(k) == "that"), None)


def _verdict(tree: Tree, i: int, clause: int) -> Attribution:
    """The denial of a clause; before the verdict it reaches up to it, whatever the parse hangs from the verdict."""
    contents = content_spans(tree, i, [clause], None)
    if i > clause:
        end = min([i, *(k for k in tree.kids_of(i, "cop", "advmod") if k > clause)])
        contents = ((tree.start[tree.left[clause]], tree.end[max(clause, end - 1)]),)
    return Attribution(cue_span(tree, i, []), i, VERDICT, "verdict", contents)


def _called(tree: Tree, verb: int, clause: int) -> Attribution:
    source = source_of(tree, verb)
    contents = content_spans(tree, verb, [clause], source)
    span = None if source is None else source_span(tree, source, verb)
    return Attribution(cue_span(tree, verb, []), verb, VERDICT, "c", contents[:1], span, source)


def _put(result: list[Attribution], tree: Tree, made: Attribution) -> None:
    """Put a verdict in place of the sayings with that content, and of what else its cue was taken for."""
    if not made.contents:
        return
    start, end = made.contents[0]
    same = [
        a
        for a in result
        if a.word == made.word or any(low < end and start < high and low >= start - 1 for low, high in a.contents)
    ]
    for a in same:
        if a.word == made.word or (_hearsay(tree, a) and a.cue[0] < start):
            result.remove(a)
    result.append(made)


def _hearsay(tree: Tree, a: Attribution) -> bool:
    """Whether an attribution is to nobody, or to what goes round: «it is said», «rumours that», «posts claim»."""
    return a.source_word is None or any(
        _saying(tree, w) and tree.pos[w] in ("NOUN", "PROPN") for w in (a.source_word, a.word)
    )


def _taken_up(tree: Tree, i: int, found: list[Attribution]) -> int | None:
    """The hearsay of the sentence before that «That is wrong» or «Nonsense» is passed on."""
    sent = tree.sent[i]
    subject = tree.kid(i, "nsubj")
    if sent == 0 or (subject is not None and tree.lower[subject] not in listed("TAKING_UP")):
        return None
    if tree.kid(i, "csubj", "ccomp", "xcomp") is not None:
        return None
    low, high = tree.sents[sent - 1]
    for number, a in enumerate(found):
        if a.frame in ("c", "q") and low <= a.word < high and a.use.stance == "states" and _hearsay(tree, a):
            return number
    return None


def _of_before(tree: Tree, i: int, hearsay: Attribution, found: list[Attribution]) -> Attribution:
    """The hearsay turned into a denial by whoever passes the verdict."""
    holding = [a for a in found if any(low <= tree.start[i] < high for low, high in a.contents)]
    by = next((a for a in holding if a.use.group == "speech"), None)  # «measurements show that it is not the case»
    made = replace(hearsay, use=VERDICT, source=None, source_word=None, addressee=None)
    return made if by is None else replace(made, source=by.source, source_word=by.source_word)
