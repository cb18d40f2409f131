"""How firmly a clause is stated: certainty, polarity and world, from the words in it and above it.

Read from the inside out: the predicate's own modals, negation and adverbs; then each word above it up to its
speaker's words («tried to», «unclear whether», «if»); then the cue it is content of. The weakest reading wins.
"""

from __future__ import annotations

from sayso.annotate.attribution_spans import Attribution, is_negated
from sayso.annotate.clauses import Clause
from sayso.annotate.firmness import Firmness, embedding, listed
from sayso.annotate.modals import is_perfect, read_modals
from sayso.annotate.tree import Tree
from sayso.language.en import modality as words


def firmness_of(tree: Tree, clause: Clause, top: int | None) -> Firmness:
    """The firmness of a clause for the one who speaks; `top` is the cue word above which nothing counts."""
    firm = Firmness()
    heads = (clause.pred, *clause.raised)
    for i in heads:
        _negation(tree, i, firm)
        _adverbs(tree, i, firm)
    if called_off(tree, clause.pred) or _ruled_out(tree, clause):
        firm.polarity = -1
    read_modals(tree, clause, firm, top)
    for i in clause.raised:
        certainty, sign, world = words.RAISED.get(tree.lemma[i], ("certain", 1, "actual"))
        firm.weaken(certainty)
        firm.polarity *= sign
        if world != "actual" and is_perfect(tree, clause.pred):
            world = "actual"
        firm.remove(world)
    _mood(tree, clause, firm)
    _above(tree, clause, firm, top)
    return firm


def _negation(tree: Tree, i: int, firm: Firmness) -> None:
    """«not», «never»; «no» on subject or object; «nobody»; «without»."""
    for k in tree.kids[i]:
        lower = tree.lower[k]
        if tree.dep[k] in ("advmod", "neg", "aux", "cc") and lower in listed("NEGATORS"):
            following = tree.lower[k + 1] if k + 1 < len(tree.lower) else ""
            behind = k == i + 1 and tree.pos[i] == "AUX"  # «It was not», «they didn't»
            if following not in ("only", "just", "least", "merely", "yet-") and (k < i or behind):
                firm.polarity = -firm.polarity
        elif tree.dep[k] == "cop" and is_negated(tree, k):
            firm.polarity = -firm.polarity  # «Gas it was not»
        elif tree.dep[k] == "advmod" and lower == "longer" and tree.lower[k - 1] == "no":
            firm.polarity = -firm.polarity
        elif tree.dep[k] in ("nsubj", "obj", "expl") or (
            tree.dep[k] == "obl" and tree.case(k) in ("at", "in", "under")
        ):
            if (
                lower in listed("NOTHING")
                or any(tree.dep[d] == "det" and tree.lower[d] == "no" for d in tree.kids[k])
                or (lower == "one" and tree.lower[k - 1] == "no")
                or _not_one(tree, k)
            ):
                if not (tree.dep[k] == "obj" and tree.pos[i] == "NOUN"):
                    firm.polarity = -1
        elif tree.dep[k] == "det" and lower in ("no", "neither") and tree.pos[i] in ("NOUN", "PROPN"):
            firm.polarity = -1
        elif tree.dep[k] in ("mark", "case") and lower in listed("WITHOUT"):
            firm.polarity = -firm.polarity


def _not_one(tree: Tree, k: int) -> bool:
    """«not a shot», «not one of the pumps»: the negation of a subject or object."""
    for d in tree.kids_of(k, "advmod", "neg", "det", "cc"):
        if tree.lower[d] == "not" and d < k:
            return tree.lower[d + 1] in ("a", "an", "one", "any") or tree.pos[d + 1] == "NUM"
    return False


def called_off(tree: Tree, i: int) -> bool:
    """Whether a noun tells what did not come about: «the cancelled deal», «the launch was scrapped»."""
    if tree.pos[i] != "NOUN":
        return False
    head = tree.head[i]
    if tree.pos[head] == "VERB" and tree.lemma[head] in listed("CALLED_OFF") and tree.rel[i] in ("obj", "nsubj:pass"):
        return not any(tree.lower[k] in listed("NEGATORS") for k in tree.kids_of(head, "advmod"))
    if (
        tree.lemma[head] in ("delay", "postponement", "cancellation")
        and tree.rel[i] == "nmod"
        and tree.case(i) in ("in", "of", "to")
    ):
        return True
    return any(
        tree.lower[x] in listed("UNDONE") for k in tree.kids_of(i, "amod", "acl") for x in (k, *tree.kids[k]) if k < i
    )


def _ruled_out(tree: Tree, clause: Clause) -> bool:
    """«a leak had been ruled out»: whoever did so holds that there was none."""
    pred = clause.pred
    if not clause.passive or tree.lemma[pred] not in listed("RULED_OUT"):
        return False
    if tree.lemma[pred] == "rule" and not any(tree.lower[k] == "out" for k in tree.kids[pred]):
        return False
    return tree.kid(pred, "obl") is None and not any(
        tree.lower[k] in listed("NEGATORS") or tree.tag[k] == "MD" for k in tree.kids_of(pred, "advmod", "aux")
    )


def _adverbs(tree: Tree, i: int, firm: Firmness) -> None:
    """«probably», «perhaps»."""
    for k in tree.kids_of(i, "advmod", "amod", "discourse"):
        if tree.lower[k] in listed("POSSIBLE"):
            firm.weaken("possible")
        elif tree.lower[k] in listed("PROBABLE"):
            firm.weaken("probable")


def _mood(tree: Tree, clause: Clause, firm: Firmness) -> None:
    """Imperatives ask, questions leave open."""
    pred = clause.pred
    if "Mood=Imp" in tree.morph[pred] or (
        tree.tag[pred] == "VB"
        and tree.dep[pred] in ("root", "parataxis")
        and clause.subject is None
        and tree.kid(pred, "aux", "mark", "nsubj") is None
    ):
        firm.remove("hypothetical")
        firm.stance = "asks"
        return
    if tree.dep[clause.head] in ("root", "conj", "parataxis", "ccomp"):
        last = tree.right[clause.head]
        following = tree.lower[last - 1 : last + 1]
        if any(mark.startswith("?") for mark in following):
            firm.weaken("unstated")
            firm.remove("hypothetical")
            firm.stance = "asks"


def _above(tree: Tree, clause: Clause, firm: Firmness, top: int | None) -> None:
    """What the words over a clause make of it, up to word `top`."""
    i = clause.head
    for _ in range(8):
        head = tree.head[i]
        dep, rel = tree.dep[i], tree.rel[i]
        mark = tree.case(i) if dep in ("advcl", "acl", "ccomp", "xcomp", "csubj") else ""
        if dep in ("advcl",) and mark in listed("CONDITIONS"):
            if not (mark == "whether" and tree.lemma[head] in listed("OPEN_WHEN_NEGATED")):
                firm.remove("hypothetical")  # «Whether it is real I cannot tell» is a question, no condition
            firm.weaken("unstated")
            return
        if head == i or (top is not None and head == top):
            if dep in ("ccomp", "csubj", "csubj:pass") and (mark in ("whether", "if") or _unknown(tree, i, head)):
                firm.weaken("unstated")
            return
        if dep == "ccomp" or dep == "csubj" or (dep == "acl" and rel != "acl:relcl" and mark):
            _complement(tree, i, head, mark, firm)
        elif dep == "xcomp" or (dep == "advcl" and mark == "to") or (dep == "acl" and mark == "to"):
            _infinitive(tree, i, head, dep, mark, firm)
        elif dep == "advcl" and mark in ("before", "until", "rather than", "instead of") and mark != "before":
            firm.remove("hypothetical")
        elif dep == "conj":
            if tree.kid(i, "nsubj", "aux", "mark") is None and tree.pos[head] == tree.pos[i]:
                _inherit(tree, i, head, firm)
        elif rel == "acl:relcl" or dep in ("advcl", "parataxis"):
            return
        i = head


QUESTIONS = ("whether", "if", "how", "who", "what", "where", "why", "when", "which", "whose")


def _unknown(tree: Tree, i: int, head: int) -> bool:
    """Whether a question hangs on what is not known: «not known how deep», «nobody knows who», «would not say why»."""
    if tree.lemma[head] not in listed("OPEN_WHEN_NEGATED"):
        return False
    if not _asks(tree, i):
        return False
    subject = tree.kid(head, "nsubj")
    return any(tree.lower[k] in listed("NEGATORS") for k in tree.kids_of(head, "advmod")) or (
        subject is not None and (tree.lower[subject] in listed("NOTHING") or tree.lower[tree.left[subject]] == "no")
    )


def is_withheld(tree: Tree, a: Attribution, head: int) -> bool:
    """Whether a question is what somebody does not say: «would not say who did it», «declined to say whether»."""
    question = tree.case(head) in ("whether", "if") or _asks(tree, head)
    if tree.head[head] != a.word or not (question or a.use.stance == "confirms"):
        return False
    above = tree.head[a.word]
    return a.denied or (tree.dep[a.word] == "xcomp" and tree.lemma[above] in listed("WITHHOLDING"))


def _asks(tree: Tree, i: int) -> bool:
    return any(tree.lower[k] in QUESTIONS for k in range(tree.left[i], min(tree.left[i] + 2, i + 1)))


def _complement(tree: Tree, i: int, head: int, mark: str, firm: Firmness) -> None:
    """A clause under a word that leaves it open: «unclear whether», «not known how many»."""
    lemma = tree.lemma[head]
    question = mark in ("whether", "if") or any(
        tree.lower[k] in QUESTIONS for k in range(tree.left[i], min(tree.left[i] + 2, i + 1))
    )
    negated = (
        any(tree.lower[k] in listed("NEGATORS") for k in tree.kids_of(head, "advmod"))
        or tree.kid(head, "mark") is not None
        or _unknown(tree, i, head)
    )
    if (
        question
        and (mark in ("whether", "if") or lemma in listed("OPEN") or (negated and lemma in listed("OPEN_WHEN_NEGATED")))
    ) or (not question and lemma in listed("OPEN")):
        firm.weaken("unstated")


def _infinitive(tree: Tree, i: int, head: int, dep: str, mark: str, firm: Firmness) -> None:
    """An open complement or purpose: «tried to flee», «failed to stop», «went to help»."""
    effect = embedding().get(tree.lemma[head])
    if dep == "xcomp" and tree.kid(i, "mark") is None and tree.tag[i] != "VB":
        effect = effect if effect is not None and effect[1] < 0 else None
    elif effect is None and mark == "to":
        effect = (
            ("unstated", 1, "hypothetical")
            if dep == "acl" or (dep == "advcl" and i > head)
            else ("certain", 1, "hypothetical")
        )
        effect = ("certain", effect[1], effect[2])
    elif dep == "advcl":
        effect = ("certain", 1, "hypothetical")
    if called_off(tree, head):
        effect = ("certain", -1, "actual")
    if effect is None:
        return
    certainty, sign, world = effect
    negated = any(tree.lower[k] in listed("NEGATORS") for k in tree.kids_of(head, "advmod"))
    if world == "actual" and negated:
        sign = -sign
    if certainty != "unstated":
        firm.weaken(certainty)
    firm.polarity *= sign
    firm.remove(world, soft=True)


HAPPENED, UNHAPPENED = (
    1.5,
    -0.5,
)  # factuality from which the reader outvotes an infinitive, and below which a plain clause


def heed_reader(tree: Tree, clause: Clause, firm: Firmness) -> None:
    """Let the reader's factuality decide where the words alone say little; explicit modals and negation stand.

    Set on the factuality train files: of infinitives with a value from 1.5 on, 9 in 10 happened; of plain clauses below
    -0.5, 1 in 10 did.
    """
    if not tree.firm:
        return
    value = tree.firm[clause.pred]
    if firm.soft and value >= HAPPENED:
        firm.world, firm.soft = "actual", False
    elif firm.world == "actual" and firm.certainty == "certain" and firm.polarity > 0 and value <= UNHAPPENED:
        timed = tree.tag[clause.pred] in ("VBZ", "VBP") and tree.lemma[clause.pred] in listed("SCHEDULED")
        firm.remove("planned" if timed else "hypothetical")  # «The trial begins on Monday.»


def _inherit(tree: Tree, i: int, head: int, firm: Firmness) -> None:
    """A coordinated predicate shares modals and negation of the first: «will not pay or talk»."""
    lowers = {tree.lower[k] for k in tree.kids_of(head, "aux")}
    if lowers & listed("MAY"):
        firm.weaken("possible")
    if lowers & listed("FUTURE") or lowers & listed("WOULD"):
        firm.remove("planned")
    if any(tree.lower[k] == "or" for k in tree.kids_of(i, "cc")):
        _negation(tree, head, firm)
