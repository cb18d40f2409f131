"""What the network of kinship says of claims: how likely two tell of one happening, and that both cannot hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sayso.language.kin import SIGNS, Sited, load_kin
from sayso.link.facets import Facets

if TYPE_CHECKING:
    from numpy.typing import NDArray

HARDLY = 0.05  # chance of one happening below which nothing else is compared: no reason outweighs it
TOLD = 0.86  # chance from which a claim is taken to mention its happening in passing, or to leave it open
WIDE = 4000  # claims of a story; above, each is read in its sentence alone, which takes half the time


@dataclass(frozen=True, slots=True)
class Kinship:
    """Chances of pairs of claims; `place` is each claim's row in `vectors`, `known` what was judged already."""

    place: dict[str, int]
    vectors: NDArray[np.float32]
    known: dict[tuple[int, int], tuple[float, float]]

    def of(self, left: Facets, right: Facets) -> tuple[float, float]:
        """(chance of one happening, chance that both cannot hold), 0 to 1, to three decimals."""
        pair = min(self.place[left.id], self.place[right.id]), max(self.place[left.id], self.place[right.id])
        if pair not in self.known:
            self.judge([pair])
        return self.known[pair]

    def may_be(self, low: int, high: int) -> bool:
        """Whether two rows that were judged can be of one happening at all."""
        return self.known[low, high][0] >= HARDLY

    def judge(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Judge many pairs of rows at once, low and high."""
        rows = np.array(pairs, np.int64).reshape(-1, 2)
        chances = load_kin().chances(self.vectors, rows[:, 0], rows[:, 1])
        for pair, (same, odds) in zip(pairs, chances.tolist(), strict=True):
            self.known[pair] = round(same, 3), round(odds, 3)


def kinship_of(facets: Sequence[Facets]) -> Kinship:
    """The claims read, of a story of more than `WIDE` without the sentences before; a claim's row is its place in
    `facets`."""
    read = [in_sentence(side) for side in facets]
    if len(facets) > WIDE:
        read = [sited._replace(before="") for sited in read]
    vectors = load_kin().vectors(read)
    return Kinship({side.id: at for at, side in enumerate(facets)}, vectors, {})


def as_told(facets: Sequence[Facets], kinship: Kinship) -> tuple[Facets, ...]:
    """The claims, those `passing` that mention their happening as known, those `shadowed` that leave it open, also by
    the network's word («found in tower 3», «it was too early to say who had locked it»)."""
    signs = load_kin().signs(kinship.vectors)
    passing, leaving = signs[:, SIGNS.index("~")] >= TOLD, signs[:, SIGNS.index("?")] >= TOLD
    return tuple(
        replace(side, passing=side.passing or bool(passes), shadowed=side.shadowed or bool(leaves))
        for side, passes, leaves in zip(facets, passing, leaving, strict=True)
    )


def in_sentence(side: Facets) -> Sited:
    """A claim in its sentence, or sentences, with the one before."""
    claim, page = side.claim, side.page
    start, end = claim.start, claim.end
    for span in page.sentences[side.sentence :]:
        if span.start >= claim.end:
            break
        start, end = min(start, span.start), max(end, span.end)
    last = page.sentences[side.sentence - 1] if side.sentence and page.sentences else None
    before = page.report.text[last.start : min(last.end, start)] if last else ""
    return Sited(page.report.text[start:end], claim.start - start, claim.end - start, before)


__all__ = ["Kinship", "as_told", "kinship_of"]
