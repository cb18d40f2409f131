"""Quotation marks of all styles; what an odd one costs."""

from __future__ import annotations

import pytest

from sayso.annotate.quotes import find_quotes

CASES = [
    ("“Go,” he said. “Now.”", ["Go,", "Now."]),
    ('"Go," he said. "Now."', ["Go,", "Now."]),
    ("'Go,' he said. 'It isn't late.'", ["Go,", "It isn't late."]),
    ("‘Go,’ he said. ‘It isn’t late.’", ["Go,", "It isn’t late."]),
    ("''Go,'' he said. ''Now.''", ["Go,", "Now."]),
    ("``Go,'' he said.", ["Go,"]),
    ("«Geh», sagte er. „Jetzt“, sagte sie.", ["Geh", "Jetzt"]),
    ("The parents' house, the '90s and 'em.", []),
    ("It's the dogs' dinner, he can't.", []),
    ("He said: 'the parents' house is mine.' Then he left.", ["the parents' house is mine."]),
    ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
    ("“One.\n\n“Two,” she said.", ["One.", "Two,"]),
    ("'First we fix it.\nThen we vote,' she said.", ["First we fix it.\nThen we vote,"]),
    ('A 6" pipe burst. "It was loud," he said.', ["It was loud,"]),
    ("", []),
    ('"', []),
]


@pytest.mark.parametrize(("text", "inner"), CASES)
def test_quotations(text, inner):
    assert [text[q.inner_start : q.inner_end] for q in find_quotes(text)] == inner


def test_an_unpaired_mark_costs_a_quotation_and_no_other():
    text = "“This one never closes.\n\nHe left.\n\n“This one does,” she said. 'So does this,' he said."
    found = find_quotes(text)
    inner = [text[q.inner_start : q.inner_end] for q in found]
    assert inner == ["This one never closes.", "This one does,", "So does this,"]
    assert [q.closed for q in found] == [False, True, True]


def test_a_quotation_that_goes_on_says_so():
    first, second = find_quotes("“One.\n\n“Two,” she said.")
    assert first.goes_on
    assert not second.goes_on
