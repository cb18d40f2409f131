"""Event kinds: PLOVER's types and modes, from a lexicon over a clause's lemma, particle and object."""

from __future__ import annotations

from functools import cache

from sayso.annotate.clauses import Clause
from sayso.annotate.tree import Tree
from sayso.language.en import plover as words

Kind = tuple[str | None, str | None]


@cache
def lexicon() -> dict[str, list[tuple[str, str, str | None]]]:
    """Lemma → its entries (what must stand beside it, type, mode), the most particular first."""
    found: dict[str, list[tuple[str, str, str | None]]] = {}
    for line in words.LEXICON.strip().splitlines():
        head, _, entries = line.partition(": ")
        kind, mode = head.split()
        for entry in entries.split():
            lemma, beside = entry, ""
            for mark in "+/":
                if mark in entry:
                    lemma, _, beside = entry.partition(mark)
                    beside = mark + beside
                    break
            found.setdefault(lemma, []).append((beside, kind, None if mode == "-" else mode))
            if beside.startswith("+"):  # «launch+missile» and «missile+launch» are the same
                found.setdefault(beside[1:], []).append(("+" + lemma, kind, None if mode == "-" else mode))
    return {lemma: sorted(entries, key=lambda entry: not entry[0]) for lemma, entries in found.items()}


def kind_of(tree: Tree, clause: Clause) -> Kind:
    """The PLOVER type and mode a clause tells, or (None, None)."""
    pred = clause.pred
    lemma = tree.lemma[pred]
    if tree.kid(pred, "cop") is not None and tree.pos[pred] not in ("NOUN", "VERB"):
        return None, None
    if tree.pos[pred] == "NOUN" and lemma in words.VERBS_ONLY.split():
        return _gunfire(tree, pred, lemma)
    beside = _beside(tree, clause)
    for wanted, kind, mode in lexicon().get(lemma, ()):
        if wanted and not any(wanted == known for known in beside):
            continue
        if not wanted and any(f"+{word}" in beside for word in words.NOT_WITH.get(lemma, "").split()):
            continue
        return kind, mode or (_mode(tree, pred) if kind == "ASSAULT" else None)
    return None, None


def _gunfire(tree: Tree, pred: int, lemma: str) -> Kind:
    """«anti-aircraft fire», «tear-gas fire»: a fire with a weapon before it."""
    means = {tree.lemma[k] for k in range(max(0, pred - 3), pred)}
    if lemma == "fire" and means & {
        "aircraft",
        "gun",
        "machine",
        "artillery",
        "rifle",
        "mortar",
        "rocket",
        "sniper",
        "small-arms",
        "arm",
        "anti-aircraft",
    }:
        return "ASSAULT", "firearms"
    return None, None


def _beside(tree: Tree, clause: Clause) -> set[str]:
    """«+fire» for an object (or passive subject) fire, «/at» for a particle or preposition at."""
    pred = clause.pred
    nouns = tree.kids_of(pred, "obj", "nsubj:pass")
    if clause.subject is not None and not nouns:
        nouns = [clause.subject]
    found = {"+" + tree.lemma[k] for noun in nouns for k in (noun, *tree.kids_of(noun, "conj", "compound"))}
    found |= {"/" + tree.lower[k] for k in tree.kids_of(pred, "compound:prt", "advmod")}
    found |= {"/" + tree.case(k) for k in tree.kids_of(pred, "obl", "nmod", "advcl")}
    found |= {"+" + tree.lemma[k] for k in tree.kids_of(pred, "compound", "obl") if tree.pos[k] == "NOUN"}
    return found


def _mode(tree: Tree, pred: int) -> str | None:
    """The means of an assault: a weapon among what hangs on the predicate."""
    near = (
        {tree.lemma[k] for k in tree.kids[pred]}
        | {tree.lemma[k] for x in tree.kids[pred] for k in tree.kids[x]}
        | {tree.lemma[pred]}
    )
    for mode, means in words.MODES.items():
        if near & set(means.split()):
            return mode
    return None
