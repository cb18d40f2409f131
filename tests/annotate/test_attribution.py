"""Who says what, by construction: one short sentence for each class of error that was mended."""

# ruff: noqa: E501 - a parse is one line
from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from sayso.annotate.claims import find_claims
from sayso.records import Page, Report

_spec = importlib.util.spec_from_file_location("parses", Path(__file__).with_name("parses.py"))
assert _spec is not None
assert _spec.loader is not None
parses = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(parses)

# (parse, who, what): one attribution each, or none where `who` is None.
BUILT = [
    pytest.param(
        "Ruiz NNP nsubj 2 / want VBP root 0 / to TO mark 4 / go VB xcomp 2 / . . punct 2",
        None, "", id="an infinitive of wanting is no statement",
    ),
    pytest.param(
        "Costs NNS nsubj 7 / , , punct 4 / she PRP nsubj 4 / said VBD acl:relcl 1 / , , punct 1 / were VBD cop 7 / high JJ root 0 / . . punct 7",
        "she", "Costs were high", id="a saying between subject and verb",
    ),
    pytest.param(
        "The DT det 2 / council NN nsubj 3 / release VBD root 0 / a DT det 5 / statement NN obj 3 / say VBG acl 5 / it PRP nsubj 8 / fell VBD ccomp 6 / . . punct 3",
        "council", "it fell", id="a statement's issuer",
    ),
    pytest.param(
        "It PRP nsubj 2 / fell VBD ccomp 4 / , , punct 2 / said VBD root 0 / mayor NN nmod:desc 6 / Ruiz NNP conj 2 / . . punct 4",
        "mayor Ruiz", "It fell", id="a sayer read as part of what is said",
    ),
    pytest.param(
        "Ruiz NNP nsubj 2 / said VBD root 0 / it PRP nsubj 4 / hit VBD ccomp 2 / Lopez NNP obj 4 / , , punct 8 / who WP nsubj 8 / fell VBD acl:relcl 5 / . . punct 2",
        "Ruiz", "it hit Lopez", id="what the report appends",
    ),
    pytest.param(
        "It PRP nsubj 2 / fell VBD ccomp 4 / , , punct 6 / said VBD root 0 / the DT det 6 / mayor NN nsubj 2 / of IN case 8 / Lissa NNP nmod 6 / , , punct 10 / Ruiz NNP appos 6 / . . punct 4",
        "mayor of Lissa", "It fell", id="a sayer in what is said, the comma before the verb with it",
    ),
    pytest.param(
        "A DT det 2 / sect NN nsubj 5 / call VBN acl 2 / Sunrise NNP xcomp 3 / fell VBD root 0 / . . punct 5",
        None, "", id="a name behind its noun",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("parse", "who", "what"), BUILT)
def test_who_says_what_in_a_built_parse(parse, who, what):
    said = [claim for claim in parses.claims_of(parse) if claim.cue is not None]
    names = {claim.speaker.name for claim in said if claim.speaker is not None}
    assert names == ({who} if who else set())
    assert " ".join(claim.text for claim in said if claim.predicate and claim.text in what) or not what


# text, who, the start and the end of what they say as far as it is theirs
READ = [
    ("Ruiz: Bridge will fall\n\nThe bridge is old, Ruiz said.", "Ruiz", "Bridge will fall"),
    ("Poll: Voters want a new bridge\n\nThe bridge is old.", "Poll", "Voters want a new bridge"),
    ("“It was a big boat,” Lopez wrote, “but I found the price fair.”", "Lopez", "but I found the price fair"),
    ("Costs are high: “There is a ton of noise with this job,” Lopez said.", "Lopez", "There is a ton of noise"),
    ("“It held,” Clark said, noting its age. “We were lucky that day.”", "Clark", "We were lucky that day"),
    ("“The bridge has shown more spine,” reads an editorial in The Post.", "editorial in The Post", "The bridge"),
    ("The bridge was weak, as first reported by the Daily Press.", "Daily Press", "The bridge was weak"),
    ("Ruiz told the paper in a statement that the bridge fell.", "Ruiz", "the bridge fell"),
    ("Officers interviewed at the rally said they were dismayed.", "Officers", "were dismayed"),
    ("Ruiz referred to Lopez as a liar on Monday.", "Ruiz", "Lopez as a liar"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "who", "what"), READ)
def test_who_says_what_as_read(reader, text, who, what):
    claims = find_claims(reader(text), Page(Report("r", text)))
    assert any(c.speaker is not None and who in c.speaker.name and what in c.text for c in claims), [
        (c.speaker and c.speaker.name, c.text) for c in claims
    ]


SILENT = [
    "The mayor wants to leave the city.",
    "A sect called Sunrise bought the bridge.",
    "Make sure that the bridge is closed.",
    "The court denied them entry.",
    "The plan has prompted fears that it would fall.",
]


@pytest.mark.slow
@pytest.mark.parametrize("text", SILENT)
def test_nobody_is_made_to_say_it(reader, text):
    assert [c.text for c in find_claims(reader(text), Page(Report("r", text))) if c.cue is not None] == []
