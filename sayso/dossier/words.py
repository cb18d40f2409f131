"""Text made fit to show: hostile characters made visible, spans marked, dates and counts put into words.

Report text is hostile. Everything shown passes `inert`, which escapes HTML and replaces the characters that could
reorder, hide or break what stands around them (bidi overrides, controls, lone surrogates) by their names.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from markupsafe import Markup, escape

Tag = TypeVar("Tag")

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
STACKED = re.compile("([\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]{3})[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def plain(text: str) -> str:
    """The text with hidden and reordering characters named and piles of accents cut to three.

    >>> plain("safe\\u202etxt.exe")
    'safe⟨U+202E⟩txt.exe'
    """
    named = HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)
    return STACKED.sub(r"\1", named)


def inert(text: str) -> Markup:
    """The text as HTML that shows it and does nothing else.

    >>> inert("<script>")
    Markup('&lt;script&gt;')
    """
    return escape(plain(text))


def segments(start: int, end: int, spans: Iterable[tuple[int, int, Tag]]) -> Iterator[tuple[int, int, tuple[Tag, ...]]]:
    """Cuts ``[start, end)`` where any span begins or ends; gives each piece with the tags that cover it, widest first.

    >>> list(segments(0, 9, [(2, 8, "a"), (4, 6, "b")]))
    [(0, 2, ()), (2, 4, ('a',)), (4, 6, ('a', 'b')), (6, 8, ('a',)), (8, 9, ())]
    """
    kept = sorted(
        (
            (max(low, start), min(high, end), tag)
            for low, high, tag in spans
            if low < end and high > start and low < high
        ),
        key=lambda span: (span[0], -span[1]),
    )
    cuts = sorted({start, end, *(low for low, _, _ in kept), *(high for _, high, _ in kept)})
    active: list[tuple[int, int, Tag]] = []
    coming = 0
    for low, high in pairwise(cuts):
        active = [span for span in active if span[1] > low]
        while coming < len(kept) and kept[coming][0] <= low:
            active.append(kept[coming])
            coming += 1
        yield low, high, tuple(tag for _, _, tag in active)


def marked(text: str, start: int, end: int, spans: Iterable[tuple[int, int, str]]) -> Markup:
    """``text[start:end]`` with each span wrapped in ``<span class=…>``.

    >>> marked("He struck it.", 3, 13, [(3, 9, "deed")])
    Markup('<span class="deed">struck</span> it.')
    """
    parts = []
    for low, high, classes in segments(start, end, spans):
        words = inert(text[low:high])
        names = " ".join(dict.fromkeys(classes))
        parts.append(Markup('<span class="{}">{}</span>').format(names, words) if names else words)
    return Markup("").join(parts)


def shortened(text: str, size: int) -> str:
    """At most `size` characters, cut at a word, with an ellipsis.

    >>> shortened("the middle span fell", 12)
    'the middle…'
    """
    text = " ".join(text.split())
    if len(text) <= size:
        return text
    cut = text[:size].rsplit(" ", 1)[0] if " " in text[:size] else text[:size]
    return cut.rstrip(",;:–- ") + "…"


def sentence(text: str) -> str:
    """With a capital at the front.

    >>> sentence("the ship lost power")
    'The ship lost power'
    """
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(3, "report"), counted(2, "copy", "copies")
    ('1 report', '3 reports', '2 copies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def amount_words(low: float | None, best: float | None, high: float | None) -> str:
    """A figure as it was meant: exact, a floor, a ceiling or a range.

    >>> amount_words(11, 11, 11), amount_words(20, 20, None), amount_words(35, 40, 45)
    ('11', 'at least 20', '40 (35–45)')
    """
    number = "{:,.10g}".format
    if low is not None and low == high:
        return number(low)
    if low is not None and high is None:
        return f"at least {number(low)}"
    if high is not None and low is None:
        return f"at most {number(high)}"
    if low is not None and high is not None:
        return f"{number(best)} ({number(low)}–{number(high)})" if best is not None else f"{number(low)}–{number(high)}"
    return number(best) if best is not None else "unknown"


def when_words(low: str | None, high: str | None, *, year: bool = True) -> str:
    """An interval in words, no more precise than it is.

    >>> when_words("2026-03-10", "2026-03-10"), when_words("2026-03-10", "2026-03-13")
    ('10 Mar 2026', '10–13 Mar 2026')
    >>> when_words("2026-03-10T04:30", "2026-03-10T04:50"), when_words("2026-03-01", "2026-03-31")
    ('10 Mar 2026, 04:30–04:50', 'Mar 2026')
    >>> when_words("2026-01-01", "2026-12-31"), when_words(None, "2026-03-13"), when_words(None, None)
    ('2026', 'by 13 Mar 2026', 'undated')
    """
    if low is None and high is None:
        return "undated"
    if low is None or high is None:
        one = when_words(low or high, low or high, year=year)
        return f"from {one}" if high is None else f"by {one}"
    first, last = _day(low), _day(high)
    if first is None or last is None:
        return low if low == high else f"{low} – {high}"
    if first == last:
        return _one_day(low, high, first, year=year)
    (y1, m1, d1), (y2, m2, d2) = first, last
    whole = d1 == 1 and d2 == calendar.monthrange(y2, m2)[1]
    if whole and y1 == y2 and (m1, m2) == (1, 12):
        return str(y1)
    if whole and (y1, m1) == (y2, m2):
        return f"{MONTHS[m1 - 1]} {y1}"
    tail = f" {y2}" if year else ""
    if (y1, m1) == (y2, m2):
        return f"{d1}–{d2} {MONTHS[m2 - 1]}{tail}"
    head = f" {y1}" if y1 != y2 else ""
    return f"{d1} {MONTHS[m1 - 1]}{head} – {d2} {MONTHS[m2 - 1]}{tail if y1 == y2 else f' {y2}'}"


def _one_day(low: str, high: str, day: tuple[int, int, int], *, year: bool) -> str:
    words = f"{day[2]} {MONTHS[day[1] - 1]}" + (f" {day[0]}" if year else "")
    times = [moment[11:16] for moment in (low, high)]
    if not all(times) or times in (["00:00", "23:59"], ["00:00", "24:00"]):
        return words
    return f"{words}, {times[0]}" if times[0] == times[1] else f"{words}, {times[0]}–{times[1]}"


def _day(moment: str) -> tuple[int, int, int] | None:
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", moment)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 and year > 0 else None


__all__ = [
    "amount_words",
    "counted",
    "inert",
    "marked",
    "plain",
    "segments",
    "sentence",
    "shortened",
    "when_words",
]
