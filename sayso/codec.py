"""Records to JSON and back, checked against their types (msgspec replaces hand-written validation)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from sayso.errors import Malformed
from sayso.records import Dossier, Page

Record = TypeVar("Record")


def to_json(record: Any, *, indent: int = 0) -> bytes:
    """The record as UTF-8 JSON, keys in the order of its fields; the same record gives the same bytes."""
    if isinstance(record, Page):
        built = msgspec.to_builtins(replace(record, vectors=b""))
        del built["vectors"]
        record = built
    encoded = msgspec.json.encode(record)
    return msgspec.json.format(encoded, indent=indent) if indent else encoded


def to_jsonl(records: Iterable[Any]) -> Iterator[bytes]:
    """One line a record, each with its line end."""
    for record in records:
        yield to_json(record) + b"\n"


def from_json(data: bytes | str, kind: type[Record]) -> Record:
    """The record of type `kind` that `data` holds; raises `Malformed` naming the field that is wrong."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed(
            f"JSON that is no {kind.__name__} ({error})",
            accepted=f"one JSON object with the fields of {kind.__name__}",
            do="compare it with the contract's table",
        ) from error


def json_schema(kind: type = Dossier) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record type, generated from the record itself."""
    (schema,), parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "$defs": parts}


__all__ = ["from_json", "json_schema", "to_json", "to_jsonl"]
