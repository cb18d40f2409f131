"""Depiction: which clauses tell what happens only in a film, a game, a drill, a made-up or recycled picture.

Every picture and work a report speaks of is a *referent*: «a video», «the clip», «it». What the report says of it
anywhere decides whether it is made up («AI-generated», «comes from a computer game», «none of it happened»). A scene
is what a referent shows: the complement of «shows», the clause with «in the clip», and the narrative present after
either, sentence by sentence, until the past tense returns to reporting. Scenes of made-up referents are depicted;
genuine footage of real events stays actual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from sayso.annotate.tree import Tree
from sayso.language.en import depiction as words

_YEAR = re.compile(r"(?:19|20)\d\d")


SHOWN = 0.25  # chance, over a clause's words, from which the reader alone makes it a depiction


@dataclass(slots=True)
class Referent:
    """A picture or work: the words that name it, evidence for (made) and against (genuine) its being made up."""

    mentions: list[int] = field(default_factory=list)
    lemmas: set[str] = field(default_factory=set)
    made: int = 0
    genuine: int = 0
    staged: bool = False

    @property
    def depicts(self) -> bool:
        """Whether what it shows did not happen."""
        return self.made > 0 and self.made >= self.genuine


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists of `language/en/depiction.py` as a set."""
    return frozenset(getattr(words, name).split())


def depicted_words(tree: Tree, speech: set[int], year: str | None) -> set[int]:
    """The words that tell what is only depicted; `speech` are verbs of saying, `year` the report's, if known."""
    referents, of_word = find_referents(tree)
    if not referents:
        return set()
    _evidence(tree, referents, of_word, year)
    if not any(referent.depicts for referent in referents):
        return set()
    return _scenes(tree, of_word, speech)


def is_depicted(tree: Tree, words: tuple[int, int], *, by_rule: bool) -> bool:
    """Whether the clause of words [first, last) is only depicted: a rule says so, or the reader's chance is enough."""
    shown = tree.shown[slice(*words)]
    return by_rule or (bool(shown) and sum(shown) / len(shown) >= SHOWN)


def find_referents(tree: Tree) -> tuple[list[Referent], dict[int, Referent]]:
    """The pictures and works, and which of them each word names, pronouns right behind included."""
    referents: list[Referent] = []
    of_word: dict[int, Referent] = {}
    last: Referent | None = None
    last_sent = -9
    for i, lemma in enumerate(tree.lemma):
        work, picture = _is_work(tree, i), lemma in listed("PICTURES") and tree.pos[i] in ("NOUN", "PROPN")
        if (work or picture) and tree.dep[i] != "compound":
            referent = _taken_up(tree, i, referents)
            if referent is None:
                referent = Referent()
                referents.append(referent)
            referent.mentions.append(i)
            referent.lemmas.add(lemma)
            if work:
                referent.made += 2
                referent.staged |= lemma in listed("STAGED")
            of_word[i] = last = referent
            last_sent = tree.sent[i]
        elif tree.lower[i] in ("it", "its", "they", "this") and last is not None and tree.sent[i] - last_sent <= 1:
            if tree.dep[i] in ("nsubj", "nmod", "obl") and (
                tree.lower[i] != "they" or last.lemmas & {"photo", "image", "picture", "video"}
            ):
                of_word[i] = last
                last_sent = tree.sent[i]
    return referents, of_word


def _is_work(tree: Tree, i: int) -> bool:
    """Whether word `i` names a work or exercise."""
    lemma = tree.lemma[i]
    if lemma not in listed("WORKS") or tree.pos[i] not in ("NOUN", "PROPN"):
        return False
    if lemma in words.WORKS_WITH:
        beside = {tree.lower[k] for k in tree.kids_of(i, "compound", "amod", "acl")} | {
            tree.lower[i - 1] if i else "",
            tree.lower[i + 1] if i + 1 < len(tree.lower) else "",
        }
        return bool(beside & set(words.WORKS_WITH[lemma].split()))
    return (
        tree.lower[i + 1] not in ("festival", "star", "maker", "industry", "director", "crew")
        if i + 1 < len(tree.lower)
        else True
    )


def _taken_up(tree: Tree, i: int, referents: list[Referent]) -> Referent | None:
    """The referent that a definite mention means: «the clip», «this video», «a scene from …» right behind «it»."""
    determiner = next((tree.lower[k] for k in tree.kids_of(i, "det", "nmod:poss")), "")
    picture = tree.lemma[i] in listed("PICTURES")
    if determiner in ("the", "this", "that", "these", "those") or (not determiner and tree.lemma[i] == "clip"):
        if (
            tree.kid(i, "nmod") is not None
            and determiner == "the"
            and not any(tree.lemma[i] in r.lemmas for r in referents)
        ):
            return None
        for referent in reversed(referents):
            if tree.lemma[i] in referent.lemmas:
                return referent
        for referent in reversed(referents):
            if picture and referent.lemmas & listed("PICTURES"):
                return referent
    return None


def _evidence(tree: Tree, referents: list[Referent], of_word: dict[int, Referent], year: str | None) -> None:
    """What the report says of its pictures."""
    for i, referent in of_word.items():
        beside = {tree.lower[k] for k in tree.kids_of(i, "amod", "compound", "nmod:desc")}
        beside |= {tree.lower[x] for k in tree.kids_of(i, "amod", "compound", "acl") for x in (k, *tree.kids[k])}
        beside |= {tree.lower[j] for j in range(max(0, i - 3), i) if tree.lower[j] in ("ai-generated", "deepfake")}
        if beside & listed("MADE") or ("ai" in beside):
            referent.made += 2
        if beside & listed("CAMERAS") or beside & {"genuine", "verified", "authentic"}:
            referent.genuine += 2
        head = tree.head[i]
        if tree.dep[i] == "nsubj" or (tree.dep[i] == "nsubj" and tree.rel[i].endswith("pass")):
            _said_of(tree, head, referent, of_word, year)
        elif tree.dep[i] == "appos" and head in of_word:
            of_word[head].made += referent.made
    first = next((r for r in reversed(referents)), None)
    for i, lemma in enumerate(tree.lemma):
        if lemma in listed("UNHAPPENED") and tree.kid(i, "nsubj") is not None and first is not None:
            subject = tree.kid(i, "nsubj")
            if subject is not None and tree.lower[subject] in listed("NONE"):
                near = [r for r in referents if any(m < i for m in r.mentions)]
                if near:
                    max(near, key=lambda r: max(m for m in r.mentions if m < i)).made += 3


def _said_of(tree: Tree, head: int, referent: Referent, of_word: dict[int, Referent], year: str | None) -> None:
    """What a predicate with a picture as its subject tells of it: «is fake», «comes from a film»."""
    lemma = tree.lemma[head]
    negated = any(tree.lower[k] in ("not", "n't", "n’t", "never") for k in tree.kids_of(head, "advmod"))
    if tree.kid(head, "cop") is not None:
        told = {tree.lower[head], *(tree.lower[k] for k in tree.kids_of(head, "amod", "compound", "conj", "advmod"))}
        if told & listed("MADE") or _is_work(tree, head):
            referent.made += -3 if negated else 3
        if told & listed("GENUINE"):
            referent.genuine += -3 if negated else 3
            referent.made += 3 if negated else 0
    below = [
        k
        for x in (head, *tree.kids_of(head, "obl", "nmod", "xcomp", "obj", "acl", "advcl"))
        for k in (x, *tree.kids_of(x, "nmod", "obl", "appos", "compound"))
    ]
    if lemma in listed("STEMS") or tree.kid(head, "cop") is not None:
        referent.made += 3 * any(_is_work(tree, k) and tree.case(k) in ("from", "of", "") and k != head for k in below)
        if tree.lower[head] == "here" or "here" in {tree.lower[k] for k in below}:
            referent.genuine += 3
    if lemma == "pass" and any(tree.case(k) in ("as", "off as") for k in below):
        referent.made += 1
    if lemma in listed("MADE_BY") and {tree.lower[k] for k in below} & (listed("GENERATORS") | {"ai", "intelligence"}):
        referent.made += 3
    if {tree.lemma[k] for k in below} & listed("GENERATORS") - {"software"}:
        referent.made += 2
    if lemma in listed("SHOT"):
        years = {tree.lower[k] for k in below if _YEAR.fullmatch(tree.lower[k])}
        if years and year is not None and max(years) < year:
            referent.made += 2
        elif years and year is None:
            referent.made += 1
        if any(tree.lower[x] in ("another", "elsewhere", "different") for k in below for x in (k, *tree.kids[k])):
            referent.made += 2  # «filmed in 2017 at a works on another continent»
    if any(tree.lower[k] == "nothing" for k in tree.kids_of(head, "obj")) and lemma == "have":
        referent.made += 3


def _scenes(tree: Tree, of_word: dict[int, Referent], speech: set[int]) -> set[int]:
    """The words of all scenes of referents that depict."""
    found: set[int] = set()
    current: Referent | None = None
    told = False  # whether the sentence before belonged to the scene
    for first, last in tree.sents:
        root = next((i for i in range(first, last) if tree.dep[i] == "root"), first)
        if tree.pos[root] not in ("VERB", "AUX") and tree.kid(root, "cop") is None:
            root = next((i for i in range(first, last) if tree.finite(i) and tree.pos[i] == "VERB"), root)
        here = [i for i in range(first, last) if i in of_word]
        scene: set[int] = set()
        for i in here:
            scene |= _shown(tree, i, of_word[i], speech)
        opened = next((of_word[i] for i in reversed(here) if of_word[i].mentions), None)
        narrative = (
            _present(tree, root)
            and root not in speech
            and not any(i in speech for i in tree.kids_of(root, "parataxis"))
        )
        about = any(
            tree.dep[i] == "nsubj" and tree.head[i] == root and root not in scene and tree.lower[i] not in ("it",)
            for i in here
        )
        if opened is not None:
            if current is not opened and not scene:
                told = not narrative
            current = opened
        if (
            current is not None
            and not scene
            and not about
            and narrative
            and (opened is None or told)
            and _tells(tree, root)
        ):
            scene = set(range(first, last)) if not here or told else scene
        if current is not None and current.depicts:
            found |= scene
        if scene:
            told = True
        elif opened is None and _past(tree, root):
            current, told = None, False
        elif opened is not None:
            told = True
    return found


def _tells(tree: Tree, root: int) -> bool:
    """Whether a sentence can tell a happening of a scene rather than speak of the report's own business."""
    subject = tree.kid(root, "nsubj")
    return subject is None or tree.lower[subject] not in ("i", "we", "this", "that", "it", "you", "there")


def _shown(tree: Tree, i: int, referent: Referent, speech: set[int]) -> set[int]:
    """The words that tell what is in the picture named by word `i`: of the same sentence."""
    head, case = tree.head[i], tree.case(i)
    top = next((h for h in (i, *tree.up(i)) if tree.dep[h] in ("nsubj", "obl", "nmod")), i)
    head = tree.head[top]
    first, last = tree.sents[tree.sent[i]]
    if (
        tree.lower[first] in ("in", "during")
        and i - first < 9
        and tree.dep[top] in ("obl", "nsubj", "appos", "nmod")
        and i in of_lead(tree, first)
    ):
        found = {
            w
            for k in range(i, last)
            if tree.pos[k] == "VERB" and tree.finite(k) and _present(tree, k)
            for w in tree.subtree(k)
        }
        if found and tree.dep[top] != "obl":
            return {w for w in found if w > i}
    if tree.dep[top] in ("nsubj", "obj", "iobj") and top < head and tree.lemma[head] in listed("SHOWS"):
        return _below(tree, head, top)
    if tree.dep[top] == "nsubj" and tree.lemma[head] in ("start", "begin", "open", "end", "follow"):
        return _below(tree, head, top)
    for verb in (k for k in tree.kids[i] if tree.rel[k] == "acl:relcl" or tree.dep[k] == "acl"):
        if (tree.lemma[verb] in listed("SHOWS") and tree.rel[verb] == "acl:relcl") or (
            tree.tag[verb] == "VBG" and tree.lemma[verb] in listed("SHOWS")
        ):
            return {verb, *_below(tree, verb, tree.kid(verb, "nsubj") or verb)}  # «that shows …» is all of the picture
        if any(tree.lower[k] in ("which", "where") for k in tree.kids[verb]) and _present(tree, verb):
            return set(tree.subtree(verb))
    if tree.lemma[head] in ("claim", "purport", "appear", "seem") and tree.dep[top] == "nsubj":
        shown = tree.kid(head, "xcomp")
        if shown is not None and tree.lemma[shown] in listed("SHOWS"):
            return _below(tree, shown, shown)
    if (tree.dep[top] == "obl" and tree.case(top) in ("in", "during", "throughout")) or (
        tree.dep[top] == "obl" and case == "in"
    ):
        past = not _present(tree, head)
        if head in speech or (past and (referent.staged or (top != i and tree.lemma[i] in listed("STAGED")))):
            return set()
        if past and tree.lemma[i] not in listed("WORKS"):
            return set()
        held = {k for k in tree.kids_of(head, "parataxis") if not _present(tree, k)}
        return set(tree.subtree(head, {top, *held}))
    if tree.rel[top] == "nmod" and tree.case(top) in ("in", "from") and tree.lemma[head] in listed("PICTURES"):
        return set()
    return set()


def of_lead(tree: Tree, first: int) -> set[int]:
    """The words before the second comma of a sentence: its opening phrase."""
    commas = [k for k in range(first, tree.sents[tree.sent[first]][1]) if tree.lower[k] == ","]
    return set(range(first, commas[1] if len(commas) > 1 else commas[0] if commas else first))


def _below(tree: Tree, verb: int, subject: int) -> set[int]:
    """What a verb of showing governs, without its subject and without what is told of the world outside.

    Outside are clauses of time, relatives in the past, and what a scene is «linked to» or «based on».
    """
    held = {subject}
    for k in tree.subtree(verb):
        if k == verb:
            continue
        early = any(tree.lower[x] in ("after", "before", "since") for x in tree.kids_of(k, "mark", "advmod", "case"))
        if tree.dep[k] in ("advcl", "acl") and (
            (early and _past(tree, k))
            or (tree.rel[k] == "acl:relcl" and _past(tree, k))
            or tree.lemma[k] in ("link", "relate", "base", "inspire", "connect")
        ):
            held.add(k)
        if (
            tree.head[k] == verb
            and tree.dep[k] == "conj"
            and (not _present(tree, k) or tree.lemma[k] in ("have", "go"))
        ):
            held.add(k)
    return set(tree.subtree(verb, held)) - {verb}


def _present(tree: Tree, i: int) -> bool:
    """Whether the finite verb of predicate `i` is in the simple or progressive present."""
    group = [i, *tree.kids_of(i, "aux", "cop")]
    if _perfect(tree, i) or any(tree.tag[k] == "MD" for k in group):
        return False
    finite = [k for k in group if "VerbForm=Fin" in tree.morph[k] or tree.tag[k] in ("VBZ", "VBP", "VBD")]
    return bool(finite) and all("Tense=Pres" in tree.morph[k] or tree.tag[k] in ("VBZ", "VBP") for k in finite)


def _past(tree: Tree, i: int) -> bool:
    """Whether the finite verb of predicate `i` is in the simple or progressive past, or a modal stands with it."""
    group = [i, *tree.kids_of(i, "aux", "cop")]
    return not _perfect(tree, i) and any(
        ("Tense=Past" in tree.morph[k] and "VerbForm=Fin" in tree.morph[k]) or tree.tag[k] in ("VBD", "MD")
        for k in group
    )


def _perfect(tree: Tree, i: int) -> bool:
    return any(tree.lemma[k] == "have" for k in tree.kids_of(i, "aux"))
