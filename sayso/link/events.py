"""Events: claims of one happening, grouped within a story, with how many independent origins say so.

Pairs of claims are joined, the surest first, unless their groups lie on different days or in different worlds,
or unless too few of their members are alike (look-alikes drift together one step at a time).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sayso.link.compare import group, quote
from sayso.link.facets import Facets
from sayso.link.headlines import headline_of
from sayso.link.lexicon import holds
from sayso.link.opposed import spots_of
from sayso.link.origins import Sources, origins_of
from sayso.link.verdict import SAME, Setting, Weighed
from sayso.records import Event, Link, Origin, Place, Status, content_id

CORE = 0.42  # how alike a claim is to its event's central one that states it too
JOIN = 0.44  # how alike the members of two groups must be on the whole
CLOSER = 0.2  # and how much more for each log of the times that a story is larger than usual
UNKNOWN = 0.23  # how alike two claims count that were not compared
BY_KIN = 0.61  # and what a chance of 1 by the network of kinship adds
DEPICTION = 2  # sentences between two claims of one depiction, at most
NEVER = -9.0  # the score of two claims that are not of one event
MEMBERS = 8  # of a large group so many members are asked whether a claim fits
ANSWERED = 0.67  # how alike a claim and its denial count, at least
CONTESTS = 0.57  # the score from which a conflict over where, when, who or which state makes an event contested
DISPUTES = 0.39  # and from which a denial or another contradiction does
OPEN = {"contradicts", "denies"}
APART = {"place", "role", "time", "status"}  # where two claims differ in these they are of two events

if TYPE_CHECKING:
    from sayso.link import Linked


@dataclass(slots=True)
class Group:
    """A growing group of claims, by index; `thin` while it holds only bare mentions.

    `asked` are its first MEMBERS with words of their own: those asked whether another group fits.
    """

    members: list[int]
    asked: tuple[int, ...]
    worlds: frozenset[str]
    low: date | None
    high: date | None
    thin: bool


def find_events(linked: Linked) -> tuple[Event, ...]:
    """The events that claims tell of, each claim in at most one; sorted by first day, then id."""
    facets, links, sources = linked.facets, linked.links, linked.setting.sources
    groups, score = group_claims(facets, linked.weighed, linked.first, linked.setting)
    opposed: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.verdict in OPEN and link.field != "amount" and link.score >= weighty(link):
            opposed[link.left].append(link)
            opposed[link.right].append(link)
    events = (
        make_event([facets[at] for at in group], core_of(group, facets, score, linked.first), opposed, sources)
        for group in groups
    )
    return tuple(sorted((e for e in events if e), key=lambda event: (event.low or "9999", event.id)))


def group_claims(
    facets: Sequence[Facets], weighed: Sequence[Weighed], first: Sequence[int], setting: Setting
) -> tuple[list[list[int]], dict[tuple[int, int], float]]:
    """Indexes of claims grouped into happenings, in order of their first claim; and how alike pairs are."""
    index = {side.id: at for at, side in enumerate(facets)}
    groups = {
        at: Group([at], (first[at],), frozenset({kind_of_world(side)}), side.low, side.high, side.thin)
        for at, side in enumerate(facets)
    }
    owner = list(range(len(facets)))
    score: dict[tuple[int, int], float] = {}
    for pair in weighed:
        left, right = sorted((index[pair.left.id], index[pair.right.id]))
        value = NEVER if apart(pair) else joint(pair)
        score[left, right] = UNKNOWN if value is None else value
    for low, high in one_depiction(facets):
        score[low, high] = 1.0
    ordered = sorted(score, key=lambda pair: (is_thin(pair, facets), -score[pair], pair))
    for left, right in ordered:
        one, other = owner[left], owner[right]
        if one == other or score[left, right] < SAME:
            continue
        depicted = groups[one].worlds == {"depicted"}
        if is_thin((left, right), facets) and not (groups[one].thin or groups[other].thin or depicted):
            continue
        if not may_join(groups[one], groups[other], score, setting):
            continue
        low, high = sorted((one, other))
        merged = groups.pop(high)
        for at in merged.members:
            owner[at] = low
        groups[low] = join(groups[low], merged)
    return [sorted(group.members) for _, group in sorted(groups.items())], score


def one_depiction(facets: Sequence[Facets]) -> Iterator[tuple[int, int]]:
    """Neighbouring pairs of claims of one film, clip or drill: what it shows is one depiction."""
    last: dict[str, int] = {}
    for at in sorted(range(len(facets)), key=lambda at: (facets[at].claim.report, facets[at].claim.start, at)):
        side = facets[at]
        if side.claim.world != "depicted":
            continue
        before = last.get(side.claim.report)
        if before is not None and side.sentence - facets[before].sentence <= DEPICTION:
            yield min(before, at), max(before, at)
        last[side.claim.report] = at


def core_of(
    group: Sequence[int], facets: Sequence[Facets], score: Mapping[tuple[int, int], float], first: Sequence[int]
) -> list[Facets]:
    """The claims of an event that state it: those alike enough to the one most like all others.

    The rest mention it in passing («the traders killed in the blast») and make nobody an origin.
    """
    full = [at for at in group if not facets[at].thin] or list(group)

    def alike(a: int, b: int) -> float:
        one, other = first[a], first[b]
        return 1.0 if one == other else max(0.0, score.get((min(one, other), max(one, other)), 0.0))

    sample = full[: 4 * MEMBERS]
    centre = max(sample, key=lambda at: (sum(alike(at, other) for other in sample), -at))
    return [facets[at] for at in full if at == centre or alike(at, centre) >= CORE]


def is_thin(pair: tuple[int, int], facets: Sequence[Facets]) -> bool:
    """Whether one of a pair is a bare mention: these join an event last and never bridge two."""
    return facets[pair[0]].thin or facets[pair[1]].thin


def kind_of_world(side: Facets) -> str:
    """Depicted and planned happenings are kept apart; hypothetical ones go with the actual."""
    world = side.claim.world
    return world if world in {"depicted", "planned"} else "actual"


def joint(pair: Weighed) -> float | None:
    """How surely two claims are mentions of one happening; None when they cannot be."""
    left, right = pair.left, pair.right
    if kind_of_world(left) != kind_of_world(right) or tells_spot(left) != tells_spot(right):
        return None
    event = next((reason.score for reason in pair.reasons if reason.field == "event"), 0.0)
    if left.thin or right.thin or "hypothetical" in {left.claim.world, right.claim.world}:
        if event < 0.8 or ((left.speech or right.speech) and not left.names & right.names):
            return None
    if pair.link and pair.link.verdict in OPEN and pair.link.field in {"polarity", "event"}:
        return max(pair.sameness, ANSWERED)
    return pair.sameness


def tolls_differ(left: Facets, right: Facets) -> bool:
    """Whether two claims count the same toll and no figure of the one is the other's: «at least nine», then 14."""
    pairs = [(a, b) for a in left.amounts for b in right.amounts if a.of and a.of == b.of and a.best and b.best]
    return bool(pairs) and not any(a.best == b.best for a, b in pairs)


def tells_spot(side: Facets) -> bool:
    """Whether a claim tells where something began («the fire started in the engine room»), not that it happened."""
    return bool(holds(side.window, group("point"))) and bool(spots_of(side))


def apart(pair: Weighed) -> bool:
    """Whether two claims put a happening in different spots, on other days, or give it to others: never one event.

    Nor are two counts of a toll: seven bodies, then twelve dead.
    """
    if tolls_differ(pair.left, pair.right):
        return True
    return any(reason.score <= -0.6 and reason.field in APART for reason in pair.reasons)


def may_join(one: Group, other: Group, score: Mapping[tuple[int, int], float], setting: Setting) -> bool:
    """Whether two groups can be one happening: one world, days that meet, and members alike on the whole.

    Of two claims that were not compared the network of kinship alone is asked.
    """
    if one.worlds != other.worlds:
        return False
    if one.low and one.high and other.low and other.high and (one.low > other.high or other.low > one.high):
        return False
    asked = [(min(a, b), max(a, b)) for a in one.asked for b in other.asked if a != b]
    known = [score[pair] for pair in asked if pair in score]
    known += [1.0] * (len(one.asked) * len(other.asked) - len(asked))
    if one.worlds == {"depicted"} and max(known, default=0.0) == 1.0:
        return True
    if known and min(known) <= NEVER:
        return False
    unknown = [pair for pair in asked if pair not in score]
    least = JOIN + CLOSER * setting.crowd
    wanted = least * (len(known) + len(unknown)) - sum(known) - UNKNOWN * len(unknown)
    if not 0 < wanted <= BY_KIN * len(unknown):
        return wanted <= 0
    kinship = setting.kinship
    kinship.judge([pair for pair in unknown if pair not in kinship.known])
    return BY_KIN * sum(kinship.known[pair][0] for pair in unknown) >= wanted


def join(one: Group, other: Group) -> Group:
    """Two groups as one; the interval is what they have in common."""
    low = max((day for day in (one.low, other.low) if day), default=None)
    high = min((day for day in (one.high, other.high) if day), default=None)
    one.members.extend(other.members)  # in place: a group of thousands is not copied for each claim that joins
    asked = tuple(dict.fromkeys(one.asked + other.asked))[:MEMBERS]
    return Group(one.members, asked, one.worlds, low, high, one.thin and other.thin)


def make_event(
    members: Sequence[Facets], core: Sequence[Facets], opposed: Mapping[str, list[Link]], sources: Sources
) -> Event | None:
    """The event of some claims; None when all of them are hypothetical, which is no happening."""
    if all(side.claim.world == "hypothetical" for side in members):
        return None
    ids = tuple(sorted(side.id for side in members))
    own = frozenset(ids)
    stating = [side for side in core if affirms(side)] or [side for side in members if affirms(side)]
    affirming = [side for side in stating if not side.passing] or stating
    origins = origins_of(one_side(affirming, opposed), sources) or unnamed_claimants(members)
    stated = {side.id for side in core} | {side.id for side in members if side.denial}
    against = [link for claim in ids if claim in stated for link in opposed.get(claim, ()) if is_answer(link, own)]
    against = against or gainsaid(core)
    if all(side.speech for side in members):
        against = []  # «Trump said»: what is disputed is what he said
    status, why = status_of(members, origins, against)
    low, high = when(members)
    return Event(
        id=content_id("event", *ids),
        kind=commonest(side.claim.kind for side in members if side.claim.kind),
        title=headline_of([side.claim for side in members]),
        low=low,
        high=high,
        where=places_of(members),
        claims=ids,
        status=status,
        origins=origins,
        why=why,
    )


def weighty(link: Link) -> float:
    """The score from which a conflict makes an event contested."""
    return CONTESTS if link.field in APART else DISPUTES


def is_answer(link: Link, own: frozenset[str]) -> bool:
    """Whether a conflict is over an event: where, when and of whom from whatever claim, else between two of its own."""
    return link.field in APART or {link.left, link.right} <= own


def affirms(side: Facets) -> bool:
    """Whether a claim says that its event happened (or will): no denial, no condition, no open question."""
    claim = side.claim
    positive = claim.polarity == "positive" and claim.stance not in {"denies", "asks"}
    firm = claim.certainty in ("certain", "probable")  # «may have been killed» affirms nothing
    return positive and firm and claim.world != "hypothetical" and not side.shadowed


def gainsaid(core: Sequence[Facets]) -> list[Link]:
    """A contradiction between claims of one event, one affirming and one negating it; empty where there is none.

    That somebody did not say, or that a clip is not real, negates no event; a toll of none updates one.
    """
    told = [side for side in core if not side.speech and not holds(side.window, group("verity"))]
    told = [side for side in told if not any(amount.of for amount in side.amounts)]
    yes = next((side for side in told if affirms(side)), None)
    no = next((side for side in told if side.negated and side.claim.world == "actual" and not side.shadowed), None)
    if yes is None or no is None or yes.claim.report == no.claim.report:
        return []
    detail = f"{quote(no)} negates what {quote(yes)} affirms"
    return [Link(no.id, yes.id, "contradicts", "polarity", detail, 0.5)]


def one_side(affirming: Sequence[Facets], opposed: Mapping[str, list[Link]]) -> list[Facets]:
    """Of claims that affirm an event, those that can all hold, by the order they come in: who says that the fans ran is
    no origin of their standing still."""
    kept: dict[str, Facets] = {}
    for side in affirming:
        others = {link.left if link.right == side.id else link.right for link in opposed.get(side.id, ())}
        if not others & kept.keys():
            kept[side.id] = side
    return list(kept.values())


def unnamed_claimants(members: Sequence[Facets]) -> tuple[Origin, ...]:
    """Those whom a denial answers, where no report quotes them: somebody must have said what is denied."""
    denied = [side for side in members if side.denial]
    if not denied:
        return ()
    by = sorted({side.claim.speaker.name if side.claim.speaker else "the report" for side in denied})
    why = f"not quoted; denied by {', '.join(by)}"
    return (Origin("somebody not named", "vague", tuple(side.id for side in denied), why),)


def status_of(
    members: Sequence[Facets], origins: Sequence[Origin], against: Sequence[Link]
) -> tuple[Status, tuple[str, ...]]:
    """An event's status and the sentences that say why."""
    worlds = {side.claim.world for side in members} - {"hypothetical"}
    names = ", ".join(origin.name for origin in origins[:5])
    if worlds == {"depicted"}:
        return "depicted", ("it happens only in a depiction",)
    if worlds == {"planned"}:
        return "planned", ("it is announced or scheduled, not reported to have happened",)
    denial = next((side for side in members if side.denial), None)
    if against:
        plainest = sorted(against, key=lambda link: (-words_in_common(link), link.detail))
        return "contested", tuple(dict.fromkeys(link.detail for link in plainest))[:5]
    if denial:
        return "contested", (f"{denial.claim.speaker.name if denial.claim.speaker else 'a report'} denies it",)
    if len(origins) > 1:
        return "confirmed", (f"{len(origins)} independent origins: {names}",)
    return "single", (f"one origin: {names}" if names else "nobody affirms it outright",)


def words_in_common(link: Link) -> float:
    """How many of their words the two sides of a link share, 0 to 1: such a conflict is plain to see."""
    return next((reason.score for reason in link.reasons if reason.field == "words"), 0.0)


def when(members: Sequence[Facets]) -> tuple[str | None, str | None]:
    """The interval an event lies in: the narrowest that its claims give, else unknown."""
    known = [(side.high - side.low, side.low, side.high) for side in members if side.low and side.high]
    if not known:
        return None, None
    _, low, high = min(known)
    return low.isoformat(), high.isoformat()


def places_of(members: Sequence[Facets]) -> tuple[Place, ...]:
    """The places of an event, each name once, in text order of the first report; at most five."""
    places: dict[str, Place] = {}
    for side in members:
        for place in side.places:
            places.setdefault(place.name, place)
    return tuple(places.values())[:5]


def commonest(kinds: Iterable[str]) -> str | None:
    """The most frequent kind, the first in the alphabet among equals."""
    counts = Counter(kinds)
    return min(counts, key=lambda kind: (-counts[kind], kind)) if counts else None


__all__ = ["find_events"]
