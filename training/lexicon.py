"""The lemma lexicon counted in the training trees: exceptions to the rules and known lemmas."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from sayso.language.lemmas import Lexicon

SURE = 0.8  # share of a form's commonest lemma


def count_lemmas(data: Path) -> dict[tuple[str, str, str], Counter[str]]:
    """{(form, upos, xpos): counts of lemmas} of the training trees."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for source in ("ewt", "gum"):
        path = data / "language" / "syntax" / f"{source}.train.conllu"
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 10 and columns[0].isdigit() and columns[2] != "_":
                counts[columns[1], columns[3], columns[4]][columns[2]] += 1
    return counts


def lemma_lexicon(data: Path) -> dict[str, Any]:
    """{"exceptions", "known"}, sorted; an exception is a form that its rule would get wrong."""
    counts = count_lemmas(data)
    known: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, upos, _), lemmas in counts.items():
        known[upos].update(lemmas)
    kept = {
        upos: sorted(lemma for lemma, number in lemmas.items() if number > 1 or lemma.islower())
        for upos, lemmas in sorted(known.items())
        if upos not in ("PROPN", "PUNCT", "NUM", "SYM", "X")
    }
    rules = Lexicon({}, {upos: frozenset(lemmas) for upos, lemmas in kept.items()}, lambda word: None)
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (form, _, xpos), lemmas in counts.items():
        forms[form, xpos].update(lemmas)
    exceptions = {}
    for form, upos, xpos in sorted(counts):
        total = forms[form, xpos]
        lemma, number = total.most_common(1)[0]
        if number < SURE * sum(total.values()) or (number < 2 and upos in ("PROPN", "X")):
            continue
        if rules.lemma(form, upos, xpos, "keep" if upos == "PROPN" else "lower") != lemma:
            exceptions[f"{xpos} {form}"] = lemma
    return {"exceptions": exceptions, "known": kept}


def write_lexicon(data: Path, path: Path) -> None:
    path.write_text(json.dumps(lemma_lexicon(data), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
