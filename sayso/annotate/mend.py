"""A parse mended where words of saying and datelines tell better than the parser.

Three slips are systematic on news. A second verb of saying is hung from what was said («said she was impressed but
lamented that …», «“…,” he said, adding that …» below the quotation). A dateline is taken for the subject
(«WASHINGTON — The senator defended …»). The appended sayer is lost behind a far subject: that one is left to
`attribution.source_of`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from sayso.annotate.cues import pick, verb_uses
from sayso.annotate.tree import Tree, reach

_DATELINE = re.compile(
    r"(?m)^[^\S\n]*[A-ZÀ-Þ][A-ZÀ-Þ.'’]{2,}[^\n—–:]{0,60}?(?:\([^)\n]{2,40}\))?\s*(?:—|–|--|(?<=[\s)])-)\s"
    r"|(?m:^)[^\S\n]*[A-ZÀ-Þ][A-ZÀ-Þ.'’]{2,}(?:,[^\n:]{0,40})?:\s"
)


def mend_tree(tree: Tree) -> Tree:
    """The tree with datelines taken out and sayings hung from the one who says them."""
    moves: dict[int, tuple[int, str]] = {}
    _datelines(tree, moves)
    _continuations(tree, moves)
    _sayers(tree, moves)
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


def _continuations(tree: Tree, moves: dict[int, tuple[int, str]]) -> None:
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


def _sayers(tree: Tree, moves: dict[int, tuple[int, str]]) -> None:
    """«…, said X» read as one more thing done, and «…, its director, told Y» with the director lost to the content."""
    for i, lemma in enumerate(tree.lemma):
        if (top := _inserted(tree, i)) is not None:
            moves[i] = (top, "parataxis")
        if (
            tree.pos[i] != "VERB"
            or i in moves
            or pick(verb_uses(lemma), "q") is None
            or tree.tag[i] not in ("VBD", "VBZ", "VBP", "VBN")
        ):
            continue
        own = tree.kid(i, "nsubj")
        if tree.dep[i] in ("conj", "advcl", "acl") and own is not None and tree.kid(i, "ccomp", "obj", "mark") is None:
            root = next((w for w in tree.up(i) if tree.head[w] == w), i)
            if i > 0 and own > i and tree.lower[i - 1] in (",", "”", '"', "''", "’") and root < i:
                moves[i] = (root, "parataxis")
        elif own is None and (sayer := _lost_sayer(tree, i)) is not None and not tree.within(i, sayer):
            moves[sayer] = (i, "nsubj")
            above = tree.head[sayer]
            if tree.rel[sayer] == "nsubj" and tree.head[above] == i and tree.right[above] == i:
                moves[above] = (sayer, "acl")


def _lost_sayer(tree: Tree, i: int) -> int | None:
    """The subject of a verb of saying that the parse gave to another word: the phrase that ends or starts beside it."""
    contents = tree.kids_of(i, "ccomp")
    if not contents or tree.dep[i] not in ("root", "parataxis", "ccomp") or tree.kid(i, "aux:pass", "nsubj:pass"):
        return None
    if tree.lower[i - 1] in _ENDING:  # «“It fell,” said former mayor Ed Ruiz», «Rather than fall, said Ruiz, it held»
        tops = [
            w for w in range(i + 1, tree.sents[tree.sent[i]][1]) if tree.left[w] == i + 1 and tree.pos[w] in _NAMING
        ]
        top = max(tops, key=lambda w: tree.right[w], default=None)
        return top if top is not None and (contents[0] < i or tree.lower[tree.right[top] - 1] == ",") else None
    ending = [w for w in range(tree.sents[tree.sent[i]][0], i) if tree.right[w] == i]
    clause = next((w for w in ending if tree.head[w] == i and tree.pos[w] == "VERB"), None)
    if clause is not None and len(contents) > (tree.dep[clause] == "ccomp") and tree.tag[clause] != "VBG":
        if tree.kid(clause, "mark", "aux", "cop") is None:
            return tree.kid(clause, "nsubj")  # «officers interviewed at the rally said they …»
    phrases = [w for w in ending if tree.pos[w] in _NAMING and _one_phrase(tree, w, i)]
    top = next(iter(phrases), None)
    if top is not None and tree.dep[top] == "obl":  # «at the convention Sen. Ruiz said», read as one phrase
        top = next((w for w in phrases if tree.dep[w] == "appos"), None)
    return top if top is not None and tree.kids_of(tree.head[top], "nsubj") != [top] else None


def _one_phrase(tree: Tree, w: int, end: int) -> bool:
    """Whether no comma or dash parts the words from the first of `w` to `end`."""
    first = tree.left[w]
    while first < w and tree.pos[first] == "PUNCT":
        first += 1
    return _PARTING.isdisjoint(tree.lower[first:end])


_ENDING = (",", "”", '"', "''", "’")
_PARTING = frozenset((",", ";", "—", "–", "--", '"', "”", "''"))
_NAMING = ("NOUN", "PROPN", "PRON", "NUM", "DET")


def _inserted(tree: Tree, i: int) -> int | None:
    """What a saying between commas stands in, where it is read as a relative: «Costs, she added, were high»."""
    if tree.rel[i] != "acl:relcl" or pick(verb_uses(tree.lemma[i]), "c") is None:
        return None
    subject = tree.kid(i, "nsubj")
    if subject is None or tree.pos[subject] not in ("PRON", "PROPN", "NOUN") or tree.tag[subject] in ("WP", "WDT"):
        return None
    if tree.kid(i, "obj", "ccomp", "xcomp", "mark", "obl") is not None:
        return None
    first, last = tree.left[i], tree.right[i]
    while first < i and tree.pos[first] == "PUNCT":
        first += 1
    held = (
        tree.lower[first - 1],
        tree.lower[last - 1 if tree.pos[last - 1] == "PUNCT" else min(last, len(tree.pos) - 1)],
    )
    return tree.head[tree.head[i]] if held == (",", ",") else None


def _datelines(tree: Tree, moves: dict[int, tuple[int, str]]) -> None:
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
                and tree.dep[top] in ("nsubj", "obj", "obl", "nmod")
                and tree.kid(anchor, "nsubj") in (top, None)
            ):
                moves[heir] = (anchor, tree.rel[top])
                below.remove(heir)
        for w in below:
            if w not in moves:
                moves[w] = (
                    heir if heir is not None and tree.pos[w] != "VERB" and root is None else anchor,
                    tree.rel[w],
                )
        for w in tops:
            moves[w] = (anchor, "dateline")
