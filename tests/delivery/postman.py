"""The delivering half of the program as a process of its own, to be killed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.delivery.claims import claim_due
from bot.delivery.cohorts import prepare
from bot.delivery.outbox import Outbox
from bot.delivery.pacer import Pace, Pacer
from bot.delivery.sender import Sender
from storage.database import Database
from tests.delivery.newsroom import I18N, stem

DUE = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TOKEN = "42:local"


async def post(database_url: str, api: str, pace: Pace) -> None:
    """Everything that is due, to the end."""

    async def notify(sentence: str) -> None:
        raise AssertionError(sentence)

    session = AiohttpSession(api=TelegramAPIServer.from_base(api))
    async with await Database.open(database_url) as database, Bot(TOKEN, session=session) as bot:
        outbox = Outbox(database, Sender(bot, Pacer(pace)), notify)
        await claim_due(database, DUE)
        await prepare(database, I18N, stem, DUE)
        outbox.deliver(DUE)
        await outbox.idle()


def run(database_url: str, api: str, pace: Pace) -> None:
    asyncio.run(post(database_url, api, pace))
