"""Plain text and Markdown to a report."""

from __future__ import annotations

import re

from sayso.read.decode import decode_text
from sayso.read.report import Origin, complete_report
from sayso.records import Report

_HEADING = re.compile(r"\A\s*#{1,2}[ \t]+([^\n]{1,300}?)[ \t#]*$", re.M)


def read_text(data: bytes, origin: Origin) -> Report:
    """The report a text file holds; a Markdown file's opening heading is also its title.

    >>> read_text(b"# Bridge closed\\n\\nThe bridge is closed.", Origin("a.md", "a.md", ".md")).title
    'Bridge closed'
    """
    text = decode_text(data, declared=origin.charset)
    heading = _HEADING.search(text) if origin.suffix in (".md", ".markdown") else None
    return complete_report(
        Report(
            id="",
            text=text,
            title=heading[1].strip() if heading else None,
            url=origin.url,
            captured=origin.captured,
            input=origin.label,
        )
    )
