"""Verb forms to lemmas where the reader's own lemma is no word: «denie» of «denied», «admitt» of «admitted»."""

from __future__ import annotations

from functools import cache

_VOWELS = set("aeiou")
_WITH_E = (
    "c",
    "v",
    "z",
    "u",
    "dg",
    "rg",
    "ng_",
    "at",
    "ir",
    "ur",
    "bl",
    "tl",
    "dl",
    "gl",
    "pl",
    "fl",
    "us",
    "as",
    "is",
    "os",
    "ys",
    "ut",
    "id",
    "ud",
    "iz",
    "ns",
    "ps",
    "rs",
    "iv",
    "ov",
    "av",
    "uk",
    "ok",
    "ik",
    "ag",
    "in_",
    "um",
    "im_",
    "lv",
    "rv",
    "ys",
    "ak_",
    "cr",
)


@cache
def known_verbs() -> frozenset[str]:
    """Every lemma that sayso's own lexicons of claims hold."""
    from sayso.annotate.cues import cue_words
    from sayso.language.en import arguments, clauses, modality, plover

    held = set(cue_words("VERBS"))
    held |= {
        entry.partition("+")[0].partition("/")[0]
        for line in plover.LEXICON.strip().splitlines()
        for entry in line.partition(": ")[2].split()
    }
    for text in (
        arguments.UNDERGO,
        clauses.RAISING,
        clauses.RAISED_PASSIVE,
        modality.STATES,
        modality.UNPLANNED,
        modality.SCHEDULED,
    ):
        held |= set(text.split())
    for _, _, _, lemmas in modality.EMBEDDING.values():
        held |= set(lemmas.split())
    return frozenset(held)


@cache
def verb_lemma(form: str, lemma: str, tag: str) -> str:
    """The lemma of a verb form: the reader's where it is a word sayso knows, else one cut by rule.

    >>> verb_lemma("denied", "denie", "VBD"), verb_lemma("admitted", "admitt", "VBD"), verb_lemma("saw", "see", "VBD")
    ('deny', 'admit', 'see')
    """
    if lemma in known_verbs() or tag in ("VB", "VBP", "MD"):
        return lemma
    stem = ""
    if tag in ("VBD", "VBN") and form.endswith("ed"):
        stem = form[:-2]
    elif tag == "VBG" and form.endswith("ing"):
        stem = form[:-3]
    elif tag == "VBZ" and form.endswith("s"):
        return _of_third_person(form, lemma)
    if len(stem) < 2 or not any(c in _VOWELS or c == "y" for c in stem):
        return lemma
    choices = _choices(stem)
    best = next((choice for choice in choices if choice in known_verbs()), choices[0])
    if (
        best == lemma[:-1]
        and lemma.endswith("e")
        and (_closed(best) or best.endswith(("ng", "ckl", "tl", "zzl", "pl")))
    ):
        return lemma  # «competed», «shaped», «changed»: the reader knows better
    return lemma if lemma + "ing" == form or (lemma + "d" == form and lemma.endswith("ee")) else best


def _closed(stem: str) -> bool:
    """Whether a stem ends in one vowel and one consonant: «compet», «shap»."""
    return len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] in _VOWELS and stem[-3] not in _VOWELS


def _choices(stem: str) -> list[str]:
    """Lemmas that a stem without «ed» or «ing» can have, the likeliest first."""
    if stem.endswith("i"):
        return [stem[:-1] + "y", stem + "e"]
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return [stem[:-1], stem]
    if stem.endswith("ll") and len(stem) > 4 and stem[-3] in "eo":
        return [stem[:-1], stem]
    if stem.endswith(_WITH_E) and not stem.endswith(
        (
            "ss",
            "eat",
            "oat",
            "ait",
            "eet",
            "oin",
            "ain",
            "ious",
            "cus",
            "eed",
            "oid",
            "aid",
            "out",
            "rait",
            "mit",
            "sit",
        )
    ):
        return [stem + "e", stem]
    short = (
        len(stem) <= 4
        and len(stem) >= 3
        and stem[-1] not in "aeiouywx"
        and stem[-2] in _VOWELS
        and stem[-3] not in _VOWELS
    )
    return [stem + "e", stem] if short and len(stem) <= 3 else [stem, stem + "e"]


def _of_third_person(form: str, lemma: str) -> str:
    """«denies», «wishes», «says»."""
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("shes", "ches", "sses", "xes", "zzes", "oes")):
        return form[:-2]
    return lemma if lemma + "s" == form else form[:-1] if len(form) > 3 else lemma
