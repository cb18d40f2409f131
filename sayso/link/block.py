"""Which claims are worth comparing: cheap blocking with a stated bound, so that no story grows quadratic.

Every claim is compared with at most `BY_WORDS` others that share telling words or a kind of happening with it and the
`BY_KIN` others whose vectors by the network of kinship are nearest; in a story of more than 4,000 claims with fewer,
down to `FEWEST` of either. Claims with the very same words are compared with the first of them only. So n claims cost
at most (BY_WORDS + BY_KIN) · n comparisons, and no more than the greater of PAIRS and 2 · FEWEST · n; 10,000 claims
that all match cost 10,000.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from sayso.link.facets import Facets, weight

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

BY_WORDS = 24  # others by shared words, a claim
BY_KIN = 24  # others by vector, a claim
FEWEST = 4  # of either kind, in the largest stories
PAIRS = 200_000  # comparisons that a story is held to until it has FEWEST a claim
KEYS = 10  # of a claim's keys, the rarest that are looked up
WINDOW = 40  # of a frequent key's claims, so many to either side
SAME_WORDS = 6  # claims of so many words, all the same, are one statement
MOST = 25_000  # beyond so many claims, vectors are no longer looked through
DIMENSIONS = 384
CHUNK = 512  # rows of one product
ITSELF = -2.0  # the cosine of claims of one sentence, which are no neighbours


def candidate_pairs(facets: Sequence[Facets], vectors: Matrix) -> tuple[list[tuple[int, int]], list[int]]:
    """Index pairs (low, high) of claims worth comparing, sorted; and for each claim the first with the same words.

    vectors: a row a claim, by the network of kinship.
    """
    pairs: set[tuple[int, int]] = set()
    first_of: dict[tuple[object, ...], int] = {}
    kept: list[int] = []
    first = list(range(len(facets)))
    for at, side in enumerate(facets):
        words = (side.claim.world, side.negated, *side.keys)
        if len(side.keys) >= SAME_WORDS and words in first_of:
            first[at] = first_of[words]
            pairs.add((first[at], at))
        else:
            first_of.setdefault(words, at)
            kept.append(at)
    share = max(FEWEST, PAIRS // (2 * max(1, len(kept))))
    worded = by_words(facets, kept, min(BY_WORDS, share))
    for low, high in chain(worded, by_kin(facets, vectors, kept, min(BY_KIN, share))):
        if worth(facets[low], facets[high]):
            pairs.add((low, high))
    return sorted(pairs), first


def worth(left: Facets, right: Facets) -> bool:
    """Whether two claims can say anything of one another: not nested in one another, both or neither depicted."""
    if (left.claim.world == "depicted") != (right.claim.world == "depicted"):
        return False
    same_report = left.claim.report == right.claim.report
    return not (same_report and left.claim.start < right.claim.end and right.claim.start < left.claim.end)


def lookup_keys(side: Facets) -> list[str]:
    """By what a claim is looked up: telling words, kinds of happening, kinds of toll."""
    words = [key for key in side.words if weight(key) == 1.0]
    senses = [f"={sense}" for sense in side.heads | side.senses]
    tolls = [f"#{amount.of}" for amount in side.amounts if amount.of]
    return sorted({*words, *senses, *tolls})


def by_words(facets: Sequence[Facets], kept: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """For each claim the `size` others that share the rarest keys."""
    postings: dict[str, list[int]] = defaultdict(list)
    keys_at = {at: lookup_keys(facets[at]) for at in kept}
    place: dict[tuple[str, int], int] = {}
    for at in kept:
        for key in keys_at[at]:
            place[key, at] = len(postings[key])
            postings[key].append(at)
    rarity = {key: math.log(1 + len(kept) / len(found)) for key, found in postings.items()}
    for at in kept:
        scores: dict[int, float] = defaultdict(float)
        for key in sorted(keys_at[at], key=lambda key: (-rarity[key], key))[:KEYS]:
            where = place[key, at]
            for other in postings[key][max(0, where - WINDOW) : where + WINDOW + 1]:
                if other != at:
                    scores[other] += rarity[key]
        best = sorted(scores, key=lambda other: (-round(scores[other], 6), other))[:size]
        yield from ((min(at, other), max(at, other)) for other in best)


def by_kin(facets: Sequence[Facets], vectors: Matrix, kept: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """For each claim the `size` others of the greatest cosine that stand in other sentences."""
    import numpy as np

    if not 1 < len(kept) <= MOST:
        return
    rows = unit(vectors[list(kept)])
    size = min(size, len(kept) - 1)
    number: dict[tuple[str, int], int] = {}
    sentences = [(facets[at].claim.report, facets[at].sentence) for at in kept]
    home = [number.setdefault(sentence, len(number)) for sentence in sentences]
    of = np.array(home)
    for start in range(0, len(kept), CHUNK):
        cosines = np.round(rows[start : start + CHUNK] @ rows.T, 3)
        cosines[of[start : start + CHUNK, None] == of] = ITSELF
        for at, near in enumerate(np.argpartition(-cosines, size - 1, axis=1)[:, :size].tolist(), start):
            others: list[int] = [other for other in near if home[other] != home[at]]
            yield from ((kept[min(at, other)], kept[max(at, other)]) for other in others)


class Nearness:
    """Cosines between the sentences of some pages, from the reader's vectors; nothing where a page has none."""

    def __init__(self, facets: Sequence[Facets]) -> None:
        import numpy as np

        rows: dict[tuple[str, int], int] = {}
        found: list[Matrix] = []
        of_page: dict[str, Matrix | None] = {}
        for side in facets:
            report = side.claim.report
            if report not in of_page:
                of_page[report] = vectors_of(side)
            vectors = of_page[report]
            if vectors is not None and side.sentence < len(vectors) and (report, side.sentence) not in rows:
                rows[report, side.sentence] = len(found)
                found.append(vectors[side.sentence])
        self.rows = rows
        self.matrix: Matrix = np.stack(found) if found else np.zeros((0, DIMENSIONS), dtype=np.float32)

    def row(self, side: Facets) -> int | None:
        """The row of a claim's sentence."""
        return self.rows.get((side.claim.report, side.sentence))

    def cosine(self, left: Facets, right: Facets) -> float | None:
        """How near the sentences of two claims are, -1 to 1, to three decimals; None without vectors."""
        one, other = self.row(left), self.row(right)
        if one is None or other is None:
            return None
        return round(float(self.matrix[one] @ self.matrix[other]), 3)

    def far(self, left: Facets, right: Facets, floor: float) -> bool:
        """Whether the sentences are known to be farther apart in meaning than a cosine of `floor`."""
        cosine = self.cosine(left, right)
        return cosine is not None and cosine < floor


def vectors_of(side: Facets) -> Matrix | None:
    """A page's sentence vectors, float32 rows of length 1; None where they are missing or do not fit."""
    import numpy as np

    raw = side.page.vectors
    if not raw or len(raw) != 2 * DIMENSIONS * len(side.page.sentences):
        return None
    vectors = np.frombuffer(raw, dtype=np.float16).reshape(-1, DIMENSIONS).astype(np.float32)
    return unit(vectors)


def unit(vectors: Matrix) -> Matrix:
    """The rows at length 1; zeros stay zeros."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    rows: Matrix = np.nan_to_num(vectors / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    return rows


__all__ = ["BY_KIN", "BY_WORDS", "Nearness", "candidate_pairs"]
