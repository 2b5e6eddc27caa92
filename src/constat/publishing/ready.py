"""A codebook made ready to read with, for the commands."""

from __future__ import annotations

import gc
from pathlib import Path

from constat.codebook import load_codebook
from constat.reading.reader import Reader

_BETWEEN_COLLECTIONS = 50_000
"""How many more objects are made than have gone away before circles are looked for; a report makes about as many."""


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
    # What is made while reading goes away by itself, report by report, and is seldom part of a circle.
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    return reader
