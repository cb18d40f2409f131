"""Rewrites: the same in other words."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.link.copies import find_copies
from sayso.link.profile import sentences_of
from sayso.records import Page, Published, Report, Span

WIRE = (
    "LISSA (Harbour Wire) - The old pier at Lissa collapsed late on Tuesday, throwing two anglers into the Sound of "
    "Brae, the coast guard said.\n\nBoth were pulled out unhurt by the trawler Morgenrot, said Ilse Brandt, the "
    "harbour master. Its iron legs had been rusted through, Brandt said, and the council of Lissa had been warned in "
    "March.\n\nThe Brae Pier Company, which owns it, did not answer calls."
)
REWRITE = (
    "A landmark is gone. In Lissa two people who had gone fishing got wet last night when the pier gave way beneath "
    "them. A trawler, the Morgenrot, fished them out of the Sound of Brae, and neither came to harm. Rust had eaten "
    "the legs, thinks Ilse Brandt, who runs the harbour, and the council knew. So far not a word from the Brae Pier "
    "Company."
)
OWN = (
    "A landmark is gone. In Lissa two people who had gone fishing got wet when the pier gave way beneath them. Piet "
    "Oosting, 71, lost his pipe; Marit Vang lost her new rod. “I went down like a stone,” says Vang, who has never "
    "learnt to swim. A trawler, the Morgenrot, took them to Haverness, where nurse Dora Lunt gave them tea. Rust had "
    "eaten the legs, thinks Ilse Brandt, who runs the harbour."
)


def page(name: str, text: str, published: str | None, publisher: str | None, vectors: bytes = b"") -> Page:
    stated = Published(published, published, "stated") if published else Published()
    spans, at = [], 0
    for sentence in sentences_of(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        spans.append(Span(start, at))
    return Page(Report(name, text, published=stated, publisher=publisher), sentences=tuple(spans), vectors=vectors)


CASES = [
    (REWRITE, None, {"paper": ["wire"]}),
    (REWRITE, "2026-05-06", {"paper": ["wire"]}),
    (REWRITE, "2026-06-30", {}),  # weeks later it is no rewrite of the day's wire
    (OWN, None, {}),  # names and words of its own
]


@pytest.mark.parametrize(("text", "published", "expected"), CASES)
def test_a_piece_without_anything_of_its_own_is_a_rewrite_of_the_wire(
    text: str, published: str | None, expected: dict[str, list[str]]
) -> None:
    pages = [page("wire", WIRE, "2026-05-06", "Harbour Wire"), page("paper", text, published, "The Lissa Gazette")]
    found = find_copies(pages)
    assert {report: [copy.of for copy in copies] for report, copies in found.items()} == expected


def test_two_initials_in_a_dateline_make_a_wire() -> None:
    text = WIRE.replace("(Harbour Wire)", "(HW)")
    assert set(find_copies([page("a", text, None, "Harbour Wire"), page("b", REWRITE, None, "The Gazette")])) == {"b"}


def test_without_a_wire_or_a_credit_it_may_be_two_witnesses() -> None:
    text = WIRE.replace("LISSA (Harbour Wire) - ", "")
    assert find_copies([page("a", text, None, "Harbour Wire"), page("b", REWRITE, None, "The Lissa Gazette")]) == {}


def test_sentences_that_follow_anothers_one_by_one_are_a_retelling() -> None:
    sentence = "The {} pier at Lissa was closed by the harbour master because its iron legs were rusted. "
    left = "".join(sentence.format(word) for word in ("old", "long", "grey", "iron"))
    right = "".join(
        f"Because the {word} pier's legs of iron were found rusted, Lissa's harbour master closed it. "
        for word in ("old", "long", "grey", "iron")
    )
    rows = np.eye(4, 384, dtype=np.float16)
    far = np.eye(4, 384, k=9, dtype=np.float16)
    assert set(find_copies([page("a", left, None, None, rows.tobytes()), page("b", right, None, None, rows.tobytes())]))
    assert not find_copies([page("a", left, None, None, rows.tobytes()), page("b", right, None, None, far.tobytes())])
