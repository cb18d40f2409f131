"""A made stream of reports for the scale benchmark, as many as wanted, recombined from the real texts of the dev sets.

Each made story takes a real one as its model: its sentences are dealt anew to 1 to 40 reports, a fifth of which reprint
an earlier one in part or whole. So that the stream is news and not one week's news a hundred times over:

* every name gets another one: half are new, half stand in earlier stories already, the frequent ones more often;
* every word that few real stories have is exchanged for another such word, the same throughout the story;
* numbers are drawn anew, and of the other words a part is exchanged, anew in each report: no two reporters word alike.

Quotations, datelines and set phrases of small words stay. `python -m evaluation.stream DATA` measures what matters
for cost on the real reports and on made ones: how much of a report's fingerprints stand in another story, how much in
its own, how many reports it must be compared with, and how the vocabulary grows. The shares above are set so that as
many stand in another story as on the real reports; the made ones repeat one another more within a story.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from evaluation.run import print_table, read_jsonl
from sayso.link.lexicon import word_set
from sayso.link.pairs import candidates
from sayso.link.profile import sentences_of
from sayso.link.shingles import fingerprints, shingles_of, words_of
from sayso.records import Page, Published, Report

PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[\W\d_]+")
SYLLABLES = (
    "ba bel bro dar den dor el fa gar hol is jor ka kel lin lo mar mo nar ol pa ran ro sel ta tor ul va wen yor".split()
)
SETS = ("basil", "ecbplus", "fnc")
SIZES = (1, 1, 2, 3, 5, 8, 13, 40)  # reports a story
REPRINTS = 0.2  # share of a story's reports that take text over
REWORDED, SWAPPED = 0.6, 0.05  # share of a report's common content words, and of its small words, that it exchanges
NEW_NAMES = 0.5  # share of a story's names that no story had before
FEW = 8  # of the real stories: a word that no more have is told by the story alone
DAYS = 365


@dataclass(frozen=True, slots=True)
class Model:
    """A real story: its sentences in pieces (words and what stands between them), and its names."""

    sentences: tuple[tuple[str, ...], ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Models:
    """The real stories; for each word its `band`, words of one ending that are about as frequent; words by band; the
    small words, which have none."""

    stories: tuple[Model, ...]
    bands: dict[str, tuple[int, str]]
    words: dict[tuple[int, str], tuple[str, ...]]
    small: tuple[str, ...]


def read_models(data: Path) -> Models:
    """The real stories of the dev sets."""
    stories, within = [], Counter[str]()
    small = word_set("stopwords")
    for texts in real_stories(data).values():
        sentences = tuple(
            tuple(PIECE.findall(" ".join(part.split()))) for text in texts for part in sentences_of(text[:4000])
        )
        inside = (piece for parts in sentences for piece in parts[1:] if piece[0].isupper())
        names = frozenset(piece for piece in inside if piece.lower() not in small)
        stories.append(Model(sentences, names))
        within.update({piece.lower() for parts in sentences for piece in parts if piece[0].isalpha()} - lowered(names))
    bands = {word: (min(count, FEW + 1), word[-2:]) for word, count in within.items() if word not in small}
    words: dict[tuple[int, str], list[str]] = defaultdict(list)
    for word in sorted(bands):
        words[bands[word]].append(word)
    return Models(tuple(stories), bands, {band: tuple(each) for band, each in words.items()}, tuple(sorted(small)))


def real_stories(data: Path) -> dict[str, list[str]]:
    """The texts of each real story."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in SETS:
        story = {row["id"]: row["story"] for row in read_jsonl(data / "stories" / f"{name}.gold.jsonl")}
        for row in read_jsonl(data / "stories" / f"{name}.reports.jsonl"):
            found[f"{name} {story[row['id']]}"].append(row["text"])
    return dict(sorted(found.items()))


def lowered(words: frozenset[str]) -> set[str]:
    """The words in lower case."""
    return {word.lower() for word in words}


class Names:
    """Names given to the made stories: new ones, and earlier ones as often as they were given before."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.given: list[int] = []
        self.made = 0

    def give(self) -> str:
        """A name."""
        if not self.given or self.dice.random() < NEW_NAMES:
            self.made += 1
            self.given.append(self.made)
        else:
            self.given.append(self.dice.choice(self.given))
        return made_name(self.given[-1])


def made_name(number: int) -> str:
    """A name for each number, none twice."""
    parts = []
    while True:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
        if not number:
            return "".join(parts).capitalize() + "a"


class Wording:
    """How one made story calls things: its names and its rare words, each the same throughout."""

    def __init__(self, models: Models, model: Model, names: Names, dice: random.Random) -> None:
        self.models, self.names, self.dice = models, names, dice
        self.called: dict[str, str] = {}
        self.named = model.names

    def write(self, sentence: Sequence[str]) -> str:
        """A sentence of the model in the story's words."""
        return "".join(self.word(piece) if piece[0].isalpha() else self.number(piece) for piece in sentence).strip()

    def number(self, piece: str) -> str:
        """What stands between words, with other digits."""
        return "".join(str(self.dice.randrange(1, 10)) if letter.isdecimal() else letter for letter in piece)

    def word(self, piece: str) -> str:
        """What stands for a word of the model."""
        if piece in self.named:
            if piece not in self.called:
                self.called[piece] = self.names.give()
            return self.called[piece]
        low = piece.lower()
        band = self.models.bands.get(low)
        if band is None:
            if self.dice.random() >= SWAPPED:
                return piece
            low = self.dice.choice(self.models.small)
        elif band[0] <= FEW:
            if low not in self.called:
                self.called[low] = self.dice.choice(self.models.words[band])
            low = self.called[low]
        elif self.dice.random() < REWORDED:
            low = self.dice.choice(self.models.words[band])
        return low.capitalize() if piece[0].isupper() else low


def made_reports(data: Path, size: int) -> Iterator[tuple[Page, int]]:
    """`size` made reports with the number of their story, by story; the same for the same size."""
    dice = random.Random(size)
    models = read_models(data)
    names = Names(dice)
    made = story = 0
    while made < size:
        model = dice.choice(models.stories)
        wording = Wording(models, model, names, dice)
        pool: list[tuple[str, ...]] = []
        first = date(2025, 1, 1) + timedelta(dice.randrange(DAYS))
        written: list[list[str]] = []
        for _ in range(min(size - made, dice.choice(SIZES))):
            own = dice.randrange(6, 14)
            if len(pool) < own:
                pool += dice.sample(model.sentences, len(model.sentences))
            taken, pool = pool[:own], pool[own:]
            sentences = reprinted(dice, [wording.write(sentence) for sentence in taken], written)
            written.append(sentences)
            stamp = (first + timedelta(dice.randrange(4))).isoformat()
            yield Page(Report(f"r{made:07}", " ".join(sentences), published=Published(stamp, stamp, "stated"))), story
            made += 1
        story += 1


def reprinted(dice: random.Random, own: list[str], written: Sequence[list[str]]) -> list[str]:
    """A report's own sentences or, one time in five, part or all of an earlier report with few of its own."""
    if not written or dice.random() >= REPRINTS:
        return own
    older = dice.choice(written)
    return older[: dice.randrange(2, len(older) + 1) if len(older) > 2 else 2] + own[: dice.randrange(3)]


def describe(name: str, reports: Sequence[Report], stories: Sequence[object]) -> list[object]:
    """One row: reports, stories, words a report, vocabulary, fingerprints in other stories and in its own, in percent,
    and reports to be compared with."""
    words = [words_of(report).tokens for report in reports]
    prints = [fingerprints(shingles_of(each)) for each in words]
    holders: dict[int, Counter[object]] = defaultdict(Counter)
    for story, each in zip(stories, prints, strict=True):
        for value in each.tolist():
            holders[value][story] += 1
    shares = [
        (
            sum(len(holders[value]) > 1 for value in each.tolist()) / max(1, len(each)),
            sum(holders[value][story] > 1 for value in each.tolist()) / max(1, len(each)),
        )
        for story, each in zip(stories, prints, strict=True)
    ]
    across, within = (100 * sum(share[side] for share in shares) / len(reports) for side in (0, 1))
    pairs = sum(map(len, candidates(prints)))
    vocabulary = len({word for each in words for word in each})
    length = sum(map(len, words)) / len(words)
    return [name, len(reports), len(set(stories)), length, vocabulary, across, within, pairs / len(reports)]


def main() -> None:
    """Compare the made stream with the real reports: quarters of the real stories, all of them, made streams."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=[350, 1400, 5600])
    options = parser.parse_args()
    real = list(real_stories(options.data).items())
    rows = []
    for name, step in (("a quarter of the real", 4), ("half of the real", 2), ("all real", 1)):
        told = [(Report("", text), story) for story, texts in real[::step] for text in texts]
        rows.append(describe(name, *zip(*told, strict=True)))
    for size in options.sizes:
        made = [(page.report, story) for page, story in made_reports(options.data, size)]
        rows.append(describe("made", *zip(*made, strict=True)))
    head = ["", "reports", "stories", "words", "vocabulary", "in others %", "in its own %", "compared with"]
    print_table("fingerprints, real and made", head, rows)


if __name__ == "__main__":
    main()
