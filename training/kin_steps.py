"""Marked stories into training steps of the network of kinship: sentences in pieces, claims, and pairs to judge.

The marks are told in `training/kin/README.md`.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from sayso.language.kin import SIGNS, laid_out
from sayso.language.windows import SEP

STORIES = Path(__file__).parent / "kin"
PIECES = Path(__file__).parents[1] / "sayso" / "language" / "weights" / "pieces.json"
CODE = re.compile(r"(\d+)([a-z]?)([+\-~?>])\s+(.+)", re.S)
OTHERS = 6.0  # pairs of two happenings an epoch, for each pair of one
IDLE = 8.0  # and pairs of a happening and a claim of none
REST = 4  # words beside the marks that make a claim of no happening
WHOLE = 0.25  # how often a sentence's only claim is taken to be all of it, attribution and all
AGAIN = 0.2  # of the sentences, so many are read a second time with pieces left out, as a reprint has them
LEFT_OUT = 0.15  # of the pieces of such a sentence
ELSEWHERE = 1.0  # pairs of two stories an epoch, for each pair of one happening
EVERY = 7.5  # where every pair counts, so many times the pairs of one happening make the mean
JUDGED = 0.05  # and of the other pairs so many are said to be able to hold both
ALONE = 0.2  # of the sentences, so many are read without the one before
HELD_OUT = 84  # the number of the first file that the encoder never learns from: thresholds are set on these
FOR_JUDGE = 90  # and of the first that only the judge of two vectors learns from
TOGETHER = 48  # sentences in one rectangle


@dataclass(frozen=True)
class Claim:
    """A marked clause: which sentence of its story, which of that one's pieces, its happening, answer and sign.

    What is left of a sentence beside its marks, and what the reader cut out that no mark has, is a claim of happening
    0, which is nobody else's. The sign of a mention in a story pack is not told: "".
    """

    sentence: int
    own: np.ndarray[Any, Any]
    happening: int
    answer: str
    sign: str


@dataclass(frozen=True)
class Story:
    """The piece ids of each sentence, after those of the sentence before it; where its own begin; and the claims."""

    sentences: list[np.ndarray[Any, Any]]
    begins: list[int]
    claims: list[Claim]


def at_odds(left: Claim, right: Claim) -> float:
    """1 when two claims of one happening cannot both hold, 0 when they can, NaN where that is open to argument."""
    signs = {left.sign, right.sign}
    if "" in signs:
        return float("nan")
    if signs & {"?", ">"}:
        return 0.0
    differ = bool(left.answer and right.answer and left.answer != right.answer)
    if "~" in signs:
        return float("nan")
    if signs == {"+", "-"}:
        return 0.0 if differ else 1.0
    return float(differ and signs == {"+"})


def marked(line: str) -> tuple[str, list[tuple[int, int, int, str, str]]]:
    """A sentence without its marks; for each mark, and each rest of some length, (start, end, happening, answer, sign).

    >>> marked("He told our radio [[2a+ it fell]].")
    ('He told our radio it fell.', [(18, 25, 2, 'a', '+'), (0, 17, 0, '', '')])
    """
    plain, marks, rests = "", [], []
    for at, part in enumerate(re.split(r"\[\[|\]\]", line.strip())):
        code = CODE.fullmatch(part) if at % 2 else None
        words = code[4] if code else part
        if code:
            marks.append((len(plain), len(plain) + len(words), int(code[1]), code[2], code[3]))
        elif len(words.split()) >= REST:
            start = len(plain) + len(words) - len(words.lstrip())
            rests.append((start, start + len(words.strip()), 0, "", ""))
        plain += words
    return plain, [*marks, *rests]


class Line(NamedTuple):
    """A marked line: of which story, by file and number in it, in which of its reports (0: it stands by itself), and
    what kind of report that is said to be."""

    story: str
    report: int
    kind: str
    words: str


def story_lines(folder: Path) -> Iterator[Line]:
    """The marked lines of the stories in a folder, in order."""
    for path in sorted(folder.glob("*.txt")):
        number, report, kind = 0, 0, ""
        for line in map(str.strip, path.open(encoding="utf-8")):
            if line.startswith("# "):
                number, report, kind = number + 1, 0, ""
            elif line.startswith("-- "):
                report, kind = report + 1, line[3:]
            elif line and not re.match(r"\d+: ", line):
                yield Line(f"{path.stem}/{number}", report, kind, line)


def read_stories(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """The marked sentences of each story, by file and number in it, with what stands before each: the sentence before
    in its report, marked too, or nothing where sentences stand by themselves."""
    stories: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (story, report, _), lines in groupby(story_lines(folder), key=itemgetter(0, 1, 2)):
        before = ""
        for line in lines:
            stories[story].append((line.words, before))
            before = line.words if report else ""
    return dict(stories)


def number_of(story: str) -> int:
    """The number of a story's file, 0 where it has none.

    >>> number_of("84_2/1"), number_of("mine-rufina")
    (84, 0)
    """
    number = story.split("_")[0]
    return int(number) if number.isdigit() else 0


def is_learned(story: str) -> bool:
    """Whether a story, by file and number in it, is one that the encoder learns from."""
    return number_of(story) < HELD_OUT


def is_held_out(story: str) -> bool:
    """Whether it is one of those that nothing learns from."""
    return HELD_OUT <= number_of(story) < FOR_JUDGE


def is_for_judge(story: str) -> bool:
    """Whether it is one that only the judge of two vectors learns from."""
    return number_of(story) >= FOR_JUDGE


def read_claims(path: Path) -> dict[str, list[dict[str, Any]]]:
    """What `kin_read` wrote: the claims that the program reads in the stories, by story."""
    with path.open(encoding="utf-8") as lines:
        return {story["story"]: story["claims"] for story in map(json.loads, lines)}


def prepare(stories: Mapping[str, Sequence[tuple[str, str]]], read: Mapping[str, Any] | None = None) -> list[Story]:
    """Stories in pieces, with the claims that the program `read` in them where there are such."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(PIECES))
    read = read or {}
    return [story_of(tokenizer, stories.get(name, ()), read.get(name, ())) for name in {**stories, **read}]


def story_of(tokenizer: Any, lines: Sequence[tuple[str, str]], claims: Sequence[Mapping[str, Any]]) -> Story:
    """One story in pieces: its marked lines and the claims read in them, each sentence once."""
    spans: dict[tuple[str, str], dict[tuple[int, int], tuple[int, str, str]]] = defaultdict(dict)
    for line, before in lines:
        plain, marks = marked(line)
        of_line = spans[plain, marked(before)[0]]
        of_line |= {mark[:2]: mark[2:] for mark in marks or [(0, len(plain), 0, "", "")]}
    for claim in claims:
        spans[claim["sentence"], claim["before"]].setdefault((claim["start"], claim["end"]), tuple(claim["mark"]))
    story = Story([], [], [])
    for number, ((sentence, before), held) in enumerate(spans.items()):
        ids, own = laid_out(tokenizer, sentence, list(held), before)
        story.sentences.append(ids)
        story.begins.append(1 + (np.flatnonzero(ids == SEP)[0] if before else 0))
        story.claims.extend(
            Claim(number, own[:, at], *mark) for at, mark in enumerate(held.values()) if own[:, at].any()
        )
    return story


@dataclass(frozen=True)
class Rectangle:
    """Sentences of about one length: ids (sentences, pieces), 0 where there is none; rows: each claim's sentence;
    own: (claims, pieces)."""

    ids: Tensor
    rows: Tensor
    own: Tensor


@dataclass(frozen=True)
class Step:
    """The sentences of some stories, where each claim stands among the rectangles' claims, and the pairs to judge;
    `share` is what each pair counts in the loss."""

    rectangles: list[Rectangle]
    order: Tensor
    signs: Tensor
    pairs: Tensor
    same: Tensor
    odds: Tensor
    share: float


def varied(story: Story, dice: random.Random) -> Story:
    """A story as other reports would have it: some claims with their attribution, some sentences by themselves, some in
    reprints; of what a sentence says of one happening, as marked and as read, one wording."""
    versions = defaultdict(list)
    for at, claim in enumerate(story.claims):
        versions[claim.sentence, claim.happening or -1 - at].append(claim)
    story = replace(story, claims=[dice.choice(held) for held in versions.values()])
    alone = Counter(claim.sentence for claim in story.claims if claim.happening)
    sentences, begins = list(story.sentences), list(story.begins)
    of_sentence: list[list[Claim]] = [[] for _ in sentences]
    for claim in story.claims:
        if claim.happening and alone[claim.sentence] == 1 and dice.random() < WHOLE:
            whole = np.zeros_like(claim.own)
            whole[begins[claim.sentence] : -1] = 1
            claim = replace(claim, own=whole)
        of_sentence[claim.sentence].append(claim)
    for number, ids in enumerate(story.sentences):
        size, begin = len(ids), begins[number]
        if begin > 1 and dice.random() < ALONE:
            kept = np.array([at == 0 or at >= begin for at in range(size)])
            sentences[number], begins[number] = ids[kept], 1
            of_sentence[number] = [replace(claim, own=claim.own[kept]) for claim in of_sentence[number]]
    for number in range(len(story.sentences)):
        if dice.random() < AGAIN:
            ids, begin = sentences[number], begins[number]
            edges = {0, begin - 1, len(ids) - 1}
            kept = np.array([at in edges or dice.random() >= LEFT_OUT for at in range(len(ids))])
            own = [claim for claim in of_sentence[number] if claim.own[kept].any()]
            of_sentence.append([replace(claim, sentence=len(sentences), own=claim.own[kept]) for claim in own])
            sentences.append(ids[kept])
            begins.append(int(kept[:begin].sum()))
    return Story(sentences, begins, [claim for held in of_sentence for claim in held])


def step_of(
    stories: Sequence[Story], dice: random.Random, others: float | None = OTHERS, *, bare: bool = False,
    every: bool = False,
) -> Step:  # fmt: skip
    """The pairs of some stories: all of one happening, and `others` times as many of two; or `every` pair.

    Without `others` it is for judging: all pairs of marked claims, and the stories as they are. A `bare` step has
    marked claims only, as they are.
    """
    if others is not None and not bare:
        stories = [varied(story, dice) for story in stories]
    claims: list[Claim] = []
    pairs: list[tuple[int, int, float, float]] = []
    for story in stories:
        base, near, far, idle = len(claims), [], [], []
        claims += story.claims
        told = [at for at, claim in enumerate(story.claims) if claim.happening or (others is not None and not bare)]
        for a, b in combinations(told, 2):
            one, other = (a, b) if dice.random() < 0.5 else (b, a)
            left, right = story.claims[one], story.claims[other]
            if left.happening == right.happening and left.happening:
                near.append((base + one, base + other, 1.0, at_odds(left, right)))
            elif left.happening and right.happening:
                far.append((base + one, base + other, 0.0, 0.0))
            elif left.sentence != right.sentence and (left.happening or right.happening):
                idle.append((base + one, base + other, 0.0, 0.0))
        if every:
            far = [pair if dice.random() < JUDGED else (*pair[:3], float("nan")) for pair in far + idle]
        elif others is not None:
            far = dice.sample(far, min(len(far), int(others * len(near)) + 1))
            far += dice.sample(idle, min(len(idle), int(IDLE * len(near))))
        if others is not None:
            strangers = int(ELSEWHERE * len(near)) if base and not bare else 0
            far += [(dice.randrange(base), dice.randrange(base, len(claims)), 0.0, 0.0) for _ in range(strangers)]
        pairs += near + far
    ends, same, odds = zip(*((pair[:2], pair[2], pair[3]) for pair in pairs), strict=True)
    signs = torch.tensor([SIGNS.index(claim.sign) if claim.sign else -100 for claim in claims])
    rectangles, order = laid_together(stories)
    share = 1 / max(1.0, EVERY * sum(same) if every else len(same))
    return Step(rectangles, order, signs, torch.tensor(ends), torch.tensor(same), torch.tensor(odds), share)


def laid_together(stories: Sequence[Story]) -> tuple[list[Rectangle], Tensor]:
    """Sentences in rectangles, shortest first; for each claim of the stories its place among the rectangles' claims."""
    sentences = [ids for story in stories for ids in story.sentences]
    of_sentence: list[list[tuple[int, Claim]]] = [[] for _ in sentences]
    above = count = 0
    for story in stories:
        for claim in story.claims:
            of_sentence[above + claim.sentence].append((count, claim))
            count += 1
        above += len(story.sentences)
    by_length = sorted((at for at in range(len(sentences)) if of_sentence[at]), key=lambda at: len(sentences[at]))
    rectangles, order, placed = [], torch.zeros(count, dtype=torch.long), 0
    for low in range(0, len(by_length), TOGETHER):
        some = by_length[low : low + TOGETHER]
        width = len(sentences[some[-1]])
        ids = np.stack([np.pad(sentences[at], (0, width - len(sentences[at]))) for at in some])
        held = [(row, number, claim) for row, at in enumerate(some) for number, claim in of_sentence[at]]
        own = np.stack([np.pad(claim.own, (0, width - len(claim.own))) for _, _, claim in held])
        for number in (number for _, number, _ in held):
            order[number] = placed
            placed += 1
        rows = torch.tensor([row for row, _, _ in held])
        rectangles.append(Rectangle(torch.tensor(ids), rows, torch.tensor(own)))
    return rectangles, order
