"""RSS and Atom to reports, one an item (feedparser); an item's `<source>` is its publisher."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sayso.errors import EmptyInput, InputError, Malformed
from sayso.read.agencies import agency_of
from sayso.read.published import read_published
from sayso.read.report import Origin, complete_report
from sayso.records import Report, Skipped

_BLOCK = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section article figure figcaption hr".split()
)
_BLANKS = re.compile(r"[ \t\r\f\v\xa0]+")
_ACCEPTED = "an RSS or Atom feed with items"


def read_feed(data: bytes, origin: Origin) -> Iterator[Report | Skipped]:
    """The report of each item, in the feed's order; raises `Malformed` where there is no feed."""
    if not data.strip():
        raise EmptyInput("an empty file", accepted=_ACCEPTED)
    feed = _parse(data)
    problem = feed.get("bozo_exception")
    if not feed.entries:
        if problem is None and feed.get("version"):
            raise EmptyInput("a feed without items", accepted=_ACCEPTED)
        raise Malformed(
            f"XML that is no feed ({problem or 'no channel'})",
            accepted=_ACCEPTED,
            do="check the address or the download",
        )
    for number, entry in enumerate(feed.entries, 1):
        here = origin.at(number)
        try:
            yield _read_entry(entry, feed.feed, here)
        except InputError as error:
            yield Skipped(here.name, "read", str(error))
    if problem is not None and "SAX" in type(problem).__name__:
        broken = Malformed(f"a feed that breaks off ({problem})", accepted=_ACCEPTED, do="fetch it again")
        yield Skipped(origin.name, "read", str(broken))


def _parse(data: bytes) -> Any:
    import feedparser

    try:
        # a stream, as feedparser takes bare bytes for an address or path first
        return feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    except Exception as error:  # hostile XML reaches code that names no exception of its own
        raise Malformed(f"XML that the parser gave up on ({type(error).__name__})", accepted=_ACCEPTED) from error


def _read_entry(entry: Any, feed: Any, origin: Origin) -> Report:
    content = entry.get("content") or []
    bodies = [part.get("value") or "" for part in content] + [entry.get("summary") or ""]
    title = _plain(entry.get("title")) or None
    text = next((plain for body in bodies if (plain := _plain(body))), "") or title
    if not text:
        raise EmptyInput("an item without words", accepted="an item with a title, summary or content")
    source = entry.get("source") or {}
    publisher = _plain(source.get("title") or feed.get("title")) or None
    stated = entry.get("published") or entry.get("issued") or entry.get("created")
    report = Report(
        id="",
        text=text,
        title=title,
        byline=_plain(entry.get("author")) or None,
        publisher=publisher,
        url=entry.get("link") or None,
        language=feed.get("language") or None,
        published=read_published(stated, basis="metadata"),
        captured=origin.captured,
        input=origin.label,
    )
    agency = agency_of(_plain(source.get("title"))) if source else None
    return complete_report(replace(report, agencies=(agency,) if agency else ()))


def _plain(markup: str | None) -> str:
    """The words of an HTML fragment, a line a block."""
    if not markup:
        return ""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return re.sub(r"<[^>]*>", " ", markup).strip()
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            pieces.append(element.tail or "")
            continue
        if element.tag in _BLOCK:
            pieces.append("\n")
        pieces.append((element.text if event == "start" else element.tail if element is not tree else "") or "")
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
