"""What happened to the counted: killed, injured, missing, detained, displaced, treated.

Read from the predicate and its arguments in the parse: «32 Cubans were killed» (passive subject), «killing 12 and
injuring 40» (objects), «claimed the lives of three», «12 dead», «the toll rose to 17», «no casualties were reported»
(zero). Where the parse does not say, the words just round the number do.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from sayso.language.en import tolls as words
from sayso.records import Amount, TollKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_toll(token: Token, noun: Token | None, unit: str | None) -> TollKind | None:
    """What happened to those whom the number at `token` counts; `noun` is the counted noun, `unit` a measure.

    None where nothing did, or where no people are counted.
    """
    if noun is None and token.doc[min(token.i + 1, len(token.doc) - 1)].lower_ == "with":
        return None  # «five were hurt, one with a broken wrist»
    if unit is not None or (noun is not None and _lemma(noun) in words.NOT_PEOPLE):
        return None
    counted = noun if noun is not None else token
    found = (
        _as_happening(noun)
        or _just_after_a_doing(token)
        or _followed_by_a_state(token)
        or (_as_state(token, noun) if _dep(counted) == "conj" else None)
        or _as_argument(counted)
        or (_as_argument(token) if counted.i != token.i else None)
        or (None if _is_part_of_the(token, noun) else _as_state(token, noun))
        or _as_total(token)
        or _by_words(token, noun)
    )
    return cast("TollKind | None", found)


def counts_people(noun: Token | None) -> bool:
    """Whether a counted noun may be people; a number without a noun may count them."""
    return noun is None or _lemma(noun) not in words.NOT_PEOPLE


def _lemma(token: Token) -> str:
    return words.FORMS.get(token.lower_) or (token.lemma_ or token.text).lower()


def _dep(token: Token) -> str:
    return token.dep_.split(":")[0]


def _state(token: Token) -> str | None:
    """The toll that a word names as a state: «dead», «wounded», and «unaccounted» for."""
    if token.lower_ in words.STATES and token.pos_ in ("ADJ", "VERB", "NOUN", "ADV"):
        return words.STATES[token.lower_]
    return None


def _as_happening(noun: Token | None) -> str | None:
    """«14 deaths», «three bodies», «nine lives were lost»."""
    if noun is None:
        return None
    if _lemma(noun) in words.HAPPENINGS and noun.lower_ not in words.STATES:
        return words.HAPPENINGS[_lemma(noun)]
    if _is_life(noun) and _lemma(noun.head) in words.LIVES:
        return "killed"
    return None


def _followed_by_a_state(token: Token) -> str | None:
    """«12 dead and 40 wounded»: the state is all that stands for the counted."""
    if token.i + 1 >= len(token.doc):
        return None
    state, after = token.nbor(1), token.doc[token.i + 2] if token.i + 2 < len(token.doc) else None
    if state.lower_ not in words.STATES or (after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET")):
        return None
    return words.STATES[state.lower_]


def _is_life(noun: Token) -> bool:
    return noun.lower_ in ("life", "lives")


def _is_part_of_the(token: Token, noun: Token | None) -> bool:
    """«six of the wounded»: the six are some of them, and what is said of them is said elsewhere."""
    if noun is None or token.i + 2 > noun.i:
        return False
    return token.nbor(1).lower_ == "of" and token.nbor(2).pos_ == "DET"


def _as_state(token: Token, noun: Token | None) -> str | None:
    """«12 dead», «31 wounded people», «12 people killed»."""
    counted = noun if noun is not None else token
    if noun is not None and noun.lower_ in words.STATES:
        return words.STATES[noun.lower_]
    for child in counted.children:
        if _dep(child) in ("amod", "acl") and child.dep_ != "acl:relcl" and (state := _state(child)):
            return state
        if child.dep_ == "acl:relcl" and (child.lemma_.lower() in words.DONE_TO) and _is_passive(child):
            return words.DONE_TO[child.lemma_.lower()]
        if child.dep_ == "acl:relcl" and child.lemma_.lower() in words.UNDERGONE:
            return words.UNDERGONE[child.lemma_.lower()]
    if (
        token.head.i != token.i
        and token.head.lower_ in words.STATES
        and _dep(token) in ("nummod", "nsubj", "obl", "dep", "compound")
    ):
        if token.head.pos_ in ("ADJ", "NOUN") and abs(token.head.i - token.i) <= 3:
            return words.STATES[token.head.lower_]
    return None


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(
        c.dep_ in ("aux:pass", "auxpass", "nsubj:pass", "nsubjpass") for c in verb.children
    )


def _as_argument(token: Token) -> str | None:
    """The toll of the verb whose subject or object the counted are, through coordination."""
    counted, steps = token, 0
    while (
        _dep(counted) in ("conj", "appos")
        and counted.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ")
        and steps < 4
    ):
        counted, steps = counted.head, steps + 1
    while _dep(counted) == "nmod" and counted.head.lower_ in words.QUANTITIES:
        counted = counted.head  # «tens of thousands of people fled»
    head, dep = counted.head, counted.dep_
    if head.i == counted.i:
        return None
    lemma = _lemma(head)
    if dep in ("nsubj:pass", "nsubjpass"):
        return _passive(head, lemma)
    if dep in ("nsubj", "dislocated"):
        if lemma in words.UNDERGONE:
            return words.UNDERGONE[lemma]
        if (head.lower_ in words.STATES and head.tag_ in ("VBN", "JJ", "VBD")) or (
            head.pos_ == "ADJ" and head.lower_ in words.STATES
        ):
            return words.STATES[head.lower_]
        if lemma in words.IN_PLACES and any(_dep(c) == "cop" for c in head.children):
            return words.IN_PLACES[lemma]
        if lemma in ("sleep", "camp") and head.doc[head.i + 1 : head.i + 2].text.lower() in words.OUTDOORS:
            return "displaced"
        for child in head.children:
            if lemma == "lose" and _is_life(child):
                return "killed"
            if lemma in ("suffer", "sustain", "receive") and _lemma(child) in words.HURTS:
                return "injured"
            if lemma in words.TAKEN and _lemma(child) in words.IN_PLACES and _dep(child) == "obl":
                return words.IN_PLACES[_lemma(child)]
        return _resulting(head, counted) or _next_verb(head)
    if dep in ("obj", "dobj"):
        if lemma in words.DONE_TO and head.pos_ == "VERB":
            return words.DONE_TO[lemma]
        if lemma in ("hold", "seize", "capture") and (_lemma(counted) in words.HELD or _by_police(head)):
            return "detained"
        return _resulting(head, counted)
    if _dep(counted) in ("nmod", "obl") and head.pos_ in ("NOUN", "PROPN"):
        of = any(_dep(c) == "case" and c.lower_ in ("of", "at") for c in counted.children)
        if of and _is_life(head) and _lemma(head.head) in words.LIVES:
            return "killed"
        if of and lemma in words.HAPPENINGS:
            return words.HAPPENINGS[lemma]
    return None


def _next_verb(verb: Token) -> str | None:
    """The toll of a second verb with the same subject: «had breathed in smoke and were looked after by medics»."""
    for child in verb.children:
        if _dep(child) == "conj" and not any(_dep(c) == "nsubj" for c in child.children):
            if any(c.dep_ == "aux:pass" for c in child.children):
                return _passive(child, _lemma(child))
            return words.UNDERGONE.get(_lemma(child))
    return None


def _by_police(verb: Token) -> bool:
    return any(_dep(child) == "nsubj" and _lemma(child) in words.POLICE for child in verb.children)


def _passive(verb: Token, lemma: str) -> str | None:
    if lemma in words.DONE_TO:
        return words.DONE_TO[lemma]
    children = {child.lower_ for child in verb.children}
    if lemma in ("find", "locate", "trace", "reach") and children & {"not", "n't", "never", "yet"}:
        return "missing"
    if (lemma == "search" and "for" in verb.doc[verb.i + 1 : verb.i + 2].text) or (
        lemma == "look" and "for" in children
    ):
        return "missing"
    if verb.doc[verb.i : verb.i + 2].text.lower() in ("looked after", "cared for", "attended to"):
        return "treated" if any(_lemma(word) in words.MEDICS for word in verb.subtree) else None
    if verb.lower_ in words.STATES:
        return words.STATES[verb.lower_]
    for child in verb.children:
        if _dep(child) in ("obl", "advmod", "nmod") and _lemma(child) in words.IN_PLACES and lemma in words.TAKEN:
            return words.IN_PLACES[_lemma(child)]
        if lemma in words.PUT_OUT and _lemma(child) in words.HOMES and _is_left(child):
            return "displaced"
    return _resulting(verb, None)


def _is_left(home: Token) -> bool:
    """Whether a home is what somebody is put out of: «out of their homes», «from home»."""
    return any(_dep(child) == "case" and child.lower_ in ("of", "from", "out") for child in home.children)


def _resulting(verb: Token, counted: Token | None) -> str | None:
    """«found dead», «feared drowned», «left 12 dead and 40 wounded», «are known to have died»."""
    if _lemma(verb) not in words.MADE:
        return None
    for child in verb.children:
        if _dep(child) in ("xcomp", "ccomp", "acl", "amod", "advcl", "obl", "advmod") and (
            counted is None or child.i > counted.i
        ):
            if state := _state(child):
                return state
            if child.lemma_.lower() in words.UNDERGONE and _dep(child) == "xcomp":
                return words.UNDERGONE[child.lemma_.lower()]
            if child.lemma_.lower() in words.DONE_TO and _dep(child) == "xcomp" and _is_passive(child):
                return words.DONE_TO[child.lemma_.lower()]
    return None


def _as_total(token: Token) -> str | None:
    """«the death toll rose to 17», «the number of dead is now four», «a toll of 12»."""
    if token.pos_ not in ("NUM", "NOUN", "PRON", "ADJ"):
        return None
    for start in (token, token.head, token.head.head):
        for child in [*start.children, start]:
            if _lemma(child) in words.COUNTERS and child.i < token.i:
                if kind := counter_kind(child):
                    return kind
    return None


def counter_kind(noun: Token) -> str | None:
    """The toll that «toll» or «number of …» counts."""
    for child in noun.subtree:
        if child.i != noun.i and abs(child.i - noun.i) < 6:
            if child.lower_ in words.STATES:
                return words.STATES[child.lower_]
            if _lemma(child) in words.HAPPENINGS:
                return words.HAPPENINGS[_lemma(child)]
    return "killed" if _lemma(noun) == "toll" else None


# ---------------------------------------------------------------- by the words alone


@lru_cache(maxsize=1)
def _word_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    states = "|".join(sorted(words.STATES, key=len, reverse=True))
    stems = "kill|injur|wound|hurt|detain|arrest|displac|evacuat|treat"
    bound = "at least|more than|about|around|some|up to|as many as|nearly|almost|over|an estimated|another|a further"
    be = "were|was|are|is|have been|has been|had been|being|be|remain|remained|still|now|also|then|more|others?|people"
    made = "feared|confirmed|reported|found|left|dead"
    places = r"in (?:\w+ )?(?:hospital|custody|detention|jail|prison|intensive care)"
    return (
        re.compile(
            rf"(?P<between>(?:\s+[a-z]+){{0,2}}?)\s+(?:(?:(?:{be}|{made})\s+){{0,4}}(?P<state>{states})\b"
            rf"|(?:are|were|remain|remained|is|was)\s+(?:still\s+)?(?P<place>{places}))",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?P<doing>{stems})(?:ing|es|s|ed|d|e)\s+(?:(?:{bound})\s+)?(?:the\s+)?$", re.IGNORECASE),
        re.compile(
            r"\b(?:death|casualty) toll\b[^.;\n\d]{0,40}$"
            r"|\bnumber of (?:the |people |persons |those )?(?P<kind>[a-z]+)\b[^.;\n\d]{0,30}$",
            re.IGNORECASE,
        ),
    )


_ING = {
    "kill": "killed", "injur": "injured", "wound": "injured", "hurt": "injured", "detain": "detained",
    "arrest": "detained", "displac": "displaced", "evacuat": "displaced", "treat": "treated",
}  # fmt: skip


def _just_after_a_doing(token: Token) -> str | None:
    """«killed 12 people and wounded 40 others», «Blast kills 7»: the verb that stands just before the counted."""
    match = _word_patterns()[1].search(token.doc.text, max(0, token.idx - 40), token.idx)
    return None if match is None else _ING[match["doing"].lower()]


def _by_words(token: Token, noun: Token | None) -> str | None:
    """A last look at the words touching the number, for headlines and broken parses."""
    text = token.doc.text
    after_state, _, before_total = _word_patterns()
    if token.like_num is False and noun is None:
        return None
    if noun is None and (match := before_total.search(text, max(0, token.idx - 60), token.idx)):
        return "killed" if match["kind"] is None else words.STATES.get(match["kind"].lower())
    end = token.idx + len(token)
    match = after_state.match(text, end, end + 70)
    if match is None or any(word.lower() in words.OTHER_CLAUSE for word in match["between"].split()):
        return None
    if match["place"]:
        return "detained" if match["place"].split()[-1] in ("custody", "detention", "jail", "prison") else "treated"
    if _NEXT_COUNT.match(text, match.end()):
        return None  # «the 4 killed 12»
    return words.STATES[match["state"].lower()]


_NEXT_COUNT = re.compile(r"\s+(?:at least\s+)?(?:\d|one|two|three|four|five|dozens)", re.IGNORECASE)


# ---------------------------------------------------------------- zero


@lru_cache(maxsize=1)
def _zero_patterns() -> tuple[re.Pattern[str], ...]:
    happenings = r"(?P<what>deaths?|fatalities|casualties|injuries|arrests|detentions|dead|wounded|injured)"
    kinds = r"(?:(?:immediate|serious|major|further|other|new|reported|known|civilian)\s+)*"
    states = "killed|hurt|injured|wounded|missing|arrested|detained|displaced|harmed"
    people = "persons?|people|civilians?|passengers?|crew|residents?|officers?|soldiers?|staff"
    of = "of (?:the |these |those )?"
    nobody = (
        rf"no[ -]one|nobody|none(?: {of}(?:[\w-]+ ){{0,4}}[\w-]+)?|neither(?: {of})?(?: \w+)?|no (?:{people})"
        r"|not a single \w+"
    )
    be = "was|were|is|are|has been|have been|had been"
    adverbs = r"(?:(?:seriously|badly|reported|also|thought to be|believed to be|still|now)\s+)*"
    return (
        re.compile(
            rf"\b(?:no|without(?: any)?|zero)\s+{kinds}(?:reports? of\s+(?:any\s+)?)?"
            rf"(?:deaths? or injuries|injuries or deaths|{kinds}{happenings})\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{nobody})\s+(?:{be})\s+{adverbs}(?P<state>{states})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{nobody})\s+(?:{be})\s+(?:{states})\s+or\s+{adverbs}(?P<state>{states})\b", re.IGNORECASE),
        re.compile(
            r"\bno (?:lives? (?:was|were|has been|have been) (?P<lost>lost)|(?P<loss>loss) of life)\b", re.IGNORECASE
        ),
        re.compile(r"\bthere (?:are|were) no (?P<state>missing)\b", re.IGNORECASE),
        re.compile(
            r"\b(?P<doing>hurting|injuring|killing|harming|wounding|hurt|injured|killed|harmed|wounded) "
            r"(?:nobody|no[ -]one|no (?:people|civilians|passengers|residents))\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{nobody})\s+(?:has\s+|had\s+|have\s+)?(?P<die>died|dies|perished)\b", re.IGNORECASE),
    )


_HAPPENED = {
    "death": "killed", "fatal": "killed", "casua": "killed", "dead": "killed", "injur": "injured", "wound": "injured",
    "arres": "detained", "deten": "detained",
}  # fmt: skip


_ANOTHER = re.compile(
    r"\banother(?: (?:man|woman|child|person|passenger|worker|soldier|officer|body|crew member))?"
    r" (?:(?:is|was|were|remains|still|is still|was still) )?(?P<state>missing|dead|injured|wounded|killed)\b",
    re.IGNORECASE,
)


def implicit_tolls(doc: Doc) -> list[Amount]:
    """Tolls that have no number: «no casualties were reported», «nobody was hurt», «another is still missing»."""
    zeros = []
    for pattern in _zero_patterns():
        for match in pattern.finditer(doc.text):
            groups = match.groupdict()
            if groups.get("state"):
                kind = "injured" if groups["state"] == "harmed" else words.STATES[groups["state"].lower()]
            elif groups.get("doing"):
                kind = "killed" if groups["doing"].lower().startswith("kill") else "injured"
            elif groups.get("die"):
                kind = "killed"
            else:
                word = (groups.get("what") or "death").lower()
                kind = next(kind for prefix, kind in _HAPPENED.items() if word.startswith(prefix))
            zeros.append(Amount(match.start(), match.end(), 0.0, 0.0, 0.0, "people", cast("TollKind", kind)))
    return zeros + [
        Amount(
            match.start(), match.end(), 1.0, 1.0, 1.0, "people", cast("TollKind", words.STATES[match["state"].lower()])
        )
        for match in _ANOTHER.finditer(doc.text)
    ]
