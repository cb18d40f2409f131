"""The tense that governs a time expression: of the parse where there is one, else of the words that stand around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.timex_words import read_lists, read_tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEEP = 20  # governors asked for their tense, at most


def tense_at(doc: Doc, start: int, end: int) -> str | None:
    """«past», «future», «present» or None for the expression at `[start, end)` of the text."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    if doc.has_annotation("DEP"):
        return parsed_tense(span.root)
    return nearby_tense(doc, span.start, span.end)


def parsed_tense(token: Token) -> str | None:
    """The tense of the nearest verb above a token."""
    before = {child.lower_ for child in token.lefts if child.dep_ == "case"}
    if before & read_lists()["begun"]:
        return "past"  # «an exercise planned since April»
    if token.left_edge.i and token.doc[token.left_edge.i - 1].lower_ in read_lists()["announces"]:
        return "future"
    for verb in (token, *token.ancestors):
        if verb.lower_ in read_lists()["announces"] and verb.i != token.i and not is_perfect(verb):
            return "future"
        if verb.pos_ in ("VERB", "AUX") or any(child.dep_ in ("cop", "aux", "aux:pass") for child in verb.children):
            tense = verb_tense(verb)
            if tense == "present" and verb.lemma_.lower() in read_lists()["scheduled"]:
                return "future"
            past = verb.morph.get("VerbForm", []) == ["Fin"] or any(
                child.lower_ in ("did", "had") for child in verb.lefts
            )
            if before & read_lists()["deadline"] and not (tense == "past" and past):
                return "future"
            return tense
    return "future" if before & read_lists()["deadline"] else None


def is_perfect(verb: Token) -> bool:
    """Whether a participle is a perfect's: «had been planned»."""
    return any(child.lower_ in ("had", "has", "have", "been") for child in verb.children)


def is_announced(verb: Token) -> bool:
    """Whether «due to», «scheduled to», «set to» stands before a verb, however the parse takes it."""
    words = [token.lower_ for token in verb.doc[max(0, verb.i - 6) : verb.i]]
    to = next((at for at in range(len(words) - 1, max(0, len(words) - 4), -1) if words[at] == "to"), 0)
    return to > 0 and words[to - 1] in read_lists()["announces"] and not {"had", "been"} & set(words[:to])


def verb_tense(verb: Token, depth: int = 0) -> str | None:
    """The tense of a verb with its auxiliaries; of an infinitive or participle, what its governor makes of it."""
    if depth > DEEP:
        return None
    auxiliaries = {child.lower_ for child in verb.children if child.dep_.startswith(("aux", "cop", "mark"))}
    form, tense = verb.morph.get("VerbForm", []), verb.morph.get("Tense", [])
    if "to" in auxiliaries and auxiliaries & {"is", "are", "was", "were"}:
        return "future"
    if is_announced(verb):
        return "future"
    if auxiliaries & read_lists()["future_auxiliaries"] and not auxiliaries & {"have", "been"}:
        return "future"
    if auxiliaries & {"was", "were", "had", "did"}:
        return "past"
    if auxiliaries & {"has", "have", "been", "'ve", "’ve"}:
        return "past"
    if form == ["Fin"] and tense:
        return "past" if tense == ["Past"] else "present"
    if auxiliaries & {"is", "are", "am", "'s", "'re", "’s", "’re", "be", "being"}:
        return "future" if auxiliaries & {"to", "be"} else "present"
    if form == ["Inf"] or "to" in auxiliaries:
        head = verb.head
        if any(child.lower_ == "had" for child in head.children):  # «it had been due to expire Friday»
            return "past"
        if verb.i > 1 and verb.nbor(-1).lower_ == "to" and verb.nbor(-2).lower_ in read_lists()["announces"]:
            return "future"
        if head.i != verb.i and (
            head.lemma_.lower() in read_lists()["governs_future"] or head.pos_ in ("NOUN", "PROPN", "ADJ")
        ):
            return "future"
        return verb_tense(head, depth + 1) if head.i != verb.i and head.pos_ in ("VERB", "AUX") else None
    if tense == ["Past"]:
        return "past"
    return (
        verb_tense(verb.head, depth + 1) if verb.head.i != verb.i else None
    )  # «arriving Tuesday» is as its governor is


def nearby_tense(doc: Doc, first: int, last: int) -> str | None:
    """The tense of the nearest telling word of the sentence, those before the expression first."""
    words = read_tables()["tense"]
    if first and doc[first - 1].lower_ in read_lists()["deadline"]:
        return "future"
    if first and doc[first - 1].lower_ in read_lists()["begun"]:
        return "past"
    for index in range(first - 1, max(-1, first - 12), -1):
        token = doc[index]
        if token.text in ".!?;" or "\n" in token.text:
            break
        tense = word_tense(token, words)
        if tense:
            infinitive = index and doc[index - 1].lower_ == "to"
            return "future" if infinitive else tense
    for index in range(last, min(len(doc), last + 10)):
        token = doc[index]
        if token.text in ".!?;" or "\n" in token.text:
            break
        tense = word_tense(token, words)
        if tense:
            return tense
    return None


def word_tense(token: Token, words: dict[str, int | str]) -> str | None:
    """What a word on its own says of tense: the lexicon, or a regular past form."""
    known = words.get(token.lower_)
    if known:
        return str(known)
    return "past" if token.lower_.endswith("ed") and len(token) > 4 else None
