"""Chains: who passed a statement on. «A White House official told CNN» is the official's, by way of CNN."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.annotate.attribution_spans import Attribution, source_span
from sayso.annotate.cast import Cast, listed, short_name
from sayso.annotate.contents import innermost
from sayso.annotate.speakers import identify, speaker_of
from sayso.annotate.tree import Tree
from sayso.language.en import relays
from sayso.records import Speaker


@dataclass(frozen=True, slots=True)
class Chain:
    """Who says it, and who passed it on, outermost first."""

    speaker: Speaker | None
    via: tuple[Speaker, ...] = ()


def find_chains(tree: Tree, cast: Cast, attributions: list[Attribution]) -> list[Chain]:
    """For each attribution its speaker and the way it came: attributions it stands in, and outlets it was told to."""
    parents = [innermost(attributions, a.cue[0], a.word) for a in attributions]
    parents = [p if p is not None and not _circular(parents, n) else None for n, p in enumerate(parents)]
    chains: dict[int, Chain] = {}

    def chain_of(number: int, depth: int = 0) -> Chain:
        if number in chains:
            return chains[number]
        a, parent = attributions[number], parents[number]
        above = chain_of(parent, depth + 1) if parent is not None and depth < 12 else Chain(None)
        speaker = speaker_of(tree, cast, a, above.speaker)
        if above.speaker is None and a.source_word is not None and tree.lower[a.source_word] in ("i", "we"):
            speaker = None  # the report's own writer
        if a.frame == "verdict":  # «reports that … are false, she said» is hers
            chains[number] = above
            return above
        via = list(above.via)
        if parent is not None and above.speaker is not None and passes_on(attributions[parent]):
            via.append(above.speaker)
        via += [identify(tree, cast, word, source_span(tree, word, a.word)) for word in a.through]
        told = outlet_told(tree, cast, a)
        if told is not None:
            via.append(told)
        elif above.speaker is None and (teller := _teller(tree, cast, a)) is not None:
            via.append(teller)
        chains[number] = Chain(speaker, tuple(_distinct(via, speaker)))
        return chains[number]

    return [chain_of(number) for number in range(len(attributions))]


def _circular(parents: list[int | None], number: int) -> bool:
    """Whether following the parents of an attribution leads back to it."""
    seen, at = {number}, parents[number]
    while at is not None:
        if at in seen:
            return True
        seen.add(at)
        at = parents[at]
    return False


def passes_on(a: Attribution) -> bool:
    """Whether an attribution reports words rather than a wish or a plan."""
    return a.use.group in ("speech", "finding", "nouns") or a.frame == "phrase"


def outlet_told(tree: Tree, cast: Cast, a: Attribution) -> Speaker | None:
    """The outlet a speaker said it to: «told CNN», «said in an interview with Radio X»."""
    words = [] if a.addressee is None else [a.addressee]
    if a.use.group == "speech":
        for k in tree.kids_of(a.word, "obl", "obj", "iobj"):
            if tree.case(k) in ("to", "on"):
                words.append(k)
            if tree.lemma[k] in relays.INTERVIEWS.split():
                words += [n for n in tree.kids_of(k, "nmod") if tree.case(n) in ("with", "to", "by")]
    for word in words:
        if tree.pos[word] in ("PROPN", "NOUN"):
            who = identify(tree, cast, word, source_span(tree, word, a.word))
            paper = _paper(tree, who, word, word == a.addressee)
            if paper is not None and (a.source is None or who.start != a.source[0]):
                return paper
    return None


def _paper(tree: Tree, who: Speaker, word: int, told: bool) -> Speaker | None:
    """Somebody told as an outlet: by the words of the name, or as a single strange name («told Dagblad»)."""
    following = _REST.match(tree.text, who.end)  # «the podcast Case Shut», «the Tolm daily Dagblad», cut by the parse
    end = who.end if following is None else following.end()
    name = short_name(tree, word, (who.start, who.end)) + tree.text[who.end : end]
    if who.kind == "outlet" or {part.lower() for part in name.split()} & (listed("OUTLETS") | listed("BARE_OUTLETS")):
        kept = who.kind == "outlet" and following is None
        return who if kept else Speaker(who.start, end, name, who.entity, "outlet")
    alone = tree.pos[word] == "PROPN" and not tree.kids_of(word, "flat", "compound", "nmod", "appos", "nmod:desc")
    if (
        told
        and alone
        and tree.lemma[word] not in listed("STATE")
        and who.name == tree.word(word)
        and not who.name.isupper()
    ):
        return who
    return None


def _teller(tree: Tree, cast: Cast, a: Attribution) -> Speaker | None:
    """Who was told what is passed on in his or her report: «On the night, a colleague told him, they were opened»."""
    if a.addressee is None or tree.lower[a.addressee] not in ("him", "her") or a.frame not in ("c", "q"):
        return None
    who = identify(tree, cast, a.addressee, source_span(tree, a.addressee, a.word))
    return who if who.name != tree.lower[a.addressee] else None


_REST = re.compile(rf"(?:[^\S\n]+(?:{'|'.join(sorted(listed('BARE_OUTLETS')))}))?(?:[^\S\n]+[A-ZÀ-Þ][\w’'-]*)+")


def _distinct(via: list[Speaker], speaker: Speaker | None) -> list[Speaker]:
    """Each once, and without the speaker."""
    found: list[Speaker] = []
    for one in via:
        if (speaker is None or one.entity != speaker.entity) and all(one.entity != other.entity for other in found):
            found.append(one)
    return found
