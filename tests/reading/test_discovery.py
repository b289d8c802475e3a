# ruff: noqa: E501 - fixtures a line
"""A site's address becomes feeds that yield articles; everything else says so."""

from datetime import UTC, datetime

import pytest
from aiohttp import web

from bot.reading.discovery import FoundFeed, NothingFound, Readers, find_feeds, page_feed_links
from bot.reading.feeds import FeedUnreadable, ParsedFeed, parse_feed
from bot.reading.http import HttpClient
from bot.reading.responses import FailureKind
from tests.reading.feed_matrix import rss
from tests.reading.servers import AGENT, Answer, site

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


async def feed(body: bytes, url: str, content_type: str | None) -> ParsedFeed | FeedUnreadable:
    return parse_feed(body, url=url, content_type=content_type, now=NOW)


async def links(body: bytes, url: str, content_type: str | None) -> tuple[str, ...]:
    return page_feed_links(body, url, content_type)


READERS = Readers(feed, links)
EMPTY = '<rss version="2.0"><channel><title>Пусто</title></channel></rss>'


async def found(
    answers: dict[str, Answer | str | bytes], path: str = "/"
) -> tuple[str, tuple[FoundFeed, ...] | NothingFound]:
    async with site(answers) as there, HttpClient(AGENT, frozenset({there.trusted})) as client:
        return there.base, await find_feeds(there.base + path, client=client, readers=READERS)


def paths(result: tuple[str, tuple[FoundFeed, ...] | NothingFound]) -> list[str]:
    base, feeds = result
    assert not isinstance(feeds, NothingFound)
    return [feed.url.removeprefix(base) for feed in feeds]


async def test_a_feed_is_itself() -> None:
    result = await found({"/rss": rss()}, "/rss")
    assert paths(result) == ["/rss"]
    assert not isinstance(result[1], NothingFound)
    assert (result[1][0].title, len(result[1][0].feed.entries)) == ("Вести", 1)


async def test_the_feeds_that_a_page_announces_are_offered() -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/a"><link type="application/atom+xml" href="b"></head>'
    assert paths(await found({"/": page, "/a": rss(), "/b": rss()})) == ["/a", "/b"]


async def test_the_feeds_that_a_page_links_to_are_offered() -> None:
    page = '<html><body><a href="/about">О нас</a> <a href="/export/rss2/all.xml">RSS</a></body></html>'
    assert paths(await found({"/": page, "/export/rss2/all.xml": rss()})) == ["/export/rss2/all.xml"]


async def test_common_places_are_tried_where_nothing_is_announced() -> None:
    assert paths(await found({"/": "<html><body>x</body></html>", "/rss.xml": rss(), "/feed": EMPTY})) == ["/rss.xml"]


async def test_a_feed_that_yields_nothing_is_not_offered() -> None:
    page = '<link rel="alternate" type="application/rss+xml" href="/a"><link type="application/rss+xml" href="/b">'
    assert paths(await found({"/": page, "/a": EMPTY, "/b": rss()})) == ["/b"]


async def test_a_feed_that_has_moved_for_good_is_taken_from_its_new_place() -> None:
    async def moved(request: web.Request) -> web.StreamResponse:
        return web.Response(status=301, headers={"Location": "/new"})

    assert paths(await found({"/old": moved, "/new": rss()}, "/old")) == ["/new"]


async def test_a_feed_that_has_moved_for_now_keeps_its_address() -> None:
    async def moved(request: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": "/new"})

    assert paths(await found({"/old": moved, "/new": rss()}, "/old")) == ["/old"]


async def test_an_address_without_a_scheme_is_tried_as_http_too() -> None:
    async with site({"/rss": rss()}) as there, HttpClient(AGENT, frozenset({there.trusted})) as client:
        feeds = await find_feeds(f"{there.trusted}/rss", client=client, readers=READERS)
    assert paths((there.base, feeds)) == ["/rss"]


async def test_a_site_without_feeds_says_so() -> None:
    _, result = await found({"/": "<html><body><p>x</p></body></html>"})
    assert result == NothingFound()


async def test_an_address_that_does_not_answer_says_why() -> None:
    _, result = await found({}, "/missing")
    assert isinstance(result, NothingFound)
    assert result.failure is not None
    assert (result.failure.kind, result.failure.status) == (FailureKind.STATUS, 404)


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "file:///etc/passwd", "не адрес", ""])
async def test_a_strangers_address_cannot_reach_inside(address: str) -> None:
    async with HttpClient(AGENT) as client:
        result = await find_feeds(address, client=client, readers=READERS)
    assert isinstance(result, NothingFound)
