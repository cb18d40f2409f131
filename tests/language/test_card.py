"""The shipped weights give the figures that their card states, but for what another CPU rounds otherwise."""

import re
from pathlib import Path

import pytest

import sayso.language

CARD = Path(sayso.language.__file__).parent / "weights" / "CARD.md"
pytestmark = pytest.mark.slow


def stated(part: str, metric: str) -> float:
    """The figure of a row of the card: «| GUM dev | words 99.9 · upos 97.7 |»."""
    row = next(line for line in CARD.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {part} |"))
    return float(re.search(rf"{metric} ([\d.]+)", row)[1])


def test_syntax(reader, shared):
    from evaluation.reader import syntax

    for part, metrics in syntax(reader, shared / "data", "gum").items():
        name = "GUM dev" if part == "gum" else "GUM dev, news and interviews"
        for metric in ("sentences", "words", "upos", "lemma", "uas", "las"):
            assert metrics[metric] >= stated(name, metric) - 0.3, metric


@pytest.mark.parametrize("source", ["wikigold", "re3d", "gum"])
def test_names(reader, shared, source):
    from evaluation.reader import names

    assert names(reader, shared / "data", source)["typed"]["f1"] >= stated(f"names, {source} dev", "typed") - 1.5
