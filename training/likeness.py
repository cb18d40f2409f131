"""The weights by which two claims are likened: `python -m training.likeness DATA`.

Fits a logistic regression to pairs of claims that find annotated mentions of the story packs (DATA/storypacks and
evaluation/packs, all ours), and of these with other claims: one event or two? The features are the scores of the
comparisons in `sayso/link/verdict.py`. Its `WEIGHTS` are near the printed ones, its `START` above: most pairs are two
events, and what a dossier asks is which are not. Both were then set with the thresholds (`evaluation.storypacks`).
"""

from __future__ import annotations

import argparse
from itertools import combinations, product
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.run import annotated, load_scorer
from evaluation.storypacks import read_packs
from sayso.assemble import group_pages
from sayso.link import compare_pages
from sayso.link.copies import find_copies
from sayso.link.facets import Facets
from sayso.link.verdict import UNKNOWN_MEANING, WEIGHTS, weigh

OURS = Path(__file__).parents[1] / "evaluation" / "packs"
PENALTY = 3.0  # on the squares of the weights of standardised features
BINDING = ("place", "role", "time", "status")
APART = -0.6  # a score from which rules keep two claims apart, whatever the weights say


def pairs_of(scorer: Any, folder: Path) -> tuple[list[dict[str, float]], list[bool]]:
    """The scores of each pair of mentions' claims, and of a mention's and a claim that is no mention's, and whether
    they are of one event."""
    gold = scorer.Gold(folder)
    pages = annotated(read_packs(folder))
    copies = find_copies(pages)
    scores, same = [], []
    for group in group_pages(pages, copies):
        linked = compare_pages(group, copies)
        found = [
            (number, side)
            for number, event in enumerate(gold.events)
            for mention in event["mentions"]
            if (side := nearest(scorer, gold, mention, linked.facets)) is not None
        ]
        others = [(-1, side) for side in linked.facets if is_other(scorer, gold, side)]
        for (one, left), (other, right) in [*combinations(found, 2), *product(found, others)]:
            reasons = {reason.field: reason.score for reason in weigh(left, right, linked.setting).reasons}
            worlds = {left.claim.world, right.claim.world} - {"hypothetical"}
            bound = min((score for field, score in reasons.items() if field in BINDING), default=0.0)
            if left.id != right.id and len(worlds) < 2 and worlds != {"depicted"} and bound > APART:
                scores.append(reasons)
                same.append(one == other)
    return scores, same


def is_other(scorer: Any, gold: Any, side: Facets) -> bool:
    """Whether a claim of some words meets no mention of any event."""
    span = gold.span(side.claim.report, side.claim.start, side.claim.end)
    mentions = (m for event in gold.events for m in event["mentions"] if m.report == side.claim.report)
    return not side.thin and not side.speech and not any(scorer.shared(mention, span) for mention in mentions)


def nearest(scorer: Any, gold: Any, mention: Any, facets: tuple[Facets, ...]) -> Facets | None:
    """The claim that finds a mention best."""
    near = [
        (scorer.finds(mention, gold.span(side.claim.report, side.claim.start, side.claim.end)), at)
        for at, side in enumerate(facets)
        if side.claim.report == mention.report
    ]
    best, at = max(near, default=(0.0, 0))
    return facets[at] if best else None


def fit(rows: np.ndarray[Any, Any], same: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
    """(start, weights) of a logistic regression by Newton's method."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    x = np.hstack([np.ones((len(rows), 1)), (rows - mean) / spread])
    held = np.diag([0.0] + [PENALTY] * rows.shape[1])
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (same - chance) - held @ weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + held
        weights += np.linalg.solve(curve, slope)
    plain = weights[1:] / spread
    return float(weights[0] - plain @ mean), plain


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    scorer = load_scorer(options.data, "storypacks")
    scores: list[dict[str, float]] = []
    same: list[bool] = []
    for folder in (options.data / "storypacks", OURS):
        more = pairs_of(scorer, folder)
        scores += more[0]
        same += more[1]
    fields = list(WEIGHTS)
    rows = np.array(
        [[row.get(field, UNKNOWN_MEANING if field == "meaning" else 0.0) for field in fields] for row in scores]
    )
    start, weights = fit(rows, np.array(same, float))
    print(f"{len(rows)} pairs, {sum(same)} of one event")
    print("START", round(start, 2))
    print("WEIGHTS", {field: round(float(weight), 2) for field, weight in zip(fields, weights, strict=True)})


if __name__ == "__main__":
    main()
