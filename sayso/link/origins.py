"""Independent origins: which claims rest on one and the same source, and why.

Two claims have one origin when one report copies the other, when they name the same speaker, a person and his or her
office, when one outlet's unnamed sources stand behind both, or when a report states in its own voice what the source it
names for the same event says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from sayso.language.en.depiction import PICTURES
from sayso.link.copies import RETELLING
from sayso.link.facets import Facets, name_keys
from sayso.link.lexicon import group_words, keys_of, word_key
from sayso.link.naming import report_name
from sayso.link.nations import NATION, with_nations
from sayso.link.offices import (
    bodies_of,
    described_offices,
    is_of_state,
    office_words,
    person_keys,
    person_last,
    same_office,
)
from sayso.link.titles import Titled, find_titles, is_title, known_keys
from sayso.records import Copy, Origin, Page, Report, Speaker

PASSAGE = 0.6  # of a claim in a copied passage makes it a copy
WHOLE = 0.6  # a report with this share of another's words, or a rewrite, has its facts from it
UNNAMED = {"unnamed", "vague", "witness"}
SHORTEST = 5  # letters of a place whose adjective is known by its stem: «Ardonian» of Ardonia
LENT = 6  # words in a row that two reporters do not choose alike
MOST = 400  # sources of one event that are compared with one another; beyond, only equal names merge


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands behind a claim: `name` as written, the keys of a person's name, of an office's words, the outlet.

    `own` is the report's own voice, `seen` when it tells what a picture shows; `text` is the report whose words these
    are: its own, or the one it copies; `words` are their keys.
    """

    claim: str
    report: str
    name: str
    kind: str
    person: frozenset[str]
    office: frozenset[str]
    outlet: str
    loose: bool
    own: bool
    text: str
    span: tuple[int, int] = (0, 0)
    words: str = ""
    seen: bool = False


@cache
def pictures() -> frozenset[str]:
    """The keys of the words for pictures."""
    return frozenset(word_key(word) for word in (*PICTURES.split(), "camera"))


class Sources:
    """Who stands behind each claim of some pages: built once, asked many times."""

    def __init__(self, pages: Sequence[Page], copies: Mapping[str, tuple[Copy, ...]]) -> None:
        self.reports: dict[str, Report] = {page.report.id: page.report for page in pages}
        self.bodies: dict[str, dict[str, frozenset[str]]] = {page.report.id: bodies_of(page) for page in pages}
        self.titled: dict[str, tuple[Titled, ...]] = {
            page.report.id: tuple(replace(title, text=self.spelled_out(page.report.id, title.text))
                                  for title in find_titles(page)) for page in pages
        }  # fmt: skip
        self.offices: dict[str, frozenset[str]] = described_offices(self.titled.values())
        spots = (page.report.text[place.start : place.end] for page in pages for place in page.places)
        self.grounds: frozenset[str] = frozenset(
            key for spot in spots for key in name_keys(spot)
        )  # places make nobody an office: the police of a city do not speak for its students
        self.stems: dict[str, str] = {key[:-1]: key for key in sorted(self.grounds) if len(key) >= SHORTEST}
        self.placed: dict[frozenset[str], dict[str, str]] = {}
        self.copies: dict[str, tuple[Copy, ...]] = {
            report: tuple(copy for copy in copies.get(report, ()) if copy.of in self.reports) for report in self.reports
        }
        self.roots: dict[str, str] = {report: root_of(report, self.copies) for report in self.reports}
        self.made: dict[str, Source] = {}
        self.people: dict[str, frozenset[str]] = {
            page.report.id: frozenset(
                key for entity in page.entities if entity.label == "PERSON" for key in keys_of(entity.name)
            )
            for page in pages
        }

    def of(self, facets: Facets) -> Source:
        """The source of one claim."""
        if facets.id not in self.made:
            span, words = (facets.claim.start, facets.claim.end), f" {' '.join(facets.keys)} "
            seen = not pictures().isdisjoint(facets.keys)
            self.made[facets.id] = replace(self.make(facets), span=span, words=words, seen=seen)
        return self.made[facets.id]

    def make(self, facets: Facets) -> Source:
        """The source of one claim, worked out."""
        claim, report = facets.claim, facets.page.report
        speaker, text = claim.speaker, self.text_of(facets)
        outlet = outlet_of(self.reports[text])
        if speaker is None:
            publisher = self.reports[text].publisher or ""
            keys = with_nations(publisher, name_keys(publisher))
            return Source(claim.id, report.id, outlet, "outlet", frozenset(), keys, outlet, False, True, text)
        keys = name_keys(speaker.name) | name_keys(speaker_words(facets, speaker))
        if keys & office_words("own") or not keys:
            return Source(claim.id, report.id, outlet, "outlet", frozenset(), frozenset(), outlet, False, True, text)
        keys |= name_keys(self.spelled_out(report.id, speaker.name))
        bearer = self.bearer(facets, speaker)
        if bearer:
            speaker = replace(speaker, name=bearer, kind="official")
            keys |= name_keys(bearer)
        person = person_keys(speaker)
        if speaker.kind == "named" and self.people[report.id] and not person & self.people[report.id]:
            person = frozenset()  # «Meldane», «Tarnhold»: a country speaks for its offices
        office = with_nations(speaker.name, keys)
        person = person if person & office else frozenset()  # «Moscow», «the White House»
        office -= person
        office |= frozenset().union(*(self.offices.get(key, frozenset()) for key in person_last(person, speaker)))
        loose = not person and bool(keys) and keys <= office_words("loose") | office_words("generic")
        through = claim.via[0].name if claim.via else outlet
        return Source(claim.id, report.id, speaker.name, speaker.kind, person, office, through, loose, False, text)

    def spelled_out(self, report: str, words: str) -> str:
        """Words for somebody with the name of the body that they leave out, where the report has named it: «a
        specialist at the centre», the cyber security centre."""
        if name_keys(words) - office_words("generic") - known_keys("heads"):
            return words
        for before, word in pairwise(["", *words.split()]):
            body = self.bodies[report].get(word_key(word))
            if body and before.lower() not in group_words("offices", "some"):
                return " ".join([words, *sorted(body)])
        return words

    def bearer(self, facets: Facets, speaker: Speaker) -> str | None:
        """The one person whose title in the same report an unnamed speaker bears: «mayor says» over a report that has
        it from «Mayor Ilse Maren»; None for «a mayor»."""
        report, words = facets.page.report, speaker.name.lower().split()
        before = report.text[max(0, speaker.start - len("another ")) : speaker.start].lower().split()[-1:]
        if not words or not is_title(words[-1]) or {*before, words[0]} & group_words("offices", "some"):
            return None
        keys = name_keys(speaker.name)
        called = {title.name for title in self.titled[report.id] if keys <= name_keys(title.text)}
        return called.pop() if len(called) == 1 else None

    def text_of(self, facets: Facets) -> str:
        """The report whose words a claim is: the one it was copied from, passage or whole, else its own."""
        claim, report = facets.claim, facets.claim.report
        for copy in self.copies[report]:
            shared = sum(
                max(0, min(claim.end, passage.end) - max(claim.start, passage.start)) for passage in copy.passages
            )
            if shared >= PASSAGE * (claim.end - claim.start):
                return self.roots[copy.of]
        return self.roots[report]

    def same(self, left: Source, right: Source) -> str | None:
        """Why two claims have one origin, as a sentence; None when they are independent as far as can be seen."""
        return self.one_source(left, right) or (self.one_text(left, right) or (0, None))[1]

    def one_text(self, left: Source, right: Source) -> tuple[int, str] | None:
        """How near two claims of one text in two reports are to being the same statement, nearest 0, and why they have
        one origin; None when they are of two texts, or of two sources that the text tells apart."""
        if left.text != right.text or left.report == right.report:
            return None
        named = self.one_source(left, right)
        if named:
            return 0, named
        shared = f"{self.label(left)} and {self.label(right)} share one text"
        if left.own and right.own:
            return 1, shared
        if left.own or right.own:
            own, other = (left, right) if left.own else (right, left)
            return 3, f"{self.label(own)} has it from the report that names {other.name}"
        if left.kind in UNNAMED and right.kind in UNNAMED:
            return 2, f"{shared}, which has it from {max(left.name, right.name, key=len)}"
        return (2, shared) if left.office & right.office or left.loose or right.loose else None

    def one_source(self, left: Source, right: Source) -> str | None:
        """Why two claims rest on one speaker, office or outlet, as a sentence; None when they do not."""
        if left.own and right.own:
            return f"both are {left.outlet}'s own words" if left.outlet == right.outlet else None
        if left.own or right.own:
            own, other = (left, right) if left.own else (right, left)
            named = bool(other.person) and other.person <= own.office  # «Hydrovar» of Hydrovar AD, a blogger
            speaks = named or self.one_office(own.office, other.office)
            return f"{other.name} speaks for {own.outlet}, which says so itself" if speaks else None
        if left.person and right.person:
            if left.person <= right.person or right.person <= left.person:
                return f"both name {max(left.name, right.name, key=len)}"
            if self.one_office(left.office, right.office) and spokes(left) and spokes(right):
                return f"{left.name} and {right.name} speak for one office"
            return None
        if self.one_office(left.office, right.office):
            return f"{left.name} and {right.name} are one office"
        both = left.kind in UNNAMED and right.kind in UNNAMED and left.outlet == right.outlet
        nested = left.report == right.report and (left.office <= right.office or right.office <= left.office)
        if both and (left.office == right.office or nested):
            return f"the same unnamed {left.name} through {left.outlet}"
        return None

    def one_office(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether two sets of describing words name one office, beside the place that it is of.

        Two nations have two ministries; «Meldane» and its ministry are one.
        """
        lands = self.lands(left), self.lands(right)
        plain = left - lands[0].keys(), right - lands[1].keys()
        if all(plain):
            apart = all(lands) and not set(lands[0].values()) & set(lands[1].values())
            return same_office(*plain) and not (apart and is_of_state(*plain, *lands))
        land, body = sorted((left, right), key=len)
        speaks = bool(land) and land < body and bool(body & office_words("state"))
        return speaks or (left == right and bool(left))

    def lands(self, office: frozenset[str]) -> dict[str, str]:
        """The words of an office that tell where it is, each with the place: «Ardonian» is of Ardonia."""
        if office not in self.placed:
            found = {key: key if key.startswith(NATION) else self.ground_of(key) for key in office}
            self.placed[office] = {key: ground for key, ground in found.items() if ground}
        return self.placed[office]

    def ground_of(self, key: str) -> str | None:
        """The place of the story that a word names, or that it is an adjective of; the longest such."""
        if key in self.grounds:
            return key
        ends = range(len(key), SHORTEST - 2, -1)
        return next((self.stems[key[:end]] for end in ends if key[:end] in self.stems), None)

    def label(self, source: Source) -> str:
        """What to call a source's report in a sentence."""
        return outlet_of(self.reports[source.report])


def root_of(report: str, copies: Mapping[str, tuple[Copy, ...]]) -> str:
    """The report at the head of a chain of whole copies; itself when it is no copy."""
    seen = {report}
    while True:
        whole = sorted((c for c in copies.get(report, ()) if depends_wholly(c)), key=lambda c: (-c.share, c.of))
        if not whole or whole[0].of in seen:
            return min(seen) if whole else report
        report = whole[0].of
        seen.add(report)


def depends_wholly(copy: Copy) -> bool:
    """Whether a copy leaves a report nothing of its own to say."""
    return copy.share >= WHOLE or copy.share == RETELLING


def outlet_of(report: Report) -> str:
    """The outlet's name, else the writer's, else what a reader would call it."""
    return report.publisher or report.byline or report_name(report)


def speaker_words(facets: Facets, speaker: Speaker) -> str:
    """The words that name a speaker in the text, at most 80 characters of them."""
    return facets.page.report.text[speaker.start : min(speaker.end, speaker.start + 80)]


def spokes(source: Source) -> bool:
    """Whether a source is somebody who speaks for an office."""
    return bool({word_key(word) for word in ("spokesman", "spokeswoman", "spokesperson")} & source.office)


def origins_of(members: Sequence[Facets], sources: Sources) -> tuple[Origin, ...]:
    """The independent origins among claims that affirm one event, the first in the order of the claims first."""
    found = with_lent([sources.of(facets) for facets in members])
    owner = list(range(len(found)))
    whys: dict[int, list[str]] = defaultdict(list)

    def top(at: int) -> int:
        while owner[at] != at:
            at = owner[at]
        return at

    def merge(left: int, right: int, why: str) -> None:
        low, high = sorted((top(left), top(right)))
        if low != high:
            owner[high] = low
            whys[low] += whys.pop(high, [])
            if why not in whys[low]:
                whys[low].append(why)

    voices: dict[tuple[str, str, str, bool], int] = {}
    distinct = []
    for at, source in enumerate(found):
        voice = (source.report if not source.own else source.outlet, source.name, source.kind, source.own)
        if voice in voices:
            merge(voices[voice], at, f"the same voice: {source.name}")
        else:
            voices[voice] = at
            distinct.append(at)
    for position, left in enumerate(distinct[:MOST]):
        for right in distinct[position + 1 : MOST]:
            why = sources.one_source(found[left], found[right])
            if why and top(left) != top(right):
                merge(left, right, why)
    merge_copied(found, distinct[:MOST], sources, merge)
    merge_passed_on(found, distinct, merge)
    merge_within_reports(found, distinct, merge)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(len(found)):
        groups[top(at)].append(at)
    return tuple(make_origin([found[at] for at in group], whys.get(first, [])) for first, group in groups.items())


def with_lent(found: Sequence[Source]) -> list[Source]:
    """The sources, those whose very words stand in another report's claim counted to its text: a sentence taken over
    from a wire into a report that is otherwise the reporter's own. Who names a speaker is taken for the first."""
    lent = list(found)
    long = [at for at, source in enumerate(found) if source.words.count(" ") > LENT][:MOST]
    for position, left in enumerate(long):
        for right in long[position + 1 :]:
            one, other = lent[left], lent[right]
            if one.report != other.report and (one.words in other.words or other.words in one.words):
                first, later = (right, left) if one.own and not other.own else (left, right)
                lent[later] = replace(lent[later], text=lent[first].text)
    return lent


def merge_copied(found: Sequence[Source], distinct: Sequence[int], sources: Sources, merge) -> None:  # type: ignore[no-untyped-def]
    """What a copy says is what the report that it copies says: each of its claims goes to the nearest one there.

    Where no claim of the first report is among them, the first copy stands for it.
    """
    of_text: dict[str, list[int]] = defaultdict(list)
    for at in distinct:
        of_text[found[at].text].append(at)
    for text, held in of_text.items():
        first = text if any(found[at].report == text for at in held) else found[held[0]].report
        originals = [at for at in held if found[at].report == first]
        for at in held:
            near = [(reason[0], original, reason[1]) for original in originals
                    if (reason := sources.one_text(found[original], found[at]))]  # fmt: skip
            if near:
                _, original, why = min(near)
                merge(original, at, why)


def merge_passed_on(found: Sequence[Source], distinct: Sequence[int], merge) -> None:  # type: ignore[no-untyped-def]
    """Claims of one report, the one within the other, are one statement passed on: «a rock fell, the driver told the
    police, a spokeswoman said»."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for at in distinct:
        by_report[found[at].report].append(at)
    for held in by_report.values():
        held.sort(key=lambda at: (found[at].span[0], -found[at].span[1]))
        for outer, inner in pairwise(held):
            if found[inner].span[0] < found[outer].span[1]:
                merge(outer, inner, f"{found[outer].name} passes on what {found[inner].name} said")


def merge_within_reports(found: Sequence[Source], distinct: Sequence[int], merge) -> None:  # type: ignore[no-untyped-def]
    """A report's own voice rests on the source it names for the same event, «officials» on the official it names."""
    named: dict[str, int] = {}
    for at in sorted(distinct, key=lambda at: found[at].loose):
        if not found[at].own:
            named.setdefault(found[at].report, at)
    for at in distinct:
        source, other = found[at], named.get(found[at].report, at)
        rests = source.own and not source.seen  # what its camera shows, a report knows by itself
        if other != at and (rests or (source.loose and not found[other].loose)):
            merge(other, at, f"{source.outlet} names {found[other].name} as its source")


def make_origin(sources: Sequence[Source], whys: Sequence[str]) -> Origin:
    """One origin, named after its best-named source."""
    rank = {"official": 0, "named": 0, "organisation": 1, "witness": 2, "unnamed": 3, "outlet": 4, "vague": 5}
    best = min(sources, key=lambda source: (source.loose, rank.get(source.kind, 6), -len(source.person), source.claim))
    why = "; ".join(whys) if whys else "nobody else's word" if len(sources) == 1 else "the same source"
    return Origin(best.name, best.kind, tuple(sorted({source.claim for source in sources})), why)


__all__ = ["Source", "Sources", "origins_of", "outlet_of"]
