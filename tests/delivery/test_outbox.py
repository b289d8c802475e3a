"""Digests through a real database and a real Bot API server on loopback."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.delivery.claims import claim_due
from bot.delivery.cohorts import prepare
from bot.local.errors import ApiError
from bot.local.faults import Fault
from bot.local.server import LocalTelegram
from storage import readers
from storage.errors import DatabaseUnavailable
from tests.delivery.newsroom import I18N, add_story, arrived, states, stem, subscribe
from tests.delivery.oracle import parse
from tests.delivery.post import DUE, Post, news, subscribers


async def test_everybody_due_gets_the_digest_once(post: Post, telegram: LocalTelegram) -> None:
    await news(post)
    await subscribers(post, 1, 2)
    await post.tick()
    await post.tick(DUE + timedelta(minutes=1))
    for chat in (1, 2):
        [text] = telegram.texts(chat)
        assert "Событие 0" in text
        assert "08:00, Алматы (UTC+5)" in text
        assert "Слово 1 сказано верно" in text


async def test_the_next_day_brings_only_what_is_new(post: Post, telegram: LocalTelegram) -> None:
    await news(post)
    await subscribers(post, 1)
    await post.tick()
    async with post.database.write() as connection:
        await add_story(connection, 9, DUE + timedelta(hours=3))
    await post.tick(DUE + timedelta(days=1))
    await post.tick(DUE + timedelta(days=2))
    first, second, third = telegram.texts(1)
    assert "Событие 9" not in first
    assert "Событие 9" in second
    assert "Событие 1" not in second
    assert "новостей не было" in third


async def test_followed_words_come_first_and_muted_ones_never(post: Post, telegram: LocalTelegram) -> None:
    async with post.database.write() as connection:
        await add_story(connection, 1, DUE - timedelta(hours=1), outlets=(0, 1, 2))
        await add_story(connection, 2, DUE - timedelta(hours=2), body="хлопок")
        await add_story(connection, 3, DUE - timedelta(hours=2), body="биржа")
        await subscribe(connection, 1, DUE)
        await readers.add_words(connection, 1, readers.FOLLOW, "Хлопок")
        await readers.add_words(connection, 1, readers.MUTE, "биржа")
    await post.tick()
    [text] = telegram.texts(1)
    assert text.index("Событие 2") < text.index("Событие 1")
    assert "Событие 3" not in text


async def test_a_chat_that_blocked_the_bot_is_suspended_and_never_tried_again(
    post: Post, telegram: LocalTelegram
) -> None:
    await subscribers(post, 1, 2)
    telegram.block(1)
    for day in range(3):
        await post.tick(DUE + timedelta(days=day))
    assert len(telegram.texts(2)) == 3
    assert len([call for call in telegram.calls if call.chat == 1]) == 1
    async with post.database.read() as connection:
        reader = await readers.get(connection, 1)
    assert reader is not None
    assert (reader.suspended, reader.next_digest_at, reader.subscribed) == ("blocked", None, True)
    assert post.outbox.counters.chats_suspended_total == 1


async def test_a_reader_who_returns_gets_the_news_of_the_time_away(post: Post, telegram: LocalTelegram) -> None:
    await news(post, 1)
    await subscribers(post, 1)
    telegram.block(1)
    await post.tick()
    telegram.unblock(1)
    async with post.database.write() as connection:
        await readers.change(connection, 1, suspended=None, next_digest_at=DUE + timedelta(days=2))
    await post.tick(DUE + timedelta(days=2))
    assert "Событие 0" in telegram.texts(1)[0]


async def test_a_chat_that_nobody_knows_is_suspended(post: Post, telegram: LocalTelegram) -> None:
    await subscribers(post, 404)
    await post.tick()
    async with post.database.read() as connection:
        reader = await readers.get(connection, 404)
    assert reader is not None
    assert reader.suspended == "not_found"


async def test_a_group_that_became_a_supergroup_gets_its_digest_there(post: Post, telegram: LocalTelegram) -> None:
    old = telegram.add_chat("group", "Соседи", {1: "creator"})
    await subscribers(post, old)
    new = telegram.migrate(old)
    await post.tick()
    assert len(telegram.texts(new)) == 1
    async with post.database.read() as connection:
        assert await readers.get(connection, old) is None
        moved = await readers.get(connection, new)
    assert moved is not None
    assert moved.subscribed
    assert await states(post.database) == {new: "done"}


async def test_a_deleted_topic_falls_back_to_the_chat_and_tells_the_administrators(
    post: Post, telegram: LocalTelegram
) -> None:
    forum = telegram.add_chat("supergroup", "Форум", {1: "creator"})
    topic = telegram.add_topic(forum, "Новости")
    await subscribers(post, forum, thread_id=topic)
    await post.tick()
    telegram.delete_topic(forum, topic)
    await post.tick(DUE + timedelta(days=1))
    [first, second] = [call.params.get("message_thread_id") for call in telegram.calls if call.status == 200]
    assert (int(first), second) == (topic, None)
    assert post.told == [f"Темы {topic} в чате {forum} больше нет: дайджест приходит в сам чат."]
    async with post.database.read() as connection:
        reader = await readers.get(connection, forum)
    assert reader is not None
    assert reader.thread_id is None


async def test_a_failing_server_delays_a_digest_and_loses_none(post: Post, telegram: LocalTelegram) -> None:
    await subscribers(post, 1)
    telegram.faults.server_error(times=3)
    await post.tick()
    assert telegram.texts(1) == []
    await post.tick(DUE + timedelta(seconds=30))
    assert telegram.texts(1) == []
    await post.tick(DUE + timedelta(minutes=2))
    assert len(telegram.texts(1)) == 1


async def test_markup_that_telegram_refuses_arrives_as_plain_text(post: Post, telegram: LocalTelegram) -> None:
    await news(post, 1)
    await subscribers(post, 1)
    telegram.faults.add(Fault(ApiError(400, "Bad Request: can't parse entities: hm"), times=1))
    await post.tick()
    [text] = telegram.texts(1)
    assert "Событие 0" in text
    assert "<" not in text


async def test_what_the_server_showed_is_what_telegrams_parser_reads(post: Post, telegram: LocalTelegram) -> None:
    await news(post)
    await subscribers(post, 1)
    await post.tick()
    [call] = [call for call in telegram.calls if call.method == "sendMessage"]
    assert parse(call.params["text"]).text == telegram.texts(1)[0]
    assert len(await arrived(post.database, 1)) == 1


async def test_a_digest_six_hours_late_is_sent_and_a_later_one_is_folded(post: Post, telegram: LocalTelegram) -> None:
    await news(post)
    await subscribers(post, 1)
    await post.tick(DUE + timedelta(hours=6))
    assert len(telegram.texts(1)) == 1
    async with post.database.write() as connection:
        await add_story(connection, 9, DUE + timedelta(hours=20))
    await post.tick(DUE + timedelta(days=1, hours=7))
    assert len(telegram.texts(1)) == 1
    await post.tick(DUE + timedelta(days=2))
    assert "Событие 9" in telegram.texts(1)[1]


async def test_whoever_unsubscribes_before_the_digest_goes_out_gets_none(post: Post, telegram: LocalTelegram) -> None:
    await subscribers(post, 1)
    await claim_due(post.database, DUE)
    async with post.database.write() as connection:
        await readers.change(connection, 1, subscribed=False, next_digest_at=None)
    await post.tick()
    assert telegram.texts(1) == []
    assert await states(post.database) == {1: "dropped"}


async def test_a_digest_that_waited_longer_than_six_hours_for_its_turn_is_folded_into_the_next(
    post: Post, telegram: LocalTelegram
) -> None:
    await news(post, 1)
    await subscribers(post, 1)
    await claim_due(post.database, DUE)
    await prepare(post.database, I18N, stem, DUE)
    await post.tick(DUE + timedelta(hours=7))
    assert telegram.texts(1) == []
    await post.tick(DUE + timedelta(days=1))
    assert "Событие 0" in telegram.texts(1)[0]


async def test_hours_that_nobody_can_read_hold_up_nobody_else(post: Post, telegram: LocalTelegram) -> None:
    await subscribers(post, 1, hours=["25:99"])
    await subscribers(post, 2)
    await post.tick()
    assert (len(telegram.texts(1)), len(telegram.texts(2))) == (0, 1)


async def test_a_story_that_grew_comes_again_and_says_so(post: Post, telegram: LocalTelegram) -> None:
    async with post.database.write() as connection:
        story = await add_story(connection, 1, DUE - timedelta(hours=1))
    await subscribers(post, 1)
    await post.tick()
    async with post.database.write() as connection:
        again = await add_story(connection, 1, DUE + timedelta(hours=1), outlets=(0, 1), story_id=story)
    assert again == story
    await post.tick(DUE + timedelta(days=1))
    assert "и ещё" not in telegram.texts(1)[0]
    assert "обновление" in telegram.texts(1)[1]


async def test_more_than_fits_in_hand_is_begun_as_room_is_made(
    post: Post, telegram: LocalTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.outbox.IN_HAND", 4)
    chats_ = [telegram.add_user(f"Читатель {number}", id=number) for number in range(10, 40)]
    await subscribers(post, *chats_)
    await claim_due(post.database, DUE)
    await prepare(post.database, I18N, stem, DUE)
    for minute in range(5):
        post.outbox.deliver(DUE + timedelta(minutes=minute))
        assert post.outbox.in_hand <= 4
    await post.outbox.idle()
    assert all(len(telegram.texts(chat)) == 1 for chat in chats_)


async def test_a_database_that_takes_no_notes_is_tried_once_a_tick(
    post: Post, telegram: LocalTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.outbox.IN_HAND", 4)
    everybody = [telegram.add_user(f"Читатель {number}", id=number) for number in range(10, 40)]
    await subscribers(post, *everybody)
    tried = 0

    async def full(*_: object) -> bool:
        nonlocal tried
        tried += 1
        raise DatabaseUnavailable("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("storage.deliveries.part_sending", full)
        for minute in range(3):
            await asyncio.wait_for(post.tick(DUE + timedelta(minutes=minute)), 10)
    assert 3 <= tried <= 12  # those in hand whose turn had come already
    await post.tick(DUE + timedelta(minutes=5))
    assert all(len(telegram.texts(chat)) == 1 for chat in everybody)
