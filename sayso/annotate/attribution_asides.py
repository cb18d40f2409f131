"""Sayings set off by commas, where the parse hangs no content from them: «It held, a source close to her said.»"""

from __future__ import annotations

from sayso.annotate.attribution_spans import (
    Attribution,
    cue_span,
    is_negated,
    runs,
    source_span,
)
from sayso.annotate.cues import Cue, pick
from sayso.annotate.tree import Tree

LEAST = 3  # words from which what stands round a saying can be what is said


def aside_attribution(tree: Tree, i: int, uses: tuple[Cue, ...]) -> Attribution | None:
    """The sentence round a verb of saying and its subject, where commas or the sentence's end set them off."""
    use = pick(uses, "q")
    if use is None or pick(uses, "c") is None or tree.tag[i] not in ("VBD", "VBZ", "VBP"):
        return None
    source = tree.kid(i, "nsubj")
    if source is None or tree.tag[source] in ("WP", "WDT") or tree.kid(i, "obj", "xcomp", "mark", "advmod") is not None:
        return None
    low, high = tree.sents[tree.sent[i]]
    first, last = min(i, tree.left[source]), max(i + 1, tree.right[source])
    while first < i and tree.pos[first] == "PUNCT":
        first += 1
    ended = all(tree.pos[w] == "PUNCT" for w in range(last, high))
    if first <= low or tree.lower[first - 1] != "," or not (ended or tree.lower[last] == ","):
        return None
    said = [*range(low, first), *range(last, high)]
    if sum(tree.pos[w] != "PUNCT" for w in said) < LEAST or not any(tree.pos[w] in ("VERB", "AUX") for w in said):
        return None
    return Attribution(
        cue_span(tree, i, []),
        i,
        use,
        "c",
        tuple(runs(tree, said)),
        source_span(tree, source, i),
        source,
        denied=is_negated(tree, i),
    )
