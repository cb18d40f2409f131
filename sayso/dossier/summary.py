"""The dossier in twenty lines of a terminal: what is established, contested, from one origin, only depicted, ahead."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from sayso.dossier.view import Line, StoryView, view_story
from sayso.dossier.words import counted, plain, shortened
from sayso.records import Dossier

COLOURS = {
    "confirmed": "green",
    "contested": "red",
    "single": "yellow",
    "depicted": "magenta",
    "planned": "blue",
    "weak": "bright_magenta",
}
MARKS = {"confirmed": "●●", "contested": "▶◀", "single": "○ ", "depicted": "▣ ", "planned": "→ ", "weak": "△ "}
STORIES, LABEL = 3, 17


def print_summary(dossier: Dossier, console: Console) -> None:
    """The largest stories, some twenty lines for one, fewer each for several."""
    shown = dossier.stories[:STORIES]
    parts = 3 if len(shown) == 1 else 1
    for story in shown:
        _print_story(view_story(story, {}), console, parts)
    left = len(dossier.stories) - len(shown)
    if left > 0:
        console.print(Text(f"and {counted(left, 'more story', 'more stories')}", style="dim"))
    if not dossier.stories:
        console.print(Text("No story: nothing could be read.", style="dim"))
    if dossier.skipped:
        first = dossier.skipped[0]
        words = f"{counted(len(dossier.skipped), 'input')} not read, first {plain(first.input)}: {plain(first.why)}"
        console.print(Text(shortened(words, max(40, console.width - 2)), style="dim"))


def _print_story(view: StoryView, console: Console, parts: int) -> None:
    console.print(Text(plain(view.title), style="bold"))
    about = [view.when, view.where, view.reports_line, counted(view.origins, "independent origin")]
    console.print(Text(" · ".join(plain(word) for word in about if word), style="dim"))
    for line in view.lines:
        _print_line(line, console, parts, view.counts.get(line.status))
    for toll in view.tolls[:2]:
        rows = [f"{row.words} ({row.speaker})" for row in toll.rows[-4:]]
        words = Text(f"   {toll.name}".ljust(LABEL), style="bold")
        room = max(30, console.width - LABEL - 1)
        words.append(plain(shortened(", ".join(rows), room)), style="not bold")
        console.print(words, no_wrap=True, overflow="ellipsis")
    console.print()


def _print_line(line: Line, console: Console, parts: int, count: int | None) -> None:
    """A status: its mark, how many, and the foremost events with who says so."""
    colour = COLOURS[line.status]
    for n, (words, _, aside) in enumerate(line.parts[:parts]):
        label = f"{MARKS[line.status]} {line.label}" if n == 0 else ""
        text = Text(label.ljust(LABEL + 4), style=f"bold {colour}")
        text.append(plain(words), style="not bold default")
        if aside:
            text.append(f"  {plain(aside)}", style="dim not bold")
        more = (count or 0) - min(parts, len(line.parts))
        if n == len(line.parts[:parts]) - 1 and more > 0 and line.status != "weak":
            text.append(f"  +{more}", style=f"{colour} not bold")
        console.print(text, no_wrap=True, overflow="ellipsis", crop=True)


__all__ = ["print_summary"]
