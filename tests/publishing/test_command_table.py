from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from constat import __version__
from constat.publishing.cli import COMMANDS, main

NAMES = [(name, says) for section in COMMANDS.values() for name, says in section.items()]


@pytest.mark.parametrize(("name", "says"), NAMES)
def test_the_table_of_commands_says_what_the_command_itself_says(name: str, says: str) -> None:
    command = main.get_command(click.Context(main), name)

    assert command is not None
    assert command.help is not None
    assert command.help.partition("\n")[0] == says


def test_help_lists_every_command_without_loading_one() -> None:
    program = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from constat.publishing.cli import main\n"
        "print(CliRunner().invoke(main, ['--help']).output)\n"
        "print([name for name in sys.modules if name.startswith('constat.publishing.commands.')])\n"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    for name, says in NAMES:
        assert f"{name} " in printed
        assert says in " ".join(printed.split())
    assert printed.rstrip().endswith("[]")


def test_a_command_that_does_not_exist_is_a_fault_of_the_command_line() -> None:
    result = CliRunner().invoke(main, ["reed"])

    assert result.exit_code == 2
    assert "No such command 'reed'" in result.output


def test_the_version_is_printed() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"constat {__version__}\n"
