"""One occurrence, report, claim or decision for people: in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from constat.model.decision import Decision
from constat.publishing.account_rows import SHORT, comparison_holds, plain, said_on, value_in_words, when, where
from constat.publishing.accounts import Account, Actor, ShownComparison, ShownValue
from constat.publishing.grounds import FEATURE_MEANINGS, Grounds, Joint, ShownDecision
from constat.publishing.record_options import amount

_JOINED_BY = "the likeness of what they tell"


def head_lines(one: Account) -> Iterator[str]:
    """What an occurrence is, and how much stands behind it."""
    total = ", a total over these days" if one.scope == "total" else ""
    place = where(one) or "place unknown"
    yield f"{plain(one.type)} · {when(one)}{total} · {place} · {plain(one.status)}"
    if one.place is not None and one.place.shielded:
        yield "people live at the site: it is shown by its commune while a report of it is recent"
    origins = amount(one.origins, "independent origin")
    outlets = f", outlets: {', '.join(one.outlets)}" if one.outlets else ""
    yield f"occurrence {one.key}: {amount(len(one.sources), 'report')}, {origins}{outlets}"


def actor_lines(actors: Iterable[Actor]) -> Iterator[str]:
    """Who took part, by role."""
    by_role: dict[str, dict[str, None]] = {}
    for actor in actors:
        by_role.setdefault(actor.role.value, {})[actor.name] = None
    for role, names in by_role.items():
        yield f"  {role}: {', '.join(names)}"


def comparison_lines(comparison: ShownComparison) -> Iterator[str]:
    """A measure's values, one a line, and what holds between them."""
    group = f" ({comparison.group})" if comparison.group else ""
    yield f"{plain(comparison.measure)}{group}: {comparison_holds(comparison)} · {amount(comparison.origins, 'independent origin')}"
    for value in comparison.values:
        yield f"  {'*' if value.preferred else '-'} {value_line(value, comparison)}"
    if len(comparison.values) > 1:
        yield f"  * is preferred where one value must be: {comparison.because}"


def value_line(value: ShownValue, comparison: ShownComparison) -> str:
    """One value: how much, who says so, in what, when, from which origin."""
    said_by = f" according to {value.said_by}" if value.said_by else ""
    origin = f"origin {value.origin[:SHORT]}" if value.origin else "origin unknown"
    apart = f" · not comparable: {value.apart}" if value.apart else ""
    shown = value_in_words(value.amount, comparison.unit, None)
    return f"{shown}{said_by} · {value.source.outlet}, said {said_on(value)} · {origin}{apart} · claim {value.claim}"


def told_lines(one: Account) -> Iterator[str]:
    """The words in which reports tell of an occurrence."""
    for told in one.told:
        where_said = f"characters {told.span.start} to {told.span.end} of {told.source.report[:SHORT]}"
        yield f"  “{' '.join(told.quote.split())}”  {told.source.outlet}, {where_said} · claim {told.claim}"


def decision_lines(decided: Iterable[ShownDecision]) -> Iterator[str]:
    """Decisions, one a line."""
    for one in decided:
        yield f"  {decision_line(one.decision)}" + ("" if one.stands else "  (cancelled)")


def decision_line(decision: Decision) -> str:
    """A decision in a line."""
    changes = "".join(f" {change.name}={change.value}" for change in decision.changes)
    return f"{decision.id}  {decision.made:%Y-%m-%d}  {decision.kind.value}{changes} by {decision.by}: {decision.why}"


def grounds_lines(grounds: Grounds) -> Iterator[str]:
    """What joined an occurrence's tellings, feature by feature; a weight of 1 is a thousand of the score's parts."""
    if grounds.joints:
        yield f"joined by {_JOINED_BY}:"
    for joint in grounds.joints:
        yield from joint_lines(joint)


def joint_lines(joint: Joint) -> Iterator[str]:
    """One table of features."""
    yield f"  {joint.one.outlet} ({joint.one.report[:SHORT]}) and {joint.two.outlet} ({joint.two.report[:SHORT]}): {joint.score / 1000:+.1f}, {joint.needed / 1000:.1f} needed"
    for feature in joint.features:
        yield f"    {feature.weight / 1000:+5.1f}  {feature.name}: {feature.says}  ({FEATURE_MEANINGS.get(feature.name, '')})"
