"""What an event is called: short tables of claims and the heading they get."""

from __future__ import annotations

import pytest

from sayso.link.headlines import fullness, heading, headline_of, is_bare
from sayso.records import Claim, Participant, Predicate


def claim(text: str, verb: str = "", *, actor: str = "", target: str = "") -> Claim:
    at = text.index(verb) if verb else 0
    return Claim(
        id=text,
        report="r",
        start=0,
        end=len(text),
        text=text,
        predicate=Predicate(at, at + len(verb), verb.removesuffix("d")) if verb else None,
        actors=(Participant(0, 1, actor, actor),) if actor else (),
        targets=(Participant(0, 1, target, target),) if target else (),
    )


@pytest.mark.parametrize(
    ("claims", "title"),
    [
        ([claim("the gunfire", "gunfire"), claim("Troops opened fire at the palace", "opened", actor="Troops")],
         "Troops opened fire at the palace"),
        ([claim("a move", "move"), claim("referring to", "referring")], "a move"),
        ([claim("President Maro declared", "declared", actor="Maro"),
          claim("Maro declared an emergency in the north", "declared", actor="Maro")],
         "Maro declared an emergency in the north"),
        ([claim("who claimed it", "claimed"), claim("the bridge fell into the river", "fell", actor="bridge")],
         "the bridge fell into the river"),
        ([claim("that had been occupied for three nights", "occupied"),
          claim("some people took over the council building in anger on Monday", "took", actor="people")],
         "some people took over the council building in anger on Monday"),
        ([claim("However, divers ended their search", "ended", actor="divers")], "divers ended their search"),
    ],
)  # fmt: skip
def test_headline(claims: list[Claim], title: str) -> None:
    assert headline_of(claims) == title


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Meanwhile, but it rained", "it rained"),
        ("in which terrorists blow up a bridge", "terrorists blow up a bridge"),
        ('said "it rained', "said it rained"),
        ("Explosions tore across the city during a daring raid early on Saturday, as the attorney general claimed that "
         "many had died", "Explosions tore across the city during a daring raid early on Saturday"),
        ("two\nlines", "two lines"),
    ],
)  # fmt: skip
def test_heading(text: str, cut: str) -> None:
    assert heading(text) == cut


def test_bare_and_full() -> None:
    assert is_bare(claim("Trump said", "said", actor="Trump"))
    assert not is_bare(claim("the captain was drunk", "drunk", actor="captain"))
    assert (
        fullness(claim("a move", "move"))
        < 0
        < fullness(claim("Nine people died in the fire on Monday", "died", actor="x"))
    )
