"""Clauses: every word that states something, with the stretch of text it states it in.

A clause is its predicate's subtree without what is a statement of its own beside it: coordinated clauses with their
own subject, inserted «he said», and adverbial clauses and appositive relatives behind or before a comma. Coordinated
verbs of one subject stay in the first one's clause and have a clause each: «sways, snaps and falls» is whole.
A verb that only says how firmly («appeared to have started») gives its place to the verb below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.annotate.tree import Tree, Words
from sayso.language.en import clauses as words

_NOT_CLAUSE = {
    "amod",
    "compound",
    "case",
    "mark",
    "aux",
    "cop",
    "fixed",
    "flat",
    "det",
    "nummod",
    "goeswith",
    "cc",
    "punct",
    "discourse",
    "vocative",
    "reparandum",
    "expl",
    "advmod",
}
_EDGE = set(",;:.—–-…\"“”‘’'«»()[]`") | {"--", "''", "``", "..."}


@dataclass(frozen=True, slots=True)
class Clause:
    """`head`: the word the clause hangs from. `pred`: its predicate, the same but for raising verbs.

    words: [first, last) of the clause. subject: the word that heads its subject, found through control and
    relatives; None when there is none. passive: the subject undergoes. raised: the hedging verbs above `pred`.
    """

    head: int
    pred: int
    words: Words
    subject: int | None
    passive: bool
    raised: tuple[int, ...] = ()


@cache
def raising() -> frozenset[str]:
    """Lemmas that hand their subject to an infinitive and only say how firmly: «seem», «appear»."""
    return frozenset(words.RAISING.split())


def find_clauses(tree: Tree) -> list[Clause]:
    """All clauses of the tree, in the order of their predicates."""
    heads = [is_clause(tree, i) for i in range(len(tree.lemma))]
    below = {}  # the clause under a raising verb → the raising verb
    for i, is_head in enumerate(heads):
        if is_head and (k := raised_verb(tree, i)) is not None:
            below[k] = i
    found = []
    for i, is_head in enumerate(heads):
        if not is_head or i in below:
            continue
        chain, pred = [], i
        inner = next((k for k, above in below.items() if above == i), None)
        while inner is not None:
            chain.append(pred)
            pred = inner
            inner = next((k for k, above in below.items() if above == pred), None)
        top = i
        subject, _ = subject_of(tree, i)
        found.append(Clause(top, pred, clause_words(tree, top, heads), subject, is_passive(tree, pred), tuple(chain)))
    return sorted(found, key=lambda clause: clause.pred)


def raised_verb(tree: Tree, i: int) -> int | None:
    """The verb whose subject stands at hedging verb `i`: «appeared [to have started]», «is said [to be]»."""
    verb = tree.kid(i, "xcomp")
    lemma = tree.lemma[i]
    if verb is not None and lemma in ("look", "sound", "seem", "appear") and tree.pos[verb] in ("ADJ", "NOUN"):
        return verb
    if verb is None or tree.kid(verb, "mark") is None:
        return None
    if lemma in raising():
        return verb
    if lemma in words.RAISED_PASSIVE.split() and tree.kid(i, "nsubj:pass", "aux:pass") is not None:
        return verb
    return verb if lemma in words.RAISING_ADJECTIVES.split() and tree.kid(i, "cop") is not None else None


def is_clause(tree: Tree, i: int) -> bool:
    """Whether word `i` heads a clause: a verb, or anything else with a copula or a subject of its own."""
    dep, pos = tree.dep[i], tree.pos[i]
    if dep in _NOT_CLAUSE and not (dep == "advmod" and pos == "VERB"):
        return False
    if pos == "VERB":
        if (
            dep == "conj"
            and tree.pos[tree.head[i]] not in ("VERB", "AUX")
            and tree.kid(i, "nsubj", "obj", "aux") is None
        ):
            return tree.dep[tree.head[i]] not in _NOT_CLAUSE
        return True
    if pos == "AUX":
        return True
    return tree.kid(i, "cop") is not None or (
        tree.kid(i, "nsubj", "csubj") is not None and dep in ("root", "ccomp", "conj", "parataxis", "advcl", "acl")
    )


def clause_words(tree: Tree, i: int, heads: list[bool]) -> Words:
    """The run of words of clause `i`, trimmed of conjunctions and marks at its ends."""
    cut = [k for k in tree.kids[i] if _stands_alone(tree, i, k, heads)]
    cut += [k for k in tree.subtree(i, cut) if tree.rel[k] == "acl:relcl" and k > i and _behind_comma(tree, k)]
    cut += [k for k in tree.subtree(i, cut) if tree.dep[k] == "appos" and k > i and _told_of(tree, k)]
    spans = sorted((tree.left[k], tree.right[k]) for k in cut)
    first, last = tree.left[i], _last_word(tree, i)
    for a, b in spans:  # leading and trailing pieces go; inner ones stay, a clause being one run of words
        first, last = trim(tree, first, last, i)
        if b <= i and a <= first:
            first = max(first, b)
    for a, b in reversed(spans):
        first, last = trim(tree, first, last, i)
        if a > i and b >= last:
            last = min(last, a)
    return trim(tree, first, _before_share(tree, i, last), i)


def _before_share(tree: Tree, i: int, last: int) -> int:
    """Where a clause ends before a verbless addition: «Eleven got away, all of them through the yard»."""
    for p in range(last - 4, i, -1):
        if tree.lower[p] in _STOPS:
            adds = tree.lower[p + 2] == "of" and tree.lower[p + 3] in words.TAKEN_UP.split()
            return p if adds else last
    return last


def _last_word(tree: Tree, i: int) -> int:
    """The end of what hangs on word `i`; a mark at its end, but beyond other words, is not its own."""
    last = tree.right[i]
    if tree.pos[last - 1] == "PUNCT" and last - 2 > i and not tree.within(last - 2, i):
        last = max(w for w in tree.subtree(i) if tree.pos[w] != "PUNCT" or w <= i) + 1
    return last


def trim(tree: Tree, first: int, last: int, keep: int) -> Words:
    """[first, last) without punctuation, conjunctions and empty markers at its ends; word `keep` stays."""
    while first < keep and (
        tree.lower[first] in _EDGE
        or tree.pos[first] == "PUNCT"
        or not tree.lower[first].strip("#*>")  # a heading or a list in Markdown
        or (tree.dep[first] == "cc" and tree.head[first] >= first)
        or (tree.dep[first] == "mark" and tree.lower[first] in words.EMPTY_MARKS.split())
        or (tree.dep[first] == "discourse")
    ):
        first += 1
    while last - 1 > keep and (
        tree.lower[last - 1] in _EDGE or tree.pos[last - 1] == "PUNCT" or tree.dep[last - 1] in ("cc", "mark")
    ):
        last -= 1
    return first, last


def _stands_alone(tree: Tree, i: int, k: int, heads: list[bool]) -> bool:
    """Whether dependant `k` of clause `i` is a statement beside it rather than a part of it."""
    dep = tree.dep[k]
    if dep == "conj":
        return heads[k] and (tree.kid(k, "nsubj", "csubj", "expl") is not None or _full(tree, i, k))
    if dep in ("parataxis", "dateline"):
        return True
    if dep in ("advcl", "dislocated") or tree.rel[k] == "acl:relcl":
        if dep == "advcl" and k > i and tree.case(k) in words.BESIDE.split() and tree.kid(k, "nsubj") is not None:
            return True
        return (
            _behind_comma(tree, k)
            if k > i
            else tree.lower[min(tree.right[k], len(tree.lower) - 1)] in _STOPS
            or (tree.lower[tree.right[k] - 1] in _STOPS)
        )
    if dep == "obl" and k > i + 1:
        return _behind_comma(tree, k) and tree.kid(k, "case") is not None
    return False


def _full(tree: Tree, i: int, k: int) -> bool:
    """Whether a second verb of one subject is long and finite by itself: «… and were driven back after an hour»."""
    own = tree.kid(k, "aux", "cop")
    return (
        own is not None
        and tree.finite(k)
        and tree.right[k] - tree.left[k] >= FULL
        and tree.left[k] > tree.left[i] + FULL // 2
    )


FULL = 8  # words from which a coordinated verb with an auxiliary of its own is a clause beside the first


def _told_of(tree: Tree, k: int) -> bool:
    """Whether an apposition behind a comma has a relative clause: «Blue Gull, an exercise that had been planned»."""
    return tree.kid(k, "acl:relcl") is not None and _behind_comma(tree, k)


_STOPS = {",", "—", "–", "--", ";", "-"}


def _behind_comma(tree: Tree, k: int) -> bool:
    """Whether what hangs on word `k` starts behind a comma or dash, or with one."""
    first = tree.left[k]
    return tree.lower[first] in _STOPS or (first > 0 and tree.lower[first - 1] in _STOPS)


def is_passive(tree: Tree, i: int) -> bool:
    """Whether the subject of predicate `i` undergoes: «was hit», «a ship hit by a missile»."""
    if tree.pos[i] != "VERB":
        return False
    if tree.kid(i, "nsubj:pass", "csubj:pass", "aux:pass") is not None:
        return True
    if tree.dep[i] == "conj" and tree.kid(i, "nsubj", "aux") is None:
        return tree.tag[i] == "VBN" and is_passive(tree, tree.head[i])
    return (
        tree.dep[i] in ("acl", "amod", "advcl")
        and tree.tag[i] in ("VBN", "VBD")
        and tree.kid(i, "nsubj", "aux") is None
    )


def subject_of(tree: Tree, i: int, depth: int = 0) -> tuple[int | None, bool]:
    """The word that heads the subject of predicate `i`, and whether it stands there itself.

    «The ship sank, killing nine» gives «ship» for «killing»; «men who fled» gives «men»; «told them to go», «them».
    """
    own = tree.kid(i, "nsubj", "csubj")
    if own is not None:
        if tree.rel[i] == "acl:relcl" and tree.lower[own] in words.RELATIVES.split():
            return tree.head[i], False
        return own, True
    if depth > 8 or tree.head[i] == i:
        return None, False
    above, dep = tree.head[i], tree.dep[i]
    if dep == "conj":
        return (
            subject_of(tree, above, depth + 1) if tree.pos[above] in ("VERB", "AUX", "ADJ", "NOUN") else (None, False)
        )
    if dep == "acl":
        if tree.rel[i] == "acl:relcl":
            obj = tree.kid(i, "obj")
            return (None, False) if obj is None else (above, False)
        if tree.tag[i] in ("VBG", "VBN", "VBD"):
            return above, False
        return None, False
    if dep == "xcomp":
        controller = tree.kid(above, "obj", "iobj")
        if controller is not None and tree.lemma[above] not in words.SUBJECT_CONTROL.split():
            return controller, False
        return subject_of(tree, above, depth + 1)[0], False
    if dep in ("advcl", "obl"):
        accused = (
            tree.kid(above, "obj", "nsubj:pass") if tree.case(i) in ("of", "for") and tree.tag[i] == "VBG" else None
        )
        return (accused if accused is not None else subject_of(tree, above, depth + 1)[0]), False
    return None, False


@cache
def event_nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Nouns that tell a happening always, and those that do so with arguments."""
    from sayso.language.en import events

    return frozenset(events.EVENTS.split()), frozenset(events.EVENTS_WITH_ARGUMENTS.split())


SURE, UNSURE = 0.9, 0.1  # the reader's event probability from which a noun is one, and below which a listed one is not


def find_nominals(tree: Tree) -> list[Clause]:
    """Noun phrases that tell a happening: «the capture of X», «an outage», each a clause of its own."""
    always, with_arguments = event_nouns()
    found = []
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] not in ("NOUN", "PROPN") or tree.dep[i] in ("flat", "fixed", "goeswith"):
            continue
        if tree.kid(i, "cop", "nsubj") is not None or lemma in words.NOT_EVENTS.split():
            continue
        if tree.event:
            listed = UNSURE if lemma in always else (SURE + UNSURE) / 2 if lemma in with_arguments else SURE
            if tree.dep[i] == "compound":
                listed = max(listed, (SURE + UNSURE) / 2)  # «attack victims», not «fire service»
            told = tree.event[i] >= listed
        else:
            told = (
                tree.pos[i] == "NOUN"
                and (lemma in always or (lemma in with_arguments and tree.kid(i, "nmod", "nmod:poss") is not None))
                and tree.dep[i] != "compound"
            )
        if told:
            words_ = nominal_words(tree, i)
            found.append(Clause(i, i, words_, None, False))
    return found


def nominal_words(tree: Tree, i: int) -> Words:
    """The noun phrase of word `i` without preposition, coordinated ones, relative clauses and appositions."""
    cut = [
        k
        for k in tree.kids[i]
        if tree.dep[k] in ("case", "cc", "conj", "punct", "appos", "parataxis", "mark")
        or tree.rel[k] == "acl:relcl"
        or (tree.dep[k] == "acl" and k > i and tree.lower[k - 1] == ",")
    ]
    keep = set(tree.subtree(i, cut))
    first = last = i
    while first - 1 in keep:
        first -= 1
    while last + 1 in keep:
        last += 1
    return trim(tree, first, last + 1, i)
