"""JSON Lines: an occurrence a line, with every value, its words and who took part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from constat.publishing.account_json import account_object, line
from constat.publishing.accounts import Account
from constat.publishing.grounds import actors_of
from constat.publishing.query_options import Question


def write_json_lines(out: TextIO, found: Iterable[Account], question: Question) -> None:
    """One object a line, in the form of `constat show --format json`, decisions left out."""
    for one in found:
        actors = actors_of(question.connection, one, question.showing)
        acting = [{"role": actor.role.value, "name": actor.name, "report": actor.report} for actor in actors]
        out.write(f"{line({**account_object(one), 'actors': acting})}\n")
