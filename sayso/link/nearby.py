"""Which earlier reports a report should be compared with, by the telling words that they share.

Bounds: the `PROBES` most telling words of a report each lead to the latest `HOLDERS` reports that have them; the
`NEIGHBOURS` that share most are kept. So the work a report does not grow with the number of reports. Kept are one
number a report and word of it, at most `2 * HOLDERS` of them a word, and the words.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from sayso.link.usual import usual_share

EXPECTED = 1000  # passages of general English that each run's own counts are added to, so that three reports will do
RARE = 1.5  # power of a word's rarity
PROBES, HOLDERS, NEIGHBOURS = 24, 256, 40

Ids = NDArray[np.int32]
Weights = NDArray[np.float32]


class Nearby:
    """The reports met so far, by their words."""

    def __init__(self) -> None:
        self.reports = 0
        self._number: dict[str, int] = {}  # word key → column
        self._met = array("i")  # how many reports have a word, by its column
        self._usual = array("d")
        self._holders: list[array[int]] = []  # the latest reports that have a word, by its column

    def add(self, terms: Mapping[str, float]) -> tuple[Ids, Weights, Ids]:
        """Takes in one report: the columns of its words, their weights, and the earlier reports to compare it with."""
        ids = self.columns(terms)
        counts = np.array(list(terms.values()), dtype=np.float32)
        near = self.near(ids, counts)
        for column in ids.tolist():
            self._met[column] += 1
            holders = self._holders[column]
            holders.append(self.reports)
            if len(holders) > 2 * HOLDERS:
                del holders[:HOLDERS]
        self.reports += 1
        return ids, counts, near

    def columns(self, keys: Iterable[str]) -> Ids:
        """The columns of words, new ones for new words."""
        found = []
        for key in keys:
            column = self._number.setdefault(key, len(self._usual))
            if column == len(self._usual):
                self._usual.append(usual_share(key))
                self._met.append(0)
                self._holders.append(array("i"))
            found.append(column)
        return np.array(found, dtype=np.int32)

    def near(self, ids: Ids, counts: Weights) -> Ids:
        """The reports that share most of the telling words, at most `NEIGHBOURS`, the most first."""
        met, usual = self.met[ids].astype(np.float64), np.frombuffer(self._usual)[ids] if len(ids) else np.zeros(0)
        weights = np.where(met > 0, counts * rarity(met + 1, usual, self.reports + 1), 0.0)
        probes = np.argsort(-weights, kind="stable")[:PROBES]
        probes = probes[weights[probes] > 0]
        if not len(probes):
            return np.zeros(0, dtype=np.int32)
        holders = [self._holders[column][-HOLDERS:] for column in ids[probes].tolist()]
        found = np.concatenate([np.frombuffer(each, dtype=np.int32) for each in holders])
        given = np.repeat(weights[probes], [len(each) for each in holders])
        reports, back = np.unique(found, return_inverse=True)
        shared = np.bincount(back, weights=given)
        if len(shared) > NEIGHBOURS:  # only those that may be among the best are sorted
            most = shared >= np.partition(shared, -NEIGHBOURS)[-NEIGHBOURS]
            reports, shared = reports[most], shared[most]
        return reports[np.lexsort((reports, -shared))[:NEIGHBOURS]]

    @property
    def met(self) -> Ids:
        """How many reports have a word, by its column; good until the next report is added."""
        return np.frombuffer(self._met, dtype=np.int32) if self._met else np.zeros(0, dtype=np.int32)

    def rarities(self) -> NDArray[np.float64]:
        """How much sharing each word tells, by column, from all reports met."""
        return rarity(self.met.astype(np.float64), np.array(self._usual), self.reports)


def rarity(met: NDArray[np.float64], usual: NDArray[np.float64], reports: int) -> NDArray[np.float64]:
    """How much sharing a word tells: from how many of the run's reports have it and how usual it is in English."""
    return np.asarray(np.log((reports + EXPECTED + 1) / (met + EXPECTED * usual + 0.1)) ** RARE)
