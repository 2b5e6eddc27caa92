"""Zip archives, opened within bounds: a small file can claim, or hold, far more than a machine has room for."""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from constat.intake.documents import LARGEST
from constat.intake.inputs import Handed, IntakeOptions, of_bytes
from constat.model.receipt import Arrival, Refusal, Way

MOST_ENTRIES = 20_000
MOST_BYTES = 2 * 1024 * 1024 * 1024
"""Bytes that one archive may hold in all, unpacked."""
MOST_RATIO = 200
"""How many times its packed size an entry may be: text packs to a tenth, repeated text to a hundredth."""
RATIO_FROM = 1024 * 1024
"""Bytes below which the ratio does not matter."""
MOST_DEPTH = 2
"""Archives within archives."""
_ENCRYPTED = 0x1
_CHUNK = 256 * 1024
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
"""What the standard library raises for archives that are damaged, locked or packed in a way it does not know."""


def of_archive(handed: Handed, options: IntakeOptions) -> Iterator[Arrival | Refusal]:
    """The reports in an archive, in the order of their names; entries that cannot be taken are refused one by one."""
    if handed.depth >= MOST_DEPTH:
        yield Refusal(handed.source, f"is an archive within {MOST_DEPTH} others")
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(handed.raw))
    except _DAMAGE as error:
        yield Refusal(handed.source, f"is no archive that can be opened ({error})")
        return
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_ENTRIES:
            yield Refusal(handed.source, f"holds {len(entries):,} files; archives of over {MOST_ENTRIES:,} are not opened")
            return
        left = MOST_BYTES
        for entry in sorted(entries, key=lambda one: one.filename):
            source = f"{handed.source}/{_shown(entry.filename)}"
            problem = _problem_with(entry)
            raw = None if problem else _unpack(archive, entry, left)
            if problem is None and not isinstance(raw, bytes):
                problem = raw or "holds more than it says"
            if isinstance(raw, bytes):
                left -= len(raw)
                name = PurePosixPath(entry.filename).name
                yield from of_bytes(Handed(raw=raw, name=name, source=source, way=Way.ARCHIVE, depth=handed.depth + 1), options)
            else:
                yield Refusal(source, problem or "cannot be unpacked")


def problem_with_archive(file: BinaryIO) -> str | None:
    """Why a file that is an archive inside, such as a spreadsheet, is not to be opened by a library that knows no bounds."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MOST_BYTES or len(entries) > MOST_ENTRIES:
                return "unpacks to more than is read"
            problems = [_ratio_problem(entry) for entry in entries]
    except _DAMAGE as error:
        return f"is damaged ({error})"
    finally:
        file.seek(0)
    return next((problem for problem in problems if problem), None)


def _problem_with(entry: zipfile.ZipInfo) -> str | None:
    """What an entry says of itself that is reason enough not to unpack it."""
    parts = PurePosixPath(entry.filename).parts
    if entry.filename.startswith(("/", "\\")) or ".." in parts or "\\" in entry.filename or ":" in parts[0]:
        return "its name leads out of the archive"
    if not entry.filename.isprintable():
        return "its name holds characters that cannot be shown"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link, not a file"
    if entry.flag_bits & _ENCRYPTED:
        return "is locked with a password"
    if parts[-1].startswith(".") or parts[0] == "__MACOSX":
        return "is a hidden file"
    if entry.file_size > LARGEST:
        return f"is {entry.file_size:,} bytes; files over {LARGEST:,} bytes are not read"
    return _ratio_problem(entry)


def _ratio_problem(entry: zipfile.ZipInfo) -> str | None:
    if entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        return f"unpacks to over {MOST_RATIO} times its size"
    return None


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes | str:
    """An entry's bytes, or why there are none. What it says of its size is not believed."""
    most = min(LARGEST, left)
    unpacked = bytearray()
    try:
        with archive.open(entry) as file:
            while chunk := file.read(_CHUNK):
                unpacked += chunk
                if len(unpacked) > most:
                    return f"is over {LARGEST:,} bytes" if most == LARGEST else f"the archive holds over {MOST_BYTES:,} bytes"
    except _DAMAGE as error:
        return f"is damaged ({error})"
    return bytes(unpacked)


def _shown(name: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in name)
