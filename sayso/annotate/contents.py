"""Clauses and attributions put together: which clause is content of which attribution, and where it starts and ends.

Every piece is one claim: a clause with its span and the innermost attribution that it is content of. The clauses of
one attribution cover its content together; a content without a clause («denied the charge») is a piece of its own.
What a report says in its own voice of somebody's saying («She said on Monday») is cut to that, without the content.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from sayso.annotate.attribution_spans import Attribution, Chars
from sayso.annotate.clauses import Clause
from sayso.annotate.tree import Tree


@dataclass(slots=True)
class Piece:
    """A claim in the making: `owner` numbers its attribution (None: the report's own voice).

    `top`: nothing but the cue stands over it. `whole`: its words are a content without a clause in it.
    """

    clause: Clause
    start: int
    end: int
    owner: int | None
    top: bool = False
    whole: bool = False


def cut_phrases(attributions: list[Attribution]) -> list[Attribution]:
    """Attributions without the «according to the mayor» at the end of what somebody told whom she speaks of.

    «The driver told police that it fell, according to the mayor»: the phrase is about all of it, not about the fall.
    """
    result = []
    for a in attributions:
        contents = a.contents
        for b in attributions:
            round_ = b.frame == "phrase" and b.source is not None and any(s <= a.cue[0] < e for s, e in b.contents)
            if round_ and b is not a and a.frame in ("c", "q") and b.cue[0] > a.cue[1]:
                contents = tuple(
                    (s, max(s + 1, _before_phrase(b, s))) if s < b.cue[0] < e <= b.source[1] + 1 else (s, e)  # type: ignore[index]
                    for s, e in contents
                )
        result.append(a if contents == a.contents else replace(a, contents=contents))
    return result


def _before_phrase(b: Attribution, start: int) -> int:
    """Where the content in front of a phrase ends."""
    return max((end for low, end in b.contents if low <= start < end or start <= low < b.cue[0]), default=b.cue[0] - 1)


def innermost(attributions: list[Attribution], position: int, word: int | None = None) -> int | None:
    """The attribution with the shortest content around a character, leaving out the one whose cue is `word`."""
    best: tuple[int, int] | None = None
    for number, a in enumerate(attributions):
        if a.word == word:
            continue
        for start, end in a.contents:
            if start <= position < end and (best is None or end - start < best[0]):
                best = (end - start, number)
    return best[1] if best is not None else None


def owners(tree: Tree, attributions: list[Attribution], clauses: list[Clause]) -> list[int | None]:
    """For each clause its attribution; one to nobody («seems to») gives way to one around it that names somebody."""
    by_sent: dict[int, list[int]] = {}
    for number, a in enumerate(attributions):
        for start, end in a.contents:
            first = bisect_left(tree.start, start)
            last = max(first, bisect_left(tree.start, end) - 1)
            if first < len(tree.sent):
                for sent in range(tree.sent[first], tree.sent[min(last, len(tree.sent) - 1)] + 1):
                    by_sent.setdefault(sent, []).append(number)
    found: list[int | None] = []
    for clause in clauses:
        near = by_sent.get(tree.sent[clause.pred], [])
        held = _held(tree, attributions, near, clause)
        named = [n for n in held if attributions[n].source is not None]
        if held and attributions[held[0]].source is None and named and attributions[held[0]].frame in ("r", "adverb"):
            held = named
        found.append(held[0] if held else None)
    return found


def _held(tree: Tree, attributions: list[Attribution], near: list[int], clause: Clause) -> list[int]:
    """The attributions whose content holds a clause's predicate, shortest content first."""
    position = tree.start[clause.pred]
    sizes: dict[int, int] = {}
    for number in near:
        a = attributions[number]
        if a.word == clause.pred and a.frame != "r":
            continue
        for start, end in a.contents:
            if start <= position < end:
                sizes[number] = min(end - start, sizes.get(number, end - start))
    return sorted(sizes, key=lambda number: (sizes[number], number))


def cut_pieces(tree: Tree, attributions: list[Attribution], clauses: list[Clause]) -> list[Piece]:
    """The claims' spans, in the order of clauses; contents without a clause come last."""
    pieces = []
    cue_of = {a.word: a for a in attributions if a.frame not in ("phrase", "adverb", "r")}
    for clause, owner in zip(clauses, owners(tree, attributions, clauses), strict=True):
        start, end = tree.chars(*clause.words)
        if owner is None and clause.pred in cue_of:
            start, end = _without(tree, cue_of[clause.pred].contents, start, end, clause.pred)
        elif owner is not None:
            start, end = _within(tree, attributions[owner].contents, start, end, clause.pred)
        pieces.append(Piece(clause, start, end, owner))
    for number, a in enumerate(attributions):
        for content in a.contents:
            pieces += _cover(tree, attributions, pieces, number, content)
    pieces = _raised(tree, attributions, pieces)
    _mark_tops(tree, attributions, pieces)
    return pieces


def _raised(tree: Tree, attributions: list[Attribution], pieces: list[Piece]) -> list[Piece]:
    """The pieces with a raised subject drawn to its infinitive: «[A rule is thought to have angered them]»."""
    dropped: list[Piece] = []
    for number, a in enumerate(attributions):
        if a.frame != "r" or len(a.contents) != 2 or a.contents[0][1] > a.cue[0] or a.contents[1][0] < a.cue[1]:
            continue
        marked = tree.text.startswith("to ", a.contents[1][0])
        asked = a.use.stance != "states" or a.use.group == "order"  # «were told to», whose subject is asked
        if not marked or asked or tree.kid(a.word, "aux:pass") is None:  # «is believed to», but «seems to»
            continue
        subject, infinitive = (
            [p for p in pieces if p.owner == number and start <= p.start and p.end <= end] for start, end in a.contents
        )
        if len(subject) == 1 and subject[0].whole and infinitive:
            first = min(infinitive, key=lambda p: (p.start, -p.end))
            first.start = subject[0].start
            dropped.append(subject[0])
    return [p for p in pieces if not any(p is q for q in dropped)]


def _without(tree: Tree, contents: tuple[Chars, ...], start: int, end: int, pred: int) -> Chars:
    """The part of [start, end) round the predicate that no content takes."""
    for low, high in contents:
        if high <= tree.start[pred]:
            start = max(start, high)
        elif low >= tree.end[pred]:
            end = min(end, low)
    words = list(range(bisect_left(tree.start, start), bisect_left(tree.start, end)))
    while words and words[0] < pred and (tree.pos[words[0]] == "PUNCT"):
        words.pop(0)
    while words and words[-1] > pred and (tree.pos[words[-1]] == "PUNCT" or tree.lower[words[-1]] == "that"):
        words.pop()
    return (tree.start[words[0]], tree.end[words[-1]]) if words else (tree.start[pred], tree.end[pred])


def _within(tree: Tree, contents: tuple[Chars, ...], start: int, end: int, pred: int) -> Chars:
    """The part of a clause that lies in its content: «“It fell,” he said, “twice”» has none of «he said»."""
    for low, high in contents:
        if low <= tree.start[pred] < high:
            return max(start, low), min(end, high)
    return start, end


def _cover(
    tree: Tree, attributions: list[Attribution], pieces: list[Piece], number: int, content: Chars
) -> list[Piece]:
    """Stretch the widest clause of a content over what no clause of it takes; make a piece where there is none."""
    start, end = content
    mine = [p for p in pieces if p.owner == number and start <= tree.start[p.clause.pred] < end and _verbal(tree, p)]
    if not mine:
        inside = [
            i for i in range(bisect_left(tree.start, start), bisect_left(tree.start, end)) if tree.pos[i] != "PUNCT"
        ]
        if not inside:
            return []
        heads = [i for i in inside if not start <= tree.start[tree.head[i]] < end or tree.head[i] == i]
        head = next((i for i in heads if tree.pos[i] in ("NOUN", "VERB", "PROPN", "ADJ")), (heads or inside)[0])
        same = next((p for p in pieces if p.clause.pred == head and p.owner == number), None)
        if same is not None:
            same.start, same.end, same.whole = min(start, same.start), max(end, same.end), True
            return []
        owner = number
        return [Piece(Clause(head, head, (head, head + 1), None, False), start, end, owner, whole=True)]
    widest = max(mine, key=lambda p: (min(p.end, end) - max(p.start, start), -p.start))
    before = max((p.end for p in mine if p is not widest and p.end <= widest.start), default=start)
    behind = min((p.start for p in mine if p is not widest and p.start >= widest.end), default=end)
    left = max(start, before) if widest.start > start else widest.start
    right = min(end, behind) if widest.end < end else widest.end
    if before == start or not tree.text[before : widest.start].strip(" ,;:.—–-"):
        left = start if before == start else widest.start
    widest.start, widest.end = _tidy(tree, min(left, widest.start), max(right, widest.end), widest)
    return []


def _tidy(tree: Tree, start: int, end: int, piece: Piece) -> Chars:
    """A stretched span without loose marks and conjunctions at its ends."""
    first, last = bisect_left(tree.start, start), bisect_left(tree.start, end)
    keep_first, keep_last = bisect_left(tree.start, piece.start), bisect_left(tree.start, piece.end)
    while first < keep_first and (
        (tree.pos[first] in ("PUNCT", "CCONJ") and tree.lower[first] not in ('"', "“", "'", "‘"))
        or tree.lower[first] == "that"
    ):
        first += 1
    ends = (",", ";", ":", "—", "–", "-", "and", "but", "or")
    while last > keep_last and (
        tree.lower[last - 1] in ends or (tree.lower[last - 1] == "that" and tree.lower[last - 2] in ends)
    ):
        last -= 1
    return (tree.start[first], tree.end[last - 1]) if first < last else (start, end)


def _verbal(tree: Tree, piece: Piece) -> bool:
    """Whether a piece is a clause rather than a nominal event."""
    clause = piece.clause
    return (
        tree.pos[clause.pred] not in ("NOUN", "PROPN")
        or clause.subject is not None
        or tree.kid(clause.pred, "cop") is not None
    )


def _mark_tops(tree: Tree, attributions: list[Attribution], pieces: list[Piece]) -> None:
    """Find the pieces that nothing but the cue stands over, coordinated ones with them."""
    for piece in pieces:
        if piece.owner is None:
            continue
        a = attributions[piece.owner]
        i = piece.clause.head
        while (
            tree.dep[i] in ("conj", "parataxis")
            and tree.head[i] != a.word
            and tree.head[i] != i
            and _inside(tree, a, tree.head[i])
        ):
            i = tree.head[i]
        head = tree.head[i]
        piece.top = piece.whole or head == i or head == a.word or not _inside(tree, a, head) or tree.within(a.word, i)


def _inside(tree: Tree, a: Attribution, word: int) -> bool:
    return any(start <= tree.start[word] < end for start, end in a.contents)
