"""What holds of every text and every report date: offsets lie in the text, low is not after high, runs agree."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.times import date_report, find_times
from sayso.annotate.timex_finding import find_expressions
from sayso.annotate.timex_lengths import length
from sayso.annotate.timex_values import holiday_date, interval, shift_value, third
from sayso.records import Published, Report

PIECES = (
    "on at in by until since the a last next this that early late mid- earlier later Monday Tuesday May March Sept. "
    "January 3 31 1990 2026 0 99999 '82 1990s 8:15 8 p.m. a.m. GMT EST local time noon midnight tomorrow yesterday "
    "today tonight morning night week month year quarter decade century three twenty - , . ; \n\n ago later earlier "
    "days years half past quarter to of and first third-quarter fiscal every each weekend Christmas Eve now recent "
    "future 31 February ٣ ２ 2O26 $ % 's he said will was $5 a share the day after"
).split(" ")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=60)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@lru_cache(1)
def blank():
    """A pipeline that only cuts words."""
    import spacy

    return spacy.blank("en")


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.none() | DAYS)
def test_every_text_at_every_date(text: str, day: date | None):
    text = text.encode("utf-8", "ignore").decode()
    when = Published(day.isoformat(), day.isoformat(), "stated") if day else Published()
    report = Report("r", text, published=when)
    doc = blank()(text)
    dated = date_report(doc, report)
    assert (dated.low is None) == (dated.high is None)
    times = find_times(doc, report)
    assert times == find_times(doc, report)
    ends = 0
    for time in times:
        assert ends <= time.start < time.end <= len(text)
        ends = time.end
        assert text[time.start : time.end].strip() == text[time.start : time.end]
        assert (time.low is None) == (time.high is None)
        if time.low and time.high:
            assert time.low <= time.high
            date.fromisoformat(time.low[:10])
            date.fromisoformat(time.high[:10])
        if time.type in ("DURATION", "SET"):
            assert time.low is None


@pytest.mark.parametrize(
    "piece", ["one ", "_", "the last ", "9", "a-", "1 2 ", "May ", "\n ", "'", "10:10 ", "two hundred and "]
)
def test_hostile_repetition_costs_no_more_than_its_length(piece: str):
    text = (piece * 20_000)[:60_000]
    start = process_time()
    find_expressions(text)
    assert process_time() - start < 10


@given(DAYS, st.integers(-20_000, 20_000), st.sampled_from(["D", "W", "MO", "Q", "Y", "10Y", "C"]))
def test_shifted_values_are_intervals(day: date, count: int, unit: str):
    value = shift_value(day, count, unit)
    if value is not None:
        low, high = interval(value)
        assert low is None or high is None or low <= high


@given(DAYS, st.integers(3, 4000), st.sampled_from(["START", "MID", "END"]))
def test_a_third_lies_within(day: date, days: int, mod: str):
    high = date.fromordinal(min(day.toordinal() + days, date.max.toordinal() - 1))
    if high <= day or (high - day).days < 3:
        return
    first, last = third(day, high, mod) if day.year == high.year else (day, high)
    assert first <= last


@given(st.integers(0, 10_000))
def test_holidays_of_every_year(year: int):
    for rule in ("12-25", "easter-2", "4 4 11", "-1 1 5", "election"):
        day = holiday_date(rule, year)
        assert day is None or day.year == year


@given(st.floats(0, 1e12), st.sampled_from(["S", "M", "H", "D", "W", "2W", "MO", "Q", "Y", "10Y", "C"]))
def test_lengths_are_durations(count: float, unit: str):
    value = length(round(count), unit)
    assert value is None or value.startswith("P")


@given(st.text(alphabet="0123456789XTWQ-:PYFAEMONIZH", max_size=20))
def test_any_value_has_an_interval_or_none(value: str):
    low, high = interval(value)
    assert (low is None) == (high is None)
    assert low is None or high is None or low <= high
