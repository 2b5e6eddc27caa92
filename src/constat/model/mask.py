"""Masks: words of a report that views and exports of a record replace."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from constat.model.span import Span


class MaskKind(Enum):
    """Why words are replaced."""

    PERSON = "person"
    """A private person is named."""
    SITE = "site"
    """A site where people live is named; only while its report is recent."""
    REDACTED = "redacted"
    """A person decided that the words be hidden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mask:
    """Words of a report's text that are to be replaced, and by what."""

    span: Span
    kind: MaskKind
    words: str
    """What stands there."""
    label: str
    """What is said instead."""
