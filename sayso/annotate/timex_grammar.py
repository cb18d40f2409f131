"""The grammar of time expressions: the rules of `language/en/time_rules.toml`, compiled, and what reads them.

A word only tries the rules that it can begin. Dates and clock times that stand together, and words like «early» or «the
end of» before them, are joined afterwards, in `timex_finding`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import sayso.language.en
from sayso.annotate import timex_calendar, timex_lengths, timex_relative
from sayso.annotate.timex_clock import read_clock
from sayso.annotate.timex_notation import literals, translate
from sayso.annotate.timex_records import Found, Narrative, Reading, Rule
from sayso.annotate.timex_words import Lexicon, build_lexicon, read_words

Read = Callable[[Found, Narrative], Reading | None]
HOLIDAY = '{which: <which>}? {holiday: %s} (","? {year: Y4}|{which2: <whichyear>})?'


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled rules, by the character that a match begins with, and all such characters."""

    lexicon: Lexicon
    starts: dict[str, tuple[tuple[Rule, re.Pattern[str]], ...]]
    starter: re.Pattern[str]


def reading_of(name: str) -> Read:
    """The function of that name that reads a match; ValueError lists the modules where it may stand."""
    modules = (timex_calendar, timex_relative, timex_lengths)
    found = read_clock if name == "read_clock" else next((vars(m)[name] for m in modules if name in vars(m)), None)
    if found is None:
        raise ValueError(f"time rules: no function {name} in {', '.join(module.__name__ for module in modules)}")
    reading: Read = found
    return reading


def make_rule(row: dict[str, Any]) -> Rule:
    """A rule of the file as a record."""
    return Rule(row["name"], row["pattern"], reading_of(row["read"]), frozenset(row.get("tags", ())))


@lru_cache(1)
def load_grammar() -> Grammar:
    """The grammar, compiled once (some 30 ms): the file's rules, and one for all holidays."""
    path = Path(sayso.language.en.__file__).parent / "time_rules.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    pieces: dict[str, str] = table["pieces"]
    rules = [make_rule(row) for row in table["rules"]]
    words = set[str]().union(*(literals(pattern) for pattern in (*pieces.values(), *(rule.pattern for rule in rules))))
    lexicon, names = with_holidays(words)
    rules.append(Rule("holiday", HOLIDAY % names, timex_calendar.read_holiday, frozenset(("day", "tense"))))
    starts: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
    for rule in rules:
        piece = translate(rule.pattern, lexicon, pieces)
        compiled = re.compile(piece.regex)
        for char in sorted(piece.first):
            starts.setdefault(char, []).append((rule, compiled))
    starter = re.compile(f"[{re.escape(''.join(sorted(starts)))}]")
    return Grammar(lexicon, {char: tuple(tried) for char, tried in starts.items()}, starter)


def with_holidays(words: set[str]) -> tuple[Lexicon, str]:
    """The lexicon of the rules' words and the holidays' names, and a pattern of these names."""
    bare = build_lexicon(words)
    spelt: dict[str, list[str]] = {}
    for name in bare.holidays:
        lexed = read_words(name, {})
        spelt[name] = [lexed.lower(index) for index in range(len(lexed.codes))]
    known = build_lexicon(words | {word for parts in spelt.values() for word in parts if word[0].isalpha()})
    holidays = {" ".join(parts): known.holidays[name] for name, parts in spelt.items()}
    classes = {**known.classes, "ANYMARK": ".x"}
    symbol = {"'s": "POSS", "-": '"-"', ".": '"."'}
    longest = sorted(spelt.values(), key=len, reverse=True)
    pattern = "|".join(
        " ".join(f'"{word}"' if word[0].isalpha() else symbol.get(word, "ANYMARK") for word in parts)
        for parts in longest
    )
    return Lexicon(known.codes, classes, known.values, known.lists, holidays), pattern
