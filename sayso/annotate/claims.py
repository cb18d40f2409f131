"""Who says so: every clause that states something, as a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.records import Claim, Page

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_claims(doc: Doc, page: Page) -> tuple[Claim, ...]:
    """The claims of the report, in text order; `page` holds everything else that was read."""
    return ()
