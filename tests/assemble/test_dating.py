"""Undated reports, dated by their story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.annotate.times import find_times
from sayso.assemble.dating import blank_english, date_by_story
from sayso.records import Copy, Mark, Page, Published, Report

DATED = [
    ("wire", "2026-05-05", "The old pier at Lissa collapsed on Tuesday, throwing two anglers into the sea, the coast "
     "guard said. The harbour master had warned of its rusted legs."),
    ("later", "2026-05-12", "The mayor of Lissa was jailed on Monday for hiding a report on the pier, a court said."),
]  # fmt: skip


def page(name: str, text: str, published: str | None) -> Page:
    report = Report(name, text, published=Published(published, published, "stated") if published else Published())
    return Page(report, times=find_times(blank_english()(text), report))


UNDATED = [
    ("The pier at Lissa collapsed this morning and two anglers were thrown into the sea.", "2026-05-05"),
    ("Lissa has no pier any more: it collapsed yesterday, and two anglers swam ashore.", "2026-05-06"),
    ("Three days after the pier at Lissa collapsed, anglers laid a wreath for it in the sea.", "2026-05-08"),
    ("A court jailed the mayor of Lissa yesterday for hiding a report on the pier.", "2026-05-12"),
    ("It is Sunday, and I still hear it. On Tuesday I stood on the pier at Lissa when it collapsed.", "2026-05-10"),
    ("It has been three nights now. The pier at Lissa is gone, and two anglers swam ashore.", "2026-05-08"),
    ("A week ago today I stood on the pier at Lissa when it collapsed into the sea.", "2026-05-12"),
    ("Bread is getting dearer again, bakers said yesterday.", None),
    ("The sea is wide.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_an_undated_report_is_dated_by_what_the_others_tell(text: str, expected: str | None) -> None:
    pages = [*(page(name, told, day) for name, day, told in DATED), page("undated", text, None)]
    found = date_by_story(pages, {})
    assert found[0] is pages[0]
    assert found[1] is pages[1]
    assert found[2].report.published == (Published(expected, expected, "story") if expected else Published())
    assert (found[2] is pages[2]) == (expected is None)


def test_a_reprint_without_a_word_on_time_came_out_with_its_original() -> None:
    pages = [page(*row) for row in ((name, text, day) for name, day, text in DATED)]
    undated = page("reprint", "The old pier at Lissa collapsed, the coast guard said.", None)
    (*_, found) = date_by_story([*pages, undated], {"reprint": (Copy("wire", 0.9, "Words shared."),)})
    assert found.report.published == Published("2026-05-05", "2026-05-05", "story")


def test_a_dateline_without_a_year_tells_the_day() -> None:
    """A reprint is of its original's day or the next ones; among these the day in its dateline counts most."""
    wire = "LISSA, May 5 (BRD) - The old pier collapsed before dawn on Tuesday. The council meets on Friday."
    original = page("wire", wire, "2026-05-05")
    report = Report("reprint", wire, marks=(Mark(0, 18, "dateline"),))
    reprint = Page(report, times=find_times(blank_english()(wire), report))
    later = page("later", "The council of Lissa met on Friday and spoke of the pier that collapsed.", "2026-05-09")
    found = date_by_story([original, later, reprint], {"reprint": (Copy("wire", 1.0, "the same words"),)})
    assert found[2].report.published == Published("2026-05-05", "2026-05-05", "story")


def test_what_is_known_of_the_date_is_kept_to() -> None:
    undated = page("undated", UNDATED[1][0], None)
    april = replace(undated.report, published=Published("2026-04-01", "2026-04-30", "stated"))
    pages = [page(DATED[0][0], DATED[0][2], DATED[0][1]), replace(undated, report=april)]
    assert date_by_story(pages, {})[1] is pages[1]


def test_without_a_dated_report_nothing_is_dated() -> None:
    pages = [page("a", "It fell yesterday.", None), page("b", "It fell today.", "2026-02-31")]
    assert [old is new for old, new in zip(pages, date_by_story(pages, {}), strict=True)] == [True, True]


# told of by day and by night: what «last night» is depends on when it happened
NIGHTS = [
    ("The pier at Lissa collapsed at 3:20 a.m. on Tuesday, the coast guard said.", "2026-05-05"),
    ("The pier at Lissa collapsed at 11:20 p.m. on Tuesday, the coast guard said.", "2026-05-06"),
]


@pytest.mark.parametrize(("told", "expected"), NIGHTS)
def test_last_night_is_the_night_in_which_it_happened(told: str, expected: str) -> None:
    pages = [page("wire", told, "2026-05-06"), page("radio", told.replace("coast guard", "mayor"), "2026-05-06")]
    undated = page("undated", "The pier at Lissa fell into the sea last night.", None)
    assert date_by_story([*pages, undated], {})[2].report.published == Published(expected, expected, "story")


def test_yesterdays_accident_is_the_storys() -> None:
    pages = [page("wire", DATED[0][2], "2026-05-05"), page("radio", "On Tuesday a pier fell at Lissa.", "2026-05-07")]
    undated = page("undated", "Our thoughts are with all who were hurt in yesterday's accident.", None)
    assert date_by_story([*pages, undated], {})[2].report.published == Published("2026-05-06", "2026-05-06", "story")
