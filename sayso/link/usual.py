"""How usual a word is in general English."""

from __future__ import annotations

from functools import cache

from sayso.link.lexicon import word_lines


@cache
def usual_shares() -> dict[str, float]:
    """The share of passages of general English that have a word, by key; rarer words are missing."""
    rows = (line.rpartition(" ") for line in word_lines("frequency"))
    return {key: float(share) / 1000 for key, _, share in rows}


def usual_share(key: str) -> float:
    """The share of passages of general English that have the word of this key.

    >>> usual_share("year") > 0.2, usual_share("lissa")
    (True, 0.0)
    """
    return usual_shares().get(key, 0.0)
