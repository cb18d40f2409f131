"""A web page to a report: trafilatura's article text, title, writer, date and publisher, plus the agency it credits."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from sayso.errors import EmptyInput, Malformed
from sayso.read.agencies import agency_of
from sayso.read.decode import decode_text
from sayso.read.published import read_published
from sayso.read.report import Origin, complete_report
from sayso.records import Published, Report

if TYPE_CHECKING:
    from trafilatura.settings import Document

MOST_ATTRIBUTES = 1_000  # in one tag; the parser's time grows with their square (100,000 take it 40 s)
MOST_TAGS = 100_000  # in a page; 300,000 line breaks take the extractor a minute
BIG_PAGE = 50_000  # characters below which no page can hold enough of either to matter

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,30})", re.I)
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z][\w-]{1,15})", re.I)
_TAG = re.compile(r"<[A-Za-z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>?")
_ATTRIBUTE = re.compile(r"[\s\"'/][^\s=\"'<>/]+")
_MOMENT = re.compile(
    r"""(?: (?:article:published_time|datePublished)["']\s+content=["'] | "datePublished"\s*:\s*" )
        ([0-9][^"']{7,34})["']""",
    re.X,
)
_CREDIT_WORDS = ("agency", "credit", "source", "wire", "byline")  # looked for first, as that costs next to nothing
MOST_CREDITS = 20  # places looked at for each
_CREDIT = re.compile(
    r"""\bname=["'](?:dc\.source|source|news_source|syndication-source|agency|wire)["'][^<>]{0,80}?
            \bcontent=["']([^"'<>]{2,60})["']
      | \bclass=["'](?=[^"']{0,100}?(?:agency|credit|source|wire|byline))[^"']*["'][^<>]{0,200}>\s*
            (?:source:|via|by|from)?\s*([^<>]{2,60}?)\s*<
      | "(?:sourceOrganization|creditText)"\s*:\s*(?:\{[^{}]{0,200}?"name"\s*:\s*)?"([^"]{2,60})" """,
    re.X | re.I,
)


def read_html(data: bytes, origin: Origin) -> Report:
    """The article on a page; raises `EmptyInput` where there is none, `Malformed` for a page built to choke parsers."""
    declared = _CHARSET.search(data[:4096])
    page = decode_text(data, declared=origin.charset or (declared[1].decode("ascii", "replace") if declared else None))
    _refuse_bombs(page)
    found = _extract(page, origin.url)
    text = found.text if found is not None else None
    if found is None or not text or not text.strip():
        raise EmptyInput(
            "a page without an article's text",
            accepted="HTML with paragraphs of text",
            do="save the article's own page",
        )
    language = _LANGUAGE.search(page[:4096])
    return complete_report(
        Report(
            id="",
            text=text,
            title=_clean(found.title),
            byline=_clean(found.author),
            publisher=_clean(found.sitename) or _clean(found.hostname),
            url=_clean(found.url) or origin.url,
            language=language[1] if language else None,
            published=_date(page, found.date, origin.captured),
            captured=origin.captured,
            agencies=_credits(page),
            input=origin.label,
        )
    )


def _extract(page: str, url: str | None) -> Document | None:
    from trafilatura import bare_extraction

    # A date is taken from mark-up and address only, never from the running text, and no clock bounds it.
    dates: dict[str, Any] = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
    try:
        found = bare_extraction(page, url=url, include_comments=False, with_metadata=True, date_extraction_params=dates)
    except Exception as error:  # hostile mark-up reaches code that names no exception of its own
        raise Malformed(
            f"HTML that the parser gave up on ({type(error).__name__})",
            accepted="an HTML page",
            do="save the article as plain text",
        ) from error
    return found  # type: ignore[return-value]  # a dict only where as_dict asks for one


def _refuse_bombs(page: str) -> None:
    """Stop a page of very many tags, or with a tag of very many attributes, before the parser meets it."""
    if len(page) < BIG_PAGE:
        return
    tags = page.count("<")
    if tags > MOST_TAGS:
        raise Malformed(
            f"a page of {tags:,} tags", accepted=f"HTML of at most {MOST_TAGS:,}", do="save the article as plain text"
        )
    for tag in _TAG.finditer(page):
        if tag.end() - tag.start() > MOST_ATTRIBUTES * 2:
            count = len(_ATTRIBUTE.findall(re.sub(r"\"[^\"]*+\"|'[^']*+'", '""', tag[0])))
            if count > MOST_ATTRIBUTES:
                raise Malformed(
                    f"a tag of {count:,} attributes",
                    accepted=f"HTML with at most {MOST_ATTRIBUTES:,} in a tag",
                    do="save the article as plain text",
                )


def _date(page: str, day: str | None, captured: str | None) -> Published:
    """The publication date in the mark-up, with its clock time if given; never a day after the page was captured."""
    if not day or (captured and day > captured[:10]):
        return Published()
    moment = _MOMENT.search(page)
    if moment and moment[1].startswith(day):
        full = read_published(moment[1], basis="metadata")
        if full.low:
            return full
    return read_published(day, basis="metadata")


def _credits(page: str) -> tuple[str, ...]:
    """The agencies named in mark-up made for it."""
    names: dict[str, None] = {}
    for word in _CREDIT_WORDS:
        at = page.find(word)
        for _ in range(MOST_CREDITS):
            if at < 0:
                break
            for found in _CREDIT.finditer(page, max(0, at - 120), at + 300):
                agency = agency_of(html.unescape(found[1] or found[2] or found[3]))
                if agency:
                    names[agency] = None
            at = page.find(word, at + 300)
    return tuple(names)


def _clean(words: str | None) -> str | None:
    return words.strip() or None if words else None
