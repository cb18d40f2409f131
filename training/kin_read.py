"""Running reports of marked stories as the program reads them: `python -m training.kin_read READ.jsonl [FOLDER]`.

FOLDER holds marked stories (`*.txt`) or story packs (a folder each, with reports.jsonl and gold.json).

In use the network is asked about claims that the reader cut out of reports: nested, with their attribution, beside a
hundred that tell nothing of note. So it learns from such claims too. A claim has the mark that it finds (IoU of words
0.5, or nine tenths of it and at most 2.5 times as long); one that only touches a mark is left out; any other is a claim
of no happening.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from sayso.link.facets import facets_of_page
from sayso.link.kinship import in_sentence
from sayso.pipeline import annotate
from sayso.records import Page, Report
from training.kin_steps import STORIES, marked, story_lines

FOUND, HELD, LONGER = 0.5, 0.9, 2.5  # of the words, as the scorer of story packs has them
WORD = re.compile(r"\w+")


class Mark(NamedTuple):
    """A marked clause of a report: characters, happening, answer and sign."""

    start: int
    end: int
    happening: int
    answer: str
    sign: str


class Told(NamedTuple):
    """A report of a story, its sentences in a row, and its marks; `kind` is what sort of report it is said to be."""

    story: str
    text: str
    marks: list[Mark]
    kind: str = ""


def running_reports(folder: Path) -> Iterator[Told]:
    """The reports of the stories that have some, in order; `story` is the file and the number of the story in it."""
    for (story, report, kind), lines in groupby(story_lines(folder), key=itemgetter(0, 1, 2)):
        if not report:
            continue
        told = Told(story, "", [], kind)
        for line in lines:
            plain, marks = marked(line.words)
            base = len(told.text) + bool(told.text)
            found = [Mark(mark[0] + base, mark[1] + base, *mark[2:]) for mark in marks if mark[2]]
            told = told._replace(text=f"{told.text} {plain}".strip(), marks=[*told.marks, *found])
        yield told


def pack_reports(folder: Path) -> Iterator[Told]:
    """The reports of story packs, with the mentions of their events for marks; what sign these have is not told."""
    for gold in sorted(folder.glob("*/gold.json")):
        marks: dict[str, list[tuple[str, int]]] = {}
        for number, event in enumerate(json.loads(gold.read_text(encoding="utf-8"))["events"], 1):
            for mention in event["mentions"]:
                marks.setdefault(mention["report"], []).append((mention["exact"], number))
        for line in (gold.parent / "reports.jsonl").open(encoding="utf-8"):
            report = json.loads(line)
            text, of_report = report["text"], marks.get(report["id"], [])
            spans = ((text.index(exact), text.index(exact) + len(exact), number) for exact, number in of_report)
            yield Told(gold.parent.name, text, [Mark(*span, "", "") for span in spans])


def words_between(text: str, start: int, end: int) -> set[int]:
    """Where the words that touch `start` to `end` begin."""
    return {word.start() for word in WORD.finditer(text) if word.start() < end and start < word.end()}


def mark_of(text: str, start: int, end: int, marks: Sequence[Mark]) -> Mark | None:
    """The mark that a claim finds, one of happening 0 when it touches none, None when it only touches one."""
    claim = words_between(text, start, end)
    best, touched = (0.0, Mark(start, end, 0, "", "")), False
    for mark in marks:
        gold = words_between(text, mark.start, mark.end)
        shared = len(claim & gold)
        touched = touched or shared > 0
        likeness = shared / max(1, len(claim | gold))
        held = shared >= HELD * len(gold) and len(claim) <= LONGER * len(gold)
        if (held or likeness >= FOUND) and likeness > best[0]:
            best = likeness, mark
    return None if touched and not best[0] else best[1]


def claims_of(told: Told, page: Page) -> Iterator[dict[str, Any]]:
    """Each claim of a page in its sentence, with its mark: what the network is to learn of it."""
    for side in facets_of_page(page):
        mark = mark_of(told.text, side.claim.start, side.claim.end, told.marks)
        if mark is not None:
            yield {**in_sentence(side)._asdict(), "mark": [mark.happening, mark.answer, mark.sign]}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("read", type=Path, help="where to write them, a story a line")
    parser.add_argument("stories", type=Path, nargs="?", default=STORIES)
    options = parser.parse_args()
    tellings = [*running_reports(options.stories), *pack_reports(options.stories)]
    reports = [Report(f"k{at}", told.text, language="en") for at, told in enumerate(tellings)]
    stories: dict[str, list[dict[str, Any]]] = {}
    for told, page in zip(tellings, annotate(reports), strict=True):
        if isinstance(page, Page):
            stories.setdefault(told.story, []).extend(claims_of(told, page))
    with options.read.open("w", encoding="utf-8") as out:
        for story, claims in stories.items():
            out.write(json.dumps({"story": story, "claims": claims}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
