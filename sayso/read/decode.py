"""Bytes to text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from sayso.errors import EmptyInput, NotText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file", "save its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\x89PNG", "a PNG image", "give the article's text"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article's text"),
    (b"GIF8", "a GIF image", "give the article's text"),
    (b"RIFF", "a RIFF image, sound or video", "give the article's text"),
    (b"\x7fELF", "a program", "give the article's text"),
    (b"SQLite format 3", "an SQLite database", "export the articles as JSONL"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"BZh", "a bzip2 file", "unpack it"),
    (b"\xfd7zXZ", "an xz file", "unpack it"),
)
_ACCEPTED = "text in UTF-8, UTF-16, UTF-32, Windows-1252 or another text encoding"
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_WORD = re.compile(r"\w")


def decode_text(data: bytes, *, declared: str | None = None) -> str:
    """The text of `data`, less a byte order mark; `declared` is the encoding its envelope names.

    Raises `EmptyInput` or `NotText`. Bytes that fit no better encoding become U+FFFD rather than losing the report.

    >>> decode_text("«Ja», sa hun".encode("utf-16"))
    '«Ja», sa hun'
    >>> decode_text(b"The caf\\xe9 was closed.")
    'The café was closed.'
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyInput("an empty file" if not data else "nothing but blanks", accepted="a report's text")
    for signature, what, do in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(what, accepted=_ACCEPTED, do=do)
    text = _decode(data, declared)
    if not _WORD.search(text):
        raise EmptyInput("a file without a single letter or digit", accepted="a report's text")
    return text


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace")
    controls = len(data) - len(data.translate(None, _CONTROL))
    if controls > max(8, len(data) // 50):
        raise NotText(
            f"{controls:,} control characters in {len(data):,} bytes", accepted=_ACCEPTED, do="give the article's text"
        )
    for candidate in ("utf-8", declared):
        text = _strictly(data, candidate)
        if text is not None:
            return text
    return _guess(data)


def _strictly(data: bytes, encoding: str | None) -> str | None:
    """The text if every byte fits `encoding`."""
    if not encoding:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: Latin letters leave every second (or three of four) bytes zero."""
    sample = data[:4096]
    zeros = [sample[i::4].count(0) * 4 / len(sample) for i in range(4)] if len(sample) >= 8 else [0.0] * 4
    high, low = 0.6, 0.1
    patterns = {"utf-32-le": "LHHH", "utf-32-be": "HHHL", "utf-16-le": "LHLH", "utf-16-be": "HLHL"}
    for encoding, pattern in patterns.items():
        if all(z > high if want == "H" else z < low for z, want in zip(zeros, pattern, strict=True)):
            return encoding
    return None


def _guess(data: bytes) -> str:
    """The text of bytes that are neither UTF-8 nor what they were declared to be."""
    foreign = sum(byte > 127 for byte in data[:100_000])
    lenient = data.decode("utf-8", "replace")
    broken = lenient[:100_000].count("�")
    if broken * 4 <= sum(ord(char) > 127 for char in lenient[:100_000]):
        return lenient  # UTF-8 with a few bad bytes, as a cut or pasted download has
    if foreign * 20 <= min(len(data), 100_000):
        return data.decode("cp1252", "replace")  # English with accents and curly quotes
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise NotText("bytes that no text encoding explains", accepted=_ACCEPTED, do="save the file as UTF-8")
    return data.decode(best.encoding, "replace")
