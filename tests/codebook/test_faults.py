"""A fault in a codebook is named by file, by line and in words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from constat.codebook.compiled import read_compiled, write_compiled
from constat.codebook.load import load_sources
from constat.errors import CodebookError

SOUND = Path(__file__).parent / "avalanches"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A sound codebook to put a fault in."""
    return Path(shutil.copytree(SOUND, tmp_path / "book"))


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "says"),
    [
        ("measures.yaml", "counts: [rescuer]", "counts: [helper]", 11, "no noun class 'helper'"),
        ("measures.yaml", "cues: {search: 2}", "cues: {look: 2}", 11, "no cue 'look'"),
        ("measures.yaml", "cues: {search: 2}", "cues: {search: much}", 15, "cues.search"),
        ("measures.yaml", "units: [avalanches]", "unit: [avalanches]", 16, "units: Field required"),
        ("measures.yaml", "- name: slides\n", "- name: slides\n  colour: white\n", 17, "colour"),
        ("measures.yaml", "- name: searchers", "- name: buried", 11, "stands already at"),
        ("events.yaml", "measures: [killed]", "measures: [lost]", 5, "no measure 'lost'"),
        ("events.yaml", "triggers: {close: 2}", "triggers: {close: 2}\n  triggers: {die: 1}", 12, "'triggers' stands here twice"),
        ("places/alps.yaml", "parent: alps", "parent: jura", 8, "no place 'jura'"),
        ("places/alps.yaml", "parent: null", "parent: engadine", 1, "circle"),
        ("places/alps.yaml", "kind: valley", "kind: gorge", 8, "no place kind 'gorge'"),
        ("places/alps.yaml", "latitude: 46.6", "latitude: high", 12, "latitude"),
        ("cues.yaml", "verbs: [die, kill, perish]", "verbs: [die, kill, perish", 7, "not YAML"),
        ("codebook.yaml", "language: en", "language: tlh", 3, "language"),
    ],
)
def test_a_fault_is_named_by_file_and_line(book, name, old, new, line, says):
    path = book / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        load_sources(book)
    assert caught.value.source == str(path)
    assert says in str(caught.value)
    assert caught.value.line == line, str(caught.value)


@pytest.mark.parametrize("name", ["nouns.yaml", "cues.yaml", "measures.yaml", "events.yaml", "codebook.yaml"])
def test_a_codebook_without_one_of_its_main_files_is_refused(book, name):
    (book / name).unlink()
    with pytest.raises(CodebookError, match=name):
        load_sources(book)


def test_a_file_that_is_no_list_is_refused(book):
    (book / "nouns.yaml").write_text("skier: {words: [skier]}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"nouns\.yaml:1: should be a list of entries"):
        load_sources(book)


def test_a_file_that_is_empty_or_not_utf_8_is_refused(book):
    (book / "cues.yaml").write_text("", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"cues\.yaml:1: is empty"):
        load_sources(book)
    (book / "cues.yaml").write_bytes(b"- name: \xff\n")
    with pytest.raises(CodebookError, match="not UTF-8 at byte 8"):
        load_sources(book)


def test_a_landmark_at_a_place_that_is_not_there_is_refused(book):
    path = book / "landmarks.yaml"
    path.write_text(
        "- {id: thaw, names: [great thaw], from: 2001-02-03, to: 2001-02-04, kind: thaw, place: engadin, source: none}\n", encoding="utf-8"
    )
    with pytest.raises(CodebookError, match=r"landmarks\.yaml:1: thaw: there is no place 'engadin'"):
        load_sources(book)


def test_words_of_landmarks_come_through_the_compiled_form(book):
    (book / "landmarks.yaml").write_text(
        "- id: thaw\n  names: [great thaw]\n  words: [[thaw*/melt, valley], [flood]]\n  from: 2001-02-03\n  to: 2001-02-04\n"
        "  ended: '2001-03'\n  lasting: true\n  kind: thaw\n  source: none\n",
        encoding="utf-8",
    )
    codebook = load_sources(book)[0]
    write_compiled(codebook, book)
    assert codebook.landmarks[0].words == (("thaw*/melt", "valley"), ("flood",))
    assert read_compiled(book) == codebook


def test_the_compiled_form_holds_all_that_the_sources_hold(book):
    codebook = load_sources(book)[0]
    write_compiled(codebook, book)
    assert read_compiled(book) == codebook


def test_the_compiled_form_is_passed_over_once_a_source_has_changed(book):
    write_compiled(load_sources(book)[0], book)
    with (book / "nouns.yaml").open("a", encoding="utf-8") as file:
        file.write("- name: hut\n  about: Shelters\n  words: [hut]\n")
    assert read_compiled(book) is None


def test_a_compiled_file_that_is_damaged_is_passed_over(book):
    write_compiled(load_sources(book)[0], book)
    path = book / "compiled.json"
    path.write_bytes(path.read_bytes()[:-40])
    assert read_compiled(book) is None
