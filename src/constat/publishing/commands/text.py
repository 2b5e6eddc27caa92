"""`constat text`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from constat.publishing.reports import load_report


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def command(file: Path) -> None:
    """Print the text of a report that spans count in, to the byte.

    For .txt and .md that is the whole file; for HTML and PDF, what was taken out of it. FILE may be - for standard input.
    """
    sys.stdout.buffer.write(load_report(file).text.encode("utf-8", errors="surrogatepass"))
