"""On whose say-so? Reports in, a sourced record out. Start reading at `sayso.pipeline`."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"

_FROM_PIPELINE = ("read", "annotate", "dossier", "compare")
__all__ = ["__version__", "annotate", "compare", "dossier", "read"]


def __getattr__(name: str) -> Any:
    """The library's calls, loaded when first asked for, so that importing sayso costs nothing."""
    if name in _FROM_PIPELINE:
        from sayso import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"sayso has no {name!r}; it has {', '.join(__all__)}")
