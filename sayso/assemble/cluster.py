"""Grouping by likeness: connected sets, and average linkage that minds how close-knit each group is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]


def connected(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The sets into which pairs connect the numbers below `size`, each sorted, in the order of their least member.

    >>> connected(4, [(2, 0)])
    [[0, 2], [1], [3]]
    """
    root = list(range(size))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for left, right in pairs:
        low, high = sorted((find(left), find(right)))
        root[high] = low
    sets: dict[int, list[int]] = defaultdict(list)
    for at in range(size):
        sets[find(at)].append(at)
    return list(sets.values())


def link_groups(
    table: Table, alike: float, *, close: float = 0.0, shrink: float = 1.0, weights: NDArray[np.float64] | None = None
) -> list[list[int]]:
    """Groups joined, the most alike first, while two are alike enough.

    Two groups are when the mean likeness between their members is at least `alike`, and at least `close` times the
    likeness within the looser of the two: two close-knit groups that are only somewhat alike stay apart. The likeness
    within is shrunk towards `alike` as if by `shrink` further pairs, so that little is asked of small groups.

    `weights` are what the rows count in the means, 1 without them: a wire and its reprint half each. `table` is
    symmetric; ties go to the earlier rows. Time grows with the square of the rows, at worst their cube.

    >>> table = np.array([[1, 0.8, 0.1], [0.8, 1, 0.2], [0.1, 0.2, 1]])
    >>> link_groups(table, 0.3), link_groups(table, 0.1)
    ([[0, 1], [2]], [[0, 1, 2]])
    """
    size = len(table)
    groups: dict[int, list[int]] = {at: [at] for at in range(size)}
    counts = np.ones(size) if weights is None else weights.astype(np.float64)
    sums = table * counts[:, None] * counts
    within, pairs = np.zeros(size), np.zeros(size)
    knit = np.full(size, alike)
    mean = open_joins(table, knit, alike, close)
    best = mean.argmax(axis=1)
    top = mean[np.arange(size), best]
    while len(groups) > 1:
        row = int(top.argmax())
        if top[row] == -np.inf:
            break
        left, right = sorted((row, int(best[row])))
        groups[left] += groups.pop(right)
        within[left] += within[right] + sums[left, right]
        pairs[left] += pairs[right] + counts[left] * counts[right]
        knit[left] = (within[left] + shrink * alike) / (pairs[left] + shrink)
        counts[left] += counts[right]
        sums[left] += sums[right]
        sums[:, left] = sums[left]
        joined = sums[left] / (counts[left] * counts)
        asked = np.maximum(alike, close * np.minimum(knit[left], knit))
        gone = np.ones(size, dtype=np.bool_)
        gone[list(groups)] = False
        joined[gone | (joined < asked)] = -np.inf
        joined[left] = -np.inf
        mean[left] = mean[:, left] = joined
        mean[right] = mean[:, right] = top[right] = -np.inf
        stale = [at for at in groups if at == left or best[at] in (left, right)]
        best[stale] = mean[stale].argmax(axis=1)
        top[stale] = mean[stale, best[stale]]
        raised = np.flatnonzero(joined > top)
        best[raised] = left
        top[raised] = joined[raised]
    return sorted(sorted(group) for group in groups.values())


def open_joins(table: Table, knit: NDArray[np.float64], alike: float, close: float) -> Table:
    """The table with -inf where two rows may not be joined."""
    mean = np.array(table)
    mean[mean < np.maximum(alike, close * np.minimum(knit[:, None], knit[None, :]))] = -np.inf
    np.fill_diagonal(mean, -np.inf)
    return mean
