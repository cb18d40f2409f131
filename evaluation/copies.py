"""Copies: `python -m evaluation.copies DATA [--errors N]` finds who copied whom in the dev sets and scores it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from evaluation.run import annotated, load_scorer, print_table, read_jsonl, read_reports
from sayso.link.copies import find_copies
from sayso.records import Copy, Page


def dossier_of(pages: Sequence[Page], copies: Mapping[str, Sequence[Copy]]) -> dict[str, Any]:
    """All pages as one story of a dossier, with their copies."""
    reports = [
        {
            "id": page.report.id,
            "text": page.report.text,
            "copies": [{"of": copy.of, "share": copy.share} for copy in copies.get(page.report.id, ())],
        }
        for page in pages
    ]
    return {"stories": [{"id": "all", "reports": reports}]}


def score_pairs(data: Path, errors: int) -> list[object]:
    """The labelled pairs of the set `copies`: one row, and the scorer's table on standard output."""
    scorer = load_scorer(data, "copies")
    pages = annotated(read_reports(data / "copies" / "copies.reports.jsonl"))
    dossier = dossier_of(pages, find_copies(pages))
    gold = read_jsonl(data / "copies" / "copies.gold.jsonl")
    links = scorer.read_links(dossier, gold)
    result = scorer.score(gold, links)
    print(scorer.table(result))
    for line in scorer.errors(gold, links, dossier, errors):
        print(line)
    precision, recall, f1 = (100 * value for value in result["found"])
    return ["copies", precision, recall, f1, 100 * result["recall"]["independent"]]


def score_packs(data: Path, errors: int) -> list[object]:
    """The pairs of the story packs: one row, and what was wrong on standard output."""
    scorer = load_scorer(data, "storypacks")
    gold = scorer.Gold(data / "storypacks")
    files = sorted((data / "storypacks").glob("*/reports.jsonl"))
    copies = find_copies(annotated([report for file in files for report in read_reports(file)]))
    found = {frozenset((report, copy.of)) for report, links in copies.items() for copy in links}
    tally = scorer.Tally()
    scorer.score_copies(gold, SimpleNamespace(copies=found), tally)
    for row in ("copies/precision", "copies/recall"):
        print(*tally.errors[row][:errors], sep="\n")
    rows = ("copies/precision", "copies/recall", "copies")
    return ["storypacks", *(100 * tally.value(row) for row in rows), ""]


def main() -> None:
    """Run both sets."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="list so many errors of each kind")
    options = parser.parse_args()
    rows = [score_pairs(options.data, options.errors), score_packs(options.data, options.errors)]
    print_table("copies", ["set", "precision", "recall", "F1", "independent linked"], rows)


if __name__ == "__main__":
    main()
