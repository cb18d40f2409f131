"""Comparisons, as tables of short sentences."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pages import facets

from sayso.link.compare import (
    Background,
    amounts_agree,
    amounts_disagree,
    roles_disagree,
    senses_agree,
    times_overlap,
    words_shared,
)
from sayso.link.opposed import polarity_opposed, spots_disagree, states_opposed
from sayso.link.titles import Titled

NO, YES = "negative", "positive"


@pytest.mark.parametrize(
    ("left", "right", "kin"),
    [
        (("A blaze swept the mill", "swept"), ("The mill burned", "burned"), True),
        (("A strong quake struck Ostrel", "struck"), ("An earthquake hit Ostrel", "hit"), True),
        (("The jury cleared him", "cleared"), ("The ferry sank", "sank"), False),
    ],
)
def test_senses(left: tuple[str, str], right: tuple[str, str], kin: bool) -> None:
    reason = senses_agree(facets(*left), facets(*right))
    assert (reason is not None and reason.score > 0) == kin


@pytest.mark.parametrize(
    ("no", "yes", "opposed"),
    [
        (("No gas was used", "used"), ("They fired tear gas", "fired"), True),
        (("Guards had not fired on the crowd", "fired"), ("Guards fired on the crowd", "fired"), True),
        (("He does not know who fired on the crowd", "know"), ("Guards fired on the crowd", "fired"), False),
        (("The right to throw stones is not sacred", "sacred"), ("They threw stones at the crowd", "threw"), False),
        (("If nobody paid the ransom", "paid"), ("The bank paid the ransom", "paid"), False),
    ],
)
def test_polarity(no: tuple[str, str], yes: tuple[str, str], opposed: bool) -> None:
    negative = facets(*no, report="a", polarity=NO)
    reason = polarity_opposed(negative, facets(*yes, report="b"), Background())
    assert (reason is not None and not negative.shadowed) == opposed


@pytest.mark.parametrize(
    ("left", "right", "field"),
    [
        (("Korr was released on bail", "released"), ("Korr is behind bars", "bars"), "status"),
        (("The captain remained on the bridge", "remained"), ("The captain left in a boat", "left"), "role"),
        (("The Ostrel index rose", "rose"), ("The Ostrel index fell", "fell"), "polarity"),
        (("Korr was released on bail", "released"), ("Korr was given soup", "given"), None),
        (("The mill is closed", "closed"), ("The shop is open", "open"), None),
    ],
)
def test_states(left: tuple[str, str], right: tuple[str, str], field: str | None) -> None:
    reason = states_opposed(facets(*left), facets(*right))
    assert (reason.field if reason else None) == field


def test_spots_of_one_beginning() -> None:
    deck, room = ("The fire started on the car deck", "started"), ("The blaze began in the engine room", "began")
    assert spots_disagree(facets(*deck), facets(*room))
    assert not spots_disagree(facets(*deck), facets("The fire began in a lorry on the car deck", "began"))
    assert not spots_disagree(facets(*deck), facets("The trial began in Ostrel", "began"))


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [({"killed": 12}, {"killed": 12}, True), ({"killed": 12}, {"killed": 9}, False)],
)
def test_tolls(left: dict[str, float], right: dict[str, float], agree: bool) -> None:
    one, other = facets("12 died", "died", **left), facets("9 died", "died", report="b", **right)
    assert bool(amounts_agree(one, other)) == agree
    assert bool(amounts_disagree(one, other)) != agree


def test_injured_and_killed_are_not_compared() -> None:
    one, other = facets("12 died", "died", killed=12), facets("9 hurt", "hurt", report="b", injured=9)
    assert amounts_agree(one, other) is None
    assert amounts_disagree(one, other) is None


def test_days() -> None:
    monday, friday = (facets("It burned", "burned", when=day) for day in ("2026-02-02", "2026-02-06"))
    found = times_overlap(monday, friday)
    assert found is not None
    assert found.score == -1.0
    assert times_overlap(monday, facets("It burned", "burned")) is None


def test_an_old_accident_is_not_todays() -> None:
    old = facets("In 1974 a mill blew up", "blew", when="1974-05-01", day="2026-02-06")
    new = facets("A silo blew up", "blew", day="2026-02-06")
    found = times_overlap(old, new)
    assert found is not None
    assert found.score < 0


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        ("former President", "President", True),
        ("the former mayor", "mayor", True),
        ("former President", "Governor", False),
        ("President", "acting President", False),
    ],
)
def test_roles(left: str, right: str, clash: bool) -> None:
    one, other = Titled("k", "Ada Korr", 0, 5, left), Titled("k", "Ada Korr", 0, 5, right)
    assert bool(roles_disagree(one, other)) == clash


def test_reasons_show_words_as_they_stand() -> None:
    left, right = facets("The ferries carried fuel", "carried"), facets("One ferry was carrying the fuel", "carrying")
    reason = words_shared(left, right, Background())
    assert reason
    assert reason.detail == "both say ferries, carried, fuel"


def test_words_of_one_kind_count() -> None:
    reason = words_shared(facets("flames tore through the mill"), facets("the mill was ablaze"), Background())
    assert reason is not None
    assert reason.score > 0.5
