"""JSON lines in the form of the contract's `reports.jsonl`: one report a line, a broken line costs only itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from sayso.errors import EmptyInput, InputError, Malformed, TooLarge
from sayso.read.decode import decode_text
from sayso.read.options import ReadOptions
from sayso.read.published import read_published
from sayso.read.report import Origin, complete_report
from sayso.records import Published, Report, Skipped

_ACCEPTED = 'one JSON object a line with a "text", as {"id": "a1", "text": "…", "published": "2026-01-03"}'


def read_jsonl(stream: BinaryIO, origin: Origin, options: ReadOptions) -> Iterator[Report | Skipped]:
    """The report of each line, in order; what a line lacks or breaks is said of that line."""
    met = False
    for number, line in _lines(stream, options.max_bytes):
        if not line.strip(b"\x00 \t\r\n"):
            continue
        met = True
        here = origin.at(number)
        try:
            yield read_object(_decode(line, options.max_bytes), here)
        except InputError as error:
            yield Skipped(here.name, "read", str(error))
    if not met:
        yield Skipped(origin.name, "read", str(EmptyInput("a file without lines", accepted=_ACCEPTED)))


def read_json(data: bytes, origin: Origin) -> Iterator[Report | Skipped]:
    """The reports of one JSON document: an object, or a list of objects."""
    whole = _decode(decode_text(data).encode("utf-8", "replace"), len(data) * 4 + 4)
    for number, one in enumerate(whole if isinstance(whole, list) else [whole], 1):
        here = origin.at(number) if isinstance(whole, list) else origin
        try:
            yield read_object(one, here)
        except InputError as error:
            yield Skipped(here.name, "read", str(error))


def read_object(fields: Any, origin: Origin) -> Report:
    """The report of one object; a page written by `sayso read` counts by its report."""
    if isinstance(fields, dict) and "text" not in fields and isinstance(fields.get("report"), dict):
        fields = fields["report"]
    if not isinstance(fields, dict):
        raise Malformed(f"JSON that is a {type(fields).__name__}, no object", accepted=_ACCEPTED)
    text = fields.get("text")
    if not isinstance(text, str):
        raise Malformed(
            f"an object with {', '.join(sorted(map(repr, fields))[:8]) or 'nothing'} and no text", accepted=_ACCEPTED
        )
    if not text.strip("\x00 \t\r\n"):
        raise EmptyInput("an empty text", accepted="a report's text")
    return complete_report(
        Report(
            id=_string(fields, "id") or "",
            text=text,
            title=_string(fields, "title"),
            byline=_string(fields, "byline"),
            publisher=_string(fields, "publisher"),
            url=_string(fields, "url"),
            language=_string(fields, "language"),
            published=_published(fields.get("published")),
            captured=_string(fields, "captured"),
            agencies=tuple(name for name in fields.get("agencies") or () if isinstance(name, str))
            if isinstance(fields.get("agencies"), list)
            else (),
            input=origin.label,
        )
    )


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes]]:
    """Each line with its number; of a longer one only the first `limit` + 1 bytes are ever held."""
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        if len(line) > limit + 1 and not line.endswith(b"\n"):
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
        yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _decode(line: bytes, limit: int) -> Any:
    if len(line) > limit + 1:
        raise TooLarge(f"a line of more than {limit:,} bytes", accepted="shorter lines", do="raise --max-bytes")
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Malformed(f"broken JSON ({error})", accepted=_ACCEPTED, do="mend or drop this line") from error


def _string(fields: dict[str, Any], name: str) -> str | None:
    """The field as a string; a number is its digits, anything else, or a blank, is nothing."""
    value = fields.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _published(value: Any) -> Published:
    if isinstance(value, dict):
        try:
            return msgspec.convert(value, Published)
        except msgspec.ValidationError:
            return Published(stated=str(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return read_published(value) if isinstance(value, str) else Published()
