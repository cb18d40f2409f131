"""Deadlines hang on the event they name, and are computed from it."""

from __future__ import annotations

from sayso.assemble.ahead import find_ahead
from sayso.assemble.people import find_people
from sayso.link.facets import facets_of_page
from sayso.records import Claim, Entity, Page, Predicate, Published, Report, Span


def page(text: str, *, people: tuple[str, ...] = ()) -> Page:
    """A page of one claim, the whole text, published on 3 March 2026."""
    report = Report("r", text, published=Published("2026-03-03", "2026-03-03", "stated"))
    entities = tuple(
        Entity(text.find(name), text.find(name) + len(name), "PERSON", name, name) for name in people if name in text
    )
    claim = Claim("c", "r", 0, len(text), text, predicate=Predicate(0, 3, text[:3]), world="planned")
    return Page(report, (Span(0, len(text)),), entities, claims=(claim,))


def test_a_deadline_counts_from_the_report_when_nothing_is_named() -> None:
    made = page("The inquiry will report within 30 days")
    (ahead,) = find_ahead([made], facets_of_page(made), ())
    assert (ahead.kind, ahead.low, ahead.high) == ("deadline", "2026-03-03", "2026-04-02")


def test_an_extension_is_kept_with_its_words() -> None:
    made = page("She will act for up to 90 days, which can be extended to six months")
    (ahead,) = find_ahead([made], facets_of_page(made), ())
    assert ahead.high == "2026-06-01"
    assert "«extended to six months», until 2026-09-03" in ahead.detail


def test_what_a_deadline_hangs_on_is_named_and_not_guessed() -> None:
    made = page("A vote must be held within 30 days of the president's death")
    (ahead,) = find_ahead([made], facets_of_page(made), ())
    assert (ahead.low, ahead.high) == (None, None)
    assert "of «the president's death»" in ahead.detail


def test_people_carry_their_titles() -> None:
    made = page(
        "The governor of the region, Lena Marsk, spoke. Mayor Tom Brell left", people=("Lena Marsk", "Tom Brell")
    )
    titles = {
        person.name: [title.text for title in person.titles] for person in find_people([made], facets_of_page(made))
    }
    assert titles == {"Lena Marsk": ["The governor of the region"], "Tom Brell": ["Mayor"]}
