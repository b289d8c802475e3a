"""The local Telegram for tests: a running server, and a bot that speaks to it as it would to Telegram."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.local.server import LocalTelegram


@asynccontextmanager
async def bot_of(telegram: LocalTelegram, **properties: Any) -> AsyncIterator[Bot]:
    """An aiogram bot (HTML by default) whose calls go to this server; its session is closed at the end."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    defaults = DefaultBotProperties(**({"parse_mode": "HTML"} | properties))
    async with Bot(telegram.token, session=session, default=defaults) as bot:
        yield bot


@pytest.fixture
async def telegram() -> AsyncIterator[LocalTelegram]:
    """Import it into a conftest or a test module: `from tests.telegram import telegram`."""
    async with LocalTelegram() as server:
        yield server


@pytest.fixture
async def bot(telegram: LocalTelegram) -> AsyncIterator[Bot]:
    async with bot_of(telegram) as bot:
        yield bot
