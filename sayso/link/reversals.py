"""What one statement says against the other: opposites («acquitted», «jailed»), denials, «no» and «not»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from sayso.link.bearing import head_deeds, is_kin, words_for
from sayso.link.compare import Background, quote
from sayso.link.facets import Facets
from sayso.link.finding import Finding, Statement
from sayso.link.lexicon import WORD, holds, keys_of, stop_keys, word_key, word_lines, word_set
from sayso.link.likeness import deeds_in, kinds_in, met, parts_of, telling
from sayso.link.opposed import polarity_opposed
from sayso.records import Field

LONGEST = 6  # words of an expression in `reversals.txt`
OPENING = 14  # words of a statement in which its main verb stands
BACK = 4  # words before an opposite in which «not» turns it round
SAID_NO = 0.6  # of what is said not to be so must stand in the other statement
NOT_TURNING = frozenset({"only", "fewer", "less", "more", "doubt", "later", "matter", "just", "least", "yet"})


@dataclass(frozen=True, slots=True)
class Row:
    """Two sets of expressions that cannot both be said of one thing."""

    left: frozenset[tuple[str, ...]]
    right: frozenset[tuple[str, ...]]
    field: Field


@cache
def rows() -> tuple[Row, ...]:
    """The lines of `reversals.txt`."""
    found = []
    for line in word_lines("reversals"):
        left, right, field = (part.split() for part in line.split("|"))
        found.append(Row(expressions(left), expressions(right), cast(Field, field[0])))
    return tuple(found)


def expressions(words: list[str]) -> frozenset[tuple[str, ...]]:
    """`shut_down` → ("shut", "down"), each by its key."""
    split = (word.replace("~", "_~_").split("_") for word in words)
    return frozenset(tuple(part if part == "~" else word_key(part) for part in parts) for parts in split)


@dataclass(frozen=True, slots=True)
class Stand:
    """On which side of a row a statement stands, by which words at which place among its keys."""

    side: int
    words: tuple[str, ...]
    at: int


def stands(text: str, row: Row) -> list[Stand]:
    """Where a text stands in a row, longer expressions first; a negated one stands on the other side."""
    keys = keys_of(text)
    found, at = [], 0
    while at < len(keys):
        size = 1
        for length in range(min(LONGEST, len(keys) - at), 0, -1):
            words = keys[at : at + length]
            side = side_of(words, row)
            if side:
                size = length
                turned = is_turned(keys[:at]) or (words[0] == "as" and bool(negating() & set(keys[:at])))
                found.append(Stand(3 - side if turned else side, words, at))
                break
        at += size
    return found


def stated(side: Statement, row: Row) -> list[Stand]:
    """Where a statement stands in a row by what it tells as fact, not by what it only asks for or supposes."""
    found = stands(side.text, row)
    if not found:
        return found
    places = [match.start() for match in WORD.finditer(side.text)]
    return [stand for stand in found if not is_supposed(side, places[stand.at])]


RESOLVED = re.compile(
    r"\b(?:voted|chose|chosen|decided|managed|agreed|came|forced|allowed|ordered|began|able) to\s+(?:\w+\s+)?$", re.I
)


def is_supposed(side: Statement, at: int) -> bool:
    """Whether the shortest claim round a place is only supposed or asked for: «whether he keeps his job»."""
    claims = [claim.claim for claim in side.claims if claim.claim.start <= at < claim.claim.end and not claim.thin]
    least = min(claims, key=lambda claim: claim.end - claim.start, default=None)
    if least is None or least.stance == "predicts" or RESOLVED.search(side.text[:at]):
        return False
    return least.world == "hypothetical" or bool(
        re.search(r"\b(?:whether|if)\s+(?:\w+\s+){0,4}$", side.text[:at], re.I)
    )


def side_of(words: tuple[str, ...], row: Row) -> int:
    """On which side of a row some words stand, 0 on none; «turned … down» may hold up to three words between."""
    if words in row.left:
        return 1
    if words in row.right:
        return 2
    split = (words[0], "~", words[-1])
    if 2 < len(words) <= 5:
        return 1 if split in row.left else 2 if split in row.right else 0
    return 0


def is_turned(before: tuple[str, ...]) -> bool:
    """Whether the words before an expression turn it round: «was not», «never», «failed to»."""
    near = before[-BACK:]
    if any(key in negating() or key.endswith("n't") for key in near):
        return not any(key in NOT_TURNING for key in near)
    if any(near[at : at + 2] in AGAINST for at in range(len(near))):
        return True
    return near[-2:] in (("fail", "to"), ("refus", "to")) or near[-3:-1] == ("unabl", "to")


AGAINST = (("decid", "against"), ("vot", "against"), ("rul", "out"), ("advis", "against"))


@cache
def negating() -> frozenset[str]:
    """The keys of words that turn a statement round."""
    return frozenset(map(word_key, word_set("negations")))


def opposites_decide(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where the statements stand on two sides of one row, of something they share."""
    for row in rows():
        here, there = stated(left, row), stated(right, row)
        if not here or not there or {s.side for s in here} & {s.side for s in there}:
            continue
        mine = frozenset(key for stand in (*here, *there) for key in stand.words)
        if shares_besides(left, right, mine):
            one, other = said(left.text, here[0]), said(right.text, there[0])
            return Finding("contradicts", row.field, 0.75, f"«{one}» and «{other}» cannot both be said of it")
    return None


def said(text: str, stand: Stand) -> str:
    """The words of a stand with one to either side, as written."""
    words = text.split()
    return " ".join(words[max(0, stand.at - 1) : stand.at + len(stand.words) + 1]).strip(".,;:")


SOMEBODY = re.compile(
    r"\W*(?:he|she|they|the (?:victim|man|woman|two|three|pair|patient|boy|girl|child|couple|suspect|accused)s?)\b",
    re.I,
)


def shares_besides(left: Statement, right: Statement, mine: frozenset[str]) -> bool:
    """Whether the statements share a telling word, or a kind of thing, that is none of the opposites themselves."""
    if SOMEBODY.match(right.text):
        return True
    known = kinds_in(left.text)
    for part in parts_of(right.text):
        if mine & set(part.keys) or all(key in stop_keys() for key in part.keys):
            continue
        if telling(part) == 1.0 and met(part, right, left) == 1.0:
            return True
        things = part.kinds if telling(part) == 1.0 else {kind for kind in part.kinds if kind.startswith("+")}
        if things & known and met(part, right, left):
            return True
    return False


# ---------------------------------------------------------------- denials and «not»


def denials_decide(left: Statement, right: Statement) -> Finding | None:
    """A denial or flat negation of one statement by the other, as between claims of reports."""
    if all(is_negated(side.text) or UNLIKELY.search(side.text) for side in (left, right)):
        return None
    for one, other in sides(left, right):
        reason = polarity_opposed(one, other, Background())
        if reason and -reason.score >= 0.5:
            denial = one.denial or other.denial
            return Finding("denies" if denial else "contradicts", "polarity", -reason.score, reason.detail)
    return None


UNLIKELY = re.compile(r"\b(?:un(?:likely|able|willing)|fail(?:s|ed)?|refus\w+|den(?:y|ied|ies))\b", re.I)


def sides(left: Statement, right: Statement) -> Iterator[tuple[Facets, Facets]]:
    """The pairs of claims, a statement as a whole among them, with what each denies."""
    for one in (marked(left.whole), *left.claims):
        for other in (marked(right.whole), *right.claims):
            if not one.thin and not other.thin:
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
            if not following or following[0] not in NOT_TURNING:
                return True
    return False


FLATLY = re.compile(r"\b(?:not|never|no|nobody|none|nothing|neither|cannot)\b|n['’]t\b", re.I)


def nots_decide(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where one statement's main claim says that what the other tells of did not happen.

    Most of the negative claim's content must be in the other statement, which negates nothing itself.
    """
    for no, yes in ((right, left), (left, right)):
        if is_negated(yes.text):
            continue
        for claim in no.claims:
            text = claim.claim.text
            if claim.claim.polarity != "negative" or claim.claim.stance == "denies" or not is_negated(text):
                continue
            if not FLATLY.search(text) or claim.thin or claim.shadowed or claim.claim.world == "hypothetical":
                continue
            told = [part for part in parts_of(text) if part.kinds or any(key not in stop_keys() for key in part.keys)]
            told = [part for part in told if not negating() & set(part.keys) and not part.keys[0].isdigit()]
            total = sum(map(telling, told))
            shared = sum(telling(part) * met(part, no, yes) for part in told)
            head = kinds_in(claim.claim.predicate.lemma) if claim.claim.predicate else frozenset()
            happened = claim.predicate in yes.whole.words or bool(head & kinds_in(yes.text))
            none = bool(none_of := re.match(r"\W*No\s+(\w+)", text)) and keys_of(none_of[1])[0] in yes.whole.words  # type: ignore[index]
            happened = happened or none
            strong = sum(telling(part) == 1.0 and met(part, no, yes) > 0 for part in told)
            if total and happened and strong >= 2 and shared / total >= SAID_NO and (none or is_kin(left, right)):
                return Finding(
                    "contradicts",
                    "polarity",
                    round(shared / total, 3),
                    f"by {quote(claim)}, {quote(yes.whole)} is not so",
                )
    return None


def called_off_decides(left: Statement, right: Statement) -> Finding | None:
    """A contradiction where the right statement has called off what, by the left one, came about."""
    gone = words_for("called_off")
    keys = keys_of(right.text)[:OPENING]
    words = next(
        (keys[at : at + n] for at in range(len(keys)) for n in (5, 4, 3, 2, 1) if keys[at : at + n] in gone), None
    )
    if not words or holds(left.whole.keys, gone) or is_negated(right.text) != is_negated(" ".join(words)):
        return None
    undone = deeds_in(right.text) - {"cancel", "=cancel", "postpone"}
    done = head_deeds(left) - {"cancel", "=cancel", "postpone"}
    if not undone & done:
        return None
    return Finding("contradicts", "polarity", 0.7, f"{quote(right.whole)} is the reverse of {quote(left.whole)}")


def reversals_decide(left: Statement, right: Statement) -> Finding | None:
    """The first reversal of one statement by the other."""
    if is_plea(left, right):
        return None
    return (
        opposites_decide(left, right)
        or called_off_decides(left, right)
        or nots_decide(left, right)
        or denials_decide(left, right)
    )


def is_plea(left: Statement, right: Statement) -> bool:
    """Whether the one only denies a charge that the other reports him to be tried or sentenced for."""
    tried = {"trial", "charge", "sentence", "convict", "acquit"} & kinds_in(left.text)
    pleads = {"deni", "pled", "plead"} & set(right.whole.keys)
    return bool(tried and pleads)


__all__ = ["is_negated", "opposites_decide", "reversals_decide", "rows", "stands"]
