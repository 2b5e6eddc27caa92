"""Sound files of every kind that Constat reads, and ways to damage them."""

from __future__ import annotations

import io
import json
import random
import zipfile
import zlib
from pathlib import Path

import openpyxl

import harbour

AVALANCHES = Path(__file__).parent / "codebook" / "avalanches"
STORY = "Five people died off Dover on Thursday, the coastguard said. Police cleared a camp of about 300 migrants near Calais."

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Five dead off Dover</title>
<meta property="article:published_time" content="2021-08-12T10:15:00Z"><meta content="Harbour News" name="og:site_name">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2021-08-12", "author": {{"name": "Ann Example"}}}}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Five dead off Dover</h1><time datetime="2021-08-12">12 August</time>
<p>{STORY}</p><table><tr><td>Dead</td><td>5</td></tr></table><ul><li>{STORY}</li></ul></article></body></html>""".encode()
MARKDOWN = f"---\ntitle: Five dead\ndate: 2021-08-12\nurl: https://news.example/five\n---\n\n{STORY}\n".encode()
LINES = "".join(
    json.dumps({"text": STORY, "title": f"Story {n}", "date": "2021-08-12", "n": [n, {"a": None}]}) + "\n" for n in range(3)
).encode()
ROWS = f'title;text;date;publisher\nOne;"{STORY}";2021-08-12;Harbour News\nTwo;"He said ""five"".";;\n'.encode()
DATES = b"doc,date\na.txt,2021-08-12\nb.txt,2021-08-13\n"
ANNOTATION = json.dumps(
    {
        "doc": "a.txt",
        "figures": [{"quote": "Five people", "nth": 1, "measure": "people_dead", "low": 5, "high": 5, "when": "2021-08-12", "place": "Dover", "said_by": None}],
        "events": [{"quote": "cleared a camp", "type": "clearance", "when": None, "place": "Calais", "actors": []}],
        "statements": [{"quote": STORY[:38], "speaker": "the coastguard", "form": "indirect"}],
    }
).encode()  # fmt: skip
READING = (
    json.dumps(
        {
            "doc": "a.txt",
            "figures": [{"start": 0, "end": 11, "measure": "people_dead", "low": 5, "high": 5, "when": "2021-08-12", "place": "Dover", "said_by": None, "confidence": 0.9}],
            "events": [{"start": 69, "end": 83, "type": "clearance", "when": None, "place": "Calais", "confidence": 0.8}],
            "statements": [{"start": 0, "end": 38, "speaker": "the coastguard", "form": "indirect", "confidence": 0.7}],
        }
    )
    + "\n"
).encode()  # fmt: skip
WEIGHTS = b'{"models": {"figure": {"labels": ["none", "buried"], "calibration": [[0.5, 0.6]], "features": {"bias": [0, -120, 1, 40]}}}}\n'
DECLARATION = harbour.DECLARATION.encode()
SERIES = b'day,ferries\n2021-01-01,5\n2021-01-02,"1,700"\n2021-01-03,\n'
_CELLS = (("day", "ferries"), ("2021-01-01", "5"), ("2021-01-02", "7"))
_CONTENT = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="Data">'
    + "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row)
        + "</table:table-row>"
        for row in _CELLS
    )
    + "</table:table></office:spreadsheet></office:body></office:document-content>"
)


def archive(entries: dict[str, bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in entries.items():
            packed.writestr(zipfile.ZipInfo(name, (2021, 8, 12, 10, 15, 0)), raw, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def open_document() -> bytes:
    """A small OpenDocument spreadsheet."""
    manifest = (
        b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b'<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": _CONTENT.encode()})


def spreadsheet() -> bytes:
    """A small Office Open XML spreadsheet."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["title", "text", "date"])
    sheet.append(["One", STORY, "2021-08-12"])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def portable_document() -> bytes:
    """A PDF of one page of text, its content packed."""
    content = zlib.compress(f"BT /F1 12 Tf 72 720 Td ({STORY}) Tj ET".encode())
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /CreationDate (D:20210812101500Z) >>",
    )
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        len(out),
    )


NASTY = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"\r", b"\n", b"\n\n", b"\t", b'"', b"'", b",", b";", b":", b"- ", b"{", b"}", b"[", b"]", b"[" * 3000,
    b'{"a":' * 3000, b"&a [*a]", b"&a {*a: *a}", b"*b", b"<<: *a", b"? [a, b]\n: c\n", b"!!timestamp 2021-99-99", b"!!int x", b"!!float x", b"!!binary x", b"!!set {a}", b"!!omap [a]",
    b"!!python/object:os.system x", b"!x y", b"---\n", b"...\n", b"%YAML 9\n", b"9" * 5000, b"1e999", b"-1", b"-0", b"0.5", b"NaN", b"Infinity", b"null", b"true", b"[]", b"{}", b'""', b"0", b"'' : 1\n",
    b"9999-12-31", b"0000-00-00", b"0001-01-01", b"2021-02-30", b"<", b">", b"</", b"<!--", b"<![CDATA[", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&#0;", b"&#x110000;", b"&amp;", b"<meta ",
    b"<div>" * 500, b"<time datetime='2021-02-30'>", b"endobj", b"stream\n", b"<< /Kids [3 0 R 3 0 R] >>", b"2 0 R", b"/Length 99999999999", b"(", b")", b"PK\x03\x04", b"PK\x05\x06", b"../", b"\x1f",
)  # fmt: skip


def damaged(sound: bytes, seed: int, *, text: bool = True) -> bytes:
    """A file with one to four pieces of it lost, doubled, moved, turned round or replaced by something nasty."""
    chance = random.Random(seed)
    raw = bytearray(sound)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(raw) + 1)
        end = min(len(raw), at + chance.choice((1, 1, 2, 5, 20, 200)))
        match chance.randrange(6):
            case 0:
                del raw[at:end]
            case 1:
                raw[at:at] = raw[at:end]
            case 2:
                raw[at:end] = chance.choice(NASTY)
            case 3:
                raw[at:at] = chance.choice(NASTY)
            case 4:
                raw[at:end] = chance.randbytes(end - at) if not text else bytes(reversed(raw[at:end]))
            case _:
                del raw[at if chance.random() < 0.3 else len(raw) :]
    return bytes(raw)


def damaged_archive(sound: bytes, seed: int) -> bytes:
    """An archive damaged as a file, or packed anew around one damaged entry: the second gets past the check of its sums."""
    if seed % 3 == 0:
        return damaged(sound, seed, text=False)
    with zipfile.ZipFile(io.BytesIO(sound)) as packed:
        entries = {name: packed.read(name) for name in packed.namelist()}
    name = random.Random(seed).choice(sorted(entries))
    return archive({**entries, name: damaged(entries[name], seed)})
