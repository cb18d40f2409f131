"""What is only depicted: which reports are asked, and how long ones are read."""

import numpy as np
import pytest

from sayso.language.scenes import PIECES, laid_out, speaks_of_depiction
from sayso.language.windows import CLS, SEP, PieceTable


def words_of(forms: list[str], breaks: list[int]):
    table = PieceTable(lambda form: [200 + ord(character) for character in form])
    return table.words(forms, np.ones(len(forms), np.int64), np.array(breaks, np.int64))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The Film opens", True),
        ("a deepfake of the mayor", True),
        ("the scenario of a drill", True),
        ("the worst scenario", False),
        ("Rain fell all night", False),
    ],
)
def test_which_reports_are_asked(text, asked):
    assert speaks_of_depiction(text.split()) is asked


def test_paragraphs_are_parted():
    ids, first = laid_out(words_of(["ab", "c", "d"], [1, 0, 1]))
    assert ids.tolist() == [CLS, 297, 298, 299, SEP, 300]
    assert first.tolist() == [1, 3, 5]


@pytest.mark.slow
def test_a_long_report_is_read_whole_and_the_same_each_time(reader):
    scene = "A film about the flood opens on Friday. In it the dam bursts and forty people drown in the church. "
    filler = "The council met on Monday. It voted for the new road. The mayor thanked the engineers. " * 40
    text = f"{filler}\n\n{scene}\n\n{filler}"
    one, other = (reader(text).user_data["sayso.depicted"] for _ in range(2))
    doc = reader(text)
    assert len(doc) > 2 * PIECES
    assert np.array_equal(one, other)
    drown = next(token.i for token in doc if token.text == "drown")
    council = [token.i for token in doc if token.text == "council"]
    assert one[drown] > 0.5
    assert one[council].mean() < 0.1


@pytest.mark.slow
def test_a_report_without_an_occasion_is_not_asked(reader):
    assert not reader("Gunmen climb over the wall. They lock the teachers in.").user_data["sayso.depicted"].any()
