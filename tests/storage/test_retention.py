"""What is forgotten after its time and what stays."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from storage import articles, digests, feeds, readers, retention, search, shown, stories
from storage.database import Database
from storage.deliveries import Claim, attach, claim, finish, unprepared
from storage.feeds import FeedSource
from storage.readers import NewReader
from storage.schema import deliveries, shown_stories
from storage.schema import digests as digest_table
from tests.storage.samples import NOW, article, quote

KEPT = timedelta(days=90)


async def test_an_old_article_loses_its_text_and_keeps_its_quotes(store: Database) -> None:
    async with store.write() as connection:
        feed = await feeds.add(connection, FeedSource("https://example.org/feed", "Пример"), NOW, shipped=True)
        await feeds.ship(connection, [FeedSource(feed.url, feed.title)], NOW)
        for number, age in ((1, 10), (2, 91)):
            made = article(
                number,
                feed_id=feed.id,
                published_at=NOW - timedelta(days=age),
                quotes=(quote(),),
                title_stems=("новост",),
                body_stems=("тел",),
            )
            saved = await articles.save(connection, made, NOW)
            await stories.assign(connection, saved.article_id, None, made.published_at)
    tidied = await retention.tidy(store, texts_kept=KEPT, now=NOW)
    again = await retention.tidy(store, texts_kept=KEPT, now=NOW)
    async with store.read() as connection:
        young, old = await stories.load_articles(connection, [1, 2])
        mine = feeds.visible_feed_ids(5)
        by_body = await search.find(connection, [["тел"]], mine, limit=5)
        by_title = await search.find(connection, [["новост"]], mine, limit=5)
    assert (tidied.texts, again.texts) == (1, 0)
    assert len(young.summary) == 1
    assert old.summary == ()
    assert [said.text for said in old.quotes] == ["Мы готовы"]
    assert (by_body, by_title) == ([1], [1, 2])


async def test_more_than_a_batch_is_forgotten_in_one_night(store: Database) -> None:
    async with store.write() as connection:
        for number in range(retention.BATCH + 7):
            await articles.save(connection, article(number, published_at=NOW - timedelta(days=200)), NOW)
    assert (await retention.tidy(store, texts_kept=KEPT, now=NOW)).texts == retention.BATCH + 7


async def test_old_deliveries_digests_and_memories_go_and_open_ones_stay(store: Database) -> None:
    long_ago = NOW - timedelta(days=100)
    async with store.write() as connection:
        story_id = await stories.assign(
            connection, (await articles.save(connection, article(), NOW)).article_id, None, NOW
        )
        for chat_id in (1, 2):
            await readers.ensure(connection, NewReader(chat_id, "private", None, "ru", "Asia/Almaty"), long_ago)
            await shown.mark(connection, chat_id, {story_id: 1}, NOW if chat_id == 1 else long_ago)
            owed = Claim("2026-08-14", "09:00", long_ago, long_ago - timedelta(days=1), long_ago)
            await claim(connection, [chat_id], owed, None)
            new = digests.NewDigest(f"cohort {chat_id}", owed.window_start, owed.window_end, {story_id: 1}, ("часть",))
            [waiting] = await unprepared(connection, NOW, 5)
            await attach(connection, [waiting.delivery_id], await digests.keep(connection, new, long_ago))
            if chat_id == 2:
                await finish(connection, waiting.delivery_id, long_ago)
    tidied = await retention.tidy(store, texts_kept=KEPT, now=NOW)
    assert (tidied.shown, tidied.deliveries, tidied.digests) == (1, 1, 1)
    async with store.read() as connection:
        counts = [
            (await connection.execute(select(func.count()).select_from(table))).scalar()
            for table in (deliveries, digest_table, shown_stories)
        ]
    assert counts == [1, 1, 1]
