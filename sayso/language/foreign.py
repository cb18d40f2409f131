"""Any other spaCy pipeline as a reader: its parse turned into Universal Dependencies, its names into ours.

What is lost against the shipped reader: sentence vectors, factuality and event scores; times, amounts and laws among
its entities are dropped (sayso finds times and amounts by its own rules). A UD parse stays as it is; the labels
of spaCy's own English pipelines (CLEAR) are translated, prepositions and copulas included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language

from sayso.errors import ReaderError

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAMES = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE",
    "PLACE": "PLACE", "NORP": "GROUP", "GROUP": "GROUP", "EVENT": "EVENT", "PRODUCT": "THING",
    "WORK_OF_ART": "THING", "THING": "THING",
}  # fmt: skip
# CLEAR relations whose UD name differs but whose arc stays.
RELATIONS = {
    "dobj": "obj", "dative": "iobj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "poss": "nmod:poss", "relcl": "acl:relcl", "prt": "compound:prt", "neg": "advmod", "npadvmod": "obl:unmarked",
    "quantmod": "advmod", "intj": "discourse", "meta": "dep", "preconj": "cc:preconj", "predet": "det:predet",
    "oprd": "xcomp", "acomp": "xcomp", "attr": "xcomp", "nn": "compound", "num": "nummod", "number": "nummod",
    "possessive": "case", "rcmod": "acl:relcl", "partmod": "acl", "infmod": "acl", "abbrev": "appos",
}  # fmt: skip
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET")
_CLEAR_SIGNS = frozenset({"dobj", "pobj", "nsubjpass"})


def adapt_pipeline(pipeline: str | Language) -> Language:
    """The pipeline with a last component that gives UD labels and our names; errors when it has no parse."""
    nlp = _load(pipeline) if isinstance(pipeline, str) else pipeline
    if not any("parser" in name or name.startswith(("sayso_reader", "stanza", "udpipe")) for name in nlp.pipe_names):
        raise ReaderError(f"the pipeline {nlp.meta.get('name')} with {', '.join(nlp.pipe_names) or 'nothing in it'}",
                          accepted="a spaCy pipeline with a dependency parser",
                          do="take one such as en_core_web_sm, or leave --pipeline out")  # fmt: skip
    if "sayso_universal" not in nlp.pipe_names and "sayso_reader" not in nlp.pipe_names:
        nlp.add_pipe("sayso_universal", last=True)
    return nlp


def _load(name: str) -> Language:
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        installed = ", ".join(spacy.util.get_installed_models()) or "none"
        raise ReaderError(f"no spaCy pipeline called {name}", accepted=f"an installed one ({installed}) or a folder",
                          do=f"pip install {name}, or leave --pipeline out") from error  # fmt: skip


@Language.component("sayso_universal")
def universal(doc: Doc) -> Doc:
    """Give a CLEAR parse UD heads and relations, and entities our labels."""
    from spacy.attrs import DEP, HEAD
    from spacy.tokens import Span

    doc.set_ents([Span(doc, span.start, span.end, NAMES[span.label_]) for span in doc.ents if span.label_ in NAMES])
    if _CLEAR_SIGNS & {token.dep_ for token in doc}:
        heads, relations = universal_arcs(doc)
        table = np.zeros((len(doc), 2), np.uint64)
        table[:, 0] = (np.array(heads) - np.arange(len(doc))).astype(np.uint64)
        table[:, 1] = [doc.vocab.strings.add(relation) for relation in relations]
        doc.from_array([HEAD, DEP], table)  # type: ignore[arg-type]
    return doc


def universal_arcs(doc: Doc) -> tuple[list[int], list[str]]:
    """(heads, relations) in UD of a document parsed with CLEAR labels; a root is its own head."""
    heads = [token.head.i for token in doc]
    relations = [RELATIONS.get(token.dep_, token.dep_) for token in doc]
    for token in doc:  # prepositions: «in ← Rome» for «in → Rome»
        if token.dep_ in ("prep", "agent", "dative") and (inner := _complement(token)) is not None:
            above = token.head
            nominal = above.pos_ in _NOMINAL and not any(child.dep_ in ("cop", "nsubj") for child in above.children)
            clause = inner.dep_ == "pcomp"
            relation = ("acl" if nominal else "advcl") if clause else "nmod" if nominal else "obl"
            _turn(heads, relations, token.i, inner.i, relation + (":agent" * (token.dep_ == "agent" and not clause)),
                  "mark" if clause else "case")  # fmt: skip
        elif token.dep_ in ("prep", "agent"):
            relations[token.i] = "advmod"
    for token in doc:  # copulas: «is ← teacher» for «is → teacher»
        if token.lemma_ == "be" and token.pos_ in ("AUX", "VERB"):
            predicate = next((child for child in token.children if child.dep_ in ("attr", "acomp")), None)
            if predicate is not None and heads[predicate.i] == token.i:
                _turn(heads, relations, token.i, predicate.i, relations[token.i], "cop")
                for child in token.children:
                    if heads[child.i] == token.i and child.i != predicate.i:
                        heads[child.i] = predicate.i
    return heads, relations


def _complement(token: Any) -> Any:
    return next((child for child in token.children if child.dep_ in ("pobj", "pcomp")), None)


def _turn(heads: list[int], relations: list[str], old: int, new: int, relation: str, below: str) -> None:
    """Let `new` take `old`'s place in the tree, and hang `old` on it."""
    heads[new] = new if heads[old] == old else heads[old]
    relations[new] = "ROOT" if heads[new] == new else relation
    heads[old], relations[old] = new, below
