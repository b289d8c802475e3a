"""From a feed's address to kept articles: what a round of polling does, told by what it leaves in the database."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.pipeline.desk import Desk
from bot.pipeline.grouping import Grouping
from bot.pipeline.news import NewsRead, Poller, read_news
from bot.pipeline.study import study
from bot.reading.http import HttpClient
from bot.reading.responses import Fetched
from bot.reading.workers import Workers
from storage import feeds, readers, stories
from storage.feeds import Feed, FeedSource
from storage.stories import Story as KeptStory
from tests.pipeline.conftest import NOW, Clock
from tests.pipeline.site import PARAGRAPHS, Site, Story

BRIDGE = "/2026/bridge"
LATER = NOW + timedelta(hours=1)


async def ship(desk: Desk, *urls: str) -> None:
    async with desk.store.write() as connection:
        await feeds.ship(connection, [FeedSource(url, f"Вестник {number}") for number, url in enumerate(urls)], NOW)


async def kept(desk: Desk) -> list[KeptStory]:
    async with desk.store.read() as connection:
        visible = feeds.visible_feed_ids(0)
        return await stories.load(connection, await stories.newest(connection, visible, limit=50), visible)


async def the_feed(desk: Desk) -> Feed:
    async with desk.store.read() as connection:
        [feed] = await feeds.every(connection)
    return feed


async def read(desk: Desk, now: datetime = NOW) -> NewsRead:
    assert isinstance(desk.clock, Clock)
    desk.clock.now = now
    return await read_news(desk)


async def test_an_article_goes_the_whole_road_from_feed_to_quote(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    await ship(desk, site.url())
    assert await read(desk) == NewsRead(feeds=1, new=1)
    [story] = await kept(desk)
    [article] = story.articles
    assert (article.title, article.outlet, article.url) == ("В Каратау открыли мост", "Вестник 0", site.url(BRIDGE))
    assert article.summary[0][1] in PARAGRAPHS[0]
    said = {quote.speaker: quote.text for quote in article.quotes if quote.kind == "direct"}
    assert said == {"Ерлан Сагимбаев": "Мост прослужит сто лет, и мы за это отвечаем"}


async def test_a_feed_that_has_not_changed_costs_one_request_and_no_page(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    await ship(desk, site.url())
    await read(desk)
    assert await read(desk, LATER) == NewsRead(feeds=1)
    assert site.asked["/rss.xml"] == 2
    assert site.asked[BRIDGE] == 1


async def test_only_new_entries_of_a_changed_feed_are_read(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    await ship(desk, site.url())
    await read(desk)
    site.stories["/2026/ferry"] = Story("Паром ушёл на ремонт", ("Паром вернётся весной. Рейсы заменят автобусы.",))
    assert await read(desk, LATER) == NewsRead(feeds=1, new=1)
    assert site.asked[BRIDGE] == 1


async def test_a_page_that_was_not_to_be_had_is_owed_and_read_at_the_next_visit(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост", page=None)
    await ship(desk, site.url())
    assert (await read(desk)).new == 1
    [story] = await kept(desk)
    assert story.articles[0].quotes == ()
    site.stories[BRIDGE].page = True
    assert (await read(desk, LATER)).changed == 1
    [again] = await kept(desk)
    assert again.id == story.id
    assert len(again.articles[0].quotes) > 0


async def test_a_page_that_is_gone_leaves_the_headline(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост", page=False)
    await ship(desk, site.url())
    assert (await read(desk)).new == 1
    [story] = await kept(desk)
    assert (story.articles[0].title, story.articles[0].summary) == ("В Каратау открыли мост", ())
    assert (await read(desk, LATER)).changed == 0


async def test_an_article_that_changes_is_read_again_and_stays_one_story(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    await ship(desk, site.url())
    await read(desk)
    site.stories[BRIDGE] = Story("В Каратау открыли мост: движение пущено", (PARAGRAPHS[0], "«Рады», — сказала мэр."))
    assert await read(desk, LATER) == NewsRead(feeds=1, changed=1)
    [story] = await kept(desk)
    assert [article.title for article in story.articles] == ["В Каратау открыли мост: движение пущено"]


async def test_the_same_address_in_two_feeds_is_one_article(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    await ship(desk, site.url("/rss.xml"), site.url("/all.xml"))
    assert (await read(desk)).feeds == 2
    [story] = await kept(desk)
    assert len(story.articles) == 1


async def test_a_guid_that_all_entries_share_names_none_of_them(desk: Desk, site: Site) -> None:
    site.stories["/a"] = Story("В Каратау открыли мост", guid="one")
    site.stories["/b"] = Story("Паром ушёл на ремонт", ("Паром вернётся весной.",), guid="one")
    await ship(desk, site.url())
    assert (await read(desk)).new == 2


@pytest.mark.parametrize(("status", "state"), [(503, feeds.FAILING), (403, feeds.FAILING), (410, feeds.GONE)])
async def test_a_failing_feed_says_why_and_is_asked_less_often(desk: Desk, site: Site, status: int, state: str) -> None:
    site.status = status
    await ship(desk, site.url())
    assert await read(desk) == NewsRead(feeds=1, failing=1)
    feed = await the_feed(desk)
    assert (feed.state, feed.errors) == (state, 1)
    assert str(status) in (feed.last_error or "")
    assert (feed.next_poll_at is None) == (state == feeds.GONE)


async def test_a_feed_that_recovers_forgets_its_failures(desk: Desk, site: Site) -> None:
    site.status = 503
    await ship(desk, site.url())
    await read(desk)
    site.status = 200
    await read(desk, NOW + timedelta(days=1))
    feed = await the_feed(desk)
    assert (feed.state, feed.errors, feed.last_error) == (feeds.OK, 0, None)


async def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    site.moved = "/new.xml"
    await ship(desk, site.url())
    assert (await read(desk)).new == 1
    assert (await the_feed(desk)).url == site.url("/new.xml")


async def test_a_redirect_that_leads_to_no_feed_moves_nothing(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    site.moved = BRIDGE
    await ship(desk, site.url())
    assert await read(desk) == NewsRead(feeds=1, failing=1)
    assert (await the_feed(desk)).url == site.url()


async def test_a_feed_that_moved_without_changing_is_asked_at_its_new_address_too(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    await ship(desk, site.url())
    await read(desk)
    site.moved = "/new.xml"
    assert await read(desk, LATER) == NewsRead(feeds=1)
    assert (await the_feed(desk)).url == site.url("/new.xml")


async def test_one_feed_that_nobody_can_read_does_not_stop_the_others(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    await ship(desk, "http://127.0.0.1:9/private.xml", site.url())
    assert await read(desk) == NewsRead(feeds=2, failing=1, new=1)


async def test_stories_go_on_after_a_restart(desk: Desk, site: Site) -> None:
    site.stories["/a"] = Story("В Каратау открыли мост через реку Асса")
    await ship(desk, site.url("/rss.xml"))
    await read(desk)
    [before] = await kept(desk)
    site.stories = {"/b": Story("Мост через реку Асса открыли в Каратау", PARAGRAPHS[:2])}
    await ship(desk, site.url("/rss.xml"), site.url("/all.xml"))
    await read(replace(desk, grouping=Grouping()), LATER)
    [after] = await kept(desk)
    assert after.id == before.id
    assert len(after.articles) == 2


async def add_own(desk: Desk, chat: int, url: str, title: str = "Мой список") -> None:
    async with desk.store.write() as connection:
        await readers.ensure(connection, readers.NewReader(chat, "private", None, "ru", "UTC"), NOW)
        feed = await feeds.add(connection, FeedSource(url, title), NOW)
        await feeds.set_enabled(connection, chat, [feed.id], True)


async def seen_by(desk: Desk, chat: int) -> list[tuple[str, str]]:
    async with desk.store.read() as connection:
        visible = feeds.visible_feed_ids(chat)
        loaded = await stories.load(connection, await stories.newest(connection, visible, limit=50), visible)
    return [(article.outlet, article.title) for story in loaded for article in story.articles]


async def test_an_article_is_seen_by_the_readers_of_every_feed_that_carries_it(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    await add_own(desk, 7, site.url("/mine.xml"))
    await read(desk)
    assert await seen_by(desk, 7) == [("Речной вестник", "В Каратау открыли мост")]
    assert await seen_by(desk, 8) == []
    await ship(desk, site.url("/rss.xml"))
    await read(desk, LATER)
    assert await seen_by(desk, 8) == [("Вестник 0", "В Каратау открыли мост")]
    assert await seen_by(desk, 7) == [("Вестник 0", "В Каратау открыли мост")]


async def test_what_one_reader_added_never_speaks_for_an_outlet_of_everybody(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    await ship(desk, site.url("/rss.xml"))
    await read(desk)
    site.stories[BRIDGE] = Story("Поддельный заголовок")
    await add_own(desk, 7, site.url("/mine.xml"))
    await read(desk, NOW + timedelta(minutes=1))
    assert await seen_by(desk, 8) == [("Вестник 0", "В Каратау открыли мост")]


async def test_a_shipped_feed_that_moved_is_not_polled_twice_after_a_restart(desk: Desk, site: Site) -> None:
    site.moved = "/new.xml"
    await ship(desk, site.url())
    await read(desk)
    await ship(desk, site.url())
    assert (await the_feed(desk)).url == site.url("/new.xml")
    assert (await the_feed(desk)).shipped


async def test_a_visit_that_a_stop_cuts_short_is_made_again_at_once(desk: Desk, site: Site) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    site.held.clear()
    await ship(desk, site.url())
    poller = Poller(desk)
    assert await poller.begin() == 1
    async with asyncio.timeout(10):
        await site.reached.wait()
    await poller.stop()
    site.held.set()
    assert (await read(desk)).new == 1


async def test_a_feed_whose_reading_breaks_is_shown_as_failing_and_stops_nobody(
    desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    await ship(desk, site.url("/broken.xml"), site.url("/rss.xml"))
    whole = HttpClient.fetch

    async def fetch(client: HttpClient, url: str, **options: Any) -> Fetched:
        if url.endswith("/broken.xml"):
            raise ZeroDivisionError
        return await whole(client, url, **options)

    monkeypatch.setattr(HttpClient, "fetch", fetch)
    assert await read(desk) == NewsRead(feeds=2, failing=1, new=1)
    async with desk.store.read() as connection:
        [broken] = [feed for feed in await feeds.every(connection) if feed.url.endswith("/broken.xml")]
    assert (broken.state, broken.last_error) == (feeds.FAILING, "cannot be read: ZeroDivisionError")


async def test_an_article_that_breaks_the_analyser_is_kept_with_its_headline(
    desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.stories[BRIDGE] = Story("В Каратау открыли мост")
    await ship(desk, site.url())
    whole = Workers.run

    async def run(workers: Workers, work: Any, *given: Any, timeout: float) -> Any:  # noqa: ASYNC109
        if work is study:
            raise IndexError
        return await whole(workers, work, *given, timeout=timeout)

    monkeypatch.setattr(Workers, "run", run)
    assert (await read(desk)).new == 1
    [story] = await kept(desk)
    assert (story.articles[0].title, story.articles[0].quotes) == ("В Каратау открыли мост", ())
