"""Names, and which of them are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.records import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_entities(doc: Doc) -> tuple[Entity, ...]:
    """The names the reader found; `entity` is the identity that a report's mentions of one bearer share."""
    return ()
