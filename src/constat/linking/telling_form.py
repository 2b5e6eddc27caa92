"""A telling as the record keeps it: JSON with its keys in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from constat.model.amount import Amount, Bound
from constat.model.claim import Status
from constat.model.occurrence import Measured, Scope, Telling
from constat.model.period import Period
from constat.model.span import Span


def telling_json(telling: Telling) -> str:
    """The telling in one line."""
    return json.dumps(
        {
            "key": telling.key,
            "report": telling.report,
            "scope": telling.scope.value,
            "type": telling.type,
            "period": _iso(telling.period),
            "place": telling.place,
            "place_id": telling.place_id,
            "claims": telling.claims,
            "spans": [_pair(span) for span in telling.spans],
            "figures": [_measured_plain(figure) for figure in telling.figures],
            "statuses": [status.value for status in telling.statuses],
            "names": telling.names,
            "groups": telling.groups,
            "words": telling.words,
            "said_on": telling.said_on.isoformat() if telling.said_on else None,
        },
        ensure_ascii=True,  # so that neither database stumbles over a character
        separators=(",", ":"),
    )


def telling_of(text: str) -> Telling:
    """The telling in a line that telling_json made."""
    plain: dict[str, Any] = json.loads(text)
    return Telling(
        key=plain["key"],
        report=plain["report"],
        scope=Scope(plain["scope"]),
        type=plain["type"],
        period=_period(plain["period"]),
        place=plain["place"],
        place_id=plain["place_id"],
        claims=tuple(plain["claims"]),
        spans=tuple(Span(start, end) for start, end in plain["spans"]),
        figures=tuple(_measured(figure) for figure in plain["figures"]),
        statuses=tuple(Status(status) for status in plain["statuses"]),
        names=tuple(plain["names"]),
        groups=tuple(plain["groups"]),
        words=tuple(plain["words"]),
        said_on=date.fromisoformat(plain["said_on"]) if plain["said_on"] else None,
    )


def _measured_plain(figure: Measured) -> list[Any]:
    return [
        figure.claim,
        figure.measure,
        figure.unit,
        figure.amount.low,
        figure.amount.high,
        figure.amount.bound.value,
        figure.group,
        _iso(figure.when),
        figure.said_by,
        *_pair(figure.span),
        figure.whole,
        figure.count_changed,
    ]


def _measured(plain: Sequence[Any]) -> Measured:
    claim, measure, unit, low, high, bound, group, when, said_by, start, end, whole, count_changed = plain
    return Measured(
        claim=claim,
        measure=measure,
        unit=unit,
        amount=Amount(low, high, Bound(bound)),
        group=group,
        when=_period(when),
        said_by=said_by,
        span=Span(start, end),
        whole=whole,
        count_changed=count_changed,
    )


def _pair(span: Span) -> tuple[int, int]:
    return (span.start, span.end)


def _iso(period: Period | None) -> str | None:
    return f"{period.first}/{period.last}" if period is not None else None


def _period(written: str | None) -> Period | None:
    return Period.parse(written) if written else None
