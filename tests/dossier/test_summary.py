"""The terminal's twenty lines."""

from __future__ import annotations

import io

from rich.console import Console

from sayso.dossier.summary import print_summary
from sayso.records import Dossier, Skipped

from .build import build
from .hostile import build_hostile


def printed(dossier: Dossier) -> str:
    console = Console(file=io.StringIO(), width=110, color_system=None)
    print_summary(dossier, console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_twenty_lines_tell_the_story() -> None:
    text = printed(build()[0])
    assert len(text.splitlines()) <= 22
    for words in (
        "8 reports, 1 of them a copy",
        "Contested",
        "The captain was drunk",
        "17 Mar 2026",
        "11 (Elena Radeva)",
    ):
        assert words in text


def test_terminal_escapes_in_a_report_stay_letters() -> None:
    text = printed(build_hostile()[0])
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert max(map(len, text.splitlines())) <= 110


def test_nothing_read() -> None:
    assert "No story" in printed(Dossier(skipped=(Skipped("x.bin", "read", "saw no text"),)))
