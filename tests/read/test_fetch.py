"""Addresses, against a server on loopback: redirects, robots.txt, limits, private networks."""

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.pipeline import read
from sayso.read import ReadOptions
from sayso.records import Report, Skipped
from tests.read.archive import ITEM_FEED, page

OPEN = ReadOptions(allow_private=True, timeout_s=3.0, max_bytes=200_000)


class Site(BaseHTTPRequestHandler):
    """One path for each way a server can misbehave."""

    robots = "User-agent: *\nDisallow: /closed\n"
    robots_status = 200
    seen: list[tuple[str, str]] = []  # noqa: RUF012  emptied by the fixture

    def log_message(self, *_: object) -> None:
        """No talk."""

    def do_GET(self) -> None:
        """Answers by path."""
        self.seen.append((self.path, self.headers.get("User-Agent", "")))
        with suppress(BrokenPipeError, ConnectionResetError):
            self.answer(self.path.split("?")[0])

    def answer(self, path: str) -> None:
        """The reply of one path."""
        if path == "/robots.txt":
            self.reply(self.robots.encode(), status=self.robots_status, media="text/plain")
        elif path == "/loop":
            self.reply(b"", status=302, location="/loop")
        elif path == "/moved":
            self.reply(b"", status=301, location="/story")
        elif path == "/private":
            self.reply(b"", status=302, location="http://10.0.0.1/story")
        elif path == "/file":
            self.reply(b"", status=302, location="file:///etc/passwd")
        elif path == "/gone":
            self.reply(b"gone", status=410)
        elif path == "/feed":
            self.reply(ITEM_FEED, media="application/rss+xml")
        elif path == "/longer":  # says more than it gives
            self.reply(page(), length=100_000)
        elif path == "/shorter":  # says less than it gives
            self.reply(page(), length=len(page()) - 300)
        elif path == "/image":
            self.reply(b"\x89PNG\r\n\x1a\n" + bytes(100), media="image/png")
        elif path == "/endless":
            self.endless(b"<p>more</p>" * 100, pause=0.0)
        elif path == "/slow":
            self.endless(b"x", pause=0.2)
        elif path == "/trickle":
            for letter in b"HTTP/1.0 200 OK\r\nX-A: " + b"a" * 40:
                self.wfile.write(bytes([letter]))
                time.sleep(0.2)
        else:
            self.reply(page())

    def reply(
        self,
        body: bytes,
        *,
        status: int = 200,
        media: str = "text/html",
        location: str | None = None,
        length: int | None = None,
    ) -> None:
        """A whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def endless(self, piece: bytes, *, pause: float) -> None:
        """An answer without end (stopped after ten seconds, for the test's sake)."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        began = time.monotonic()
        while time.monotonic() - began < 10:
            self.wfile.write(piece)
            time.sleep(pause)


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a server of our own."""
    Site.seen = []
    Site.robots_status = 200
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def only(address: str, options: ReadOptions = OPEN) -> Report | Skipped:
    """What one address gives."""
    (found,) = read([address], options=options)
    return found


def test_a_page(site: str) -> None:
    found = only(f"{site}/story#part")
    assert isinstance(found, Report)
    assert (found.title, found.url) == ("Bridge closed", f"{site}/story")
    assert found.captured
    assert found.published.low is None
    assert all(agent.startswith("sayso/") for _, agent in Site.seen)


def test_a_feed_by_its_media_type(site: str) -> None:
    assert isinstance(only(f"{site}/feed"), Report)


def test_a_redirect_is_followed_and_named(site: str) -> None:
    found = only(f"{site}/moved")
    assert isinstance(found, Report)
    assert found.url == f"{site}/story"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/loop", "redirects"),
        ("/file", "file scheme"),
        ("/gone", "410"),
        ("/longer", "RemoteProtocolError"),
        ("/endless", "more than 200,000 bytes"),
        ("/slow", "in time"),
        ("/trickle", "in time"),
        ("/image", "PNG"),
        ("/closed/story", "robots.txt"),
    ],
)
def test_what_cannot_be_had_is_said(site: str, path: str, why: str) -> None:
    began = time.monotonic()
    found = only(site + path)
    assert isinstance(found, Skipped)
    assert why in found.why
    assert time.monotonic() - began < 9


def test_a_body_longer_than_its_length_is_cut_there(site: str) -> None:
    assert isinstance(only(f"{site}/shorter"), Report)


def test_private_addresses_are_refused_before_any_request(site: str) -> None:
    found = only(f"{site}/story", ReadOptions())
    assert isinstance(found, Skipped)
    assert "private address 127.0.0.1" in found.why
    assert "--allow-private" in found.why
    assert not Site.seen


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.read import fetch

    known = fetch._public_address

    def local_is_public(url: object, options: ReadOptions) -> str:
        return "127.0.0.1" if "127.0.0.1" in str(url) else known(url, options)  # type: ignore[arg-type]

    monkeypatch.setattr(fetch, "_public_address", local_is_public)
    found = only(f"{site}/private", ReadOptions())
    assert isinstance(found, Skipped)
    assert "10.0.0.1" in found.why


@pytest.mark.parametrize(
    "address",
    [
        *("http://localhost/a", "http://[::1]/a", "http://169.254.169.254/latest", "http://10.1.2.3/"),
        *("http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://192.168.0.1:8080/x"),
        "http://224.0.0.1/",
    ],
)
def test_every_way_to_write_a_private_address(address: str) -> None:
    found = only(address, ReadOptions(timeout_s=2))
    assert isinstance(found, Skipped)
    assert "private" in found.why or "without an address" in found.why


@pytest.mark.parametrize(
    "address", ["http://", "http://exa mple/", "https://[", "http://\x00/", "http://%zz/", "HTTP://:80"]
)
def test_an_address_that_is_none(address: str) -> None:
    assert isinstance(only(address, ReadOptions(timeout_s=2)), Skipped)


@pytest.mark.parametrize(("status", "read_it"), [(404, True), (500, False)])
def test_without_a_robots_file_all_is_open_unless_the_server_is_broken(site: str, status: int, read_it: bool) -> None:
    Site.robots_status = status
    assert isinstance(only(f"{site}/story"), Report) is read_it


def test_robots_is_asked_once_a_site(site: str) -> None:
    assert len(list(read([f"{site}/a", f"{site}/b", f"{site}/c"], options=OPEN))) == 3
    assert [path for path, _ in Site.seen].count("/robots.txt") == 1
