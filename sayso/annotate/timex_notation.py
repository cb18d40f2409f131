"""The notation of the time rules, and its translation into regular expressions over the words' characters.

    MONTH            any word of the lexicon's table `month`, or a number of that shape (`D2`, `Y4` …)
    "last|next"      one of these words
    {day: D2}        the group `day`
    ( | ) ? * +      as in regular expressions; also look-around: (?= ) (?! ) (?<= ) (?<! )
    <count>          one of the named pieces of `PIECES`

Each pattern also yields the characters it can begin with, so that a word only tries the rules it can start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.annotate.timex_words import Lexicon

SYMBOL = re.compile(
    r"""\s*(?: (?P<group>\{[a-z0-9]+:) | (?P<close>\}) | (?P<look>\(\?<?[=!]) | (?P<open>\() | (?P<shut>\))
    | (?P<or>\|) | (?P<repeat>[?*+]) | "(?P<words>[^"]+)" | <(?P<piece>[a-z]+)> | (?P<class>[A-Z][A-Z0-9]+) )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A translated pattern: its regular expression, what it can begin with, whether it can be empty."""

    regex: str
    first: frozenset[str]
    empty: bool


def symbols(pattern: str) -> list[tuple[str, str]]:
    """The pattern's symbols as (kind, text); ValueError shows where one is unknown."""
    found, at = [], 0
    pattern = pattern.strip()
    while at < len(pattern):
        match = SYMBOL.match(pattern, at)
        if not match or match.end() == at:
            raise ValueError(f"rule notation: cannot read {pattern[at:]!r}")
        kind = match.lastgroup or ""
        found.append((kind, match[kind]))
        at = match.end()
    return found


def literals(pattern: str) -> set[str]:
    """The literal words of a pattern.

    >>> sorted(literals('"the"? "past|last" {unit: UNIT}'))
    ['last', 'past', 'the']
    """
    return {word.strip() for words in re.findall(r'"([^"]+)"', pattern) for word in words.split("|")}


def translate(pattern: str, lexicon: Lexicon, pieces: dict[str, str]) -> Piece:
    """The pattern as a regular expression over the lexicon's characters."""
    queue = symbols(pattern)
    piece = alternatives(queue, lexicon, pieces)
    if queue:
        raise ValueError(f"rule notation: {queue[0][1]!r} is left over in {pattern!r}")
    return Piece(number_groups(piece.regex), piece.first, piece.empty)


def number_groups(regex: str) -> str:
    """The expression with a digit after the name of a group that occurs again (`day`, `day4`).

    >>> number_groups("(?P<day>a)|(?P<day>b)")
    '(?P<day>a)|(?P<day4>b)'
    """
    seen: set[str] = set()

    def rename(match: re.Match[str]) -> str:
        name = next(name for name in (match[1], *(f"{match[1]}{digit}" for digit in range(4, 10))) if name not in seen)
        seen.add(name)
        return f"(?P<{name}>"

    return re.sub(r"\(\?P<([a-z0-9]+)>", rename, regex)


def alternatives(queue: list[tuple[str, str]], lexicon: Lexicon, pieces: dict[str, str]) -> Piece:
    """`a | b | c`, taken off the queue."""
    options = [sequence(queue, lexicon, pieces)]
    while queue and queue[0][0] == "or":
        queue.pop(0)
        options.append(sequence(queue, lexicon, pieces))
    first = frozenset().union(*(option.first for option in options))
    return Piece("|".join(option.regex for option in options), first, any(option.empty for option in options))


def sequence(queue: list[tuple[str, str]], lexicon: Lexicon, pieces: dict[str, str]) -> Piece:
    """`a b? c*`, taken off the queue."""
    regex, first, empty = "", frozenset[str](), True
    while queue and queue[0][0] not in ("or", "shut", "close"):
        piece = atom(queue, lexicon, pieces)
        text, optional = piece.regex, piece.empty
        while queue and queue[0][0] == "repeat":
            mark = queue.pop(0)[1]
            text, optional = text + mark, optional or mark in "?*"
        regex += text
        if empty:
            first |= piece.first
        empty = empty and optional
    return Piece(regex, first, empty)


def atom(queue: list[tuple[str, str]], lexicon: Lexicon, pieces: dict[str, str]) -> Piece:
    """A class, literal words, a named piece, a group or a look-around."""
    kind, text = queue.pop(0)
    if kind == "class":
        return Piece(f"[{re.escape(lexicon.classes[text])}]", frozenset(lexicon.classes[text]), False)
    if kind == "words":
        chars = "".join(lexicon.codes[word.strip()] for word in text.split("|"))
        return Piece(f"[{re.escape(chars)}]", frozenset(chars), False)
    if kind == "piece":
        inner = translate(pieces[text], lexicon, pieces)
        return Piece(f"(?:{inner.regex})", inner.first, inner.empty)
    if kind not in ("open", "group", "look"):
        raise ValueError(f"rule notation: {text!r} stands where a word or group belongs")
    inner = alternatives(queue, lexicon, pieces)
    queue.pop(0)
    if kind == "look":
        return Piece(f"{text}{inner.regex})", frozenset(), True)
    return Piece(
        f"(?P<{text[1:-1]}>{inner.regex})" if kind == "group" else f"(?:{inner.regex})", inner.first, inner.empty
    )
