"""Events of a story with very many claims, or with claims that do not fit together."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
import pytest
from pages import claim_page, facets

from sayso.link import compare_pages, events
from sayso.link.block import BY_KIN, BY_WORDS, Nearness
from sayso.link.compare import background_of
from sayso.link.events import MEMBERS, find_events, group_claims, one_side
from sayso.link.kinship import Kinship
from sayso.link.origins import Sources
from sayso.link.verdict import Setting, Weighed, crowd_of, likeness
from sayso.records import Link

MANY = 10_000


def test_ten_thousand_equal_claims_make_one_event_at_a_bounded_cost_each(monkeypatch: pytest.MonkeyPatch) -> None:
    one = facets("The old mill by the river burned down at dawn", "burned")
    sides = [replace(one, claim=replace(one.claim, id=f"c{at}", report=f"r{at}")) for at in range(MANY)]
    weighed = [Weighed(sides[0], side, 1.0, (), None) for side in sides[1:]]
    monkeypatch.setattr(events, "joint", lambda pair: pair.sameness)
    asked = []
    may_join = events.may_join

    def counted(left: events.Group, right: events.Group, score: dict[tuple[int, int], float], held: Setting) -> bool:
        asked.append(len(left.asked) * len(right.asked))
        return may_join(left, right, score, held)

    monkeypatch.setattr(events, "may_join", counted)
    kinship = Kinship({}, np.zeros((0, 384), np.float32), {})
    setting = Setting(background_of([]), Nearness([]), Sources([], {}), kinship, crowd_of(MANY))
    groups, _ = group_claims(sides, weighed, [0] * MANY, setting)
    assert groups == [list(range(MANY))]
    assert len(asked) < MANY
    assert max(asked) <= MEMBERS**2


def test_in_a_larger_story_claims_must_be_more_alike() -> None:
    assert crowd_of(20) == crowd_of(300) == 0.0 < crowd_of(3000)
    assert likeness([], crowd_of(3000)) < likeness([], crowd_of(300))


def test_claims_that_all_match_are_compared_within_the_bound() -> None:
    words = "The old mill by the river Ostrel burned down at dawn"
    pages = [claim_page(f"{words}, {at} neighbours said", "burned", report=f"r{at}") for at in range(300)]
    linked = compare_pages(pages, {})
    assert len(linked.weighed) <= (BY_WORDS + BY_KIN) * len(pages)
    assert sum(len(event.claims) for event in find_events(linked)) <= len(pages)


def test_a_story_of_one_claim() -> None:
    linked = compare_pages([claim_page("The old mill burned down", "burned")], {})
    assert linked.links == ()
    assert [event.status for event in find_events(linked)] == ["single"]


def test_a_report_that_contradicts_itself_is_taken_as_it_is() -> None:
    yes = claim_page("The Grand Hotel in Ostrel collapsed", "collapsed", report="a")
    text = f"{yes.report.text}. The Grand Hotel in Ostrel did not collapse"
    start = len(yes.report.text) + 2
    no = replace(
        yes.claims[0],
        id="a-no",
        start=start,
        end=len(text),
        text=text[start:],
        polarity="negative",
        predicate=replace(yes.claims[0].predicate, start=len(text) - 8, end=len(text), lemma="collapse"),
    )
    page = replace(yes, report=replace(yes.report, text=text), claims=(*yes.claims, no))
    linked = compare_pages([page], {})
    assert all({link.left, link.right} <= {"a-claim", "a-no"} for link in linked.links)
    assert find_events(linked)


def test_who_contradicts_a_claim_of_an_event_is_no_origin_of_it() -> None:
    ran, stood = (
        facets("The fans in the tunnel were running", "running", report="a"),
        facets("Every fan he passed stood still", "stood", report="b"),
    )
    link = Link(ran.id, stood.id, "contradicts", "polarity", "answers that exclude each other", 0.9)
    assert one_side([ran, stood], {ran.id: [link], stood.id: [link]}) == [ran]
    assert one_side([ran, stood], {}) == [ran, stood]
