"""What a reader may be told, every default visible, and the limit on what it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sayso.errors import UsageError


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Limits on what is read.

    `max_bytes` bounds one report's source (a file, a line of JSONL, a page of an archive, a download), after
    decompression. `timeout_s` bounds a whole download. `allow_private` lets a URL lead to a private address.
    """

    max_bytes: int = 10_000_000
    timeout_s: float = 30.0
    allow_private: bool = False
    user_agent: str = "sayso/0.1 (reads single news pages for verification; obeys robots.txt)"

    def __post_init__(self) -> None:
        if self.max_bytes < 1 or self.timeout_s <= 0:
            raise UsageError(
                f"max_bytes={self.max_bytes}, timeout_s={self.timeout_s}",
                accepted="numbers above zero",
                do="leave them out for the defaults",
            )


class Readable(Protocol):
    """What gives bytes."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, none at the end."""


PIECE = 1 << 18  # bytes a step; one big read would set aside room for the whole limit


def read_at_most(stream: Readable, limit: int) -> bytes | None:
    """All bytes of a stream, or None if they are more than `limit`."""
    pieces: list[bytes] = []
    left = limit + 1
    while left > 0 and (piece := stream.read(min(left, PIECE))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces) if left > 0 else None
