"""The delivering half of the program over one database and one server, with news and readers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from aiogram import Bot

from bot.delivery.claims import claim_due
from bot.delivery.cohorts import prepare
from bot.delivery.outbox import Outbox
from bot.delivery.pacer import Pace, Pacer
from bot.delivery.sender import Sender
from bot.local.server import LocalTelegram
from storage.database import Database
from tests.delivery.newsroom import I18N, add_story, open_newsroom, stem, subscribe

DUE = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # 08:00 in Almaty
FAST = Pace(overall=1_000, chat_seconds=0.001, group_seconds=0.01)


@dataclass
class Post:
    """The delivering half of the program over one database and one server."""

    database: Database
    outbox: Outbox
    told: list[str] = field(default_factory=list)

    async def tick(self, now: datetime = DUE) -> None:
        await claim_due(self.database, now)
        await prepare(self.database, I18N, stem, now)
        self.outbox.deliver(now)
        await self.outbox.idle()


@pytest.fixture
async def post(store: Database, bot: Bot, telegram: LocalTelegram, monkeypatch: pytest.MonkeyPatch) -> Post:
    monkeypatch.setattr("bot.delivery.sender.BACK_OFF", (0.001, 0.001))
    told: list[str] = []

    async def notify(sentence: str) -> None:
        told.append(sentence)

    await open_newsroom(store, DUE - timedelta(days=2))
    for chat_id in (1, 2):
        telegram.add_user(f"Читатель {chat_id}", id=chat_id)
    return Post(store, Outbox(store, Sender(bot, Pacer(FAST)), notify), told)


async def news(post: Post, count: int = 3) -> None:
    async with post.database.write() as connection:
        for number in range(count):
            await add_story(
                connection, number, DUE - timedelta(hours=1 + number), quote=f"Слово {number} сказано верно"
            )


async def subscribers(post: Post, *chats: int, **values: object) -> None:
    async with post.database.write() as connection:
        for chat_id in chats:
            await subscribe(connection, chat_id, DUE, **values)
