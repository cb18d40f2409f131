"""Lines of JSON: the contract's fields, and lines that are broken."""

import json
from pathlib import Path

import pytest

from sayso.codec import to_json
from sayso.pipeline import read
from sayso.read import ReadOptions
from sayso.records import Page, Report, Skipped

GOOD = '{"id": "a", "text": "The bridge is closed."}'


def results(path: Path, text: str | bytes) -> list[Report | Skipped]:
    """What a file of lines gives."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read([path], options=ReadOptions(max_bytes=10_000)))


def test_every_field_of_the_contract(tmp_path: Path) -> None:
    fields = {
        "id": "a1", "text": " The bridge\r\nis closed. ", "title": "Bridge", "byline": "Ana Roe, AFP",
        "publisher": "Harbour Courier", "url": "https://courier.example/a", "language": "en", "published": "2026-01",
    }  # fmt: skip
    (found,) = results(tmp_path / "a.jsonl", json.dumps(fields))
    assert isinstance(found, Report)
    for name in ("id", "text", "title", "byline", "publisher", "url", "language"):
        assert getattr(found, name) == fields[name]
    assert (found.published.low, found.published.high, found.published.basis) == ("2026-01-01", "2026-01-31", "stated")
    assert (found.agencies, found.input) == (("AFP",), "a.jsonl:1")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": "b", "text": "cut', "broken JSON"),
        ('["text"]', "no object"),
        ('"text"', "no object"),
        ('{"id": "b", "body": "x"}', "'body', 'id' and no text"),
        ('{"text": 12}', "no text"),
        ('{"text": "  "}', "empty text"),
        ('{"text": null}', "no text"),
        ('{"text": "\\ud800"}', "broken JSON"),
        ("[" * 5000, "broken JSON"),
        ("not json", "broken JSON"),
        ('{"text": "' + "a" * 20_000 + '"}', "10,000 bytes"),
    ],
)
def test_a_broken_line_costs_only_itself(tmp_path: Path, line: str, why: str) -> None:
    found = results(tmp_path / "a.jsonl", f"{GOOD}\n{line}\n{GOOD}\n")
    assert [type(one) for one in found] == [Report, Skipped, Report]
    skip = found[1]
    assert isinstance(skip, Skipped)
    assert why in skip.why
    assert skip.input.endswith("a.jsonl:2")


def test_a_line_in_another_encoding(tmp_path: Path) -> None:
    found = results(tmp_path / "a.jsonl", GOOD.encode() + b'\n{"text": "caf\xe9 closed"}\n' + GOOD.encode())
    assert [type(one) for one in found] == [Report, Skipped, Report]


@pytest.mark.parametrize("value", [12, 1.5, True, None, "", "soon", [], {}, {"low": 3}])
def test_a_strange_date_loses_nothing(tmp_path: Path, value: object) -> None:
    (found,) = results(tmp_path / "a.jsonl", json.dumps({"text": "The bridge is closed.", "published": value}))
    assert isinstance(found, Report)
    assert (found.published.low, found.published.basis) == (None, "unknown")
    assert found.published.stated == ("soon" if value == "soon" else found.published.stated)


@pytest.mark.parametrize("value", [[], {}, True, 12])
def test_fields_of_a_wrong_kind(tmp_path: Path, value: object) -> None:
    line = json.dumps({"text": "The bridge is closed.", "id": value, "title": value, "agencies": value})
    (found,) = results(tmp_path / "a.jsonl", line)
    assert isinstance(found, Report)
    assert found.title in (None, "12")


def test_byte_order_mark_blank_lines_and_no_last_line_end(tmp_path: Path) -> None:
    found = results(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n\r\n\n" + GOOD.encode())
    assert [one.id for one in found if isinstance(one, Report)] == ["a", "a-2"]


def test_a_page_that_sayso_wrote_is_read_by_its_report(tmp_path: Path) -> None:
    (first,) = results(tmp_path / "a.jsonl", '{"id": "a", "text": "The bridge is closed.", "published": "2026-01-03"}')
    assert isinstance(first, Report)
    (again,) = results(tmp_path / "a.jsonl", to_json(Page(first)))
    assert again == first
