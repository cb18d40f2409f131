"""Claims from hand-built parses: who says so, how firmly, what."""

# ruff: noqa: E501 - a parse is one line
from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from sayso.records import Claim

_spec = importlib.util.spec_from_file_location("parses", Path(__file__).with_name("parses.py"))
assert _spec is not None
assert _spec.loader is not None
parses = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(parses)

SAID = "The DT det 2 / minister NN nsubj 3 / said VBD root 0 / the DT det 5 / bridge NN nsubj 6 / fell VBD ccomp 3 / . . punct 3"
INVERTED = "The DT det 2 / bridge NN nsubj 3 / fell VBD root 0 / , , punct 5 / said VBD parataxis 3 / Ruiz NNP nsubj 5 / . . punct 3"
DENIED = "Ruiz NNP nsubj 2 / denied VBD root 0 / that IN mark 5 / police NNS nsubj 5 / fired VBD ccomp 2 / . . punct 2"
NOT = "Police NNS nsubj 4 / did VBD aux 4 / not RB advmod 4 / fire VB root 0 / . . punct 4"
MAY = "The DT det 2 / bridge NN nsubj 4 / may MD aux 4 / fall VB root 0 / . . punct 4"
WILL = "The DT det 2 / mayor NN nsubj 4 / will MD aux 4 / fire VB root 0 / the DT det 6 / chief NN obj 4 / . . punct 4"
APPEARED = "The DT det 2 / blaze NN nsubj 3 / appeared VBD root 0 / to TO mark 6 / have HV aux 6 / started VBN xcomp 3 / . . punct 3"
ACCORDING = (
    "The DT det 2 / bridge NN nsubj 3 / fell VBD root 0 / , , punct 8 / according VBG case 8 / to IN fixed 5 / the DT det 8 "
    "/ ministry NN obl 3 / . . punct 3"
)
PASSIVE = "Nine CD nummod 2 / people NNS nsubj:pass 4 / were VBD aux:pass 4 / killed VBN root 0 / by IN case 6 / missiles NNS obl:agent 4 / . . punct 4"


def main_claim(sentence: str, lemma: str) -> Claim:
    """The claim of a sentence with this predicate."""
    return next(c for c in parses.claims_of(sentence) if c.predicate is not None and c.predicate.lemma == lemma)


def test_indirect_speech_has_speaker_cue_and_content():
    claim = main_claim(SAID, "fall")
    assert claim.text == "the bridge fell"
    assert claim.speaker is not None
    assert claim.speaker.name == "minister"
    assert claim.cue is not None


def test_the_saying_itself_is_a_claim_of_the_report_without_its_content():
    claim = main_claim(SAID, "say")
    assert (claim.text, claim.speaker, claim.cue) == ("The minister said", None, None)


def test_inverted_speech():
    claim = main_claim(INVERTED, "fall")
    assert claim.text == "The bridge fell"
    assert claim.speaker is not None
    assert claim.speaker.name == "Ruiz"


def test_according_to():
    claim = main_claim(ACCORDING, "fall")
    assert claim.speaker is not None
    assert (claim.text, claim.speaker.name) == ("The bridge fell", "ministry")


FIRMNESS = [
    (SAID, "fall", "certain", "positive", "states", "actual"),
    (DENIED, "fire", "certain", "negative", "denies", "actual"),
    (NOT, "fire", "certain", "negative", "states", "actual"),
    (MAY, "fall", "possible", "positive", "predicts", "hypothetical"),
    (WILL, "fire", "certain", "positive", "states", "planned"),
    (APPEARED, "start", "probable", "positive", "states", "actual"),
]


@pytest.mark.parametrize(("sentence", "lemma", "certainty", "polarity", "stance", "world"), FIRMNESS)
def test_how_firmly(sentence, lemma, certainty, polarity, stance, world):
    claim = main_claim(sentence, lemma)
    assert (claim.certainty, claim.polarity, claim.stance, claim.world) == (certainty, polarity, stance, world)


def test_passive_turns_actor_and_target():
    claim = main_claim(PASSIVE, "kill")
    assert [p.name for p in claim.actors] == ["missiles"]
    assert [p.name for p in claim.targets] == ["Nine people"]
    assert claim.kind == "ASSAULT"


def test_ids_are_unique_and_stable():
    ids = [claim.id for claim in parses.claims_of(SAID, INVERTED, DENIED)]
    assert len(ids) == len(set(ids))
    assert ids == [claim.id for claim in parses.claims_of(SAID, INVERTED, DENIED)]


def test_no_words_no_claims():
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from sayso.annotate.claims import find_claims
    from sayso.records import Page, Report

    assert find_claims(Doc(Vocab(), words=[]), Page(Report("r", ""))) == ()


def test_an_unparsed_text_gives_claims_or_none_but_no_error():
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from sayso.annotate.claims import find_claims
    from sayso.records import Page, Report

    doc = Doc(Vocab(), words=["said", "“", "it", "fell", ":", "who", "knows"])
    assert isinstance(find_claims(doc, Page(Report("r", doc.text))), tuple)
