"""Field notes: a monitor's own rows, whose columns were said to hold measures, an event type, a place, a date.

What a cell holds need not be guessed from the words around it, so it is taken as it stands, the cell its span. The cells
that were not said to hold anything are read as text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from constat.codebook.codebook import Codebook
from constat.model.amount import Amount, Bound
from constat.model.claim import Event, Figure, Status
from constat.model.period import Period
from constat.model.reading import Reading
from constat.model.receipt import Cell
from constat.model.span import Span
from constat.reading.marked import mark_text
from constat.reading.reader import Reader
from constat.reading.where import Located

_NUMBER = r"(\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+|\d{1,12})(\.\d{1,6})?"
_WRITTEN = re.compile(rf"(?P<about>about |c\. ?|~ ?|ca\.? )?{_NUMBER}(?: ?(?:-|–|to) ?{_NUMBER}|(?P<more> ?\+))?", re.IGNORECASE)
_GROUPING = re.compile(r"[ ,\u00a0\u202f]")
_SURE = 0.99
"""A cell is what the monitor says it is; what remains is a slip of the pen."""
_FIGURE_RULE, _EVENT_RULE = "figure.cell", "event.cell"


@dataclass(frozen=True, slots=True)
class _Setting:
    """When and where the whole row is."""

    when: Period | None
    place: Located | None


def cell_measures(codebook: Codebook) -> tuple[str, ...]:
    """The measures that a cell can hold: those of one unit, since a bare number does not tell pounds from euros."""
    return tuple(measure.name for measure in codebook.measures if len(measure.units) == 1)


def read_cells(reading: Reading, text: str, cells: Sequence[Cell], reader: Reader) -> Reading:
    """A field note's reading with the claims that its cells make, in the place of what was guessed there."""
    setting = _Setting(_when(reading, text, cells), _where(text, cells, reader))
    made = [figure for cell in cells if (figure := _figure(text, cell, setting, reader)) is not None]
    taken = [cell.span for cell in cells]
    stay = [number for number, figure in enumerate(reading.figures) if not _touches(figure.span, taken)]
    figures = sorted([*(reading.figures[number] for number in stay), *made], key=lambda figure: figure.span)
    places = {figure: number for number, figure in enumerate(figures)}
    moved = {number: places[reading.figures[number]] for number in stay}
    events = [
        replace(event, figures=tuple(moved[number] for number in event.figures if number in moved))
        for event in reading.events
        if not _touches(event.span, taken)
    ]
    event = _event(text, cells, made, setting, reader)
    if event is not None:
        events.append(replace(event, figures=tuple(sorted(places[figure] for figure in made))))
    return replace(reading, figures=tuple(figures), events=tuple(sorted(events, key=lambda one: one.span)))


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.touches(other) for other in others)


def _when(reading: Reading, text: str, cells: Sequence[Cell]) -> Period | None:
    for cell in cells:
        if cell.holds == "date":
            try:
                return Period.of_day(date.fromisoformat(cell.span.of(text)[:10]))
            except ValueError:
                break
    day = reading.date.latest
    return Period.of_day(day) if day is not None and day == reading.date.earliest else None


def _where(text: str, cells: Sequence[Cell], reader: Reader) -> Located | None:
    """The smallest place that the place's cell names; its own words where the gazetteer does not know it."""
    for cell in cells:
        if cell.holds == "place":
            words = cell.span.of(text)
            marks = reader.gazetteer.mark(mark_text(words, reader.lexicon, None))
            if not marks:
                return Located(words, None)
            place = max((mark.place for mark in marks), key=lambda place: (reader.gazetteer.size(place), place.id))
            return Located(place.name, place.id)
    return None


def _figure(text: str, cell: Cell, setting: _Setting, reader: Reader) -> Figure | None:
    measure = reader.figure_rules.measures.get(cell.holds) if cell.holds in cell_measures(reader.codebook) else None
    amount = _amount(cell.span.of(text)) if measure is not None else None
    if measure is None or amount is None:
        return None
    return Figure(
        span=cell.span,
        measure=measure.name,
        unit=measure.units[0],
        amount=amount,
        when=setting.when,
        place=setting.place.name if setting.place else None,
        place_id=setting.place.id if setting.place else None,
        group=None,
        said_by=None,
        status=Status.HAPPENED,
        rule=_FIGURE_RULE,
        confidence=_SURE,
    )


def _amount(written: str) -> Amount | None:
    """The amount in a cell: "120", "1,200", "100-150", "about 80", "200+"."""
    match = _WRITTEN.fullmatch(written.strip())
    if match is None:
        return None
    _, whole, part, second, second_part, _ = match.groups()
    low = _value(whole, part)
    if second is not None:
        high = _value(second, second_part)
        return Amount(low, high, Bound.RANGE) if low <= high else None
    if match["more"]:
        return Amount(low, None, Bound.AT_LEAST)
    return Amount(low, low, Bound.ABOUT if match["about"] else Bound.EXACT)


def _value(whole: str, part: str | None) -> float:
    return float(_GROUPING.sub("", whole) + (part or ""))


def _event(text: str, cells: Sequence[Cell], made: Sequence[Figure], setting: _Setting, reader: Reader) -> Event | None:
    """The row's event: of the type that its cell names, else of the only type that all its measures belong to."""
    types = reader.event_rules.types
    named = [(cell.span, "_".join(cell.span.of(text).lower().split())) for cell in cells if cell.holds == "event"]
    found = [(span, name) for span, name in named if name in types]
    if not found and made:
        fitting = [name for name, event in types.items() if all(figure.measure in event.measures for figure in made)]
        found = [(made[0].span, fitting[0])] if len(fitting) == 1 else []
    if not found:
        return None
    span, name = found[0]
    return Event(
        span=span,
        type=name,
        when=setting.when,
        place=setting.place.name if setting.place else None,
        place_id=setting.place.id if setting.place else None,
        actors=(),
        figures=(),
        status=Status.HAPPENED,
        rule=_EVENT_RULE,
        confidence=_SURE,
    )
