"""Which window of news a digest covers, so that no news falls between two of them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.delivery.claims import claim_due, claim_reader
from bot.delivery.cohorts import prepare
from bot.delivery.preview import digest_now
from storage import deliveries, readers, shown
from storage.database import Database
from storage.schema import deliveries as delivery_table
from storage.schema import digests as digest_table
from tests.delivery.newsroom import I18N, add_story, open_newsroom, states, stem, subscribe

DUE = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
async def newsroom(store: Database) -> Database:
    await open_newsroom(store, DUE - 9 * DAY)
    return store


async def _windows(database: Database) -> list[tuple[datetime, datetime]]:
    columns = (delivery_table.c.window_start, delivery_table.c.window_end)
    async with database.read() as connection:
        return [(row[0], row[1]) for row in await connection.execute(select(*columns).order_by(delivery_table.c.id))]


async def _told(database: Database) -> list[str]:
    """The text of every digest made, in order."""
    async with database.read() as connection:
        rows = await connection.execute(select(digest_table.c.parts).order_by(digest_table.c.id))
        return ["\n".join(parts) for parts in rows.scalars()]


async def _all_arrive(database: Database, now: datetime) -> None:
    async with database.write() as connection:
        for one in await deliveries.unprepared(connection, DUE, 10):
            await deliveries.part_sending(connection, one.delivery_id, 0, now)
            await deliveries.part_sent(connection, one.delivery_id, 0, 1, now)
            await deliveries.finish(connection, one.delivery_id, now)


async def _tick(database: Database, now: datetime) -> None:
    await claim_due(database, now)
    await prepare(database, I18N, stem, now)


async def test_windows_join_without_a_gap(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        await subscribe(connection, 1, DUE)
    for moment in (DUE + 20 * timedelta(seconds=1), DUE + DAY + 3 * HOUR + 7 * MINUTE, DUE + 2 * DAY):
        await claim_due(newsroom, moment)
        await _all_arrive(newsroom, moment)
    first, second, third = await _windows(newsroom)
    assert first == (DUE - DAY, DUE)
    assert second == (DUE, DUE + DAY + 3 * HOUR)  # late: up to now, on a grid that readers share
    assert third == (second[1], DUE + 2 * DAY)


async def test_after_weeks_of_silence_a_digest_covers_one_week(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        await subscribe(connection, 1, DUE, covered_until=DUE - 30 * DAY)
    await claim_due(newsroom, DUE)
    assert await _windows(newsroom) == [(DUE - 7 * DAY, DUE)]


async def test_what_is_folded_is_covered_by_the_next_digest(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        await subscribe(connection, 1, DUE, covered_until=DUE - DAY)
    assert await claim_due(newsroom, DUE + 8 * HOUR) == 0
    assert await claim_due(newsroom, DUE + DAY) == 1
    assert await _windows(newsroom) == [(DUE - DAY, DUE + DAY)]


async def test_an_article_read_late_is_told_the_next_day_and_once(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        await subscribe(connection, 1, DUE)
    await _tick(newsroom, DUE)
    async with newsroom.write() as connection:
        await add_story(connection, 1, DUE - 10 * MINUTE)  # committed after the digest was made
        await add_story(connection, 2, DUE + HOUR)
    await _tick(newsroom, DUE + DAY)
    first, second = await _told(newsroom)
    assert "новостей не было" in first
    assert "Событие 1" in second
    assert "Событие 2" in second


async def test_old_entries_of_a_feed_that_was_just_added_are_no_news(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        await subscribe(connection, 1, DUE)
        await add_story(connection, 1, DUE - HOUR, published=DUE - 5 * DAY)
        await add_story(connection, 2, DUE - HOUR, published=DUE - 30 * HOUR)
    await _tick(newsroom, DUE)
    [told] = await _told(newsroom)
    assert "Событие 1" not in told
    assert "Событие 2" in told


async def test_readers_who_want_the_same_share_a_digest_and_others_do_not(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        story = await add_story(connection, 1, DUE - HOUR)
        for chat_id in range(1, 7):
            await subscribe(connection, chat_id, DUE)
        await readers.change(connection, 3, length="long")
        await readers.change(connection, 4, place="Астана")
        await readers.add_words(connection, 5, readers.MUTE, "биржа")
        await shown.mark(connection, 6, {story: 1}, DUE - HOUR)
    await claim_due(newsroom, DUE)
    assert await prepare(newsroom, I18N, stem, DUE) == 5
    assert await prepare(newsroom, I18N, stem, DUE) == 0
    async with newsroom.read() as connection:
        pending = await deliveries.pending(connection, DUE, 10)
    digest_of = {one.chat_id: one.digest_id for one in pending}
    assert digest_of[1] == digest_of[2]
    assert len(set(digest_of.values())) == 5


async def test_what_is_due_is_claimed_before_the_zone_changes(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        await subscribe(connection, 1, DUE)
        await claim_reader(connection, 1, DUE + MINUTE)
        await claim_reader(connection, 1, DUE + MINUTE)
        await readers.change(connection, 1, zone="Europe/Moscow", next_digest_at=DUE + 2 * HOUR)  # 08:00 in Moscow
    assert await claim_due(newsroom, DUE + 2 * HOUR) == 0  # the same date and hour once more
    assert len(await _windows(newsroom)) == 1


async def test_the_digest_of_now_shows_what_is_unseen_and_records_nothing(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        await subscribe(connection, 1, DUE + DAY)
        for number in (1, 2):
            story = await add_story(connection, number, DUE - HOUR)
        await shown.mark(connection, 1, {story: 1}, DUE)
        reader = await readers.get(connection, 1)
    assert reader
    made = [await digest_now(newsroom, I18N, stem, reader, DUE) for _ in range(2)]
    assert made[0] == made[1]
    [text] = made[0].parts
    assert "08:00, Алматы" in text
    assert "Событие 1" in text
    assert "Событие 2" not in text
    assert list(made[0].outlets.values()) == [1]


async def test_two_programs_that_tick_at_once_claim_everybody_once(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        for chat_id in range(1, 40):
            await subscribe(connection, chat_id, DUE)
    async with await Database.open(f"sqlite+aiosqlite:///{newsroom.path}") as other:
        claimed = await asyncio.gather(*(claim_due(database, DUE) for database in (newsroom, other) * 3))
    assert sum(claimed) == 39
    assert len(await _windows(newsroom)) == 39


async def test_a_digest_that_a_stop_left_unsent_is_told_by_the_next_one(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        await subscribe(connection, 1, DUE)
        await add_story(connection, 1, DUE - HOUR)
        await add_story(connection, 2, DUE + HOUR)
    await _tick(newsroom, DUE + timedelta(seconds=20))
    await _tick(newsroom, DUE + DAY + HOUR)  # the machine was away for all the day between
    assert (await _windows(newsroom))[1] == (DUE - DAY, DUE + DAY + HOUR)
    _, told = await _told(newsroom)
    assert "Событие 1" in told
    assert "Событие 2" in told
    assert await states(newsroom) == {1: "claimed"}  # of two only the later one


async def test_the_same_hour_after_a_change_of_zone_takes_nothing_back(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        await subscribe(connection, 1, DUE)
        await claim_reader(connection, 1, DUE)
        await readers.change(connection, 1, zone="Europe/Moscow", next_digest_at=DUE + 2 * HOUR)
    await claim_due(newsroom, DUE + 2 * HOUR)
    assert await states(newsroom) == {1: "claimed"}


async def test_the_digest_of_now_goes_back_as_far_as_the_digest_that_is_due_would(newsroom: Database) -> None:
    async with newsroom.write() as connection:
        await subscribe(connection, 1, DUE, covered_until=DUE - 3 * DAY)  # a reader of weekdays, on Monday
        await add_story(connection, 1, DUE - 2 * DAY)
        reader = await readers.get(connection, 1)
    assert reader
    made = await digest_now(newsroom, I18N, stem, reader, DUE - HOUR)
    assert "Событие 1" in made.parts[0]
