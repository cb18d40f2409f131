"""Times against the dev sets: `python -m evaluation.times DATA [--errors N] [--set NAME] [--blank]`.

Prints span, type and value F1 of each set by the shared scorer, the share of storypacks' values that are right, what a
word costs, and, where they are installed, the same for dateparser's search and HeidelTime.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.run import load_scorer, parsed, print_table, read_jsonl
from sayso.annotate.times import date_report, find_times
from sayso.records import Published, Report, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

SETS = ("timebank", "aquaint", "meantime", "meantime-undated")
Row = dict[str, Any]


def reports_of(path: Path) -> list[Report]:
    """The reports of a `reports.jsonl`, with their dates as they stand."""
    return [Report(row["id"], row["text"], title=row.get("title"), published=published_of(row.get("published")))
            for row in read_jsonl(path)]  # fmt: skip


def published_of(stated: str | None) -> Published:
    """A stated date or date-time as an interval of local time; a month is its first and last day."""
    if not stated:
        return Published()
    if len(stated) == 7:
        from sayso.annotate.timex_values import interval

        low, high = interval(stated)
        return Published(low, high, "stated")
    stated = re.sub(r"(Z|[+-]\d\d:\d\d)$", "", stated)[:16]
    return Published(stated, stated, "stated")


def blank_docs(reports: list[Report]) -> Iterable[tuple[Report, Doc]]:
    """The reports with no parse but words, for a run without the reader."""
    import spacy

    nlp = spacy.blank("en")
    return [(report, nlp.make_doc(report.text)) for report in reports]


def page_of(report: Report, times: Iterable[Time]) -> Row:
    """What the scorer reads of a page."""
    return {
        "report": {"id": report.id, "text": report.text, "published": {"low": report.published.low}},
        "times": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in times],
    }


def run_set(docs: Iterable[tuple[Report, Doc]]) -> tuple[list[Row], float, int]:
    """The pages, the seconds they took, and the words read."""
    pages, seconds, words = [], 0.0, 0
    for report, doc in docs:
        start = time.process_time()
        dated = replace(report, published=date_report(doc, report))
        found = find_times(doc, dated)
        seconds += time.process_time() - start
        words += len(doc)
        pages.append(page_of(dated, found))
    return pages, seconds, words


def figures(metrics: Row) -> list[object]:
    """The scorer's figures as a table's row."""
    return [metrics[name]["f1"] for name in ("strict", "relaxed")] + [
        metrics[name] for name in ("type_f1", "value_f1", "loose_f1", "published")
    ]


def storypack_times(
    data: Path, get: Callable[[list[Report]], Iterable[tuple[Report, Doc]]], errors: int
) -> tuple[int, int]:
    """Right and asked values of the storypacks, read twice: undated reports as they are, then dated by the story."""
    canonical = load_scorer(data, "times").canonical
    right = asked = 0
    for gold_path in sorted((data / "storypacks").glob("*/gold.json")):
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        dates = {row["id"]: row["date"] for row in gold["reports"]}
        reports = [
            report if len(report.published.low or "") >= 10 and report.published.low == report.published.high
            else replace(report, published=Published(dates[report.id], dates[report.id], "story"))
            for report in reports_of(gold_path.parent / "reports.jsonl")
        ]  # fmt: skip
        found = {report.id: (doc.text, find_times(doc, report)) for report, doc in get(reports)}
        for wanted in gold["times"]:
            text, times = found[wanted["report"]]
            start = text.index(wanted["exact"])
            end = start + len(wanted["exact"])
            best = max(times, key=lambda t: min(t.end, end) - max(t.start, start), default=None)
            value = best.value if best and min(best.end, end) > max(best.start, start) else None
            accepted = {canonical(v) for v in (wanted["value"], *wanted.get("also", []))}
            asked += 1
            right += value is not None and canonical(value) in accepted
            if errors and (value is None or canonical(value) not in accepted):
                print(f"storypacks {wanted['report']} gold {sorted(map(str, accepted))} got {value}  "
                      f"«{text[max(0, start - 40) : end + 20]!r}»")  # fmt: skip
    return right, asked


def grammar_cost() -> tuple[float, float]:
    """Seconds and megabytes that compiling the grammar takes, once a process."""
    import tracemalloc

    from sayso.annotate.timex_grammar import load_grammar

    load_grammar.cache_clear()
    start = time.process_time()
    load_grammar()
    took = time.process_time() - start
    load_grammar.cache_clear()
    tracemalloc.start()
    load_grammar()
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return took, held / 1e6


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N errors of each kind")
    parser.add_argument("--set", choices=(*SETS, "storypacks"), help="only this set")
    parser.add_argument("--blank", action="store_true", help="without the reader's parse")
    parser.add_argument("--peers", action="store_true", help="also dateparser and HeidelTime, where installed")
    options = parser.parse_args()
    scorer = load_scorer(options.data, "times")
    get = blank_docs if options.blank else parsed
    rows: list[list[object]] = []
    seconds, words = 0.0, 0
    for name in SETS:
        if options.set not in (None, name):
            continue
        reports = reports_of(options.data / "times" / f"{name}.reports.jsonl")
        gold = read_jsonl(options.data / "times" / f"{name}.gold.jsonl")
        pages, took, count = run_set(get(reports))
        seconds, words = seconds + took, words + count
        metrics, errors = scorer.score(gold, pages)
        rows.append([name, *figures(metrics)])
        for kind in ("missed", "spurious", "value", "type"):
            for error in [error for error in errors if error[0] == kind][: options.errors]:
                print(scorer.describe(error))
        if options.peers:
            from evaluation.times_peers import peer_rows

            rows += [[f"  {peer}", *figures(scorer.score(gold, pages)[0])] for peer, pages in peer_rows(reports)]
    print_table("times, F1", ["set", "strict", "relaxed", "type", "value", "loose", "dated"], rows)
    if options.set in (None, "storypacks"):
        right, asked = storypack_times(options.data, get, options.errors)
        print(f"storypacks: {right} of {asked} values right, {100 * right / asked:.1f} %")
    if words:
        took, held = grammar_cost()
        print(f"{1e6 * seconds / words:.1f} µs a word, {words} words; the grammar: {took:.2f} s once, {held:.1f} MB")


if __name__ == "__main__":
    main()
