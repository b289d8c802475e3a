"""Readers, their words, and updates answered once."""

from __future__ import annotations

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


async def test_an_update_is_taken_once_unless_it_was_given_back(store: Database) -> None:
    async with store.write() as connection:
        assert await updates.take(connection, 1, NOW)
        assert not await updates.take(connection, 1, NOW)
        await updates.give_back(connection, 1)
        assert await updates.take(connection, 1, NOW)
