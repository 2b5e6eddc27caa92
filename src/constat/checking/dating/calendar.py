"""Days, months and years told outright: a report is not written before what it tells, and seldom long after the last of it."""

from __future__ import annotations

import math
from datetime import date, timedelta

from constat.checking.dating.axis import IMPOSSIBLE, Axis, Evidence
from constat.checking.dating.undated import SentenceTime, TimeKind, UndatedText
from constat.model.period import Period
from constat.model.report import DateSource
from constat.reading.english.times import FUTURE_WORDS

_YEARS_AFTER = 3.0
"""How many years after the last time it names a report becomes less likely by the factor e: news dwells on the present."""
_FADES_TO = 0.5
_SOON = 62
"""Days within which a day or month that bears no year is told most often."""
_IN_ITSELF = 0.3
"""How likely a month is named in a report of that month, which says "this month", beside one soon after."""
_WITHIN_YEAR = 0.4
"""How likely one is beside that which lies further back: "in June" can be said in March."""
_KINDS = frozenset({TimeKind.DAY, TimeKind.MONTH, TimeKind.YEAR, TimeKind.SPAN, TimeKind.RUNNING})


def calendar_evidence(undated: UndatedText, axis: Axis) -> list[Evidence]:
    """What full dates say (the last told that does not lie ahead), and days and months without a year."""
    told = [time for time in undated.times if time.mark.kind in _KINDS and time.mark.period is not None and not _is_ahead(undated, time)]
    found = [_after(undated, axis, told)] if told else []
    seen: set[str] = set()
    for time in undated.times:
        if time.mark.kind in (TimeKind.DAY, TimeKind.MONTH) and time.mark.period is None and not _is_ahead(undated, time):
            said = undated.words(time.mark.first, time.mark.last)
            if said.lower() not in seen:
                seen.add(said.lower())
                found.append(_yearless(undated, axis, time, said))
    return found


def _is_ahead(undated: UndatedText, time: SentenceTime) -> bool:
    """Whether the words before put a time ahead of the report ("will run until 2027")."""
    words = undated.marked.tokens.words
    begin = max(undated.marked.sentence_tokens(time.sentence)[0], time.mark.first - 14)
    return any(word in FUTURE_WORDS or word in ("until", "till", "by") for word in words[begin : time.mark.first + 1])


def _after(undated: UndatedText, axis: Axis, told: list[SentenceTime]) -> Evidence:
    def begins(time: SentenceTime) -> date:
        period = time.mark.period
        assert period is not None  # only such are told
        # "since 2019" begins then and runs on; "from 2018 to 2020" is over when it ends.
        return period.last if time.mark.kind is TimeKind.SPAN else period.first

    latest = max(told, key=lambda time: (begins(time), -time.mark.first))
    first = begins(latest)
    weights = []
    for place in range(len(axis)):
        back = (axis.day(place) - first).days
        weights.append(IMPOSSIBLE if back < 0 else max(_FADES_TO, math.exp(-max(0, back - 365) / 365 / _YEARS_AFTER)))
    said = undated.words(latest.mark.first, latest.mark.last)
    return Evidence(
        kind=DateSource.TEXT,
        says=f"tells of “{said}”, the latest time it dates: written no earlier than {first}, and not many years later",
        span=undated.span(latest.mark.first, latest.mark.last),
        weights=weights,
    )


def _yearless(undated: UndatedText, axis: Axis, time: SentenceTime, said: str) -> Evidence:
    weights = []
    meaning = undated.meaning(time)
    for place in range(len(axis)):
        anchor = axis.day(place)
        period: Period | None = meaning(anchor)
        if period is None or period.first > anchor:
            weights.append(_WITHIN_YEAR)
            continue
        since = (anchor - period.last) / timedelta(days=1)
        if since <= 0 and period.days > 1:
            weights.append(_IN_ITSELF)
            continue
        weights.append(1.0 if since <= _SOON else max(_WITHIN_YEAR, 1.0 - (since - _SOON) / 150))
    return Evidence(
        kind=DateSource.TEXT,
        says=f"tells of “{said}” without the year, as is done within a few months",
        span=undated.span(time.mark.first, time.mark.last),
        weights=weights,
    )
