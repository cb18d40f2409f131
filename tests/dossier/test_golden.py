"""The example's dossier by the real reader is the one that was read and approved."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_example_gives_the_approved_dossier() -> None:
    command = [sys.executable, "scripts/golden", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (
        f"read the difference; if it is right run: python scripts/golden\n{done.stdout}{done.stderr}"
    )
