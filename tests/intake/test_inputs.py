"""What people hand in, and what becomes of it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from constat.intake import archives
from constat.intake.inputs import IntakeOptions, gather
from constat.intake.receipts import report_of
from constat.model.receipt import Arrival, Format, Refusal, Way
from constat.model.span import Span

OPTIONS = IntakeOptions(now=datetime(2026, 3, 14, 9, 30, tzinfo=UTC))
STORY = "Police cleared a camp of about 300 migrants near Calais on Tuesday."


def _gathered(inputs: Sequence[object], options: IntakeOptions = OPTIONS, stream: bytes = b"") -> list[Arrival | Refusal]:
    return list(gather([str(one) for one in inputs], options, io.BytesIO(stream)))


def _arrivals(inputs: Sequence[object], options: IntakeOptions = OPTIONS, stream: bytes = b"") -> list[Arrival]:
    found = _gathered(inputs, options, stream)
    assert [one for one in found if isinstance(one, Refusal)] == []
    return [one for one in found if isinstance(one, Arrival)]


def _refusals(inputs: Sequence[object], options: IntakeOptions = OPTIONS, stream: bytes = b"") -> list[Refusal]:
    found = _gathered(inputs, options, stream)
    assert [one for one in found if isinstance(one, Arrival)] == []
    return [one for one in found if isinstance(one, Refusal)]


def _text(arrival: Arrival) -> str:
    return report_of(arrival.raw, arrival.receipt).text


def _zip(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in entries.items():
            archive.writestr(name, raw)
    return path


def test_a_directory_gives_its_files_in_the_order_of_their_names_and_names_what_it_refuses(tmp_path: Path):
    folder = tmp_path / "reports"
    (folder / "sub").mkdir(parents=True)
    (folder / "b.txt").write_text(STORY)
    (folder / "a.md").write_text(STORY)
    (folder / "sub" / "c.txt").write_text(STORY)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "empty.txt").write_text(" \n")
    (folder / "program.txt").write_bytes(b"MZ\0\0\0")
    (folder / ".hidden").write_text("x")
    found = _gathered([folder])
    assert [one.receipt.source for one in found if isinstance(one, Arrival)] == ["reports/a.md", "reports/b.txt", "sub/c.txt"]
    assert {one.source: one.reason for one in found if isinstance(one, Refusal)} == {
        "reports/.hidden": "is a hidden file",
        "reports/empty.txt": "is empty",
        "reports/photo.jpg": "files that end in .jpg are not read",
        "reports/program.txt": "is no text, nor a page or a PDF",
    }


def test_a_source_does_not_depend_on_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY)
    whole = _arrivals([folder / "a.txt"])
    monkeypatch.chdir(folder)
    assert _arrivals(["a.txt"]) == whole == _arrivals([folder])


def test_what_is_not_there_and_an_empty_directory_are_refused(tmp_path: Path):
    assert [one.reason for one in _refusals([tmp_path / "none.txt", tmp_path])] == ["is not there", "the directory is empty"]


def test_standard_input_is_one_report_and_with_a_mapping_a_table(tmp_path: Path):
    (one,) = _arrivals(["-"], stream=STORY.encode())
    assert (one.receipt.source, one.receipt.way, one.raw) == ("standard input", Way.STREAM, STORY.encode())
    mapped = replace(OPTIONS, columns=(("text", "body"),))
    (row,) = _arrivals(["-"], mapped, json.dumps({"body": STORY}).encode())
    assert (row.receipt.format, _text(row)) == (Format.ROW, STORY)


def test_front_matter_gives_publisher_address_and_date_and_stays_part_of_the_text(tmp_path: Path):
    text = f'---\ntitle: Camp cleared\ndate: "2025-03-04"\npublisher: Coast Courier\nurl: https://courier.example/camp\n---\n{STORY}\n'
    (tmp_path / "a.md").write_bytes(text.encode())
    (arrival,) = _arrivals([tmp_path / "a.md"])
    report = report_of(arrival.raw, arrival.receipt)
    assert (report.text, report.publisher) == (text, "Coast Courier")
    (claim,) = report.dates
    assert claim.first == date(2025, 3, 4)
    assert claim.span is not None
    assert claim.span.of(text) == "2025-03-04"


@pytest.mark.parametrize(
    "text", [f"---\ndate: 2025-03-04\n{STORY}", f"{STORY}\n---\ndate: 2025-03-04\n---\n", "---\ndate: 2025-02-30\n---\nx"]
)
def test_what_is_no_front_matter_claims_nothing(tmp_path: Path, text: str):
    (tmp_path / "a.md").write_text(text)
    (arrival,) = _arrivals([tmp_path / "a.md"])
    assert report_of(arrival.raw, arrival.receipt).dates == ()


def test_a_page_without_a_publisher_is_known_by_the_host_of_its_address(tmp_path: Path):
    (tmp_path / "a.md").write_text(f"---\nurl: https://www.courier.example/camp\n---\n{STORY}")
    (arrival,) = _arrivals([tmp_path / "a.md"])
    assert report_of(arrival.raw, arrival.receipt).publisher == "courier.example"


def test_json_lines_are_reports_by_a_mapping_and_a_damaged_line_is_refused_by_its_number(tmp_path: Path):
    lines = [
        json.dumps({"body": STORY, "head": "Camp cleared", "day": "2025-03-04T08:00:00Z", "link": "https://courier.example/1"}),
        '{"body": "cut',
        "",
        json.dumps({"body": f"{STORY} Again.", "head": None, "day": ""}),
        json.dumps({"body": " "}),
        json.dumps({"body": STORY, "day": "last week"}),
        json.dumps(["no", "object"]),
    ]
    (tmp_path / "wire.jsonl").write_text("\n".join(lines))
    options = replace(OPTIONS, columns=(("text", "body"), ("title", "head"), ("date", "day"), ("url", "link")), publisher="The Wire")
    loose = replace(options, columns=(("text", "body"),))
    found = _gathered([tmp_path / "wire.jsonl"], options)
    first = found[0]
    assert isinstance(first, Arrival)
    assert first.raw == lines[0].encode()
    assert (first.receipt.source, first.receipt.publisher) == ("https://courier.example/1", "The Wire")
    assert first.receipt.dates[0].first == date(2025, 3, 4)
    assert _text(first) == f"Camp cleared\n\n{STORY}"
    reasons = {one.source.rpartition("#")[2]: one.reason for one in found if isinstance(one, Refusal)}
    assert set(reasons) == {"2", "4", "5", "6", "7"}
    assert reasons["4"] == "has no column link; its columns are body, head, day"
    loosely = [one.receipt.name for one in _gathered([tmp_path / "wire.jsonl"], loose) if isinstance(one, Arrival)]
    assert loosely == ["wire.jsonl#1", "wire.jsonl#4", "wire.jsonl#6"]


def test_a_date_that_is_none_is_refused_rather_than_dropped(tmp_path: Path):
    (tmp_path / "a.csv").write_text(f"text,date\n{STORY},4 March\n")
    assert [one.reason for one in _refusals([tmp_path / "a.csv"])] == ["its date '4 March' is none like 2021-06-04"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_columns_that_say_themselves_what_they_hold_need_no_mapping(tmp_path: Path, separator: str):
    rows = [["Title", "Text", "Publisher"], ["Camp", f'"{STORY}{separator} It ""rained""."', "Courier"], ["", "", ""]]
    (tmp_path / "a.csv").write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8-sig")
    (arrival,) = _arrivals([tmp_path / "a.csv"])
    assert _text(arrival) == f'Camp\n\n{STORY}{separator} It "rained".'
    assert arrival.receipt.publisher == "Courier"


def test_a_csv_without_a_text_says_which_columns_it_has(tmp_path: Path):
    (tmp_path / "a.csv").write_text("day,people\n2025-03-04,300\n")
    (refusal,) = _refusals([tmp_path / "a.csv"])
    assert refusal.source.endswith("a.csv#2")
    assert "--map text=COLUMN; its columns are day, people" in refusal.reason


def test_a_row_that_moves_within_its_table_stays_the_same_report(tmp_path: Path):
    (tmp_path / "a.csv").write_text(f"text\n{STORY}\n")
    first = _arrivals([tmp_path / "a.csv"])[0]
    (tmp_path / "a.csv").write_text(f"text\nAnother story.\n{STORY}\n")
    second = _arrivals([tmp_path / "a.csv"])[1]
    assert (first.raw, first.receipt.source) == (second.raw, second.receipt.source)


def test_a_spreadsheet_of_incidents_gives_a_field_note_for_each_row(tmp_path: Path):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Date", "Place", "People evicted", "Notes"])
    sheet.append([datetime(2025, 3, 4), "Calais, rue des Huttes", 120, "tents taken"])  # noqa: DTZ001  # spreadsheets know no zones
    sheet.append([None, None, None, None])
    sheet.append([datetime(2025, 3, 6, 7, 30), "Loon-Plage", 85.0, None])  # noqa: DTZ001  # likewise
    workbook.save(tmp_path / "incidents.xlsx")
    found = _arrivals([tmp_path / "incidents.xlsx"], replace(OPTIONS, field_notes=True))
    assert [_text(one) for one in found] == [
        "Date: 2025-03-04\nPlace: Calais, rue des Huttes\nPeople evicted: 120\nNotes: tents taken",
        "Date: 2025-03-06 07:30\nPlace: Loon-Plage\nPeople evicted: 85",
    ]
    assert [one.receipt.dates[0].first for one in found] == [date(2025, 3, 4), date(2025, 3, 6)]
    assert {one.receipt.format for one in found} == {Format.FIELD_NOTE}


@pytest.mark.parametrize("raw", [b"not a workbook", b"PK\x03\x04 cut off"])
def test_a_spreadsheet_that_is_none_is_refused(tmp_path: Path, raw: bytes):
    (tmp_path / "a.xlsx").write_bytes(raw)
    (refusal,) = _refusals([tmp_path / "a.xlsx"])
    assert "is damaged" in refusal.reason


def test_an_archive_gives_its_files_tables_and_archives(tmp_path: Path):
    inner = _zip(tmp_path / "inner.zip", {"deep.txt": STORY.encode()}).read_bytes()
    table = json.dumps({"text": STORY}).encode()
    outer = _zip(tmp_path / "outer.zip", {"b/a.txt": STORY.encode(), "inner.zip": inner, "wire.jsonl": table})
    found = _arrivals([outer])
    where = tmp_path.name
    assert [one.receipt.source for one in found] == [
        f"{where}/outer.zip/b/a.txt",
        f"{where}/outer.zip/inner.zip/deep.txt",
        f"{where}/outer.zip/wire.jsonl",
    ]
    assert {_text(one) for one in found} == {STORY}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../out.txt", "its name leads out of the archive"),
        ("/etc/passwd", "its name leads out of the archive"),
        ("a/../../b.txt", "its name leads out of the archive"),
        ("C:/a.txt", "its name leads out of the archive"),
        ("a\nb.txt", "its name holds characters that cannot be shown"),
        (".hidden.txt", "is a hidden file"),
        ("picture.png", "files that end in .png are not read"),
    ],
)
def test_an_entry_whose_name_is_a_trick_is_refused(tmp_path: Path, name: str, reason: str):
    found = _gathered([_zip(tmp_path / "a.zip", {name: b"x", "good.txt": STORY.encode()})])
    assert [one.reason for one in found if isinstance(one, Refusal)] == [reason]
    assert len(found) == 2


def test_an_archive_that_unpacks_out_of_all_measure_is_not_unpacked(tmp_path: Path):
    bomb = _zip(tmp_path / "bomb.zip", {"zeros.txt": b"0" * (4 * archives.RATIO_FROM)})
    (refusal,) = _refusals([bomb])
    assert refusal.reason == f"unpacks to over {archives.MOST_RATIO} times its size"


def test_an_archive_is_left_where_it_holds_more_than_it_may_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    found = _gathered([_zip(tmp_path / "a.zip", {"a.txt": b"a" * 60, "b.txt": b"b" * 60})])
    assert isinstance(found[0], Arrival)
    assert found[1] == Refusal(f"{tmp_path.name}/a.zip/b.txt", "the archive holds over 100 bytes")


def test_archives_within_archives_end_somewhere(tmp_path: Path):
    raw = STORY.encode()
    for depth in range(4):
        raw = _zip(tmp_path / f"{depth}.zip", {"in.txt" if depth == 0 else "in.zip": raw}).read_bytes()
    (refusal,) = _refusals([tmp_path / "3.zip"])
    assert "is an archive within 2 others" in refusal.reason


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archives, "MOST_ENTRIES", 2)
    (refusal,) = _refusals([_zip(tmp_path / "a.zip", {f"{number}.txt": b"x" for number in range(3)})])
    assert "holds 3 files" in refusal.reason


def test_a_damaged_entry_is_refused_and_the_others_are_read(tmp_path: Path):
    path = _zip(tmp_path / "a.zip", {"a.txt": b"A" * 50 + STORY.encode(), "b.txt": STORY.encode()})
    raw = bytearray(path.read_bytes())
    raw[45] ^= 0xFF
    path.write_bytes(raw)
    found = _gathered([path])
    assert isinstance(found[0], Refusal)
    assert "is damaged" in found[0].reason
    assert isinstance(found[1], Arrival)


def test_what_is_no_archive_is_refused(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(b"PK but not one")
    (refusal,) = _refusals([tmp_path / "a.zip"])
    assert "is no archive that can be opened" in refusal.reason


def test_half_a_surrogate_pair_in_a_table_does_not_stop_anything(tmp_path: Path):
    (tmp_path / "a.jsonl").write_text('{"text": "Police \\ud83d cleared a camp."}')
    (arrival,) = _arrivals([tmp_path / "a.jsonl"])
    assert _text(arrival) == "Police \ufffd cleared a camp."


def test_a_given_date_goes_to_the_file_of_that_name(tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY)
    (arrival,) = _arrivals([tmp_path / "a.txt"], replace(OPTIONS, dates={"a.txt": date(2025, 3, 4)}))
    assert arrival.receipt.dates[0].first == date(2025, 3, 4)
    assert Span(0, 6).of(_text(arrival)) == "Police"
