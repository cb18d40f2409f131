"""Who confirms whom: what makes two sources one."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pages import claim_page

from sayso.link.copies import RETELLING
from sayso.link.facets import facets_of_page
from sayso.link.origins import Sources, origins_of
from sayso.records import Copy, Page, Place, Speaker

WORDS = "The mill burned down"


def count(pages: list[Page], copies: Mapping[str, tuple[Copy, ...]] | None = None) -> int:
    """How many independent origins the pages' claims have."""
    sides = [side for page in pages for side in facets_of_page(page)]
    return len(origins_of(sides, Sources(pages, copies or {})))


@pytest.mark.parametrize(
    ("words", "title", "origins"),
    [
        ("The mill burned down, mayor says", "mayor", 1),  # over the report that has it from her
        ("A mayor said the mill burned down", "mayor", 2),
        ("The mill burned down, mayors say", "mayors", 2),
        ("The mill burned down, harbourmaster says", "harbourmaster", 2),
    ],
)
def test_a_title_that_one_person_of_the_report_bears(words: str, title: str, origins: int) -> None:
    text = f"{words}. It is ashes, Mayor Ada Korr said."
    page = claim_page(text, people=("Ada Korr",))
    one = page.claims[0]
    claims = [
        replace(one, id=name, start=start, end=end, text=text[start:end],
                speaker=Speaker(text.index(name), text.index(name) + len(name), name, None, "official"))
        for start, end, name in ((0, len(words), title), (len(words) + 2, len(text), "Ada Korr"))
    ]  # fmt: skip
    assert count([replace(page, claims=tuple(claims))]) == origins


@pytest.mark.parametrize(
    ("title", "origins"),
    [("a specialist at the centre", 1), ("a specialist at a centre", 2), ("a specialist at the academy", 2)],
)
def test_a_body_is_named_once_in_full(title: str, origins: int) -> None:
    text = f"The mill burned down, the flood warning centre said. It is ashes, said Ada Korr, {title}."
    page = claim_page(text, people=("Ada Korr",))
    one, cut = page.claims[0], text.index(" It is")
    claims = [
        replace(one, id=name, start=start, end=end, text=text[start:end],
                speaker=Speaker(text.index(name), text.index(name) + len(name), name, None, "official"))
        for start, end, name in ((0, cut, "flood warning centre"), (cut + 1, len(text), "Ada Korr"))
    ]  # fmt: skip
    assert count([replace(page, claims=tuple(claims))]) == origins


@pytest.mark.parametrize(("own", "origins"), [("The mill is ashes.", 1), ("A camera shows the mill burn.", 2)])
def test_what_a_picture_shows_rests_on_nobody_the_report_names(own: str, origins: int) -> None:
    text = f"The mill burned down, the fire service said. {own}"
    page = claim_page(text)
    one, cut = page.claims[0], text.index(own)
    said = replace(one, id="said", end=cut, text=text[:cut], speaker=Speaker(0, 0, "fire service", None, "official"))
    assert count([replace(page, claims=(said, replace(one, id="own", start=cut, text=own)))]) == origins


@pytest.mark.parametrize(
    ("left", "right", "origins"),
    [
        ({"publisher": "The Lamp"}, {"publisher": "Radio Ostrel"}, 2),
        ({"publisher": "The Lamp"}, {"publisher": "The Lamp"}, 1),
        ({"speaker": "Ada Korr"}, {"speaker": "Mayor Ada Korr"}, 1),
        ({"speaker": "Ada Korr"}, {"speaker": "Tom Brell"}, 2),
        ({"speaker": "the interior ministry"}, {"publisher": "Ministry of the Interior"}, 1),
        ({"speaker": "the interior ministry"}, {"speaker": "the health ministry"}, 2),
        ({"speaker": "the Russian defence ministry"}, {"speaker": "the Ukrainian defence ministry"}, 2),
        ({"speaker": "Russia's defence ministry"}, {"speaker": "Moscow"}, 1),
        ({"speaker": "the White House"}, {"speaker": "Washington"}, 1),
        ({"speaker": "Hydrovar", "speaker_kind": "named"}, {"publisher": "Hydrovar AD"}, 1),
        ({"speaker": "Ada Orlo", "speaker_kind": "named"}, {"publisher": "The Orlo Lamp"}, 2),
        ({"speaker": "the army", "publisher": "The Lamp"}, {"speaker": "the Russian army"}, 1),
        ({"speaker": "I", "speaker_kind": "unnamed"}, {"speaker": "I", "speaker_kind": "unnamed"}, 2),
    ],
)
def test_two_reports(left: dict[str, str], right: dict[str, str], origins: int) -> None:
    assert count([claim_page(WORDS, report="a", **left), claim_page(WORDS, report="b", **right)]) == origins


def test_ten_reprints_are_one_origin() -> None:
    pages = [claim_page(WORDS, report=f"r{at}") for at in range(10)]
    copies = {f"r{at}": (Copy("r0", 1.0, "the same words"),) for at in range(1, 10)}
    assert count(pages, copies) == 1


@pytest.mark.parametrize("share", [1.0, RETELLING])
@pytest.mark.parametrize(
    ("copy", "origins"),
    [
        ({"speaker": "a man on the quay", "speaker_kind": "unnamed"}, 2),
        ({}, 2),
        ({"speaker": "Tom Brell", "people": ("Tom Brell",)}, 2),
        ({"speaker": "Una Stolt", "people": ("Una Stolt",)}, 3),
    ],
)
def test_a_copy_adds_nobody_and_joins_nobody(share: float, copy: dict[str, Any], origins: int) -> None:
    """In a reprint or a rewrite, who stands without a name is one of the two whom the first report has."""
    text = f"{WORDS}, it burned down"
    named = claim_page(text, report="a", speaker="Tom Brell", people=("Tom Brell",))
    driver = claim_page(text, report="a", speaker="the driver", speaker_kind="witness").claims[0]
    one, other = (
        replace(named.claims[0], end=len(WORDS), text=WORDS),
        replace(driver, start=len(WORDS) + 2, text=text[22:], id="a-driver"),
    )
    named = replace(named, claims=(one, other))
    copied = claim_page("Fire took the mill", report="b", **copy)
    sides = [side for page in (named, copied) for side in facets_of_page(page)]
    found = origins_of(sides, Sources([named, copied], {"b": (Copy("a", share, "the same in other words"),)}))
    assert len(found) == origins


def test_a_sentence_taken_over_is_its_first_reports() -> None:
    words = "The driver of the lorry, a man of 44, got out unharmed"
    wire = claim_page(words, report="a", speaker="the fire service")
    assert count([wire, claim_page(words, report="b")]) == 1
    assert count([wire, claim_page(f"{words} and sat down by the road", report="b")]) == 1
    assert count([wire, claim_page("The man of 44 who drove the lorry got out unharmed", report="b")]) == 2


def test_a_person_and_the_office_a_report_gives_him() -> None:
    text = "Ada Korr, head of the harbour authority, said that the mill burned down"
    named = claim_page(text, report="a", speaker="Ada Korr", people=("Ada Korr",))
    assert count([named, claim_page(WORDS, report="b", speaker="the harbour authority")]) == 1


@pytest.mark.parametrize(("publisher", "origins"), [("Ministry of Defence of Ostrel", 1), ("Students of Ostrel", 2)])
def test_a_country_speaks_through_its_ministry(publisher: str, origins: int) -> None:
    text = "Ostrel said, Ada Korr reported, that the mill burned down"
    country = claim_page(text, report="a", speaker="Ostrel", speaker_kind="named", people=("Ada Korr",))
    country = replace(country, places=(Place(0, 6, "Ostrel"),))
    assert count([country, claim_page(WORDS, report="b", publisher=publisher)]) == origins


def test_chains_of_copies_end() -> None:
    pages = [claim_page(WORDS, report=name) for name in "ab"]
    assert count(pages, {"a": (Copy("b", 1.0, "same"),), "b": (Copy("a", 1.0, "same"),)}) == 1
