"""Time expressions and what they denote (TIMEX3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.records import Published, Report, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc


def date_report(doc: Doc, report: Report) -> Published:
    """When the report came out: as stated, else inferred from its text, else unknown."""
    return report.published


def find_times(doc: Doc, report: Report) -> tuple[Time, ...]:
    """The time expressions of the report, resolved against its publication and narrative."""
    return ()
