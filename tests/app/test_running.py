"""The whole bot within the test: it comes up where Telegram fails now and then, and stops without leaving a mess."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from aiogram import Bot
from pydantic import SecretStr

from bot.app import Running
from bot.local.faults import Fault
from bot.local.server import LocalTelegram
from bot.opening import clock
from bot.pipeline.desk import Desk
from bot.pipeline.grouping import Grouping
from bot.reading.http import HttpClient
from bot.reading.workers import Workers
from bot.settings import Settings
from storage import readers
from storage.database import Database
from storage.readers import NewReader

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


async def test_a_stop_begins_no_digest_while_it_waits_for_an_answer(
    telegram: LocalTelegram, bot: Bot, store: Database, tmp_path: Path
) -> None:
    """At 30 a second, half a second of waiting would begin 15 more."""
    chats = range(1_000, 1_100)
    for chat in (ANNA, *chats):
        telegram.add_user("Читатель", id=chat)
    await due(store, chats)
    asked = asyncio.Event()
    telegram.faults.add(Fault(hang=0.5, reset=True, when=lambda _, chat: chat == ANNA and not asked.set()))
    async with running(store, bot, settings(telegram, tmp_path)) as (stop, program):
        living = asyncio.create_task(program.until(stop))
        await telegram.until(lambda: any(telegram.sent(chat) for chat in chats))
        telegram.say(ANNA, ANNA, "/help")
        await asked.wait()
        stop.set()
        await living
        before = sum(len(telegram.sent(chat)) for chat in chats)
    assert sum(len(telegram.sent(chat)) for chat in chats) - before <= 2
