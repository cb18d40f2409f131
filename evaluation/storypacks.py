"""The story packs, everything at once: `python -m evaluation.storypacks DATA [--errors N] [--rows relations,status]`.

`--packs evaluation/packs` scores packs of our own instead. The reports of all packs are read in one run, as a user's
would be, and the dossier is scored with the shared scorer.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from evaluation.run import annotated, load_scorer, read_reports
from sayso.codec import to_json
from sayso.pipeline import dossier
from sayso.records import Page, Report

# In percent; they fall only together with a line in the changelog that says why.
FLOORS = {"overall": 83.0, "origins": 55.0, "status": 75.0, "dates": 80.0, "stories": 94.0}
ALARMS = 5.0  # percent of the pairs that must not be linked
LEAKED = 0.0  # percent of the clauses on a depiction that are in an actual event


def read_packs(folder: Path) -> list[Report]:
    """The reports of all packs, in the order of their folders."""
    return [report for path in sorted(folder.glob("*/reports.jsonl")) for report in read_reports(path)]


def run_packs(folder: Path, pages: list[Page] | None = None) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The dossier and the pages of all packs, as JSON values."""
    made, final = dossier(pages if pages is not None else annotated(read_packs(folder)))
    return json.loads(to_json(made)), [json.loads(to_json(page)) for page in final]


def main() -> None:
    """Score the packs and stop with status 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--rows", default="", help="only the errors of these rows, by the start of their names")
    parser.add_argument("--packs", type=Path, help="packs other than DATA/storypacks, for which no floor is set")
    options = parser.parse_args()
    folder = options.packs or options.data / "storypacks"
    scorer = load_scorer(options.data, "storypacks")
    tally = scorer.score(scorer.Gold(folder), *run_packs(folder))
    wanted = tuple(options.rows.split(",")) if options.rows else ("",)
    for row, errors in tally.errors.items():
        if errors and options.errors and row.startswith(wanted):
            print(f"{row}: {len(errors)} wrong", *errors[: options.errors], sep="\n    ")
    print("\n".join(tally.lines()))
    if options.packs:
        return
    low = [row for row, floor in FLOORS.items() if 100 * tally.value(row) < floor]
    low += ["relations/false alarms"] * (100 * tally.value("relations/false alarms") > ALARMS)
    low += ["depicted/leaked"] * (100 * tally.value("depicted/leaked") > LEAKED)
    if low:
        raise SystemExit(f"below the floor: {', '.join(low)}")


if __name__ == "__main__":
    main()
