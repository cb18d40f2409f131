"""Lines that name who says them: «Ruiz: Bridge will fall», «Bridge falls: police», a transcript's «RUIZ: It fell.»

Headings look the same («Libya: what we know»). A label counts when the report shows elsewhere that it can say
something (it is the subject of a word that attributes, or labels another line too), or when it is a poll or a person.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache

from sayso.annotate.attribution_spans import CLOCK, DASHES, Attribution
from sayso.annotate.cues import COLON, verb_uses
from sayso.annotate.tree import Tree, Words
from sayso.language.en import cues as words
from sayso.language.en import speakers as people

LABEL, TAIL = 8, 4  # most words of a label before the colon, and of a source behind it
LEAST = 3  # words from which a line says something


def line_attributions(tree: Tree) -> list[Attribution]:
    """The attributions of lines with a label before or behind their colon, in text order."""
    parts = [(colon, label, rest) for colon, label, rest in _labelled(tree) if _head(tree, label) is not None]
    if not parts:
        return []
    times = Counter(tree.lower[_head(tree, label) or 0] for _, label, _ in parts)
    sayers = {tree.lower[s] for i, s in _subjects(tree) if verb_uses(tree.lemma[i])}
    found = []
    for colon, label, content in parts:
        head = _head(tree, label)
        if head is None or content[1] - content[0] < LEAST:
            continue
        name = tree.lower[head]
        known = name in sayers or (times[name] > 1 and label < content) or tree.lemma[head] in _can_say()
        if known or (label < content and _in_office(tree, label, head) and any(map(tree.finite, range(*content)))):
            found.append(
                Attribution(
                    cue=(tree.start[colon], tree.end[colon]),
                    word=colon,
                    use=COLON,
                    frame="q",
                    contents=(tree.chars(*content),),
                    source=tree.chars(*label),
                    source_word=head,
                )
            )
    return found


def _labelled(tree: Tree) -> Iterator[tuple[int, Words, Words]]:
    """(colon, label, rest) of each line with a colon near its start, or near the end of a headline."""
    start = 0
    for line in tree.text.split("\n"):
        end = start + len(line)
        if ":" in line:
            first, last = bisect_left(tree.start, start), bisect_left(tree.start, end)
            while last > first and tree.lower[last - 1] in (".", ";"):
                last -= 1
            colons = [i for i in range(first, last) if tree.lower[i] == ":"]
            if colons and colons[0] - first <= LABEL:
                clock = bool(CLOCK.fullmatch(tree.lower[first]))  # «18.20 Police: …» on a live page
                dashes = (i + 1 for i in range(first, colons[0]) if tree.lower[i] in DASHES)
                low = max(dashes, default=first + clock)
                yield colons[0], (low, colons[0]), (colons[0] + 1, last)
            elif colons and start == 0 and last - colons[-1] <= TAIL + 1:
                yield colons[-1], (colons[-1] + 1, last), (first, colons[-1])
        start = end + 1


def _head(tree: Tree, label: Words) -> int | None:
    """The word of a label that names a source: its last noun before any preposition; None for anything but a name."""
    head = None
    for i in range(*label):
        if tree.pos[i] in ("VERB", "AUX", "PRON", "PUNCT", "SCONJ") and tree.lower[i] not in (".", "(", ")", "’"):
            return None
        if tree.pos[i] == "ADP":
            break
        if tree.pos[i] in ("PROPN", "NOUN"):
            head = i
    return head if head is not None and (tree.pos[head] == "PROPN" or tree.lemma[head] in _can_say()) else None


def _in_office(tree: Tree, label: Words, head: int) -> bool:
    """Whether a label is a name with what its bearer is: «Interior minister Lev Orban: no trace has been found»."""
    return tree.pos[head] == "PROPN" and any(
        tree.lemma[w] in people.PERSON_NOUNS.split() for w in range(label[0], head)
    )


def _subjects(tree: Tree) -> Iterator[tuple[int, int]]:
    """Each predicate with its subject."""
    for s, dep in enumerate(tree.dep):
        if dep == "nsubj":
            yield tree.head[s], s


@cache
def _can_say() -> frozenset[str]:
    """Lemmas of nouns that say something whatever the report: polls and people."""
    return frozenset((*words.POLLS.split(), *words.REPORTING.split(), *people.PERSON_NOUNS.split(), "police"))
