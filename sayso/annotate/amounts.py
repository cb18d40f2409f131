"""Counts, measures, money, shares and tolls: numbers that count something, and what they count.

A number's value and bounds come from `annotate.numbers`, a unit written beside it from `annotate.units`, the noun it
counts from the parse, and what happened to the counted from `annotate.tolls`. Dates, clock times, ordinals, ages in
apposition («Armstrong, 25,»), scores and numbers inside names are no amounts. Measured with
`python -m evaluation.amounts`; conventions of NewsQuant (Almasian et al., EMNLP 2023).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from sayso.annotate.numbers import bounded, find_numbers
from sayso.annotate.numerals import Number
from sayso.annotate.tolls import counts_people, find_toll, implicit_tolls
from sayso.annotate.tolls_phrases import REACH, phrase_toll
from sayso.annotate.units import Unit, find_unit, rate
from sayso.language.en import counts as words
from sayso.language.en import speakers
from sayso.language.en.tolls import STATES
from sayso.records import Amount, Page, TollKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_amounts(doc: Doc, page: Page) -> tuple[Amount, ...]:
    """The amounts the report gives, in text order; `page` holds its times and entities, which are not amounts."""
    text, found = doc.text, list[Amount]()
    previous: Amount | None = None
    for number in find_numbers(text):
        if _taken_by_time(number, page):
            continue
        token = _token_at(doc, number.end - 1)
        unit = find_unit(text, number) or _unit_of_a_vague_number(text, number)
        if token is None or (unit is None and _is_no_amount(doc, number, token, page)):
            continue
        amount = _amount(doc, number, token, unit, previous)
        if amount is None:
            continue
        found.append(amount)
        previous = amount
    found = [_as_part(doc, found[index - 1] if index else None, amount) for index, amount in enumerate(found)]
    zeros = implicit_tolls(doc)
    found = [replace(a, of=None) if any(z.start <= a.start < z.end for z in zeros) else a for a in found] + zeros
    return tuple(sorted(found, key=lambda amount: (amount.start, amount.end)))


def _amount(doc: Doc, number: Number, token: Token, unit: Unit | None, previous: Amount | None) -> Amount | None:
    text = doc.text
    noun = _head_noun(token) if unit is None else None
    name: str | None
    if unit is not None:
        number, start, end, name = _rebounded(text, number, unit), unit.start, unit.end, unit.name
    elif noun is not None:
        start = number.start
        name, end = rate(text, _unit_of(noun), noun.idx + len(noun))
        end = end if " per " in name or noun.i == token.i + 1 else number.end
        if number.best is not None and end == noun.idx + len(noun) and (more := _OR_MORE.match(text, end)):
            number, end = replace(number, high=None), more.end()  # «four people or more»
    else:
        if _is_pronoun_one(doc, number, token) or (number.form == "share" and not _is_share(text, number)):
            return None
        start, end = number.start, number.end
        name = "year of age" if _is_years_of_age(token) else _elliptic(text, number, previous)
    first = _token_at(doc, number.start) if noun is None and number.best is None else token
    toll = find_toll(first or token, noun, unit.name if unit else None)
    if toll is None and unit is None and counts_people(noun):
        near = previous.of if previous is not None and start - previous.end < REACH else None
        toll = cast("TollKind | None", phrase_toll(text, start, end, near))
    if toll is not None and number.best is None:
        number = _latest(text, number)
    if toll is not None and unit is None and (name is None or (noun is not None and noun.ent_type_ == "GROUP")):
        name = "people"
    return Amount(start, end, number.low, number.best, number.high, name, toll, number.approximate)


_OR_MORE = re.compile(r"\s+or more(?=\s+\w|[.,;])")
_PART = re.compile(r",?\s*\(?(?:including|among (?:them|whom)|amongst them)\s+(?:at least |about |some |the )?$")
_OF_THEM = re.compile(r"\s+of (?:them|whom)\s+(?=\w)")


def _as_part(doc: Doc, whole: Amount | None, amount: Amount) -> Amount:
    """The amount with the toll of the whole it is part of: «12 dead, including three children»."""
    if whole is None or whole.of is None or amount.of is not None or amount.start - whole.end > 60:
        return amount
    text = doc.text
    if _PART.search(text[whole.end : amount.start]):
        return replace(amount, of=whole.of)
    if match := _OF_THEM.match(text, amount.end):
        kind = _token_at(doc, match.end())
        if kind is not None and kind.pos_ in ("NOUN", "PROPN", "ADJ") and "." not in text[whole.end : amount.start]:
            return replace(amount, of=whole.of, unit=kind.lemma_)
    return amount


def _unit_of_a_vague_number(text: str, number: Number) -> Unit | None:
    """«tens of thousands of dollars»: the unit stands behind «of»."""
    of = re.compile(r"\s+of(?=\s)").match(text, number.end) if number.form == "vague" else None
    return find_unit(text, replace(number, end=of.end())) if of else None


_FROM_TO = re.compile(r"\bfrom\s+\S+(?:\s\S+)?\s+to\s+(?=\S)", re.IGNORECASE)


def _latest(text: str, number: Number) -> Number:
    """The second figure of a toll revised «from 14 to 13»."""
    change = _FROM_TO.search(text, max(0, number.start - 5), number.end)
    later = find_numbers(text[change.end() : number.end]) if change else ()
    return replace(number, low=later[-1].low, best=later[-1].best, high=later[-1].high) if later else number


def _is_years_of_age(token: Token) -> bool:
    """«He will be 35», «she was six»."""
    subjects = [child for child in token.children if child.dep_ == "nsubj"]
    return any(child.dep_ == "cop" for child in token.children) and any(
        subject.lower_ in ("he", "she", "i", "who") or subject.ent_type_ == "PERSON" for subject in subjects
    )


def _rebounded(text: str, number: Number, unit: Unit) -> Number:
    """Bounds that stand before the money sign or after the unit: «less than $5», «10 percent or more»."""
    if number.best is None or number.approximate or number.low is None or number.high is None:
        return number
    again = bounded(text, replace(number, start=unit.start))
    if again == replace(number, start=unit.start):
        again = bounded(text, replace(number, end=unit.end))
    return replace(again, start=number.start, end=number.end)


# ---------------------------------------------------------------- what is no amount


def _taken_by_time(number: Number, page: Page) -> bool:
    return any(
        time.start < number.end and number.start < time.end and time.type in ("DATE", "TIME") for time in page.times
    ) or any(mark.start < number.end and number.start < mark.end for mark in page.report.marks)


_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[-–](?:\d\d|\d{4}))?$")
_SCORE = re.compile(r"\d{1,3}(?:[-–]| – )\d{1,3}(?![\d%-])")
_CODE_BEFORE = re.compile(rf"(?:\b(?:{'|'.join(map(re.escape, words.CODES))})\s?|#|[A-Za-z]-|[/_@]|\d[.,:])$")
_STREET = re.compile(
    r"\s+(?:[A-Z][\w'’.-]*\s+){1,3}(?:Road|Street|Avenue|Lane|Drive|Boulevard|Rd|St|Ave|Blvd|Way|Square|Terrace|Place|Court)\b"
)
_ALL_BUT = re.compile(r"\ball but (?:the )?$", re.IGNORECASE)
_STRETCH_BEFORE_NOUN = re.compile(r"-(?:second|minute|hour|day|week|month|year|decade)\b(?!-old)")
_LIST_ITEM = re.compile(r"(?:^|\n)[ \t]*\(?$")


def _is_no_amount(doc: Doc, number: Number, token: Token, page: Page) -> bool:
    text = doc.text
    written = text[number.start : number.end]
    if _STRETCH_BEFORE_NOUN.match(text, number.end) or _ALL_BUT.search(text, max(0, number.start - 12), number.start):
        return True
    if number.form == "share" and written.lower() in words.ORDINALS and re.match(r"\s+(?!of\b)\w", text[number.end :]):
        noun = _head_noun(token)
        return noun is None or noun.tag_ in ("NN", "NNP")  # «a third person» is one more
    if number.form == "digits":
        if _STREET.match(text, number.end) or re.search(
            r"\b(?:aged|ages?)\s+$", text[max(0, number.start - 6) : number.start]
        ):
            return True
        if (
            re.search(r"(?<!\d)\d{1,3}(?:[-–]| – )$", text[max(0, number.start - 5) : number.start])
            and _head_noun(token) is None
        ):
            return True
        if _YEAR.match(written) and not number.decimal:
            return True
        if _SCORE.match(text, number.start) and _head_noun(token) is None and "," not in written:
            return True
        if _CODE_BEFORE.search(text, max(0, number.start - 16), number.start):
            return True
        if _LIST_ITEM.search(text, max(0, number.start - 6), number.start) and re.match(
            r"[.):]\s", text[number.end : number.end + 2]
        ):
            return True
        if re.match(r"[A-Za-z]\w*|-[A-Z]|[:/]\d|-\d", text[number.end : number.end + 6]) and not re.match(
            r"-[a-z]", text[number.end : number.end + 2]
        ):
            return True
        if _is_age(doc, token) or _is_in_a_name(doc, number, token, page):
            return True
    if (
        number.form == "words"
        and _is_in_a_name(doc, number, token, page)
        and token.text[:1].isupper()
        and token.i
        and not token.is_sent_start
    ):
        return True
    return written.lower() == "one" and _is_pronoun_one(doc, number, token)


@cache
def _bearers() -> frozenset[str]:
    """Nouns for somebody who has an age."""
    return words.PEOPLE | frozenset(speakers.PERSON_NOUNS.split())


def _is_age(doc: Doc, token: Token) -> bool:
    """«Armstrong, 25, said», «a man, 42,», «a student of 24»: an age in apposition."""
    before = doc[token.i - 1].text if token.i else ""
    if before == "of" and token.i > 1 and token.dep_ != "nummod":  # «a student of 24»
        return doc[token.i - 2].lemma_.lower() in _bearers()
    after = doc[token.i + 1].text if token.i + 1 < len(doc) else "."
    if not (before in (",", "(") and after in (",", ".", ")", ";", "and") and token.i > 1):
        return False
    person = doc[token.i - 2]
    return person.ent_type_ == "PERSON" or person.pos_ == "PROPN" or person.lemma_.lower() in words.PEOPLE


def _is_in_a_name(doc: Doc, number: Number, token: Token, page: Page) -> bool:
    for entity in page.entities:
        if entity.start < number.end and number.start < entity.end and entity.label != "GROUP":
            inside = entity.start < number.start or entity.end > number.end
            if inside and not (entity.start == number.start and entity.label == "PLACE"):
                return True
    before = doc[token.i - 1] if token.i else None
    if before is not None and before.pos_ == "PROPN" and not token.is_sent_start and _head_noun(token) is None:
        return token.head == before or before.head == token or token.head.pos_ == "PROPN"
    return False


def _is_pronoun_one(doc: Doc, number: Number, token: Token) -> bool:
    """«no one», «this one», «one another», «the one who»: not a count; «one of the drivers», «one soldier» are."""
    if doc.text[number.start : number.end].lower() != "one":
        return False
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    before = doc[token.i - 1].lower_ if token.i else ""
    if following == "of" and before not in ("no", "any", "each", "every", "this", "that", "the"):
        return False
    if before in ("no", "any", "every", "some", "-"):
        return True
    noun = _head_noun(token)
    if noun is None:
        return find_toll(token, None, None) is None
    return noun.lower_ in words.ONE_TIMES or before in ("no", "any", "every", "the", "this", "that", "another")


def _is_share(text: str, number: Number) -> bool:
    return re.match(r"\s+of\b", text[number.end : number.end + 4]) is not None or text[
        number.start : number.end
    ].lower() not in ("half", "a half")


# ---------------------------------------------------------------- what is counted


def _token_at(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _head_noun(token: Token) -> Token | None:
    """The noun a number counts: its head, or the noun after «of» («dozens of homes», «three of the men»)."""
    doc = token.doc
    if not doc.has_annotation("DEP"):
        return None
    last = token
    while last.i + 1 < len(doc) and doc[last.i + 1].lower_ in words.SCALE_WORDS:
        last = doc[last.i + 1]
    head = token.head
    while (
        head.i != head.head.i
        and head.lower_ in words.SCALE_WORDS
        and head.dep_.split(":")[0] in ("nummod", "compound", "flat", "amod")
    ):
        head = head.head
    dep = token.dep_.split(":")[0]
    if dep == "conj" and head.pos_ == "NUM" and head.head.i > token.i:  # «between 15 and 20 soldiers»
        head, dep = head.head, "nummod"
    if (
        head.i > token.i
        and (head.pos_ in ("NOUN", "PROPN", "SYM") or head.lower_ in STATES)
        and dep in ("nummod", "compound", "amod", "det", "flat", "nmod", "obl")
    ):
        if head.i - last.i <= 8 and head.sent == token.sent and not _crosses(doc, last.i + 1, head.i):
            return head if head.lower_ not in words.NOT_COUNTED else None
    hyphened = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if (
        hyphened is not None
        and hyphened.text == "-"
        and last.i + 2 < len(doc)
        and doc[last.i + 2].pos_ in ("NOUN", "ADJ")
        and not last.whitespace_
    ):
        return doc[last.i + 2]
    if hyphened is not None and hyphened.lower_ == "of":
        for child in token.children if any(c.i > hyphened.i for c in token.children) else last.children:
            if child.i > hyphened.i and child.dep_.startswith("nmod") and child.pos_ in ("NOUN", "PROPN", "PRON"):
                return child if child.pos_ != "PRON" else None
    return None


def _crosses(doc: Doc, start: int, end: int) -> bool:
    return any(
        doc[i].text in ';:()—"“”' or (doc[i].pos_ == "VERB" and doc[i].tag_ not in ("VBN", "VBG"))
        for i in range(start, end)
    )


def _unit_of(noun: Token) -> str:
    """The counted noun with its compounds, in the singular: «NBA team», «people»."""
    head = noun.lemma_ if noun.pos_ != "PROPN" else noun.text
    if head.lower() in ("person", "people"):
        head = "people"
    parts = [
        child.text
        for child in noun.lefts
        if child.dep_.split(":")[0] == "compound"
        and child.pos_ in ("NOUN", "PROPN")
        and child.lower_ not in words.SCALE_WORDS
        and not any(grandchild.dep_ == "flat" for grandchild in child.children)
    ]
    return " ".join([*parts, head])


_AGAINST = re.compile(
    r"\b(?:up from|down from|compared (?:with|to)|against|from|including|of (?:which|whom|them)|versus|rather than)"
    r"\s*(?:only |just |about |some )?$"
)


def _elliptic(text: str, number: Number, previous: Amount | None) -> str | None:
    """The unit of the amount before, for «3.9 million headsets, up from 2.4 million»."""
    if previous is None or previous.unit is None or number.start - previous.end > 60:
        return None
    between = text[previous.end : number.start]
    return None if re.search(r"[.!?]\s|\n", between) or not _AGAINST.search(between) else previous.unit
