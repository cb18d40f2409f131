"""Whether the right statement speaks of the left one's happening, or says itself that it is of another."""

from __future__ import annotations

import re

from sayso.link.compare import group
from sayso.link.facets import Facets, weight
from sayso.link.finding import Statement
from sayso.link.lexicon import group_sequences, holds, keys_of, stop_keys, word_key
from sayso.link.likeness import deeds_in, met, parts_of

PRONOUN = re.compile(
    r"^\W*(?:it|they|he|she|his|her|their|its|there|all|both|neither|none|no one|nobody|most|nothing"
    r"|everyone|everybody)\b",
    re.I,
)
KNOWN = re.compile(
    r"\b(?:the|this|these|those|its|their|his|her|all|both|[\w.-]+['’]s|[\w.-]+s['’])\s+((?:[\w-]+\s?){1,4})", re.I
)
BEFORE = re.compile(
    r"\b(?:years?|months?|weeks?|days?|decades?|hours?|season|night|evening)\s+(?:before|earlier|previously|prior)\b(?!\s+(?:the|they|it|he|she)\b)"
    r"|\bbefore that\b|\b(?:previous|previously|formerly|earlier this|earlier in|last time|in the past|once before)\b",
    re.I,
)
HAD = re.compile(
    r"\bhad\s+(?:\w+\s+){0,2}?(?:\w+ed|been|\w+en|taken|beaten|won|lost|held|made|gone|counted|struck|hit)\b", re.I
)


TOO = re.compile(r",? too\W*$")


def words_for(name: str) -> frozenset[tuple[str, ...]]:
    """A word group of `other_case.txt` as key sequences."""
    return group_sequences("other_case", name)


def is_other(left: Statement, right: Statement) -> bool:
    """Whether the right statement says that it is about another case: «another», «a week earlier»."""
    keys, known = right.whole.keys, left.whole.keys
    if holds(keys, words_for("another")) and not holds(known, words_for("another")):
        return True
    if TOO.search(right.text) or (BEFORE.search(right.text) and not BEFORE.search(left.text)):
        return True
    wider = is_wider(left, right) or holds(keys, words_for("same"))
    return bool(wider) and not is_definite(right.whole)


def is_wider(left: Statement, right: Statement) -> bool:
    """Whether the right statement counts over a wider span than the left: «this winter», «in all»."""
    return bool(holds(right.whole.keys, words_for("scope"))) and not holds(left.whole.keys, words_for("scope"))


def is_pluperfect(text: str) -> bool:
    """Whether a statement tells of what had happened before."""
    return bool(HAD.search(text))


def is_definite(side: Facets) -> bool:
    """Whether a statement speaks of something as known: it does not begin with «a», a number, a bare plural."""
    text = opening(side)
    first = keys_of(text)[:1]
    if not first or holds(first, group("indefinite")):
        return False
    word = re.match(r"\W*([\w'’.-]+)", text)
    bare = word and word[1].endswith("s") and first[0] not in side.names and first[0] not in stop_keys()
    return not bare


def opening(side: Facets) -> str:
    """A statement from where it names its first participant: «In July a car bomb» from «a car bomb»."""
    first_time = next((time.end for time in side.times if time.start < 5), 0)
    return re.sub(r"^(?:On|In|At|By|Last|This)\s[^,]{2,30},\s*", "", side.claim.text[first_time:].lstrip(" ,"))


def is_newcomer(side: Facets) -> bool:
    """Whether a statement begins with somebody new: «a policeman», «six men»; «rescuers» may be those one knows."""
    first = keys_of(opening(side))[:1]
    return not first or bool(holds(first, group("indefinite"))) or first[0][0].isdigit()


def is_anchored(left: Statement, right: Statement) -> bool:
    """Whether something in the right statement points to what the left one tells of.

    A pronoun to begin with, a name both have that is more than a place, or «the blast» behind «an explosion».
    """
    if PRONOUN.match(right.text) or shared_names(left, right):
        return True
    none = re.match(r"\W*No\s+(\w+)", right.text)
    if none and keys_of(none[1])[0] in left.whole.words:
        return True
    return bool(known_things(left, right))


def shared_names(left: Statement, right: Statement) -> frozenset[str]:
    """The keys of names in both that are no places, or begin the right statement."""
    places = frozenset(key for place in right.whole.places for key in keys_of(right.text[place.start : place.end]))
    first = frozenset(keys_of(right.text)[:2])
    capital = frozenset(
        key for match in re.finditer(r"(?<=\S )[A-Z][\w-]{2,}", right.text) for key in keys_of(match[0])
    )
    names = (right.whole.names | capital) & frozenset(left.whole.keys)
    return frozenset(key for key in names if (key not in places or key in first) and weight(key) == 1.0)


def known_things(left: Statement, right: Statement) -> list[str]:
    """What the right statement speaks of as known and the left one has: «the explosion», «this week's strikes»."""
    found = []
    for match in KNOWN.finditer(right.text):
        start, end = match.span(1)
        for part in parts_of(right.text):
            inside = start <= part.start and part.end <= end and max(map(weight, part.keys)) == 1.0
            if not inside and not (part.kinds and start <= part.start < end):
                continue
            if met(part, right, left) and not all(key in stop_keys() for key in part.keys):
                found.append(" ".join(part.keys))
    return found


PLAIN = frozenset(
    "be hav happen occur tak com put stand last give get make see begin start follow go measur lie spend say find send "
    "bring report end rule cost carri".split()
)


def head_deeds(side: Statement) -> frozenset[str]:
    """The kinds of what a statement says happened: of its predicates and the words behind them.

    Where a predicate tells little («The collision took place …»), all of its claim counts.
    """
    kinds: set[str] = set()
    for claim in side.claims:
        predicate = claim.claim.predicate
        if claim.speech or predicate is None:
            continue
        tail = " ".join(side.text[predicate.start : claim.claim.end].split()[:4])
        plain = word_key(predicate.lemma) in PLAIN or word_key(predicate.lemma)[:4] == "take"
        if claim.thin:
            kinds |= deeds_in(side.text[predicate.start : predicate.end])
        else:
            kinds |= deeds_in(claim.claim.text if plain else tail)
        kinds |= claim.heads
    return frozenset(kinds) - {"say"}


def head_words(side: Statement) -> frozenset[tuple[str, ...]]:
    """The predicates of a statement: the word as it stands there and its lemma."""
    heads = set()
    for claim in side.claims:
        predicate = claim.claim.predicate
        if claim.speech or predicate is None or word_key(predicate.lemma) in PLAIN:
            continue
        heads |= {keys_of(side.text[predicate.start :])[:1], (word_key(predicate.lemma),)}
    return frozenset(heads)


def is_kin(left: Statement, right: Statement) -> bool:
    """Whether the statements tell of one kind of happening."""
    if is_one_deed(left, right) or head_deeds(right) & deeds_in(left.text) or deeds_in(right.text) & head_deeds(left):
        return True
    words = ({part.keys for part in parts_of(side.text)} for side in (left, right))
    return any(heads & keys for heads, keys in zip((head_words(right), head_words(left)), words, strict=True))


def is_one_deed(left: Statement, right: Statement) -> bool:
    """Whether what the statements say happened is of one kind."""
    same = {side.predicate for side in left.claims} & {side.predicate for side in right.claims} - {
        None,
        "say",
        "be",
        "hav",
    }
    if {word for word in same if weight(word or "") == 1.0} or head_deeds(right) & head_deeds(left):
        return True
    return bool({keys for keys in head_words(left) & head_words(right) if weight(keys[0]) == 1.0})


def is_one_dated_deed(left: Statement, right: Statement) -> bool:
    """Whether a dated claim of the one and a dated claim of the other have one predicate, or predicates of one kind."""
    for one in left.claims:
        for other in right.claims:
            if one.low is None or other.low is None or one.speech or other.speech:
                continue
            if one.predicate == other.predicate and word_key(other.predicate or "") not in PLAIN:
                return True
            if one.heads & other.heads:
                return True
    return False


__all__ = [
    "head_deeds",
    "is_anchored",
    "is_definite",
    "is_kin",
    "is_newcomer",
    "is_one_dated_deed",
    "is_one_deed",
    "is_other",
    "is_pluperfect",
    "is_wider",
    "known_things",
    "shared_names",
    "words_for",
]
