from __future__ import annotations

import pytest

from constat.checking.findings.checks import CHECKS, Choice

ALL = [check.code for check in CHECKS]


def _codes(choice: Choice) -> list[str]:
    return [check.code for check in choice.checks()]


def test_all_checks_run_where_nothing_is_chosen() -> None:
    assert _codes(Choice()) == ALL


def test_codes_are_in_order_and_each_stands_once() -> None:
    assert sorted(set(ALL)) == ALL


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (("C101",), (), ["C101"]),
        (("C1",), ("C102",), ["C101", "C103", "C104"]),
        (("C102",), ("C1",), ["C102"]),
        (("C1",), ("C1",), []),
        ((), ("C2", "C3", "C4", "C5", "C6"), ["C101", "C102", "C103", "C104"]),
    ],
)
def test_the_longer_of_two_beginnings_decides(select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]) -> None:
    assert _codes(Choice(select=select, ignore=ignore)) == expected


def test_every_check_tells_its_reader_what_it_finds() -> None:
    for check in CHECKS:
        assert check.about.endswith("."), check.code
        assert len(check.about) > 60, check.code
