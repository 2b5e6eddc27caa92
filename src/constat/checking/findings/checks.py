"""The table of checks. Each is a function from a case to what it found, with a code that never changes.

To add one: write the function (its docstring is what readers are shown), give it the next code of its hundred here, write
docs/findings/CODE.md, and plant a fault of its kind in tests/checking/findings/set.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from constat.checking.findings import against_record, against_series, amounts, changes, people, told_times, unnamed_sources
from constat.checking.findings.case import Case
from constat.checking.findings.found import Found
from constat.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its code, how much it asks of the reader, its name in a few words, and the function."""

    code: str
    severity: Severity
    title: str
    find: Callable[[Case], Iterator[Found]]

    @property
    def about(self) -> str:
        """What is found, in the words of the function's docstring."""
        return inspect.cleandoc(self.find.__doc__ or "")


CHECKS: tuple[Check, ...] = (
    Check("C101", Severity.WARNING, "amounts that differ in one report", amounts.amounts_that_differ),
    Check("C102", Severity.WARNING, "a part larger than its whole", amounts.parts_above_whole),
    Check("C103", Severity.WARNING, "a change that its own numbers contradict", changes.change_contradicted),
    Check("C104", Severity.WARNING, "a unit that drifts within one report", amounts.unit_that_drifts),
    Check("C201", Severity.NOTE, "agrees with a series", against_series.agrees_with_series),
    Check("C202", Severity.NOTE, "agrees within later revisions", against_series.agrees_within_revisions),
    Check("C203", Severity.NOTE, "off by a day", against_series.off_by_a_day),
    Check("C204", Severity.WARNING, "fits another period", against_series.fits_another_period),
    Check("C205", Severity.WARNING, "differs from a series", against_series.differs_from_series),
    Check("C206", Severity.WARNING, "compares unlike things", against_series.compares_unlike),
    Check("C207", Severity.WARNING, "has another measure's number", against_series.fits_another_measure),
    Check("C208", Severity.NOTE, "far below a series", against_series.understated),
    Check("C209", Severity.NOTE, "cannot be compared with a series", against_series.not_compared),
    Check("C301", Severity.WARNING, "told before it happened", told_times.told_before_it_happened),
    Check("C302", Severity.ERROR, "a weekday that does not fall on the date", told_times.weekday_off_the_date),
    Check("C303", Severity.WARNING, "a page date that is not the report's", told_times.page_date_is_not_the_reports),
    Check("C304", Severity.NOTE, "a date that was worked out", told_times.date_worked_out),
    Check("C401", Severity.WARNING, "not in office that day", people.not_in_office),
    Check("C402", Severity.WARNING, "a name unlike the holder's", people.name_unlike_the_holder),
    Check("C403", Severity.WARNING, "a garbled title", people.garbled_title),
    Check("C404", Severity.WARNING, "a party that the country or person does not have", people.no_such_party),
    Check("C501", Severity.WARNING, "differs between origins", against_record.differs_between_origins),
    Check("C502", Severity.NOTE, "revised since", against_record.revised_since),
    Check("C503", Severity.WARNING, "a unit that drifted from the record's", against_record.unit_drifted_from_record),
    Check("C504", Severity.WARNING, "a quotation that differs", against_record.quote_that_differs),
    Check("C505", Severity.WARNING, "reads like a rewrite", against_record.rewritten),
    Check("C506", Severity.NOTE, "rests on one origin", against_record.rests_on_one_origin),
    Check("C507", Severity.NOTE, "agrees with other origins", against_record.agrees_with_record),
    Check("C601", Severity.NOTE, "a source that cannot be told", unnamed_sources.source_that_cannot_be_told),
)
"""In the order of their codes: C1 within the report, C2 beside series, C3 days, C4 people, C5 beside a record, C6 sources."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which checks to run, by codes or the beginnings of codes, and severities other than the table's."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def checks(self) -> Iterator[Check]:
        """The checks chosen; of two beginnings that fit a code the longer decides, of two as long the one that leaves it out."""
        for check in CHECKS:
            chosen = _longest(check.code, self.select or ("",))
            if chosen >= 0 and _longest(check.code, self.ignore) < max(chosen, 1):
                yield check


def _longest(code: str, beginnings: tuple[str, ...]) -> int:
    """The length of the longest of some beginnings that a code has, -1 where it has none."""
    return max((len(begin) for begin in beginnings if code.startswith(begin)), default=-1)


def find_all(case: Case, choice: Choice | None = None) -> tuple[Finding, ...]:
    """Run the chosen checks on a report; findings come in the order of the text."""
    choice = choice or Choice()
    found = [
        Finding(
            code=check.code,
            severity=choice.severities.get(check.code, check.severity),
            span=one.span,
            says=one.says,
            evidence=one.evidence,
        )
        for check in choice.checks()
        for one in check.find(case)
    ]
    return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end, one.code, one.says)))
