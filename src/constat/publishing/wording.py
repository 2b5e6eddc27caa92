"""Claims and their attributes in a reader's words."""

from __future__ import annotations

from collections.abc import Iterable

from constat.model.amount import Amount, Bound
from constat.model.claim import ActorMention, Event, Figure, Form, Role, Statement, Status
from constat.model.period import Period
from constat.model.reading import ReportDate

_BOUNDS = {Bound.ABOUT: "about {}", Bound.AT_LEAST: "at least {}", Bound.VAGUE: "{} or more (vague)"}
_ROLES = {
    Role.AGENT: "by",
    Role.AFFECTED: "affecting",
    Role.AUTHORITY: "ordered by",
    Role.PROVIDER: "provided by",
    Role.PAYER: "paid by",
    Role.PAYEE: "paid to",
    Role.SPEAKER: "told by",
}
_FORMS = {Form.DIRECT: "quoted", Form.INDIRECT: "reported"}


def number_in_words(value: float | None) -> str:
    """A number as people write it: "1,250", "2.5", "541 million"; nothing for a side that is open."""
    if value is None:
        return ""
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{value / size:,.3f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def amount_in_words(amount: Amount) -> str:
    """An amount as it is written: "at least 650", "500 to 800", "about 650"."""
    if amount.bound is Bound.RANGE:
        return f"{number_in_words(amount.low)} to {number_in_words(amount.high)}"
    if amount.bound is Bound.AT_MOST:
        return f"at most {number_in_words(amount.high)}"
    return _BOUNDS.get(amount.bound, "{}").format(number_in_words(amount.low))


def period_in_words(period: Period) -> str:
    """A period in the ISO form of its days: "2021-06-04", "2021-06", "2021", "2021-01-01 to 2021-06-04"."""
    return period.iso().replace("/", " to ")


def date_in_words(date: ReportDate) -> str:
    """A report's date with the first reason for it."""
    if date.earliest is None or date.latest is None:
        return "date unknown"
    days = f"{date.earliest}" if date.earliest == date.latest else f"{date.earliest} to {date.latest}"
    if not date.because:
        return days
    reason = date.because[0]
    says = "" if reason.says == days else f": {reason.says}"
    return f"{days} ({reason.kind.value.replace('_', ' ')}{says})"


def figure_in_words(figure: Figure) -> str:
    """What a figure says: its measure, amount and group, then when, where, whether and by whom."""
    unit = "" if figure.unit == "months" and _years(figure.amount) else f" {figure.unit}"
    amount = _years(figure.amount) if figure.unit == "months" else None
    parts = [f"{_plain(figure.measure)}: {amount or amount_in_words(figure.amount)}{unit}"]
    if figure.group:
        parts[0] += f" ({figure.group})"
    parts += _attributes(figure.when, figure.place, figure.status)
    if figure.said_by:
        parts.append(f"according to {figure.said_by}")
    return " · ".join(parts)


def _years(amount: Amount) -> str | None:
    """An exact prison term of whole years, which reads better so than in months."""
    if amount.bound is not Bound.EXACT or amount.low is None or amount.low < 24 or amount.low % 12:
        return None
    return f"{amount.low / 12:.0f} years"


def event_in_words(event: Event) -> str:
    """What an event says: its type, then when, where, whether and who took part."""
    return " · ".join([_plain(event.type), *_attributes(event.when, event.place, event.status), *_actors(event.actors)])


def statement_in_words(statement: Statement) -> str:
    """Who makes a statement, and whether in their own words."""
    return f"{statement.speaker or 'somebody not named'}, {_FORMS[statement.form]}"


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _attributes(when: Period | None, place: str | None, status: Status) -> list[str]:
    told = None if status is Status.HAPPENED else _plain(status.value)
    return [part for part in (period_in_words(when) if when else None, place, told) if part]


def _actors(actors: Iterable[ActorMention]) -> list[str]:
    by_role: dict[Role, list[str]] = {}
    for actor in actors:
        names = by_role.setdefault(actor.role, [])
        if actor.name not in names:
            names.append(actor.name)
    return [f"{_ROLES[role]} {', '.join(names)}" for role, names in by_role.items()]
