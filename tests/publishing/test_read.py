from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Constat = Callable[..., Result]
EXAMPLES = Path(__file__).parents[2] / "examples" / "channel"


def _lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_report_is_read_from_a_file_and_from_standard_input_alike(constat: Constat, report: Path) -> None:
    from_file = _lines(constat("read", "--format", "jsonl", report))[0]
    from_input = _lines(constat("read", "--format", "jsonl", "-", given=report.read_bytes()))[0]

    assert from_file.pop("doc") == "beach.txt"
    assert from_input.pop("doc") == "-"
    assert from_file == from_input
    assert from_file["figures"]


def test_spans_count_in_the_text_that_the_text_command_prints(constat: Constat) -> None:
    for reading in _lines(constat("read", "--format", "jsonl", EXAMPLES)):
        text = constat("text", EXAMPLES / str(reading["doc"])).stdout_bytes.decode("utf-8")
        for kind in ("figures", "events", "statements"):
            for claim in reading[kind]:  # type: ignore[attr-defined]  # a list of objects
                assert text[claim["start"] : claim["end"]] == claim["text"]


def test_the_text_of_a_plain_file_is_the_file_without_its_byte_order_mark(constat: Constat, tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes("\ufeffÀ Calais :\r\n40\u00a0personnes.\r\n".encode())

    assert constat("text", path).stdout_bytes == "À Calais :\r\n40\u00a0personnes.\r\n".encode()


def test_a_directory_is_read_in_the_order_of_its_names(constat: Constat, report: Path, tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deeper/c.txt", "picture.png"):
        path = tmp_path / "pile" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(report.read_bytes())

    result = constat("read", "--format", "jsonl", tmp_path / "pile")

    assert [reading["doc"] for reading in _lines(result)] == ["a.md", "b.txt", "c.txt"]
    assert result.exit_code == 0


def test_a_directory_without_reports_is_refused_with_what_is_read(constat: Constat, tmp_path: Path) -> None:
    result = constat("read", tmp_path)

    assert result.exit_code == 1
    assert f"Error: {tmp_path}: a directory without reports; these are read: .htm, .html," in result.stderr


def test_two_files_of_one_name_are_both_read_and_the_reader_is_warned(constat: Constat, report: Path, tmp_path: Path) -> None:
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "beach.txt").write_bytes(report.read_bytes())

    result = constat("read", "--format", "jsonl", tmp_path / "one", tmp_path / "two")

    assert len(_lines(result)) == 2
    assert "have one name, and so will their readings" in result.stderr
    assert result.exit_code == 0


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(constat: Constat, report: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing else")

    result = constat("read", "--format", "jsonl", tmp_path / "missing.txt", broken, report)

    assert [reading["doc"] for reading in _lines(result)] == ["beach.txt"]
    assert f"Error: {tmp_path / 'missing.txt'}: cannot be read (No such file or directory)" in result.stderr
    assert f"Error: {broken}: " in result.stderr
    assert "1 read, 2 refused" in result.stderr
    assert result.exit_code == 1


def test_the_text_of_a_directory_is_refused(constat: Constat, tmp_path: Path) -> None:
    result = constat("text", tmp_path)

    assert result.exit_code == 1
    assert "is a directory; name a file" in result.stderr


def test_bytes_of_no_encoding_are_read_all_the_same(constat: Constat, tmp_path: Path) -> None:
    path = tmp_path / "bytes.txt"
    path.write_bytes(bytes(range(256)) * 4)

    assert constat("read", "--format", "jsonl", path).exit_code == 0
    assert constat("read", path).exit_code == 0


def test_dates_from_outside_date_a_report(constat: Constat, report: Path, tmp_path: Path) -> None:
    dates = tmp_path / "dates.csv"
    dates.write_text("\ufeffdoc,date,note\nbeach.txt,2023-05-04,by hand\n", encoding="utf-8")

    (reading,) = _lines(constat("read", "--format", "jsonl", "--dates", dates, report))

    date = reading["date"]
    assert (date["earliest"], date["latest"]) == ("2023-05-04", "2023-05-04")  # type: ignore[index]  # an object
    assert date["because"][0]["kind"] == "given"  # type: ignore[index]  # an object


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,day\nbeach.txt,2023-05-04\n", ":1: needs the columns doc and date"),
        ("", ":1: needs the columns doc and date"),
        ("doc,date\nbeach.txt,4 May 2023\n", ":2: not a day like 2021-06-04: '4 May 2023'"),
        ("doc,date\nbeach.txt\n", ":2: not a day like 2021-06-04: None"),
        ("doc,date\n,2023-05-04\n", ":2: names no file in the column doc"),
        ("doc,date\nbeach.txt,2023-05-04\nbeach.txt,2023-05-05\n", ":3: beach.txt has a second date, 2023-05-05; the first was 2023-05-04"),
    ],
)
def test_a_fault_in_the_dates_is_named_by_file_and_line(constat: Constat, report: Path, tmp_path: Path, content: str, message: str) -> None:
    dates = tmp_path / "dates.csv"
    dates.write_text(content, encoding="utf-8")

    result = constat("read", "--dates", dates, report)

    assert result.exit_code == 1
    assert f"Error: {dates}{message}" in result.stderr


def test_a_file_of_dates_that_is_missing_or_no_text_is_named(constat: Constat, report: Path, tmp_path: Path) -> None:
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"doc,date\n\xff\xfe\n")

    assert "cannot be read" in constat("read", "--dates", tmp_path / "none.csv", report).stderr
    assert "is not a CSV file in UTF-8" in constat("read", "--dates", binary, report).stderr


def test_a_report_without_claims_says_so(constat: Constat, tmp_path: Path) -> None:
    path = tmp_path / "garden.txt"
    path.write_text("The tulips came out early this year, to the delight of the gardeners.\n", encoding="utf-8")

    assert "No claims: nothing in it that the codebook channel" in constat("read", path).stdout


def test_without_colour_figures_stand_in_brackets_and_claims_are_quoted_below(constat: Constat, report: Path) -> None:
    printed = constat("read", report).stdout

    assert "\x1b" not in printed
    assert "stopped [40 migrants] on a beach" in printed
    assert "“40 migrants” → people intercepted: 40 people" in printed
    assert "Iris Lemaire, quoted: “We saw no boat at all,”" in printed


def test_colour_can_be_asked_for_where_there_is_no_terminal(constat: Constat, report: Path) -> None:
    assert "\x1b[1;36m40 migrants" in constat("read", "--color", report).stdout


def test_explaining_names_the_rule_and_the_reasons_for_and_against(constat: Constat, report: Path) -> None:
    printed = constat("read", "--explain", report).stdout

    assert "rule figure.count.noun: " in printed
    assert "for it: " in printed
    assert "against it: " in printed


def _run(*arguments: object, seed: str = "0") -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "constat", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=True, env=environment).stdout


def test_two_processes_with_two_hash_seeds_print_the_same_bytes() -> None:
    for form in ("text", "jsonl"):
        assert _run("read", "--format", form, EXAMPLES, seed="1") == _run("read", "--format", form, EXAMPLES, seed="2")


def test_the_command_stops_quietly_when_its_reader_goes_away() -> None:
    command = [sys.executable, "-m", "constat", "read", "--format", "jsonl", str(EXAMPLES), str(EXAMPLES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read().decode()

    assert "Traceback" not in complaint
    assert "Exception" not in complaint
