"""From a visible list of reasons to a verdict: supports, repeats, contradicts, denies, updates, or nothing.

The weights and thresholds stand here. The weights began as a logistic regression over pairs of claims of one story
(`python -m training.likeness`) and were set together with the thresholds on story packs (`python -m
evaluation.storypacks`); names count nothing, for a story's names are in all its claims.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from sayso.link.block import Nearness
from sayso.link.compare import (
    GROWING,
    Background,
    amounts_agree,
    amounts_disagree,
    group,
    names_shared,
    places_agree,
    quote,
    same_measure,
    senses_agree,
    times_overlap,
    words_shared,
)
from sayso.link.facets import Facets
from sayso.link.kinship import Kinship
from sayso.link.lexicon import holds, keys_of
from sayso.link.opposed import is_identity, polarity_opposed, spots_disagree, states_opposed
from sayso.link.origins import Sources
from sayso.records import Field, Link, Reason, Verdict

# Log-odds that two claims of one story are of one happening: the start, and what a score of 1 adds.
START = -1.59
USUAL = 300  # claims of a story; where there are more, a pair of which nothing is known is likelier of two happenings
SCATTERED = 1.0  # what START is less by for each of their log
CROWDED = 2.0  # up to this: a story grows by more reports of what happened, too
LEAST, MOST_ODDS = 0.001, 6.0  # of a chance, and its log-odds that make a score of 1
WEIGHTS = {
    "kin": 3.6,
    "words": 2.88,
    "event": 0.0,
    "names": 0.0,
    "meaning": 2.14,
    "time": 0.89,
    "place": 3.5,
    "amount": 0.92,
}
UNKNOWN_MEANING = 0.36  # the cosine that sentences without vectors, or of one sentence, are taken to have
SAME = 0.36  # from here two claims tell of one happening
AGREE = 0.46  # and from here they support or repeat one another
NEAR = 0.14  # from here they are near enough for a conflict to count
FIELDS: dict[str, Field] = {name: name for name in get_args(Field)}
ALIKE, NEARLY = 0.9, 0.7  # likeness and words in common from which that holds whatever the predicates are
DENIED = 0.47  # likeness from which an outright denial answers a claim
SHARED, SOME, MEANT = 0.55, 0.3, 0.55  # words in common, or some and a cosine, from which a denial answers another deed
SURE = 0.7  # likeness from which claims support each other whatever kind of happening their words name
REVERSED = 0.45  # words in common from which a negated predicate reverses the other claim
BESIDE = 90  # characters round a figure in which «was wrong», «revised» make it a correction
GAINSAYS = -0.75  # one speaker against himself: nearly every word of the denied claim must be there
ODDS = 0.53  # chance by the network of kinship from which two claims cannot both hold
KIN = 0.44  # chance by that network that they are of one happening, from which this counts
NEARER = 0.25  # and likeness by everything
OF_KIND = -0.09  # its score from which claims support each other whatever kind of happening their words name
FAR = 0.30  # a cosine below which sentences are not about one thing


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two claims laid side by side: how much they tell of one happening, what speaks for and against, the link."""

    left: Facets
    right: Facets
    sameness: float
    reasons: tuple[Reason, ...]
    link: Link | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a comparison needs besides the two claims; `crowd` tells how much larger than usual the story is."""

    background: Background
    near: Nearness
    sources: Sources
    kinship: Kinship
    crowd: float = 0.0


def meaning_near(left: Facets, right: Facets, near: Nearness) -> Reason | None:
    """How near the two sentences are by the reader's vectors: their cosine; nothing for claims of one sentence."""
    cosine = None if same_sentence(left, right) else near.cosine(left, right)
    if cosine is None:
        return None
    return Reason("meaning", cosine, f"the sentences have a cosine of {cosine:.2f} in meaning")


def kin_by_reading(left: Facets, right: Facets, kinship: Kinship) -> Reason:
    """How likely the network of kinship thinks it that both tell of one happening; the score is its log-odds."""
    chance = kinship.of(left, right)[0]
    odds = math.log(max(chance, LEAST) / max(1 - chance, LEAST))
    return Reason("kin", round(max(-1.0, min(1.0, odds / MOST_ODDS)), 3),
                  f"read in their sentences, they tell of one happening with a chance of {chance:.2f}")  # fmt: skip


def crowd_of(claims: int) -> float:
    """The log of how many times the usual number of claims a story has; 0 for any smaller one.

    >>> crowd_of(20), round(crowd_of(900), 2)
    (0.0, 1.1)
    """
    return min(CROWDED, math.log(max(1.0, claims / USUAL)))


def likeness(reasons: Sequence[Reason], crowd: float = 0.0) -> float:
    """How likely two claims are to tell of one happening, 0 to 1, by what speaks for and against it."""
    scores = {"meaning": UNKNOWN_MEANING} | {reason.field: reason.score for reason in reasons}
    odds = START - SCATTERED * crowd + sum(WEIGHTS[field] * score for field, score in scores.items())
    return round(1 / (1 + math.exp(-odds)), 3)


def weigh(left: Facets, right: Facets, setting: Setting) -> Weighed:
    """Two claims compared by everything there is, and what the one is to the other."""
    background = setting.background
    reasons = [
        reason
        for reason in (
            words_shared(left, right, background),
            senses_agree(left, right),
            names_shared(left, right, background),
            meaning_near(left, right, setting.near),
            kin_by_reading(left, right, setting.kinship),
            times_overlap(left, right),
            places_agree(left, right),
            amounts_agree(left, right),
        )
        if reason
    ]
    sameness = likeness(reasons, setting.crowd)
    against = conflict(left, right, sameness, reasons, setting)
    weighed = Weighed(left, right, sameness, (*reasons, *([against] if against else [])), None)
    return replace(weighed, link=decide(weighed, against, setting))


def conflict(
    left: Facets, right: Facets, sameness: float, reasons: Sequence[Reason], setting: Setting
) -> Reason | None:
    """The first reason why two claims cannot both hold, where they are near enough for that to matter.

    Tolls need a common happening no nearer than any conflict; other figures must be said of the same predicate.
    """
    worlds = {left.claim.world, right.claim.world}
    apart = any(reason.field in {"time", "place"} and reason.score <= -0.7 for reason in reasons)
    if not worlds <= {"actual", "planned"} or left.bare or right.bare or apart:
        return None
    if left.shadowed or right.shadowed or setting.near.far(left, right, FAR):
        return None
    denied = answers(left, right, sameness, reasons)
    if denied:
        return denied
    figures = amounts_disagree(left, right)
    if figures and figures.score <= -0.8 and sameness >= NEAR:
        other = one_voice(left, right) or within_report(left, right) or part_and_whole(left, right)
        return None if other else figures
    if sameness >= NEAR:
        told = worlds == {"actual"} and not same_sentence(left, right)
        against = (states_opposed(left, right) or spots_disagree(left, right)) if told else None
        if against is None and not one_voice(left, right):
            against = polarity_opposed(left, right, setting.background)
            against = against or reversed_happening(left, right, sameness, reasons)
        elif against is None and not same_sentence(left, right):
            itself = polarity_opposed(left, right, setting.background)
            against = itself if itself and itself.score <= GAINSAYS else None
        if against:
            return against
    if figures is None:
        return at_odds(left, right, sameness, setting.kinship)
    alike = any(reason.field == "event" and reason.score == 1.0 for reason in reasons)
    alike = alike and any(reason.field == "names" and reason.score > 0 for reason in reasons)
    return figures if alike and sameness >= SAME else None


def at_odds(left: Facets, right: Facets, sameness: float, kinship: Kinship) -> Reason | None:
    """Whether the network of kinship finds that two claims of one happening cannot both hold, by reports or speakers
    who differ."""
    same, chance = kinship.of(left, right)
    if chance < ODDS or same < KIN or sameness < NEARER or one_voice(left, right) or same_sentence(left, right):
        return None
    if any(side.thin or side.passing or is_headless(side) or is_unknown(side) for side in (left, right)):
        return None
    tolls = [{amount.of for amount in side.amounts if amount.of} for side in (left, right)]
    if all(tolls) and not tolls[0] & tolls[1]:
        return None  # twelve are hurt, nobody is missing
    return Reason("polarity", -chance, f"{quote(left)} and {quote(right)} are read as answers that exclude each other")


def is_unknown(side: Facets) -> bool:
    """Whether a claim only says that something is not known: «the cause of death had not been established»."""
    return side.negated and bool(holds(side.window, group("ignorance")))


def is_headless(side: Facets) -> bool:
    """Whether a claim begins with its verb and has nobody who does it: «taking five cars with it»."""
    return side.claim.predicate is not None and side.claim.predicate.start == side.claim.start


def answers(left: Facets, right: Facets, sameness: float, reasons: Sequence[Reason]) -> Reason | None:
    """Whether one claim is an outright denial of what the other, somebody else's, affirms.

    They must have a deed, most words or the meaning in common: that the captain was drunk is no answer to his arrest.
    """
    if left.denial == right.denial or sameness < DENIED or one_voice(left, right) or left.thin or right.thin:
        return None
    no, yes = (left, right) if left.denial else (right, left)
    scores = {reason.field: reason.score for reason in reasons}
    words, meaning = scores.get("words", 0.0), scores.get("meaning", 0.0)
    near = scores.get("event", 0.0) >= 0.8 or words >= SHARED or (words >= SOME and meaning >= MEANT)
    if yes.negated or not near or states_opposed(replace(no, negated=False), yes):
        return None
    return Reason("polarity", -sameness, f"{quote(no)} is denied, {quote(yes)} is claimed")


def part_and_whole(left: Facets, right: Facets) -> bool:
    """Whether one figure is for a part, one hospital's wounded, and the other is not."""
    return bool(holds(left.keys, group("part"))) != bool(holds(right.keys, group("part")))


def reversed_happening(left: Facets, right: Facets, sameness: float, reasons: Sequence[Reason]) -> Reason | None:
    """Whether one claim negates the very happening that the other affirms."""
    if left.negated == right.negated or sameness < SAME:
        return None
    no, yes = (left, right) if left.negated else (right, left)
    alike = any(reason.field == "event" and reason.score >= 0.8 for reason in reasons)
    alike = alike and any(reason.field == "words" and reason.score >= REVERSED for reason in reasons)
    alike = alike or (
        sameness >= ALIKE and any(reason.field == "words" and reason.score >= NEARLY for reason in reasons)
    )
    if not alike or is_unknown(no) or is_identity(no):
        return None
    return Reason("polarity", -0.6, f"{quote(no)} is the reverse of {quote(yes)}")


def same_sentence(left: Facets, right: Facets) -> bool:
    """Whether two claims stand in one sentence."""
    return left.claim.report == right.claim.report and left.sentence == right.sentence


def within_report(left: Facets, right: Facets) -> bool:
    """Whether one report gives both figures of a toll that only grows, the first count and the last.

    Two speakers who give two figures do not agree.
    """
    tolls = {a.of for a in left.amounts} & {a.of for a in right.amounts} - {None, "detained"}
    voices = {side.claim.speaker.name for side in (left, right) if side.claim.speaker}
    return left.claim.report == right.claim.report and bool(tolls) and len(voices) < 2


def one_voice(left: Facets, right: Facets) -> bool:
    """Whether one report says both on the same word: it rarely gainsays itself, and other things often look so."""
    names = [side.claim.speaker.name if side.claim.speaker else None for side in (left, right)]
    return left.claim.report == right.claim.report and names[0] == names[1]


def decide(weighed: Weighed, against: Reason | None, setting: Setting) -> Link | None:
    """The link between two claims, or None; `against` is the reason why both cannot hold."""
    left, right, sameness, reasons = weighed.left, weighed.right, weighed.sameness, weighed.reasons
    worlds = {left.claim.world, right.claim.world}
    if not worlds <= {"actual", "planned"} or left.bare or right.bare:
        return None
    later, earlier = in_order(left, right)
    same = setting.sources.same(setting.sources.of(left), setting.sources.of(right))
    if against is not None:
        return opposing(later, earlier, against, reasons, same)
    if worlds == {"actual", "planned"}:
        if sameness >= SAME and any(reason.field == "event" and reason.score >= 0.8 for reason in reasons):
            done, plan = (left, right) if left.claim.world == "actual" else (right, left)
            if is_later(done, plan):
                return link(
                    done,
                    plan,
                    "updates",
                    "status",
                    f"{quote(done)} is what was planned",
                    sameness,
                    reasons,
                )
        return None
    if sameness < AGREE or left.negated != right.negated or left.shadowed or right.shadowed:
        return None
    if sameness < SURE and not of_one_kind(reasons):
        return None
    field = deciding_field(reasons)
    grown = toll_grown(later, earlier)
    if grown:
        return link(later, earlier, "updates", "amount", grown, sameness, reasons)
    if same and later.claim.report == earlier.claim.report:
        return None  # a report that says a thing twice
    if same:
        return link(later, earlier, "repeats", field, same, sameness, reasons)
    detail = f"{quote(later)} says what {quote(earlier)} says, from another source"
    return link(later, earlier, "supports", field, detail, sameness, reasons)


def opposing(
    later: Facets, earlier: Facets, against: Reason, reasons: tuple[Reason, ...], same: str | None
) -> Link | None:
    """What a conflict makes of two claims: a later count updates, a denial denies, the rest contradicts."""
    field = FIELDS.get(against.field, "event")
    score = -against.score
    if against.field == "amount":
        if updates_count(later, earlier, same):
            return link(later, earlier, "updates", field, f"{against.detail}: the later figure counts", score, reasons)
        return link(later, earlier, "contradicts", field, against.detail, score, reasons)
    if later.denial != earlier.denial:
        no, yes = (later, earlier) if later.denial else (earlier, later)
        return link(no, yes, "denies", "event", f"{quote(no)} is denied, {quote(yes)} is claimed", score, reasons)
    if same and is_later(later, earlier) and later.claim.report != earlier.claim.report:
        return link(
            later, earlier, "updates", field, f"{against.detail}; the same source says so later", score, reasons
        )
    return link(later, earlier, "contradicts", field, against.detail, score, reasons)


def of_one_kind(reasons: Sequence[Reason]) -> bool:
    """Whether two claims tell of one kind of happening, or have most words in common, or the same toll."""
    scores = {reason.field: reason.score for reason in reasons}
    alike = scores.get("event", 0) >= 0.4 or scores.get("words", 0) >= 0.6 or scores.get("amount", 0) == 1.0
    return alike or scores.get("kin", 0) >= OF_KIND


def toll_grown(later: Facets, earlier: Facets) -> str | None:
    """How a later report's toll replaces a smaller one that it does not contradict («at least nine», then 14)."""
    if later.claim.report == earlier.claim.report:
        return None
    pairs = [
        (a, b) for a in later.amounts for b in earlier.amounts if a.of and same_measure(a, b) and a.best and b.best
    ]
    if not pairs or any(a.best == b.best for a, b in pairs):
        return None
    first, second = sorted(pairs[0], key=lambda amount: amount.best or 0)
    return f"{first.best:g} {first.of}, then {second.best:g}"


def updates_count(later: Facets, earlier: Facets, same: str | None) -> bool:
    """Whether a later figure of a growing toll replaces an earlier one: it came later and grew, or it says so."""
    tolls = {amount.of for amount in later.amounts} & {amount.of for amount in earlier.amounts} & GROWING
    beside = later.page.report.text[max(0, later.claim.start - BESIDE) : later.claim.end + BESIDE]
    corrected = bool(holds(keys_of(beside), group("correction")))
    if corrected and later.claim.report != earlier.claim.report:
        return True
    if not tolls or later.claim.report == earlier.claim.report:
        return False
    pairs = [(a, b) for a in later.amounts for b in earlier.amounts if a.of in tolls and same_measure(a, b)]
    grew = "missing" in tolls or any((a.best or 0) > (b.best or 0) for a, b in pairs)  # the missing are found
    if not is_later(later, earlier):  # one day: the greater figure is taken for the later one
        return "detained" not in tolls and not is_later(earlier, later)
    return same is not None or (grew and "detained" not in tolls)


def in_order(left: Facets, right: Facets) -> tuple[Facets, Facets]:
    """The two claims, the later report's first; within a report the later in the text."""
    return (left, right) if stamp(left) > stamp(right) else (right, left)


def stamp(side: Facets) -> tuple[str, str, int]:
    """When a claim was made, for ordering."""
    return side.page.report.published.high or "", side.claim.report, side.claim.start


def is_later(left: Facets, right: Facets) -> bool:
    """Whether the first claim was published after the second, as far as the dates tell."""
    low, high = left.page.report.published.low, right.page.report.published.high
    if not low or not high:
        return False
    size = min(len(low), len(high))  # a day against a clock time of that day is no order
    return low[:size] > high[:size]


def deciding_field(reasons: Sequence[Reason]) -> Field:
    """What two agreeing claims agree on: figures where both give them, else the event."""
    return "amount" if any(reason.field == "amount" and reason.score >= 0.5 for reason in reasons) else "event"


def link(
    left: Facets, right: Facets, verdict: Verdict, field: Field, detail: str, score: float, reasons: tuple[Reason, ...]
) -> Link:
    """A link record with its score between 0 and 1."""
    return Link(left.id, right.id, verdict, field, detail, round(max(0.0, min(1.0, score)), 3), reasons)


__all__ = ["NEAR", "SAME", "WEIGHTS", "Setting", "Weighed", "crowd_of", "weigh"]
