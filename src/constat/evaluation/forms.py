"""Whether readings and annotations have the form that is compared: what else they hold is not looked at."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType

SPAN = ("start", "end")
"""What each claim of a reading needs."""
LISTS = {"figures": "measure", "events": "type", "statements": "form"}
"""The lists of claims, each with what a claim of it is."""
_KINDS: Mapping[str, tuple[type, ...]] = {
    "start": (int,),
    "end": (int,),
    "nth": (int,),
    "quote": (str,),
    **dict.fromkeys(("low", "high", "confidence"), (int, float, NoneType)),
    **dict.fromkeys(
        ("measure", "type", "form", "when", "place", "said_by", "speaker", "status", "bound", "unit", "group"), (str, NoneType)
    ),
}


def problem_with(entry: object, *, annotated: bool) -> str | None:
    """Why an object is no annotation of a report (or no reading of one), or None where it is one."""
    if not isinstance(entry, dict):
        return "it should be an object"
    for kind, what in LISTS.items():
        claims = entry.get(kind) or []
        if not isinstance(claims, list):
            return f"its {kind} should be a list"
        needed = ("quote", what) if annotated else SPAN
        problem = next((problem for claim in claims if (problem := _problem_with_claim(claim, needed)) is not None), None)
        if problem is not None:
            return f"one of its {kind} {problem}"
    return None


def _problem_with_claim(claim: object, needed: tuple[str, ...]) -> str | None:
    if not isinstance(claim, dict):
        return "is no object"
    missing = [name for name in needed if name not in claim]
    if missing:
        return f"has no {missing[0]!r}"
    wrong = [name for name, kinds in _KINDS.items() if name in claim and not isinstance(claim[name], kinds)]
    return f"has {str(claim[wrong[0]])[:40]!r} for {wrong[0]}" if wrong else None
