"""One numeral at a time: digits of any script, number words, scales, fractions, «dozens», «2.7m».

Works on characters alone. Ranges and bounds are `annotate.numbers`' business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.language.en import numbers as words

LARGEST = 1e18  # a figure above this is a serial number, not an amount
LONGEST = 40  # characters of one run of digits that are read at all


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``[start, end)``; `low`, `best`, `high` as in the contract's amounts.

    `form` is how it is written: `digits`, `words`, `vague` («dozens») or `share` («a third», «one in four»).
    """

    start: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    approximate: bool = False
    form: str = "digits"
    decimal: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str  # digits | small | tens | scale | vague | fraction | article | letter
    value: float
    start: int
    end: int
    text: str


def find_numerals(text: str) -> Iterator[Number]:
    """The numerals of a text in order; two may overlap where a fraction follows its whole («7 3/4»).

    >>> [n.best for n in find_numerals("six hundred forty-two and 2.5 million")]
    [642.0, 2500000.0]
    """
    run: list[_Piece] = []
    for piece in _pieces(text):
        if run and (not _adjacent(text, run[-1], piece) or not _goes_on(run, piece)):
            yield from _numbers_of(text, run)
            run = []
        run.append(piece)
    yield from _numbers_of(text, run)


def _pieces(text: str) -> Iterator[_Piece]:
    for match in _patterns()["piece"].finditer(text):
        start, end = match.span()
        if match["digits"]:
            if (value := _digits(match["digits"])) is not None:
                yield _Piece("digits", value, start, end, match["digits"])
        elif match["article"]:
            words_ = match["article"].lower()
            kind, value = ("article", 1.0) if words_ in ("a", "an") else ("some", 0.0)
            yield _Piece(kind, value, start, end, words_)
        elif match["vulgar"]:
            yield _Piece("fraction", words.VULGAR[match["vulgar"]], start, end, match["vulgar"])
        elif match["plural"]:
            name = match["plural"].lower().removesuffix("s")
            yield _Piece(
                "fraction", words.FRACTIONS["half" if name == "halve" else name], start, end, match["plural"].lower()
            )
        else:
            name = match["name"].lower()
            if name == "pair":
                yield _Piece("small", 2.0, start, end, name)
            for kind, table in (
                ("small", words.SMALL),
                ("tens", words.TENS),
                ("scale", words.SCALES),
                ("vague", words.VAGUE),
                ("fraction", words.FRACTIONS),
            ):
                if name in table:
                    yield _Piece(kind, float(table[name]), start, end, name)
                    break


def _digits(written: str) -> float | None:
    """The value of a run of digits of any script, or None where it is too long to be an amount."""
    if len(written) > LONGEST:
        return None
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in written)
    plain = re.sub(r"[,\u00a0\u202f\u2009]", "", plain)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    value = float(plain)
    return value if value <= LARGEST else None


def _adjacent(text: str, left: _Piece, right: _Piece) -> bool:
    gap = text[left.end : right.start]
    return (right.kind == "fraction" and gap == "") or _patterns()["gap"].fullmatch(gap) is not None


def _goes_on(run: list[_Piece], piece: _Piece) -> bool:
    """Whether `piece` continues the number that `run` spells: «six hundred forty-two», not «one two»."""
    last = run[-1]
    if piece.kind == "scale":
        return last.kind != "vague" and not (piece.value == 12 and last.kind == "scale" and last.value > 100)
    if piece.kind == "fraction":
        return (
            last.kind in ("small", "article", "digits")
            and (piece.text.endswith("s") or last.value == 1 or piece.text in words.VULGAR)
        ) or (last.kind in ("article", "some"))
    if piece.kind == "small":
        return (last.kind == "tens" and 0 < piece.value < 10) or (last.kind == "scale" and last.value >= 100)
    if piece.kind == "tens":
        return last.kind == "scale" and last.value >= 100
    if piece.kind == "digits":
        return last.kind == "scale" and last.value >= 1000 and piece.value < last.value and run[0].kind != "digits"
    if piece.kind == "vague":
        return False
    return piece.kind == "article" and (last.text == "half" or last.kind in ("small", "digits"))


def _numbers_of(text: str, run: list[_Piece]) -> Iterator[Number]:
    if run and run[-1].kind == "article" and len(run) > 1:
        run = run[:-1]  # «one and a», with nothing after it
    if not run or run[-1].kind in ("article", "some"):
        return
    first, last = run[0], run[-1]
    if first.kind == "vague":
        low = first.value
        if (more := _vague_scale(text, last.end)) is not None:  # «tens of millions»
            yield Number(first.start, more[1], low * more[0], None, low * more[0] * 10, form="vague")
            return
        yield Number(first.start, last.end, low, None, low * 10, form="vague")
        return
    if all(piece.kind == "scale" for piece in run) and first.value != 12 and first.value < 1e6:
        return  # a bare «hundred» or «thousand»
    if len(run) == 1 and first.kind == "fraction" and first.text not in words.VULGAR and first.text != "half":
        return  # «the third», «a fifth of» has an article
    if any(piece.kind == "some" for piece in run):  # «several hundred», «a few dozen»
        scale = _value([piece for piece in run if piece.kind == "scale"])
        yield Number(first.start, last.end, 2 * scale, None, 9 * scale, form="vague")
        return
    value = _value(run)
    end = last.end
    decimal = "." in last.text
    form = "digits" if first.kind == "digits" else "words"
    if all(piece.kind in ("article", "small", "fraction") for piece in run) and last.kind == "fraction" and value < 1:
        form = "share"
    if len(run) == 1 and first.kind == "digits" and (slash := _patterns()["slash"].match(text, end)):
        over = _digits(slash[1])
        if (
            not over
            or not value < over <= 1000
            or (slash.group().count("/") and text[slash.end() : slash.end() + 1] == "/")
        ):
            return  # a date, a score, a path
        value, end, form = value / over, slash.end(), "share"
    if first.kind == "digits" and (last.kind == "digits"):
        if (slash := re.compile(r"[ -](\d)[/⁄](\d{1,2})(?!\d)").match(text, end)) and int(slash[2]):
            value, end = value + int(slash[1]) / int(slash[2]), slash.end()
        elif (abbreviated := _abbreviated(text, first, end)) is not None:
            value, end = value * abbreviated[0], abbreviated[1]
    if _patterns()["minus"].search(text, max(0, first.start - 10), first.start) and first.kind == "digits":
        value = -value
    if abs(value) <= LARGEST:
        yield Number(first.start, end, value, value, value, form=form, decimal=decimal)


def _vague_scale(text: str, end: int) -> tuple[float, int] | None:
    match = re.compile(r"\s+of\s+(hundreds|thousands|millions|billions|dozens)\b", re.IGNORECASE).match(text, end)
    return None if match is None else (words.VAGUE[match[1].lower()], match.end())


def _abbreviated(text: str, first: _Piece, end: int) -> tuple[float, int] | None:
    """The scale of «2.7m», «$5bn», «40k»: a lone letter needs money before it or a counted noun after it."""
    match = _patterns()["scale"].match(text, end)
    if match is None:
        return None
    letters = match[1]
    money = re.compile(r"[$£€¥₹]\s?$|(?:EUR|USD|GBP|RM|Rs\.?)\s?$").search(text, max(0, first.start - 5), first.start)
    if len(letters) == 1 and not money:
        glued = match.start(1) == end
        if letters in "kK":
            return (words.ABBREVIATED[letters], match.end()) if glued else None
        noun = re.compile(
            r"\s+(?!(?:long|high|tall|wide|deep|away|from|above|below|off|down|up|of|to|in|on|at|and|or|by|apart|thick|across|the|for|with)\b)[a-z]{2,}"
        ).match(text, match.end())
        if not glued or noun is None or letters in "bBT":
            return None
    return words.ABBREVIATED[letters], match.end()


def _value(run: list[_Piece]) -> float:
    """The value spelled by pieces: «six hundred forty-two», «2.5 million», «one and a half»."""
    total, current = 0.0, 0.0
    for position, piece in enumerate(run):
        if piece.kind == "scale":
            if piece.value == 100 or piece.value == 12:
                current = (current or 1.0) * piece.value
            elif current == 0 and total and position and run[position - 1].kind == "scale":
                total *= piece.value  # «4 hundred million»
            else:
                total, current = total + (current or 1.0) * piece.value, 0.0
        elif piece.kind == "fraction":
            before = run[position - 1] if position else None
            if before is None or (before.kind == "article" and position == 1):
                current = piece.value
            elif before.kind == "article":
                current = current + piece.value - before.value
            elif before.kind in ("small", "digits") and piece.text.endswith("s"):
                current = before.value * piece.value
            elif piece.text in words.VULGAR:
                current += piece.value
            else:
                current = before.value * piece.value
        elif piece.kind == "article" and position and run[position - 1].text == "half":
            continue  # «half a million»
        else:
            current += piece.value
    return total + current


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    names = [
        *words.SMALL,
        *words.TENS,
        *words.SCALES,
        *words.VAGUE,
        *words.FRACTIONS,
        "halves",
        "thirds",
        "quarters",
        "fifths",
        "tenths",
    ]
    word = "|".join(sorted(names, key=len, reverse=True))
    grouped = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}"
    digits = rf"{grouped}|\d+(?:\.\d+)?|\.\d+"
    plural = "thirds|quarters|fifths|tenths|halves"
    money = (
        "EUR",
        "USD",
        "GBP",
        "JPY",
        "CHF",
        "AUD",
        "CAD",
        "INR",
        "NIS",
        "RM",
        "Rs",
        "Rp",
        "PS",
        "Y=",
        "[$]US",
        "[$]A",
        "[$]C",
        "[$]NZ",
    )
    codes = f"(?:{'|'.join(f'(?<={code})' for code in money)})"
    return {
        "piece": re.compile(
            rf"(?P<digits>(?<![\w.,])(?<!\d[/⁄])(?:{digits})|(?<=[$£€¥₹₽₴])(?:{digits})|{codes}(?:{digits})(?![A-Za-z]{{3}}))"
            rf"|(?P<word>(?<![\w]))(?:(?P<plural>{plural})|(?P<name>{word}|(?<=\ba )pair(?= of\b)))(?![a-z])"
            rf"|(?P<vulgar>[{''.join(words.VULGAR)}])"
            r"|(?P<article>(?<![\w])an?(?=[\s-]+(?:hundred|thousand|million|billion|trillion|dozen|half|third|quarter|fifth|tenth)\b)"
            r"|(?<![\w])(?:several|few|couple of|couple)(?=\s+(?:hundred|thousand|million|billion|dozen)\b))",
            re.IGNORECASE,
        ),
        "gap": re.compile(r"(?:[ \u00a0]|-|\n(?!\n))(?:and[ \u00a0])?|[ \u00a0]and[ \u00a0]"),
        "slash": re.compile(r"\s?[/⁄]\s?(\d+)(?![\d,]|\.\d)"),
        "scale": re.compile(rf"[ \u00a0-]?({'|'.join(sorted(words.ABBREVIATED, key=len, reverse=True))})(?![\w²³])"),
        "minus": re.compile(r"(?:(?<![\w)])[-−–]|\b(?:minus|negative)[\s-])$", re.IGNORECASE),
    }
