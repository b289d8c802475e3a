"""Claims, journalled parts, and chats that move, go and come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from storage import articles, chats, deliveries, digests, endings, readers, shown, stories
from storage.database import Connection, Database
from storage.deliveries import Claim, Pending
from storage.digests import NewDigest
from storage.readers import NewReader
from tests.storage.samples import NOW, article

DAY = timedelta(days=1)


async def _reader(connection: Connection, chat_id: int, due: datetime | None = NOW, **values: object) -> None:
    await readers.ensure(connection, NewReader(chat_id, "private", None, "ru", "Asia/Almaty", ("14:00",)), NOW - DAY)
    await readers.change(connection, chat_id, subscribed=True, next_digest_at=due, **values)


def owed(day: int = 22, slot: str = "14:00") -> Claim:
    due = NOW.replace(day=day)
    return Claim(f"2026-11-{day}", slot, due, due - DAY, due)


async def _digest(connection: Connection, cohort: str = "all", parts: Sequence[str] = ("1", "2", "3")) -> int:
    return await digests.keep(connection, NewDigest(cohort, NOW - DAY, NOW, {}, tuple(parts)), NOW)


async def _prepared(connection: Connection, *chats_: int) -> list[int]:
    """Readers with a claimed and prepared delivery each; the ids of the deliveries."""
    for chat_id in chats_:
        await _reader(connection, chat_id)
    await deliveries.claim(connection, chats_, owed(), NOW + DAY)
    waiting = [one.delivery_id for one in await deliveries.unprepared(connection, NOW, 100)]
    await deliveries.attach(connection, waiting, await _digest(connection))
    return waiting


async def _story(connection: Connection) -> int:
    saved = await articles.save(connection, article(), NOW)
    return await stories.assign(connection, saved.article_id, None, NOW)


async def _pending(store: Database, now: datetime = NOW) -> list[Pending]:
    async with store.read() as connection:
        return await deliveries.pending(connection, now, 100)


async def test_due_are_those_whose_time_has_come_longest_waiting_first(store: Database) -> None:
    async with store.write() as connection:
        await _reader(connection, 1, NOW)
        await _reader(connection, 2, NOW - DAY)
        await _reader(connection, 3, NOW + DAY)
        await _reader(connection, 4, NOW, suspended="blocked")
        await _reader(connection, 5, None)
        due = await deliveries.due_readers(connection, NOW, 10)
        assert await deliveries.due_reader(connection, 3, NOW) == {}
    assert list(due.values()) == [[2], [1]]
    assert {one.hours for one in due} == {("14:00",)}


async def test_a_date_and_slot_is_claimed_once_and_the_next_moment_moves_all_the_same(store: Database) -> None:
    async with store.write() as connection:
        await _reader(connection, 1)
        await _reader(connection, 2)
        assert await deliveries.claim(connection, [1], owed(), NOW + DAY) == 1
        assert await deliveries.claim(connection, [1, 2], owed(), NOW + DAY) == 1
        assert await deliveries.claim(connection, [1], owed(slot="20:00"), NOW + DAY) == 1
        assert await deliveries.claim(connection, [1], owed(day=23), NOW + 2 * DAY) == 1
        assert await deliveries.claim(connection, [1], None, NOW + 2 * DAY) == 0
        reader = await readers.get(connection, 1)
    assert reader
    assert reader.next_digest_at == NOW + 2 * DAY
    assert reader.covered_until == NOW.replace(day=23)


async def test_a_claim_that_is_rolled_back_leaves_the_reader_due(store: Database) -> None:
    async with store.write() as connection:
        await _reader(connection, 1)

    async def claim_and_fall() -> None:
        async with store.write() as connection:
            await deliveries.claim(connection, [1], owed(), NOW + DAY)
            raise RuntimeError("killed here")

    with pytest.raises(RuntimeError):
        await claim_and_fall()
    async with store.read() as connection:
        assert list((await deliveries.due_readers(connection, NOW, 10)).values()) == [[1]]
        assert await deliveries.unprepared(connection, NOW, 10) == []


async def test_a_delivery_goes_on_after_its_last_sent_part(store: Database) -> None:
    async with store.write() as connection:
        [delivery] = await _prepared(connection, 1)
        await deliveries.part_sending(connection, delivery, 0, NOW)
        await deliveries.part_sent(connection, delivery, 0, 501, NOW)
        await deliveries.part_sending(connection, delivery, 1, NOW)
    [one] = await _pending(store)
    assert (one.delivery_id, one.sent, one.wanted) == (delivery, 1, True)
    async with store.write() as connection:
        await deliveries.part_sending(connection, delivery, 1, NOW)  # the one in flight is begun again
        await deliveries.part_sent(connection, delivery, 1, 502, NOW)
        await deliveries.finish(connection, delivery, NOW)
    assert await _pending(store) == []


async def test_what_is_in_hand_or_put_off_is_not_pending(store: Database) -> None:
    async with store.write() as connection:
        first, second, third = await _prepared(connection, 1, 2, 3)
        await deliveries.postpone(connection, second, NOW + timedelta(minutes=1), "timeout")
    async with store.read() as connection:
        assert [one.delivery_id for one in await deliveries.pending(connection, NOW, 9, {first})] == [third]
    later = await _pending(store, NOW + timedelta(minutes=1))
    assert [(one.delivery_id, one.attempts) for one in later] == [(first, 0), (second, 1), (third, 0)]


@pytest.mark.parametrize(("arrived", "covered"), [(0, NOW - DAY), (1, NOW)])
async def test_a_failed_delivery_gives_its_news_back_unless_a_part_has_arrived(
    store: Database, arrived: int, covered: datetime
) -> None:
    async with store.write() as connection:
        [delivery] = await _prepared(connection, 1)
        for number in range(arrived):
            await deliveries.part_sending(connection, delivery, number, NOW)
            await deliveries.part_sent(connection, delivery, number, 1, NOW)
        await endings.fail(connection, delivery, "late", NOW)
        reader = await readers.get(connection, 1)
    assert reader
    assert reader.covered_until == covered


async def test_a_chat_that_goes_keeps_everything_and_is_owed_nothing(store: Database) -> None:
    async with store.write() as connection:
        await _prepared(connection, 1)
        await deliveries.claim(connection, [1], owed(day=23), NOW + DAY)
        assert await chats.suspend(connection, 1, "blocked", NOW)
        assert not await chats.suspend(connection, 1, "kicked", NOW)
        counts = await deliveries.count(connection, NOW - DAY)
        away = await readers.get(connection, 1)
    assert (counts.waiting, counts.failed) == (0, 0)  # nothing failed: nobody wanted it
    assert away
    assert (away.suspended, away.next_digest_at, away.covered_until) == ("blocked", None, NOW - DAY)


async def test_a_group_with_a_new_id_takes_everything_along(store: Database) -> None:
    async with store.write() as connection:
        await _prepared(connection, -5)
        await readers.add_words(connection, -5, readers.FOLLOW, "мост")
        story = await _story(connection)
        await shown.mark(connection, -5, {story: 2}, NOW)
        await chats.move(connection, -5, -1005)
        await chats.move(connection, -5, -1005)  # a second answer of Telegram's finds nothing to do
        assert await readers.get(connection, -5) is None
        reader = await readers.get(connection, -1005)
        assert [one.words for one in await readers.words(connection, -1005)] == ["мост"]
        assert await shown.seen(connection, [-1005], [story]) == {-1005: {story: 2}}
        [one] = await deliveries.pending(connection, NOW, 9)
    assert reader
    assert (reader.kind, reader.next_digest_at) == ("supergroup", NOW + DAY)
    assert one.chat_id == -1005


async def test_a_new_id_that_is_known_already_keeps_its_settings_and_its_own_digest(store: Database) -> None:
    async with store.write() as connection:
        await _prepared(connection, -5, -1005)
        waiting = {one.chat_id: one.delivery_id for one in await deliveries.pending(connection, NOW, 9)}
        await readers.change(connection, -1005, language="kk")
        for chat_id in (-5, -1005):
            await readers.add_words(connection, chat_id, readers.MUTE, "биржа")
        await chats.move(connection, -5, -1005)
        assert not await deliveries.exists(connection, waiting[-5])
        assert await deliveries.exists(connection, waiting[-1005])
        reader = await readers.get(connection, -1005)
        assert len(await readers.words(connection, -1005)) == 1
    assert reader
    assert reader.language == "kk"


async def test_a_group_whose_new_id_spoke_first_is_still_subscribed(store: Database) -> None:
    async with store.write() as connection:
        await _reader(connection, -5, language="kk", covered_until=NOW - DAY)
        await readers.change(connection, -5, suspended="kicked", next_digest_at=None)  # the old id's farewell
        await readers.ensure(connection, NewReader(-1005, "supergroup", None, "ru", "Europe/Moscow"), NOW)
        await chats.move(connection, -5, -1005)
        reader = await readers.get(connection, -1005)
        assert list((await deliveries.due_readers(connection, NOW, 9)).values()) == [[-1005]]
    assert reader
    assert (reader.language, reader.zone, reader.subscribed, reader.kind) == ("kk", "Asia/Almaty", True, "supergroup")
    assert reader.suspended is None


async def test_a_topic_that_is_gone_is_forgotten(store: Database) -> None:
    async with store.write() as connection:
        await _reader(connection, -5, thread_id=7)
        await chats.leave_topic(connection, -5)
        reader = await readers.get(connection, -5)
    assert reader
    assert reader.thread_id is None
