"""The bad-input table, and every way to name inputs: what gives nothing is said, the rest is read."""

import gzip
import io
import os
import socket
from pathlib import Path

import pytest

from sayso.pipeline import read
from sayso.read import ReadOptions
from sayso.records import Report, Skipped
from tests.read.archive import ITEM_FEED, archive, page, record

STORY = "The harbour bridge was closed on Monday, the mayor said. A café stays open – «for now»."
LINE = '{"text": "The harbour bridge was closed on Monday."}\n'


def only(path: Path | str, **options: int) -> Report | Skipped:
    """What one input gives."""
    (found,) = read([path], options=ReadOptions(**options))  # type: ignore[arg-type]
    return found


def put(folder: Path, name: str, data: bytes | str) -> Path:
    """A file with this in it."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


# ---------------------------------------------------------------- what gives nothing, and why

BAD = [
    ("empty.txt", b"", "empty file"),
    ("blank.txt", b" \n\t\n", "blanks"),
    ("zeros.txt", bytes(5000), "blanks"),
    ("marks.txt", b"... --- !!!", "letter"),
    ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
    ("report.pdf", b"%PDF-1.7 \x00\x01", "PDF"),
    ("report.docx", b"PK\x03\x04" + bytes(100), "office"),
    ("noise", bytes(range(1, 32)) * 100, "control characters"),
    ("empty.html", b"", "empty file"),
    ("no-body.html", b"<html><head><title>x</title></head></html>", "article"),
    ("feed.xml", b"<rss><chan", "no feed"),
    ("feed.atom", b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "without items"),
    ("lines.jsonl", b"\n\n", "without lines"),
    ("one.json", b"[1, 2", "broken JSON"),
    ("cut.txt.gz", gzip.compress(STORY.encode() * 50)[:-30], "breaks off"),
    ("cut.jsonl.gz", gzip.compress(os.urandom(4000))[:-3000], "corrupt"),
    ("bad.gz", b"\x1f\x8b\x08\x00garbage garbage garbage", "corrupt"),
    ("empty.warc", b"WARC/1.0\r\n", "record"),
]


@pytest.mark.parametrize(("name", "data", "why"), BAD, ids=[name for name, _, _ in BAD])
def test_what_gives_nothing_is_said(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    found = list(read([put(tmp_path, name, data)]))
    assert found
    assert all(isinstance(one, Skipped) for one in found)
    assert any(why in one.why for one in found if isinstance(one, Skipped)), found


@pytest.mark.parametrize("name", ["line.txt", "line.jsonl", "line.html", "line"])
def test_two_hundred_megabytes_of_one_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as stream:
        for _ in range(200):
            stream.write(b"a" * 1_000_000)
    found = only(path)
    assert isinstance(found, Skipped)
    assert "10,000,000" in found.why
    assert "--max-bytes" in found.why


def test_a_zip_bomb_is_cut_at_the_limit(tmp_path: Path) -> None:
    bomb = put(tmp_path, "bomb.txt.gz", gzip.compress(b"a" * 50_000_000))
    found = only(bomb)
    assert isinstance(found, Skipped)
    assert "10,000,000" in found.why


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    end = socket.socket(socket.AF_UNIX)
    end.bind(str(tmp_path / "s"))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    cases = {"s": "socket", "pipe": "pipe", "folder": "without files", "missing": "no such", "*.txt": "no file"}
    cases |= {"dangling": "No such", "nul\x00": "null", "x" * 5000: "name too long"}
    for name, why in cases.items():
        found = only(str(tmp_path / name))
        assert isinstance(found, Skipped)
        assert why.lower() in found.why.lower()
    end.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = put(tmp_path, "closed.txt", STORY)
    path.chmod(0)
    found = only(path)
    assert isinstance(found, Skipped)
    assert "Permission" in found.why


# ---------------------------------------------------------------- what is read, exactly as given


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        STORY.encode("utf-8-sig"),
        STORY.encode("utf-16"),
        STORY.encode("utf-16-le"),
        STORY.encode("utf-16-be"),
        STORY.encode("utf-32"),
        STORY.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    found = only(put(tmp_path, "a.txt", data))
    assert isinstance(found, Report)
    assert found.text == STORY


def test_mojibake_and_bad_bytes_are_kept_as_they_are(tmp_path: Path) -> None:
    mojibake = STORY.encode().decode("cp1252", "replace").encode()
    found = only(put(tmp_path, "a.txt", mojibake))
    assert isinstance(found, Report)
    assert found.text == mojibake.decode()
    broken = only(put(tmp_path, "b.txt", STORY.encode() * 20 + b"\xff"))
    assert isinstance(broken, Report)
    assert broken.text == STORY * 20 + "\ufffd"


def test_line_ends_blanks_and_nul_bytes_are_kept(tmp_path: Path) -> None:
    text = "\n\n The bridge was closed.\r\nThe ferry\x00 sails.\r\n\t\n"
    found = only(put(tmp_path, "a.txt", text))
    assert isinstance(found, Report)
    assert found.text == text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("story", STORY),
        ("story.txt.gz", gzip.compress(STORY.encode())),
        ("page", page()),
        ("page.html.gz", gzip.compress(page())),
        ("lines", LINE),
        ("lines.jsonl.gz", gzip.compress(LINE.encode())),
        ("feed", ITEM_FEED),
        ("crawl", archive([record("https://courier.example/a", page())])),
        ("crawl.gz", gzip.compress(record("https://courier.example/a", page()))),
        ("one.json", LINE),
        ("list.json", f"[{LINE}]"),
    ],
)
def test_the_kind_is_told_by_name_or_by_the_first_bytes(tmp_path: Path, name: str, data: bytes | str) -> None:
    found = only(put(tmp_path, name, data))
    assert isinstance(found, Report)
    assert "bridge" in found.text
    assert not found.text.startswith(("{", "<", "WARC"))


def test_folders_and_globs_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "c.md"):
        put(tmp_path, name, f"The bridge {name} is closed.")
    (tmp_path / "deep").mkdir()
    put(tmp_path / "deep", "d.txt", "The bridge d.txt is closed.")
    in_folder = [r.input for r in read([tmp_path]) if isinstance(r, Report)]
    assert in_folder == ["a.txt", "b.txt", "c.md", "d.txt"]
    assert [r.input for r in read([str(tmp_path / "*.txt")]) if isinstance(r, Report)] == ["a.txt", "b.txt"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    assert isinstance(only(put(tmp_path, "story[1].txt", STORY)), Report)


def test_standard_input_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LINE.encode() * 2)))
    found = list(read(["-", "-"]))
    assert [type(one) for one in found] == [Report, Report, Skipped]


# ---------------------------------------------------------------- ids


def test_the_same_words_twice_are_two_reports(tmp_path: Path) -> None:
    found = [r for r in read([put(tmp_path, "a.txt", STORY), put(tmp_path, "b.txt", STORY)]) if isinstance(r, Report)]
    assert found[0].sha256 == found[1].sha256
    assert found[1].id == f"{found[0].id}-2"


def test_the_same_file_twice_is_said(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", STORY)
    (tmp_path / "link.txt").symlink_to(path)
    found = list(read([path, tmp_path]))
    assert [type(one) for one in found] == [Report, Skipped, Skipped]


def test_given_ids_are_kept_and_made_distinct(tmp_path: Path) -> None:
    lines = [f'{{"id": "{name}", "text": "Bridge {n}."}}' for n, name in enumerate(("a", "a", "a-2", "a", 7))]
    found = list(read([put(tmp_path, "a.jsonl", "\n".join(lines))]))
    assert [r.id for r in found if isinstance(r, Report)] == ["a", "a-2", "a-2-2", "a-3", "7"]


def test_an_id_hangs_on_the_content_not_on_the_path(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    one, two = only(put(tmp_path, "a.txt", STORY)), only(put(tmp_path / "x", "b.txt", STORY))
    assert isinstance(one, Report)
    assert isinstance(two, Report)
    assert one.id == two.id
