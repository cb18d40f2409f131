"""The network of depictions: `python -m training.scenes DATA CHECKPOINT [FOLDER] [--minutes N]`.

Trains on the passages of `training/scenes/*.jsonl` (ours; what is only depicted stands between [[ and ]]) and on real
news of DATA in which nothing is marked, starting from the packaged sentence encoder; writes `scenes.onnx` to FOLDER.
The table of word pieces stays as it is and is shared with the reader: both models name `vocabulary.bin`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.language.scenes import laid_out
from sayso.language.tokenize import ud_tokenizer
from sayso.language.windows import SEP, PieceTable, Words, paragraph_breaks
from training.model import Reader, Sizes, load_encoder, locked_dropout
from training.train import encoder_folder, faster_in_bfloat16, keep_memory

PASSAGES = Path(__file__).parent / "scenes"
NEWS = ("gum_news", "meantime", "gum_other")  # real reports, marked `train`, in which nothing is only depicted
NEWS_SHARE = 0.25  # of the real reports, so many an epoch
NEWS_LENGTH = 1500  # characters of each
JOINED = 0.5  # how often a passage is followed by another one, as in a longer report
LONGEST = 480  # pieces of a report that passages are joined to
BATCH = 900  # pieces
SMOOTHING = 0.02
HELD = 9  # one block of ten passages in so many is held out while developing


@dataclass(frozen=True)
class Passage:
    """Piece ids, where each word begins, and which words are depicted."""

    ids: np.ndarray[Any, Any]
    first: np.ndarray[Any, Any]
    marked: np.ndarray[Any, Any]
    ours: bool


class Depictions(nn.Module):
    """The encoder, and over each piece and the largest of all pieces two layers that end in one number."""

    def __init__(self) -> None:
        super().__init__()
        encoder = Reader(Sizes(1, 1, 1, 1, 1, 1))
        load_encoder(encoder, encoder_folder())
        self.words, self.places, self.norm, self.layers = encoder.words, encoder.places, encoder.norm, encoder.layers
        self.words.weight.requires_grad_(False)
        self.up, self.out = nn.Linear(2 * 384, 128), nn.Linear(128, 1)

    def forward(self, ids: Tensor, lengths: Tensor, drop: float = 0.0) -> Tensor:
        """Log-odds for each piece; ids: (texts, pieces)."""
        real = torch.arange(ids.shape[1])[None] < lengths[:, None]
        mask = torch.where(real, 0.0, -1e4)[:, None, None]
        x = locked_dropout(self.norm(self.words(ids) + self.places.weight[: ids.shape[1]]), drop)
        for layer in self.layers:
            x = layer(x, mask, drop)
        whole = x.masked_fill(~real[..., None], -9).max(1).values
        joined = functional.gelu(self.up(torch.cat([x, whole[:, None].expand_as(x)], 2)))
        scores: Tensor = self.out(locked_dropout(joined, drop))[..., 0]
        return scores


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A passage without its marks, and the spans between them.

    >>> unmark("It opens: [[a wall falls]]. Nobody saw it.")
    ('It opens: a wall falls. Nobody saw it.', [(10, 22)])
    """
    plain, spans, start = "", [], 0
    for piece in re.split(r"(\[\[|\]\])", text):
        if piece == "[[":
            start = len(plain)
        elif piece == "]]":
            spans.append((start, len(plain)))
        else:
            plain += piece
    return plain, spans


class Texts:
    """Texts into words and pieces, as the reader cuts them."""

    def __init__(self) -> None:
        import spacy
        from tokenizers import Tokenizer

        self.blank = spacy.blank("en")
        self.blank.tokenizer = ud_tokenizer(self.blank)
        pieces = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
        pieces.no_padding()  # the packaged file pads each word to 128 pieces
        pieces.no_truncation()
        self.table = PieceTable(lambda form: pieces.encode(form, add_special_tokens=False).ids)

    def passage(self, text: str, ours: bool) -> Passage:
        """One text, marks and all."""
        plain, spans = unmark(text)
        tokens = [token for token in self.blank(plain) if not token.is_space]
        forms = [token.text for token in tokens]
        ends = [0, *(token.idx + len(token) for token in tokens)]
        gaps = [plain[end : token.idx] for end, token in zip(ends, tokens, strict=False)]
        breaks = paragraph_breaks(gaps, ["", *forms[:-1]], forms)
        words: Words = self.table.words(forms, np.ones(len(forms), np.int64), breaks)
        ids, first = laid_out(words)
        marked = np.array([any(low <= token.idx < high for low, high in spans) for token in tokens])
        return Passage(ids, first, marked, ours)


def load_passages(data: Path) -> list[Passage]:
    """Our passages, then the real news."""
    texts = Texts()
    ours = [
        json.loads(line)["text"] for path in sorted(PASSAGES.glob("*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    news = [
        json.loads(line)["text"][:NEWS_LENGTH]
        for name in NEWS
        for line in (data / "attribution" / f"{name}.reports.jsonl").open(encoding="utf-8")
    ]
    return [texts.passage(text, True) for text in ours] + [texts.passage(text, False) for text in news]


def dealt(passages: list[Passage], dice: random.Random) -> list[list[Passage]]:
    """An epoch: passages in random order, some joined to longer reports."""
    order = [p for p in passages if p.ours or dice.random() < NEWS_SHARE]
    dice.shuffle(order)
    reports: list[list[Passage]] = []
    for passage in order:
        size = sum(len(p.ids) for p in reports[-1]) if reports else LONGEST
        if size + len(passage.ids) <= LONGEST and dice.random() < JOINED:
            reports[-1].append(passage)
        else:
            reports.append([passage])
    return reports


def rectangle(reports: list[list[Passage]]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """(ids, lengths, gold, which pieces count), a row a report."""
    rows = []
    for report in reports:
        ids, gold, counts = [], [], []
        for at, passage in enumerate(report):
            own = passage.ids.copy()
            own[0] = own[0] if at == 0 else SEP
            is_first = np.zeros(len(own), bool)
            is_first[passage.first] = True
            value = np.zeros(len(own), np.float32)
            value[passage.first] = passage.marked
            ids.append(own)
            gold.append(value)
            counts.append(is_first)
        rows.append([np.concatenate(part)[:512] for part in (ids, gold, counts)])
    width = max(len(row[0]) for row in rows)
    padded = [np.stack([np.pad(row[part], (0, width - len(row[part]))) for row in rows]) for part in range(3)]
    lengths = torch.tensor([len(row[0]) for row in rows])
    return torch.tensor(padded[0]), lengths, torch.tensor(padded[1]), torch.tensor(padded[2])


def batches(reports: list[list[Passage]], dice: random.Random) -> list[list[list[Passage]]]:
    """Reports of about one length together, at most BATCH pieces or so."""
    reports = sorted(reports, key=lambda report: sum(len(p.ids) for p in report) + 40 * dice.random())
    made: list[list[list[Passage]]] = [[]]
    for report in reports:
        if sum(len(p.ids) for r in made[-1] for p in r) > BATCH:
            made.append([])
        made[-1].append(report)
    dice.shuffle(made)
    return made


def train(passages: list[Passage], epochs: int, checkpoint: Path, rate: float = 2e-4, drop: float = 0.1) -> Depictions:
    """A network trained on the passages; the state is kept after each epoch."""
    dice, fast = random.Random(0), faster_in_bfloat16()
    net = Depictions()
    heads = [*net.up.parameters(), *net.out.parameters()]
    own = {id(p) for p in heads}
    groups = [{"params": [p for p in net.parameters() if p.requires_grad and id(p) not in own], "lr": rate, "times": 1},
              {"params": heads, "lr": rate, "times": 5}]  # fmt: skip
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    step, began = 0, time.monotonic()
    for epoch in range(epochs):
        net.train()
        parts, total = batches(dealt(passages, dice), dice), 0.0
        for part in parts:
            ids, lengths, gold, counts = rectangle(part)
            warmth = min(1, (step + 1) / 30) * max(0.02, 1 - step / (epochs * len(parts)))
            for group in optimiser.param_groups:
                group["lr"] = rate * group["times"] * warmth
            with torch.autocast("cpu", torch.bfloat16, enabled=fast):
                scores = net(ids, lengths, drop)
            target = gold[counts] * (1 - 2 * SMOOTHING) + SMOOTHING
            loss = functional.binary_cross_entropy_with_logits(scores.float()[counts], target)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            step, total = step + 1, total + loss.item()
        torch.save(net.state_dict(), checkpoint)
        print(
            f"epoch {epoch + 1} of {epochs}, loss {total / len(parts):.3f}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
    return net.eval()


def judge(net: Depictions, passages: list[Passage]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the words of passages, in percent."""
    hit = said = meant = 0
    with torch.no_grad():
        for passage in passages:
            ids, lengths, gold, counts = rectangle([[passage]])
            found, wanted = net(ids, lengths)[counts] > 0, gold[counts] > 0
            hit, said, meant = hit + int((found & wanted).sum()), said + int(found.sum()), meant + int(wanted.sum())
    return 100 * hit / max(said, 1), 100 * hit / max(meant, 1), 200 * hit / max(said + meant, 1)


def scenes_graph(state: dict[str, np.ndarray[Any, Any]], layers: int, heads: int) -> Any:
    """The model: ids (texts, pieces) and lengths in, `chances` (texts, pieces) out."""
    from onnx import TensorProto

    from training.export import MICROSOFT, Graph, model, transformer_layer

    graph = Graph()
    length = graph.add("Slice", graph.add("Shape", "ids"), graph.weight(np.array([1]), "one"),
                       graph.weight(np.array([2]), "two"))  # fmt: skip
    place = graph.add(
        "Slice", graph.weight(state["places.weight"], "places"), graph.weight(np.array([0]), "zero"), length
    )
    x = graph.add("Add", graph.add("Gather", graph.weight(state["words.weight"], "words"), "ids"), place)
    x = graph.add("LayerNormalization", x, graph.weight(state["norm.weight"], "norm.w"),
                  graph.weight(state["norm.bias"], "norm.b"), axis=-1, epsilon=1e-12)  # fmt: skip
    for index in range(layers):
        x = transformer_layer(graph, state, f"layers.{index}", x, heads)
    whole = graph.add("ReduceMax", x, graph.weight(np.array([1]), "axis"), keepdims=1)
    wide = graph.add("Expand", whole, graph.add("Shape", x))
    up = graph.add("Gelu", graph.linear(graph.add("Concat", x, wide, axis=2), state, "up"), domain=MICROSOFT)
    scores = graph.add("Sigmoid", graph.linear(up, state, "out"))
    graph.add("Squeeze", scores, graph.weight(np.array([2]), "last"), name="chances")
    inputs = [("ids", TensorProto.INT32, ["b", "t"]), ("lengths", TensorProto.INT32, ["b"])]
    return model(graph, inputs, [("chances", TensorProto.FLOAT, ["b", "t"])], "scenes")


def export(state: dict[str, Tensor], folder: Path) -> None:
    """Write scenes.onnx, int8, with the table of word pieces in the file that the reader's model names too."""
    from training.export import export_shared

    held = {name: value.float().numpy() for name, value in state.items()}
    export_shared(scenes_graph(held, 6, 12), folder, "scenes.onnx")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", help="where to write scenes.onnx")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--hold", action="store_true", help="hold a ninth of our passages out and judge on them")
    parser.add_argument("--export-only", action="store_true")
    options = parser.parse_args()
    keep_memory()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    if not options.export_only:
        passages = load_passages(options.data)
        held = [p for at, p in enumerate(passages) if options.hold and p.ours and at // 10 % HELD == 4]
        chosen = {id(p) for p in held}
        net = train([p for p in passages if id(p) not in chosen], options.epochs, options.checkpoint)
        if held:
            print("held out: precision {:.1f}, recall {:.1f}, F1 {:.1f}".format(*judge(net, held)))
    if options.folder:
        export(torch.load(options.checkpoint, map_location="cpu"), options.folder)


if __name__ == "__main__":
    main()
