"""A codebook made ready to read with, for the commands."""

from __future__ import annotations

import gc
from pathlib import Path

from constat.codebook import load_codebook
from constat.reading.reader import Reader


def ready_reader(directory: Path | None) -> Reader:
    """A reader with the codebook in a directory, or the one that the package ships.

    Raises CodebookError where it is not valid.
    """
    # Nothing that is made here goes away before the command ends. To collect garbage meanwhile would be to look through
    # a growing heap again and again (a third of the time that loading takes), and later, while reading, through all of it.
    gc.disable()
    try:
        reader = Reader(load_codebook(directory))
    finally:
        gc.enable()
    gc.freeze()
    return reader
