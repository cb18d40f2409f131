"""Report to page: one model pass a sentence, then rules over its parse, in the order they need one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso import make_callable
from sayso.errors import SaysoError
from sayso.records import Page, Report, Skipped, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from sayso.annotate.gazetteer import Gazetteer


def annotate_reports(reports: Iterable[Report], reader: Language, gazetteer: Gazetteer) -> Iterator[Page | Skipped]:
    """One page a report, in order; a report not in English keeps an empty page, never English guesses.

    A report that a rule stumbles over becomes a `Skipped` that names the fault; the others go on.
    """
    pairs = ((report.text if is_english(report) else "", report) for report in reports)
    for doc, report in reader.pipe(pairs, as_tuples=True):
        try:
            page = annotate_report(report, doc, gazetteer)
        except Exception as fault:  # one bad report never stops a run
            yield Skipped(report.input or report.id, "annotate", why(fault))
            continue
        yield page


def why(fault: Exception) -> str:
    """What stopped a report from being annotated, in the form of all skips: seen, accepted, what to do."""
    seen = f"a text that annotation fails on ({type(fault).__name__}: {fault})"
    return str(
        SaysoError(seen, accepted="any English text", do="please report it with the text; the other reports are in")
    )


def annotate_report(report: Report, doc: Doc, gazetteer: Gazetteer) -> Page:
    """The page of one report, from the parse of its text."""
    from sayso.annotate.amounts import find_amounts
    from sayso.annotate.claims import find_claims
    from sayso.annotate.entities import find_entities
    from sayso.annotate.places import find_places
    from sayso.annotate.times import date_report, find_times

    if not is_english(report):
        return Page(report)
    report = replace(report, published=date_report(doc, report))
    vectors = doc.user_data.get("sayso.sentence_vectors")
    page = Page(
        report,
        sentences=tuple(Span(sent.start_char, sent.end_char) for sent in doc.sents),
        vectors=b"" if vectors is None else vectors.tobytes(),
    )
    page = replace(page, entities=find_entities(doc))
    page = replace(page, times=find_times(doc, report))
    page = replace(page, places=find_places(doc, page, gazetteer))
    page = replace(page, amounts=find_amounts(doc, page))
    return replace(page, claims=find_claims(doc, page))


def is_english(report: Report) -> bool:
    """Whether the report may be annotated: its language is English or unknown."""
    return report.language is None or report.language.split("-")[0].lower() == "en"


make_callable(__name__)
