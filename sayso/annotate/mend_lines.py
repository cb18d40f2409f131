"""A parse mended where a line opens with what is in no clause of it: a dateline, or the time of a live page's entry.

A dateline is taken for the subject («WASHINGTON — The senator defended …») or for the root; what it has taken goes to
the words behind its dash.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from sayso.annotate.cues import pick, verb_uses
from sayso.annotate.mend_sayers import Moves, chunk_before
from sayso.annotate.tree import Tree

_DATELINE = re.compile(
    r"(?m)^[^\S\n]*[A-ZÀ-Þ][A-ZÀ-Þ.'’]{2,}[^\n—–:]{0,60}?(?:\([^)\n]{2,40}\))?\s*(?:—|–|--|(?<=[\s)])-)\s"
    r"|(?m:^)[^\S\n]*[A-ZÀ-Þ][A-ZÀ-Þ.'’]{2,}(?:,[^\n:]{0,40})?:\s"
)
_STAMP = re.compile(r"(?m)^[^\S\n]*(\d{1,2}[.:h]\d{2})(?=[^\S\n]+[A-ZÀ-Þ“\"‘])")


def mend_stamps(tree: Tree, moves: Moves) -> None:
    """«14.20 Posts saying …»: the time that opens an entry of a live page is no part of its first clause."""
    for match in _STAMP.finditer(tree.text):
        w = bisect_left(tree.start, match.start(1))
        if w + 1 >= len(tree.head) or tree.end[w] != match.end(1) or tree.sent[w] != tree.sent[w + 1]:
            continue
        if tree.kids[w] or tree.head[w] == w:
            continue
        root = next(h for h in tree.up(w) if tree.head[h] == h)
        moves[w] = (root, "dateline")


def mend_datelines(tree: Tree, moves: Moves) -> None:
    """«WASHINGTON (AP) — The senator …»: what the city has taken goes to the words behind the dash."""
    for match in _DATELINE.finditer(tree.text):
        first, last = bisect_left(tree.start, match.start()), bisect_left(tree.start, match.end())
        if first >= last or last >= len(tree.head) or tree.sent[first] != tree.sent[last]:
            continue
        if not any(tree.pos[w] in ("PROPN", "NOUN", "X") for w in range(first, min(first + 2, last))):
            continue
        low, high = first, tree.sents[tree.sent[last]][1]
        tops = [w for w in range(low, last) if not low <= tree.head[w] < last or tree.head[w] == w]
        below = [w for w in range(last, high) if low <= tree.head[w] < last]
        root = next((w for w in tops if tree.head[w] == w), None)
        if root is not None:
            heir = next((w for w in below if tree.pos[w] in ("VERB", "AUX")), below[0] if below else None)
            if heir is None:
                continue
            moves[heir] = (heir, "root")
            anchor = heir
        else:
            top = next((w for w in tops if tree.pos[w] != "PUNCT"), tops[0])
            anchor = tree.head[top]
            heir = next((w for w in below if tree.pos[w] in ("NOUN", "PROPN", "PRON")), None)
            if (
                heir is not None
                and not _ends(tree, heir, anchor)
                and tree.dep[top] in ("nsubj", "obj", "obl", "nmod")
                and all(k == top for k in tree.kids_of(anchor, "nsubj"))
            ):
                moves[heir] = (anchor, tree.rel[top])
                below.remove(heir)
        said = root is None and anchor >= last and pick(verb_uses(tree.lemma[anchor]), "q") is not None
        for w in below:
            if w in moves:
                continue
            if said and w < anchor and _told_before(tree, w, anchor, tops, moves):
                continue
            above = heir if heir is not None and tree.pos[w] != "VERB" and root is None else anchor
            moves[w] = (above, tree.rel[w])
        for w in tops:
            moves[w] = (anchor, "dateline")


def _told_before(tree: Tree, w: int, anchor: int, tops: list[int], moves: Moves) -> bool:
    """Hang what a dateline took, «A lift stopped …, the operator said», from its saying; and give that its sayer."""
    content = w
    if tree.rel[w] in ("appos", "parataxis") and tree.pos[w] == "NOUN":
        content = next((k for k in tree.kids_of(w, "acl") if tree.tag[k] == "VBN" and k > w), w)  # «A lift [stopped]»
    if content == w and tree.rel[w] != "parataxis":
        return False
    moves[content] = (anchor, "ccomp")
    if content != w:
        moves[w] = (content, "nsubj")
    if all(k in tops or k in moves for k in tree.kids_of(anchor, "nsubj")):
        chunk_before(tree, content, anchor, moves)
    return True


def _ends(tree: Tree, heir: int, anchor: int) -> bool:
    """Whether a saying ends the sentence, «A lift stopped …, the operator said»: its subject stands before it."""
    told = tree.kid(anchor, "ccomp", "obj")
    behind = told is not None and told > anchor
    return tree.rel[heir] == "appos" and not behind and "," in tree.lower[max(heir, anchor - 8) : anchor]
