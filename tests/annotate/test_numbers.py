"""Numbers in short texts: value, bounds, approximation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.numbers import find_numbers

CASES = [
    ("more than two dozen boats", [(24, 24, None)]),
    ("15 to 20 men", [(15, None, 20)]),
    ("between 50 and 70", [(50, None, 70)]),
    ("twenty-eight thousand six hundred forty-two students", [(28642, 28642, 28642)]),
    ("tens of millions of dollars", [(1e7, None, 1e8)]),
    ("dozens of homes", [(12, None, 120)]),
    ("4 hundred million people", [(4e8, 4e8, 4e8)]),
    ("1 to 2 thousand people", [(1000, None, 2000)]),
    ("$10 to $15 billion", [(1e10, None, 1.5e10)]),
    ("one and a half million", [(1.5e6, 1.5e6, 1.5e6)]),
    ("half a million", [(5e5, 5e5, 5e5)]),
    ("two and a half years", [(2.5, 2.5, 2.5)]),
    ("a dozen", [(12, 12, 12)]),
    ("two-thirds of it", [(2 / 3, 2 / 3, 2 / 3)]),
    ("one in four", [(0.25, 0.25, 0.25)]),
    ("7 3/4 %", [(7.75, 7.75, 7.75)]),
    ("minus-260 degrees", [(-260, -260, -260)]),
    ("fell -0.6%", [(-0.6, -0.6, -0.6)]),
    ("$5.4m", [(5.4e6, 5.4e6, 5.4e6)]),
    ("2.7m combined sales", [(2.7e6, 2.7e6, 2.7e6)]),
    ("a 37m long boat", [(37, 37, 37)]),
    ("as many as 300", [(None, 300, 300)]),
    ("nine or more", [(9, 9, None)]),
    ("some 40", [(None, 40, None)]),
    ("nearly 1,200", [(None, 1200, None)]),
    ("several hundred", [(200, None, 900)]),
    ("two or three", [(2, None, 3)]),
    ("١٢ people", [(12, 12, 12)]),
    ("killing 12 and injuring 40", [(12, 12, 12), (40, 40, 40)]),
    ("one two", [(1, 1, 1), (2, 2, 2)]),
    ("9" * 400, []),
    ("1/0 of nothing", []),
    ("the third man", []),
    ("hundred", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_numbers(text, wanted):
    assert [(n.low, n.best, n.high) for n in find_numbers(text)] == [pytest.approx(w) for w in wanted]


def test_about_is_approximate():
    assert [n.approximate for n in find_numbers("about 15, exactly 16")] == [True, False]


@given(st.text(alphabet="0123456789,.-/ ½aonetwmillidzhu$%–to", max_size=60))
def test_offsets_hold_and_low_is_never_above_high(text):
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
        ends = [value for value in (number.low, number.best, number.high) if value is not None]
        assert ends == sorted(ends)
