"""Words into the encoder's windows: word pieces, case shapes, and where a long text may be cut.

A window is a run of words that the encoder reads at once: usually several sentences, with `[SEP]` at a
paragraph's end. Training and reading share this module, so both see the same input.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

CLS, SEP, UNK, MASK = 101, 102, 100, 103
SHAPES = ("other", "lower", "title", "upper", "initial", "mixed", "digits", "marks")
SHAPE_COUNT = 3 * len(SHAPES) + 1  # inside a word, after no space, after space; the last for [CLS], [SEP]
MOST_PIECES = 12  # of one word; the middle of a longer one is left out
_FINAL, _CLOSING, _OPENING, _PAUSE = 1, 2, 4, 8


def word_shape(form: str) -> int:
    """Which of SHAPES a word has.

    >>> [SHAPES[word_shape(form)] for form in ("war", "Rome", "NATO", "A", "iPhone", "5-year", "--")]
    ['lower', 'title', 'upper', 'initial', 'mixed', 'digits', 'marks']
    """
    if form.islower():
        return 6 if any(map(str.isdigit, form)) else 1
    if any(map(str.isdigit, form)):
        return 6
    letters = [character for character in form if character.isalpha()]
    if not letters:
        return 7
    if form.isupper():
        return 3 if len(letters) > 1 else 4
    if not any(character.isupper() for character in letters):
        return 0
    return 2 if form[0].isupper() and "".join(letters[1:]).islower() else 5


def _cut_class(form: str) -> int:
    """Bits for what the word says about a sentence ending before or after it."""
    if form in {".", "?", "!", "…"} or (set(form) <= set(".?!") and form):
        return _FINAL
    if form in {'"', "”", "''", "’", ")", "]", "»", "'"}:
        return _CLOSING | _OPENING
    if form in {"“", "``", "‘", "(", "[", "«", "-", "–", "—", "*", "•"} or form[:1].isupper():
        return _OPENING
    if form[:1].isdigit():
        return _OPENING
    return _PAUSE if form in {",", ";", ":", "—", "--"} else 0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text as arrays, one element a word but for `pieces`.

    counts: pieces a word. ends: running total of counts. shapes: index into SHAPES. spaced: 1 after white
    space. breaks: 1 at the first word of a paragraph. cuts: how good a place for a cut is before the word:
    3 paragraph, 2 likely sentence, 1 pause, 0 none.
    """

    pieces: Ints
    counts: Ints
    ends: Ints
    shapes: Ints
    spaced: Ints
    breaks: Ints
    cuts: Ints


@dataclass(slots=True)
class PieceTable:
    """Word pieces and shapes of word forms, remembered; `encode` gives the piece ids of one form."""

    encode: Callable[[str], Sequence[int]]
    most: int = 200_000
    known: dict[str, tuple[list[int], int, int]] = field(default_factory=dict)

    def look_up(self, form: str) -> tuple[list[int], int, int]:
        """(piece ids, shape, cut class) of a form."""
        entry = self.known.get(form)
        if entry is None:
            ids = list(self.encode(form[:400])) or [UNK]
            if len(ids) > MOST_PIECES:
                ids = ids[: MOST_PIECES // 2] + ids[-MOST_PIECES // 2 :]
            if len(self.known) >= self.most:
                self.known.clear()
            entry = self.known[form] = (ids, word_shape(form), _cut_class(form))
        return entry

    def words(self, forms: Iterable[str], spaced: Ints, breaks: Ints) -> Words:
        """The arrays of a text's words.

        spaced, breaks: one 0/1 a word, see Words.
        """
        entries = [self.look_up(form) for form in forms]
        counts = np.fromiter((len(entry[0]) for entry in entries), np.int64, len(entries))
        pieces = np.fromiter((piece for entry in entries for piece in entry[0]), np.int64)
        shapes = np.fromiter((entry[1] for entry in entries), np.int64, len(entries))
        classes = np.fromiter((entry[2] for entry in entries), np.int64, len(entries))
        return Words(pieces, counts, np.cumsum(counts), shapes, spaced, breaks,
                     _cut_strength(classes, spaced, breaks))  # fmt: skip


def _cut_strength(classes: Ints, spaced: Ints, breaks: Ints) -> Ints:
    before = np.concatenate([[0], classes[:-1]])[: len(classes)]
    earlier = np.concatenate([[0, 0], classes[:-2]])[: len(classes)]
    ended = (before & _FINAL > 0) | ((before & _CLOSING > 0) & (earlier & _FINAL > 0))
    strength = np.where(before & _PAUSE > 0, 1, 0)
    strength[ended & (spaced > 0) & (classes & _OPENING > 0)] = 2
    strength[breaks > 0] = 3
    return strength.astype(np.int64)


def cut_windows(words: Words, budgets: Iterable[int]) -> list[tuple[int, int]]:
    """Half-open word ranges that cover the text, each of at most its budget of pieces (but one word at least).

    A window is cut in its last two fifths, at the last of the best places there. `budgets` gives one
    number a window and must not end.
    """
    cost = np.cumsum(words.counts + words.breaks)
    windows, start, total = [], 0, len(words.counts)
    for budget in budgets:
        if start >= total:
            break
        spent = cost[start - 1] if start else 0
        limit = int(np.searchsorted(cost, spent + budget - 2, side="right"))
        if limit >= total:
            end = total
        else:
            limit = max(limit, start + 1)
            low = int(np.searchsorted(cost, spent + budget * 3 // 5, side="right"))
            low = min(max(low, start + 1), limit)
            places = words.cuts[low : limit + 1]
            end = low + len(places) - 1 - int(np.argmax(places[::-1]))
        windows.append((start, end))
        start = end
    return windows


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as one rectangle. ids, shapes: (windows, pieces); lengths: pieces a window.

    first, last: (windows, words), the positions of each word's first and last piece, 0 where there is no word.
    """

    ids: Ints
    shapes: Ints
    lengths: Ints
    first: Ints
    last: Ints


def fill_batch(parts: Sequence[tuple[Words, int, int]], *, multiple: int = 1) -> Batch:
    """The rectangle of some windows, each given as (words, start, end), its sides multiples of `multiple`.

    >>> table = PieceTable(lambda form: [ord(character) for character in form])
    >>> ones = np.ones(3, np.int64)
    >>> batch = fill_batch([(table.words(["ab", "c", "d"], ones, np.array([0, 0, 1])), 0, 3)])
    >>> batch.ids.tolist(), batch.first.tolist(), batch.last.tolist()
    ([[101, 97, 98, 99, 102, 100, 102]], [[1, 3, 5]], [[2, 3, 5]])
    """
    rows = [_row(words, start, end) for words, start, end in parts]
    width = -(-max(len(row[0]) for row in rows) // multiple) * multiple
    most = -(-max(len(row[2]) for row in rows) // multiple) * multiple
    size = len(rows)
    ids = np.zeros((size, width), np.int64)
    shapes = np.full((size, width), SHAPE_COUNT - 1, np.int64)
    first, last = np.zeros((size, most), np.int64), np.zeros((size, most), np.int64)
    for index, (row_ids, row_shapes, row_first, row_last) in enumerate(rows):
        ids[index, : len(row_ids)] = row_ids
        shapes[index, : len(row_ids)] = row_shapes
        first[index, : len(row_first)] = row_first
        last[index, : len(row_first)] = row_last
    return Batch(ids, shapes, np.array([len(row[0]) for row in rows], np.int64), first, last)


def _row(words: Words, start: int, end: int) -> tuple[Ints, Ints, Ints, Ints]:
    counts, breaks = words.counts[start:end], words.breaks[start:end].copy()
    breaks[0] = 0
    ends = 1 + np.cumsum(counts + breaks)
    first = ends - counts
    ids = np.full(ends[-1] + 1, SEP, np.int64)
    ids[0] = CLS
    shapes = np.full(len(ids), SHAPE_COUNT - 1, np.int64)
    stop = words.ends[end - 1]
    begin = words.ends[start - 1] if start else 0
    places = np.arange(1, stop - begin + 1) + np.repeat(np.cumsum(breaks), counts)
    ids[places] = words.pieces[begin:stop]
    kinds = 3 * words.shapes[start:end]
    shapes[places] = np.repeat(kinds, counts)
    shapes[first] = kinds + 1 + words.spaced[start:end]
    return ids, shapes, first, ends - 1


def paragraph_breaks(gaps: Sequence[str], before: Sequence[str], after: Sequence[str]) -> Ints:
    """1 at each word that begins a paragraph, from the white space before it and the words around that.

    An empty line ends a paragraph. A single line break does so too, unless the text is wrapped by hand: where lines
    often go on in lower case, only a line that ends a sentence ends anything.

    >>> paragraph_breaks(["", "\\n", "\\n\\n"], ["", "title", "it"], ["A", "It", "is"]).tolist()
    [0, 1, 1]
    """
    single = [index for index, gap in enumerate(gaps) if index and gap.count("\n") == 1]
    running = [index for index in single if after[index][:1].islower()]
    wrapped = len(running) * 4 > len(single)
    breaks = np.array([int(index > 0 and gap.count("\n") > 1) for index, gap in enumerate(gaps)], np.int64)
    for index in single:
        ended = before[index] in {".", "?", "!", ":", "”", '"', "…"}
        breaks[index] = int(ended or not (wrapped or after[index][:1].islower()))
    return breaks
