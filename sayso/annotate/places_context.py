"""What a report says, beside a name itself, about where it plays: its outlet, its address, and the peoples named."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

from sayso.annotate.gazetteer import Entry, Gazetteer
from sayso.annotate.places_keys import fold
from sayso.language.en.place_words import OUTLET_WORDS, STILL_PLACES, WORDS
from sayso.records import Report

# Country codes at the end of a host name that say nothing about a country.
WORLDWIDE = frozenset(
    "com org net info int edu gov mil biz tv me io co ai fm am cc ws ly gl news press online ms".split()
)
CALL_SIGN = re.compile(r"(?:www\.)?[wk][a-z]{2,3}(?:tv|radio|news|am|fm)?\.com")
HOST = re.compile(r"(?:[a-z]+://)?([a-z0-9.-]+)(/[^?#]*)?", re.I)


@lru_cache(maxsize=1)
def demonyms() -> dict[str, tuple[str, ...]]:
    """«Syrian» → the keys of its country and, where one is named so, its division («Texan»)."""
    path = Path(__file__).parents[1] / "language" / "en" / "demonyms.tsv"
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return {word: tuple(keys.split()) for word, keys in lines}


def peoples(text: str) -> Counter[str]:
    """How often the text names the people or the adjective of each country or division.

    >>> peoples("Syrian rebels and a Texan met Syrians.")
    Counter({'SY': 2, 'US': 1, 'US.TX': 1})
    """
    counts: Counter[str] = Counter()
    table = demonyms()
    for word in re.findall(r"\b[A-Z][a-zé]+", text):
        for key in table.get(word, ()):
            counts[key] += 1
    return counts


def home_countries(report: Report) -> set[str]:
    """The country that the report's address speaks for: its ending, or an American station's call sign.

    >>> home_countries(Report("r", "", url="https://www.abc.net.au/news/1"))
    {'AU'}
    """
    for address in (report.url, report.publisher):
        match = HOST.match((address or "").strip().lower())
        if not match or "." not in match.group(1):
            continue
        ending = match.group(1).rstrip(".").rsplit(".", 1)[-1]
        if len(ending) == 2 and ending not in WORLDWIDE:
            return {{"uk": "GB"}.get(ending, ending.upper())}
        if CALL_SIGN.fullmatch(match.group(1)):
            return {"US"}
    return set()


def home_names(report: Report, gazetteer: Gazetteer) -> list[tuple[Entry, ...]]:
    """What may be places in the outlet's name and in the folders of the report's address, each as its candidates.

    >>> from sayso.annotate.gazetteer import load_gazetteer
    >>> report = Report("r", "", publisher="Edmonton Journal", url="https://a.example/news/canada/alberta/x-1")
    >>> [entries[0].name for entries in home_names(report, load_gazetteer())]
    ['Edmonton', 'Canada', 'Alberta']
    """
    names: list[str] = []
    publisher = (report.publisher or "").strip()
    if "." in publisher and " " not in publisher:
        names.append(unglue(publisher.lower()))
    else:
        words = [word for word in re.findall(r"[^\W\d_]+", publisher) if word.lower() not in OUTLET_WORDS]
        names += [" ".join(words)] if len(words) < 4 else []
    match = HOST.match((report.url or "").strip().lower())
    if match:
        names.append(unglue(match.group(1)))
        for folder in (match.group(2) or "").split("/")[1:-1]:
            names += [{"us": "U.S.", "uk": "U.K."}.get(folder, folder.replace("-", " "))] if folder.isascii() else []
    found, homes = [], home_countries(report)
    for name in dict.fromkeys(names):
        if len(name) < 4 or (name in WORDS and name not in STILL_PLACES) or name in OUTLET_WORDS or len(name) > 40:
            continue
        entries = tuple(entry for entry in gazetteer.lookup(name) if entry.population > 5000 and not entry.side)
        entries = tuple(entry for entry in entries if not homes or entry.country in homes)
        if entries:
            found.append(entries)
    return found


def unglue(host: str) -> str:
    """What is left of a host name without its ending and the words of every outlet.

    >>> unglue("www.edmontonjournal.com")
    'edmonton'
    """
    parts = [part for part in host.split(".") if part not in OUTLET_WORDS and len(part) > 3]
    name = parts[-1] if parts else ""
    for _ in range(3):
        for word in sorted(OUTLET_WORDS, key=lambda word: (-len(word), word)):
            if len(word) > 3 and name.endswith(word):
                name = name[: -len(word)]
                break
    return fold(name.replace("-", " "))


__all__ = ["demonyms", "home_countries", "home_names", "peoples"]
