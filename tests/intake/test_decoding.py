"""Bytes become text with nothing lost: what was decoded can be written back as it came."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.errors import InputError
from constat.intake.decoding import decode
from constat.intake.documents import make_report


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\x00")))
def test_utf_8_is_read_as_it_is_newlines_and_no_break_spaces_unchanged(text):
    assert decode(text.encode()) == text


def test_a_byte_order_mark_is_dropped():
    assert decode(b"\xef\xbb\xbfBoats\r\ncame") == "Boats\r\ncame"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark_is_read(codec):
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(codec, b"")
    assert decode(mark + "Cent à Calais – “là”".encode(codec)) == "Cent à Calais – “là”"


def test_windows_1252_is_read_where_utf_8_is_not_valid():
    assert decode("£54m – “done” at café".encode("cp1252")) == "£54m – “done” at café"


@given(st.binary(max_size=200).filter(lambda raw: raw[:2] not in (b"\xff\xfe", b"\xfe\xff")))
def test_any_bytes_become_as_many_characters_as_there_are_bytes_or_valid_utf_8(raw):
    text = decode(raw)
    try:
        assert text == raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        assert len(text) in (len(raw), len(raw.removeprefix(b"\xef\xbb\xbf")))


def test_the_name_s_ending_tells_the_format_and_the_bytes_do_where_there_is_none():
    page = (
        b"<!DOCTYPE html><html><body><article><p>"
        + b"Two boats came to Dover on Monday, police said. " * 12
        + b"</p></article></body></html>"
    )
    assert "<p>" in make_report("page.txt", page).text
    assert "<p>" not in make_report("page", page).text
    with pytest.raises(InputError, match=r"broken\.pdf"):
        make_report("broken.pdf", b"%PDF-1.4 nothing more")


def test_a_report_keeps_its_bytes_and_their_hash():
    report = make_report("a.txt", b"\xef\xbb\xbfBoats")
    assert (report.raw, report.text) == (b"\xef\xbb\xbfBoats", "Boats")
    assert report.sha256 == hashlib.sha256(b"\xef\xbb\xbfBoats").hexdigest()
