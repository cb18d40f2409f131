"""Makes `sayso/language/en/frequency.txt`: in how many of a thousand passages of general English a word occurs.

    python -m training.frequency DATA/language

The texts are the training parts of EWT, GUM, wikigold, re3d and MEANTIME, cut into passages of 300 words, the length of
a short report. Only counts leave them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sayso.link.lexicon import WORD, stop_keys, word_key

PASSAGE, SHORTEST, LEAST = 300, 100, 4  # words, words, passages
TARGET = Path(__file__).parents[1] / "sayso" / "language" / "en" / "frequency.txt"
HEAD = """# In how many of a thousand passages of 300 words of general English a word occurs, by its key.
# Counted by training/frequency.py over the training parts of EWT, GUM, wikigold, re3d and MEANTIME.
"""


def texts(folder: Path) -> Iterator[str]:
    """The running text of each document."""
    for name in ("ewt", "gum"):
        lines: list[str] = []
        for line in (folder / "syntax" / f"{name}.train.conllu").read_text(encoding="utf-8").splitlines():
            if line.startswith("# newdoc") and lines:
                yield " ".join(lines)
                lines = []
            elif line.startswith("# text = "):
                lines.append(line.removeprefix("# text = "))
        yield " ".join(lines)
    for name in ("wikigold", "re3d", "meantime"):
        for line in (folder / "entities" / f"{name}.train.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def passages(folder: Path) -> Iterator[set[str]]:
    """The keys of each passage."""
    for text in texts(folder):
        words = WORD.findall(text)
        for start in range(0, len(words), PASSAGE):
            cut = words[start : start + PASSAGE]
            if len(cut) >= SHORTEST:
                yield {word_key(word) for word in cut} - stop_keys()


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    found: Counter[str] = Counter()
    total = 0
    for keys in passages(parser.parse_args().folder):
        found.update(keys)
        total += 1
    rows = sorted((key, round(1000 * count / total, 1)) for key, count in found.items() if count >= LEAST)
    TARGET.write_text(HEAD + "".join(f"{key} {share:g}\n" for key, share in rows), encoding="utf-8")
    print(f"{total} passages, {len(rows)} words")


if __name__ == "__main__":
    main()
