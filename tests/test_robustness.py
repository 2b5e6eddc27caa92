"""Whatever is thrown at it, a report is read or refused in a sentence, in time that grows with its length."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import damage
from constat.errors import ConstatError, InputError
from constat.intake.documents import LARGEST, make_report, read_report
from constat.intake.documents import LONGEST as LONGEST_TEXT
from constat.model.report import Report
from constat.publishing.reading_json import reading_line
from constat.reading.sentences import LONGEST
from reading.channel import channel_reader

READER = channel_reader()
REPORT = """Five dead after boat capsizes off Dover

Published: 12 August 2021, 10:15
By Ann Example

Five people died and 38 were rescued on Thursday when a dinghy sank two miles off Dover, the coastguard said.
“We saw at least 12 migrants in the water,” said Tom Baker, of the charity Harbour Watch. More than 3,500 people
have crossed the Channel so far this year, the Home Office said. The home secretary, Priti Patel, said that £54m would go to France.

Image caption: The boat was brought into Calais
Share this article
"""
PIECES = (
    "migrants ", "12 ", "1,", "1.", "two hundred and ", "million ", "half a ", "between 5 and ", "“", "”", "‘", "’", '"', "(", "[", ")", "said ", "that ", "Calais ", "Dover, ",
    "Ann Example ", "Mr ", "the Home Secretary ", "police ", "crossed ", "died ", "on Monday ", "last week ", "2020 ", "so far this year ", ". ", ".", ", ", "; ", ": ", "\n", "\n\n", "- ", "–",
    "\u00a0", "£", "€5m ", "a ", "one ", "not ", "will ", "it ", "who ", "of ", "a second ", "another ", "compared with ", "of them ", "including ", "children ", "1 boat ", "were ", "É", "😀", "\x00", "\ud800", "\u202e", "\ufeff", "\r\n", "---\n", "title: ", "| ", "# ", "http://a.b/c?d=e&f ",
)  # fmt: skip


def read(text: str) -> Report:
    """Read a text and hold its claims against it: every span inside it, in order, and the line printed valid."""
    report = make_report("report.txt", text.encode("utf-8", errors="surrogatepass"))
    reading = READER.read(report, explain=True)
    for mask in READER.read_with_masks(report)[1]:
        assert 0 <= mask.span.start < mask.span.end <= len(report.text)
    size = len(report.text)
    for claim in (*reading.figures, *reading.events, *reading.statements):
        assert 0 <= claim.span.start < claim.span.end <= size
        assert 0.0 <= claim.confidence <= 1.0
    line = reading_line(reading, report.text)
    for claim in (*reading.figures, *reading.events, *reading.statements):
        assert report.text[claim.span.start : claim.span.end].strip()
    assert "\n" not in line
    return report


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("a ")
@example("12 | ")
@example("Calais | ")
@example("Migrants: a")
def test_any_string_of_the_words_that_rules_look_for_is_read(text):
    read("Migrants came. " + text)


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    read("Migrants in boats: " + text)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a", "a.html", "a.pdf"]))
def test_any_bytes_are_read_or_refused_with_a_reason(raw, name):
    with suppress(InputError):
        READER.read(make_report(name, raw))


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.integers(1, 6))
def test_a_report_with_pieces_lost_doubled_and_moved_is_read(seed, times):
    chance = random.Random(seed)
    text = REPORT
    for _ in range(times):
        start, size, to = chance.randrange(len(text)), chance.randrange(1, 40), chance.randrange(len(text))
        piece = text[start : start + size]
        text = text[:start] + text[start + size :] if chance.random() < 0.5 else text[:to] + chance.choice([piece, *PIECES]) + text[to:]
        text = text or "migrants"
    read(text)


@pytest.mark.parametrize("cut", range(3, len(REPORT), 17))
def test_a_report_cut_off_anywhere_is_read(cut):
    read(REPORT[:cut])


@pytest.mark.parametrize(
    "unit",
    [
        "1,",
        "“",
        '"',
        "' ",
        "million ",
        ",",
        "Calais ",
        "(",
        "“Said (",
        "\n",
        "x",
        " ",
        "\u00a0",
        "9",
        "-",
        "A. ",
        "£5m ",
        "\x00",
        "a ",
        "'s ",
        "migrants ",
        "e\u0301",
        "\r",
        "Capitalised ",
        "\ud800",
        "10 migrants and ",
        "Dunkirk, ",
    ],
)
def test_a_long_run_of_one_thing_is_read(unit):
    read("Migrants came to Calais.\n\n" + unit * (4_000 // len(unit)))


def _steps(text: str) -> int:
    """How many lines of Python reading a text takes: unlike time, the same whatever else the machine does."""
    report = make_report("report.txt", text.encode())
    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        READER.read(report)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        REPORT.split("By Ann Example")[1],
        "Twelve migrants arrived in Dover on Monday. ",
        "“Boats came,” said Ann Example. ",
        "Police of Calais ",
        "the Home Secretary said that ",
        "Boats came to Dover\n",
        "10 migrants and ",
        "Police in Calais, Dover and Dunkirk said. ",
    ],
)
def test_twice_the_text_takes_twice_the_steps(unit):
    # Longer than the longest sentence, within which everything may be compared with everything.
    once, twice = (_steps("Migrants came to Calais.\n\n" + unit * times * (2 * LONGEST // len(unit))) for times in (1, 2))
    assert twice < 2.6 * once


def test_a_file_that_is_too_large_is_refused_with_its_size(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ConstatError, match=r"large\.txt.*bytes"):
        read_report(path)


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path, name):
    with pytest.raises(ConstatError, match="cannot be read"):
        read_report(Path(tmp_path) / name)


def test_a_report_of_more_characters_than_a_book_is_refused_with_their_number():
    with pytest.raises(InputError, match=r"long\.txt: holds 2,000,001 characters"):
        make_report("long.txt", b"x" * (LONGEST_TEXT + 1))


MEMORY = 1024 * 1024 * 1024
"""Bytes that a process may have for what no report is."""


def test_the_command_line_reads_the_others_within_a_gigabyte_and_refuses_what_is_no_report_in_a_sentence(tmp_path):
    with (tmp_path / "a-noughts.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    for name, raw in {
        "b-quotes.txt": b"Migrants came. " + "“".encode() * 50_000,
        "c-halves.txt": b"Migrants came. " + b"\xed\xa0\x80" * 50_000,
        "d-page.html": b"<p>" + b"<div>" * 50_000,
        "e-book.pdf": b"%PDF-1.4" + b"[" * 50_000,
        "f-report.txt": b"Five migrants died off Dover on Thursday, police said.",
    }.items():
        (tmp_path / name).write_bytes(raw)
    ran = subprocess.run(
        [sys.executable, "-m", "constat", "read", "--format", "jsonl", str(tmp_path)],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert ran.returncode == 1, ran.stderr
    assert "Traceback" not in ran.stderr
    assert [line.split('"')[3] for line in ran.stdout.splitlines()] == ["b-quotes.txt", "c-halves.txt", "f-report.txt"]
    assert all(f"{name}: " in ran.stderr for name in ("a-noughts.txt", "d-page.html", "e-book.pdf"))


# ------------------------------------------------------------ the long run: pytest -m long


MANY = int(os.environ.get("CONSTAT_EXAMPLES", "10000"))
EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "channel").glob("*.*"))


@pytest.mark.long
@settings(max_examples=MANY)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=120).map("".join))
def test_ten_thousand_generated_texts_are_read(text):
    read("Migrants came. " + text)


@pytest.mark.long
@pytest.mark.parametrize("path", [path for path in EXAMPLES if path.suffix != ".csv"], ids=lambda path: path.name)
def test_ten_thousand_damaged_examples_are_read_or_refused(path):
    sound = path.read_bytes()
    for seed in range(MANY // len(EXAMPLES)):
        with suppress(InputError):
            READER.read(make_report(path.name, damage.damaged(sound, seed)))


@pytest.mark.long
@pytest.mark.parametrize("unit", ["x", " ", "\n", "1", ".", "“", "é", "\x00"])
def test_fifty_megabytes_of_one_character_are_refused(unit):
    with pytest.raises(InputError, match="characters of text"):
        read("Migrants came to Calais.\n\n" + unit * (50_000_000 // len(unit.encode())))


@pytest.mark.long
@pytest.mark.parametrize(
    "unit",
    ["x", "1,", "“", "’", "million ", ", ", "Calais ", "Ann Example ", "Capitalised ", "(", "“Said (", "x ", ". ", "\n", "\r", "\x00", "e\u0301", "í\u00a0€", "\u00a0", "9", "A. ", "said that "],
)  # fmt: skip
def test_as_much_of_one_thing_as_is_read_takes_time_in_proportion(unit):
    sizes = (LONGEST_TEXT // 10, LONGEST_TEXT - 100)
    once, ten_times = (_seconds("Migrants came to Calais.\n\n" + unit * (size // len(unit))) for size in sizes)
    assert ten_times < 25 * once + 5  # twice what is due and half as much again: the processor's caches are smaller than the text


@pytest.mark.long
@pytest.mark.parametrize(
    "unit",
    [
        "10 migrants and ",
        "Twelve migrants arrived in Dover on Monday. ",
        "Police in Calais, Dover and Dunkirk said. ",
        "€5m ",
        "died ",
        "1 boat, compared with 2, ",
        "a second 1 boat drowned ",
    ],
)
def test_nothing_but_claims_takes_time_in_proportion(unit):
    once, ten_times = (_seconds("Migrants came to Calais.\n\n" + unit * (size // len(unit))) for size in (20_000, 200_000))
    assert ten_times < 25 * once + 5


def _seconds(text: str) -> float:
    """The processor's time for reading a text: what else the machine does counts for little in it."""
    before = time.process_time()
    read(text)
    return time.process_time() - before
