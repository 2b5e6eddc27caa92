"""From bytes to text, with nothing lost and nothing changed but a byte-order mark."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(raw: bytes) -> str:
    """Decode as UTF-8 where that is valid, else as Windows-1252; a byte-order mark decides and is dropped.

    Newlines, no-break spaces and everything else stay as they are. Bytes that Windows-1252 leaves undefined become
    the control characters of the same number, as in browsers, so that every byte keeps a character of its own.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                break
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="constat-control")


def _as_control(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error("constat-control", _as_control)
