"""Which other outlet a report says it has its words from."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.language.en.credits import AFTER, ARTICLES, BEFORE
from sayso.records import Report

NAME = re.compile(r"(?:[A-Z][\w'’&-]*|[A-Z]\.)(?:[ .]+(?:of|the|and|&|[A-Z][\w'’&-]*\.?))*(?:\.com\b|\.org\b|\.net\b)?")
DOMAIN = re.compile(r"^(?:https?://)?(?:www\d*\.)?([\w-]+(?:\.[\w-]+)*)")
SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "go"})
BRACKETED = re.compile(r"[(\[]([A-Z][\w .&’'-]{1,40})[)\]]")
_BEFORE = re.compile(rf"(?:{'|'.join(map(re.escape, BEFORE))})(?: the| a)?[\s“\"‘']*$", re.IGNORECASE)
_AFTER = re.compile(rf"[’'”\"]*s?[, ]*(?:{'|'.join(map(re.escape, AFTER))})\b", re.IGNORECASE)


def outlet_names(report: Report) -> frozenset[str]:
    """What the report's outlet may be called, squeezed: the publisher, its initials, its site.

    >>> sorted(outlet_names(Report("r", "", publisher="The Harbour Wire Agency", url="https://www.harbourwire.co.uk/1")))
    ['harbourwire', 'harbourwireagency', 'harbourwirecouk', 'hwa']
    """
    return names_of_outlet(report.publisher, report.url)


@lru_cache(maxsize=4096)
def names_of_outlet(publisher: str | None, url: str | None) -> frozenset[str]:
    """What an outlet may be called, by its name and the address of a page of its."""
    names: set[str] = set()
    if publisher:
        names.add(squeeze(publisher))
        if len(name_words(publisher)) >= 3:
            names.add(initials(publisher))
    for address in (url, publisher if "." in (publisher or "") else None):
        names |= site_names(address)
    return frozenset(name for name in names if len(name) >= 3)


def name_words(publisher: str) -> list[str]:
    """The words of a publisher's name without articles."""
    return [word for word in re.findall(r"[\w'’&-]+", publisher) if word.lower() not in ARTICLES]


def initials(publisher: str) -> str:
    """The small initials of a publisher's capitalised words: «Estuary Press» is `ep`; two at least, else none."""
    found = "".join(word[0] for word in name_words(publisher) if word[0].isupper()).lower()
    return found if len(found) >= 2 else ""


def site_names(address: str | None) -> set[str]:
    """The names in a web address: `nydaily.com` gives «nydaily» and «nydailycom»."""
    match = DOMAIN.match((address or "").lower())
    if not match or "." not in match[1]:
        return set()
    labels = match[1].split(".")[:-1]
    if len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        labels = labels[:-1]
    return {squeeze(labels[-1]), squeeze(match[1])}


@lru_cache(maxsize=4096)
def credits_of(report_text: str) -> frozenset[str]:
    """The squeezed names of those a text says it has something from: «according to the N.Y. Leader» gives `nyleader`.

    >>> sorted(credits_of("The bridge fell, the Harbour Wire reports. (APX)"))
    ['apx', 'harbour', 'harbourwire']
    """
    found: set[str] = set()
    for match in NAME.finditer(report_text):
        before = report_text[max(0, match.start() - 40) : match.start()]
        after = report_text[match.end() : match.end() + 24]
        if _BEFORE.search(before) or _AFTER.match(after):
            found |= parts(match.group())
    for match in BRACKETED.finditer(report_text):
        found.add(squeeze(match[1]))
    return frozenset(name for name in found if len(name) >= 3)


def parts(name: str) -> set[str]:
    """A name and its openings: «N.Y. Leader. The» is cut after each word."""
    words = name.split()[:6]
    return {squeeze(" ".join(words[:size])) for size in range(1, len(words) + 1)}


def squeeze(name: str) -> str:
    """A name without spaces, points, case and article: «The N.Y. Leader» is `nyleader`."""
    return re.sub(r"[\W_]+", "", re.sub(r"^\s*(?:the|an?)\s+", "", name.lower()))


def credited(report: Report, other: Report) -> str | None:
    """The name by which `report` credits the outlet of `other`, or None.

    Its own name is no credit: a wire's dateline names the wire.
    """
    theirs = outlet_names(other) - outlet_names(report)
    if not theirs:
        return None
    given = credits_of(report.text) | {squeeze(agency) for agency in report.agencies}
    if theirs & given:
        return other.publisher or min(theirs & given)
    return other.publisher if named_as_source(report.text, other.publisher) else None


def named_as_source(text: str, publisher: str | None) -> bool:
    """Whether a text says it has something from a publisher of two words or more, however these are written.

    >>> named_as_source("Two have died, according to the regional health agency.", "Regional Health Agency")
    True
    """
    name = re.sub(r"^(?:the|an?)\s+", "", publisher or "", flags=re.IGNORECASE)
    if len(name.split()) < 2:
        return False
    found = re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    return any(
        _BEFORE.search(text[max(0, match.start() - 40) : match.start()])
        or _AFTER.match(text[match.end() : match.end() + 24])
        for match in found
    )


def names_itself(report: Report) -> bool:
    """Whether the opening names the report's own outlet in brackets, as a wire's dateline does.

    >>> names_itself(Report("r", "PORTO (EP) - A pier fell.", publisher="Estuary Press"))
    True
    """
    names = outlet_names(report) | {initials(report.publisher or "")}
    return any(squeeze(match[1]) in names for match in BRACKETED.finditer(report.text[:120]))
