"""An update is answered once, whatever happens to it: it comes twice, is cut short, unreadable, or fails."""

from __future__ import annotations

import asyncio
import logging

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramServerError
from aiogram.methods import GetUpdates

from bot.handlers.session import SkippingSession
from bot.local.errors import bad_request
from bot.local.faults import Fault
from bot.local.server import LocalTelegram
from bot.pipeline.results import Trouble
from storage.errors import DatabaseUnavailable
from tests.app.gateway import gateway
from tests.handlers.conftest import QuickSession
from tests.handlers.talk import ADMIN, Talk


async def test_an_update_delivered_twice_is_answered_once_also_after_a_restart(
    talk: Talk, telegram: LocalTelegram, reader: int
) -> None:
    telegram.say(reader, reader, "/help")
    [update] = await talk.take()
    await talk.handle(update)
    await talk.handle(update)
    talk.restart()
    await talk.handle(update)
    assert len(telegram.sent(reader)) == 1


async def test_an_update_delivered_twice_at_once_is_answered_once(
    talk: Talk, telegram: LocalTelegram, reader: int
) -> None:
    telegram.say(reader, reader, "/help")
    [update] = await talk.take()
    await asyncio.gather(talk.handle(update, update), talk.handle(update))
    assert len(telegram.sent(reader)) == 1


async def test_an_update_whose_handling_was_cut_short_is_answered_after_the_restart(
    talk: Talk, telegram: LocalTelegram, reader: int
) -> None:
    telegram.say(reader, reader, "https://example.org/1")
    talk.services.error = asyncio.CancelledError()
    await talk.settle()
    assert telegram.sent(reader) == []
    talk.services.error = None
    talk.restart()
    await talk.intake.resume()
    await talk.intake.drain()
    assert len(telegram.sent(reader)) == 1


async def test_a_failure_is_one_sentence_one_log_entry_and_one_word_to_the_admin(
    talk: Talk, telegram: LocalTelegram, reader: int, caplog: pytest.LogCaptureFixture
) -> None:
    talk.services.error = RuntimeError("<b>secret</b>")
    [answer] = await talk.say(reader, "https://example.org/1")
    assert answer["text"].startswith("Что-то у меня сломалось")
    await talk.say(reader, "https://example.org/2")
    assert [text for text in telegram.texts(ADMIN) if "RuntimeError" in text and "secret" not in text]
    assert len(telegram.sent(ADMIN)) == 1
    failures = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(failures) == 2


async def test_a_database_that_cannot_be_used_is_named(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    talk.services.error = DatabaseUnavailable("the disk is full")
    [answer] = await talk.say(reader, "https://example.org/1")
    assert answer["text"].startswith("Хранилище сейчас занято или переполнено")


async def test_a_person_who_blocks_the_bot_while_it_answers_is_suspended(
    talk: Talk, telegram: LocalTelegram, reader: int, caplog: pytest.LogCaptureFixture
) -> None:
    await talk.say(reader, "/subscribe 8:00")
    telegram.faults.forbid([reader])
    await talk.say(reader, "/help")
    assert (await talk.kept(reader)).suspended == "blocked"
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    telegram.faults.clear()
    await talk.say(reader, "/help")
    assert (await talk.kept(reader)).suspended is None


async def test_a_stop_waits_for_the_answer_in_hand(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(url: str) -> Trouble:
        begun.set()
        await go_on.wait()
        return Trouble.NO_TEXT

    talk.services.read_link = slow  # type: ignore[method-assign]
    telegram.say(reader, reader, "https://example.org/1")
    await talk.intake.receive(await talk.take())
    await begun.wait()
    stopping = asyncio.create_task(talk.intake.drain())
    await asyncio.sleep(0)
    assert not stopping.done()
    go_on.set()
    await stopping
    assert talk.intake.in_hand == 0
    assert len(telegram.sent(reader)) == 1


async def test_an_unreadable_update_is_skipped_and_reported(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    telegram.say(reader, reader, "/help")
    telegram.api.updates.put("message", {"message_id": "not a number"})
    telegram.say(reader, reader, "/help")
    session = QuickSession(api=TelegramAPIServer.from_base(telegram.url))
    async with Bot(telegram.token, session=session) as bot:
        updates = await bot.get_updates()
        await talk.handle(*updates)
    assert len(updates) == 3
    assert len(telegram.sent(reader)) == 2
    assert f"Обновление {updates[1].update_id}" in telegram.texts(ADMIN)[0]


@pytest.mark.parametrize(
    ("status", "content", "expected"),
    [
        (200, "{", TelegramNetworkError),
        (502, "<html>502 Bad Gateway</html>", TelegramServerError),
        (502, '{"message": "bad gateway"}', TelegramServerError),
        (403, "<html>the proxy wants a password</html>", TelegramNetworkError),
        (200, '{"ok": true, "result": [1]}', TelegramNetworkError),
    ],
)
async def test_what_is_no_answer_of_telegram_is_a_failure_that_may_pass(
    bot: Bot, status: int, content: str, expected: type[TelegramAPIError]
) -> None:
    with pytest.raises(expected) as failure:
        SkippingSession().check_response(bot, GetUpdates(), status, content)
    assert content not in str(failure.value)


async def test_an_answer_lost_in_a_proxy_is_no_trouble_of_the_bot(
    talk: Talk, telegram: LocalTelegram, reader: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        async with gateway(telegram) as proxy:
            proxy.fail("sendMessage")
            talk.bot.session.api = TelegramAPIServer.from_base(proxy.url)
            telegram.say(reader, reader, "/help")
            await talk.settle()
            talk.bot.session.api = TelegramAPIServer.from_base(telegram.url)
    assert telegram.texts(ADMIN) == []
    assert [record.levelname for record in caplog.records] == ["WARNING"]


async def test_a_broadcast_that_is_confirmed_long_before_it_is_handled_is_sent(
    talk: Talk, telegram: LocalTelegram, reader: int
) -> None:
    await talk.say(reader, "/subscribe 8:00")
    await talk.say(ADMIN, "/broadcast привет")
    telegram.faults.add(Fault(bad_request("query is too old"), methods=("answerCallbackQuery",), times=None))
    number, data = talk.button(ADMIN, "Разослать")
    telegram.press(ADMIN, ADMIN, number, data)
    await talk.settle()
    assert talk.last(reader) == "привет"
    assert talk.last(ADMIN) == "Разослано: дошло до 1 из 1."
