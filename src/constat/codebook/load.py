"""Reading a codebook from its files, with every fault named by file and line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from constat.codebook import entries
from constat.codebook.check import cross_check
from constat.codebook.codebook import Codebook, Model, Weights
from constat.codebook.weights import read_weights
from constat.codebook.yaml_files import parse_yaml
from constat.errors import CodebookError, FormatError, InputError

_RENAMED = {"from": "since", "to": "until"}


class _Loader(yaml.CSafeLoader):
    """Safe YAML, in which dates stay text: a codebook writes months and years too."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    + [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:bool" and first in "tTfF"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Located:
    """An entry and where it stands: for messages about it."""

    entry: Any
    source: str
    line: int


def load_sources(directory: Path) -> tuple[Codebook, list[Located]]:
    """Read and check a codebook's YAML files.

    Returns the codebook and all entries with the place each stands at. Raises CodebookError, naming file and line,
    for the first fault found.
    """
    if not (directory / "codebook.yaml").is_file():
        raise CodebookError(str(directory), None, "no codebook.yaml here; a codebook is a directory that holds one")
    located: list[Located] = []

    def read(kind: type, *names: str, required: bool = False) -> tuple[Any, ...]:
        found: list[Any] = []
        for name in names:
            paths = sorted(directory.glob(name))
            if required and not paths:
                raise CodebookError(str(directory / name), None, "missing, and a codebook cannot do without it")
            for path in paths:
                if "*" in name and path.name in _NOT_ENTRIES:
                    continue
                for item in _read_list(path, kind):
                    located.append(item)
                    found.append(item.entry)
        return tuple(found)

    head = _read_one(directory / "codebook.yaml", entries.Head)
    codebook = Codebook(
        head=head,
        nouns=read(entries.NounClass, "nouns.yaml", required=True),
        cues=read(entries.Cue, "cues.yaml", required=True),
        measures=read(entries.Measure, "measures.yaml", required=True),
        events=read(entries.EventType, "events.yaml", required=True),
        groups=read(entries.Group, "groups.yaml"),
        place_kinds=read(entries.PlaceKind, "places/kinds.yaml"),
        places=read(entries.Place, "places/*.yaml"),
        offices=read(entries.Office, "actors/offices.yaml"),
        people=read(entries.Person, "actors/people.yaml"),
        bodies=read(entries.Body, "actors/bodies.yaml"),
        parties=read(entries.Party, "actors/parties.yaml"),
        landmarks=read(entries.Landmark, "landmarks.yaml"),
        weights=read_weights(directory / "weights.json"),
    )
    cross_check(codebook, located)
    return codebook, located


_NOT_ENTRIES = ("kinds.yaml", "sources.yaml")


def _read_one(path: Path, kind: type) -> Any:
    node, value = _compose(path)
    return _validated(path, kind, node, value, base=())


def _read_list(path: Path, kind: type) -> list[Located]:
    node, value = _compose(path)
    if not isinstance(node, yaml.SequenceNode) or not isinstance(value, list):
        raise CodebookError(str(path), 1, "should be a list of entries")
    return [
        Located(_validated(path, kind, child, item, base=()), str(path), child.start_mark.line + 1)
        for child, item in zip(node.value, value, strict=True)
    ]


def _compose(path: Path) -> tuple[yaml.Node, Any]:
    try:
        return parse_yaml(path, _Loader)
    except FormatError as error:
        raise CodebookError(str(path), error.line, error.problem) from error
    except InputError as error:
        raise CodebookError(str(path), None, error.problem) from error


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def _validated(path: Path, kind: type, node: yaml.Node, value: Any, base: tuple[str | int, ...]) -> Any:
    adapter = _ADAPTERS.get(kind) or _ADAPTERS.setdefault(kind, TypeAdapter(kind))
    try:
        return adapter.validate_python(_renamed(value))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or kind.__name__
        raise CodebookError(str(path), _line_of(node, (*base, *first["loc"])), f"{where}: {first['msg']}") from error


def _renamed(value: Any) -> Any:
    """The value with the keys that the files write in other words; a single party may stand without its list."""
    if isinstance(value, dict):
        if isinstance(value.get("party"), dict):
            value = {**value, "party": [value["party"]]}
        return {_RENAMED.get(key, key): _renamed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item) for item in value]
    return value


def _line_of(node: yaml.Node, location: tuple[str | int, ...]) -> int:
    line = node.start_mark.line + 1
    for part in location:
        if isinstance(node, yaml.MappingNode):
            child = next((pair for pair in node.value if _RENAMED.get(pair[0].value, pair[0].value) == part), None)
            if child is None:
                return line
            line, node = child[0].start_mark.line + 1, child[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            return line
    return line


__all__ = ["Located", "Model", "Weights", "load_sources"]
