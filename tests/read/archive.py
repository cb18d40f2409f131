"""Small inputs made on the spot: pages, WARC records, feeds."""

from __future__ import annotations

import gzip
import zlib

PARAGRAPHS = (
    "The harbour bridge in Vestrin was closed on Monday after divers found cracks in two of its pillars.",
    "Mayor Ilse Maren said that engineers would need at least three weeks to mend what the flood had damaged.",
    "A ferry will carry workers across the river from six in the morning, the port authority said.",
    "Shopkeepers on the eastern bank fear that few of their customers will come by boat.",
)


def page(title: str = "Bridge closed", body: str | None = None, head: str = "") -> bytes:
    """An HTML page with an article that an extractor accepts."""
    body = body or "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def record(
    url: str, body: bytes, *, media: str = "text/html; charset=utf-8", status: str = "200 OK", off_by: int = 0
) -> bytes:
    """One WARC response; `off_by` falsifies its length."""
    payload = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-06T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(url.encode()):032x}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(payload) + off_by}\r\n\r\n"
    ).encode()
    return head + payload + b"\r\n\r\n"


def archive(records: list[bytes], *, zipped: bool = False) -> bytes:
    """The records in one archive; zipped as crawlers do it, a gzip member a record."""
    return b"".join(gzip.compress(one, mtime=0) if zipped else one for one in records)


def rss(items: str, *, head: str = "<title>Harbour Courier</title>") -> bytes:
    """An RSS 2.0 feed around the items."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


ITEM_FEED = rss("<item><title>Bridge closed</title><description>The harbour bridge is closed.</description></item>")
