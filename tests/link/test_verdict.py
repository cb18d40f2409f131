"""From reasons to verdicts, through `link_pages`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pages import claim_page, facets

from sayso.link import link_pages
from sayso.link.verdict import is_unknown
from sayso.records import Page

DAY, NEXT = "2026-02-02", "2026-02-03"


def verdict(left: Page, right: Page) -> tuple[str, str] | None:
    """The verdict and field of the one link between two pages, None without."""
    links = link_pages([left, right], {})
    return (links[0].verdict, links[0].field) if links else None


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        (
            claim_page("The Grand Hotel in Ostrel collapsed", "collapsed", report="a"),
            claim_page("The Grand Hotel of Ostrel fell down", "fell", report="b"),
            ("supports", "event"),
        ),
        (
            claim_page("Guards fired on the crowd in Ostrel", "fired", report="a"),
            claim_page("guards fired on the crowd", "fired", report="b", polarity="negative", stance="denies"),
            ("denies", "event"),
        ),
        (
            claim_page("Guards fired on the crowd in Ostrel", "fired", report="a"),
            claim_page("Guards did not fire on the crowd in Ostrel", "fire", report="b", polarity="negative"),
            ("contradicts", "polarity"),
        ),
        (
            claim_page("9 people died in the Ostrel mill fire", "died", report="a", day=DAY, killed=9),
            claim_page("12 people died in the Ostrel mill fire", "died", report="b", day=NEXT, killed=12),
            ("updates", "amount"),
        ),
        (
            claim_page("31 marchers were detained", "detained", report="a", day=DAY, detained=31, speaker="Una"),
            claim_page("23 marchers were detained", "detained", report="b", day=DAY, detained=23, speaker="Ben"),
            ("contradicts", "amount"),
        ),
        (
            claim_page("The mill in Ostrel will reopen", "reopen", report="a", day=DAY, world="planned"),
            claim_page("The mill in Ostrel has reopened", "reopened", report="b", day=NEXT),
            ("updates", "status"),
        ),
        (
            claim_page("The mill in Ostrel burned", "burned", report="a"),
            claim_page("Prices of bread rose by a third", "rose", report="b"),
            None,
        ),
    ],
)
def test_pairs(left: Page, right: Page, wanted: tuple[str, str] | None) -> None:
    assert verdict(left, right) == wanted


def test_that_something_is_not_known_denies_nothing() -> None:
    unknown = facets("The cause of death had not been established", "established", polarity="negative")
    denied = facets("The door had not been locked", "locked", polarity="negative")
    assert (is_unknown(unknown), is_unknown(denied)) == (True, False)
