"""Which reports tell the same story."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sayso.assemble import stories
from sayso.assemble.cluster import connected, link_groups
from sayso.assemble.stories import StoryStream, group_pages
from sayso.link.profile import profile_page, publication_day
from sayso.records import Copy, Mark, Page, Published, Report

PIER = [
    "The old pier at Lissa collapsed on Tuesday, throwing two anglers into the sea, the Brandau coast guard said. "
    "Harbour master Ilse Brandt said its iron legs were rusted through.",
    "Two anglers swam for their lives when Lissa's pier fell into the sea. Ilse Brandt, the harbour master, had warned "
    "the council about the rusted legs in the spring.",
    "Lissa council will not rebuild the pier that collapsed last week, the mayor said. Anglers and the harbour master, "
    "Ilse Brandt, had asked for a new one.",
]
MINE = [
    "Nine miners are trapped 400 metres below ground at Torvald after a fire in the Hakon shaft, the mine's owner, "
    "Grubas, said on Tuesday. Rescuers led by Per Dahl are drilling.",
    "Rescuers at the Hakon shaft in Torvald have heard knocking, Per Dahl said. Nine miners of Grubas have been "
    "trapped below ground since a fire on Tuesday.",
]
OTHER_PIER = (
    "Part of the pier at Morwen was closed on Friday after a lorry hit a railing, the town said. Nobody was hurt. "
    "There is no connection with the collapse at Lissa, engineer Tom Pike said. Pike's father built Morwen's pier."
)


def page(name: str, text: str, published: str | None = "2026-05-05") -> Page:
    return Page(Report(name, text, published=Published(published, published, "stated") if published else Published()))


def grouped(pages: list[Page], copies: dict[str, tuple[Copy, ...]] | None = None) -> list[list[str]]:
    return [[page.report.id for page in group] for group in group_pages(pages, copies or {})]


ALL = [page(f"pier{n}", text) for n, text in enumerate(PIER)] + [page(f"mine{n}", text) for n, text in enumerate(MINE)]


def test_two_stories_are_told_apart_and_keep_the_order_of_the_input() -> None:
    pages = [ALL[3], ALL[2], ALL[0], ALL[4], ALL[1]]
    assert grouped(pages) == [["mine0", "mine1"], ["pier2", "pier0", "pier1"]]


def test_dates_are_not_needed() -> None:
    pages = [page(known.report.id, known.report.text, None) for known in ALL]
    assert grouped(pages) == [["pier0", "pier1", "pier2"], ["mine0", "mine1"]]


def test_three_reports_of_one_story_are_one_story() -> None:
    assert grouped(ALL[:3]) == [["pier0", "pier1", "pier2"]]


def test_a_report_that_disowns_another_happening_stays_out_of_its_story() -> None:
    assert ["other"] in grouped([*ALL, page("other", OTHER_PIER, "2026-05-08")])


def test_a_copy_is_in_the_story_of_its_original() -> None:
    pages = [page("a", "Something happened somewhere."), page("b", "Elsewhere nothing did.")]
    assert grouped(pages) == [["a"], ["b"]]
    assert grouped(pages, {"b": (Copy("a", 0.9, "Words shared."),)}) == [["a", "b"]]


def test_one_at_a_time_gives_what_all_at_once_gives() -> None:
    stream = StoryStream()
    for number, known in enumerate(reversed(ALL)):
        stream.add(profile_page(known), label=len(ALL) - 1 - number)
        assert sum(map(len, stream.groups())) == number + 1  # it can be asked at any time
    assert sorted(map(sorted, stream.groups())) == [[0, 1, 2], [3, 4]]


@pytest.mark.parametrize("texts", [[], [""], ["", "", ""], ["a"], ["!!!", "\n"]])
def test_reports_without_words_stand_alone(texts: list[str]) -> None:
    assert grouped([page(str(number), text) for number, text in enumerate(texts)]) == [
        [str(number)] for number in range(len(texts))
    ]


def test_a_thousand_identical_reports_are_one_story() -> None:
    pages = [page(f"r{number:04}", PIER[0]) for number in range(1000)]
    assert len(grouped(pages)) == 1


def test_a_set_too_big_is_cut_and_no_report_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "TOGETHER", 4)
    seen: list[int] = []
    monkeypatch.setattr(stories, "link_groups", lambda table, *_, **__: seen.append(len(table)) or [range(len(table))])
    pages = [*ALL, *(page(f"r{number:02}", PIER[0]) for number in range(30))]
    groups = grouped(pages)
    assert sorted(name for group in groups for name in group) == sorted(each.report.id for each in pages)
    assert max(seen) <= 4


BLOG = (
    "I shall miss the evenings with my father, the gulls, the smell of tar, the thermos flasks and the lighthouse "
    "across the bay. Everybody who came here with a rod saw the rust."
)


def test_a_report_that_says_not_where_it_was_written_leans_on_its_readers() -> None:
    """A blog alone goes to the story it is clearly most like; a report with a dateline stands by itself."""
    alone = page("blog", BLOG)
    assert ["blog", "pier0", "pier1", "pier2"] in [sorted(group) for group in grouped([*ALL, alone])]
    report = replace(alone.report, marks=(Mark(0, 1, "dateline"),))
    assert ["blog"] in grouped([*ALL, replace(alone, report=report)])
    assert grouped([*ALL[:2], alone])[-1] == ["blog"], "two reports are no story that takes others in"


def test_a_reprint_counts_once() -> None:
    """A report like the two others, but not like their reprints, is no stranger to them."""
    table = np.array([[1.0, 1.0, 0.1], [1.0, 1.0, 0.1], [0.1, 0.1, 1.0]])
    table = np.pad(table, (0, 1), constant_values=0.3)
    np.fill_diagonal(table, 1.0)
    table[2, 3] = table[3, 2] = 0.25
    assert link_groups(table, 0.16) == [[0, 1, 3], [2]]
    assert link_groups(table, 0.16, weights=np.array([0.5, 0.5, 1.0, 1.0])) == [[0, 1, 2, 3]]


def test_a_month_is_no_day() -> None:
    """«May 2026» is not the first of May: it keeps a report from no story."""
    month = Report("month", PIER[1], published=Published("2026-05-01", "2026-05-31", "stated"))
    assert profile_page(Page(month)).day is None
    assert profile_page(ALL[0]).day == publication_day("2026-05-05")


def test_a_story_of_one_report() -> None:
    assert grouped(ALL[:1]) == [["pier0"]]


def test_dates_out_of_order_change_nothing_but_the_likeness_of_those_far_apart() -> None:
    days = ["2026-05-09", "9999-99-99", "2026-05-05", "1200-01-01", "2026-05-07"]
    pages = [page(known.report.id, known.report.text, day) for known, day in zip(ALL, days, strict=True)]
    assert grouped(pages) == [["pier0", "pier1", "pier2"], ["mine0", "mine1"]]
    assert sorted(map(sorted, grouped(pages[::-1]))) == sorted(map(sorted, grouped(pages)))


@pytest.mark.parametrize("stamp", [None, "", "soon", "2026-02-31", "0001-01-01", "9999-12-31"])
def test_absurd_dates_are_no_dates(stamp: str | None) -> None:
    assert publication_day(stamp) is None
    assert grouped([page("a", PIER[0], stamp), page("b", PIER[1], "2026-05-05")]) == [["a", "b"]]


def test_link_groups_and_connected_sets() -> None:
    assert connected(5, [(3, 1), (4, 3)]) == [[0], [1, 3, 4], [2]]
    table = np.array([[1, 0.9, 0.0, 0.0], [0.9, 1, 0.5, 0.0], [0.0, 0.5, 1, 0.6], [0.0, 0.0, 0.6, 1]])
    assert link_groups(table, 0.4) == [[0, 1], [2, 3]]
    assert link_groups(table, 0.1) == [[0, 1, 2, 3]]
