"""What a report is about, as weighted words: the stuff that stories are grouped by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from unicodedata import combining, normalize

from sayso.link.lexicon import WORD, stop_keys, word_key, word_lines
from sayso.link.usual import usual_shares
from sayso.records import Page, Published, Report

OPENING = 40  # words: the lead, which says what the report is about
READ = 400  # words; what comes later in a long report leads away from its story
LEAD, TITLE, NAME, BACK = 2.0, 2.0, 2.0, 0.2  # weights of a word there, against 1
FEW = 4  # days: a report of one of so many is dated, of one of more is not
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Profile:
    """A report's words by key with their weight in it, and the ordinal of its day of publication.

    `disowned` are the words of sentences by which it says that it has nothing to do with another happening. `outlet`
    are the words of its publisher's name: they tell where others speak of it (a company, a ministry), not where others
    are published by it. `placed` is whether a dateline says where it was written.
    """

    id: str
    terms: dict[str, float]
    day: int | None
    disowned: frozenset[str] = frozenset()
    outlet: frozenset[str] = frozenset()
    placed: bool = False


def profile_page(page: Page) -> Profile:
    """What the page's report is about.

    >>> from sayso.records import Report
    >>> sorted(profile_page(Page(Report("r", "The pier at Lissa fell."))).terms)
    ['fal', 'lissa', 'pier']
    """
    report = page.report
    found: dict[str, float] = {}
    apart: dict[str, float] = {}
    outlet: dict[str, float] = {}
    count_words(report.publisher or "", 1.0, outlet)
    count_words(report.title or "", TITLE, found)
    seen = 0
    for number, sentence in enumerate(sentences_of(own_text(report))):
        if seen >= READ:
            break
        low = sentence.lower()
        scale = BACK if number and back().search(low) else 1.0
        if disowned().search(low):
            sentence, _, rest = sentence.partition(",") if not number else ("", "", sentence)
            count_words(rest, 1.0, apart)
        seen += count_words(sentence, scale, found, opening=max(0, OPENING - seen))
    terms = {key: 1 + log(count) if count >= 1 else count for key, count in found.items() if key not in outlet}
    placed = any(mark.kind == "dateline" for mark in report.marks)
    return Profile(
        report.id, terms, day_of(report.published), frozenset(apart), frozenset(outlet) - usual_words(), placed
    )


def own_text(report: Report) -> str:
    """The report's text without its datelines, bylines and credit lines, which name outlets."""
    text = report.text
    for mark in reversed(report.marks):
        if mark.kind != "dateline" or "(" in text[mark.start : mark.end]:
            text = text[: mark.start] + " " + text[mark.end :]
    return text


@cache
def usual_words() -> frozenset[str]:
    """Words too usual to tell who is meant: «group», «news», «national»."""
    return frozenset(key for key, share in usual_shares().items() if share > 0.02)


def count_words(text: str, scale: float, found: dict[str, float], *, opening: int = 0) -> int:
    """Adds the words of a text to `found`, the first `opening` of them as the lead's; how many there were."""
    number = 0
    for number, word in enumerate(WORD.findall(text), start=1):
        key = telling_key(word)
        if not key:
            continue
        named = number > 1 and word[0].isupper()
        weight = scale * (LEAD if number <= opening else 1.0) * (NAME if named else 1.0)
        found[key] = found.get(key, 0.0) + weight
    return number


@lru_cache(maxsize=200_000)
def telling_key(word: str) -> str:
    """The key of a word, empty where it tells nothing of a story."""
    key = word_key(plain_letters(word))
    return "" if key in stop_keys() or len(key) < 2 else key


def plain_letters(word: str) -> str:
    """A word without accents: one agency writes «Brăila», the next «Braila».

    >>> plain_letters("Brăila")
    'Braila'
    """
    if word.isascii():
        return word
    return "".join(letter for letter in normalize("NFKD", word) if not combining(letter))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, roughly: no parse is needed for words."""
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    return [text[low:high] for low, high in pairwise(ends) if text[low:high].strip()]


@cache
def back() -> re.Pattern[str]:
    """Words, in lower case, by which a sentence looks back at another happening."""
    return re.compile("|".join(rf"\b(?:{line})" for line in word_lines("looking_back") if "firm:" not in line))


@cache
def disowned() -> re.Pattern[str]:
    """Words, in lower case, by which a sentence says that another happening has nothing to do with its own."""
    lines = (line.removeprefix("firm: ") for line in word_lines("looking_back") if line.startswith("firm: "))
    return re.compile("|".join(rf"\b(?:{line})" for line in lines))


def day_of(published: Published) -> int | None:
    """The ordinal of the day a report came out on, None where it may have been any of more than `FEW` («May 2026»).

    >>> day_of(Published("2026-05-01", "2026-05-31", "stated"))
    >>> day_of(Published("2026-05-19", "2026-05-19", "stated"))
    739755
    """
    low, high = publication_day(published.low), publication_day(published.high or published.low)
    return low if low is not None and high is not None and high - low < FEW else None


def publication_day(stamp: str | None) -> int | None:
    """The ordinal of an ISO date or date-time, None for anything else and for years no report was published in."""
    try:
        day = date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None
    return day.toordinal() if 1600 <= day.year <= 2200 else None
