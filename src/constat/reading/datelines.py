"""The dateline that opens an agency's report: "LONDON, Aug 5 (North Wire) -" tells where and when it was filed, not what happened."""

from __future__ import annotations

from constat.reading.mentions import Scene

_LONGEST = 20
"""A dateline ends within this many words."""


def after_dateline(scene: Scene, first: int, end: int) -> int:
    """The token at which the words of a sentence's own begin, behind a dateline; first where it has none, or none that ends before end."""
    dash = _dash(scene, first, end)
    return first if dash is None else dash + 1


def after_sure_dateline(scene: Scene, first: int) -> int:
    """The same for a whole sentence, and only where what stands before the dash must be a dateline, and no subject set apart by dashes."""
    dash = _dash(scene, first, first + _LONGEST)
    if dash is None:
        return first
    tokens, text = scene.marked.tokens, scene.marked.text
    before = scene.words[dash - 1]
    is_sure = before == ")" or before.isdigit() or text[tokens.starts[first] : tokens.ends[first]].isupper()
    return dash + 1 if is_sure else first


def _dash(scene: Scene, first: int, end: int) -> int | None:
    """The dash that ends a dateline."""
    words, marked = scene.words, scene.marked
    limit = min(end, first + _LONGEST, len(words))
    dash = next((at for at in range(first + 1, limit) if words[at] == "-" and not scene.is_joined(at)), None)
    if dash is None or not marked.is_capital(first):
        return None
    before = words[dash - 1]
    return dash if marked.is_capital(dash - 1) or before.isdigit() or before == ")" else None
