"""The furniture of a report's text, recognised and left in place: date, dateline, byline, credit line.

date 2026-01-07                              a leading date
By Ana Roe, Meridian Wire                    a byline
VESTRIN, Jan 3 (Meridian Wire) — The …       a dateline, with its agency
(Reporting by Ana Roe; Editing by Jo Doe)    a credit line
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.language.en.marks import CREDIT_ENDS, CREDIT_HINTS, CREDIT_STARTS, MONTHS, NO_PLACES, STAMP_STARTS
from sayso.read.agencies import agencies_in, agency_of
from sayso.read.published import WRITTEN_DATE, read_published, written_day
from sayso.records import Mark, Published

LONGEST_CREDIT = 450  # characters, where a credit ends a paragraph
HEAD_LINES = 8  # a byline or date further down is part of the story
_ALTERNATIVES = "|".join(re.escape(start) for start in sorted(STAMP_STARTS, key=len, reverse=True))
_LEADING_DATE = re.compile(r"(?:date|dated)\s*[:=]?\s*(\d{4}-\d\d(?:-\d\d)?(?:T\d\d:\d\d\S*)?)(?![\d-])", re.I)
_ISO_LINE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?")
_STAMP = re.compile(rf"({_ALTERNATIVES})\s*:?\s+(.{{6,60}})", re.I)
_WORD = r"[^\W\d_a-z][\w.'’-]+"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY)\s+(?P<names>{_WORD}(?:(?:,? (?:and|AND|&) |, | \| | (?:de|del|van|von|bin|al|of|in|for|at|the) | )"
    rf"{_WORD}){{0,14}})[.,]?"
)
_DATELINE = re.compile(
    r"""(?P<place>[^\W\d_][^\n()/—–―:;!?"“”«»]{1,70}?)\s*
    (?: (?: \((?P<agency>[^()\n]{2,60})\) | /(?P<slashed>[A-Z][\w ]{1,20})/\.? ) \s* (?P<after>—|–|―|-{1,2}|_|:)?
      | (?P<dash>—|–|―|--|_|(?<=\s)-(?=\s)|:(?=\s)) ) [ \t]*""",
    re.X,
)
_AGENCY_FIRST = re.compile(r"\((?P<agency>[A-Z][^()\n]{1,40})\)\s*(?:—|–|―|-{1,2}|_|:)\s*")
_SHORT_DATE = re.compile(
    rf"(?:(?:{'|'.join(MONTHS)})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{'|'.join(MONTHS)})|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\.?(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d",
    re.I,
)
_JOINS = frozenset({"de", "del", "la", "el", "al", "of", "the", "upon", "on", "and", "in", "du", "des", "y"})
_REPORTING = re.compile(
    r"\((?:additional\s+)?(?:reporting|reported|writing|written|compiled|editing|edited) by [^()\n]{3,400}\)", re.I
)
_WITH_FILES = re.compile(
    r"[\s–—(-]*\bwith (?:files|inputs?|agency inputs|information) from [^.\n]{2,80}\.?\)?\s*$", re.I
)
_TAIL_AGENCY = re.compile(r"(?:[-–—/]\s?|\()([A-Z][\w ./-]{1,30})\)?/?\s*$")
_COLON_STARTS = frozenset({"source", "sources", "credit", "copyright", "reported by", "written by", "edited by"})


@dataclass(frozen=True, slots=True)
class Furniture:
    """What the furniture of a text says, beside where it stands."""

    marks: tuple[Mark, ...] = ()
    agencies: tuple[str, ...] = ()
    byline: str | None = None
    published: Published = field(default_factory=Published)


def find_furniture(text: str) -> Furniture:
    """The marks of a text in order, and what they say of its agencies, writer and date.

    >>> found = find_furniture("VESTRIN, Jan 3 (Meridian Wire) — The bridge is closed.")
    >>> found.agencies, found.marks
    (('Meridian Wire',), (Mark(start=0, end=32, kind='dateline', value='Meridian Wire'),))
    """
    lines = list(_lines(text))
    found = [*_head_marks(text, lines[:HEAD_LINES]), *_later_datelines(text, lines[HEAD_LINES:])]
    taken = [(mark.start, mark.end) for mark, _ in found]
    lowered = text.lower()
    hinted = any(hint in lowered for hint in CREDIT_HINTS)
    for line, (start, end) in enumerate(lines):
        head, tail = line < 4, line >= len(lines) - 3
        if not (hinted or head or tail):
            continue  # most texts credit nobody, and are done here
        credit = _credit(text, start, end, edge=head or tail)
        if credit is None or any(credit[0].start < stop and begin < credit[0].end for begin, stop in taken):
            continue
        if head and not credit[1] and text[start:end].lower().startswith(("source", "credit")):
            continue  # «Sources: Sox out of the chase» is a headline
        found.append(credit)
    found.sort(key=lambda pair: pair[0].start)
    names = dict.fromkeys(agency for _, named in found for agency in named)
    byline = next((mark.value for mark, _ in found if mark.kind == "byline"), None)
    return Furniture(tuple(mark for mark, _ in found), tuple(names), byline, _published(text, [m for m, _ in found]))


_Found = tuple[Mark, tuple[str, ...]]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The extents of the lines that hold anything, without blanks at their ends."""
    for found in re.finditer(r"\S(?:[^\n]*\S)?", text):
        yield found.span()


def _head_marks(text: str, lines: list[tuple[int, int]]) -> Iterator[_Found]:
    for number, (start, end) in enumerate(lines):
        if number == 0 and (dated := _LEADING_DATE.match(text, start, end)):
            yield Mark(start, dated.end(), "date", dated[1]), ()
            start = dated.end() + len(text[dated.end() : end]) - len(text[dated.end() : end].lstrip())
        line = text[start:end]
        if not line:
            continue
        alone = _date_line(start, end, line)
        byline = None if alone else _byline(start, line)
        dateline = None if alone or byline else _dateline(text, start, end, first=number < 3)
        for mark in (alone, byline, dateline):
            if mark is not None:
                yield mark


def _later_datelines(text: str, lines: list[tuple[int, int]]) -> Iterator[_Found]:
    """Round-ups start each item with its dateline; further down only one with an agency counts."""
    for start, end in lines:
        if "(" in text[start : start + 90]:
            mark = _dateline(text, start, end, first=False)
            if mark is not None and mark[0].value:
                yield mark


def _date_line(start: int, end: int, line: str) -> _Found | None:
    """A line that is only a date, or «Published: 5 January 2026, 20:15»."""
    if len(line) > 90:
        return None
    if stamp := _STAMP.fullmatch(line):
        published = read_published(stamp[2].strip())
        return (Mark(start, end, "timestamp", published.low), ()) if published.low else None
    if _ISO_LINE.fullmatch(line) or WRITTEN_DATE.match(line):
        published = read_published(line)
        return (Mark(start, end, "date", published.low), ()) if published.low else None
    return None


def _byline(start: int, line: str) -> _Found | None:
    """«By Ana Roe and Jo Doe, Meridian Wire» as a line of its own; the value is the names."""
    if len(line) > 160 or not (found := _BYLINE.fullmatch(line)):
        return None
    names = found["names"].strip()
    return Mark(start, start + len(line), "byline", names), agencies_in(names)


def _dateline(text: str, start: int, end: int, *, first: bool) -> _Found | None:
    """The dateline that opens a line; its value is the agency."""
    if only := _AGENCY_FIRST.match(text, start, end):
        agency = agency_of(only["agency"]) or (only["agency"] if only["agency"].isupper() else None)
        return (Mark(start, _stop(text, only), "dateline", agency), (agency,)) if agency else None
    found = _DATELINE.match(text, start, end)
    if not found or not _is_dateline(text, found, first=first):
        return None
    if agency := agency_of(found["place"]):  # «DPA: Iraqi authorities …»
        return Mark(start, _stop(text, found), "dateline", agency), (agency,)
    named = tuple(_credited(found["agency"] or found["slashed"] or ""))
    return Mark(start, _stop(text, found), "dateline", named[0] if named else None), named


def _stop(text: str, found: re.Match[str]) -> int:
    return found.start() + len(text[found.start() : found.end()].rstrip())


def _is_dateline(text: str, found: re.Match[str], *, first: bool) -> bool:
    segments = [segment.strip(" .") for segment in found["place"].split(",") if segment.strip(" .")]
    places = [segment for segment in segments if not _SHORT_DATE.fullmatch(segment)]
    dated = len(places) < len(segments)
    if not places or len(places) > 3 or _SHORT_DATE.fullmatch(segments[0]):
        return False
    if found["dash"] is None:
        names = _credited(found["agency"] or found["slashed"])
        caps, known = _is_caps(places[0]), any(agency_of(name) for name in names)
        if not names or not all(_is_title(place) for place in places):
            return False
        return caps + known + dated >= (1 if found["after"] else 2)  # «Sen. Bernie Sanders (I-Vt.) has …» is none
    name = places[0]
    if name.lower() in NO_PLACES or name.split()[0].lower() in NO_PLACES:
        return False
    if len(name.split()) > 4 or not all(_is_title(place) for place in places):
        return False
    caps = _is_caps(name)
    if found["dash"] == ":":
        return caps and (dated or (first and len(places) < 3 and _stands_alone(text, found)))
    if dated or (len(places) == 2 and (caps or first)):
        return True
    return caps and len(name) > 3 and len(places) == 1


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """«LONDON: …» opens a story once; «ZAHN: …» opens every other line of a transcript, «BOOM: …» a headline."""
    words = text[found.end() : found.end() + 80].split()[:8]
    prose = sum(word[0].islower() for word in words) * 2 >= len(words)
    return prose and len(text) > 300 and len(re.findall(r"^[A-Z][A-Z .'’-]{1,30}:\s", text, re.M)) == 1


def _credited(words: str) -> list[str]:
    """The agencies in a dateline's brackets; here any capitalised name is one."""
    if not words:
        return []
    names = []
    for piece in re.split(r"\s*(?:/|,|;|\band\b|&)\s*", words):
        if not piece or _SHORT_DATE.fullmatch(piece):
            continue
        if not re.fullmatch(r"(?:[A-ZÀ-Þ][\w.'’-]*|of|the)(?: (?:[A-ZÀ-Þ][\w.'’-]*|of|the)){0,4}", piece):
            return []
        names.append(agency_of(piece) or piece)
    return names


def _is_caps(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)


def _is_title(name: str) -> bool:
    words = re.split(r"[\s-]+", name)
    return all(not word or word[0].isupper() or word[0] in "'’" or word in _JOINS for word in words)


def _credit(text: str, start: int, end: int, *, edge: bool) -> _Found | None:
    """The credit line that a line is, or ends with; `edge` lines may be a bare agency's name."""
    if end - start <= 260:
        line = text[start:end]
        bare = line.strip("()[]*_ .").strip()
        lower = bare.lower()
        if _is_credit(lower, line):
            named = agencies_in(bare, known_only=lower.startswith(("©", "copyright")))
            return Mark(start, end, "credit", _first(named)), named
        if edge and len(bare) < 40 and (agency := agency_of(bare, known_only=True)):
            return Mark(start, end, "credit", agency), (agency,)
    start = max(start, end - LONGEST_CREDIT)  # a credit that ends a paragraph
    line = text[start:end]
    if (found := _REPORTING.search(line)) or (found := _with_files(line)):
        named = agencies_in(found[0])
        begin = found.end() - len(found[0].lstrip())
        return Mark(start + begin, start + found.end(), "credit", _first(named)), named
    if edge and (tail := _TAIL_AGENCY.search(line)) and (agency := agency_of(tail[1], known_only=True)):
        return Mark(start + tail.start(), start + tail.end(), "credit", agency), (agency,)
    return None


def _with_files(line: str) -> re.Match[str] | None:
    """«… — with files from The Canadian Press» at the end of a line."""
    at = line.lower().rfind("with ")
    return _WITH_FILES.match(line, len(line[:at].rstrip("-–—(").rstrip("-–— ("))) if at >= 0 else None


def _is_credit(lower: str, line: str) -> bool:
    if lower.startswith("©") or re.match(r"(?:\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:19|20)\d\d", lower):
        return True
    if lower.endswith(CREDIT_ENDS):
        return True
    for start in CREDIT_STARTS:
        if lower.startswith(start):
            after = lower[len(start) :]
            if after[:1] == ":":
                return len(lower) < 160
            if start in _COLON_STARTS and line[0] not in "([":
                continue
            if after[:1] in ("", " ") and (line[0] in "([" or (len(lower.split()) < 16 and " that " not in lower)):
                return True
    return False


def _first(names: tuple[str, ...]) -> str | None:
    return names[0] if names else None


def _published(text: str, marks: list[Mark]) -> Published:
    """The publication date that the furniture gives in full: a date, a stamp, a dateline with its year."""
    for mark in marks:
        words = text[mark.start : mark.end]
        if mark.kind == "date" or (mark.kind == "timestamp" and "updat" not in words.lower()[:14]):
            said = read_published(mark.value, basis="text")
            return Published(said.low, said.high, said.basis, words) if said.low else Published()
        if mark.kind == "dateline" and (full := WRITTEN_DATE.search(words)) and (day := written_day(full)):
            return Published(day, day, "text", full[0])
    return Published()


__all__ = ["Furniture", "find_furniture"]
