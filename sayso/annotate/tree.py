"""A report's parse as plain lists: words with head, relation and reach, for rules that walk it often.

spaCy's tokens are views that are looked up anew at every step; claims walk the tree some hundred times a sentence.
White space is no word here. Relations are Universal Dependencies: `rel` in full («nsubj:pass»), `dep` its first part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

Words = tuple[int, int]  # a run of words [first, last), by number


@dataclass(frozen=True, slots=True)
class Tree:
    """Words by number, sentence after sentence. `head` of a root is the word itself; `sent` is the sentence's number.

    start, end: characters. left, right: first word and last word + 1 of the subtree. kids: dependants in text order.
    sents: words [first, last) of each sentence. morph: Universal features as «Mood=Ind|Tense=Past».
    event, firm: what the reader's heads say of each word (probability that it tells an event; factuality, -3 to 3);
    empty when the reader has no such heads. tokens: the word's number in the Doc.
    """

    text: str
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    rel: list[str]
    morph: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    left: list[int]
    right: list[int]
    kids: list[list[int]]
    sent: list[int]
    sents: list[Words]
    event: list[float]
    firm: list[float]
    tokens: list[int]

    def word(self, i: int) -> str:
        """The word as written."""
        return self.text[self.start[i] : self.end[i]]

    def kid(self, i: int, *deps: str) -> int | None:
        """The first dependant of word `i` with one of these relations (full or first part)."""
        for k in self.kids[i]:
            if self.dep[k] in deps or self.rel[k] in deps:
                return k
        return None

    def kids_of(self, i: int, *deps: str) -> list[int]:
        """All dependants of word `i` with one of these relations."""
        return [k for k in self.kids[i] if self.dep[k] in deps or self.rel[k] in deps]

    def case(self, i: int) -> str:
        """The preposition in front of word `i`, with its fixed parts («because of»); empty when there is none."""
        for k in self.kids[i]:
            if self.dep[k] in ("case", "mark") and k < i:
                return " ".join([self.lower[k], *(self.lower[f] for f in self.kids[k] if self.dep[f] == "fixed")])
        return ""

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """The characters of words [first, last)."""
        return self.start[first], self.end[last - 1]

    def up(self, i: int) -> Iterator[int]:
        """The heads above word `i`, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def within(self, i: int, top: int) -> bool:
        """Whether word `i` is `top` or hangs below it."""
        while i != top:
            if self.head[i] == i:
                return False
            i = self.head[i]
        return True

    def subtree(self, i: int, without: Iterable[int] = ()) -> list[int]:
        """The words at and below `i` in text order, leaving out the subtrees that start at `without`."""
        skip, found, todo = set(without), [], [i]
        while todo:
            word = todo.pop()
            if word not in skip:
                found.append(word)
                todo.extend(self.kids[word])
        return sorted(found)

    def finite(self, i: int) -> bool:
        """Whether word `i`, or an auxiliary or copula of it, is a finite verb."""
        return any("VerbForm=Fin" in self.morph[k] or self.tag[k] == "MD" for k in (i, *self.kids_of(i, "aux", "cop")))


def make_tree(doc: Doc) -> Tree:
    """The parse of `doc` as plain lists.

    >>> from spacy.tokens import Doc
    >>> from spacy.vocab import Vocab
    >>> doc = Doc(Vocab(), words=["Police", "fired"], heads=[1, 1], deps=["nsubj", "ROOT"], pos=["NOUN", "VERB"])
    >>> tree = make_tree(doc)
    >>> tree.kid(1, "nsubj"), tree.dep, tree.sents
    (0, ['nsubj', 'root'], [(0, 2)])
    """
    tokens = [token.i for token in doc if not token.is_space]
    number = {token: i for i, token in enumerate(tokens)}
    head: list[int] = []
    for i, token in enumerate(tokens):
        above = doc[token].head
        while above.is_space and above.head.i != above.i:
            above = above.head
        head.append(number.get(above.i, i))
    kids: list[list[int]] = [[] for _ in tokens]
    for i, above in enumerate(head):
        if above != i:
            kids[above].append(i)
    words = [doc[token] for token in tokens]
    rel = ["root" if head[i] == i else word.dep_ for i, word in enumerate(words)]
    sent, sents = _sentences(doc, tokens)
    left, right = _reach(head, kids)
    return Tree(
        text=doc.text,
        lower=[word.lower_ for word in words],
        lemma=[(word.lemma_ or word.lower_).lower() for word in words],
        pos=[word.pos_ for word in words],
        tag=[word.tag_ for word in words],
        dep=[name.partition(":")[0] for name in rel],
        rel=rel,
        morph=[str(word.morph) for word in words],
        head=head,
        start=[word.idx for word in words],
        end=[word.idx + len(word) for word in words],
        left=left,
        right=right,
        kids=kids,
        sent=sent,
        sents=sents,
        event=_layer(doc, "sayso.event", tokens),
        firm=_layer(doc, "sayso.factuality", tokens),
        tokens=tokens,
    )


def _sentences(doc: Doc, tokens: list[int]) -> tuple[list[int], list[Words]]:
    """The sentence of each word, and the words of each sentence; without sentence marks all is one."""
    starts = {span[0].i for span in doc.sents} if doc.has_annotation("SENT_START") else set()
    sent: list[int] = []
    bounds: list[int] = []
    pending = True
    at = 0
    for i, token in enumerate(tokens):
        pending = pending or any(t in starts for t in range(at, token + 1))
        if pending:
            bounds.append(i)
            pending = False
        at = token + 1
        sent.append(len(bounds) - 1)
    return sent, list(zip(bounds, [*bounds[1:], len(tokens)], strict=True))


def _reach(head: list[int], kids: list[list[int]]) -> tuple[list[int], list[int]]:
    """First word and last word + 1 below each word; every head is visited after its dependants."""
    left, right = list(range(len(head))), [i + 1 for i in range(len(head))]
    order = [i for i, above in enumerate(head) if above == i]
    for i in order:
        order.extend(kids[i])
    for i in reversed(order):
        above = head[i]
        left[above], right[above] = min(left[above], left[i]), max(right[above], right[i])
    return left, right


def _layer(doc: Doc, name: str, tokens: list[int]) -> list[float]:
    """A reader's value for each word, or nothing when the reader gives none."""
    values = doc.user_data.get(name)
    if values is None or len(values) != len(doc):
        return []
    return [float(values[token]) for token in tokens]
