"""Nothing inside this machine or its network can be reached, whatever notation, redirect or name is used."""

import ipaddress
import socket
from dataclasses import dataclass

import pytest
from aiohttp import web
from yarl import URL

from bot.reading.address import Address, AddressBlockedError, Guard, is_public
from bot.reading.http import HttpClient
from bot.reading.responses import FailureKind, FetchFailed, Kind, Response
from tests.reading.servers import AGENT, FakeResolver, Site, site

INTERNAL = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.0.8", "192.0.0.170", "192.0.2.1", "192.88.99.1",
    "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::1", "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1",
    "2002:7f00:1::", "2001::1", "2001:db8::1", "fe80::1", "fec0::1", "fc00::1", "fd00::1", "ff02::1", "3fff::1",
    "100::1", "5f00::1", "2001:10::1",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.215.14", "2a02:6b8::2:242", "2606:4700::1111", "::ffff:8.8.8.8", "185.71.67.1"]
# Every notation of this machine that a URL can carry; PORT becomes that of a real server.
NOTATIONS = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1",
    "017700000001", "0.0.0.0", "0", "localhost", "LOCALHOST", "localhost.", "127.0.0.1.",
    "127.127.127.127", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::]", "①②⑦.⓪.⓪.①", "１２７.０.０.１", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "127。0。0。1", "%31%32%37.0.0.1",
    "127.0.0.1%2f.example.org", "[::1%25lo]", "[fe80::1%25lo]",
]  # fmt: skip
REFUSED = [
    "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)",
    "data:text/html,x", "", "//example.org/", "http://", "http:///x", "http://user@example.org/",
    "http://user:secret@example.org/", "http://example.org@127.0.0.1/", "http://example.org:22/",
    "http://example.org:8080/", "https://example.org:25/", "http://example.org:99999/",
    "http://[::1/", "http://example.org:port/", "http://" + "a" * 3000,
]  # fmt: skip


def outside(address: Address) -> bool:
    """In these tests 127.0.0.2 is the open internet and the rest of the machine is what must not be reached."""
    return address == ipaddress.ip_address("127.0.0.2")


@dataclass
class Web:
    inside: Site
    client: HttpClient
    resolver: FakeResolver


async def reached(url: str, inside: Site) -> FetchFailed:
    """Fetches with the bot's own rule, the server's port allowed, so that only the address is in the way."""
    async with HttpClient(AGENT, guard=Guard(ports=frozenset({80, 443, inside.port}))) as client:
        got = await client.fetch(url, kind=Kind.FEED)
    assert inside.requests == []
    assert isinstance(got, FetchFailed)
    return got


@pytest.mark.parametrize("text", INTERNAL)
def test_an_internal_address_is_not_public(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_a_public_address_is_public(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_is_refused_as_written(url: str) -> None:
    assert isinstance(Guard().checked(url), str)


@pytest.mark.parametrize("port", [80, 443])
def test_web_ports_are_open(port: int) -> None:
    assert isinstance(Guard().checked(f"https://example.org:{port}/a"), URL)


def test_a_socket_of_another_port_is_refused() -> None:
    with pytest.raises(AddressBlockedError):
        Guard().socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 22)))


async def test_no_notation_of_this_machine_reaches_a_server_on_it() -> None:
    async with site({"/": "internal"}) as inside:
        for notation in NOTATIONS:
            got = await reached(f"http://{notation}:{inside.port}/", inside)
            assert got.kind in (FailureKind.BLOCKED, FailureKind.ADDRESS, FailureKind.DNS), (notation, got)


async def test_a_trusted_host_is_let_through_by_its_exact_name_and_port() -> None:
    async with site({"/": "local news"}) as inside, HttpClient(AGENT, frozenset({inside.trusted})) as client:
        assert isinstance(await client.fetch(inside.base + "/", kind=Kind.FEED), Response)
        other = await client.fetch(f"http://localhost:{inside.port}/", kind=Kind.FEED)
        assert isinstance(other, FetchFailed)


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:{port}/secret", "//localhost:{port}/secret", "http://[::1]:{port}/"]
)
async def test_a_redirect_into_the_machine_is_refused(target: str) -> None:
    async def away(request: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": target.format(port=inside.port)})

    async with site({"/secret": "x", "/": "x"}) as inside, site({"/": away}, host="127.0.0.2", port=inside.port) as out:
        guard = Guard(ports=frozenset({out.port}), public=outside)
        async with HttpClient(AGENT, guard=guard) as client:
            got = await client.fetch(out.base + "/", kind=Kind.FEED)
    assert out.paths == ["/"]
    assert inside.requests == []
    assert isinstance(got, FetchFailed)
    assert got.kind is FailureKind.BLOCKED


def test_a_trusted_host_may_be_a_literal_of_the_new_protocol() -> None:
    guard = Guard(frozenset({"[::1]:8081"}))
    assert guard.trusts(URL("http://[::1]:8081/feed"))
    assert not guard.trusts(URL("http://[::1]:8082/feed"))


async def test_a_trusted_host_cannot_send_us_into_the_machine() -> None:
    async def away(request: web.Request) -> web.StreamResponse:
        return web.Response(status=301, headers={"Location": f"{inside.base}/"})

    async with (
        site({"/": "x"}) as inside,
        site({"/": away}) as local,
        HttpClient(AGENT, frozenset({local.trusted})) as client,
    ):
        got = await client.fetch(local.base + "/", kind=Kind.FEED)
    assert inside.requests == []
    assert isinstance(got, FetchFailed)


async def test_a_name_that_changes_its_answer_is_refused_at_the_second() -> None:
    async with site({"/": "secret"}) as inside, site({"/": "outside"}, host="127.0.0.2", port=inside.port) as out:
        resolver = FakeResolver(rebinding_example=[["127.0.0.2"], ["127.0.0.1"]])
        guard = Guard(ports=frozenset({out.port}), public=outside)
        for expected in (Response, FetchFailed):
            async with HttpClient(AGENT, guard=guard, resolver=resolver) as client:
                got = await client.fetch(f"http://rebinding.example:{out.port}/", kind=Kind.FEED)
            assert isinstance(got, expected)
        assert inside.requests == []


async def test_a_name_with_mixed_answers_uses_the_allowed_one() -> None:
    async with site({"/": "secret"}) as inside, site({"/": "outside"}, host="127.0.0.2", port=inside.port) as out:
        resolver = FakeResolver(mixed_example=[["127.0.0.1", "::1", "127.0.0.2"]])
        guard = Guard(ports=frozenset({out.port}), public=outside)
        async with HttpClient(AGENT, guard=guard, resolver=resolver) as client:
            got = await client.fetch(f"http://mixed.example:{out.port}/", kind=Kind.FEED)
        assert isinstance(got, Response)
        assert inside.requests == []


async def test_a_name_with_internal_answers_alone_is_blocked_not_unreachable() -> None:
    resolver = FakeResolver(inner_example=[["10.0.0.1", "::1", "169.254.169.254"]])
    async with HttpClient(AGENT, resolver=resolver) as client:
        got = await client.fetch("http://inner.example/", kind=Kind.FEED)
    assert isinstance(got, FetchFailed)
    assert got.kind is FailureKind.BLOCKED
