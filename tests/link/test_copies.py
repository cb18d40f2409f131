"""Who reprints whom."""

from __future__ import annotations

import pytest

from sayso.link.copies import find_copies
from sayso.link.credit import credited, credits_of, outlet_names
from sayso.records import Copy, Page, Published, Report

WIRE = (
    "LISSA (Harbour Wire Agency) - The old pier at Lissa collapsed on Tuesday, throwing two anglers into the sea, the "
    "coast guard said.\n\nBoth were pulled out unhurt within ten minutes by a passing trawler. Engineers had warned in "
    "the spring that three of its iron legs were rusted through, according to the town council.\n\n“It was only a "
    "matter of time before the whole thing went down like a row of skittles,” said harbour master Ilse Brandt.\n\nThe "
    "council will decide next week whether the pier is to be rebuilt or pulled down for good."
)
OTHER = (
    "Nobody in Lissa slept much on Tuesday night. Our reporter found the quay full of people with torches, looking at "
    "the spot where the pier had been.\n\n“It was only a matter of time before the whole thing went down like a row "
    "of skittles,” said harbour master Ilse Brandt.\n\nTwo anglers who fell in were back at the bar by nine, dry and "
    "rather proud. One of them has lost a new rod and wants the town to pay for it."
)
LOCAL = (
    "Lissa is in mourning for a landmark that three generations learnt to swim under.\n\nBoth anglers were pulled out "
    "unhurt within ten minutes by a passing trawler. Engineers had warned in the spring that three of its iron legs "
    "were rusted through, according to the town council.\n\nFor the Gazette's readers it was where they were first "
    "kissed. Send us your pictures of the pier; the best will be printed on Saturday, with a poem by the vicar."
)


def page(name: str, text: str, published: str | None = None, publisher: str | None = None) -> Page:
    stated = Published(published, published, "stated") if published else Published()
    return Page(Report(name, text, published=stated, publisher=publisher))


def linked(*pages: Page) -> dict[str, list[str]]:
    return {report: [copy.of for copy in copies] for report, copies in find_copies(pages).items()}


def test_a_reprint_points_at_the_wire() -> None:
    reprint = WIRE.replace("LISSA (Harbour Wire Agency) - ", "").replace("on Tuesday", "yesterday")
    (copy,) = find_copies([page("paper", reprint), page("wire", WIRE, publisher="Harbour Wire Agency")])["paper"]
    assert copy.of == "wire"
    assert copy.share > 0.9
    assert "own words" in copy.why
    for passage in copy.passages:
        here, there = reprint[passage.start : passage.end], WIRE[passage.of_start : passage.of_end]
        assert here.lower().split() == there.lower().split()


def test_two_reporters_at_one_speech_are_no_copies() -> None:
    assert linked(page("a", WIRE), page("b", OTHER)) == {}


def test_a_wire_passage_inside_own_reporting_is_found() -> None:
    assert linked(page("local", LOCAL), page("wire", WIRE, publisher="Harbour Wire Agency")) == {"local": ["wire"]}


def test_of_reprints_of_reprints_each_points_at_the_first() -> None:
    pages = [page("c", WIRE, "2026-05-07"), page("b", WIRE, "2026-05-06"), page("a", WIRE, "2026-05-05")]
    assert linked(*pages) == {"b": ["a"], "c": ["a"]}


@pytest.mark.parametrize(
    ("first", "second", "original"),
    [
        (("2026-05-05", None), ("2026-05-07", None), "one"),  # the earlier
        (("2026-05-07", None), ("2026-05-05", None), "two"),
        (("2026-05-05", "Gazette"), ("2026-05-05T08:00:00Z", "Harbour Wire Agency"), "two"),  # the wire's dateline
        (("2026-02-31", None), ("when?", None), "one"),  # absurd dates tell nothing: the first of two that are alike
    ],
)
def test_which_of_two_is_the_original(
    first: tuple[str, str | None], second: tuple[str, str | None], original: str
) -> None:
    found = linked(page("one", WIRE, *first), page("two", WIRE, *second))
    assert found == ({"two": ["one"]} if original == "one" else {"one": ["two"]})


def test_a_thousand_identical_reports_all_point_at_the_first() -> None:
    pages = [page(f"r{number:04}", WIRE) for number in range(1000)]
    found = find_copies(pages)
    assert len(found) == 999
    assert {copies[0].of for copies in found.values()} == {"r0000"}
    assert all(len(copies) == 1 for copies in found.values())


@pytest.mark.parametrize("stamp", ["2026-02-31", "9999-99-99", "soon", "0000-01-01", "99999-01-01", "2026-05-05T99:00"])
def test_absurd_dates_do_not_hide_a_copy(stamp: str) -> None:
    absurd = Page(Report("b", WIRE, published=Published(stamp, stamp, "stated")))
    found = find_copies([page("a", WIRE, "2026-05-05"), absurd])
    assert sum(map(len, found.values())) == 1
    backward = Page(Report("b", WIRE, published=Published("2026-05-09", "2026-05-01", "stated")))
    assert sum(map(len, find_copies([page("a", WIRE, "2026-05-05"), backward]).values())) == 1


@pytest.mark.parametrize("texts", [[], [""], ["", ""], [WIRE], ["Hm.", "Hm."]])
def test_nothing_to_compare_gives_nothing(texts: list[str]) -> None:
    assert find_copies([page(str(number), text) for number, text in enumerate(texts)]) == {}


def test_the_order_of_the_reports_does_not_matter() -> None:
    pages = [page("wire", WIRE, "2026-05-05"), page("local", LOCAL, "2026-05-06"), page("other", OTHER, "2026-05-06")]
    found: dict[str, tuple[Copy, ...]] = find_copies(pages)
    assert found == find_copies(pages[::-1])


NAMES = [
    ("The N.Y. Daily Leader", None, {"nydailyleader", "nydl"}),
    (None, "http://www.nydailyleader.com/a/b", {"nydailyleader", "nydailyleadercom"}),
    (None, "https://news.bbx.co.uk/1", {"bbx", "newsbbxcouk"}),
    ("Beira Norte Wire", None, {"beiranortewire", "bnw"}),
    (None, None, set()),
]


@pytest.mark.parametrize(("publisher", "url", "expected"), NAMES)
def test_what_an_outlet_may_be_called(publisher: str | None, url: str | None, expected: set[str]) -> None:
    assert expected == outlet_names(Report("r", "", publisher=publisher, url=url))


CREDITS = [
    ("The mayor resigned, according to the N.Y. Daily Leader.", "nydailyleader"),
    ("Two guards told Harbour Wire that the gate was open.", "harbourwire"),
    ("The Leader reports that the gate was open.", "leader"),
    ("The gate was open. (HWA)", "hwa"),
]


@pytest.mark.parametrize(("text", "expected"), CREDITS)
def test_credit_lines_are_read(text: str, expected: str) -> None:
    assert expected in credits_of(text)


def test_a_wires_own_name_is_no_credit() -> None:
    wire = Report("w", "LISSA (Harbour Wire) - It fell.", publisher="Harbour Wire")
    paper = Report("p", "It fell, Harbour Wire reported.", publisher="Gazette")
    assert credited(wire, wire) is None
    assert credited(wire, paper) is None
    assert credited(paper, wire) == "Harbour Wire"
