"""Inputs of every kind to `Report`: text, HTML, JSONL, feeds, web archives, addresses; a file each."""

from __future__ import annotations

from sayso import make_callable
from sayso.read.options import ReadOptions
from sayso.read.sources import read_inputs

__all__ = ["ReadOptions", "read_inputs"]

make_callable(__name__)
