from __future__ import annotations

from pathlib import Path

from constat.checking.findings.checks import CHECKS

PAGES = Path(__file__).parents[2] / "docs" / "findings"


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    assert {page.stem for page in PAGES.glob("c*.md")} == {check.code.lower() for check in CHECKS}


def test_every_page_tells_how_it_is_found_when_it_errs_and_how_to_silence_it() -> None:
    for check in CHECKS:
        page = (PAGES / f"{check.code.lower()}.md").read_text(encoding="utf-8")
        assert page.startswith(f"# {check.code}: {check.title}\n")
        assert f"<!-- finding: {check.code} -->" in page
        assert [line for line in page.splitlines() if line.startswith("## ")] == [
            "## How it is found",
            "## When it errs",
            "## How to silence it",
        ]
        assert f"--ignore {check.code}" in page
