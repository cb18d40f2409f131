"""Who reprints whom: reports that have their text from another report, with the words they share.

A pair is found by shared fingerprints (`sayso.link.shingles`), judged by how much of the shorter report's own words,
quotations left out, stands in the other, and pointed from the later to the earlier. Work and memory are bounded: a
report is compared with at most `CANDIDATES` others, whatever the number of reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.link.credit import credited, names_itself
from sayso.link.nearby import Nearby
from sayso.link.profile import profile_page
from sayso.link.retell import Gist, gist_of, retold
from sayso.link.shingles import POSTINGS, Run, Words, fingerprints, shared_runs, shingles_of, words_of
from sayso.records import Copy, Page, Passage, Published, Report

SHARE = 0.2  # of the shorter report's own words; independent pairs of one story reach 0.16 on dev
SENTENCE = 20  # own words in one run: a whole sentence taken over, whatever the rest
REPRINT = 0.6  # from here on it is called a reprint, below it partial reuse
CREDITED = 0.03  # enough where the credit line names the other report's outlet
CANDIDATES = 24  # reports compared with each, those that share most fingerprints
LEAST = 20  # own words; the share of a shorter text is measured as if it had as many
SAME_DAY = timedelta(hours=12)  # a wire writes through the day: nearer than this its stamp does not decide
RETOLD_TRIED = 8  # reports that each is held against as a retelling
GISTS = 4096  # of these the gist is kept at a time
RETELLING = 0.0  # share of a retelling: its words are its own
MET = 2  # shared fingerprints before a pair is looked at


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
    with the number of reports times `CANDIDATES`.
    """
    reports = sorted((page.report for page in pages), key=printing_order)
    words = [words_of(report) for report in reports]
    shingles = [shingles_of(each.tokens) for each in words]
    found: dict[int, dict[int, Copy]] = defaultdict(dict)
    for first, second in candidate_pairs(shingles):
        reuse = measure_reuse(words[first], words[second], shared_runs(shingles[first], shingles[second]))
        why = reuse_shown(reports[first], reports[second], reuse)
        if why is None:
            continue
        of, copy = (first, second) if comes_first(reports[first], reports[second], reuse) else (second, first)
        found[copy][of] = Copy(
            reports[of].id, round(reuse.share, 3), why, passages(words[copy], words[of], reuse.runs, copy == second)
        )
    ordered = sorted(pages, key=lambda page: printing_order(page.report))
    for copy, of, why in find_retellings(ordered, words):
        if of not in found[copy] and copy not in found[of]:
            found[copy][of] = Copy(reports[of].id, RETELLING, why)
    return {reports[at].id: earliest_only(at, found) for at in sorted(found) if found[at]}


def find_retellings(pages: Sequence[Page], words: Sequence[Words]) -> Iterator[tuple[int, int, str]]:
    """Rewrites among the reports: the position of the copy, that of the original, and why; see `sayso.link.retell`."""
    nearby = Nearby()

    @lru_cache(maxsize=GISTS)
    def gist(at: int) -> Gist:
        return gist_of(pages[at], words[at])

    for later, page in enumerate(pages):
        *_, near = nearby.add(profile_page(page).terms)
        for earlier in near[:RETOLD_TRIED].tolist():
            for short, other in ((later, earlier), (earlier, later)):
                one, two = pages[short].report, pages[other].report
                if not may_follow(one.published, two.published):
                    continue
                why = retold(gist(short), gist(other), credited=credited(one, two) is not None)
                if why:
                    yield short, other, why
                    break


def may_follow(copy: Published, of: Published) -> bool:
    """Whether a report may retell another by when they came out: about a day and a half later at most."""
    one, other = instants(copy), instants(of)
    if not one or not other:
        return True
    return other[0] - SAME_DAY <= one[1] and one[0] <= other[1] + 3 * SAME_DAY


def printing_order(report: Report) -> tuple[str, int, str]:
    """Sorts reports by when they were published, the undated last, then the longer first."""
    return report.published.low or "9999", -len(report.text), report.id


# ---------------------------------------------------------------- which pairs to look at


def candidate_pairs(shingles: Sequence[NDArray[np.uint64]]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of positions that share `MET` fingerprints, at most `CANDIDATES` for each later one.

    A fingerprint leads only to its first `POSTINGS` holders: of a thousand identical reports each meets the first
    ones, which is where it will point.
    """
    prints = [fingerprints(each) for each in shingles]
    holders = np.repeat(np.arange(len(prints), dtype=np.int64), [len(each) for each in prints])
    if not len(holders):
        return
    hashes = np.concatenate(prints)
    order = np.lexsort((holders, hashes))
    hashes, holders = hashes[order], holders[order]
    opens = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    group = np.repeat(opens, np.diff(np.r_[opens, len(hashes)]))
    rank = np.arange(len(hashes)) - group
    total = np.int64(len(prints))
    keys, counts = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    for place in range(POSTINGS):
        later = np.flatnonzero(rank > place)
        if not len(later):
            break
        met = holders[later] * total + holders[group[later] + place]
        keys, back = np.unique(np.concatenate([keys, met]), return_inverse=True)
        counts = np.bincount(back, weights=np.concatenate([counts, np.ones(len(met))])).astype(np.int64)
    keep = counts >= MET
    keys, counts = keys[keep], counts[keep]
    lates, earlies = keys // total, keys % total
    order = np.lexsort((earlies, -counts, lates))
    taken: dict[int, int] = defaultdict(int)
    for late, early in zip(lates[order].tolist(), earlies[order].tolist(), strict=True):
        taken[late] += 1
        if taken[late] <= CANDIDATES:
            yield early, late


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
        spans.append(Passage(copy.starts[here], copy.ends[here + last], of.starts[there], of.ends[there + last]))
    return tuple(sorted(spans, key=lambda passage: (passage.start, passage.of_start)))


def earliest_only(copy: int, found: dict[int, dict[int, Copy]]) -> tuple[Copy, ...]:
    """The links of one report without those to reports that are themselves copies of another it is linked to."""
    links = found[copy]
    kept = [of for of in sorted(links) if not any(other in found.get(of, ()) for other in links if other != of)]
    return tuple(links[of] for of in kept)
