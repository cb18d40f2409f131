"""Who says so: every clause that states something, as a claim.

Read in this order: quotation marks (`quotes`), attributions by construction (`attribution`), quotations carried on
(`quotations`), clauses and nominal events (`clauses`), who is who (`speakers`), how firmly (`certainty`), what is
only shown (`worlds`), who did what to whom (`arguments`) and what sort of event it is (`kinds`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.annotate.arguments import attach, participants, when_of
from sayso.annotate.attribution import find_attributions
from sayso.annotate.attribution_spans import Attribution, source_span
from sayso.annotate.cast import Cast, find_cast, names_of, short_name
from sayso.annotate.certainty import firmness_of, heed_reader, is_withheld
from sayso.annotate.chains import Chain, find_chains
from sayso.annotate.clauses import Clause, find_clauses, find_nominals
from sayso.annotate.contents import Piece, cut_phrases, cut_pieces
from sayso.annotate.cues import is_speech
from sayso.annotate.firmness import Firmness, listed
from sayso.annotate.kinds import kind_of
from sayso.annotate.mend import mend_tree
from sayso.annotate.orphans import adopt
from sayso.annotate.quotations import attribute_quotes
from sayso.annotate.quotes import Quote, find_quotes
from sayso.annotate.relays import find_relays
from sayso.annotate.stance import apply_cue
from sayso.annotate.tree import Tree, make_tree
from sayso.annotate.verdicts import find_verdicts
from sayso.annotate.worlds import depicted_words, is_depicted
from sayso.records import Claim, Page, Predicate, Span, When, content_id

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_claims(doc: Doc, page: Page) -> tuple[Claim, ...]:
    """The claims of the report, in text order; `page` holds everything else that was read."""
    tree = mend_tree(make_tree(doc))
    if not tree.lemma:
        return ()
    quotes = find_quotes(tree.text)
    found = find_relays(tree, find_verdicts(tree, find_attributions(tree)))
    attributions = cut_phrases(adopt(tree, attribute_quotes(tree, found, quotes), quotes))
    cast = find_cast(tree, page.entities or names_of(doc), attributions)
    chains = find_chains(tree, cast, attributions)
    clauses = sorted(find_clauses(tree) + find_nominals(tree), key=lambda c: (c.pred, c.head))
    pieces = cut_pieces(tree, attributions, clauses)
    reading = _Reading(tree, page, quotes, attributions, chains, cast, pieces)
    return _claims(reading)


@dataclass(frozen=True, slots=True)
class _Reading:
    """All that was read of one report, for the making of its claims."""

    tree: Tree
    page: Page
    quotes: tuple[Quote, ...]
    attributions: list[Attribution]
    chains: list[Chain]
    cast: Cast
    pieces: list[Piece]


def _claims(reading: _Reading) -> tuple[Claim, ...]:
    tree, page, pieces = reading.tree, reading.page, reading.pieces
    clauses = [piece.clause for piece in pieces]
    times, places, amounts = (attach(tree, clauses, spans) for spans in (page.times, page.places, page.amounts))
    speech = {a.word for a in reading.attributions if is_speech(tree.lemma[a.word])}
    depicted = depicted_words(tree, speech, (page.report.published.low or "")[:4] or None)
    whens = _whens(reading, times)
    found: dict[str, Claim] = {}
    for number, piece in enumerate(pieces):
        clause, chain = piece.clause, reading.chains[piece.owner] if piece.owner is not None else None
        a = reading.attributions[piece.owner] if piece.owner is not None else None
        firm = _firmness(reading, piece, depicted)
        if a is not None and is_withheld(tree, a, piece.clause.head):
            chain, firm.stance = None, None
            firm.weaken("unstated")
        kind, mode = kind_of(tree, clause)
        actors, targets = participants(tree, reading.cast, clause, chain.speaker if chain is not None else None)
        start, end = piece.start, piece.end
        claim = Claim(
            id=content_id(page.report.id, start, end, tree.start[clause.pred]),
            report=page.report.id,
            start=start,
            end=end,
            text=tree.text[start:end],
            cue=Span(*a.cue) if a is not None else None,
            speaker=chain.speaker if chain is not None else None,
            via=chain.via if chain is not None else (),
            quoted=any(quote.start < end and start < quote.end for quote in reading.quotes),
            certainty=firm.certainty,
            polarity=firm.signed(),
            stance=firm.stance or "states",
            world=firm.world,
            kind=kind,
            mode=mode,
            predicate=Predicate(tree.start[clause.pred], tree.end[clause.pred], tree.lemma[clause.pred]),
            actors=actors,
            targets=targets,
            when=whens[number],
            where=tuple(places[number]),
            amounts=tuple(amounts[number]),
            times=tuple(times[number]),
        )
        found.setdefault(claim.id, claim)
    return tuple(sorted(found.values(), key=lambda c: (c.start, c.end, c.predicate.start if c.predicate else -1)))


def _firmness(reading: _Reading, piece: Piece, depicted: set[int]) -> Firmness:
    """How firmly the clause is said: its own words, the cue it is content of, and depiction over all."""
    tree = reading.tree
    owner = reading.attributions[piece.owner] if piece.owner is not None else None
    firm = firmness_of(tree, piece.clause, owner.word if owner is not None else None)
    if owner is not None:
        apply_cue(tree, owner, piece, firm)
    elif firm.world == "planned" and firm.stance is None and _issues(reading, piece):
        firm.stance = "vows"
    heed_reader(tree, piece.clause, firm)
    by_rule = piece.clause.pred in depicted
    if is_depicted(tree, _words_of(tree, piece), by_rule=by_rule):
        firm.world = "depicted"
    return firm


def _words_of(tree: Tree, piece: Piece) -> tuple[int, int]:
    """The words [first, last) that a piece covers."""
    return bisect_left(tree.end, piece.start + 1), bisect_left(tree.start, piece.end)


def _issues(reading: _Reading, piece: Piece) -> bool:
    """Whether a statement's issuer promises in it: «Tarnow Shipping will pay …», published by Tarnow Shipping."""
    tree, publisher = reading.tree, reading.page.report.publisher
    subject, pred = piece.clause.subject, piece.clause.pred
    if subject is None or publisher is None or tree.pos[subject] != "PROPN" or piece.clause.passive:
        return False
    if not any(tree.lower[k] in listed("FUTURE") for k in tree.kids_of(pred, "aux")):
        return False
    name = short_name(tree, subject, source_span(tree, subject, pred)).lower().split()
    return set(name) <= set(publisher.lower().split())


def _whens(reading: _Reading, times: Sequence[Sequence[int]]) -> list[When | None]:
    """When each clause's event lies: by its own times, else by those of the clause it is a part of."""
    tree, pieces = reading.tree, reading.pieces
    own = [when_of(reading.page, indexes) for indexes in times]
    by_head: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        by_head.setdefault(piece.clause.head, number)
        by_head.setdefault(piece.clause.pred, number)
    found = list(own)
    for number, piece in enumerate(pieces):
        if found[number] is None:
            above = _part_of(tree, piece.clause, by_head)
            if above is not None and own[above] is not None:
                found[number] = When(own[above].low, own[above].high, "narrative")  # type: ignore[union-attr]
    return found


def _part_of(tree: Tree, clause: Clause, by_head: dict[int, int]) -> int | None:
    """The clause in whose time this one happens: «killing nine» in that of «fell», «the raid» in that of «began»."""
    dep, head = tree.dep[clause.head], tree.head[clause.head]
    nominal = clause.subject is None and tree.pos[clause.pred] in ("NOUN", "PROPN")
    together = (dep == "advcl" and tree.tag[clause.head] == "VBG" and tree.kid(clause.head, "mark") is None) or (
        dep == "conj" and tree.kid(clause.head, "nsubj") is None
    )
    if (nominal and dep in ("nsubj", "obj", "obl", "conj")) or together or dep == "xcomp":
        return by_head.get(head)
    return None
