"""Whether the entries of a codebook fit one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from constat.codebook import entries
from constat.codebook.codebook import Codebook
from constat.errors import CodebookError

if TYPE_CHECKING:
    from constat.codebook.load import Located


def cross_check(codebook: Codebook, located: list[Located]) -> None:
    """Raise CodebookError at the first entry that names another which is not there, or that stands twice."""
    known = {
        "cue": {cue.name for cue in codebook.cues},
        "noun class": {noun.name for noun in codebook.nouns},
        "measure": {measure.name for measure in codebook.measures},
        "place": {place.id for place in codebook.places},
        "person": {person.id for person in codebook.people},
        "body": {body.id for body in codebook.bodies},
        "place kind": {kind.kind for kind in codebook.place_kinds},
    }
    seen: dict[tuple[type, str], Located] = {}
    for item in located:
        entry = item.entry
        identity = (
            getattr(entry, "id", None) or getattr(entry, "name", None) or getattr(entry, "group", None) or getattr(entry, "kind", None)
        )
        if identity is not None:
            first = seen.setdefault((type(entry), identity), item)
            if first is not item:
                raise CodebookError(item.source, item.line, f"{identity!r} stands already at {first.source}:{first.line}")
        for kind, name in _references(entry):
            if name not in known[kind]:
                raise CodebookError(item.source, item.line, f"{identity}: there is no {kind} {name!r}")
    _check_parents(codebook, located)


def _references(entry: object) -> Iterable[tuple[str, str]]:
    finder = _FINDERS.get(type(entry))
    return finder(entry) if finder is not None else ()


def _of_measure(entry: entries.Measure) -> Iterable[tuple[str, str]]:
    yield from (("noun class", name) for name in entry.counts)
    yield from (("cue", name) for name in entry.cues)
    yield from (("place", name) for name in entry.usual_places)


def _of_event(entry: entries.EventType) -> Iterable[tuple[str, str]]:
    yield from (("cue", name) for name in entry.triggers)
    yield from (("measure", name) for name in entry.measures)
    yield from (("place", name) for name in entry.usual_places)


def _of_place(entry: entries.Place) -> Iterable[tuple[str, str]]:
    yield ("place kind", entry.kind)
    if entry.parent is not None:
        yield ("place", entry.parent)


def _of_office(entry: entries.Office) -> Iterable[tuple[str, str]]:
    yield from (("person", term.person) for term in entry.holders)
    if entry.body is not None:
        yield ("body", entry.body)


def _of_landmark(entry: entries.Landmark) -> Iterable[tuple[str, str]]:
    if entry.place is not None:
        yield ("place", entry.place)


_FINDERS: dict[type, Callable[..., Iterable[tuple[str, str]]]] = {
    entries.Measure: _of_measure,
    entries.EventType: _of_event,
    entries.Place: _of_place,
    entries.Office: _of_office,
    entries.Landmark: _of_landmark,
}


def _check_parents(codebook: Codebook, located: list[Located]) -> None:
    parents = {place.id: place.parent for place in codebook.places}
    for item in located:
        if not isinstance(item.entry, entries.Place):
            continue
        step: str | None = item.entry.id
        path: list[str] = []
        while step is not None:
            if step in path:
                raise CodebookError(item.source, item.line, f"{item.entry.id}: its parents go in a circle ({' → '.join([*path, step])})")
            path.append(step)
            step = parents.get(step)
