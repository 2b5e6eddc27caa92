"""Reports fetched from addresses; no test leaves this machine."""

from __future__ import annotations

import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from constat.errors import InputError
from constat.intake import addresses
from constat.intake.addresses import fetch, is_public

STORY = b"Police cleared a camp of about 300 migrants near Calais on Tuesday."
PUBLIC = "93.184.216.34"


def _names(**found: str | list[str]):
    """A directory of names, so that none is asked for outside."""

    def names(host: str, _port: int) -> list[str]:
        answer = found[host.replace(".", "_").replace("-", "_")]
        return [answer] if isinstance(answer, str) else answer

    return names


def _answers(*answers: httpx.Response) -> tuple[httpx.MockTransport, list[httpx.Request]]:
    seen: list[httpx.Request] = []
    left = list(answers)

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return left.pop(0)

    return httpx.MockTransport(answer), seen


def _plain(content: bytes = STORY, **headers: str) -> httpx.Response:
    return httpx.Response(200, content=content, headers={"content-type": "text/plain; charset=utf-8"} | headers)


def test_the_connection_goes_to_the_checked_address_under_the_name_that_was_asked_for():
    transport, seen = _answers(_plain(**{"x-kept": "yes", "set-cookie": "visit=1"}))
    fetched = fetch("https://courier.example/news/camp?id=1#top", names=_names(courier_example=PUBLIC), transport=transport)
    assert fetched.raw == STORY
    assert (fetched.name, fetched.address) == ("camp.txt", "https://courier.example/news/camp?id=1")
    assert seen[0].url.host == PUBLIC
    assert seen[0].headers["host"] == "courier.example"
    assert seen[0].extensions["sni_hostname"] == "courier.example"
    assert ("x-kept", "yes") in fetched.headers
    assert "set-cookie" not in dict(fetched.headers)


def test_a_redirect_is_followed_and_noted():
    transport, seen = _answers(httpx.Response(301, headers={"location": "//www.courier.example/b"}), _plain())
    names = _names(courier_example=PUBLIC, www_courier_example="93.184.216.35")
    fetched = fetch("http://courier.example/a", names=names, transport=transport)
    assert fetched.address == "http://www.courier.example/b"
    assert fetched.headers[0] == ("redirected-from", "http://courier.example/a")
    assert [request.url.host for request in seen] == [PUBLIC, "93.184.216.35"]


INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("inside", INSIDE)
def test_an_address_within_a_network_is_refused(inside: str):
    transport, seen = _answers(_plain())
    with pytest.raises(InputError, match="within a network"):
        fetch("http://courier.example/a", names=_names(courier_example=inside), transport=transport)
    assert seen == []


@pytest.mark.parametrize("public", [PUBLIC, "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_a_public_address_is_known_for_one(public: str):
    assert is_public(ipaddress.ip_address(public))


def test_one_inside_address_among_several_is_enough_to_refuse():
    transport, _ = _answers(_plain())
    with pytest.raises(InputError, match=r"which is 10\.0\.0\.1"):
        fetch("http://courier.example/a", names=_names(courier_example=[PUBLIC, "10.0.0.1"]), transport=transport)


def test_a_redirect_into_a_network_is_refused():
    transport, seen = _answers(httpx.Response(302, headers={"location": "http://inside.example/secret"}), _plain())
    with pytest.raises(InputError, match="within a network"):
        fetch("http://courier.example/a", names=_names(courier_example=PUBLIC, inside_example="127.0.0.1"), transport=transport)
    assert len(seen) == 1


def test_a_name_that_changes_between_two_hops_is_checked_each_time():
    answers = iter([PUBLIC, "127.0.0.1"])
    transport, seen = _answers(httpx.Response(302, headers={"location": "/b"}), _plain())
    with pytest.raises(InputError, match="within a network"):
        fetch("http://courier.example/a", names=lambda _host, _port: [next(answers)], transport=transport)
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("ftp://courier.example/a", "no web address"),
        ("http:///a", "no web address"),
        ("https://ada:secret@courier.example/a", "carries a name or password"),
        ("http://[::1/a", "is no address"),
        ("http://unknown.example/a", "cannot be resolved"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(address: str, problem: str):
    def names(_host: str, _port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(InputError, match=problem):
        fetch(address, names=names, transport=_answers()[0])


def test_redirects_end_somewhere_and_lead_only_to_the_web():
    round_and_round = [httpx.Response(302, headers={"location": "/again"}) for _ in range(20)]
    with pytest.raises(InputError, match="redirects more than 5 times"):
        fetch("http://courier.example/a", names=_names(courier_example=PUBLIC), transport=_answers(*round_and_round)[0])
    out = httpx.Response(302, headers={"location": "file:///etc/passwd"})
    with pytest.raises(InputError, match="no web address"):
        fetch("http://courier.example/a", names=_names(courier_example=PUBLIC), transport=_answers(out)[0])


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (httpx.Response(404), "answered 404 Not Found"),
        (httpx.Response(200, content=b"\x89PNG", headers={"content-type": "image/png"}), "is image/png"),
    ],
)
def test_an_answer_that_is_no_report_is_refused(answer: httpx.Response, problem: str):
    with pytest.raises(InputError, match=problem):
        fetch("http://courier.example/a", names=_names(courier_example=PUBLIC), transport=_answers(answer)[0])


def test_an_answer_that_goes_on_for_ever_is_left(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(addresses, "LARGEST", 100)
    with pytest.raises(InputError, match="over 100 bytes"):
        fetch("http://courier.example/a", names=_names(courier_example=PUBLIC), transport=_answers(_plain(b"x" * 101))[0])


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/news/camp.php", "text/html", "camp.php.html"),
        ("/news/camp.html", "text/html; charset=utf-8", "camp.html"),
        ("/news/", "text/html", "news.html"),
        ("/", "text/html", "courier.example.html"),
        ("/a.txt", "application/pdf", "a.pdf"),
        ("/a", "", "a"),
    ],
)
def test_the_name_tells_the_format_that_the_answer_says_it_has(path: str, kind: str, name: str):
    answer = httpx.Response(200, content=STORY, headers={"content-type": kind} if kind else {})
    assert fetch(f"http://courier.example{path}", names=_names(courier_example=PUBLIC), transport=_answers(answer)[0]).name == name


@pytest.fixture
def server() -> Iterator[str]:
    """A real server on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/old":
                self.send_response(301)
                self.send_header("Location", "/new.txt")
                self.end_headers()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(STORY)))
            self.end_headers()
            self.wfile.write(STORY)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002  # the signature is the library's
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_real_server_is_fetched_from_where_that_is_allowed(server: str):
    fetched = fetch(f"{server}/old", private=True)
    assert (fetched.raw, fetched.address, fetched.name) == (STORY, f"{server}/new.txt", "new.txt")
    with pytest.raises(InputError, match="within a network"):
        fetch(f"{server}/old")
