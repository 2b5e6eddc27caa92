"""Fetching a publisher's current file: the page that it keeps, and the link to the file there."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import httpx

from constat.checking.series.declarations import Publication
from constat.errors import FormatError, InputError

LARGEST = 64 * 1024 * 1024
"""Bytes beyond which a file is not fetched; a spreadsheet of ten years of days has a hundred thousand."""
_PATIENCE = httpx.Timeout(30.0)
_REDIRECTS = 5
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as it came, with the address that it came from in the end."""

    raw: bytes
    address: str


def fetch_current(publication: Publication, client: httpx.Client | None = None) -> Fetched:
    """Fetch the file that a publisher's page links to now.

    Raises InputError where the declaration names no page or the network fails, FormatError where the page has no link, or several
    different ones, that fit the declaration.
    """
    if publication.page is None or publication.link is None:
        raise InputError(publication.id, "its declaration names no page and link, so there is nothing to fetch; add a file instead")
    with client or httpx.Client(timeout=_PATIENCE, follow_redirects=False) as open_client:
        page = _fetch(open_client, publication.page)
        return _fetch(open_client, _link(page, publication))


def _fetch(client: httpx.Client, address: str) -> Fetched:
    for _ in range(_REDIRECTS + 1):
        _check(address)
        try:
            with client.stream("GET", address) as response:
                if response.is_redirect:
                    address = urljoin(address, response.headers.get("location", ""))
                    continue
                if response.status_code != httpx.codes.OK:
                    raise InputError(address, f"the server answers {response.status_code} {response.reason_phrase}")
                return Fetched(_body(response, address), address)
        except httpx.HTTPError as error:
            raise InputError(address, f"cannot be fetched ({error or type(error).__name__})") from error
    raise InputError(address, f"redirects more than {_REDIRECTS} times")


def _check(address: str) -> None:
    """Only HTTPS, whose answers nobody on the way can change; plain HTTP never leaves this machine."""
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _THIS_MACHINE):
        return
    raise InputError(address, "is not an HTTPS address, and only such are fetched")


def _body(response: httpx.Response, address: str) -> bytes:
    raw = bytearray()
    for piece in response.iter_bytes():
        raw += piece
        if len(raw) > LARGEST:
            raise InputError(address, f"is over {LARGEST:,} bytes, which no file of a series is")
    return bytes(raw)


def _link(page: Fetched, publication: Publication) -> str:
    links = _Links()
    links.feed(page.raw.decode("utf-8", errors="replace"))
    wanted = (publication.link or "").lower()
    fitting = dict.fromkeys(urljoin(page.address, address) for address, text in links.found if wanted in f"{address} {text}".lower())
    if len(fitting) != 1:
        problem = "no link" if not fitting else f"{len(fitting)} different links"
        raise FormatError(page.address, None, f"has {problem} with {publication.link!r}; look at the page and correct the declaration")
    return next(iter(fitting))


@dataclass(eq=False)
class _Links(HTMLParser):
    """The links of a page, as addresses with their texts."""

    found: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._address: str | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._address = dict(attrs).get("href")
            self._text = []

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address:
            self.found.append((self._address, "".join(self._text).strip()))
            self._address = None
