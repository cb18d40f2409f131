"""Every measured number, in the order of the pipeline: `python -m evaluation DATA [PART …]`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

PARTS = (
    "reader",
    "times",
    "places",
    "amounts",
    "claims",
    "relations",
    "copies",
    "stories",
    "events",
    "storypacks",
    "cost",
)


def main() -> None:
    """Run each part's own command; a part that fails is named at the end, and the exit status is 1."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, help="the folder of data sets; the scorers lie beside it in score/")
    options.add_argument("parts", nargs="*", default=PARTS, metavar="PART", help=f"among {', '.join(PARTS)}")
    chosen = options.parse_args()
    if unknown := set(chosen.parts) - set(PARTS):
        options.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    failed = []
    for part in chosen.parts:
        started = time.monotonic()
        print(f"\n=== {part}", flush=True)
        if subprocess.run([sys.executable, "-W", "ignore", "-m", f"evaluation.{part}", str(chosen.data)]).returncode:
            failed.append(part)
        print(f"({time.monotonic() - started:.0f} s)", flush=True)
    if failed:
        raise SystemExit(f"failed or below a floor: {', '.join(failed)}")


if __name__ == "__main__":
    main()
