"""Time expressions and what they denote (TIMEX3).

    text ─find, filter─▶ expressions ─join─▶ with their clock and «early …» ─read in order─▶ Time

The grammar's table is in `timex_grammar`; how each rule reads, in `timex_calendar`, `timex_relative`, `timex_lengths`
and `timex_clock`; what a value denotes, in `timex_values`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.timex_clock import read_clock
from sayso.annotate.timex_filter import is_time
from sayso.annotate.timex_finding import find_expressions, join_expressions
from sayso.annotate.timex_layout import clock_of, entry_days, headline_day, is_aside, says_today
from sayso.annotate.timex_publish import infer_published
from sayso.annotate.timex_records import Found, Narrative, Reading, narrative_of
from sayso.annotate.timex_tense import tense_at
from sayso.annotate.timex_values import interval
from sayso.records import Published, Report, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

SENTENCE_END = re.compile(r"[.!?]['”’\")]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n\s*\n")
ALL_TIMES = re.compile(r"\ball times (?:are )?(?:in |given in )?(?:the )?(local|[A-Z]{3,4})\b", re.IGNORECASE)


def date_report(doc: Doc, report: Report) -> Published:
    """When the report came out: as stated, else inferred from its text, else unknown.

    An inferred date (`basis` «text») needs a dateline with a full date, or several expressions that leave one day.
    """
    if report.published.low and report.published.low[:10] == (report.published.high or "")[:10]:
        return report.published
    return infer_published(doc.text, report)


def find_times(doc: Doc, report: Report) -> tuple[Time, ...]:
    """The time expressions of the report, resolved against its publication and narrative.

    >>> import spacy
    >>> doc = spacy.blank("en")("He left early on Friday.")
    >>> [time] = find_times(doc, Report("r", doc.text, published=Published("2026-01-05", "2026-01-05", "stated")))
    >>> doc.text[time.start:time.end], time.value, time.low, time.high, time.basis
    ('early on Friday', '2026-01-02', '2026-01-02T00:00', '2026-01-02T09:59', 'published')
    """
    text = doc.text
    now = narrative_of(report.published)
    stated = ALL_TIMES.search(text)
    if stated and stated[1].lower() != "local":
        now.zone = stated[1].upper()
    times = []
    last_end = 0
    found = join_expressions(find_expressions(text, lambda one: is_time(one, doc)))
    entries = entry_days(found, now)
    listen(report, text, found, now)
    now.says_today = now.says_today and not entries
    for one in found:
        if one.start in entries:
            now.enter(entries[one.start], clock_of(one))
        if last_end and "\n" in text[last_end : one.start]:
            now.turn_back()
        now.same_sentence = last_end > 0 and not SENTENCE_END.search(text, last_end, one.start + 1)
        now.tense = tense_at(doc, one.start, one.end) if needs_tense(one) else None
        reading = read_one(one, now)
        if reading is None:
            continue
        if is_aside(one, doc):
            now.turn_aside()
        elif re.match(r"\d{4}-\d\d-\d\d", reading.value or ""):
            now.aside = None
        now.hear(reading)
        now.by_clock = one.rule.read is read_clock if reading.type == "TIME" else False
        last_end = one.end
        times.append(make_time(one, reading, now))
    return tuple(times)


def listen(report: Report, text: str, found: Sequence[Found], now: Narrative) -> None:
    """Takes note of what the headline and the lead tell of the report's days."""
    day = headline_day(report.title, now)
    if day:
        now.spoken_day, now.first_day, now.spoken_day_basis = day.isoformat(), day, now.basis
    now.says_today = says_today(text, found)


def needs_tense(one: Found) -> bool:
    """Whether the expression reads differently in past and future."""
    return "tense" in one.rule.tags or one.clock is not None


def read_one(one: Found, now: Narrative) -> Reading | None:
    """How an expression reads, with what was joined to it."""
    if one.day:
        return read_clock(one, now, one.day.rule.read(one.day, now))
    reading = one.rule.read(one, now)
    if reading is None:
        return None
    if one.clock:
        return read_clock(one.clock, now, reading)
    if one.has("part") and one.rule.name in ("month day", "day month", "weekday", "today"):
        code = one.lexicon.values["part"].get(one.one("part"))
        value = f"{reading.value}T{code}" if reading.value and reading.value[-1].isdigit() else reading.value
        reading = replace(reading, type="TIME", value=value)
    return replace(reading, mod=reading.mod or one.mod) if one.mod else reading


def make_time(one: Found, reading: Reading, now: Narrative) -> Time:
    """The record of a reading, with the interval it denotes."""
    low, high = interval(reading.value, reading.mod) if reading.type in ("DATE", "TIME") else (None, None)
    first = one.words.lower(one.first)
    if low and high and now.today and first in ("earlier", "later") and reading.mod:
        whole_low, whole_high = interval(reading.value)
        today = now.today.isoformat()
        if whole_low and whole_high and whole_low[:10] < today < whole_high[:10]:
            low, high = (whole_low, today) if first == "earlier" else (today, whole_high)
    approximate = (
        reading.approximate or one.approx is not None or one.has("approx") or reading.mod in ("START", "MID", "END")
    )
    return Time(
        one.start,
        one.end,
        reading.type,
        reading.value,
        low,
        high,
        zone=reading.zone,
        approximate=approximate,
        basis=reading.basis,
    )
