"""Every landmark of the shipped codebook can be looked up, and can be found in a text."""

from __future__ import annotations

import re

import pytest
import yaml

from constat.codebook import SHIPPED
from constat.codebook.codebook import Codebook
from constat.codebook.entries import Landmark
from constat.codebook.load import load_sources
from constat.model.period import Period

SOURCES = SHIPPED / "channel" / "actors" / "sources.yaml"


@pytest.fixture(scope="module")
def channel() -> Codebook:
    return load_sources(SHIPPED / "channel")[0]


def _keys(landmark: Landmark) -> tuple[str, ...]:
    return (landmark.source,) if isinstance(landmark.source, str) else landmark.source


def test_every_landmark_cites_a_source_that_is_public(channel: Codebook) -> None:
    listed = {one["key"]: one for one in yaml.safe_load(SOURCES.read_text(encoding="utf-8"))}
    cited = {key for landmark in channel.landmarks for key in _keys(landmark)}

    assert sorted(cited - set(listed)) == []
    assert [key for key in sorted(cited) if not str(listed[key].get("address", "")).startswith(("https://", "http://"))] == []


def test_every_landmark_has_words_by_which_it_can_be_found(channel: Codebook) -> None:
    assert [landmark.id for landmark in channel.landmarks if not landmark.names and not landmark.words] == []
    assert [landmark.id for landmark in channel.landmarks if any(not part.strip() for rule in landmark.words for part in rule)] == []


def test_the_days_of_a_landmark_are_in_order(channel: Codebook) -> None:
    for landmark in channel.landmarks:
        first, last = Period.parse(landmark.since), Period.parse(landmark.until)
        assert first.first <= last.last, landmark.id
        if landmark.announced is not None:
            assert Period.parse(landmark.announced).first <= first.last, landmark.id
        if landmark.ended is not None:
            assert Period.parse(landmark.ended).last >= first.first, landmark.id
        assert all(last.last >= Period.parse(day).first >= first.first for day in landmark.rounds), landmark.id


def test_the_landmarks_stand_in_the_order_of_their_days_and_are_named_alike(channel: Codebook) -> None:
    begins = [Period.parse(landmark.since).first for landmark in channel.landmarks]

    assert begins == sorted(begins)
    assert [landmark.id for landmark in channel.landmarks if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", landmark.id)] == []
