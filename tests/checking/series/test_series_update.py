from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from constat.checking.series import update
from constat.checking.series.declarations import Publication
from constat.checking.series.store import shipped_publications
from constat.checking.series.update import fetch_current
from constat.errors import FormatError, InputError

FILE = b"Date,Landed\n2024-01-01,3\n"
PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {}, b'<p><a href="/old.txt">notes</a> <a href="media/series.ods">Time <b>series</b></a></p>'),
    "/media/series.ods": (200, {}, FILE),
    "/moved": (301, {"location": "/page"}, b""),
    "/round": (302, {"location": "/round"}, b""),
    "/away": (302, {"location": "http://example.org/series.ods"}, b""),
    "/empty": (200, {}, b"<p>nothing here</p>"),
    "/two": (200, {}, b'<a href="/a.ods">one</a><a href="/b.ods">two</a>'),
    "/gone": (200, {}, b'<a href="/none.ods">the series</a>'),
}


class _Publisher(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the name is the library's
        status, headers, body = PAGES.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Say nothing: a test's server needs no log."""


@pytest.fixture(scope="module")
def publisher() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Publisher)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def publication(page: str) -> Publication:
    return replace(shipped_publications()["home-office-small-boats"], page=page, link=".ods")


@pytest.mark.parametrize("page", ["/page", "/moved"])
def test_the_file_that_the_page_links_to_is_fetched(publisher: str, page: str) -> None:
    fetched = fetch_current(publication(publisher + page))

    assert (fetched.raw, fetched.address) == (FILE, f"{publisher}/media/series.ods")


@pytest.mark.parametrize(
    ("page", "error", "says"),
    [
        ("/empty", FormatError, "has no link with '.ods'"),
        ("/two", FormatError, "has 2 different links"),
        ("/gone", InputError, "the server answers 404"),
        ("/round", InputError, "redirects more than 5 times"),
        ("/away", InputError, "not an HTTPS address"),
    ],
)
def test_what_cannot_be_fetched_is_said(publisher: str, page: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        fetch_current(publication(publisher + page))


def test_a_file_that_is_too_large_is_not_fetched(publisher: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update, "LARGEST", 10)

    with pytest.raises(InputError, match="is over 10 bytes"):
        fetch_current(publication(f"{publisher}/page"))


def test_plain_http_is_not_spoken_with_other_machines() -> None:
    with pytest.raises(InputError, match="not an HTTPS address"):
        fetch_current(publication("http://example.org/page"))


def test_a_network_that_fails_is_said() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)

    with pytest.raises(InputError, match="cannot be fetched"):
        fetch_current(publication("https://example.org/page"), partial(httpx.Client, transport=httpx.MockTransport(fail))())


def test_a_publication_without_a_page_cannot_be_fetched() -> None:
    with pytest.raises(InputError, match="names no page"):
        fetch_current(replace(publication("https://example.org"), page=None))
