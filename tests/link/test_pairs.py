"""Which reports are compared: bounded, and the same however they are stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from sayso.link import copies
from sayso.link.pairs import BLOCK, CANDIDATES, MET, candidates
from sayso.link.shingles import POSTINGS
from sayso.records import Page, Published, Report


def prints(*values: int) -> np.ndarray[Any, np.dtype[np.uint64]]:
    return np.array(values, dtype=np.uint64)


def test_reports_that_share_fingerprints_are_found_those_that_share_most_first() -> None:
    found = list(candidates([prints(1, 2, 3, 4), prints(2, 3), prints(8, 9), prints(1, 2, 3, 9), prints(9)]))
    assert MET == 2
    assert found == [[], [(0, 2)], [], [(0, 3), (1, 2)], []]


@pytest.mark.parametrize("reports", [[], [prints()], [prints(), prints()], [prints(1, 2)], [prints(1), prints(2)]])
def test_nothing_shared_leaves_nothing_to_compare(reports: list[Any]) -> None:
    assert list(candidates(reports)) == [[] for _ in reports]


def test_however_many_share_everything_each_is_compared_with_the_first_ones() -> None:
    found = list(candidates([prints(1, 2, 3)] * (2 * BLOCK + 7)))
    assert len(found) == 2 * BLOCK + 7
    assert found[-1] == [(at, 3) for at in range(POSTINGS)]
    assert max(map(len, found)) <= CANDIDATES


def test_fingerprints_that_all_share_do_not_hide_the_pair_that_shares_more() -> None:
    found = list(candidates([*[prints(1, 2)] * 100, prints(1, 2, 50, 51, 52), prints(1, 2, 50, 51, 52)]))
    assert found[-1][0] == (100, 3)
    assert len(found[-1]) == CANDIDATES


class Shelf(Sequence[Page]):
    """Pages made anew whenever one is asked for."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages

    def __len__(self) -> int:
        return len(self.pages)

    def __getitem__(self, at: Any) -> Any:
        report = self.pages[at].report
        return Page(Report(report.id, report.text, published=report.published))


def test_what_is_kept_at_hand_does_not_change_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [
        f"Harbour {at} lost its {at + 3} old iron cranes in the {at + 7} storms of that winter." for at in range(60)
    ]
    pages = []
    for at in range(30):
        day = f"2026-03-{1 + at % 28:02}"
        text = " ".join(sentences[(at * 7 + step) % 60] for step in range(6))
        pages.append(Page(Report(f"r{at:02}", text, published=Published(day, day, "stated"))))
    found = copies.find_copies(pages)
    assert found
    monkeypatch.setattr(copies, "KEPT", 2)
    monkeypatch.setattr(copies, "GISTS", 2)
    assert copies.find_copies(Shelf(pages)) == found
