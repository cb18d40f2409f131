"""The dossier: one HTML file a desk editor understands in a minute, the records as JSON, and the exports.

`html.py` makes the page from `view.py` (what stands where) and `cards.py` (an event with its words); `island.py` and
`graph.py` are the data of its charts; `export*.py` write the formats others read; `summary.py` prints twenty lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sayso import make_callable
from sayso.codec import to_json, to_jsonl
from sayso.dossier.html import to_html
from sayso.records import Dossier, Page


def render_dossier(
    dossier: Dossier, pages: Iterable[Page], folder: str | Path, *, exports: Iterable[str] = ()
) -> tuple[Path, ...]:
    """Writes dossier.json, dossier.html, pages.jsonl and the named exports into `folder`; gives their paths.

    The folder is made where it is missing. Raises `UsageError` naming all exports, before anything is written.
    """
    from sayso.dossier.export import EXPORTS, named_exports

    pages = tuple(pages)
    wanted = named_exports(exports)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / "dossier.json", folder / "dossier.html", folder / "pages.jsonl"]
    written[0].write_bytes(to_json(dossier, indent=1) + b"\n")
    written[1].write_bytes(to_html(dossier, pages).encode("utf-8", "backslashreplace"))
    written[2].write_bytes(b"".join(to_jsonl(pages)))
    for name in wanted:
        written += EXPORTS[name].write(dossier, pages, folder)
    return tuple(written)


__all__ = ["render_dossier"]

make_callable(__name__)
