"""English words of the furniture around a report: dates, datelines, bylines, credit lines."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

MONTHS: dict[str, int] = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip

# «UPDATE: …» has the form of a dateline («LONDON: …») and is none.
NO_PLACES: frozenset[str] = frozenset(
    """advisory alert analysis announcement answer background breaking briefing caution caveat comment commentary
    correction corrections credit date developing disclaimer editorial exclusive explained explainer factbox
    feature file graphic headline highlights important info insight interview investigation just in key points
    latest live live updates more must read news note opinion photo photos podcast poll preview profile q&a
    question quote read reaction recap related reminder report review revealed schedule source special report
    spoiler summary timeline tip top story transcript trending update updated updates urgent verdict video view
    warning watch weather who""".split()
) | {
    "q",
    "a",
    "just in",
    "key points",
    "live updates",
    "must read",
    "special report",
    "top story",
    "fact check",
    "boom",
    "look",
    "however",
    "edit",
    "fyi",
    "psa",
    "ps",
    "nb",
    "oh",
    "wow",
    "hint",
}

# What ends the name of a news agency that is on no list: «Meridian Wire», «Khabar News Agency».
AGENCY_ENDS: tuple[str, ...] = (
    " agency", " agencies", " wire", " wires", " newswire", " press", " news", " news service", " press service",
)  # fmt: skip

# A line that credits somebody, by how it begins (in front of a colon or a name).
CREDIT_STARTS: tuple[str, ...] = (
    "reporting by", "reported by", "additional reporting by", "additional reporting from", "writing by", "written by",
    "editing by", "edited by", "compiled by", "source", "sources", "credit", "with files from", "with inputs from",
    "with input from", "with reporting by", "with reporting from", "with additional reporting by", "with agencies",
    "with agency inputs", "with information from", "material from", "includes material from", "copyright",
    "originally published by", "originally published on", "originally published in", "first published by",
    "this article was originally published", "this story was originally published", "this article first appeared",
    "this story first appeared", "this story was first published", "this article was first published",
    "reproduced with permission",
)  # fmt: skip

# …or by how it ends: «The Associated Press contributed to this report.»
CREDIT_ENDS: tuple[str, ...] = (
    "contributed to this report", "contributed to this story", "contributed to this article", "contributed reporting",
    "contributed", "was used in this report", "was used in this story", "all rights reserved",
)  # fmt: skip

# A text without any of these words has no credit line but for an agency's bare name at its ends.
CREDIT_HINTS: tuple[str, ...] = (
    "reporting", "reported by", "writing by", "written by", "editing by", "edited by", "compiled by", "with files",
    "with input", "with agenc", "with information", "with additional", "with permission", "contributed", "copyright",
    "©", "(c)", "source", "credit", "material", "originally", "first published", "first appeared", "reserved",
    "was used in",
)  # fmt: skip

STAMP_STARTS: tuple[str, ...] = (
    "published", "published on", "posted", "posted on", "updated", "updated on", "last updated", "last updated on",
    "last modified", "first published", "date published", "issued",
)  # fmt: skip


@cache
def agencies() -> dict[str, str]:
    """Each known name of a news agency in lower case, with the name it goes by: «the associated press» → «AP»."""
    names: dict[str, str] = {}
    for line in files("sayso.language.en").joinpath("agencies.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            forms = [form.strip() for form in line.split("|")]
            names |= {form.lower(): forms[0] for form in forms}
    return names
