"""The network of kinship: `python -m training.kin CHECKPOINT [FOLDER]`.

Learns from invented stories (`training/kin/*.txt`, ours; the README there tells the marks) whether two claims tell of
one happening and whether they can both hold, starting from the packaged sentence encoder; writes `kin.onnx` and
`bonds.npz` to FOLDER. Each sentence is read by itself and a claim is the mean over its pieces; what two claims are to
one another is judged from both vectors, their difference and their product (as in InferSent: Conneau et al. 2017).
The table of word pieces stays as it is and is shared with the reader.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.model import Reader, Sizes, load_encoder, locked_dropout

STORIES = Path(__file__).parent / "kin"
PIECES = Path(__file__).parents[1] / "sayso" / "language" / "weights" / "pieces.json"
CODE = re.compile(r"(\d+)([a-z]?)([+\-~?>])\s+(.+)", re.S)
SIGNS = "+-~?>"
OTHERS = 4.0  # pairs of two happenings an epoch, for each pair of one
BARE_OTHERS = 2.0  # and among marked claims alone
REST = 4  # words beside the marks that make a claim of no happening
STORIES_A_STEP = 6
WHOLE = 0.25  # how often a sentence's only claim is taken to be all of it, attribution and all
AGAIN = 0.2  # of the sentences, so many are read a second time with pieces left out, as a reprint has them
LEFT_OUT = 0.15  # of the pieces of such a sentence
ELSEWHERE = 0.3  # pairs of two stories an epoch, for each pair of one happening
TOGETHER = 48  # sentences in one rectangle
HELD = 9  # one story in so many is held out while developing
SMOOTHING = 0.02
SIGN = 0.2  # weight of the loss of the claims' signs


@dataclass(frozen=True)
class Claim:
    """A marked clause: which sentence of its story, which of that one's pieces, its happening, answer and sign.

    What is left of a sentence beside its marks is a claim of happening 0, which is nobody else's.
    """

    sentence: int
    own: np.ndarray[Any, Any]
    happening: int
    answer: str
    sign: str


@dataclass(frozen=True)
class Story:
    """The piece ids of each sentence, and the claims."""

    sentences: list[np.ndarray[Any, Any]]
    claims: list[Claim]


def at_odds(left: Claim, right: Claim) -> float:
    """1 when two claims of one happening cannot both hold, 0 when they can, NaN where that is open to argument."""
    signs = {left.sign, right.sign}
    if signs & {"?", ">"}:
        return 0.0
    differ = bool(left.answer and right.answer and left.answer != right.answer)
    if "~" in signs:
        return float("nan")
    if signs == {"+", "-"}:
        return 0.0 if differ else 1.0
    return float(differ and signs == {"+"})


def marked(line: str) -> tuple[str, list[tuple[int, int, int, str, str]]]:
    """A sentence without its marks; for each mark, and each rest of some length, (start, end, happening, answer, sign).

    >>> marked("He told our radio [[2a+ it fell]].")
    ('He told our radio it fell.', [(18, 25, 2, 'a', '+'), (0, 17, 0, '', '')])
    """
    plain, marks, rests = "", [], []
    for at, part in enumerate(re.split(r"\[\[|\]\]", line.strip())):
        code = CODE.fullmatch(part) if at % 2 else None
        words = code[4] if code else part
        if code:
            marks.append((len(plain), len(plain) + len(words), int(code[1]), code[2], code[3]))
        elif len(words.split()) >= REST:
            start = len(plain) + len(words) - len(words.lstrip())
            rests.append((start, start + len(words.strip()), 0, "", ""))
        plain += words
    return plain, [*marks, *rests]


def read_stories(folder: Path) -> list[list[str]]:
    """The marked sentences of each story."""
    stories: list[list[str]] = []
    for path in sorted(folder.glob("*.txt")):
        for line in path.open(encoding="utf-8"):
            if line.startswith("# "):
                stories.append([])
            elif line.strip() and not re.match(r"\d+: |-- ", line):
                stories[-1].append(line.strip())
    return stories


def prepare(folder: Path) -> list[Story]:
    """The stories in pieces."""
    from tokenizers import Tokenizer

    from sayso.language.kin import laid_out

    tokenizer = Tokenizer.from_file(str(PIECES))
    stories = []
    for lines in read_stories(folder):
        sentences, claims = [], []
        for number, (plain, marks) in enumerate(map(marked, filter(str.split, lines))):
            if not marks:
                marks = [(0, len(plain), 0, "", "")]
            ids, own = laid_out(tokenizer, plain, [mark[:2] for mark in marks])
            sentences.append(ids)
            claims += [Claim(number, own[:, at], *mark[2:]) for at, mark in enumerate(marks)]
        stories.append(Story(sentences, claims))
    return stories


class Kin(nn.Module):
    """The encoder, two questions asked of each pair of claims and one of each claim."""

    def __init__(self) -> None:
        super().__init__()
        encoder = Reader(Sizes(1, 1, 1, 1, 1, 1))
        self.words, self.places, self.norm, self.layers = encoder.words, encoder.places, encoder.norm, encoder.layers
        self.encoder = [encoder]  # kept out of the state
        self.sign = nn.Linear(384, len(SIGNS))
        self.up, self.out = nn.Linear(4 * 384, 256), nn.Linear(256, 2)
        self.words.weight.requires_grad_(False)

    def start(self) -> Kin:
        """The packaged encoder's weights put in."""
        from training.train import encoder_folder

        load_encoder(self.encoder[0], encoder_folder())
        return self

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


@dataclass(frozen=True)
class Rectangle:
    """Sentences of about one length: ids (sentences, pieces), 0 where there is none; rows: each claim's sentence;
    own: (claims, pieces)."""

    ids: Tensor
    rows: Tensor
    own: Tensor


@dataclass(frozen=True)
class Step:
    """The sentences of some stories, where each claim stands among the rectangles' claims, and the pairs to judge."""

    rectangles: list[Rectangle]
    order: Tensor
    signs: Tensor
    pairs: Tensor
    same: Tensor
    odds: Tensor


def varied(story: Story, dice: random.Random) -> Story:
    """A story as other reports would have it: some claims with their attribution, some sentences in reprints."""
    alone = Counter(claim.sentence for claim in story.claims if claim.happening)
    sentences, claims = list(story.sentences), []
    for claim in story.claims:
        if claim.happening and alone[claim.sentence] == 1 and dice.random() < WHOLE:
            whole = np.ones_like(claim.own)
            whole[[0, -1]] = 0
            claim = replace(claim, own=whole)
        claims.append(claim)
    for number, ids in enumerate(story.sentences):
        if dice.random() < AGAIN:
            kept = np.array([at in (0, len(ids) - 1) or dice.random() >= LEFT_OUT for at in range(len(ids))])
            own = [claim for claim in claims if claim.sentence == number and claim.own[kept].any()]
            claims += [replace(claim, sentence=len(sentences), own=claim.own[kept]) for claim in own]
            sentences.append(ids[kept])
    return Story(sentences, claims)


def step_of(
    stories: Sequence[Story], dice: random.Random, others: float | None = OTHERS, *, bare: bool = False
) -> Step:
    """The pairs of some stories: all of one happening, and `others` times as many of two.

    Without `others` it is for judging: all pairs of marked claims, and the stories as they are. A `bare` step has
    marked claims only, as they are.
    """
    if others is not None and not bare:
        stories = [varied(story, dice) for story in stories]
    claims: list[Claim] = []
    pairs: list[tuple[int, int, float, float]] = []
    for story in stories:
        base, near, far = len(claims), [], []
        claims += story.claims
        told = [at for at, claim in enumerate(story.claims) if claim.happening or (others is not None and not bare)]
        for a, b in combinations(told, 2):
            one, other = (a, b) if dice.random() < 0.5 else (b, a)
            left, right = story.claims[one], story.claims[other]
            if left.happening == right.happening and left.happening:
                near.append((base + one, base + other, 1.0, at_odds(left, right)))
            elif left.sentence != right.sentence or (left.happening and right.happening):
                far.append((base + one, base + other, 0.0, 0.0))
        if others is not None:
            far = dice.sample(far, min(len(far), int(others * len(near)) + 1))
            strangers = int(ELSEWHERE * len(near)) if base and not bare else 0
            far += [(dice.randrange(base), dice.randrange(base, len(claims)), 0.0, 0.0) for _ in range(strangers)]
        pairs += near + far
    ends, same, odds = zip(*((pair[:2], pair[2], pair[3]) for pair in pairs), strict=True)
    signs = torch.tensor([SIGNS.index(claim.sign) if claim.sign else -100 for claim in claims])
    rectangles, order = laid_together(stories)
    return Step(rectangles, order, signs, torch.tensor(ends), torch.tensor(same), torch.tensor(odds))


def laid_together(stories: Sequence[Story]) -> tuple[list[Rectangle], Tensor]:
    """Sentences in rectangles, shortest first; for each claim of the stories its place among the rectangles' claims."""
    sentences = [ids for story in stories for ids in story.sentences]
    of_sentence: list[list[tuple[int, Claim]]] = [[] for _ in sentences]
    above = count = 0
    for story in stories:
        for claim in story.claims:
            of_sentence[above + claim.sentence].append((count, claim))
            count += 1
        above += len(story.sentences)
    by_length = sorted((at for at in range(len(sentences)) if of_sentence[at]), key=lambda at: len(sentences[at]))
    rectangles, order, placed = [], torch.zeros(count, dtype=torch.long), 0
    for low in range(0, len(by_length), TOGETHER):
        some = by_length[low : low + TOGETHER]
        width = len(sentences[some[-1]])
        ids = np.stack([np.pad(sentences[at], (0, width - len(sentences[at]))) for at in some])
        held = [(row, number, claim) for row, at in enumerate(some) for number, claim in of_sentence[at]]
        own = np.stack([np.pad(claim.own, (0, width - len(claim.own))) for _, _, claim in held])
        for number in (number for _, number, _ in held):
            order[number] = placed
            placed += 1
        rows = torch.tensor([row for row, _, _ in held])
        rectangles.append(Rectangle(torch.tensor(ids), rows, torch.tensor(own)))
    return rectangles, order


def scores_of(net: Kin, step: Step, device: str, drop: float = 0.0) -> tuple[Tensor, Tensor]:
    """(log-odds of each pair, scores of each claim's sign)."""
    x = net.read(step, device, drop)
    pairs = step.pairs.to(device)
    return net.judge(x[pairs[:, 0]], x[pairs[:, 1]], drop).float(), net.sign(x).float()


def loss_of(scores: Tensor, signs: Tensor, step: Step) -> Tensor:
    """The loss of one step."""
    device = scores.device
    soft = step.same.to(device) * (1 - 2 * SMOOTHING) + SMOOTHING
    same = functional.binary_cross_entropy_with_logits(scores[:, 0], soft)
    told = ~step.odds.isnan()
    target = step.odds[told].to(device) * (1 - 2 * SMOOTHING) + SMOOTHING
    odds = functional.binary_cross_entropy_with_logits(scores[told.to(device), 1], target)
    return same + odds + SIGN * functional.cross_entropy(signs, step.signs.to(device))


def train(stories: Sequence[Story], net: Kin, epochs: int, *, rate: float = 2e-4, drop: float = 0.15,
          device: str = "cpu", seed: int = 0, bare: bool = False) -> Kin:  # fmt: skip
    """The network trained; the learning rate warms up and falls to nothing."""
    from training.train import faster_in_bfloat16

    dice, fast = random.Random(seed), device == "cuda" or faster_in_bfloat16()
    net = net.to(device).train()
    head = [p for module in (net.sign, net.up, net.out) for p in module.parameters()]
    fresh = {id(p) for p in head}
    body = [p for p in net.parameters() if p.requires_grad and id(p) not in fresh]
    optimiser = torch.optim.AdamW(
        [{"params": body, "times": 1.0}, {"params": head, "times": 5.0}], lr=rate, weight_decay=0.02
    )
    total, done, began = epochs * -(-len(stories) // STORIES_A_STEP), 0, time.monotonic()
    for epoch in range(epochs):
        order = list(stories)
        dice.shuffle(order)
        sums = 0.0
        for low in range(0, len(order), STORIES_A_STEP):
            step = step_of(order[low : low + STORIES_A_STEP], dice, BARE_OTHERS if bare else OTHERS, bare=bare)
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
    """Write kin.onnx, int8, with the shared table of word pieces, and bonds.npz, what judges two vectors."""
    import onnx

    from training.export import quantized, share_vocabulary

    held = {name: value.float().numpy() for name, value in state.items()}
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        onnx.save(kin_graph(held, 6, 12), str(plain))
        quantized(plain, folder / "kin.onnx")
    share_vocabulary(folder, "kin.onnx")
    bonds = {"up": held["up.weight"].T, "up_bias": held["up.bias"], "out": held["out.weight"].T,
             "out_bias": held["out.bias"], "sign": held["sign.weight"].T, "sign_bias": held["sign.bias"]}  # fmt: skip
    np.savez_compressed(folder / "bonds.npz", **{name: value.astype(np.float16) for name, value in bonds.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", help="where to write kin.onnx and bonds.npz")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--bare", action="store_true", help="marked claims only, as they stand")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--hold", action="store_true", help="hold a ninth of the stories out and judge on them")
    parser.add_argument("--export-only", action="store_true")
    options = parser.parse_args()
    torch.manual_seed(0)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if not options.export_only:
        stories = prepare(STORIES)
        held = [story for at, story in enumerate(stories) if options.hold and at % HELD == 4]
        chosen = [story for at, story in enumerate(stories) if not options.hold or at % HELD != 4]
        net = Kin().start()
        if options.start:
            net.load_state_dict(torch.load(options.start, map_location="cpu"))
        net = train(chosen, net, options.epochs, rate=options.rate, device=device, bare=options.bare)
        torch.save(net.state_dict(), options.checkpoint)
        if held:
            print(evaluate(net, held, device))
    if options.folder:
        export(torch.load(options.checkpoint, map_location="cpu"), options.folder)


if __name__ == "__main__":
    main()
