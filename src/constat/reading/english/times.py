"""English words for times."""

from __future__ import annotations

_MONTHS = "january february march april may june july august september october november december".split()
MONTHS = {name: number for number, name in enumerate(_MONTHS, 1)}
MONTH_ABBREVIATIONS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
"""Taken for months only beside a day or a year."""

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAYS)}
WEEKDAY_ABBREVIATIONS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
"""Taken for weekdays only beside a date."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each; "fall" counts only after "last", "this", "next" or "the"."""

DAY_PARTS = frozenset("morning afternoon evening night lunchtime midday noon dawn overnight nightfall midnight daybreak".split())

UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month", "year": "year", "years": "year",
    "hour": "hour", "hours": "hour", "minute": "hour", "minutes": "hour", "fortnight": "fortnight", "fortnights": "fortnight",
    "decade": "decade", "decades": "decade", "weekend": "weekend", "weekends": "weekend", "quarter": "quarter",
}  # fmt: skip

FUTURE_WORDS = frozenset(
    "will 'll shall due set expected scheduled plans planned planning would going to-be hopes intends vowed promised pledged upcoming likely".split()
)
"""Words before a weekday or month that put it ahead of the report."""

STARTING_WORDS = frozenset("starting beginning".split())
"""Words just before a time that put it ahead of the report."""

FESTIVALS = {
    ("christmas", "day"): (12, 25), ("christmas", "eve"): (12, 24), ("christmas", "night"): (12, 25), ("boxing", "day"): (12, 26),
    ("new", "year's", "day"): (1, 1), ("new", "year", "'s", "day"): (1, 1), ("new", "year's", "eve"): (12, 31),
    ("new", "year", "'s", "eve"): (12, 31), ("bastille", "day"): (7, 14),
}  # fmt: skip
"""Days of the year that go by a name, in the words that tokens have: month and day."""

SAME_POINT = frozenset("point stage time date moment".split())
"""Words after "this" or "the same" that mean the report's day in another year."""

YEAR_LEADS = frozenset(
    "in since of by until till to from before after during for and late early mid the around between through throughout summer winter autumn spring december january february march april may june july august "
    "september october november year ( - , ; : than or on with about circa into over early-".split()
)
"""Words after which four digits are a year even before a noun."""

MONTH_LEADS = frozenset(
    "in of since last this next until till by from early mid late during for to and between on through before after end beginning start throughout - ( , and or".split()
)
"""Words after which "May" and "March" are months."""
