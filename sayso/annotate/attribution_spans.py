"""Attributions as spans: the words of cue, source and content, and the word that heads the source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.annotate.clauses import subject_of
from sayso.annotate.cues import Cue, pick, verb_uses
from sayso.annotate.tree import Tree
from sayso.language.en import cues as words

Chars = tuple[int, int]
OPENING, CLOSING = frozenset(("“", "``", '"', "''", "‘", "'")), frozenset(("”", "''", '"'))
DASHES = frozenset(("—", "–", "--", "-"))
CLOCK = re.compile(r"\d{1,2}[.:]\d\d")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Cue, source and contents as characters; `word` is the cue's head, `source_word` the source's (None: nobody).

    `frame` is the construction; `denied` whether the attributing itself is negated («did not say»). `addressee` is
    the word for whom it is said to. `through`: the words of those who only hand it on, outermost first.
    """

    cue: Chars
    word: int
    use: Cue
    frame: str
    contents: tuple[Chars, ...]
    source: Chars | None = None
    source_word: int | None = None
    addressee: int | None = None
    denied: bool = False
    through: tuple[int, ...] = ()


def source_of(tree: Tree, i: int) -> int | None:
    """The word that heads the source of predicate `i`: its subject, also through control and coordination."""
    own = tree.kids_of(i, "nsubj")
    if own:
        if (beside := _beside(tree, i, own[-1])) is not None:
            return beside
        behind = [k for k in own if k > i]
        if behind and i > 0 and tree.left[behind[0]] == i + 1 and tree.lower[i - 1] in (",", "”", '"', "''", "’"):
            return behind[0]  # «14:20 Hospital: nobody is hurt, says Dr Bang», with the hospital as a subject too
        # of two the nearer: «Hamdy was going home, her friend said», misread
        return max((k for k in own if k < i), default=behind[0] if behind else own[0])
    if (said := tree.kid(i, "obj")) == _right_behind(tree, i) is not None and (tree.kid(i, "ccomp") or i) < i:
        return said  # «“It fell,” reads a notice»
    if tree.dep[i] == "conj" and tree.kid(i, "nsubj:pass") is None:
        return source_of(tree, tree.head[i]) if tree.pos[tree.head[i]] in ("VERB", "AUX", "ADJ", "NOUN") else None
    if tree.dep[i] in ("advcl", "xcomp") and tree.head[i] != i:
        if tree.kid(i, "mark") is not None and tree.dep[i] == "advcl" and tree.tag[i] not in ("VBG", "VB"):
            return None
        return subject_of(tree, i)[0] or next(
            (s for h in list(tree.up(i))[:4] if (s := tree.kid(h, "nsubj")) is not None), None
        )
    if tree.dep[i] == "acl" and tree.tag[i] == "VBG":
        return _issuer(tree, tree.head[i]) if tree.kid(i, "mark", "case") is None else None
    if tree.tag[i] == "VBG" and tree.dep[i] in ("obl", "nmod", "parataxis", "ccomp", "amod"):
        return next((s for h in list(tree.up(i))[:3] if (s := tree.kid(h, "nsubj")) is not None), None)
    return None


def _right_behind(tree: Tree, i: int) -> int | None:
    """The dependant whose phrase starts with the next word."""
    return next((k for k in tree.kids[i] if tree.left[k] == i + 1), None)


def _issuer(tree: Tree, document: int) -> int:
    """Who speaks by a document: «the council» of «the council released a statement saying …», else the document."""
    verb = tree.head[document]
    if tree.dep[document] == "obj" and tree.lemma[document] in words.DOCUMENTS.split():
        if tree.lemma[verb] in words.ISSUING.split() and tree.kid(document, "nmod:poss") is None:
            issuer = source_of(tree, verb) if tree.kid(verb, "aux:pass") is None else None
            return document if issuer is None else issuer
    return document


def _beside(tree: Tree, i: int, subject: int) -> int | None:
    """The phrase right before a verb of saying at a sentence's end, where the parse has a far subject instead.

    «The couple were also among the passengers, a ministry spokesman said.»
    """
    high = tree.sents[tree.sent[i]][1]
    if subject >= i or (i + 1 < high and tree.pos[i + 1] != "PUNCT") or not pick(verb_uses(tree.lemma[i]), "q"):
        return None
    if not any(tree.pos[w] in ("VERB", "AUX") and not tree.within(w, subject) for w in range(subject + 1, i)):
        return None
    first = i
    while first - 1 > subject and tree.lower[first - 1] not in (",", '"', "”", "''"):
        first -= 1
    if first - 1 <= subject or first == i or any(tree.pos[w] in ("VERB", "AUX") for w in range(first, i)):
        return None
    heads = [w for w in range(first, i) if tree.pos[w] in ("NOUN", "PROPN", "PRON") and not first <= tree.head[w] < i]
    return next((w for w in heads if not tree.case(w)), heads[-1]) if heads else None


def source_span(tree: Tree, k: int, cue: int) -> Chars:
    """The full noun phrase of a source: titles and appositions, without a cue that stands inside it."""
    held = [w for w in tree.kids[k] if tree.within(cue, w)] + [
        w
        for w in tree.kids_of(k, "case", "cc", "punct", "parataxis", "mark", "cop", "dateline")
        if w < k or tree.dep[w] == "parataxis"
    ]
    span = tree.subtree(k, held)
    first, last = k, k + 1
    inside = set(span)
    while first - 1 in inside:
        first -= 1
    while last in inside:
        last += 1
    while last - 1 > k and tree.pos[last - 1] == "PUNCT" and tree.lower[last - 1] not in ('"', "”", ")"):
        last -= 1
    while first < k and (tree.pos[first] == "PUNCT" or CLOCK.fullmatch(tree.lower[first])):
        first += 1  # «18.20 Police: …» on a live page
    while last - 2 > k and tree.lower[last - 1] in words.DEADLINES.split() and tree.lower[last - 2] in ("on", "late"):
        last -= 2  # «the police on Tuesday»
    return tree.chars(first, last)


def cue_span(tree: Tree, i: int, parts: list[int]) -> Chars:
    """The verb group: auxiliaries, negation, adverbs among them, particles, and the content's preposition."""
    group = {i}
    for k in tree.kids[i]:
        if tree.dep[k] in ("aux", "cop") or tree.rel[k] in ("aux:pass", "compound:prt"):
            group.add(k)
    first, last = min(group), max(group)
    for k in sorted((k for k in tree.kids_of(i, "advmod") if k < i), reverse=True):
        if k == first - 1 and tree.left[k] == k:
            first = k
    for part in parts:
        for k in tree.kids_of(part, "case"):
            if k == last + 1:
                last = k
    return tree.chars(first, last + 1)


def is_negated(tree: Tree, i: int) -> bool:
    """Whether predicate `i` is negated by a word of its own."""
    return any(tree.lower[k] in words.NEGATORS.split() for k in tree.kids_of(i, "advmod", "neg", "det", "aux", "cc"))


def content_spans(tree: Tree, i: int, parts: list[int], source: int | None) -> tuple[Chars, ...]:
    """The runs of characters of the content: the subtrees of its parts, without the cue's own words and source."""
    keep: set[int] = set()
    for part in parts:
        if tree.within(i, part):  # «It fell, he said»: the cue hangs from its content
            keep |= set(tree.subtree(part, [k for k in tree.kids[part] if tree.within(i, k)]))
        else:
            keep |= set(tree.subtree(part, [*_afterthoughts(tree, part), *_appended(tree, part)]))
    if source is not None and not any(tree.within(part, source) for part in parts):
        keep -= set(tree.subtree(source))
    led_in = {w for part in parts if tree.kid(part, "cop") is None for w in tree.kids_of(part, "case") if w < part}
    keep -= {
        w for w in led_in if w - 1 not in keep
    }  # «called for talks», but «called it a lie» and «it as a lie» whole
    return tuple(runs(tree, sorted(keep)))


def _afterthoughts(tree: Tree, part: int) -> list[int]:
    """Sentences behind a dash at a content's end, which the report adds: «said it fell — there are two of them»."""
    return [
        k
        for k in tree.subtree(part)
        if tree.dep[k] in ("parataxis", "conj", "advcl")
        and tree.pos[part] != "NOUN"
        and k > part
        and tree.right[k] == tree.right[part]
        and not DASHES.isdisjoint(tree.lower[tree.left[k] - 1 : tree.left[k] + 1])
        and tree.kid(k, "nsubj", "expl") is not None
    ]


def from_start(tree: Tree, i: int, source: int | None, contents: tuple[Chars, ...]) -> tuple[Chars, ...]:
    """For «…, she said» at the end of a sentence: all from the sentence's start to the comma."""
    low, _ = tree.sents[tree.sent[i]]
    first = min(i, tree.left[source]) if source is not None and source < i else i
    if tree.dep[i] == "advcl" and tree.kid(i, "obl:agent") is not None:  # «…, as first reported by»
        first = tree.left[i]
    while first > low and tree.lower[first - 1] in (",", '"', "”", "''", "’", "'", "—", "–"):
        first -= 1
        if tree.lower[first] == ",":
            break
    if first <= low or not contents or tree.start[first] < contents[0][0]:
        return contents
    behind = [span for span in contents if span[0] > tree.start[i]]
    low = _quote_after_colon(tree, low, first)
    low = max(
        (w + 1 for w in range(low, first) if any(tree.dep[h] == "dateline" for h in (w, tree.head[w]))), default=low
    )
    while (
        low < first - 1
        and tree.pos[low] in ("PUNCT", "CCONJ")
        and tree.lower[low] not in ('"', "“", "'", "‘", "''", "``")
    ):
        low += 1
    if any(
        tree.start[w] < contents[0][0]
        and tree.pos[w] in ("VERB",)
        and verb_uses(tree.lemma[w])
        and tree.dep[w] == "root"
        for w in range(low, first)
    ):
        return contents
    return ((tree.start[low], tree.end[first - 1]), *behind)


def _appended(tree: Tree, part: int) -> list[int]:
    """Relative clauses behind a comma at an unquoted content's end, which are the report's own: «…, who is 40»."""
    last = tree.right[part] - 1
    if any(tree.lower[w] in OPENING for w in range(tree.left[part], last + 1)):
        return []
    return [
        k
        for k in tree.subtree(part)
        if tree.rel[k] == "acl:relcl"
        and tree.right[k] >= last
        and any(tree.lower[w] == "," for w in (tree.left[k], tree.left[k] - 1))
        and k > part
    ]


def _quote_after_colon(tree: Tree, low: int, first: int) -> int:
    """Where a quotation opens that a colon or bracket leads in and that ends before word `first`; else `low`."""
    if tree.lower[first] != "," and tree.lower[first - 1] not in CLOSING:
        return low
    opening = next(
        (w for w in range(first - 2, low, -1) if tree.lower[w] in OPENING and tree.lower[w - 1] in ":("), low
    )
    return opening


def runs(tree: Tree, numbers: list[int], bridge: set[int] | None = None) -> list[Chars]:
    """Runs of neighbouring words as characters, trimmed of loose punctuation; single marks between are bridged."""
    runs: list[list[int]] = []
    for number in numbers:
        gap = range(runs[-1][-1] + 1, number) if runs else range(0)
        if runs and all(tree.pos[g] == "PUNCT" or (bridge is not None and g in bridge and len(gap) < 3) for g in gap):
            runs[-1].append(number)
        else:
            runs.append([number])
    found = []
    for run in runs:
        while run and tree.lower[run[0]] in ",;:.—–-":
            run.pop(0)
        while run and tree.lower[run[-1]] in ",;:.—–-":
            run.pop()
        while run and tree.pos[run[0]] == "CCONJ":
            run.pop(0)
        if run and any(tree.pos[w] != "PUNCT" for w in run):
            found.append(tree.chars(run[0], run[-1] + 1))
    return found


def stands_beside(tree: Tree, i: int, clause: int) -> bool:
    """Whether a clause behind a comma stands beside the passive: «The guard is believed, the gates are opened.»"""
    first = tree.left[clause]
    while tree.pos[first] == "PUNCT" and first < clause:
        first += 1
    own = tree.kid(i, "nsubj:pass")
    return own is not None and tree.lower[own] != "it" and first == i + 2 and tree.lower[i + 1] == ","


def is_doing(tree: Tree, i: int, obj: int) -> bool:
    """Whether a verb of saying does something to its object: «declared an emergency», «admit a patient to the ward»."""
    what = [obj, *tree.kids_of(obj, "nmod")]  # «a state of emergency»
    if any(tree.lemma[w] in words.DECLARED.get(tree.lemma[i], ()) for w in what):
        return True
    below = (*tree.kids_of(i, "obl"), *tree.kids_of(obj, "nmod"))
    return tree.lemma[i] in words.LETTING_IN.split() and any(tree.case(k) in ("to", "into") for k in below)
