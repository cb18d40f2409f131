"""What to call a happening: the claim that says it most fully, in its own words, cut to a heading.

«The gunfire» and «referring to» name nothing to an editor; «Armoured vehicles arrived at the palace» does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from sayso.language.en.cues import VERBS
from sayso.link.lexicon import keys_of, stop_keys, word_key, word_lines
from sayso.records import Claim

LEAD = 400  # characters with which a report begins: news tells first what it is about
LONG, IDEAL = 110, 11  # characters of a heading at most; words of the best ones
WEIGHTS = {
    "actor": 1.0,  # names who did it
    "target": 1.2,  # and to whom
    "amount": 0.8,
    "kind": 0.4,  # of a coded kind
    "deed": 1.5,  # times how many tell the same deed, the commonest being 1: «captured», «capture»
    "shared": 2.5,  # times how common its words are among the event's claims, the most central being 1
    "lost": -1.5,  # its deed falls to the cut: «Anointed by his mentor, he ruled»
    "length": -0.06,  # a word more or less than the ideal
    "part": -1.6,  # begins as a part of a sentence: «who claimed»
    "stand": -0.8,  # begins with a pronoun
    "bare": -3.0,  # hardly more than its predicate: «Trump said»
    "against": -1.5,  # denies the event
    "unreal": -0.7,  # hypothetical
}


def headline_of(claims: Sequence[Claim]) -> str:
    """The heading of an event's claims: words of one of them, with a dangling front and a long tail cut off.

    >>> headline_of([Claim("1", "r", 0, 9, "referring to"), Claim("2", "r", 0, 9, "However, troops took the bridge")])
    'troops took the bridge'
    """
    told = [content_keys(claim.text) for claim in claims]
    counts = Counter(key for keys in told for key in keys)
    deeds = Counter(word_key(claim.predicate.lemma) for claim in claims if claim.predicate)
    shared = [sum(counts[key] - 1 for key in keys) / (len(keys) + 6) for keys in told]
    most_told, most_shared = max([1, *(count - 1 for count in deeds.values())]), max([1e-9, *shared])

    def rank(at: int) -> tuple[float, int, str]:
        claim = claims[at]
        deed = deeds[word_key(claim.predicate.lemma)] - 1 if claim.predicate else 0
        fits = WEIGHTS["deed"] * deed / most_told + WEIGHTS["shared"] * shared[at] / most_shared
        return -round(fullness(claim) + fits, 6), len(claim.text), claim.id

    return heading(claims[min(range(len(claims)), key=rank)].text)


def begun(claims: Iterable[Claim]) -> frozenset[str]:
    """The reports that begin with one of the claims."""
    return frozenset(claim.report for claim in claims if claim.start < LEAD)


def content_keys(text: str) -> frozenset[str]:
    """The keys of a text's content words."""
    return frozenset(key for key in keys_of(text) if key not in stop_keys())


def fullness(claim: Claim) -> float:
    """How well a claim's words stand alone; below zero they hardly say anything."""
    cut = heading(claim.text)
    words = cut.split()
    first = words[0].lower().strip("\"'“‘(") if words else ""
    facts = {
        "actor": bool(claim.actors),
        "target": bool(claim.targets),
        "amount": bool(claim.amounts),
        "kind": claim.kind is not None,
        "length": abs(len(words) - IDEAL),
        "part": first in beginnings()["part"] or is_headless(claim),
        "stand": first in beginnings()["stand"],
        "bare": is_bare(claim),
        "lost": claim.predicate is not None and claim.text[claim.predicate.start - claim.start :][:12] not in cut,
        "against": claim.polarity == "negative" or claim.stance == "denies",
        "unreal": claim.world == "hypothetical",
    }
    return sum(WEIGHTS[name] * float(fact) for name, fact in facts.items())


def is_bare(claim: Claim) -> bool:
    """Whether a claim says nothing by itself: «a move», «President Maduro declared», «referring to».

    >>> is_bare(Claim("1", "r", 0, 7, "the gunfire"))
    True
    """
    words = claim.text.split()
    if len(words) < 3 or claim.predicate is None:
        return len(words) < 4
    if claim.text[max(0, claim.predicate.end - claim.start) :].strip(" .,\"'”’"):
        return False
    return claim.predicate.lemma in saying() or not (claim.actors or claim.targets or claim.amounts)


def is_headless(claim: Claim) -> bool:
    """Whether it begins with its own predicate, its subject left behind: «capturing video», «had been occupied»."""
    if claim.predicate is None or not claim.text[:1].islower():
        return False
    before = claim.text[: max(0, claim.predicate.start - claim.start)].lower().split()
    return beginnings()["cut"] | beginnings()["helper"] >= {*before}


def heading(text: str) -> str:
    """One line, without a dangling «However,» in front, cut at a comma or a word where it is long.

    >>> heading("However, drunk' captain held"), heading("workers' strike ends")
    ('drunk captain held', "workers' strike ends")
    """
    text = " ".join(text.split()).strip(" ,;:–—-")
    while True:
        first, _, rest = text.partition(" ")
        if rest and first.lower().strip(",") in beginnings()["cut"]:
            text = rest.lstrip(" ,")
        elif rest.partition(" ")[0].lower() in beginnings()["pair"]:  # «in which terrorists blow up a bridge»
            text = rest.partition(" ")[2]
        else:
            break
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        text = re.sub(r"[\"“”]", "", text)
    text = re.sub(r"^(\w*[^\Ws])['’](?=\s)", r"\1", text)  # the end of a quotation that began before the claim
    if len(text) <= LONG:
        return text
    comma = max(text.rfind(mark, 40, LONG) for mark in (", ", "; ", " – "))
    return text[:comma] if comma > 0 else text[:LONG].rsplit(" ", 1)[0] + "…"


@cache
def saying() -> frozenset[str]:
    """The verbs that attribute: what they end in, stands elsewhere."""
    lines = (line for line in VERBS.splitlines() if line and not line.startswith("="))
    return frozenset(word for line in lines for word in line.split() if word.isalpha() and len(word) > 2)


@cache
def beginnings() -> dict[str, frozenset[str]]:
    """The words of `headings.txt` by what they do at the front of a heading."""
    found: dict[str, set[str]] = {"cut": set(), "pair": set(), "part": set(), "stand": set(), "helper": set()}
    for line in word_lines("headings"):
        name, _, words = line.partition(":")
        found[name] |= set(words.split())
    return {name: frozenset(words) for name, words in found.items()}


__all__ = ["LEAD", "begun", "fullness", "headline_of", "is_bare"]
