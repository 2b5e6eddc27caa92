"""Occurrences and their values as rows: for tables on a screen, and for CSV files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from constat.model.amount import Amount
from constat.model.interval import interval_of
from constat.model.occurrence import Relation
from constat.publishing.accounts import Account, ShownComparison, ShownValue
from constat.publishing.queries import Filters
from constat.publishing.wording import amount_in_words, period_in_words

SHORT = 8
"""Characters of an identifier that are shown where people read it: commands take any unique beginning."""
_HOLDS = {
    Relation.SINGLE.value: "one value",
    Relation.AGREED.value: "agreed",
    Relation.REFINED.value: "refined",
    Relation.REVISED.value: "revised",
    Relation.CONFLICT.value: "in conflict",
}

OCCURRENCE_HEADS = ("id", "when", "what", "where", "status", "reports", "origins", "figures")
FIGURE_HEADS = ("id", "when", "where", "measure", "amount", "who says so", "source", "said", "origin", "what holds")
NUMBERS = frozenset({"reports", "origins", "outlets", "incidents", "totals"})


def plain(name: str) -> str:
    """A name of the codebook's in words."""
    return name.replace("_", " ")


def holds(relation: str) -> str:
    """What holds between values, in the words of the method."""
    return _HOLDS[relation]


def value_in_words(amount: Amount, unit: str, group: str | None) -> str:
    """An amount with its unit and group."""
    return f"{amount_in_words(amount)} {unit}" + (f" ({group})" if group else "")


def comparison_in_words(comparison: ShownComparison) -> str:
    """A measure's preferred value, and what holds where more than one was given."""
    best = value_in_words(comparison.preferred.amount, comparison.unit, comparison.group)
    told = "" if comparison.relation == Relation.SINGLE.value else f", {holds(comparison.relation)}"
    return f"{plain(comparison.measure)} {best}{told}"


def when(one: Account) -> str:
    """An occurrence's days."""
    return period_in_words(one.period) if one.period is not None else "unknown"


def where(one: Account) -> str:
    """An occurrence's place."""
    return one.place.name if one.place is not None else ""


def occurrence_row(one: Account) -> tuple[str, ...]:
    """One line for an occurrence."""
    figures = "; ".join(map(comparison_in_words, one.comparisons))
    what = plain(one.type) + (" (total)" if one.scope == "total" else "")
    return (one.key[:SHORT], when(one), what, where(one), plain(one.status), str(len(one.sources)), str(one.origins), figures)


def asked_for(one: Account, filters: Filters) -> Iterator[ShownComparison]:
    """The measures of an occurrence that are asked for: those named, and where only conflicts are, those in conflict."""
    for comparison in one.comparisons:
        named = not filters.measures or comparison.measure in filters.measures
        if named and (not filters.in_conflict or comparison.relation == Relation.CONFLICT.value):
            yield comparison


def figure_rows(one: Account, filters: Filters) -> Iterator[tuple[str, ...]]:
    """One line for each value of the measures that are asked for."""
    for comparison in asked_for(one, filters):
        for value in comparison.values:
            mark = f"not comparable: {value.apart}" if value.apart else comparison_holds(comparison)
            yield (
                one.key[:SHORT],
                when(one),
                where(one),
                plain(comparison.measure),
                value_in_words(value.amount, comparison.unit, comparison.group) + (" *" if value.preferred else ""),
                value.said_by or "",
                value.source.outlet,
                said_on(value),
                value.origin[:SHORT] if value.origin else "unknown",
                mark,
            )


def comparison_holds(comparison: ShownComparison) -> str:
    """What holds, with the reason where there is more to say than that there is one value."""
    told = holds(comparison.relation)
    return told if comparison.relation == Relation.SINGLE.value else f"{told}: {comparison.says}"


def said_on(value: ShownValue) -> str:
    """When a value was said: its report's day, or days."""
    source = value.source
    if source.latest is None or source.earliest is None:
        return "unknown"
    return str(source.day) if source.day else f"{source.earliest} to {source.latest}"


def ends(comparison: ShownComparison) -> tuple[float | None, float | None, float | None]:
    """The least, best and greatest that the comparable values come to; null where open."""
    intervals = [interval_of(value.amount) for value in comparison.values if value.apart is None]
    lows = [interval.low for interval in intervals if interval.low is not None]
    highs = [interval.high for interval in intervals if interval.high is not None]
    best = interval_of(comparison.preferred.amount)
    chosen = best.best if best.best is not None else best.low if best.low is not None else best.high
    return (
        min(lows) if len(lows) == len(intervals) else None,
        chosen,
        max(highs) if len(highs) == len(intervals) else None,
    )


def number(value: float | None) -> str:
    """A number as a spreadsheet reads it; nothing where there is none."""
    return "" if value is None else f"{value:.10g}"


TIME_PRECISION = (("1", "to the day"), ("2", "within a week"), ("3", "within a month"), ("4", "within a year"), ("5", "wider or unknown"))
"""Codes of how closely a date is told, as event data sets have them."""
_TIME_STEPS = (1, 7, 31, 366)


def time_precision(one: Account) -> str:
    """The code of how closely an occurrence's days are told."""
    if one.period is None:
        return "5"
    return str(next((code for code, days in enumerate(_TIME_STEPS, 1) if one.period.days <= days), 5))


PLACE_PRECISION = (
    ("1", "a site, or closer"),
    ("2", "a town or village"),
    ("3", "a district or department"),
    ("4", "wider"),
    ("5", "unknown"),
)
"""Codes of how closely a place is told."""


def place_precision(one: Account, sizes: Mapping[str, int]) -> str:
    """The code of how closely an occurrence's place is told, by the order of sizes of the codebook's kinds of places."""
    if one.place is None:
        return "5"
    if one.place.shielded:
        return "2"
    size = sizes.get(one.place.precision, 0)
    return "1" if size >= 74 else "2" if size >= 60 else "3" if size >= 45 else "4"


CSV_HEADS = (
    "occurrence", "scope", "type", "status", "first_day", "last_day", "time_precision", "place", "place_id", "latitude", "longitude",
    "place_precision", "measure", "group", "unit", "min", "best", "max", "relation", "holds", "preferred_because", "values", "origins",
    "reports", "outlets", "sources",
)  # fmt: skip


def csv_rows(one: Account, sizes: Mapping[str, int], filters: Filters) -> Iterator[tuple[str, ...]]:
    """One row for each of an occurrence's measures that are asked for; one for an occurrence without any."""
    head = (
        one.key, one.scope, one.type, one.status,
        str(one.period.first) if one.period else "", str(one.period.last) if one.period else "", time_precision(one),
        *_place_cells(one), place_precision(one, sizes),
    )  # fmt: skip
    tail = (str(len(one.sources)), "; ".join(one.outlets), "; ".join(source.report for source in one.sources))
    if not one.comparisons:
        yield (*head, *[""] * 10, str(one.origins), *tail)
    for comparison in asked_for(one, filters):
        yield (*head, *_comparison_cells(comparison), str(comparison.origins), *tail)


def _place_cells(one: Account) -> tuple[str, ...]:
    if one.place is None:
        return ("", "", "", "")
    return (one.place.name, one.place.id, number(one.place.latitude), number(one.place.longitude))


def _comparison_cells(comparison: ShownComparison) -> tuple[str, ...]:
    low, best, high = ends(comparison)
    return (
        comparison.measure,
        comparison.group or "",
        comparison.unit,
        number(low),
        number(best),
        number(high),
        comparison.relation,
        comparison.says,
        comparison.because,
        "; ".join(f"{amount_in_words(value.amount)} ({value.source.outlet})" for value in comparison.values),
    )


FIGURE_CSV_HEADS = (
    "occurrence", "measure", "group", "unit", "claim", "low", "high", "bound", "said_by", "report", "outlet", "address", "said_first",
    "said_last", "origin", "start", "end", "quote", "preferred", "relation", "not_comparable_because",
)  # fmt: skip


def figure_csv_rows(one: Account, filters: Filters) -> Iterator[tuple[str, ...]]:
    """One row for each value of the measures that are asked for."""
    for comparison in asked_for(one, filters):
        for value in comparison.values:
            source = value.source
            yield (
                one.key, comparison.measure, comparison.group or "", comparison.unit, value.claim, number(value.amount.low),
                number(value.amount.high), value.amount.bound.value, value.said_by or "", source.report, source.publisher or "",
                source.address, str(source.earliest or ""), str(source.latest or ""), value.origin or "", str(value.span.start),
                str(value.span.end), value.quote, "yes" if value.preferred else "", comparison.relation, value.apart or "",
            )  # fmt: skip
