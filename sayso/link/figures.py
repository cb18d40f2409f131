"""Whether the figures of two statements are of one thing, and whether they can then both hold."""

from __future__ import annotations

import math
import re

from sayso.link.bearing import PLAIN, is_wider, words_for
from sayso.link.compare import GENERIC_UNITS, GROWING, group
from sayso.link.doers import full_name
from sayso.link.facets import weight
from sayso.link.finding import Finding, Statement
from sayso.link.lexicon import holds, keys_of, stop_keys, word_key
from sayso.link.likeness import deeds_in, kinds_in, peoples, share
from sayso.link.quantities import ROUND, TOLL_KINDS, Quantity, ages_of, quantities_of
from sayso.records import Claim

MOSTLY = 0.34  # of a statement in the other, from where the only count of each is taken for one
SURELY_APART = 0.2  # the score of figures that are surely of two things
PARTLY = 0.2  # and where they count one kind of thing
SAME_PEOPLE = 0.5  # and from where two counts of mere people, one in each, cannot both hold
FAR_OFF = 20  # times one figure the other, beyond which two lone measures are hardly of one thing


def amounts_decide(left: Statement, right: Statement) -> Finding | None:
    """What figures for the same thing make of two statements."""
    here, there = quantities_of(left), quantities_of(right)
    pairs = [(a, b) for a in here for b in there if comparable(a, b, left, right)]
    for a, b in pairs:
        if agree(a, b, left, right) and not b.known:
            return Finding("supports", "amount", 0.7, f"«{a.words}» and «{b.words}» can both hold")
    for a in here:
        for b in there:
            if is_same_number(a, b, left, right) and not b.known:
                return Finding("supports", "amount", 0.6, f"«{a.words}» and «{b.words}» can be one figure")
    for b in there:
        sides = [a for a, other in pairs if other is b]
        total = sum(a.best for a in sides)
        if len(sides) > 1 and b.low <= total * 1.02 and total * 0.98 <= b.high and b.best > max(a.best for a in sides):
            words = " and ".join(f"«{a.words}»" for a in sides)
            return Finding("supports", "amount", 0.7, f"{words} make «{b.words}»")
    strict = [(a, b) for a, b in pairs if not meet(a, b) and not b.known and not is_part(b, right, left)]
    strict = [(a, b) for a, b in strict if is_one_count(a, b, left, right)]
    wished = holds(keys_of(right.text), words_for("wished")) and not holds(keys_of(left.text), words_for("wished"))
    aside = wished or holds(keys_of(right.text), words_for("capacity"))
    strict = [] if aside else strict
    strict = [(a, b) for a, b in strict if not any(other is b and meet(one, b) for one, other in pairs)]
    if not strict:
        loose = next(((a, b) for a, b in pairs if not meet(a, b) and not b.known), None)
        if loose is None:
            return None
        a, b = loose
        sure = SURELY_APART if wished or are_rivals(a, b, left, right) else 0.3
        return Finding("neutral", "amount", sure, f"«{a.words}» and «{b.words}» may be of two things")
    a, b = strict[0]
    words = f"«{a.words}» and «{b.words}» cannot both hold"
    if is_forecast(right, b) and not is_forecast(left, a):
        return Finding("updates", "amount", 0.5, f"{words}, but one was a forecast")
    if (a.of in GROWING or (a.of is None and is_case_count(a))) and is_update(a, b, left, right):
        return Finding("updates", "amount", 0.6, f"{words} at one time, but the count was still growing")
    return Finding("contradicts", "amount", 0.8, words)


def is_same_number(a: Quantity, b: Quantity, left: Statement, right: Statement) -> bool:
    """Whether two greater counts of like things are so near one another that they will be one: 412 and «over 400»."""
    if a.dimension and a.dimension == b.dimension and a.dimension not in {"percent", "point", "magnitude"}:
        return a.best > 0 and 0.95 <= a.best / b.best <= 1.06 if b.best else False
    if a.dimension or b.dimension or (a.of and b.of and a.of != b.of) or min(a.best, b.best) < 20:
        return False
    units = counted(a, left), counted(b, right)
    same_unit = bool(units[0] & units[1]) or ((generic(a) or generic(b)) and not (a.of or b.of))
    return same_unit and meet(a, b) and 0.85 <= a.best / b.best <= 1.18


def is_one_count(a: Quantity, b: Quantity, left: Statement, right: Statement) -> bool:
    """Whether two quantities that differ are said of one thing: of one doer, one deed, one span.

    Stricter than for quantities that agree: «GM sold 141,951 cars» says nothing against Ford's 142,285.
    """
    if is_wider(left, right) or other_owner(a, b, left, right):
        return False
    if word_key((b.unit or "").split()[-1] if b.unit else "") in {"casualti", "victim"}:
        return False
    if a.of and a.of == b.of:
        return True
    if b.best == 1:
        return False
    if a.dimension in {"point", "magnitude"}:
        return True
    if a.dimension is None and counted(a, left) & counted(b, right) and lone_unit(a, left) and lone_unit(b, right):
        return not (is_people(a) and is_people(b)) or share(right, left) >= SAME_PEOPLE
    if is_plain(b, right) or (deeds_of(a, left) | around_claim(a, left)) & deeds_of(b, right):
        return True
    return a.dimension == "duration" and lone(a, left) and lone(b, right)


def least_claim(one: Quantity, side: Statement) -> Claim | None:
    """The shortest claim that holds a quantity."""
    claims = [c.claim for c in side.claims if c.claim.start <= one.start and one.end <= c.claim.end and not c.speech]
    return min(claims, key=lambda claim: claim.end - claim.start, default=None)


def deeds_of(one: Quantity, side: Statement) -> frozenset[str]:
    """The kinds of the predicate that a quantity stands by, and of the counted word."""
    claim = least_claim(one, side)
    if claim is None or claim.predicate is None:
        return deeds_in(side.text)
    tail = " ".join(side.text[claim.predicate.start : claim.predicate.end + 12].split()[:3])
    words = tuple(keys_of(tail)[:1])
    return deeds_in(tail) | deeds_in(one.unit or "") | frozenset("~" + word for word in words)


def around_claim(one: Quantity, side: Statement) -> frozenset[str]:
    """The kinds of happening and deed in the shortest claim that holds a quantity."""
    claim = least_claim(one, side)
    return deeds_in(side.text[claim.start : claim.end]) if claim else frozenset()


def is_plain(one: Quantity, side: Statement) -> bool:
    """Whether a quantity stands by a predicate that only says how much: «was», «had», «stood at», «took»."""
    claim = least_claim(one, side)
    return (
        bool(claim and claim.predicate and word_key(claim.predicate.lemma) in PLAIN) and not deeds_of(one, side) & SALES
    )


SALES = frozenset({"=earn", "=market"})


def other_owner(a: Quantity, b: Quantity, left: Statement, right: Statement) -> bool:
    """Whether the right quantity is somebody's whom the left statement's is not: «GM sold …», «Toyota's sales …»."""
    mine, theirs = owners(a, left) or leaders(left), owners(b, right)
    if not theirs:
        return False
    if not theirs & frozenset(left.whole.keys):
        lands = frozenset(code for key in theirs for code in peoples().get(key, frozenset()))
        return bool(mine or capitals(left)) and not lands
    return bool(mine) and not mine & theirs and bool(theirs & capitals(left))


def leaders(side: Statement) -> frozenset[str]:
    """The names of who says it: «it» in «Ford said it sold …»."""
    said = [who.name for claim in side.claims if claim.speech for who in claim.claim.actors]
    return frozenset(key for name in said for key in keys_of(name)) & capitals(side)


def are_rivals(a: Quantity, b: Quantity, left: Statement, right: Statement) -> bool:
    """Whether two figures are of two doers of one deed, both named on the left: «GM sold …», «Ford … outsold GM»."""
    one, other = least_claim(a, left), least_claim(b, right)
    same = one and other and one.predicate and other.predicate and one.predicate.lemma == other.predicate.lemma
    return bool(same and owners(b, right) & capitals(left) and other_owner(a, b, left, right))


def owners(one: Quantity, side: Statement) -> frozenset[str]:
    """The names of who did what a quantity tells of."""
    claim = least_claim(one, side)
    if claim is None:
        return frozenset()
    named = capitals(side)
    names = (full_name(who.end, side.text[who.start : who.end], side.text) for who in claim.actors)
    return frozenset(key for name in names for key in keys_of(name) if key in named)


def capitals(side: Statement) -> frozenset[str]:
    """The keys of a statement's names: words with a capital that are no first words, or are names."""
    pattern = r"(?<=\S )[A-Z][\w-]+|^[A-Z][\w-]+(?=['’]s)|^[A-Z]{2,}\b"
    found = {key for match in re.finditer(pattern, side.text) for key in keys_of(match[0])}
    return frozenset(found | side.whole.names) - stop_keys()


def meet(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities have a value in common; measures that were rounded or converted may be a little apart."""
    slack = ROUND / 4 if a.dimension and a.dimension not in {"magnitude", "percent", "point"} else 0.001
    if a.dimension == "duration":
        slack = ROUND / 2
    return a.low <= b.high + slack * abs(b.high if math.isfinite(b.high) else 0) and b.low <= a.high + slack * abs(
        a.high if math.isfinite(a.high) else 0
    )


def agree(a: Quantity, b: Quantity, left: Statement, right: Statement) -> bool:
    """Whether two quantities can both hold and are near enough to tell of one thing: «over 345» says nothing of 76."""
    if not meet(a, b):
        return False
    if not a.best or not b.best:
        return a.best == b.best
    inside = b.low <= a.best <= b.high < math.inf and b.low > 0
    if not inside and not 0.5 <= a.best / b.best <= 2:
        return False
    small = a.best == b.best and a.best < 3 and a.of is None and a.dimension is None
    return not small or bool(around(left, a) & around(right, b))


def comparable(a: Quantity, b: Quantity, left: Statement, right: Statement) -> bool:
    """Whether two quantities are of one thing: one toll, one dimension in like words, one kind of people or things."""
    deeds = around(left, a) & around(right, b)
    if a.dimension or b.dimension:
        if a.dimension != b.dimension:
            return False
        close = bool(a.best and b.best) and 1 / FAR_OFF <= a.best / b.best <= FAR_OFF
        return a.dimension in {"point", "magnitude"} or bool(deeds) or (lone(a, left) and lone(b, right) and close)
    units = counted(a, left), counted(b, right)
    same_unit = bool(units[0] & units[1]) or generic(a) or generic(b) or not (units[0] and units[1])
    if a.of and b.of:
        if a.of != b.of:
            return b.best == 0 and b.of == "injured" and a.of == "killed"
        return same_unit
    if "+traveller" in units[0] & units[1]:
        return True
    if a.of or b.of:
        toll = TOLL_KINDS.get(a.of or b.of or "", "")
        return toll in (around(right, b) if a.of else around(left, a)) and same_unit
    if units[0] & units[1] or (is_people(a) and is_people(b)):
        alone = lone_unit(a, left) and lone_unit(b, right)
        return bool(deeds) or (alone and share(right, left) >= (MOSTLY if is_people(b) else PARTLY))
    if not a.unit or not b.unit:
        return min(a.best, b.best) >= 20 and 0.2 <= a.best / b.best <= 5 and bool(deeds)
    return False


def counted(one: Quantity, side: Statement) -> frozenset[str]:
    """The kinds, and the key, of what a quantity counts; of «40 people aboard» also what follows."""
    unit = (one.unit or "").lower()
    tail = " ".join(side.text[one.end :].split()[:2]) if generic(one) else ""
    words = f"{unit.split()[-1] if unit else ''} {tail}"
    keys = frozenset(key for key in keys_of(words) if key not in stop_keys() and weight(key) == 1.0)
    plain = frozenset() if generic(one) else keys
    return plain | frozenset(kind for kind in kinds_in(f"{unit} {tail}") if kind.startswith("+"))


def generic(one: Quantity) -> bool:
    """Whether a quantity only counts people, or does not say what."""
    return one.unit in GENERIC_UNITS or word_key((one.unit or "").split()[-1]) in {
        "dead",
        "death",
        "bodi",
        "victim",
        "casualti",
        "injuri",
    }


def around(side: Statement, one: Quantity) -> frozenset[str]:
    """The kinds of happening and deed round a quantity: in the least claim that holds it, and close by."""
    claims = [c.claim for c in side.claims if c.claim.start <= one.start and one.end <= c.claim.end and not c.speech]
    words = ""
    if claims:
        least = min(claims, key=lambda claim: claim.end - claim.start)
        words = side.text[least.start : least.end]
    near = side.text[max(0, one.start - 45) : one.end + 45]
    return deeds_in(f"{words} . {near}")


def is_people(one: Quantity) -> bool:
    """Whether a quantity counts people of whatever kind, a nation's among them."""
    last = word_key((one.unit or "").split()[-1]) if one.unit else ""
    return (one.unit in GENERIC_UNITS and one.unit is not None) or last in peoples()


def lone_unit(one: Quantity, side: Statement) -> bool:
    """Whether a statement counts nothing else of the kind."""
    kinds = counted(one, side)
    others = (other for other in quantities_of(side) if other.dimension is None and not other.known and other != one)
    return not any(counted(other, side) & kinds for other in others)


def lone(one: Quantity, side: Statement) -> bool:
    """Whether a statement has no other quantity of the dimension."""
    return sum(other.dimension == one.dimension for other in quantities_of(side)) == 1


def is_part(one: Quantity, side: Statement, other: Statement) -> bool:
    """Whether a quantity counts a part only: «three of them», «in Mosul alone», «including», «at one hospital»."""
    near = side.text[max(0, one.start - 40) : one.end + 40]
    if re.search(
        r"\b(?:of them|of whom|of those|among them|including|alone|a further|another|others|more)\b", near, re.I
    ):
        return not re.search(r"\bmore than\b", near, re.I)
    return bool(holds(keys_of(near), group("part"))) and not holds(other.whole.keys, group("part"))


def is_forecast(side: Statement, one: Quantity) -> bool:
    """Whether a quantity is of what will come: «expected to bring winds of 210 km/h»."""
    words = keys_of(side.text[: one.start])[-9:]
    return bool(holds(words, words_for("ahead")))


def is_case_count(one: Quantity) -> bool:
    """Whether a quantity counts cases of a disease or the like, which grow as a toll does."""
    return word_key((one.unit or "").split()[-1] if one.unit else "") in {"cas", "infection", "patient"}


def is_update(a: Quantity, b: Quantity, left: Statement, right: Statement) -> bool:
    """Whether one count is an earlier state of the other: the later one is greater, or a word says that it grew."""
    days = left.whole.day, right.whole.day
    if days[0] and days[1] and days[0] != days[1]:
        first, then = (a, b) if days[0] < days[1] else (b, a)
        return then.best > first.best
    said = [holds(keys_of(side.text), words_for("so_far")) for side in (left, right)]
    return bool(said[1] and b.best > a.best)


DECADE = re.compile(
    r"\bin (?:his|her|their) (?:early |mid-?|late )?"
    r"(teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)",
    re.I,
)
TENS_OF_YEARS = {
    "teens": 10,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
}


def ages_decide(left: Statement, right: Statement) -> Finding | None:
    """A contradiction or agreement of two ages, where each statement gives one."""
    here, there = ages_of(left.text), ages_of(right.text)
    decade = DECADE.search(right.text)
    if decade and len(here) == 1:
        low = TENS_OF_YEARS[decade[1].lower()]
        verdict = "supports" if low <= here[0] < low + 10 else "contradicts"
        return Finding(verdict, "amount", 0.7, f"the age {here[0]:g} and «{decade[0]}»")
    if not here or len(there) != 1:
        return None
    if any(abs(age - there[0]) < 1 for age in here):
        return Finding("supports", "amount", 0.7, f"both give the age {there[0]:g}")
    if len(here) > 1:
        return None
    return Finding("contradicts", "amount", 0.8, f"the ages {here[0]:g} and {there[0]:g} cannot both hold")


__all__ = ["SURELY_APART", "ages_decide", "amounts_decide"]
