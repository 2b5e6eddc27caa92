"""The command line: a table of commands, each in a module of its own that is loaded only when it is called.

To add one: a module `constat.publishing.commands.NAME` (a dash in the name becomes an underscore) whose `command` is a
click command or group, and its line in COMMANDS. The line says what the first line of the command's docstring says.
"""

from __future__ import annotations

from importlib import import_module

import click

from constat import __version__
from constat.errors import ConstatError

COMMANDS: dict[str, dict[str, str]] = {
    "One report or many": {
        "read": "Read reports and print their claims.",
        "text": "Print the text of a report that spans count in, to the byte.",
        "schema": "Print the JSON Schema of what `read --format jsonl` prints.",
    },
    "A record of many reports": {
        "init": "Make a new, empty record.",
        "add": "Add reports to a record.",
        "build": "Read what is new in a record and link it.",
        "status": "Show what a record holds and what is left to do.",
        "verify": "Check that nothing in a record was changed behind its back.",
        "copy": "Copy a record to OTHER, a file or a database where there is none.",
        "snapshot": "Give the present state of a record a name, to be cited.",
        "decide": "Decide on claims or reports; it is kept for ever.",
        "undo": "Cancel a decision, by another that stays beside it.",
        "erase": "Erase a report's bytes and words, for ever.",
    },
    "Questions to a record": {
        "occurrences": "List what happened, by its days: each thing once, however many reports tell of it.",
        "figures": "List every value of every measure: who said it, where, when, from which origin, and what holds between them.",
        "statements": "List who said what: claims and counter-claims, with the words in which a report tells them.",
        "timeline": "Show what is reported of each day, month or year, and how many reports and outlets stand behind it.",
        "origins": "List families of reports that are not independent, each link with its reason and evidence.",
        "show": "Show one occurrence, report (with its family), claim or decision, by its identifier or a unique beginning of it.",
        "why": "Show what an occurrence, or a claim's value, rests on, down to the quoted characters.",
        "export": "Write the occurrences of a record in a form that other programs read.",
    },
    "Checking": {
        "check": "Check reports: mark what agrees, differs, cannot be, or rests on little.",
        "findings": "Check every report of RECORD against the series and against the others.",
    },
    "Official series": {
        "date": "Print the days that each report may be of, and why.",
        "series": "Keep the official series that figures are compared with.",
    },
    "Codebooks": {
        "codebook": "Check, show, compile and train codebooks.",
        "score": "Score readings against annotated reports.",
    },
}
"""The commands in the order in which a newcomer meets them, with what `constat --help` says of each."""


class _Commands(click.Group):
    """Loads a command when it is called; errors made on purpose end in one sentence, not in a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # the signature is click's
        return [name for section in COMMANDS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"constat.publishing.commands.{cmd_name.replace('-', '_')}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"constat.publishing.commands.{cmd_name}: command is not a click command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = max(map(len, self.list_commands(ctx)))
        for title, section in COMMANDS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), says) for name, says in section.items()])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ConstatError as error:
            raise click.ClickException(str(error)) from error


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, subcommand_metavar="COMMAND …")
@click.version_option(__version__, message="constat %(version)s")
def main() -> None:
    """Turn news reports into claims that can be checked: figures, events and statements, each with its exact words.

    `constat COMMAND --help` tells a command's arguments. The status is 0 if all went well, 1 if something given could
    not be used (each thing refused is named), 2 if the command line itself was wrong.
    """


if __name__ == "__main__":
    main()
