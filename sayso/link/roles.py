"""«former President» against «President … sworn in»: titles that cannot both be right at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sayso.link.compare import flat, role_of, roles_disagree
from sayso.link.facets import Facets
from sayso.link.lexicon import keys_of
from sayso.link.titles import Titled, find_titles, known_keys
from sayso.records import Link, Page, Reason

DAYS = 60  # reports farther apart may both be right: offices change hands
MOST = 3  # links a person and title


def role_links(pages: Sequence[Page], facets: Sequence[Facets]) -> list[Link]:
    """Contradictions between the titles that reports give one person, unless a claim tells of the change."""
    claims: dict[str, list[Facets]] = defaultdict(list)
    for side in facets:
        claims[side.claim.report].append(side)
    titled: dict[str, list[tuple[Titled, Facets]]] = defaultdict(list)
    for page in pages:
        for title in find_titles(page):
            holder = smallest(claims[page.report.id], title)
            for last in keys_of(title.name)[-1:]:
                if holder:
                    titled[last].append((title, holder))
    changed = leavers(facets)
    links: list[Link] = []
    for last in sorted(titled):
        if last not in changed:
            links += disagreements(titled[last]) or sworn_in(last, titled[last], facets)
    return links


def smallest(claims: Sequence[Facets], title: Titled) -> Facets | None:
    """The shortest claim that a title stands in, else the first one that touches its sentence."""
    inside = [s for s in claims if s.claim.start <= title.start and title.end <= s.claim.end]
    near = inside or [s for s in claims if s.claim.start <= title.end + 60 and title.start - 60 <= s.claim.end]
    return min(near, key=lambda side: (side.claim.end - side.claim.start, side.id), default=None)


def leavers(facets: Sequence[Facets]) -> frozenset[str]:
    """Last names of those whom some claim has leave an office."""
    gone: set[str] = set()
    leaving = known_keys("leaving")
    for side in facets:
        if side.predicate in leaving and not side.negated and not side.shadowed:
            people = (*side.claim.targets, *side.claim.actors)
            gone |= {key for person in people for key in keys_of(person.name)[-1:]}
    return frozenset(gone)


def disagreements(titled: Sequence[tuple[Titled, Facets]]) -> list[Link]:
    """Links between claims that call one person by a past and by a present title."""
    past = [(title, side) for title, side in titled if role_of(title.text)[0]]
    present = [(title, side) for title, side in titled if not role_of(title.text)[0]]
    links: list[Link] = []
    for title, side in past:
        ranked = sorted(present, key=lambda row: (row[1].claim.report != side.claim.report, row[1].id))
        for other, across in ranked:
            reason = roles_disagree(title, other)
            if reason and side.id != across.id and near_in_time(side, across) and len(links) < MOST:
                links.append(role_link(side, across, reason))
                break
    return links


def near_in_time(left: Facets, right: Facets) -> bool:
    """Whether two claims were made within DAYS of one another, as far as dates tell."""
    return not (left.day and right.day) or abs((left.day - right.day).days) <= DAYS


def sworn_in(last: str, titled: Sequence[tuple[Titled, Facets]], facets: Sequence[Facets]) -> list[Link]:
    """Links between «former X» and a claim that the same person has taken the office."""
    taking = known_keys("taking")
    past = [(title, side) for title, side in titled if role_of(title.text)[0] and role_of(title.text)[1] == "president"]
    if not past:
        return []
    title, side = past[0]
    for other in facets:
        people = {key for p in (*other.claim.actors, *other.claim.targets) for key in keys_of(p.name)[-1:]}
        if other.predicate in taking and last in people and other.id != side.id and not other.negated:
            detail = f"{title.name} is «{flat(title.text)}» here, and «{flat(other.claim.text)[:120]}» there"
            return [role_link(side, other, Reason("role", -0.8, detail))]
    return []


def role_link(left: Facets, right: Facets, reason: Reason) -> Link:
    """The contradiction of two titles."""
    return Link(left.id, right.id, "contradicts", "role", reason.detail, -reason.score, (reason,))


__all__ = ["role_links"]
