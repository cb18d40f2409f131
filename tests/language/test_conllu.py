"""CoNLL-U out of a document."""

import spacy
from spacy.tokens import Doc

from sayso.language import write_conllu


def test_contractions_spaces_and_white_space():
    vocab = spacy.blank("en").vocab
    words = ["They", "do", "n't", "know", ".", "\n\n", "Rome", "fell", "."]
    doc = Doc(vocab, words, spaces=[True, False, True, False, False, False, True, False, False],
              heads=[3, 3, 3, 3, 3, 4, 7, 7, 7],
              deps=["nsubj", "aux", "advmod", "ROOT", "punct", "dep", "nsubj", "ROOT", "punct"],
              pos=["PRON", "AUX", "PART", "VERB", "PUNCT", "SPACE", "PROPN", "VERB", "PUNCT"],
              lemmas=["they", "do", "not", "know", ".", "\n\n", "Rome", "fall", "."])  # fmt: skip
    lines = write_conllu(doc, "a b").split("\n")
    assert lines[0] == "# newdoc id = a b"
    assert "# text = They don't know." in lines
    assert "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_" in lines
    assert "4\tknow\tknow\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No" in lines
    assert "1\tRome\tRome\tPROPN\t_\t_\t2\tnsubj\t_\t_" in lines
    assert lines.count("# newpar") == 2
    assert not any("\n" in column for line in lines for column in line.split("\t"))


def test_nothing_to_write():
    assert write_conllu(spacy.blank("en")(""), "x") == "# newdoc id = x\n"
