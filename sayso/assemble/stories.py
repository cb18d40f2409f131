"""Which reports tell the same story: one rule and one setting, a report at a time or all at once.

Two reports are alike by the words they share, rare ones most, names and leads above the rest (`profile.py`); reports
that came out far apart are less alike. Groups are joined, the most alike first, while their reports are alike enough on
average.

Bounds: a report is compared with a bounded number of earlier ones (`sayso.link.nearby`). Groups are formed within sets
of at most `TOGETHER` reports. So time and memory grow with the number of reports, not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.assemble.cluster import connected, link_groups
from sayso.link.nearby import Ids, Nearby, Weights
from sayso.link.profile import Profile, profile_page
from sayso.records import Copy, Page

ALIKE = 0.15  # mean likeness from which on two groups are one story; set on three worlds at once, see decision 0007
CLOSE, SHRINK = 0.75, 12.0  # how alike two groups must be for what each is within, see `link_groups`
DISOWNED, NAMED = 0.6, 0.3  # what is left of likeness to a report that tells this share of the words one disowns
OUTLET = 0.3  # weight of a publisher's name in another report's text
ALONE = 0.5  # weight of a word that no other report of the run has
FADE, FLOOR = 10.0, 0.5  # days after which likeness has faded by 1/e of what it can lose; it never falls below FLOOR
COPIED = 0.9  # likeness of a report and its copy
TOGETHER = 1500


def group_pages(pages: Sequence[Page], copies: Mapping[str, Sequence[Copy]]) -> list[list[Page]]:
    """The pages of each story, in input order; stories by their first page."""
    stream = StoryStream()
    for number in sorted(range(len(pages)), key=lambda at: (pages[at].report.published.low or "", pages[at].report.id)):
        stream.add(profile_page(pages[number]), [copy.of for copy in copies.get(pages[number].report.id, ())], number)
    groups = sorted(sorted(group) for group in stream.groups())
    return [[pages[number] for number in group] for group in groups]


class StoryStream:
    """Reports as they come in, and the stories they make so far.

    `add` costs a bounded amount of work a report; `groups` scores each kept pair anew with what is now known of how
    rare words are, so that the order of arrival does not matter.
    """

    def __init__(self) -> None:
        self.profiles: list[Profile] = []
        self.labels: list[int] = []
        self._nearby = Nearby()
        self._ids: list[Ids] = []
        self._counts: list[Weights] = []
        self._near: list[Ids] = []
        self._at: dict[str, int] = {}
        self._copied: list[tuple[int, str]] = []
        self._outlets: list[Ids] = []

    def add(self, profile: Profile, copy_of: Sequence[str] = (), label: int | None = None) -> None:
        """Takes in one report; `copy_of` are the ids of reports it is copied from, `label` what `groups` calls it."""
        here = len(self.profiles)
        ids, counts, near = self._nearby.add(profile.terms)
        self.profiles.append(profile)
        self.labels.append(here if label is None else label)
        self._ids.append(ids)
        self._counts.append(counts)
        self._outlets.append(self._nearby.columns(sorted(profile.outlet)))
        self._near.append(near)
        self._at[profile.id] = here
        self._copied += [(here, of) for of in copy_of]

    def groups(self) -> list[list[int]]:
        """The labels of the reports of each story."""
        rows = self._weighted()
        pairs = list(self._alike(rows))
        copied = [(here, self._at[of]) for here, of in self._copied if of in self._at]
        kept = [(left, right) for left, right, likeness in pairs if likeness >= ALIKE]
        found = []
        for part in connected(len(rows), kept + copied):
            part.sort(key=lambda at: self.profiles[at].id)
            found += self._split(part, rows, set(map(frozenset, copied)), ALIKE)
        return [[self.labels[at] for at in group] for group in found]

    def _weighted(self) -> list[Weights]:
        """The weights of each report's words, as unit vectors, with the rarity of words as it now stands."""
        met = np.array(self._nearby.met)
        rare = self._nearby.rarities() * np.where(met < 2, ALONE, 1.0)
        rows = []
        for ids, counts in zip(self._ids, self._counts, strict=True):
            row = (counts * rare[ids]).astype(np.float32)
            rows.append(row / max(float(np.linalg.norm(row)), 1e-9))
        return rows

    def _alike(self, rows: list[Weights]) -> Iterator[tuple[int, int, float]]:
        """Every kept pair with its likeness."""
        sheet = np.zeros(len(self._nearby.met), dtype=np.float32)
        for here, near in enumerate(self._near):
            if len(near):
                scores = self._against(here, near.tolist(), rows, sheet)
                yield from ((here, there, score) for there, score in zip(near.tolist(), scores.tolist(), strict=True))

    def _against(self, here: int, others: list[int], rows: list[Weights], sheet: Weights) -> NDArray[np.float64]:
        """The likeness of one report to others; `sheet` is scratch space of one place a word, all zero."""
        sheet[self._ids[here]] = rows[here]
        scores = np.array([float(rows[other] @ sheet[self._ids[other]]) for other in others])
        scores += [OUTLET * float(sheet[self._outlets[other]].sum()) for other in others]
        sheet[self._ids[here]] = 0.0
        sheet[self._outlets[here]] = OUTLET
        scores += [float(rows[other] @ sheet[self._ids[other]]) for other in others]
        sheet[self._outlets[here]] = 0.0
        return scores * self._faded(here, others) * self._disowned(here, others)

    def _faded(self, here: int, others: list[int]) -> NDArray[np.float64]:
        """What is left of likeness by the days between publications; all of it where a date is unknown."""
        day = self.profiles[here].day
        if day is None:
            return np.ones(len(others))
        days = (self.profiles[other].day for other in others)
        apart = np.array([0 if other is None else abs(other - day) for other in days], dtype=np.float64)
        return FLOOR + (1 - FLOOR) * np.exp(-apart / FADE)

    def _disowned(self, here: int, others: list[int]) -> NDArray[np.float64]:
        """What is left of likeness where one of two says that it has nothing to do with what the other tells."""
        profile = self.profiles[here]
        return np.array(
            [
                DISOWNED if disowns(profile, each) or disowns(each, profile) else 1.0
                for each in (self.profiles[other] for other in others)
            ]
        )

    def _split(
        self, part: list[int], rows: list[Weights], copied: set[frozenset[int]], alike: float
    ) -> list[list[int]]:
        """The groups within a connected set of reports; one too big is first cut at a higher likeness."""
        if len(part) < 2:
            return [part]
        if len(part) > TOGETHER:
            inside = {at: number for number, at in enumerate(part)}
            alike *= 1.25
            pairs = [
                (inside[left], inside[right]) for left, right, likeness in self._within(part, rows) if likeness >= alike
            ]
            parts = connected(len(part), pairs) if alike < 1 else [list(cut) for cut in chunks(len(part), TOGETHER)]
            return [group for cut in parts for group in self._split([part[at] for at in cut], rows, copied, alike)]
        sheet = np.zeros(len(self._nearby.met), dtype=np.float32)
        table = np.stack([self._against(here, part, rows, sheet) for here in part])
        for row, here in enumerate(part):
            for column, there in enumerate(part[:row]):
                if frozenset((here, there)) in copied:
                    table[row, column] = table[column, row] = max(table[row, column], COPIED)
        return [[part[at] for at in group] for group in link_groups(table, ALIKE, close=CLOSE, shrink=SHRINK)]

    def _within(self, part: list[int], rows: list[Weights]) -> Iterator[tuple[int, int, float]]:
        """The kept pairs inside a set of reports with their likeness."""
        members = set(part)
        sheet = np.zeros(len(self._nearby.met), dtype=np.float32)
        for here in part:
            near = [there for there in self._near[here].tolist() if there in members]
            if near:
                scores = self._against(here, near, rows, sheet).tolist()
                yield from ((here, there, score) for there, score in zip(near, scores, strict=True))


def disowns(profile: Profile, other: Profile) -> bool:
    """Whether a report sets itself apart from what the other tells."""
    words = profile.disowned
    return bool(words) and sum(key in other.terms for key in words) >= NAMED * len(words)


def chunks(size: int, most: int) -> Iterator[range]:
    """Ranges of at most `most` that make up `size`."""
    return (range(low, min(low + most, size)) for low in range(0, size, most))
