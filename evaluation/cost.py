"""What each part of annotating costs: `python -m evaluation.cost DATA [--rounds 3]`.

CPU time of one process, as microseconds a word and as a share of the reader's, on the story packs' reports; beside it
dateparser's search and quantulum3 on the same text, where they are installed.
"""

from __future__ import annotations

import argparse
import importlib
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.run import print_table, read_reports
from sayso.annotate.amounts import find_amounts
from sayso.annotate.claims import find_claims
from sayso.annotate.entities import find_entities
from sayso.annotate.gazetteer import load_gazetteer
from sayso.annotate.places import find_places
from sayso.annotate.times import date_report, find_times
from sayso.language import load_reader
from sayso.records import Page, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def main(arguments: list[str] | None = None) -> None:
    """Print one row a part."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args(arguments)
    packs = sorted((chosen.data / "storypacks").glob("*/reports.jsonl"))
    reports = [report for pack in packs for report in read_reports(pack)]
    spent, words = _spend(reports, chosen.rounds)
    reader = spent["reader"]
    rows: list[list[object]] = [
        [part, 1e6 * seconds / words, f"{seconds / reader:.2f}"] for part, seconds in spent.items()
    ]
    three = sum(spent[part] for part in ("times", "places", "amounts"))
    rows.append(["times + places + amounts", 1e6 * three / words, f"{three / reader:.2f}"])
    rows += [[name, 1e6 * seconds / words, f"{seconds / reader:.2f}"] for name, seconds in _peers(reports)]
    print_table(f"{len(reports)} reports, {words} words", ["part", "µs a word", "of the reader"], rows)
    print(f"{words / reader:.0f} words a second by the reader alone; peak memory {_peak_megabytes():.0f} MB")


def _spend(reports: list[Report], rounds: int) -> tuple[dict[str, float], int]:
    """The least CPU seconds of each part over the rounds, and the words read."""
    reader, gazetteer = load_reader(), load_gazetteer()
    least: dict[str, float] = {}
    words = 0
    for _ in range(rounds):
        spent: dict[str, float] = {}
        docs = _timed(spent, "reader", lambda: list(reader.pipe([report.text for report in reports])))
        words = sum(len(doc) for doc in docs)
        for report, doc in zip(reports, docs, strict=True):
            _annotate(spent, report, doc, gazetteer)
        least = {part: min(seconds, least.get(part, seconds)) for part, seconds in spent.items()}
    return least, words


def _annotate(spent: dict[str, float], report: Report, doc: Doc, gazetteer: Any) -> None:
    page = Page(report, sentences=tuple(Span(s.start_char, s.end_char) for s in doc.sents))
    published = _timed(spent, "times", lambda: date_report(doc, report))
    page = replace(page, report=replace(report, published=published))
    page = replace(page, entities=_timed(spent, "entities", lambda: find_entities(doc)))
    page = replace(page, times=_timed(spent, "times", lambda: find_times(doc, page.report)))
    page = replace(page, places=_timed(spent, "places", lambda: find_places(doc, page, gazetteer)))
    page = replace(page, amounts=_timed(spent, "amounts", lambda: find_amounts(doc, page)))
    _timed(spent, "claims", lambda: find_claims(doc, page))


def _timed(spent: dict[str, float], part: str, call: Callable[[], Any]) -> Any:
    started = time.process_time()
    result = call()
    spent[part] = spent.get(part, 0.0) + time.process_time() - started
    return result


def _peers(reports: list[Report]) -> list[tuple[str, float]]:
    """CPU seconds of the tools that are installed, on the same texts."""
    rows: list[tuple[str, float]] = []
    for name, module, call in (
        ("dateparser.search", "dateparser.search", lambda m, text: m.search_dates(text, languages=["en"])),
        ("quantulum3", "quantulum3.parser", lambda m, text: m.parse(text)),
    ):
        try:
            tool = importlib.import_module(module)
        except ImportError:
            print(f"{name} is not installed; left out")
            continue
        started = time.process_time()
        try:
            for report in reports:
                call(tool, report.text)  # type: ignore[no-untyped-call]
        except Exception as error:  # a peer's failure is its own
            print(f"{name} failed: {type(error).__name__}: {error}")
            continue
        rows.append((name, time.process_time() - started))
    return rows


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
