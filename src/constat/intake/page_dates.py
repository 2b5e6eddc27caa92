"""The dates that a page claims for itself, all of them, with where each is claimed.

They are read from the page's tree, not by expressions over its source: a page can be made on which those take minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import trafilatura
from htmldate import find_date
from lxml.html import HtmlElement

from constat.model.report import DateClaim, DateSource

_JSON_DATE = re.compile(r"\"(?P<name>datePublished|dateModified|dateCreated|uploadDate)\"\s{0,20}:\s{0,20}\"(?P<value>[^\"]{8,40})\"")
_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)")
_DATE_NAMES = ("date", "published", "modified", "pubdate", "created", "issued")
_LONGEST_NAME, _LONGEST_VALUE = 60, 60
_EARLIEST, _LATEST = "1995-01-01", "2100-01-01"
"""Between these htmldate may answer; without them it asks the clock, and the same page would have other dates next year."""
_WITNESS = "htmldate"


def page_dates(markup: str) -> tuple[DateClaim, ...]:
    """The dates that a page's metadata claims, the published one first; last, what htmldate finds, where it names another day.

    htmldate reads the same metadata: where it says the same it is no second witness.
    """
    tree = trafilatura.load_html(markup)
    found: dict[tuple[str, date], DateClaim] = {}
    for name, value in [] if tree is None else _claimed(tree):
        day = _day(value)
        if day is not None:
            found.setdefault((name, day), DateClaim(DateSource.METADATA, day, day, f"{name}: {value}"))
    claims = sorted(found.values(), key=lambda claim: (_rank(claim.says), claim.first, claim.says))
    guess = None if tree is None else _guessed(markup)
    if guess is not None and all(claim.first != guess for claim in claims):
        claims.append(DateClaim(DateSource.METADATA, guess, guess, f"{_WITNESS}: {guess.isoformat()}"))
    return tuple(claims)


def _guessed(markup: str) -> date | None:
    """The day on which htmldate thinks the page was first published: by its metadata and the marked-up dates in it."""
    answer = find_date(markup, original_date=True, extensive_search=False, min_date=_EARLIEST, max_date=_LATEST)
    return _day(answer) if answer else None


def _claimed(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Names and values of all that looks like a date in the page's metadata, its JSON and its marked-up times."""
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = meta.get("content") or ""
        if len(name) <= _LONGEST_NAME and len(value) <= _LONGEST_VALUE and any(word in name.lower() for word in _DATE_NAMES):
            yield name, value
    for script in tree.iter("script"):
        for match in _JSON_DATE.finditer(script.text or ""):
            yield match["name"], match["value"]
    for time in tree.iter("time"):
        value = time.get("datetime") or ""
        if len(value) <= _LONGEST_VALUE:
            yield "time", value


def _day(value: str) -> date | None:
    match = _DAY.search(value)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _rank(says: str) -> int:
    """How near a claim is to the day of publication: its own field, another date, a time in the text, a change."""
    name = says.partition(":")[0].lower() if not says.lower().startswith("article:") else says.lower()
    if "publish" in name or "pubdate" in name or "issued" in name:
        return 0
    if "modif" in name or "updat" in name:
        return 3
    return 2 if name.startswith("time") else 1
