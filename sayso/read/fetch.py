"""Pages by address (httpx): robots.txt obeyed, private addresses refused, time and size bounded."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

from sayso.errors import FetchRefused, NotFetched, TooLarge
from sayso.read.options import ReadOptions

if TYPE_CHECKING:
    import httpx

MOST_REDIRECTS = 8
ROBOTS_BYTES = 500_000  # as much of a robots.txt as RFC 9309 asks a crawler to read
_ACCEPTED = "an http or https address that anyone may read"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes, what the envelope says of them, where they really came from, and when."""

    data: bytes
    url: str
    media_type: str | None
    charset: str | None
    captured: str | None


@dataclass(slots=True)
class Fetcher:
    """One run's connection to the web, with the robots.txt files it has read."""

    options: ReadOptions
    _client: httpx.Client | None = None
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, address: str) -> Fetched:
        """The page at `address`, by way of its redirects; raises `NotFetched`, `FetchRefused` or `TooLarge`.

        The work is done by a thread of its own, as a name server or a server that sends a byte of its headers a second
        escapes every other limit of time.
        """
        result: list[Fetched | BaseException] = []

        def work() -> None:
            try:
                result.append(self._fetch(address))
            except BaseException as error:  # handed over to the caller
                result.append(error)

        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        worker.join(self.options.timeout_s + 1)
        if not result:
            raise NotFetched("a server that does not answer in time", accepted=_ACCEPTED, do="raise --timeout")
        if isinstance(result[0], BaseException):
            raise result[0]
        return result[0]

    def _fetch(self, address: str) -> Fetched:
        deadline = time.monotonic() + self.options.timeout_s
        url = _parse(address)
        for _ in range(MOST_REDIRECTS + 1):
            self._ask_robots(url, deadline)
            response, data = self._get(url, deadline, self.options.max_bytes)
            if not response.has_redirect_location:
                break
            url = _parse(str(url.join(response.headers["location"])))
        else:
            raise NotFetched(f"more than {MOST_REDIRECTS} redirects", accepted=_ACCEPTED, do="give the final address")
        if response.status_code != 200:
            raise NotFetched(
                f"HTTP status {response.status_code} {response.reason_phrase}".rstrip(),
                accepted="status 200",
                do="open the address in a browser, and save the page if it is there",
            )
        return Fetched(data, str(url), _media(response), response.charset_encoding, _day(response))

    def close(self) -> None:
        """Give the connections back."""
        if self._client is not None:
            self._client.close()

    def _ask_robots(self, url: httpx.URL, deadline: float) -> None:
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if site not in self._robots:
            rules = RobotFileParser()
            response, data = self._get(url.copy_with(raw_path=b"/robots.txt"), deadline, ROBOTS_BYTES, cut=True)
            if response.status_code >= 500:
                rules.disallow_all = True  # type: ignore[attr-defined]  # RFC 9309: unreachable means no
            elif response.status_code != 200:
                rules.allow_all = True  # type: ignore[attr-defined]
            else:
                rules.parse(data.decode("utf-8", "replace").splitlines())
            self._robots[site] = rules
        if not self._robots[site].can_fetch(self.options.user_agent.split("/")[0], str(url)):
            raise FetchRefused(
                f"an address that {site}/robots.txt closes",
                accepted=_ACCEPTED,
                do="save the page by hand and give the file",
            )

    def _get(self, url: httpx.URL, deadline: float, limit: int, *, cut: bool = False) -> tuple[httpx.Response, bytes]:
        """One request to an address that was looked up and judged first, so that no name can change its mind after."""
        import httpx

        ip = _public_address(url, self.options)
        if self._client is None:
            self._client = httpx.Client(follow_redirects=False, trust_env=False, verify=httpx.create_ssl_context())
        request = self._client.build_request(
            "GET",
            url.copy_with(host=ip),
            headers={
                "Host": url.netloc.decode("ascii"),
                "User-Agent": self.options.user_agent,
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
            },
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
            timeout=max(0.1, min(10.0, deadline - time.monotonic())),
        )
        try:
            response = self._client.send(request, stream=True)
            try:
                return response, _body(response, deadline, limit, cut=cut)
            finally:
                response.close()
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            raise NotFetched(
                f"{type(error).__name__} at {url.host} ({error})",
                accepted=_ACCEPTED,
                do="check the address and the connection, or save the page and give the file",
            ) from error


def _parse(address: str) -> httpx.URL:
    import httpx

    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, TypeError, ValueError) as error:
        raise NotFetched(f"an address that is none ({error})", accepted=_ACCEPTED) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchRefused(f"an address of {url.scheme or 'no'} scheme", accepted=_ACCEPTED, do="check the address")
    return url.copy_with(fragment=None, userinfo=b"")


def _public_address(url: httpx.URL, options: ReadOptions) -> str:
    """An address of the host; refused if any of its addresses is private, unless the options allow it."""
    try:
        known = socket.getaddrinfo(url.host, url.port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched(
            f"a host that has no address, {url.host}", accepted=_ACCEPTED, do="check the address"
        ) from error
    addresses = [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in known]
    for ip in addresses:
        real = getattr(ip, "ipv4_mapped", None) or ip
        if not options.allow_private and (not real.is_global or real.is_multicast):
            raise FetchRefused(
                f"{url.host}, which is the private address {ip}",
                accepted=_ACCEPTED,
                do="add --allow-private if you mean it",
            )
    return str(addresses[0])


def _body(response: httpx.Response, deadline: float, limit: int, *, cut: bool) -> bytes:
    """The decoded body, within its limits of time and size; with `cut` the limit ends it without complaint."""
    body = bytearray()
    for block in response.iter_bytes():
        body += block
        if len(body) > limit:
            if cut:
                break
            raise TooLarge(f"a download of more than {limit:,} bytes", accepted="less", do="raise --max-bytes")
        if time.monotonic() > deadline:
            raise NotFetched("a download that does not end in time", accepted=_ACCEPTED, do="raise --timeout")
    return bytes(body[:limit])


def _media(response: httpx.Response) -> str | None:
    return response.headers.get("content-type", "").split(";")[0].strip().lower() or None


def _day(response: httpx.Response) -> str | None:
    """The day of the server's own Date header, so that no clock of ours enters a result."""
    try:
        return parsedate_to_datetime(response.headers.get("date", "")).date().isoformat()
    except (ValueError, TypeError):
        return None
