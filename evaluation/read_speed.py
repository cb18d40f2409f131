"""How fast reports are read, and how little memory that takes: `python -m evaluation.read_speed`.

Everything is made on the spot: articles of a thousand words with the furniture of a news page, a WARC of 2,000 of them,
and an archive of 1 GB. Each pair of figures comes from the same process, the two sides in turns, the best of several
rounds, in processor time: other work on the machine slows both or neither.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from evaluation.run import print_table
from sayso.records import Report

WORDS = (
    "the the the the of of and and to to in in a a that was for on with said police city bridge river officials "
    "report people after government week storm harbour closed minister hospital morning north witnesses found "
    "nobody street water engine company decision budget workers union trial evidence election village school "
    "district court plan repair winter road"
).split()
FURNITURE = "".join(f"<li><a href='/section/{n}'>Section {n} of the paper</a></li>" for n in range(60))
MOST_OVERHEAD = 0.15
MOST_MEGABYTES = 500
MOST_SECONDS = 0.3


def make_text(seed: int, sentences: int = 50) -> str:
    """An English-like article of about a thousand words, another for each seed."""
    chance = random.Random(seed)
    lines = []
    for _ in range(sentences):
        words = chance.choices(WORDS, k=chance.randint(12, 28))
        lines.append(" ".join(words).capitalize() + ".")
    return "\n\n".join(" ".join(lines[n : n + 3]) for n in range(0, sentences, 3))


def make_page(seed: int) -> bytes:
    """A news page around such an article: menu, metadata, sidebar, footer."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in make_text(seed).split("\n\n"))
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Story {seed} | Courier</title>"
        f"<meta property='og:site_name' content='Courier'><meta name='author' content='Ana Roe'>"
        f"<meta property='article:published_time' content='2026-01-05T08:30:00+01:00'></head><body>"
        f"<nav><ul>{FURNITURE}</ul></nav><article><h1>Story {seed}</h1><p class='byline'>By Ana Roe</p>{text}</article>"
        f"<aside><ul>{FURNITURE}</ul></aside><footer>© 2026 Courier</footer></body></html>"
    ).encode()


def make_record(page: bytes, number: int) -> bytes:
    """A WARC response around the page."""
    payload = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
        f"WARC-Date: 2026-01-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


# ---------------------------------------------------------------- the libraries alone


def alone_html(pages: Iterable[bytes]) -> int:
    """trafilatura with the settings that our reader uses, on pages."""
    from trafilatura import bare_extraction

    dates = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
    found = (
        bare_extraction(page, include_comments=False, with_metadata=True, date_extraction_params=dates)
        for page in pages
    )
    return sum(document is not None for document in found)


def alone_warc(path: Path) -> int:
    """fastwarc, and trafilatura on each page."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with path.open("rb") as stream:
        records = ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all")
        return sum(alone_html([record.reader.read()]) for record in records)


def ours(inputs: list[Path]) -> int:
    """The same through `read`."""
    from sayso.pipeline import read

    return sum(isinstance(found, Report) for found in read(inputs))


# ---------------------------------------------------------------- measuring


def race(sides: dict[str, Callable[[], int]], count: int, rounds: int) -> dict[str, float]:
    """Processor seconds an item of each side, taken in turns, the best of the rounds."""
    best = dict.fromkeys(sides, float("inf"))
    for _ in range(rounds):
        for name, side in sides.items():
            began = time.process_time()
            done = side()
            best[name] = min(best[name], (time.process_time() - began) / count)
            if done != count:
                raise SystemExit(f"{name} read {done} of {count}")
    return best


def measure_speed(folder: Path, records: int, rounds: int) -> list[list[object]]:
    """Rows of the table: kind, reports a second of ours and of the libraries, and our overhead in percent."""
    texts = [folder / f"{n:04}.txt" for n in range(300)]
    for n, path in enumerate(texts):
        path.write_text(make_text(n))
    pages = [make_page(n) for n in range(300)]
    files = [folder / f"{n:04}.html" for n in range(300)]
    for page, path in zip(pages, files, strict=True):
        path.write_bytes(page)
    archive = folder / "pages.warc.gz"
    archive.write_bytes(b"".join(gzip.compress(make_record(make_page(n), n), 1) for n in range(records)))
    ours(files[:3]), alone_html(pages[:3])  # both warm

    text = race({"ours": lambda: ours(texts)}, len(texts), rounds)
    alone = {"alone": lambda: alone_html(path.read_bytes() for path in files)}
    html = race({**alone, "ours": lambda: ours(files)}, len(files), rounds)
    warc = race({"alone": lambda: alone_warc(archive), "ours": lambda: ours([archive])}, records, max(1, rounds - 1))
    rows: list[list[object]] = [["text", f"{1 / text['ours']:,.0f}", "–", "–"]]
    for kind, cost in (("HTML", html), ("WARC", warc)):
        overhead = f"{(cost['ours'] / cost['alone'] - 1) * 100:+.1f} %"
        rows.append([kind, f"{1 / cost['ours']:,.0f}", f"{1 / cost['alone']:,.0f}", overhead])
    return rows


STREAM = """
import resource, sys
from pathlib import Path
from sayso.pipeline import read
from sayso.records import Report
seen = 0
for number, found in enumerate(read([Path(sys.argv[1])])):
    seen += isinstance(found, Report)
    if number in (200, 1000):
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
print(seen)
"""


def measure_memory(folder: Path, gigabytes: float) -> tuple[list[int], int]:
    """Peak megabytes after 200 pages, after 1,000, and at the end of a long archive, in a process of its own; pages."""
    path = folder / "long.warc"
    filler = b"<!-- " + b"kept by the crawler " * 20_000 + b"-->"  # pages of 400 kB: 1 GB in minutes, not hours
    with path.open("wb") as stream:
        number = 0
        while stream.tell() < gigabytes * 1e9:
            stream.write(make_record(make_page(number) + filler, number))
            number += 1
    lines = subprocess.check_output([sys.executable, "-c", STREAM, str(path)], text=True).split()
    path.unlink()
    return [int(line) for line in lines[:-1]], int(lines[-1])


def measure_start(rounds: int = 7) -> tuple[float, float]:
    """Seconds from the shell to the version and back, best of the rounds: by the clock, and of the processor."""
    import resource

    clock, cpu = float("inf"), float("inf")
    for _ in range(rounds):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.check_output([sys.executable, "-m", "sayso.cli", "--version"])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock = min(clock, time.perf_counter() - began)
        cpu = min(cpu, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return clock, cpu


def failures(rows: list[list[object]], peak: int, start: float) -> Iterator[str]:
    """Which of the promises do not hold."""
    for kind, _, _, overhead in rows:
        if isinstance(overhead, str) and overhead.endswith("%") and float(overhead[:-2]) > MOST_OVERHEAD * 100:
            yield f"{kind}: {overhead} over the libraries alone, at most {MOST_OVERHEAD:.0%} promised"
    if peak > MOST_MEGABYTES:
        yield f"{peak} MB at the peak, at most {MOST_MEGABYTES} promised"
    if start > MOST_SECONDS:
        yield f"{start:.2f} s to start, at most {MOST_SECONDS} promised"


def main() -> None:
    """Measures, prints, and fails where a promise does not hold."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--records", type=int, default=2000, help="pages in the WARC (2000)")
    arguments.add_argument("--rounds", type=int, default=3, help="rounds, of which the best counts (3)")
    arguments.add_argument("--gigabytes", type=float, default=1.0, help="size of the archive for the memory (1)")
    given = arguments.parse_args()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    start, cpu = measure_start()
    print(f"sayso --version: {start:.2f} s by the clock, {cpu:.2f} s of the processor")
    with tempfile.TemporaryDirectory() as name:
        rows = measure_speed(Path(name), given.records, given.rounds)
        print_table("reports a second of one core", ["", "sayso", "libraries alone", "overhead"], rows)
        peaks, pages = measure_memory(Path(name), given.gigabytes)
    print(f"{given.gigabytes:g} GB of WARC, {pages:,} pages: peak memory {' → '.join(f'{peak} MB' for peak in peaks)}")
    broken = list(failures(rows, max(peaks), cpu))
    for line in broken:
        print("✗", line)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
