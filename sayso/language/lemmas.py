"""Lemmas as edit scripts: what to do to a form to get its lemma, so that a classifier can choose one.

A script is `keep`, `lower`, `title`, `=LEMMA` (the lemma itself, for irregular words), or `lN|TAIL` / `kN|TAIL`: cut N
characters off the end of the lower-cased / kept form and append TAIL.
"""

from __future__ import annotations


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
