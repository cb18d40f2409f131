"""What holds for every input: marks point at their words, reading is repeatable, and only our own errors come out."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.pipeline import read
from sayso.read import ReadOptions
from sayso.read.marks import find_furniture
from sayso.records import Report, Skipped
from tests.read.archive import ITEM_FEED, archive, page, record

PIECES = st.sampled_from(
    [
        "VESTRIN", "Jan 3", "(Reuters)", "—", " - ", "By Ana Roe", "\n", "\n\n", "date 2026-01-07", "Published:", "©",
        "5 January 2026", "Source: AFP", "(Reporting by", ")", "The bridge is closed.", ":", "\x00", "\u2028", "é",
        "\r\n", "with files from", "AP", "/TASS/", ",", " ", "\ufeff", "\U0001f30a",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=40).map(" ".join)
)
SEEDS = [
    page(),
    ITEM_FEED,
    archive([record("https://courier.example/a", page())]),
    archive([record("https://courier.example/a", page()), record("https://courier.example/b", page())], zipped=True),
    b'{"text": "The bridge is closed."}\n{"text": "The ferry sails."}\n',
    "date 2026-01-07 «The bridge» is closed.".encode("utf-16"),
    gzip.compress(b"The bridge is closed."),
]
NAMES = ["a", "a.txt", "a.html", "a.jsonl", "a.json", "a.xml", "a.warc", "a.warc.gz", "a.txt.gz", "a.md"]
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(TEXTS)
@FEW
def test_marks_lie_in_the_text_in_order(text: str) -> None:
    found = find_furniture(text)
    for mark in found.marks:
        assert 0 <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end].strip() == text[mark.start : mark.end]
    starts = [mark.start for mark in found.marks]
    assert starts == sorted(starts)
    assert all(a.end <= b.start for a, b in zip(found.marks, found.marks[1:], strict=False))
    assert find_furniture(text) == found


@given(TEXTS.filter(lambda text: any(char.isalnum() for char in text)))
@FEW
def test_json_keeps_the_text_to_the_last_character(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}), "utf-8")
    (found,) = read([tmp_path / "a.jsonl"])
    assert isinstance(found, Report)
    assert found.text == text


@given(st.data())
@FEW
def test_nothing_but_reports_and_skips_comes_of_any_bytes(tmp_path: Path, data: st.DataObject) -> None:
    raw = data.draw(st.one_of(st.binary(max_size=600), st.sampled_from(SEEDS)))
    raw = _damage(raw, data)
    path = tmp_path / data.draw(st.sampled_from(NAMES))
    path.write_bytes(raw)
    options = ReadOptions(max_bytes=data.draw(st.sampled_from([10, 1000, 100_000])))
    first = list(read([path], options=options))
    assert first
    assert all(isinstance(one, Report | Skipped) for one in first)
    assert first == list(read([path], options=options))


def _damage(raw: bytes, data: st.DataObject) -> bytes:
    """Cut, doubled, or with some bytes changed."""
    if not raw:
        return raw
    where = data.draw(st.integers(0, len(raw) - 1))
    junk = data.draw(st.binary(max_size=12))
    return data.draw(
        st.sampled_from([raw, raw[:where], raw[where:], raw[:where] + junk + raw[where:], raw + raw[where:]])
    )


@given(st.text(max_size=80))
@FEW
def test_any_string_may_be_named_as_an_input(name: str) -> None:
    if name.strip("./ \\") in ("", "-") or name.lower().startswith("http"):
        return
    for found in read(["\x00" + name, f"no-such-folder/{name}"]):
        assert isinstance(found, Skipped)


@pytest.mark.parametrize("seed", range(len(SEEDS)))
def test_the_seeds_are_good(tmp_path: Path, seed: int) -> None:
    (tmp_path / "a").write_bytes(SEEDS[seed])
    assert all(isinstance(one, Report) for one in read([tmp_path / "a"]))
