"""Which words tell what happens only inside a depiction: a film, a game, a drill, a generated or recycled picture.

A second small network reads a whole report at once, since what a clip is may be said a page after what it shows. It is
asked only of reports that speak of pictures, works or exercises at all (`speaks_of_depiction`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sayso.language.en.depiction import OCCASIONS
from sayso.language.session import open_session
from sayso.language.windows import CLS, SEP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from sayso.language.windows import Ints, Words

FILE = "scenes.onnx"
PIECES = 384  # at once; the encoder knows 512 places, but attention grows with their square
STRIDE = 288  # pieces from one stretch of a longer report to the next


@cache
def occasions() -> frozenset[str]:
    """The words without which no report is asked for depictions."""
    return frozenset(OCCASIONS.split())


def speaks_of_depiction(forms: Iterable[str]) -> bool:
    """Whether a text names a picture, a work, an exercise or a way to make them.

    >>> speaks_of_depiction(["The", "Clip", "shows"]), speaks_of_depiction(["It", "rained"])
    (True, False)
    """
    return not occasions().isdisjoint(form.lower() for form in forms)


class Scenes:
    """The network; `chances` reads one text."""

    def __init__(self, folder: Path, threads: int) -> None:
        self.session = open_session(folder / FILE, threads)

    def chances(self, words: Words) -> NDArray[np.float32]:
        """For each word how likely it is told of a depiction, 0 to 1.

        A report longer than PIECES is read in stretches that overlap; a word's chance comes from the stretch in which
        it stands farthest from an end.
        """
        ids, first = laid_out(words)
        found = np.zeros(len(first), np.float32)
        depth = np.full(len(first), -1)
        for start in range(0, max(1, len(ids) - (PIECES - STRIDE)), STRIDE):
            part = ids[start : start + PIECES]
            part = part if start == 0 else np.concatenate([[CLS], part[1:]])
            scores = self.session.run(["chances"], {"ids": part[None].astype(np.int32),
                                                    "lengths": np.array([len(part)], np.int32)})[0][0]  # fmt: skip
            inside = np.flatnonzero((first >= start + (start > 0)) & (first < start + len(part)))
            margin = np.minimum(first[inside] - start, start + len(part) - first[inside])
            better = inside[margin > depth[inside]]
            found[better] = scores[first[better] - start]
            depth[inside] = np.maximum(depth[inside], margin)
        return found


def laid_out(words: Words) -> tuple[Ints, Ints]:
    """A text's pieces with [CLS] before them and [SEP] before each paragraph; where each word's first piece stands."""
    breaks = words.breaks.copy()
    breaks[:1] = 0
    first = 1 + np.cumsum(breaks) + words.ends - words.counts
    ids = np.full(1 + len(words.pieces) + int(breaks.sum()), SEP, np.int64)
    ids[0] = CLS
    ids[np.arange(1, len(words.pieces) + 1) + np.repeat(np.cumsum(breaks), words.counts)] = words.pieces
    return ids, first


__all__ = ["Scenes", "laid_out", "speaks_of_depiction"]
