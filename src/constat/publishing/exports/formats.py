"""The forms in which a record's occurrences are exported: one function each, which writes them as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO

from constat.publishing.accounts import Account
from constat.publishing.exports.acled import write_acled
from constat.publishing.exports.crosswalk import write_crosswalk
from constat.publishing.exports.follow_the_money import write_follow_the_money
from constat.publishing.exports.geojson import write_geojson
from constat.publishing.exports.json_lines import write_json_lines
from constat.publishing.exports.missing_migrants import write_missing_migrants
from constat.publishing.exports.spreadsheet import write_spreadsheet
from constat.publishing.exports.web_annotation import write_web_annotation
from constat.publishing.query_options import Question

Writer = Callable[[TextIO, Iterable[Account], Question], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export: what it is for, and what writes it."""

    title: str
    write: Writer


FORMATS: Mapping[str, Format] = {
    "csv": Format("a row for each measure of each occurrence, for spreadsheets", write_spreadsheet),
    "crosswalk": Format("a row for each claim: which report tells of which occurrence, in which characters", write_crosswalk),
    "jsonl": Format("an occurrence a line, with all that is said of it", write_json_lines),
    "geojson": Format("occurrences as points on a map", write_geojson),
    "webannotation": Format("claims as W3C Web Annotations of the reports", write_web_annotation),
    "followthemoney": Format("events, articles and which documents which, as FollowTheMoney entities", write_follow_the_money),
    "acled": Format("the columns of ACLED's event data", write_acled),
    "missing-migrants": Format("the columns of IOM's Missing Migrants data", write_missing_migrants),
}
"""All forms, by the name that `constat export --as` takes."""
