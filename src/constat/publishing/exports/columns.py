"""What exports to other projects' columns share: figures by the column they fill, places by level of administration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from constat.publishing.account_rows import ends
from constat.publishing.accounts import Account, ShownComparison
from constat.publishing.query_options import Question


@dataclass(frozen=True, slots=True)
class Columns:
    """What a codebook says of the columns that its measures and kinds of places fill."""

    measures: Mapping[str, str]
    """Measure → column: dead, missing, survivors."""
    levels: Mapping[str, str]
    """Kind of place → country, admin1, admin2, admin3."""
    names: Mapping[str, str]
    """Identifier of a place → its name."""
    countries: Mapping[str, str]
    """Group → the identifier of its country."""

    @classmethod
    def of(cls, question: Question) -> Columns:
        """The columns of the codebook that a record is asked with."""
        book = question.codebook
        return cls(
            {measure.name: measure.stands_for for measure in book.measures if measure.stands_for},
            {kind.kind: kind.level for kind in book.place_kinds if kind.level},
            {place.id: place.name for place in book.places},
            {group.group: group.country for group in book.groups if group.country},
        )

    def comparison(self, one: Account, column: str) -> ShownComparison | None:
        """The figures of an occurrence that fill a column, of all people; null where nobody says."""
        return next((each for each in one.comparisons if self.measures.get(each.measure) == column and each.group is None), None)

    def best(self, one: Account, column: str) -> float | None:
        """The preferred value in a column; null where nobody says, which is not nought."""
        comparison = self.comparison(one, column)
        return ends(comparison)[1] if comparison is not None else None

    def least(self, one: Account, column: str) -> float | None:
        """The least value in a column."""
        comparison = self.comparison(one, column)
        return ends(comparison)[0] if comparison is not None else None

    def administration(self, one: Account, question: Question) -> dict[str, str]:
        """The names of the places that an occurrence's place lies in, by level."""
        if one.place is None:
            return {}
        gazetteer = question.showing.gazetteer
        found: dict[str, str] = {}
        for identifier in (one.place.id, *gazetteer.ancestors(one.place.id)):
            place = gazetteer.places.get(identifier)
            level = self.levels.get(place.kind) if place is not None else None
            if place is not None and level is not None:
                found.setdefault(level, place.name)
        return found

    def origins_of_people(self, one: Account) -> str:
        """The countries of the people counted, where a figure of those in the columns tells."""
        groups = {each.group for each in one.comparisons if each.measure in self.measures and each.group}
        return "; ".join(sorted({self.names.get(self.countries[group], group) for group in groups if group in self.countries}))
