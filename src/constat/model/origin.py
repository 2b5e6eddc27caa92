"""Origins: families of reports that are not independent, each link with its reason and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from constat.model.span import Span


class LinkKind(Enum):
    """Why two reports are not independent."""

    SAME_BYTES = "same bytes"
    SAME_TEXT = "same text"
    CONTAINED = "contained"
    """One is a copy, a cut or an earlier version of the other."""
    REWRITE = "rewrite"
    """The same numbers and names in the same order, in other words."""
    PASSAGE = "passage"
    """They share passages, and are not independent for the claims in those; it makes no family."""
    DECIDED = "decided"
    """A person said so."""


FAMILY_KINDS = frozenset({LinkKind.SAME_BYTES, LinkKind.SAME_TEXT, LinkKind.CONTAINED, LinkKind.REWRITE, LinkKind.DECIDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLink:
    """Two reports that are not independent, by their keys, the smaller first; spans are of the evidence in each."""

    one: str
    two: str
    kind: LinkKind
    measure: float
    """How much of the smaller stands in the larger, or how alike their traces are, from 0 to 1."""
    says: str
    in_one: tuple[Span, ...] = ()
    in_two: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A report's credit to one whose copy others print: where it stands, and the words that it covers."""

    body: str
    name: str
    span: Span
    covers: Span
    """A sentence of the report, or all of it."""
