"""Grouping by likeness: connected sets and average linkage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray


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


def average_link(table: NDArray[np.float64], alike: float) -> list[list[int]]:
    """Groups joined, the most alike first, while the mean likeness between their members is at least `alike`.

    `table` is symmetric. Ties go to the earlier rows. Time grows with the square of the rows, at most about their cube.

    >>> average_link(np.array([[1, 0.8, 0.1], [0.8, 1, 0.2], [0.1, 0.2, 1]]), 0.3)
    [[0, 1], [2]]
    """
    size = len(table)
    groups: dict[int, list[int]] = {at: [at] for at in range(size)}
    sums = np.array(table, dtype=np.float64)
    mean = sums.copy()
    np.fill_diagonal(mean, -np.inf)
    counts = np.ones(size)
    best = mean.argmax(axis=1)
    top = mean[np.arange(size), best]
    while len(groups) > 1:
        row = int(top.argmax())
        if top[row] < alike:
            break
        left, right = sorted((row, int(best[row])))
        groups[left] += groups.pop(right)
        counts[left] += counts[right]
        sums[left] += sums[right]
        sums[:, left] = sums[left]
        mean[left] = np.where(np.isneginf(mean[left]), -np.inf, sums[left] / (counts[left] * counts))
        mean[left, right] = -np.inf
        mean[:, left] = mean[left]
        mean[right] = mean[:, right] = -np.inf
        top[right] = -np.inf
        stale = [at for at in groups if at == left or best[at] in (left, right)]
        best[stale] = mean[stale].argmax(axis=1)
        top[stale] = mean[stale, best[stale]]
        raised = np.flatnonzero(mean[:, left] > top)
        best[raised] = left
        top[raised] = mean[raised, left]
    return sorted(sorted(group) for group in groups.values())
