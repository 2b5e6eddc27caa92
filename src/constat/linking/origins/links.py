"""Comparing two reports: are they one text, is one contained in the other, rewritten from it, do they share passages?"""

from __future__ import annotations

from dataclasses import dataclass

from constat.linking.origins.passages import PASSAGE, TextPrint, shared_by, text_print
from constat.linking.origins.traces import FEWEST, Mark, telling_numbers, trace_of, traced
from constat.model.origin import LinkKind, OriginLink

CONTAINED = 0.5
"""Share of the smaller text's shingles in the larger from which they are one family: two true reprints share on average
a third of all their word triples, two reports written apart a few in a hundred."""
_FEWEST_SHINGLES = 8
REWRITTEN = 0.5
"""Likeness of traces from which a text is taken for a rewrite. Reports written apart on one day's news stay below 0.45."""
_NUMBERS = 3
"""Numbers in the same order that a rewrite has at least: names alone are shared by all that tell one story."""


@dataclass(slots=True)
class ComparedReport:
    """A report made ready for comparison with others."""

    key: str
    sha256: str
    printed: TextPrint
    numbers: frozenset[str]
    _text: str
    _trace: tuple[Mark, ...] | None = None

    @property
    def trace(self) -> tuple[Mark, ...]:
        """Its numbers and names, found once they are asked for: most that are compared share too few numbers to be rewrites."""
        if self._trace is None:
            self._trace = trace_of(self._text)
        return self._trace


def compared_report(key: str, sha256: str, text: str) -> ComparedReport:
    """Make a report ready for comparison."""
    return ComparedReport(key, sha256, text_print(text), telling_numbers(text), text)


def link_of(first: ComparedReport, second: ComparedReport) -> OriginLink | None:
    """The strongest link between two reports, or none."""
    one, two = (first, second) if first.key < second.key else (second, first)
    if one.sha256 == two.sha256:
        return OriginLink(one=one.key, two=two.key, kind=LinkKind.SAME_BYTES, measure=1.0, says="the same bytes")
    shared = shared_by(one.printed, two.printed)
    smaller = min(len(one.printed.distinct), len(two.printed.distinct))
    if smaller >= _FEWEST_SHINGLES and shared.containment >= CONTAINED:
        kind, says = LinkKind.CONTAINED, f"{shared.containment:.0%} of the shorter text stands in the longer"
        if shared.count == len(one.printed.distinct) == len(two.printed.distinct):
            kind, says = LinkKind.SAME_TEXT, "the same words"
        return OriginLink(
            one=one.key, two=two.key, kind=kind, measure=round(shared.containment, 4), says=says, in_one=shared.in_one, in_two=shared.in_two
        )
    rewrite = _rewrite(one, two)
    if rewrite is not None:
        return rewrite
    if not shared.in_one or not shared.in_two:
        return None
    return OriginLink(
        one=one.key,
        two=two.key,
        kind=LinkKind.PASSAGE,
        measure=round(shared.containment, 4),
        says=f"{len(shared.in_one)} shared passage{'s' if len(shared.in_one) > 1 else ''} of {PASSAGE} words or more",
        in_one=shared.in_one,
        in_two=shared.in_two,
    )


def _rewrite(one: ComparedReport, two: ComparedReport) -> OriginLink | None:
    if len(one.numbers & two.numbers) < _NUMBERS or min(len(one.trace), len(two.trace)) < FEWEST:
        return None
    common = traced(one.trace, two.trace)
    numbers = {first.value for first, _ in common.matched if first.is_telling}
    if common.likeness < REWRITTEN or len(numbers) < _NUMBERS:
        return None
    return OriginLink(
        one=one.key,
        two=two.key,
        kind=LinkKind.REWRITE,
        measure=round(common.likeness, 4),
        says=f"{len(common.matched)} numbers and names in the same order ({common.likeness:.0%} of the shorter text's), in other words",
        in_one=tuple(first.span for first, _ in common.matched),
        in_two=tuple(second.span for _, second in common.matched),
    )
