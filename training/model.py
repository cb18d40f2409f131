"""The reader's network: a MiniLM encoder over windows, and light heads over words.

Shapes in comments: B windows, T pieces, W words, H width (384).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.language.windows import MASK, SHAPE_COUNT, UNK


@dataclass(frozen=True)
class Sizes:
    """Widths; `tags` etc. count the classes of each tagger."""

    upos: int
    xpos: int
    feats: int
    lemma: int
    names: int
    relations: int
    width: int = 384
    layers: int = 6
    inner: int = 1536
    attention: int = 12
    vocabulary: int = 30522
    tagger: int = 384
    arc: int = 256
    relation: int = 256
    product: int = 128
    name: int = 256
    fact: int = 128


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT; dropout masks are shared along a window (cheap on a CPU)."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.attention
        self.qkv = nn.Linear(sizes.width, 3 * sizes.width)
        self.out = nn.Linear(sizes.width, sizes.width)
        self.norm1 = nn.LayerNorm(sizes.width, eps=1e-12)
        self.up = nn.Linear(sizes.width, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.width)
        self.norm2 = nn.LayerNorm(sizes.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        # Written out: on a CPU this trains faster than torch's fused attention for such small heads.
        near = (q * (h // self.heads) ** -0.5) @ k.transpose(2, 3) + mask.to(q.dtype)
        seen = near.softmax(-1).to(v.dtype) @ v
        seen = self.out(seen.transpose(1, 2).reshape(b, t, h))
        x = self.norm1(x + locked_dropout(seen, drop))
        return self.norm2(x + locked_dropout(self.down(functional.gelu(self.up(x))), drop))


def locked_dropout(x: Tensor, rate: float) -> Tensor:
    """Dropout whose mask is the same at every place of a window."""
    if rate <= 0:
        return x
    keep = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype, device=x.device)
    return x * keep.bernoulli_(1 - rate).div_(1 - rate)


class Reader(nn.Module):
    """Encoder and heads. `forward` gives a dictionary of scores over words; see the heads' comments."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = s = sizes
        self.words = nn.Embedding(s.vocabulary, s.width)
        self.places = nn.Embedding(512, s.width)
        self.shapes = nn.Embedding(SHAPE_COUNT, s.width)
        self.norm = nn.LayerNorm(s.width, eps=1e-12)
        self.layers = nn.ModuleList([Layer(s) for _ in range(s.layers)])
        self.mix = nn.Parameter(torch.tensor([-2.0] * s.layers + [1.0]))
        self.split = [s.tagger, 2 * s.arc, 2 * s.relation + 2 * s.product, s.name, s.fact]
        self.project = nn.Linear(2 * s.width, sum(self.split))
        self.tag_counts = [1, s.upos, s.xpos, s.feats, s.lemma]
        self.tags = nn.Linear(s.tagger, sum(self.tag_counts))
        self.arc = nn.Linear(s.arc, s.arc, bias=False)
        self.arc_head = nn.Linear(s.arc, 1)
        self.arc_root = nn.Linear(s.arc, 1)
        self.relate = nn.Linear(s.relation + s.product, s.relations)
        self.name = nn.Linear(s.name, s.names)
        self.fact = nn.Linear(s.fact, 2)
        self.sentence = nn.Linear(s.width, s.width, bias=False)
        nn.init.zeros_(self.shapes.weight)
        nn.init.eye_(self.sentence.weight)
        self.drop, self.head_drop = 0.0, 0.0

    def encode(self, ids: Tensor, shapes: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """(last layer, mixture of the layers), both B T H."""
        t = ids.shape[1]
        steps = torch.arange(t, device=ids.device)
        mask = torch.where(steps[None] < lengths[:, None], 0.0, -1e4)[:, None, None]
        x = self.norm(self.words(ids) + self.shapes(shapes) + self.places.weight[:t])
        weights = self.mix.softmax(0)
        mixed = weights[0] * x
        for index, layer in enumerate(self.layers):
            x = layer(x, mask, self.drop)
            mixed = mixed + weights[index + 1] * x
        return x, mixed

    def heads(self, mixed: Tensor, first: Tensor, last: Tensor) -> dict[str, Tensor]:
        """Scores of words, each B W …; see `split`."""
        wide = (-1, -1, mixed.shape[2])
        word = torch.cat(
            [mixed.gather(1, first[:, :, None].expand(wide)), mixed.gather(1, last[:, :, None].expand(wide))], 2
        )  # B W 2H
        word = locked_dropout(word, self.head_drop)
        tagger, arc, relation, name, fact = self.project(word).split(self.split, 2)
        s, drop = self.sizes, self.head_drop
        tagger, name, fact = (locked_dropout(functional.gelu(part), drop) for part in (tagger, name, fact))
        arc = locked_dropout(functional.gelu(arc), drop)
        below, above = arc.split([s.arc, s.arc], 2)
        arcs = self.arc(below) @ above.transpose(1, 2) + self.arc_head(above).transpose(1, 2)
        return {
            "tags": self.tags(tagger),
            "arcs": arcs,
            "roots": self.arc_root(below)[:, :, 0],
            "relation": relation,
            "names": self.name(name),
            "fact": self.fact(fact),
        }

    def relations(self, relation: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relation to a head. relation: B W R; heads: B W, word indexes."""
        s = self.sizes
        low, high, left, right = relation.split([s.relation, s.relation, s.product, s.product], 2)
        above = torch.cat([high, right], 2).gather(1, heads[:, :, None].expand(-1, -1, s.relation + s.product))
        high, right = above.split([s.relation, s.product], 2)
        joined = torch.cat([functional.gelu(low + high), left * right], 2)
        return self.relate(locked_dropout(joined, self.head_drop))


def load_encoder(reader: Reader, folder: Path) -> None:
    """Start from the packaged sentence encoder's weights; a reader of fewer layers takes them evenly spread."""
    from safetensors.torch import load_file

    weights = load_file(str(folder / "model.safetensors"))
    weights = {name.removeprefix("bert."): value for name, value in weights.items()}
    with torch.no_grad():
        reader.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        reader.places.weight.copy_(
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(reader.norm, weights, "embeddings.LayerNorm")
        count = len(reader.layers)
        for index, layer in enumerate(reader.layers):
            source = (6 * (index + 1)) // count - 1
            base = f"encoder.layer.{source}"
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).copy_(
                    torch.cat([weights[f"{base}.attention.self.{name}.{part}"] for name in ("query", "key", "value")])
                )
            _copy(layer.out, weights, f"{base}.attention.output.dense")
            _copy(layer.norm1, weights, f"{base}.attention.output.LayerNorm")
            _copy(layer.up, weights, f"{base}.intermediate.dense")
            _copy(layer.down, weights, f"{base}.output.dense")
            _copy(layer.norm2, weights, f"{base}.output.LayerNorm")


def _copy(module: Any, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])


def teacher_vectors(folder: Path, texts: list[str], *, bfloat16: bool) -> Tensor:
    """The original encoder's normalised sentence vectors, float16, (texts, 384)."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()
    sizes = Sizes(1, 1, 1, 1, 1, 1)
    reader = Reader(sizes)
    load_encoder(reader, folder)
    reader.eval()
    encoded = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    order = sorted(range(len(texts)), key=lambda index: len(encoded[index]))
    vectors = torch.zeros(len(texts), sizes.width, dtype=torch.float16)
    start = 0
    while start < len(order):
        chosen = order[start : start + max(1, 8192 // max(len(encoded[order[start]]), 32))]
        start += len(chosen)
        width = max(len(encoded[index]) for index in chosen)
        ids = torch.tensor([encoded[index] + [0] * (width - len(encoded[index])) for index in chosen])
        lengths = torch.tensor([len(encoded[index]) for index in chosen])
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            last, _ = reader.encode(ids, torch.zeros_like(ids), lengths)
        keep = (torch.arange(width) < lengths[:, None]).float()[:, :, None]
        mean = (last.float() * keep).sum(1) / keep.sum(1)
        vectors[torch.tensor(chosen)] = functional.normalize(mean, dim=1).half()
    return vectors


def hide_pieces(ids: Tensor, share: float, generator: torch.Generator) -> Tensor:
    """A copy with a share of the pieces replaced by [MASK] or [UNK]."""
    chance = torch.rand(ids.shape, generator=generator)
    hidden = (chance < share) & (ids > MASK)
    return torch.where(hidden, torch.where(chance < share / 2, MASK, UNK), ids)


def save_checkpoint(path: Path, state: dict[str, Any], labels: dict[str, list[str]], sizes: Sizes) -> None:
    """Write atomically."""
    temporary = path.with_suffix(".partial")
    torch.save({"state": state, "labels": json.dumps(labels), "sizes": asdict(sizes)}, temporary)
    temporary.replace(path)
