"""The mean of checkpoints that come from one start: `python -m training.average OUT CHECKPOINT[:SHARE]…`.

Without shares each counts alike.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import torch


def average(paths: list[tuple[Path, float]], out: Path) -> None:
    """Write the mean, each path with what it counts; labels and sizes are the first's."""
    held = [torch.load(path, weights_only=False, map_location="cpu") for path, _ in paths]
    total = sum(share for _, share in paths)
    states = [(one.get("state", one), share / total) for one, (_, share) in zip(held, paths, strict=True)]
    mean: dict[str, Any] = {name: sum(state[name] * share for state, share in states) for name in states[0][0]}
    torch.save({**held[0], "state": mean} if "state" in held[0] else mean, out)


if __name__ == "__main__":
    parts = [path.partition(":") for path in sys.argv[2:]]
    average([(Path(path), float(share or 1)) for path, _, share in parts], Path(sys.argv[1]))
