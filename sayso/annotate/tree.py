"""A report's parse as plain lists: words with head, relation and reach, for rules that walk it often.

spaCy's tokens are views that are looked up anew at every step; claims walk the tree some hundred times a sentence.
White space is no word here. Relations are Universal Dependencies: `rel` in full («nsubj:pass»), `dep` its first part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.annotate.lemmas import verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc

Words = tuple[int, int]  # a run of words [first, last), by number


@dataclass(frozen=True, slots=True)
class Tree:
    """Words by number, sentence after sentence. `head` of a root is the word itself; `sent` is the sentence's number.

    start, end: characters. left, right: first word and last word + 1 of the subtree. kids: dependants in text order.
    sents: words [first, last) of each sentence. morph: Universal features as «Mood=Ind|Tense=Past».
    event, firm, shown: what the reader says of each word (probability that it tells an event; factuality, -3 to 3;
    probability that it tells what is only depicted); empty when the reader has no such heads.
    tokens: the word's number in the Doc.
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
    shown: list[float]
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
    from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LEMMA, LENGTH, LOWER, MORPH, POS, SENT_START, TAG

    strings, names = doc.vocab.strings, {0: ""}
    columns = [IS_SPACE, HEAD, IDX, LENGTH, SENT_START, LOWER, LEMMA, POS, TAG, DEP, MORPH]
    table = doc.to_array(columns).tolist() if len(doc) else []
    if len(doc) == 1:
        table = [table] if not isinstance(table[0], list) else table
    tokens = [token for token, row in enumerate(table) if not row[0]]
    number = {token: i for i, token in enumerate(tokens)}
    above = [token + _signed(row[1]) for token, row in enumerate(table)]

    def text_of(key: int) -> str:
        if key not in names:
            names[key] = str(strings[key])
        return names[key]

    head = [_word_above(token, above, number) for token in tokens]
    kids: list[list[int]] = [[] for _ in tokens]
    for i, top in enumerate(head):
        if top != i:
            kids[top].append(i)
    rows = [table[token] for token in tokens]
    lower = [text_of(row[5]) for row in rows]
    rel = ["root" if head[i] == i else text_of(row[9]) for i, row in enumerate(rows)]
    tag = [text_of(row[8]) for row in rows]
    lemma = [text_of(row[6]).lower() or lower[i] for i, row in enumerate(rows)]
    lemma = [verb_lemma(lower[i], lemma[i], tag[i]) if tag[i].startswith("VB") else lemma[i] for i in range(len(rows))]
    sent, sents = _sentences([_signed(row[4]) == 1 for row in table], tokens)
    left, right = reach(head, kids)
    return Tree(
        text=doc.text,
        lower=lower,
        lemma=lemma,
        pos=[text_of(row[7]) for row in rows],
        tag=tag,
        dep=[name.partition(":")[0] for name in rel],
        rel=rel,
        morph=[text_of(row[10]) for row in rows],
        head=head,
        start=[row[2] for row in rows],
        end=[row[2] + row[3] for row in rows],
        left=left,
        right=right,
        kids=kids,
        sent=sent,
        sents=sents,
        event=_layer(doc, "sayso.event", tokens),
        firm=_layer(doc, "sayso.factuality", tokens),
        shown=_layer(doc, "sayso.depicted", tokens),
        tokens=tokens,
    )


def _signed(value: int) -> int:
    """A number that the array holds unsigned."""
    return value - (1 << 64) if value >= 1 << 63 else value


def _word_above(token: int, above: list[int], number: dict[int, int]) -> int:
    """The number of the word a token hangs from, passing over white space; its own for a root."""
    at = above[token]
    for _ in range(4):
        if at in number or above[at] == at:
            break
        at = above[at]
    return number.get(at, number[token])


def _sentences(starts: list[bool], tokens: list[int]) -> tuple[list[int], list[Words]]:
    """The sentence of each word, and the words of each sentence; without sentence marks all is one."""
    if not tokens:
        return [], []
    sent: list[int] = []
    bounds: list[int] = []
    at = 0
    for i, token in enumerate(tokens):
        if i == 0 or any(starts[at : token + 1]):
            bounds.append(i)
        at = token + 1
        sent.append(len(bounds) - 1)
    return sent, list(zip(bounds, [*bounds[1:], len(tokens)], strict=True))


def reach(head: list[int], kids: list[list[int]]) -> tuple[list[int], list[int]]:
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
