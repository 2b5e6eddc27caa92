"""`constat read`."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from constat.errors import InputError
from constat.model.reading import Reading
from constat.model.report import Report
from constat.publishing.options import CODEBOOK, COLOR, DATES, FILES
from constat.publishing.ready import ready_reader
from constat.publishing.reports import expand, load_report, read_dates

Printer = Callable[[Reading, Report], None]


@click.command()
@FILES
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="text for people, jsonl for programs."
)
@DATES
@click.option("--explain", is_flag=True, help="Text output: say why for each claim, what weighed for it and what against.")
@COLOR
@CODEBOOK
def command(files: tuple[Path, ...], form: str, dates: Path | None, *, explain: bool, color: bool | None, codebook: Path | None) -> None:
    """Read reports and print their claims.

    Each FILE is .txt, .md, .html or .pdf, or a directory of such files; - is standard input. Text output shows the
    sentences that hold claims, with the claims marked in them; jsonl is the public format, one object a report
    (`constat schema`).

    A file that cannot be read is named with the reason, the others are read, and the status is 1.
    """
    given = read_dates(dates) if dates is not None else {}
    paths = expand(files)
    _warn_of_one_name(paths)
    reader = ready_reader(codebook)
    printer = _jsonl_printer() if form == "jsonl" else _text_printer(reader.codebook.name, explain=explain, color=color)
    refused = 0
    with _progress(paths) as advancing:
        for path in advancing:
            try:
                report = load_report(path, given)
            except InputError as error:
                click.echo(f"Error: {error}", err=True)
                refused += 1
                continue
            printer(reader.read(report, explain=explain), report)
    if refused:
        if len(paths) > 1:
            click.echo(f"{len(paths) - refused} read, {refused} refused", err=True)
        sys.exit(1)


def _warn_of_one_name(paths: Sequence[Path]) -> None:
    """A reading bears its file's name, so two files of one name cannot be told apart in the output."""
    first: dict[str, Path] = {}
    for path in paths:
        other = first.setdefault(path.name, path)
        if other is not path:
            click.echo(f"Warning: {other} and {path} have one name, and so will their readings", err=True)


def _jsonl_printer() -> Printer:
    from constat.publishing.reading_json import reading_line

    out = sys.stdout.buffer

    def print_one(reading: Reading, report: Report) -> None:
        # A lone surrogate, which some pages hold, has no UTF-8 form: it is written as JSON's own escape, \udXXX.
        out.write(f"{reading_line(reading, report.text)}\n".encode("utf-8", errors="backslashreplace"))
        out.flush()

    return print_one


def _text_printer(codebook: str, *, explain: bool, color: bool | None) -> Printer:
    from constat.publishing.reading_text import ReadingPrinter

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal's encoding may lack a character of the report
    printer = ReadingPrinter(sys.stdout, explain=explain, color=color)

    def print_one(reading: Reading, report: Report) -> None:
        printer.print(reading, report, codebook)

    return print_one


@contextmanager
def _progress(paths: Sequence[Path]) -> Iterator[Iterator[Path]]:
    """The paths one by one; with a bar on the terminal while the output goes elsewhere."""
    if len(paths) < 2 or sys.stdout.isatty() or not sys.stderr.isatty():
        yield iter(paths)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("reports"), TimeRemainingColumn(), TextColumn("{task.fields[name]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=len(paths), name="")

        def advancing() -> Iterator[Path]:
            for path in paths:
                bar.update(task, name=path.name)
                yield path
                bar.advance(task)

        yield advancing()
