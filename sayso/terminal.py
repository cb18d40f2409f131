"""How the command line looks: help, progress on standard error, errors, and the closing lines."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso.errors import SaysoError
from sayso.records import Skipped

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")
WIDTH = 100
MOST_SHOWN = 12  # skipped inputs listed before the rest are only counted


# ---------------------------------------------------------------- help


class Help(click.HelpFormatter):
    """Headings without colons, names in colour, lines no wider than a page."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__(indent_increment=2, width=min(click.formatting.FORCED_WIDTH or _columns(), WIDTH))

    def write_heading(self, heading: str) -> None:
        """A section's name."""
        self.write(f"{'':>{self.current_indent}}{click.style(heading, bold=True)}\n")

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The form of the command, under its own heading."""
        self.write_heading("Usage")
        self.write(f"  {click.style(prog, fg='cyan')} {args}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms in colour, their meaning beside them."""
        styled = [(click.style(term, fg="cyan"), meaning) for term, meaning in rows]
        super().write_dl(styled, col_max=col_max + 9, col_spacing=col_spacing + 1)


class _Context(click.Context):
    formatter_class = Help


class Command(click.Command):
    """A command whose help ends with examples, shown as typed."""

    context_class = _Context

    def __init__(self, *args: Any, examples: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples: what is typed, and what it does."""
        write_examples(self.examples, formatter)


class Group(Command, click.Group):
    """The program itself."""

    command_class = Command
    notes: Sequence[tuple[str, Sequence[tuple[str, str]]]] = ()

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they are written down: the order of the work."""
        return list(self.commands)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Notes that hold for every command, then examples."""
        for heading, rows in self.notes:
            with formatter.section(heading):
                formatter.write_dl(rows)
        write_examples(self.examples, formatter)


def write_examples(examples: Sequence[tuple[str, str]], formatter: click.HelpFormatter) -> None:
    """Lines to copy, each under what it is for."""
    if not examples:
        return
    with formatter.section("Examples"):
        shown = [click.style(f"  # {what}", dim=True) + f"\n  {line}\n" for what, line in examples]
        formatter.write("\n".join(shown))


def _columns() -> int:
    import shutil

    return max(50, shutil.get_terminal_size((WIDTH, 24)).columns - 2)


# ---------------------------------------------------------------- progress


class Watch:
    """Counts what passes; on a terminal it shows the count while the work goes on, else it is silent."""

    def __init__(self, *, shown: bool | None = None) -> None:
        self.shown = sys.stderr.isatty() if shown is None else shown
        self.began = time.monotonic()
        self._progress: Progress | None = None
        self._task: Any = None

    @contextmanager
    def stage(self, what: str) -> Iterator[None]:
        """One stage of the work, under its name, as «reading»."""
        if not self.shown:
            yield
            return
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (
            SpinnerColumn("dots", style="cyan"),
            TextColumn("{task.description}"),
            TextColumn("[bold]{task.fields[count]}[/]"),
            TextColumn("[dim]{task.fields[now]}[/]"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=_console(), transient=True) as self._progress:
            self._task = self._progress.add_task(what, total=None, count="", now="")
            yield
        self._progress = None

    def passing(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, counted as they go by."""
        for number, item in enumerate(items, 1):
            yield item
            if self._progress is not None:
                self._progress.update(self._task, count=f"{number:,}", now=_rate(number, self.began))

    @property
    def seconds(self) -> float:
        """Since the work began."""
        return time.monotonic() - self.began


def _rate(number: int, began: float) -> str:
    passed = time.monotonic() - began
    return f"{number / passed:,.1f} a second" if passed > 1 else ""


def _console() -> Any:
    from rich.console import Console

    return Console(stderr=True)


# ---------------------------------------------------------------- closing lines


def say(line: str = "") -> None:
    """A line to a person, on standard error, so that standard output holds only results."""
    click.echo(line, err=True)


def say_done(counts: Sequence[tuple[int, str]], written: Sequence[str], seconds: float) -> None:
    """«✓ 3 reports · 58 sentences   1.2 s», then where it was written."""
    told = " · ".join(f"{number:,} {_plural(number, noun)}" for number, noun in counts)
    say(f"{click.style('✓', fg='green')} {told}  {click.style(f'{seconds:,.1f} s', dim=True)}")
    for path in written:
        say(f"  {click.style(path, fg='cyan')}")


def say_skipped(skipped: Sequence[Skipped]) -> None:
    """How many inputs gave nothing, and why each."""
    if not skipped:
        return
    say(f"{click.style('!', fg='yellow')} {len(skipped):,} {_plural(len(skipped), 'input')} skipped")
    for skip in skipped[:MOST_SHOWN]:
        say(f"  {click.style(skip.input, fg='cyan')}")
        for line in _three_lines(skip.why):
            say(f"    {line}")
    if len(skipped) > MOST_SHOWN:
        say(f"  … and {len(skipped) - MOST_SHOWN:,} more; --json lists them all")


def _three_lines(why: str) -> list[str]:
    """«saw …; accepted: …; …» as a line each, with their labels in a column."""
    seen, _, rest = why.removeprefix("saw ").partition("; accepted: ")
    accepted, _, do = rest.partition("; ")
    rows = (("saw", seen), ("accepted", accepted), ("next", do))
    return [f"{click.style(f'{label:<8}', dim=True)} {words}" for label, words in rows if words]


def say_error(error: SaysoError | click.ClickException) -> None:
    """What was seen, what is accepted, what to do: a line each."""
    mark = click.style("✗", fg="red")
    if isinstance(error, SaysoError):
        say(f"{mark} saw {error.seen}")
        for label, words in (("accepted", error.accepted), ("next", error.do)):
            if words:
                say(f"  {click.style(f'{label:<8}', dim=True)} {words}")
        return
    say(f"{mark} {error.format_message()}")
    context = getattr(error, "ctx", None)
    if context is not None:
        say(f"  {click.style('next    ', dim=True)} {context.command_path} --help shows what is accepted")


def _plural(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
