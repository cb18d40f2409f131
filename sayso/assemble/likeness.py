"""How alike reports are: their words as rows of numbers, one after the other, and the score of one against many.

Rows are kept end to end in plain arrays, eight bytes a word, so that a hundred thousand reports take some hundred bytes
each and one call scores a report against all it may belong with.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.link.nearby import Ids, Weights

DISOWNED, NAMED = 0.6, 0.3  # what is left of likeness to a report that tells this share of the words one disowns
OUTLET = 0.3  # weight of a publisher's name in another report's text
FADE, FLOOR = 10.0, 0.5  # days after which likeness has faded by 1/e of what it can lose; it never falls below FLOOR
UNDATED = 0  # no ordinal of a day on which a report came out

Scores = NDArray[np.float64]
Places = NDArray[np.int64]


class Rows:
    """Rows of numbers of differing length, end to end."""

    def __init__(self, kind: type[np.int32] | type[np.float32]) -> None:
        self.kind = kind
        self.bounds = array("q", [0])
        self._values = bytearray()

    def add(self, row: NDArray[Any]) -> None:
        """Takes in one row."""
        self._values += row.astype(self.kind).tobytes()
        self.bounds.append(self.bounds[-1] + len(row))

    def flat(self) -> NDArray[Any]:
        """All numbers; good until the next row is added."""
        return np.frombuffer(self._values, dtype=self.kind)

    def row(self, at: int) -> NDArray[Any]:
        """The numbers of one row; good until the next row is added."""
        return self.flat()[self.bounds[at] : self.bounds[at + 1]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Some reports' words end to end, `of` saying whose each is; so also the words of their outlets."""

    ids: Ids
    weights: Weights
    of: Places
    outlets: Ids
    outlet_of: Places
    days: NDArray[np.int32]
    disowning: tuple[tuple[int, Ids], ...]


class Likeness:
    """The reports' words by column with their weights, at length one, and what else bears on how alike two are.

    `rare` is the rarity of each column, `disowned` the columns of those reports that disown a happening.
    """

    def __init__(
        self, ids: Rows, counts: Rows, outlets: Rows, days: Sequence[int], disowned: dict[int, Ids], rare: Scores
    ) -> None:
        self.ids, self.outlets, self.disowned = ids, outlets, disowned
        self.days = np.array(days, dtype=np.int32)
        self.weights = np.zeros(ids.bounds[-1], dtype=np.float32)
        columns, raw = ids.flat(), counts.flat()
        for low, high in pairwise(ids.bounds):
            row = (raw[low:high] * rare[columns[low:high]]).astype(np.float32)
            self.weights[low:high] = row / max(float(np.linalg.norm(row)), 1e-9)
        self.sheet = np.zeros(len(rare), dtype=np.float32)  # scratch: one place a word, all zero between uses

    def gather(self, others: Sequence[int]) -> Gathered:
        """The words of some reports, to score several against."""
        chosen = np.array(others, dtype=np.int64)
        places, of = spread(self.ids, chosen)
        outlets, outlet_of = spread(self.outlets, chosen)
        disowning = ((number, self.disowned[at]) for number, at in enumerate(others) if at in self.disowned)
        flat = self.ids.flat(), self.outlets.flat()
        return Gathered(
            flat[0][places], self.weights[places], of, flat[1][outlets], outlet_of, self.days[chosen], tuple(disowning)
        )

    def against(self, here: int, others: Gathered) -> Scores:
        """The likeness of one report to others."""
        ids, outlet, size = self.ids.row(here), self.outlets.row(here), len(others.days)
        self.sheet[ids] = self.weights[self.ids.bounds[here] : self.ids.bounds[here + 1]]
        scores = sums(others.of, self.sheet[others.ids] * others.weights, size)
        if len(others.outlets):
            scores += OUTLET * sums(others.outlet_of, self.sheet[others.outlets], size)
        self.sheet[ids] = 0.0
        if len(outlet):
            self.sheet[outlet] = OUTLET
            scores += sums(others.of, self.sheet[others.ids] * others.weights, size)
            self.sheet[outlet] = 0.0
        return scores * faded(int(self.days[here]), others.days) * self._kept_by_disowning(here, others)

    def _kept_by_disowning(self, here: int, others: Gathered) -> Scores:
        """What is left of likeness where one of two says that it has nothing to do with what the other tells."""
        left = np.ones(len(others.days))
        words = self.disowned.get(here)
        if words is not None:
            self.sheet[words] = 1.0
            left[sums(others.of, self.sheet[others.ids], len(left)) >= NAMED * len(words)] = DISOWNED
            self.sheet[words] = 0.0
        for number, theirs in others.disowning:
            if np.isin(theirs, self.ids.row(here)).sum() >= NAMED * len(theirs):
                left[number] = DISOWNED
        return left


def sums(of: Places, values: Weights, size: int) -> Scores:
    """The sum of the values of each of `size` owners."""
    return np.asarray(np.bincount(of, weights=values, minlength=size), dtype=np.float64)


def spread(rows: Rows, chosen: Places) -> tuple[Places, Places]:
    """The places of the numbers of some rows, end to end, and the number of the row that each belongs to."""
    bounds = np.frombuffer(rows.bounds, dtype=np.int64)
    starts = bounds[chosen]
    sizes = bounds[chosen + 1] - starts
    ends = np.cumsum(sizes)
    of = np.repeat(np.arange(len(chosen)), sizes)
    return np.arange(len(of)) + np.repeat(starts - (ends - sizes), sizes), of


def faded(day: int, days: NDArray[np.int32]) -> Scores:
    """What is left of likeness by the days between publications; all of it where a date is unknown."""
    if day == UNDATED:
        return np.ones(len(days))
    apart = np.where(days == UNDATED, 0, np.abs(days - day)).astype(np.float64)
    return np.asarray(FLOOR + (1 - FLOOR) * np.exp(-apart / FADE))
