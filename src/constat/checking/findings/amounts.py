"""Amounts of one report that cannot stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice

from constat.checking.findings.case import Case, kind_of_figure
from constat.checking.findings.found import Found, also, amount_words, digits, holds_run, may_be_part, measure_words
from constat.model.amount import Bound
from constat.model.claim import Figure, Status
from constat.model.interval import interval_of, meets
from constat.reading.english.checks import CHANGING, INCLUDING
from constat.reading.layout import PartKind
from constat.reading.lexicon import Kind

_SAME_KIND = 0.34
"""Of two amounts, the share that the smaller is of the larger below which they hardly count the same thing."""
_COME_ABOUT = (Status.HAPPENED, Status.ONGOING)
_MOST = 60
"""Figures of one kind that are compared, each with every other: a report has a few, a table of them is no report."""
_LEAD = 2
"""Sentences at the beginning of the body that tell the whole of the news."""
_TOTAL_WORDS = frozenset(("total", "altogether", "all"))
_RARE = 3
"""Digits from which a number does not turn up twice by chance."""


def amounts_that_differ(case: Case) -> Iterator[Found]:
    """Two amounts of one measure, for one period and one place, that no word between them explains.

    A smaller number is taken for a part where its words say so ("17 were among those", "another 40"), where it is
    credited to somebody else, where it is of a group, or where other numbers of the report add up to the larger.
    """
    reported: set[tuple[str, float]] = set()
    for one, two in _pairs(case):
        told_as_whole = [_is_prominent(case, one), _is_prominent(case, two)]
        enough = all(told_as_whole) if one.measure in case.means.by_day else any(told_as_whole)
        if enough and _same_thing(case, one, two) and not _explained(case, one, two):
            key = two.measure, _size(two)
            if key not in reported:
                reported.add(key)
                yield Found(
                    two.span,
                    f"{amount_words(two.amount)} here, {amount_words(one.amount)} elsewhere in the report, for the same {measure_words(two.measure)}",
                    (also(one.span, f"gives {amount_words(one.amount)}"),),
                )


def _pairs(case: Case) -> Iterator[tuple[Figure, Figure]]:
    for figures in case.by_kind.values():
        yield from combinations(islice((figure for figure in figures if _is_whole(case, figure)), _MOST), 2)


def _is_prominent(case: Case, figure: Figure) -> bool:
    """Whether a figure is told as the whole: in the title, the standfirst or the lead, or as a total."""
    if case.part_at(figure.span.start) in (PartKind.TITLE, PartKind.DESCRIPTION):
        return True
    here = case.sentence_at(figure.span.start)
    sentences = case.marks.marked.sentences
    body = list(islice((at for at in range(len(sentences)) if case.part_at(sentences.starts[at]) is PartKind.BODY), _LEAD))
    return here in body or bool(_TOTAL_WORDS & set(case.words_of(here)))


def _is_whole(case: Case, figure: Figure) -> bool:
    if figure.status not in _COME_ABOUT or figure.group is not None or figure.amount.bound in (Bound.VAGUE, Bound.AT_MOST):
        return False
    if figure.when is None or _size(figure) < 2 or case.part_at(figure.span.start) is PartKind.CAPTION:
        return False
    first, last = case.tokens_of(figure.span)
    words = case.marks.marked.tokens.words
    bounds = case.marks.marked.sentence_tokens(case.sentence_at(figure.span.start))
    return not may_be_part(words, first, last, bounds)


def _size(figure: Figure) -> float:
    amount = figure.amount
    return amount.low if amount.low is not None else amount.high or 0.0


def _same_thing(case: Case, one: Figure, two: Figure) -> bool:
    if (one.measure, one.unit, one.when) != (two.measure, two.unit, two.when) or meets(interval_of(one.amount), interval_of(two.amount)):
        return False
    places = case.means.reader.gazetteer
    if one.place_id != two.place_id and not (
        one.place_id is None
        or two.place_id is None
        or (_is_scene(case, one.place_id) and _is_scene(case, two.place_id))
        or (places.contains(one.place_id, two.place_id) and not _is_scene(case, one.place_id))
        or (places.contains(two.place_id, one.place_id) and not _is_scene(case, two.place_id))
    ):
        return False
    small, large = sorted((_size(one), _size(two)))
    return small >= _SAME_KIND * large and bool(_cues_of(case, one) & _cues_of(case, two))


def _cues_of(case: Case, figure: Figure) -> set[str]:
    """What a figure's sentence tells of, by the codebook's cues: two that share none tell of different things."""
    marked = case.marks.marked
    first, last = marked.sentence_tokens(case.sentence_at(figure.span.start))
    return {sense.cue for at in range(first, last) for sense in marked.cues_at(at)}


def _is_scene(case: Case, place: str) -> bool:
    return place in case.means.reader.codebook.head.scenes


def _explained(case: Case, one: Figure, two: Figure) -> bool:
    if one.said_by is not None and two.said_by is not None and one.said_by != two.said_by:
        return True
    sentences = {case.sentence_at(one.span.start), case.sentence_at(two.span.start)}
    if len(sentences) == 1:
        return True
    if any(CHANGING & set(_near_words(case, figure)) for figure in (one, two)):
        return True
    small, large = sorted((_size(one), _size(two)))
    others = {_size(figure) for figure in case.by_kind[kind_of_figure(one)][:_MOST]}
    return large - small in others or _tells_of_one(case, one) or _tells_of_one(case, two)


def _near_words(case: Case, figure: Figure) -> list[str]:
    first, last = case.tokens_of(figure.span)
    bounds = case.marks.marked.sentence_tokens(case.sentence_at(figure.span.start))
    return case.marks.marked.tokens.words[max(bounds[0], first - 3) : min(bounds[1], last + 3)]


def _tells_of_one(case: Case, figure: Figure) -> bool:
    """Whether its sentence counts one of something else beside it ("40 people in one boat"): then it may be of that one alone."""
    return any(
        other.measure != figure.measure and other.amount.low == other.amount.high == 1 for other in case.beside_figure(figure)
    ) or bool(_singular_beside(case, figure))


def _singular_beside(case: Case, figure: Figure) -> bool:
    """Whether "a", "one" or "the" stands before a counted noun in the singular within its sentence, after the number."""
    marked = case.marks.marked
    _, last = case.tokens_of(figure.span)
    end = marked.sentence_tokens(case.sentence_at(figure.span.start))[1]
    for at in range(last, min(end, last + 12)):
        noun = marked.noun_at.get(at)
        if (
            noun is not None
            and not any(sense.is_plural for sense in noun[1])
            and {"a", "one", "an"} & set(marked.tokens.words[max(last, at - 3) : at])
        ):
            return True
    return False


def parts_above_whole(case: Case) -> Iterator[Found]:
    """A part told as larger than its whole ("34 people, including 40 children"), or parts of one kind that add up to more."""
    for sentence, figures in case.by_sentence.items():
        wholes = [figure for figure in figures if figure.group is None and figure.amount.bound is not Bound.VAGUE]
        for whole in wholes:
            lead = _lead_after(case, sentence, whole)
            if lead is None:
                continue
            parts = [figure for figure in figures if figure.span.start > lead and figure.unit == whole.unit]
            later = [figure for figure in wholes if figure.span.start > whole.span.start and figure.span.end <= lead]
            if parts and not later:
                yield from _above(case, whole, parts)
    yield from _of_these(case)


def _lead_after(case: Case, sentence: int, whole: Figure) -> int | None:
    """The character at which words that lead to parts begin, after a whole in its sentence; "40 of them" leads from behind."""
    marked = case.marks.marked
    _, last = case.tokens_of(whole.span)
    end = marked.sentence_tokens(sentence)[1]
    at = holds_run(marked.tokens.words[last:end], INCLUDING)
    if at is None:
        return None
    start = last + at
    if marked.tokens.words[start] == "of":  # "40 of them": the part stands before
        numbers = [mark for mark in case.amounts(last, start) if mark.last <= start <= mark.last + 1]
        return marked.tokens.starts[numbers[-1].first] - 1 if numbers else marked.tokens.starts[start]
    return marked.tokens.starts[start]


def _above(case: Case, whole: Figure, parts: list[Figure]) -> Iterator[Found]:
    high = interval_of(whole.amount).high
    if high is None:
        return
    for part in parts:
        low = interval_of(part.amount).low
        if low is not None and low > high:
            yield Found(
                part.span,
                f"a part of {amount_words(part.amount)} is larger than its whole of {amount_words(whole.amount)}",
                (also(whole.span, f"the whole, {amount_words(whole.amount)}"),),
            )
            return
    exclusive = [(part, group) for part in parts if (group := _group_of(case, part)) is not None]
    groups = [group for _, group in exclusive]
    total = sum(interval_of(part.amount).low or 0.0 for part, _ in exclusive)
    if len(exclusive) > 1 and len(set(groups)) == len(groups) and total > high:
        yield Found(
            exclusive[-1][0].span,
            f"the parts add up to {total:,.0f}, more than their whole of {amount_words(whole.amount)}",
            (
                also(whole.span, f"the whole, {amount_words(whole.amount)}"),
                *(also(part.span, f"{group}: {amount_words(part.amount)}") for part, group in exclusive),
            ),
        )


def _group_of(case: Case, figure: Figure) -> str | None:
    """The group that a figure is of, also where the words name it as a people of its own ("20 Iraqis")."""
    first, last = case.tokens_of(figure.span)
    named = (hit.hit.senses[0].ids[0] for hit in case.hits(Kind.GROUP, first, last))
    return figure.group or next(named, None)


def _of_these(case: Case) -> Iterator[Found]:
    """A sentence that begins "Of these, 70 ..." or "Among them were 70 ...", against the last number of the one before."""
    for sentence, figures in case.by_sentence.items():
        words = case.words_of(sentence)[:3]
        if words[:2] not in (["of", "these"], ["of", "them"], ["among", "them"], ["of", "those"], ["among", "these"], ["they", "included"]):
            continue
        wholes = [figure for figure in case.by_sentence.get(sentence - 1, ()) if figure.group is None]
        if len(wholes) == 1:
            yield from _above(case, wholes[0], [figure for figure in figures if figure.unit == wholes[0].unit])


def unit_that_drifts(case: Case) -> Iterator[Found]:
    """One rare number told of two things in one report ("1,226 evictions", later "1,226 people")."""
    seen: dict[float, Figure] = {}
    for figure in sorted(case.figures, key=lambda one: one.span):
        value = figure.amount.low
        if value is None or value != figure.amount.high or digits(value) < _RARE or not _has_noun(case, figure):
            continue
        first = seen.setdefault(value, figure)
        if first.unit != figure.unit:
            yield Found(
                figure.span,
                f"{amount_words(figure.amount)} is told of {figure.unit} here and of {first.unit} elsewhere in the report",
                (also(first.span, f"told of {first.unit} ({measure_words(first.measure)})"),),
            )


def _has_noun(case: Case, figure: Figure) -> bool:
    if figure.rule.endswith(".noun") or ".money." in figure.rule:
        return True
    first, last = case.tokens_of(figure.span)
    return bool(case.hits(Kind.GROUP, first, last))
