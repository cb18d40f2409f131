"""Across reports: which claims say the same, which cannot both hold, which are of one happening, and on whose word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.link.block import Nearness, candidate_pairs
from sayso.link.compare import background_of
from sayso.link.facets import Facets, facets_of_page
from sayso.link.kinship import as_told, kinship_of
from sayso.link.origins import Sources
from sayso.link.verdict import Setting, Weighed, crowd_of, weigh
from sayso.records import Copy, Link, Page

LINKS = 6  # of one verdict, so many links a claim at most, the strongest


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found, and what it went by; `first` is, for each claim, the first one with the same words."""

    facets: tuple[Facets, ...]
    weighed: tuple[Weighed, ...]
    links: tuple[Link, ...]
    setting: Setting
    first: tuple[int, ...]


def link_pages(pages: Sequence[Page], copies: Mapping[str, tuple[Copy, ...]]) -> tuple[Link, ...]:
    """The links between the claims of a story's pages, sorted by their claims."""
    return compare_pages(pages, copies).links


def compare_pages(pages: Sequence[Page], copies: Mapping[str, tuple[Copy, ...]]) -> Linked:
    """All claims of a story compared, each with a bounded number of others (`block` says how many)."""
    from sayso.link.roles import role_links

    facets = tuple(side for page in pages for side in facets_of_page(page))
    sources = Sources(pages, copies)
    kinship = kinship_of(facets)
    facets = as_told(facets, kinship)
    pairs, first = candidate_pairs(facets, kinship.vectors)
    kinship.judge(pairs)
    setting = Setting(background_of(facets), Nearness(facets), sources, kinship, crowd_of(len(facets)))
    likely = ((facets[low], facets[high]) for low, high in pairs if first[high] == low or kinship.may_be(low, high))
    weighed = tuple(weigh(left, right, setting) for left, right in likely)
    links = strongest([pair.link for pair in weighed if pair.link] + list(role_links(pages, facets)))
    return Linked(facets, weighed, links, setting, tuple(first))


def strongest(links: Sequence[Link]) -> tuple[Link, ...]:
    """Of each verdict the strongest LINKS a claim, so that one much repeated claim does not drown the rest."""
    counts: Counter[tuple[str, str]] = Counter()
    kept: dict[tuple[str, str], Link] = {}
    for link in sorted(links, key=lambda link: (-link.score, link.left, link.right, link.verdict)):
        ends = (link.left, link.verdict), (link.right, link.verdict)
        pair = (min(link.left, link.right), max(link.left, link.right))
        if pair not in kept and (counts[ends[0]] < LINKS or counts[ends[1]] < LINKS):
            counts.update(ends)
            kept[pair] = link
    return tuple(sorted(kept.values(), key=lambda link: (link.left, link.right, link.verdict)))


__all__ = ["Linked", "compare_pages", "link_pages"]
