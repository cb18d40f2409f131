"""Contents stretched to their quotation marks, and quotations carried on past the sentence that attributes them.

A quotation belongs to the attribution whose content it overlaps; failing that to a verb of saying beside it; failing
that to the attribution of the quotation before it in the same paragraph, or in the paragraph before when that one
ended in a quotation. What stays unattributed stays the report's own voice in quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.annotate.attribution_spans import Attribution, Chars, cue_span, is_negated, source_of, source_span
from sayso.annotate.cues import COLON, is_speech, pick, verb_uses
from sayso.annotate.quotes import Quote
from sayso.annotate.tree import Tree

_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"\n\s*\n")
_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM")
NAME = 6  # words of a name that stands between a quotation and its verb
GAP = 3  # words («then», «also», a comma) between a quotation and the saying behind it
PARTED = 20  # words of a saying that stands between the two halves of a quotation
SENTENCE = 4  # words from which a quotation can be an utterance rather than a word set off


def attribute_quotes(tree: Tree, found: list[Attribution], quotes: tuple[Quote, ...]) -> list[Attribution]:
    """The attributions with quotations drawn in whole, and those of quotations that no content reached."""
    result = [_stretch(tree, attribution, quotes) for attribution in found]
    owner: dict[Quote, int] = {}
    for number, attribution in enumerate(result):
        for quote in quotes:
            if (
                attribution.frame != "phrase"
                and _owns(attribution, quote)
                and _better(result, owner.get(quote), number)
            ):
                owner[quote] = number
    previous: Quote | None = None
    for quote in quotes:
        if quote not in owner and _utterance(tree, quote):
            made = _beside(tree, quote, result) if not _inside_content(result, quote) else None
            holder = next((n for n, a in enumerate(result) if made is not None and a.word == made.word), None)
            if made is not None:
                if holder is None:
                    result.append(replace(made, contents=()))
                    holder = len(result) - 1
                result[holder] = replace(result[holder], contents=(*result[holder].contents, (quote.start, quote.end)))
                owner[quote] = holder
            else:
                before = owner.get(previous) if previous is not None else None
                holder = _spoken_on(tree, quote, previous, before, result, quotes)
                if holder is not None:
                    owner[quote] = _extend(result, holder, quote)
        if quote in owner or _utterance(tree, quote):
            previous = quote
    return sorted(result, key=lambda attribution: attribution.cue)


def _extend(result: list[Attribution], number: int, quote: Quote) -> int:
    """Give a quotation that goes on to its attribution; it is stated, whatever the words before it were.

    «She denied that the gates were shut. “They moved.”»: that they moved she does not deny.
    """
    a, content = result[number], (quote.start, quote.end)
    if a.use.stance == "states":
        result[number] = replace(a, contents=(*a.contents, content))
        return number
    stated = replace(a.use, stance="states", certainty="certain", world="actual")
    result.append(replace(a, use=stated, frame="q", contents=(content,), denied=False))
    return len(result) - 1


def _spoken_on(
    tree: Tree,
    quote: Quote,
    previous: Quote | None,
    before: int | None,
    found: list[Attribution],
    quotes: tuple[Quote, ...],
) -> int | None:
    """The attribution that a quotation without a saying beside it goes on from; `before` holds the previous one."""
    saying = _speaking_before(tree, quote, found, quotes)
    if saying is not None:
        return saying if before is None else _first_saying(tree, found, saying, before)
    if previous is None or before is None or _inside_content(found, quote):
        return None
    goes_on = _carries_on(tree, previous, quote) or _parted(tree, found[before], previous, quote)
    return before if goes_on else None


def _stretch(tree: Tree, attribution: Attribution, quotes: tuple[Quote, ...]) -> Attribution:
    """Contents that start or end inside a quotation take all of it, unless cue or source stand inside it too."""
    contents: list[Chars] = []
    for start, end in attribution.contents:
        for quote in quotes:
            inside = quote.start <= attribution.cue[0] < quote.end
            overlap = min(end, quote.end) - max(start, quote.start)
            if inside or overlap <= 0 or attribution.frame == "phrase":
                continue
            if attribution.source and quote.start <= attribution.source[0] < quote.end:
                continue
            if attribution.use.group != "speech" and overlap < (quote.end - quote.start) / 2:
                continue
            start, end = min(start, quote.start), max(end, quote.end)
        contents.append((start, end))
    return replace(attribution, contents=tuple(_merged(contents)))


def _merged(spans: list[Chars]) -> list[Chars]:
    """Spans in order, overlapping ones joined."""
    found: list[Chars] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _owns(attribution: Attribution, quote: Quote) -> bool:
    """Whether a content of the attribution holds the quotation, and the cue stands outside it."""
    if quote.start <= attribution.cue[0] < quote.end:
        return False
    return any(start <= quote.start + 1 and quote.end - 2 <= end for start, end in attribution.contents)


def _better(found: list[Attribution], held: int | None, number: int) -> bool:
    """Whether attribution `number` is nearer to its quotation than the one that holds it: the shorter content."""
    if held is None:
        return True
    return _length(found[number]) < _length(found[held])


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.contents)


def _inside_content(found: list[Attribution], quote: Quote) -> bool:
    return any(
        start <= quote.start and quote.end <= end
        for a in found
        for start, end in a.contents
        if not quote.start <= a.cue[0] < quote.end and a.frame != "phrase"
    )


def _utterance(tree: Tree, quote: Quote) -> bool:
    """Whether a quotation can be something said rather than a word set off: some words and an end, or many words."""
    inner = tree.text[quote.inner_start : quote.inner_end]
    count = len(_WORD.findall(inner))
    return count >= SENTENCE or (count >= 2 and inner.rstrip()[-1:] in ",.!?")


def _beside(tree: Tree, quote: Quote, found: list[Attribution]) -> Attribution | None:
    """An attribution by the verb of saying, or the colon, that stands right beside the quotation."""
    first = next((i for i, start in enumerate(tree.start) if start >= quote.start), len(tree.start))
    last = next((i for i in range(first, len(tree.start)) if tree.start[i] >= quote.end), len(tree.start))
    for i in _candidates(tree, first, last):
        lemma = tree.lemma[i]
        uses = verb_uses(lemma)
        if not is_speech(lemma) or any(a.word == i and _length(a) > 40 for a in found):
            continue
        source = source_of(tree, i)
        if source is None:
            source = _neighbour(tree, i, last)
        if source is not None and quote.start <= tree.start[source] < quote.end:
            source = None
        use = pick(uses, "q") or pick(uses, "c") or uses[0]
        return Attribution(
            cue_span(tree, i, []),
            i,
            use,
            "q",
            ((quote.start, quote.end),),
            None if source is None else source_span(tree, source, i),
            source,
            denied=is_negated(tree, i),
        )
    if first > 0 and tree.lower[first - 1] == ":" and "\n" not in tree.text[tree.end[first - 1] : quote.start]:
        colon = first - 1
        verb = next(
            (
                i
                for i in range(colon - 1, tree.sents[tree.sent[colon]][0] - 1, -1)
                if tree.dep[i] in ("root", "nsubj") and (source_of(tree, i) is not None or tree.dep[i] == "nsubj")
            ),
            None,
        )
        source = None if verb is None else verb if tree.dep[verb] == "nsubj" else source_of(tree, verb)
        if source is not None:
            return Attribution(
                (tree.start[colon], tree.end[colon]),
                colon,
                COLON,
                "q",
                ((quote.start, quote.end),),
                source_span(tree, source, colon),
                source,
            )
    return None


def _candidates(tree: Tree, first: int, last: int) -> list[int]:
    """Verbs near the words [first, last) of a quotation: just behind it, else just before it, within a sentence."""
    behind = []
    for i in range(last, min(last + 45, len(tree.lower))):
        if "\n\n" in tree.text[tree.end[last - 1] : tree.start[i]] or tree.lower[i] in ('"', "“", "‘", "``"):
            break
        if (i > last and tree.lower[i - 1] in (".", "!", "?")) or (
            i == last and tree.text[tree.end[i - 1] - 2 : tree.end[i - 1] - 1] == "."
        ):
            break
        if tree.pos[i] == "VERB" and _opens_saying(tree, i, last):
            behind.append(i)
    before = []
    for i in range(first - 1, max(first - 14, -1), -1):
        if tree.lower[i] in (".", "!", "?", ";") or "\n" in tree.text[tree.end[i] : tree.start[first]]:
            break
        if tree.pos[i] == "VERB":
            before.append(i)
    if before and tree.lower[first - 1] not in (",", ":", "that") and before[0] != first - 1:
        before = []
    return behind + before


def _opens_saying(tree: Tree, i: int, last: int) -> bool:
    """Whether a verb, or its subject, starts right behind a quotation's last word: «… she said», «… said Ruiz»."""
    subject = tree.kid(i, "nsubj")
    begin = min(i, tree.left[subject]) if subject is not None and subject >= last else i
    if subject is None and i - last <= NAME and all(tree.pos[w] in _NOMINAL for w in range(last, i)):
        return True  # «“…,” the business mogul told», without a subject in the parse
    return begin <= last + GAP and (subject is not None or tree.tag[i] != "VB")


def _neighbour(tree: Tree, verb: int, last: int) -> int | None:
    """A name or pronoun right beside a verb of saying whose parse gives no subject."""
    for i in (verb + 1, verb - 1):
        if 0 <= i < len(tree.pos) and tree.pos[i] in ("PROPN", "PRON", "NOUN", "DET"):
            while (
                tree.head[i] != i
                and tree.pos[tree.head[i]] in ("PROPN", "NOUN")
                and tree.sent[tree.head[i]] == tree.sent[i]
            ):
                i = tree.head[i]
            return i
    return None


def _carries_on(tree: Tree, previous: Quote | None, quote: Quote) -> bool:
    """Whether a quotation goes on from the one before: in its paragraph, or opening the next one."""
    if previous is None:
        return False
    between = tree.text[previous.end : quote.start]
    if previous.goes_on:
        return True
    breaks = len(_BLANK.findall(between))
    if breaks == 0:
        return "\n" not in between.strip("\n") and len(_WORD.findall(between)) <= 45 and _starts_sentence(tree, quote)
    return (
        breaks == 1 and not _BLANK.split(between)[-1].strip() and len(between) < 200 and _starts_sentence(tree, quote)
    )


def _parted(tree: Tree, a: Attribution, previous: Quote, quote: Quote) -> bool:
    """Whether two quotations are one with its saying put between: «“It was big,” he wrote, “but I liked it.”»"""
    between = tree.text[previous.end : quote.start]
    if not previous.end <= a.cue[0] < quote.start or len(_WORD.findall(between)) > PARTED:
        return False
    return between.rstrip()[-1:] in (",", ":", "—", "–", "-") and not re.search(r"[.!?]\s|[;\n]", between)


def _speaking_before(tree: Tree, quote: Quote, found: list[Attribution], quotes: tuple[Quote, ...]) -> int | None:
    """The speaker of the sentence before, in the same paragraph: «He said nobody was hurt. “We were lucky.”»"""
    if not _starts_sentence(tree, quote):
        return None
    paragraph = max(tree.text.rfind("\n\n", 0, quote.start), 0)
    best: int | None = None
    for number, a in enumerate(found):
        if (
            a.use.group == "speech"
            and a.source is not None
            and a.frame in ("c", "q")
            and paragraph <= a.cue[0] < quote.start
        ):
            if any(q.start <= a.cue[0] < q.end for q in quotes):
                continue
            if best is None or a.cue[0] > found[best].cue[0]:
                best = number
    if best is None:
        return None
    end = max(max(e for _, e in found[best].contents), found[best].cue[1])
    between = tree.text[end : quote.start]
    return best if end <= quote.start and len(_WORD.findall(between)) <= 12 and between.count(".") <= 1 else None


def _first_saying(tree: Tree, found: list[Attribution], later: int, quoting: int) -> int:
    """Of two sayings of one speaker the one that quotes: «“It held,” she said, noting its age. “We were lucky.”»"""
    a, b = found[quoting], found[later]
    if a.source is None or b.source is None or tree.text[a.cue[1] : b.cue[0]].count("\n"):
        return later
    same = a.source[0] <= b.source[0] and b.source[1] <= a.source[1]
    return quoting if same and tree.sent[a.word] == tree.sent[b.word] else later


def _starts_sentence(tree: Tree, quote: Quote) -> bool:
    before = tree.text[: quote.start].rstrip()
    return not before or before[-1] in ".!?\"”'’:" or tree.text[: quote.start].endswith("\n")
