"""Tolls in 150 news sentences: at least 90 % exact in of, low, best and high."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayso.annotate import annotate_report
from sayso.records import Report

TABLE = Path(__file__).with_name("tolls.tsv")


def _cases() -> list[tuple[str, list[tuple[str, float | None, float | None, float | None]]]]:
    rows = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        sentence, _, written = line.partition("\t")
        rows.append((sentence, sorted(_toll(part) for part in written.split(";") if part.strip())))
    return rows


def _toll(written: str) -> tuple[str, float | None, float | None, float | None]:
    kind, figure = written.split()
    if figure.startswith(">="):
        value = float(figure[2:])
        return kind, value, value, None
    if figure.startswith("<="):
        value = float(figure[2:])
        return kind, None, value, value
    if figure.startswith("~"):
        return kind, None, float(figure[1:]), None
    if match := re.fullmatch(r"(\d+)-(\d+)", figure):
        return kind, float(match[1]), None, float(match[2])
    return kind, float(figure), float(figure), float(figure)


@pytest.mark.slow
def test_nine_tolls_in_ten_are_exact(reader, capsys):
    from sayso.annotate.gazetteer import load_gazetteer

    gazetteer, right, wanted, spurious = load_gazetteer(), 0, 0, 0
    cases = _cases()
    for (sentence, tolls), doc in zip(cases, reader.pipe([case[0] for case in cases]), strict=True):
        page = annotate_report(Report("toll", sentence, language="en"), doc, gazetteer)
        found = [(a.of, a.low, a.best, a.high) for a in page.amounts if a.of]
        hits = 0
        for toll in tolls:
            if toll in found:
                found.remove(toll)
                hits += 1
        right, wanted, spurious = right + hits, wanted + len(tolls), spurious + len(found)
        if hits < len(tolls) or found:
            print(sentence, "| wanted", tolls, "| more or other", found)
    print(f"{right} of {wanted} tolls exact, {spurious} spurious")
    assert right / wanted >= 0.9
    assert spurious / wanted <= 0.1
