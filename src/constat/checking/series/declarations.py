"""What a publisher's file holds, declared in YAML: its tables, which column is which series, and the series themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from constat.codebook.yaml_files import parse_yaml
from constat.errors import FormatError
from constat.model.series import Series, Step

_STRICT: dict[str, str] = {"extra": "forbid"}
_Kind = TypeVar("_Kind")
Weekday: TypeAlias = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table that holds a series' values.

    published_from is the first day from which the publisher gives values; what stands before is taken as missing
    (some files fill it with noughts), and why says how that is known.
    """

    __pydantic_config__ = _STRICT

    series: str
    published_from: date | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a file: a sheet of a spreadsheet, or a CSV file (which has no sheet).

    Every column must be declared: as the date, as a series, as remarks, or as ignored with a reason.
    """

    __pydantic_config__ = _STRICT

    date: str
    step: Step
    columns: dict[str, Column]
    sheet: str | None = None
    missing: tuple[str, ...] = ("",)
    """Cells that say that there is no value. An empty cell does; add "-" where it does, and leave "" out where blank means 0."""
    blank_is_zero: bool = False
    """Whether an empty cell says that nothing was counted."""
    week_ends: Weekday = "sunday"
    remarks: tuple[str, ...] = ()
    ignored: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A file that a publisher puts out: where, in what form, and the series in it."""

    __pydantic_config__ = _STRICT

    id: str
    title: str
    file: Literal["ods", "csv"]
    tables: tuple[Table, ...]
    series: tuple[Series, ...] = ()
    page: str | None = None
    """The publisher's page that links to the current file."""
    link: str | None = None
    """Words that the address or text of that link contains."""

    def of(self, identifier: str) -> Series | None:
        """The series that the publication declares under an identifier."""
        return next((series for series in self.series if series.id == identifier), None)


def read_publication(path: Path) -> Publication:
    """Read a declaration.

    Raises InputError where the file cannot be read, FormatError where it is not a declaration, with the line for YAML.
    """
    publication = read_yaml(path, Publication)
    used = [column.series for table in publication.tables for column in table.columns.values()]
    twice = sorted({identifier for identifier in used if used.count(identifier) > 1})
    if twice:
        raise FormatError(str(path), None, f"two columns hold the series {twice[0]}; give one a series of its own")
    return publication


def read_yaml(path: Path, kind: type[_Kind]) -> _Kind:
    """Read a YAML file as a dataclass. Raises InputError or FormatError."""
    _, value = parse_yaml(path, yaml.CSafeLoader)
    adapter: TypeAdapter[_Kind] = TypeAdapter(kind)
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise FormatError(str(path), None, f"{where}: {first['msg']}") from error
