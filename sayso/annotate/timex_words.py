"""The words of a text as the time grammar sees them: one character a word, so that rules can be regular expressions.

Each word of `language/en/times.toml`, and each literal word of a rule, has a character of its own; numbers have one for
their shape («1..31», «a year», «8:15»); all else is `x`. `Words.codes` is the text in these characters.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import sayso.language.en

OTHER, BREAK, MONEY, JUNK = "x", "\n", "$", "?"
SHAPES = {  # class in the rules → character of the shape
    "D2": "d",  # 1 to 31
    "N2": "n",  # 0, 32 to 99
    "Y4": "y",  # 1000 to 2999
    "NUM": "N",  # any other number
    "ORDNUM": "o",  # 1st
    "DECADE4": "e",  # 1990s, '90s
    "SHORTYEAR": "s",  # '82
    "COLON": "c",  # 8:15
    "DOTTED": "p",  # 19.20
    "ISO": "i",
    "SLASHED": "l",  # 7/8/07
    "QUARTER": "q",  # Q3, 3Q
    "FISCAL": "f",  # FY2007
    "HHMM": "h",  # 0340
    "ISOWEEK": "w",  # 2026-W03
    "FRACTION": "r",  # 1/2
    "OFFSET": "g",  # +8
    "POSS": "'",  # the possessive
}
LEX = re.compile(
    r"""
    (?P<plain>[^\W\d_]+(?=[\s,;:!?)”"-]|$))
  | (?P<break>\n[^\S\n]*\n\s*)
  | (?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?:T\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w]))
  | (?P<isoweek>\d{4}-W\d\d(?:-\d)?\b)
  | (?P<slashed>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b | \b\d{4}/\d{1,2}/\d{1,2}\b | \b\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)\b)
  | (?P<fraction>\b\d/\d\b)
  | (?P<decade>(?<!\w)(?:\d{3}0|['’‘]?\d0)['’]?s\b)
  | (?P<shortyear>(?<!\w)['’‘]\d\d(?![\d\w]))
  | (?P<ordinal>\b\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<colon>(?<![\d:.])\d{1,2}:\d\d(?::\d\d)?(?!\d|:\S))
  | (?P<quarter>\b[Qq][1-4]\b | \b[1-4][Qq]\b | \bH[12]\b)
  | (?P<fiscal>\bFY\s?['’]?(?:\d{4}|\d\d)\b)
  | (?P<glued>(?<![\w.:])\d{1,2}(?=[AaPp]\.?[Mm]\b))
  | (?P<offset>(?<!\w)[+-]\d{1,2}(?::\d\d)?(?=\)))
  | (?P<dotted>(?<![\d.,:$£€])\d{1,2}\.\d\d(?![\d.,%]?\d|%))
  | (?P<number>(?<![\w.])\d+(?:,\d\d\d)*(?:\.\d+)?(?![^\W\d]))
  | (?P<dots>(?:[^\W\d_]\.){2,}|[AaPp]\.[Mm]\b)
  | (?P<word>[Oo]['’]clock\b|[^\W\d_]+(?![^\W_])(?:\.(?=\s|,|$))?)
  | (?P<junk>[^\W_]+)
  | (?P<possessive>['’]s\b)
  | (?P<mark>[^\s\w]|_)
    """,
    re.VERBOSE,
)
FIXED = {"break": BREAK, "iso": "i", "isoweek": "w", "slashed": "l", "fraction": "r", "decade": "e", "shortyear": "s",
         "ordinal": "o", "quarter": "q", "fiscal": "f", "glued": "d", "offset": "g", "dotted": "p",
         "junk": JUNK}  # fmt: skip
MARKS = {"$": MONEY, "£": MONEY, "€": MONEY, "#": MONEY, "¥": MONEY, "%": "%", ",": ",", ".": ".", "(": "(", ")": ")",
         "–": "–", "—": "—", ":": ":", "/": "/"}  # fmt: skip
WHOLE = {"may", "june", "july", "march", "april"}  # months that are no short forms
PLAIN = frozenset("-—–,.:()%/")  # marks that stand for themselves


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words to characters, the classes' characters, and what the words stand for."""

    codes: dict[str, str]
    classes: dict[str, str]
    values: dict[str, dict[str, int | str]]
    lists: dict[str, frozenset[str]]
    holidays: dict[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """A text in words: `codes[i]` is the character of the word at `text[starts[i]:ends[i]]`."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]

    def lower(self, index: int) -> str:
        """Word `index` in lower case, without its abbreviation's dots."""
        return normal(self.text[self.starts[index] : self.ends[index]])


def normal(word: str) -> str:
    """The form under which the lexicon knows a word: «P.M.» is «pm», «Sept.» is «sept», ’ is '.

    >>> normal("P.M."), normal("Sept."), normal("’s")
    ('pm', 'sept', "'s")
    """
    word = word.lower().replace("’", "'")
    return word.replace(".", "") if "." in word and not word[0].isdigit() and len(word) > 1 else word


@lru_cache(1)
def read_tables() -> dict[str, dict[str, int | str]]:
    """The tables of `language/en/times.toml`: word to what it stands for."""
    return {name: table for name, table in read_file().items() if name != "lists"}


@lru_cache(1)
def read_lists() -> dict[str, frozenset[str]]:
    """The lists of words of `language/en/times.toml`."""
    return {name: frozenset(words) for name, words in read_file()["lists"].items()}


@lru_cache(1)
def read_file() -> dict[str, Any]:
    """`language/en/times.toml` as it is."""
    path = Path(sayso.language.en.__file__).parent / "times.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(1)
def short_forms() -> frozenset[str]:
    """Words that a full stop may belong to: «Sept.», «Tues.», «hrs.»."""
    tables = read_tables()
    short = {word for name in ("month", "weekday") for word in tables[name] if len(word) <= 5 and word not in WHOLE}
    return frozenset(short | {"hrs", "mins", "secs", "yrs"})


def build_lexicon(literals: set[str]) -> Lexicon:
    """The lexicon of the tables and the rules' literal words; characters of the private use area, in sorted order."""
    tables = dict(read_tables())
    holidays = {name: str(rule) for name, rule in tables.pop("holiday").items()}
    tables.pop("tense")
    words = sorted({word for table in tables.values() for word in table} | literals)
    codes = {word: chr(0xE000 + number) for number, word in enumerate(words) if word not in PLAIN}
    codes |= {word: word for word in literals if word in PLAIN}
    classes = {name.upper(): "".join(codes[word] for word in table) for name, table in tables.items()}
    return Lexicon(codes, classes | SHAPES, tables, read_lists(), holidays)


def number_shape(digits: str) -> str:
    """The shape of a plain number.

    >>> [number_shape(digits) for digits in ("31", "32", "1998", "0340", "12,000", "9" * 400)]
    ['d', 'n', 'y', 'h', 'N', 'N']
    """
    if not digits.isdecimal():
        return "N"
    if len(digits) <= 2:
        return "d" if 1 <= int(digits) <= 31 else "n"
    if len(digits) == 4:
        if digits[0] in "12":
            return "y"
        return "h" if int(digits[:2]) < 24 and int(digits[2:]) < 60 else "N"
    return "N"


def read_words(text: str, codes: dict[str, str]) -> Words:
    """The text as the grammar sees it; a hyphen between two words differs from a dash with space round it."""
    chars, starts, ends = [], [], []
    known, dotted = codes.get, short_forms()
    for match in LEX.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "plain":
            chars.append(known(match[0].lower(), OTHER))
            starts.append(start)
            ends.append(end)
            continue
        if kind == "word":
            word = match[0]
            if word[-1] == ".":
                if word[:-1].lower() in dotted:
                    word = word[:-1]
                else:
                    word, end = word[:-1], end - 1
            char = codes.get(word.lower().replace("’", "'"), OTHER)
            chars.append(char)
            starts.append(start)
            ends.append(end)
            if end < match.end():
                chars.append(".")
                starts.append(end)
                ends.append(end + 1)
            continue
        if kind == "mark":
            mark = match[0]
            if mark == "-" or mark == "‑":
                tight = start > 0 and not text[start - 1].isspace() and text[end : end + 1].strip() != ""
                char = "-" if tight else "—"
            else:
                char = MARKS.get(mark, OTHER)
        elif kind == "number":
            char = number_shape(match[0])
        elif kind == "colon":
            char = "c"
        elif kind == "dots":
            char = codes.get(normal(match[0]), OTHER)
        elif kind == "possessive":
            char = "'"
        else:
            char = FIXED[kind or "junk"]
        chars.append(char)
        starts.append(start)
        ends.append(end)
    return Words(text, "".join(chars), starts, ends)
