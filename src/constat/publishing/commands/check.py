"""`constat check`: what a reader should know of a report."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from constat.errors import InputError
from constat.publishing.options import CODEBOOK, COLOR, DATES, STORE

if TYPE_CHECKING:
    from constat.checking.findings.beside import RecordView
    from constat.checking.findings.case import Means
    from constat.checking.findings.checks import Choice
    from constat.model.report import Report
    from constat.publishing.check_settings import CheckSettings
    from constat.publishing.findings_form import CheckedReport

FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "html"]),
    default="text",
    show_default=True,
    help="text for a terminal, html to read and print, json and sarif for programs.",
)
_CHOOSING = (
    click.option(
        "--select", multiple=True, metavar="CODE", help="Run these checks only: codes or their beginnings (C101, C2), several with commas."
    ),
    click.option("--ignore", multiple=True, metavar="CODE", help="Leave these checks out; of two beginnings the longer decides."),
    click.option(
        "--settings",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        metavar="TOML",
        help="Settings file; without it, constat.toml or [tool.constat] of pyproject.toml, here or in a directory above.",
    ),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A report to be checked, with what a person knows it by, and its key where it comes out of a record."""

    source: str
    report: Report
    key: str | None = None


def choosing(function: Callable[..., None]) -> Callable[..., None]:
    """Gives a command --select, --ignore and --settings, as one CheckSettings; what cannot be used ends in one sentence and status 2.

    The status 1, which other commands have for that, says here that something was found.
    """

    @wraps(function)
    def choose(*, select: tuple[str, ...], ignore: tuple[str, ...], settings: Path | None, **others: Any) -> None:
        from constat.errors import ConstatError

        try:
            function(settings=_chosen(_read(settings), select, ignore), **others)
        except ConstatError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(2)

    for option in reversed(_CHOOSING):
        choose = option(choose)
    return choose


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="FILE|ADDRESS|-…")
@click.option("--record", metavar="RECORD", help="Check against this record too: other reports of the same things.")
@FORMAT
@choosing
@DATES
@STORE
@COLOR
@CODEBOOK
def command(
    reports: tuple[str, ...],
    record: str | None,
    form: str,
    settings: CheckSettings,
    dates: Path | None,
    store: Path | None,
    codebook: Path | None,
    *,
    color: bool | None,
) -> None:
    """Check reports: mark what agrees, differs, cannot be, or rests on little.

    Each report is a file (.txt, .md, .html, .pdf), a directory of such, an address on the web, or - for standard input. Its figures
    are laid beside the official series at hand and, with --record, beside other reports. A report without a date is dated by what it says.

    The status is 0 where nothing of severity warning or above was found, 1 where something was, 2 where an argument,
    a file or the settings cannot be used.
    """
    from constat.publishing.reports import read_dates

    means = means_of(codebook, store or settings.series)
    given = read_dates(dates) if dates is not None else {}
    view = view_of(record, means) if record is not None else None
    print_all(checked_reports(_loaded(reports, given), means, settings.choice, view), form, color=color)


def _read(path: Path | None) -> CheckSettings:
    """The settings of a file, or of the nearest one."""
    from constat.publishing.check_settings import CheckSettings, find_settings, read_settings

    found = path or find_settings(Path.cwd())
    return read_settings(found) if found is not None else CheckSettings()


def _chosen(settings: CheckSettings, select: Sequence[str], ignore: Sequence[str]) -> CheckSettings:
    """Settings with what the command line says of the checks put before them. Raises BadParameter for a code that no check has."""
    from constat.publishing.check_settings import check_codes

    codes: dict[str, tuple[str, ...]] = {}
    for name, values in (("select", select), ("ignore", ignore)):
        codes[name] = tuple(code.strip() for value in values for code in value.split(","))
        wrong = check_codes(codes[name])
        if wrong is not None:
            raise click.BadParameter(f"no check has a code that begins with {wrong!r}", param_hint=f"--{name}")
    before = settings.choice
    return replace(settings, choice=replace(before, select=codes["select"] or before.select, ignore=(*before.ignore, *codes["ignore"])))


def means_of(codebook: Path | None, store: Path | None) -> Means:
    """Reader and series, ready to check with."""
    from constat.checking.findings.case import Means
    from constat.checking.series.store import default_store, load_series
    from constat.checking.shelf import Shelf
    from constat.publishing.ready import ready_reader

    today = date.today()  # noqa: DTZ011  # the user's own day is what is meant
    return Means.of(ready_reader(codebook), Shelf(load_series(store or default_store())), last_day=today)


def view_of(record: str, means: Means) -> RecordView:
    """A record to check against. Raises RecordError where there is none."""
    from constat.checking.findings.beside import RecordView
    from constat.record.database import open_record

    return RecordView(open_record(record), means.reader)


def _loaded(names: Iterable[str], given: Mapping[str, date]) -> Iterator[Named]:
    """The reports named, each with what it was named by. Raises InputError for the first that cannot be read."""
    from constat.intake.addresses import fetch
    from constat.intake.documents import make_report
    from constat.publishing.reports import expand, load_report

    for name in names:
        if name.startswith(("http://", "https://")):
            fetched = fetch(name)
            yield Named(name, make_report(fetched.name, fetched.raw, day=given.get(fetched.name), source=name))
            continue
        for path in expand([Path(name)]):
            if str(path) != "-" and not path.exists():
                raise InputError(str(path), "there is no such file")
            yield Named(str(path), load_report(path, given))


def checked_reports(reports: Iterable[Named], means: Means, choice: Choice, view: RecordView | None) -> Iterator[CheckedReport]:
    """Check reports one by one; what a record says of private people is covered."""
    from constat.checking.findings.case import make_case
    from constat.checking.findings.checks import find_all
    from constat.publishing.findings_form import CheckedReport
    from constat.publishing.findings_masking import FindingsMasker

    today = date.today()  # noqa: DTZ011  # the user's own day is what is meant
    masker = FindingsMasker(view, means.reader, today=today) if view is not None else None
    for named in reports:
        case = make_case(named.report, means, view, key=named.key)
        checked = CheckedReport(report=named.report, source=named.source, days=case.days, findings=find_all(case, choice), key=named.key)
        yield checked if masker is None else masker.covered(checked)


def print_all(checked: Iterable[CheckedReport], form: str, *, color: bool | None) -> None:
    """Print findings in a form and leave with the status that they call for."""
    from constat.model.finding import Severity
    from constat.publishing.check_text import FindingsPrinter, summary
    from constat.publishing.findings_form import worst

    done: list[CheckedReport] = []
    if form == "text":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal's encoding may lack a character of the report
        printer = FindingsPrinter(sys.stdout, color=color)
        for one in checked:
            printer.print(one)
            done.append(one)
        click.echo(summary(done), err=True)
    else:
        done += checked
        sys.stdout.buffer.write(f"{_form(form)(done).rstrip()}\n".encode("utf-8", errors="backslashreplace"))
        sys.stdout.flush()
    sys.exit(1 if worst(done).rank >= Severity.WARNING.rank else 0)


def _form(form: str) -> Callable[[Sequence[CheckedReport]], str]:
    from constat.publishing.check_html import html_page
    from constat.publishing.findings_form import json_text, sarif_text

    return {"json": json_text, "sarif": sarif_text, "html": html_page}[form]
