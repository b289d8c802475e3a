"""Readers, their words, and updates answered once."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from storage import readers, updates
from storage.database import Database
from storage.readers import FOLLOW, MUTE, NewReader
from tests.storage.samples import NOW


async def test_a_chat_that_comes_back_keeps_its_settings(store: Database) -> None:
    async with store.write() as connection:
        await readers.ensure(connection, NewReader(7, "private", "Аня", "ru", "Asia/Almaty"), NOW)
        await readers.change(connection, 7, hours=("07:30", "19:00"), subscribed=True)
        again = await readers.ensure(connection, NewReader(7, "private", "Аня", "en", "UTC"), NOW)
    assert (again.hours, again.language, again.subscribed) == (("07:30", "19:00"), "ru", True)


async def test_forgetting_a_chat_deletes_everything_of_it_and_nothing_of_others(store: Database) -> None:
    async with store.write() as connection:
        for chat in (7, 8):
            await readers.ensure(connection, NewReader(chat, "private", None, "ru", "UTC"), NOW)
            await readers.add_words(connection, chat, FOLLOW, "экономика")
        assert await readers.forget(connection, 7)
        assert not await readers.forget(connection, 7)
        assert await readers.words(connection, 7) == []
        assert len(await readers.words(connection, 8)) == 1


async def test_words_are_kept_once_and_only_their_owner_removes_them(store: Database) -> None:
    async with store.write() as connection:
        for chat in (7, 8):
            await readers.ensure(connection, NewReader(chat, "private", None, "ru", "UTC"), NOW)
        assert await readers.add_words(connection, 7, MUTE, "спорт")
        assert not await readers.add_words(connection, 7, MUTE, "спорт")
        [kept] = await readers.words(connection, 7)
        assert not await readers.remove_words(connection, 8, kept.id)
        assert await readers.remove_words(connection, 7, kept.id)


async def test_counts_tell_active_readers_from_suspended_ones(store: Database) -> None:
    async with store.write() as connection:
        for chat in (1, 2, 3):
            await readers.ensure(connection, NewReader(chat, "private", None, "ru", "UTC"), NOW)
            await readers.change(connection, chat, subscribed=chat > 1, suspended="blocked" if chat == 3 else None)
        counts = await readers.count(connection)
        assert await readers.subscribed_chats(connection) == [2]
    assert (counts.known, counts.subscribed, counts.suspended) == (3, 1, 1)


async def test_an_update_is_kept_until_it_is_answered_and_known_afterwards(store: Database) -> None:
    async with store.write() as connection:
        await updates.keep(connection, {2: {"update_id": 2}, 1: {"update_id": 1, "message": "привет"}}, NOW)
        await updates.keep(connection, {1: {"update_id": 1, "message": "ещё раз"}}, NOW)
        assert [body["update_id"] for body in await updates.unanswered(connection)] == [1, 2]
        await updates.take(connection, 1, NOW)
        assert [await updates.handled(connection, number) for number in (1, 2, 3)] == [True, False, False]
        await updates.keep(connection, {1: {"update_id": 1}}, NOW)
        assert await updates.unanswered(connection) == [{"update_id": 2}]


async def test_an_answered_update_leaves_nothing_of_what_a_person_wrote(store: Database) -> None:
    async with store.write() as connection:
        await updates.keep(connection, {1: {"message": "тайна"}}, NOW)
        await updates.take(connection, 1, NOW)
        row = (await connection.execute(text("SELECT * FROM updates"))).one()
    assert "тайна" not in str(row)
    assert str(row.handled_at).startswith("2026-11-22")


async def test_an_update_that_every_start_leaves_unanswered_is_left_alone_at_last(store: Database) -> None:
    async with store.write() as connection:
        await updates.keep(connection, {1: {"update_id": 1}}, NOW)
        tries = [len(await updates.unanswered(connection)) for _ in range(5)]
    assert tries == [1, 1, 1, 0, 0]


async def test_old_updates_are_forgotten(store: Database) -> None:
    async with store.write() as connection:
        await updates.keep(connection, {1: {}}, NOW)
        await updates.take(connection, 1, NOW + timedelta(days=1))
        await updates.forget_before(connection, NOW + timedelta(minutes=1))
        assert not await updates.handled(connection, 1)
