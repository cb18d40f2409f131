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
from sayso.link.copies import REPRINT
from sayso.link.nearby import Ids, Nearby
from sayso.link.profile import Profile, profile_page
from sayso.records import Copy, Page

ALIKE = 0.15  # mean likeness from which on two groups are one story; set on three worlds at once, see decision 0007
CLOSE, SHRINK = 0.75, 12.0  # how alike two groups must be for what each is within, see `link_groups`
ALONE = 0.5  # weight of a word that no other report of the run has
LEANING, CLEARLY = 0.09, 1.7  # how alike a report alone must be to a story that takes it in, and against the next story
SEVERAL, ASKED = 3, 12  # reports that such a story has at least; of so many of them the likeness is asked
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
        stream.add(profile_page(page), copies.get(page.report.id, ()), number)
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
        self._copied: list[tuple[int, Copy]] = []
        self._placed = bytearray()

    def add(self, profile: Profile, copies: Sequence[Copy] = (), label: int | None = None) -> None:
        """Takes in one report; `copies` are the reports it is copied from, `label` what `groups` calls it."""
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
        self._copied += [(here, copy) for copy in copies]
        self._placed.append(profile.placed)

    def groups(self) -> list[list[int]]:
        """The labels of the reports of each story."""
        rare = self._nearby.rarities() * np.where(self._nearby.met < 2, ALONE, 1.0)
        likeness = Likeness(self._ids, self._counts, self._outlets, self._days, self._disowned, rare)
        alike = self._alike(likeness)
        copied: dict[int, dict[int, float]] = defaultdict(dict)
        for here, copy in self._copied:
            if copy.of in self._at:
                copied[here][self._at[copy.of]] = copy.share
        joined = [*zip(alike.left.tolist(), alike.right.tolist(), strict=True)]
        joined += [(here, of) for here, each in copied.items() for of in each]
        found = []
        for part in connected(len(self.names), joined):
            part.sort(key=self.names.__getitem__)
            found += split(part, likeness, alike, copied)
        return [[self.labels[at] for at in group] for group in self._taken_in(found, likeness)]

    def _taken_in(self, groups: list[list[int]], likeness: Likeness) -> list[list[int]]:
        """The groups; a report that stands alone and does not say where it was written is taken into the story that it
        is clearly most like: a blog or a statement leans on what its readers know."""
        home = {at: number for number, group in enumerate(groups) for at in group}
        found = {number: list(group) for number, group in enumerate(groups)}
        near: dict[int, dict[int, list[int]]] = {
            group[0]: {}
            for group in groups
            if len(group) == 1 and not self._placed[group[0]] and group[0] not in self._disowned
        }
        for here in range(len(self.names)):  # a report's row holds earlier ones only
            for other in self._near.row(here).tolist():
                for alone, at in ((here, other), (other, here)):
                    if alone in near and len(groups[home[at]]) >= SEVERAL:
                        near[alone][home[at]] = groups[home[at]]
        for alone, stories in near.items():
            story = leaning_to(alone, stories, likeness)
            if story is not None:
                found[story] += found.pop(home[alone])
        return list(found.values())

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


def leaning_to(here: int, stories: Mapping[int, list[int]], likeness: Likeness) -> int | None:
    """The key of the story that a report is most like, by the mean of the first `ASKED` reports; None where it is not
    like it enough or not clearly more than the next."""
    if not stories:
        return None
    asked = [members[:ASKED] for members in stories.values()]
    scores = likeness.against(here, likeness.gather([at for members in asked for at in members]))
    bounds = np.cumsum([len(members) for members in asked])[:-1]
    means = {key: float(part.mean()) for key, part in zip(stories, np.split(scores, bounds), strict=True)}
    first, *others = sorted(means, key=lambda key: -means[key])
    clear = not others or means[first] >= CLEARLY * means[others[0]]
    return first if means[first] >= LEANING and clear else None


def split(
    part: list[int], likeness: Likeness, alike: Pairs, copied: Mapping[int, Mapping[int, float]], least: float = ALIKE
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
        for column in (row_of[of] for of in copied.get(here, {}) if of in row_of):
            table[row, column] = table[column, row] = max(table[max(row, column), min(row, column)], COPIED)
    reprints = [(row_of[here], row_of[of]) for here in part for of, share in copied.get(here, {}).items()
                if share >= REPRINT and of in row_of]  # fmt: skip
    weights = np.ones(len(part))
    for text in connected(len(part), reprints):
        weights[text] = 1 / len(text)
    groups = link_groups(table, ALIKE, close=CLOSE, shrink=SHRINK, weights=weights)
    return [[part[at] for at in group] for group in groups]


def cut(part: Sequence[int], pairs: Pairs) -> Iterator[list[int]]:
    """The sets into which pairs connect the reports of a part."""
    row_of = {at: row for row, at in enumerate(part)}
    rows = ((row_of[one], row_of[other]) for one, other in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    return ([part[row] for row in each] for each in connected(len(part), rows))
