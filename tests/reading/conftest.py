"""A codebook small enough to be read with the tests: what it does not list, the rules on language must find alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from constat.codebook.codebook import Codebook
from constat.codebook.entries import Body, Group, Head, Office, Party, Person, Place, Term
from constat.reading.lexicon import Lexicon
from constat.reading.marked import MarkedText, mark_text
from constat.reading.offices import OfficeHolders

Mark = Callable[..., MarkedText]


def _small_codebook() -> Codebook:
    source = "made up for the tests"
    bodies = {
        "home-office": ("Home Office", "ministry", ("the Home Office",)),
        "council": ("Kent County Council", "council", ()),
        "force": ("Kent Police", "police", ()),
        "crime-agency": ("National Crime Agency", "agency", ("NCA",)),
        "wire": ("AFP", "news_agency", ()),
        "depot": ("No. 9 Depot", "company", ()),
    }
    return Codebook(
        head=Head(name="small", version="1", language="en", title="Small", description="For tests", topics=("boats",)),
        nouns=(),
        cues=(),
        measures=(),
        events=(),
        groups=(Group(group="afghan", country="afghanistan", names=("Afghan", "Afghans")),),
        places=tuple(
            Place(id=name.lower(), name=name, kind="town", parent=None, latitude=0.0, longitude=0.0, source=source)
            for name in ("Calais", "Dover", "France", "Britain", "Soran")
        ),
        offices=(
            Office(
                id="home-secretary",
                title="Home Secretary",
                kind="minister",
                source=source,
                names=("home secretary",),
                holders=(
                    Term(person="known", since="2018-04-30", until="2019-07-24"),
                    Term(person="later", since="2019-07-24", until=None),
                ),
            ),
        ),
        people=(Person(id="known", name="Alma Reyes-Holt", source=source), Person(id="later", name="Petra Vance", source=source)),
        bodies=tuple(Body(id=key, name=name, kind=kind, source=source, names=names) for key, (name, kind, names) in bodies.items()),
        parties=(Party(id="labour", name="Labour", country="uk", source=source, since=None, until=None),),
    )


@pytest.fixture(scope="session")
def mark() -> Mark:
    """Mark a text as the reader would, under a headline, since a text's first line is taken for one."""
    lexicon = Lexicon(_small_codebook())

    def marked(body: str, day: date | None = None) -> MarkedText:
        return mark_text(f"What the day brought to the coast\n\n{body}\n", lexicon, day)

    return marked


@pytest.fixture(scope="session")
def offices() -> OfficeHolders:
    """Who held the small codebook's office when."""
    return OfficeHolders(_small_codebook())
