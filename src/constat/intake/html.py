"""News pages: the text of the article, and every date that the page claims for it."""

from __future__ import annotations

import re
from datetime import date

import trafilatura
from lxml.etree import LxmlError
from trafilatura.settings import Extractor

from constat.errors import InputError
from constat.intake.decoding import decode
from constat.intake.documents import Page
from constat.model.report import DateClaim, DateSource

_META = re.compile(
    r"<meta[^>]+(?:property|name|itemprop)\s*=\s*[\"'](?P<name>[^\"']{1,60})[\"'][^>]*content\s*=\s*[\"'](?P<value>[^\"']{4,60})[\"']|"
    r"<meta[^>]+content\s*=\s*[\"'](?P<value2>[^\"']{4,60})[\"'][^>]*(?:property|name|itemprop)\s*=\s*[\"'](?P<name2>[^\"']{1,60})[\"']",
    re.IGNORECASE,
)
_TIME = re.compile(r"<time[^>]+datetime\s*=\s*[\"'](?P<value>[^\"']{8,40})[\"']", re.IGNORECASE)
_JSON_DATE = re.compile(r"\"(?P<name>datePublished|dateModified|dateCreated|uploadDate)\"\s*:\s*\"(?P<value>[^\"]{8,40})\"")
_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)")
_DATE_NAMES = ("date", "published", "modified", "pubdate", "created", "issued")


def extract_html(raw: bytes, source: str) -> Page:
    """The article of a page by trafilatura, with all dates that the page's metadata claims, the published one first.

    Raises InputError where there is no article to be found.
    """
    markup = decode(raw)
    options = Extractor(output_format="txt", comments=False, tables=True, with_metadata=False)
    try:
        text = trafilatura.extract(markup, options=options)
        metadata = trafilatura.extract_metadata(markup)
    except (LxmlError, ValueError) as error:
        raise InputError(source, f"is not a page that can be read ({error})") from error
    if not text:
        raise InputError(source, "holds no article text; if it is one, save its text as .txt")
    title = metadata.title if metadata is not None else None
    if title and title.strip() and title.strip() not in text[: len(title) + 200]:
        text = f"{title.strip()}\n\n{text}"
    return Page(text, _dates(markup), metadata.sitename if metadata is not None else None)


def _dates(markup: str) -> tuple[DateClaim, ...]:
    found: dict[tuple[str, date], DateClaim] = {}
    for name, value in _claimed(markup):
        match = _DAY.search(value)
        if match is None:
            continue
        try:
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        found.setdefault((name, day), DateClaim(DateSource.METADATA, day, day, f"{name}: {value}"))
    return tuple(sorted(found.values(), key=lambda claim: (_rank(claim.says), claim.first, claim.says)))


def _claimed(markup: str) -> list[tuple[str, str]]:
    claims = [(match["name"] or match["name2"], match["value"] or match["value2"]) for match in _META.finditer(markup)]
    claims = [(name, value) for name, value in claims if any(word in name.lower() for word in _DATE_NAMES)]
    claims += [(match["name"], match["value"]) for match in _JSON_DATE.finditer(markup)]
    claims += [("time", match["value"]) for match in _TIME.finditer(markup)]
    return claims


def _rank(says: str) -> int:
    name = says.partition(":")[0].lower() if not says.lower().startswith("article:") else says.lower()
    if "publish" in name or "pubdate" in name or "issued" in name:
        return 0
    if "modif" in name or "updat" in name:
        return 3
    return 2 if name.startswith("time") else 1
