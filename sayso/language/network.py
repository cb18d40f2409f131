"""The reader's network at run time: windows of words in, one row of scores a word out.

Only onnxruntime, tokenizers and numpy. Memory is bounded: windows go through in batches of similar length with a
budget of pieces, whatever the size of the text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.errors import ReaderError
from sayso.language.lemmas import Lexicon
from sayso.language.windows import PieceTable, Words, fill_batch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FILES = ("reader.onnx", "second.onnx", "pieces.json", "lemmas.json", "labels.json")
WINDOW = 144  # pieces a window at most
BATCH = 1536  # pieces a batch


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says about the words of a batch of windows, one row a word, window after window.

    upos, xpos, feats, lemma: numbers of the best classes. start: log-odds of a sentence's start. arcs: (windows, words
    a window, words a window), the score of the second word as head of the first; root: of having none. relation:
    features for `Network.finish`. names: log-probabilities of BIOES tags. fact: (factuality, log-odds of an event).
    hidden: (pieces, 384), the encoder's last layer; first, last: each word's pieces in it.
    """

    upos: NDArray[np.int32]
    xpos: NDArray[np.int32]
    feats: NDArray[np.int32]
    lemma: NDArray[np.int32]
    start: NDArray[np.float32]
    arcs: NDArray[np.float32]
    root: NDArray[np.float32]
    relation: NDArray[np.float32]
    names: NDArray[np.float32]
    fact: NDArray[np.float32]
    hidden: NDArray[np.float32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


_OUTPUTS = ["upos", "xpos", "feats", "lemma", "start", "arcs", "root_score", "relation_2", "names", "fact",
            "hidden"]  # fmt: skip


class Network:
    """The two sessions, the piece table and the label inventories."""

    def __init__(self, folder: Path, threads: int) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        missing = [name for name in FILES if not (folder / name).exists()]
        if missing:
            raise ReaderError(f"no {', '.join(missing)} in {folder}", accepted=f"a folder with {', '.join(FILES)}",
                              do="reinstall sayso, or export the weights with training/export.py")  # fmt: skip
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0" if threads > 1 else "1")
        make = onnxruntime.InferenceSession
        self.session = make(str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"])
        self.second = make(str(folder / "second.onnx"), options, providers=["CPUExecutionProvider"])
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        tokenizer = Tokenizer.from_file(str(folder / "pieces.json"))
        words = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
        known = {upos: frozenset(lemmas) for upos, lemmas in words["known"].items()}
        self.lexicon = Lexicon(words["exceptions"], known, tokenizer.token_to_id)
        self.table = PieceTable(lambda form: tokenizer.encode(form, add_special_tokens=False).ids)

    def run(self, parts: Sequence[tuple[Words, int, int]]) -> Scores:
        """Scores of the words of some windows, in order; a window is (words, start, end)."""
        batch = fill_batch(parts)
        lengths = np.array([end - start for _, start, end in parts])
        kept = np.arange(batch.first.shape[1]) < lengths[:, None]
        grid = np.where(kept, np.cumsum(kept).reshape(kept.shape) - 1, 0)
        offset = (np.arange(len(parts)) * batch.ids.shape[1])[:, None]
        first, last = (batch.first + offset)[kept], (batch.last + offset)[kept]
        found = self.session.run(_OUTPUTS, {
            "ids": batch.ids.astype(np.int32), "shapes": batch.shapes.astype(np.int32),
            "lengths": batch.lengths.astype(np.int32), "first": first.astype(np.int32),
            "last": last.astype(np.int32), "grid": grid.astype(np.int32)})  # fmt: skip
        columns = {4, 6}
        places: list[Any] = [first, last]
        flat: list[Any] = [value[:, 0] if index in columns else value for index, value in enumerate(found)]
        return Scores(*flat, *places)

    def finish(self, features: NDArray[np.float32], heads: NDArray[Any],
               means: NDArray[np.float32]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:  # fmt: skip
        """(numbers of the arcs' labels, normalised sentence vectors).

        heads: rows of `features`. means: (sentences, 384), each the mean of `hidden` over the sentence's pieces.
        """
        found = self.second.run(["relation", "vectors"],
                                {"features": features, "heads": heads.astype(np.int32), "means": means})  # fmt: skip
        return found[0], found[1]


def batches(windows: Sequence[tuple[int, int, int]], pieces: Sequence[int], budget: int = BATCH) -> list[list[int]]:
    """Indexes of windows grouped by length so that each rectangle holds at most `budget` pieces.

    >>> batches([(0, 0, 5)] * 4, [100, 10, 90, 10], budget=200)
    [[1, 3], [2, 0]]
    """
    groups: list[list[int]] = []
    for index in sorted(range(len(windows)), key=lambda place: pieces[place]):
        if groups and (len(groups[-1]) + 1) * pieces[index] <= budget:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups
