"""Decisions: what a person decided, by whom, when and why; never overwritten, only cancelled by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class DecisionKind(Enum):
    """What can be decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    SAME_ORIGIN = "same-origin"
    DIFFERENT_ORIGIN = "different-origin"
    SET_DATE = "set-date"
    SET_PUBLISHER = "set-publisher"
    REDACT = "redact"
    REVEAL = "reveal"
    ERASE = "erase"
    UNDO = "undo"


class TargetKind(Enum):
    """What a decision is about."""

    CLAIM = "claim"
    REPORT = "report"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a decision sets: a claim's field, a report's date, the place of words to hide."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about one or several claims, reports, or an earlier decision.

    Occurrences are named by claims that belong to them, and origins by reports, since those survive a rebuild.
    made is in UTC, to the second.
    """

    id: str
    kind: DecisionKind
    targets: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    by: str
    why: str
    made: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A named state of a record: all that was kept up to one entry, and what it was read with."""

    name: str
    sequence: int
    hash: str
    reader: str
    codebook: str
    made: datetime
