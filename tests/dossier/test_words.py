"""Tables of short texts: what is shown of them, and what never is."""

from __future__ import annotations

import pytest

from sayso.dossier.words import amount_words, inert, marked, plain, segments, shortened, when_words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("<b>&\"'", "&lt;b&gt;&amp;&#34;&#39;"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩"),
        ("\x00\x1b[1m", "⟨U+0000⟩⟨U+001B⟩[1m"),
        ("line\nline\ttab", "line\nline\ttab"),
        ("lone \ud800 half", "lone ⟨U+D800⟩ half"),
        ("tag \U000e0041 letters", "tag ⟨U+E0041⟩ letters"),
        ("Brăila, Kırşehir, 東京, القاهرة", "Brăila, Kırşehir, 東京, القاهرة"),
        ("é" + "\u0301" * 9, "é" + "\u0301" * 3),
        ("👩\u200d🚒", "👩\u200d🚒"),
    ],
)
def test_inert(text: str, shown: str) -> None:
    assert str(inert(text)) == shown


def test_plain_leaves_angle_brackets_to_the_escaper() -> None:
    assert plain("<i>\u200e") == "<i>⟨U+200E⟩"


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        ([], [(0, 9, "")]),
        ([(0, 9, "a")], [(0, 9, "a")]),
        ([(0, 4, "a"), (2, 6, "b")], [(0, 2, "a"), (2, 4, "ab"), (4, 6, "b"), (6, 9, "")]),
        ([(2, 6, "b"), (2, 8, "a")], [(0, 2, ""), (2, 6, "ab"), (6, 8, "a"), (8, 9, "")]),
        ([(5, 5, "x"), (7, 3, "y")], [(0, 9, "")]),
        ([(-5, 3, "a"), (8, 99, "b")], [(0, 3, "a"), (3, 8, ""), (8, 9, "b")]),
    ],
)
def test_segments(spans: list[tuple[int, int, str]], pieces: list[tuple[int, int, str]]) -> None:
    assert [(low, high, "".join(tags)) for low, high, tags in segments(0, 9, spans)] == pieces


def test_marks_cannot_break_out_of_their_text() -> None:
    assert str(marked("<b>x", 0, 4, [(1, 2, "key")])) == '&lt;<span class="key">b</span>&gt;x'


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("2026-01-03", "2026-01-03", "3 Jan 2026"),
        ("2026-01-03T02:00", "2026-01-03T03:30", "3 Jan 2026, 02:00–03:30"),
        ("2026-01-03T00:00", "2026-01-03T23:59", "3 Jan 2026"),
        ("2025-12-30", "2026-01-02", "30 Dec 2025 – 2 Jan 2026"),
        ("2026-01-28", "2026-02-02", "28 Jan – 2 Feb 2026"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2026-03-10", None, "from 10 Mar 2026"),
        ("soon", "later", "soon – later"),
        ("2026-13-45", "2026-13-45", "2026-13-45"),
    ],
)
def test_when(low: str | None, high: str | None, words: str) -> None:
    assert when_words(low, high) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ((32, 32, 32), "32"),
        ((150, 150, None), "at least 150"),
        ((None, 40, 40), "at most 40"),
        ((35, 40, 45), "40 (35–45)"),
        ((3e6, 3e6, 3e6), "3,000,000"),
        ((0, 0, 0), "0"),
        ((2.5, 2.5, 2.5), "2.5"),
        ((None, None, None), "unknown"),
    ],
)
def test_amounts(figure: tuple[float | None, float | None, float | None], words: str) -> None:
    assert amount_words(*figure) == words


def test_an_enormous_word_is_cut() -> None:
    assert len(shortened("W" * 3000, 80)) <= 81
