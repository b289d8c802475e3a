"""The sample news are real feeds and pages, fresh at any moment, and grow."""

import calendar
from datetime import UTC, datetime, timedelta
from io import BytesIO

import aiohttp
import feedparser
import pytest
import trafilatura

from bot.local.newspaper import read_articles
from bot.local.newsroom import Newsroom

NOW = datetime(2026, 3, 2, 5, 27, tzinfo=UTC)


async def get(address: str, **headers: str) -> tuple[int, bytes, str]:
    async with aiohttp.ClientSession() as session, session.get(address, headers=headers) as response:
        return response.status, await response.read(), response.headers.get("ETag", "")


async def test_every_feed_lists_fresh_articles_whose_pages_hold_their_text() -> None:
    async with Newsroom(NOW, clock=lambda: NOW) as newsroom:
        seen = 0
        for title, address in newsroom.feeds:
            _, body, _ = await get(address)
            feed = feedparser.parse(BytesIO(body))
            assert (feed.bozo, feed.feed.title) == (False, title)
            for entry in feed.entries:
                published = datetime.fromtimestamp(calendar.timegm(entry.published_parsed), UTC)
                assert NOW - timedelta(hours=15) < published < NOW
                status, page, _ = await get(entry.link)
                assert status == 200
                text = trafilatura.extract(page, include_comments=False) or ""
                (article,) = [a for a in newsroom.articles if entry.link.startswith(newsroom.url + a.path)]
                assert all(paragraph in text for paragraph in article.paragraphs)
                assert "1 248 просмотров" not in text
                seen += 1
        assert seen == len(newsroom.published()) >= 16


async def test_feeds_grow_and_say_not_modified_in_between() -> None:
    now = [NOW]
    async with Newsroom(NOW, clock=lambda: now[0]) as newsroom:
        _, address = newsroom.feeds[0]
        _, body, tag = await get(address)
        assert (await get(address, **{"If-None-Match": tag}))[0] == 304
        soon = max(newsroom.articles, key=lambda article: article.published)
        assert (await get(newsroom.url + soon.path))[0] == 404
        now[0] += timedelta(hours=1)
        status, grown, _ = await get(address, **{"If-None-Match": tag})
        assert status == 200
        assert len(feedparser.parse(BytesIO(grown)).entries) == len(feedparser.parse(BytesIO(body)).entries) + 2
        assert (await get(newsroom.url + soon.path))[0] == 200


async def test_the_front_page_leads_to_the_feed_and_the_list_is_opml() -> None:
    async with Newsroom(NOW, clock=lambda: NOW) as newsroom:
        _, home, _ = await get(f"{newsroom.url}/vestnik/")
        assert 'type="application/rss+xml"' in home.decode("windows-1251")
        _, opml, _ = await get(f"{newsroom.url}/feeds.opml")
        assert all(address in opml.decode() for _, address in newsroom.feeds)
        assert (await get(f"{newsroom.url}/nowhere/"))[0] == 404


@pytest.mark.parametrize("hours", [0, 7, 18, 19])
def test_articles_keep_their_addresses_all_day_and_are_new_on_the_next(hours: int) -> None:
    now = NOW + timedelta(hours=hours)
    known = {article.path for article in read_articles(now) if article.published <= now}
    assert len(known) == 16
    first = {article.path for article in read_articles(NOW)}
    assert (known <= first) == (now.date() == NOW.date())
