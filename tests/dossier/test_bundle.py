"""The shipped bundle is the built one, wherever Node and the front end's packages are at hand."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_shipped_bundle_is_the_built_one() -> None:
    if shutil.which("npm") is None:
        pytest.skip("needs Node with npm; the shipped bundle is used as it is")
    if not (ROOT / "frontend" / "node_modules").is_dir():
        pytest.skip("needs the front end's packages: npm ci --prefix frontend --ignore-scripts")
    done = subprocess.run(["bash", "scripts/bundle", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run: scripts/bundle\n{done.stdout}{done.stderr}"


def test_the_licences_of_all_parts_are_shipped() -> None:
    text = (ROOT / "sayso" / "dossier" / "assets" / "LICENSES").read_text(encoding="utf-8")
    for part in ("d3-selection", "d3-geo", "topojson-client", "world-atlas", "source-sans-3", "Natural Earth"):
        assert part in text
