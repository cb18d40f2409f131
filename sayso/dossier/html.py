"""The dossier as one HTML file that needs no network and lets nothing in it run but its own script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sayso.dossier.cards import FIELD_WORDS, VERDICT_WORDS
from sayso.dossier.island import island_of, to_island
from sayso.dossier.sourcing import KIND_WORDS
from sayso.dossier.view import STATUS_WORDS, view_story
from sayso.dossier.words import counted, inert
from sayso.records import Dossier, Page

HERE = Path(__file__).parent


def to_html(dossier: Dossier, pages: Iterable[Page]) -> str:
    """The whole file; the same dossier gives the same text."""
    by_id = {page.report.id: page for page in pages}
    views = [view_story(story, by_id) for story in dossier.stories]
    islands = [
        Markup(to_island(island_of(story, view, by_id))) for story, view in zip(dossier.stories, views, strict=True)
    ]
    script, style = asset("dossier.js"), asset("dossier.css")
    return (
        environment()
        .get_template("dossier.html")
        .render(
            stories=list(zip(views, islands, strict=True)),
            skipped=dossier.skipped,
            policy=policy(script, style),
            script=Markup(script),
            style=Markup(style),
        )
    )


def policy(script: str, style: str) -> str:
    """The Content-Security-Policy: this one script, this one style, fonts from inside the file, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}'",
            f"style-src '{_digest(style)}'",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def asset(name: str) -> str:
    """A built file of the front end."""
    return (HERE / "assets" / name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """The templates; every value shown passes `inert`."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.globals.update(
        kind_words=KIND_WORDS, status_words=STATUS_WORDS, field_words=FIELD_WORDS, verdict_words=VERDICT_WORDS
    )
    made.filters.update(counted=counted)
    return made


def _shown(value: Any) -> Any:
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


__all__ = ["asset", "environment", "policy", "to_html"]
