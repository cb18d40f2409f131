"""Does one statement support or contradict another: `python -m evaluation.relations DATA [--errors N]`.

Runs `compare` over the relations sets and scores it with the shared scorer. On `claimdiff` only false alarms count: its
pairs are factually consistent, so the share called «contradicts» should be small.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from evaluation.run import annotated, load_scorer, print_table, read_jsonl
from sayso.pipeline import pair_reports
from sayso.records import Page, Pair

# In percent; they fall only together with a line in the changelog that says why.
FLOORS = {"figures": 75.0, "alarms right": 80.0, "claimdiff fires below": 5.0}
SETS = ("figures", "fever", "claimdiff")


def read_pairs(path: Path) -> list[Pair]:
    """The items of a set as pairs."""
    return [
        Pair(row["id"], row["left"], row["right"], row.get("left_published"), row.get("right_published"))
        for row in read_jsonl(path)
    ]


def judge_pairs(pairs: list[Pair]) -> list[dict[str, Any]]:
    """The verdict on each pair, by the same code as `sayso compare`."""
    from sayso.link.statements import compare_statements

    reports = [report for pair in pairs for report in pair_reports(pair)]
    pages: list[Page] = annotated(reports)
    verdicts = []
    for at, pair in enumerate(pairs):
        found = compare_statements(pair, pages[2 * at], pages[2 * at + 1])
        verdicts.append({"id": found.id, "verdict": found.verdict, "score": found.score, "detail": found.detail})
    return verdicts


def score_set(
    data: Path, name: str, errors: int = 0, limit: int | None = None, pairs: Path | None = None
) -> dict[str, Any]:
    """The shared scorer's result on one set; prints up to `errors` wrong pairs of each kind."""
    scorer = load_scorer(data, "relations")
    folder = pairs or data / "relations"
    items = read_jsonl(folder / f"{name}.items.jsonl")[:limit]
    gold = read_jsonl(folder / f"{name}.gold.jsonl")[:limit]
    rows = judge_pairs(read_pairs(folder / f"{name}.items.jsonl")[:limit])
    verdicts = scorer.match(gold, rows)
    result: dict[str, Any] = scorer.score(gold, verdicts)
    print(f"== {name}\n{scorer.table(result)}")
    details = {row["id"]: row["detail"] for row in rows}
    for line in scorer.errors(gold, verdicts, details, {item["id"]: item for item in items}, errors):
        print(line)
    return result


def main() -> None:
    """Score the sets and stop with status 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--pairs", type=Path, help="a folder of sets other than DATA/relations")
    parser.add_argument("--limit", type=int, help="only the first N pairs of each set")
    options = parser.parse_args()
    results = {
        name: score_set(options.data, name, options.errors, options.limit, options.pairs)
        for name in options.sets.split(",")
    }
    rows: list[list[object]] = []
    for name, result in results.items():
        fired, right = result["alarms"]
        rows.append(
            [
                name,
                100 * result["accuracy"],
                100 * result["macro_f1"],
                fired,
                100 * right,
                100 * fired / result["pairs"],
            ]
        )
    print_table("relations", ["set", "accuracy", "macro-F1", "alarms", "right %", "fires on %"], rows)
    failed = []
    if "figures" in results and options.limit is None:
        figures = results["figures"]
        failed += ["figures"] * (100 * figures["macro_f1"] < FLOORS["figures"])
        failed += ["alarms"] * (100 * figures["alarms"][1] < FLOORS["alarms right"])
    if "claimdiff" in results and options.limit is None:
        diff = results["claimdiff"]
        failed += ["claimdiff"] * (100 * diff["alarms"][0] / diff["pairs"] > FLOORS["claimdiff fires below"])
    if failed:
        raise SystemExit(f"below the floor: {', '.join(failed)}")


if __name__ == "__main__":
    main()
