"""Each export read back by its format's own reader or schema."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sayso.dossier import render_dossier
from sayso.dossier.export import EXPORTS, named_exports
from sayso.dossier.export_conflict import ACLED, MENTIONS, UCDP, deaths
from sayso.dossier.index import Index
from sayso.errors import UsageError

from .build import build
from .hostile import build_hostile


@pytest.fixture(scope="module", params=["eight", "hostile"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp(request.param)
    dossier, pages = build() if request.param == "eight" else build_hostile()
    pytest.importorskip("pyarrow", reason="needs pyarrow: pip install 'sayso[arrow]'")
    render_dossier(dossier, pages, folder, exports=EXPORTS)
    return request.param, folder


def rows(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or ()), list(reader)


def test_acled_rows(made: tuple[str, Path]) -> None:
    columns, events = rows(made[1] / "events.acled.csv")
    assert columns == ACLED
    assert events
    for event in events:
        assert event["time_precision"] in "123"
        assert event["geo_precision"] in ("", "1", "2", "3")
        assert event["year"] == event["event_date"][:4]
    if made[0] == "eight":
        by_note = {event["notes"].split(".")[0]: event for event in events}
        assert by_note["people killed in the collapse"]["fatalities"] == "11"
        assert "terrorists blow up a bridge" not in by_note
        assert by_note["prosecutors charge Captain Henrik Aas"]["disorder_type"] == "Strategic developments"


def test_ucdp_rows_keep_the_span_of_what_is_claimed(made: tuple[str, Path]) -> None:
    columns, events = rows(made[1] / "events.ucdp.csv")
    assert columns == UCDP
    assert len(columns) == 49 or len(columns) == len(set(columns))
    for event in events:
        assert int(event["low"]) <= int(event["best"]) <= int(event["high"])
        assert event["date_prec"] in "12345"
        assert event["date_start"] <= event["date_end"]
    if made[0] == "eight":
        (killed,) = events
        assert (killed["low"], killed["best"], killed["high"]) == ("4", "11", "26")
        assert killed["number_of_sources"] == "3"
        assert killed["geom_wkt"] == "POINT (27.9167 43.2167)"


def test_best_is_the_latest_figure_of_the_best_placed() -> None:
    dossier, pages = build()
    index = Index(dossier.stories[0], {page.report.id: page for page in pages})
    found = {event.title: deaths(event, index) for event in index.story.events}
    assert found["people killed in the collapse"] == (4, 11, 26)
    assert found["twelve people injured"] is None


def test_mentions_point_into_the_text(made: tuple[str, Path]) -> None:
    columns, mentions = rows(made[1] / "mentions.plover.csv")
    assert columns[: len(MENTIONS)] == MENTIONS
    dossier, _ = build() if made[0] == "eight" else build_hostile()
    assert len(mentions) == sum(len(event.claims) for event in dossier.stories[0].events)
    claims = {claim.id: claim for claim in dossier.stories[0].claims}
    for mention in mentions:
        assert int(mention["start"]) == claims[mention["claim"]].start
        assert mention["Confidence"] == ""  # a machine's confidence is not a speaker's certainty


def test_no_cell_is_a_formula(made: tuple[str, Path]) -> None:
    for name in ("events.acled.csv", "events.ucdp.csv", "mentions.plover.csv"):
        for row in rows(made[1] / name)[1]:
            for column, cell in row.items():
                number = column in ("latitude", "longitude") or column.endswith("CharOffset")
                assert number or not cell.startswith(("=", "+", "-", "@")), (column, cell)


def test_geojson_is_read_by_its_models(made: tuple[str, Path]) -> None:
    models = pytest.importorskip("geojson_pydantic", reason="needs geojson-pydantic, the format's reader")
    collection = models.FeatureCollection.model_validate_json((made[1] / "events.geojson").read_bytes())
    located = [feature for feature in collection.features if feature.geometry]
    assert located
    assert all(feature.properties["radius_km"] for feature in located)
    assert "depicted" not in {feature.properties["status"] for feature in collection.features}


DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "hour": {"type": "integer", "minimum": 0, "maximum": 23},
        "minute": {"type": "integer", "minimum": 0, "maximum": 59},
        "display_date": {"type": "string"},
    },
    "additionalProperties": False,
}
TEXT = {"type": "object", "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}}
SLIDE = {  # from the format's documentation, «JSON format»
    "type": "object",
    "required": ["start_date"],
    "properties": {
        "start_date": DATE,
        "end_date": DATE,
        "text": TEXT,
        "group": {"type": "string"},
        "display_date": {"type": "string"},
        "autolink": {"type": "boolean"},
        "unique_id": {"type": "string"},
    },
    "additionalProperties": False,
}
TIMELINE = {
    "type": "object",
    "required": ["events"],
    "properties": {"title": {"type": "object"}, "events": {"type": "array", "items": SLIDE}},
    "additionalProperties": False,
}


def test_timelinejs(made: tuple[str, Path]) -> None:
    timeline = json.loads((made[1] / "timeline.json").read_text())
    jsonschema.validate(timeline, TIMELINE)
    assert timeline["events"]
    for slide in timeline["events"]:  # TimelineJS puts these into the page as HTML
        assert "<script" not in slide["text"]["headline"] + slide["text"]["text"] + slide["group"]
        assert "<img" not in slide["text"]["headline"] + slide["text"]["text"]


def test_followthemoney_keeps_every_value(made: tuple[str, Path]) -> None:
    model = pytest.importorskip("followthemoney", reason="needs followthemoney, the format's library").model
    lines = [json.loads(line) for line in (made[1] / "entities.ftm.json").read_text().splitlines()]
    ids = {line["id"] for line in lines}
    assert len(ids) == len(lines)
    schemata = set()
    for line in lines:
        proxy = model.get_proxy(line, cleaned=False)
        schemata.add(proxy.schema.name)
        for name, values in line["properties"].items():
            if made[0] == "eight":
                assert len(proxy.get(name)) == len(set(values)), (line["schema"], name, values)
            prop = proxy.schema.get(name)
            assert prop is not None
            if prop.type.name == "entity":
                assert set(values) <= ids
    assert {"Article", "Event", "Person", "Organization", "Mention", "Documentation", "UnknownLink"} <= schemata


CLAIM = {
    "type": "object",
    "required": ["@type", "@id", "text", "appearance", "author"],
    "properties": {
        "@type": {"const": "Claim"},
        "@id": {"type": "string", "format": "uri"},
        "text": {"type": "string", "minLength": 1},
        "appearance": {"type": "object", "required": ["@id"]},
        "author": {"properties": {"@type": {"enum": ["Person", "Organization"]}, "name": {"type": "string"}}},
        "keywords": {"type": "string"},
    },
    "additionalProperties": False,  # no rating of any kind
}


def test_schema_org_claims_without_ratings(made: tuple[str, Path]) -> None:
    data = json.loads((made[1] / "claims.jsonld").read_text())
    assert data["@context"] == {"@vocab": "https://schema.org/"}
    articles = {node["@id"] for node in data["@graph"] if node["@type"] == "NewsArticle"}
    claims = [node for node in data["@graph"] if node["@type"] == "Claim"]
    for claim in claims:
        jsonschema.validate(claim, CLAIM)
        assert claim["appearance"]["@id"] in articles
    assert "ating" not in json.dumps([sorted(node) for node in data["@graph"]])
    rdflib = pytest.importorskip("rdflib", reason="needs rdflib to read JSON-LD")
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    kind = rdflib.URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert len(set(graph.subjects(kind, rdflib.URIRef("https://schema.org/Claim")))) == len(claims)


def test_web_annotations_select_the_very_words(made: tuple[str, Path]) -> None:
    collection = json.loads((made[1] / "annotations.jsonld").read_text())
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    dossier, _ = build() if made[0] == "eight" else build_hostile()
    texts = {(report.url or f"urn:sayso:report:{report.id}"): report.text for report in dossier.stories[0].reports}
    items: list[dict[str, Any]] = collection["first"]["items"]
    assert collection["total"] == len(items) > 50
    for item in items:
        assert item["type"] == "Annotation"
        target = item["target"]
        quote, position = target["selector"]
        if made[0] == "hostile":
            continue  # all its reports have one address
        text = texts[target["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_parquet_tables_are_typed(made: tuple[str, Path]) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow: pip install 'sayso[arrow]'")
    claims = pq.read_table(made[1] / "claims.parquet")
    dossier, _ = build() if made[0] == "eight" else build_hostile()
    assert claims.num_rows == len(dossier.stories[0].claims)
    assert str(claims.schema.field("start").type) == "int32"
    events = pq.read_table(made[1] / "events.parquet").to_pylist()
    assert {event["id"] for event in events} == {event.id for event in dossier.stories[0].events}
    assert pq.read_table(made[1] / "links.parquet").num_rows == len(dossier.stories[0].links)


def test_an_unknown_export_lists_them_all() -> None:
    with pytest.raises(UsageError, match=r"geojson.*timelinejs"):
        named_exports(["spreadsheet"])
