"""Quotations: which stretches of a text stand in quotation marks, in any style.

Doubles are curly “…”, „…“, «…», straight "…", and two-character ``…'' or ''…''; singles are ‘…’ and '…', which share
their mark with the apostrophe. Marks are paired one style at a time, so that an unpaired mark costs its own quotation
and no other. A quotation may run over lines and paragraphs as long as no new one opens before it closes; one that
never closes ends with its paragraph, and goes on in the next when that opens with the same mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FARTHEST = 1500  # characters that a quotation may run over a blank line before its closing mark counts as stray

_MARKS = re.compile(r"``|''|[“”„«»\"‘’']|(?<!\w),,(?=\w)")
_STYLES = {"“": "curly", "”": "curly", "„": "low", "«": "guillemet", "»": "guillemet", '"': "straight",
           "``": "ticks", "''": "ticks", "‘": "single", "’": "single", "'": "plain"}  # fmt: skip
# «'s», «'90s», «'em»: a mark at a word's front that opens nothing.
_CLIPPED = re.compile(r"['’](?:\d0s|em|til|tis|twas|cause|round|n|s|t|re|ve|ll|d|m)\b", re.I)
_BLANK = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks: `start`, `end` include them, `inner_start`, `inner_end` do not.

    `closed`: its closing mark was found. `goes_on`: it is taken up again at the next paragraph's opening mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    style: str
    opens: bool
    closes: bool


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The outermost quotations of a text, in order; quotations inside them are not told.

    >>> [text[q.inner_start:q.inner_end] for text in ["“Go,” he said. 'It's “over”.'"] for q in find_quotes(text)]
    ['Go,', "It's “over”."]
    """
    by_style: dict[str, list[_Mark]] = {}
    for mark in _find_marks(text):
        by_style.setdefault(mark.style, []).append(mark)
    found = [quote for style, marks in by_style.items() for quote in _pair(text, marks, style)]
    found.sort(key=lambda quote: (quote.start, -quote.end))
    outer: list[Quote] = []
    for quote in found:
        if outer and quote.start < outer[-1].end:
            if outer[-1].closed or not quote.closed or quote.start == outer[-1].start:
                continue
            previous = outer[-1]  # an unclosed one gives way: it may have been a stray mark
            outer[-1] = Quote(previous.start, quote.start, previous.inner_start, quote.start, False, False)
        outer.append(quote)
    return tuple(quote for quote in outer if quote.inner_end > quote.inner_start)


def _find_marks(text: str) -> Iterator[_Mark]:
    """Quotation marks with the directions they can have, apostrophes left out."""
    for match in _MARKS.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        before, after = text[start - 1 : start], text[end : end + 1]
        free_before = not before or before.isspace() or before in "([{—–-/“‘\"'«„:;"
        free_after = not after or after.isspace() or not after.isalnum()
        style = _STYLES.get(mark, "low")
        if mark in "“„«,,``" and mark != "":
            yield _Mark(
                start, end, "curly" if style == "low" else style, True, mark == "“" and _low_before(text, start)
            )
        elif mark in "”»":
            yield _Mark(start, end, style, False, True)
        elif mark in ('"', "''"):
            opens, closes = free_before and bool(after) and not after.isspace(), not free_before
            if not opens and not closes:
                opens = closes = True
            yield _Mark(start, end, style, opens, closes)
        elif mark == "‘":
            if after and not after.isspace() and not _CLIPPED.match("'" + text[end : end + 5]):
                yield _Mark(start, end, style, True, False)
        else:
            opens = free_before and (after.isalnum() or after in '[“"(…$£€@#') and not _CLIPPED.match(text, start)
            closes = bool(before) and not before.isspace() and free_after and before not in "(["
            if mark == "’":
                opens = False
            if after.isalnum() and before.isalnum():
                continue
            if opens or closes:
                yield _Mark(start, end, style, opens, closes)


def _low_before(text: str, at: int) -> bool:
    """Whether a low mark „ opened before, in which case “ closes."""
    return text.rfind("„", max(0, at - FARTHEST), at) > text.rfind("“", max(0, at - FARTHEST), at)


def _pair(text: str, marks: list[_Mark], style: str) -> Iterator[Quote]:
    """The quotations that marks of one style make."""
    i = 0
    while i < len(marks):
        opener = marks[i]
        if not opener.opens:
            i += 1
            continue
        j = _closer(text, marks, i, style)
        if j is not None:
            yield Quote(opener.start, marks[j].end, opener.end, marks[j].start)
            i = j + 1
            continue
        i += 1
        if style in ("single", "plain"):
            continue  # an apostrophe after all
        blank = _BLANK.search(text, opener.end)
        line = text.find("\n", opener.end)
        following = marks[i] if i < len(marks) else None
        goes_on = following is not None and following.opens and _opens_paragraph(text, following.start, opener.end)
        end = blank.start() if blank else line if line >= 0 and goes_on else len(text)
        if following is not None:
            end = min(end, following.start)
        end = len(text[:end].rstrip())
        if end > opener.end:
            yield Quote(opener.start, end, opener.end, end, False, goes_on)


def _opens_paragraph(text: str, at: int, since: int) -> bool:
    """Whether the mark at `at` is the first thing of the paragraph right after the one `since` lies in."""
    between = text[since:at]
    return between.endswith("\n") and len(_BLANK.findall(between)) <= 1 and between.strip().count("\n") <= 1


def _closer(text: str, marks: list[_Mark], i: int, style: str) -> int | None:
    """The mark that closes the quotation opened by mark `i`: the next one unless it opens, or lies too far away."""
    opener = marks[i]
    fallback: int | None = None
    for j in range(i + 1, len(marks)):
        mark = marks[j]
        if mark.start - opener.end > FARTHEST and _BLANK.search(text, opener.end, mark.start):
            break
        if mark.closes and mark.start > opener.end:
            if style != "plain" and style != "single":
                return None if mark.opens and _BLANK.search(text, opener.end, mark.start) else j
            if text[mark.start - 1] in "sz" and text[mark.end : mark.end + 2].strip()[:1].islower():
                fallback = fallback or j  # «the parents' house»: a possessive unless nothing better comes
                continue
            if _BLANK.search(text, opener.end, mark.start):
                return fallback
            return j
        if mark.opens:
            break
    return fallback
