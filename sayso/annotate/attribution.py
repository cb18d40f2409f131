"""Attributions: which words attribute, to whom, and what.

One rule a construction, each reading the parse round one word:

    verbs        «she said it fell», «“It fell,” she said», «denied the charge», «accused it of lying», «was told to go»
    nouns        «the claim that it fell», «their call for talks»
    adjectives   «he is confident that it holds»
    phrases      «according to the ministry», «in a poll», «under the law»
    adverbs      «reportedly»
    lines        «Minister quits: source», «Q: Where?», «“It fell.” — A witness»

`sayso.annotate.quotations` then stretches contents to the quotation marks and carries quotations on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.annotate.clauses import subject_of
from sayso.annotate.cues import Cue, cue_words, pick, verb_uses
from sayso.annotate.tree import Tree
from sayso.language.en import cues as words
from sayso.language.en import depiction as pictures
from sayso.language.en import speakers as people

Chars = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Cue, source and contents as characters; `word` is the cue's head, `source_word` the source's (None: nobody).

    `frame` is the construction; `denied` whether the attributing itself is negated («did not say»). `addressee` is
    the word for whom it is said to.
    """

    cue: Chars
    word: int
    use: Cue
    frame: str
    contents: tuple[Chars, ...]
    source: Chars | None = None
    source_word: int | None = None
    addressee: int | None = None
    denied: bool = False


def find_attributions(tree: Tree) -> list[Attribution]:
    """All attributions that the parse alone shows, in the order of their cues."""
    found: list[Attribution] = []
    for i, lemma in enumerate(tree.lemma):
        pos = tree.pos[i]
        if pos in ("VERB", "AUX") or tree.tag[i].startswith("VB"):
            uses = verb_uses(lemma)
            made = verb_attribution(tree, i, uses) if uses else None
        elif pos == "NOUN" and lemma in cue_words("NOUNS"):
            made = noun_attribution(tree, i, cue_words("NOUNS")[lemma])
        elif pos == "ADJ" and lemma in cue_words("ADJECTIVES"):
            made = adjective_attribution(tree, i, cue_words("ADJECTIVES")[lemma])
        else:
            made = adverb_attribution(tree, i) if pos == "ADV" and lemma in words.ADVERBS.split() else None
        made = made or phrase_attribution(tree, i)
        if made is not None and made.contents and not _naming(tree, made):
            found.append(made)
    return [a for a in found if a.frame in CLAUSAL or not _inside_another(a, found)]


CLAUSAL = frozenset(("c", "q", "phrase"))  # frames whose content is a clause; others count outermost only


def _inside_another(a: Attribution, found: list[Attribution]) -> bool:
    """Whether a wish, judgement or naming stands inside what somebody else says, and is that one's to report."""
    return any(
        start <= a.cue[0] and a.cue[1] <= end for other in found if other is not a and other.frame in CLAUSAL for start, end in other.contents
    )


def _naming(tree: Tree, a: Attribution) -> bool:
    """Frames that tell no attitude of anybody: «a device called X», «to find a solution», «his popularity shows»."""
    lemma = tree.lemma[a.word]
    if a.source_word is not None and lemma in pictures.SHOWS.split() and _shows(tree, a.source_word):
        return True
    if a.source_word is not None and lemma in words.SHOWING.split() and tree.pos[a.word] == "VERB" and not _knows(tree, a.source_word):
        return True
    if a.source_word is not None and a.use.group == "thought" and tree.lower[a.source_word] in words.GENERIC.split():
        return not any(tree.lower[k] in ('"', "“", "''", "``") for k in range(*tree.sents[tree.sent[a.word]]))
    if a.source is None and a.frame == "c" and tree.tag[a.word] in ("VB", "VBG") and tree.kid(a.word, "aux:pass", "nsubj:pass") is None:
        return True
    if a.frame == "r" and tree.kid(a.word, "aux:pass", "nsubj:pass") is not None and lemma not in words.HEARSAY_PASSIVE.split():
        return True
    if a.source is None and a.frame in ("n", "x", "d", "o", "g", ":"):
        passive = tree.kid(a.word, "nsubj:pass", "aux:pass") is not None or tree.tag[a.word] == "VBN"
        return not passive or (a.frame == "d" and tree.kid(a.word, "aux:pass") is None and a.use.stance != "accuses")
    return False


# ---------------------------------------------------------------- verbs


def _shows(tree: Tree, word: int) -> bool:
    """Whether a subject is a picture or a work, whose content nobody says: that is a matter of `worlds`."""
    if tree.lower[word] in ("that", "which") and tree.dep[word] == "nsubj":
        word = tree.head[tree.head[word]]
    return tree.lemma[word] in (*pictures.PICTURES.split(), *pictures.WORKS.split())


def _knows(tree: Tree, word: int) -> bool:
    """Whether a subject can be a source: somebody, a body, or a document."""
    if tree.pos[word] in ("PROPN", "PRON") or tree.lemma[word] in words.SOURCES.split():
        return tree.lower[word] not in ("this", "that", "it", "which", "what")
    return tree.lemma[word] in people.PERSON_NOUNS.split() or tree.lemma[word] in (*people.STATE.split(), *people.ORGANISATIONS.split(), *people.OUTLETS.split())


def verb_attribution(tree: Tree, i: int, uses: tuple[Cue, ...]) -> Attribution | None:
    """What a verb attributes, by the frames of its lemma."""
    passive = tree.kid(i, "nsubj:pass", "aux:pass", "csubj:pass") is not None or (
        tree.dep[i] in ("acl", "amod") and tree.tag[i] in ("VBN", "VBD") and tree.kid(i, "nsubj", "obj", "ccomp") is None
    ) or (tree.dep[i] in ("advcl", "parataxis") and tree.tag[i] in ("VBN", "VBD") and tree.kid(i, "nsubj", "obj", "aux") is None
          and pick(uses, "a") is not None)  # fmt: skip
    made = (_passive if passive else _active)(tree, i, uses)
    if made is None:
        return None
    use, frame, parts, addressee = made
    agent = next((k for k in tree.kids[i] if tree.rel[k] == "obl:agent"), None)
    if passive and agent is None:
        agent = next((k for k in tree.kids_of(i, "obl") if tree.case(k) == "by"), None)
    source = agent if passive else None if frame == "r" else source_of(tree, i)
    if (
        source is None
        and not passive
        and frame in "nNdr:"
        and tree.tag[i] in ("VB", "VBG")
        and tree.dep[i] in ("csubj", "amod")
    ):
        return None
    contents = _spans(tree, i, parts, source)
    if frame == "c" and parts and max(parts) < i and not passive:
        contents = _from_start(tree, i, source, contents)
    return Attribution(
        cue=cue_span(tree, i, parts),
        word=i,
        use=use,
        frame=frame,
        contents=contents,
        source=None if source is None else source_span(tree, source, i),
        source_word=source,
        addressee=addressee,
        denied=is_negated(tree, i),
    )


def _active(tree: Tree, i: int, uses: tuple[Cue, ...]) -> tuple[Cue, str, list[int], int | None] | None:
    """(use, frame, words that head the content's parts, addressee) of a verb in the active."""
    clause = tree.kid(i, "ccomp", "csubj") if tree.kid(i, "ccomp") is not None else None
    if tree.lemma[i] == "plead" and any(tree.lemma[k] == "guilty" for k in tree.kids[i]):
        return None
    infinitive = tree.kid(i, "xcomp")
    obj, iobj = tree.kid(i, "obj"), tree.kid(i, "iobj")
    if clause is None:
        clause = _parataxis_content(tree, i, uses)
    if clause is not None and (use := pick(uses, "c") or pick(uses, "q")) is not None:
        addressed = obj if "a" in use.frames or pick(uses, "a") else None
        if iobj is not None:
            addressed = iobj
        elif addressed is None:
            addressed = next((k for k in tree.kids_of(i, "obl") if tree.case(k) == "to"), None)
        also = [
            k
            for k in tree.kids_of(i, "ccomp", "conj")
            if k > clause and (tree.dep[k] == "ccomp" or tree.case(k) == "that")
        ]
        stray = [k for k in tree.kids_of(i, "nsubj") if k < i and k != source_of(tree, i)] if clause < i else []
        return use, "c", [*stray, clause, *also], addressed
    if infinitive is not None:
        made = _infinitive(tree, i, uses, infinitive, obj)
        if made is not None:
            return made
    prepositional = [(k, tree.case(k)) for k in tree.kids_of(i, "obl", "advcl", "nmod")]
    if obj is not None and (use := pick(uses, "d")) is not None and (tree.lemma[i] != "put" or tree.lemma[obj] in words.COUNTED.split()):
        rest = [k for k, prep in prepositional if prep in use.preps]
        if rest:
            return use, "d", [obj, *rest], None
    for k, prep in prepositional:
        use = pick(uses, "", prep) if prep else None
        if use is not None and not (obj is not None and "a" not in use.frames and "n" in use.frames):
            return use, ":", [k, *(x for x in tree.kids_of(i, "xcomp", "advcl") if x > k and tree.case(x) == "to")], obj
    if (
        obj is not None
        and obj > i
        and (use := pick(uses, "d")) is not None
        and use.preps <= {"as"}
        and "n" not in use.frames
    ):
        rest = [
            k
            for k in tree.kids[i]
            if k > obj and tree.dep[k] in ("xcomp", "obj", "ccomp", "obl", "iobj", "advcl", "dep", "amod")
        ]
        if rest and "," not in tree.text[tree.end[tree.right[obj] - 1] : tree.start[tree.left[rest[0]]]]:
            return use, "d", [obj, rest[0]], None
        if any(tree.dep[k] == "appos" or tree.pos[k] == "PUNCT" and tree.lower[k] in ('"', "“", "''", "‘", "'") for k in range(obj, tree.right[obj])):
            return use, "d", [obj], None
    if obj is not None and tree.lemma[i] in words.LIGHT.split() and tree.lemma[obj] in cue_words("NOUNS"):
        return None  # «expressed support for»: the noun attributes
    if obj is not None and (use := pick(uses, "n")) is not None and _states_something(tree, obj, use):
        return use, "n", [obj, *[k for k, prep in prepositional if prep in use.preps]], None
    return None


def _infinitive(
    tree: Tree, i: int, uses: tuple[Cue, ...], infinitive: int, obj: int | None
) -> tuple[Cue, str, list[int], int | None] | None:
    """The use of a verb with an open complement: infinitive, gerund, or what the object is called."""
    gerund = tree.tag[infinitive] == "VBG" and tree.kid(infinitive, "mark") is None
    marked = tree.kid(infinitive, "mark") is not None
    if obj is not None and obj < infinitive:
        if marked and (use := pick(uses, "o")) is not None:
            return use, "o", [obj, infinitive], obj
        if (use := pick(uses, "d")) is not None and not (marked and tree.pos[infinitive] == "VERB"):
            return use, "d", [obj, infinitive], None
    if gerund and (use := pick(uses, "g")) is not None:
        return use, "g", [infinitive], None
    if marked and (use := pick(uses, "x")) is not None:
        return use, "x", [infinitive], None
    if marked and (use := pick(uses, "r")) is not None:
        subject = tree.kid(i, "nsubj", "csubj", "expl")
        return use, "r", [k for k in (subject, infinitive) if k is not None], None
    if (
        not gerund
        and not marked
        and tree.lemma[i] in ("seem", "appear", "look")
        and (use := pick(uses, "r")) is not None
    ):
        subject = tree.kid(i, "nsubj", "csubj", "expl")
        return use, "r", [k for k in (subject, infinitive) if k is not None], None
    return None


def _parataxis_content(tree: Tree, i: int, uses: tuple[Cue, ...]) -> int | None:
    """The clause that a verb of saying stands beside: «It fell, he said», «He said: it fell», «as he put it»."""
    if pick(uses, "q") is None and pick(uses, "c") is None:
        return None
    head = tree.head[i]
    if head == i or tree.dep[i] not in ("parataxis", "advcl", "discourse", "ccomp"):
        for k in tree.kids_of(i, "parataxis"):
            if _colon_before(tree, k) or _opens_quote(tree, k):
                return k
        return None
    if tree.kid(i, "obj") is not None and pick(uses, "a") is None:
        return None
    if tree.dep[i] == "advcl":
        if tree.case(i) != "as" or tree.kid(i, "aux:pass") is not None and tree.kid(i, "nsubj:pass") is None:
            return None
        return head
    return head if tree.dep[i] in ("parataxis", "discourse") and subject_of(tree, i)[1] else None


def _colon_before(tree: Tree, k: int) -> bool:
    first = tree.left[k]
    return tree.lower[first] == ":" or (first > 0 and tree.lower[first - 1] == ":")


def _opens_quote(tree: Tree, k: int) -> bool:
    first = tree.left[k]
    return any(tree.lower[j] in ('"', "“", "'", "‘", "''", "``") for j in (first, first - 1) if j >= 0)


def _states_something(tree: Tree, obj: int, use: Cue) -> bool:
    """Whether an object can be content: not a bare «it» or «something» said."""
    if tree.pos[obj] == "PRON" and use.group == "speech" and use.stance == "states":
        return tree.lower[obj] in ("what", "which", "that", "nothing", "something")
    return True


def _passive(tree: Tree, i: int, uses: tuple[Cue, ...]) -> tuple[Cue, str, list[int], int | None] | None:
    """(use, frame, parts, addressee) of a verb in the passive or a participle behind its noun."""
    subject = tree.kid(i, "nsubj:pass", "csubj:pass")
    if subject is None and tree.kid(i, "expl") is None:
        subject = tree.head[i] if tree.dep[i] == "acl" else subject_of(tree, i)[0]
    clause, infinitive = tree.kid(i, "ccomp"), tree.kid(i, "xcomp")
    if clause is not None and (use := pick(uses, "c")) is not None:
        return use, "c", [clause], subject
    if tree.rel[subject] == "csubj:pass" if subject is not None else False:
        use = pick(uses, "c")
        return None if use is None else (use, "c", [subject], None)  # type: ignore[list-item]
    if infinitive is not None:
        marked = tree.kid(infinitive, "mark") is not None
        use = (pick(uses, "r") or pick(uses, "o") or pick(uses, "c")) if marked else pick(uses, "d")
        if use is not None:
            parts = [k for k in (subject, infinitive) if k is not None]
            return use, "r", parts, None
    for k in tree.kids_of(i, "obl", "advcl"):
        use = pick(uses, "", tree.case(k))
        if use is not None and subject is not None and tree.case(k) != "by":
            if "d" in use.frames:
                return use, "d", [subject, k], None
            return use, ":", [k], subject
    agent = any(tree.rel[k] == "obl:agent" or tree.case(k) == "by" for k in tree.kids_of(i, "obl"))
    if agent and subject is not None and (use := pick(uses, "n")) is not None:
        return use, "n", [subject], None
    return None


# ---------------------------------------------------------------- nouns, adjectives, adverbs, phrases


def noun_attribution(tree: Tree, i: int, uses: tuple[Cue, ...]) -> Attribution | None:
    """«the claim that», «calls for»: a noun with its content, if somebody is named or a clause hangs on it."""
    clause = tree.kid(i, "acl", "ccomp", "advcl")
    if (
        clause is not None
        and (tree.rel[clause] == "acl:relcl" or tree.tag[clause] in ("VBN", "VBD", "VBG"))
        and tree.kid(clause, "mark") is None
    ):
        clause = None
    parts, frame = [], ""
    use = None
    if clause is not None:
        frame = "x" if tree.kid(clause, "mark") is not None and tree.case(clause) == "to" else "c"
        mark = tree.case(clause)
        use = pick(uses, frame) or pick(uses, "", mark)
        parts = [clause]
    source = tree.kid(i, "nmod:poss")
    if use is None:
        for k in tree.kids_of(i, "nmod"):
            prep = tree.case(k)
            if k != source and prep and (use := pick(uses, "", prep)) is not None:
                parts, frame = [k, *(x for x in tree.kids_of(i, "acl", "advcl") if x > k and tree.case(x) == "to")], ":"
                break
    if use is None:
        return None
    denier = _denier(tree, i)
    if denier is not None:
        use, source = denier
    if source is None:
        source = next(
            (k for k in tree.kids_of(i, "nmod") if k not in parts and tree.case(k) in ("by", "from", "of")), None
        )
    if source is None:
        source = _light_subject(tree, i)
    if source is None and (frame in ":x" or tree.lemma[i] not in words.UNSOURCED.split()):
        return None
    contents = _spans(tree, i, parts, source)
    first = i
    last = next((k for k in tree.kids[parts[0]] if tree.dep[k] in ("case",) and k < parts[0]), None)
    cue = (tree.start[first], tree.end[last if frame == ":" and last is not None and last == i + 1 else i])
    return Attribution(cue, i, use, frame, contents, None if source is None else source_span(tree, source, i), source)


def _denier(tree: Tree, i: int) -> tuple[Cue, int] | None:
    """«rejects the claim that …»: the content of a noun of saying, denied by the subject of the verb over it."""
    head = tree.head[i]
    if tree.dep[i] != "obj" or tree.pos[head] != "VERB":
        return None
    use = next((use for use in verb_uses(tree.lemma[head]) if use.stance == "denies"), None)
    source = source_of(tree, head) if use is not None else None
    return None if use is None or source is None else (use, source)


def _light_subject(tree: Tree, i: int) -> int | None:
    """The subject of the verb that a noun of saying completes: «she made the claim», «he has a plan to»."""
    head = tree.head[i]
    if tree.dep[i] == "obj" and tree.pos[head] == "VERB" and tree.lemma[head] in words.LIGHT.split():
        return source_of(tree, head)
    return None


def adjective_attribution(tree: Tree, i: int, uses: tuple[Cue, ...]) -> Attribution | None:
    """«he is confident that», «opposed to»: a predicate adjective with its content."""
    clause, infinitive = tree.kid(i, "ccomp"), tree.kid(i, "xcomp")
    if clause is None and (k := tree.kid(i, "advcl")) is not None and tree.case(k) in ("that", "to") and k > i:
        clause, infinitive = (k, infinitive) if tree.case(k) == "that" else (clause, k)
    parts, frame, use = [], "", None
    if clause is not None and (use := pick(uses, "c")) is not None:
        parts, frame = [clause], "c"
    elif infinitive is not None and (use := pick(uses, "x")) is not None:
        parts, frame = [infinitive], "x"
    else:
        for k in tree.kids_of(i, "obl", "advcl"):
            if (prep := tree.case(k)) and (use := pick(uses, "", prep)) is not None:
                parts, frame = [k], ":"
                break
    source = source_of(tree, i) if use is not None else None
    if use is None or source is None:
        return None
    return Attribution(cue_span(tree, i, parts), i, use, frame, _spans(tree, i, parts, source),
                       source_span(tree, source, i), source, denied=is_negated(tree, i))  # fmt: skip


_HEARSAY = Cue("reportedly", "speech", "states", "certain", "actual", frozenset("c"), frozenset())
_ACCORDING = Cue("according", "speech", "states", "certain", "actual", frozenset("c"), frozenset())
_FINDING = Cue("in", "finding", "states", "certain", "actual", frozenset("c"), frozenset())


def adverb_attribution(tree: Tree, i: int) -> Attribution | None:
    """«reportedly»: the clause, or the phrase, that the adverb stands in."""
    head = tree.head[i]
    if head == i:
        return None
    first, last = tree.left[head], tree.right[head]
    spans = tuple(_runs(tree, [w for w in tree.subtree(head) if w != i and first <= w < last]))
    return Attribution((tree.start[i], tree.end[i]), i, _HEARSAY, "adverb", spans)


def phrase_attribution(tree: Tree, i: int) -> Attribution | None:
    """«according to the ministry», «in a poll»: the rest of the clause that the phrase stands in."""
    marker = next((k for k in tree.kids[i] if k < i and tree.dep[k] in ("case", "mark", "advmod", "amod")), None)
    cue = _phrase_cue(tree, i, marker)
    if cue is None:
        return None
    use, first, last = cue
    top = i
    while tree.head[top] != top and not (tree.pos[top] in ("VERB", "AUX") and top != i):
        top = tree.head[top]
        if tree.kid(top, "cop", "nsubj") is not None:
            break
    inside = set(tree.subtree(i))
    low, high = tree.sents[tree.sent[i]]
    held = set(tree.subtree(top))
    if use is _ACCORDING and (
        tree.left[i] <= low + 1 or {",", "—", "-"} & set(tree.lower[tree.left[i] - 1 : tree.left[i] + 1]) and tree.right[i] >= high - 2
    ):
        held = set(range(low, high))
    rest = sorted(w for w in held if w not in inside)
    if not any(tree.pos[w] not in ("PUNCT", "CCONJ") for w in rest):
        return None
    chars = (tree.start[first], tree.end[last])
    return Attribution(
        chars, first, use, "phrase", tuple(_runs(tree, rest, bridge=inside)), source_span(tree, i, first), i
    )


def _phrase_cue(tree: Tree, i: int, marker: int | None) -> tuple[Cue, int, int] | None:
    """(use, first word, last word) of the words before source `i` that make it one."""
    if marker is None:
        return None
    prep = " ".join([tree.lower[marker], *(tree.lower[f] for f in tree.kids[marker] if tree.dep[f] == "fixed")])
    if tree.lower[marker] == "according" or prep in ("according to", "as per") or (
        prep == "per" and tree.pos[i] == "PROPN"
    ):
        last = marker + 1 if tree.lower[min(marker + 1, len(tree.lower) - 1)] == "to" else marker
        return _ACCORDING, marker, last
    if tree.lower[i] == "according":
        return None
    if tree.dep[i] in ("obl", "nmod") and tree.dep[marker] == "case" and prep in ("in", "by", "under"):
        lemma = tree.lemma[i]
        if (prep == "under" and lemma in words.LAWS.split()) or (prep in ("in", "by") and lemma in words.POLLS.split()):
            return _FINDING, marker, marker
    return None


# ---------------------------------------------------------------- spans


def source_of(tree: Tree, i: int) -> int | None:
    """The word that heads the source of predicate `i`: its subject, also through control and coordination."""
    own = tree.kids_of(i, "nsubj")
    if own:
        if (beside := _beside(tree, i, own[-1])) is not None:
            return beside
        behind = [k for k in own if k > i]  # of two the nearer: «Hamdy was going home, her friend said», misread
        return max((k for k in own if k < i), default=behind[0] if behind else own[0])
    if tree.dep[i] == "conj" and tree.kid(i, "nsubj:pass") is None:
        return source_of(tree, tree.head[i]) if tree.pos[tree.head[i]] in ("VERB", "AUX", "ADJ", "NOUN") else None
    if tree.dep[i] in ("advcl", "xcomp") and tree.head[i] != i:
        if tree.kid(i, "mark") is not None and tree.dep[i] == "advcl" and tree.tag[i] not in ("VBG", "VB"):
            return None
        return subject_of(tree, i)[0] or next(
            (s for h in list(tree.up(i))[:4] if (s := tree.kid(h, "nsubj")) is not None), None
        )
    if tree.dep[i] == "acl" and tree.tag[i] == "VBG":
        return tree.head[i]
    if tree.tag[i] == "VBG" and tree.dep[i] in ("obl", "nmod", "parataxis", "ccomp", "amod"):
        return next((s for h in list(tree.up(i))[:3] if (s := tree.kid(h, "nsubj")) is not None), None)
    return None


def _beside(tree: Tree, i: int, subject: int) -> int | None:
    """The phrase right before a verb of saying at a sentence's end, where the parse has a far subject instead.

    «The couple were also among the passengers, a ministry spokesman said.»
    """
    high = tree.sents[tree.sent[i]][1]
    if subject >= i or i + 1 < high and tree.pos[i + 1] != "PUNCT" or not pick(verb_uses(tree.lemma[i]), "q"):
        return None
    if not any(tree.pos[w] in ("VERB", "AUX") and not tree.within(w, subject) for w in range(subject + 1, i)):
        return None
    first = i
    while first - 1 > subject and tree.lower[first - 1] not in (",", '"', "”", "''"):
        first -= 1
    if first - 1 <= subject or first == i or any(tree.pos[w] in ("VERB", "AUX") for w in range(first, i)):
        return None
    heads = [w for w in range(first, i) if tree.pos[w] in ("NOUN", "PROPN", "PRON") and not first <= tree.head[w] < i]
    return heads[-1] if heads else None


def source_span(tree: Tree, k: int, cue: int) -> Chars:
    """The full noun phrase of a source: titles and appositions, without a cue that stands inside it."""
    held = [w for w in tree.kids[k] if tree.within(cue, w)] + [
        w for w in tree.kids_of(k, "case", "cc", "punct", "parataxis", "mark", "cop", "dateline") if w < k or tree.dep[w] == "parataxis"
    ]
    span = [w for w in tree.subtree(k, held)]
    first, last = k, k + 1
    inside = set(span)
    while first - 1 in inside:
        first -= 1
    while last in inside:
        last += 1
    while last - 1 > k and tree.pos[last - 1] == "PUNCT" and tree.lower[last - 1] not in ('"', "”", ")"):
        last -= 1
    while first < k and tree.pos[first] == "PUNCT":
        first += 1
    return tree.chars(first, last)


def cue_span(tree: Tree, i: int, parts: list[int]) -> Chars:
    """The verb group: auxiliaries, negation, adverbs among them, particles, and the content's preposition."""
    group = {i}
    for k in tree.kids[i]:
        if tree.dep[k] in ("aux", "cop") or tree.rel[k] in ("aux:pass", "compound:prt"):
            group.add(k)
    first, last = min(group), max(group)
    for k in sorted((k for k in tree.kids_of(i, "advmod") if k < i), reverse=True):
        if k == first - 1 and tree.left[k] == k:
            first = k
    for part in parts:
        for k in tree.kids_of(part, "case"):
            if k == last + 1:
                last = k
    return tree.chars(first, last + 1)


def is_negated(tree: Tree, i: int) -> bool:
    """Whether predicate `i` is negated by a word of its own."""
    return any(tree.lower[k] in words.NEGATORS.split() for k in tree.kids_of(i, "advmod", "neg", "det", "aux", "cc"))


def _spans(tree: Tree, i: int, parts: list[int], source: int | None) -> tuple[Chars, ...]:
    """The runs of characters of the content: the subtrees of its parts, without the cue's own words and source."""
    keep: set[int] = set()
    for part in parts:
        if tree.within(i, part):  # «It fell, he said»: the cue hangs from its content
            keep |= set(tree.subtree(part, [next(k for k in tree.kids[part] if tree.within(i, k))]))
        else:
            keep |= set(tree.subtree(part))
    if source is not None and not any(tree.within(part, source) for part in parts):
        keep -= set(tree.subtree(source))
    keep -= {w for part in parts if tree.kid(part, "cop") is None for w in tree.kids_of(part, "case") if w < part}
    return tuple(_runs(tree, sorted(keep)))


def _from_start(tree: Tree, i: int, source: int | None, contents: tuple[Chars, ...]) -> tuple[Chars, ...]:
    """For «…, she said» at the end of a sentence: all from the sentence's start to the comma."""
    low, _ = tree.sents[tree.sent[i]]
    first = min(i, tree.left[source]) if source is not None and source < i else i
    while first > low and tree.lower[first - 1] in (",", '"', "”", "''", "’", "'", "—", "–"):
        first -= 1
        if tree.lower[first] == ",":
            break
    if first <= low or not contents or tree.start[first] < contents[0][0]:
        return contents
    behind = [span for span in contents if span[0] > tree.start[i]]
    low = max((w + 1 for w in range(low, first) if any(tree.dep[h] == "dateline" for h in (w, tree.head[w]))), default=low)
    while (
        low < first - 1
        and tree.pos[low] in ("PUNCT", "CCONJ")
        and tree.lower[low] not in ('"', "“", "'", "‘", "''", "``")
    ):
        low += 1
    if any(
        tree.start[w] < contents[0][0]
        and tree.pos[w] in ("VERB",)
        and verb_uses(tree.lemma[w])
        and tree.dep[w] == "root"
        for w in range(low, first)
    ):
        return contents
    return ((tree.start[low], tree.end[first - 1]), *behind)


def _runs(tree: Tree, numbers: list[int], bridge: set[int] | None = None) -> list[Chars]:
    """Runs of neighbouring words as characters, trimmed of loose punctuation; single marks between are bridged."""
    runs: list[list[int]] = []
    for number in numbers:
        gap = range(runs[-1][-1] + 1, number) if runs else range(0)
        if runs and all(tree.pos[g] == "PUNCT" or (bridge is not None and g in bridge and len(gap) < 3) for g in gap):
            runs[-1].append(number)
        else:
            runs.append([number])
    found = []
    for run in runs:
        while run and tree.lower[run[0]] in ",;:.—–-":
            run.pop(0)
        while run and tree.lower[run[-1]] in ",;:.—–-":
            run.pop()
        while run and tree.pos[run[0]] == "CCONJ":
            run.pop(0)
        if run and any(tree.pos[w] != "PUNCT" for w in run):
            found.append(tree.chars(run[0], run[-1] + 1))
    return found


def widened(attribution: Attribution, contents: list[Chars]) -> Attribution:
    """The attribution with other contents."""
    return replace(attribution, contents=tuple(contents))
