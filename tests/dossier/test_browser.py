"""The page as a person meets it, in headless Chromium: clicks, keys, phone, paper; and attacks that must fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.dossier import render_dossier

from .build import build
from .hostile import build_hostile

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    player = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install 'sayso[test]'")
    if CHROMIUM is None:
        pytest.skip("needs Chromium; install it or name one in CHROMIUM")
    with player.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    made = {}
    for name, make in (("eight", build), ("hostile", build_hostile)):
        made[name] = render_dossier(*make(), tmp_path_factory.mktemp(name))[1].as_uri()
    return made


@pytest.fixture
def show(browser: Any, files: dict[str, str]) -> Iterator[Callable[..., Any]]:
    """Opens a page and gives it; a wrong policy, a failed script or any request to a network fails the test."""
    opened: list[Any] = []
    troubles: list[str] = []

    def open_page(name: str = "eight", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        page = context.new_page()
        opened.append(context)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.on("request", lambda sent: None if sent.url.startswith(("file:", "data:")) else troubles.append(sent.url))
        page.goto(files[name])
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_page
    for context in opened:
        context.close()
    assert not troubles, troubles


def visible(page: Any, selector: str) -> int:
    return int(page.locator(f"{selector}:visible").count())


def test_top_to_the_exact_words_in_three_clicks(show: Callable[..., Any]) -> None:
    page = show()
    page.click("dl.short a:has-text('The captain was drunk')")  # one: the card
    card = page.locator("details.event[open]", has_text="The captain was drunk").first
    assert card.is_visible()
    card.locator("figure.said .src", has_text="The Daily Lantern").first.click()  # two: the report
    found = page.locator(".text .found")
    assert found.is_visible()
    assert "The captain was drunk" in found.inner_text()
    found.click()  # three: what others say of it
    panel = page.locator("#panel")
    assert "is denied by" in panel.inner_text()
    assert "a port worker" in panel.inner_text()


def test_filter_by_a_person_and_back(show: Callable[..., Any]) -> None:
    page = show()
    before = visible(page, "details.event")
    page.click("li[data-person='Jonas Brekke'] .who")
    assert "Jonas Brekke" in page.inner_text("#filters")
    titles = page.locator("details.event:visible > summary .what").all_inner_texts()
    assert titles == ["The ship lost power before the collision"]
    assert visible(page, "details.report") == 1
    page.click("#filters .chip")
    assert visible(page, "details.event") == before


def test_search_place_and_source_filter_too(show: Callable[..., Any]) -> None:
    page = show()
    page.fill("input.search", "pilot on board")
    page.wait_for_selector("#filters:not([hidden])")
    assert page.locator("details.event:visible > summary .what").all_inner_texts() == ["A pilot was on board"]
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator(".map .disc[aria-label^='Eastern Harbour bridge']").press("Enter")
    assert "Eastern Harbour bridge" in page.inner_text("#filters")
    page.keyboard.press("Escape")
    page.locator(".graph .node[aria-label^='Kalina Doncheva']").press("Enter")
    assert page.locator("details.event:visible > summary .what").all_inner_texts() == [
        "St Anna hospital treats 31 people"
    ]


def test_brushing_the_timeline_keeps_those_days(show: Callable[..., Any]) -> None:
    page = show()
    page.locator(".timeline .overlay").scroll_into_view_if_needed()
    box = page.locator(".timeline .overlay").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.98, box["y"] + 12, steps=4)
    page.mouse.up()
    page.wait_for_selector("#filters:not([hidden])")
    titles = set(page.locator("details.event:visible > summary .what").all_inner_texts())
    assert titles == {"A court hears the captain", "The harbour reopens to ships"}


def test_keyboard_alone(show: Callable[..., Any]) -> None:
    page = show()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('details.event > summary')")
    assert page.evaluate("document.activeElement.innerText") != first
    was = page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") != was
    page.keyboard.press("/")
    page.keyboard.type("hospital")
    page.wait_for_selector("#filters:not([hidden])")
    page.keyboard.press("Escape")
    claim = page.locator("details.report").first
    claim.locator("summary").press("Enter")
    claim.locator("a.c").first.press("Enter")
    assert page.locator("#panel").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.matches('a.c')")


def test_phone_width_scrolls_one_way_only(show: Callable[..., Any]) -> None:
    for name in ("eight", "hostile"):
        page = show(name, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name


def test_without_javascript_it_reads(show: Callable[..., Any]) -> None:
    page = show(java_script_enabled=False)
    assert page.locator("h1").inner_text() == "Cargo ship strikes a harbour bridge in Varna"
    assert page.locator("details.event[open] blockquote:visible").count() > 5
    assert not page.locator("input.search").count()
    page.locator("details.event:not([open]) > summary").first.click()
    page.locator("details.report > summary").first.click()
    assert page.locator("details.report .text:visible").count() == 1


def test_prints_to_paper(show: Callable[..., Any]) -> None:
    page = show()
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert 40_000 < len(paper) < 3_000_000
    page.emulate_media(media="print")
    assert not page.locator("header.bar").is_visible()
    assert page.locator("details.report .text").first.is_visible()


def test_light_and_dark_are_readable(show: Callable[..., Any]) -> None:
    """WCAG AA: 4.5 to 1 for all text that is shown, in both schemes."""
    for scheme in ("light", "dark"):
        page = show(color_scheme=scheme)
        poor = page.evaluate(CONTRAST)
        assert not poor, (scheme, poor[:8])


def test_injected_scripts_do_not_run(show: Callable[..., Any]) -> None:
    page = show("hostile")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for selector in ("details.report a.c", ".graph .node", ".map .disc", "li[data-person] .who"):
        page.locator(selector).first.dispatch_event("click")
    page.wait_for_timeout(300)
    assert page.evaluate("typeof window.owned") == "undefined"
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    assert page.locator("iframe, img, object, embed, form, a[href^='javascript']").count() == 0


def test_even_a_planted_script_is_refused(browser: Any, files: dict[str, str], tmp_path: Path) -> None:
    """Were the escaping ever to fail, the policy would still hold: a script put into the file by hand does not run."""
    path = Path(files["eight"].removeprefix("file://"))
    planted = tmp_path / "planted.html"
    attack = (
        "<script>window.owned=1</script><img src=x onerror='window.owned=2'><svg onload='window.owned=3'></svg>"
        "<a id='trap' href='javascript:window.owned=4'>x</a><iframe srcdoc='<script>parent.owned=5</script>'></iframe>"
    )
    planted.write_text(path.read_text().replace("<main", attack + "<main", 1))
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text))
    page.goto(planted.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate("document.getElementById('trap').click()")
    page.wait_for_timeout(300)
    assert page.evaluate("typeof window.owned") == "undefined"
    assert any("Content Security Policy" in said for said in refused)
    page.close()


def test_the_seeds_dossier_opens_small_and_leads_to_the_words(
    browser: Any, shared: Path, reader: Any, tmp_path: Path
) -> None:
    """The real reports: every first line at the top leads to a card, and from there to the words in the report."""
    from sayso import pipeline

    made, pages = pipeline.dossier(pipeline.annotate(pipeline.read([shared / "seeds"]), reader=reader), reader=reader)
    html = render_dossier(made, pages, tmp_path)[1]
    assert html.stat().st_size < 1_500_000
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(html.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    assert int(page.evaluate("document.documentElement.dataset.ready")) < 1000
    assert "32" in page.locator(".tolls .fig").all_inner_texts()
    page.locator("dl.short .s-depicted a").first.click()
    page.locator("details.event.s-depicted[open] figure .src").first.click()
    assert page.locator(".text .found").is_visible()
    page.close()


CONTRAST = """() => {
  const rgba = (text) => (text.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0.9) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility() || element.closest("svg")) continue;
    if (![...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
    const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${element.className} ${element.textContent.slice(0, 30)}`);
  }
  return poor;
}"""
