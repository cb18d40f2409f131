"""Words into windows."""

from itertools import pairwise

import numpy as np
import pytest

from sayso.language.windows import (
    MOST_PIECES,
    SHAPES,
    PieceTable,
    cut_windows,
    fill_batch,
    paragraph_breaks,
    word_shape,
)


def words_of(text: str):
    forms = text.split()
    table = PieceTable(lambda form: [200 + ord(character) for character in form])
    return table.words(forms, np.ones(len(forms), np.int64), np.zeros(len(forms), np.int64))


@pytest.mark.parametrize(("form", "shape"), [
    ("war", "lower"), ("Rome", "title"), ("NATO", "upper"), ("A", "initial"), ("McCain", "mixed"), ("5th", "digits"),
    ("U.S.", "upper"), ("...", "marks"), ("مرحبا", "other"), ("O'Brien", "mixed"),
])  # fmt: skip
def test_shape(form, shape):
    assert SHAPES[word_shape(form)] == shape


def test_windows_cover_all_and_end_at_sentences():
    text = " ".join(["It rained ."] * 40)
    windows = cut_windows(words_of(text), iter(lambda: 50, None))
    assert windows[0][0] == 0
    assert windows[-1][1] == 120
    assert all(left[1] == right[0] for left, right in pairwise(windows))
    assert all(end % 3 == 0 for _, end in windows)


def test_windows_without_any_good_place_still_end():
    windows = cut_windows(words_of("ab " * 500), iter(lambda: 40, None))
    assert max(end - start for start, end in windows) <= 20


def test_a_word_larger_than_the_budget_stands_alone():
    assert cut_windows(words_of("abcdefghijkl m"), iter(lambda: 5, None)) == [(0, 1), (1, 2)]


def test_a_long_word_has_few_pieces():
    assert words_of("a" * 5000).counts.tolist() == [MOST_PIECES]


def test_batch_is_a_rectangle():
    words = words_of("a bc d")
    batch = fill_batch([(words, 0, 3), (words, 1, 2)], multiple=8)
    assert batch.ids.shape == (2, 8)
    assert batch.lengths.tolist() == [6, 4]
    assert batch.first[0, :3].tolist() == [1, 2, 4]
    assert batch.last[0, :3].tolist() == [1, 3, 4]


@pytest.mark.parametrize(("lines", "breaks"), [
    (["Storm hits", "Two died."], [0, 0, 1, 0]),  # a heading
    (["we saw", "it fall"], [0, 0, 0, 0]),  # wrapped by hand
    (["All died.", "it fell"], [0, 0, 1, 0]),  # a sentence ends with the line
])  # fmt: skip
def test_single_line_breaks(lines, breaks):
    forms = [form for line in lines for form in line.replace(".", " .").split()]
    forms = [form for form in forms if form != "."] if breaks[2] == 0 else forms
    gaps, before, position = [], [""], 0
    for line in lines:
        for index, _ in enumerate(line.replace(".", " .").split()):
            gaps.append("\n" if index == 0 and position else " " if position else "")
            position += 1
    before += forms[:-1]
    found = paragraph_breaks(gaps[: len(forms)], before, forms)
    assert found.sum() == sum(breaks)
