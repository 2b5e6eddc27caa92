"""A report's figures, quotations and words beside those of a record."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from constat.checking.findings.beside import OWN, Beside, Compared
from constat.checking.findings.case import Case
from constat.checking.findings.found import Found, amount_words, measure_words
from constat.linking.rules import folded
from constat.model.amount import Bound
from constat.model.claim import Form
from constat.model.finding import EvidenceKind, FindingEvidence
from constat.model.interval import interval_of, meets
from constat.model.occurrence import Comparison, Relation, Value
from constat.model.origin import LinkKind
from constat.model.span import Span

_FAR = 5.0
"""Times by which accounts of one thing hardly ever differ."""
_SHOWN = 4
"""Of more values than this the rest are counted."""
_FEWEST_WORDS = 6
"""Words that two quotations have in common, in order, from which they are taken for one."""
_SAME = 0.7
"""Share of the words between the first and the last common one that must be common."""
_LONGEST_QUOTE = 120
"""Words of a quotation that are compared: the cost grows with their square."""
_SMALL = 3
"""Letters up to which a word is one of those that carry grammar only."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class _Own:
    """One value of the checked report with all that it was compared with."""

    value: Value
    comparison: Comparison
    compared: Compared

    @property
    def others(self) -> list[Value]:
        return [value for value in self.comparison.values if value.report != OWN]

    @property
    def apart(self) -> list[Value]:
        """Those that do not meet it."""
        mine = interval_of(self.value.amount)
        return [other for other in self.others if not meets(mine, interval_of(other.amount))]


def _own_values(case: Case) -> Iterator[_Own]:
    if case.beside is None:
        return
    for compared in case.beside.compared:
        for comparison in compared.comparisons:
            for value in comparison.values:
                if value.report == OWN:
                    yield _Own(value, comparison, compared)


def differs_between_origins(case: Case) -> Iterator[Found]:
    """Reports of another origin give another amount for the same thing, and nothing says that one revised the other."""
    for own in _own_values(case):
        if own.comparison.relation is not Relation.CONFLICT:
            continue
        apart = [other for other in own.apart if _independent(own.value, other) and _of_one_size(own.value, other)]
        if apart:
            words = " and ".join(dict.fromkeys(amount_words(other.amount) for other in apart[:_SHOWN]))
            yield Found(
                own.value.span,
                f"{amount_words(own.value.amount)} here, {words} in other reports of the same ({measure_words(own.comparison.measure)})",
                _values(case, apart),
            )


def _of_one_size(one: Value, two: Value) -> bool:
    """Whether two values may be of one thing: a camp of 9,000 and one of 800 are two camps, whatever a reader took them for."""
    small, large = sorted(value.amount.size for value in (one, two))
    return large <= _FAR * small


def _independent(one: Value, two: Value) -> bool:
    return one.origin is None or two.origin is None or one.origin != two.origin


def revised_since(case: Case) -> Iterator[Found]:
    """A later report of the record gives another amount for the same thing, as counts that grow or were corrected do."""
    for own in _own_values(case):
        if own.comparison.relation is not Relation.REVISED:
            continue
        said = own.value.said_on
        later = [other for other in own.apart if other.said_on is not None and said is not None and other.said_on > said]
        if later:
            last = later[-1]
            yield Found(
                own.value.span,
                f"{amount_words(own.value.amount)} was revised to {amount_words(last.amount)} by {last.said_on} ({own.comparison.says})",
                _values(case, later),
            )


def rests_on_one_origin(case: Case) -> Iterator[Found]:
    """All reports of the record that give the figure go back to one source, or this report alone gives it."""
    if case.beside is None:
        return
    for own in _own_values(case):
        agreeing = [other for other in own.others if _agree(own.value, other)]
        if agreeing and own.comparison.origins <= 1 and all(_one_origin(own.value, other) for other in agreeing):
            count = len({other.report for other in agreeing}) + 1
            yield Found(
                own.value.span,
                f"told in {count} reports, which all go back to one origin",
                _values(case, agreeing),
            )


def _one_origin(one: Value, two: Value) -> bool:
    return one.origin is not None and one.origin == two.origin


def agrees_with_record(case: Case) -> Iterator[Found]:
    """Reports of other origins give the same amount for the same thing."""
    for own in _own_values(case):
        agreeing = [other for other in own.others if _agree(own.value, other) and other.origin not in (None, own.value.origin)]
        origins = {other.origin for other in agreeing}
        if origins and own.value.origin is not None:
            yield Found(
                own.value.span,
                f"agrees with {len(origins)} other origin{'s' * (len(origins) > 1)} of the record",
                _values(case, agreeing),
            )


def _agree(one: Value, two: Value) -> bool:
    """Whether two values support each other: nearly the same, not only one within the other's open end ("at least 8" and 28)."""
    first, second = interval_of(one.amount), interval_of(two.amount)
    closed = None not in (first.low, first.high, second.low, second.high) and Bound.VAGUE not in (one.amount.bound, two.amount.bound)
    return one.amount == two.amount or (closed and meets(first, second))


def _values(case: Case, values: list[Value]) -> tuple[FindingEvidence, ...]:
    beside = _beside(case)
    values = list({(value.report, value.amount): value for value in values}.values())
    shown = [
        FindingEvidence(
            kind=EvidenceKind.RECORD,
            says=f"{beside.name(value.report)}: {amount_words(value.amount)}{f' ({value.said_by})' if value.said_by else ''}",
            source=value.report,
        )
        for value in values[:_SHOWN]
    ]
    if len(values) > _SHOWN:
        shown.append(FindingEvidence(kind=EvidenceKind.RECORD, says=f"and {len(values) - _SHOWN} more"))
    return tuple(shown)


def _beside(case: Case) -> Beside:
    assert case.beside is not None  # such checks run only beside a record
    return case.beside


def unit_drifted_from_record(case: Case) -> Iterator[Found]:
    """The record has this very number for something else: "1,226 evictions" have become "1,226 people"."""
    if case.beside is None:
        return
    for drift in case.beside.drifts:
        figure, other = drift.figure, drift.other
        says = f"{amount_words(figure.amount)} {figure.unit} here, but {amount_words(other.amount)} {other.unit} ({measure_words(other.measure)}) in the record"
        proof = FindingEvidence(
            kind=EvidenceKind.RECORD,
            says=f"{case.beside.name(drift.report)}: {amount_words(other.amount)} {other.unit}",
            source=drift.report,
        )
        yield Found(figure.span, says, (proof,))


def quote_that_differs(case: Case) -> Iterator[Found]:
    """The same words, quoted from the same speaker, stand otherwise in another report: a word changed, left out or put in.

    A quotation that is only cut shorter is no difference. One that was translated twice, or heard twice, is.
    """
    if case.beside is None:
        return
    others = [(other, _words(other.words)) for other in case.beside.quotes]
    for statement in case.statements:
        if statement.form is not Form.DIRECT:
            continue
        words = _words(statement.span.of(case.text))
        for other, their_words in others:
            if not _may_be_one(statement.speaker, other.speaker):
                continue
            difference = _difference(words, their_words)
            if difference is not None:
                proof = FindingEvidence(
                    kind=EvidenceKind.RECORD,
                    says=f"{case.beside.name(other.report)}: “{' '.join(other.words.split())}”",
                    source=other.report,
                )
                yield Found(statement.span, f"quoted otherwise elsewhere: {difference}", (proof,))
                break


def _words(text: str) -> list[str]:
    return [folded(word).replace("’", "'") for word in _WORD.findall(text)][:_LONGEST_QUOTE]


def _may_be_one(one: str | None, two: str | None) -> bool:
    """Whether two speakers may be one: one unnamed, or a word of their names in common."""
    if one is None or two is None:
        return True
    return bool(set(folded(one).split()) & set(folded(two).split()))


def _difference(mine: list[str], theirs: list[str]) -> str | None:
    """What differs between two quotations of the same words, in words; null where they are others, the same, or one is cut."""
    if len(set(mine) & set(theirs)) < _FEWEST_WORDS:
        return None
    blocks = [block for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks() if block.size]
    common = sum(block.size for block in blocks)
    if common < _FEWEST_WORDS:
        return None
    first, last = blocks[0], blocks[-1]
    here, there = mine[first.a : last.a + last.size], theirs[first.b : last.b + last.size]
    if here == there:
        return _edges(mine, theirs, blocks[0].a, blocks[0].b, blocks[-1].a + last.size, blocks[-1].b + last.size)
    if common / max(len(here), len(there)) < _SAME:
        return None
    for one, two in itertools.pairwise(blocks):
        left, right = mine[one.a + one.size : two.a], theirs[one.b + one.size : two.b]
        if any(_tells(word) for word in (*left, *right)):
            return f"“{' '.join(left) or '…'}” here, “{' '.join(right) or '…'}” there"
    return None


def _tells(word: str) -> bool:
    """Whether a word that differs says something: small words are changed in printing."""
    return len(word) > _SMALL or word in ("no", "not") or word.isdigit()


def _edges(mine: list[str], theirs: list[str], begin: int, other_begin: int, end: int, other_end: int) -> str | None:
    """A difference in the first or last word only, where both go on for as long: the rest is the same."""
    if len(mine) == len(theirs) and end - begin >= _SAME * len(mine):
        left, right = mine[:begin] + mine[end:], theirs[:other_begin] + theirs[other_end:]
        if left and right and len(left) <= 2 and any(_tells(word) for word in (*left, *right)):
            return f"“{' '.join(left)}” here, “{' '.join(right)}” there"
    return None


def rewritten(case: Case) -> Iterator[Found]:
    """The report has another's numbers and names in the same order but other words: a rewrite, by hand or by machine.

    Where the other is the earlier, or the days are not known, this one is likely the rewrite; its wording proves nothing of its own.
    """
    if case.beside is None:
        return
    for link, other in case.beside.links:
        read = case.beside.readings.get(other)
        if link.kind is not LinkKind.REWRITE or (
            read is not None and read.latest is not None and case.day is not None and read.latest > case.day
        ):
            continue
        spans = link.in_two if link.two == OWN else link.in_one
        proof = FindingEvidence(kind=EvidenceKind.RECORD, says=f"{case.beside.name(other)}: {link.says}", source=other)
        yield Found(_first_sentence(case, spans[0]), f"reads like a rewrite of {case.beside.name(other)}: {link.says}", (proof,))


def _first_sentence(case: Case, span: Span) -> Span:
    sentences = case.marks.marked.sentences
    at = sentences.at(span.start)
    return Span(sentences.starts[at], max(sentences.ends[at], sentences.starts[at] + 1))
