"""Whatever is wrong with a file, it is read or refused in a sentence that names it; there is never a traceback."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import damage
from constat.checking.series.declarations import read_publication
from constat.checking.series.files import read_file
from constat.checking.series.store import add_file, load_series
from constat.codebook import load_codebook
from constat.codebook.compiled import write_compiled
from constat.codebook.load import load_sources
from constat.codebook.weights import load_weights, read_weights
from constat.errors import ConstatError
from constat.evaluation.score import score_files
from constat.intake.documents import make_report
from constat.intake.inputs import Handed, IntakeOptions, of_bytes
from constat.intake.receipts import report_of
from constat.model.receipt import Refusal, Way
from constat.publishing.reports import read_dates

pytestmark = pytest.mark.filterwarnings(
    "ignore::UserWarning:openpyxl", "ignore::UserWarning:pypdf", "ignore::dateutil.parser.UnknownTimezoneWarning"
)
"""What the libraries find odd in a damaged file is theirs to say."""
OPTIONS = IntakeOptions(now=datetime(2026, 3, 14, 9, 30, tzinfo=UTC))


@dataclass(frozen=True)
class Kind:
    """A kind of file: a sound one, how to damage it, and how it is read from a directory of its own."""

    name: str
    sound: bytes
    read: Callable[[Path, bytes], object]
    damage: Callable[[bytes, int], bytes] = damage.damaged
    quick: int = 60
    """How many damaged ones the quick run reads; the long one reads CONSTAT_EXAMPLES of them, or a thousand."""


def _handed_in(name: str) -> Callable[[Path, bytes], object]:
    def read(_: Path, raw: bytes) -> object:
        found = list(of_bytes(Handed(raw=raw, name=name, source=f"desk/{name}", way=Way.FILE), OPTIONS))
        for one in found:
            if isinstance(one, Refusal):
                assert one.reason
                assert name in one.source
            else:
                report_of(one.raw, one.receipt)
        return found

    return read


def _report(name: str) -> Callable[[Path, bytes], object]:
    return lambda _, raw: make_report(name, raw)


def _codebook(part: str) -> Callable[[Path, bytes], object]:
    def read(directory: Path, raw: bytes) -> object:
        book = directory / "book"
        if not book.exists():
            shutil.copytree(damage.AVALANCHES, book)
        (book / part).write_bytes(raw)
        return load_sources(book)

    return read


def _compiled(part: str) -> Callable[[Path, bytes], object]:
    def read(directory: Path, raw: bytes) -> object:
        book = directory / "book"
        if not book.exists():
            shutil.copytree(damage.AVALANCHES, book)
            (book / "weights.json").write_bytes(damage.WEIGHTS)
            write_compiled(load_sources(book)[0], book)
        (book / part).write_bytes(raw)
        return load_codebook(book), load_weights(book)

    return read


def _made(part: str) -> bytes:
    with tempfile.TemporaryDirectory() as made:
        directory = Path(made)
        _compiled("other")(directory, b"")
        return (directory / "book" / part).read_bytes()


def _weights(directory: Path, raw: bytes) -> object:
    path = directory / "weights.json"
    path.write_bytes(raw)
    return read_weights(path)


def _dates(directory: Path, raw: bytes) -> object:
    path = directory / "dates.csv"
    path.write_bytes(raw)
    return read_dates(path)


def _scored(part: str) -> Callable[[Path, bytes], object]:
    def read(directory: Path, raw: bytes) -> object:
        files = {"gold/a.json": damage.ANNOTATION, "system.jsonl": damage.READING, "texts/a.txt": damage.STORY.encode()} | {part: raw}
        for name, content in files.items():
            (directory / name).parent.mkdir(exist_ok=True)
            (directory / name).write_bytes(content)
        tally, _ = score_files(directory / "gold", directory / "system.jsonl", directory / "texts")
        return tally.rates(), tally.attribute_rates()

    return read


def _declaration(directory: Path, raw: bytes) -> object:
    path = directory / "harbour.yaml"
    path.write_bytes(raw)
    return read_publication(path)


def _series(form: str) -> Callable[[Path, bytes], object]:
    def read(directory: Path, raw: bytes) -> object:
        path = directory / "harbour.yaml"
        words = (
            damage.DECLARATION
            if form == "csv"
            else damage.DECLARATION.replace(b"file: csv", b"file: ods").replace(b"- date: day", b"- sheet: Data\n  date: day")
        )
        path.write_bytes(words)
        return read_file(raw, read_publication(path), f"harbour.{form}")

    return read


def _stored(name: str) -> Callable[[Path, bytes], object]:
    def read(directory: Path, raw: bytes) -> object:
        store = directory / "store"
        if not store.exists():
            (directory / "harbour.yaml").write_bytes(damage.DECLARATION)
            add_file(
                damage.SERIES, read_publication(directory / "harbour.yaml"), source="harbour.csv", retrieved=date(2021, 2, 1), store=store
            )
        path = next((store / "ferries-daily").glob(name))
        path.write_bytes(raw)
        return load_series(store)

    return read


_VINTAGE = b"# retrieved: 2021-02-01\n# source: harbour.csv\n# sha256: 00ff\nperiod,value\n2021-01-01,5\n2021-01-02,\n"
_DESCRIPTION = damage.DECLARATION.split(b"series:\n- ")[1].replace(b"\n  ", b"\n")

KINDS = (
    Kind("page.html", damage.PAGE, _report("page.html")),
    Kind("report.pdf", damage.portable_document(), _report("report.pdf")),
    Kind("report.md", damage.MARKDOWN, _report("report.md")),
    Kind("reports.jsonl", damage.LINES, _handed_in("reports.jsonl")),
    Kind("reports.csv", damage.ROWS, _handed_in("reports.csv")),
    Kind("reports.xlsx", damage.spreadsheet(), _handed_in("reports.xlsx"), damage.damaged_archive),
    Kind("reports.zip", damage.archive({"a.txt": damage.STORY.encode(), "b/c.csv": damage.ROWS, "d.html": damage.PAGE}), _handed_in("reports.zip"), damage.damaged_archive),
    Kind("dates.csv", damage.DATES, _dates),
    Kind("weights.json", damage.WEIGHTS, _weights),
    Kind("compiled.json", _made("compiled.json"), _compiled("compiled.json")),
    Kind("compiled.weights", _made("compiled.weights"), _compiled("compiled.weights"), lambda raw, seed: damage.damaged(raw, seed, text=False)),
    Kind("gold/a.json", damage.ANNOTATION, _scored("gold/a.json")),
    Kind("system.jsonl", damage.READING, _scored("system.jsonl")),
    Kind("harbour.yaml", damage.DECLARATION, _declaration),
    Kind("harbour.csv", damage.SERIES, _series("csv")),
    Kind("harbour.ods", damage.open_document(), _series("ods"), damage.damaged_archive),
    Kind("series.yaml", _DESCRIPTION, _stored("series.yaml"), quick=15),
    Kind("2021-02-01.csv", _VINTAGE, _stored("*.csv"), quick=15),
    *(Kind(path.name, path.read_bytes(), _codebook(path.relative_to(damage.AVALANCHES).as_posix())) for path in sorted(damage.AVALANCHES.rglob("*.yaml"))),
)  # fmt: skip


def _holds(kind: Kind, directory: Path, seed: int) -> None:
    """A damaged file is read, or refused by the name of a file: its own, or another's of the same directory that it no longer fits."""
    source = _refused(kind, directory, seed)
    assert source is None or Path(kind.name).suffix in source or ".txt" in source or str(directory) in source


def _refused(kind: Kind, directory: Path, seed: int) -> str | None:
    """What the refusal of a damaged file names as at fault, or None where the file is read."""
    try:
        kind.read(directory, kind.damage(kind.sound, seed))
    except ConstatError as error:
        return str(error).partition(": ")[0]
    return None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_sound_file_of_each_kind_is_read(kind: Kind, tmp_path: Path):
    assert kind.read(tmp_path, kind.sound)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_damaged_file_is_read_or_refused_by_name(kind: Kind, tmp_path: Path):
    for seed in range(kind.quick):
        _holds(kind, tmp_path, seed)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_thousand_damaged_files_are_read_or_refused_by_name(kind: Kind, tmp_path: Path):
    for seed in range(int(os.environ.get("CONSTAT_EXAMPLES", "1000"))):
        _holds(kind, tmp_path, seed)
