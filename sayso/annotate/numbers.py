"""Numbers in running text: numerals joined into ranges, with the bounds their neighbours give them.

Works on characters alone, so that a table of short sentences tests it. What a number counts is `annotate.amounts`'
business.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from sayso.annotate.numerals import Number, find_numerals
from sayso.language.en import numbers as words

_ONE_IN = re.compile(r"(?:one|two|three|four|[1-9])\s+(?:in|out of)\s+(?:every\s+)?(?=(\S+))", re.IGNORECASE)


def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text, in order, ranges joined, with the bounds their neighbours give them.

    >>> [(n.low, n.best, n.high) for n in find_numbers("more than two dozen boats and 15 to 20 men")]
    [(24.0, 24.0, None), (15.0, None, 20.0)]
    """
    singles = list(find_numerals(text))
    joined: list[Number] = []
    position = 0
    while position < len(singles):
        number = singles[position]
        position += 1
        if joined and number.start < joined[-1].end:
            continue  # the «4» of «7 3/4», read with the 7
        if share := _ONE_IN.match(text, number.start):
            if (
                over := next((n for n in singles[position:] if n.start == share.start(1) and n.best), None)
            ) is not None:
                part = (number.best or 0) / (over.best or 1)
                number = Number(number.start, over.end, part, part, part, form="share")
                position = singles.index(over) + 1
        while position < len(singles) and (both := _range(text, number, singles[position])) is not None:
            number = both
            position += 1
        joined.append(bounded(text, number))
    return tuple(joined)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "before": _ending(words.AT_LEAST + words.AT_MOST + words.ABOUT),
        "after": _starting(words.OR_MORE + words.OR_LESS + words.OR_SO),
        "between": re.compile(r"\b(?:between|from)\s+(?:[A-Z]{0,3}[$£€¥]\s?(?:US|A|C|NZ)?)?$", re.IGNORECASE),
    }


def _ending(phrases: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
    money = r"(?:[A-Za-z]{0,3}\.?\s?[$£€¥₹]|EUR|USD|RM|Rs\.?)?"
    return re.compile(rf"(?<![\w-])({listed})[\s-]*(?:a |an |the |just |only )?{money}\s?$", re.IGNORECASE)


def _starting(phrases: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\s?({listed})(?![\w])", re.IGNORECASE)


_LINK = re.compile(
    r"(?P<unit>\s?(?:%|°[CF]|[A-Za-zµ]{1,4}|per ?cent|percent|[A-Za-z]\.[A-Za-z]\.\s|\s?(?:per|an?)\s[a-z]+|cents?"
    r"|degrees)"
    r"(?:\s+per\s+[a-z]+)?)??\s*(?P<by>-|–|—|‑|−|/|\bto\b|\bor\b|\band\b|\bthrough\b)\s*"
    r"(?P<money>[A-Z]{0,3}\s?[$£€¥]\s?(?:US)?|US\$|EUR ?|RM|Rs\.? ?)?"
)


def _range(text: str, left: Number, right: Number) -> Number | None:
    """Both as one range: «15 to 20», «between 50 and 70», «$10 to $15 billion», «two or three»."""
    gap = text[left.end : right.start]
    if len(gap) > 30 or "\n\n" in gap or left.form == "vague" or right.form == "vague":
        return None
    link = _LINK.fullmatch(gap)
    if link is None or None in (left.best, right.best):
        return None
    low, high, by = left.best or 0.0, right.best or 0.0, link["by"]
    unit, money = (link["unit"] or "").strip(), (link["money"] or "").strip()
    if unit and not money and not text[right.end :].lstrip(" -").startswith(unit):
        return None
    money_left = re.search(r"[$£€¥]\s?(?:US)?$|(?:EUR|RM|Rs\.?)\s?$", text[max(0, left.start - 5) : left.start])
    if (by != "/" and money and not money_left) or (money_left and not money and by in ("to", "and", "or")):
        return None
    if by == "/" and not (money and money_left):
        return None
    between = _patterns()["between"].search(text, max(0, left.start - 15), left.start)
    scaled = _scale_of_second(text, left, right)
    low = low * scaled
    if by == "and" and (between is None or not between.group().lower().startswith("between")):
        return None
    if by == "or" and not (left.form != "share" and 0 < high - low <= max(2.0, low)):
        return None
    if by in "-–—‑−" and (low >= high or (" " in gap and "—" in gap) or left.form == "share"):
        return None
    if by in ("to", "through") and low == high:
        return None
    low, high = min(low, high), max(low, high)
    return Number(left.start, right.end, low, None, high, form=right.form, decimal=left.decimal or right.decimal)


def _scale_of_second(text: str, left: Number, right: Number) -> float:
    """1000 for «1 to 2 thousand»: the second number's scale holds for a bare first one."""
    if re.search(r"[a-z]", text[left.start : left.end], re.IGNORECASE) and left.form == "digits":
        return 1.0
    written = text[right.start : right.end].lower()
    for name, scale in words.SCALES.items():
        if written.endswith(name) and scale > 12 and (left.best or 0) < (right.best or 0) / scale * 10:
            return scale
    match = re.search(r"(bn|mn|m|k|b|tn)$", written)
    return words.ABBREVIATED[match[1]] if match and (left.best or 0) < 1000 and (right.best or 0) >= 1000 else 1.0


def bounded(text: str, number: Number) -> Number:
    """The number with what stands round it: at least, at most, about."""
    if number.best is None and number.form != "vague":
        return replace(number, approximate=_word_before(text, number) in words.ABOUT)
    before, value = _word_before(text, number), number.best
    after_match = _patterns()["after"].match(text, number.end)
    after = after_match[1].lower() if after_match else ""
    if number.form == "vague":
        return replace(number, high=None) if before in words.AT_LEAST else number
    if before in words.AT_LEAST or after in words.OR_MORE:
        return replace(number, low=value, high=None)
    if before in words.AT_MOST or after in words.OR_LESS:
        return replace(number, low=None, high=value)
    if before in words.ABOUT or after in words.OR_SO:
        return replace(number, low=None, high=None, approximate=True)
    return number


def _word_before(text: str, number: Number) -> str:
    window = text[max(0, number.start - 36) : number.start]
    match = _patterns()["before"].search(window)
    return " ".join(match[1].lower().split()) if match else ""
