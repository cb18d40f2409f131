"""What every reader ends with: the words and fields of one report, completed from the text itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from sayso.read.agencies import agencies_in
from sayso.read.language import find_language
from sayso.read.marks import find_furniture
from sayso.records import Published, Report, content_id


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from: the input as given, the name to show, and what its envelope says of it."""

    name: str
    label: str
    suffix: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    captured: str | None = None

    def at(self, place: object) -> Origin:
        """The same, for one line or record in it."""
        return replace(self, name=f"{self.name}:{place}", label=f"{self.label}:{place}")


def complete_report(report: Report) -> Report:
    """The report with its id, hash, language, marks, and the date, writer and agencies that its text names.

    What the source stated wins over what the text says; the text itself stays as it is.
    """
    furniture = find_furniture(report.text)
    published = report.published
    if published.low is None and furniture.published.low is not None:
        published = replace(furniture.published, stated=published.stated or furniture.published.stated)
    byline = report.byline or furniture.byline
    named = dict.fromkeys((*furniture.agencies, *agencies_in(report.byline or ""), *report.agencies))
    return replace(
        report,
        id=report.id or _content_id(report),
        sha256=hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=find_language(report.text, report.language),
        byline=byline,
        published=published,
        agencies=tuple(name for name in named if name != report.publisher),
        marks=furniture.marks,
    )


def _content_id(report: Report) -> str:
    """A stable id from all that the source gave: the same words from two outlets are two reports."""
    stated: Published = report.published
    return content_id(
        "report", report.text, report.title, report.byline, report.publisher, report.url, stated.stated or stated.low
    )


__all__ = ["Origin", "complete_report"]
