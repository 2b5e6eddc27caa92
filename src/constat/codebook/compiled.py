"""The compiled form of a codebook: a JSON file of its entries that loads in a fraction of the time the YAML takes.

It stands beside the sources and carries the digest of their bytes; where it is missing or the digest differs, the
sources are read instead. It is made when the package is built, and by `constat codebook compile`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from constat.codebook import entries
from constat.codebook.codebook import Codebook
from constat.codebook.weights import load_weights, write_compiled_weights

FILE_NAME = "compiled.json"
_FORM = 3
"""Raised when the form of the compiled file changes, so that older ones are not taken for it."""

_SECTIONS: dict[str, type] = {
    "nouns": entries.NounClass,
    "cues": entries.Cue,
    "measures": entries.Measure,
    "events": entries.EventType,
    "groups": entries.Group,
    "place_kinds": entries.PlaceKind,
    "places": entries.Place,
    "offices": entries.Office,
    "people": entries.Person,
    "bodies": entries.Body,
    "parties": entries.Party,
    "landmarks": entries.Landmark,
}
_NESTED: dict[type, tuple[str, type]] = {
    entries.Office: ("holders", entries.Term),
    entries.Person: ("party", entries.Membership),
    entries.Landmark: ("sums", entries.Sum),
}
"""The field of an entry that holds entries in turn, and of what kind."""


def source_files(directory: Path) -> list[Path]:
    """The files that make up a codebook, without its annotated examples."""
    return sorted(path for path in (*directory.glob("*.yaml"), *directory.glob("places/*.yaml"), *directory.glob("actors/*.yaml")))


def digest_of(directory: Path) -> str:
    """SHA-256 over the names and bytes of a codebook's files."""
    total = hashlib.sha256()
    for path in source_files(directory):
        data = path.read_bytes()
        total.update(f"{path.relative_to(directory).as_posix()}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def write_compiled(codebook: Codebook, directory: Path) -> tuple[Path, ...]:
    """Write the compiled form of a codebook that was read from a directory, into it; returns the files written."""
    plain = {
        "form": _FORM,
        "digest": digest_of(directory),
        "head": _row(codebook.head),
        **{section: [_row(entry) for entry in getattr(codebook, section)] for section in _SECTIONS},
    }
    path = directory / FILE_NAME
    path.write_text(json.dumps(plain, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return path, write_compiled_weights(codebook.weights, directory)


def read_compiled(directory: Path) -> Codebook | None:
    """The codebook in its compiled form, or None where there is none that matches its sources."""
    path = directory / FILE_NAME
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(plain, dict) or plain.get("form") != _FORM or plain.get("digest") != digest_of(directory):
        return None
    try:
        sections = {section: tuple(_entry(kind, row) for row in plain[section]) for section, kind in _SECTIONS.items()}
        head = _entry(entries.Head, plain["head"])
    except (KeyError, TypeError, ValueError, RecursionError):
        return None  # not whole: the sources are read instead
    return Codebook(head=head, weights=load_weights(directory), **sections)


_FIELDS: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    names = _FIELDS.get(kind)
    if names is None:
        names = _FIELDS[kind] = tuple(item.name for item in fields(kind))
    return names


def _row(entry: Any) -> list[Any]:
    return [_plain(getattr(entry, name)) for name in _names(type(entry))]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _row(value) if hasattr(value, "__dataclass_fields__") else value


def _entry(kind: type, row: Iterable[Any]) -> Any:
    values = dict(zip(_names(kind), [_tupled(value) for value in row], strict=True))
    nested = _NESTED.get(kind)
    if nested is not None:
        name, inner = nested
        values[name] = tuple(_entry(inner, item) for item in values[name])
    return kind(**values)


def _tupled(value: Any) -> Any:
    if type(value) is list:
        return tuple(_tupled(item) for item in value) if value and type(value[0]) is list else tuple(value)
    return {key: _tupled(item) for key, item in value.items()} if type(value) is dict else value
