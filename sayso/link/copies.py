"""Who reprints whom: reports that have their text from another report, with the words they share.

A pair is found by shared fingerprints (`sayso.link.shingles`), judged by how much of the shorter report's own words,
quotations left out, stands in the other, and pointed from the later to the earlier. Work and memory are bounded: a
report is compared with at most `CANDIDATES` others (`sayso.link.pairs`), and of most reports only the fingerprints are
kept; the words of those that turn out to be candidates are read again.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.link.credit import credited, names_itself
from sayso.link.nearby import Nearby
from sayso.link.pairs import candidates
from sayso.link.profile import profile_page
from sayso.link.retell import Gist, gist_of, may_retell, retold
from sayso.link.shingles import Run, Words, fingerprints, packed, shared_runs, shingles_of, words_of
from sayso.records import Copy, Page, Passage, Published, Report

SHARE = 0.2  # of the shorter report's own words; independent pairs of one story reach 0.16 on dev
SENTENCE = 20  # own words in one run: a whole sentence taken over, whatever the rest
REPRINT = 0.6  # from here on it is called a reprint, below it partial reuse
SENTENCE_PRINTS = 4  # fingerprints that such a run leaves at least
PRINT_WORDS = 16  # words that two reports share for each fingerprint that they share, at most, in short runs
CREDITED = 0.03  # enough where the credit line names the other report's outlet
LEAST = 20  # own words; the share of a shorter text is measured as if it had as many
SAME_DAY = timedelta(hours=12)  # a wire writes through the day: nearer than this its stamp does not decide
RETOLD_TRIED = 8  # reports that each is held against as a retelling
KEPT, GISTS = 8192, 512  # reports whose words, and whose gist, are kept at a time; the rest are read again
RETELLING = 0.0  # share of a retelling: its words are its own


@dataclass(frozen=True, slots=True)
class Reuse:
    """What two reports share, quotations left out.

    `share` is the part of the shorter one's own words, `left` and `right` the part of each, `longest` the words of the
    longest run.
    """

    share: float
    left: float
    right: float
    longest: int
    runs: tuple[Run, ...]


def find_copies(pages: Sequence[Page]) -> dict[str, tuple[Copy, ...]]:
    """For each report id, the reports it has text or facts from; reports without any are left out.

    Each points at the earliest report that has the words, so a reprint of a reprint goes back to the first. Cost grows
    with the number of reports times `CANDIDATES`. No page is held on to: `pages` may make them anew when asked.
    """
    order = sorted(range(len(pages)), key=lambda at: printing_order(pages[at].report))
    ordered = Ordered(pages, order)
    prints, sizes, own = [], array("i"), array("i")
    for at in range(len(order)):
        reading = ordered.read(at)
        prints.append(fingerprints(reading.shingles))
        sizes.append(len(reading.words.tokens))
        own.append(int(reading.words.own.sum()))
    found: dict[int, dict[int, Copy]] = defaultdict(dict)
    retellings = Retellings(ordered, sizes)
    for at, others in enumerate(candidates(prints)):
        for other, met in others:
            least = SHARE * max(LEAST, min(own[at], own[other]))
            likely = met >= SENTENCE_PRINTS or met * PRINT_WORDS >= least or ordered.credit(at, other)
            shown = compare_pair(ordered, other, at) if likely else None
            if shown:
                of, copy, link = shown
                found[copy][of] = link
        for copy, of, why in retellings.add(at):
            if of not in found[copy] and copy not in found[of]:
                found[copy][of] = Copy(ordered.page(of).report.id, RETELLING, why)
    return {ordered.page(at).report.id: earliest_only(at, found) for at in sorted(found) if found[at]}


class Ordered:
    """Pages in printing order, with the words of the `KEPT` read last at hand; others are read again when asked for."""

    def __init__(self, pages: Sequence[Page], order: Sequence[int]) -> None:
        self.pages, self.order = pages, order
        self.own: dict[int, bytes] = {}  # which words are a report's own, by position
        self.read = lru_cache(maxsize=KEPT)(self._read)

    def __len__(self) -> int:
        return len(self.order)

    def page(self, at: int) -> Page:
        """The page at a position."""
        return self.pages[self.order[at]]

    def credit(self, at: int, other: int) -> bool:
        """Whether one of two credits the other's outlet, for which the words need not be read."""
        one, two = self.page(at).report, self.page(other).report
        return bool(credited(one, two) or credited(two, one))

    def _read(self, at: int) -> Reading:
        """The report at a position with its words and shingles."""
        report = self.page(at).report
        words = words_of(report, self.own.get(at))
        self.own[at] = packed(words)
        return Reading(report, words, shingles_of(words.tokens))


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, its words and their shingles."""

    report: Report
    words: Words
    shingles: NDArray[np.uint64]


def compare_pair(ordered: Ordered, first: int, second: int) -> tuple[int, int, Copy] | None:
    """The positions of the original and of the copy, and the link, where two reports share enough words."""
    one, other = ordered.read(first), ordered.read(second)
    reuse = measure_reuse(one.words, other.words, shared_runs(one.shingles, other.shingles))
    why = reuse_shown(one.report, other.report, reuse)
    if why is None:
        return None
    forward = comes_first(one.report, other.report, reuse)
    of, copy = (one, other) if forward else (other, one)
    link = Copy(of.report.id, round(reuse.share, 3), why, passages(copy.words, of.words, reuse.runs, forward))
    return (first, second, link) if forward else (second, first, link)


class Retellings:
    """Rewrites among the reports, taken in one after the other; see `sayso.link.retell`.

    `sizes` is the number of words of each report.
    """

    def __init__(self, ordered: Ordered, sizes: Sequence[int]) -> None:
        self.ordered, self.sizes = ordered, sizes
        self.nearby = Nearby()
        self.gist = lru_cache(maxsize=GISTS)(self._gist)

    def add(self, at: int) -> Iterator[tuple[int, int, str]]:
        """The rewrites that the next report makes with earlier ones: the copy's position, the original's, and why."""
        *_, near = self.nearby.add(profile_page(self.ordered.page(at)).terms)
        for earlier in near[:RETOLD_TRIED].tolist():
            for short, other in ((at, earlier), (earlier, at)):
                why = self._why(short, other)
                if why:
                    yield short, other, why
                    break

    def _why(self, short: int, other: int) -> str | None:
        """Why one report is a rewrite of the other, None where it is not."""
        if not may_retell(self.sizes[short], self.sizes[other]):
            return None
        one, two = self.ordered.page(short).report, self.ordered.page(other).report
        if not may_follow(one.published, two.published):  # most are of another day, so their words are not read again
            return None
        return retold(self.gist(short), self.gist(other), credited=credited(one, two) is not None)

    def _gist(self, at: int) -> Gist:
        return gist_of(self.ordered.page(at), self.ordered.read(at).words)


def may_follow(copy: Published, of: Published) -> bool:
    """Whether a report may retell another by when they came out: about a day and a half later at most."""
    one, other = instants(copy), instants(of)
    if not one or not other:
        return True
    return other[0] - SAME_DAY <= one[1] and one[0] <= other[1] + 3 * SAME_DAY


def printing_order(report: Report) -> tuple[str, int, str]:
    """Sorts reports by when they were published, the undated last, then the longer first."""
    return report.published.low or "9999", -len(report.text), report.id


# ---------------------------------------------------------------- how much they share


def measure_reuse(left: Words, right: Words, runs: Sequence[Run]) -> Reuse:
    """What the runs come to, counting only words that neither report has in quotation marks."""
    marks = np.zeros(len(left.tokens), dtype=np.bool_), np.zeros(len(right.tokens), dtype=np.bool_)
    longest = 0
    for run in runs:
        own = left.own[run.left : run.left + run.size] & right.own[run.right : run.right + run.size]
        marks[0][run.left : run.left + run.size] |= own
        marks[1][run.right : run.right + run.size] |= own
        longest = max(longest, int(own.sum()))
    shares = [
        float(mark.sum()) / max(int(words.own.sum()), LEAST) for mark, words in zip(marks, (left, right), strict=True)
    ]
    shorter = 0 if left.own.sum() <= right.own.sum() else 1
    return Reuse(max(shares[shorter], *shares), shares[0], shares[1], longest, tuple(runs))


def reuse_shown(first: Report, second: Report, reuse: Reuse) -> str | None:
    """Why the pair counts as reuse, as one sentence; None where it doesn't."""
    credit = credited(second, first) or credited(first, second)
    by = f", and one credits {credit}" if credit else ""
    percent = round(100 * min(reuse.share, 1.0))
    if reuse.share >= REPRINT:
        return f"{percent} % of the shorter report's own words stand in the other{by}."
    if reuse.share >= SHARE:
        return f"{percent} % of the shorter report's own words were taken over{by}."
    if reuse.longest >= SENTENCE:
        return f"A passage of {reuse.longest} words, not a quotation, stands in both{by}."
    if credit and reuse.share >= CREDITED:
        return f"It credits {credit} and shares {percent} % of its own words with it."
    return None


def comes_first(first: Report, second: Report, reuse: Reuse) -> bool:
    """Whether `first` is the original: by date where the dates tell, then by credit, then by which contains which."""
    one, other = instants(first.published), instants(second.published)
    if one and other and (one[1] + SAME_DAY < other[0] or other[1] + SAME_DAY < one[0]):
        return one[1] < other[0]
    credit, back = credited(second, first), credited(first, second)
    if bool(credit) != bool(back):
        return bool(credit)
    if names_itself(first) != names_itself(second):
        return names_itself(first)  # a wire's dateline: «BRAILA (Harbour Wire) - »
    if one and other and (one[1] < other[0] or other[1] < one[0]):
        return one[1] < other[0]
    return reuse.left <= reuse.right  # the one of which less is shared contains the other


@lru_cache(maxsize=4096)
def instants(published: Published) -> tuple[datetime, datetime] | None:
    """The first and last moment at which a report may have come out (UTC; a day is a whole day), None if unknown.

    >>> low, high = instants(Published("2026-03-10", "2026-03-10", "stated"))
    >>> (high - low).total_seconds()
    86399.0
    """
    if not published.low:
        return None
    try:
        low, high = (
            moment(stamp, last) for stamp, last in ((published.low, False), (published.high or published.low, True))
        )
    except ValueError:  # an absurd date, such as 2026-02-31, tells nothing
        return None
    return (low, high) if low <= high else None


def moment(stamp: str, last: bool) -> datetime:
    """An ISO date or date-time in UTC; a day gives its first or `last` second."""
    at = datetime.fromisoformat(stamp)
    if len(stamp) <= len("2026-03-10"):
        at = datetime.combine(at.date(), time(23, 59, 59) if last else time())
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def passages(copy: Words, of: Words, runs: Sequence[Run], swapped: bool) -> tuple[Passage, ...]:
    """The shared runs as character spans, in the order of the copy."""
    spans = []
    for run in runs:
        here, there = (run.right, run.left) if swapped else (run.left, run.right)
        last = run.size - 1
        ends = copy.starts[here], copy.ends[here + last], of.starts[there], of.ends[there + last]
        spans.append(Passage(*map(int, ends)))
    return tuple(sorted(spans, key=lambda passage: (passage.start, passage.of_start)))


def earliest_only(copy: int, found: dict[int, dict[int, Copy]]) -> tuple[Copy, ...]:
    """The links of one report without those to reports that are themselves copies of another it is linked to."""
    links = found[copy]
    kept = [of for of in sorted(links) if not any(other in found.get(of, ()) for other in links if other != of)]
    return tuple(links[of] for of in kept)
