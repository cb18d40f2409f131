"""Passages into windows and batches of arrays, drawn anew every epoch from a seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from sayso.language.windows import PieceTable, Words, cut_windows, fill_batch
from training.corpora import ENTITY_LABELS, WEIGHTS, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

NONE = -100
TAGS = ("O", *(f"{side}-{label}" for label in ENTITY_LABELS for side in "BIES"))


def label_inventories(passages: list[Passage]) -> dict[str, list[str]]:
    """Classes of each tagger, most frequent first; rare lemma scripts and features are left out."""
    counts: list[Counter[str]] = [Counter() for _ in range(4)]
    relations: Counter[str] = Counter()
    for passage in passages:
        for tree in passage.trees:
            if tree:
                for counter, value in zip(counts, tree, strict=True):
                    counter[value] += 1
        relations.update(relation for relation in passage.relations if relation)
    names = ("upos", "xpos", "feats", "lemma")
    least = {"feats": 3, "lemma": 3}
    result = {
        name: [
            value
            for value, count in sorted(counter.items(), key=lambda item: (-item[1], item[0]))
            if count >= least.get(name, 1)
        ]
        for name, counter in zip(names, counts, strict=True)
    }
    result["relations"] = [value for value, _ in sorted(relations.items(), key=lambda item: (-item[1], item[0]))]
    result["names"] = list(TAGS)
    return result


@dataclass
class Example:
    """One passage as arrays over its words; NONE where unknown."""

    source: str
    words: Words
    targets: dict[str, np.ndarray[Any, Any]]
    allowed: np.ndarray[Any, Any]  # names' tags that an unnamed word may have, by the source's labels
    sentences: list[tuple[int, int, int]]  # first word, end, index of the teacher's vector


def make_examples(passages: list[Passage], table: PieceTable,
                  labels: dict[str, list[str]]) -> tuple[list[Example], list[str]]:  # fmt: skip
    """The examples, and the sentences whose vectors the teacher has to give."""
    index = {name: {value: number for number, value in enumerate(values)} for name, values in labels.items()}
    examples, texts = [], []
    for passage in passages:
        words = table.words(passage.forms, np.array(passage.spaced), np.array(passage.breaks))
        count = len(passage.spans)
        targets = {"starts": np.array([NONE if value < 0 else value for value in passage.starts])}
        for position, name in enumerate(("upos", "xpos", "feats", "lemma")):
            targets[name] = np.array(
                [index[name].get(tree[position], NONE) if tree else NONE for tree in passage.trees]
            )
        targets["heads"] = np.array(passage.heads)
        targets["relations"] = np.array(
            [index["relations"].get(relation, NONE) if relation else NONE for relation in passage.relations]
        )
        targets["sentence"] = np.cumsum(np.array(passage.starts) == 1)
        targets["names"] = np.array(
            [index["names"][tag] if tag and passage.name_labels else NONE for tag in passage.names]
        )
        targets["fact"] = np.full(count, np.nan)
        for place, score in passage.factuality.items():
            targets["fact"][place] = score
        targets["events"] = np.array([NONE if value < 0 else value for value in passage.events])
        annotated = passage.name_labels or ()
        allowed = np.array([tag == "O" or tag[2:] not in annotated for tag in TAGS])
        sentences = []
        for first, end in (passage.sentences or _guess_sentences(words)) if passage.vectors else ():
            if 3 <= end - first <= 80:
                sentences.append((first, end, len(texts)))
                texts.append(passage.text[passage.spans[first][0] : passage.spans[end - 1][1]])
        examples.append(Example(passage.source, words, targets, allowed, sentences))
    return examples, texts


def _guess_sentences(words: Words) -> list[tuple[int, int]]:
    firsts = [0, *(int(place) for place in np.flatnonzero(words.cuts >= 2) if place)]
    return list(zip(firsts, [*firsts[1:], len(words.counts)], strict=True))


@dataclass
class Options:
    """How windows are drawn and batched; sizes in pieces."""

    shortest: int = 28
    longest: int = 208
    batch: int = 3072
    lower: float = 0.03
    upper: float = 0.03


def epoch_batches(examples: list[Example], vectors: torch.Tensor, options: Options,
                  seed: int) -> Iterator[dict[str, torch.Tensor]]:  # fmt: skip
    """The batches of one epoch, shuffled; the same for the same seed."""
    random = np.random.default_rng(seed)
    windows = []
    for example in examples:
        times = WEIGHTS[example.source]
        for _ in range(int(times) + (random.random() < times % 1)):
            budgets = (
                int(np.exp(random.uniform(np.log(options.shortest), np.log(options.longest)))) for _ in repeat(None)
            )
            windows += [(example, start, end) for start, end in cut_windows(example.words, budgets)]
    random.shuffle(windows)  # type: ignore[arg-type]
    cost = [int(window[0].words.counts[window[1] : window[2]].sum()) + 2 for window in windows]
    pools = []
    for begin in range(0, len(windows), 6000):
        chosen = sorted(range(begin, min(begin + 6000, len(windows))), key=lambda place: cost[place])
        group: list[int] = []
        for place in chosen:
            if group and (len(group) + 1) * -(-cost[place] // 8) * 8 > options.batch:
                pools.append(group)
                group = []
            group.append(place)
        pools.append(group)
    random.shuffle(pools)
    for group in pools:
        yield _tensors([windows[place] for place in group], vectors, options, random)


def _tensors(windows: list[tuple[Example, int, int]], vectors: torch.Tensor, options: Options,
             random: np.random.Generator) -> dict[str, torch.Tensor]:  # fmt: skip
    batch = fill_batch([(example.words, start, end) for example, start, end in windows], multiple=8)
    shapes = batch.shapes
    for row in range(len(windows)):
        chance = random.random()
        if chance < options.lower + options.upper:
            shapes[row] = _recase(shapes[row], 1 if chance < options.lower else 3)
    size, most = batch.first.shape
    names = ("starts", "upos", "xpos", "feats", "lemma", "relations", "names", "events", "heads", "sentence")
    result = {name: np.full((size, most), NONE) for name in names}
    result["fact"] = np.full((size, most), np.nan)
    allowed = np.zeros((size, len(TAGS)), bool)
    owners, spans, teachers = [], [], []
    for row, (example, start, end) in enumerate(windows):
        allowed[row] = example.allowed
        for name, values in result.items():
            values[row, : end - start] = example.targets[name][start:end]
        result["starts"][row, 0] = NONE
        heads = result["heads"][row, : end - start]
        inside = (heads >= start) & (heads < end)
        heads[:] = np.where(inside, heads - start, NONE)
        for first, stop, teacher in example.sentences:
            if start <= first and stop <= end:
                owners.append(row)
                spans.append((batch.first[row, first - start], batch.last[row, stop - 1 - start]))
                teachers.append(teacher)
    tensors = {name: torch.from_numpy(values) for name, values in result.items()}
    tensors |= {
        "ids": torch.from_numpy(batch.ids),
        "shapes": torch.from_numpy(shapes),
        "lengths": torch.from_numpy(batch.lengths),
        "first": torch.from_numpy(batch.first),
        "last": torch.from_numpy(batch.last),
        "allowed": torch.from_numpy(allowed),
        "owners": torch.tensor(owners, dtype=torch.long),
        "spans": torch.tensor(spans, dtype=torch.long).reshape(-1, 2),
        "teacher": vectors[torch.tensor(teachers, dtype=torch.long)].float(),
    }
    return tensors


def _recase(shapes: np.ndarray[Any, Any], target: int) -> np.ndarray[Any, Any]:
    kind, place = shapes // 3, shapes % 3
    cased = (kind >= 1) & (kind <= 5)
    return np.where(cased, 3 * target + place, shapes)
