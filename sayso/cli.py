"""The command line: each command is the library call of the same name, with its options.

    sayso read INPUT… -o pages.jsonl          pipeline.read, then pipeline.annotate
    sayso dossier INPUT… -o DIR               … then pipeline.dossier and render_dossier
    sayso compare PAIRS.jsonl -o VERDICTS     pipeline.compare
    sayso explain ID --dossier DIR            link.explain

Results go to files or standard output, all talk to standard error. Exit status: 0 all read, 1 nothing could be done,
2 wrong usage, 3 done but some inputs were skipped. Heavy modules load inside the commands, so that help is instant.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from sayso import __version__
from sayso.errors import NotReadable, SaysoError, UsageError
from sayso.records import Page, Report, Skipped
from sayso.terminal import Command, Group, Watch, say, say_done, say_error, say_skipped

if TYPE_CHECKING:
    from sayso.read import ReadOptions

ALL_READ, NOTHING_DONE, WRONG_USAGE, SOME_SKIPPED, STOPPED = 0, 1, 2, 3, 130

Given = TypeVar("Given")


@click.group(
    cls=Group,
    name="sayso",
    subcommand_metavar="COMMAND …",
    options_metavar="",
    context_settings={"help_option_names": ["-h", "--help"]},
    examples=(
        ("a dossier of the bundled example", "sayso dossier examples/three -o out"),
        ("every page of a web archive, claims and all", "sayso read crawl.warc.gz -o pages.jsonl"),
        ("one address, straight into another program", "sayso read https://example.org/story -o - | jq .claims"),
    ),
)
@click.version_option(__version__, "--version", message="%(prog)s %(version)s", help="Show the version.")
def cli() -> None:
    """On whose say-so? Give it every report on a story; it gives back who claims what, who independently confirms it,
    and who only repeats it. Everything runs on this machine."""


cli.notes = (
    (
        "Inputs",
        (
            ("files", "text, Markdown, HTML, JSONL, RSS, Atom, WARC; each also as .gz"),
            ("folders, globs", "all files inside, in order of name"),
            ("http(s)://…", "robots.txt is obeyed, private addresses are refused"),
            ("-", "standard input, or standard output after -o"),
        ),
    ),
    (
        "Exit status",
        (
            ("0", "all read"),
            ("1", "nothing could be done"),
            ("2", "wrong usage"),
            ("3", "done, but some inputs were skipped"),
        ),
    ),
)


_PIPELINE = click.option(
    "--pipeline", metavar="NAME", help="Read with this installed spaCy pipeline, not the shipped one."
)


def _reading(command: Callable[..., int]) -> Callable[..., int]:
    """The options of every command that reads inputs."""
    for option in reversed(
        (
            _PIPELINE,
            click.option("--max-bytes", type=click.IntRange(1), default=10_000_000, show_default=True, metavar="N",
                         help="Skip a report bigger than this."),
            click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, metavar="SECONDS",
                         help="Give up a download after this."),
            click.option("--allow-private", is_flag=True, help="Let addresses lead into the private network."),
            click.option("--json", "as_json", is_flag=True, help="Print a summary for programs on standard output."),
        )
    ):  # fmt: skip
        command = option(command)
    return command


@cli.command(
    cls=Command,
    options_metavar="[OPTIONS]",
    short_help="One page a report: its sentences, names, times, places, amounts and claims.",
    examples=(
        ("three reports, a page each", "sayso read examples/three -o pages.jsonl"),
        ("syntax for other tools", "sayso read reports.jsonl --format conllu -o out.conllu"),
        ("from a program to a program", "cat reports.jsonl | sayso read - -o - | jq .claims"),
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option("-o", "--output", default="-", show_default=True, metavar="FILE", help="Where the pages go.")
@click.option("--format", "form", type=click.Choice(["jsonl", "conllu"]), default="jsonl", show_default=True,
              help="A page a line, or sentences as CoNLL-U.")  # fmt: skip
@_reading
def read(inputs: tuple[str, ...], output: str, form: str, as_json: bool, **options: Any) -> int:
    """Read reports and write one page each: sentences, names, times, places, amounts and claims, in input order."""
    _check_streams(output, as_json)
    skipped: list[Skipped] = []
    counts = {"report": 0, "sentence": 0, "claim": 0}
    watch = Watch()
    with watch.stage("loading the reader"):
        reader = _load_reader(options.pop("pipeline"))
    with watch.stage("reading"), _opened(output) as out:
        reports = _keep(_reports(inputs, options), skipped)
        if form == "conllu":
            for block in _conllu(watch.passing(reports), reader):
                counts["report"] += 1
                out.write(block)
        else:
            from sayso import pipeline
            from sayso.codec import to_json

            for page in watch.passing(_keep(pipeline.annotate(reports, reader=reader), skipped)):
                counts["report"] += 1
                counts["sentence"] += len(page.sentences)
                counts["claim"] += len(page.claims)
                out.write(to_json(page) + b"\n")
    shown = {noun: number for noun, number in counts.items() if form == "jsonl" or noun == "report"}
    return _finish("read", shown, skipped, [] if output == "-" else [output], watch, as_json)


@cli.command(
    cls=Command,
    options_metavar="[OPTIONS]",
    short_help="The sourced record of a story: HTML that works offline, JSON, and exports.",
    examples=(
        ("a dossier of the bundled example", "sayso dossier examples/three -o out"),
        (
            "a feed and a folder, with rows for a conflict database",
            "sayso dossier feed.xml saved/ -o out --export acled",
        ),
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder the dossier goes to.")
@click.option("--export", "exports", multiple=True, metavar="NAME",
              help="Also write this format; may be given several times. A wrong name lists them all.")  # fmt: skip
@_reading
def dossier(inputs: tuple[str, ...], output: str, exports: tuple[str, ...], as_json: bool, **options: Any) -> int:
    """Read every report on a story and write its dossier: who claims what, on whose authority, who independently says
    the same, who denies it. DIR gets dossier.html, dossier.json and pages.jsonl."""
    from sayso import pipeline
    from sayso.dossier import render_dossier
    from sayso.dossier.export import named_exports

    named_exports(exports)
    if Path(output).is_file() or output == "-":
        raise UsageError(f"{output}, which is no folder", accepted="a folder, made if missing", do="give -o DIR")
    skipped: list[Skipped] = []
    watch = Watch()
    with watch.stage("loading the reader"):
        reader = _load_reader(options.pop("pipeline"))
    with watch.stage("reading"):
        reports = _keep(_reports(inputs, options), skipped)
        pages: list[Page | Skipped] = list(watch.passing(_keep(pipeline.annotate(reports, reader=reader), skipped)))
    if not pages:
        return _finish("dossier", {"report": 0}, skipped, [], watch, as_json)
    with watch.stage("linking"):
        made, final = pipeline.dossier([*pages, *skipped], reader=reader)
    with watch.stage("writing"):
        written = [str(path) for path in render_dossier(made, final, output, exports=exports)]
    counts = {
        "report": len(pages),
        "story": len(made.stories),
        "claim": sum(len(story.claims) for story in made.stories),
        "event": sum(len(story.events) for story in made.stories),
    }
    if sys.stdout.isatty() and not as_json:
        _show_summary(made)
    return _finish("dossier", counts, skipped, written, watch, as_json)


@cli.command(
    cls=Command,
    options_metavar="[OPTIONS]",
    short_help="Whether one statement supports, contradicts, denies or updates another.",
    examples=(("pairs of statements, a verdict each", "sayso compare pairs.jsonl -o verdicts.jsonl"),),
)
@click.argument("pairs", metavar="PAIRS.jsonl")
@click.option("-o", "--output", default="-", show_default=True, metavar="FILE", help="Where the verdicts go.")
@_PIPELINE
@click.option("--json", "as_json", is_flag=True, help="Print a summary for programs on standard output.")
def compare(pairs: str, output: str, pipeline: str | None, as_json: bool) -> int:
    """Compare two statements a line. PAIRS.jsonl holds {"id", "left", "right"} and may say when each was published
    ("left_published", "right_published"); - is standard input."""
    from sayso.codec import to_json
    from sayso.pipeline import compare as compare_pairs

    _check_streams(output, as_json)
    skipped: list[Skipped] = []
    watch = Watch()
    number = 0
    with _opened_input(pairs) as lines, watch.stage("comparing"), _opened(output) as out:
        met = _keep(_pairs(lines, pairs), skipped)
        for verdict in watch.passing(compare_pairs(met, reader=_load_reader(pipeline))):
            number += 1
            out.write(to_json(verdict) + b"\n")
    return _finish("compare", {"pair": number}, skipped, [] if output == "-" else [output], watch, as_json)


@cli.command(
    cls=Command,
    options_metavar="[OPTIONS]",
    short_help="Why a claim, link or event in a dossier is as it is.",
    examples=(("the reasons behind an event", "sayso explain 4f0c1d2e3a5b --dossier out"),),
)
@click.argument("identity", metavar="ID")
@click.option("--dossier", "path", required=True, metavar="PATH", help="The dossier.json, or the folder it is in.")
@click.option("--json", "as_json", is_flag=True, help="Print the reasons as JSON.")
def explain(identity: str, path: str, as_json: bool) -> int:
    """Say why: the words, comparisons and reasons behind the event, claim, report or story of this ID, or behind the
    link of two claims, LEFT:RIGHT."""
    from sayso.codec import from_json
    from sayso.link.explain import explain as reasons_of
    from sayso.records import Dossier

    file = Path(path) / "dossier.json" if Path(path).is_dir() else Path(path)
    with _opened_input(str(file)) as stream:
        reasons = reasons_of(from_json(stream.read(), Dossier), identity)
    if not reasons:
        raise NotReadable(
            f"{identity}, an id that nothing in {file} bears",
            accepted="the id of an event, a claim, a report or a story, or LEFT:RIGHT for two claims",
            do="look it up in dossier.json",
        )
    if as_json:
        click.echo(json.dumps({"id": identity, "reasons": list(reasons)}, ensure_ascii=False))
    else:
        for line in reasons:
            click.echo(line)
    return ALL_READ


# ---------------------------------------------------------------- shared by the commands


def _reports(inputs: Iterable[str], options: dict[str, Any]) -> Iterator[Report | Skipped]:
    from sayso import pipeline

    return pipeline.read(inputs, options=_read_options(options))


def _read_options(options: dict[str, Any]) -> ReadOptions:
    from sayso.read import ReadOptions

    return ReadOptions(
        max_bytes=options["max_bytes"], timeout_s=options["timeout"], allow_private=options["allow_private"]
    )


def _load_reader(name: str | None) -> Any:
    from sayso.language import load_reader

    return load_reader(name)


def _conllu(reports: Iterable[Report], reader: Any) -> Iterator[bytes]:
    """The sentences of each report; one not in English has only its header."""
    from sayso.annotate import is_english
    from sayso.language.conllu import write_conllu

    pairs = ((report.text if is_english(report) else "", report.id) for report in reports)
    for doc, name in reader.pipe(pairs, as_tuples=True):
        yield write_conllu(doc, name).encode("utf-8", "backslashreplace")


def _pairs(lines: BinaryIO, name: str) -> Iterator[Any]:
    from sayso.codec import from_json
    from sayso.records import Pair

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield from_json(line, Pair)
        except SaysoError as error:
            yield Skipped(f"{name}:{number}", "compare", str(error))


def _keep(items: Iterable[Given | Skipped], skipped: list[Skipped]) -> Iterator[Given]:
    """What was read; what was skipped goes to the list."""
    for item in items:
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            yield item


def _check_streams(output: str, as_json: bool) -> None:
    if output == "-" and as_json:
        raise UsageError(
            "--json with results on standard output",
            accepted="one of them there",
            do="give -o FILE, or leave --json out",
        )


@contextmanager
def _opened(output: str) -> Iterator[BinaryIO]:
    """Where results go; a file appears under its name only when it is whole."""
    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = Path(f"{output}.part")
    try:
        stream = part.open("wb")
    except OSError as error:
        raise UsageError(
            f"{output}, which cannot be written ({error.strerror})", accepted="a file in a folder that exists"
        ) from error
    try:
        with stream:
            yield stream
        os.replace(part, output)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _opened_input(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115  closed below
    except OSError as error:
        raise NotReadable(f"{name}, which cannot be opened ({error.strerror})", accepted="a file") from error
    with stream:
        yield stream


def _show_summary(made: Any) -> None:
    from rich.console import Console

    from sayso.dossier.summary import print_summary

    print_summary(made, Console())


def _finish(
    command: str,
    counts: dict[str, int],
    skipped: Sequence[Skipped],
    written: Sequence[str],
    watch: Watch,
    as_json: bool,
) -> int:
    """The closing words, and the exit status they stand for."""
    done = next(iter(counts.values()))
    status = ALL_READ if not skipped else SOME_SKIPPED if done else NOTHING_DONE
    if as_json:
        told = {"command": command, "status": status, **counts, "written": list(written)}
        click.echo(json.dumps({**told, "skipped": [asdict(skip) for skip in skipped]}, ensure_ascii=False))
        return status
    if watch.shown and done:
        say_done([(number, noun) for noun, number in counts.items()], written, watch.seconds)
    say_skipped(skipped)
    return status


def main(args: Sequence[str] | None = None) -> None:
    """The program's door: runs the command, says what went wrong, leaves with the documented status."""
    import logging

    logging.getLogger().addHandler(logging.NullHandler())  # libraries' asides are no talk of ours
    try:
        status = cli.main(args=args, prog_name="sayso", standalone_mode=False)
    except UsageError as error:
        say_error(error)
        status = WRONG_USAGE
    except SaysoError as error:
        say_error(error)
        status = NOTHING_DONE
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        status = WRONG_USAGE
    except click.ClickException as error:
        say_error(error)
        status = WRONG_USAGE if isinstance(error, click.UsageError) else NOTHING_DONE
    except (click.Abort, KeyboardInterrupt):
        say("\nstopped")
        status = STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader of our output has left
        status = ALL_READ
    sys.exit(status or 0)


if __name__ == "__main__":
    main()
