"""The reader's network at run time: windows of words in, one row of scores a word out.

Only onnxruntime, tokenizers and numpy. Windows go through one at a time: the int8 products scale their input by the
largest value in the call, so in a batch one report would change how its neighbour is read. Alone, a window gives the
same bytes beside whatever else is read; it costs no speed on a CPU (8,400 words a second against 8,600 in batches of
768 pieces, measured over news), nothing is padded, and memory is bounded whatever the size of the text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.errors import ReaderError
from sayso.language.lemmas import Lexicon
from sayso.language.session import open_session
from sayso.language.windows import PieceTable, Words, fill_batch

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILES = ("reader.onnx", "second.onnx", "scenes.onnx", "vocabulary.bin", "pieces.json", "lemmas.json", "labels.json")
WINDOW = 200  # pieces a window at most


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says about the words of a window, one row a word.

    upos, xpos, feats, lemma: numbers of the best classes. start: log-odds of a sentence's start. arcs: (words, words),
    the score of the second word as head of the first; root: of having none. relation: features for `Network.finish`.
    names: log-probabilities of BIOES tags. fact: (factuality, log-odds of an event).
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
        from tokenizers import Tokenizer

        missing = [name for name in FILES if not (folder / name).exists()]
        if missing:
            raise ReaderError(f"no {', '.join(missing)} in {folder}", accepted=f"a folder with {', '.join(FILES)}",
                              do="reinstall sayso, or export the weights with training/export.py")  # fmt: skip
        self.session = open_session(folder / "reader.onnx", threads)
        self.second = open_session(folder / "second.onnx", threads)
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        tokenizer = Tokenizer.from_file(str(folder / "pieces.json"))
        words = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
        known = {upos: frozenset(lemmas) for upos, lemmas in words["known"].items()}
        self.lexicon = Lexicon(words["exceptions"], known, tokenizer.token_to_id)
        self.table = PieceTable(lambda form: tokenizer.encode(form, add_special_tokens=False).ids)

    def run(self, words: Words, start: int, end: int) -> Scores:
        """Scores of one window of words. Windows never share a call: see the module's docstring."""
        batch = fill_batch([(words, start, end)])
        first, last = batch.first[0], batch.last[0]
        found = self.session.run(_OUTPUTS, {
            "ids": batch.ids.astype(np.int32), "shapes": batch.shapes.astype(np.int32),
            "lengths": batch.lengths.astype(np.int32), "first": first.astype(np.int32),
            "last": last.astype(np.int32), "grid": np.arange(end - start, dtype=np.int32)[None]})  # fmt: skip
        flat: list[Any] = [value[:, 0] if name in ("start", "root_score") else value[0] if name == "arcs" else value
                           for name, value in zip(_OUTPUTS, found, strict=True)]  # fmt: skip
        places: list[Any] = [first, last]
        return Scores(*flat, *places)

    def finish(self, features: NDArray[np.float32], heads: NDArray[Any],
               means: NDArray[np.float32]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:  # fmt: skip
        """(numbers of the arcs' labels, normalised sentence vectors).

        heads: rows of `features`. means: (sentences, 384), each the mean of `hidden` over the sentence's pieces.
        """
        found = self.second.run(["relation", "vectors"],
                                {"features": features, "heads": heads.astype(np.int32), "means": means})  # fmt: skip
        return found[0], found[1]
