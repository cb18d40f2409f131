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

from dataclasses import replace

from sayso.annotate.attribution_asides import aside_attribution
from sayso.annotate.attribution_lines import line_attributions
from sayso.annotate.attribution_nouns import (
    adjective_attribution,
    adverb_attribution,
    noun_attribution,
    phrase_attribution,
)
from sayso.annotate.attribution_spans import (
    Attribution,
    content_spans,
    cue_span,
    from_start,
    is_doing,
    is_negated,
    source_of,
    source_span,
    stands_beside,
)
from sayso.annotate.clauses import subject_of
from sayso.annotate.cues import Cue, cue_words, pick, verb_uses
from sayso.annotate.relays import PERCEIVED, perceived
from sayso.annotate.tree import Tree
from sayso.language.en import cues as words
from sayso.language.en import depiction as pictures
from sayso.language.en import speakers as people


def find_attributions(tree: Tree) -> list[Attribution]:
    """All attributions that the parse alone shows, in the order of their cues."""
    found = line_attributions(tree)
    for i, lemma in enumerate(tree.lemma):
        pos = tree.pos[i]
        if pos in ("VERB", "AUX") or tree.tag[i].startswith("VB"):
            particle = tree.kid(i, "compound:prt")  # «ruled out a leak»
            uses = (particle is not None and verb_uses(f"{lemma}_{tree.lower[particle]}")) or verb_uses(lemma)
            made = verb_attribution(tree, i, uses) if uses or perceived(tree, i) is not None else None
        elif pos == "NOUN" and lemma in cue_words("NOUNS"):
            made = noun_attribution(tree, i, cue_words("NOUNS")[lemma])
        elif pos == "ADJ" and lemma in cue_words("ADJECTIVES"):
            made = adjective_attribution(tree, i, cue_words("ADJECTIVES")[lemma])
        else:
            made = adverb_attribution(tree, i) if pos == "ADV" and lemma in words.ADVERBS.split() else None
        made = made or phrase_attribution(tree, i)
        if made is not None and made.contents and not _naming(tree, made):
            found.append(made)
    return [a for a in found if a.frame in CLAUSAL or not (_in_passing(tree, a) or _inside_another(a, found))]


CLAUSAL = frozenset(("c", "q", "phrase"))  # frames whose content is a clause; others count outermost only


def _in_passing(tree: Tree, a: Attribution) -> bool:
    """Whether words behind a noun only say which one is meant: «a sect called X», «the plan critics call a lie»."""
    if tree.pos[a.word] != "VERB" or tree.dep[a.word] != "acl":
        return False
    return tree.rel[a.word] != "acl:relcl" or (a.frame in "nd" and a.use.group == "speech")


def _inside_another(a: Attribution, found: list[Attribution]) -> bool:
    """Whether a wish, judgement or naming stands inside what somebody else says, and is that one's to report."""
    return any(
        start <= a.cue[0] and a.cue[1] <= end
        for other in found
        if other is not a and other.frame in CLAUSAL
        for start, end in other.contents
    )


def _naming(tree: Tree, a: Attribution) -> bool:
    """Frames that tell no attitude of anybody: «a device called X», «to find a solution», «his popularity shows»."""
    lemma = tree.lemma[a.word]
    if a.source_word is not None and lemma in pictures.SHOWS.split() and _shows(tree, a.source_word):
        return True
    if (
        a.source_word is not None
        and lemma in words.SHOWING.split()
        and tree.pos[a.word] == "VERB"
        and not _knows(tree, a.source_word)
    ):
        return True
    if a.source_word is not None and a.use.group == "thought" and tree.lower[a.source_word] in words.GENERIC.split():
        return not any(tree.lower[k] in ('"', "“", "''", "``") for k in range(*tree.sents[tree.sent[a.word]]))
    if a.use.group == "nouns" and a.source_word is not None and not _knows(tree, a.source_word):
        return True
    if (
        a.source is None
        and a.frame == "c"
        and tree.tag[a.word] in ("VB", "VBG")
        and tree.kid(a.word, "aux:pass", "nsubj:pass") is None
    ):
        return True
    if (
        a.frame == "r"
        and tree.kid(a.word, "aux:pass", "nsubj:pass") is not None
        and lemma not in words.HEARSAY_PASSIVE.split()
    ):
        return True
    if a.source is None and a.frame in ("n", "x", "d", "o", "g", ":"):
        passive = tree.kid(a.word, "nsubj:pass", "aux:pass") is not None or tree.tag[a.word] == "VBN"
        return not passive or (a.frame == "d" and tree.kid(a.word, "aux:pass") is None and a.use.stance != "accuses")
    return False


def _shows(tree: Tree, word: int) -> bool:
    """Whether a subject is a picture or a work, whose content nobody says: that is a matter of `worlds`."""
    if tree.lower[word] in ("that", "which") and tree.dep[word] == "nsubj":
        word = tree.head[tree.head[word]]
    return tree.lemma[word] in (*pictures.PICTURES.split(), *pictures.WORKS.split())


def _knows(tree: Tree, word: int) -> bool:
    """Whether a subject can be a source: somebody, a body, or a document."""
    if tree.pos[word] in ("PROPN", "PRON") or tree.lemma[word] in words.SOURCES.split():
        return tree.lower[word] not in ("this", "that", "it", "which", "what")
    return tree.lemma[word] in people.PERSON_NOUNS.split() or tree.lemma[word] in (
        *people.STATE.split(),
        *people.ORGANISATIONS.split(),
        *people.OUTLETS.split(),
    )


def verb_attribution(tree: Tree, i: int, uses: tuple[Cue, ...]) -> Attribution | None:
    """What a verb attributes, by the frames of its lemma."""
    passive = (
        tree.kid(i, "nsubj:pass", "aux:pass", "csubj:pass") is not None
        or (
            tree.dep[i] in ("acl", "amod")
            and tree.tag[i] in ("VBN", "VBD")
            and tree.kid(i, "nsubj", "obj", "ccomp") is None
        )
        or (
            tree.dep[i] in ("advcl", "parataxis")
            and tree.tag[i] in ("VBN", "VBD")
            and tree.kid(i, "nsubj", "obj", "aux") is None
            and pick(uses, "a") is not None
        )
    )
    made = (_passive if passive else _active)(tree, i, uses)
    if made is None:
        return None if passive else aside_attribution(tree, i, uses)
    use, frame, parts, addressee = made
    agent = next((k for k in tree.kids[i] if tree.rel[k] == "obl:agent"), None)
    if passive and agent is None:
        agent = next((k for k in tree.kids_of(i, "obl") if tree.case(k) == "by"), None)
    if agent is not None and tree.lower[agent] in words.DEADLINES.split():
        agent = None  # «were promised answers by Friday»
    source = agent if passive else None if frame == "r" else source_of(tree, i)
    if source is None and frame == "c" and tree.dep[i] == "advcl":
        source = agent  # «as first reported by»
    if (
        source is None
        and not passive
        and frame in "nNdr:"
        and tree.tag[i] in ("VB", "VBG")
        and tree.dep[i] in ("csubj", "amod")
    ):
        return None
    contents = content_spans(tree, i, parts, source)
    if frame == "c" and parts and max(parts) < i and not passive:
        contents = from_start(tree, i, source, contents)
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
    if (seen := perceived(tree, i)) is not None:
        return PERCEIVED, "c", seen, None
    obj, iobj = tree.kid(i, "obj"), tree.kid(i, "iobj")
    if obj is not None and clause is None and is_doing(tree, i, obj):
        return None
    if (
        obj is None
        and infinitive is None
        and clause is None
        and tree.rel[i] == "acl:relcl"
        and tree.kid(i, "nsubj") is not None
    ):
        heard = tree.head[i]  # «a claim that the government denies»
        if (
            tree.pos[heard] == "NOUN"
            and tree.head[tree.kid(i, "nsubj") or i] == i
            and (use := pick(uses, "n")) is not None
        ):
            if tree.lower[tree.kid(i, "nsubj") or i] not in ("who", "which", "that"):
                return use, "n", [heard], None
    if clause is None:
        clause = _parataxis_content(tree, i, uses) or _said_in(tree, i)
    quoted = clause is not None and (_opens_quote(tree, clause) or _colon_before(tree, clause))
    if clause is not None and (use := pick(uses, "c") or (pick(uses, "q") if quoted else None)) is not None:
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
        if use.stance == "denies" and _colon_before(tree, clause):
            use = replace(use, stance="states")  # «The line denies it: “Our people were the last to leave.”»
        named = [obj] if obj is not None and obj != addressed and i < obj < clause else []  # «found them to be»
        return use, "c", [*stray, *named, clause, *also], addressed
    if infinitive is not None:
        asked = obj if obj is not None else tree.kid(i, "iobj")  # «ask the public not to speculate»
        made = _infinitive(tree, i, uses, infinitive, asked)
        if made is not None:
            return made
    prepositional = [(k, tree.case(k)) for k in tree.kids_of(i, "obl", "advcl", "nmod", "ccomp")]
    if (
        obj is not None
        and (use := pick(uses, "d")) is not None
        and (tree.lemma[i] != "put" or tree.lemma[obj] in words.COUNTED.split())
    ):
        rest = [k for k, prep in prepositional if prep in use.preps]
        if rest:
            return use, "d", [obj, *rest], None
        if use.preps - {"as"} and any(tree.case(k) in use.preps and k > obj for k in tree.kids_of(obj, "acl", "nmod")):
            return use, "d", [obj], None
    for k, prep in prepositional:
        use = pick(uses, "", prep) if prep and k > i else None
        if use is None or (obj is not None and tree.kid(i, "compound:prt") is not None):
            continue  # «pointed the way out to them»
        if "d" in use.frames and prep in ("at", "with", "to"):
            continue  # «charged with theft», «compared with May»: said of an object or not at all
        if not (obj is not None and "a" not in use.frames and "n" in use.frames):
            rest = [x for x in tree.kids_of(i, "xcomp", "advcl", "obl") if x > k and tree.case(x) == _REST[tree.dep[x]]]
            return use, ":", [k, *rest], obj
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
        if any(
            tree.dep[k] == "appos" or (tree.pos[k] == "PUNCT" and tree.lower[k] in ('"', "“", "''", "‘", "'"))
            for k in range(obj, tree.right[obj])
        ):
            return use, "d", [obj], None
    if obj is not None and tree.lemma[i] in words.LIGHT.split() and tree.lemma[obj] in cue_words("NOUNS"):
        return None  # «expressed support for»: the noun attributes
    denied_to = iobj is not None and tree.lemma[i] == "deny"  # «denied them entry»
    if obj is not None and (use := pick(uses, "n")) is not None and _states_something(tree, obj, use) and not denied_to:
        preps = (*use.preps, "as")
        return use, "n", [obj, *(k for k, prep in prepositional if k > obj and prep in preps)], None
    return None


_REST = {"xcomp": "to", "advcl": "to", "obl": "as"}  # «called on them to go», «referred to it as a lie»


def _infinitive(
    tree: Tree, i: int, uses: tuple[Cue, ...], infinitive: int, obj: int | None
) -> tuple[Cue, str, list[int], int | None] | None:
    """The use of a verb with an open complement: infinitive, gerund, or what the object is called."""
    having = any(tree.tag[k] == "VBG" for k in tree.kids_of(infinitive, "aux"))  # «denied having met»
    gerund = (tree.tag[infinitive] == "VBG" or having) and tree.kid(infinitive, "mark") is None
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
        if uses[0].group == "order" or any(tree.tag[k] == "MD" for k in tree.kids_of(i, "aux")):
            return None  # «as the mayor demanded», «as anybody could confirm» are about what they stand beside
        if tree.case(i) != "as" or (tree.kid(i, "aux:pass") is not None and tree.kid(i, "nsubj:pass") is None):
            return None
        return head
    return head if tree.dep[i] in ("parataxis", "discourse") and subject_of(tree, i)[1] else None


def _said_in(tree: Tree, i: int) -> int | None:
    """The clause that hangs from the document it was said in: «told the paper in a statement that it fell»."""
    for k in tree.kids_of(i, "obl"):
        if tree.lemma[k] in words.DOCUMENTS.split() or tree.lemma[k] in ("interview", "briefing", "conference"):
            for clause in tree.kids_of(k, "acl"):
                if tree.case(clause) == "that" and tree.rel[clause] != "acl:relcl":
                    return clause
    return None


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
    if clause is not None and (use := pick(uses, "c")) is not None and not stands_beside(tree, i, clause):
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
