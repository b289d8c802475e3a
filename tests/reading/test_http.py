# ruff: noqa: E501 - replies and heads are easier to read whole
"""One client fetches everything: conditions, redirects, robots.txt, and every failure as a value."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import web

from bot.reading.http import HttpClient
from bot.reading.responses import FailureKind, FetchFailed, Kind, Limits, NotModified, Response
from tests.reading.servers import AGENT, FakeResolver, raw_server, site

FEED = Kind.FEED


def moved(location: str, status: int = 301) -> web.Response:
    return web.Response(status=status, headers={"Location": location})


async def test_a_body_comes_with_what_the_server_says_about_coming_back() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        headers = {
            "ETag": '"a1"',
            "Last-Modified": "Wed, 14 May 2025 07:00:00 GMT",
            "Cache-Control": "public, max-age=300",
            "Age": "60",
        }
        return web.Response(text="мост", headers=headers)

    async with site({"/feed": answer}) as there, HttpClient(AGENT, frozenset({there.trusted})) as client:
        got = await client.fetch(f"{there.base}/feed#top", kind=FEED)
    assert isinstance(got, Response)
    assert got.body.decode() == "мост"
    assert got.content_type == "text/plain; charset=utf-8"
    assert (got.caching.etag, got.caching.max_age) == ('"a1"', timedelta(minutes=4))
    assert got.permanent_url is None
    request = there.requests[0]
    assert request.headers["User-Agent"] == AGENT
    assert "br" in request.headers["Accept-Encoding"]
    assert "zstd" in request.headers["Accept-Encoding"]
    assert "Cookie" not in request.headers


async def test_nothing_new_is_a_value() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        known = request.headers.get("If-None-Match") == '"a1"' and "If-Modified-Since" in request.headers
        return web.Response(status=304 if known else 200)

    async with site({"/feed": answer}) as there, HttpClient(AGENT, frozenset({there.trusted})) as client:
        date = "Wed, 14 May 2025 07:00:00 GMT"
        assert isinstance(
            await client.fetch(f"{there.base}/feed", kind=FEED, etag='"a1"', last_modified=date), NotModified
        )
        assert isinstance(await client.fetch(f"{there.base}/feed", kind=FEED), Response)


async def test_cookies_are_not_kept() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(headers={"Set-Cookie": "id=7; Path=/"})

    async with site({"/feed": answer}) as there, HttpClient(AGENT, frozenset({there.trusted})) as client:
        for _ in range(2):
            await client.fetch(f"{there.base}/feed", kind=FEED)
    assert all("Cookie" not in request.headers for request in there.requests)


@pytest.mark.parametrize(
    ("statuses", "permanent"), [([301, 308], True), ([301, 302], False), ([307, 301], False), ([303, 308], False)]
)
async def test_only_redirects_that_are_all_permanent_move_a_feed(statuses: list[int], permanent: bool) -> None:
    async def first(request: web.Request) -> web.StreamResponse:
        return moved("/second", statuses[0])

    async def second(request: web.Request) -> web.StreamResponse:
        return moved("new/feed", statuses[1])

    async with (
        site({"/first": first, "/second": second, "/new/feed": "x"}) as there,
        HttpClient(AGENT, frozenset({there.trusted})) as client,
    ):
        got = await client.fetch(f"{there.base}/first", kind=FEED)
    assert isinstance(got, Response)
    assert (got.url, got.requested_url) == (f"{there.base}/new/feed", f"{there.base}/first")
    assert got.permanent_url == (got.url if permanent else None)


@pytest.mark.parametrize(
    ("retry_after", "wait"),
    [("120", timedelta(minutes=2)), ("Wed, 14 May 2025 08:00:00 GMT", timedelta(hours=1)), ("soon", None), ("", None)],
)
async def test_a_busy_server_says_when_to_return(retry_after: str, wait: timedelta | None) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        headers = {"Retry-After": retry_after, "Date": "Wed, 14 May 2025 07:00:00 GMT"}
        return web.Response(status=503, headers=headers)

    async with site({"/feed": answer}) as there, HttpClient(AGENT, frozenset({there.trusted})) as client:
        got = await client.fetch(f"{there.base}/feed", kind=FEED)
    assert got == FetchFailed(FailureKind.STATUS, "HTTP 503", 503, wait)


async def test_a_feed_that_is_gone_says_so() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(status=410)

    async with site({"/feed": answer}) as there, HttpClient(AGENT, frozenset({there.trusted})) as client:
        gone, missing = [await client.fetch(there.base + path, kind=FEED) for path in ("/feed", "/other")]
    assert isinstance(gone, FetchFailed)
    assert gone.gone
    assert isinstance(missing, FetchFailed)
    assert not missing.gone


@pytest.mark.parametrize(
    "reply",
    [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", b"not http at all\r\n\r\n", b"HTTP/1.1 999 Odd\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"HTTP/1.1 302 Found\r\nLocation: //[bad\r\n\r\n",
     b"HTTP/1.1 302 Found\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n"],
)  # fmt: skip
async def test_broken_http_is_a_failure_and_not_an_exception(reply: bytes) -> None:
    async def write(writer: asyncio.StreamWriter) -> None:
        writer.write(reply)

    async with raw_server(write) as port, HttpClient(AGENT, frozenset({f"127.0.0.1:{port}"})) as client:
        got = await client.fetch(f"http://127.0.0.1:{port}/", kind=Limits(1000, 1.0, "*/*"))
    assert isinstance(got, FetchFailed)


async def test_a_closed_port_and_an_unknown_name_are_told_apart() -> None:
    async with site({}) as there:
        closed = there.base
    trusted = frozenset({closed.removeprefix("http://"), "nowhere.example:80"})
    async with HttpClient(AGENT, trusted, resolver=FakeResolver()) as client:
        port = await client.fetch(closed, kind=FEED)
        name = await client.fetch("http://nowhere.example/", kind=FEED)
    assert isinstance(port, FetchFailed)
    assert isinstance(name, FetchFailed)
    assert (port.kind, name.kind) == (FailureKind.CONNECT, FailureKind.DNS)


async def test_a_page_that_robots_txt_forbids_is_not_asked_for() -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: skazanobot\nDisallow: /closed\nAllow: /\n"
    async with (
        site({"/robots.txt": rules, "/closed/1": "x", "/open": "x"}) as there,
        HttpClient(AGENT, frozenset({there.trusted})) as client,
    ):
        closed = await client.fetch(f"{there.base}/closed/1")
        opened = await client.fetch(f"{there.base}/open")
        feed = await client.fetch(f"{there.base}/closed/1", kind=FEED)
    assert isinstance(closed, FetchFailed)
    assert closed.kind is FailureKind.ROBOTS
    assert isinstance(opened, Response)
    assert isinstance(feed, Response), "a feed is published to be read by programs"
    assert there.paths == ["/robots.txt", "/open", "/closed/1"]


async def test_a_site_without_robots_txt_is_open_and_one_whose_is_broken_is_closed() -> None:
    async def broken(request: web.Request) -> web.StreamResponse:
        return web.Response(status=500)

    async with (
        site({"/a": "x"}) as without,
        site({"/robots.txt": broken, "/a": "x"}) as failing,
        HttpClient(AGENT, frozenset({without.trusted, failing.trusted})) as client,
    ):
        assert isinstance(await client.fetch(f"{without.base}/a"), Response)
        got = await client.fetch(f"{failing.base}/a")
    assert got == FetchFailed(FailureKind.ROBOTS, "robots.txt: HTTP 500")


async def test_a_redirect_to_a_closed_page_is_not_followed() -> None:
    async def away(request: web.Request) -> web.StreamResponse:
        return moved(f"{closed.base}/secret", 302)

    async with (
        site({"/robots.txt": "User-agent: *\nDisallow: /", "/secret": "x"}) as closed,
        site({"/": away}) as there,
        HttpClient(AGENT, frozenset({there.trusted, closed.trusted})) as client,
    ):
        got = await client.fetch(f"{there.base}/")
    assert isinstance(got, FetchFailed)
    assert closed.paths == ["/robots.txt"]


async def test_rules_are_asked_once_for_many_pages_at_once() -> None:
    pages = {f"/{i}": "x" for i in range(8)}
    async with site({"/robots.txt": "", **pages}) as there, HttpClient(AGENT, frozenset({there.trusted})) as client:
        got = await asyncio.gather(*(client.fetch(there.base + path) for path in pages))
    assert all(isinstance(response, Response) for response in got)
    assert there.paths.count("/robots.txt") == 1
