"""Time and size of rendering 3, 30 and 300 reports, and how soon the page answers: `python -m evaluation.dossier DATA`.

The reports are the story packs', thirty of them put into one story whatever they tell, since one story is the hardest
case; three hundred are their stories again and again. Floors: 1.5 MB and 1 s for thirty.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

from evaluation.run import annotated, print_table, read_reports
from sayso.dossier import render_dossier
from sayso.records import Dossier, Page

MOST_MB, MOST_SECONDS = 1.5, 1.0
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")


def main(data: Path) -> int:
    """Prints the table; the exit status is 1 where thirty reports are over a floor."""
    from sayso.assemble import assemble_story
    from sayso.link.copies import find_copies

    reports = [report for path in sorted(data.glob("storypacks/*/reports.jsonl")) for report in read_reports(path)]
    cache = Path(os.environ["SAYSO_CACHE"]) if "SAYSO_CACHE" in os.environ else None
    pages = annotated(reports, cache)
    rows: list[list[object]] = []
    status = 0
    for count in (3, 30, 300):
        members = pages[: min(count, len(pages), 30)]
        story = assemble_story(members, find_copies(members))
        times = max(1, count // len(members))
        made, shown = repeated(Dossier(stories=(story,)), tuple(members), times)
        seconds, size, ready = measure(made, shown)
        rows.append([count, sum(len(s.claims) for s in made.stories), f"{seconds:.2f} s", f"{size:.2f} MB", ready])
        if count == 30 and (size > MOST_MB or (isinstance(ready, int) and ready > 1000 * MOST_SECONDS)):
            status = 1
    print_table(
        "rendering a dossier", ["reports", "claims", "rendered in", "dossier.html", "ready in Chromium, ms"], rows
    )
    return status


def measure(dossier: Dossier, pages: tuple[Page, ...]) -> tuple[float, float, Any]:
    """Seconds to render (files included), megabytes of HTML, milliseconds from navigation to an answering page."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        html = render_dossier(dossier, pages, folder)[1]
        seconds = time.perf_counter() - start
        return seconds, html.stat().st_size / 1e6, ready_after(html)


def ready_after(html: Path) -> int | str:
    """The page's own count at the moment it answers; best of three."""
    if CHROMIUM is None:
        return "no Chromium"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        found = []
        for _ in range(3):
            page = browser.new_page()
            page.goto(html.as_uri())
            page.wait_for_selector("html[data-ready]", state="attached")
            found.append(int(page.evaluate("document.documentElement.dataset.ready")))
            page.close()
        browser.close()
    return min(found)


def repeated(dossier: Dossier, pages: tuple[Page, ...], times: int) -> tuple[Dossier, tuple[Page, ...]]:
    """The same stories under new ids, so many times."""
    if times == 1:
        return dossier, pages
    ids = {report.id for story in dossier.stories for report in story.reports}
    for story in dossier.stories:
        ids |= {story.id, *(claim.id for claim in story.claims), *(event.id for event in story.events)}
    stories, more = [], []
    for n in range(times):
        stories += [msgspec.convert(_renamed(msgspec.to_builtins(s), ids, n), type(s)) for s in dossier.stories]
        more += [msgspec.convert(_renamed(msgspec.to_builtins(page), ids, n), Page) for page in pages]
    return Dossier(stories=tuple(stories)), tuple(more)


def _renamed(value: Any, ids: set[str], n: int) -> Any:
    if isinstance(value, dict):
        return {name: _renamed(inner, ids, n) for name, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, ids, n) for inner in value]
    return f"{value}-{n}" if isinstance(value, str) and value in ids else value


__all__ = ["main"]

if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")))
