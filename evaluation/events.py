"""One event across reports: `python -m evaluation.events DATA [--errors N] [--limit REPORTS]`.

All reports in one run: grouped into stories, their claims into events; scored with the shared scorer.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from evaluation.run import annotated, load_scorer, print_table, read_jsonl, read_reports
from sayso.assemble import assemble_story
from sayso.codec import to_json
from sayso.records import Dossier, Page, Story

FLOORS = {"end_to_end": 50.0, "mentions": 80.0}  # percent; they fall only with a line in the changelog


def make_dossier(pages: list[Page]) -> Dossier:
    """The dossier of pages, as the pipeline makes it, without reading undated reports again."""
    from sayso.assemble import group_pages
    from sayso.link.copies import find_copies

    copies = find_copies(pages)
    stories: list[Story] = [assemble_story(group, copies) for group in group_pages(pages, copies)]
    return Dossier(stories=tuple(stories))


def main() -> None:
    """Score ECB+ and stop with status 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--limit", type=int, help="only the first N reports")
    options = parser.parse_args()
    scorer = load_scorer(options.data, "events")
    reports = read_reports(options.data / "events" / "ecbplus.reports.jsonl")[: options.limit]
    gold = read_jsonl(options.data / "events" / "ecbplus.gold.jsonl")[: options.limit]
    dossier: dict[str, Any] = json.loads(to_json(make_dossier(annotated(reports))))
    result = scorer.score(gold, dossier)
    print(scorer.table(result))
    for line in scorer.errors(gold, dossier, options.errors):
        print(line)
    end_to_end, mentions = 100 * result["end_to_end"]["conll"], 100 * result["mentions"][2]
    print_table("events", ["", "%"], [["end to end, CoNLL F1", end_to_end], ["mention F1", mentions]])
    if options.limit is None and (end_to_end < FLOORS["end_to_end"] or mentions < FLOORS["mentions"]):
        raise SystemExit("below the floor")


if __name__ == "__main__":
    main()
