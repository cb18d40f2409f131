"""Which news agency a piece of furniture names: «(Meridian Wire)», «with files from The Canadian Press»."""

from __future__ import annotations

import re
from functools import cache

from sayso.language.en.marks import AGENCY_ENDS, agencies

_CUT = re.compile(r"\s*(?:[,;:/|()\[\]©*]|[–—]|\s-\s|\b(?:and|by|from|in|at|to|with|20\d\d|19\d\d)\b)\s*")
_STAFF = re.compile(r"\s+(?:staff|writers?|staff writers?|correspondents?|reporters?|contributors?)$", re.I)
_BY = re.compile(r"^(?:by|from|via)\s+", re.I)
_NAME = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w'’.&-]*|of|the|for|and|de|del)(?: (?:[A-ZÀ-ÖØ-Þ][\w'’.&-]*|of|the|for|de|del)){0,4}"
)


def agency_of(words: str, *, known_only: bool = False) -> str | None:
    """The agency that `words` as a whole name, by its usual name; None where they name none.

    A name that is on no list counts by its last word («Meridian Wire»), unless `known_only`.

    >>> agency_of("The Associated Press"), agency_of("Meridian Wire"), agency_of("Health Ministry")
    ('AP', 'Meridian Wire', None)
    """
    words = _BY.sub("", _STAFF.sub("", words.strip(" .\t")))
    bare = words[4:] if words.lower().startswith("the ") else words
    for form in (words, bare):
        known = agencies().get(form.lower())
        # «aa», «map» and «pa» are words too: a short name counts only in the letters it is known by
        if known and (len(form) > 4 or not form.islower()):
            return known
    if not known_only and bare.lower().endswith(AGENCY_ENDS) and " " in bare and _NAME.fullmatch(bare):
        return bare
    return None


def agencies_in(words: str, *, known_only: bool = False) -> tuple[str, ...]:
    """Every agency named in a credit line or byline, in its order.

    >>> agencies_in("Reporting by Ana Roe in Vestrin, Khabar News Agency; with files from The Canadian Press")
    ('Khabar News Agency', 'The Canadian Press')
    """
    found: dict[str, None] = {}
    for piece in _CUT.split(words):
        piece = piece.strip(" .")
        agency = agency_of(piece) or _tail_agency(piece)
        if agency and (not known_only or agency in agencies().values()):
            found[agency] = None
    return tuple(found)


def _tail_agency(piece: str) -> str | None:
    """«JANE DOE Associated Press», «The Associated Press contributed»: a known name of two words or more within."""
    if found := _long_names().search(piece.lower()):
        return agencies()[found[0]]
    first = piece.split(" ", 1)[0]
    return agencies().get(first.lower()) if first.isupper() and len(first) > 1 else None


@cache
def _long_names() -> re.Pattern[str]:
    """The known names of two words or more."""
    names = sorted((name for name in agencies() if " " in name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
