"""The page as text: what it holds without a script, that its links lead somewhere, and that nothing in it can run."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sayso.dossier import render_dossier
from sayso.dossier.html import asset, policy, to_html
from sayso.dossier.index import Index
from sayso.dossier.island import to_island
from sayso.dossier.outlines import outlines_in, view_box
from sayso.dossier.sourcing import sourcing_of
from sayso.dossier.view import view_story
from sayso.records import Claim, Dossier, Page, Place, Report, Skipped, Story

from .build import build
from .hostile import PAYLOAD, build_hostile

VOID = {"meta", "input", "br", "img", "link", "hr", "use", "rect", "path", "circle"}


class Reader(HTMLParser):
    """Elements, attributes and visible text of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.stack and tag in self.stack and self.stack.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.stack or self.stack[-1] not in ("script", "style"):
            self.text.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.fixture(scope="module")
def page() -> Reader:
    return read(to_html(*build()))


@pytest.fixture(scope="module")
def attacked() -> Reader:
    return read(to_html(*build_hostile()))


def test_every_link_leads_somewhere_and_ids_are_unique(page: Reader) -> None:
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {attrs["href"] for _, attrs in page.tags if (attrs.get("href") or "").startswith("#")}
    assert {str(target)[1:] for target in targets} <= set(ids)


def test_the_plain_page_says_it_all(page: Reader) -> None:
    text = " ".join(" ".join(page.text).split())
    for words in (
        "8 reports, 1 of them a copy",
        "19 independent origins",
        "11 killed and 26 dead cannot both be the final count.",
        "Halden Marine denies the very words: the captain was drunk.",
        "told only of an AI-generated clip",
        "30 days after 10 March",
        "97 % from Pontica News Agency",
        "«Transport Minister»",
        "saw a JPEG image",
    ):
        assert words in text


def test_deciding_words_are_marked() -> None:
    html = to_html(*build())
    assert '<span class="said key">killing</span>' in html
    assert '<span class="cue">said</span>' in html


def test_the_policy_allows_this_script_and_style_alone() -> None:
    html = to_html(*build())
    allowed = policy(asset("dossier.js"), asset("dossier.css"))
    assert f'content="{allowed}"'.replace("'", "&#39;") in html
    assert "unsafe" not in allowed
    assert "default-src 'none'" in allowed
    assert "http" not in allowed


def test_nothing_loads_and_no_handler_or_style_attribute(page: Reader, attacked: Reader) -> None:
    for reader in (page, attacked):
        for tag, attrs in reader.tags:
            assert tag not in {"img", "iframe", "object", "embed", "link", "form", "base", "animate", "textarea"}
            assert not [name for name in attrs if name.startswith("on") or name in ("style", "srcdoc", "src")]
            if tag == "a":
                assert (attrs.get("href") or "").startswith(("#", "https://", "http://"))


def test_hostile_words_add_no_element(page: Reader, attacked: Reader) -> None:
    def kinds(reader: Reader) -> dict[str, int]:
        return {tag: sum(t == tag for t, _ in reader.tags) for tag in ("script", "style", "svg", "title")}

    ours, theirs = kinds(page), kinds(attacked)
    assert theirs["script"] == ours["script"]
    assert theirs["style"] == ours["style"]
    assert theirs["svg"] == ours["svg"]
    assert "\u202e" not in "".join(attacked.text)
    assert "\u2066" not in "".join(attacked.text)


def test_json_cannot_end_its_element() -> None:
    data = to_island({"words": PAYLOAD + "\u2028"})
    assert not re.search("[<>&\u2028\u2029]", data)


def test_the_built_script_and_style_cannot_end_their_elements() -> None:
    assert "</script" not in asset("dossier.js").lower()
    assert "<!--" not in asset("dossier.js")
    assert "</style" not in asset("dossier.css").lower()
    assert not re.search(r"url\(\s*[\"']?(?!data:)", asset("dossier.css"))


def test_same_dossier_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in render_dossier(*build(), tmp_path / "one")]
    second = [path.read_bytes() for path in render_dossier(*build(), tmp_path / "two")]
    assert first == second


def test_an_empty_dossier_and_an_empty_story_are_pages_too() -> None:
    assert "Nothing to report" in to_html(Dossier(skipped=(Skipped("x", "read", "saw nothing"),)), ())
    story = Story("s", "", None, None, (Report("r", ""),), ())
    assert "Untitled story" in to_html(Dossier(stories=(story,)), ())


def test_offsets_outside_the_text_do_no_harm() -> None:
    claim = Claim("c", "r", 90, 95, "gone")
    story = Story("s", "Odd", None, None, (Report("r", "short"),), (claim,))
    assert "short" in to_html(Dossier(stories=(story,)), (Page(Report("r", "short"), claims=(claim,)),))


def test_sourcing_says_why() -> None:
    dossier, pages = build()
    index = Index(dossier.stories[0], {page.report.id: page for page in pages})
    by_number = {report.id[0]: sourcing_of(report, index) for report in dossier.stories[0].reports}
    assert by_number["8"].poor
    assert "gives no date and no publisher and no byline" in by_number["8"].reasons
    assert any("«some experts»" in reason for reason in by_number["3"].reasons)
    assert not by_number["1"].poor
    assert not by_number["1"].reasons


def test_two_quoted_against_each_other_are_no_inner_contradiction() -> None:
    dossier, pages = build()
    view = view_story(dossier.stories[0], {page.report.id: page for page in pages})
    assert not any(report.conflicts for report in view.reports)


def test_a_country_is_a_wide_disc_and_outlines_are_cut() -> None:
    varna = Place(0, 5, "Varna", "city", 43.2, 27.9, radius_km=8)
    box = view_box([varna])
    assert box is not None
    names = {shape["properties"]["name"] for shape in outlines_in(box)["objects"]["countries"]["geometries"]}
    assert "Bulgaria" in names
    assert "Brazil" not in names
    assert view_box([Place(0, 1, "Nowhere")]) is None
