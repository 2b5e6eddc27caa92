from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from constat.intake.documents import make_report
from constat.model.mask import MaskKind
from constat.publishing.exports.formats import FORMATS
from publishing.made_records import STORIES, make_record
from reading.channel import channel_reader

Constat = Callable[..., Result]

FIRST = ("Tarek", "Iris", "Soran", "Wendeline", "Karwan", "Mehret", "Odile", "Bahram", "Jolanta", "Ferdie")
LAST = ("Benmoussa", "Quenault", "Tewoldekidan", "Fothergillis", "Rahmanzai", "Osterholm", "Zografou", "Haddadin")
PRIVATE = (
    "{first} {last}, {age}, a migrant from Sudan, said police had cut the tents in Calais on Tuesday.",
    "“We lost everything,” said {first} {last}. “They came at dawn,” {last} said.",
    "{first} {last}’s brother was among five migrants who died off Dunkirk. {last}'s family was told.",
    "Mr {last} and his wife were taken to a shelter in Lille with 40 others, said Mr {last}.",
    "A migrant named {first} {last} was arrested in Dunkirk; {last} was jailed for two years.",
    "The {age}-year-old {first} {last} drowned. {last} had paid 2,000 euros to cross the Channel.",
    "{upper} JAILED as smuggling gang loses 12 boats\n\n{first} {last} ran the gang, a court in Lille heard.",
)
PUBLIC = (
    "Ann Smithers, a spokeswoman for the charity Salt Kitchen, said 300 migrants had left Calais.",
    "Home Secretary Yvette Cooper said 120 migrants had crossed the Channel on Monday.",
    "Detective Sergeant Paul Denbury said 12 migrants had been found in Dover.",
    "The mayor of Calais, Natacha Bouchart, said 300 migrants lived in the camp.",
)
OFFICIALS = ("Ann Smithers", "Yvette Cooper", "Paul Denbury", "Natacha Bouchart")

people = st.fixed_dictionaries({"first": st.sampled_from(FIRST), "last": st.sampled_from(LAST), "age": st.integers(5, 79)})
sentences = st.lists(st.sampled_from(PRIVATE), min_size=1, max_size=4, unique=True)


def written(person: dict[str, object], private: list[str], public: list[str]) -> str:
    told = [sentence.format(**person, upper=str(person["last"]).upper()) for sentence in private]
    return "What the day brought to the coast\n\n" + "\n\n".join([*told, *public]) + "\n"


@settings(max_examples=60, deadline=None)
@given(person=people, private=sentences, public=st.lists(st.sampled_from(PUBLIC), max_size=3, unique=True))
def test_no_form_of_a_private_name_is_left_and_no_official_is_hidden(
    person: dict[str, object], private: list[str], public: list[str]
) -> None:
    text = written(person, private, public)
    _, masks = channel_reader().read_with_masks(make_report("made.txt", text.encode()))
    shown, at = [], 0
    for mask in masks:
        assert mask.span.of(text) == mask.words
        shown += [text[at : mask.span.start], mask.label]
        at = mask.span.end
    left = "".join([*shown, text[at:]])

    if any("{first}" in sentence for sentence in private):
        assert str(person["last"]).casefold() not in left.casefold()
        assert str(person["first"]) not in left
    for name in OFFICIALS:
        assert left.count(name) == text.count(name)


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of reports that name private people in each of the ways above, in a file's name too."""
    stories = []
    for number, (first, last) in enumerate(zip(FIRST, LAST, strict=False)):
        person = {"first": first, "last": last, "age": 19 + number}
        chosen = [PRIVATE[number % len(PRIVATE)], PRIVATE[0], PRIVATE[1]]
        stories.append((f"2025-03-{number + 4:02}", f"Outlet {number}", written(person, chosen, list(PUBLIC))))
    path = tmp_path_factory.mktemp("peopled") / "peopled.db"
    return make_record(path, stories, names={0: "tarek-benmoussa-tells.txt"})


def private_names_in(printed: str) -> list[str]:
    return [name for name in (*LAST, *FIRST[: len(LAST)]) if name.casefold() in printed.casefold()]


@pytest.mark.parametrize("form", list(FORMATS))
def test_no_export_holds_a_private_name(constat: Constat, peopled: str, form: str) -> None:
    printed = constat("export", peopled, "--as", form)

    assert printed.exit_code == 0, printed.output
    assert private_names_in(printed.stdout) == []


@pytest.mark.parametrize("form", ["text", "json", "csv"])
@pytest.mark.parametrize("view", ["occurrences", "figures", "statements", "timeline", "origins"])
def test_no_view_holds_a_private_name(constat: Constat, peopled: str, view: str, form: str) -> None:
    assert private_names_in(constat(view, peopled, "--format", form).stdout) == []


def test_nothing_shown_by_itself_holds_a_private_name(constat: Constat, peopled: str) -> None:
    found = json.loads(constat("occurrences", peopled, "--format", "json").stdout)
    identifiers = {one["occurrence"] for one in found} | {source["report"] for one in found for source in one["reports"]}

    for identifier in sorted(identifiers)[:24]:
        assert private_names_in(constat("show", peopled, identifier).stdout) == []
    for one in found[:12]:
        assert private_names_in(constat("why", peopled, one["occurrence"]).stdout) == []


def test_officials_and_those_who_speak_for_a_body_are_named(constat: Constat, peopled: str) -> None:
    printed = constat("statements", peopled).stdout

    assert "Ann Smithers" in printed
    assert "Yvette Cooper" in printed


def test_spans_point_at_the_text_as_it_is_kept(constat: Constat, story_record: str) -> None:
    found = json.loads(constat("statements", story_record, "--about", "cut my tent", "--format", "json").stdout)
    spans = [(int(one["start"]), int(one["end"])) for one in found]

    assert found[0]["speaker"] == "a 24-year-old"
    assert any("They cut my tent" in STORIES[0][2][start:end] for start, end in spans)


def test_names_are_shown_only_where_a_decision_reveals_them_and_only_to_who_asks(constat: Constat, tmp_path: Path) -> None:
    record = make_record(tmp_path / "revealed.db")
    (saying,) = json.loads(constat("statements", record, "--about", "cut my tent", "--format", "json").stdout)
    assert constat("statements", record, "--reveal").stdout.count("Benmoussa") == 0

    decided = constat("decide", record, "reveal", saying["report"], "--by", "Lea", "--why", "he asked to be named")
    assert decided.exit_code == 0, decided.output

    assert "Benmoussa" not in constat("statements", record).stdout
    assert "Benmoussa" in constat("statements", record, "--reveal").stdout
    assert "Quenault" not in constat("export", record, "--as", "jsonl", "--reveal").stdout
    assert "he asked to be named" in constat("show", record, saying["report"]).stdout


def test_redacted_words_are_hidden_from_everybody(constat: Constat, tmp_path: Path) -> None:
    record = make_record(tmp_path / "redacted.db")
    (saying,) = json.loads(constat("statements", record, "--about", "cut my tent", "--format", "json").stdout)
    at = STORIES[0][2].index("my tent")
    constat("decide", record, "redact", saying["report"], "--set", f"start={at}", "--set", f"end={at + 7}", "--by", "Lea", "--why", "court")

    shown = constat("statements", record, "--about", "They cut", "--reveal").stdout

    assert "[redacted]" in shown
    assert "my tent" not in shown


CAMP = (
    "2025-03-04",
    "Coast Courier",
    "Camp cleared\n\nPolice cleared the Calais Jungle, a camp of about 300 migrants, on Tuesday morning, the prefecture said.",
)


def test_a_site_where_people_live_is_shown_by_its_commune_while_a_report_of_it_is_recent(constat: Constat, tmp_path: Path) -> None:
    record = make_record(tmp_path / "site.db", [CAMP])

    recent = constat("export", record, "--as", "geojson", "--on", "2025-05-30").stdout
    recent += constat("export", record, "--as", "crosswalk", "--on", "2025-05-30").stdout
    later = json.loads(constat("export", record, "--as", "geojson", "--on", "2025-07-01").stdout)

    assert "Jungle" not in recent
    assert '"place":"Calais"' in recent
    assert later["features"][0]["properties"]["place"] == "Calais Jungle"


def test_a_site_told_of_without_a_date_is_taken_for_recent(constat: Constat, tmp_path: Path) -> None:
    record = make_record(tmp_path / "undated.db", [("", *CAMP[1:])])

    assert "Jungle" not in constat("export", record, "--as", "jsonl", "--on", "2035-01-01").stdout


def test_a_persons_own_file_is_masked_nowhere(constat: Constat, tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(STORIES[0][2], encoding="utf-8")

    assert "Benmoussa" in constat("text", path).stdout
    assert "Benmoussa" in constat("read", path).stdout


def test_masks_are_of_people_and_of_sites() -> None:
    _, masks = channel_reader().read_with_masks(make_report("camp.txt", (CAMP[2] + "\n\nIris Quenault watched.").encode()))

    assert {mask.kind for mask in masks} == {MaskKind.PERSON, MaskKind.SITE}
    assert "a site in Calais" in {mask.label for mask in masks}
