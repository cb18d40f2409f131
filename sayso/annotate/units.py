"""The unit written beside a number: money, shares, measures, ages and rates, by their words alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from sayso.annotate.numerals import Number


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's normal name, and the characters it takes on either side of the number."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _tables() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str], re.Pattern[str]]:
    """Patterns for what stands before and after a number, the names behind the words, and a rate's «per»."""
    words = _words()
    names: dict[str, str] = dict.fromkeys(words["percent"], "percentage")
    for table in (words["measures"], words["currency_after"]):
        for name, forms in table.items():
            names |= dict.fromkeys(forms, name)
    after = _longest_first(names)
    symbols = _longest_first(words["currency_before"])
    per = _longest_first(words["per"])
    return (
        re.compile(rf"(?<![A-Za-z])(?P<symbol>{symbols})[ \u00a0]?(?P<scale>)$"),
        re.compile(rf"(?P<gap>[ \u00a0]?-?[ \u00a0]?)(?P<unit>{after})(?![A-Za-z²³\d])", re.IGNORECASE),
        names,
        re.compile(rf"\s?(?:/|-?\s?(?:per|an?|each|every)[\s-]+(?:single )?)(?P<per>{per})(?![A-Za-z])", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("sayso.language.en").joinpath("units.toml").read_text(encoding="utf-8"))


def _longest_first(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_AGE = re.compile(
    r"[ -]?(?P<unit>year|yr|month|week|day)s?[ -](?:old\b|of age\b)|[ -]?(?P<short>yo|y/o)\b", re.IGNORECASE
)
_STRETCHES = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
_FOLD = re.compile(r"-?fold\b", re.IGNORECASE)
_LETTER = re.compile(r"(?P<gap>[ \u00a0]?)(?P<letter>[mglLshtCFKWVANJRx×pcdy])(?![\w'’])")
_SCALED_MEASURE = re.compile(r"[ -]magnitude\b", re.IGNORECASE)


def find_unit(text: str, number: Number) -> Unit | None:
    """The unit written beside the number, or None where only a counted noun (or nothing) stands there.

    >>> find_unit("about 15 km", Number(6, 8, 15, 15, 15)).name
    'kilometre'
    >>> find_unit("$12.50 a share", Number(1, 6, 12.5, 12.5, 12.5)).name
    'dollar per share'
    """
    unit = _age(text, number) or _money_before(text, number) or _named(text, number) or _letter(text, number)
    if unit is None and (match := _SCALED_MEASURE.match(text, number.end)):
        unit = Unit("magnitude", number.start, match.end())
    if unit is None and (match := _FOLD.match(text, number.end)):
        unit = Unit("count", number.start, match.end())
    if unit is None:
        return None
    return _per(text, unit)


def rate(text: str, name: str, end: int) -> tuple[str, int]:
    """The name with the rate that follows at `end`: «three thousand tests per day» → «test per day»."""
    match = _tables()[3].match(text, end)
    if match is None:
        return name, end
    return f"{name} per {_singular_per(match['per'].lower())}", match.end()


def _per(text: str, unit: Unit) -> Unit:
    name, end = rate(text, unit.name, unit.end)
    return Unit(name, unit.start, end)


def _singular_per(word: str) -> str:
    return {"annum": "year", "hr": "hour", "h": "hour", "s": "second", "cm": "centimetre", "ms": "millisecond",
            "m": "metre", "meter": "metre", "liter": "litre", "kilometer": "kilometre"}.get(word, word)  # fmt: skip


def _age(text: str, number: Number) -> Unit | None:
    match = _AGE.match(text, number.end)
    if match is None:
        return None
    unit = "year" if match["short"] else match["unit"].lower().replace("yr", "year")
    return Unit(f"{unit} of age", number.start, match.end())


def _money_before(text: str, number: Number) -> Unit | None:
    before = _tables()[0]
    match = before.search(text[max(0, number.start - 12) : number.start].removesuffix("-").removesuffix("−"))
    if match is None:
        return None
    name = _words()["currency_before"][match["symbol"]]
    length = len(match.group()) + (1 if text[number.start - 1] in "-−" else 0)
    end = number.end
    # «$1.25 sterling», «$75 U.S.», «$5 million dollars»
    follows = re.compile(
        r"\s?(?:U\.?S\.?(?![A-Za-z])|sterling\b|dollars?\b|US dollars\b|AUD\b|CAD\b)", re.IGNORECASE
    ).match(text, end)
    if follows:
        end = follows.end()
        name = "pound sterling" if "sterling" in follows.group().lower() else name
    return Unit(name, number.start - length, end)


def _named(text: str, number: Number) -> Unit | None:
    match = _tables()[1].match(text, number.end)
    if match is None:
        return None
    names, written = _tables()[2], match["unit"]
    gap = match["gap"]
    if (
        written.isalpha()
        and written.islower()
        and len(written) <= 2
        and gap.strip() == ""
        and written in ("mi", "ha", "pm", "ms", "mb", "pc", "nm")
    ):
        if gap or written == "pm":
            return None  # «5 pm» is a time
    if gap == "" and written[0].isalpha() and number.form == "words":
        return None
    name = names.get(written) or names.get(written.lower())
    if name is None:
        return None
    if (
        written.lower() in ("stone", "cup", "mark", "marks", "won", "rand", "real", "bars", "bits", "sen")
        and written[0].isupper()
    ):
        return None
    if name in _STRETCHES and "-" in gap:
        return None  # «a five-year plan» is a plan; «five years» is a time
    if name == "second" and written.lower() == "second" and "-" not in gap and not number.decimal:
        return None  # «two second homes»
    return Unit(name, number.start, match.end())


def _letter(text: str, number: Number) -> Unit | None:
    match = _LETTER.match(text, number.end)
    if match is None or number.form != "digits":
        return None
    letter = match["letter"]
    if letter in "sydc" and not number.decimal:
        return None  # «the 1980s»
    if match["gap"] and letter not in "CFKWVR":
        return None
    if match["gap"] and re.match(r"[ .]?[A-Z]", text[match.end() : match.end() + 2]) and letter in "KVRW":
        return None
    return Unit(_words()["letters"][letter], number.start, match.end())
