"""What nobody is said to have said, given to the one who must have: by the sentences and lines round it.

quotations   «Brandt shook his head. “The valve was new.”», «“There was no alarm.” Brandt laughs at that.»
lines        «Anna Berg: It was shut at noon.», where a text has several such lines
going on     «She said they had been examined. They had been written on his machine.»
sentences    «The lake was poisoned. So says a fisherman.», «“Nobody warned us.” That is what the tenants say.»
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from sayso.annotate.attribution_spans import Attribution, Chars, runs, source_of, source_span
from sayso.annotate.cues import Cue, is_speech
from sayso.annotate.quotes import Quote
from sayso.annotate.relays import is_somebody
from sayso.annotate.tree import Tree
from sayso.language.en import relays as words

NEIGHBOUR = Cue("“", "speech", "states", "certain", "actual", frozenset("q"), frozenset())
SENTENCE = 3  # words from which a quotation by itself is an utterance
_WORD = re.compile(r"\w+")
_LABEL = re.compile(r"(?m)^[^\S\n]*([A-ZÀ-Þ][\w.’'-]*(?:[^\S\n]+[\w.’'-]+){0,4}):[^\S\n]+(?=\S)")


def adopt(tree: Tree, found: list[Attribution], quotes: tuple[Quote, ...]) -> list[Attribution]:
    """The attributions with those of quotations, lines and sentences that had none."""
    result = [*found, *_lines(tree)]
    for i in range(len(tree.lemma)):
        made = _so_says(tree, i, result) or _if_believed(tree, i)
        if made is not None:
            result = [a for a in result if a.word != made.word]
            result.append(made)
    result = _had_it_from(tree, _carried_on(tree, result, quotes))
    for quote in quotes:
        if _orphan(tree, result, quote):
            source = _before_colon(tree, quote) or _nearby(tree, quote, quotes)
            if source is not None:
                cue = (quote.start, quote.inner_start)
                content = ((quote.start, quote.end),)
                result.append(
                    Attribution(cue, source, NEIGHBOUR, "q", content, source_span(tree, source, source), source)
                )
    return sorted(result, key=lambda attribution: attribution.cue)


def _carried_on(tree: Tree, found: list[Attribution], quotes: tuple[Quote, ...]) -> list[Attribution]:
    """Attributions whose speaker goes on in the next sentence without a verb of saying.

    «She said they had been examined. They had been written on his machine.»: in the past perfect, or with «would»,
    behind a reported sentence of the same paragraph.
    """
    result = list(found)
    for number in range(1, len(tree.sents)):
        (low, high), (first, last) = tree.sents[number - 1], tree.sents[number]
        start, end = tree.start[first], tree.end[last - 1]
        if "\n" in tree.text[tree.start[low] : start] or any(q.start < end and start < q.end for q in quotes):
            continue
        root = next((i for i in range(first, last) if tree.dep[i] == "root"), None)
        if root is None or not _backshifted(tree, root):
            continue
        if any(first <= a.word < last or s <= tree.start[root] < e for a in result for s, e in a.contents):
            continue
        told = [n for n, a in enumerate(result) if _reported(tree, a, low, high)]
        if told:
            n = max(told, key=lambda n: result[n].word)
            if _same(tree, tree.kid(root, "nsubj"), result[n].source_word):
                continue  # «An employee said … The employee had been told», which is the report's
            result[n] = replace(result[n], contents=(*result[n].contents, (start, end)))
    return result


def _had_it_from(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Attributions whose sayer's own source the next sentence names: «She had it from her shift leader.»"""
    result = list(found)
    for number in range(1, len(tree.sents)):
        root = next((i for i in range(*tree.sents[number]) if tree.dep[i] == "root"), None)
        if root is None or tree.lemma[root] not in ("have", "hear", "get", "know", "learn"):
            continue
        subject, told = tree.kid(root, "nsubj"), tree.kid(root, "obj")
        giver = next((k for k in tree.kids_of(root, "obl") if tree.case(k) == "from"), None)
        if subject is None or told is None or giver is None or tree.lower[told] not in ("it", "that", "this"):
            continue
        low, high = tree.sents[number - 1]
        if tree.lower[subject] in ("he", "she", "they") and is_somebody(tree, giver):
            for n, a in enumerate(result):
                if low <= a.word < high and a.frame in ("c", "q") and a.source_word is not None:
                    through, span = (a.source_word, *a.through), source_span(tree, giver, root)
                    result[n] = replace(a, source=span, source_word=giver, through=through)
    return result


def _backshifted(tree: Tree, root: int) -> bool:
    """Whether a verb stands in the past perfect or with «would», and has a subject that is no «I» or «you»."""
    aux = {tree.lower[k] for k in tree.kids_of(root, "aux")}
    subject = tree.kid(root, "nsubj")
    if subject is None or tree.lower[subject] in ("i", "we", "you") or is_speech(tree.lemma[root]):
        return False
    return "had" in aux or ("would" in aux and "have" not in aux)


def _same(tree: Tree, subject: int | None, source: int | None) -> bool:
    return subject is not None and source is not None and tree.lemma[subject] == tree.lemma[source]


def _reported(tree: Tree, a: Attribution, low: int, high: int) -> bool:
    """Whether an attribution reports in the past tense what the sentence [low, high) says before all."""
    if not low <= a.word < high or a.use.group != "speech" or a.frame != "c" or a.source is None or a.denied:
        return False
    head = tree.dep[a.word] == "root" or tree.dep[tree.head[a.word]] == "root"
    return (
        head
        and tree.tag[a.word] in ("VBD", "VBN")
        and not any(tree.lower[k] == "has" for k in tree.kids_of(a.word, "aux"))
    )


def _orphan(tree: Tree, found: list[Attribution], quote: Quote) -> bool:
    """Whether a quotation is a sentence by itself that nobody says."""
    inner = tree.text[quote.inner_start : quote.inner_end].rstrip()
    if len(_WORD.findall(inner)) < SENTENCE or inner[-1:] not in (".", "!", "?", ",") or not inner[:1].isupper():
        return False
    before = tree.text[: quote.start].rstrip()
    if before and before[-1] not in ".!?:”’\"'»" and not tree.text[: quote.start].endswith("\n"):
        return False
    return not any(low <= quote.inner_start < high for a in found for low, high in a.contents)


def _before_colon(tree: Tree, quote: Quote) -> int | None:
    """Who stands alone before a colon and the quotation: «Eyewitness Amal Deko: “They came on motorbikes.”»"""
    colon = bisect_left(tree.start, quote.start) - 1
    if colon < 1 or tree.lower[colon] != ":":
        return None
    first = colon
    while first > 0 and colon - first < 9 and tree.lower[first - 1] not in (".", "!", "?", "”", '"', ":"):
        if "\n" in tree.text[tree.end[first - 1] : tree.start[first]] or tree.pos[first - 1] in ("VERB", "AUX"):
            break
        first -= 1
    heads = [w for w in range(first, colon) if tree.pos[w] in ("PROPN", "NOUN") and not first <= tree.head[w] < colon]
    heads += [w for w in range(first, colon) if tree.head[w] == w]
    return next((w for w in heads if is_somebody(tree, w)), None)


def _nearby(tree: Tree, quote: Quote, quotes: tuple[Quote, ...]) -> int | None:
    """The person whom the sentence before the quotation, or else the one behind it, is about."""
    low = tree.text.rfind("\n", 0, quote.start) + 1
    high = tree.text.find("\n", quote.end)
    high = len(tree.text) if high < 0 else high
    before = after = None
    for first, last in tree.sents:
        start, end = tree.start[first], tree.end[last - 1]
        if any(other.start < end and start < other.end and other is not quote for other in quotes):
            continue
        if low <= start and end <= quote.start:
            before = (first, last)
        elif after is None and quote.end <= start and end <= high:
            after = (first, last)
    for sentence in (before, after):
        if sentence is not None and (who := _about(tree, sentence)) is not None:
            return who
    return None


def _about(tree: Tree, sentence: Chars) -> int | None:
    """The subject of a sentence's main clause, if it is one person."""
    for i in range(*sentence):
        if tree.dep[i] == "nsubj" and tree.dep[tree.head[i]] == "root":
            if tree.lower[i] in ("he", "she"):
                return i
            plural = "Number=Plur" in tree.morph[i]
            return i if tree.pos[i] in ("PROPN", "NOUN") and is_somebody(tree, i) and not plural else None
    return None


def _lines(tree: Tree) -> Iterator[Attribution]:
    """The lines of a transcript: «Anna Berg: It was shut at noon.»"""
    marks = [m for m in _LABEL.finditer(tree.text) if _names(tree, m) is not None]
    if len(marks) < 2:
        return
    starts = [m.start() for m in _LABEL.finditer(tree.text)]
    for mark in marks:
        following = next((start for start in starts if start > mark.start()), len(tree.text))
        blank = tree.text.find("\n\n", mark.end())
        end = min(following, blank if blank >= 0 else following)
        end = len(tree.text[:end].rstrip())
        source = _names(tree, mark)
        said = tree.text[mark.end() : end]
        if source is not None and len(_WORD.findall(said)) >= SENTENCE and said[-1] in '.!?”"’':
            span = (mark.start(1), mark.end(1))
            yield Attribution(
                (mark.end(1), mark.end(1) + 1), source, NEIGHBOUR, "q", ((mark.end(), end),), span, source
            )


def _names(tree: Tree, mark: re.Match[str]) -> int | None:
    """The word that heads the label of a line, if it names somebody."""
    first, last = bisect_left(tree.start, mark.start(1)), bisect_left(tree.start, mark.end(1))
    inside = [w for w in range(first, last) if tree.pos[w] in ("PROPN", "NOUN")]
    if not inside or any(tree.lemma[w] in words.LABELS.split() for w in inside):
        return None
    if not any(tree.pos[w] == "PROPN" or is_somebody(tree, w) for w in inside):
        return None
    return next((w for w in inside if not first <= tree.head[w] < last or tree.head[w] == w), inside[0])


def _if_believed(tree: Tree, i: int) -> Attribution | None:
    """«if one believes the opposition», «if the driver is to be believed», «if the man in uniform has it right»."""
    if tree.dep[i] != "advcl" or tree.case(i) != "if":
        return None
    source = None
    if tree.lemma[i] in ("believe", "trust", "ask"):
        source = tree.kid(i, "nsubj:pass") if tree.kid(i, "aux:pass") is not None else tree.kid(i, "obj")
        subject = tree.kid(i, "nsubj")
        if subject is not None and tree.rel[subject] == "nsubj" and tree.lower[subject] not in ("one", "you", "we"):
            return None
    elif tree.lemma[i] == "right" or (tree.lemma[i] in ("have", "get") and tree.kid(i, "xcomp") is not None):
        right = i if tree.lemma[i] == "right" else tree.kid(i, "xcomp")
        source = tree.kid(i, "nsubj") if right is not None and tree.lemma[right] == "right" else None
    if source is None or tree.lower[source] in ("it", "that", "this"):
        return None
    head, inside = tree.head[i], set(tree.subtree(i))
    contents = tuple(runs(tree, [w for w in tree.subtree(head) if w not in inside]))
    return Attribution((tree.start[i], tree.end[i]), i, NEIGHBOUR, "c", contents, source_span(tree, source, i), source)


def _so_says(tree: Tree, i: int, found: list[Attribution]) -> Attribution | None:
    """«So says a fisherman», «That is what the tenants say»: who says the sentence before, which nobody else does."""
    low = tree.sents[tree.sent[i]][0]
    if tree.pos[i] != "VERB" or not is_speech(tree.lemma[i]) or tree.sent[i] == 0 or i - low > 8:
        return None
    so = tree.lower[low] == "so" and i == low + 1
    that = (
        tree.lower[low] in ("that", "this") and tree.lower[low + 1] in ("is", "was") and tree.lower[low + 2] == "what"
    )
    if not so and not (that and tree.rel[i] == "acl:relcl" and i > low + 2):
        return None
    source = source_of(tree, i)
    first, last = tree.sents[tree.sent[i] - 1]
    content = (tree.start[first], tree.end[last - 1])
    if source is None or any(s < content[1] and content[0] < e for a in found for s, e in a.contents):
        return None
    return Attribution(
        (tree.start[i], tree.end[i]), i, NEIGHBOUR, "c", (content,), source_span(tree, source, i), source
    )
