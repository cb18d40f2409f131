"""Words as the treebanks cut them."""

import pytest
import spacy

from sayso.language.tokenize import ud_tokenizer

CASES = {
    "didn't cannot NATO's": "did n't can not NATO 's",
    "long-term re-elected e-mail F-16 20-year": "long - term re-elected e-mail F - 16 20 - year",
    "and/or 24/7 12/31/2025 b/c": "and / or 24/7 12/31/2025 b/c",
    "No!!! What?! Well... ---": "No !!! What ?! Well ... ---",
    "killed(three), report).pdf": "killed ( three ) , report ) .pdf",
    "COVID-19 at 8–10 a.m.": "COVID - 19 at 8 – 10 a.m.",
    "wanna gimme Cannot": "wan na gim me Can not",
    "the U.S. and $5.3 million": "the U.S. and $ 5.3 million",
}


@pytest.fixture(scope="module")
def tokenizer():
    return ud_tokenizer(spacy.blank("en"))


@pytest.mark.parametrize(("text", "words"), CASES.items())
def test_words(tokenizer, text, words):
    assert [token.text for token in tokenizer(text)] == words.split()


def test_text_is_kept(tokenizer):
    text = "  A\tb \n\n«c»…d—e  👩‍👩‍👧 \u200f"
    assert tokenizer(text).text == text
