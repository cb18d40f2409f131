"""Furniture of texts: (text, kind, words, value), each sentence our own."""

import pytest

from sayso.read.marks import find_furniture

LONG = "The harbour bridge was closed on Monday, and a ferry takes its place until it is mended. " * 5

MARKED = [
    ("date 2026-01-07 A video is shared widely.", "date", "date 2026-01-07", "2026-01-07"),
    ("  date 2026-01 A video is shared widely.", "date", "date 2026-01", "2026-01"),
    ("Bridge closed\n\nFriday, July 21, 2017\n\nThe bridge is closed.", "date", "Friday, July 21, 2017", "2017-07-21"),
    ("2026-01-07\nThe bridge is closed.", "date", "2026-01-07", "2026-01-07"),
    ("Bridge closed\nPublished: 5 January 2026, 20:15\n", "timestamp", "Published: 5 January 2026, 20:15",
     "2026-01-05T20:15"),
    ("Bridge closed\nLast updated: 5 January 2026\n", "timestamp", "Last updated: 5 January 2026", "2026-01-05"),
    ("By Ana Roe\n\nThe bridge is closed.", "byline", "By Ana Roe", "Ana Roe"),
    ("By ANA ROE and Jo de Vries, Meridian Wire\nThe bridge.", "byline", "By ANA ROE and Jo de Vries, Meridian Wire",
     "ANA ROE and Jo de Vries, Meridian Wire"),
    ("VESTRIN, Jan 3 (Meridian Wire) — The bridge.", "dateline", "VESTRIN, Jan 3 (Meridian Wire) —", "Meridian Wire"),
    ("VESTRIN (Meridian Wire) - The bridge is closed.", "dateline", "VESTRIN (Meridian Wire) -", "Meridian Wire"),
    ("Vestrin, Norland (CNN) -- The bridge is closed.", "dateline", "Vestrin, Norland (CNN) --", "CNN"),
    ("VESTRIN, Norland (AP) _\n\nThe bridge is closed.", "dateline", "VESTRIN, Norland (AP) _", "AP"),
    ("VESTRIN, N.Y. (AP)-- The bridge is closed.", "dateline", "VESTRIN, N.Y. (AP)--", "AP"),
    ("ROME, March 3 — The bridge is closed.", "dateline", "ROME, March 3 —", None),
    ("ROME, 3 March 2026 – The bridge is closed.", "dateline", "ROME, 3 March 2026 –", None),
    ("VESTRIN—The bridge is closed.", "dateline", "VESTRIN—", None),
    ("LONDON: " + LONG, "dateline", "LONDON:", None),
    ("Two lines of headline\nLONDON: " + LONG, "dateline", "LONDON:", None),
    ("(Reuters) - The bridge is closed.", "dateline", "(Reuters) -", "Reuters"),
    ("DPA: " + LONG, "dateline", "DPA:", "dpa"),
    ("MOSCOW, January 3. /TASS/. The bridge is closed.", "dateline", "MOSCOW, January 3. /TASS/.", "TASS"),
    ("NEW VESTRIN (PTI) The minister said so.", "dateline", "NEW VESTRIN (PTI)", "PTI"),
    ("BEIJING, Jan. 3 (Xinhua) -- The bridge.", "dateline", "BEIJING, Jan. 3 (Xinhua) --", "Xinhua"),
    (LONG + "\n(Reporting by Ana Roe; Editing by Jo Doe)", "credit", "(Reporting by Ana Roe; Editing by Jo Doe)", None),
    (LONG + "(Reporting by AFP; Editing by Jo Doe)", "credit", "(Reporting by AFP; Editing by Jo Doe)", "AFP"),
    (LONG + "\nSource: AFP", "credit", "Source: AFP", "AFP"),
    (LONG + "\n— with files from The Canadian Press", "credit", "— with files from The Canadian Press",
     "The Canadian Press"),
    (LONG + "\n© 2026 Reuters", "credit", "© 2026 Reuters", "Reuters"),
    (LONG + "\nCopyright 2026 The Associated Press. All rights reserved.", "credit",
     "Copyright 2026 The Associated Press. All rights reserved.", "AP"),
    (LONG + "\nThe Associated Press contributed to this report.", "credit",
     "The Associated Press contributed to this report.", "AP"),
    (LONG + "\nAdditional reporting by Khabar News Agency", "credit", "Additional reporting by Khabar News Agency",
     "Khabar News Agency"),
    (LONG + "\nAFP", "credit", "AFP", "AFP"),
    (LONG + "The mayor agreed. —PTI", "credit", "—PTI", "PTI"),
]  # fmt: skip

UNMARKED = [
    "UPDATE: the bridge is closed.",
    "BREAKING — The bridge is closed.",
    "MAREN: The bridge is closed.\nOSTER: Since when?\nMAREN: Since Monday. " + LONG,
    "BOOM: Mayor Just Closed A Whole Bridge And Nobody Noticed. " + LONG,
    "Sen. Ada Lund (I-Vt.) has closed the bridge.",
    "The Society of Bridge Engineers (SBE) - a lobby - met on Monday.",
    "The bridge — closed since Monday — will not open.",
    "By Monday, the bridge was closed.",
    "By 8 p.m. the bridge was closed.",
    "Sources: Maren out of the race",
    "Great Service\n\nThe ferry was on time.",
    "On 5 January 2026, the bridge was closed.",
    "date palms grow on the bank. 2026-01-07 was warm.",
    "The mayor, 52 (born in Vestrin) — said so.",
    "Reporting by the Orla Valley Post showed that the ministry knew of the cracks and that nobody acted on them.",
]


@pytest.mark.parametrize(("text", "kind", "words", "value"), MARKED)
def test_furniture_is_found(text: str, kind: str, words: str, value: str | None) -> None:
    found = find_furniture(text)
    assert [(mark.kind, text[mark.start : mark.end], mark.value) for mark in found.marks] == [(kind, words, value)]
    if kind in ("dateline", "credit"):
        assert found.agencies == ((value,) if value else ())


@pytest.mark.parametrize("text", UNMARKED)
def test_reporting_is_no_furniture(text: str) -> None:
    assert find_furniture(text).marks == ()


def test_all_at_once_in_order() -> None:
    text = (
        "Bridge closed\nBy Ana Roe\nPublished: January 4, 2026\n\nVESTRIN, Jan 3 (Reuters) — The bridge is closed.\n\n"
        "VESTRIN (AFP) — The ferry sails.\n\nIt sails at six.\nIt is full.\nIt is late.\nIt is old.\nIt is slow.\n"
        "HARBOUR (UPI) — The port is open.\n\nWith files from The Canadian Press\n"
    )
    found = find_furniture(text)
    kinds = ["byline", "timestamp", "dateline", "dateline", "dateline", "credit"]
    assert [mark.kind for mark in found.marks] == kinds
    assert found.agencies == ("Reuters", "AFP", "UPI", "The Canadian Press")
    assert found.byline == "Ana Roe"
    assert (found.published.low, found.published.basis) == ("2026-01-04", "text")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("date 2026-01-07 A video.", "2026-01-07"),
        ("VESTRIN, January 3, 2026 (AP) — The bridge is closed.", "2026-01-03"),
        ("VESTRIN, Jan 3 (AP) — The bridge is closed.", None),  # which year is for the story to settle
        ("Last updated: 5 January 2026\nThe bridge is closed.", None),  # no publication date
        ("date 2026-13-45 A video.", None),
    ],
)
def test_the_day_a_text_gives(text: str, day: str | None) -> None:
    assert find_furniture(text).published.low == day
