"""Places on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.gazetteer import Gazetteer
from sayso.records import Page, Place

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_places(doc: Doc, page: Page, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places the report names, located; `page` holds the report, its entities and times."""
    return ()
