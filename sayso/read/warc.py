"""Web archives, record by record (fastwarc), each page by the HTML reader; memory stays flat however long they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.errors import EmptyInput, InputError, Malformed, NotText, TooLarge
from sayso.read.feeds import read_feed
from sayso.read.html import read_html
from sayso.read.options import ReadOptions, read_at_most
from sayso.read.report import Origin
from sayso.read.text import read_text
from sayso.records import Report, Skipped

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_HTML = ("text/html", "application/xhtml+xml")
_FEED = ("application/rss+xml", "application/atom+xml")
_MEMBER = b"\x1f\x8b\x08"
_HEADER = b"WARC/1."
_SWALLOWED = b"\r\n\r\nWARC/1."
_STEP = 1 << 20


def read_warc(archive: Path | BinaryIO, origin: Origin, options: ReadOptions) -> Iterator[Report | Skipped]:
    """The report of each page in an archive, in its order, with the day it was captured.

    A record that is broken or of a wrong length costs only itself where the archive is a file: reading takes up again
    at the next record. Records that are no documents (images, redirects, errors) are counted in one note at the end.
    """
    others: Counter[str] = Counter()
    start, met = 0, 0
    while True:
        broken: str | None = None
        position = -1
        try:
            for record in _records(archive, start):
                position = start + record.stream_pos
                met += 1
                yield from _read_record(record, origin, options, others)
        except (OSError, EOFError, ValueError) as error:
            broken = str(error)
        if broken is None:
            break
        yield Skipped(origin.at(max(position, start)).name, "read", _broken(broken))
        following = _next_record(archive, max(position, start) + 1) if isinstance(archive, Path) else None
        if following is None:
            break
        start = following
    if others:
        noted = ", ".join(f"{count:,} {what}" for what, count in sorted(others.items()))
        yield Skipped(origin.name, "read", str(NotText(f"records that are no documents: {noted}", accepted="pages")))
    elif not met:
        yield Skipped(origin.name, "read", str(EmptyInput("an archive without records", accepted="WARC records")))


def _records(archive: Path | BinaryIO, start: int) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    if isinstance(archive, Path):
        with archive.open("rb") as stream:
            stream.seek(start)
            yield from ArchiveIterator(stream, record_types=kinds, parse_http=False)
    else:
        yield from ArchiveIterator(archive, record_types=kinds, parse_http=False)


def _whole(record: WarcRecord, options: ReadOptions) -> int:
    """Reads a record to its end and parses its envelope; gives its size in bytes, in part only if beyond the limit.

    Raises `ValueError` for a record that ends before its stated length, or has swallowed the next one.
    """
    stated = record.content_length
    data = record.reader.read(min(stated, options.max_bytes + 1))
    if len(data) < min(stated, options.max_bytes + 1):
        raise ValueError(f"truncated: {len(data):,} of {stated:,} bytes")
    if _SWALLOWED in data:
        raise ValueError(f"a length of {stated:,} bytes that runs into the next record")
    record.set_bytes_content(data)
    if record.is_http:
        record.parse_http(auto_decode="all")
    return len(data)


def _read_record(
    record: WarcRecord, origin: Origin, options: ReadOptions, others: Counter[str]
) -> Iterator[Report | Skipped]:
    size, limit = _whole(record, options), options.max_bytes
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> \r\n") or None
    http = record.http_headers
    status = http.status_code if http is not None else None
    if status is not None and status != 200:
        others[f"with status {status}"] += 1
        return
    header = record.http_content_type if http is not None else record.headers.get("Content-Type")
    media = (header or "").split(";")[0].strip().lower()
    if media and media not in (*_HTML, *_FEED, "text/plain"):
        others[media[:60] if media.isprintable() else "of no known type"] += 1
        return
    here = Origin(
        name=f"{origin.name}:{url or record.stream_pos}",
        label=f"{origin.label}:{record.stream_pos}",
        charset=record.http_charset if http is not None else None,
        url=url,
        captured=(record.headers.get("WARC-Date") or "")[:10] or None,
    )
    try:
        data = read_at_most(record.reader, limit) if size <= limit else None
        if data is None:
            raise TooLarge(f"a record of more than {limit:,} bytes", accepted="less", do="raise --max-bytes")
        if media in _FEED:
            yield from read_feed(data, here)
        elif media == "text/plain":
            yield read_text(data, here)
        else:
            yield read_html(data, here)
    except InputError as error:
        yield Skipped(here.name, "read", str(error))


def _broken(seen: str) -> str:
    return str(
        Malformed(
            f"a broken or truncated record ({seen})",
            accepted="WARC 1.0 or 1.1, plain or gzip with a member a record",
            do="fetch the archive again; what could be read before and after it was",
        )
    )


def _next_record(path: Path, start: int) -> int | None:
    """Where the next record begins at or after `start`: a header line, or a gzip member that holds one."""
    with path.open("rb") as stream:
        sign = _MEMBER if stream.read(3) == _MEMBER else _HEADER
        stream.seek(start)
        offset, window = start, b""
        while block := stream.read(_STEP):
            window += block
            found = window.find(sign)
            if found >= 0:
                return offset + found
            kept = window[-len(sign) :]
            offset += len(window) - len(kept)
            window = kept
    return None
