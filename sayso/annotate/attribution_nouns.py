"""Attribution without a verb of saying: nouns, adjectives, adverbs, and phrases like «according to»."""

from __future__ import annotations

from sayso.annotate.attribution_spans import (
    Attribution,
    content_spans,
    cue_span,
    is_negated,
    runs,
    source_of,
    source_span,
)
from sayso.annotate.cues import Cue, pick, verb_uses
from sayso.annotate.tree import Tree
from sayso.language.en import cues as words


def noun_attribution(tree: Tree, i: int, uses: tuple[Cue, ...]) -> Attribution | None:
    """«the claim that», «calls for»: a noun with its content, if somebody is named or a clause hangs on it."""
    clause = tree.kid(i, "acl", "ccomp", "advcl")
    if (
        clause is not None
        and (tree.rel[clause] == "acl:relcl" or tree.tag[clause] in ("VBN", "VBD", "VBG"))
        and tree.kid(clause, "mark") is None
    ):
        clause = None
    parts, frame = [], ""
    use = None
    if clause is not None:
        frame = "x" if tree.kid(clause, "mark") is not None and tree.case(clause) == "to" else "c"
        mark = tree.case(clause)
        use = pick(uses, frame) or pick(uses, "", mark)
        parts = [clause]
    source = tree.kid(i, "nmod:poss")
    if use is None:
        for k in tree.kids_of(i, "nmod"):
            prep = tree.case(k)
            if k != source and prep and (use := pick(uses, "", prep)) is not None:
                parts, frame = [k, *(x for x in tree.kids_of(i, "acl", "advcl") if x > k and tree.case(x) == "to")], ":"
                break
    if use is None:
        return None
    denier = _denier(tree, i)
    if denier is not None:
        use, source = denier
    if source is None:
        source = next(
            (k for k in tree.kids_of(i, "nmod") if k not in parts and tree.case(k) in ("by", "from", "of")), None
        )
    if source is None:
        source = _light_subject(tree, i)
    if source is None and (frame in ":x" or tree.lemma[i] not in words.UNSOURCED.split()):
        return None
    contents = content_spans(tree, i, parts, source)
    first = i
    last = next((k for k in tree.kids[parts[0]] if tree.dep[k] in ("case",) and k < parts[0]), None)
    cue = (tree.start[first], tree.end[last if frame == ":" and last is not None and last == i + 1 else i])
    return Attribution(cue, i, use, frame, contents, None if source is None else source_span(tree, source, i), source)


def _denier(tree: Tree, i: int) -> tuple[Cue, int] | None:
    """«rejects the claim that …»: the content of a noun of saying, denied by the subject of the verb over it."""
    head = tree.head[i]
    if tree.dep[i] != "obj" or tree.pos[head] != "VERB":
        return None
    use = next((use for use in verb_uses(tree.lemma[head]) if use.stance == "denies"), None)
    source = source_of(tree, head) if use is not None else None
    return None if use is None or source is None else (use, source)


def _light_subject(tree: Tree, i: int) -> int | None:
    """The subject of the verb that a noun of saying completes: «she made the claim», «he has a plan to»."""
    head = tree.head[i]
    if tree.dep[i] == "obj" and tree.pos[head] == "VERB" and tree.lemma[head] in words.LIGHT.split():
        return source_of(tree, head)
    return None


def adjective_attribution(tree: Tree, i: int, uses: tuple[Cue, ...]) -> Attribution | None:
    """«he is confident that», «opposed to»: a predicate adjective with its content."""
    if (aside := _sure_aside(tree, i, uses)) is not None:
        return aside
    clause, infinitive = tree.kid(i, "ccomp"), tree.kid(i, "xcomp")
    if clause is None and (k := tree.kid(i, "advcl")) is not None and tree.case(k) in ("that", "to") and k > i:
        clause, infinitive = (k, infinitive) if tree.case(k) == "that" else (clause, k)
    parts, frame, use = [], "", None
    if tree.dep[i] == "xcomp" and tree.lemma[tree.head[i]] in words.MAKING.split():
        return None  # «make sure that»
    if clause is not None and (use := pick(uses, "c")) is not None:
        parts, frame = [clause], "c"
    elif infinitive is not None and (use := pick(uses, "x")) is not None:
        parts, frame = [infinitive], "x"
    else:
        for k in tree.kids_of(i, "obl", "advcl"):
            if (prep := tree.case(k)) and (use := pick(uses, "", prep)) is not None:
                parts, frame = [k], ":"
                break
    source = source_of(tree, i) if use is not None else None
    if use is None or source is None:
        return None
    return Attribution(
        cue_span(tree, i, parts),
        i,
        use,
        frame,
        content_spans(tree, i, parts, source),
        source_span(tree, source, i),
        source,
        denied=is_negated(tree, i),
    )


def _sure_aside(tree: Tree, i: int, uses: tuple[Cue, ...]) -> Attribution | None:
    """«The dam was mined, the mayor is certain.»: what stands before a sureness that ends the sentence."""
    use, source, cop = pick(uses, "c"), tree.kid(i, "nsubj"), tree.kid(i, "cop")
    low, high = tree.sents[tree.sent[i]]
    if use is None or source is None or cop is None or tree.lower[source] in ("it", "that", "this"):
        return None
    first = tree.left[source]
    while first < source and tree.pos[first] == "PUNCT":
        first += 1
    ended = all(tree.pos[w] == "PUNCT" for w in range(i + 1, high))
    if not ended or first - low < 3 or tree.lower[first - 1] != "," or tree.lower[low] in ("if", "when", "as", "while"):
        return None
    said = range(low, first - 1)
    if not any(tree.pos[w] in ("VERB", "AUX") for w in said):
        return None
    span = source_span(tree, source, i)
    return Attribution(cue_span(tree, i, []), i, use, "c", tuple(runs(tree, list(said))), span, source)


_HEARSAY = Cue("reportedly", "speech", "states", "certain", "actual", frozenset("c"), frozenset())
_ACCORDING = Cue("according", "speech", "states", "certain", "actual", frozenset("c"), frozenset())
_FINDING = Cue("in", "finding", "states", "certain", "actual", frozenset("c"), frozenset())


def adverb_attribution(tree: Tree, i: int) -> Attribution | None:
    """«reportedly»: the clause, or the phrase, that the adverb stands in."""
    head = tree.head[i]
    if head == i:
        return None
    first, last = tree.left[head], tree.right[head]
    spans = tuple(runs(tree, [w for w in tree.subtree(head) if w != i and first <= w < last]))
    return Attribution((tree.start[i], tree.end[i]), i, _HEARSAY, "adverb", spans)


def phrase_attribution(tree: Tree, i: int) -> Attribution | None:
    """«according to the ministry», «in a poll»: the rest of the clause that the phrase stands in."""
    marker = next((k for k in tree.kids[i] if k < i and tree.dep[k] in ("case", "mark", "advmod", "amod")), None)
    cue = _phrase_cue(tree, i, marker)
    if cue is None:
        return None
    use, first, last = cue
    top = i
    while tree.head[top] != top and not (tree.pos[top] in ("VERB", "AUX") and top != i):
        top = tree.head[top]
        if tree.kid(top, "cop", "nsubj") is not None:
            break
    inside = set(tree.subtree(i))
    low, high = tree.sents[tree.sent[i]]
    held = set(tree.subtree(top))
    if use is _ACCORDING and (
        tree.left[i] <= low + 1
        or ({",", "—", "-"} & set(tree.lower[tree.left[i] - 1 : tree.left[i] + 1]) and tree.right[i] >= high - 2)
    ):
        held = set(range(low, high))
    rest = sorted(w for w in held if w not in inside)
    if not any(tree.pos[w] not in ("PUNCT", "CCONJ") for w in rest):
        return None
    chars = (tree.start[first], tree.end[last])
    return Attribution(
        chars, first, use, "phrase", tuple(runs(tree, rest, bridge=inside)), source_span(tree, i, first), i
    )


def _phrase_cue(tree: Tree, i: int, marker: int | None) -> tuple[Cue, int, int] | None:
    """(use, first word, last word) of the words before source `i` that make it one."""
    if marker is None:
        return None
    prep = " ".join([tree.lower[marker], *(tree.lower[f] for f in tree.kids[marker] if tree.dep[f] == "fixed")])
    if (
        tree.lower[marker] == "according"
        or prep in ("according to", "as per")
        or (prep == "per" and tree.pos[i] == "PROPN")
    ):
        last = marker + 1 if tree.lower[min(marker + 1, len(tree.lower) - 1)] == "to" else marker
        return _ACCORDING, marker, last
    if tree.lower[i] == "according":
        return None
    if tree.dep[i] in ("obl", "nmod") and tree.dep[marker] == "case" and prep in ("in", "by", "under"):
        lemma = tree.lemma[i]
        if (prep == "under" and lemma in words.LAWS.split()) or (
            prep in ("in", "by") and lemma in words.POLLS.split() and tree.tag[i] == "NN"
        ):
            return _FINDING, marker, marker
    return None
