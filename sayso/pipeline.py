"""The calls in order. START READING HERE.

    inputs ─read─▶ Report ─annotate─▶ Page ─link, assemble─▶ Story ─▶ Dossier ─render─▶ HTML, JSON, exports

Each stage is a function of records to records. An input that fails becomes a `Skipped`; the run goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.records import Comparison, Dossier, Page, Pair, Report, Skipped, Story

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from sayso.annotate.gazetteer import Gazetteer
    from sayso.read import ReadOptions


def read(inputs: Iterable[str | Path], *, options: ReadOptions | None = None) -> Iterator[Report | Skipped]:
    """Reports from files, folders, globs, URLs and «-», in input order."""
    from sayso.read import ReadOptions, read_inputs

    yield from read_inputs(inputs, options or ReadOptions())


def annotate(
    reports: Iterable[Report],
    *,
    reader: Language | None = None,
    gazetteer: Gazetteer | None = None,
) -> Iterator[Page | Skipped]:
    """One page a report: sentences, names, times, places, amounts and claims."""
    from sayso.annotate import annotate_reports
    from sayso.annotate.gazetteer import load_gazetteer
    from sayso.language import load_reader

    yield from annotate_reports(reports, reader or load_reader(), gazetteer or load_gazetteer())


def dossier(
    pages: Iterable[Page | Skipped],
    *,
    reader: Language | None = None,
    gazetteer: Gazetteer | None = None,
) -> tuple[Dossier, tuple[Page, ...]]:
    """The dossier of all stories in the pages, and the pages with what the stories settled (dates)."""
    from sayso.assemble import assemble_story, date_by_story, group_pages
    from sayso.link.copies import find_copies

    met = list(pages)
    kept = [page for page in met if isinstance(page, Page)]
    skipped = tuple(skip for skip in met if isinstance(skip, Skipped))
    copies = find_copies(kept)

    stories: list[Story] = []
    final: dict[str, Page] = {page.report.id: page for page in kept}
    for group in group_pages(kept, copies):
        dated = date_by_story(group, copies)
        redo = [page.report for old, page in zip(group, dated, strict=True) if page is not old]
        final |= (
            {
                page.report.id: page
                for page in annotate(redo, reader=reader, gazetteer=gazetteer)
                if isinstance(page, Page)
            }
            if redo
            else {}
        )
        members = [final[page.report.id] for page in group]
        stories.append(assemble_story(members, copies))
    ordered = sorted(stories, key=lambda story: (-len(story.reports), story.low or "", story.id))
    return Dossier(stories=tuple(ordered), skipped=skipped), tuple(final[page.report.id] for page in kept)


def compare(pairs: Iterable[Pair], *, reader: Language | None = None) -> Iterator[Comparison]:
    """Whether the right statement of each pair supports or contradicts the left one."""
    from sayso.annotate.gazetteer import load_gazetteer
    from sayso.language import load_reader
    from sayso.link.statements import compare_statements

    reader, gazetteer = reader or load_reader(), load_gazetteer()  # once for all pairs
    for pair in pairs:
        left, right = annotate(pair_reports(pair), reader=reader, gazetteer=gazetteer)
        if isinstance(left, Skipped) or isinstance(right, Skipped):  # no page, no verdict; the other pairs go on
            why = left.why if isinstance(left, Skipped) else right.why if isinstance(right, Skipped) else ""
            yield Comparison(pair.id, "neutral", 0.0, None, why)
        else:
            yield compare_statements(pair, left, right)


def pair_reports(pair: Pair) -> tuple[Report, Report]:
    """The two statements of a pair as tiny reports, with the day each came out, so that «Saturday» resolves.

    >>> pair_reports(Pair("p", "It burned.", "It did not.", left_published="2026-01-03"))[0].published.low
    '2026-01-03'
    """
    from sayso.read.published import read_published

    left, right = (
        Report(id=f"{pair.id}/{side}", text=text, published=read_published(day))
        for side, text, day in (("left", pair.left, pair.left_published), ("right", pair.right, pair.right_published))
    )
    return left, right


__all__ = ["annotate", "compare", "dossier", "read"]
