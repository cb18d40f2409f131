"""Amounts on the dev sets: `python -m evaluation.amounts DATA [--errors N] [--sets newsquant]`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from evaluation.run import annotated, parsed, read_reports, write_jsonl
from sayso.annotate.amounts import find_amounts
from sayso.records import Page

SETS = ("newsquant", "recognizers", "measeval")


def main(arguments: list[str] | None = None) -> None:
    """Print precision, recall and F1 on each set, and what amounts cost a word."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--sets", nargs="*", default=SETS)
    chosen = options.parse_args(arguments)
    for name in chosen.sets:
        folder = chosen.data / "amounts"
        reports = read_reports(folder / f"{name}.reports.jsonl")
        with tempfile.TemporaryDirectory() as scratch:
            write_jsonl(annotated(reports), Path(scratch) / "pages.jsonl")
            scorer = [sys.executable, str(chosen.data.parent / "score" / "amounts.py")]
            files = [str(folder / f"{name}.gold.jsonl"), f"{scratch}/pages.jsonl"]
            errors = ["--errors", str(chosen.errors)] if chosen.errors else []
            print(name)
            print(subprocess.run([*scorer, *files, *errors], capture_output=True, text=True, check=True).stdout)
        docs = [(doc, Page(report)) for report, doc in parsed(reports)]
        started = time.process_time()
        for doc, page in docs:
            find_amounts(doc, page)
        words = sum(len(doc) for doc, _ in docs)
        print(f"{1e6 * (time.process_time() - started) / words:.1f} microseconds a word\n")


if __name__ == "__main__":
    main()
