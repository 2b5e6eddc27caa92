"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE…")
CODEBOOK = click.option(
    "--codebook",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="Directory of the codebook; without it, the shipped `channel`.",
)
DATES = click.option(
    "--dates",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CSV",
    help="Dates of reports from outside: a CSV file with the columns doc (file name) and date (2021-06-04).",
)
COLOR = click.option("--color/--no-color", default=None, help="Colour in text output; by default on a terminal.")
STORE = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where series are kept; without it, $CONSTAT_SERIES, else constat/series in your data directory.",
)
