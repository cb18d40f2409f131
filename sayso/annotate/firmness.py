"""Firmness: certainty, polarity and world of a clause while they are being read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.language.en import modality as words
from sayso.records import Certainty, Polarity, Stance, World

_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unstated")
_WORLDS: tuple[World, ...] = ("actual", "planned", "hypothetical", "depicted")


@dataclass(slots=True)
class Firmness:
    """How firmly something is said; `stance` only where the clause itself shows one (a vow, a request, a forecast).

    `soft`: its world rests on an infinitive alone («fell to reach», «a contract to supply»), which tells little.
    """

    certainty: Certainty = "certain"
    polarity: int = 1
    world: World = "actual"
    stance: Stance | None = None
    soft: bool = False

    def weaken(self, certainty: str) -> None:
        """Take the weaker of the two certainties."""
        self.certainty = _ORDER[max(_ORDER.index(self.certainty), _ORDER.index(certainty))]

    def remove(self, world: str, *, soft: bool = False) -> None:
        """Take the world farther from the actual one."""
        if _WORLDS.index(world) > _WORLDS.index(self.world):
            self.soft = soft and (self.world == "actual" or self.soft)
            self.world = world  # type: ignore[assignment]

    def signed(self) -> Polarity:
        """The polarity's name."""
        return "positive" if self.polarity > 0 else "negative"


@cache
def embedding() -> dict[str, tuple[str, int, str]]:
    """Lemma → what it makes of the clause below it."""
    found = {}
    for certainty, polarity, world, lemmas in reversed(list(words.EMBEDDING.values())):
        found.update(dict.fromkeys(lemmas.split(), (certainty, polarity, world)))
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists of `language/en/modality.py` as a set."""
    return frozenset(getattr(words, name).split())
