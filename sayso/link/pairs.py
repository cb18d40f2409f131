"""Which reports to compare for shared words: those that share fingerprints, in bounded memory and number.

Nothing of a report is needed but its fingerprints, 8 bytes each, about 0.4 a word. Of those that stand in one report
only, which are nearly all in news, nothing is kept past the sorting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.link.shingles import POSTINGS

CANDIDATES = 24  # reports compared with each, those that share most fingerprints
MET = 2  # shared fingerprints before a pair is looked at
BLOCK = 512  # reports whose candidates are looked up at a time

Ints = NDArray[np.int64]


def candidates(prints: Sequence[NDArray[np.uint64]]) -> Iterator[list[tuple[int, int]]]:
    """For each report in turn the earlier ones that share `MET` fingerprints with it, the `CANDIDATES` that share most,
    with how many they share.

    `prints` are the fingerprints of each report, unique within it. A fingerprint leads only to its first `POSTINGS`
    holders: of a thousand identical reports each meets the first ones, which is where it will point.
    """
    holders, opens, ranks = shared_prints(prints)
    total = len(prints)
    order = np.argsort(holders, kind="stable")
    later, opens, ranks = holders[order].astype(np.int64), opens[order], ranks[order]
    for first in range(0, total, BLOCK):
        low, high = np.searchsorted(later, (first, first + BLOCK))
        reach = np.minimum(ranks[low:high], POSTINGS)
        ends = np.cumsum(reach)
        within = np.arange(reach.sum()) - np.repeat(ends - reach, reach)
        met = holders[np.repeat(opens[low:high], reach) + within]
        keys, counts = np.unique(np.repeat(later[low:high], reach) * total + met, return_counts=True)
        keys, counts = keys[counts >= MET], counts[counts >= MET]
        lates, earlies = keys // total, keys % total
        best = np.lexsort((earlies, -counts, lates))
        ends = np.searchsorted(lates, np.arange(first, min(first + BLOCK, total) + 1))
        for start, end in pairwise(ends.tolist()):
            most = best[start : min(end, start + CANDIDATES)]
            yield list(zip(earlies[most].tolist(), counts[most].tolist(), strict=True))


def shared_prints(prints: Sequence[NDArray[np.uint64]]) -> tuple[NDArray[np.int32], Ints, Ints]:
    """The fingerprints that several reports have: their holders, sorted by fingerprint, then by report; and for each
    entry where its fingerprint's entries begin, and how many stand before it there."""
    holders = np.repeat(np.arange(len(prints), dtype=np.int32), [len(each) for each in prints])
    if not len(holders):
        return holders, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    hashes = np.concatenate(prints)
    order = np.argsort(hashes, kind="stable")
    hashes, holders = hashes[order], holders[order]
    del order
    same = hashes[1:] == hashes[:-1]
    shared = np.r_[False, same] | np.r_[same, False]
    hashes, holders = hashes[shared], holders[shared]
    if not len(hashes):
        return holders, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    opens = np.repeat(starts, np.diff(np.r_[starts, len(hashes)]))
    return holders, opens, np.arange(len(hashes)) - opens
