"""On whose say-so? Reports in, a sourced record out. Start reading at `sayso.pipeline`."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__version__ = "0.1.0"

_FROM_PIPELINE = ("read", "annotate", "dossier", "compare")
__all__ = ["__version__", "annotate", "compare", "dossier", "read"]


class _Stage(ModuleType):
    """A package that is also the pipeline's call of its name: `sayso.read(["a.txt"])` and `sayso.read.ReadOptions`."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        from sayso import pipeline

        return getattr(pipeline, self.__name__.rpartition(".")[2])(*args, **options)


def make_callable(package: str) -> None:
    """Let a stage's package be called as the pipeline's function of the same name."""
    sys.modules[package].__class__ = _Stage


def __getattr__(name: str) -> Any:
    """The library's calls, loaded when first asked for, so that importing sayso costs nothing."""
    if name == "compare":
        from sayso import pipeline

        return pipeline.compare
    if name in _FROM_PIPELINE:
        return import_module(f"sayso.{name}")
    raise AttributeError(f"sayso has no {name!r}; it has {', '.join(__all__)}")
