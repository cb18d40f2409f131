"""What every evaluation shares: the data folder's files, parses kept between runs, the shared scorers."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sayso.codec import to_json
from sayso.records import Page, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_jsonl(records: Iterable[Any], path: Path) -> None:
    """Records of sayso, one a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(to_json(record) + b"\n" for record in records))


def load_scorer(data: Path, name: str) -> ModuleType:
    """The shared scorer `name` (`times`, `places` …), which lies beside the data folder."""
    folder = data.parent / "score"
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))  # scorers import one another
    spec = importlib.util.spec_from_file_location(f"score_{name}", folder / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer {name} in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_reports(path: Path) -> list[Report]:
    """The reports of a `reports.jsonl`, read as the program reads them."""
    from sayso.pipeline import read

    return [report for report in read([path]) if isinstance(report, Report)]


def parsed(reports: list[Report], cache: Path | None = None) -> Iterator[tuple[Report, Doc]]:
    """Each report with its parse; parses are kept under `cache` (or $SAYSO_CACHE) for the next run.

    The key is the texts and the reader's weights, so a new reader is never judged on old parses.
    """
    from spacy.tokens import DocBin

    from sayso.language import load_reader

    reader = load_reader()
    folder = cache or (Path(os.environ["SAYSO_CACHE"]) if "SAYSO_CACHE" in os.environ else None)
    key = hashlib.sha256(reader_key() + b"".join(r.text.encode() for r in reports)).hexdigest()[:16]
    kept = folder / f"{key}.spacy" if folder else None
    if kept and kept.exists():
        docs = list(DocBin().from_disk(kept).get_docs(reader.vocab))
    else:
        docs = list(reader.pipe([report.text for report in reports]))
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            DocBin(docs=docs, store_user_data=True).to_disk(kept)
    yield from zip(reports, docs, strict=True)


def reader_key() -> bytes:
    """What changes when the reader's weights do."""
    import sayso.language

    folder = Path(sayso.language.__file__).parent / "weights"
    files = sorted(folder.glob("*")) if folder.is_dir() else []
    return b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)


def annotated(reports: list[Report], cache: Path | None = None) -> list[Page]:
    """The page of each report, by way of `parsed`."""
    from sayso.annotate import annotate_report
    from sayso.annotate.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    return [annotate_report(report, doc, gazetteer) for report, doc in parsed(reports, cache)]


def print_table(title: str, head: list[str], rows: list[list[object]]) -> None:
    """A plain table on standard output."""
    cells = [head, *[[f"{c:.1f}" if isinstance(c, float) else str(c) for c in row] for row in rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    print(title)
    for row in cells:
        print(
            "  "
            + "  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True)))
        )


__all__ = [
    "annotated",
    "load_scorer",
    "parsed",
    "print_table",
    "read_jsonl",
    "read_reports",
    "write_jsonl",
]
