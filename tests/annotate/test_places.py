"""Places in short texts: the entities are set by hand, so no model is loaded. Needs the built gazetteer."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.entities import find_entities
from sayso.annotate.gazetteer import load_gazetteer
from sayso.annotate.places import find_places
from sayso.records import Page, Report

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")
GAZETTEER = load_gazetteer()


def places(text: str, *names: tuple[str, str], title=None, publisher=None, url=None):
    """The places of a text in which the names, in order, have these labels."""
    doc, spans, at = NLP(text), [], 0
    for name, label in names:
        at = text.index(name, at)
        spans.append(doc.char_span(at, at + len(name), label, alignment_mode="expand"))
        at += len(name)
    doc.ents = spans
    report = Report("r", text, title=title, publisher=publisher, url=url)
    return find_places(doc, Page(report, entities=find_entities(doc)), GAZETTEER)


def spans(text: str, *names: tuple[str, str]) -> list[str]:
    return [text[place.start : place.end] for place in places(text, *names)]


SPANS = [
    # text, names with label, what is a place
    ("Rain fell in Nairobi.", [("Nairobi", "PLACE")], ["Nairobi"]),
    ("Rain fell in Nairobi.", [], ["Nairobi"]),
    ("The Laurel County Sheriff's Office said so.", [("Laurel County Sheriff's Office", "ORG")], ["Laurel County"]),
    ("Paris Hilton arrived.", [("Paris Hilton", "PERSON")], []),
    ("He bought milk at Iceland.", [("Iceland", "PLACE")], ["Iceland"]),
    ("Reading helps.", [], []),
    ("She lives in Reading.", [("Reading", "PLACE")], ["Reading"]),
    ("Most left. Nice work, Of course.", [], []),
    ("The Syrian army and Canadian troops", [("Syrian", "GROUP"), ("Canadian", "GROUP")], []),
    ("cases of West Nile virus in Ohio", [("Ohio", "PLACE")], ["Ohio"]),
    ("He told the Washington Post.", [("Washington Post", "ORG")], []),
    ("The White House objected.", [("White House", "ORG")], []),
    ("The White House objected.", [("White House", "PLACE")], []),
    ("So wrote the Lebanon Daily News.", [("Lebanon Daily News", "ORG")], []),
    ("A crowd stood outside the White House.", [("White House", "PLACE")], ["White House"]),
    ("EDMONTON, Ky. (WXYZ) -- A fire broke out.", [], ["EDMONTON", "Ky."]),
    ("The UN and the OPP met.", [("UN", "ORG"), ("OPP", "ORG")], []),
    ("He met us in the US.", [], ["US"]),
    ("Havana reported two deaths. It rained in Havana.", [("Havana", "PLACE"), ("Havana", "PLACE")], ["Havana"]),
    ("It rained in Zzyzxville.", [("Zzyzxville", "PLACE")], ["Zzyzxville"]),
    ("the Kisauni market in northern Kenya", [("northern Kenya", "PLACE")], ["Kenya"]),
    ("They sailed near Birch Bay Narrows.", [("Birch Bay Narrows", "PLACE")], ["Birch Bay Narrows"]),
    ("Stocks rose in the European Union.", [("European Union", "ORG")], ["European Union"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "expected"), SPANS)
def test_what_is_a_place(text, names, expected):
    assert spans(text, *names) == expected


MEANT = [
    # text, the name, country, kind
    ("The flood hit Paris and Lyon in France.", "Paris", "FR", "city"),
    ("A tractor overturned in Paris, Texas.", "Paris", "US", "city"),
    ("Police in London, Ontario, found the car. London is calm.", "London", "CA", "city"),
    ("Power failed in Miranda, Aragua and La Guaira; Caracas stayed dark.", "Miranda", "VE", "region"),
    ("He flew from Tbilisi across Georgia to Baku in Azerbaijan.", "Georgia", "GE", "country"),
    ("Voters in Georgia, Alabama and Florida queued.", "Georgia", "US", "region"),
    ("Springfield, Ill., was flooded.", "Springfield", "US", "city"),
    ("The Iraqi army took Mosul, and Iraqi jets struck Tripoli.", "Mosul", "IQ", "city"),
    ("The province of Córdoba in Argentina burned.", "Córdoba", "AR", "region"),
    ("They fled across the Democratic Republic of the Congo.", "Democratic Republic of the Congo", "CD", "country"),
    ("Ships crossed the Pacific.", "Pacific", None, "area"),
    ("Virginia, Washington, West Virginia and Wyoming vote today.", "Washington", "US", "region"),
    ("Benin, Niger, Nigeria and Togo signed.", "Niger", "NE", "country"),
    ("Aides met in Washington.", "Washington", "US", "city"),
]


@pytest.mark.parametrize(("text", "name", "country", "kind"), MEANT)
def test_which_place_is_meant(text, name, country, kind):
    found = {text[p.start : p.end]: p for p in places(text)}
    assert (found[name].country, found[name].kind) == (country, kind)


def test_the_outlet_tells_which_edmonton():
    text = "A man was hurt in Edmonton on Friday."
    canadian = places(text, publisher="Edmonton Journal", url="https://edmontonjournal.example/news/canada/alberta/1")
    british = places(text, url="https://www.enfield-news.co.uk/1")
    assert [place.country for place in canadian] == ["CA"]
    assert [place.country for place in british] == ["GB"]


def test_a_country_is_no_pin():
    [place] = places("Quakes shook Chile.", ("Chile", "PLACE"))
    assert place.geonameid == 3895114
    assert place.radius_km > 300


def test_an_unknown_village_stands_in_the_district_that_it_is_said_to_lie_in():
    [village, county] = places("Swans died in the village of Zzyzxwick in Fife.", ("Zzyzxwick", "PLACE"))
    assert (village.name, village.kind, village.geonameid) == ("Zzyzxwick", "area", None)
    assert (village.lat, village.lon, village.radius_km) == (county.lat, county.lon, county.radius_km)


def test_a_place_that_is_said_to_lie_where_the_gazetteer_has_none_is_not_put_elsewhere():
    found = places("Police in Stroud, Ontario, stopped a truck.")
    assert (found[0].lat, found[1].name) == (None, "Ontario")


def test_an_unknown_name_is_kept_unlocated():
    [place] = places("It rained in Zzyzxville.", ("Zzyzxville", "PLACE"))
    assert (place.lat, place.lon, place.kind) == (None, None, None)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("aA .,-'’\n🙂éПαParisLondonUKy")), max_size=120))
def test_any_text_gives_spans_inside_it(text):
    last = 0
    for place in places(text):
        assert last <= place.start < place.end <= len(text)
        assert (place.lat is None) == (place.lon is None)
        last = place.end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Pаris and Lоndon",  # Cyrillic letters that look Latin
        "🙂" * 50 + " Paris 🙂",
        "PARIS AND LONDON WERE QUIET. " * 40,
        "In Paris " * 11_000,
        "New " * 5_000,
        "St. " * 3_000 + ", ".join(["San Antonio"] * 200),
    ],
)
def test_garbage_does_no_harm(text):
    for place in places(text):
        assert text[place.start : place.end].strip()
