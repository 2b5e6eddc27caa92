"""Who held an office on a day, by the terms of office that the codebook lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from constat.codebook.codebook import Codebook


class OfficeHolders:
    """The codebook's offices, ready to be asked who held one when."""

    def __init__(self, codebook: Codebook) -> None:
        names = {person.id: person.name for person in codebook.people}
        self._terms = {
            office.id: tuple(
                (_first_day(term.since), _last_day(term.until), names[term.person]) for term in office.holders if term.person in names
            )
            for office in codebook.offices
            if not office.several
        }

    def on(self, offices: Iterable[str], day: date | None) -> tuple[str, ...]:
        """Who held one of some offices on a day, each named once; nobody where the day or the terms are not known."""
        if day is None:
            return ()
        held = [name for office in offices for since, until, name in self._terms.get(office, ()) if since <= day.isoformat() <= until]
        return tuple(dict.fromkeys(held))


def _first_day(since: str | None) -> str:
    """The earliest day that a day, month or year may mean, for comparing as text."""
    return since or ""


def _last_day(until: str | None) -> str:
    """The latest day that a day, month or year may mean, for comparing as text: "2019-07" reaches past "2019-07-24"."""
    return f"{until}~" if until else "~"
