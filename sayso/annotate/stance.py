"""What a cue does to its content: «denied» turns it, «vowed» plans it, «believes» weakens it."""

from __future__ import annotations

from sayso.annotate.attribution_spans import Attribution
from sayso.annotate.contents import Piece
from sayso.annotate.firmness import Firmness
from sayso.annotate.tree import Tree
from sayso.language.en import modality as words


def apply_cue(tree: Tree, a: Attribution, piece: Piece, firm: Firmness) -> None:
    """Change `firm`, the clause's own firmness, by the cue that it is content of."""
    use, frame = a.use, a.frame
    if not piece.top:
        if use.stance == "confirms":
            firm.stance = "confirms"  # with a clause all that it takes for granted is granted
        if (
            use.group in ("wish", "order", "plan")
            and frame in "xog:"
            and firm.world == "actual"
            and _below_top(tree, a, piece)
        ):
            firm.remove(use.world)
            firm.stance = use.stance if use.stance != "states" else firm.stance
        return
    clausal = frame in ("c", "q", "phrase", "adverb")
    if use.group == "speech" and use.stance == "asks":
        firm.weaken("unstated")
        firm.stance = "asks"
        return
    if use.stance == "denies":
        firm.polarity = -1  # also of a negated clause: «rejects the claim that nobody was told»
        if a.denied:
            firm.polarity = 1
            firm.weaken("unstated")
        firm.stance = "denies"
        return
    if a.frame == "r" and use.group == "order":
        firm.remove("hypothetical")
        firm.stance = "asks"
    if a.frame == "r" and use.group not in ("finding",):
        return  # «is expected to»: the raising verb has been read already
    firm.weaken(use.certainty)
    if not clausal or use.group in ("order", "wish", "plan") or (use.stance == "predicts"):
        if (
            frame in "xog"
            or use.group == "order"
            or use.lemma in words.WISHED.split()
            or use.stance in ("predicts", "vows")
        ):
            if not (clausal and use.group == "speech" and use.stance != "predicts"):
                firm.remove(use.world)
    if use.group == "refusal":
        firm.polarity = -firm.polarity
    if a.denied:
        if use.group in ("wish", "plan", "order") or use.lemma in words.NEG_RAISING.split():
            firm.polarity = -firm.polarity
        elif use.lemma not in words.FACTIVE.split():
            firm.weaken("unstated")
    if use.stance != "states":
        firm.stance = use.stance


def _below_top(tree: Tree, a: Attribution, piece: Piece) -> bool:
    """Whether only infinitives and coordination stand between the clause and its cue."""
    i = piece.clause.head
    while tree.head[i] != i and tree.head[i] != a.word:
        if tree.dep[i] not in ("xcomp", "conj", "ccomp", "obl", "obj") and not (
            tree.dep[i] in ("acl", "advcl") and tree.case(i) == "to"
        ):
            return False
        i = tree.head[i]
    return True
