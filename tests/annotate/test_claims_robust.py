"""Whole texts through the reader: what garbage, transcripts and odd marks must not break."""

from __future__ import annotations

import pytest

from sayso.annotate.claims import find_claims
from sayso.records import Page, Report

pytestmark = pytest.mark.slow

ODD = {
    "unpaired": "“The dam is safe, the engineer said.\n\nWater rose all night. The mayor said the road was closed.",
    "long": "The road was closed and " + "the water rose and " * 1250 + "the mayor said that the dam held.",
    "capitals": "MAYOR SAYS DAM HELD. POLICE ARRESTED TWO MEN ON FRIDAY.",
    "no punctuation": "the mayor said the dam held police arrested two men nobody was hurt",
    "transcript": "Q: Was the dam inspected?\nA: It was inspected in May.\nQ: By whom?\nA: I signed the report.",
    "bullets": "What we know:\n• The dam held\n• Two men were arrested\n- Nobody was hurt\n* The road is closed",
    "live blog": "14:05 The mayor says the dam held.\n14:20 Police say two men were arrested.\n15:00 That's all.",
    "marks alone": "“” '' \" ‘ ’ « » … — :",
    "symbols": "\x00\ufffd \u200b… €€€ ☃ said ☃: ☃",
}


@pytest.mark.parametrize("name", sorted(ODD))
def test_nothing_breaks_and_offsets_hold(reader, name):
    text = ODD[name]
    claims = find_claims(reader(text), Page(Report("r", text)))
    for claim in claims:
        assert claim.text == text[claim.start : claim.end]
        assert 0 <= claim.start < claim.end <= len(text)
    assert len({claim.id for claim in claims}) == len(claims)
    assert claims == find_claims(reader(text), Page(Report("r", text)))


def test_an_unpaired_mark_leaves_the_rest_its_speakers(reader):
    claims = find_claims(reader(ODD["unpaired"]), Page(Report("r", ODD["unpaired"])))
    assert any(c.speaker is not None and c.speaker.name == "mayor" and "road was closed" in c.text for c in claims)


SPEAKERS = [
    (
        "A harbour official told Radio Nord that the ferry had sunk.",
        "ferry had sunk",
        "harbour official",
        ["Radio Nord"],
    ),
    ("“The ferry sank,” said Anna Lind, who owns it. “We lost everything.”", "We lost everything", "Anna Lind", []),
    ("Anna Lind owns the ferry. She said it had sunk.", "it had sunk", "Anna Lind", []),
    ("The ferry had sunk, according to the coastguard.", "ferry had sunk", "coastguard", []),
    ("The company rejected the claim that the doors were locked.", "doors were locked", "company", []),
]


@pytest.mark.parametrize(("text", "words", "name", "via"), SPEAKERS)
def test_who_says_so(reader, text, words, name, via):
    claims = [
        c for c in find_claims(reader(text), Page(Report("r", text))) if words in c.text and c.speaker is not None
    ]
    assert any(c.speaker.name == name and [v.name for v in c.via] == via for c in claims if c.speaker is not None), (
        claims
    )


WORLDS = [
    (
        "The clip comes from a computer game. In it a bridge collapses and a bus falls into the river.",
        "collapse",
        "depicted",
    ),
    ("An AI-generated video shows soldiers storming the palace.", "storm", "depicted"),
    (
        "An AI-generated video shows scenes linked to the raid that led to the capture of the warlord.",
        "capture",
        "actual",
    ),
    ("Video shows people fleeing the square.", "flee", "actual"),
    (
        "Grey Heron, the drill that the town held in March, has a simple scenario. Gunmen climb over the wall of a "
        "school. They lock the teachers in the gym and set fire to the archive. Nobody was hurt in the drill.",
        "lock",
        "depicted",
    ),
    (
        "A ferry burned off the coast on Monday, the coast guard said. A video that has been shared widely turned out "
        "to be made with an image generator. The deck splits open and cars slide into the sea. The real ferry did not "
        "sink.",
        "slide",
        "depicted",
    ),
    (
        "A neighbour's phone video, checked by this paper, is twelve seconds long. Two men run out of the bank and a "
        "van pulls away. The police confirmed that it was filmed on Friday.",
        "run",
        "actual",
    ),
    ("The hearing descended into chaos as the former minister shouted at the judges.", "descend", "actual"),
    ("The mayor plans to close the bridge on Monday.", "close", "planned"),
    ("The mayor urged drivers to avoid the bridge.", "avoid", "hypothetical"),
    ("If it rains, the bridge will be closed.", "rain", "hypothetical"),
]


@pytest.mark.parametrize(("text", "lemma", "world"), WORLDS)
def test_what_world(reader, text, lemma, world):
    claims = find_claims(reader(text), Page(Report("r", text)))
    assert world in {c.world for c in claims if c.predicate is not None and c.predicate.lemma == lemma}, claims
