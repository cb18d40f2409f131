"""Scores into sentences, trees and names: every answer well formed, whatever the scores.

A sentence gets one root and no cycle; names are whole BIOES spans.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

SHUT = -1e9


def sentence_starts(start: Floats, breaks: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether a sentence starts at each word of a window; paragraphs and the window's first word always do."""
    starts = (start > 0) | (breaks > 0)
    starts[0] = True
    return np.asarray(starts, np.bool_)


def best_tree(arcs: Floats) -> Ints:
    """Heads of the best tree with one root. arcs[i, j]: score of j as head of i; the diagonal scores the root.

    The root is its own head. Greedy when that is a tree, else the maximum spanning tree (Chu-Liu-Edmonds) under
    the best root.

    >>> best_tree(np.array([[0, 5, 0], [0, 9, 0], [0, 4, 8]], np.float32)).tolist()
    [1, 1, 1]
    """
    size = len(arcs)
    heads: Ints = arcs.argmax(1)
    places = np.arange(size)
    roots = np.flatnonzero(heads == places)
    if len(roots) == 1 and _reaches(heads):
        return heads
    # One root: the word whose choice costs least against its best head, among those that are roots or all.
    own = arcs.diagonal().copy()
    others = arcs.copy()
    np.fill_diagonal(others, SHUT)
    gain = own - others.max(1) if size > 1 else own
    candidates = roots if len(roots) else places
    root = int(candidates[gain[candidates].argmax()])
    heads = others.argmax(1)
    heads[root] = root
    if not _reaches(heads):
        heads = _spanning_tree(others, root)
    return heads


def _reaches(heads: NDArray[np.int64]) -> bool:
    """Whether following heads ends at a root from every word."""
    seen, steps = heads, 1
    while steps < len(heads):
        seen, steps = seen[seen], 2 * steps
    return bool((heads[seen] == seen).all())


def _spanning_tree(scores: Floats, root: int) -> Ints:
    """Chu-Liu-Edmonds, contracting cycles one at a time; scores[i, j] is j as head of i."""
    size = len(scores)
    work = scores.astype(np.float64).copy()
    np.fill_diagonal(work, SHUT)
    work[root] = SHUT
    heads: Ints = work.argmax(1)
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(size, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.asarray(cycle)
    # A new last node stands for the cycle.
    count = len(outside)
    merged = np.full((count + 1, count + 1), SHUT)
    merged[:count, :count] = work[np.ix_(outside, outside)]
    out_of = work[np.ix_(outside, members)]
    leaving = members[out_of.argmax(1)] if count else members[:0]
    merged[:count, count] = out_of.max(1) if count else 0
    into = work[np.ix_(members, outside)] - work[members, heads[members]][:, None]
    entering = into.argmax(0)
    merged[count, :count] = into.max(0)
    lower = _spanning_tree(merged.astype(np.float32), int(np.flatnonzero(outside == root)[0]))
    result = heads.copy()
    for index, word in enumerate(outside):
        if word != root:
            result[word] = leaving[index] if lower[index] == count else outside[lower[index]]
    above = lower[count]
    result[members[entering[above]]] = outside[above]
    result[root] = root
    return result


def _find_cycle(heads: NDArray[np.int64], root: int) -> list[int] | None:
    state = np.zeros(len(heads), np.int64)
    state[root] = -1
    for begin in range(len(heads)):
        path, word = [], begin
        while state[word] == 0:
            state[word] = begin + 1
            path.append(word)
            word = int(heads[word])
        if state[word] == begin + 1 and path:
            return path[path.index(word) :]
        state[path] = -1
    return None


@cache
def _transitions(tags: tuple[str, ...]) -> Floats:
    """0 where a tag may follow another, SHUT where not; rows are the earlier tag."""
    allowed = np.full((len(tags), len(tags)), SHUT, np.float32)
    for i, left in enumerate(tags):
        for j, right in enumerate(tags):
            inside = left[0] in "BI"
            if right[0] in "IE" and left[2:] == right[2:] if inside else right[0] in "OBS":
                allowed[i, j] = 0
    return allowed


def best_names(scores: Floats, tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first word, end, label) of the names in a run of words. scores: (words, tags) log-probabilities.

    >>> tags = ["O", "B-ORG", "I-ORG", "E-ORG", "S-ORG"]
    >>> best_names(np.log(np.array([[.1, .6, .1, .1, .1], [.4, .1, .1, .3, .1]], np.float32)), tags)
    [(0, 2, 'ORG')]
    """
    best = scores.argmax(1)
    if not best.any():
        return []
    shut = _transitions(tuple(tags))
    begins = np.array([0.0 if tag[0] in "OBS" else SHUT for tag in tags], np.float32)
    ends = np.array([0.0 if tag[0] in "OES" else SHUT for tag in tags], np.float32)
    legal = begins[best[0]] == 0 and ends[best[-1]] == 0 and not shut[best[:-1], best[1:]].any()
    path = best if legal else _viterbi(scores, shut, begins, ends)
    names, first = [], 0
    for index in np.flatnonzero(path):
        side, label = tags[path[index]][0], tags[path[index]][2:]
        if side in "BS":
            first = int(index)
        if side in "ES":
            names.append((first, int(index) + 1, label))
    return names


def label_scores(scores: Floats, first: int, end: int, tags: Sequence[str]) -> dict[str, float]:
    """Log-probability of each label for the words first … end - 1 as one name."""
    sides = "S" if end - first == 1 else "B" + "I" * (end - first - 2) + "E"
    labels = [tag[2:] for tag in tags if tag[0] == "S"]
    return {label: sum(float(scores[first + step, tags.index(f"{side}-{label}")]) for step, side in enumerate(sides))
            for label in labels}  # fmt: skip


def agreed_labels(forms: Sequence[str], scores: Sequence[dict[str, float]], labels: Sequence[str]) -> list[str]:
    """One label for all names of one form in a document: «Ardal» is a town throughout, if mostly.

    forms, scores, labels: of each name, in any order; scores as `label_scores` gives them. A surname counts with the
    full names of persons that end in it.

    >>> sure, unsure = {"PLACE": -0.1, "ORG": -3.0}, {"PLACE": -1.0, "ORG": -0.9}
    >>> agreed_labels(["Ardal", "Ardal"], [sure, unsure], ["PLACE", "ORG"])
    ['PLACE', 'PLACE']
    """
    totals: dict[str, dict[str, float]] = {}
    for form, score in zip(forms, scores, strict=True):
        total = totals.setdefault(form, dict.fromkeys(score, 0.0))
        for label, value in score.items():
            total[label] += max(value, -6.0)
    surnames = {form.split()[-1]: form for form, label in zip(forms, labels, strict=True)
                if label == "PERSON" and " " in form}  # fmt: skip
    agreed = []
    for form, label in zip(forms, labels, strict=True):
        total = dict(totals[form])
        full = totals.get(surnames.get(form, ""))
        if full is not None:
            total = {name: value + full[name] for name, value in total.items()}
        best = max(total, key=lambda name: (total[name], name == label))
        agreed.append(best)
    return agreed


def _viterbi(scores: Floats, shut: Floats, begins: Floats, ends: Floats) -> Ints:
    total = scores[0] + begins
    back = np.zeros(scores.shape, np.int64)
    for index in range(1, len(scores)):
        paths = total[:, None] + shut
        back[index] = paths.argmax(0)
        total = paths[back[index], np.arange(len(total))] + scores[index]
    path = np.zeros(len(scores), np.int64)
    path[-1] = int((total + ends).argmax())
    for index in range(len(scores) - 1, 0, -1):
        path[index - 1] = back[index, path[index]]
    return path
