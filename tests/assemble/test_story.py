"""A story is assembled from pages built by hand: no model is loaded."""

from __future__ import annotations

from sayso.assemble import assemble_story
from sayso.codec import to_json
from sayso.records import Amount, Claim, Copy, Page, Published, Report, Span, Speaker, content_id


def page(name: str, text: str, *, day: str | None = None, publisher: str | None = None, **fields: object) -> Page:
    """A page whose sentences are each one claim in the report's own voice, or `speaker`'s."""
    claims, start = [], 0
    speaker = fields.get("speaker")
    spans = []
    for sentence in text.split(". "):
        end = start + len(sentence)
        spans.append(Span(start, end))
        given = Speaker(start, start, str(speaker), str(speaker), "official") if speaker else None
        claims.append(Claim(content_id(name, start), name, start, end, text[start:end], speaker=given))
        start = end + 2
    published = Published(day, day, "stated") if day else Published()
    report = Report(name, text, publisher=publisher or name, published=published)
    amounts = fields.get("amounts", ())
    return Page(report, tuple(spans), amounts=amounts, claims=tuple(claims))  # type: ignore[arg-type]


def test_a_story_of_one_report() -> None:
    story = assemble_story([page("a", "The old mill burned down")], {})
    assert [event.status for event in story.events] == ["single"]
    assert story.links == ()


def test_two_outlets_confirm_and_a_copy_does_not() -> None:
    words = "The Grand Hotel in Ostrel collapsed at noon"
    pages = [page("a", words), page("b", words), page("c", "The Grand Hotel of Ostrel collapsed")]
    story = assemble_story(pages, {"b": (Copy("a", 1.0, "the same words"),)})
    (event,) = story.events
    assert event.status == "confirmed"
    assert len(event.origins) == 2
    assert {link.verdict for link in story.links} >= {"repeats", "supports"}


def test_one_official_through_two_outlets_is_one_origin() -> None:
    words = "The Grand Hotel in Ostrel collapsed at noon"
    story = assemble_story([page("a", words, speaker="Mayor Ada Korr"), page("b", words, speaker="Ada Korr")], {})
    assert [event.status for event in story.events] == ["single"]
    assert [link.verdict for link in story.links] == ["repeats"]


def test_same_input_same_bytes_in_any_order() -> None:
    pages = [page("a", "Fire swept the harbour"), page("b", "The harbour burned. Fire swept the harbour in the night")]
    assert to_json(assemble_story(pages, {})) == to_json(assemble_story(pages[::-1], {}))


def test_tolls_are_kept_apart_by_claimer() -> None:
    text = "12 people were killed in the blast"
    toll = (Amount(0, 9, 12, 12, 12, "people", "killed"),)
    pages = [page("a", text, day="2026-02-01", amounts=toll), page("b", text, day="2026-02-02", amounts=toll)]
    (killed,) = assemble_story(pages, {}).tolls
    assert [entry.as_of for entry in killed.entries] == ["2026-02-01", "2026-02-02"]


def test_a_thousand_identical_reports_are_linked_once_each() -> None:
    pages = [page(f"r{at:04}", "The old mill by the river burned down at dawn") for at in range(1000)]
    story = assemble_story(pages, {})
    assert len(story.events) == 1
    assert len(story.links) <= 1000


def test_a_story_without_headlines_is_named_after_what_most_reports_begin_with() -> None:
    lead, behind = "The Grand Hotel in Ostrel collapsed at noon", "Tourism in Ostrel grew by a tenth last summer"
    rows = {name: " ".join(f"{name}{at}" for at in range(150)) for name in "abd"}  # words that nothing else has
    texts = {
        "a": f"{lead}. {rows['a']}. {behind}",
        "b": f"{lead}. {rows['b']}. {behind}",
        "c": f"{behind}. {lead}",
        "d": f"{rows['d']}. {behind}",
    }
    assert assemble_story([page(name, text) for name, text in texts.items()], {}).title == lead
