"""Modals and what is yet to come: «may», «would», «must», «will», «is due to», planned or foretold."""

from __future__ import annotations

from sayso.annotate.clauses import Clause
from sayso.annotate.firmness import Firmness, listed
from sayso.annotate.tree import Tree


def is_perfect(tree: Tree, i: int) -> bool:
    """Whether a perfect puts the predicate in the past: «may have been»."""
    return any(tree.lemma[k] == "have" and tree.dep[k] == "aux" for k in tree.kids[i])


def read_modals(tree: Tree, clause: Clause, firm: Firmness, top: int | None) -> None:
    """«may», «would», «must», «will»: on the predicate or on the hedging verb above it."""
    pred = clause.pred
    lowers = {tree.lower[k]: k for i in (pred, *clause.raised) for k in tree.kids_of(i, "aux")}
    lemma = tree.lemma[pred] if tree.pos[pred] in ("VERB", "AUX") and tree.kid(pred, "cop") is None else "be"
    past = is_perfect(tree, pred)
    if (
        {"can", "could", "ca"} & lowers.keys()
        and firm.polarity < 0
        and lemma in ("rule", "exclude", "discount", "preclude")
    ):
        firm.polarity = 1
        firm.weaken("possible")
        if "can" in lowers or "ca" in lowers:
            firm.remove("hypothetical")
            firm.stance = "predicts"
        return
    if "could" in lowers and not past and (firm.polarity < 0 or lemma in listed("SENSED")):
        return  # «could not be found», «could be heard»: that much is certain
    if (
        "can" in lowers
        and not clause.passive
        and firm.polarity > 0
        and tree.pos[pred] == "VERB"
        and lemma not in listed("SENSED")
    ):
        firm.remove("hypothetical", soft=True)
    if lowers.keys() & listed("MAY"):
        firm.weaken("possible")
        progressive = tree.tag[pred] == "VBG"
        if not past and not progressive and lemma not in listed("STATES"):
            firm.remove("hypothetical")
            firm.stance = "predicts"
    if lowers.keys() & listed("WOULD") and not clause.raised:
        if past:
            firm.remove("hypothetical")
        elif tree.finite(pred):
            unplanned = lemma in listed("UNPLANNED") - listed("SCHEDULED") and not _goes_somewhere(tree, pred, lemma)
            firm.remove("hypothetical" if unplanned or _conditional(tree, pred) else "planned")
            if (
                unplanned
                and top is not None
                and not _conditional(tree, pred)
                and lemma not in ("be", "have", "need", "want", "mean")
            ):
                firm.stance = "predicts"  # «cases would rise, she said»
    ours = clause.subject is not None and tree.lower[clause.subject] in ("i", "we")
    if lowers.keys() & listed("MUST") and not ("shall" in lowers and ours):  # «We shall publish it» is a vow
        firm.remove("hypothetical")
        if lowers.keys() & {"must", "should"} and past:
            firm.weaken("probable")
    if lowers.keys() & listed("FUTURE") or _going_to(tree, pred):
        _future(tree, clause, firm, lemma)
    if _is_to(tree, pred) or _called_for(tree, clause):
        firm.remove("planned")
    if (
        clause.passive
        and lemma in ("expect", "schedule", "plan", "slate")
        and tree.kid(pred, "xcomp", "ccomp") is None
        and tree.dep[pred] != "acl"
    ):
        firm.remove("planned")
        if lemma == "expect":
            firm.weaken("probable")


def _goes_somewhere(tree: Tree, pred: int, lemma: str) -> bool:
    """«the law would go to parliament» is a plan, «prices would go up» is none."""
    return lemma == "go" and any(tree.case(k) in ("to", "before", "into") for k in tree.kids_of(pred, "obl"))


def _conditional(tree: Tree, pred: int) -> bool:
    """Whether a clause depends on another: by «if» and the like, or by an inversion («Had they won, you would …»)."""
    for k in tree.kids_of(pred, "advcl"):
        first = tree.lower[tree.left[k]]
        if tree.case(k) in listed("CONDITIONS") or (first in listed("INVERTED") and tree.kid(k, "nsubj") is not None):
            return True
    return False


def _called_for(tree: Tree, clause: Clause) -> bool:
    """«another march has been called for Thursday», «a vigil is planned for Sunday»."""
    pred = clause.pred
    return (
        clause.passive
        and tree.lemma[pred] in listed("CALLED_FOR")
        and any(tree.case(k) == "for" for k in tree.kids_of(pred, "obl"))
        and tree.dep[pred] != "acl"
    )


def _future(tree: Tree, clause: Clause, firm: Firmness, lemma: str) -> None:
    """What is yet to come: planned where somebody does it, a forecast otherwise; in the first person a vow."""
    subject = clause.subject
    conditional = _conditional(tree, clause.pred)
    if lemma == "continue" and (going_on := tree.kid(clause.pred, "xcomp")) is not None:
        lemma = tree.lemma[going_on]  # «will continue to strike» is as planned as striking
    first_person = subject is not None and tree.lower[subject] in ("i", "we")
    if first_person and not clause.passive and lemma not in ("be", "have", "see", "know", "need", "die", "lose"):
        firm.stance = "vows"
        firm.remove("hypothetical" if conditional else "planned")
    elif clause.passive or lemma in listed("SCHEDULED") or lemma not in listed("UNPLANNED"):
        firm.remove("hypothetical" if conditional else "planned")
    else:
        firm.remove("hypothetical")
        firm.stance = "predicts"


def _going_to(tree: Tree, pred: int) -> bool:
    """«is going to rise»: the infinitive below «go»."""
    head = tree.head[pred]
    return (
        head != pred
        and tree.lower[head] in ("going", "gon")
        and tree.dep[pred] == "xcomp"
        and tree.kid(pred, "mark") is not None
    )


def _is_to(tree: Tree, pred: int) -> bool:
    """«is to be questioned», «was to resume»."""
    mark = tree.kid(pred, "mark")
    if mark is not None and tree.lower[mark] == "due":
        return True  # «is due to arrive», read as one marker
    if mark is None or tree.lower[mark] != "to":
        return False
    head = tree.head[pred]
    if (
        head != pred
        and tree.dep[pred] in ("xcomp", "ccomp")
        and tree.lemma[head] == "be"
        and tree.pos[head] in ("AUX", "VERB")
    ):
        return True
    return tree.dep[pred] in ("root", "ccomp", "parataxis", "conj") and any(
        tree.lemma[k] == "be" and tree.tag[k] not in ("VB", "VBN") and k < mark
        for k in tree.kids_of(pred, "aux", "cop")
    )
