"""Lemmas from scripts, endings and the lexicon."""

import pytest

from sayso.language.lemmas import Lexicon, apply_script, lemma_script, regular_lemmas

WORDS = Lexicon(
    {"VBD said": "say", "PRP i": "I", "NNS people": "people"},
    {"VERB": frozenset({"vote", "hope", "plan", "say", "hit"}), "NOUN": frozenset({"city"}), "DET": frozenset({"the"})},
    {"announce": 7, "pass": 8, "passe": 900, "clash": 9, "hero": 10}.get,
)


@pytest.mark.parametrize(("form", "lemma"), [
    ("Taxes", "tax"), ("was", "be"), ("better", "good"), ("Rome", "Rome"), ("IRAN", "Iran"), ("n't", "not"),
])  # fmt: skip
def test_script_gives_its_lemma_back(form, lemma):
    assert apply_script(form, lemma_script(form, lemma)) == lemma


def test_a_script_too_long_for_the_form_is_harmless():
    assert apply_script("Is", "l5|y") == "is"


@pytest.mark.parametrize(("form", "upos", "xpos", "lemma"), [
    ("Said", "VERB", "VBD", "say"), ("voted", "VERB", "VBN", "vote"), ("hoping", "VERB", "VBG", "hope"),
    ("planned", "VERB", "VBD", "plan"), ("cities", "NOUN", "NNS", "city"), ("announced", "VERB", "VBD", "announce"),
    ("passed", "VERB", "VBD", "pass"), ("clashes", "NOUN", "NNS", "clash"), ("THE", "DET", "DT", "the"),
    ("i", "PRON", "PRP", "I"), ("HEROES", "PROPN", "NNPS", "HERO"),
])  # fmt: skip
def test_words_that_exist_decide(form, upos, xpos, lemma):
    assert WORDS.lemma(form, upos, xpos, "keep") == lemma


def test_a_form_without_an_ending_is_its_own_lemma_where_that_is_one():
    assert WORDS.lemma("hit", "VERB", "VBN", "l2|") == "hit"
    assert WORDS.lemma("sang", "VERB", "VBD", "=sing") == "sing"


def test_no_ending_leaves_nothing():
    assert regular_lemmas("s", "NNS") == []
    assert regular_lemmas("shed", "NN") == []
