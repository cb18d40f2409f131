"""Words, quotations and shared runs."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.link.shingles import fingerprints, quoted_spans, shared_runs, shingles_of, words_of
from sayso.records import Mark, Report

QUOTED = [
    ("No quotation here.", []),
    ('He said: "We are ready," and left.', ['"We are ready,"']),
    ("She called it “a disgrace”.", ["“a disgrace”"]),
    ("He said: “We are ready. Then he left.", ["“We are ready."]),  # never closed
    ("“We came.\n\n“We saw,” he wrote.", ["“We came.", "“We saw,”"]),  # a speech, opened again with each paragraph
    ("He called it 'a very sad day for us,' and wept.", ["'a very sad day for us,'"]),
    ("The children's coats and the dogs' leads were found.", []),
    ('The 6" pipe burst.', []),
    ("“", ["“"]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations_are_found_and_one_missing_mark_does_no_harm(text: str, expected: list[str]) -> None:
    assert [text[low:high] for low, high in quoted_spans(text)] == expected


def test_quotations_and_furniture_are_not_a_reports_own_words() -> None:
    text = 'LISSA, May 3 (HWA) - The pier fell. "It fell," she said.'
    words = words_of(Report("r", text, marks=(Mark(0, 20, "dateline"),)))
    assert [token for token, own in zip(words.tokens, words.own, strict=True) if own] == [
        "the", "pier", "fell", "she", "said",
    ]  # fmt: skip


def test_words_keep_their_places() -> None:
    text = "Aðal’s  dog\n\nbarked."
    words = words_of(Report("r", text))
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == ["Aðal’s", "dog", "barked"]


def test_shared_runs_are_found_in_order() -> None:
    left = words_of(Report("l", "one two three four five six apple seven eight nine ten eleven twelve")).tokens
    right = words_of(Report("r", "zero one two three four five six pear seven eight nine ten eleven more")).tokens
    runs = shared_runs(shingles_of(left), shingles_of(right))
    assert [(run.left, run.right, run.size) for run in runs] == [(0, 1, 6), (7, 8, 5)]


def test_eight_shared_words_always_leave_a_shared_fingerprint() -> None:
    shared = ["the", "pier", "at", "lissa", "fell", "into", "the", "sea"]
    for before in range(12):
        left = [f"a{n}" for n in range(before)] + shared + ["x"] * 9
        right = [f"b{n}" for n in range(31 - before)] + shared + ["y"] * 5
        assert np.intersect1d(fingerprints(shingles_of(left)), fingerprints(shingles_of(right))).size


@pytest.mark.parametrize("text", ["", "One.", "\n\n\n", "🙂 " * 50])
def test_texts_without_words_to_compare_are_no_trouble(text: str) -> None:
    words = words_of(Report("r", text))
    assert not shared_runs(shingles_of(words.tokens), shingles_of(words.tokens))
