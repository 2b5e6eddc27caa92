"""`constat codebook …`."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import click

from constat.codebook import load_codebook
from constat.codebook.codebook import Codebook
from constat.codebook.compiled import write_compiled
from constat.codebook.weights import write_weights
from constat.errors import ConstatError
from constat.publishing.options import CODEBOOK

_SECTIONS = (
    "measures",
    "events",
    "nouns",
    "cues",
    "groups",
    "place_kinds",
    "places",
    "bodies",
    "offices",
    "people",
    "parties",
    "landmarks",
)
_AS_WRITTEN = {"since": "from", "until": "to"}
"""Fields whose name in a codebook's files is a word that Python keeps for itself."""

_DIRECTORY = click.argument("directory", type=click.Path(path_type=Path, file_okay=False))


@click.group()
def command() -> None:
    """Check, show, compile and train codebooks."""


@command.command()
@_DIRECTORY
def check(directory: Path) -> None:
    """Check a codebook's files and examples; the first fault is named by file and line."""
    from constat.codebook.load import load_sources
    from constat.reading.training.examples import check_names, read_examples

    codebook, located = load_sources(directory)
    examples = check_names(codebook, read_examples(directory))
    counts = ", ".join(
        f"{len(getattr(codebook, section))} {section.replace('_', ' ')}" for section in _SECTIONS if getattr(codebook, section)
    )
    click.echo(f"{codebook.name}: {len(located)} entries ({counts}), {examples} annotated examples, no fault found")


@command.command()
@click.argument("term", required=False)
@CODEBOOK
def show(term: str | None, codebook: Path | None) -> None:
    """Show what a codebook holds, or one TERM: a measure, an event type, a cue, a place, a body, a person, an office or any word."""
    book = load_codebook(codebook)
    if term is None:
        _summary(book)
        return
    found = [(section, entry) for section in _SECTIONS for entry in getattr(book, section) if _names(entry, term)]
    if not found:
        raise ConstatError(f"{term!r} is in no entry of {book.name}; `constat codebook show` lists its measures and event types")
    for section, entry in found[:20]:
        click.secho(f"{section.replace('_', ' ')}", bold=True)
        _print_entry(entry)
    if len(found) > 20:
        click.echo(f"… and {len(found) - 20} more; name it more closely")


def _summary(codebook: Codebook) -> None:
    click.secho(f"{codebook.name}: {codebook.head.title}", bold=True)
    click.echo(codebook.head.description)
    for title, entries in (("Measures", codebook.measures), ("Event types", codebook.events)):
        click.secho(f"\n{title}", bold=True)
        for entry in entries:
            click.echo(f"  {entry.name:<22} {entry.definition}")
    counts = ", ".join(
        f"{len(getattr(codebook, section))} {section.replace('_', ' ')}" for section in _SECTIONS[2:] if getattr(codebook, section)
    )
    click.echo(f"\nand {counts}")


def _names(entry: Any, term: str) -> bool:
    wanted = term.casefold()
    values = [getattr(entry, name, None) for name in ("id", "name", "title", "group", "kind")]
    for name in ("names", "words", "verbs", "nouns", "phrases", "abbreviations"):
        value = getattr(entry, name, None)
        if isinstance(value, dict):
            values += [one for names in value.values() for one in names]
        elif isinstance(value, tuple):
            values += value
    return any(isinstance(value, str) and wanted in (value.casefold(), *value.casefold().split("/")) for value in values)


def _print_entry(entry: Any) -> None:
    for field in fields(entry):
        value = getattr(entry, field.name)
        if value in (None, (), {}, "", False):
            continue
        click.echo(f"  {_AS_WRITTEN.get(field.name, field.name):<12} {_plain(value)}")
    click.echo()


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, tuple):
        return "\n               ".join(map(_plain, value)) if value and is_dataclass(value[0]) else ", ".join(map(_plain, value))
    if is_dataclass(value):
        return " ".join(
            f"{_AS_WRITTEN.get(field.name, field.name)}={_plain(getattr(value, field.name))}"
            for field in fields(value)
            if getattr(value, field.name) not in (None, (), "", False)
        )
    return str(value)


@command.command("compile")
@_DIRECTORY
def compile_codebook(directory: Path) -> None:
    """Write a codebook's compiled form beside it, so that it loads fast."""
    from constat.codebook.load import load_sources

    for path in write_compiled(load_sources(directory)[0], directory):
        click.echo(f"{path}: {path.stat().st_size:,} bytes")


@command.command("train")
@_DIRECTORY
def train_codebook(directory: Path) -> None:
    """Train a codebook's models from its own examples and write weights.json (needs the extra `train`)."""
    try:
        from constat.reading.training.train import train
    except ImportError as error:
        raise ConstatError("training needs scipy: pip install 'constat[train]'") from error
    trained = train(directory)
    write_weights(directory / "weights.json", trained.weights)
    for name, count in trained.instances.items():
        click.echo(f"{name:<10} {count:>6} choices learned from, {len(trained.weights.models[name].features):>6} features kept")
    click.echo("annotations that no candidate stands for: " + ", ".join(f"{kind} {count}" for kind, count in sorted(trained.lost.items())))
