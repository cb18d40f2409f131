"""Which events come first."""

from __future__ import annotations

from dataclasses import replace

from sayso.dossier.index import Index
from sayso.dossier.rank import strongest_first
from sayso.link.headlines import LEAD
from sayso.records import Claim, Event, Report, Story


def test_what_reports_begin_with_comes_before_what_they_add() -> None:
    words = "The ferry sank off Orlo"
    first = Claim("lead", "r", 0, len(words), words)
    later = replace(first, id="added", start=LEAD + 9, end=LEAD + 9 + len(words))
    made = [Event(c.id, None, words, None, None, (), (c.id,), "single", ()) for c in (later, first)]
    story = Story("s", "Ferry", None, None, (Report("r", ""),), (first, later), tuple(made))
    assert [event.id for event in strongest_first(made, Index(story, {}))] == ["lead", "added"]
