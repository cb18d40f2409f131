"""Two given statements: does the right one support or contradict the left one, and what decides.

In the order of what misleads most: is the right statement about the left one's happening at all; does it reverse it; do
who, how many, when and where agree. A statement that may be of another event is neutral, never a contradiction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayso.link.bearing import (
    is_anchored,
    is_definite,
    is_kin,
    is_newcomer,
    is_one_dated_deed,
    is_one_deed,
    is_other,
    is_pluperfect,
)
from sayso.link.block import Nearness
from sayso.link.compare import Background, flat, names_shared, words_shared
from sayso.link.doers import roles_decide
from sayso.link.figures import SURELY_APART, ages_decide, amounts_decide
from sayso.link.finding import Finding, Statement, statement_of
from sayso.link.likeness import share
from sayso.link.moments import days_decide, hours_decide, is_ahead, is_far, same_day
from sayso.link.reversals import is_negated, reversals_decide
from sayso.link.tallies import new_figure, reckoned_decides, wholes_decide
from sayso.link.whereabouts import compass_decides, places_decide
from sayso.records import Comparison, Page, Pair

# Set on `python -m evaluation.relations` (figures; claimdiff for false alarms).
TOPIC = 0.22  # below, two statements have nothing to do with one another
ANY = 0.15  # from here a place or day of one deed counts
PLACED_APART = 0.25  # and also where the deeds are only akin
PLACED = 0.36  # from here one place makes a support
REVERSED = re.compile(r"\bis not so$|\bis the reverse of\b")
LASTING = ("remain", "stay", "still")  # a state that goes on contradicts also on another day
AGREED = 0.27  # from here an agreeing day, place or figure makes a support
LIKELY = 0.5  # from here a figure that agrees needs no deed of one kind
VERY = 0.65  # and also where no word points back
ALIKE = 0.5  # from here they support one another where nothing in particular decides
SAME_CASE = 0.30  # from here figures that cannot both hold are a contradiction
CLOSE = 0.6  # cosine from which an opposite needs nothing that points back
OTHER_FIGURE = 0.55  # from here figures that may be of two things are hardly so
FIGURED = 0.45  # from here a figure that the left statement has not is another one for the same thing
LEAST_NEGATED = 0.62  # from here they are alike although one has a «not»
FAR_DAYS = 0.4  # from here days far apart contradict, of one deed that both date
EXACT = 0.7  # the score of one and the same day
MEANING = 0.35  # weight of the sentences' cosine in `topic`


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the right statement has to do with the left one."""

    topic: float
    share: float
    cosine: float
    other: bool
    definite: bool
    anchored: bool
    kin: bool
    one_deed: bool
    one_dated_deed: bool
    pluperfect: bool
    one_negated: bool
    day: bool | None


def compare_statements(pair: Pair, left_page: Page, right_page: Page) -> Comparison:
    """Whether the right statement supports, contradicts, denies or updates the left one, or is neutral."""
    left, right = statement_of(left_page), statement_of(right_page)
    bearing = bearing_of(left, right)
    found = judge(left, right, bearing)
    if found is None:
        return Comparison(pair.id, "neutral", round(max(0.0, 1 - bearing.topic), 3), None, "nothing in them decides")
    return Comparison(pair.id, found.verdict, round(min(1.0, found.score), 3), found.field, found.detail)  # type: ignore[arg-type]


def bearing_of(left: Statement, right: Statement) -> Bearing:
    """How the right statement bears on the left one."""
    near = Nearness((left.whole, right.whole))
    cosine = near.cosine(left.whole, right.whole) or 0.0
    shared = share(right, left)
    anchored = is_anchored(left, right)
    return Bearing(
        topic=topic_of(left, right, cosine, shared),
        share=shared,
        cosine=cosine,
        other=is_other(left, right),
        definite=is_definite(right.whole) or (anchored and not is_newcomer(right.whole)),
        anchored=anchored,
        kin=is_kin(left, right),
        one_deed=is_one_deed(left, right),
        one_dated_deed=is_one_dated_deed(left, right),
        pluperfect=is_pluperfect(right.text),
        one_negated=is_negated(left.text) != is_negated(right.text),
        day=same_day(left, right),
    )


def topic_of(left: Statement, right: Statement, cosine: float, shared: float) -> float:
    """How much the right statement says what the left one says, 0 to about 1.

    Every measure of likeness comes together here and nowhere else.
    """
    words = words_shared(left.whole, right.whole, Background())
    names = names_shared(left.whole, right.whole, Background())
    score = 0.2 * (words.score if words else 0.0) + 0.1 * max(0.0, names.score if names else 0.0)
    return score + MEANING * max(0.0, (cosine - 0.2) / 0.8) + 0.45 * shared


def findings(left: Statement, right: Statement) -> list[Finding]:
    """What each comparison says."""
    steps = (
        reversals_decide,
        roles_decide,
        ages_decide,
        amounts_decide,
        reckoned_decides,
        wholes_decide,
        hours_decide,
        days_decide,
        compass_decides,
        places_decide,
    )
    return [found for found in (step(left, right) for step in steps) if found]


def judge(left: Statement, right: Statement, bearing: Bearing) -> Finding | None:
    """What decides, or None."""
    if bearing.other:
        return None
    found = findings(left, right)
    if is_far(left, right):
        if is_put_elsewhen(bearing) and is_ahead(left) and is_ahead(right):
            return Finding("contradicts", "time", 0.6, "they put one deed on days that are far apart")
        found = [one for one in found if one.verdict == "contradicts" and REVERSED.search(one.detail)]
    update = next((one for one in found if one.verdict == "updates"), None)
    if update and bearing.topic >= TOPIC:
        return update
    against = [one for one in found if one.verdict in {"contradicts", "denies"}]
    if any(one.field == "amount" and " make " in one.detail for one in found):  # some died, the others lived
        against = []
    if bearing.pluperfect:  # what had happened before says nothing against how it ended
        against = [one for one in against if one.field not in {"status", "role"}]
    held = next((one for one in against if holds_against(one, bearing)), None)
    if held:
        return held
    if against:
        return None
    loose = next((one for one in found if one.verdict == "neutral" and one.score > SURELY_APART), None)
    if loose and is_close(bearing) and not any(one.verdict == "supports" and one.field == "amount" for one in found):
        return replace(loose, verdict="contradicts")
    aside = any(one.verdict == "neutral" and one.score <= SURELY_APART for one in found)
    if any(one.verdict == "neutral" for one in found):
        found = [one for one in found if one.field in {"time", "amount"} and one.verdict == "supports"]
        bearing = replace(bearing, topic=min(bearing.topic, ALIKE - 0.01))
    agreed = next((one for one in found if one.verdict == "supports" and speaks_for(one, bearing)), None)
    if agreed:
        return agreed
    if bearing.day is False:
        return None
    new = new_figure(left, right)
    if new:
        close = bearing.definite and bearing.anchored and bearing.kin and bearing.topic >= FIGURED
        return new if new.verdict == "contradicts" and close and not aside else None
    alike = bearing.topic >= ALIKE and (bearing.kin or bearing.topic >= VERY or bearing.cosine >= VERY)
    if alike and not (bearing.one_negated and bearing.topic < LEAST_NEGATED):
        return Finding("supports", "event", bearing.topic, f"{flat(right.text)[:90]} says much the same")
    return None


def holds_against(finding: Finding, bearing: Bearing) -> bool:
    """Whether what cannot both hold is said of one happening, so that it is a contradiction."""
    alike = bearing.topic >= ALIKE or (bearing.cosine >= CLOSE and finding.field in {"status", "polarity"})
    if not bearing.anchored and not (alike and (bearing.definite or finding.field == "amount")):
        return False
    if finding.field in {"time", "place"}:
        before = bearing.pluperfect and (finding.field == "time" or bearing.day is False)
        deed = bearing.one_dated_deed if finding.field == "time" and bearing.day is False else bearing.one_deed
        deed = deed or (finding.field == "place" and bearing.kin and bearing.topic >= PLACED_APART)
        return deed and bearing.definite and not before and bearing.topic >= ANY
    if finding.field == "amount":
        if bearing.day is False and not bearing.definite:
            return False
        return bearing.topic >= SAME_CASE
    elsewhen = bearing.pluperfect or (bearing.day is False and not any(word in finding.detail for word in LASTING))
    if finding.field in {"status", "role"} and (elsewhen or not bearing.definite):
        return False
    return bearing.topic >= TOPIC


def is_close(bearing: Bearing) -> bool:
    """Whether the right statement says so much of the left one's that its other figure must be of the same thing."""
    return bearing.definite and bearing.anchored and bearing.day is not False and bearing.topic >= OTHER_FIGURE


def is_put_elsewhen(bearing: Bearing) -> bool:
    """Whether one and the same deed is put on far days: «the vote is on August 26», «the vote is set for November»."""
    known = bearing.definite and bearing.anchored and bearing.one_dated_deed and not bearing.pluperfect
    return known and bearing.topic >= FAR_DAYS


def speaks_for(finding: Finding, bearing: Bearing) -> bool:
    """Whether what agrees is said of one happening, so that it is a support."""
    if finding.field == "time" and finding.score >= EXACT and bearing.definite:
        return True
    if finding.field == "place":
        if bearing.one_negated or bearing.day is False:
            return False
        return bearing.topic >= PLACED and bearing.kin
    if finding.field == "amount":
        if bearing.day is False:
            return bearing.definite and bearing.anchored and bearing.kin and bearing.topic >= ALIKE
        known = bearing.kin and (bearing.definite or bearing.topic >= AGREED)
        return bearing.anchored or known or bearing.topic >= (LIKELY if bearing.definite else VERY)
    return bearing.topic >= AGREED and bearing.kin


__all__ = ["Bearing", "Finding", "Statement", "bearing_of", "compare_statements", "findings", "statement_of"]
