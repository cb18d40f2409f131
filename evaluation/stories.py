"""Stories: `python -m evaluation.stories DATA [--errors N]` groups each dev set in one run, all at one setting.

Reports are grouped by their text, title and dates alone, so no parse is made here; dates are inferred from the text as
the program does.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.run import load_scorer, print_table, read_jsonl, read_reports
from sayso.annotate.times import date_report
from sayso.assemble.dating import blank_english
from sayso.assemble.stories import group_pages
from sayso.link.copies import find_copies
from sayso.records import Page, Report

SETS = ("basil", "ecbplus", "fnc")


def pages_of(reports: Sequence[Report]) -> list[Page]:
    """A bare page for each report, dated as far as its text tells."""
    tokenizer = blank_english()
    return [Page(replace(report, published=date_report(tokenizer(report.text), report))) for report in reports]


def group(reports: Sequence[Report]) -> dict[str, int]:
    """The number of each report's story, by report id."""
    pages = pages_of(reports)
    groups = group_pages(pages, find_copies(pages))
    return {page.report.id: number for number, members in enumerate(groups) for page in members}


def load_set(data: Path, name: str) -> tuple[list[Report], dict[str, str]]:
    """The reports of a set, and the gold story of each by id."""
    if name == "storypacks":
        gold = load_scorer(data, "storypacks").Gold(data / "storypacks").stories
        files = sorted((data / "storypacks").glob("*/reports.jsonl"))
        return [report for file in files for report in read_reports(file)], gold
    rows = read_jsonl(data / "stories" / f"{name}.gold.jsonl")
    return read_reports(data / "stories" / f"{name}.reports.jsonl"), {row["id"]: row["story"] for row in rows}


def main() -> None:
    """Group and score each set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", nargs="+", default=[*SETS, "storypacks"])
    parser.add_argument("--errors", type=int, default=0, help="list so many mixed and so many torn stories")
    options = parser.parse_args()
    rows: list[list[object]] = []
    for name in options.sets:
        reports, gold = load_set(options.data, name)
        found = group(reports)
        result = load_scorer(options.data, "stories").score(gold, found)
        rows.append([name, *(100 * value for value in result["bcubed"]), 100 * result["pairwise"][2],
                     f"{len(set(found.values()))} of {len(set(gold.values()))}"])  # fmt: skip
        for line in errors(gold, found)[: options.errors]:
            print(name, line)
    print_table("stories", ["set", "B3 P", "B3 R", "B3 F1", "pairwise F1", "stories"], rows)


def errors(gold: dict[str, str], found: dict[str, int]) -> list[str]:
    """Found stories that mix gold ones, and gold stories that were torn, the gravest first."""
    cells = Counter((gold[report], found[report]) for report in gold)
    lines = []
    for side, word in ((1, "mixed"), (0, "torn")):
        for key in {cell[side] for cell in cells}:
            parts = {cell[1 - side]: count for cell, count in cells.items() if cell[side] == key}
            if len(parts) > 1:
                counts = sorted(parts.values(), reverse=True)
                lines.append((counts[1], f"{word}: {key} {parts}"))
    return [line for _, line in sorted(lines, key=lambda pair: (-pair[0], pair[1]))]


if __name__ == "__main__":
    main()
