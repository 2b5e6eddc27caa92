"""`constat export`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from constat.publishing.accounts import accounts
from constat.publishing.exports.formats import FORMATS
from constat.publishing.query_options import asking, filtered, output

_FORMS = "; ".join(f"{name}: {form.title}" for name, form in FORMATS.items())


@click.command()
@filtered
@click.option("--as", "name", required=True, type=click.Choice(list(FORMATS)), help=f"The form. {_FORMS}.")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; without it, print.")
def command(record: str, name: str, path: Path | None, **given: Any) -> None:
    """Write the occurrences of a record in a form that other programs read.

    Names of private people are replaced by a label, and sites where people live by their commune while a report of them is
    recent; spans point at the text as it is kept. The same record gives the same bytes on the same day (`--on`).
    """
    with asking(record, given) as question, output(path) as out:
        found = accounts(question.connection, question.filters, question.showing, actors=True)
        FORMATS[name].write(out, found, question)
