"""A parse mended where words of saying and datelines tell better than the parser.

Some slips are systematic on news. A second verb of saying is hung from what was said («said she was impressed but
lamented that …», «“…,” he said, adding that …» below the quotation). A dateline is taken for the subject
(«WASHINGTON — The senator defended …»). The sayer is lost: to an object («…, insists Lena Voss»), or to what is said
(«“It was full,” a colleague told us»); one appended behind a far subject is left to `attribution_spans.source_of`.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.annotate.cues import pick, verb_uses
from sayso.annotate.mend_closings import mend_closings
from sayso.annotate.mend_lines import mend_datelines, mend_stamps
from sayso.annotate.mend_sayers import Moves, mend_sayers
from sayso.annotate.tree import Tree, reach


def mend_tree(tree: Tree) -> Tree:
    """The tree with datelines taken out and sayings hung from the one who says them."""
    moves: Moves = {}
    mend_datelines(tree, moves)
    _continuations(tree, moves)
    mend_sayers(tree, moves)
    mend_closings(tree, moves)
    mend_stamps(tree, moves)
    _that_clauses(tree, moves)
    _prepositions(tree, moves)
    if not moves:
        return tree
    head, dep, rel = list(tree.head), list(tree.dep), list(tree.rel)
    for word, (above, name) in moves.items():
        if not _loops(head, word, above):
            head[word], rel[word] = above, name
            dep[word] = name.partition(":")[0]
    kids: list[list[int]] = [[] for _ in head]
    for i, above in enumerate(head):
        if above != i:
            kids[above].append(i)
    left, right = reach(head, kids)
    return replace(tree, head=head, dep=dep, rel=rel, kids=kids, left=left, right=right)


def _loops(head: list[int], word: int, above: int) -> bool:
    """Whether hanging `word` from `above` would close a circle."""
    if word == above:
        return False
    for _ in range(len(head)):
        if above == word:
            return True
        if head[above] == above:
            return False
        above = head[above]
    return True


def _continuations(tree: Tree, moves: Moves) -> None:
    """Verbs of saying below what is said go beside the verb that says it."""
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] != "VERB" or pick(verb_uses(lemma), "c") is None:
            continue
        for content in tree.kids_of(i, "ccomp", "parataxis"):
            for k in _spine(tree, content):
                if k in moves or (
                    pick(verb_uses(tree.lemma[k]), "c") is None and pick(verb_uses(tree.lemma[k]), "x") is None
                ):
                    continue
                if tree.kid(k, "nsubj", "aux", "nsubj:pass") is not None:
                    continue
                coordinated = tree.dep[k] == "conj" and tree.tag[k] == tree.tag[i] == "VBD" and _takes(tree, k)
                going_on = (
                    tree.dep[k] == "advcl"
                    and tree.tag[k] == "VBG"
                    and k > i
                    and tree.kid(k, "mark") is None
                    and tree.kid(k, "ccomp", "obj", "obl") is not None
                )
                if coordinated or going_on:
                    moves[k] = (i, "conj" if coordinated else "advcl")


def _takes(tree: Tree, k: int) -> bool:
    """Whether a verb attributes the clause or infinitive that hangs on it."""
    uses = verb_uses(tree.lemma[k])
    return (tree.kid(k, "ccomp") is not None and pick(uses, "c") is not None) or (
        tree.kid(k, "xcomp") is not None and pick(uses, "x") is not None
    )


def _spine(tree: Tree, content: int) -> list[int]:
    """What hangs from a content's head and from the clauses coordinated with it or below it at its end."""
    found: list[int] = []
    todo = [content]
    while todo and len(found) < 40:
        word = todo.pop()
        for k in tree.kids_of(word, "conj", "advcl", "xcomp", "ccomp"):
            found.append(k)
            if tree.dep[k] in ("conj", "xcomp", "ccomp"):
                todo.append(k)
    return found


def _that_clauses(tree: Tree, moves: Moves) -> None:
    """«denied that the gates were out of order» has a clause, whatever the parse calls it."""
    for i, dep in enumerate(tree.dep):
        if dep == "xcomp" and i not in moves and tree.case(i) == "that" and tree.kid(i, "nsubj") is not None:
            moves[i] = (tree.head[i], "ccomp")


def _prepositions(tree: Tree, moves: Moves) -> None:
    """«to Radio Nord»: a preposition hung from a part of a name goes to its head."""
    for i, dep in enumerate(tree.dep):
        part = tree.head[i]
        if dep == "case" and tree.dep[part] in ("compound", "flat") and i < part:
            head = tree.head[part]
            if tree.pos[head] in ("PROPN", "NOUN") and i < head and i not in moves:
                moves[i] = (head, "case")
