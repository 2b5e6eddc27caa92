from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from constat.checking.findings.checks import CHECKS
from constat.codebook import SHIPPED
from constat.publishing.cli import main

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


def test_the_guide_shows_what_the_command_prints(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if not (SHIPPED / "channel" / "weights.json").is_file():
        pytest.skip("the codebook is not trained: make train")
    monkeypatch.setenv("CONSTAT_SERIES", str(tmp_path / "none"))
    monkeypatch.chdir(PAGES.parents[1])
    printed = CliRunner().invoke(main, ["check", "examples/check/harbour-paper.txt"]).stdout.splitlines()
    guide = (PAGES.parent / "how-to" / "check-a-report.md").read_text(encoding="utf-8")
    block = next(part for part in guide.split("```") if part.startswith("\nexamples/check"))
    assert [line for line in block.strip("\n").splitlines() if line not in printed] == []
