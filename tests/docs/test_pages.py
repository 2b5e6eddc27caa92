from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest
import yaml
from click.testing import CliRunner

from constat.codebook import SHIPPED, load_codebook
from constat.codebook.load import load_sources
from constat.intake.documents import make_report
from constat.publishing.cli import main
from constat.reading.reader import Reader
from constat.reading.training.examples import read_examples
from reading.channel import channel_reader

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *(ROOT / name for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")), *DOCS.rglob("*.md")])
FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)
RULE = re.compile(r"^\| `(?P<rule>(?:figure|event|statement)\.[a-z0-9_.]+)` \|", re.MULTILINE)


@cache
def _hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generated", DOCS / "scripts" / "generated.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _filled(page: Path) -> str:
    return str(_hook().on_page_markdown(page.read_text(encoding="utf-8")))


def _leaves(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            part = command.get_command(context, name)
            assert part is not None
            yield from _leaves(part, f"{path} {name}")
    else:
        yield path, command


def test_every_command_and_every_option_is_documented() -> None:
    page = _filled(DOCS / "reference" / "commands.md")

    for path, command in _leaves(main, "constat"):
        assert f"`{path}`" in page
        section = page.partition(f"`{path}`\n")[2].partition("\n##")[0]
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                for name in (*parameter.opts, *parameter.secondary_opts):
                    assert name in section, (path, name)
                assert parameter.help, (path, parameter.name)


def test_every_rule_that_makes_claims_has_its_entry() -> None:
    documented = set(RULE.findall(_filled(DOCS / "reference" / "rules.md")))
    reader = channel_reader()
    made = set()
    for example in read_examples(SHIPPED / "channel"):
        reading = reader.read(make_report(example.doc, example.text.encode(), day=example.published))
        made |= {claim.rule for claim in (*reading.figures, *reading.events, *reading.statements)}

    assert len(made) > 60
    assert sorted(made - documented) == []


def test_every_measure_event_type_and_cue_is_in_the_reference() -> None:
    page = _filled(DOCS / "reference" / "channel.md")
    book = load_codebook()

    for entry in (*book.measures, *book.events, *book.cues):
        assert f"| `{entry.name}` |" in page


def test_every_field_of_every_entry_is_in_the_reference() -> None:
    page = _filled(DOCS / "reference" / "codebook-files.md")

    for name in ("Head", "NounClass", "Cue", "Measure", "EventType", "Place", "Office", "Person", "Body", "Landmark"):
        assert f"## {name}\n" in page
    assert "| `from` | `str | None` |" in page.replace("\\|", "|")


def _console_lines() -> list[tuple[str, str]]:
    lines = []
    for page in PAGES:
        for block in FENCE.finditer(page.read_text(encoding="utf-8")):
            if block["kind"] == "console":
                lines += [(page.name, line.removeprefix("$ ")) for line in block["body"].splitlines() if line.startswith("$ constat")]
    return lines


def _runs_here(line: str) -> bool:
    """Whether a documented command names only files of the repository."""
    words = shlex.split(line)
    files = [word for word in words[2:] if "/" in word or "." in word]
    return (
        {"train", "floods", "update"}.isdisjoint(words) and bool(files or len(words) <= 4) and all((ROOT / word).exists() for word in files)
    )


@pytest.mark.parametrize(("page", "line"), [entry for entry in _console_lines() if _runs_here(entry[1].partition(" > ")[0])])
def test_a_documented_command_runs(page: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    result = CliRunner().invoke(main, shlex.split(line.partition(" > ")[0])[1:])

    assert result.exit_code == 0, (page, line, result.output)
    assert result.stdout


def test_most_documented_commands_are_among_those_that_run() -> None:
    lines = _console_lines()

    assert sum(_runs_here(line.partition(" > ")[0]) for _, line in lines) >= 12


@pytest.mark.parametrize(("page", "line"), _console_lines())
def test_a_documented_command_has_only_options_that_exist(page: str, line: str) -> None:
    words = shlex.split(line.partition(" > ")[0].partition(" | ")[0])
    commands = dict(_leaves(main, "constat"))
    path = next(path for path in commands if words[: len(path.split())] == path.split())
    known = {name for parameter in commands[path].params for name in (*parameter.opts, *parameter.secondary_opts)}

    assert {word for word in words if word.startswith("--")} <= known, (page, line)


def test_targets_of_make_that_the_pages_name_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))

    for page in PAGES:
        for name in re.findall(r"`make ([a-z]+)`", page.read_text(encoding="utf-8")):
            assert name in targets, (page.name, name)


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), (page.name, target)


def test_the_codebook_that_the_guide_writes_reads_a_report(tmp_path: Path) -> None:
    page = (DOCS / "how-to" / "write-a-codebook.md").read_text(encoding="utf-8")
    for name, body in re.findall(r"`(\w+\.yaml)`[^\n]*\n\n```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        (tmp_path / name).write_text(body, encoding="utf-8")

    reader = Reader(load_sources(tmp_path)[0])
    reading = reader.read(make_report("flood.txt", b"Three people drowned in the floods on Sunday. About 400 villagers were evacuated.\n"))

    assert [(figure.measure, figure.amount.low) for figure in reading.figures] == [("deaths", 3), ("evacuated", 400)]
    assert [event.type for event in reading.events] == ["evacuation"]


def test_the_example_that_the_guide_annotates_is_in_form(tmp_path: Path) -> None:
    page = (DOCS / "how-to" / "train.md").read_text(encoding="utf-8")
    (block,) = [block["body"] for block in FENCE.finditer(page) if block["kind"] == "yaml"]
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "flood.yaml").write_text(block, encoding="utf-8")

    (example,) = read_examples(tmp_path)

    assert example.text[example.figures[0]["start"] : example.figures[0]["end"]] == "Three people"


def test_the_citation_and_the_package_have_one_version() -> None:
    citation: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))

    assert CliRunner().invoke(main, ["--version"]).output.split()[1] == citation["version"]
    assert citation["license"] == "Apache-2.0"


def test_the_picture_fetches_nothing() -> None:
    drawn = (DOCS / "images" / "read.svg").read_text(encoding="utf-8")

    assert "examples/channel/01-wimereux-agency-morning.txt" in drawn
    assert "url(http" not in drawn
    assert "@import" not in drawn


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site" / "methods" / "index.html").is_file()
