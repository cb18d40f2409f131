"""The mean of several checkpoints' weights: `python -m training.average OUT CHECKPOINT…`, for runs from one start."""

from __future__ import annotations

import sys
from pathlib import Path

import torch


def average(paths: list[Path], out: Path) -> None:
    """Write the mean; labels and sizes are the first's."""
    held = [torch.load(path, weights_only=False, map_location="cpu") for path in paths]
    first = held[0]
    first["state"] = {name: sum(one["state"][name] for one in held) / len(held) for name in first["state"]}
    torch.save(first, out)


if __name__ == "__main__":
    average([Path(path) for path in sys.argv[2:]], Path(sys.argv[1]))
