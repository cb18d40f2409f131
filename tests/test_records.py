"""The public names, the records, the tree of errors."""

import importlib
import json
from dataclasses import FrozenInstanceError, fields, is_dataclass

import jsonschema
import pytest

import sayso
from sayso import errors, records
from sayso.codec import from_json, json_schema, to_json
from sayso.errors import Malformed, SaysoError
from sayso.records import Amount, Claim, Dossier, Page, Published, Report, Skipped, Span, Story

REPORT = Report(id="a1", text="The bridge is closed.", published=Published("2026-01-03", "2026-01-03", "stated"))
PAGE = Page(REPORT, sentences=(Span(0, 21),), claims=(Claim("c1", "a1", 0, 20, "The bridge is closed"),), vectors=b"x")


def test_the_public_names() -> None:
    assert sayso.__all__ == ["__version__", "annotate", "compare", "dossier", "read"]
    assert all(callable(getattr(sayso, name)) for name in sayso.__all__[1:])
    assert [r.text for r in sayso.read([]) if isinstance(r, Report)] == []
    with pytest.raises(AttributeError, match="it has __version__, annotate"):
        _ = sayso.nothing


@pytest.mark.parametrize("stage", ["read", "annotate", "dossier"])
def test_a_stage_is_a_package_and_a_call(stage: str) -> None:
    module = importlib.import_module(f"sayso.{stage}")
    assert getattr(sayso, stage) is module
    assert callable(module)


def test_the_tree_of_errors_is_as_drawn() -> None:
    drawing = (errors.__doc__ or "").splitlines()
    for line in drawing:
        name = next((word for word in line.replace("│", " ").split() if word[0].isalpha()), "")
        if hasattr(errors, name):
            kind = getattr(errors, name)
            depth = (line.index(name) - 4) // 4
            assert issubclass(kind, SaysoError)
            assert len(kind.__mro__) - len(SaysoError.__mro__) == depth
    drawn = " ".join(drawing)
    assert all(name in drawn for name, kind in vars(errors).items() if isinstance(kind, type))


def test_an_error_says_three_things() -> None:
    error = Malformed("half a line", accepted="a whole one", do="mend it")
    assert str(error) == "saw half a line; accepted: a whole one; mend it"
    assert (error.seen, error.accepted, error.do) == ("half a line", "a whole one", "mend it")


def test_every_record_is_frozen() -> None:
    kinds = [kind for kind in vars(records).values() if isinstance(kind, type) and is_dataclass(kind)]
    assert len(kinds) > 20
    assert all(kind.__dataclass_params__.frozen for kind in kinds)  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        REPORT.text = "changed"  # type: ignore[misc]


def test_a_page_survives_json_but_for_its_vectors() -> None:
    line = to_json(PAGE)
    assert b"vectors" not in line
    again = from_json(line, Page)
    assert (again.report, again.claims, again.sentences) == (REPORT, PAGE.claims, PAGE.sentences)
    assert to_json(again) == line


CONTRACT = {
    Report: "id text title byline publisher url language sha256 published",
    Published: "low high basis",
    Page: "report sentences entities times places amounts claims",
    Amount: "start end low best high unit of approximate",
    Claim: "id report start end text cue speaker via quoted certainty polarity stance world kind predicate actors "
    "targets when where amounts times",
    Story: "id title low high reports claims events links tolls people timeline",
    Dossier: "schema stories skipped",
    Skipped: "input stage why",
}


@pytest.mark.parametrize("kind", CONTRACT, ids=lambda kind: kind.__name__)
def test_the_contract_names_its_fields(kind: type) -> None:
    assert set(CONTRACT[kind].split()) <= {field.name for field in fields(kind)}


def test_what_is_written_fits_its_schema() -> None:
    dossier = Dossier(
        stories=(Story("s", "t", None, None, (REPORT,), PAGE.claims),), skipped=(Skipped("a", "read", "b"),)
    )
    jsonschema.validate(json.loads(to_json(dossier)), json_schema())
    assert from_json(to_json(dossier), Dossier) == dossier


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"report": 3}', '{"report": {"id": "a"}}', b"\xff"])
def test_json_of_another_shape_is_refused(broken: str | bytes) -> None:
    with pytest.raises(Malformed, match="Page"):
        from_json(broken, Page)
