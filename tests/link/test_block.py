"""Blocking is bounded: no story grows quadratic."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pages import claim_page

from sayso.link import link_pages
from sayso.link.block import BY_MEANING, BY_WORDS, Nearness, candidate_pairs
from sayso.link.facets import facets_of_page


def test_ten_thousand_equal_claims_cost_ten_thousand_pairs() -> None:
    page = claim_page("The old mill by the river burned down at dawn", "burned")
    sides = list(facets_of_page(page)) * 10_000
    pairs, first = candidate_pairs(sides, Nearness(sides))
    assert len(pairs) <= 10_000
    assert set(first) == {0}


def test_claims_that_nearly_match_have_a_bounded_number_of_partners() -> None:
    pages = [claim_page(f"Mill {at} burned down at dawn", "burned", report=f"r{at}") for at in range(2000)]
    sides = [side for page in pages for side in facets_of_page(page)]
    pairs, _ = candidate_pairs(sides, Nearness(sides))
    assert len(pairs) <= (BY_WORDS + BY_MEANING) * len(sides)


def test_depicted_claims_are_linked_with_nothing() -> None:
    words = "The Grand Hotel in Ostrel collapsed"
    pages = [claim_page(words, "collapsed", report="a"), claim_page(words, "collapsed", report="b", world="depicted")]
    assert link_pages(pages, {}) == ()
