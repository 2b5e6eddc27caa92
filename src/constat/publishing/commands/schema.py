"""`constat schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from constat.codebook import load_codebook
from constat.publishing.options import CODEBOOK
from constat.publishing.reading_schema import reading_schema


@click.command()
@CODEBOOK
def command(codebook: Path | None) -> None:
    """Print the JSON Schema of what `read --format jsonl` prints.

    It lists every value that a field can take; measures, units and event types are those of the codebook.
    """
    click.echo(json.dumps(reading_schema(load_codebook(codebook)), ensure_ascii=False, indent=2))
