"""MkDocs hook: fills the marks `<!-- generated: NAME -->` with what the code and the codebook say.

The reference can so be no older than the code; `text_of` gives the same text to the tests.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import click

from constat.checking.findings.checks import CHECKS
from constat.codebook import entries, load_codebook
from constat.linking.likeness import FEATURES
from constat.publishing.cli import COMMANDS, main
from constat.publishing.reading_schema import reading_schema

FINDING = re.compile(r"<!-- finding: (?P<code>C\d{3}) -->")
MARK = re.compile(r"<!-- generated: (?P<name>[a-z_]+) -->")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by MkDocs for every page."""
    return FINDING.sub(lambda mark: _finding(mark["code"]), MARK.sub(lambda mark: text_of(mark["name"]), markdown))


def text_of(name: str) -> str:
    """What a mark is filled with."""
    return _GENERATED[name]()


def _commands() -> str:
    context = click.Context(main, info_name="constat")
    parts = []
    for title, section in COMMANDS.items():
        parts.append(f"## {title}\n")
        for name in section:
            command = main.get_command(context, name)
            assert command is not None
            parts += _command(command, click.Context(command, info_name=name, parent=context), 3)
    return "\n".join(parts)


def _command(command: click.Command, context: click.Context, level: int) -> Iterator[str]:
    yield f"{'#' * level} `{context.command_path}`\n"
    yield inspect.cleandoc(command.help or "") + "\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            part = command.get_command(context, name)
            assert part is not None
            yield from _command(part, click.Context(part, info_name=name, parent=context), level + 1)
        return
    yield f"```\n{command.get_usage(context).removeprefix('Usage: ')}\n```\n"
    records = (parameter.get_help_record(context) for parameter in command.params if isinstance(parameter, click.Option))
    options = [record for record in records if record is not None]
    if options:
        yield "| option | |\n| --- | --- |"
        yield "\n".join(f"| `{names}` | {_cell(says)} |" for names, says in options) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _findings() -> str:
    rows = [f"| [{check.code}]({check.code.lower()}.md) | {check.severity.value} | {check.title} |" for check in CHECKS]
    return "\n".join(["| code | severity | |", "| --- | --- | --- |", *rows])


def _finding(code: str) -> str:
    check = next(check for check in CHECKS if check.code == code)
    return f"**{check.severity.value.capitalize()}.** {check.about}"


def _codebook_files() -> str:
    tree = ast.parse(inspect.getsource(entries))
    return "\n".join(part for node in tree.body if isinstance(node, ast.ClassDef) for part in _entry_class(node))


def _entry_class(node: ast.ClassDef) -> Iterator[str]:
    yield f"## {node.name}\n\n{ast.get_docstring(node)}\n"
    yield "| field | form | |\n| --- | --- | --- |"
    for at, item in enumerate(node.body):
        if not isinstance(item, ast.AnnAssign) or not isinstance(item.target, ast.Name):
            continue
        after = node.body[at + 1] if at + 1 < len(node.body) else None
        says = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
        name = {"since": "from", "until": "to"}.get(item.target.id, item.target.id)
        need = "" if item.value is not None else " **needed**"
        yield f"| `{name}` | `{_cell(ast.unparse(item.annotation))}` |{need} {_cell(str(says))} |"
    yield ""


def _channel() -> str:
    book = load_codebook()
    rows = [
        f"Version {book.head.version}. {book.head.description}\n",
        "## Measures\n\n| measure | units | what it counts |\n| --- | --- | --- |",
        *(f"| `{one.name}` | {', '.join(one.units)} | {_cell(one.definition)} |" for one in book.measures),
        "\n## Event types\n\n| type | what it is | figures that belong to it |\n| --- | --- | --- |",
        *(f"| `{one.name}` | {_cell(one.definition)} | {', '.join(f'`{name}`' for name in one.measures)} |" for one in book.events),
        "\n## Cues\n\n| cue | what it tells | some of its words |\n| --- | --- | --- |",
        *(f"| `{one.name}` | {_cell(one.about)} | {_cell(', '.join((one.verbs + one.nouns + one.phrases)[:8]))} |" for one in book.cues),
        "\n## What else it holds\n",
        *(
            f"- {len(getattr(book, name))} {name.replace('_', ' ')}"
            for name in ("groups", "places", "bodies", "offices", "people", "parties", "landmarks")
        ),
    ]
    return "\n".join(rows)


def _event_rules() -> str:
    book = load_codebook()
    tells = {cue: [one.name for one in book.events if cue in one.triggers] for cue in (cue.name for cue in book.cues)}
    about = {cue.name: cue.about for cue in book.cues}
    rows = [f"| `event.{cue}` | {_cell(about[cue])} | {', '.join(types)} |" for cue, types in tells.items() if types]
    return "\n".join(["| rule | its words tell | types it may tell |", "| --- | --- | --- |", *rows])


def _likeness() -> str:
    rows = [f"| {one.__name__.replace('_', ' ')} | {_cell(inspect.getdoc(one) or '')} |" for one in FEATURES]
    return "\n".join(["| feature | what it asks |", "| --- | --- |", *rows])


def _schema() -> str:
    return f"```json\n{json.dumps(reading_schema(load_codebook()), indent=2, ensure_ascii=False)}\n```"


_GENERATED: dict[str, Callable[[], str]] = {
    "commands": _commands,
    "findings": _findings,
    "codebook_files": _codebook_files,
    "channel": _channel,
    "event_rules": _event_rules,
    "likeness": _likeness,
    "schema": _schema,
}
