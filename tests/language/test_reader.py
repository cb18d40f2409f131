"""The shipped reader: shape, hostile input, and floors on a small sample of our own."""

import time

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.matcher import DependencyMatcher
from spacy.tokens import Doc, DocBin

from sayso.language import embed, write_conllu

pytestmark = pytest.mark.slow

TEXT = "Police in Porto said on Monday that two men had been arrested.\n\nThey deny it, said lawyer Ana Reis."


def check(doc, text):
    """Every promise that holds for any text."""
    assert doc.text == text
    assert all(text.startswith(token.text, token.idx) for token in doc)
    for sentence in doc.sents:
        assert sum(token.head.i == token.i for token in sentence) == 1
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)
    if len(doc):
        assert doc[0].is_sent_start
    vectors = doc.user_data["sayso.sentence_vectors"]
    worded = sum(any(not token.is_space for token in sentence) for sentence in doc.sents)
    assert len(vectors) == worded
    for name in ("sayso.factuality", "sayso.event"):
        assert doc.user_data[name].shape == (len(doc),)
        assert np.isfinite(doc.user_data[name]).all()
    write_conllu(doc, "any")


def test_fills_everything(reader):
    doc = reader(TEXT)
    check(doc, TEXT)
    assert [sentence.text.strip() for sentence in doc.sents] == TEXT.split("\n\n")
    said = next(token for token in doc if token.text == "said")
    assert (said.dep_, said.lemma_, said.pos_, said.tag_) == ("ROOT", "say", "VERB", "VBD")
    assert {(span.text, span.label_) for span in doc.ents} == {("Porto", "PLACE"), ("Ana Reis", "PERSON")}
    assert "Number=Plur" in str(next(token for token in doc if token.text == "men").morph)


@pytest.mark.parametrize("text", [
    "", " ", "\n", "a", ".", "\u200d", "\x00\x01\x02", "👩‍👩‍👧‍👦 🇵🇹", "مرحبا بالعالم. كيف الحال؟", "\u202eabc\u202c",
    "e\u0301" * 50, "\n\n\n start", "end \n\n\n", "Ελλάδα и Россия 中国的新闻。", "\ufeffBOM", "A\r\nB\r\n\r\nC",
    "\ud7ff￿",
])  # fmt: skip
def test_hostile_texts(reader, text):
    check(reader(text), text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
@example("a\u2028b\u0085c")
def test_any_text(reader, text):
    check(reader(text), text)


def test_a_hundred_thousand_characters_without_a_space(reader):
    for text in ("x" * 100_000, "ab-" * 30_000, "." * 100_000, "(“" * 50_000):
        begin = time.perf_counter()
        check(reader(text), text)
        assert time.perf_counter() - begin < 120


def test_pipe_gives_the_same_in_order(reader):
    texts = [TEXT, "", "Prices rose.", TEXT * 3]
    for doc, text in zip(reader.pipe(texts), texts, strict=True):
        alone = reader(text)
        assert doc.text == text
        assert [token.head.i for token in doc] == [token.head.i for token in alone]
        assert [token.tag_ for token in doc] == [token.tag_ for token in alone]


def test_serialises(reader):
    doc = reader(TEXT)
    again = Doc(reader.vocab).from_bytes(doc.to_bytes())
    assert again.to_json() == doc.to_json()
    box = DocBin(store_user_data=True, docs=[doc])
    kept = next(iter(DocBin().from_bytes(box.to_bytes()).get_docs(reader.vocab)))
    assert np.array_equal(kept.user_data["sayso.sentence_vectors"], doc.user_data["sayso.sentence_vectors"])


def test_works_with_spacys_tools(reader):
    from spacy import displacy

    matcher = DependencyMatcher(reader.vocab)
    subject = {"LEFT_ID": "cue", "REL_OP": ">", "RIGHT_ID": "speaker", "RIGHT_ATTRS": {"DEP": "nsubj"}}
    matcher.add("says", [[{"RIGHT_ID": "cue", "RIGHT_ATTRS": {"LEMMA": "say"}}, subject]])
    doc = reader(TEXT)
    assert [doc[tokens[1]].text for _, tokens in matcher(doc)] == ["Police", "Ana"]
    assert "<svg" in displacy.render(doc, style="dep", jupyter=False)


def test_like_texts_lie_close(reader):
    vectors = embed(reader, ["A ferry sank off Crete.", "A boat went down near Crete.", "Share prices rose.", ""])
    near, far = float(vectors[0] @ vectors[1]), float(vectors[0] @ vectors[2])
    assert near > far + 0.2
    assert not vectors[3].any()


# (text, names, {word: (head, relation)}) in the manner of news; ours.
SAMPLE = [
    ("The mayor of Graz resigned on Friday.", {("Graz", "PLACE")},
     {"mayor": ("resigned", "nsubj"), "Graz": ("mayor", "nmod"), "Friday": ("resigned", "obl")}),
    ("At least 12 people were killed by the blast, officials said.", set(),
     {"people": ("killed", "nsubj:pass"), "12": ("people", "nummod"), "killed": ("said", "ccomp")}),
    ("NATO denied that its aircraft had bombed the bridge.", {("NATO", "ORG")},
     {"NATO": ("denied", "nsubj"), "bombed": ("denied", "ccomp"), "bridge": ("bombed", "obj")}),
    ("According to the BBC, Maria Olsen will not run again.", {("BBC", "ORG"), ("Maria Olsen", "PERSON")},
     {"BBC": ("run", "obl"), "Maria": ("run", "nsubj"), "not": ("run", "advmod")}),
    ("Rebels seized the town, which lies north of Aleppo.", {("Aleppo", "PLACE")},
     {"town": ("seized", "obj"), "lies": ("town", "acl:relcl"), "Rebels": ("seized", "nsubj")}),
]  # fmt: skip


def test_floors_on_a_sample(reader):
    arcs = names = wanted_arcs = wanted_names = 0
    for text, entities, relations in SAMPLE:
        doc = reader(text)
        found = {(span.text, span.label_) for span in doc.ents}
        names, wanted_names = names + len(found & entities), wanted_names + len(entities)
        for token in doc:
            if token.text in relations:
                wanted_arcs += 1
                arcs += (token.head.text, token.dep_) == relations[token.text]
    assert arcs >= 0.9 * wanted_arcs
    assert names >= 0.85 * wanted_names
