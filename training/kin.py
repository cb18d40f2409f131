"""The network of kinship: `python -m training.kin CHECKPOINT [FOLDER]`.

Learns from invented stories (`training/kin/*.txt`, ours; the README there tells the marks) whether two claims tell of
one happening and whether they can both hold, starting from the packaged sentence encoder; writes `kin.onnx` and
`bonds.npz` to FOLDER. Each sentence is read by itself and a claim is the mean over its pieces; what two claims are to
one another is judged from both vectors, their difference and their product (as in InferSent: Conneau et al. 2017).
The table of word pieces stays as it is and is shared with the reader.

The encoder is trained as it will run, in int8 (Jacob et al. 2018). What judges two vectors is fitted once more
(`--judge`) to stories that the encoder never learned from, as the network that ships reads them: vectors of known
stories are surer than those of new ones.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils import parametrize

from sayso.language.kin import SIGNS, THREADS
from sayso.language.kin import Kin as Shipped
from training.kin_names import Names
from training.kin_steps import (
    OTHERS,
    STORIES,
    Step,
    Story,
    is_for_judge,
    is_learned,
    prepare,
    read_claims,
    read_stories,
    step_of,
)
from training.model import Reader, Sizes, load_encoder, locked_dropout
from training.train import encoder_folder, faster_in_bfloat16

BARE_OTHERS = 2.0  # pairs of two happenings for each of one, among marked claims alone
STORIES_A_STEP = 6
HELD = 9  # one story in so many is held out while developing
SMOOTHING = 0.02
SIGN = 0.2  # weight of the loss of the claims' signs


def rounded(x: Tensor) -> Tensor:
    """Values in 255 steps between each sentence's least and greatest, as int8 has them; the gradient passes through."""
    with torch.no_grad():
        low, high = x.amin((1, 2), keepdim=True).clamp(max=0), x.amax((1, 2), keepdim=True).clamp(min=0)
        step = ((high - low) / 255).clamp(min=1e-8).float()
        apart = (torch.round(x.float() / step) * step).to(x.dtype) - x
    return x + apart


class RoundedWeight(nn.Module):
    """A weight in 7 bits, a scale an output; the gradient passes through."""

    def forward(self, weight: Tensor) -> Tensor:
        with torch.no_grad():
            step = (weight.abs().amax(1, keepdim=True) / 63).clamp(min=1e-8)
            apart = torch.round(weight / step) * step - weight
        return weight + apart


class Kin(nn.Module):
    """The encoder, two questions asked of each pair of claims and one of each claim."""

    def __init__(self) -> None:
        super().__init__()
        encoder = Reader(Sizes(1, 1, 1, 1, 1, 1))
        load_encoder(encoder, encoder_folder())
        self.words, self.places, self.norm, self.layers = encoder.words, encoder.places, encoder.norm, encoder.layers
        self.sign = nn.Linear(384, len(SIGNS))
        self.up, self.out = nn.Linear(4 * 384, 256), nn.Linear(256, 2)
        self.words.weight.requires_grad_(False)

    def as_it_runs(self) -> None:
        """Round inputs and weights of the encoder's products as int8 does, from here on."""
        for layer in self.layers:
            for linear in (layer.qkv, layer.out, layer.up, layer.down):
                parametrize.register_parametrization(linear, "weight", RoundedWeight())
                linear.register_forward_pre_hook(lambda _, given: (rounded(given[0]),))

    def read(self, step: Step, device: str, drop: float = 0.0) -> Tensor:
        """(claims, width): the mean over each claim's pieces, sentences of about one length read together."""
        parts = []
        for rectangle in step.rectangles:
            ids, own = rectangle.ids.to(device), rectangle.own.to(device)
            x = locked_dropout(self.norm(self.words(ids) + self.places.weight[: ids.shape[1]]), drop)
            mask = torch.where(ids > 0, 0.0, -1e4)[:, None, None]
            for layer in self.layers:
                x = layer(x, mask, drop)
            weight = own[..., None].to(x.dtype)
            parts.append((x[rectangle.rows.to(device)] * weight).sum(1) / weight.sum(1).clamp(min=1))
        return torch.cat(parts)[step.order.to(device)]

    def judge(self, a: Tensor, b: Tensor, drop: float = 0.0) -> Tensor:
        """(pairs, 2): log-odds of one happening, and of being at odds."""
        joined = functional.gelu(self.up(torch.cat([a, b, (a - b).abs(), a * b], 1)))
        answer: Tensor = self.out(functional.dropout(joined, drop, self.training))
        return answer


class Judge(Kin):
    """A network whose encoder is the one that ships, from its folder, and stays as it is."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.shipped = Shipped(folder)
        for values in (self.words, self.places, self.norm, self.layers):
            values.requires_grad_(False)

    def read(self, step: Step, device: str, drop: float = 0.0) -> Tensor:
        """(claims, width), each sentence by itself."""

        def one(sentence: tuple[Tensor, Tensor]) -> Tensor:
            ids, own = sentence
            return torch.from_numpy(self.shipped.run(ids[ids > 0].numpy(), own[:, ids > 0].T.numpy()))

        sentences = [(ids, rectangle.own[rectangle.rows == row]) for rectangle in step.rectangles
                     for row, ids in enumerate(rectangle.ids)]  # fmt: skip
        with ThreadPoolExecutor(THREADS) as pool:
            return torch.cat(list(pool.map(one, sentences)))[step.order].to(device)


def scores_of(net: Kin, step: Step, device: str, drop: float = 0.0) -> tuple[Tensor, Tensor]:
    """(log-odds of each pair, scores of each claim's sign)."""
    x = net.read(step, device, drop)
    pairs = step.pairs.to(device)
    return net.judge(x[pairs[:, 0]], x[pairs[:, 1]], drop).float(), net.sign(x).float()


def loss_of(scores: Tensor, signs: Tensor, step: Step) -> Tensor:
    """The loss of one step."""
    device = scores.device
    soft = step.same.to(device) * (1 - 2 * SMOOTHING) + SMOOTHING
    same = functional.binary_cross_entropy_with_logits(scores[:, 0], soft, reduction="sum") * step.share
    told = ~step.odds.isnan()
    target = step.odds[told].to(device) * (1 - 2 * SMOOTHING) + SMOOTHING
    odds = functional.binary_cross_entropy_with_logits(scores[told.to(device), 1], target, reduction="sum")
    sign = functional.cross_entropy(signs, step.signs.to(device), ignore_index=-100, reduction="sum")
    marked = int((step.signs >= 0).sum())
    return same + odds / max(1, len(target)) + SIGN * sign / max(1, marked)


def train(stories: Callable[[], Sequence[Story]], net: Kin, epochs: int, *, rate: float = 2e-4, drop: float = 0.15,
          device: str = "cpu", seed: int = 0, bare: bool = False, every: bool = False) -> Kin:  # fmt: skip
    """The network trained on `stories`, asked for anew each epoch; the learning rate warms up and falls to nothing."""
    dice, fast = random.Random(seed), device == "cuda" or faster_in_bfloat16()
    net = net.to(device).train()
    head = [p for module in (net.sign, net.up, net.out) for p in module.parameters()]
    fresh = {id(p) for p in head}
    body = [p for p in net.parameters() if p.requires_grad and id(p) not in fresh]
    optimiser = torch.optim.AdamW(
        [{"params": body, "times": 1.0}, {"params": head, "times": 5.0}], lr=rate, weight_decay=0.02
    )
    done, began = 0, time.monotonic()
    for epoch in range(epochs):
        order = list(stories())
        total = epochs * -(-len(order) // STORIES_A_STEP)
        dice.shuffle(order)
        sums = 0.0
        for low in range(0, len(order), STORIES_A_STEP):
            some, others = order[low : low + STORIES_A_STEP], BARE_OTHERS if bare else OTHERS
            step = step_of(some, dice, others, bare=bare, every=every)
            warmth = min(1.0, (done + 1) / (0.06 * total)) * max(0.01, 1 - done / total)
            for group in optimiser.param_groups:
                group["lr"] = rate * group["times"] * warmth
            with torch.autocast(device, torch.bfloat16, enabled=fast):
                scores, signs = scores_of(net, step, device, drop)
            loss = loss_of(scores, signs, step)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            done, sums = done + 1, sums + loss.item()
        print(f"epoch {epoch + 1} of {epochs}, loss {sums * epochs / total:.3f}, {time.monotonic() - began:.0f} s",
              flush=True)  # fmt: skip
    return net.eval()


def judged(net: Kin, stories: Sequence[Story], device: str) -> Iterator[tuple[Tensor, Tensor, Step]]:
    """Scores of all pairs, and of all claims' signs, of each story."""
    for story in stories:
        step = step_of([story], random.Random(1), None)
        with torch.no_grad(), torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            scores, signs = scores_of(net, step, device)
        yield scores.cpu(), signs.cpu(), step


def evaluate(net: Kin, stories: Sequence[Story], device: str) -> str:
    """Average precision and best F1 of both questions over all pairs of the stories; signs right; in percent."""
    found = list(judged(net, stories, device))
    scores = np.concatenate([score.numpy() for score, _, _ in found])
    same = np.concatenate([step.same.numpy() for _, _, step in found])
    odds = np.concatenate([step.odds.numpy() for _, _, step in found])
    told = ~np.isnan(odds)
    right = torch.cat([(signs.argmax(1) == step.signs)[step.signs >= 0] for _, signs, step in found]).float().mean()
    parts = []
    for name, score, gold in (("same", scores[:, 0], same), ("odds", scores[told, 1], odds[told])):
        order = np.argsort(-score, kind="stable")
        hits = np.cumsum(gold[order])
        precision, recall = hits / np.arange(1, len(hits) + 1), hits / max(1, hits[-1])
        f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
        average = float((precision * gold[order]).sum() / max(1, hits[-1]))
        parts.append(f"{name}: AP {100 * average:.1f}, best F1 {100 * f1.max():.1f} at {score[order][f1.argmax()]:.2f}")
    return f"{'; '.join(parts)}; signs {100 * right:.1f}"


def kin_graph(state: dict[str, np.ndarray[Any, Any]], layers: int, heads: int) -> Any:
    """The model: a sentence's ids (1, pieces) and what share each piece has in each claim (claims, pieces) in;
    `vectors` (claims, width) out."""
    from onnx import TensorProto

    from training.export import Graph, model, transformer_layer

    graph = Graph()
    one, two, zero = (graph.weight(np.array([value]), name) for value, name in ((1, "one"), (2, "two"), (0, "zero")))
    length = graph.add("Slice", graph.add("Shape", "ids"), one, two)
    place = graph.add("Slice", graph.weight(state["places.weight"], "places"), zero, length)
    words = graph.add("Gather", graph.weight(state["words.weight"], "words"), "ids")
    x = graph.add("LayerNormalization", graph.add("Add", words, place),
                  graph.weight(state["norm.weight"], "norm.w"), graph.weight(state["norm.bias"], "norm.b"),
                  axis=-1, epsilon=1e-12)  # fmt: skip
    for index in range(layers):
        x = transformer_layer(graph, state, f"layers.{index}", x, heads, lengths="")
    graph.add("MatMul", "shares", graph.add("Squeeze", x, zero), name="vectors")
    inputs = [("ids", TensorProto.INT32, ["one", "t"]), ("shares", TensorProto.FLOAT, ["n", "t"])]
    return model(graph, inputs, [("vectors", TensorProto.FLOAT, ["n", 384])], "kin")


def export(state: dict[str, Tensor], folder: Path) -> None:
    """Write kin.onnx, int8, with the shared table of word pieces, and bonds.npz."""
    from training.export import export_shared

    held = {name: value.float().numpy() for name, value in state.items()}
    export_shared(kin_graph(held, 6, 12), folder, "kin.onnx")
    export_bonds(state, folder)


def export_bonds(state: dict[str, Tensor], folder: Path) -> None:
    """Write bonds.npz, what judges two vectors."""
    held = {name: value.half().numpy() for name, value in state.items()}
    bonds = {"up": held["up.weight"].T, "up_bias": held["up.bias"], "out": held["out.weight"].T,
             "out_bias": held["out.bias"], "sign": held["sign.weight"].T, "sign_bias": held["sign.bias"]}  # fmt: skip
    np.savez_compressed(folder / "bonds.npz", **{name: np.ascontiguousarray(value) for name, value in bonds.items()})


def plain(net: Kin) -> dict[str, Tensor]:
    """The weights of a network, as they were before they were rounded."""
    return {name.replace(".parametrizations.weight.original", ".weight"): value
            for name, value in net.state_dict().items()}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", help="where to write kin.onnx and bonds.npz")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--bare", action="store_true", help="marked claims only, as they stand")
    parser.add_argument("--every", action="store_true", help="judge every pair of a story, not a sample")
    parser.add_argument("--read", type=Path, action="append", default=[], help="claims that training.kin_read wrote")
    parser.add_argument("--running", action="store_true", help="of the stories only those that were read")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--hold", action="store_true", help="hold a ninth of the stories out and judge on them")
    parser.add_argument("--judge", action="store_true", help="fit only the judge of two vectors, to FOLDER's kin.onnx")
    parser.add_argument("--export-only", action="store_true")
    options = parser.parse_args()
    if options.judge and not options.folder:
        parser.error("--judge needs FOLDER, with the kin.onnx whose vectors are judged")
    torch.manual_seed(0)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if not options.export_only:
        wanted = is_for_judge if options.judge else is_learned
        stories = {name: lines for name, lines in read_stories(STORIES).items() if wanted(name)}
        read: dict[str, Any] = {}
        for path in options.read:
            read |= {name: claims for name, claims in read_claims(path).items() if wanted(name)}
        names = {name for at, name in enumerate(stories) if options.hold and at % HELD == 4}
        if options.running:
            stories = {name: lines for name, lines in stories.items() if name in read}
        held = prepare({name: stories[name] for name in stories if name in names})
        stories = {name: lines for name, lines in stories.items() if name not in names}
        read = {name: claims for name, claims in read.items() if name not in names}
        known, dice = Names(stories), random.Random(0)
        net = Judge(options.folder) if options.judge else Kin()
        if options.start:
            net.load_state_dict(torch.load(options.start, map_location="cpu"))
        if not options.judge:
            net.as_it_runs()
        net = train(lambda: prepare(*known.renamed(stories, read, dice)), net, options.epochs, rate=options.rate,
                    device=device, bare=options.bare, every=options.every)  # fmt: skip
        torch.save(plain(net), options.checkpoint)
        if held:
            print(evaluate(net, held, device))
    if options.folder:
        write = export_bonds if options.judge else export
        write(torch.load(options.checkpoint, map_location="cpu"), options.folder)


if __name__ == "__main__":
    main()
