"""How alike two tellings are: a table of named, weighted features, and what each saw.

The score is the sum of the weights, in thousandths. Two tellings whose score reaches JOINS tell of one occurrence,
unless a report tells them apart. To change the policy, change
the table; to understand a score, read it. The weights were set by hand on the synthetic linking set
(tests/linking/linking_set.py), with a third of it kept away; see docs/methods/linking.md.
"""

from __future__ import annotations

from collections.abc import Callable

from constat.linking.rules import LinkRules
from constat.model.amount import Amount, Bound
from constat.model.interval import Interval, interval_of, meets
from constat.model.occurrence import Likeness, Measured, Scope, Telling, Weighed

JOINS = 3000
"""The score from which two tellings tell of one occurrence."""

_NEAR = 12.0
"""Kilometres between the points of two places that reports take for one another: neighbouring beaches and communes."""
_FAR = 40.0

Feature = Callable[[Telling, Telling, LinkRules], Weighed | None]


def compare_tellings(one: Telling, two: Telling, rules: LinkRules) -> Likeness:
    """Weigh every feature of a pair of tellings of the same type and scope."""
    found = [weighed for feature in FEATURES if (weighed := feature(one, two, rules)) is not None and weighed.weight]
    return Likeness(sum(weighed.weight for weighed in found), tuple(found))


def days_told(one: Telling, two: Telling, rules: LinkRules) -> Weighed | None:
    """Do the two happen on the same days? Another day weighs against, the more so where both name one."""
    first, second = one.period, two.period
    if first is None or second is None:
        return Weighed("days told", -500, "one does not say when")
    if one.scope is Scope.TOTAL:
        return Weighed("days told", 3200, "the same period") if first == second else Weighed("days told", -6000, "another period")
    if first.meets(second):
        longest = max(first.days, second.days)
        weight = 2500 if longest == 1 else 2000 if longest <= 4 else 1000 if longest <= 31 else 300
        return Weighed("days told", weight, "the same day" if longest == 1 else f"days that meet, within {longest}")
    gap = (max(first.first, second.first) - min(first.last, second.last)).days
    return Weighed("days told", 500 if gap == 1 else -6000, "one day apart" if gap == 1 else f"{gap} days apart")


def places_told(one: Telling, two: Telling, rules: LinkRules) -> Weighed | None:
    """Is it the same place, or one inside the other? The widest settings say nothing."""
    first, second = one.place_id, two.place_id
    if first is None or second is None or (first in rules.scenes and second in rules.scenes):
        return None
    gazetteer = rules.gazetteer
    if first == second:
        return Weighed("places told", 1800, "the same place")
    if first in rules.scenes or second in rules.scenes or gazetteer.contains(first, second) or gazetteer.contains(second, first):
        inside = not (first in rules.scenes or second in rules.scenes)
        return Weighed("places told", 1000, "one place in the other") if inside else None
    apart = rules.kilometres_apart(first, second)
    if apart is None:
        return None
    weight = 300 if apart <= _NEAR else -1500 if apart <= _FAR else -5000
    return Weighed("places told", weight, f"places about {apart:.0f} km apart")


def same_day_is_enough(one: Telling, two: Telling, rules: LinkRules) -> Weighed | None:
    """Of events of which a day's many are told as one, the same day in places that agree is most of what there is to say."""
    if one.type not in rules.by_day or one.scope is Scope.TOTAL or one.period is None or one.period != two.period or one.period.days > 1:
        return None
    wide = {one.place_id, two.place_id} <= {*rules.scenes, None}
    return Weighed("same day is enough", 1000 if wide else 700, "a day's many are told as one")


def seldom_told(one: Telling, two: Telling, rules: LinkRules) -> Weighed | None:
    """Is it a kind of event of which there are seldom two on one day?"""
    same = one.period is not None and one.period == two.period and one.period.days == 1
    return Weighed("seldom told", 700, "seldom two of the kind on one day") if same and one.type in rules.seldom else None


def figures_told(one: Telling, two: Telling, rules: LinkRules) -> Weighed | None:
    """Do the figures of one measure and group meet? A rare number says more than a round one; a far-off one speaks against."""
    total = 0
    best: list[str] = []
    first, second = _by_kind(one), _by_kind(two)
    for kind in sorted(set(first) & set(second)):
        weight = max(_pair_weight(here, there, rules) for here in first[kind] for there in second[kind])
        total += weight
        best.append(f"{kind[0]} {'agrees' if weight > 0 else 'differs'}")
    if not best:
        return None
    return Weighed("figures told", max(-3000, min(3000, total)), ", ".join(best))


def _by_kind(telling: Telling) -> dict[tuple[str, str, str], list[Measured]]:
    """The figures of a telling by what they count: only those of one measure, unit and group can be compared."""
    kinds: dict[tuple[str, str, str], list[Measured]] = {}
    for figure in telling.figures:
        kinds.setdefault((figure.measure, figure.unit, figure.group or ""), []).append(figure)
    return kinds


def _pair_weight(one: Measured, two: Measured, rules: LinkRules) -> int:
    first, second = interval_of(one.amount), interval_of(two.amount)
    if meets(first, second):
        return 300 + (
            min(_rarity(one.amount), _rarity(two.amount)) if one.amount.bound is two.amount.bound or not _is_wide(first, second) else 0
        )
    low, high = sorted((_best(first), _best(second)))
    share = (high - low) / high if high else 0.0
    if one.measure in rules.growing or two.count_changed or one.count_changed:
        share /= 2
    return -200 if share <= 0.1 else -700 if share <= 0.34 else -1500


def _is_wide(one: Interval, two: Interval) -> bool:
    return one.low is None or one.high is None or two.low is None or two.high is None


def _rarity(amount: Amount) -> int:
    """How little a number would turn up by chance: by the digits that are not noughts."""
    if amount.bound is Bound.VAGUE:
        return 0
    value = amount.low if amount.low is not None else amount.high
    digits = f"{value:g}".replace(".", "").rstrip("0")
    return (0, 500, 1100, 1600)[min(len(digits), 3)]


def _best(interval: Interval) -> float:
    if interval.best is not None:
        return interval.best
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return sum(ends) / len(ends)


def names_told(one: Telling, two: Telling, rules: LinkRules) -> Weighed | None:
    """Do their sentences name the same people, bodies and things?"""
    shared = sorted(set(one.names) & set(two.names))
    if shared:
        return Weighed("names told", min(400 * len(shared), 1200), "both name " + ", ".join(shared[:5]))
    return Weighed("names told", -300, "other names") if len(one.names) > 2 and len(two.names) > 2 else None


def groups_told(one: Telling, two: Telling, rules: LinkRules) -> Weighed | None:
    """Are the nationalities and ages the same?"""
    shared = sorted(set(one.groups) & set(two.groups))
    if shared:
        return Weighed("groups told", min(900 * len(shared), 1800), "both tell of " + ", ".join(shared[:5]))
    ages = [{group for group in telling.groups if group.startswith("age ")} for telling in (one, two)]
    if all(ages):
        return Weighed("groups told", -1500, "other ages")
    return Weighed("groups told", -700, "other nationalities") if one.groups and two.groups and not any(ages) else None


def words_told(one: Telling, two: Telling, rules: LinkRules) -> Weighed | None:
    """Do their sentences share telling words?"""
    shared = sorted(set(one.words) & set(two.words))
    if len(shared) < 2:
        return None
    share = len(shared) / min(len(one.words), len(two.words))
    return Weighed("words told", round(1800 * min(share, 0.6) / 0.6), f"share {len(shared)} words: " + ", ".join(shared[:6]))


def come_about(one: Telling, two: Telling, rules: LinkRules) -> Weighed | None:
    """What has not come about is not the same as what has."""
    first, second = (not {status.value for status in telling.statuses} & {"called_for", "hypothetical", "denied"} for telling in (one, two))
    return None if first is second else Weighed("come about", -2500, "one has come about, the other not")


FEATURES: tuple[Feature, ...] = (
    days_told,
    places_told,
    same_day_is_enough,
    seldom_told,
    figures_told,
    names_told,
    groups_told,
    words_told,
    come_about,
)
