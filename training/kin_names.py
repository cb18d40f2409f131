"""Marked stories with their names swapped for those of other stories: `Names`.

A network that reads a story twice may learn what happens to Haverkate rather than how reports tell of one happening.
So each time most stories are read, their rare names (of people, places, firms, ships) are others, the same ones
everywhere in the story. Which words are names is counted, not listed: capitalised within sentences, in few stories, and
never in small letters; which stand for a given name, by what follows them.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from training.kin_steps import marked

CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž]\w+(?:-[A-ZÀ-Ž]\w+)*")
WORD = re.compile(r"\w+")
OPENING = ".!?:«“\"'‘"  # behind these any word is capitalised
RARE = 6  # stories in which a name is at most
SHARE = 0.7  # of the stories are read under other names

Lines = Sequence[tuple[str, str]]
Claims = Sequence[Mapping[str, Any]]


class Names:
    """The rare names of each story, and what can stand for them."""

    def __init__(self, stories: Mapping[str, Lines]) -> None:
        small: Counter[str] = Counter()
        told: Counter[str] = Counter()
        within = {}
        plain = {story: [marked(line)[0] for line, _ in lines] for story, lines in stories.items()}
        for story, texts in plain.items():
            small.update(word for text in texts for word in WORD.findall(text) if word.islower())
            told.update({match[0] for text in texts for match in CAPITAL.finditer(text)})
            within[story] = {match[0] for text in texts for match in CAPITAL.finditer(text) if is_within(text, match)}
        self.of: dict[str, list[str]] = {
            story: sorted(word for word in words if told[word] <= RARE and small[word.lower()] < 2 and is_name(word))
            for story, words in within.items()
        }
        given: Counter[str] = Counter()
        for story, texts in plain.items():
            for word, is_given in positions(texts):
                if word in self.of[story]:
                    given[word] += 1 if is_given else -1
        self.pools: dict[bool, list[str]] = {
            kind: sorted(word for word, votes in given.items() if (votes > 0) == kind) for kind in (True, False)
        }
        self.given = frozenset(self.pools[True])

    def renamed(
        self, stories: Mapping[str, Lines], read: Mapping[str, Claims], dice: random.Random
    ) -> tuple[dict[str, Lines], dict[str, Claims]]:
        """The stories and what was read in them, most of them under other names."""
        lines, claims = dict(stories), dict(read)
        for story in stories:
            if dice.random() < SHARE:
                lines[story], swapped = self.swapped(story, stories[story], read.get(story, ()), dice)
                claims |= {story: swapped} if story in read else {}
        return lines, claims

    def swapped(self, story: str, lines: Lines, claims: Claims, dice: random.Random) -> tuple[Lines, Claims]:
        """A story's marked lines and read claims under other names."""
        others: dict[str, str] = {}
        for word in self.of.get(story, ()):
            pool = self.pools[word in self.given]
            other = dice.choice(pool)
            while other in others.values():
                other = dice.choice(pool)
            others[word] = other
        return [(under(line, others), under(before, others)) for line, before in lines], [
            {**claim, "sentence": under(claim["sentence"], others), "before": under(claim["before"], others),
             "start": len(under(claim["sentence"][: claim["start"]], others)),
             "end": len(under(claim["sentence"][: claim["end"]], others))}
            for claim in claims
        ]  # fmt: skip


def is_within(text: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word stands where others are small."""
    return match.start() > 1 and text[match.start() - 1] == " " and text[match.start() - 2] not in OPENING


def is_name(word: str) -> bool:
    """Whether a capitalised word may be one: no abbreviation, no «It»."""
    return len(word) > 2 and not word.isupper()


def positions(texts: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each capitalised word, and whether it begins a name of several."""
    for text in texts:
        found = list(CAPITAL.finditer(text))
        for at, match in enumerate(found):
            behind = at > 0 and found[at - 1].end() == match.start() - 1
            yield match[0], not behind and at + 1 < len(found) and found[at + 1].start() == match.end() + 1


def under(text: str, others: Mapping[str, str]) -> str:
    """A text, marks and all, with its names swapped.

    >>> under("[[1+ Maren]] left Orlo, said Maren's aide", {"Maren": "Tomova", "Orlo": "Lesk"})
    "[[1+ Tomova]] left Lesk, said Tomova's aide"
    """
    return CAPITAL.sub(lambda match: others.get(match[0], match[0]), text)
