"""Tolls said in set phrases: «four lost their lives», «had the dead at 17», «Seixas said the number was 31».

The phrases are in `language/en/toll_phrases.txt`. They are asked only where the parse shows no toll.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from sayso.language.en import tolls as words

REACH = 160  # characters back in which it stands what a bare figure is a figure of


_BARE = re.compile(r"\s*(?:[.,;:!)]|$)")  # nothing is counted by name behind a figure


@cache
def lines() -> tuple[tuple[str, str], ...]:
    """The lines of `toll_phrases.txt`: what each is, and the pattern, with the words it is built of filled in."""
    text = (files("sayso.language") / "en" / "toll_phrases.txt").read_text(encoding="utf-8")
    parts = [line.partition(": ") for line in text.splitlines() if line and not line.startswith("#")]
    filled = {head: pattern for head, _, pattern in parts if head.isupper()}
    filled["STATE"] = "|".join(sorted(words.STATES, key=len, reverse=True))
    found = []
    for head, _, pattern in parts:
        for name, value in filled.items():
            pattern = re.sub(rf"\b{name}(?![A-Z])", value.replace("\\", r"\\"), pattern)
        found.append((head, pattern))
    return tuple(found)


@cache
def phrases(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of one kind of line, each with the toll it shows (empty where the line names none)."""
    single = dict(lines())
    found = []
    for head, written in lines():
        if head.split()[0] != kind:
            continue
        whole = {
            "after": f"{single['BETWEEN']}{written}",
            "hedge": rf"[^.;!?]{{0,40}}?\b{written}",
            "asked": rf"\b{written}",
        }.get(kind)
        whole = whole or rf"\b{written}\s+[\"“]?{single['BOUND']}$"
        found.append((re.compile(whole, re.IGNORECASE), head.partition(" ")[2]))
    return tuple(found)


def phrase_toll(text: str, start: int, end: int, before: str | None) -> str | None:
    """What a phrase around the counted, at these characters, says happened to them.

    `before` is the toll of the last figure that stands less than `REACH` characters back.

    >>> text = "Four lost their lives."
    >>> phrase_toll(text, 0, 4, None)
    'killed'
    >>> text = "The governor put the dead at 17 on Friday."
    >>> phrase_toll(text, text.index("17"), text.index("17") + 2, None)
    'killed'
    """
    for pattern, kind in phrases("after"):
        if pattern.match(text, end):
            return kind
    ahead = text[max(0, start - REACH) : start]
    for pattern, kind in phrases("before"):
        if pattern.search(ahead):
            return kind
    for pattern, _ in phrases("state"):
        if match := pattern.search(ahead):
            return last_state(match[0])
    if _BARE.match(text, end):
        for pattern, kind in phrases("asked"):
            if pattern.search(ahead):
                return kind
    if any(pattern.search(ahead) for pattern, _ in phrases("figure")):
        return last_state(ahead) or before
    return None


def last_state(text: str) -> str | None:
    """The toll of the last word in a text that names one as a state."""
    found = [words.STATES[word] for word in re.findall(r"[a-z]+", text.lower()) if word in words.STATES]
    return found[-1] if found else None


def is_hedged(text: str, end: int) -> bool:
    """Whether a condition that only doubts the source follows a figure: what is told is no supposition for it.

    >>> text = "Four lost their lives, if the man in uniform has it right."
    >>> is_hedged(text, 4), is_hedged("Four will die if the wall falls.", 4)
    (True, False)
    """
    return any(pattern.match(text, end) for pattern, _ in phrases("hedge"))
