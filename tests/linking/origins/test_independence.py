"""Independence is judged claim by claim, and what cannot be told is not counted."""

from __future__ import annotations

from constat.linking.comparing import Member
from constat.linking.origins.independence import Evidence
from constat.model.origin import Credit
from constat.model.span import Span

ALL = Span(0, 1000)
LONG = frozenset("abcd")


def evidence(**known: object) -> Evidence:
    nothing: dict[str, object] = {"families": {}, "passages": {}, "publishers": {}, "credits": {}, "long_enough": LONG}
    return Evidence(**{**nothing, **known})  # type: ignore[arg-type]  # the tests name what they know


def member(report: str, at: int = 10) -> Member:
    return Member(report, f"{report} claim {at}", Span(at, at + 5))


def origins(known: Evidence, *members: Member) -> list[str | None]:
    found = known.origins_of(members)
    return [found[one.claim] for one in members]


def test_reports_that_nothing_ties_are_independent() -> None:
    assert origins(evidence(), member("a"), member("b")) == ["a", "b"]


def test_a_family_counts_once() -> None:
    assert origins(evidence(families={"a": "a", "b": "a", "c": "c"}), member("a"), member("b"), member("c")) == ["a", "a", "c"]


def test_one_publisher_counts_once() -> None:
    assert origins(evidence(publishers={"a": "the courier", "b": "the courier"}), member("a"), member("b")) == ["a", "a"]


def test_a_shared_passage_ties_the_claims_in_it_and_no_others() -> None:
    known = evidence(passages={"a": (("b", (Span(0, 100),), (Span(200, 300),)),)})
    assert origins(known, member("a", 10), member("b", 210)) == ["a", "a"]
    assert origins(known, member("a", 10), member("b", 10)) == ["a", "b"]
    assert origins(known, member("a", 500), member("b", 210)) == ["a", "b"]


def test_claims_credited_to_one_agency_are_of_one_origin() -> None:
    wire = Credit("afp", "AFP", Span(0, 3), ALL)
    quoted = Credit("afp", "AFP", Span(40, 43), Span(0, 60))
    known = evidence(credits={"a": (wire,), "b": (quoted,)})
    assert origins(known, member("a"), member("b", 10)) == ["a", "a"]
    assert origins(known, member("a"), member("b", 400)) == ["a", "b"]


def test_what_cannot_be_told_is_unknown() -> None:
    known = evidence(long_enough=frozenset("a"))
    assert origins(known, member("a"), member("x")) == ["a", None]
    assert origins(evidence(long_enough=frozenset(), publishers={"x": "the courier"}), member("x")) == ["x"]
