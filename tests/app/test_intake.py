"""Updates come in over real sockets: each is answered, none is confirmed before it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from typing import cast

import aiohttp
import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.types import Message, Update
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.handlers.intake import SECRET_HEADER, Intake
from bot.local.faults import Fault
from bot.local.server import LocalTelegram
from storage import updates
from storage.database import Database
from storage.errors import DatabaseUnavailable
from tests.app.gateway import gateway

ANNA = 501
SECRET = "letters-and_digits1"


def clock() -> datetime:
    return datetime.now(UTC)


class Echo:
    """A dispatcher that answers «эхо» and can be held back."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.called = asyncio.Event()
        self.open = asyncio.Event()
        self.open.set()
        self.dispatcher = Dispatcher(disable_fsm=True)
        self.dispatcher.message.register(self.answer)

    async def answer(self, message: Message) -> None:
        self.heard.append(message.text or "")
        self.called.set()
        await self.open.wait()
        await message.answer(f"эхо {message.text}")


@asynccontextmanager
async def polling(intake: Intake) -> AsyncIterator[None]:
    task = asyncio.create_task(intake.poll())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await intake.drain()


@pytest.fixture
def anna(telegram: LocalTelegram) -> LocalTelegram:
    telegram.add_user("Анна", id=ANNA)
    return telegram


async def test_what_is_asked_is_answered_and_forgotten(anna: LocalTelegram, bot: Bot, store: Database) -> None:
    echo = Echo()
    async with polling(Intake(bot, echo.dispatcher, store, clock)):
        anna.say(ANNA, ANNA, "раз")
        assert (await anna.next_message(ANNA))["text"] == "эхо раз"
    async with store.write() as connection:
        assert await updates.unanswered(connection) == []
    assert anna.api.updates.pending() == []


async def test_a_question_in_hand_at_a_crash_is_taken_up_by_the_next_run(
    anna: LocalTelegram, bot: Bot, store: Database
) -> None:
    held, second = Echo(), Echo()
    held.open.clear()
    first = Intake(bot, held.dispatcher, store, clock)
    crashed = asyncio.create_task(first.poll())
    anna.say(ANNA, ANNA, "раз")
    await anna.until(lambda: held.heard and not anna.api.updates.pending())
    crashed.cancel()
    intake = Intake(bot, second.dispatcher, store, clock)
    await intake.resume()
    await intake.drain()
    assert second.heard == ["раз"]
    assert anna.texts(ANNA) == ["эхо раз"]
    held.open.set()
    await first.drain()


async def test_a_question_that_outlasts_a_stop_is_cut_short_and_answered_once_by_the_next_run(
    anna: LocalTelegram, bot: Bot, store: Database
) -> None:
    held, second = Echo(), Echo()
    held.open.clear()
    first = Intake(bot, held.dispatcher, store, clock)
    anna.say(ANNA, ANNA, "раз")
    await first.receive(await bot.get_updates())
    await held.called.wait()
    await first.drain(seconds=0.0)
    assert first.in_hand == 0
    held.open.set()
    intake = Intake(bot, second.dispatcher, store, clock)
    await intake.resume()
    await intake.drain()
    assert (second.heard, anna.texts(ANNA)) == (["раз"], ["эхо раз"])


async def test_a_slow_question_does_not_hold_up_the_others(anna: LocalTelegram, bot: Bot, store: Database) -> None:
    echo = Echo()
    echo.open.clear()
    async with polling(Intake(bot, echo.dispatcher, store, clock)):
        for word in ("раз", "два", "три"):
            anna.say(ANNA, ANNA, word)
        await anna.until(lambda: len(echo.heard) == 3)
        echo.open.set()
    assert set(anna.texts(ANNA)) == {"эхо раз", "эхо два", "эхо три"}


async def test_polling_goes_on_after_failures_of_telegram(anna: LocalTelegram, bot: Bot, store: Database) -> None:
    echo = Echo()
    anna.faults.add(Fault(reset=True, methods=("getUpdates",), times=1))
    async with polling(Intake(bot, echo.dispatcher, store, clock)):
        anna.say(ANNA, ANNA, "раз")
        assert (await anna.next_message(ANNA))["text"] == "эхо раз"


async def test_polling_goes_on_after_pages_of_a_proxy(anna: LocalTelegram, bot: Bot, store: Database) -> None:
    echo = Echo()
    async with gateway(anna) as proxy:
        proxy.fail("getUpdates")
        proxy.fail("getUpdates", 200, "Шлюз недоступен".encode("cp1251"))
        bot.session.api = TelegramAPIServer.from_base(proxy.url)
        async with polling(Intake(bot, echo.dispatcher, store, clock)):
            anna.say(ANNA, ANNA, "раз")
            assert (await anna.next_message(ANNA))["text"] == "эхо раз"


async def test_a_token_that_is_revoked_ends_polling(anna: LocalTelegram, bot: Bot, store: Database) -> None:
    intake = Intake(bot, Echo().dispatcher, store, clock)
    anna.token = "42:another"
    with pytest.raises(TelegramUnauthorizedError):
        await intake.poll()


@asynccontextmanager
async def hook(intake: Intake) -> AsyncIterator[TestServer]:
    application = web.Application()
    application.router.add_post("/telegram", partial(intake.answer_webhook, secret=SECRET))
    async with TestServer(application) as server:
        yield server


async def post(server: TestServer, body: bytes, secret: str = SECRET) -> int:
    headers = {SECRET_HEADER: secret}
    async with (
        aiohttp.ClientSession() as session,
        session.post(server.make_url("/telegram"), data=body, headers=headers) as answer,
    ):
        return answer.status


async def test_a_webhook_takes_updates_from_telegram_alone(anna: LocalTelegram, bot: Bot, store: Database) -> None:
    echo = Echo()
    intake = Intake(bot, echo.dispatcher, store, clock)
    async with hook(intake) as server:
        await bot.set_webhook(str(server.make_url("/telegram")), secret_token=SECRET)
        anna.say(ANNA, ANNA, "раз")
        assert (await anna.next_message(ANNA))["text"] == "эхо раз"
        assert await post(server, b'{"update_id": 5}', secret="guess") == 401
        await intake.drain()
    assert echo.heard == ["раз"]


class Full:
    """A database on a full disk."""

    @asynccontextmanager
    async def write(self) -> AsyncIterator[None]:
        raise DatabaseUnavailable("the disk is full")
        yield


async def test_a_webhook_answers_what_a_full_disk_cannot_keep_once(anna: LocalTelegram, bot: Bot) -> None:
    echo = Echo()
    intake = Intake(bot, echo.dispatcher, cast(Database, Full()), clock)
    async with hook(intake) as server:
        await bot.set_webhook(str(server.make_url("/telegram")), secret_token=SECRET)
        anna.say(ANNA, ANNA, "раз")
        await anna.next_message(ANNA)
        await anna.until(lambda: not anna.api.updates.pending())
        await intake.drain()
    assert anna.texts(ANNA) == ["эхо раз"]


async def test_what_is_no_update_is_taken_and_passed_over(bot: Bot, store: Database) -> None:
    seen: list[int] = []
    dispatcher = Dispatcher(disable_fsm=True)

    async def note(handler: object, event: Update, data: object) -> None:
        seen.append(event.update_id)

    dispatcher.update.outer_middleware(note)
    intake = Intake(bot, dispatcher, store, clock)
    async with hook(intake) as server:
        for body in (b"", b"[]", b"\xff", b'{"update_id": "x"}', b'{"update_id": 6, "message": {"date": "never"}}'):
            assert await post(server, body) == 200
        await intake.drain()
    assert seen == [6]
