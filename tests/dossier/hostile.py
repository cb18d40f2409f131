"""The hand-made dossier with an attack in every free string: what a report's author could smuggle in."""

from __future__ import annotations

from typing import Any

import msgspec

from sayso.records import Dossier, Page

from .build import build

ATTACKS = (
    "<script>window.owned=1</script>",
    "<img src=x onerror='window.owned=2'>",
    "<svg onload='window.owned=3'><animate onbegin='window.owned=4' attributeName=x dur=1s></svg>",
    "\"><style>body{display:none}</style><a href='javascript:window.owned=5'>x</a>",
    "</script><script>window.owned=6</script><!--<script>",
    "]]></textarea></title></svg><iframe srcdoc='<script>parent.owned=7</script>'></iframe>",
    "{{ 7*7 }}${7*7}&lt;b&gt;\u2028\u2029",
    "\u202egnp.exe\u2066\u200f\x00\x07\x1b[31m\x9b31m",
    "Z" + "\u0301\u0316" * 40,
    "W" * 3000,
)
PAYLOAD = " ".join(ATTACKS)
FREE = {
    "title",
    "byline",
    "publisher",
    "why",
    "detail",
    "name",
    "unit",
    "input",
    "stage",
    "speaker",
    "words",
    "of_name",
}


def build_hostile() -> tuple[Dossier, tuple[Page, ...]]:
    """Dossier and pages; offsets still hold, since the report's text only grows at its end."""
    dossier, pages = build()
    poisoned = msgspec.convert(_poison(msgspec.to_builtins(dossier)), Dossier)
    return poisoned, tuple(msgspec.convert(_poison(msgspec.to_builtins(page)), Page) for page in pages)


def _poison(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        poisoned = {name: _poison(inner, name) for name, inner in value.items()}
        if "sha256" in poisoned:
            poisoned["url"] = "javascript:window.owned=8"
            poisoned["text"] = value["text"] + "\n" + PAYLOAD
        elif "text" in poisoned and "certainty" in poisoned:
            poisoned["text"] = value["text"] + PAYLOAD
        return poisoned
    if isinstance(value, list):
        return [_poison(inner, key) for inner in value]
    return PAYLOAD + value if isinstance(value, str) and key in FREE else value
