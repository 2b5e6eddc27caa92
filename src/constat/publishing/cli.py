"""The command line: thin functions that call the library."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from constat import __version__
from constat.errors import ConstatError


class _Commands(click.Group):
    """The commands, in the order in which a newcomer meets them; errors on purpose end in one sentence, not a traceback."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except ConstatError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="constat %(version)s")
def main() -> None:
    """Turn news reports into claims that can be checked: figures, events and statements, each with its exact words."""


_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
_CODEBOOK = click.option(
    "--codebook", type=click.Path(path_type=Path, file_okay=False), help="Directory of the codebook; without it, the shipped `channel`."
)


@main.command()
@_FILES
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="text for people, jsonl for programs."
)
@click.option(
    "--dates", type=click.Path(path_type=Path, dir_okay=False), help="CSV with columns doc and date: dates of reports from outside."
)
@click.option("--explain", is_flag=True, help="Say for each claim which rule made it and what weighed for and against it.")
@click.option("--color/--no-color", default=None, help="Colour in text output; by default on a terminal.")
@_CODEBOOK
def read(files: tuple[Path, ...], form: str, dates: Path | None, explain: bool, color: bool | None, codebook: Path | None) -> None:
    """Read reports and print their claims.

    FILES are .txt, .md, .html or .pdf; - is standard input. Directories are read file by file.
    """
    from constat.publishing.read_command import read_reports

    failed = read_reports(files, form=form, dates=dates, explain=explain, color=color, codebook=codebook, out=sys.stdout)
    if failed:
        sys.exit(1)


@main.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def text(file: Path) -> None:
    """Print the text of a report that spans count in, to the byte."""
    from constat.publishing.read_command import load_report

    sys.stdout.buffer.write(load_report(file, {}).text.encode("utf-8", errors="surrogatepass"))


@main.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("system", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("texts", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--misses", type=click.IntRange(min=0), default=0, help="Print up to N misses and false alarms of each kind.")
def score(gold: Path, system: Path, texts: Path, as_json: bool, misses: int) -> None:
    """Score readings (SYSTEM, from `constat read --format jsonl`) against annotated reports (GOLD) with their TEXTS."""
    from constat.publishing.score_command import print_score

    print_score(gold, system, texts, as_json=as_json, misses=misses)


@main.group()
def codebook() -> None:
    """Check, show, compile and train codebooks."""


_DIRECTORY = click.argument("directory", type=click.Path(path_type=Path, file_okay=False))


@codebook.command("check")
@_DIRECTORY
def codebook_check(directory: Path) -> None:
    """Check a codebook's files and examples; the first fault is named by file and line."""
    from constat.publishing.codebook_commands import check

    check(directory)


@codebook.command("show")
@click.argument("term", required=False)
@_CODEBOOK
def codebook_show(term: str | None, codebook: Path | None) -> None:
    """Show what a codebook holds, or one TERM: a measure, an event type, a cue, a place, a body, a person, an office or any word."""
    from constat.publishing.codebook_commands import show

    show(term, codebook)


@codebook.command("compile")
@_DIRECTORY
def codebook_compile(directory: Path) -> None:
    """Write a codebook's compiled form beside it, so that it loads fast."""
    from constat.publishing.codebook_commands import compile_codebook

    compile_codebook(directory)


@codebook.command("train")
@_DIRECTORY
def codebook_train(directory: Path) -> None:
    """Train a codebook's models from its own examples and write weights.json (needs the extra `train`)."""
    from constat.publishing.codebook_commands import train_codebook

    train_codebook(directory)


if __name__ == "__main__":
    main()
