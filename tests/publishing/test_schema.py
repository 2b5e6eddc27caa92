from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from constat.codebook import load_codebook
from constat.intake import language
from constat.model.amount import Bound
from constat.model.claim import Form, Role, Status
from constat.model.report import DateSource
from constat.publishing.cli import main
from constat.publishing.reading_schema import reading_schema

Constat = Callable[..., Result]
EXAMPLES = Path(__file__).parents[2] / "examples" / "channel"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return reading_schema(load_codebook())


@pytest.fixture(scope="module")
def readings() -> list[dict[str, Any]]:
    printed = CliRunner().invoke(main, ["read", "--format", "jsonl", str(EXAMPLES)]).stdout
    return [json.loads(line) for line in printed.splitlines()]


def test_every_reading_of_the_examples_is_as_the_schema_says(schema: dict[str, Any], readings: list[dict[str, Any]]) -> None:
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)

    assert len(readings) == 16
    assert sum(len(reading["figures"]) for reading in readings) > 80
    assert [error.message for reading in readings for error in validator.iter_errors(reading)] == []


def test_the_schema_refuses_what_is_not_a_reading(schema: dict[str, Any], readings: list[dict[str, Any]]) -> None:
    validator = Draft202012Validator(schema)
    (reading, *_) = [one for one in readings if one["figures"] and one["events"] and one["statements"]]

    for kind, key, wrong in (
        ("figures", "measure", "ducks"),
        ("figures", "unit", "ducks"),
        ("figures", "bound", "roughly"),
        ("figures", "when", "in May"),
        ("figures", "confidence", 1.5),
        ("events", "type", "party"),
        ("events", "status", "perhaps"),
        ("statements", "form", "sung"),
        ("statements", "rule", "somehow"),
        ("statements", "unknown_key", 1),
    ):
        changed = json.loads(json.dumps(reading))
        changed[kind][0][key] = wrong
        assert not validator.is_valid(changed), (kind, key)


def test_keys_stand_in_the_order_of_the_schema(schema: dict[str, Any], readings: list[dict[str, Any]]) -> None:
    for reading in readings:
        assert list(reading) == schema["required"]
        assert list(reading["date"]) == schema["properties"]["date"]["required"]
        for kind in ("figure", "event", "statement"):
            for claim in reading[f"{kind}s"]:
                assert list(claim) == schema["$defs"][kind]["required"]


def test_the_schema_lists_the_values_that_the_nouns_know(schema: dict[str, Any]) -> None:
    kinds = schema["$defs"]
    figure, event, statement = (kinds[name]["properties"] for name in ("figure", "event", "statement"))

    def values(noun: type) -> set[str]:
        return {one.value for one in noun}  # type: ignore[attr-defined]  # an enumeration

    assert set(figure["bound"]["enum"]) == values(Bound)
    assert set(kinds["status"]["enum"]) == values(Status)
    assert set(statement["form"]["enum"]) == values(Form)
    assert set(event["actors"]["items"]["properties"]["role"]["enum"]) == values(Role)
    assert set(schema["properties"]["date"]["properties"]["because"]["items"]["properties"]["kind"]["enum"]) == values(DateSource)
    assert set(schema["properties"]["language"]["enum"]) == {*language.LANGUAGES, "und"}


def test_measures_units_and_event_types_are_those_of_the_codebook(constat: Constat) -> None:
    printed = json.loads(constat("schema").stdout)
    codebook = load_codebook()

    assert printed["$defs"]["figure"]["properties"]["measure"]["enum"] == [one.name for one in codebook.measures]
    assert printed["$defs"]["event"]["properties"]["type"]["enum"] == [one.name for one in codebook.events]
    assert {"people", "months", "GBP"} <= set(printed["$defs"]["figure"]["properties"]["unit"]["enum"])


def test_every_pattern_of_the_schema_is_anchored(schema: dict[str, Any]) -> None:
    patterns = list(_patterns(schema))

    assert len(patterns) >= 4
    assert all(re.fullmatch(r"\^.*\$", pattern) for pattern in patterns)


def _patterns(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value["pattern"]
        for one in value.values():
            yield from _patterns(one)
    elif isinstance(value, list):
        for one in value:
            yield from _patterns(one)
