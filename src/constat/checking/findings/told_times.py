"""Days that a report tells, beside the calendar, its own day and its page's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from constat.checking.dating.axis import Evidence
from constat.checking.dating.landmark_likelihoods import first_told
from constat.checking.dating.undated import SentenceTime, TimeKind
from constat.checking.findings.case import Case
from constat.checking.findings.found import Found, also, known
from constat.model.claim import Event, Figure, Status
from constat.model.finding import EvidenceKind, FindingEvidence
from constat.model.period import Period
from constat.model.report import DateClaim
from constat.reading.english.checks import AHEAD, PAST_VERBS
from constat.reading.english.times import WEEKDAY_ABBREVIATIONS, WEEKDAYS

_DAY = timedelta(days=1)
_NEAR = timedelta(days=120)
"""Within so many days of the report a day without its year is of that year; beyond, of the one before or after as well."""
_NAMES = {number: name.capitalize() for name, number in WEEKDAYS.items()}
_WEEK = timedelta(days=7)
_SLACK = _DAY
"""A page is often put up on the day after, or before midnight of the day that its text calls today."""


def told_before_it_happened(case: Case) -> Iterator[Found]:
    """Something told as having happened on a day later than the report's own, or a known event told before its day."""
    if case.days is None:
        return
    last = case.days.last
    reported: set[int] = set()
    claims: tuple[Figure | Event, ...] = (*case.figures, *case.events)
    for claim in claims:
        when = claim.when
        sentence = case.sentence_at(claim.span.start)
        if claim.status is not Status.HAPPENED or when is None or when.first <= last + _SLACK or sentence in reported:
            continue
        time = _dated_in(case, sentence, when)
        if time is not None and not AHEAD & set(case.words_of(sentence)):
            reported.add(sentence)
            span = case.marks.span(time.mark.first, time.mark.last)
            yield Found(
                claim.span,
                f"told as having happened on {when.iso()}, after the report's own day ({case.days.iso()})",
                (also(span, f"“{case.marks.words(time.mark.first, time.mark.last)}” is {when.iso()}"),),
            )
    yield from _landmarks_ahead(case, last)


def _dated_in(case: Case, sentence: int, when: Period) -> SentenceTime | None:
    """The full date of a sentence that a claim's days come from."""
    return next(
        (time for time in case.times.get(sentence, ()) if time.mark.period is not None and time.mark.period.meets(when)),
        None,
    )


def _landmarks_ahead(case: Case, last: date) -> Iterator[Found]:
    marked = case.marks.marked
    for named in case.means.landmarks.named(marked.tokens.words):
        begins = min(first_told(landmark) for landmark in named.landmarks)
        sentence = case.marks.sentence_of(named.first)
        if begins <= last + _SLACK or sentence >= len(marked.sentences):
            continue
        words = case.words_of(sentence)
        if PAST_VERBS & set(words) and not AHEAD & set(words):
            landmark = named.landmarks[0]
            yield Found(
                case.marks.span(named.first, named.last),
                f"told as past, but it was on {landmark.since}, after the report's own day ({last})",
                (known(f"{landmark.id}: {landmark.since}"),),
            )


def weekday_off_the_date(case: Case) -> Iterator[Found]:
    """A weekday and a date told together that do not fall on one day."""
    words = case.marks.marked.tokens.words
    for time in case.marks.times:
        if time.mark.kind is not TimeKind.DAY:
            continue
        weekday, first, last = _weekday_beside(words, time)
        if weekday is None:
            continue
        days = _days_meant(case, time)
        if days and all(day.weekday() != weekday for day in days):
            yield Found(
                case.marks.span(first, last),
                f"{days[0]:%-d %B %Y} was a {_NAMES[days[0].weekday()]}, not a {_NAMES[weekday]}",
            )


def _weekday_beside(words: list[str], time: SentenceTime) -> tuple[int | None, int, int]:
    """The weekday within a date's words, or right before or after them, and the tokens of both."""
    first, last = time.mark.first, time.mark.last
    names = WEEKDAYS | WEEKDAY_ABBREVIATIONS
    for at in range(first, last):
        if words[at] in names and (words[at] in WEEKDAYS or at == first):
            return names[words[at]], first, last
    before = first - 1 - (first > 0 and words[first - 1] in (",", "the", "on"))
    if before >= 0 and words[before] in WEEKDAYS:
        return WEEKDAYS[words[before]], before, last
    after = last + (last < len(words) and words[last] in (",", "("))
    if after < len(words) and words[after] in WEEKDAYS and after > last:
        return WEEKDAYS[words[after]], first, after + 1
    return None, first, last


def _days_meant(case: Case, time: SentenceTime) -> list[date]:
    """The days that a date may mean, the likeliest first; none where its year cannot be told."""
    if time.mark.period is not None:
        return [time.mark.period.first] if time.mark.period.days == 1 else []
    if case.day is None:
        return []
    meant = case.marks.on(time, case.day)
    if meant is None or meant.days != 1:
        return []
    day = meant.first
    if abs(day - case.day) <= _NEAR:
        return [day]
    return [day, *(other for years in (-1, 1) if (other := _moved(day, years)) is not None)]


def _moved(day: date, years: int) -> date | None:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return None  # 29 February


def page_date_is_not_the_reports(case: Case) -> Iterator[Found]:
    """The page bears a date that the report's own words speak against, or that is not the day given for it."""
    for conflict in case.conflicts:
        if conflict.span is not None and _is_far(case, conflict):
            best = case.dated.best if case.dated is not None else case.day
            likely = f"; they fit {best} best" if best is not None else ""
            reasons = case.dated.because[:3] if case.dated is not None else ()
            yield Found(
                conflict.span,
                f"{conflict.says}, which the report's own words speak against{likely}",
                tuple(FindingEvidence(kind=EvidenceKind.DATING, says=reason.says, span=reason.span) for reason in reasons),
            )
    if case.given and case.day is not None:
        for claim in case.page_dates:
            yield from _beside_given(claim, case.day)


def _is_far(case: Case, conflict: Evidence) -> bool:
    """Whether the page's day is further than a week from what the report's words fit: a weekday alone is too often careless."""
    best = case.dated.best if case.dated is not None else None
    if best is None:
        return True
    axis = case.means.dater.axis
    claimed = axis.day(max(range(len(conflict.weights)), key=lambda place: conflict.weights[place]))
    return abs(claimed - best) > _WEEK


def _beside_given(claim: DateClaim, day: date) -> Iterator[Found]:
    if claim.span is not None and not claim.first - _SLACK <= day <= claim.last + _SLACK:
        yield Found(claim.span, f"the page says {claim.says}, but the report is given as of {day}")


def date_worked_out(case: Case) -> Iterator[Found]:
    """The report bears no date that stands, so that its day was worked out from what it says; times like "yesterday" rest on that."""
    if case.dated is None or case.days is None or not case.dated.because:
        return
    best = case.dated.because[0]
    span = next((reason.span for reason in case.dated.because if reason.span is not None), None)
    if span is None:
        return
    if case.day is not None:
        says = f"no date stands for this report; its words date it to {case.day} ({case.dated.posterior.of(case.day):.0%})"
    else:
        says = f"no date stands for this report; its words allow {case.dated.days} days from {case.days.first} to {case.days.last}"
    yield Found(
        best.span or span,
        says,
        tuple(FindingEvidence(kind=EvidenceKind.DATING, says=reason.says, span=reason.span) for reason in case.dated.because[:4]),
    )
