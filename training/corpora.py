"""The training sources as passages: words of running text with whatever each source says about them.

A passage carries the words that the reader's own tokenizer makes of the text; trees and names are projected onto
them. What a source does not say stays unknown and costs no loss.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sayso.language.lemmas import lemma_script

ENTITY_LABELS = ("PERSON", "ORG", "PLACE", "GROUP", "EVENT", "THING")
# Passages of a source an epoch draws on average: news more, transcribed speech and posts less.
WEIGHTS = {
    "ewt": 1.0, "gum": 1.0, "gum_news": 1.6, "gum_interview": 1.6, "gum_bio": 1.2,
    "gum_conversation": 0.4, "gum_court": 0.4, "gum_vlog": 0.5, "uner_ewt": 1.0,
    "wikigold": 1.3, "re3d": 1.3, "meantime": 1.3, "wnut17": 0.25, "btc": 0.2,
    "story": 1.5, "factuality": 1.0, "swapped": 0.4,
}  # fmt: skip


@dataclass
class Passage:
    """Words with their layers. Offsets count characters of `text`; None and -1 mean «not said».

    starts: whether a sentence starts at the word. trees: per word (upos, xpos, feats, lemma script) or None;
    heads: index of the head, the word itself for a root, -1 unknown. names: BIOES tag, None where ignored;
    name_labels: what the source annotates throughout, None when it annotates no names. factuality: score by word.
    events: the words that state something; None unless the source marks all. sentences: (first, end) words.
    """

    identifier: str
    source: str
    text: str
    spans: list[tuple[int, int]]
    breaks: list[int]
    spaced: list[int]
    starts: list[int]
    trees: list[tuple[str, str, str, str] | None] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str | None] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    name_labels: tuple[str, ...] | None = None
    factuality: dict[int, float] = field(default_factory=dict)
    events: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    vectors: bool = True  # whether its sentences teach sentence vectors

    @property
    def forms(self) -> list[str]:
        return [self.text[start:end] for start, end in self.spans]


def json_lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def empty_passage(identifier: str, source: str, text: str, tokenizer: Any) -> Passage:
    """The words of a text and nothing said about them."""
    tokens = [token for token in tokenizer(text) if not token.is_space]
    spans = [(token.idx, token.idx + len(token)) for token in tokens]
    gaps = [text[left[1] : right[0]] for left, right in zip([(0, 0), *spans], spans, strict=False)]
    spaced = [int(gap != "" or index == 0) for index, gap in enumerate(gaps)]
    breaks = [int(gap.count("\n") > 1 and index > 0) for index, gap in enumerate(gaps)]
    count = len(spans)
    return Passage(identifier, source, text, spans, breaks, spaced, starts=[-1] * count,
                   trees=[None] * count, heads=[-1] * count, relations=[None] * count,
                   names=[None] * count, events=[-1] * count)  # fmt: skip


def mark_sentences(passage: Passage, sentences: list[tuple[int, int]]) -> None:
    """Fill starts and sentences from character spans that cover the words."""
    begins = {start for start, _ in sentences}
    inside = [any(start <= left < end for start, end in sentences) for left, _ in passage.spans]
    owner, position = [], -1
    ordered = sorted(begins)
    for _, right in passage.spans:
        while position + 1 < len(ordered) and ordered[position + 1] < right:
            position += 1
        owner.append(position)
    for index, sentence in enumerate(owner):
        if inside[index]:
            passage.starts[index] = int(index == 0 or sentence != owner[index - 1])
    firsts = [index for index in range(len(owner)) if passage.starts[index] == 1]
    passage.sentences = [
        (first, end) for first, end in zip(firsts, [*firsts[1:], len(owner)], strict=True) if all(inside[first:end])
    ]


def mark_names(passage: Passage, record: dict[str, Any]) -> None:
    """Fill names with BIOES tags, O, or None inside ignored spans."""
    passage.name_labels = tuple(record["labels"])
    tags: list[str | None] = ["O"] * len(passage.spans)
    for index, (start, end) in enumerate(passage.spans):
        if any(start < stop and begin < end for begin, stop in record.get("ignored", [])):
            tags[index] = None
    for entity in record["entities"]:
        covered = [
            index for index, (start, end) in enumerate(passage.spans) if start < entity["end"] and entity["start"] < end
        ]
        for index in covered:
            side = "S" if len(covered) == 1 else "B" if index == covered[0] else "E" if index == covered[-1] else "I"
            tags[index] = f"{side}-{entity['label']}"
    passage.names = tags


def read_names(path: Path, tokenizer: Any) -> list[Passage]:
    """The passages of one entity file."""
    passages = []
    for record in json_lines(path):
        passage = empty_passage(record["id"], record["source"], record["text"], tokenizer)
        if record["sentences"]:
            mark_sentences(passage, [tuple(span) for span in record["sentences"]])
        mark_names(passage, record)
        if passage.spans:
            passages.append(passage)
    return passages


def read_trees(path: Path, source: str, tokenizer: Any) -> list[Passage]:
    """The passages of a treebank, its trees projected onto the tokenizer's words."""
    passages, name, sentences = [], "", []
    paragraph = False
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), "# newdoc id = "]:
        if line.startswith("# newdoc id = "):
            if sentences:
                passages.append(_tree_passage(name, source, sentences, tokenizer))
            name, sentences = line.split(" = ", 1)[1], []
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# text = "):
            sentences.append((paragraph, line[9:], rows := []))
            paragraph = False
        elif line and line[0] != "#":
            columns = line.split("\t")
            if "." not in columns[0]:
                rows.append(columns)
    return passages


def _tree_passage(name: str, source: str, sentences: list[Any], tokenizer: Any) -> Passage:
    text, sentence_spans, words = "", [], []
    for paragraph, sentence, rows in sentences:
        text += "\n\n" if paragraph and text else " " if text else ""
        sentence_spans.append((len(text), len(text) + len(sentence)))
        words.append(_word_spans(rows, sentence, len(text)))
        text += sentence
    genre = name.split("_")[1] if source == "gum" else ""
    weighted = f"{source}_{genre}" if f"{source}_{genre}" in WEIGHTS else source
    passage = empty_passage(name, weighted, text, tokenizer)
    mark_sentences(passage, sentence_spans)
    starting = {start: index for index, (start, _) in enumerate(passage.spans)}
    ending = {end: index for index, (_, end) in enumerate(passage.spans)}
    for (_, _, rows), spans in zip(sentences, words, strict=True):
        _project(passage, [row for row in rows if "-" not in row[0]], spans, starting, ending)
    return passage


def _word_spans(rows: list[list[str]], sentence: str, offset: int) -> list[tuple[int, int]]:
    """Character span of each word; the parts of a contraction share its characters out in order."""
    spans: list[tuple[int, int]] = []
    position, last, left, inside = 0, 0, 0, ""
    for row in rows:
        if "-" in row[0]:
            position = sentence.index(row[1], position)
            left, inside, last = position, row[1], int(row[0].split("-")[1])
            position += len(inside)
            continue
        if int(row[0]) <= last:
            right = position if int(row[0]) == last else min(left + len(row[1]), position)
            spans.append((offset + left, offset + right))
            left = right
        else:
            found = sentence.find(row[1], position)
            found = position if found < 0 else found
            position = found + len(row[1])
            spans.append((offset + found, offset + position))
    return spans


def _project(passage: Passage, rows: list[list[str]], spans: list[tuple[int, int]],
             starting: dict[int, int], ending: dict[int, int]) -> None:  # fmt: skip
    """Write one tree onto the words. A token of several words stands for the topmost; of a cut word, for all of it."""
    heads = [int(row[6]) - 1 for row in rows]

    def depth(index: int) -> int:
        steps = 0
        while heads[index] >= 0 and steps < len(heads):
            index, steps = heads[index], steps + 1
        return steps

    tokens = [
        list(range(starting[start], ending[end] + 1)) if start in starting and end in ending else []
        for start, end in spans
    ]
    members: dict[int, list[int]] = {}
    for word, owned in enumerate(tokens):
        if not owned:  # the word's edges are not token edges: find what it overlaps
            owned = [
                index
                for index, (start, end) in enumerate(passage.spans)
                if start < spans[word][1] and spans[word][0] < end
            ]
            tokens[word] = owned
        for token in owned:
            members.setdefault(token, []).append(word)
    for word, owned in enumerate(tokens):
        if not owned:
            continue
        lead = owned[0]
        if min(members[lead], key=depth) != word:
            continue
        row = rows[word]
        whole = len(owned) == 1 and members[lead] == [word]
        form = passage.text[slice(*passage.spans[lead])]
        if whole:
            lemma = form.lower() if row[2] == "_" else row[2]
            passage.trees[lead] = (row[3], row[4], row[5], lemma_script(form, lemma))
        above = heads[word]
        target = lead if above < 0 else tokens[above][0] if tokens[above] else -1
        if above >= 0 and target == lead:
            target = -1
        passage.heads[lead] = target
        passage.relations[lead] = row[7] if target >= 0 else None
        for token in owned[1:]:
            if members[token] == [word]:
                passage.heads[token], passage.relations[token] = lead, "flat"


def add_factuality(passages: list[Passage], folder: Path, tokenizer: Any) -> list[Passage]:
    """Put factuality scores onto the passages that hold the sentences; what is not found becomes its own passage."""
    places: dict[str, tuple[Passage, int, int]] = {}
    for passage in passages:
        for first, end in passage.sentences:
            text = passage.text[passage.spans[first][0] : passage.spans[end - 1][1]]
            places.setdefault("".join(text.split()), (passage, first, end))
    alone = []
    for name, every in (("uds_ih2_train", False), ("meantime_train", True)):
        texts = {row["id"]: row["text"] for row in json_lines(folder / f"{name}.reports.jsonl")}
        for row in json_lines(folder / f"{name}.gold.jsonl"):
            text = texts[row["id"]]
            passage, first, end = places.get("".join(text.split()), (None, 0, 0))
            if passage is None:
                passage = empty_passage(row["id"], "factuality", text, tokenizer)
                first, end = 0, len(passage.spans)
                passage.sentences = [(0, end)]
                alone.append(passage)
            _mark_factuality(passage, first, end, text, row["predicates"], every)
    return alone


def _mark_factuality(passage: Passage, first: int, end: int, text: str,
                     predicates: list[dict[str, Any]], every: bool) -> None:  # fmt: skip
    offsets, position = {}, 0  # of the sentence's characters without white space
    for index in range(first, end):
        for _ in passage.text[slice(*passage.spans[index])].replace(" ", ""):
            offsets[position] = index
            position += 1
    if every:
        passage.events[first:end] = [0] * (end - first)
    for predicate in predicates:
        place = offsets.get(len("".join(text[: predicate["start"]].split())))
        if place is not None:
            passage.factuality[place] = predicate["score"]
            if every:
                passage.events[place] = 1


def swap_names(record: dict[str, Any], pool: dict[str, list[str]], random: Random) -> dict[str, Any]:
    """The record with some of its names replaced by names of the same label, one name always by the same.

    What can be learnt from it is the context, not the name: the sources hold few names and repeat them often.
    """
    chosen: dict[tuple[str, str], str] = {}
    pieces, marks, position, grown = [], [], 0, 0
    moves: list[tuple[int, int]] = []  # (offset in the old text, what offsets from there on grow by)
    for entity in sorted(record["entities"], key=lambda entity: entity["start"]):
        old = record["text"][entity["start"] : entity["end"]]
        new = chosen.setdefault((old, entity["label"]),
                                random.choice(pool[entity["label"]]) if random.random() < 0.6 else old)  # fmt: skip
        pieces += [record["text"][position : entity["start"]], new]
        start = entity["start"] + grown
        marks.append({"start": start, "end": start + len(new), "label": entity["label"]})
        position, grown = entity["end"], grown + len(new) - len(old)
        moves.append((position, grown))
    text = "".join([*pieces, record["text"][position:]])

    def moved(offset: int) -> int:
        return offset + next((growth for place, growth in reversed(moves) if place <= offset), 0)

    spans = {name: [[moved(start), moved(end)] for start, end in record.get(name, [])]
             for name in ("ignored", "sentences")}  # fmt: skip
    return {**record, "text": text, "entities": marks, "source": "swapped", **spans}


def swapped_passages(data: Path, tokenizer: Any, copies: int = 4, seed: int = 1) -> list[Passage]:
    """Copies of the passages nearest to news with their names swapped; they teach names and sentence ends only."""
    folder, random = data / "language" / "entities", Random(seed)
    records = {
        source: json_lines(folder / f"{source}.train.jsonl")
        for source in ("gum", "wikigold", "re3d", "meantime", "uner_ewt", "wnut17", "btc")
    }
    found: dict[str, set[str]] = {label: set() for label in ENTITY_LABELS}
    for rows in records.values():
        for record in rows:
            for entity in record["entities"]:
                name = record["text"][entity["start"] : entity["end"]]
                if name[:1].isupper() and len(name) < 40 and "\n" not in name:
                    found[entity["label"]].add(name)
    pool = {label: sorted(names) for label, names in found.items()}
    passages = []
    for _ in range(copies):
        for source in ("gum", "wikigold", "re3d", "meantime", "uner_ewt"):
            for record in records[source]:
                swapped = swap_names(record, pool, random)
                passage = empty_passage(record["id"], "swapped", swapped["text"], tokenizer)
                passage.vectors = False
                if swapped["sentences"]:
                    mark_sentences(passage, [tuple(span) for span in swapped["sentences"]])
                mark_names(passage, swapped)
                passages.append(passage)
    return passages


def read_stories(folder: Path, tokenizer: Any) -> list[Passage]:
    """Unlabelled news, for the sentence vectors only."""
    return [
        empty_passage(report["id"], "story", report["text"], tokenizer)
        for path in sorted(folder.glob("*/reports.jsonl"))
        for report in json_lines(path)
    ]


def training_passages(
    data: Path, tokenizer: Any, *, without: frozenset[str] = frozenset(), swap: bool = False
) -> list[Passage]:
    """Every passage to train on; `data` is the folder that holds language/, factuality/ and storypacks/."""
    language = data / "language"
    trees = {
        source: read_trees(language / "syntax" / f"{source}.train.conllu", source, tokenizer)
        for source in ("ewt", "gum")
    }
    gum_names = {record["id"]: record for record in json_lines(language / "entities" / "gum.train.jsonl")}
    for passage in trees["gum"]:
        record = gum_names.get(passage.identifier)
        if record is not None and record["text"] == passage.text:
            mark_names(passage, record)
    named = [
        passage
        for source in ("uner_ewt", "wikigold", "re3d", "meantime", "wnut17", "btc")
        if source not in without
        for passage in read_names(language / "entities" / f"{source}.train.jsonl", tokenizer)
    ]
    passages = [*trees["ewt"], *trees["gum"], *named]
    alone = add_factuality(passages, data / "factuality", tokenizer)
    swapped = swapped_passages(data, tokenizer) if swap else []
    return [*passages, *alone, *read_stories(data / "storypacks", tokenizer), *swapped]
