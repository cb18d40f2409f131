"""Speakers: who a source is within the report, and what kind of source it makes.

A source that names nobody by itself, a pronoun or «the network», is looked up in the `cast` before it: same sex and
number, fitting title or kind, the nearest first and speakers before others.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from sayso.annotate.attribution_spans import Attribution, Chars, source_span
from sayso.annotate.cast import Cast, Member, beside, listed, set_off, short_name, titles_of_people
from sayso.annotate.tree import Tree
from sayso.records import Speaker, SpeakerKind


def speaker_of(tree: Tree, cast: Cast, attribution: Attribution, quoting: Speaker | None = None) -> Speaker | None:
    """The speaker of an attribution; `quoting` is who speaks round it, for «I» inside a quotation."""
    word, span = attribution.source_word, attribution.source
    if word is None or span is None:
        return None
    if tree.pos[word] == "PRON":
        quoted = [(s, e) for s, e in attribution.contents if tree.text[s] in "“\"'‘«„`"]
        cast = _without(cast, quoted)  # «“I saw a girl,” she said» is not the girl's
        others = _without(cast, [(s, e) for s, e in attribution.contents if e < tree.start[word]])
        if _pronoun(tree, others, word) is not None:  # nor «Renn sent it, he says» Renn's, if another may say it
            cast = others
    if attribution.through and tree.pos[word] == "PRON":  # «In a message to the news site Lantern it says»
        apart = [(tree.start[tree.left[w]], tree.end[tree.right[w] - 1]) for w in attribution.through if w < word]
        cast = _without(cast, apart)
    return identify(tree, cast, word, span, quoting)


def _without(cast: Cast, spans: list[Chars]) -> Cast:
    """The cast without those named in these spans."""
    if not spans:
        return cast
    return replace(cast, members=tuple(m for m in cast.members if not any(s <= m.start < e for s, e in spans)))


def identify(tree: Tree, cast: Cast, word: int, span: Chars, quoting: Speaker | None = None) -> Speaker:
    """Who the phrase headed by `word` is."""
    start, end = span
    lower = tree.lower[word]
    name = short_name(tree, word, span)
    member = _in_span(tree, cast, word, span)
    if lower in listed("RELATIVES") and tree.pos[word] in ("PRON", "DET", "SCONJ"):
        above = next((h for h in tree.up(word) if tree.rel[h] == "acl:relcl"), None)
        if above is not None and tree.head[above] != word and tree.pos[tree.head[above]] in ("NOUN", "PROPN", "PRON"):
            noun = tree.head[above]
            inner = identify(tree, cast, noun, source_span(tree, noun, word), quoting)
            return Speaker(start, end, inner.name, inner.entity, inner.kind)
    if member is None and tree.pos[word] == "PRON":
        if lower in listed("SPEAKER_PRONOUNS") and quoting is not None:
            return Speaker(start, end, quoting.name, quoting.entity, quoting.kind)
        member = _pronoun(tree, cast, word)
        if member is None:
            return Speaker(start, end, name, name.lower(), _kind(tree, word, None, name))
        if member.word >= 0:  # «the major … He said»: the major himself may take up a name
            member = _taken_up(tree, cast, member.word) or member
    elif member is None and tree.pos[word] in ("NOUN", "PROPN", "NUM", "ADJ"):
        member = _taken_up(tree, cast, word)
    if member is None:
        return Speaker(start, end, name, name.lower(), _kind(tree, word, None, name))
    fullest = cast.full.get(member.entity, member)
    return Speaker(start, end, fullest.name, fullest.entity, _kind(tree, word, fullest, name))


def _in_span(tree: Tree, cast: Cast, word: int, span: Chars) -> Member | None:
    """The name that the phrase itself gives: on its head, or beside it for a person («coach Alireza Mehraban»)."""
    inside = [m for m in cast.members if span[0] <= m.start and m.end <= span[1] and m.label]
    at = tree.start[word]
    for member in inside:
        if member.start <= at < member.end and member.label in ("PERSON", "ORG", "PLACE", "GROUP"):
            return member
    for member in cast.members:  # «says Stefka Malinova», read as two subjects
        if member.start == at and member.end > span[1] and member.label == "PERSON":
            return member
    apart = set_off(tree, inside, word, Member(*span, "", "", "body", "", frozenset(), 0))
    if apart is not None:
        return inside[apart]
    one = tree.lower[word] in ("one", "another")  # «said one, Paul Aubert»
    if tree.lemma[word] not in titles_of_people() and tree.pos[word] != "PROPN" and not one:
        return None
    return next((m for m in inside if beside(tree, m, word)), None)


def _pronoun(tree: Tree, cast: Cast, word: int) -> Member | None:
    """The nearest one before that a pronoun can mean."""
    lower = tree.lower[word]
    if lower in listed("PLURAL_PRONOUNS"):
        sorts: tuple[str, ...] = ("people", "body")
        sex = "plural"
    elif lower in listed("THINGS"):
        sorts, sex = (("body",), "")
    elif lower in listed("MALE") or lower in listed("FEMALE"):
        sorts, sex = ("person",), "m" if lower in listed("MALE") else "f"
    else:
        return None
    near = tree.sent[word] - 1
    said = [
        m
        for m in cast.members
        if m.rank == 2 and m.label and tree.sent[_at(tree, m)] >= near and m.end < tree.start[word]
    ]
    if sorts == ("body",) and said and said[-1].sort != "people" and " " not in said[-1].name and not said[-1].sex:
        return said[-1]  # «Tarnhold said … It denied …», whatever Tarnhold was taken for
    return _nearest(
        tree,
        cast,
        word,
        lambda m: (
            m.sort in sorts
            and (sex in ("", "plural") or m.sex in ("", sex))
            and (m.label != "PLACE" or m.rank == 2)
            and not (sex in ("m", "f") and _acts_on(tree, m, lower))
        ),
        sex,
    )


def _at(tree: Tree, m: Member) -> int:
    return min(bisect_left(tree.start, m.start), len(tree.sent) - 1)


def _acts_on(tree: Tree, m: Member, pronoun: str) -> bool:
    """Whether somebody acts on one of that sex, and so is another: «If Lisk sends him back, he says»."""
    same = listed("MALE") if pronoun in listed("MALE") else listed("FEMALE")
    for i in range(bisect_left(tree.start, m.start), bisect_left(tree.start, m.end)):
        if tree.dep[i] == "nsubj":
            return any(
                tree.pos[k] == "PRON" and tree.lower[k] in same for k in tree.kids_of(tree.head[i], "obj", "iobj")
            )
    return False


def _aside(tree: Tree, k: int) -> bool:
    """Whether a relative clause only adds something: «the major, who had it from a doctor»."""
    return tree.rel[k] == "acl:relcl" and "," in tree.lower[tree.left[k] - 1 : tree.left[k] + 1]


def _taken_up(tree: Tree, cast: Cast, word: int) -> Member | None:
    """Whom a description takes up: «the network», «the deposed leader», «the 59-year-old»."""
    definite = any(
        tree.lower[k] in ("the", "this", "that", "his", "her", "their", "its")
        for k in tree.kids_of(word, "det", "nmod:poss")
    )
    if not definite or (
        any(not _aside(tree, k) for k in tree.kids_of(word, "nmod", "acl", "compound"))
        and tree.lemma[word] not in listed("BARE_OUTLETS")
    ):
        return None
    if any(tree.text[tree.start[k]].isupper() for k in tree.kids_of(word, "amod")):
        return None  # «the Venezuelan government» says itself whose it is
    if "Number=Plur" in tree.morph[word] or tree.tag[word] == "NNS":
        return _nearest(tree, cast, word, lambda m: m.sort == "people" and tree.lemma[word] in m.titles)
    lemma = tree.lemma[word]
    if lemma in listed("BARE_OUTLETS"):
        if any(tree.pos[k] == "PROPN" and k == word + 1 for k in tree.kids_of(word, "appos", "flat")):
            return None  # «the news site Lantern»
        if not all(tree.lower[k] in listed("OUTLETS") for k in tree.kids_of(word, "amod", "compound")):
            return None  # «the regional health agency» is itself, whatever name stands before it
        return _nearest(
            tree, cast, word, lambda m: m.label == "ORG" and (lemma in m.name.lower() or _is_outlet(m.name))
        ) or _nearest(tree, cast, word, lambda m: m.label == "ORG")
    body = lemma in listed("ORGANISATIONS") or lemma in listed("STATE")
    same = _nearest(
        tree,
        cast,
        word,
        lambda m: (
            lemma in m.titles
            and m.sort != "people"
            and m.start != tree.start[word]
            and not (body and m.label == "PERSON")
        ),
    )
    if same is not None:
        return same
    sex = "m" if lemma in listed("MALE") else "f" if lemma in listed("FEMALE") else ""
    if lemma in listed("LEADERS"):
        return _nearest(tree, cast, word, lambda m: m.label == "PERSON" and bool(m.titles & listed("LEADERS")))
    if lemma in (
        "man",
        "woman",
        "boy",
        "girl",
        "mogul",
        "billionaire",
        "politician",
        "candidate",
        "nominee",
        "old",
    ) or lemma.endswith("-old"):
        return _nearest(tree, cast, word, lambda m: m.label == "PERSON" and (not sex or m.sex in ("", sex)), sex)
    if lemma in listed("ORGANISATIONS") or lemma in listed("STATE"):
        return _nearest(tree, cast, word, lambda m: m.label == "ORG" and lemma in m.name.lower()) or (
            _nearest(tree, cast, word, lambda m: m.label == "ORG" and not _is_outlet(m.name))
            if lemma
            in ("company", "firm", "group", "organisation", "organization", "operator", "union", "charity", "airline")
            else None
        )
    return None


def _nearest(tree: Tree, cast: Cast, word: int, fits, sex: str = "") -> Member | None:  # type: ignore[no-untyped-def]
    """The best fitting member before a word: few sentences back, speakers and subjects before others."""
    at, here = tree.start[word], tree.sent[word]
    best: tuple[float, Member] | None = None
    for member in reversed(cast.members):
        if member.end > at or (member.start <= at < member.end):
            continue
        if not fits(member):
            continue
        back = here - tree.sent[min(bisect_left(tree.start, member.start), len(tree.sent) - 1)]
        score = member.rank - 1.2 * back + (1.2 if sex and member.sex == sex else 0) + (0.4 if member.label else 0)
        score += 0.5 if sex == "plural" and member.sort == "people" else 0
        if best is None or score > best[0] + 1e-9:
            best = (score, member)
        if back > 12 and best is not None:
            break
    return best[1] if best else None


def _is_outlet(name: str) -> bool:
    lowers = name.lower().replace(".", " ").split()
    return any(lower in listed("OUTLETS") for lower in lowers)


def _kind(tree: Tree, word: int, member: Member | None, name: str) -> SpeakerKind:
    """What kind of source it is."""
    lemma = tree.lemma[word]
    lowers = set(name.lower().replace("'s", "").replace("’s", "").split())
    titles = (member.titles if member else frozenset()) | {lemma}
    if member is not None and member.label == "PERSON":
        return "official" if titles & listed("OFFICES") else "named"
    if member is not None and member.label in ("ORG", "PLACE"):
        if member.label == "ORG" and _is_outlet(member.name) and not lowers & {"official", "officials"}:
            return "outlet"
        own = set(member.name.lower().split()) | {lemma}
        if member.label == "PLACE" or own & listed("STATE"):
            return "official"
        return "organisation"
    if member is not None and member.label == "GROUP":
        return "vague"
    if lowers & listed("QUANTIFIERS") and lemma not in listed("OFFICES"):
        return "vague"
    if lemma in listed("WITNESSES"):
        return "witness"
    plural = "Number=Plur" in tree.morph[word] or tree.tag[word] == "NNS"
    if lemma in listed("UNNAMED") and not plural:
        return "unnamed"
    if lemma in listed("VAGUE"):
        return "vague" if lemma != "source" or plural else "unnamed"
    if lemma in listed("STATE"):
        return "official"
    if lemma in listed("OFFICES"):
        return "official" if plural else "unnamed"
    if lemma in listed("OUTLETS") or lemma in listed("BARE_OUTLETS"):
        return "outlet"
    if lemma in listed("ORGANISATIONS"):
        return "organisation"
    if tree.pos[word] == "PROPN":
        return "named"
    if tree.pos[word] == "PRON":
        return "unnamed" if lemma in ("he", "she", "i", "we") else "vague"
    if lemma in listed("PERSON_NOUNS"):
        return "vague" if plural else "unnamed"
    return "vague" if plural else "unnamed"
