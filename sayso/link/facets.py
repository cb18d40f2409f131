"""What comparisons look at in a claim, worked out once: words by key, kinds of happening, names, figures, days."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sayso.link.lexicon import (
    common_keys,
    group_keys,
    group_sequences,
    group_words,
    holds,
    keys_of,
    senses_of,
    stop_keys,
    word_key,
)
from sayso.records import Amount, Claim, Entity, Page, Participant, Place, Time

# Nothing earlier or later than this is taken for a date of news; reports hold typing errors.
PARTICLES = frozenset({"up", "down", "out", "off", "over", "apart", "away", "in", "not"})
LONG_PAST = 45  # days before the report: background, not the news
BEFORE_HEARSAY = 80  # characters before a claim in which «allegations that» makes it hearsay
BEFORE_NOUN = 4  # words before a noun that is a claim of its own
AFTER_SPEECH = 20  # characters after «said» that make no content
EARLIEST, LATEST = date(1000, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True, slots=True)
class Facets:
    """One claim as comparisons see it. `low`/`high` are days, None where the claim's time is unknown.

    `words` are the keys of content words, `names` those of the names in it, `senses` the kinds of happening its
    words can stand for, `heads` those of its predicate alone, `window` the keys of the words round it. A `thin` claim
    is a bare noun («the fire»): a mention, no statement; a `shadowed` one is part of a denial or a condition; a
    `passing` one takes its happening as known («two days after fire swept the ferry», «whose ferry caught fire»).
    `sentence` is the row of its sentence in the page.
    """

    claim: Claim
    page: Page
    keys: tuple[str, ...]
    words: frozenset[str]
    names: frozenset[str]
    senses: frozenset[str]
    heads: frozenset[str]
    predicate: str | None
    window: tuple[str, ...]
    thin: bool
    speech: bool
    shadowed: bool
    passing: bool
    amounts: tuple[Amount, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    low: date | None
    high: date | None
    day: date | None
    sentence: int
    negated: bool
    denial: bool

    @property
    def bare(self) -> bool:
        """Whether a claim states nothing: a mention without a count («the number of dead at eight» has one)."""
        return self.thin and not any(amount.of for amount in self.amounts)

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id


def facets_of_page(page: Page) -> tuple[Facets, ...]:
    """The facets of each claim of a page, in claim order."""
    starts = [sentence.start for sentence in page.sentences]
    entities = sorted(page.entities, key=lambda entity: entity.start)
    names = {entity.entity: entity.name for entity in page.entities if entity.entity}
    sides = in_sentence_times([facets_of(named(claim, names), page, starts, entities) for claim in page.claims])
    negative = [claim for claim in page.claims if claim.polarity == "negative" and claim.stance != "denies"]
    return tuple(
        replace(side, shadowed=True) if any(shadows(no, side.claim) for no in negative) else side for side in sides
    )


def facets_of(claim: Claim, page: Page, starts: Sequence[int], entities: Sequence[Entity]) -> Facets:
    """The facets of one claim; `starts` are the page's sentence starts, `entities` its entities by position."""
    keys = keys_of(claim.text)
    inside = [entity for entity in entities if entity.start < claim.end and claim.start < entity.end]
    known = frozenset(key for entity in entities for key in name_keys(entity.name))
    given = frozenset(key for who in (*claim.actors, *claim.targets) for key in name_keys(who.name))
    names = frozenset(key for entity in inside for key in name_keys(entity.name)) | given & known
    parts = (part for key in keys if "-" in key for part in key.split("-") if len(part) > 2)
    words = frozenset(key for key in (*keys, *map(word_key, parts)) if key not in stop_keys() and len(key) > 1)
    low, high = interval(claim)
    amounts = chosen(page.amounts, claim.amounts, claim)
    return Facets(
        claim=claim,
        page=page,
        keys=keys,
        words=words | names,
        names=names,
        senses=senses_of(keys),
        heads=heads_of(claim),
        window=keys_of(predicate_window(claim)),
        thin=is_thin(claim, words | names) or is_speech(claim) or is_nominal(claim),
        speech=is_speech(claim),
        shadowed=claim.text.lower().startswith(("if ", "whether ", "unless ", "to ")) or is_hearsay(claim, page),
        passing=is_passing(claim, page.report.text[max(0, claim.start - 12) : claim.start]),
        predicate=word_key(page.report.text[claim.predicate.start : claim.predicate.end] or claim.predicate.lemma)
        if claim.predicate
        else None,
        amounts=amounts,
        places=chosen(page.places, claim.where, claim),
        times=chosen(page.times, claim.times, claim),
        low=low,
        high=high,
        day=as_day(page.report.published.high),
        sentence=max(0, bisect.bisect_right(starts, claim.start) - 1),
        negated=(claim.polarity == "negative" and not is_doubtless(keys)) or is_ruled_out(claim),
        denial=claim.stance == "denies",
    )


def in_sentence_times(sides: Sequence[Facets]) -> list[Facets]:
    """Claims without a time of their own in a sentence about something long past («In 1974 …») are of that past."""
    past = {side.sentence: side for side in sides if is_long_past(side)}
    return [
        replace(side, low=past[side.sentence].low, high=past[side.sentence].high)
        if side.sentence in past and side.low is None
        else side
        for side in sides
    ]


def is_long_past(side: Facets) -> bool:
    """Whether a claim tells of something long before its report came out."""
    return bool(side.high and side.day and (side.day - side.high).days > LONG_PAST)


def named(claim: Claim, names: Mapping[str, str]) -> Claim:
    """A claim whose pronouns for participants carry the name of the entity they stand for."""

    def name(who: Participant) -> Participant:
        known = names.get(who.entity, who.name)
        return who if known == who.name else replace(who, name=f"{who.name} {known}")

    if not any(who.entity in names for who in (*claim.actors, *claim.targets)):
        return claim
    return replace(claim, actors=tuple(map(name, claim.actors)), targets=tuple(map(name, claim.targets)))


def shadows(no: Claim, claim: Claim) -> bool:
    """Whether a claim is part of what a negative one denies: «there is no evidence that *data was stolen*»."""
    at = no.predicate.start if no.predicate else no.start
    return no.id != claim.id and at < claim.start and claim.end <= no.end and claim.polarity == "positive"


def heads_of(claim: Claim) -> frozenset[str]:
    """The kinds of happening a claim's predicate stands for.

    Where it only says that something happened («an explosion *ripped* through …», «*carried out* a strike»), those of
    what happened count.
    """
    if claim.predicate is None:
        return frozenset()
    at = claim.predicate.start - claim.start
    words = claim.text[at:].split()[:4] if 0 <= at < len(claim.text) else [claim.predicate.lemma]
    keys = tuple(key for key in keys_of(" ".join(words)) if key not in stop_keys() or key in PARTICLES)[:3]
    heads = senses_of(keys) or senses_of(keys_of(claim.predicate.lemma))
    if keys[:1] and (keys[:1] in occurring() or keys[:2] in occurring()):
        who = (*claim.actors[:1], *claim.targets[:1])
        heads |= frozenset(sense for one in who for sense in senses_of(keys_of(one.name)[:6]))
    return heads


def occurring() -> frozenset[tuple[str, ...]]:
    """Predicates that only say that something happened."""
    return group_sequences("comparing", "occur")


def predicate_window(claim: Claim) -> str:
    """The words round a claim's predicate, three before and four after, as far as the claim goes."""
    if claim.predicate is None:
        return ""
    at = claim.predicate.start - claim.start
    if not 0 <= at < len(claim.text):
        return ""
    return " ".join([*claim.text[:at].split()[-3:], *claim.text[at:].split()[:5]])


def is_thin(claim: Claim, words: frozenset[str]) -> bool:
    """Whether a claim is hardly more than its predicate."""
    return not words or len(claim.text.split()) < 3


def is_nominal(claim: Claim) -> bool:
    """Whether a claim is a noun and what hangs on it («the explosion at the market»): it refers, it does not state.

    >>> from sayso.records import Predicate
    >>> words = "the explosion at the market"
    >>> is_nominal(Claim("c", "r", 0, 27, words, predicate=Predicate(4, 13, "explosion")))
    True
    """
    if claim.predicate is None:
        return False
    at = claim.predicate.start - claim.start
    size = claim.predicate.end - claim.predicate.start
    if not 0 <= at < len(claim.text):
        return False
    word = claim.text[at : at + size].lower()
    before, after = claim.text[:at].lower().split(), claim.text[at + size :].lower().split()
    lemma = claim.predicate.lemma.lower()
    if word not in {lemma, f"{lemma}s", f"{lemma}es"} or word in words_for("invariant") or len(before) > BEFORE_NOUN:
        return False
    if words_for("auxiliaries") & set(before) or has_subject(claim):
        return False  # «the barriers had been down», «a guard topples»
    opened = not before or before[0] in words_for("determiners") or "'s" in before[-1] or "’s" in before[-1]
    return opened and (not after or after[0] in words_for("after_noun"))


def has_subject(claim: Claim) -> bool:
    """Whether somebody or something stands right before a claim's predicate: then that is a verb.

    >>> from sayso.records import Predicate
    >>> who = Participant(0, 7, "a guard", None)
    >>> has_subject(Claim("c", "r", 0, 15, "a guard topples", predicate=Predicate(8, 15, "topple"), actors=(who,)))
    True
    """
    if claim.predicate is None:
        return False
    for who in (*claim.actors, *claim.targets):
        gap = claim.text[max(0, who.end - claim.start) : claim.predicate.start - claim.start]
        if claim.start <= who.start and who.end <= claim.predicate.start and len(gap.split()) < 2:
            last = claim.text[who.start - claim.start : who.end - claim.start].split()[-1:]
            if (
                last
                and not last[0].endswith(("'s", "’s", "s'", "s’"))
                and not gap.strip(" ").startswith(("'", "’", "-"))
            ):
                return True
    return False


def is_passing(claim: Claim, before: str = "") -> bool:
    """Whether a claim takes what it tells as known: a relative clause, or one that only gives another's time.

    `before` is the text right before it: «*before* a single stone was thrown».

    >>> [is_passing(Claim("c", "r", 0, 0, text)) for text in ("two days after fire swept the ferry", "It sank")]
    [True, False]
    """
    words = claim.text.lower().split()[:4]
    if before.lower().split()[-1:] in (["before"], ["until"]):
        return True
    return bool(words) and (words[0] in words_for("relatives") or bool(words_for("timing") & set(words)))


def is_hearsay(claim: Claim, page: Page) -> bool:
    """Whether a report only says that something is being said: «we have seen allegations that …», «posts saying …»."""
    if claim.speaker is not None:
        return False
    start = max(0, claim.start - BEFORE_HEARSAY)
    before = re.split(r"[.;:!?\n]", page.report.text[start : claim.start])[-1]
    words = keys_of(f"{before} {' '.join(claim.text.split()[:9])}")
    hearsay = group_keys("offices", "hearsay")
    saying = {"that", word_key("saying"), word_key("claiming")}
    return any(one in hearsay and saying & set(words[at + 1 : at + 7]) for at, one in enumerate(words))


def words_for(group: str) -> frozenset[str]:
    """A group of `comparing.txt`, as written."""
    return group_words("comparing", group)


def is_ruled_out(claim: Claim) -> bool:
    """Whether a claim says that something is excluded: «a gas leak had been *ruled out*», but not «cannot be»."""
    keys = keys_of(predicate_window(claim))
    return bool(holds(keys, group_sequences("comparing", "reversing"))) and not {"not", "cannot"} & set(keys)


def is_doubtless(keys: tuple[str, ...]) -> bool:
    """Whether a claim's «no» makes it only firmer: «fourteen had no doubt where it came from»."""
    return bool(holds(keys, group_sequences("comparing", "doubtless")))


def is_speech(claim: Claim) -> bool:
    """Whether a claim only says that somebody spoke: «the mayor said»."""
    if claim.predicate is None or claim.end - claim.predicate.end > AFTER_SPEECH:
        return False
    return word_key(claim.predicate.lemma) in speech_keys()


def speech_keys() -> frozenset[str]:
    """The keys of words of saying."""
    return group_keys("comparing", "speech")


@lru_cache(maxsize=65_536)
def name_keys(name: str) -> frozenset[str]:
    """The keys of a name's content words.

    >>> sorted(name_keys("the Hotel Liqeni"))
    ['hotel', 'liqeni']
    """
    return frozenset(key for key in keys_of(name) if key not in stop_keys() and len(key) > 1)


def chosen(records: Sequence, indexes: tuple[int, ...], claim: Claim) -> tuple:  # type: ignore[type-arg]
    """The records a claim points to; where it points to none, those that lie within it."""
    picked = tuple(records[index] for index in indexes if 0 <= index < len(records))
    return picked or tuple(r for r in records if claim.start <= r.start and r.end <= claim.end)


def as_day(stamp: str | None) -> date | None:
    """The day of an ISO date or date-time; None for what is none or out of all range.

    >>> as_day("2026-01-03T20:15"), as_day("9999-99-99"), as_day(None)
    (datetime.date(2026, 1, 3), None, None)
    """
    try:
        day = date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def interval(claim: Claim) -> tuple[date | None, date | None]:
    """The days between which a claim's event lies; (None, None) when unknown or the wrong way round."""
    if claim.when is None:
        return None, None
    low, high = as_day(claim.when.low), as_day(claim.when.high)
    if low and high and low > high:
        return None, None
    return low, high


def weight(key: str) -> float:
    """How much sharing a word tells, 0.3 (common) to 1."""
    return 0.3 if key in common_keys() or (key.isdigit() and len(key) < 3) else 1.0


__all__ = [
    "Facets",
    "as_day",
    "facets_of",
    "facets_of_page",
    "interval",
    "is_long_past",
    "name_keys",
    "speech_keys",
    "weight",
]
