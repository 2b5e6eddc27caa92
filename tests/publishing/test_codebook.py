from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from constat.codebook import SHIPPED

Constat = Callable[..., Result]

FILES = {
    "codebook.yaml": "name: ponds\nversion: 0.1.0\nlanguage: en\ntitle: Ponds\ndescription: Frogs in ponds.\ntopics: [pond]\n",
    "nouns.yaml": "- name: frog\n  about: Frogs\n  words: [frog]\n",
    "cues.yaml": "- name: spawn\n  about: Frogs spawn\n  verbs: [spawn]\n",
    "measures.yaml": "- name: frogs\n  units: [frogs]\n  definition: Frogs that were counted\n  counts: [frog]\n  cues: {spawn: 2}\n",
    "events.yaml": "- name: spawning\n  definition: Frogs spawn\n  triggers: {spawn: 2}\n  measures: [frogs]\n",
    "examples/pond.yaml": (
        "- doc: pond-1\n  date: 2024-03-01\n  text: Forty frogs spawned in the pond on Friday.\n"
        "  figures: [{quote: Forty frogs, measure: frogs, low: 40, high: 40}]\n"
        "  events: [{quote: Forty frogs spawned, type: spawning}]\n"
    ),
}


@pytest.fixture
def ponds(tmp_path: Path) -> Path:
    """A codebook on a subject of which the code knows nothing."""
    directory = tmp_path / "ponds"
    for name, content in FILES.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return directory


def test_a_sound_codebook_is_counted(constat: Constat, ponds: Path) -> None:
    result = constat("codebook", "check", ponds)

    assert result.stdout.startswith("ponds 0.1.0: ")
    assert "(1 measures, 1 events, 1 nouns, 1 cues), 1 annotated examples, no fault found" in result.stdout
    assert result.exit_code == 0


def test_the_shipped_codebook_has_no_fault(constat: Constat) -> None:
    assert "24 measures, 14 events" in constat("codebook", "check", SHIPPED / "channel").stdout


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("measures.yaml", "definition:", "meaning:", "measures.yaml:1: "),
        ("measures.yaml", "counts: [frog]", "counts: [toad]", "measures.yaml:1: "),
        ("cues.yaml", "verbs: [spawn]", "verbs: [spawn", "cues.yaml:"),
        ("events.yaml", "triggers: {spawn: 2}", "triggers: {leap: 2}", "events.yaml:1: "),
        ("examples/pond.yaml", "quote: Forty frogs,", "quote: Fifty frogs,", "pond.yaml: "),
        ("examples/pond.yaml", "measure: frogs", "measure: toads", "example pond-1: "),
        ("examples/pond.yaml", "type: spawning", "type: leaping", "example pond-1: "),
    ],
)
def test_a_fault_is_named_by_file_and_line(constat: Constat, ponds: Path, name: str, old: str, new: str, place: str) -> None:
    path = ponds / name
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")

    result = constat("codebook", "check", ponds)

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert place in result.stderr
    assert "Traceback" not in result.stderr


def test_a_directory_that_holds_no_codebook_is_refused(constat: Constat, tmp_path: Path) -> None:
    for command in ("check", "compile"):
        result = constat("codebook", command, tmp_path)
        assert result.exit_code == 1
        assert f"{tmp_path}: no codebook.yaml here" in result.stderr


def test_a_codebook_of_another_subject_reads_without_training(constat: Constat, ponds: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Walkers saw twelve frogs spawn in the pond on Sunday.\n", encoding="utf-8")

    printed = constat("read", "--codebook", ponds, report).stdout

    assert "“twelve frogs” → frogs: 12 frogs" in printed
    assert "→ spawning" in printed


def test_a_compiled_codebook_reads_the_same_and_a_changed_source_is_noticed(constat: Constat, ponds: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Walkers saw twelve frogs spawn in the pond on Sunday.\n", encoding="utf-8")
    before = constat("read", "--codebook", ponds, report).stdout

    assert constat("codebook", "compile", ponds).exit_code == 0
    assert constat("read", "--codebook", ponds, report).stdout == before

    measures = ponds / "measures.yaml"
    measures.write_text(measures.read_text(encoding="utf-8").replace("name: frogs", "name: amphibians"), encoding="utf-8")
    events = ponds / "events.yaml"
    events.write_text(events.read_text(encoding="utf-8").replace("[frogs]", "[amphibians]"), encoding="utf-8")
    assert "→ amphibians: 12 frogs" in constat("read", "--codebook", ponds, report).stdout


def test_without_a_term_measures_and_event_types_are_listed(constat: Constat) -> None:
    printed = constat("codebook", "show").stdout

    assert "deaths                 People who died" in printed
    assert "clearance              A camp, squat or site dismantled" in printed


def test_a_term_shows_every_entry_that_it_names(constat: Constat) -> None:
    assert "definition   People who died" in constat("codebook", "show", "deaths").stdout
    assert "kind         town" in constat("codebook", "show", "Dover").stdout
    holders = constat("codebook", "show", "uk-home-secretary").stdout
    assert "person=amber-rudd from=2016-07-13 to=2018-04-29" in holders


def test_a_term_that_names_nothing_is_said_to(constat: Constat) -> None:
    result = constat("codebook", "show", "xyzzy")

    assert result.exit_code == 1
    assert "'xyzzy' is in no entry of channel" in result.stderr


def test_a_codebook_can_be_trained_from_its_examples_twice_alike(constat: Constat, ponds: Path) -> None:
    pytest.importorskip("scipy", reason="training needs the extra `train`")
    example = ponds / "examples" / "pond.yaml"
    example.write_text(_many_examples(), encoding="utf-8")

    first = constat("codebook", "train", ponds)
    weights = (ponds / "weights.json").read_bytes()
    constat("codebook", "train", ponds)

    assert first.exit_code == 0, first.output
    assert "choices learned from" in first.stdout
    assert (ponds / "weights.json").read_bytes() == weights


def _many_examples() -> str:
    rows = []
    for number, (words, speaker) in enumerate((("Forty", "Ada"), ("Twelve", "Bea"), ("Nine", "Cem")), 1):
        rows.append(
            f"- doc: pond-{number}\n  date: 2024-03-0{number}\n"
            f'  text: "{words} frogs spawned in the pond at Dover on Friday, {speaker} said. The warden, {speaker} Hill, was there on Monday with 30 guests."\n'
            f"  figures: [{{quote: {words} frogs, measure: frogs, low: {(40, 12, 9)[number - 1]}, high: {(40, 12, 9)[number - 1]}, said_by: {speaker}, place: Dover}}]\n"
            f"  events: [{{quote: {words} frogs spawned, type: spawning, place: Dover}}]\n"
            f"  statements: [{{quote: {words} frogs spawned in the pond at Dover on Friday, speaker: {speaker}, form: indirect}}]\n"
        )
    return "".join(rows)
