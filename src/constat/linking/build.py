"""The build: from what is kept to all that is derived, section by section, as far as anything is left to do.

A section takes reports in by batches. A batch is one transaction: the rows made of its reports, and the note that they
were taken in, are kept together or not at all, so that a build that was killed goes on where it was. What a section
makes must not depend on the order in which reports come to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select, update

from constat.linking.occurrence_stage import link_occurrences
from constat.linking.origins.stage import link_origins
from constat.linking.read_stage import Sources, read_batch
from constat.reading.reader import Reader
from constat.record import derived, schema
from constat.record.database import Record
from constat.record.decisions import later_sections
from constat.record.schema import OCCURRENCES, ORIGINS, READING, SECTIONS, Section

_READ_AT_ONCE = 32
"""Reports in a batch of reading: what is read again after a crash."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What fills a section. take_in gets a writing connection and the keys of reports that were read, read again or
    erased since it last saw them (an erased one has no reading); it makes the section's rows what they would be had
    the record been built at once. most is how many keys it gets in one transaction.
    """

    section: Section
    take_in: Callable[[Connection, Sequence[str], Sources], None]
    most: int = 500


STAGES: tuple[Stage, ...] = (Stage(ORIGINS, link_origins, most=100), Stage(OCCURRENCES, link_occurrences, most=100))
"""What follows reading, in order."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: so many of so many reports taken in by a section."""

    section: str
    done: int
    of: int


@dataclass(slots=True)
class BuildSummary:
    """How many reports each section took in."""

    taken_in: dict[str, int] = field(default_factory=dict)


def build(
    record: Record, reader: Reader, *, from_scratch: bool = False, progress: Callable[[Progress], None] | None = None
) -> BuildSummary:
    """Bring all that is derived up to date with what is kept and decided, by this reader with its codebook.

    from_scratch throws all derived rows away first. Either way the rows are the same in the end.
    """
    sources = Sources.of(record, reader)
    if from_scratch:
        with record.writing() as connection:
            for section in SECTIONS:
                derived.renew(connection, section)
    _put_all_if_changed(record, sources)
    summary = BuildSummary()
    tell = progress or (lambda _: None)
    summary.taken_in[READING.name] = _read(record, sources, tell)
    for stage in STAGES:
        summary.taken_in[stage.section.name] = _run(record, stage, sources, tell)
    return summary


def _put_all_if_changed(record: Record, sources: Sources) -> None:
    """Where reader or codebook are not those of the last build, every report is to be read again."""
    mine = schema.sections.c.name == READING.name
    with record.writing() as connection:
        if connection.scalar(select(schema.sections.c.stamp).where(mine)) == sources.stamp:
            return
        derived.put_all(connection, READING)
        connection.execute(update(schema.sections).where(mine).values(stamp=sources.stamp))


def _read(record: Record, sources: Sources, tell: Callable[[Progress], None]) -> int:
    """Read what is to be read. The reading itself holds no lock, so that others may add and decide meanwhile."""
    done, of = 0, _count(record, READING)
    while True:
        with record.reading() as connection:
            keys = derived.waiting(connection, READING, _READ_AT_ONCE)
            batch = read_batch(connection, keys, sources)
        if not keys:
            return done
        with record.writing() as connection:
            kept = batch.keep(connection)
            derived.taken_in(connection, READING, kept)
            for section in later_sections():
                derived.put(connection, section, kept)
        done += len(kept)
        tell(Progress(READING.name, done, max(of, done)))


def _run(record: Record, stage: Stage, sources: Sources, tell: Callable[[Progress], None]) -> int:
    done, of = 0, _count(record, stage.section)
    while True:
        with record.writing() as connection:
            keys = derived.waiting(connection, stage.section, stage.most)
            if keys:
                stage.take_in(connection, keys, sources)
                derived.taken_in(connection, stage.section, keys)
        if not keys:
            return done
        done += len(keys)
        tell(Progress(stage.section.name, done, max(of, done)))


def _count(record: Record, section: Section) -> int:
    with record.reading() as connection:
        return derived.count_waiting(connection, section)
