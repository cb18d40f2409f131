"""Docs built by hand: one line a word, «form tag relation head», heads counted from 1 within the sentence, 0 a root."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from sayso.annotate.claims import find_claims
from sayso.records import Claim, Page, Report

_POS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "VBD": "VERB",
    "VBZ": "VERB",
    "VBP": "VERB",
    "VBN": "VERB",
    "VBG": "VERB",
    "VB": "VERB",
    "MD": "AUX",
    "DT": "DET",
    "IN": "ADP",
    "PRP": "PRON",
    "RB": "ADV",
    "JJ": "ADJ",
    "TO": "PART",
    ",": "PUNCT",
    ".": "PUNCT",
    "CC": "CCONJ",
    "CD": "NUM",
    "WP": "PRON",
    "HV": "AUX",
}
_TAG = {"HV": "VBZ"}
_LEMMA = {
    "said": "say",
    "fell": "fall",
    "fired": "fire",
    "denied": "deny",
    "was": "be",
    "is": "be",
    "killed": "kill",
    "told": "tell",
    "appeared": "appear",
    "started": "start",
    "has": "have",
    "been": "be",
    "hit": "hit",
    "fires": "fire",
}
_FINITE = {
    "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "VBZ": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "VBP": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "MD": "VerbForm=Fin",
    "NNS": "Number=Plur",
}


def doc_of(*sentences: str) -> Doc:
    """The Doc of sentences written word by word: «Police NNS nsubj 2 / fired VBD root 0»."""
    rows = [[cell.split() for cell in sentence.split(" / ")] for sentence in sentences]
    words, tags, heads, deps, starts = [], [], [], [], []
    for sentence in rows:
        base = len(words)
        for form, tag, relation, head in sentence:
            starts.append(len(words) == base)
            heads.append(base + int(head) - 1 if int(head) else len(words))
            words.append(form)
            tags.append(tag)
            deps.append("ROOT" if relation == "root" else relation)
    spaces = [i + 1 < len(words) and words[i + 1] not in (",", ".") for i in range(len(words))]
    pos = ["AUX" if d.startswith(("aux", "cop")) else _POS[t] for t, d in zip(tags, deps, strict=True)]
    return Doc(
        spacy.blank("en").vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=deps,
        pos=pos,
        tags=[_TAG.get(t, t) for t in tags],
        lemmas=[_LEMMA.get(w.lower(), w if t == "NNP" else w.lower()) for w, t in zip(words, tags, strict=True)],
        morphs=[_FINITE.get(t, "") for t in tags],
        sent_starts=starts,
    )


def claims_of(*sentences: str) -> tuple[Claim, ...]:
    """The claims of hand-built sentences."""
    doc = doc_of(*sentences)
    return find_claims(doc, Page(Report("r", doc.text)))
