"""Two given statements: does the right one support or contradict the left one, and what decides.

The same comparisons as between claims, over all that each statement says. The order is by what misleads most: another
event or moment makes figures and places incomparable, so times are looked at first. A statement that may be of another
event is neutral, never a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sayso.link.block import Nearness
from sayso.link.compare import (
    GENERIC_UNITS,
    GROWING,
    Background,
    amounts_meet,
    flat,
    group,
    names_shared,
    places_agree,
    polarity_opposed,
    same_measure,
    states_opposed,
    within,
    words_shared,
)
from sayso.link.facets import Facets, as_day, facets_of, facets_of_page, weight
from sayso.link.lexicon import holds, keys_of, stop_keys, word_key, word_set
from sayso.records import Amount, Claim, Comparison, Field, Page, Pair, Place, Reason

# Set on `python -m evaluation.relations` (figures; claimdiff for false alarms).
TOPIC = 0.22  # below, two statements have nothing to do with one another
ALIKE = 0.5  # from here they support one another where nothing in particular decides
MEANING = 0.35  # weight of the sentences' cosine in `topic`
SHORT = 8  # days: two intervals so short that meet are one moment


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: all of it as one claim, and the claims found in it."""

    whole: Facets
    claims: tuple[Facets, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one comparison makes of two statements."""

    verdict: str
    field: Field
    score: float
    detail: str


def compare_statements(pair: Pair, left_page: Page, right_page: Page) -> Comparison:
    """Whether the right statement supports, contradicts, denies or updates the left one, or is neutral."""
    left, right = statement_of(left_page), statement_of(right_page)
    near = Nearness((left.whole, right.whole))
    topic = topic_of(left, right, near)
    found = judge(left, right, topic)
    if found is None:
        return Comparison(pair.id, "neutral", round(max(0.0, 1 - topic), 3), None, "nothing in them decides")
    return Comparison(pair.id, found.verdict, round(min(1.0, found.score), 3), found.field, found.detail)  # type: ignore[arg-type]


def statement_of(page: Page) -> Statement:
    """A page as one statement."""
    text = page.report.text
    claim = Claim(f"{page.report.id}/whole", page.report.id, 0, len(text), text)
    whole = facets_of(claim, page, [0], page.entities)
    whole = replace(whole, amounts=page.amounts, places=page.places, times=page.times)
    whole = replace(whole, window=whole.keys, heads=whole.senses, thin=False)
    return Statement(whole, facets_of_page(page))


def topic_of(left: Statement, right: Statement, near: Nearness) -> float:
    """How much two statements are about one thing, about 0 to 1."""
    words = words_shared(left.whole, right.whole, Background())
    names = names_shared(left.whole, right.whole, Background())
    cosine = near.cosine(left.whole, right.whole) or 0.0
    shared = bool(left.whole.senses & right.whole.senses)
    score = 0.4 * (words.score if words else 0.0) + 0.15 * max(0.0, names.score if names else 0.0)
    return score + MEANING * max(0.0, (cosine - 0.2) / 0.8) + 0.1 * shared


def judge(left: Statement, right: Statement, topic: float) -> Finding | None:
    """The first comparison that decides, or None."""
    if topic < TOPIC:
        return None
    moment = moments(left.whole, right.whole)
    other = is_other(left.whole, right.whole)
    opposed = opposed_statements(left, right)
    if opposed and not other and moment is not False:
        return opposed
    if moment is False:
        return times_disagree(left, right) if not other else None
    if other:
        return None
    for compare in (ages_differ, amounts_decide, agents_differ, places_decide):
        finding = compare(left, right)
        if finding:
            return finding
    if moment and kin_events(left, right):
        return Finding("supports", "time", topic, "both speak of one day, and of one kind of happening")
    if topic >= ALIKE:
        return Finding("supports", "event", topic, f"{flat(right.whole.claim.text)[:90]} says much the same")
    return None


# ---------------------------------------------------------------- times


def days_of(side: Facets) -> list[tuple[date, date]]:
    """The days that a statement names."""
    spans = ((as_day(time.low), as_day(time.high)) for time in side.times if time.type in {"DATE", "TIME"})
    return [(low, high) for low, high in spans if low and high and low <= high]


def moments(left: Facets, right: Facets) -> bool | None:
    """True when a day that both name is one, False when all are apart, None when one of them names none."""
    here, there = days_of(left), days_of(right)
    if not here or not there:
        return None
    met = [
        min((high - low).days, (until - since).days)
        for low, high in here
        for since, until in there
        if low <= until and since <= high
    ]
    if not met:
        return False
    return True if min(met) <= SHORT else None


def is_other(left: Facets, right: Facets) -> bool:
    """Whether the right statement says that it is about another case: «another», «also», «a week earlier»."""
    return bool(holds(right.keys, group("other"))) and not holds(left.keys, group("other"))


def times_disagree(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where one happening, taken as known, is put on different days."""
    if not (definite(right.whole) and kin_events(left, right)):
        return None
    named = left.whole.names and right.whole.names
    if (named and not left.whole.names & right.whole.names) or not shared_subject(left.whole, right.whole):
        return None
    here, there = days_of(left.whole)[0], days_of(right.whole)[0]
    return Finding("contradicts", "time", 0.8, f"{days(here)} and {days(there)} cannot both be the day")


def days(span: tuple[date, date]) -> str:
    """An interval in words."""
    return span[0].isoformat() if span[0] == span[1] else f"{span[0]} to {span[1]}"


def definite(side: Facets) -> bool:
    """Whether a statement speaks of something as known: it does not begin with «a», a number, a bare plural."""
    first_time = next((time.end for time in side.times if time.start < 5), 0)
    text = re.sub(r"^(?:On|In|At|By|Last|This)\s[^,]{2,30},\s*", "", side.claim.text[first_time:].lstrip(" ,"))
    first = keys_of(text)[:1]
    if not first or holds(first, group("indefinite")):
        return False
    word = re.match(r"\W*([\w'’.-]+)", text)
    bare = word and word[1].endswith("s") and first[0] not in side.names and first[0] not in stop_keys()
    return not bare


def kin_events(left: Statement, right: Statement) -> bool:
    """Whether the statements tell of one kind of happening."""
    heads = frozenset(sense for side in left.claims for sense in side.heads) or left.whole.senses
    others = frozenset(sense for side in right.claims for sense in side.heads) or right.whole.senses
    same = {side.predicate for side in left.claims} & {side.predicate for side in right.claims} - {None, "say", "be"}
    return bool(heads & others or same or left.whole.senses & right.whole.senses)


def shared_subject(left: Facets, right: Facets) -> bool:
    """Whether a telling word is in both, or a word of one kind."""
    return any(weight(key) == 1.0 for key in left.words & right.words) or bool(left.senses & right.senses)


# ---------------------------------------------------------------- polarity and states


def opposed_statements(left: Statement, right: Statement) -> Finding | None:
    """A denial or reversal of one statement by the other."""
    for one, other in sides(left, right):
        reason = polarity_opposed(one, other, Background())
        if reason and -reason.score >= 0.5:
            denial = one.denial or other.denial
            return Finding("denies" if denial else "contradicts", "polarity", -reason.score, reason.detail)
    reason = states_opposed(plain(left.whole), plain(right.whole))
    if reason and related(left.whole, right.whole):
        return Finding("contradicts", field_of(reason), -reason.score, reason.detail)
    return None


def sides(left: Statement, right: Statement) -> Iterator[tuple[Facets, Facets]]:
    """The pairs of claims, a statement as a whole among them, with what each denies."""
    for one in (marked(left.whole), *left.claims):
        for other in (marked(right.whole), *right.claims):
            yield one, other


def marked(side: Facets) -> Facets:
    """A whole statement, negative when it denies: «denied that …»."""
    denies = any(word in word_set("denials") for word in side.claim.text.lower().split())
    return replace(side, negated=is_negated(side.claim.text) or denies, denial=denies)


def is_negated(text: str) -> bool:
    """Whether the words of a text turn it round; «not only» and «no fewer than» do not."""
    words = text.lower().replace("’", "'").replace("n't", " n't").split()
    negations = word_set("negations")
    for at, word in enumerate(words):
        if word.strip(".,;:'\"“”‘’") in negations or word == "n't":
            following = words[at + 1 : at + 2]
            if following not in (["only"], ["fewer"], ["less"], ["more"], ["doubt"], ["later"], ["matter"]):
                return True
    return False


def plain(side: Facets) -> Facets:
    """A whole statement taken as positive, for words that are opposites themselves."""
    return replace(side, negated=False)


def related(left: Facets, right: Facets) -> bool:
    """Whether two statements share a name or a telling word."""
    return any(weight(key) == 1.0 for key in left.words & right.words)


def field_of(reason: Reason) -> Field:
    """The field of a reason."""
    fields: dict[str, Field] = {
        "status": "status",
        "polarity": "polarity",
        "time": "time",
        "role": "role",
        "place": "place",
    }
    return fields.get(reason.field, "status")


# ---------------------------------------------------------------- figures

AGE = re.compile(
    r"\b(?:aged?|age\s+of|turned|was|is)\s+(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?=\s*(?:when|[,.;)]|$|as\b))"
    r"|\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)[\s-](year|month)s?[\s-]old\b",
    re.IGNORECASE,
)
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def ages_of(text: str) -> list[float]:
    """The ages in years that a text gives.

    >>> ages_of("He died at the age of 56."), ages_of("their nine-month-old child")
    ([56.0], [0.75])
    """
    ages = []
    for match in AGE.finditer(text):
        number = (match[1] or match[2]).lower()
        years = float(SMALL.index(number) + 1 if number in SMALL else number)
        ages.append(years / 12 if (match[3] or "").lower() == "month" else years)
    return ages


def ages_differ(left: Statement, right: Statement) -> Finding | None:
    """A contradiction or agreement of two ages, where each statement gives one."""
    here, there = ages_of(left.whole.claim.text), ages_of(right.whole.claim.text)
    if not here or len(there) != 1:
        return None
    if any(abs(age - there[0]) < 1 for age in here):
        return Finding("supports", "amount", 0.7, f"both give the age {there[0]:g}")
    if len(here) > 1:
        return None
    return Finding("contradicts", "amount", 0.8, f"the ages {here[0]:g} and {there[0]:g} cannot both hold")


def amounts_decide(left: Statement, right: Statement) -> Finding | None:
    """What figures for the same thing make of two statements."""
    pairs = [
        (a, b) for a in left.whole.amounts for b in right.whole.amounts if same_thing(a, b, left.whole, right.whole)
    ]
    if not pairs:
        return None
    for a, b in pairs:
        if amounts_meet(a, b) and alike(a, b):
            words = f"«{words_of(left.whole, a)}» and «{words_of(right.whole, b)}» can both hold"
            return Finding("supports", "amount", 0.7, words)
    strict = [(a, b) for a, b in pairs if not amounts_meet(a, b)]
    if len(pairs) > 1:
        strict = [(a, b) for a, b in strict if same_measure(a, b)]
    if not strict:
        return None
    a, b = strict[0]
    words = f"«{words_of(left.whole, a)}» and «{words_of(right.whole, b)}» cannot both hold"
    later = is_later(right.whole, left.whole)
    if a.of in GROWING and b.of in GROWING and later and (b.best or 0) > (a.best or 0):
        return Finding("updates", "amount", 0.6, f"{words} at one time; the later one is greater")
    return Finding("contradicts", "amount", 0.8, words)


def alike(a: Amount, b: Amount) -> bool:
    """Whether two figures that can both hold are near enough to tell of one thing: «over 345» says nothing of 76."""
    return not a.best or not b.best or 0.5 <= a.best / b.best <= 2


def same_thing(a: Amount, b: Amount, left: Facets, right: Facets) -> bool:
    """Whether two amounts count one thing: one toll, one unit, or one without a unit that stands for the other's."""
    if same_measure(a, b):
        return True
    if a.of and b.of and a.of != b.of:
        return False
    units = {word_key((unit or "").split()[-1]) if unit else None for unit in (a.unit, b.unit)}
    if (a.of or b.of) and None not in units:
        toll = a.of or b.of
        sense = {"killed": "kill", "injured": "injure", "detained": "detain", "missing": "missing"}.get(toll or "", "")
        people = units & {word_key(unit) for unit in GENERIC_UNITS if unit} or len(units) == 1
        return sense in left.senses & right.senses and bool(people)
    if None in units and a.best and b.best and not (a.of or b.of):
        close = 0.2 <= a.best / b.best <= 5 and min(a.best, b.best) >= 100
        return close and not {word_key(word) for word in ("year", "hour", "percentage")} & units
    return False


def words_of(side: Facets, amount: Amount) -> str:
    """An amount's words."""
    return flat(side.page.report.text[amount.start : amount.end])


def is_later(one: Facets, other: Facets) -> bool:
    """Whether one statement was published on a later day than the other."""
    return bool(one.day and other.day and one.day > other.day)


# ---------------------------------------------------------------- who and where

CLEFT = re.compile(r"^\W*It (?:was|is) (?P<who>.{3,60}?) (?:that|who|which) (?P<what>.+)", re.DOTALL)


def agents_differ(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where «it was X that did it» stands against somebody else who did."""
    match = CLEFT.match(right.whole.claim.text)
    if not match:
        return None
    who = frozenset(key for key in keys_of(match["who"]) if key not in stop_keys())
    actors = [(p.name, frozenset(keys_of(p.name))) for side in left.claims for p in side.claim.actors]
    names = left.whole.names
    told = frozenset(keys_of(match["what"]))
    if not related(left.whole, right.whole) or (who & (names | left.whole.words) - told and who <= left.whole.words):
        return None
    doer = next((name for name, keys in actors if not keys & who), None)
    if doer is None:
        return None
    return Finding("contradicts", "role", 0.7, f"{flat(match['who'])} here, {flat(doer)} there")


def places_decide(left: Statement, right: Statement) -> Finding | None:
    """What the places make of two statements that tell of one happening."""
    here, there = (replace(side.whole, places=specific(side.whole)) for side in (left, right))
    reason = places_agree(here, there)
    if reason is None or not kin_events(left, right):
        return None
    lands = {place.country for place in (*here.places, *there.places)}
    if reason.score > 0:
        return Finding("supports", "place", 0.6, reason.detail)
    if len(lands) == 1 and definite(right.whole) and shared_subject(left.whole, right.whole):
        return Finding("contradicts", "place", 0.7, f"{reason.detail}, so both cannot be where it happened")
    return None


def specific(side: Facets) -> tuple[Place, ...]:
    """A statement's places without those that hold another of them: Idlib, not Syria."""
    return tuple(
        place for place in side.places if not any(place is not other and within(other, place) for other in side.places)
    )


__all__ = ["compare_statements"]
