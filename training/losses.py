"""The losses of a batch, each a mean over the words that its source says something about."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import NONE
from training.model import Reader

WEIGHT = {"starts": 0.6, "upos": 0.5, "xpos": 0.5, "feats": 0.3, "lemma": 0.5, "arcs": 1.0, "relations": 0.8,
          "names": 1.0, "fact": 0.3, "events": 0.15, "vectors": 3.0, "likeness": 8.0}  # fmt: skip


def batch_losses(reader: Reader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """{name: loss}, unweighted; a loss without any supervised word is left out."""
    last, mixed = reader.encode(batch["ids"], batch["shapes"], batch["lengths"])
    scores = reader.heads(mixed, batch["first"], batch["last"])
    losses = {}
    start, *taggers = scores["tags"].float().split(reader.tag_counts, 2)
    for name, values in zip(("upos", "xpos", "feats", "lemma"), taggers, strict=True):
        losses[name] = _cross(values, batch[name])
    losses["starts"] = _binary(start[:, :, 0], batch["starts"])
    heads = batch["heads"]
    known = heads != NONE
    if known.any():
        losses["arcs"] = functional.cross_entropy(arc_scores(scores, batch["sentence"])[known], heads[known])
        related = reader.relations(scores["relation"], heads.clamp(min=0)).float()
        own = heads == torch.arange(heads.shape[1], device=heads.device)
        losses["relations"] = _cross(related, batch["relations"].masked_fill(own, NONE))
    losses["names"] = _names(scores["names"].float(), batch["names"], batch["allowed"])
    scored = ~torch.isnan(batch["fact"])
    if scored.any():
        losses["fact"] = functional.smooth_l1_loss(scores["fact"][scored][:, 0].float(), batch["fact"][scored].float())
    losses["events"] = _binary(scores["fact"][:, :, 1].float(), batch["events"])
    if len(batch["owners"]) > 1:
        losses |= _vectors(reader, last, batch)
    return {name: loss for name, loss in losses.items() if loss is not None}


def arc_scores(scores: dict[str, Tensor], sentence: Tensor) -> Tensor:
    """B W W scores of heads, a word's own place standing for the root; other sentences are shut out."""
    arcs = scores["arcs"].float()
    eye = torch.eye(arcs.shape[1], dtype=torch.bool, device=arcs.device)
    arcs = torch.where(eye, scores["roots"].float()[:, :, None], arcs)
    return arcs.masked_fill(sentence[:, :, None] != sentence[:, None, :], -1e4)


def _cross(scores: Tensor, target: Tensor) -> Tensor | None:
    known = target != NONE
    return functional.cross_entropy(scores[known], target[known]) if known.any() else None


def _binary(scores: Tensor, target: Tensor) -> Tensor | None:
    known = target != NONE
    if not known.any():
        return None
    return functional.binary_cross_entropy_with_logits(scores[known], target[known].float())


def _names(scores: Tensor, target: Tensor, allowed: Tensor) -> Tensor | None:
    """-log of the probability of the tags that the source leaves open (see the data's README)."""
    known = target != NONE
    if not known.any():
        return None
    row = known.nonzero()[:, 0]
    tag, logits = target[known], scores[known].log_softmax(1)
    right = functional.one_hot(tag, logits.shape[1]).bool()
    right = torch.where((tag == 0)[:, None], allowed[row], right)
    return -logits.masked_fill(~right, -1e4).logsumexp(1).mean()


def sentence_vectors(reader: Reader, last: Tensor, owners: Tensor, spans: Tensor) -> Tensor:
    """Normalised vectors of sentences: the mean of the last layer from spans' first to last piece."""
    running = functional.pad(last.float().cumsum(1), (0, 0, 1, 0))
    total = running[owners, spans[:, 1] + 1] - running[owners, spans[:, 0]]
    mean = total / (spans[:, 1] + 1 - spans[:, 0])[:, None]
    return functional.normalize(reader.sentence(mean).float(), dim=1)


def _vectors(reader: Reader, last: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    found = sentence_vectors(reader, last, batch["owners"], batch["spans"])
    teacher = functional.normalize(batch["teacher"], dim=1)
    apart = (found @ found.T - teacher @ teacher.T).square()
    return {"vectors": 1 - (found * teacher).sum(1).mean(), "likeness": apart.mean()}
