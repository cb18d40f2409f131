"""RSS and Atom: items, their publishers, their dates; hostile XML."""

import time
from contextlib import suppress

import pytest

from sayso.errors import EmptyInput, InputError, Malformed
from sayso.read.feeds import read_feed
from sayso.read.report import Origin
from sayso.records import Report, Skipped
from tests.read.archive import rss

HERE = Origin("feed.xml", "feed.xml", ".xml")
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Courier</title>
<entry><title>Bridge closed</title><link href="https://courier.example/a"/><published>2026-01-05T20:15:00+01:00</published>
<author><name>Ana Roe</name></author><content type="html">&lt;p&gt;The bridge is closed.&lt;/p&gt;&lt;p&gt;The
ferry &lt;b&gt;sails&lt;/b&gt;.&lt;/p&gt;</content></entry></feed>"""
ITEM = "<item><title>Bridge closed</title><description>The bridge is closed.</description>{}</item>"


def only(data: bytes) -> Report:
    """The one report of a feed."""
    (report,) = read_feed(data, HERE)
    assert isinstance(report, Report)
    return report


def test_an_atom_entry() -> None:
    report = only(ATOM)
    assert report.text == "The bridge is closed.\nThe\nferry sails."
    assert (report.title, report.byline, report.publisher) == ("Bridge closed", "Ana Roe", "Harbour Courier")
    assert (report.url, report.published.low) == ("https://courier.example/a", "2026-01-05T20:15")


def test_the_source_is_the_publisher() -> None:
    item = ITEM.format(
        '<source url="https://wire.example">Meridian Wire</source><pubDate>Mon, 05 Jan 2026 20:15:00 GMT</pubDate>'
    )
    report = only(rss(item))
    assert report.publisher == "Meridian Wire"
    assert (report.published.low, report.published.basis) == ("2026-01-05T20:15", "metadata")
    assert only(rss(ITEM.format(""))).publisher == "Harbour Courier"


def test_a_date_that_is_none_is_kept_as_words() -> None:
    report = only(rss(ITEM.format("<pubDate>last Tuesday</pubDate>")))
    assert (report.published.low, report.published.stated) == (None, "last Tuesday")


def test_an_item_with_only_a_title_is_its_title() -> None:
    assert only(rss("<item><title>Bridge closed</title></item>")).text == "Bridge closed"


def test_one_empty_item_costs_itself() -> None:
    found = list(read_feed(rss("<item></item>" + ITEM.format("")), HERE))
    assert [type(one) for one in found] == [Skipped, Report]


def test_a_feed_that_breaks_off_says_so() -> None:
    whole = rss(ITEM.format("") + ITEM.format(""))
    found = list(read_feed(whole[: whole.rindex(b"<item>") + 20], HERE))
    assert isinstance(found[0], Report)


def test_no_feed() -> None:
    with pytest.raises(InputError):
        list(read_feed(b"<?xml version='1.0'?><note><to>you</to></note>", HERE))
    with pytest.raises(EmptyInput):
        list(read_feed(rss(""), HERE))
    with pytest.raises(Malformed):
        list(read_feed(b"<rss><chan", HERE))


def test_entities_do_not_expand_without_end() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "aaaaaaaaaa">{levels}]><rss version="2.0"><channel><item>'
    began = time.monotonic()
    with suppress(InputError):
        list(read_feed((bomb + "<title>&e9;</title></item></channel></rss>").encode(), HERE))
    assert time.monotonic() - began < 5


def test_no_file_is_read_through_an_entity(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "secret").write_text("the secret words")
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    data = (bomb + '<rss version="2.0"><channel><item><title>A &x; b</title></item></channel></rss>').encode()
    try:
        found = list(read_feed(data, HERE))
    except InputError:
        return
    assert "secret words" not in str(found)
