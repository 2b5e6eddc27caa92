"""What holds between values is said in the order: agreed, refined, revised, conflict; parts and other periods stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.codebook import load_codebook
from constat.linking.comparing import Member, compare_figures, count_origins, what_holds
from constat.linking.rules import LinkRules, link_rules
from constat.model.amount import Amount, Bound
from constat.model.claim import Status
from constat.model.occurrence import Measured, Relation, Scope, Telling, Value
from constat.model.period import Period
from constat.model.span import Span

DAY = date(2022, 5, 3)


@cache
def rules() -> LinkRules:
    return link_rules(load_codebook(None))


def amount(written: str) -> Amount:
    """650 · ~650 · >650 · <650 · 500-800 · hundreds"""
    if written == "hundreds":
        return Amount(100, None, Bound.VAGUE)
    if "-" in written:
        low, high = written.split("-")
        return Amount(float(low), float(high), Bound.RANGE)
    number = float(written.strip("~<>"))
    match written[0]:
        case "~":
            return Amount(number, number, Bound.ABOUT)
        case ">":
            return Amount(number, None, Bound.AT_LEAST)
        case "<":
            return Amount(None, number, Bound.AT_MOST)
    return Amount(number, number, Bound.EXACT)


def value(written: str, day: int = 3, said_by: str | None = None, origin: str | None = "one", *, changed: bool = False) -> Value:
    return Value(
        claim=f"{written} {day}",
        report=f"report {day}",
        amount=amount(written),
        said_by=said_by,
        said_on=date(2022, 5, day),
        origin=origin,
        when=None,
        span=Span(0, 1),
        count_changed=changed,
    )


@pytest.mark.parametrize(
    ("values", "grows", "expected"),
    [
        ([value("650")], False, Relation.SINGLE),
        ([value("650"), value("650", 4)], False, Relation.AGREED),
        ([value("650"), value("~650", 4)], False, Relation.AGREED),
        ([value("~1500"), value("1480", 4)], False, Relation.AGREED),
        ([value("hundreds"), value("650", 4)], False, Relation.REFINED),
        ([value("650"), value("hundreds", 4)], False, Relation.REFINED),
        ([value("500-800"), value("650", 4)], False, Relation.REFINED),
        ([value(">600"), value("650", 4)], False, Relation.REFINED),
        ([value("<700"), value("650", 4)], False, Relation.REFINED),
        ([value("409", 2, "Home Office"), value("416", 3, "the Home Office"), value("416", 4)], False, Relation.CONFLICT),
        ([value("409", 2, "Home Office"), value("416", 3, "Home Office")], False, Relation.REVISED),
        ([value("31", 2), value("27", 3, changed=True)], False, Relation.REVISED),
        ([value("5", 2), value("6", 3)], True, Relation.REVISED),
        ([value("5", 2), value("6", 3), value("6", 4)], True, Relation.REVISED),
        ([value("6", 2), value("5", 3)], True, Relation.CONFLICT),
        ([value("5", 2), value("6", 2)], True, Relation.CONFLICT),
        ([value("5", 2), value("6", 2), value("6", 3)], True, Relation.REVISED),
        ([value("6", 2), value("5", 2), value("6", 3)], True, Relation.REVISED),
        ([value("5", 2), value("6", 2), value("5", 3)], True, Relation.CONFLICT),
        ([value("6", 2), value("5", 3), value("5", 4)], True, Relation.CONFLICT),
        ([value("350"), value("400", 4)], False, Relation.CONFLICT),
        ([value("hundreds"), value("1200", 4)], False, Relation.CONFLICT),
        ([value("<300"), value("350", 4)], False, Relation.CONFLICT),
    ],
)
def test_what_holds_is_found_in_the_order_of_the_design(values: list[Value], grows: bool, expected: Relation) -> None:
    assert what_holds(values, grows=grows)[0] is expected


def telling(report: str, *figures: tuple[str, str], day: date = DAY, whole: bool = True, when: Period | None = None) -> Telling:
    return Telling(
        key=report,
        report=report,
        scope=Scope.INCIDENT,
        type="fatal_incident",
        period=when or Period.of_day(DAY),
        place=None,
        place_id=None,
        claims=tuple(f"{report} {written}" for _, written in figures),
        spans=(Span(0, 1),),
        figures=tuple(
            Measured(
                claim=f"{report} {written}",
                measure=measure,
                unit="people",
                amount=amount(written),
                group=None,
                when=when or Period.of_day(DAY),
                said_by=None,
                span=Span(0, 1),
                whole=whole,
            )
            for measure, written in figures
        ),
        statuses=(Status.HAPPENED,),
        names=(),
        groups=(),
        words=(),
        said_on=day,
    )


def own_origin(members: Sequence[Member]) -> dict[str, str | None]:
    """Copies, whose reports are named so, are of one origin; any other report is its own."""
    return {member.claim: member.report.split()[0] for member in members}


def test_a_part_is_set_apart_and_does_not_conflict_with_the_whole() -> None:
    found = compare_figures([telling("a", ("deaths", "27")), telling("b", ("deaths", "17"), whole=False)], own_origin, rules())
    assert [(one.relation, len(one.values), [apart.why for apart in one.apart]) for one in found] == [
        (Relation.SINGLE, 1, ["a part of the same report's larger count"])
    ]


def test_values_of_another_period_are_not_compared() -> None:
    year = telling("b", ("deaths", "45"), when=Period.of_year(2022))
    (found,) = compare_figures([telling("a", ("deaths", "27")), telling("c", ("deaths", "27")), year], own_origin, rules())
    assert found.relation is Relation.AGREED
    assert [apart.why for apart in found.apart] == ["for another period (2022, not 2022-05-03)"]


def test_measures_are_compared_each_on_its_own() -> None:
    found = compare_figures([telling("a", ("deaths", "5"), ("missing", "2")), telling("b", ("missing", "3"))], own_origin, rules())
    assert [one.measure for one in found] == ["deaths", "missing"]


def test_origins_are_counted_and_not_articles() -> None:
    values = [value("5", origin="wire"), value("5", 4, origin="wire"), value("5", 4, origin="local"), value("5", 4, origin=None)]
    assert count_origins(values) == 2


def test_the_value_with_most_independent_origins_is_preferred_in_a_conflict() -> None:
    tellings = [telling("a", ("deaths", "5")), telling("b", ("deaths", "5")), telling("c", ("deaths", "7"))]
    (found,) = compare_figures(tellings, own_origin, rules())
    assert found.relation is Relation.CONFLICT
    assert found.values[found.preferred].amount == amount("5")
    assert found.because == "most independent origins (2)"


def test_copies_of_one_text_do_not_outvote_two_origins() -> None:
    tellings = [telling("copy 1", ("deaths", "7")), telling("copy 2", ("deaths", "7")), telling("copy 3", ("deaths", "7"))]
    tellings += [telling("a", ("deaths", "5")), telling("b", ("deaths", "5"))]
    (found,) = compare_figures(tellings, own_origin, rules())
    assert found.values[found.preferred].amount == amount("5")


@given(st.lists(st.sampled_from(["650", "~650", ">600", "<700", "500-800", "hundreds", "640"]), min_size=2, max_size=5))
def test_something_always_holds_and_equal_values_always_agree(written: list[str]) -> None:
    relation, says = what_holds([value(one, place + 1) for place, one in enumerate(written)], grows=False)
    assert says
    if len(set(written)) == 1:
        assert relation is Relation.AGREED
