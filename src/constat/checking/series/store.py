"""Where series are kept: a directory with one directory a series, its description and each vintage a file of its own.

    STORE/uk-small-boat-arrivals-daily/series.yaml
    STORE/uk-small-boat-arrivals-daily/2026-08-21-0f3a9c21.csv      period,value; below lines that say where it is from

A vintage is never overwritten: a newer file of the same series becomes another one beside it. What the package ships has
the same form; a series of the store comes before the shipped one of the same name.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from constat.checking.series.declarations import Publication, read_publication, read_yaml
from constat.checking.series.files import read_file
from constat.checking.series.tables import Oddity
from constat.errors import FormatError, InputError
from constat.model.period import Period
from constat.model.series import Series, Value, Vintage

SHIPPED = Path(__file__).parents[2] / "series"
STORE_VARIABLE = "CONSTAT_SERIES"
_PROVENANCE = ("retrieved", "source", "sha256")


def default_store(environment: Mapping[str, str] = os.environ) -> Path:
    """Where series are kept where nothing else is said: $CONSTAT_SERIES, else constat/series in the user's data directory."""
    if environment.get(STORE_VARIABLE):
        return Path(environment[STORE_VARIABLE])
    data = environment.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "constat" / "series"


def shipped_publications() -> dict[str, Publication]:
    """The declarations that the package ships, by their identifiers."""
    found = (read_publication(path) for path in sorted((SHIPPED / "publications").glob("*.yaml")))
    return {publication.id: publication for publication in found}


def fitting_publication(raw: bytes, ending: str, source: str) -> Publication:
    """The shipped declaration that a file fits, by its kind and the names of its columns.

    Raises FormatError, with what each lacks, where it fits none.
    """
    problems = []
    for publication in shipped_publications().values():
        if publication.file == ending:
            try:
                read_file(raw, publication, source)
            except FormatError as error:
                problems.append(f"{publication.id}: {error.problem}")
            else:
                return publication
    says = "; ".join(problems) or f"no shipped declaration is of {ending or 'such'} files"
    raise FormatError(source, None, f"fits no shipped declaration ({says}); declare its columns in a file of your own (--declared)")


def load_series(store: Path | None = None) -> tuple[Series, ...]:
    """All series at hand, in the order of their identifiers: those of the store, and those shipped that it has not.

    Raises FormatError where a file of the store is not as it was written.
    """
    found: dict[str, Series] = {}
    for publication in shipped_publications().values():
        for series in publication.series:
            vintages = _read_vintages(SHIPPED / "values" / series.id)
            if vintages:
                found[series.id] = replace(series, vintages=vintages)
    if store is not None and store.is_dir():
        for description in sorted(store.glob("*/series.yaml")):
            series = read_yaml(description, Series)
            found[series.id] = replace(series, vintages=_read_vintages(description.parent))
    return tuple(found[identifier] for identifier in sorted(found))


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a file did to one series: before is the vintage that was newest; new is null where the file was known."""

    series: Series
    before: Vintage | None
    new: Vintage | None


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding a file did."""

    series: tuple[Added, ...]
    oddities: tuple[Oddity, ...]


def add_file(raw: bytes, publication: Publication, *, source: str, retrieved: date, store: Path) -> Addition:
    """Read a publisher's file and keep the values of each series as a new vintage.

    Raises FormatError where the file is not as declared, or where a column's series is declared nowhere.
    """
    values, oddities = read_file(raw, publication, source)
    sha256 = hashlib.sha256(raw).hexdigest()
    kept = {series.id: series for series in load_series(store)}
    described = {series.id: series for one in (*shipped_publications().values(), publication) for series in one.series}
    unknown = [identifier for identifier in values if identifier not in described and identifier not in kept]
    if unknown:
        raise FormatError(source, None, f"holds the series {unknown[0]}, which is described nowhere; describe it in the declaration")
    added = []
    for identifier, its_values in values.items():
        series = described.get(identifier) or kept[identifier]
        before = kept[identifier].newest if identifier in kept else None
        vintages = _read_vintages(store / identifier)
        known = any(vintage.sha256 == sha256 for vintage in vintages)
        new = None if known else Vintage(retrieved=retrieved, source=Path(source).name, sha256=sha256, values=its_values)
        if new is not None:
            _write(series, new, store / identifier)
        added.append(Added(replace(series, vintages=_read_vintages(store / identifier)), before, new))
    return Addition(tuple(added), oddities)


def _write(series: Series, vintage: Vintage, directory: Path) -> None:
    """Write a vintage, then the description: a reader that comes between finds a series it does not know yet, never half a vintage."""
    out = io.StringIO(newline="")
    for name in _PROVENANCE:
        out.write(f"# {name}: {getattr(vintage, name)}\n")
    out.write("period,value\n")
    for value in vintage.values:
        out.write(f"{value.period.iso()},{'' if value.amount is None else f'{value.amount:.15g}'}\n")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        _replace(directory / f"{vintage.retrieved}-{vintage.sha256[:8]}.csv", out.getvalue())
        # JSON is YAML too, and says what it says without a library's choices.
        _replace(directory / "series.yaml", json.dumps(_plain(replace(series, vintages=())), ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise InputError(str(directory), f"cannot be written ({error.strerror or error})") from error


def _replace(path: Path, text: str) -> None:
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


def _plain(series: Series) -> dict[str, Any]:
    row = {item.name: getattr(series, item.name) for item in fields(series) if item.name != "vintages"}
    row["step"] = series.step.value
    row["eras"] = [{**{item.name: getattr(era, item.name) for item in fields(era)}, "since": str(era.since)} for era in series.eras]
    for era in row["eras"]:
        era["until"] = None if era["until"] is None else str(era["until"])
    return row


def _read_vintages(directory: Path) -> tuple[Vintage, ...]:
    found = (_read_vintage(path) for path in sorted(directory.glob("*.csv")))
    return tuple(sorted(found, key=lambda vintage: (vintage.retrieved, vintage.sha256)))


def _read_vintage(path: Path) -> Vintage:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})") from error
    said = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# ") and ": " in line)
    if not set(_PROVENANCE) <= set(said):
        raise FormatError(str(path), 1, f"does not say {', '.join(sorted(set(_PROVENANCE) - set(said)))}; is it a vintage of a series?")
    values = []
    for number, row in enumerate(csv.reader(lines), 1):
        if not row or row[0].startswith("#") or row == ["period", "value"]:
            continue
        try:
            values.append(Value(Period.parse(row[0]), float(row[1]) if row[1] else None))
        except (ValueError, IndexError) as error:
            raise FormatError(str(path), number, f"not a period and a value: {','.join(row)!r}") from error
    try:
        retrieved = date.fromisoformat(said["retrieved"])
    except ValueError as error:
        raise FormatError(str(path), 1, f"not a day: {said['retrieved']!r}") from error
    return Vintage(retrieved=retrieved, source=said["source"], sha256=said["sha256"], values=tuple(values))
