"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data sets and scorers; a test that needs it is skipped where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip(f"needs the data sets, which are not at {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def reader():
    """The shipped reader, loaded once."""
    from sayso.language import load_reader

    return load_reader()
