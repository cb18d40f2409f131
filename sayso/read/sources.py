"""From what a user names — files, folders, globs, addresses, «-» — to reports, in order; nothing vanishes."""

from __future__ import annotations

import glob
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from sayso.errors import EmptyInput, InputError, Malformed, NotReadable, TooLarge
from sayso.read.feeds import read_feed
from sayso.read.fetch import Fetcher
from sayso.read.html import read_html
from sayso.read.jsonl import read_json, read_jsonl
from sayso.read.options import ReadOptions, read_at_most
from sayso.read.report import Origin
from sayso.read.text import read_text
from sayso.read.warc import read_warc
from sayso.records import Report, Skipped

_SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed",
    ".warc": "warc",
}  # fmt: skip
_MEDIA = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "text/markdown": "text",
    "application/json": "json", "application/x-ndjson": "jsonl", "application/jsonl": "jsonl",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/warc": "warc",
}  # fmt: skip
_ACCEPTED = "a file of text, Markdown, HTML, JSONL, RSS, Atom or WARC, a folder, a glob, an http(s) address, or -"
_PEEK = 4096


def read_inputs(inputs: Iterable[str | Path], options: ReadOptions) -> Iterator[Report | Skipped]:
    """Reports in input order, each with an id of its own; what gives nothing comes as a `Skipped` in its place."""
    taken: set[str] = set()
    for found in _read_all(inputs, options):
        if isinstance(found, Report):
            found = _distinct(found, taken)
        yield found


def _distinct(report: Report, taken: set[str]) -> Report:
    """The report with an id no earlier one has: the second «a1» becomes «a1-2», so that neither vanishes."""
    name, number = report.id, 1
    while name in taken:
        number += 1
        name = f"{report.id}-{number}"
    taken.add(name)
    return report if name == report.id else replace(report, id=name)


def _read_all(inputs: Iterable[str | Path], options: ReadOptions) -> Iterator[Report | Skipped]:
    fetcher = Fetcher(options)
    seen: set[str] = set()
    try:
        for given in inputs:
            name = str(given)
            try:
                if name.lower().startswith(("http://", "https://")):
                    yield from _read_address(name, fetcher, options)
                elif name == "-":
                    yield from _read_stdin(seen, options)
                else:
                    yield from _read_paths(name, seen, options)
            except InputError as error:
                yield Skipped(name, "read", str(error))
    finally:
        fetcher.close()


def _read_address(address: str, fetcher: Fetcher, options: ReadOptions) -> Iterator[Report | Skipped]:
    page = fetcher.fetch(address)
    origin = Origin(
        name=address,
        label=address,
        media_type=page.media_type,
        charset=page.charset,
        url=page.url,
        captured=page.captured,
    )
    yield from _read_stream(_Peekable(io.BytesIO(page.data)), origin, options)


def _read_stdin(seen: set[str], options: ReadOptions) -> Iterator[Report | Skipped]:
    if "-" in seen:
        raise NotReadable("standard input a second time", accepted="- once", do="leave the second out")
    seen.add("-")
    yield from _read_stream(_Peekable(sys.stdin.buffer), Origin(name="-", label="-"), options)


def _read_paths(name: str, seen: set[str], options: ReadOptions) -> Iterator[Report | Skipped]:
    for path, found in _expand(name):
        try:
            if found is None:
                found = _look(path)
            real = f"{found.st_dev}:{found.st_ino}"
            if real in seen:
                raise NotReadable("the same file a second time", accepted="each file once", do="leave the second out")
            seen.add(real)
            yield from _read_path(path, found, options)
        except InputError as error:
            yield Skipped(str(path), "read", str(error))


def _expand(name: str) -> Iterator[tuple[Path, os.stat_result | None]]:
    """The files a path, folder (with its folders, sorted, hidden ones left out) or glob stands for."""
    path = Path(name)
    try:
        found = _look(path)
    except NotReadable:
        if not glob.has_magic(name) or "\x00" in name:
            raise
        matches = [match for match in map(Path, sorted(glob.glob(name, recursive=True))) if not match.is_dir()]
        if not matches:
            raise NotReadable("a pattern that matches no file", accepted=_ACCEPTED, do="check the pattern") from None
        yield from ((match, None) for match in matches)
        return
    if not stat.S_ISDIR(found.st_mode):
        yield path, found
        return
    inside = [
        inner
        for inner in sorted(path.rglob("*"))
        if not inner.is_dir() and not any(part.startswith(".") for part in inner.relative_to(path).parts)
    ]
    if not inside:
        raise EmptyInput("a folder without files", accepted=_ACCEPTED)
    yield from ((inner, None) for inner in inside)


def _read_path(path: Path, found: os.stat_result, options: ReadOptions) -> Iterator[Report | Skipped]:
    name = str(path)
    mode, size = found.st_mode, found.st_size
    if not stat.S_ISREG(mode):
        kind = (
            "a socket" if stat.S_ISSOCK(mode) else "a device" if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) else "a pipe"
        )
        raise NotReadable(f"{kind}, no file", accepted=_ACCEPTED, do="copy what it gives into a file")
    if size == 0:
        raise EmptyInput("an empty file", accepted="a report's text", do="check the download")
    origin = Origin(name=name, label=path.name, suffix=_suffix(path))
    by_name = _SUFFIXES.get(origin.suffix)
    if size > options.max_bytes and by_name in ("text", "html", "feed", "json") and path.suffix.lower() != ".gz":
        raise _too_large(size, options)
    try:
        stream = path.open("rb", buffering=0)
    except OSError as error:
        raise NotReadable(f"a file that cannot be opened ({error.strerror})", accepted=_ACCEPTED) from error
    with stream:
        yield from _read_stream(_Peekable(stream), origin, options, path=path)


def _look(path: Path) -> os.stat_result:
    """What is at the path."""
    try:
        return path.stat()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        do = "check the spelling" if isinstance(error, FileNotFoundError) else ""
        raise NotReadable(f"a path that leads nowhere ({why.lower()})", accepted=_ACCEPTED, do=do) from error


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix in (".gz", ".zst") else suffix


class _Peekable(io.BufferedReader):
    """A stream whose first bytes can be looked at before it is read."""

    def __init__(self, raw: BinaryIO | io.FileIO) -> None:
        super().__init__(raw, buffer_size=1 << 16)  # type: ignore[arg-type]  # a buffered reader serves as a raw one

    def head(self) -> bytes:
        """The first bytes, left in place."""
        return self.peek(_PEEK)[:_PEEK]


def _read_stream(
    stream: _Peekable, origin: Origin, options: ReadOptions, path: Path | None = None
) -> Iterator[Report | Skipped]:
    """Dispatch by name, then by media type, then by the first bytes."""
    try:
        head = stream.head()
        if head.startswith(b"\x1f\x8b"):
            inner = _unzipped(head)
            if not inner.startswith(b"WARC/") and origin.suffix != ".warc":
                yield from _read_stream(
                    _Peekable(cast(BinaryIO, gzip.GzipFile(fileobj=stream))), replace(origin, media_type=None), options
                )
                return
            head = inner
        kind = _SUFFIXES.get(origin.suffix) or _MEDIA.get(origin.media_type or "") or _sniff(head)
        if head.startswith(b"WARC/"):
            kind = "warc"
        if kind == "warc":
            yield from read_warc(path or stream, origin, options)
        elif kind == "jsonl":
            yield from read_jsonl(stream, origin, options)
        else:
            yield from _read_whole(kind, _all(stream, options), origin)
    except (EOFError, OSError, zlib.error) as error:
        raise Malformed(
            f"a file that breaks off or is corrupt ({error})", accepted="a whole file", do="fetch it again"
        ) from error


def _read_whole(kind: str, data: bytes, origin: Origin) -> Iterator[Report | Skipped]:
    if kind == "html":
        yield read_html(data, origin)
    elif kind == "feed":
        yield from read_feed(data, origin)
    elif kind == "json":
        yield from read_json(data, origin)
    else:
        yield read_text(data, origin)


def _all(stream: BinaryIO, options: ReadOptions) -> bytes:
    data = read_at_most(stream, options.max_bytes)
    if data is None:
        raise _too_large(None, options)
    return data


def _too_large(size: int | None, options: ReadOptions) -> TooLarge:
    seen = f"{size:,} bytes" if size else f"more than {options.max_bytes:,} bytes"
    return TooLarge(
        seen, accepted=f"at most {options.max_bytes:,} bytes a report", do="split it into reports, or raise --max-bytes"
    )


def _unzipped(head: bytes) -> bytes:
    """The first bytes inside a gzip member."""
    try:
        return zlib.decompressobj(31).decompress(head, _PEEK)
    except zlib.error:
        return b""


def _sniff(head: bytes) -> str:
    """What kind of file begins with these bytes."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1024].lower()
    if start.startswith(b"{"):
        return "jsonl"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) and any(
        sign in start for sign in (b"<rss", b"<feed", b"<rdf")
    ):
        return "feed"
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in start:
        return "html"
    return "text"
