"""Writes the gazetteer into the source tree: `python -m gazetteer_build [--force]`."""

from __future__ import annotations

import sys
from pathlib import Path

from gazetteer_build.pack import build_gazetteer

ROOT = Path(__file__).parents[1]

if __name__ == "__main__":
    path = build_gazetteer(ROOT, force="--force" in sys.argv)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB")
