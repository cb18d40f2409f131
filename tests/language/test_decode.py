"""Trees and names out of any scores."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.decode import agreed_labels, best_names, best_tree, sentence_starts

TAGS = ["O", *(f"{side}-{label}" for label in ("PERSON", "ORG") for side in "BIES")]


def is_tree(heads) -> bool:
    roots = [word for word, head in enumerate(heads) if word == head]
    for begin in range(len(heads)):
        word = begin
        for _ in heads:
            word = heads[word]
        if word not in roots:
            return False
    return len(roots) == 1


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_always_a_tree(size, seed):
    arcs = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    assert is_tree(best_tree(arcs).tolist())


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 5), st.integers(0, 2**32 - 1))
def test_best_tree_under_its_root(size, seed):
    arcs = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    found = best_tree(arcs)
    root = next(word for word, head in enumerate(found) if word == head)
    best = max(sum(arcs[word, head] for word, head in enumerate(heads))
               for heads in itertools.product(range(size), repeat=size)
               if heads[root] == root and is_tree(heads))  # fmt: skip
    assert sum(arcs[word, head] for word, head in enumerate(found)) == pytest.approx(best, abs=1e-4)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_names_are_whole(size, seed):
    scores = np.log(np.random.default_rng(seed).dirichlet(np.ones(len(TAGS)), size)).astype(np.float32)
    names = best_names(scores, TAGS)
    assert all(0 <= first < end <= size for first, end, _ in names)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(names))


def test_paragraphs_always_start_sentences():
    starts = sentence_starts(np.array([-9, -9, 9, -9], np.float32), np.array([0, 0, 0, 1]))
    assert starts.tolist() == [True, False, True, True]


def test_a_surname_counts_with_its_full_name():
    person, organisation = {"PERSON": -0.1, "ORG": -4.0}, {"PERSON": -1.2, "ORG": -0.8}
    assert agreed_labels(["Ana Reis", "Reis"], [person, organisation], ["PERSON", "ORG"]) == ["PERSON", "PERSON"]
