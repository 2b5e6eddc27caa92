"""Where a claim is told of: the places that a sentence offers, and what speaks for each."""

from __future__ import annotations

from constat.codebook.entries import Place
from constat.reading.context import context_of
from constat.reading.marked import MarkedText
from constat.reading.places import Gazetteer
from constat.reading.target import target_of
from constat.reading.told_places import preposition
from constat.reading.where import WhereMemory, setting_of, where_options
