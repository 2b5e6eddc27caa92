"""Each export is read by a library that knows nothing of Constat."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from click.testing import Result
from geojson_pydantic import FeatureCollection
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

from constat.publishing.exports.formats import FORMATS
from publishing.made_records import STORIES

Constat = Callable[..., Result]
OA = Namespace("http://www.w3.org/ns/oa#")
CONTEXT = Path(__file__).parent / "anno.jsonld"
"""The context that the annotations name, as the W3C publishes it (https://www.w3.org/ns/anno.jsonld)."""


def exported(constat: Constat, record: str, form: str, *filters: object) -> str:
    result = constat("export", record, "--as", form, "--on", "2026-11-29", *filters)
    assert result.exit_code == 0, result.output
    return result.stdout


def table(printed: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(printed.removeprefix("\ufeff")), keep_default_na=False, dtype=str)


def test_a_spreadsheet_reads_the_csv_file_with_its_letters_and_values(constat: Constat, story_record: str, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    constat("export", story_record, "--as", "csv", "-o", path)

    read = pd.read_csv(path, encoding="utf-8-sig", parse_dates=["first_day"])

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    cleared = read[read["measure"] == "people_cleared"].iloc[0]
    assert cleared["min"] <= cleared["best"] <= cleared["max"]
    assert cleared["first_day"].date() == date(2025, 3, 4)
    assert cleared["time_precision"] == 1
    assert cleared["place_precision"] == 2
    assert read["origins"].max() == 2


def test_the_crosswalk_leads_from_each_occurrence_to_the_words_of_its_reports(constat: Constat, story_record: str) -> None:
    read = table(exported(constat, story_record, "crosswalk"))

    assert set(read["publisher"]) == {publisher for _, publisher, _ in STORIES}
    texts = [text for _, _, text in STORIES]
    for row in read.itertuples():
        assert any(text[int(row.start) : int(row.end)] == row.quote for text in texts) or "a " in row.quote
    assert (read.groupby("occurrence")["report"].nunique() == 2).any()


def test_a_map_reads_the_points_with_their_precision(constat: Constat, story_record: str) -> None:
    read = FeatureCollection.model_validate_json(exported(constat, story_record, "geojson"))

    (clearance,) = [one for one in read.features if one.properties["type"] == "clearance"]
    assert clearance.properties["precision"] == "a town or village"
    longitude, latitude = clearance.geometry.coordinates
    assert 1 < longitude < 3
    assert 50 < latitude < 52


def test_json_lines_hold_an_occurrence_each(constat: Constat, story_record: str) -> None:
    read = pd.read_json(io.StringIO(exported(constat, story_record, "jsonl")), lines=True)

    assert read["occurrence"].is_unique
    assert len(read) == len(json.loads(constat("occurrences", story_record, "--format", "json").stdout))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own reader of JSON-LD uses it
def test_annotations_are_linked_data_that_find_the_words_by_quotation_and_by_place(constat: Constat, story_record: str) -> None:
    document = json.loads(exported(constat, story_record, "webannotation"))
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    document["@context"] = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]

    graph = Graph().parse(data=json.dumps(document), format="json-ld")

    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == len(document["items"])
    for annotation in annotations:
        (target,) = graph.objects(annotation, OA.hasTarget)
        kinds = {graph.value(selector, RDF.type) for selector in graph.objects(target, OA.hasSelector)}
        assert kinds == {OA.TextQuoteSelector, OA.TextPositionSelector}
    exact = {str(words) for words in graph.objects(None, OA.exact)}
    assert "Four migrants died" in " ".join(exact)


def test_a_quotation_with_what_stands_around_it_is_found_in_the_text(constat: Constat, story_record: str) -> None:
    texts = [text for _, _, text in STORIES]
    whole = 0
    for item in json.loads(exported(constat, story_record, "webannotation"))["items"]:
        quote, position = item["target"]["selector"]
        found = [text for text in texts if quote["prefix"] + quote["exact"] + quote["suffix"] in text]
        whole += len(found) == 1 and found[0][position["start"] : position["end"]] == quote["exact"]

    assert whole > 10


def test_follow_the_money_validates_each_entity(constat: Constat, story_record: str) -> None:
    model = pytest.importorskip("followthemoney", reason="the dependency group interchange is not installed").model
    schemata = set()
    for line in exported(constat, story_record, "followthemoney").splitlines():
        plain = json.loads(line)
        entity = model.get_proxy(plain)
        entity.schema.validate(plain)
        assert {name: sorted(values) for name, values in plain["properties"].items()} == {
            name: sorted(values) for name, values in entity.to_dict()["properties"].items()
        }
        schemata.add(entity.schema.name)

    assert schemata == {"Event", "Article", "Documentation"}


def test_the_columns_of_acled_hold_dates_places_and_deaths(constat: Constat, story_record: str) -> None:
    read = table(exported(constat, story_record, "acled"))

    deadly = read[read["fatalities"] != ""].iloc[0]
    assert deadly["country"] == "France"
    assert pd.to_datetime(deadly["event_date"], format="%d %B %Y").date() == date(2025, 3, 6)
    assert int(deadly["fatalities"]) in (4, 5)
    assert (read[read["event_type"] == "clearance"]["fatalities"] == "").all()


def test_the_columns_of_missing_migrants_hold_only_incidents_with_dead_or_missing(constat: Constat, story_record: str) -> None:
    read = table(exported(constat, story_record, "missing-migrants"))

    assert len(read) >= 1
    assert (read["Number of Dead"] != "").all()
    assert read.iloc[0]["Incident Year"] == "2025"
    assert read.iloc[0]["Country of Incident"] == "France"


@pytest.mark.parametrize("form", list(FORMATS))
def test_the_same_record_gives_the_same_bytes(constat: Constat, story_record: str, form: str) -> None:
    assert exported(constat, story_record, form) == exported(constat, story_record, form)


@pytest.mark.parametrize("form", list(FORMATS))
def test_an_export_holds_what_the_filters_ask_for(constat: Constat, story_record: str, form: str) -> None:
    whole = exported(constat, story_record, form)
    part = exported(constat, story_record, form, "--from", "2025-05-01")

    assert len(part) < len(whole)
    assert "2025-03-04" not in part
