"""Short reports made from a series' real numbers, of random days and in many wordings, without a date on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from constat.checking.series.totals import Totals
from constat.model.period import Period

DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LEAST = 25
"""Fewer people than this say too little: a report of a quiet day is not one that anybody dates by its figures."""


@dataclass(frozen=True)
class Told:
    """A time as a report words it, and the days it means."""

    words: str
    period: Period


@dataclass(frozen=True)
class MadeReport:
    """A text with the day on which it was written, and how many figures stand in it."""

    text: str
    day: date
    figures: int


def _yesterday(day: date, random: Random) -> Told:
    return Told("yesterday", Period.of_day(day - DAY))


def _on_weekday(day: date, random: Random) -> Told:
    told = day - random.choice((1, 1, 1, 2, 2, 3, 4)) * DAY
    return Told(f"on {WEEKDAYS[told.weekday()]}", Period.of_day(told))


def _days_ago(day: date, random: Random) -> Told:
    return Told("two days ago", Period.of_day(day - 2 * DAY))


def _on_date(day: date, random: Random) -> Told:
    told = day - random.randint(1, 15) * DAY
    return Told(random.choice((f"on {told.day} {told:%B}", f"on {told:%B} {told.day}")), Period.of_day(told))


def _from_to(day: date, random: Random) -> Told:
    last = day - random.randint(1, 3) * DAY
    first = last - random.randint(1, 3) * DAY
    return Told(f"from {WEEKDAYS[first.weekday()]} to {WEEKDAYS[last.weekday()]}", Period(first, last))


def _last_week(day: date, random: Random) -> Told:
    monday = day - day.weekday() * DAY - 7 * DAY
    return Told("last week", Period(monday, monday + 6 * DAY))


def _last_weekend(day: date, random: Random) -> Told:
    sunday = day - day.weekday() * DAY - DAY
    return Told("last weekend", Period(sunday - DAY, sunday))


def _last_month(day: date, random: Random) -> Told:
    last = day.replace(day=1) - DAY
    return Told(random.choice(("last month", f"in {last:%B}")), Period.of_month(last.year, last.month))


def _running(first: date, day: date, random: Random, wordings: Sequence[str]) -> Told:
    last = day - DAY if day > first and random.random() < 0.7 else day
    return Told(random.choice(wordings), Period(first, last))


def _this_year(day: date, random: Random) -> Told:
    return _running(day.replace(month=1, day=1), day, random, ("so far this year", "since the start of the year", "this year"))


def _this_month(day: date, random: Random) -> Told:
    return _running(day.replace(day=1), day, random, ("so far this month", "since the beginning of the month", "this month"))


def _this_week(day: date, random: Random) -> Told:
    return _running(day - day.weekday() * DAY, day, random, ("so far this week", "since the beginning of the week"))


Time = Callable[[date, Random], Told]
RECENT: tuple[Time, ...] = (_yesterday, _on_weekday, _days_ago, _on_date, _from_to, _from_to, _last_weekend)
"""What a report has news of: a day or a few."""
LONGER: tuple[Time, ...] = (_last_week, _last_month, _this_year, _this_year, _this_month, _this_week)
"""What it sets its news against."""
TELLINGS = (
    "{number} people crossed the Channel in small boats {time}, the Home Office said.",
    "{Time}, {number} migrants reached the UK in small boats, according to the Home Office.",
    "Home Office figures show that {number} people arrived in Britain by small boat {time}.",
    "A total of {number} migrants made the Channel crossing {time}, officials said.",
    "Officials said {number} people had crossed the Channel in dinghies {time}.",
    "{Time} {number} people made the journey to Britain across the Channel, government figures show.",
)
OWN_DAY = (
    "Police said on {weekday} that two men had been arrested on a beach near Gravelines.",
    "A prefecture official told reporters on {weekday} that patrols had found engines and life jackets in the dunes.",
    "Ministers were asked about it in parliament on {weekday}.",
)
"""Most reports name the weekday on which somebody spoke to them."""
AROUND = (
    "Lifeboats were called out off Dungeness after fishermen saw a dinghy adrift.",
    "Volunteers in Calais handed out dry clothes and tea to those whose boat had turned back.",
    "The government says that smugglers do not care whether their passengers live.",
    "Charities answered that people would go on crossing as long as they had no other way.",
    "A large camp near Calais was cleared in 2016, and smaller ones have been cleared many times.",
    "The sea was calm, and more boats were expected.",
    "A spokesman for the coastguard said that the search had ended without result.",
)


def make_reports(totals: Totals, days: Sequence[date], count: int, seed: int) -> list[MadeReport]:
    """So many reports, every second one with a second figure of another stretch of days."""
    random = Random(seed)
    reports: list[MadeReport] = []
    while len(reports) < count:
        made = _make(totals, random.choice(days), random, 1 + len(reports) % 2)
        if made is not None:
            reports.append(made)
    return reports


def _make(totals: Totals, day: date, random: Random, figures: int) -> MadeReport | None:
    told: list[Told] = []
    for times in (RECENT, LONGER) if figures == 2 else (RECENT + LONGER,):
        fitting = (one for time in random.sample(times, len(times)) if _is_news(one := time(day, random), totals))
        one = next(fitting, None)
        if one is None or any(one.period == other.period for other in told):
            return None
        told.append(one)
    random.shuffle(told)
    sentences = list(random.sample(AROUND, 3))
    for place, one in enumerate(told):
        amount = int(totals.over(one.period).amount)
        sentences.insert(2 * place, _telling(one, _number(amount, random), random))
    if random.random() < 0.6:
        sentences.insert(random.randint(0, len(sentences)), random.choice(OWN_DAY).format(weekday=WEEKDAYS[day.weekday()]))
    return MadeReport(" ".join(sentences), day, figures)


def _is_news(told: Told, totals: Totals) -> bool:
    amount = totals.complete(told.period)
    return amount is not None and amount >= LEAST


def _telling(told: Told, number: str, random: Random) -> str:
    sentence = random.choice(TELLINGS).format(number=number, time=told.words, Time=told.words[0].upper() + told.words[1:])
    return sentence[0].upper() + sentence[1:]


def _number(amount: int, random: Random) -> str:
    step = 10 if amount < 1000 else 100
    kind = random.random()
    if kind < 0.15 and amount % step:
        return f"more than {amount // step * step:,}"
    if kind < 0.25 and amount % step:
        return f"about {round(amount / step) * step:,}"
    return f"{amount:,}"
