"""What a reader would call a report that they have not seen."""

from __future__ import annotations

from sayso.records import Report

FIRST_WORDS = 32  # characters of a nameless report's text


def report_name(report: Report) -> str:
    """The publisher, else the site's host, else the title or the first words in guillemets.

    >>> report_name(Report("r", "", url="https://www.example.org/a")), report_name(Report("r", "It rained all night."))
    ('example.org', '«It rained all night.»')
    """
    if report.publisher:
        return report.publisher
    host = (report.url or "").split("//")[-1].split("/")[0].removeprefix("www.")
    return host or f"«{first_words(report)}»"


def first_words(report: Report) -> str:
    """The title, else the text's first words after a date or a dateline; the id where there are none."""
    start = max((mark.end for mark in report.marks if mark.start < 80), default=0)
    words = " ".join((report.title or report.text[start : start + 200] or report.text[:200]).split())
    if len(words) <= FIRST_WORDS:
        return words or report.id
    return words[:FIRST_WORDS].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


__all__ = ["report_name"]
