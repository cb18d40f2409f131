"""Which reports tell the same story: one rule and one setting, a report at a time or all at once.

Two reports are alike by the words they share, rare ones most, names and leads above the rest (`profile.py`); reports
that came out far apart are less alike (`likeness.py`). Groups are joined, the most alike first, while their reports are
alike enough on average.

Bounds: a report is compared with a bounded number of earlier ones (`sayso.link.nearby`). Groups are formed within sets
of at most `TOGETHER` reports. So time and memory grow with the number of reports, not with its square; kept are eight
bytes a word of a report and `NEIGHBOURS` numbers.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.assemble.cluster import connected, link_groups
from sayso.assemble.likeness import UNDATED, Likeness, Rows
from sayso.link.nearby import Ids, Nearby
from sayso.link.profile import Profile, profile_page
from sayso.records import Copy, Page

ALIKE = 0.15  # mean likeness from which on two groups are one story; set on three worlds at once, see decision 0007
CLOSE, SHRINK = 0.75, 12.0  # how alike two groups must be for what each is within, see `link_groups`
ALONE = 0.5  # weight of a word that no other report of the run has
COPIED = 0.9  # likeness of a report and its copy
TOGETHER = 1500
STEP = 1.25  # by how much higher a likeness a set of more than TOGETHER reports is cut


def group_pages(pages: Sequence[Page], copies: Mapping[str, Sequence[Copy]]) -> list[list[Page]]:
    """The pages of each story, in input order; stories by their first page."""
    return [[pages[number] for number in group] for group in group_numbers(pages, copies)]


def group_numbers(pages: Sequence[Page], copies: Mapping[str, Sequence[Copy]]) -> list[list[int]]:
    """The same by the pages' numbers. No page is held on to: `pages` may make them anew when asked."""
    stream = StoryStream()
    dates = [(page.report.published.low or "", page.report.id) for page in pages]
    for number in sorted(range(len(pages)), key=dates.__getitem__):
        page = pages[number]
        stream.add(profile_page(page), [copy.of for copy in copies.get(page.report.id, ())], number)
    return sorted(sorted(group) for group in stream.groups())


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports with how alike they are."""

    left: Ids
    right: Ids
    likeness: NDArray[np.float32]

    def chosen(self, which: NDArray[np.bool_]) -> Pairs:
        """Some of them."""
        return Pairs(self.left[which], self.right[which], self.likeness[which])


class StoryStream:
    """Reports as they come in, and the stories they make so far.

    `add` costs a bounded amount of work a report; `groups` scores each kept pair anew with what is now known of how
    rare words are, so that the order of arrival does not matter.
    """

    def __init__(self) -> None:
        self.names: list[str] = []  # report ids
        self.labels = array("q")
        self._nearby = Nearby()
        self._ids, self._counts = Rows(np.int32), Rows(np.float32)
        self._near, self._outlets = Rows(np.int32), Rows(np.int32)
        self._days = array("i")
        self._disowned: dict[int, Ids] = {}
        self._at: dict[str, int] = {}
        self._copied: list[tuple[int, str]] = []

    def add(self, profile: Profile, copy_of: Sequence[str] = (), label: int | None = None) -> None:
        """Takes in one report; `copy_of` are the ids of reports it is copied from, `label` what `groups` calls it."""
        here = len(self.names)
        ids, counts, near = self._nearby.add(profile.terms)
        self.names.append(profile.id)
        self.labels.append(here if label is None else label)
        self._ids.add(ids)
        self._counts.add(counts)
        self._near.add(near)
        self._outlets.add(self._nearby.columns(sorted(profile.outlet)))
        self._days.append(UNDATED if profile.day is None else profile.day)
        if profile.disowned:
            self._disowned[here] = self._nearby.columns(sorted(profile.disowned))
        self._at[profile.id] = here
        self._copied += [(here, of) for of in copy_of]

    def groups(self) -> list[list[int]]:
        """The labels of the reports of each story."""
        rare = self._nearby.rarities() * np.where(self._nearby.met < 2, ALONE, 1.0)
        likeness = Likeness(self._ids, self._counts, self._outlets, self._days, self._disowned, rare)
        alike = self._alike(likeness)
        copied: dict[int, set[int]] = defaultdict(set)
        for here, of in self._copied:
            if of in self._at:
                copied[here].add(self._at[of])
        joined = [*zip(alike.left.tolist(), alike.right.tolist(), strict=True)]
        joined += [(here, of) for here, each in copied.items() for of in each]
        found = []
        for part in connected(len(self.names), joined):
            part.sort(key=self.names.__getitem__)
            found += split(part, likeness, alike, copied)
        return [[self.labels[at] for at in group] for group in found]

    def _alike(self, likeness: Likeness) -> Pairs:
        """The kept pairs that are alike."""
        left, right, score = array("i"), array("i"), array("f")
        for here in range(len(self.names)):
            near = self._near.row(here)
            if not len(near):
                continue
            scores = likeness.against(here, likeness.gather(near.tolist()))
            kept = scores >= ALIKE
            right.frombytes(near[kept].tobytes())
            score.frombytes(scores[kept].astype(np.float32).tobytes())
            left.extend([here] * int(kept.sum()))
        return Pairs(np.array(left, dtype=np.int32), np.array(right, dtype=np.int32), np.array(score, dtype=np.float32))


def split(
    part: list[int], likeness: Likeness, alike: Pairs, copied: Mapping[int, set[int]], least: float = ALIKE
) -> list[list[int]]:
    """The groups within a connected set of reports; one too big is first cut at a higher likeness."""
    if len(part) < 2:
        return [part]
    if len(part) > TOGETHER:
        least *= STEP
        members = np.array(part, dtype=np.int32)
        inside = alike.chosen(np.isin(alike.left, members) & np.isin(alike.right, members) & (alike.likeness >= least))
        parts = (
            cut(part, inside) if least < 1 else [part[low : low + TOGETHER] for low in range(0, len(part), TOGETHER)]
        )
        return [group for each in parts for group in split(each, likeness, inside, copied, least)]
    gathered = likeness.gather(part)
    table = np.stack([likeness.against(here, gathered) for here in part])
    row_of = {at: row for row, at in enumerate(part)}
    for row, here in enumerate(part):
        for column in (row_of[of] for of in copied.get(here, ()) if of in row_of):
            table[row, column] = table[column, row] = max(table[max(row, column), min(row, column)], COPIED)
    return [[part[at] for at in group] for group in link_groups(table, ALIKE, close=CLOSE, shrink=SHRINK)]


def cut(part: Sequence[int], pairs: Pairs) -> Iterator[list[int]]:
    """The sets into which pairs connect the reports of a part."""
    row_of = {at: row for row, at in enumerate(part)}
    rows = ((row_of[one], row_of[other]) for one, other in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    return ([part[row] for row in each] for each in connected(len(part), rows))
