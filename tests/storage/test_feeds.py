"""Feeds: which are due, who reads them, where they move."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from storage import articles, feeds, readers
from storage.database import Database
from storage.feeds import FeedSource, Poll
from tests.storage.samples import NOW, article

READER = readers.NewReader(7, "private", None, "ru", "Asia/Almaty")


def poll(**values: object) -> Poll:
    plain = dict.fromkeys(Poll.__slots__) | {"state": feeds.OK, "errors": 0, "polled_at": NOW}
    return Poll(**{**plain, **values})  # type: ignore[arg-type]


async def due(connection: AsyncConnection, now: datetime) -> list[feeds.Feed]:
    return await feeds.take_due(connection, now, 9, timedelta(0))


async def test_only_feeds_that_somebody_reads_are_due(store: Database) -> None:
    async with store.write() as connection:
        await readers.ensure(connection, READER, NOW)
        await feeds.ship(connection, [FeedSource("https://a/", "А")], NOW)
        own = await feeds.add(connection, FeedSource("https://b/", "Б"), NOW)
        assert [feed.url for feed in await due(connection, NOW)] == ["https://a/"]
        await feeds.set_enabled(connection, 7, [own.id], True)
        assert len(await due(connection, NOW)) == 2


async def test_a_poll_moves_the_next_one_and_an_end_ends_them(store: Database) -> None:
    async with store.write() as connection:
        feed = await feeds.add(connection, FeedSource("https://a/", "А"), NOW, shipped=True)
        await feeds.record_poll(connection, feed.id, poll(next_poll_at=NOW + timedelta(minutes=10), etag='"1"'))
        assert await due(connection, NOW) == []
        assert [later.etag for later in await due(connection, NOW + timedelta(minutes=10))] == ['"1"']
        await feeds.record_poll(connection, feed.id, poll(state=feeds.GONE, next_poll_at=None))
        assert await due(connection, NOW + timedelta(days=9)) == []


async def test_an_ended_feed_that_is_added_again_is_polled_again(store: Database) -> None:
    async with store.write() as connection:
        feed = await feeds.add(connection, FeedSource("https://a/", "А"), NOW, shipped=True)
        await feeds.record_poll(connection, feed.id, poll(state=feeds.GONE, next_poll_at=None))
        assert (await feeds.add(connection, FeedSource("https://a/", "А"), NOW)).state == feeds.OK
        assert len(await due(connection, NOW)) == 1


async def test_a_feed_that_moves_onto_another_hands_its_readers_and_articles_over(store: Database) -> None:
    async with store.write() as connection:
        await readers.ensure(connection, READER, NOW)
        old = await feeds.add(connection, FeedSource("https://old/", "А"), NOW)
        new = await feeds.add(connection, FeedSource("https://new/", "А"), NOW)
        await feeds.set_enabled(connection, 7, [old.id], True)
        await articles.save(connection, article(feed_id=old.id), NOW)
        assert await feeds.move(connection, old.id, "https://new/") == new.id
        assert [mine.feed.id for mine in await feeds.for_reader(connection, 7)] == [new.id]
        assert await feeds.get(connection, old.id) is None


async def test_a_feed_that_moves_to_a_free_address_keeps_its_id(store: Database) -> None:
    async with store.write() as connection:
        feed = await feeds.add(connection, FeedSource("https://old/", "А"), NOW)
        assert await feeds.move(connection, feed.id, "https://new/") == feed.id
        assert await feeds.move(connection, feed.id, "https://new/") == feed.id
        kept = await feeds.get(connection, feed.id)
    assert kept is not None
    assert kept.url == "https://new/"


async def test_an_outlet_that_is_no_longer_shipped_stays_with_those_who_chose_it(store: Database) -> None:
    async with store.write() as connection:
        await readers.ensure(connection, READER, NOW)
        await feeds.ship(connection, [FeedSource("https://a/", "А"), FeedSource("https://b/", "Б")], NOW)
        [first, _] = await feeds.for_reader(connection, 7)
        await feeds.set_enabled(connection, 7, [first.feed.id], True)
        await feeds.ship(connection, [FeedSource("https://b/", "Б")], NOW)
        assert [mine.feed.title for mine in await feeds.for_reader(connection, 7)] == ["А", "Б"]
        assert [mine.feed.title for mine in await feeds.for_reader(connection, 8)] == ["Б"]
        assert await feeds.count_added(connection, 7) == 1


async def test_a_feed_that_is_being_read_is_not_due_for_anybody_else_until_its_lease_ends(store: Database) -> None:
    lease = timedelta(minutes=5)
    async with store.write() as connection:
        await feeds.add(connection, FeedSource("https://a/", "А"), NOW, shipped=True)
        assert len(await feeds.take_due(connection, NOW, 9, lease)) == 1
        assert await feeds.take_due(connection, NOW, 9, lease) == []
        assert len(await feeds.take_due(connection, NOW + lease, 9, lease)) == 1
