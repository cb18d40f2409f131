"""Web archives: order, capture dates, and what is broken costs only itself."""

from pathlib import Path

import pytest

from sayso.pipeline import read
from sayso.records import Report, Skipped
from tests.read.archive import archive, page, record

PAGES = [record(f"https://courier.example/{i}", page(f"Bridge {i} closed")) for i in range(4)]


def results(path: Path, data: bytes) -> tuple[list[str | None], list[Skipped]]:
    """The titles read from an archive, and what was skipped."""
    path.write_bytes(data)
    met = list(read([path]))
    return [r.title for r in met if isinstance(r, Report)], [r for r in met if isinstance(r, Skipped)]


@pytest.mark.parametrize(("name", "zipped"), [("a.warc", False), ("a.warc.gz", True), ("no-suffix", True)])
def test_every_page_in_order(tmp_path: Path, name: str, zipped: bool) -> None:
    titles, skipped = results(tmp_path / name, archive(PAGES, zipped=zipped))
    assert titles == [f"Bridge {i} closed" for i in range(4)]
    assert not skipped


def test_the_day_of_capture_and_the_address(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(PAGES[0])
    (report,) = read([tmp_path / "a.warc"])
    assert isinstance(report, Report)
    assert (report.url, report.captured, report.published.low) == ("https://courier.example/0", "2026-01-06", None)


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("off_by", [-30, 7, 30, 30_000, -100_000])
def test_a_wrong_length_costs_one_record(tmp_path: Path, zipped: bool, off_by: int) -> None:
    wrong = record("https://courier.example/wrong", page("Bridge wrong"), off_by=off_by)
    titles, skipped = results(tmp_path / "a.warc", archive([PAGES[0], wrong, PAGES[2], PAGES[3]], zipped=zipped))
    assert [title for title in titles if title != "Bridge wrong"] == [f"Bridge {i} closed" for i in (0, 2, 3)]
    assert skipped


def test_a_truncated_archive_says_so(tmp_path: Path) -> None:
    whole = archive(PAGES, zipped=True)
    titles, skipped = results(tmp_path / "a.warc.gz", whole[:-200])
    assert titles[:3] == [f"Bridge {i} closed" for i in range(3)]
    assert skipped
    assert "truncated" in skipped[-1].why


def test_garbage_between_records(tmp_path: Path) -> None:
    titles, skipped = results(tmp_path / "a.warc", PAGES[0] + b"garbage\r\n\r\n" + PAGES[2])
    assert titles == ["Bridge 0 closed", "Bridge 2 closed"]
    assert len(skipped) == 1


def test_what_is_no_document_is_counted_once(tmp_path: Path) -> None:
    image = record("https://courier.example/a.png", b"\x89PNG", media="image/png")
    moved = record("https://courier.example/m", b"", status="301 Moved")
    titles, skipped = results(tmp_path / "a.warc", archive([image, PAGES[1], moved, image]))
    assert titles == ["Bridge 1 closed"]
    assert len(skipped) == 1
    assert "2 image/png, 1 with status 301" in skipped[0].why


def test_an_archive_of_nothing(tmp_path: Path) -> None:
    titles, skipped = results(tmp_path / "a.warc", b"hello world\r\n" * 10)
    assert not titles
    assert skipped
