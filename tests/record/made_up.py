"""Reports to put into records. Every sentence here is made up."""

from __future__ import annotations

from datetime import UTC, datetime

from constat.model.receipt import Arrival, Format, Receipt, Way

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def arrival(name: str, text: str, *, publisher: str | None = None) -> Arrival:
    """A plain report as it comes in from a file."""
    receipt = Receipt(name=name, source=name, format=Format.PLAIN, way=Way.FILE, obtained=NOW, publisher=publisher)
    return Arrival(text.encode(), receipt)
