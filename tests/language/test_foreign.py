"""Other pipelines as readers."""

import pytest
import spacy
from spacy.tokens import Doc

from sayso.errors import ReaderError
from sayso.language import load_reader
from sayso.language.foreign import universal


def parsed(rows):
    """A document of (word, upos, lemma, head, CLEAR relation)."""
    words, upos, lemmas, heads, deps = zip(*rows, strict=True)
    vocab = spacy.blank("en").vocab
    return Doc(vocab, list(words), pos=list(upos), lemmas=list(lemmas), heads=list(heads), deps=list(deps))


def arcs(doc):
    return [(token.text, token.dep_, token.head.text) for token in doc]


def test_prepositions_and_passive():
    doc = universal(parsed([
        ("Men", "NOUN", "man", 2, "nsubjpass"), ("were", "AUX", "be", 2, "auxpass"), ("seen", "VERB", "see", 2, "ROOT"),
        ("by", "ADP", "by", 2, "agent"), ("police", "NOUN", "police", 3, "pobj"), ("in", "ADP", "in", 4, "prep"),
        ("Rome", "PROPN", "Rome", 5, "pobj")]))  # fmt: skip
    assert arcs(doc) == [
        ("Men", "nsubj:pass", "seen"), ("were", "aux:pass", "seen"), ("seen", "ROOT", "seen"), ("by", "case", "police"),
        ("police", "obl:agent", "seen"), ("in", "case", "Rome"), ("Rome", "nmod", "police")]  # fmt: skip


def test_copula():
    doc = universal(parsed([
        ("She", "PRON", "she", 1, "nsubj"), ("is", "AUX", "be", 1, "ROOT"), ("mayor", "NOUN", "mayor", 1, "attr"),
        ("of", "ADP", "of", 2, "prep"), ("Bonn", "PROPN", "Bonn", 3, "pobj")]))  # fmt: skip
    assert arcs(doc) == [("She", "nsubj", "mayor"), ("is", "cop", "mayor"), ("mayor", "ROOT", "mayor"),
                         ("of", "case", "Bonn"), ("Bonn", "nmod", "mayor")]  # fmt: skip


def test_a_universal_parse_stays():
    doc = parsed([("Rain", "NOUN", "rain", 1, "nsubj"), ("fell", "VERB", "fall", 1, "ROOT")])
    assert arcs(universal(doc)) == [("Rain", "nsubj", "fell"), ("fell", "ROOT", "fell")]


def test_no_parse_is_said():
    with pytest.raises(ReaderError, match="dependency parser"):
        load_reader(spacy.blank("en"))
    with pytest.raises(ReaderError, match="no spaCy pipeline called"):
        load_reader("en_no_such_pipeline")
