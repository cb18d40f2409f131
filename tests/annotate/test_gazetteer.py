"""The gazetteer: what it finds, and what it says when a file is wrong. Needs the built file; no model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.gazetteer import FILE, load_gazetteer
from sayso.annotate.places_keys import fold
from sayso.errors import GazetteerError


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "expected", "kind", "region"),
    [
        ("Paris", "Paris", "city", "FR.11"),
        ("Paris", "Paris", "city", "US.KY"),
        ("U.S.", "United States", "country", "US"),
        ("Cote d’Ivoire", "Ivory Coast", "country", "CI"),
        ("MIRANDA", "Miranda", "region", "VE.15"),
        ("Laurel County", "Laurel County", "region", "US.KY"),
        ("St. Petersburg", "Saint Petersburg", "city", "RU.66"),
        ("Bombay", "Mumbai", "city", "IN.16"),
        ("NSW", "New South Wales", "region", "AU.02"),
        ("the Netherlands", "The Netherlands", "country", "NL"),
        ("Zaire", "Democratic Republic of the Congo", "country", "CD"),
        ("Heathrow", "Heathrow", "landmark", "GB.ENG"),
        ("South China Sea", "South China Sea", "area", ""),
    ],
)
def test_names_are_found(gazetteer, name, expected, kind, region):
    assert (expected, kind, region) in {(e.name, e.kind, e.region) for e in gazetteer.lookup(name)}


def test_a_short_form_is_bound_to_its_case(gazetteer):
    assert all(entry.side for entry in gazetteer.lookup("us") if entry.kind == "country")
    assert not any(entry.side for entry in gazetteer.lookup("US") if entry.kind == "country")


def test_a_postal_code_counts_only_as_a_qualifier(gazetteer):
    assert [entry.name for entry in gazetteer.qualifier("KY")] == ["Kentucky"]
    assert not any(entry.region == "US.KY" for entry in gazetteer.lookup("KY"))


def test_countries_and_regions_have_a_radius_and_countries_an_id(gazetteer):
    [france] = [entry for entry in gazetteer.lookup("France") if entry.kind == "country"]
    assert france.geonameid == 3017382
    assert 300 < france.radius_km < 600


@given(st.text())
def test_any_text_can_be_looked_up(name):
    fold(name)
    load_gazetteer().lookup(name)


def test_the_file_is_small():
    assert FILE.stat().st_size < 15_000_000


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(GazetteerError, match="gazetteer_build"):
        load_gazetteer(tmp_path / "none.bin")


@pytest.mark.parametrize("content", [b"", b"name,lat,lon\n", b"SAYSOGZ1", b"SAYSOGZ1\xff\xff\xff\xff{}"])
def test_a_damaged_file_is_refused(tmp_path, content):
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(content)
    with pytest.raises(GazetteerError):
        load_gazetteer(path)


def test_a_users_csv_stands_beside_the_shipped_places(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("name,names,lat,lon,kind,country,admin1\nQuarry Seven,Q7|The Pit,42.1,23.4,landmark,BG,Pernik\n")
    gazetteer = load_gazetteer(extra=[path])
    [entry] = gazetteer.lookup("the pit") or [None]
    assert (entry.name, entry.lat, entry.country, entry.own) == ("Quarry Seven", 42.1, "BG", True)
    assert gazetteer.lookup("Sofia")


def test_a_users_geojson_stands_beside_the_shipped_places(tmp_path):
    path = tmp_path / "own.geojson"
    square = {"type": "Polygon", "coordinates": [[[10, 50], [11, 50], [11, 51], [10, 51], [10, 50]]]}
    feature = {"type": "Feature", "properties": {"name": "Sector North", "kind": "area"}, "geometry": square}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    [entry] = load_gazetteer(extra=[path]).lookup("Sector North")
    assert (entry.lat, entry.lon, entry.kind) == (50.5, 10.5, "area")
    assert 60 < entry.radius_km < 70


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "", "lacks name"),
        ("a.csv", "name,lat\nX,1\n", "lacks lon"),
        ("a.csv", "name,lat,lon\nX,north,1\n", "line 2"),
        ("a.csv", "name,lat,lon\nX,91,1\n", "out of range"),
        ("a.csv", "name,lat,lon\n,1,1\n", "without a name"),
        ("a.csv", "name,lat,lon,kind\nX,1,1,planet\n", "planet"),
        ("a.json", "{", "no JSON"),
        ("a.json", "[]", "no list of features"),
        ("a.json", '{"features": [{"properties": {"name": "X"}, "geometry": null}]}', "no coordinates"),
        ("a.json", '{"features": [1]}', "no properties"),
    ],
)
def test_a_malformed_file_of_places_is_refused(tmp_path: Path, name, content, says):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(GazetteerError, match=says):
        load_gazetteer(extra=[path])
