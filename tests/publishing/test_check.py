from __future__ import annotations

import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from constat.codebook import SHIPPED
from constat.intake.documents import make_report
from constat.linking.build import build
from constat.model.finding import EvidenceKind, Finding, FindingEvidence, Severity
from constat.model.period import Period
from constat.model.receipt import Arrival, Format, Receipt, Way
from constat.model.span import Span
from constat.publishing.check_html import html_page
from constat.publishing.cli import main
from constat.publishing.findings_form import CheckedReport
from constat.record.adding import add_reports
from constat.record.database import create_record
from reading.channel import channel_reader

EXAMPLE = Path(__file__).parents[2] / "examples" / "check" / "harbour-paper.txt"
SOUND = "Published on 14 August 2023\n\nVolunteers in Calais handed out soup to migrants. Nobody would say what came next.\n"
NOW = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _trained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if not (SHIPPED / "channel" / "weights.json").is_file():
        pytest.skip("the codebook is not trained: make train")
    monkeypatch.setenv("CONSTAT_SERIES", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)


def _check(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=text)


def test_the_example_prints_what_the_guide_tells_of() -> None:
    result = _check(str(EXAMPLE))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    heads = [line for line in lines if line.startswith(str(EXAMPLE))]
    assert [head.split(": ")[1].split()[1] for head in heads] == ["C201", "C201", "C204", "C401", "C402", "C302", "C102", "C103"]
    assert heads[0].startswith(f"{EXAMPLE}:5:1: note C201 509 agrees")
    assert "    8 | Prime Minister Boris Johnson said that the boats would be stopped, and…" in lines
    assert "      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^" in lines


def test_a_sound_report_ends_in_status_0() -> None:
    result = _check("-", text=SOUND)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing found in 1 report" in result.stderr


def test_checks_can_be_chosen_by_code_or_beginning() -> None:
    result = _check("--format", "json", "--select", "C4,C302", "--ignore", "C402", str(EXAMPLE))
    (report,) = json.loads(result.stdout)
    assert [finding["code"] for finding in report["findings"]] == ["C401", "C302"]
    assert result.exit_code == 1
    assert _check("--select", "C201", str(EXAMPLE)).exit_code == 0


def test_json_gives_every_finding_its_place_its_evidence_and_its_page() -> None:
    (report,) = json.loads(_check("--format", "json", "--select", "C102", str(EXAMPLE)).stdout)
    (finding,) = report["findings"]
    text = EXAMPLE.read_text(encoding="utf-8")
    assert text[finding["start"] : finding["end"]] == finding["text"]
    assert finding["line"] == 10
    assert finding["evidence"][0]["text"] == "300 people"
    assert finding["page"] == "findings/c102/"
    assert report["days"] == "2023-08-14"


def test_sarif_names_its_rules_and_places_each_result() -> None:
    log = json.loads(_check("--format", "sarif", str(EXAMPLE)).stdout)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"note", "warning", "error"}
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["endLine"] >= region["startLine"] >= 1
        assert region["charLength"] > 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere.txt"], "nowhere.txt: there is no such file"),
        (["--select", "C9", str(EXAMPLE)], "no check has a code that begins with 'C9'"),
        (["--record", "nowhere.db", str(EXAMPLE)], "nowhere.db"),
        (["http://localhost/report"], "localhost"),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_be_used_ends_in_one_sentence_and_status_2(arguments: list[str], says: str) -> None:
    result = _check(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.output


def test_settings_are_found_above_the_directory_and_give_way_to_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "constat.toml").write_text(
        'ignore = ["C4"]\nselect = ["C4", "C302", "C201"]\n[severity]\nC302 = "note"\n', encoding="utf-8"
    )
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    result = _check("--format", "json", str(EXAMPLE))
    (report,) = json.loads(result.stdout)
    assert [(finding["code"], finding["severity"]) for finding in report["findings"]] == [
        ("C201", "note"),
        ("C201", "note"),
        ("C302", "note"),
    ]
    assert result.exit_code == 0
    (report,) = json.loads(_check("--format", "json", "--select", "C102", str(EXAMPLE)).stdout)
    assert [finding["code"] for finding in report["findings"]] == ["C102"]


def test_settings_may_stand_in_a_pyproject_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.constat]\nselect = ["C302"]\n', encoding="utf-8")
    (report,) = json.loads(_check("--format", "json", str(EXAMPLE)).stdout)
    assert [finding["code"] for finding in report["findings"]] == ["C302"]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("selects = []", "constat.toml: selects is no setting"),
        ('select = "C1"', "constat.toml: select must be a list of codes"),
        ('ignore = ["X1"]', "constat.toml: ignore: no check has a code that begins with 'X1'"),
        ('[severity]\nC101 = "grave"', "constat.toml: severity.C101 must be one of note, warning, error, not 'grave'"),
        ('[severity]\nC999 = "note"', "constat.toml: severity.C999: no check has this code"),
        ("series = 3", "constat.toml: series must be the path of a directory"),
        ("select = [", "constat.toml: is not TOML"),
    ],
)
def test_a_wrong_setting_is_named_by_file_and_key(tmp_path: Path, settings: str, says: str) -> None:
    (tmp_path / "constat.toml").write_text(settings, encoding="utf-8")
    result = _check(str(EXAMPLE))
    assert result.exit_code == 2
    assert says in result.stderr


class _Page(HTMLParser):
    """The elements of a page, and its words without the numbers of its notes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self._numbered = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._numbered = tag == "sup" or (self._numbered and tag == "a")
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += "" if self._numbered else data

    def handle_endtag(self, tag: str) -> None:
        self._numbered = self._numbered and tag != "sup"


def _page(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    return page


def test_the_page_holds_the_whole_report_and_every_sentence_and_needs_no_network() -> None:
    html = _check("--format", "html", str(EXAMPLE)).stdout
    page = _page(html)
    for line in EXAMPLE.read_text(encoding="utf-8").split("\n"):
        assert all(word in page.words for word in line.split())
    assert "is larger than its whole of 300" in page.words
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert not any(value and value.startswith(("http:", "https:", "//")) for _, value in page.attributes)
    targets = {value for name, value in page.attributes if name == "id"}
    assert all(value[1:] in targets for name, value in page.attributes if name == "href" and value)


def test_nothing_from_a_report_or_a_record_becomes_markup() -> None:
    attack = '</style><script>alert(1)</script><img src=x onerror="alert(2)">\' & migrants'
    report = make_report(f"{attack}.txt", attack.encode())
    finding = Finding(
        code="C101",
        severity=Severity.WARNING,
        span=Span(3, 30),
        says=attack,
        evidence=(FindingEvidence(kind=EvidenceKind.RECORD, says=attack, source=attack),),
    )
    overlapping = Finding(code="C302", severity=Severity.ERROR, span=Span(10, len(report.text)), says=attack)
    html = html_page([CheckedReport(report=report, source=attack, days=Period.parse("2024"), findings=(finding, overlapping))])
    page = _page(html)
    assert not {"script", "img"} & set(page.tags)
    assert page.words.count("alert(1)") >= 4
    assert all(
        name in {"lang", "charset", "http-equiv", "content", "name", "type", "id", "for", "class", "href"} for name, _ in page.attributes
    )


def _record(path: Path) -> str:
    stories = (
        "Police in Calais arrested 17 smugglers on Monday. The neighbour Jane Fictitious had complained of vans that came for migrants at night.",
        "Police arrested 31 smugglers in Calais on Monday. They were found in a warehouse with engines for migrants' boats, officers said there.",
    )
    record = create_record(str(path))
    for number, story in enumerate(stories):
        receipt = Receipt(
            name=f"{number}.txt", source=f"{number}.txt", format=Format.PLAIN, way=Way.FILE, obtained=NOW, publisher=f"Paper {number}"
        )
        text = f"Published on 14 May 2024\n\n{story}"
        add_reports(record, [Arrival(text.encode(), receipt)], now=NOW)
    build(record, channel_reader())
    record.close()
    return str(path)


def test_a_report_is_checked_against_a_record(tmp_path: Path) -> None:
    location = _record(tmp_path / "kept.db")
    text = "Published on 14 May 2024\n\nIn Calais, 26 smugglers were arrested by police on Monday, and taken away in front of migrants.\n"
    result = _check("--format", "json", "--select", "C501", "--record", location, "-", text=text)
    (report,) = json.loads(result.stdout)
    (finding,) = report["findings"]
    assert finding["says"].startswith("26 here, 17 and 31 in other reports") or finding["says"].startswith(
        "26 here, 31 and 17 in other reports"
    )
    assert {evidence["kind"] for evidence in finding["evidence"]} == {"record"}


def test_every_report_of_a_record_is_checked_against_the_others_and_never_itself(tmp_path: Path) -> None:
    location = _record(tmp_path / "kept.db")
    result = CliRunner().invoke(main, ["findings", location, "--format", "json", "--select", "C501"])
    reports = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [[finding["says"][:7] for finding in report["findings"]] for report in reports] == [["17 here"], ["31 here"]]


def test_private_people_of_a_record_are_covered_and_places_in_the_text_stay(tmp_path: Path) -> None:
    location = _record(tmp_path / "kept.db")
    result = CliRunner().invoke(main, ["findings", location, "--format", "html"])
    assert "Fictitious" not in result.stdout
    assert "█████████" in result.stdout
