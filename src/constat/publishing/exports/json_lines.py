"""JSON Lines: an occurrence a line, with every value, its words and who took part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from constat.publishing.account_json import account_object, line
from constat.publishing.accounts import Account
from constat.publishing.query_options import Question


def write_json_lines(out: TextIO, found: Iterable[Account], question: Question) -> None:  # noqa: ARG001  # the signature of all forms
    """One object a line, in the form of `constat show --format json`, decisions left out."""
    out.writelines(f"{line(account_object(one))}\n" for one in found)
