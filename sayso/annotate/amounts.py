"""Counts, measures, money, shares and tolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.records import Amount, Page

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_amounts(doc: Doc, page: Page) -> tuple[Amount, ...]:
    """The amounts the report gives; `page` holds its times, which are not amounts."""
    return ()
