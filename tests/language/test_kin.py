"""The network of kinship: how claims are laid out, and that a pair's chances depend on the pair alone."""

import re
from types import SimpleNamespace

import numpy as np
import pytest

from sayso.errors import ReaderError
from sayso.language.kin import BEFORE, LONGEST, Kin, Sited, laid_out, load_kin


def claim(sentence, words, before=""):
    start = sentence.index(words)
    return Sited(sentence, start, start + len(words), before)


FELL = claim("The footbridge fell into the canal, police said.", "The footbridge fell into the canal")
DOWN = claim("Residents woke to find their bridge lying in the water.", "their bridge lying in the water")
STANDS = claim("The footbridge did not fall, the council insists.", "The footbridge did not fall")
HELD = claim("The minister was arrested on Tuesday, his lawyer said.", "The minister was arrested on Tuesday")
FREE = claim("The minister was never arrested, the police said.", "The minister was never arrested")
TRAIN = claim("Ticket prices go up by four per cent in June.", "Ticket prices go up by four per cent in June")


@pytest.mark.slow
def test_one_happening_in_other_words_is_likelier_than_two():
    kin = load_kin()
    chances = kin.chances(kin.vectors([FELL, DOWN, TRAIN]), np.array([0, 0]), np.array([1, 2]))
    assert chances[0, 0] > 0.6 > 0.3 > chances[1, 0]


@pytest.mark.slow
def test_a_denial_is_at_odds_and_a_repetition_is_not():
    kin = load_kin()
    chances = kin.chances(kin.vectors([HELD, FREE, HELD]), np.array([0, 0]), np.array([1, 2]))
    assert chances[0, 1] > 0.5 > 0.1 > chances[1, 1]
    chances = kin.chances(kin.vectors([FELL, STANDS, FELL]), np.array([0, 0]), np.array([1, 2]))
    assert chances[0, 1] > 0.1 > 0.05 > chances[1, 1]  # short of the half that counts: rules find this one


@pytest.mark.slow
def test_order_and_neighbours_change_nothing():
    kin = load_kin()
    alone = kin.vectors([FELL])
    among = kin.vectors([TRAIN, FELL, DOWN])
    assert np.array_equal(alone[0], among[1])
    there, back = kin.chances(among, np.array([1, 2]), np.array([2, 1]))
    assert np.allclose(there, back, atol=1e-5)


@pytest.mark.slow
def test_claims_of_one_sentence_have_their_own_vectors():
    sentence = "A wall gave way, killing three, after the rain had washed the hill out."
    kin = load_kin()
    fell, killed = kin.vectors([claim(sentence, "A wall gave way"), claim(sentence, "killing three")])
    assert not np.allclose(fell, killed)


@pytest.mark.slow
def test_a_very_long_sentence_is_read_round_each_claim():
    filler = "and then the council talked about the road to the mill and the mill and its wheel " * 20
    sentence = f"A wall gave way {filler} before three died."
    kin = load_kin()
    first, last = kin.vectors([claim(sentence, "A wall gave way"), claim(sentence, "three died")])
    short = kin.vectors([claim("A wall gave way and then the council talked about it.", "A wall gave way")])[0]
    assert first @ short / np.linalg.norm(first) / np.linalg.norm(short) > 0.7
    assert np.isfinite(last).all()
    assert LONGEST < 512


@pytest.mark.slow
def test_the_sentence_before_tells_what_it_was():
    floors = "All three floors have come down."
    hotel = claim("The Hotel Liqeni collapsed on Tuesday morning.", "The Hotel Liqeni collapsed")
    known = claim(floors, "All three floors have come down", "Nothing is left of the Hotel Liqeni.")
    other = claim(floors, "All three floors have come down", "The price of carpets fell again this week.")
    kin = load_kin()
    chances = kin.chances(kin.vectors([hotel, known, other]), np.array([0, 0]), np.array([1, 2]))
    assert chances[0, 0] > chances[1, 0]


def test_what_stands_before_is_cut_from_its_front():
    tokenizer = Words()
    ids, own = laid_out(tokenizer, "9 8 7", [(2, 5)], " ".join(map(str, range(1000, 1000 + 2 * BEFORE))))
    assert ids.tolist() == [101, *range(1000 + BEFORE, 1000 + 2 * BEFORE), 102, 9, 8, 7, 102]
    assert ids[own[:, 0] == 1].tolist() == [8, 7]


class Words:
    """A tokenizer of numbers between blanks, each its own id."""

    def encode(self, text, *, add_special_tokens):
        found = list(re.finditer(r"\d+", text))
        return SimpleNamespace(ids=[int(match[0]) for match in found], offsets=[match.span() for match in found])


@pytest.mark.slow
def test_nothing_to_read_gives_nothing():
    kin = load_kin()
    none = kin.vectors([])
    assert none.shape == (0, 384)
    assert kin.chances(none, np.zeros(0, np.int64), np.zeros(0, np.int64)).shape == (0, 2)


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(ReaderError, match=r"kin\.onnx"):
        Kin(tmp_path)
