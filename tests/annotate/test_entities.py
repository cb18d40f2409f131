"""Names and which of them are one: entities set by hand, so no model."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.entities import find_entities

NLP = spacy.blank("en")


def document(text: str, *names: tuple[str, str]):
    """A document in which the names, in order, have their labels."""
    doc, spans, at = NLP(text), [], 0
    for name, label in names:
        at = text.index(name, at)
        spans.append(doc.char_span(at, at + len(name), label, alignment_mode="expand"))
        at += len(name)
    doc.ents = spans
    return doc


CASES = [
    # text, names with label, identities
    ("John Smith spoke. Smith left.", [("John Smith", "PERSON"), ("Smith", "PERSON")], ["john-smith", "john-smith"]),
    ("Smith spoke. Mr. John Smith left.", [("Smith", "PERSON"), ("Mr. John Smith", "PERSON")], ["john-smith"] * 2),
    (
        "Bill Cole and Ann Cole came. Mrs. Cole spoke; Mr. Cole did not.",
        [("Bill Cole", "PERSON"), ("Ann Cole", "PERSON"), ("Cole", "PERSON")],
        ["bill-cole", "ann-cole", "ann-cole"],
    ),
    (
        "George W. Hale met George Hale.",
        [("George W. Hale", "PERSON"), ("George Hale", "PERSON")],
        ["george-w-hale"] * 2,
    ),
    (
        "The World Health Organization (WHO) warned.",
        [("World Health Organization", "ORG"), ("WHO", "ORG")],
        ["world-health-organization"] * 2,
    ),
    (
        "The U.S. Food and Drug Administration and the Food and Drug Administration",
        [("U.S. Food and Drug Administration", "ORG"), ("Food and Drug Administration", "ORG")],
        ["us-food-and-drug-administration"] * 2,
    ),
    ("Goldman Sachs fell; Goldman rose.", [("Goldman Sachs", "ORG"), ("Goldman", "ORG")], ["goldman-sachs"] * 2),
    (
        "National Bank and National Rail",
        [("National Bank", "ORG"), ("National Rail", "ORG")],
        ["national-bank", "national-rail"],
    ),
    ("The U.S. and the United States", [("U.S.", "PLACE"), ("United States", "PLACE")], ["united-states"] * 2),
    ("Syrians and a Syrian", [("Syrians", "GROUP"), ("Syrian", "GROUP")], ["syrian"] * 2),
    ("America and the US", [("America", "PLACE"), ("US", "PLACE")], ["united-states"] * 2),
    ("Jordan flew to Jordan.", [("Jordan", "PERSON"), ("Jordan", "PLACE")], ["jordan", "jordan-place"]),
    ("Kenya’s port", [("Kenya’s", "PLACE")], ["kenya"]),
]


@pytest.mark.parametrize(("text", "names", "expected"), CASES)
def test_identities(text, names, expected):
    entities = find_entities(document(text, *names))
    assert [entity.entity for entity in entities] == expected


def test_a_name_is_written_without_furniture():
    [entity] = find_entities(document("So said President Ada Okafor's office", ("President Ada Okafor's", "PERSON")))
    assert entity.name == "Ada Okafor"
    assert (entity.start, entity.end) == (8, 30)


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_any_names_keep_their_span_and_get_an_identity(words, random):
    doc = NLP(" ".join(words))
    labels = ["PERSON", "ORG", "PLACE", "GROUP", "EVENT", "THING"]
    doc.ents = [doc[i : i + 1] for i in ()] or [
        spacy.tokens.Span(doc, n, n + 1, label=random.choice(labels)) for n in range(len(doc)) if not doc[n].is_space
    ]
    entities = find_entities(doc)
    assert len(entities) == len(doc.ents)
    for entity in entities:
        assert 0 <= entity.start < entity.end <= len(doc.text)
        assert entity.entity
        assert entity.name
