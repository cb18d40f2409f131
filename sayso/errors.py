"""What can go wrong, drawn:

    SaysoError
    ├── InputError               an input gives nothing; becomes a `Skipped`, the run goes on
    │   ├── NotReadable          missing, a folder where a file is needed, a socket, no permission
    │   ├── TooLarge             more bytes than the limit
    │   ├── NotText              binary, or no encoding fits
    │   ├── EmptyInput           nothing in it to read
    │   ├── Malformed            broken JSON, feed, archive or compression
    │   └── NotFetched           a URL that could not be had
    │       └── FetchRefused     robots.txt or a private address forbids it
    ├── ReaderError              a language pipeline that can't be loaded or lacks a parse
    ├── GazetteerError           a gazetteer that is missing or malformed
    └── UsageError               options that make no sense together

Each says what was seen, what is accepted, and what to do next.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Any error of sayso's own: what was `seen`, what is `accepted`, what to `do`.

    >>> str(SaysoError("an empty file", accepted="a file with text", do="check the download"))
    'saw an empty file; accepted: a file with text; check the download'
    """

    def __init__(self, seen: str, *, accepted: str = "", do: str = "") -> None:
        self.seen, self.accepted, self.do = seen, accepted, do
        parts = [f"saw {seen}", f"accepted: {accepted}" if accepted else "", do]
        super().__init__("; ".join(part for part in parts if part))


class InputError(SaysoError):
    """An input that gives nothing."""


class NotReadable(InputError):
    """Missing, of the wrong kind, or closed to us."""


class TooLarge(InputError):
    """More bytes than the limit."""


class NotText(InputError):
    """Binary, or in no encoding that fits."""


class EmptyInput(InputError):
    """Nothing in it to read."""


class Malformed(InputError):
    """Broken syntax, structure or compression."""


class NotFetched(InputError):
    """A URL that could not be had."""


class FetchRefused(NotFetched):
    """A URL that robots.txt or its private address forbids."""


class ReaderError(SaysoError):
    """A language pipeline that can't be loaded, or that lacks a parse."""


class GazetteerError(SaysoError):
    """A gazetteer that is missing or malformed."""


class UsageError(SaysoError):
    """Options that make no sense together."""
