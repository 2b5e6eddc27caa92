"""The bytes of reports: kept by their hash, compressed, with sums of their blocks."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

BLOCK = 64
"""Bytes in a block that has a sum of its own: how closely a change is placed. The sums add a sixteenth."""
_SUM = 4


@dataclass(frozen=True, slots=True)
class Content:
    """A report's bytes as they are kept."""

    sha256: str
    size: int
    packed: bytes
    sums: bytes


def pack(raw: bytes) -> Content:
    """Bytes made ready to be kept."""
    return Content(hashlib.sha256(raw).hexdigest(), len(raw), zlib.compress(raw, 6), _sums(raw))


def unpack(packed: bytes) -> bytes:
    """The bytes themselves. Raises zlib.error where what was kept is damaged."""
    return zlib.decompress(packed)


def first_difference(packed: bytes, size: int, sums: bytes) -> str:
    """Where kept bytes first differ from what they were, to the block, in words."""
    raw = _as_far_as_possible(packed)
    found = _sums(raw)
    for start in range(0, max(len(found), len(sums)), _SUM):
        if found[start : start + _SUM] != sums[start : start + _SUM]:
            first = start // _SUM * BLOCK
            last = min(first + BLOCK, max(size, first + 1)) - 1
            return f"the first byte that was changed is one of bytes {first}–{last}"
    return "its bytes unpack to what they were, but not to its hash: its sums or its hash were changed with them"


def _as_far_as_possible(packed: bytes) -> bytes:
    """What can be unpacked of damaged bytes, up to the damage or somewhat beyond it."""
    unpacker = zlib.decompressobj()
    found = bytearray()
    for position in range(len(packed)):
        try:
            found += unpacker.decompress(packed[position : position + 1])
        except zlib.error:
            break
    return bytes(found)


def _sums(raw: bytes) -> bytes:
    return b"".join(zlib.crc32(raw[start : start + BLOCK]).to_bytes(_SUM, "big") for start in range(0, len(raw), BLOCK))
