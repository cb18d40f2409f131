"""Lemmas as edit scripts: what to do to a form to get its lemma, so that a classifier can choose one.

A script is `keep`, `lower`, `title`, `=LEMMA` (the lemma itself, for irregular words), or `lN|TAIL` / `kN|TAIL`: cut N
characters off the end of the lower-cased / kept form and append TAIL.

A classifier knows «announced» only as word pieces and may leave «announc», so `lemma` lets words that exist decide:
exceptions and known lemmas were counted in the training trees (`training/lexicon.py`), and the encoder's own
vocabulary, ordered by frequency, stands for the rest of English.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def lemma_script(form: str, lemma: str) -> str:
    """The script that makes `lemma` of `form`.

    >>> lemma_script("Cities", "city"), lemma_script("was", "be"), lemma_script("Rome", "Rome")
    ('l3|y', '=be', 'keep')
    """
    if lemma == form:
        return "keep"
    if lemma == form.lower():
        return "lower"
    if lemma == form.capitalize():
        return "title"
    base, mark = (form.lower(), "l") if lemma.islower() else (form, "k")
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    cut, tail = len(base) - shared, lemma[shared:]
    if shared < 2 or len(tail) > 4 or cut > 5 or (shared < 3 and cut > 3):
        return "=" + lemma
    return f"{mark}{cut}|{tail}"


def apply_script(form: str, script: str) -> str:
    """The lemma that a script makes of a form; the lower-cased form when the script does not fit it.

    >>> apply_script("Taxes", "l2|"), apply_script("Rome", "keep")
    ('tax', 'Rome')
    """
    if script == "keep":
        return form
    if script == "lower":
        return form.lower()
    if script == "title":
        return form.capitalize()
    if script[:1] == "=":
        return script[1:]
    number, _, tail = script[1:].partition("|")
    base = form.lower() if script[0] == "l" else form
    cut = int(number)
    if cut >= len(base):
        return form.lower()
    return base[: len(base) - cut] + tail


# How regular endings come off, by fine tag: (ending, what replaces it), the likelier first among words that exist.
_ENDINGS = {
    "NNS": (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("men", "man"), ("s", ""), ("es", ""), ("ies", "ie")),
    "VBZ": (("ies", "y"), ("s", ""), ("es", "")),
    "VBD": (("ied", "y"), ("ed", "e"), ("ed", "")),
    "VBG": (("ying", "ie"), ("ing", "e"), ("ing", "")),
    "JJR": (("ier", "y"), ("er", "e"), ("er", "")),
    "JJS": (("iest", "y"), ("est", "e"), ("est", "")),
}
_ENDINGS |= {"VBN": _ENDINGS["VBD"], "RBR": _ENDINGS["JJR"], "RBS": _ENDINGS["JJS"], "NNPS": _ENDINGS["NNS"]}
_VOWELS = frozenset("aeiouy")


def regular_lemmas(form: str, tag: str) -> list[str]:
    """What a regular inflection could come from, lower-cased, likelier first; endings that leave no word are skipped.

    >>> regular_lemmas("stopped", "VBD"), regular_lemmas("parties", "NNS"), regular_lemmas("passed", "VBD")
    (['stop', 'stoppe', 'stopp'], ['party', 'partie', 'parti'], ['passe', 'pass', 'pas'])
    """
    form, found = form.lower(), []
    for ending, instead in _ENDINGS.get(tag, ()):
        stem = form[: len(form) - len(ending)]
        if not form.endswith(ending) or len(stem) < 2 or not _VOWELS.intersection(stem):
            continue
        found.append(stem + instead)
        if len(stem) > 3 and stem[-1] == stem[-2] and tag[0] != "N" and ending[0] in "ei" and not instead:
            found.insert(len(found) if stem[-1] in "ls" else 0, stem[:-1])
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """exceptions: «tag form» to lemma, the form as written. known: the lemmas of each part of speech in the trees.

    rank: of a word by frequency (small is frequent), None when it is no word.
    """

    exceptions: dict[str, str]
    known: dict[str, frozenset[str]]
    rank: Callable[[str], int | None]

    def lemma(self, form: str, upos: str, xpos: str, script: str) -> str:
        """The lemma of a form with its tags; `script` is the classifier's choice.

        >>> words = Lexicon({"VBD went": "go"}, {"VERB": frozenset({"announce"})}, {"party": 5, "parti": 9}.get)
        >>> words.lemma("went", "VERB", "VBD", "keep"), words.lemma("Announced", "VERB", "VBD", "l2|")
        ('go', 'announce')
        >>> words.lemma("parties", "NOUN", "NNS", "l1|"), words.lemma("Paris", "PROPN", "NNP", "keep")
        ('party', 'Paris')
        """
        exception = self.exceptions.get(f"{xpos} {form}")
        if exception is None and upos != "PROPN":
            exception = self.exceptions.get(f"{xpos} {form.lower()}")
        if exception is not None:
            return exception
        known = self.known.get(upos, frozenset())
        chosen = apply_script(form, script)
        if xpos in _ENDINGS:
            return self._regular(form, xpos, chosen, known)
        lowered = chosen.lower()
        return lowered if upos != "PROPN" and chosen not in known and lowered in known else chosen

    def _regular(self, form: str, xpos: str, chosen: str, known: frozenset[str]) -> str:
        candidates = regular_lemmas(form, xpos)
        if xpos == "NNPS":
            candidates = [word.upper() if form.isupper() else word.capitalize() for word in candidates]
            ranked = [(self.rank(word.lower()), word) for word in candidates]
        else:
            if chosen in known:
                return chosen
            for word in candidates:
                if word in known:
                    return word
            if not candidates and form.lower() in known:
                return form.lower()  # «hit», «burst»: no ending to come off
            ranked = [(self.rank(word), word) for word in candidates]
        frequent = [(rank, word) for rank, word in ranked if rank is not None]
        if chosen in {word for _, word in frequent}:
            frequent = [(rank, word) for rank, word in frequent if rank <= (self.rank(chosen.lower()) or 0)]
        return min(frequent)[1] if frequent else chosen
