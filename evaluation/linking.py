"""How long linking and assembling one story takes: `python -m evaluation.linking DATA [--reports 300]`.

The ECB+ reports, all different, are taken as one story, which is harder than a real one of that size.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from evaluation.run import annotated, print_table, read_reports
from sayso.assemble import assemble_story
from sayso.link.copies import find_copies
from sayso.records import Page

CEILING = 60.0  # processor seconds for 300 reports


def measure(pages: list[Page]) -> tuple[float, int, int]:
    """Processor seconds, claims and links of one story."""
    copies = find_copies(pages)
    start = time.process_time()
    story = assemble_story(pages, copies)
    return time.process_time() - start, len(story.claims), len(story.links)


def main() -> None:
    """Measure and stop with status 1 above the ceiling."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--reports", type=int, default=300)
    options = parser.parse_args()
    pages = annotated(read_reports(options.data / "events" / "ecbplus.reports.jsonl")[: options.reports])
    seconds, claims, links = measure(pages)
    print_table("linking one story", ["reports", "claims", "links", "s"], [[len(pages), claims, links, seconds]])
    if options.reports == 300 and seconds > CEILING:
        raise SystemExit(f"more than {CEILING:.0f} s")


if __name__ == "__main__":
    main()
