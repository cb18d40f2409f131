"""A parse mended by the words alone where they leave no doubt who says it.

closings    «Nobody was hurt, the hospital in Orlo tells us.», «…, his lawyer, Ada Renn, said on Monday.»: a phrase
            without a verb between the last comma and a verb of saying that ends the sentence says what stands before
telling     «told Radio Ems that no ship was near»: a clause hung from whom it is told
            and a name before it that it is told to
inserted    «A colleague, he says, told him …»: the subject of what follows, hung from the saying
"""

from __future__ import annotations

from sayso.annotate.cues import cue_words, pick, verb_uses
from sayso.annotate.mend_sayers import Moves
from sayso.annotate.relays import is_body, is_person, is_somebody
from sayso.annotate.tree import Tree
from sayso.language.en import cues as words

LEAST = 3  # words from which what stands before can be what is said
TOLD = 5  # most words for whom it is told at a sentence's end
NAME = 6  # most words of a name set off by commas behind a noun for its bearer
_NOMINAL = ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART")
_MARKS = ("”", '"', "''", "’", "'")
_THOSE_TOLD = frozenset("me us him her them reporters journalists police officers".split())


def mend_closings(tree: Tree, moves: Moves) -> None:
    """Mend all three; what has been mended otherwise stays."""
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] == "VERB" and (uses := verb_uses(lemma)):
            if (
                pick(uses, "q") is not None
                and pick(uses, "c") is not None
                and tree.tag[i] in ("VBD", "VBZ", "VBP", "VBN")
            ):
                _closing(tree, i, moves)
                _inserted(tree, i, moves)
            if lemma in words.TELLING.split():
                _telling(tree, i, moves)


def _closing(tree: Tree, i: int, moves: Moves) -> None:
    """Give a verb of saying that ends its sentence the phrase right before it, and that what stands before."""
    low, high = tree.sents[tree.sent[i]]
    last = high
    while last > i + 1 and tree.pos[last - 1] == "PUNCT":
        last -= 1
    told = range(i + 1, last)
    aside = bool(told) and tree.pos[i + 1] == "ADP"  # «said on Monday», «said in a statement»
    if len(told) > TOLD or any(tree.pos[w] not in _NOMINAL for w in told[aside:]):
        return
    if len(told) and not aside and (tree.lemma[i] not in words.TELLING.split() or (tree.kid(i, "ccomp") or low) > i):
        return
    helpers = tree.kids_of(i, "mark", "aux", "aux:pass")
    found = _sayer_before(tree, i, low)
    if found is None:
        return
    sayer, name, begin = found
    if any(k >= begin or tree.dep[k] == "mark" for k in helpers):
        return
    said = [w for w in range(low, begin - 1) if tree.pos[w] != "PUNCT"]
    if len(said) < LEAST or not any(tree.pos[w] in ("VERB", "AUX") for w in said):
        return
    content = tree.kid(i, "ccomp")
    for k in helpers:
        if content is not None and k < content:
            moves[k] = (content, tree.rel[k])  # «Tomova has denied it, her lawyer, …, said»
    for w in told if aside else ():
        if tree.head[w] < i:
            moves[w] = (i, "obl")
    held = [k for k in tree.kids_of(i, "nsubj") if k >= begin]
    if held == [sayer] and (name is None or tree.within(name, sayer)) and sayer not in moves:
        return
    for w in [w for w, move in moves.items() if move == (i, "nsubj") and w != sayer]:
        del moves[w]  # «…, Ada Renn, told reporters», with the reporters taken for who says it
    moves[sayer] = (i, "nsubj")
    if name is not None:
        moves[name] = (sayer, "appos")
    for k in tree.kids[i]:
        if begin <= k < i and k not in (sayer, name) and tree.dep[k] in ("nsubj", "iobj", "obj"):
            moves[k] = (sayer, "appos")


def _sayer_before(tree: Tree, i: int, low: int) -> tuple[int, int | None, int] | None:
    """(sayer, its name or None, first word) of the phrase that ends right before word `i` behind a comma."""
    end = i - 1 if tree.lower[i - 1] == "," else i
    first = _chunk(tree, end, low)
    head = _head(tree, first, end)
    if head is None:
        return None
    if end == i:
        if not is_somebody(tree, head) or tree.lower[first - 1] not in (",", *_MARKS):
            return None
        return head, None, first
    if end - first > NAME or not any(tree.pos[w] == "PROPN" for w in range(first, end)) or tree.lower[first - 1] != ",":
        return None
    noun_first = _chunk(tree, first - 1, low)
    noun = _head(tree, noun_first, first - 1)
    if noun is None or tree.lower[noun_first - 1] not in (",", *_MARKS):
        return None
    if not is_person(tree, noun) and not is_body(tree, noun):
        return None
    return noun, head, noun_first


def _chunk(tree: Tree, end: int, low: int) -> int:
    """The first word of the run without verbs and marks that ends before word `end`."""
    first = end
    while first > low and tree.pos[first - 1] not in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"):
        first -= 1
    return first


def _head(tree: Tree, first: int, end: int) -> int | None:
    """The noun that heads the words [first, end): the last before any preposition, or the one hung from outside."""
    if first >= end or first < 1 or tree.pos[first] == "ADP":
        return None
    stop = next((w for w in range(first, end) if tree.pos[w] == "ADP"), end)
    heads = [w for w in range(first, stop) if tree.pos[w] in ("NOUN", "PROPN", "PRON")]
    heads = [w for w in heads if tree.lower[w] not in _THOSE_TOLD and tree.rel[w] != "nmod:poss"]
    if not heads:
        return None
    inside = [w for w in heads if not first <= tree.head[w] < stop]
    return inside[0] if inside else heads[-1]


def _telling(tree: Tree, i: int, moves: Moves) -> None:
    """«told Radio Ems that no ship was near»: the clause goes from whom it is told to the telling."""
    to = tree.kid(i, "iobj", "obj")
    if to is not None and to < i and tree.kid(i, "nsubj", "nsubj:pass", "aux:pass") is None and tree.pos[to] == "PROPN":
        moves.setdefault(to, (i, "nsubj"))  # «that Renn had told him», with Renn among those told
    if to is None or to < i or tree.kid(i, "ccomp") is not None or tree.lemma[to] in cue_words("NOUNS"):
        return
    for k in tree.kids_of(to, "acl"):
        subject = tree.kid(k, "nsubj", "nsubj:pass", "expl")
        if tree.case(k) in ("that", "in") and subject is not None and tree.lower[tree.left[k]] == "that":
            if tree.lower[subject] not in ("that", "which", "who") and k not in moves:
                moves[k] = (i, "ccomp")
                return


def _inserted(tree: Tree, i: int, moves: Moves) -> None:
    """«A colleague, he says, told him …»: what stands before the commas is the subject of what stands behind them."""
    own = tree.kids_of(i, "nsubj")
    if len(own) < 2 or own[-1] != i - 1 or tree.pos[own[-1]] != "PRON" or tree.lower[i - 2] != ",":
        return
    verb = tree.head[i]
    if (
        verb == i
        or i + 1 >= len(tree.lower)
        or tree.lower[i + 1] != ","
        or verb < i
        or tree.kid(verb, "nsubj") is not None
    ):
        return
    if own[0] not in moves:
        moves[own[0]] = (verb, "nsubj")
