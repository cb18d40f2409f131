"""What the network of kinship adds: claims as told, and the conflicts it finds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pages import claim_page

from sayso.link import compare_pages
from sayso.link.facets import facets_of_page
from sayso.link.kinship import as_told, in_sentence, kinship_of
from sayso.records import Page

pytestmark = pytest.mark.slow


def told(text: str) -> tuple[bool, bool]:
    """(passing, shadowed) of a claim by the network's word."""
    sides = facets_of_page(claim_page(text))
    found = as_told(sides, kinship_of(sides))[0]
    return found.passing, found.shadowed


def test_what_is_left_open_and_what_is_told() -> None:
    assert told("It was too early to say who had locked the door") == (False, True)
    assert told("A guard had locked the door") == (False, False)


def test_chances_do_not_depend_on_order() -> None:
    pages = [claim_page("The footbridge fell", report="a"), claim_page("The bridge collapsed", report="b")]
    left, right = (side for page in pages for side in facets_of_page(page))
    kinship = kinship_of((left, right))
    assert kinship.of(left, right) == kinship.of(right, left)


def link_of(left: str, right: str) -> str | None:
    """The verdict between two reports of one claim each."""
    pages: list[Page] = [
        claim_page(left, report="a", day="2026-03-01"),
        claim_page(right, report="b", day="2026-03-02"),
    ]
    links = compare_pages(pages, {}).links
    return links[0].verdict if links else None


def test_opposites_in_other_words_contradict() -> None:
    left, right = "No gas was used against the crowd", "Officers fired tear gas at the students"
    assert link_of(left, right) == "contradicts"


def test_two_matters_are_not_linked() -> None:
    assert link_of("The emergency exits of the club were chained shut", "The singer is on tour until June") is None


def test_a_claim_keeps_its_place_in_its_sentence() -> None:
    side = facets_of_page(claim_page("The mill burned down"))[0]
    assert in_sentence(side) == ("The mill burned down", 0, 20, "")
