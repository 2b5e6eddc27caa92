"""Codebooks: the domain in declarative files, loaded and checked."""

from __future__ import annotations

from pathlib import Path

from constat.codebook.codebook import Codebook
from constat.codebook.compiled import read_compiled

SHIPPED = Path(__file__).parent.parent / "codebooks"


def load_codebook(directory: Path | None = None) -> Codebook:
    """Load a codebook from its directory; without one, the `channel` codebook that the package ships.

    Raises CodebookError, naming file and line, where it is not valid.
    """
    directory = directory or SHIPPED / "channel"
    compiled = read_compiled(directory)
    if compiled is not None:
        return compiled
    # Loads the validation library, which a compiled codebook does without.
    from constat.codebook.load import load_sources  # noqa: PLC0415  # see above

    return load_sources(directory)[0]


__all__ = ["SHIPPED", "Codebook", "load_codebook"]
