"""Scale: `python -m evaluation.scale DATA [--sizes 1000 10000 100000]` groups and compares a synthetic stream.

The stream is made by honest recombination of the dev texts: each made story takes two real stories' reports as models,
gives every name in them a new one and deals their sentences anew, so that words, names, quotations and passages are as
frequent as in news, and the vocabulary grows with the stream. Stories have 1 to 40 reports, a fifth of which reprint
another in part or whole. What is measured is processor time of this one process, and its peak memory.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import log
from pathlib import Path

from evaluation.run import load_scorer, print_table, read_jsonl
from sayso.assemble.stories import group_pages
from sayso.link.copies import find_copies
from sayso.link.profile import sentences_of
from sayso.records import Page, Published, Report

NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}")
NAME_OR_REST = re.compile(rf"{NAME.pattern}|.[^A-Z]*", re.DOTALL)
SYLLABLES = (
    "ba bel bro dar den dor el fa gar hol is jor ka kel lin lo mar mo nar ol pa ran ro sel ta tor ul va wen yor".split()
)
REPRINTS, DAYS = 0.2, 365


def models(data: Path) -> list[list[str]]:
    """The texts of each real story."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in ("basil", "ecbplus", "fnc"):
        story = {row["id"]: row["story"] for row in read_jsonl(data / "stories" / f"{name}.gold.jsonl")}
        for row in read_jsonl(data / "stories" / f"{name}.reports.jsonl"):
            found[f"{name} {story[row['id']]}"].append(row["text"][:4000])
    return [texts for _, texts in sorted(found.items())]


def made_name(number: int) -> str:
    """A name for each number, none twice."""
    parts = []
    while True:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
        if not number:
            return "".join(parts).capitalize() + "a"


def stream(data: Path, size: int) -> Iterator[tuple[Page, int]]:
    """`size` made reports with the number of their story."""
    dice = random.Random(size)
    kinds = models(data)
    made = names = 0
    story = 0
    while made < size:
        texts = [text for kind in dice.sample(kinds, 2) for text in kind]
        renamed = {}
        for name in sorted({match for text in texts for match in NAME.findall(text)}):
            names += 1
            renamed[name] = made_name(names)
        sentences = [
            "".join(renamed.get(part, part) for part in NAME_OR_REST.findall(sentence))
            for text in texts
            for sentence in sentences_of(text)
        ]
        first = date(2025, 1, 1) + timedelta(dice.randrange(DAYS))
        written: list[str] = []
        for _ in range(min(size - made, dice.choice((1, 1, 2, 3, 5, 8, 13, 40)))):
            text = own_report(dice, sentences, written)
            written.append(text)
            stamp = (first + timedelta(dice.randrange(4))).isoformat()
            yield Page(Report(f"r{made:07}", text, published=Published(stamp, stamp, "stated"))), story
            made += 1
        story += 1


def own_report(dice: random.Random, sentences: Sequence[str], written: Sequence[str]) -> str:
    """A report dealt from a story's sentences, or, one time in five, partly from a report that was written before."""
    dealt = dice.sample(sentences, min(len(sentences), dice.randrange(6, 14)))
    if written and dice.random() < REPRINTS:
        older = sentences_of(dice.choice(written))
        dealt = older[: dice.randrange(2, len(older) + 1) if len(older) > 2 else 2] + dealt[: dice.randrange(3)]
    return " ".join(sentence.strip() for sentence in dealt)


def measure(data: Path, size: int) -> list[object]:
    """One row: the processor time and memory that `size` reports take, and how right the groups are."""
    pages, stories = zip(*stream(data, size), strict=True)
    start = time.process_time()
    copies = find_copies(pages)
    compared = time.process_time()
    groups = group_pages(pages, copies)
    end = time.process_time()
    found = {page.report.id: number for number, group in enumerate(groups) for page in group}
    gold = {page.report.id: story for page, story in zip(pages, stories, strict=True)}
    result = load_scorer(data, "stories").score(gold, found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    return [
        size,
        compared - start,
        end - compared,
        1000 * (end - start) / size,
        round(peak, 2),
        100 * result["bcubed"][2],
    ]


def main() -> None:
    """Measure each size, and the exponent by which cost grows from one to the next."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10_000, 100_000])
    options = parser.parse_args()
    rows: list[list[object]] = []
    for size in options.sizes:
        row = measure(options.data, size)
        cost = float(str(row[1])) + float(str(row[2]))
        grown: object = ""
        if rows:
            before = float(str(rows[-1][1])) + float(str(rows[-1][2]))
            grown = f"{log(cost / before) / log(size / int(str(rows[-1][0]))):.2f}"
        rows.append([*row, grown])
        print(f"{size} reports: {cost:.0f} s", flush=True)
    head = ["reports", "copies s", "stories s", "ms a report", "peak GiB", "B3 F1", "exponent"]
    print_table("scale, one process", head, rows)


if __name__ == "__main__":
    main()
