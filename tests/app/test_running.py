"""The whole bot within the test: it comes up where Telegram fails now and then, and stops without leaving a mess."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiogram import Bot
from pydantic import SecretStr

from bot.app import Running
from bot.local.errors import ApiError, bad_request
from bot.local.faults import Fault
from bot.local.server import LocalTelegram
from bot.opening import StartError, clock, open_bot
from bot.pipeline.desk import Desk
from bot.pipeline.digests import PostOffice
from bot.pipeline.grouping import Grouping
from bot.reading.http import HttpClient
from bot.reading.workers import Workers
from bot.settings import Settings
from storage import feeds, readers
from storage.database import Database
from storage.readers import NewReader
from tests.app.gateway import gateway

ANNA = 501


def settings(telegram: LocalTelegram, folder: Path, **values: object) -> Settings:
    known = {"bot_token": SecretStr(telegram.token), "telegram_api_base": telegram.url, "backup_folder": str(folder)}
    return Settings.model_validate(known | values)


@asynccontextmanager
async def running(store: Database, bot: Bot, settings: Settings) -> AsyncIterator[tuple[asyncio.Event, Running]]:
    """The bot until the event is set; it reads no feeds, so that its workers are never begun."""
    stop = asyncio.Event()
    async with HttpClient("test") as http, AsyncExitStack() as stack:
        desk = Desk(store, http, Workers(1), Grouping(), timedelta(minutes=10), clock)
        yield stop, await Running.start(stack, settings, desk, bot)


async def due(store: Database, chats: range) -> None:
    """These chats are owed a digest at once."""
    now = clock()
    missed = now.replace(second=0, microsecond=0) - timedelta(minutes=1)
    async with store.write() as connection:
        for chat in chats:
            await readers.ensure(connection, NewReader(chat, "private", None, "ru", "UTC", (f"{missed:%H:%M}",)), now)
            await readers.change(connection, chat, subscribed=True, next_digest_at=missed)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def hooked(telegram: LocalTelegram, folder: Path, **values: object) -> Settings:
    port = free_port()
    return settings(telegram, folder, webhook_url=f"http://127.0.0.1:{port}", webhook_port=port, **values)


@pytest.fixture
def anna(telegram: LocalTelegram) -> LocalTelegram:
    telegram.add_user("Анна", id=ANNA)
    return telegram


@asynccontextmanager
async def answering(telegram: LocalTelegram, store: Database, bot: Bot, settings: Settings) -> AsyncIterator[None]:
    """The bot, once it has answered Anna."""
    async with running(store, bot, settings) as (stop, program):
        living = asyncio.create_task(program.until(stop))
        telegram.say(ANNA, ANNA, "/help")
        await telegram.next_message(ANNA)
        yield
        stop.set()
        await living


async def test_polling_begins_although_telegram_fails_at_the_start(
    anna: LocalTelegram, bot: Bot, store: Database, tmp_path: Path
) -> None:
    anna.faults.add(Fault(reset=True, methods=("deleteWebhook",)))
    async with answering(anna, store, bot, settings(anna, tmp_path)):
        assert [call.status for call in anna.calls if call.method == "deleteWebhook"] == [0]


async def test_a_server_that_knows_only_what_it_must_is_answered_all_the_same(
    anna: LocalTelegram, bot: Bot, store: Database, tmp_path: Path
) -> None:
    optional = ("deleteWebhook", "setMyCommands", "setMyDescription", "setMyShortDescription", "sendChatAction")
    anna.faults.add(Fault(ApiError(404, "Not Found: method not found"), methods=optional, times=None))
    async with answering(anna, store, bot, settings(anna, tmp_path)):
        assert anna.texts(ANNA)


async def test_a_webhook_is_set_although_telegram_fails_at_the_start_and_nothing_is_said_to_poll(
    anna: LocalTelegram, bot: Bot, store: Database, tmp_path: Path
) -> None:
    anna.faults.add(Fault(reset=True, methods=("setWebhook",)))
    given = hooked(anna, tmp_path, metrics_port=free_port())
    async with (
        answering(anna, store, bot, given),
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{given.metrics_port}/metrics") as answer,
    ):
        figures = await answer.text()
    assert "skazano_updates_in_hand" in figures
    assert "polling_lag" not in figures


async def test_a_webhook_that_telegram_refuses_is_told_in_one_line(
    anna: LocalTelegram, bot: Bot, store: Database, tmp_path: Path
) -> None:
    refusal = bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    anna.faults.add(Fault(refusal, methods=("setWebhook",)))
    async with running(store, bot, hooked(anna, tmp_path)) as (stop, program):
        with pytest.raises(StartError, match=r"^WEBHOOK_URL: Bad Request: bad webhook: An HTTPS URL must be provided"):
            await program.until(stop)


async def test_the_page_of_a_proxy_at_the_start_is_told_in_one_line(telegram: LocalTelegram, tmp_path: Path) -> None:
    async with gateway(telegram) as proxy, AsyncExitStack() as stack:
        proxy.fail("getMe")
        with pytest.raises(StartError, match=f"{proxy.url} cannot be reached: TelegramServerError: .*502"):
            await open_bot(stack, settings(telegram, tmp_path, telegram_api_base=proxy.url))


async def test_a_stop_begins_no_digest_while_it_waits_for_an_answer(
    telegram: LocalTelegram, bot: Bot, store: Database, tmp_path: Path
) -> None:
    """At 30 a second, half a second of waiting would begin 15 more."""
    chats = range(1_000, 1_100)
    for chat in (ANNA, *chats):
        telegram.add_user("Читатель", id=chat)
    await due(store, chats)
    asked = asyncio.Event()

    def note(_method: str, chat: int) -> bool:
        if chat == ANNA:
            asked.set()
        return chat == ANNA

    telegram.faults.add(Fault(hang=0.5, reset=True, when=note))
    async with running(store, bot, settings(telegram, tmp_path)) as (stop, program):
        living = asyncio.create_task(program.until(stop))
        await telegram.until(lambda: any(telegram.sent(chat) for chat in chats))
        telegram.say(ANNA, ANNA, "/help")
        await asked.wait()
        stop.set()
        await living
        before = sum(len(telegram.sent(chat)) for chat in chats)
    assert sum(len(telegram.sent(chat)) for chat in chats) - before <= 2


async def test_a_stop_waits_for_the_job_that_it_cuts_short(
    telegram: LocalTelegram, bot: Bot, store: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def deliver_for_ever(office: PostOffice, _now: datetime) -> None:
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            async with office.store.read() as connection:
                await feeds.every(connection)
            ended.set()

    monkeypatch.setattr("bot.app.deliver_digests", deliver_for_ever)
    async with running(store, bot, settings(telegram, tmp_path)):
        await begun.wait()
    assert ended.is_set()
