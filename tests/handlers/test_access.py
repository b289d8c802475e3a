"""Groups, channels and topics belong to their admins, some commands to the administrators; costly ones are paced."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.delivery.outcomes import Outcome
from bot.delivery.pacer import Pacer
from bot.delivery.sender import Sender
from bot.local.errors import ApiError
from bot.local.faults import Fault
from bot.local.server import LocalTelegram
from storage import feeds
from storage.feeds import FeedSource
from tests.handlers.talk import ADMIN, NOW, Talk, labels


@pytest.fixture
def group(talk: Talk, telegram: LocalTelegram, reader: int) -> int:
    """A group whose creator is the administrator; Аружан is a member."""
    return telegram.add_chat("supergroup", "Читаем вместе", {ADMIN: "creator", reader: "member"})


async def test_a_group_is_greeted_and_subscribed_by_its_admin(talk: Talk, group: int) -> None:
    await talk.settle()
    assert "Это «Сказано»" in talk.last(group)
    await talk.press(ADMIN, "Астана", chat=group)
    await talk.press(ADMIN, "08:00", chat=group)
    kept = await talk.kept(group)
    assert kept.subscribed
    assert (kept.kind, kept.title, kept.place) == ("supergroup", "Читаем вместе", "Астана")


async def test_a_member_of_a_group_cannot_change_its_settings(talk: Talk, group: int, reader: int) -> None:
    await talk.settle()
    refused = await talk.press(reader, "Астана", chat=group)
    assert refused["show_alert"]
    assert "администраторы" in refused["text"]
    for command in ("/settings", "/subscribe 8:00", "/unsubscribe", "/mute футбол", "/add example.org", "/forget"):
        [answer] = await talk.say(reader, command, chat=group)
        assert answer["text"] == "Здесь это меняют только администраторы."
    kept = await talk.kept(group)
    assert not kept.subscribed
    assert kept.place is None


async def test_a_member_of_a_group_may_read(talk: Talk, group: int, reader: int) -> None:
    await talk.settle()
    [answer] = await talk.say(reader, "/latest@skazano_bot", chat=group)
    assert "Новостей пока нет" in answer["text"]


async def test_an_anonymous_admin_speaks_in_the_name_of_the_group(
    talk: Talk, telegram: LocalTelegram, group: int, reader: int
) -> None:
    await talk.settle()
    as_group = {"sender_chat": {"id": group, "type": "supergroup", "title": "Читаем вместе"}}
    [answer] = await talk.say(reader, "/subscribe 8:00", chat=group, **as_group)
    assert "Готово" in answer["text"]
    as_channel = {"sender_chat": {"id": -1009999999999, "type": "channel", "title": "Связанный канал"}}
    [answer] = await talk.say(ADMIN, "/unsubscribe", chat=group, **as_channel)
    assert "администраторы" in answer["text"]


async def test_chatter_of_a_group_is_left_alone(talk: Talk, telegram: LocalTelegram, group: int, reader: int) -> None:
    telegram.set_status(group, 42, "administrator")  # so that the bot sees everything
    await talk.settle()
    for said in ("привет", "Москва", "/неведомая", "https://example.org/1"):
        assert not await talk.say(reader, said, chat=group)


async def test_a_mention_in_a_group_reads_what_it_answers(
    talk: Talk, telegram: LocalTelegram, group: int, reader: int
) -> None:
    number = telegram.say(group, reader, "смотрите https://example.org/1")
    await talk.settle()
    await talk.say(ADMIN, "@skazano_bot", chat=group, reply_to=number)
    assert talk.services.asked == ["https://example.org/1"]
    [answer] = await talk.say(ADMIN, "@skazano_bot привет", chat=group)
    assert "Позовите меня" in answer["text"]


async def test_a_digest_goes_to_the_topic_it_was_asked_for_in(talk: Talk, telegram: LocalTelegram) -> None:
    forum = telegram.add_chat("supergroup", "Форум", {ADMIN: "creator"}, forum=True)
    topic = telegram.add_topic(forum, "Новости")
    await talk.settle()
    [answer] = await talk.say(ADMIN, "/subscribe 8:00", chat=forum, thread=topic)
    assert answer["message_thread_id"] == topic
    assert (await talk.kept(forum)).thread_id == topic


async def test_a_channel_is_set_by_posts_in_it(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    channel = telegram.add_chat("channel", "Утро", {ADMIN: "creator", reader: "member"}, bot="administrator")
    await talk.settle()
    await talk.press(ADMIN, "Алматы", chat=channel)
    assert (await talk.press(reader, "08:00", chat=channel))["show_alert"]
    await talk.say(ADMIN, "/subscribe 8:00", chat=channel)
    kept = await talk.kept(channel)
    assert kept.kind == "channel"
    assert kept.subscribed


async def test_who_blocks_the_bot_is_suspended_and_resumed_on_return(
    talk: Talk, telegram: LocalTelegram, reader: int
) -> None:
    await talk.say(reader, "/subscribe 8:00")
    telegram.block(reader)
    await talk.settle()
    kept = await talk.kept(reader)
    assert (kept.subscribed, kept.suspended, kept.next_digest_at) == (True, "blocked", None)
    telegram.unblock(reader)
    await talk.settle()
    kept = await talk.kept(reader)
    assert kept.suspended is None
    assert kept.next_digest_at is not None


async def test_a_group_that_puts_the_bot_out_is_suspended(talk: Talk, telegram: LocalTelegram, group: int) -> None:
    await talk.settle()
    await talk.say(ADMIN, "/subscribe 8:00", chat=group)
    telegram.set_status(group, 42, "left")
    await talk.settle()
    assert (await talk.kept(group)).suspended == "kicked"
    telegram.set_status(group, 42, "member")
    await talk.settle()
    assert (await talk.kept(group)).suspended is None
    assert "продолжится" in talk.last(group)


async def test_a_group_where_the_bot_may_not_write_is_suspended_until_it_may(
    talk: Talk, telegram: LocalTelegram, group: int
) -> None:
    await talk.settle()
    await talk.say(ADMIN, "/subscribe 8:00", chat=group)
    no_rights = ApiError(403, "Forbidden: not enough rights to send text messages to the chat")
    telegram.faults.add(Fault(no_rights, chats={group}, methods=("sendMessage",)))
    await talk.say(ADMIN, "/help", chat=group)
    assert (await talk.kept(group)).suspended == "no_rights"
    assert telegram.texts(ADMIN) == []
    telegram.set_status(group, 42, "administrator")
    await talk.settle()
    assert (await talk.kept(group)).suspended is None


async def test_a_group_that_becomes_a_supergroup_keeps_its_subscription(talk: Talk, telegram: LocalTelegram) -> None:
    old = telegram.add_chat("group", "Двор", {ADMIN: "creator"})
    await talk.settle()
    await talk.say(ADMIN, "/subscribe 8:00", chat=old)
    new = telegram.migrate(old)
    await talk.settle()
    assert (await talk.kept(new)).subscribed
    assert await talk.reader(old) is None


async def test_admin_commands_are_dead_for_others(talk: Talk, reader: int, group: int) -> None:
    await talk.settle()
    for command in ("/stats", "/feeds", "/broadcast всем привет"):
        [answer] = await talk.say(reader, command)
        assert answer["text"] == "Такой команды у меня нет. Все команды — /help."
        assert not await talk.say(ADMIN, command, chat=group)


async def test_the_administrator_sees_readers_and_feeds(talk: Talk, reader: int, telegram: LocalTelegram) -> None:
    await talk.say(reader, "/subscribe 8:00")
    telegram.block(reader)
    await talk.settle()
    async with talk.store.write() as connection:
        await feeds.ship(connection, [FeedSource("https://example.org/rss", "Пример <&>")], NOW)
    [answer] = await talk.say(ADMIN, "/stats")
    assert answer["text"].startswith("Чаты: ")
    assert "подписаны 0, приостановлены 1 (бот заблокирован: 1)" in answer["text"]
    [answer] = await talk.say(ADMIN, "/feeds")
    assert "✓ Пример <&> ещё ничего" in answer["text"]


async def test_a_broadcast_is_confirmed_and_reaches_subscribers_once(
    talk: Talk, reader: int, telegram: LocalTelegram
) -> None:
    other = telegram.add_user("Дмитрий")
    for person in (reader, other):
        await talk.say(person, "/subscribe 8:00")
    telegram.faults.forbid([other])
    [question] = await talk.say(ADMIN, "/broadcast 2 < 3 & привет")
    assert question["text"] == "Разослать это 2 подписчикам?"
    await talk.press(ADMIN, "Разослать")
    assert talk.last(reader) == "2 < 3 & привет"
    assert talk.last(ADMIN) == "Разослано: дошло до 1 из 2."
    assert (await talk.kept(other)).suspended == "blocked"
    assert labels(telegram.sent(ADMIN)[-1]) == []


async def test_a_broadcast_that_begins_on_a_line_of_its_own_is_sent_whole(talk: Talk, reader: int) -> None:
    await talk.say(reader, "/subscribe 8:00")
    await talk.say(ADMIN, "/broadcast\nВнимание! Завтра перерыв.\n\nДо среды")
    await talk.press(ADMIN, "Разослать")
    assert talk.last(reader) == "Внимание! Завтра перерыв.\n\nДо среды"


async def test_costly_questions_are_paced_politely(talk: Talk, reader: int) -> None:
    for number in range(12):
        [answer] = await talk.say(reader, f"https://example.org/{number}")
    [answer] = await talk.say(reader, "https://example.org/12")
    assert answer["text"] == "Не успеваю читать так быстро. Повторите, пожалуйста, через 10 секунд."
    assert len(talk.services.asked) == 12
    talk.clock.pass_time(seconds=9)
    [answer] = await talk.say(reader, "https://example.org/13")
    assert answer["text"].endswith("через 1 секунду.")
    talk.clock.pass_time(seconds=1)
    await talk.say(reader, "https://example.org/14")
    assert talk.services.asked[-1] == "https://example.org/14"


async def test_a_flood_is_left_unanswered_and_others_are_not(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    await talk.say(reader, "/settings")
    await talk.press(reader, "Часы")
    number, data = talk.button(reader, "20:00")
    for _ in range(60):
        telegram.press(reader, reader, number, data)
    other = telegram.add_user("Дмитрий")
    await talk.settle()
    edits = [call for call in telegram.calls if call.method == "editMessageText"]
    assert len(edits) == 29
    assert await talk.say(other, "/help")
    talk.clock.pass_time(seconds=2)
    assert await talk.say(reader, "/help")


async def test_a_flood_of_what_is_refused_is_left_unanswered_too(
    talk: Talk, telegram: LocalTelegram, group: int, reader: int
) -> None:
    await talk.settle()
    for _ in range(35):
        telegram.say(group, reader, "/settings")
    await talk.settle()
    refusals = [text for text in telegram.texts(group) if "администраторы" in text]
    asked = [call for call in telegram.calls if call.method == "getChatMember"]
    assert (len(refusals), len(asked)) == (30, 30)
    telegram.say(group, ADMIN, "/settings")
    await talk.settle()
    assert "Настройки" in talk.last(group)


async def test_a_broadcast_that_a_stop_cuts_short_is_not_begun_anew(
    talk: Talk, telegram: LocalTelegram, reader: int
) -> None:
    await talk.say(reader, "/subscribe 8:00")
    await talk.say(ADMIN, "/broadcast привет")
    talk.dispatcher["sender"] = CutShort(talk.bot, Pacer())
    await talk.press(ADMIN, "Разослать")
    talk.restart()
    await talk.intake.resume()
    await talk.intake.drain()
    assert telegram.texts(reader).count("привет") == 1


class CutShort(Sender):
    """The program is stopped right after the first message."""

    async def send(self, chat_id: int, markup: str, **options: Any) -> Outcome:
        await super().send(chat_id, markup, **options)
        raise asyncio.CancelledError


async def test_who_is_forgotten_and_blocks_the_bot_stays_forgotten(
    talk: Talk, telegram: LocalTelegram, reader: int
) -> None:
    await talk.say(reader, "/forget")
    await talk.press(reader, "Удалить")
    telegram.block(reader)
    await talk.settle()
    assert await talk.reader(reader) is None
