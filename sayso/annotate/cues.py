"""The lexicon of words that attribute, looked up by lemma; its words and their frames are `language/en/cues.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.language.en import cues as words
from sayso.records import Certainty, Stance, World


@dataclass(frozen=True, slots=True)
class Cue:
    """One use of a word that attributes: the `frames` it takes, the `preps` before its content, what it makes of it."""

    lemma: str
    group: str
    stance: Stance
    certainty: Certainty
    world: World
    frames: frozenset[str]
    preps: frozenset[str]


COLON = Cue(":", "speech", "states", "certain", "actual", frozenset("cq"), frozenset())


@cache
def cue_words(kind: str) -> dict[str, tuple[Cue, ...]]:
    """Lemma → uses of the `VERBS`, `NOUNS` or `ADJECTIVES` that attribute.

    >>> [use.stance for use in cue_words("VERBS")["deny"]], sorted(cue_words("NOUNS")["claim"][0].preps)
    (['denies'], ['about', 'of'])
    """
    found: dict[str, list[Cue]] = {}
    group, stance, certainty, world = "", "", "", ""
    for line in getattr(words, kind).strip().splitlines():
        if line.startswith("="):
            *first, stance, certainty, world = line[1:].split()
            group = first[0] if first else kind.lower()
            continue
        entries = line.split()
        i = 0
        while i < len(entries):
            lemma, frames, preps = entries[i], "", ""
            if i + 1 < len(entries) and _is_frame(entries[i + 1]):
                frames, _, preps = entries[i + 1].partition(":")
                i += 1
            i += 1
            holds = (stance, certainty, world)
            found.setdefault(lemma, []).append(
                Cue(lemma, group, *holds, frozenset(frames), frozenset(filter(None, preps.split(","))))  # type: ignore[arg-type]
            )
    return {lemma: tuple(uses) for lemma, uses in found.items()}


def _is_frame(entry: str) -> bool:
    return entry.startswith(":") or set(entry.partition(":")[0]) <= set("cxgnNaodqr")


def verb_uses(lemma: str) -> tuple[Cue, ...]:
    """The uses of a verb that attribute, speech first."""
    return cue_words("VERBS").get(lemma, ())


def is_speech(lemma: str) -> bool:
    """Whether the verb can report an utterance, so that a quotation may hang on it."""
    return any("q" in use.frames or ("c" in use.frames and use.group == "speech") for use in verb_uses(lemma))


def pick(uses: tuple[Cue, ...], frame: str, prep: str = "") -> Cue | None:
    """The first use that has the frame letter, or the preposition."""
    for use in uses:
        if (frame and frame in use.frames) or (prep and prep in use.preps):
            return use
    return None
