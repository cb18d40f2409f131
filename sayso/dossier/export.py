"""The formats others read, by name: each is one function of a dossier, its pages and a folder to the files written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from sayso.errors import UsageError
from sayso.records import Dossier, Page

Write = Callable[[Dossier, tuple[Page, ...], Path], list[Path]]


@dataclass(frozen=True)
class Export:
    """A format: what it is for, and the function that writes it, loaded when it is asked for."""

    what: str
    module: str
    function: str

    def write(self, dossier: Dossier, pages: tuple[Page, ...], folder: Path) -> list[Path]:
        """Writes the format's files into `folder` and gives their paths."""
        write: Write = getattr(import_module(f"sayso.dossier.{self.module}"), self.function)
        return write(dossier, pages, folder)


EXPORTS = {
    "acled": Export("events as rows shaped like ACLED's (CSV)", "export_conflict", "write_acled"),
    "annotations": Export("claims as W3C Web Annotations (JSON-LD)", "export_web", "write_annotations"),
    "claims": Export("claims as schema.org Claim, without ratings (JSON-LD)", "export_web", "write_claims"),
    "followthemoney": Export(
        "reports, people and events as FollowTheMoney entities", "export_entities", "write_entities"
    ),
    "geojson": Export("events on the map, with their uncertainty (GeoJSON)", "export_web", "write_geojson"),
    "parquet": Export("reports, claims, events, links as Parquet tables", "export_arrow", "write_parquet"),
    "plover": Export(
        "one row per event and mention, GDELT columns, PLOVER types (CSV)", "export_conflict", "write_plover"
    ),
    "timelinejs": Export("dated events for TimelineJS (JSON)", "export_web", "write_timelinejs"),
    "ucdp": Export("deadly events as rows shaped like UCDP GED's (CSV)", "export_conflict", "write_ucdp"),
}


def named_exports(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each once, in order; raises `UsageError` listing all formats where one is unknown.

    >>> named_exports(["geojson", "geojson"])
    ('geojson',)
    """
    wanted = tuple(dict.fromkeys(names))
    for name in wanted:
        if name not in EXPORTS:
            listed = ", ".join(f"{known} ({export.what})" for known, export in EXPORTS.items())
            raise UsageError(f"the export {name!r}", accepted=listed, do="choose one of these")
    return wanted


__all__ = ["EXPORTS", "Export", "named_exports"]
