"""Whether two claims tell of one happening, and whether both can hold, by a small network that reads claims.

Each claim is read in its sentence, after the sentence before: who «he» is often stands there. It becomes a vector, made
once; a pair costs one product with a small matrix. So thousands of pairs cost little, and what a pair is said to be
does not depend on what else is compared. Claims go through the encoder one at a time, for the reason that `network`
gives.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sayso.errors import ReaderError
from sayso.language.session import open_session
from sayso.language.windows import CLS, SEP

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

FILES = ("kin.onnx", "bonds.npz")
SIGNS = "+-~?>"
WIDTH = 384
LONGEST = 96  # pieces of a sentence that are read at once, round the claim
BEFORE = 40  # pieces of what stands before it that are read with it
AT_ONCE = 2048  # pairs in one product
THREADS = min(2, os.cpu_count() or 1)


class Sited(NamedTuple):
    """A claim in its sentence: characters `start` to `end` of it; `before` is the sentence before, which often tells
    who «he» and what «the blaze» is."""

    sentence: str
    start: int
    end: int
    before: str = ""


def laid_out(
    tokenizer: Tokenizer, sentence: str, spans: Sequence[tuple[int, int]], before: str = ""
) -> tuple[Ints, Ints]:
    """A sentence's piece ids, and which of them belong to the claims at `spans` (characters): (pieces, claims).

    Of a long sentence LONGEST pieces are kept, round the first claim's first. The last BEFORE pieces of what stands
    `before` it come first, with a [SEP].
    """
    found = tokenizer.encode(sentence, add_special_tokens=False)
    own = np.stack([belonging(found.offsets, start, end) for start, end in spans], axis=1)
    ids, own = cut(np.array(found.ids, np.int64), own, LONGEST)
    told = tokenizer.encode(before, add_special_tokens=False).ids[-BEFORE:]
    if not told:
        return ids, own
    head = [CLS, *told, SEP]
    return np.concatenate([head, ids[1:]]), np.concatenate([np.zeros((len(head), own.shape[1]), np.int64), own[1:]])


def belonging(offsets: Sequence[tuple[int, int]], start: int, end: int) -> Ints:
    """Which pieces stand within `start` to `end`, 0 or 1.

    >>> belonging([(0, 2), (3, 7), (7, 8)], 3, 7).tolist()
    [0, 1, 0]
    """
    return np.array([int(low < end and high > start) for low, high in offsets], np.int64)


def cut(ids: Ints, own: Ints, longest: int) -> tuple[Ints, Ints]:
    """At most `longest` pieces, round the first claim's first, with [CLS] and [SEP]; own: (pieces, claims).

    >>> ids, own = cut(np.arange(9), np.array([[0, 0, 0, 0, 0, 0, 0, 1, 1]]).T, 6)
    >>> ids.tolist(), own[:, 0].tolist()
    ([101, 5, 6, 7, 8, 102], [0, 0, 0, 1, 1, 0])
    """
    room = longest - 2
    if len(ids) > room:
        first, size = int(own[:, 0].argmax()), int(own[:, 0].sum())
        low = max(0, min(first - max(0, room - size) // 2, len(ids) - room))
        ids, own = ids[low : low + room], own[low : low + room]
    edge = np.zeros_like(own[:1])
    return np.concatenate([[CLS], ids, [SEP]]), np.concatenate([edge, own, edge])


class Kin:
    """The network: `vectors` reads claims, `chances` judges pairs of them."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        missing = [name for name in FILES if not (folder / name).exists()]
        if missing:
            raise ReaderError(f"no {', '.join(missing)} in {folder}", accepted=f"a folder with {', '.join(FILES)}",
                              do="reinstall sayso, or make the weights with training/kin.py")  # fmt: skip
        self.session = open_session(folder / "kin.onnx", 1)
        self.tokenizer = Tokenizer.from_file(str(folder / "pieces.json"))
        with np.load(folder / "bonds.npz") as held:
            self.weights: dict[str, Floats] = {name: held[name].astype(np.float32) for name in held.files}

    def vectors(self, clauses: Sequence[Sited]) -> Floats:
        """(clauses, WIDTH)."""
        of_sentence: dict[tuple[str, str], list[int]] = {}
        for at, clause in enumerate(clauses):
            of_sentence.setdefault((clause.before, clause.sentence), []).append(at)
        vectors = np.zeros((len(clauses), WIDTH), np.float32)

        def read(rows: list[int]) -> None:
            vectors[rows] = self.read([clauses[row] for row in rows])

        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(read, of_sentence.values()))
        return vectors

    def read(self, clauses: Sequence[Sited]) -> Floats:
        """(clauses, WIDTH) of those of one sentence, which is read once, or of a very long one once a clause."""
        sentence, before = clauses[0].sentence, clauses[0].before
        spans = [(clause.start, clause.end) for clause in clauses]
        ids, own = laid_out(self.tokenizer, sentence, spans, before)
        if len(ids) < LONGEST or len(spans) == 1:
            return self.run(ids, own)
        return np.concatenate([self.run(*laid_out(self.tokenizer, sentence, [span], before)) for span in spans])

    def run(self, ids: Ints, own: Ints) -> Floats:
        """The means over the claims' pieces; own: (pieces, claims)."""
        shares = (own / np.maximum(own.sum(0), 1)).T.astype(np.float32)
        vectors: Floats = self.session.run(["vectors"], {"ids": ids[None].astype(np.int32), "shares": shares})[0]
        return vectors

    def chances(self, vectors: Floats, left: Ints, right: Ints) -> Floats:
        """(pairs, 2): how likely two claims tell of one happening, and how likely both cannot hold, 0 to 1.

        left, right: rows of `vectors`. The order of the two does not matter.
        """
        up, bias = self.weights["up"], self.weights["up_bias"]
        one, other, apart, times = np.split(up, 4)
        rows, places = np.unique(np.concatenate([left, right]), return_inverse=True)
        vectors, left, right = vectors[rows], places[: len(left)], places[len(left) :]
        ones, others = vectors @ one, vectors @ other
        parts = []
        for low in range(0, len(left), AT_ONCE):
            a, b = left[low : low + AT_ONCE], right[low : low + AT_ONCE]
            both = np.abs(vectors[a] - vectors[b]) @ apart + (vectors[a] * vectors[b]) @ times + bias
            there, back = (gelu(both + ones[x] + others[y]) @ self.weights["out"] for x, y in ((a, b), (b, a)))
            parts.append((there + back) / 2 + self.weights["out_bias"])
        odds = np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)
        chances: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return chances

    def signs(self, vectors: Floats) -> Floats:
        """(claims, SIGNS): how likely each claim tells its happening as done, denies it, mentions it in passing, leaves
        it open, or announces it."""
        odds = vectors @ self.weights["sign"] + self.weights["sign_bias"]
        odds = np.exp(odds - odds.max(1, keepdims=True))
        chances: Floats = odds / odds.sum(1, keepdims=True)
        return chances


def gelu(x: Floats) -> Floats:
    """x·Φ(x), by the tangent that is right to a thousandth (Hendrycks & Gimpel 2016)."""
    curved: Floats = 0.5 * x * (1 + np.tanh(x * (0.7978845608 + 0.0356774081 * (x * x))))
    return curved


@cache
def load_kin() -> Kin:
    """The network that ships, loaded once."""
    return Kin(Path(__file__).parent / "weights")


__all__ = ["Kin", "Sited", "laid_out", "load_kin"]
