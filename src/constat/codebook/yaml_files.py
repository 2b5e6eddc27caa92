"""YAML files that people write, read strictly: what YAML would accept and make something surprising of is refused by line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from constat.errors import FormatError, InputError

_FAULTS = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
"""What the YAML library raises for a value that is not of the kind its tag says."""
MOST_NODES = 1_000_000
"""Values of one file; the places of a whole coast are ten thousand."""


def parse_yaml(path: Path, loader_class: type[yaml.CSafeLoader]) -> tuple[yaml.Node, Any]:
    """The one document of a file: its nodes, which know their lines, and its value.

    Raises InputError where the file cannot be read, FormatError, with the line, where it is no YAML, is empty, has a key
    twice in one mapping, or unfolds to more than MOST_NODES values.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise FormatError(str(path), None, f"not UTF-8 at byte {error.start}") from error
    loader = loader_class(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise FormatError(str(path), 1, "is empty")
        _refuse_surprises(path, node)
        return node, loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise FormatError(str(path), mark.line + 1 if mark else None, f"not YAML: {error.problem}") from error
    except yaml.reader.ReaderError as error:
        raise FormatError(str(path), text.count("\n", 0, error.position) + 1, f"not YAML: {error.reason}") from error
    except _FAULTS as error:
        raise FormatError(str(path), None, f"holds a value that cannot be what it says it is ({error})") from error
    finally:
        loader.dispose()


def _refuse_surprises(path: Path, root: yaml.Node) -> None:
    """Raise where a mapping has a key twice, of which YAML would lose the first without a word; and where a part that stands
    for another (*name) stands for itself, or a few such stand for more than a machine has room for.
    """
    waiting = [root]
    left = MOST_NODES
    while waiting:
        node = waiting.pop()
        left -= 1
        if left < 0:
            raise FormatError(str(path), root.start_mark.line + 1, f"stands for over {MOST_NODES:,} values; does a name stand for itself?")
        if isinstance(node, yaml.MappingNode):
            _refuse_repeats(path, node)
            waiting += [value for _, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)


def _refuse_repeats(path: Path, node: yaml.MappingNode) -> None:
    names: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise FormatError(str(path), key.start_mark.line + 1, "a key should be a word, not a list or mapping")
        if key.value in names:
            raise FormatError(str(path), key.start_mark.line + 1, f"{key.value!r} stands here twice")
        names.add(key.value)
