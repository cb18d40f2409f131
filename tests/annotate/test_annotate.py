"""One report that annotation fails on never stops a run."""

from __future__ import annotations

import spacy

from sayso import annotate
from sayso.records import Page, Report, Skipped


def test_a_failing_report_is_skipped_and_the_others_go_on(monkeypatch):
    def stumble(report, doc, gazetteer):
        if report.id == "bad":
            raise RuntimeError("no such rule")
        return Page(report)

    monkeypatch.setattr(annotate, "annotate_report", stumble)
    reports = [Report("one", "a"), Report("bad", "b", input="b.txt"), Report("two", "c")]
    found = list(annotate.annotate_reports(reports, spacy.blank("en"), None))
    assert [type(thing) for thing in found] == [Page, Skipped, Page]
    assert found[1].input == "b.txt"
    assert "no such rule" in found[1].why
