"""Scale: `python -m evaluation.scale DATA [--sizes 1000 10000 100000]` finds copies and stories in a made stream.

The stream is recombined from the dev texts (`evaluation.stream` says how, and how it compares with real reports). It is
held as one block of UTF-8 with a few numbers a report, and a page is made anew whenever one is asked for, so what is
measured is the work and memory of `find_copies` and `group_numbers` and not of a hundred thousand records. Measured are
the processor time of this one process and its highest resident memory over what it had before; also how right the
stories and the copies are.
"""

from __future__ import annotations

import argparse
import resource
import time
from array import array
from collections.abc import Iterable, Mapping, Sequence
from math import log
from pathlib import Path
from typing import overload

from evaluation.run import load_scorer, print_table
from evaluation.stream import made_reports
from sayso.assemble.stories import group_numbers
from sayso.link.copies import find_copies
from sayso.records import Copy, Page, Published, Report


class Held(Sequence[Page]):
    """Pages held as text and dates alone; `stories` is the number of each one's story."""

    def __init__(self, made: Iterable[tuple[Page, int]]) -> None:
        texts = bytearray()
        self.bounds, self.stories, self.days = array("q", [0]), array("i"), bytearray()
        for page, story in made:
            texts += page.report.text.encode()
            self.bounds.append(len(texts))
            self.stories.append(story)
            self.days += (page.report.published.low or "").encode()
        self.texts = bytes(texts)

    def __len__(self) -> int:
        return len(self.stories)

    @overload
    def __getitem__(self, at: int) -> Page: ...
    @overload
    def __getitem__(self, at: slice) -> list[Page]: ...
    def __getitem__(self, at: int | slice) -> Page | list[Page]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        day = self.days[10 * at : 10 * at + 10].decode()
        text = self.texts[self.bounds[at] : self.bounds[at + 1]].decode()
        return Page(Report(f"r{at:07}", text, published=Published(day, day, "stated")))


def measure(data: Path, size: int) -> list[float]:
    """The size, seconds for copies and for stories, peak GiB in all, KiB a report over what was held before, how right
    the stories are (B3 F1), and the share of links between reports of one story, both in percent."""
    pages = Held(made_reports(data, size))
    before = resident()
    start = time.process_time()
    copies = find_copies(pages)
    compared = time.process_time()
    print(f"{size} reports: copies {compared - start:.0f} s", flush=True)
    groups = group_numbers(pages, copies)
    end = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # KiB
    found = {f"r{at:07}": number for number, group in enumerate(groups) for at in group}
    gold = {f"r{at:07}": story for at, story in enumerate(pages.stories)}
    result = load_scorer(data, "stories").score(gold, found)
    return [
        size,
        compared - start,
        end - compared,
        peak / 1024**2,
        max(0.0, peak - before) / size,
        100 * result["bcubed"][2],
        within_stories(copies, pages.stories),
    ]


def within_stories(copies: Mapping[str, Sequence[Copy]], stories: Sequence[int]) -> float:
    """The share of the links that lie within one made story, in percent."""
    links = [stories[int(report[1:])] == stories[int(copy.of[1:])] for report in copies for copy in copies[report]]
    return 100 * sum(links) / max(1, len(links))


def resident() -> float:
    """The memory that the process has in use now, KiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024


def main() -> None:
    """Measure each size, the smallest first, and the exponent by which cost grows from one to the next."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10_000, 100_000])
    options = parser.parse_args()
    rows: list[list[object]] = []
    before: tuple[float, float] | None = None
    measure(options.data, 100)  # word lists are read once, which is no cost a report
    for size in sorted(options.sizes):
        _, copies, stories, peak, each, right, inside = measure(options.data, size)
        cost = copies + stories
        grown = f"{log(cost / before[1]) / log(size / before[0]):.2f}" if before else ""
        rows.append([size, copies, stories, 1000 * cost / size, grown, f"{peak:.2f}", each, right, inside])
        before = size, cost
        print(f"{size} reports: {cost:.0f} s, {peak:.2f} GiB", flush=True)
    head = [
        "reports",
        "copies s",
        "stories s",
        "ms each",
        "exponent",
        "peak GiB",
        "KiB each",
        "B3 F1",
        "links within %",
    ]
    print_table("scale, one process", head, rows)


if __name__ == "__main__":
    main()
