"""Blocking is bounded: no story grows quadratic."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from pages import claim_page

from sayso.link import link_pages
from sayso.link.block import BY_KIN, BY_WORDS, MOST, candidate_pairs
from sayso.link.facets import facets_of_page


def test_ten_thousand_equal_claims_cost_ten_thousand_pairs() -> None:
    page = claim_page("The old mill by the river burned down at dawn", "burned")
    sides = list(facets_of_page(page)) * 10_000
    pairs, first = candidate_pairs(sides, np.ones((len(sides), 384), np.float32))
    assert len(pairs) <= 10_000
    assert set(first) == {0}


def test_claims_that_nearly_match_have_a_bounded_number_of_partners() -> None:
    pages = [claim_page(f"Mill {at} burned down at dawn", "burned", report=f"r{at}") for at in range(2000)]
    sides = [side for page in pages for side in facets_of_page(page)]
    vectors = np.random.default_rng(0).normal(size=(len(sides), 384)).astype(np.float32)
    pairs, _ = candidate_pairs(sides, vectors)
    assert len(pairs) <= (BY_WORDS + BY_KIN) * len(sides) < MOST * 48


def test_depicted_claims_are_linked_with_nothing() -> None:
    words = "The Grand Hotel in Ostrel collapsed"
    pages = [claim_page(words, "collapsed", report="a"), claim_page(words, "collapsed", report="b", world="depicted")]
    assert link_pages(pages, {}) == ()


def test_claims_without_a_word_in_common_meet_by_their_vectors() -> None:
    texts = ("Three floors came down", "A concrete block gave way", "Ticket prices rose in June", "Hens lay fewer eggs")
    sides = [side for at, text in enumerate(texts) for side in facets_of_page(claim_page(text, report=f"r{at}"))]
    vectors = np.eye(4, 384, dtype=np.float32)
    vectors[1] = vectors[0]
    pairs, _ = candidate_pairs(sides, vectors)
    assert (0, 1) in pairs
