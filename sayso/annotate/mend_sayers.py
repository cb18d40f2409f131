"""A parse mended where a verb of saying has lost its sayer: to an object («…, insists Lena Voss»), to what is said
(«“It was full,” a colleague told us»), or to an age («the fitter, 44, told us»).

One appended behind a far subject is left to `attribution_spans.source_of`.
"""

from __future__ import annotations

from sayso.annotate.cues import pick, verb_uses
from sayso.annotate.relays import is_person
from sayso.annotate.tree import Tree

Moves = dict[int, tuple[int, str]]  # word → the head and relation that it is to have
_OBLIQUE = frozenset("me us him them whom my our your his her its their whose".split())


def mend_sayers(tree: Tree, moves: Moves) -> None:
    """Give verbs of saying back the one who says it."""
    _sayers(tree, moves)
    _behind(tree, moves)
    _before(tree, moves)
    _ages(tree, moves)


def _sayers(tree: Tree, moves: Moves) -> None:
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
        elif own is None and (sayer := _lost_sayer(tree, i)) is not None and _may_say(tree, i, sayer):
            moves[sayer] = (i, "nsubj")
            above = tree.head[sayer]
            if sayer < above and tree.rel[sayer] == "nsubj" and tree.head[above] == i and tree.right[above] == i:
                moves[above] = (sayer, "acl")
        elif own is None and (stray := _apposition_before(tree, i)) is not None:
            moves[stray] = (i, "nsubj")


def _apposition_before(tree: Tree, i: int) -> int | None:
    """«It fell, the head of the yard, Ada Renn, tells us»: the apposition that ends before the verb, in the content."""
    content = tree.kid(i, "ccomp")
    if content is None or content > i or tree.kid(i, "aux:pass") is not None:
        return None
    stray = (w for w in tree.subtree(content) if tree.dep[w] == "appos" and w < i and tree.right[w] >= i - 1)
    return min(stray, default=None)


def _may_say(tree: Tree, i: int, sayer: int) -> bool:
    """Whether a word can be the subject of a verb: no part of it, no object or owner («tells us», «of his»)."""
    return not tree.within(i, sayer) and tree.lower[sayer] not in _OBLIQUE


def _lost_sayer(tree: Tree, i: int) -> int | None:
    """The subject of a verb of saying that the parse gave to another word: the phrase that ends or starts beside it."""
    contents = tree.kids_of(i, "ccomp")
    if not contents or tree.dep[i] not in ("root", "parataxis", "ccomp") or tree.kid(i, "aux:pass", "nsubj:pass"):
        return None
    if tree.lower[i - 1] in _ENDING:  # «“It fell,” said former mayor Ed Ruiz», «Rather than fall, said Ruiz, it held»
        tops = [
            w for w in range(i + 1, tree.sents[tree.sent[i]][1]) if tree.pos[w] in _NAMING and _first(tree, w) == i + 1
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


def _behind(tree: Tree, moves: Moves) -> None:
    """«…, insists Lena Voss, the owner»: who stands right behind a verb of saying without a subject says it."""
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] != "VERB" or tree.tag[i] not in ("VBZ", "VBD", "VBP") or pick(verb_uses(lemma), "q") is None:
            continue
        own, obj = tree.kid(i, "nsubj"), tree.kid(i, "obj")
        stray = own is not None and tree.pos[own] in ("ADV", "ADJ", "INTJ", "PART")  # «Far from it, says an engineer»
        if obj is None and own is None and (taken := _taken(tree, i)) is not None:
            moves[taken] = (i, "nsubj")
        if (
            obj is None
            or (own is not None and not stray)
            or _first(tree, obj) != i + 1
            or i == tree.sents[tree.sent[i]][0]
        ):
            continue
        before = tree.lower[i - 1]
        if before in (",", "”", '"', "''", "’", "»") or (before == "so" and tree.pos[i - 1] == "ADV"):
            moves[obj] = (i, "nsubj")
            if own is not None:
                moves[own] = (i, "advmod")


def _first(tree: Tree, k: int) -> int:
    """The first word of the phrase of word `k`, without marks that hang from it."""
    return next((w for w in tree.subtree(k) if tree.pos[w] != "PUNCT"), k)


def _taken(tree: Tree, i: int) -> int | None:
    """«…, says Ada Renn, its keeper, and he will …», with Renn taken for a second subject of what follows."""
    for k in range(i + 1, min(i + 6, len(tree.head))):
        if tree.dep[k] == "nsubj" and _first(tree, k) == i + 1 and tree.head[k] > k:
            return k if len(tree.kids_of(tree.head[k], "nsubj")) > 1 and tree.lower[i - 1] in _CLOSING else None
    return None


def _before(tree: Tree, moves: Moves) -> None:
    """«“It was full,” a colleague of his told us»: who stands right beside the verb, lost to what is said."""
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] != "VERB" or pick(verb_uses(lemma), "q") is None or tree.kid(i, "aux:pass") is not None:
            continue
        content, own = (
            tree.kid(i, "ccomp"),
            next((k for k in reversed(tree.kids_of(i, "nsubj")) if k not in moves), None),
        )
        if content is None or content > i:
            continue
        if own is not None:
            _appositions(tree, content, own, i, moves)
            continue
        for k in tree.kids_of(content, "nsubj"):
            first = _first(tree, k)
            behind = first == i + 1
            if behind or (content < first <= k < i and tree.lower[first - 1] in _CLOSING):
                if behind or not any(tree.pos[w] in ("PUNCT", "VERB", "AUX") for w in range(tree.right[k], i)):
                    moves[k] = (i, "nsubj")
                    break
        else:
            chunk_before(tree, content, i, moves)


_CLOSING = (",", "”", '"', "''", "’", "»")


def chunk_before(tree: Tree, content: int, i: int, moves: Moves) -> None:
    """«“They have nothing in common,” company spokesman Karl Brenner said», with Brenner hung from «nothing»."""
    first = i
    while first - 1 > content and tree.lower[first - 1] not in _CLOSING:
        first -= 1
    if first - 1 <= content or first == i or any(tree.pos[w] in ("VERB", "AUX", "PUNCT") for w in range(first, i)):
        return
    heads = [w for w in range(first, i) if not first <= tree.head[w] < i and tree.head[w] != i]
    if len(heads) == 1 and tree.pos[heads[0]] in ("NOUN", "PROPN", "PRON"):
        moves[heads[0]] = (i, "nsubj")


def _appositions(tree: Tree, content: int, own: int, i: int, moves: Moves) -> None:
    """«Nine have died, the head of the brigade, Dr Ada Renn, tells us», with the head hung from the nine."""
    if own > i or own < content:
        return
    for w in tree.subtree(content):
        held = [k for k in tree.subtree(w) if tree.pos[k] != "PUNCT"]
        if (
            tree.dep[w] != "appos"
            or not held
            or not is_person(tree, w)
            or held[0] <= content
            or held[-1] + 2 != _first(tree, own)
        ):
            continue
        if tree.lower[held[0] - 1] == tree.lower[held[-1] + 1] == "," and tree.head[w] < held[0] - 1:
            moves[w], moves[own] = (i, "nsubj"), (w, "appos")
            return


def _ages(tree: Tree, moves: Moves) -> None:
    """«…, the fitter, 44, told us»: it is not the age that tells."""
    for i, lemma in enumerate(tree.lemma):
        own = tree.kid(i, "nsubj") if tree.pos[i] == "VERB" and pick(verb_uses(lemma), "q") is not None else None
        if own is None or tree.tag[own] != "CD" or own < 2 or tree.lower[own - 1] != "," or tree.lower[own + 1] != ",":
            continue
        head = own - 2
        while tree.dep[head] in ("flat", "compound") and tree.pos[tree.head[head]] in ("NOUN", "PROPN"):
            head = tree.head[head]
        if tree.pos[head] in ("NOUN", "PROPN") and head not in moves:
            moves[head], moves[own] = (i, "nsubj"), (head, "appos")
