"""English words by which a report says that it has something from another outlet."""

from __future__ import annotations

# Before the outlet's name: «according to the Leader», «told the Leader», «first published by the Leader».
BEFORE: tuple[str, ...] = (
    "according to", "told", "tells", "telling", "reported by", "published by", "published in", "reported in",
    "appeared in", "obtained by", "seen by", "interview with", "spoke to", "speaking to", "citing", "cites", "via",
    "source:", "courtesy of", "credit:", "quoted by", "cited by", "picked up by", "broken by", "read more at", "from",
    "revealed this to", "revealed to", "a report by", "a report in", "a report from", "with",
)  # fmt: skip

# After it: «the Leader reports», «Leader writes».
AFTER: tuple[str, ...] = (
    "reports", "reported", "is reporting", "was reporting", "writes", "wrote", "has learned", "has reported",
    "learned", "revealed", "reveals", "notes", "noted", "first reported", "said", "says", "article", "story", "report",
    "news agency", "quotes", "quoted", "quoting", "claims", "claimed", "understands",
)  # fmt: skip

# Leave these out of an outlet's name when names are compared.
ARTICLES: frozenset[str] = frozenset({"the", "a", "an"})
