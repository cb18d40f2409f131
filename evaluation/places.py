"""How well places are found and located: `python -m evaluation.places DATA [--errors N] [--cache DIR]`.

DATA is the folder of data sets; the shared scorer lies beside it. Prints P, R and F1 in the `map` view, the time a word
and what the gazetteer weighs.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path
from typing import Any

from evaluation.run import load_scorer, parsed, print_table, read_jsonl, read_reports
from sayso.annotate.entities import find_entities
from sayso.annotate.gazetteer import FILE, load_gazetteer
from sayso.annotate.places import find_places
from sayso.records import Page, Place, Report

SETS = ("geovirus", "tr-news")
FIELDS = ("start", "end", "name", "kind", "lat", "lon", "country", "admin1", "geonameid", "radius_km")


def as_page(report: Report, places: tuple[Place, ...]) -> dict[str, Any]:
    """What the scorer reads of a page."""
    rows = [{name: getattr(place, name) for name in FIELDS} for place in places]
    return {"report": {"id": report.id, "text": report.text}, "places": rows}


def evaluate(data: Path, *, errors: int = 0, cache: Path | None = None) -> dict[str, Any]:
    """The scorer's metrics of each dev set, with microseconds a word."""
    scorer, gazetteer = load_scorer(data, "places"), load_gazetteer()
    results = {}
    for name in SETS:
        gold = read_jsonl(data / "places" / f"{name}.gold.jsonl")
        pairs = list(parsed(read_reports(data / "places" / f"{name}.reports.jsonl"), cache))
        words = sum(len(report.text.split()) for report, _ in pairs)
        pages = [(report, doc, Page(report, entities=find_entities(doc))) for report, doc in pairs]
        began = time.process_time()
        found = [(report, find_places(doc, page, gazetteer)) for report, doc, page in pages]
        spent = time.process_time() - began
        documents = scorer.align(gold, [as_page(report, places) for report, places in found])
        results[name] = scorer.score(documents) | {"us_a_word": 1e6 * spent / words}
        if errors:
            print(f"\n== {name}")
            scorer.list_errors(documents, errors)
    return results


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list up to N errors of each sort")
    parser.add_argument("--cache", type=Path, help="keep parses here between runs")
    args = parser.parse_args()
    began = time.perf_counter()
    load_gazetteer()
    opened = 1e3 * (time.perf_counter() - began)
    results = evaluate(args.data, errors=args.errors, cache=args.cache)
    rows: list[list[object]] = []
    for name, result in results.items():
        for measure in ("exact", "overlap", "end_to_end", "by_km_only"):
            m = result["map"][measure]
            rows.append([f"{name} {measure}", m["p"], m["r"], m["f1"], m["right"], m["predicted"], m["gold"]])
        accuracy = result["map"]["resolution"]["accuracy"]
        rows.append([f"{name} accuracy@161km of exact spans", "", "", accuracy, "", "", ""])
        rows.append([f"{name} µs a word", "", "", result["us_a_word"], "", "", ""])
    print_table("places, map view", ["", "P", "R", "F1", "right", "predicted", "gold"], rows)
    size, peak = FILE.stat().st_size / 1e6, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  gazetteer: {size:.1f} MB, opened in {opened:.1f} ms; peak memory with the reader {peak:.0f} MB")


if __name__ == "__main__":
    main()
