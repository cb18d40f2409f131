"""Stated dates to intervals."""

import pytest

from sayso.read.published import read_published

DATES = [
    ("2026", "2026-01-01", "2026-12-31"),
    ("2026-01", "2026-01-01", "2026-01-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2026-01-03", "2026-01-03", "2026-01-03"),
    (" 2026-01-03 ", "2026-01-03", "2026-01-03"),
    ("20260103", "2026-01-03", "2026-01-03"),
    ("2026-W02", "2026-01-05", "2026-01-11"),
    ("2026-01-05T20:15", "2026-01-05T20:15", "2026-01-05T20:15"),
    ("2026-01-05T20:15:30", "2026-01-05T20:15:30", "2026-01-05T20:15:30"),
    ("2026-01-05T20:15:00.123Z", "2026-01-05T20:15", "2026-01-05T20:15"),
    ("2026-01-05T23:30:00-05:00", "2026-01-05T23:30", "2026-01-05T23:30"),  # the local day, never the UTC one
    ("2026-01-05 20:15:00+0100", "2026-01-05T20:15", "2026-01-05T20:15"),
    ("January 5, 2026", "2026-01-05", "2026-01-05"),
    ("5 Jan. 2026", "2026-01-05", "2026-01-05"),
    ("Mon, 05 Jan 2026 20:15:00 GMT", "2026-01-05T20:15", "2026-01-05T20:15"),
    ("Monday, January 5th, 2026 at 8:15 p.m. EST", "2026-01-05T20:15", "2026-01-05T20:15"),
    ("January 5, 2026, 12:05 a.m.", "2026-01-05T00:05", "2026-01-05T00:05"),
]


@pytest.mark.parametrize(("words", "low", "high"), DATES)
def test_a_stated_date_is_its_interval(words: str, low: str, high: str) -> None:
    found = read_published(words)
    assert (found.low, found.high, found.basis, found.stated) == (low, high, "stated", words.strip())


@pytest.mark.parametrize(
    "words",
    [
        *("03/04/2026", "yesterday", "2026-13-01", "2026-02-30", "2026-1-3", "31 February 2026", "2026-W60"),
        *("January 2026 or so", "2026-01-05T99:00", "0000-01-01", "Jan 5, 2026, 13:00 pm", "1767398400000"),
        "x" * 5000,
        "9" * 400,
    ],
)
def test_what_is_no_unmistakable_date_stays_unknown_and_is_kept(words: str) -> None:
    found = read_published(words)
    assert (found.low, found.high, found.basis) == (None, None, "unknown")
    assert found.stated == words


@pytest.mark.parametrize("words", [None, "", "   "])
def test_nothing_stated(words: str | None) -> None:
    assert read_published(words).basis == "unknown"
    assert read_published(words).stated is None
