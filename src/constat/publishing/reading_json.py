"""A reading as a line of JSON."""

from __future__ import annotations

import json

from constat.model.reading import Reading
from constat.reading.public_form import reading_object

__all__ = ["reading_line", "reading_object"]


def reading_line(reading: Reading, text: str) -> str:
    """One line for one reading; text is what its spans count in."""
    return json.dumps(reading_object(reading, text), ensure_ascii=False, separators=(", ", ": "))
