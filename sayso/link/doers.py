"""Who did it to whom: swapped parts, and another doer of one deed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.link.bearing import is_kin, shared_names
from sayso.link.compare import flat
from sayso.link.facets import Facets, weight
from sayso.link.finding import Finding, Statement
from sayso.link.lexicon import keys_of, stop_keys
from sayso.link.likeness import ROOT, deeds_in, kinds_in, peoples

CLEFT = re.compile(r"^\W*It (?:was|is) (?:not )?(?P<who>.{3,60}?) (?:that|who|which) (?P<what>.+)", re.DOTALL)
BY = re.compile(r"\bby ((?:the |an? )?(?:[A-Z][\w'’-]+\s?){1,3})")
DONE_ONCE = frozenset(
    {"win", "=win", "buy", "=buy", "kill", "=kill", "shoot", "stab", "launch", "=launch", "appoint", "=choose", "elect"}
    | {"sign", "kidnap", "=abduct", "steal", "=steal", "=build", "attack", "strike", "=raid", "=capture_place"}
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One claim as a deed: its kinds, who did it and to whom, by the keys of their names."""

    kinds: frozenset[str]
    doer: frozenset[str]
    target: frozenset[str]
    doer_name: str
    target_name: str


def deeds_of(side: Statement) -> list[Deed]:
    """The deeds that a statement tells of, without what is only said."""
    found = []
    for claim in side.claims:
        if claim.speech or claim.claim.predicate is None or claim.negated:
            continue
        doer, target = claim.claim.actors, claim.claim.targets
        if doer or target:
            found.append(
                Deed(
                    deed_kinds(claim),
                    keys_for(*(full_name(who.end, who.name, side.text) for who in doer)),
                    keys_for(*(full_name(who.end, who.name, side.text) for who in target)),
                    flat(doer[0].name) if doer else "",
                    flat(target[0].name) if target else "",
                )
            )
    return found


NAME = re.compile(r"\s+((?:[A-Z][\w'’-]+(?:\s(?=[A-Z]))?){1,4})")


def full_name(end: int, name: str, text: str) -> str:
    """A participant's name with the proper name that stands right behind it: «striker» *Diego Paredes*."""
    match = NAME.match(text, end)
    return f"{name} {match[1]}" if match else name


def deed_kinds(claim: Facets) -> frozenset[str]:
    """The kinds of a claim's predicate and the two words behind it."""
    assert claim.claim.predicate is not None
    at = claim.claim.predicate.start - claim.claim.start
    words = " ".join(claim.claim.text[max(0, at) :].split()[:2])
    return (deeds_in(words) | claim.heads) - {"say"}


def keys_for(*names: str) -> frozenset[str]:
    """The telling keys of some names."""
    return frozenset(key for name in names for key in keys_of(name) if key not in stop_keys() and weight(key) == 1.0)


def swapped_decide(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where doer and target of one deed have changed places."""
    for one in deeds_of(left):
        for other in deeds_of(right):
            if not one.kinds & other.kinds or not (one.doer and one.target and other.doer and other.target):
                continue
            crossed = other.doer & one.target and other.target & one.doer
            straight = other.doer & one.doer or other.target & one.target
            if crossed and not straight:
                detail = f"it is {other.doer_name} to {other.target_name} here and the other way round there"
                return Finding("contradicts", "role", 0.8, detail)
    return None


def cleft_decides(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where «it was X that did it» stands against somebody else who did."""
    match = CLEFT.match(right.text)
    if not match or not is_kin(left, right):
        return None
    who = keys_for(match["who"])
    told = frozenset(keys_of(match["what"]))
    named = frozenset(left.whole.keys)
    if not who or (who & named - told and who <= named and not targets(left) & who):
        return None
    doers = [(who_did.name, keys_for(who_did.name)) for side in left.claims for who_did in side.claim.actors]
    doer = next((name for name, keys in doers if keys and not keys & who and not same_people(keys, who)), None)
    if doer is None:
        return None
    return Finding("contradicts", "role", 0.7, f"{flat(match['who'])} here, {flat(doer)} there")


def targets(side: Statement) -> frozenset[str]:
    """The keys of all to whom something was done."""
    return frozenset(key for deed in deeds_of(side) for key in deed.target)


def same_people(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are of one country: «American», «US»."""
    lands = [frozenset(code for key in keys for code in peoples().get(key, frozenset())) for keys in (one, other)]
    roots = [frozenset(key[:ROOT] for key in keys if len(key) >= ROOT) for keys in (one, other)]
    return bool(lands[0] & lands[1] or roots[0] & roots[1])


def doers_decide(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where a deed that is done once has two doers of different names, its target being one."""
    names = frozenset(key for entity in left.whole.page.entities for key in keys_of(entity.name))
    others = frozenset(key for entity in right.whole.page.entities for key in keys_of(entity.name))
    for one in deeds_of(left):
        for other in deeds_of(right):
            if not one.kinds & other.kinds & DONE_ONCE or not one.target & other.target:
                continue
            if not (one.doer & names and other.doer & others) or one.doer & other.doer:
                continue
            if other.doer & frozenset(left.whole.keys) - one.target or one.doer & frozenset(right.whole.keys):
                continue
            if not same_people(one.doer, other.doer) and not kinds_in(one.doer_name) & kinds_in(other.doer_name):
                return Finding("contradicts", "role", 0.7, f"{one.doer_name} here, {other.doer_name} there")
    return None


GOES_TO = re.compile(
    r"\b(?:awarded|gone|goes|went|go|given|sold|sell|sells|handed|presented|passed|fell|transferred|selling)\b"
    r"(?:\s[\w'’-]+){0,6}?\sto\s(?P<who>(?:(?:the|a|an|[a-z-]+)\s){0,3}(?:[\w.-]+['’]s\s)?(?:[A-Z][\w'’-]+(?:\s(?=[A-Z]))?){1,4})"
)
NAMES = r"(?P<who>(?:[A-Z][\w-]+['’]s\s)?(?:[A-Z][\w-]+\s){1,3})"
COMES_FIRST = re.compile(
    NAMES + r"(?:(?:was|were|came|finished|crossed|ended)\s(?:\w+\s)?first\b"
    r"|(?:came away|walked away|went home)\b.{0,30}\b(?:win|victory|title|gold)\b"
    r"|(?:took|claimed|celebrated|secured|grabbed|carried off|lifted)\s(?:\w+[\s-]){0,3}?"
    r"(?:win|victory|title|gold|cup|trophy)\b)"
)
GAINS = frozenset({"win", "=win", "buy", "=buy", "win_award"})
GIVES = re.compile(r"\b(?:sell|sells|sold|selling|lose|loses|lost)\b")


def gainers_of(side: Statement) -> list[tuple[frozenset[str], frozenset[str], str]]:
    """Who comes to have what in a statement: the buyer, the winner, whom a prize goes to; kinds, keys and name."""
    found = []
    for match in GOES_TO.finditer(side.text):
        keys = keys_for(match["who"])
        if keys:
            found.append((deeds_in(side.text[: match.end()]) & GAINS, keys, flat(match["who"])))
    for match in COMES_FIRST.finditer(side.text):
        if keys_for(match["who"]):
            found.append((frozenset({"win", "=win"}), keys_for(match["who"]), flat(match["who"])))
    if re.search(r"\b(?:second|third|fourth|last|runners?-up)\b", side.text):
        return found
    if not found and not GIVES.search(side.text):
        found = [
            (deed.kinds & GAINS, deed.doer, deed.doer_name)
            for deed in deeds_of(side)
            if deed.kinds & GAINS and deed.doer
        ]
    return found


def gainers_decide(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where one thing comes to two different ones: the prize, the company, the cup."""
    here, there = gainers_of(left), gainers_of(right)
    if not here or not there or any(one[1] & other[1] for one in here for other in there):
        return None
    names = frozenset(key for entity in right.whole.page.entities for key in keys_of(entity.name)) | capitals(
        right.text
    )
    for one in here:
        for other in there:
            alike = kinds_in(one[2]) & kinds_in(other[2]) and not other[1] & names
            if (
                one[0] & other[0]
                and other[1] & names
                and one[1] & (capitals(left.text))
                and not alike
                and not same_people(one[1], other[1])
            ):
                if shared_names(left, right) - other[1] or other[1] <= frozenset(left.whole.keys):
                    return Finding("contradicts", "role", 0.7, f"{one[2]} here, {other[2]} there")
    return None


def capitals(text: str) -> frozenset[str]:
    """The keys of words with a capital."""
    return frozenset(key for match in re.finditer(r"\b[A-Z][\w-]+", text) for key in keys_of(match[0]))


DIES = frozenset({"kill", "=kill"})
LIVED = re.compile(r"\b(?:surviv\w+|escaped|unhurt|unharmed|alive|got away|walked away|pulled through)\b")


def fates_of(side: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """Who died and who lived by a statement, each by the keys of the words for him."""
    dead: set[str] = set()
    alive: set[str] = set()
    for claim in side.claims:
        predicate = claim.claim.predicate
        if predicate is None or claim.speech or claim.negated:
            continue
        actors = keys_for(*(who.name for who in claim.claim.actors))
        hit = keys_for(*(who.name for who in claim.claim.targets))
        words = side.text[predicate.start : claim.claim.end]
        kinds = deeds_in(side.text[predicate.start : predicate.end])
        if DIED.match(words):
            dead |= actors | hit
        elif LIVED.match(words):
            alive |= actors
        elif kinds & DIES:
            dead |= hit
    return frozenset(dead - alive), frozenset(alive - dead)


DIED = re.compile(r"(?:died|dies|perished|drowned|lost (?:his|her|their) (?:life|lives))\b")


def fates_decide(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where one who died by the one statement lived by the other."""
    here, there = fates_of(left), fates_of(right)
    swapped = (here[0] & there[1]) | (here[1] & there[0])
    if not swapped or (here[0] & there[0]) - swapped:
        return None
    who = ", ".join(sorted(swapped))
    return Finding("contradicts", "role", 0.7, f"{who}: dead by the one, alive by the other")


def roles_decide(left: Statement, right: Statement) -> Finding | None:
    """The first contradiction of who did it."""
    return (
        swapped_decide(left, right)
        or cleft_decides(left, right)
        or gainers_decide(left, right)
        or doers_decide(left, right)
        or fates_decide(left, right)
    )


__all__ = ["cleft_decides", "doers_decide", "roles_decide", "swapped_decide"]
