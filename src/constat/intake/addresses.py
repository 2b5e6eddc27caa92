"""Reports fetched from an address over HTTP or HTTPS.

An address comes from whoever wrote it, and may point into the network that Constat runs in. So each is resolved here,
every address that its name stands for is checked, and the connection goes to the very one that was checked: the name is
not asked for again, and cannot turn into another in between. Redirects are followed by hand, each checked likewise.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from email.message import Message
from ipaddress import IPv4Address, IPv6Address
from pathlib import PurePosixPath
from urllib.parse import unquote

import httpx

from constat import __version__
from constat.errors import InputError
from constat.intake.documents import ENDINGS
from constat.model.receipt import Receipt

LARGEST = 16 * 1024 * 1024
"""Bytes of an answer beyond which it is left: a page with all that it carries, or a long PDF."""
MOST_REDIRECTS = 5
_SECONDS = 20.0
_SECONDS_IN_ALL = 120.0
"""How long an answer may take to begin or to go on, and in all."""
_ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt", "text/markdown": ".md"}
_LEFT_OUT = frozenset({"set-cookie", "set-cookie2"})
"""Headers that are about the visit, not the report."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_AGENT = f"constat/{__version__}"

IPAddress = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered: its bytes, the address that they came from in the end, and the answer's headers."""

    raw: bytes
    name: str
    address: str
    headers: tuple[tuple[str, str], ...]

    def onto(self, receipt: Receipt) -> Receipt:
        """The receipt with the headers, which are the evidence for where and when it came from."""
        return replace(receipt, headers=self.headers)


def resolve(host: str, port: int) -> list[str]:
    """The addresses that a name stands for. Raises OSError where there are none."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def fetch(address: str, *, private: bool = False, names: Resolve = resolve, transport: httpx.BaseTransport | None = None) -> Fetched:
    """Fetch a report. private lets addresses within a network be fetched.

    Raises InputError where the address cannot be used or leads where it should not, where the answer is too large, too
    slow, or no report.
    """
    asked: list[str] = []
    url = _parse(address, address)
    with httpx.Client(transport=transport, trust_env=False, follow_redirects=False, timeout=_SECONDS) as client:
        while len(asked) <= MOST_REDIRECTS:
            asked.append(str(url))
            try:
                request = _request(client, url, _checked(url, address, private=private, names=names))
                with closing(client.send(request, stream=True)) as answer:
                    if not answer.has_redirect_location:
                        return _read(answer, url, asked, address)
                    url = _parse(str(url.join(answer.headers["location"])), address)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise InputError(address, f"cannot be fetched ({error or type(error).__name__})") from error
            client.cookies.clear()
    raise InputError(address, f"redirects more than {MOST_REDIRECTS} times")


def _parse(address: str, first: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError(first, f"is no address ({error})") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise InputError(first, f"leads to {address}, which is no web address")
    if url.userinfo:
        raise InputError(first, "carries a name or password; they would be kept with the report")
    return url.copy_with(fragment=None)


def _request(client: httpx.Client, url: httpx.URL, pinned: str) -> httpx.Request:
    """A request to the checked IP address, under the name that was asked for, which a certificate has to bear."""
    headers = {"Host": url.netloc.decode("ascii"), "User-Agent": _AGENT, "Accept-Encoding": "identity"}
    return client.build_request(
        "GET", url.copy_with(host=pinned), headers=headers, extensions={"sni_hostname": url.raw_host.decode("ascii")}
    )


def _checked(url: httpx.URL, address: str, *, private: bool, names: Resolve) -> str:
    """The first IP address of an address's host, if all that it has may be fetched from."""
    host, port = url.host, url.port or (443 if url.scheme == "https" else 80)
    try:
        found = names(host, port)
    except (OSError, UnicodeError) as error:
        raise InputError(address, f"the name {host} cannot be resolved ({error})") from error
    if not found:
        raise InputError(address, f"the name {host} stands for no address")
    for one in found:
        if not private and not is_public(ipaddress.ip_address(one.partition("%")[0])):
            raise InputError(address, f"leads to {host}, which is {one}, within a network; only public addresses are fetched")
    return found[0]


def is_public(address: IPAddress) -> bool:
    """Whether an address is one of the public internet's, also where it wraps another."""
    if isinstance(address, IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            wrapped = IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved and not address.is_unspecified


def _read(answer: httpx.Response, url: httpx.URL, asked: list[str], address: str) -> Fetched:
    if answer.status_code != httpx.codes.OK:
        raise InputError(address, f"answered {answer.status_code} {answer.reason_phrase}".rstrip())
    ending = _ending(answer.headers.get("content-type", ""), address)
    raw = bytearray()
    until = time.monotonic() + _SECONDS_IN_ALL
    for chunk in answer.iter_bytes():
        raw += chunk
        if len(raw) > LARGEST:
            raise InputError(address, f"answers with over {LARGEST:,} bytes")
        if time.monotonic() > until:
            raise InputError(address, f"takes over {_SECONDS_IN_ALL:.0f} seconds")
    headers = [("redirected-from", one) for one in asked[:-1]]
    headers += [(name.lower(), value) for name, value in answer.headers.items() if name.lower() not in _LEFT_OUT]
    return Fetched(raw=bytes(raw), name=_name(url, ending), address=str(url), headers=tuple(headers))


def _ending(content_type: str, address: str) -> str:
    """The ending of a file of the answer's type; none where the answer does not say its type."""
    message = Message()
    message["content-type"] = content_type or "application/octet-stream"
    kind = message.get_content_type()
    if kind not in _ENDINGS and content_type and kind != "application/octet-stream":
        raise InputError(address, f"is {kind}; pages, PDF files and plain text are read")
    return _ENDINGS.get(kind, "")


def _name(url: httpx.URL, ending: str) -> str:
    """A name for the report: the last part of its path with an ending that tells its format, or its host."""
    last = unquote(PurePosixPath(url.path).name, errors="replace")
    name = "".join(character for character in last if character.isprintable() and character not in "/\\") or url.host
    if ending and PurePosixPath(name).suffix.lower() not in ENDINGS:
        return name + ending
    return name if not ending or PurePosixPath(name).suffix.lower() == ending else PurePosixPath(name).stem + ending
