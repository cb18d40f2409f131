"""Pages: text, title, writer, date, publisher, agency; and pages built to choke a parser."""

import time
from contextlib import suppress

import pytest

from sayso.errors import EmptyInput, InputError, Malformed
from sayso.read.html import read_html
from sayso.read.report import Origin
from tests.read.archive import PARAGRAPHS, page

HERE = Origin("a.html", "a.html", ".html")
META = (
    '<meta property="og:site_name" content="Harbour Courier"><meta name="author" content="Ana Roe">'
    '<meta property="article:published_time" content="2026-01-05T23:30:00-05:00">'
)


def test_what_the_page_states() -> None:
    report = read_html(page(head=META), HERE)
    assert report.text.splitlines()[-4:] == list(PARAGRAPHS)
    assert (report.title, report.byline, report.publisher) == ("Bridge closed", "Ana Roe", "Harbour Courier")
    assert (report.published.low, report.published.basis) == ("2026-01-05T23:30", "metadata")
    assert report.language == "en"


def test_the_text_never_dates_the_page() -> None:
    body = "".join(f"<p>{words} It was opened on 3 May 1968.</p>" for words in PARAGRAPHS)
    assert read_html(page(body=body), HERE).published.low is None


def test_captured_is_not_published() -> None:
    report = read_html(page(), Origin("x", "x", url="https://courier.example/a", captured="2026-01-06"))
    assert (report.captured, report.published.low, report.publisher) == ("2026-01-06", None, "courier.example")
    late = read_html(page(head=META), Origin("x", "x", captured="2026-01-02"))
    assert late.published.low is None  # no page comes out after it was captured


@pytest.mark.parametrize(
    "credit",
    [
        '<meta name="syndication-source" content="Meridian Wire">',
        '<span class="article-agency">Meridian Wire</span>',
        '<div class="byline"> By Meridian Wire </div>',
        '<script type="application/ld+json">{"sourceOrganization": {"name": "Meridian Wire"}}</script>',
    ],
)
def test_the_agency_a_page_credits(credit: str) -> None:
    assert "Meridian Wire" in read_html(page(head=credit), HERE).agencies


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-1", "utf-16"])
def test_encodings(encoding: str) -> None:
    markup = page(title="Café closed").decode().replace("charset='utf-8'", f"charset='{encoding}'")
    assert read_html(markup.encode(encoding), HERE).title == "Café closed"


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><head><title>x</title></head></html>", "<p></p>", "<!-- x -->"]
)
def test_a_page_without_an_article(markup: str) -> None:
    with pytest.raises(EmptyInput):
        read_html(markup.encode(), HERE)


BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
BOMBS = {
    "deep nesting": page(body="<div>" * 100_000 + BODY + "</div>" * 100_000),
    "deep inline": page(body="<b><i>" * 50_000 + BODY),
    "many attributes": page(body="<div " + " ".join(f"a{i}=1" for i in range(1_000_000)) + ">" + BODY + "</div>"),
    "quoted attributes": page(body="<div " + "".join(f'a{i}=">"' for i in range(100_000)) + ">" + BODY + "</div>"),
    "many tags": page(body="<br>" * 300_000 + BODY),
    "open quote": page(body='<a href="' * 50_000 + BODY),
    "entities": b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + page(body="<p>&b;</p>" + BODY),
    "nul bytes": page(body=BODY).replace(b"bridge", b"bri\x00dge"),
    "nested tables": page(body="<table><tr><td>" * 2000 + BODY),
    "not html": bytes(range(256)) * 200,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_survived(name: str) -> None:
    began = time.monotonic()
    with suppress(InputError):
        assert read_html(BOMBS[name], HERE).text
    assert time.monotonic() - began < 20


def test_a_tag_of_a_million_attributes_is_named() -> None:
    with pytest.raises(Malformed, match="1,000,000 attributes"):
        read_html(BOMBS["many attributes"], HERE)
