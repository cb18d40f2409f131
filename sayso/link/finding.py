"""What the comparison of two statements hands from one step to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.link.facets import Facets, facets_of, facets_of_page
from sayso.records import Claim, Field, Page


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: all of it as one claim, and the claims found in it."""

    whole: Facets
    claims: tuple[Facets, ...]

    @property
    def text(self) -> str:
        """The statement's words."""
        return self.whole.page.report.text


@dataclass(frozen=True, slots=True)
class Finding:
    """What one comparison makes of two statements: a verdict, the field that decides, how sure, and why."""

    verdict: str
    field: Field
    score: float
    detail: str


def statement_of(page: Page) -> Statement:
    """A page as one statement."""
    text = page.report.text
    claim = Claim(f"{page.report.id}/whole", page.report.id, 0, len(text), text)
    whole = facets_of(claim, page, [0], page.entities)
    whole = replace(whole, amounts=page.amounts, places=page.places, times=page.times)
    whole = replace(whole, window=whole.keys, heads=whole.senses, thin=False)
    return Statement(whole, facets_of_page(page))


__all__ = ["Finding", "Statement", "statement_of"]
