"""The reader as a spaCy component: one pass that fills a `Doc`.

Fills pos_, tag_, morph, lemma_, head, dep_ (Universal Dependencies), sentence starts, ents (PERSON ORG PLACE GROUP
EVENT THING), and in `doc.user_data`:

    sayso.sentence_vectors   float16 (sentences, 384), normalised, in the order of doc.sents
    sayso.factuality         float32 (tokens), -3 did not happen … 3 happened; meaningful at predicates
    sayso.event              float32 (tokens), probability that the word states an event
    sayso.depicted           float32 (tokens), probability that the word tells what happens only in a depiction
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.util import registry

from sayso.language.decode import agreed_labels, best_names, best_tree, label_scores, sentence_starts
from sayso.language.network import WINDOW, Network
from sayso.language.scenes import Scenes, speaks_of_depiction
from sayso.language.tokenize import ud_tokenizer
from sayso.language.windows import Words, cut_windows, paragraph_breaks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

WEIGHTS = Path(__file__).parent / "weights"
WIDTH = 384  # of sentence vectors
_ATTRIBUTES = [POS, TAG, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]


@dataclass(slots=True)
class _Reading:
    """What is known of one document while it is read; arrays are over its words, white space left out."""

    doc: Doc
    tokens: NDArray[np.int64]  # index of each word among the document's tokens
    words: Words | None
    columns: dict[str, NDArray[Any]]
    names: list[tuple[int, int, str, dict[str, float]]]  # (first word, end, label, score of each label)
    vectors: list[NDArray[np.float32]]  # of the sentences, in order


class SaysoReader:
    """The component; make it with `load_reader` or `nlp.add_pipe("sayso_reader")`."""

    def __init__(self, vocab: Vocab, folder: Path, threads: int) -> None:
        self.vocab, self.network, self.folder, self.threads = vocab, Network(folder, threads), folder, threads
        self.lemmas: dict[tuple[str, int, int, int], int] = {}
        labels, add = self.network.labels, vocab.strings.add
        self.upos = np.array([IDS[label] for label in labels["upos"]], np.uint64)
        self.xpos = np.array([add(label) for label in labels["xpos"]], np.uint64)
        self.feats = np.array([vocab.morphology.add("" if label == "_" else label) for label in labels["feats"]],
                              np.uint64)  # fmt: skip
        self.deps = np.array([add("ROOT" if label == "root" else label) for label in labels["relations"]], np.uint64)
        self.root = labels["relations"].index("root")

    @cached_property
    def scenes(self) -> Scenes:
        """The network of depictions, loaded for the first report that is asked."""
        return Scenes(self.folder, self.threads)

    def __call__(self, doc: Doc) -> Doc:
        reading = self._prepare(doc)
        if reading.words is not None:
            for start, end in cut_windows(reading.words, repeat(WINDOW)):
                self._decode(reading, reading.words, start, end)
        self._write(reading)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Documents in order; `batch_size` changes nothing, see `network`."""
        for doc in stream:
            yield self(doc)

    def _prepare(self, doc: Doc) -> _Reading:
        forms, tokens, gaps = [], [], []
        gap = ""
        for token in doc:
            text = token.text
            if text.isspace() or not text:
                gap += text
                continue
            forms.append(text)
            tokens.append(token.i)
            gaps.append(gap)
            gap = token.whitespace_
        if not forms:
            return _Reading(doc, np.zeros(0, np.int64), None, {}, [], [])
        spaced = np.array([index == 0 or gap != "" for index, gap in enumerate(gaps)], np.int64)
        words = self.network.table.words(forms, spaced, paragraph_breaks(gaps, ["", *forms[:-1]], forms))
        count = len(forms)
        columns: dict[str, NDArray[Any]] = {
            "pos": np.zeros(count, np.uint64), "tag": np.zeros(count, np.uint64), "morph": np.zeros(count, np.uint64),
            "lemma": np.zeros((count, 3), np.int64), "head": np.zeros(count, np.int64),
            "dep": np.zeros(count, np.uint64), "fact": np.zeros((count, 2), np.float32)}  # fmt: skip
        return _Reading(doc, np.array(tokens, np.int64), words, columns, [], [])

    def _decode(self, reading: _Reading, words: Words, start: int, end: int) -> None:
        """Read one window and write what it says into the document's columns."""
        scores = self.network.run(words, start, end)
        tags = self.network.labels["names"]
        starts = sentence_starts(scores.start, words.breaks[start:end])
        edges = [*np.flatnonzero(starts).tolist(), end - start]
        heads = np.zeros(end - start, np.int64)
        np.fill_diagonal(scores.arcs, scores.root)
        means = []
        for low, high in pairwise(edges):
            heads[low:high] = low + best_tree(scores.arcs[low:high, low:high])
            means.append(scores.hidden[scores.first[low] : scores.last[high - 1] + 1].mean(0))
        relations, vectors = self.network.finish(scores.relation, heads, np.stack(means))
        reading.vectors += list(vectors)
        reading.names += [(start + first, start + last, label, label_scores(scores.names, first, last, tags))
                          for first, last, label in best_names(scores.names, tags)]  # fmt: skip
        own = heads == np.arange(end - start)
        columns = reading.columns
        columns["pos"][start:end] = self.upos[scores.upos]
        columns["tag"][start:end] = self.xpos[scores.xpos]
        columns["morph"][start:end] = self.feats[scores.feats]
        columns["lemma"][start:end] = np.stack([scores.upos, scores.xpos, scores.lemma], 1)
        columns["head"][start:end] = heads + start
        columns["dep"][start:end] = self.deps[np.where(own, self.root, relations)]
        columns["fact"][start:end] = scores.fact

    def _write(self, reading: _Reading) -> None:
        doc, tokens, columns = reading.doc, reading.tokens, reading.columns
        count = len(doc)
        doc.user_data["sayso.factuality"] = np.zeros(count, np.float32)
        doc.user_data["sayso.event"] = np.zeros(count, np.float32)
        doc.user_data["sayso.depicted"] = np.zeros(count, np.float32)
        doc.user_data["sayso.sentence_vectors"] = np.zeros((0, WIDTH), np.float16)
        if count == 0:
            return
        table = np.zeros((count, len(_ATTRIBUTES)), np.uint64)
        table[:, 0], table[:, 1] = IDS["SPACE"], self.vocab.strings.add("_SP")
        table[:, 3] = [token.orth for token in doc]
        table[:, 6] = 2
        # White space hangs on the word before it, at the start of the text on the first word.
        heads = np.zeros(count, np.int64)
        if len(tokens):
            before = np.maximum(np.searchsorted(tokens, np.arange(count), side="right") - 1, 0)
            heads[:] = tokens[before] - np.arange(count)
            heads[tokens] = tokens[columns["head"]] - tokens
            table[:, 5] = self.vocab.strings.add("dep")
            for position, name in ((0, "pos"), (1, "tag"), (2, "morph"), (5, "dep")):
                table[tokens, position] = columns[name]
            table[tokens, 3] = self._lemmas(reading)
            facts = columns["fact"]
            doc.user_data["sayso.factuality"][tokens] = np.clip(facts[:, 0], -3, 3)
            doc.user_data["sayso.event"][tokens] = 1 / (1 + np.exp(-np.clip(facts[:, 1], -30, 30)))
            doc.user_data["sayso.sentence_vectors"] = np.stack(reading.vectors).astype(np.float16)
            if reading.words is not None and speaks_of_depiction(doc[index].text for index in tokens.tolist()):
                doc.user_data["sayso.depicted"][tokens] = self.scenes.chances(reading.words)
        else:
            table[:, 5] = self.vocab.strings.add("ROOT")
            heads[1:] = -np.arange(1, count)
            table[1:, 5] = self.vocab.strings.add("dep")
        table[:, 4] = heads.astype(np.uint64)
        spans = [(int(tokens[first]), int(tokens[end - 1]) + 1) for first, end, _, _ in reading.names]
        labels = agreed_labels([" ".join(doc[left:right].text.split()) for left, right in spans],
                               [scores for _, _, _, scores in reading.names],
                               [label for _, _, label, _ in reading.names])  # fmt: skip
        for (left, right), label in zip(spans, labels, strict=True):
            table[left:right, 6], table[left, 6] = 1, 3
            table[left:right, 7] = self.vocab.strings.add(label)
        doc.from_array(_ATTRIBUTES, table)  # type: ignore[arg-type]

    def _lemmas(self, reading: _Reading) -> NDArray[np.uint64]:
        """Hashes of the words' lemmas."""
        labels, add, known = self.network.labels, self.vocab.strings.add, self.lemmas
        if len(known) > 200_000:
            known.clear()
        doc, result = reading.doc, []
        for index, (upos, xpos, script) in zip(reading.tokens.tolist(), reading.columns["lemma"].tolist(), strict=True):
            form = doc[index].text
            lemma = known.get((form, upos, xpos, script))
            if lemma is None:
                lemma = add(self.network.lexicon.lemma(form, labels["upos"][upos], labels["xpos"][xpos],
                                                       labels["lemma"][script]))  # fmt: skip
                known[form, upos, xpos, script] = lemma
            result.append(lemma)
        return np.array(result, np.uint64)

    def to_disk(self, path: Any, *, exclude: Any = ()) -> None:
        """Nothing to keep: the weights are the package's own."""

    def from_disk(self, path: Any, *, exclude: Any = ()) -> SaysoReader:
        return self

    def to_bytes(self, *, exclude: Any = ()) -> bytes:
        return b""

    def from_bytes(self, data: bytes, *, exclude: Any = ()) -> SaysoReader:
        return self


@registry.tokenizers("sayso_tokenizer")  # type: ignore[untyped-decorator]
def make_sayso_tokenizer() -> Callable[[Language], Tokenizer]:
    """Named in the pipeline's configuration, so that spaCy does not first build its own."""
    return ud_tokenizer


@Language.factory("sayso_reader", default_config={"folder": None, "threads": 1},
                  assigns=["token.pos", "token.tag", "token.morph", "token.lemma", "token.head", "token.dep",
                           "token.is_sent_start", "doc.ents"])  # fmt: skip
def make_sayso_reader(nlp: Language, name: str, folder: str | None, threads: int) -> SaysoReader:
    """The component with the weights of `folder`, the package's own when None."""
    return SaysoReader(nlp.vocab, Path(folder) if folder else WEIGHTS, threads)
