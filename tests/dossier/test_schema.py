"""The published JSON Schema is the records', and dossiers hold to it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from sayso.codec import json_schema, to_json
from sayso.records import Dossier

from .build import build
from .hostile import build_hostile

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "dossier.schema.json"


def test_the_published_schema_is_current() -> None:
    assert json.loads(PUBLISHED.read_text()) == json.loads(json.dumps(json_schema(Dossier))), (
        "run: python scripts/schema"
    )


@pytest.mark.parametrize("make", [build, build_hostile])
def test_dossiers_hold_to_it(make) -> None:
    schema = json.loads(PUBLISHED.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(to_json(make()[0])), schema)
