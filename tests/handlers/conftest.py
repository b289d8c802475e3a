"""A person named Аружан and the administrator, who talk to the bot."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer

from bot.handlers.services import Options
from bot.handlers.session import SkippingSession
from bot.local.server import LocalTelegram
from storage.database import Database
from tests.handlers.talk import ADMIN, Talk
from tests.telegram import telegram

__all__ = ["telegram"]


class QuickSession(SkippingSession):
    """aiogram waits a quarter of a second for TLS to end, which loopback does not have."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@pytest.fixture
async def bot(telegram: LocalTelegram) -> AsyncIterator[Bot]:
    session = QuickSession(api=TelegramAPIServer.from_base(telegram.url))
    defaults = DefaultBotProperties(parse_mode="HTML", allow_sending_without_reply=True)
    async with Bot(telegram.token, session=session, default=defaults) as bot:
        yield bot


def _url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, migrated once: a copy of it opens three times as fast."""
    path = tmp_path_factory.mktemp("migrated") / "news.db"
    async with await Database.open(_url(path)):
        return path


@pytest.fixture
async def store(tmp_path: Path, migrated: Path) -> AsyncIterator[Database]:
    copy = Path(shutil.copy(migrated, tmp_path))
    async with await Database.open(_url(copy)) as database:
        yield database


@pytest.fixture
def talk(telegram: LocalTelegram, bot: Bot, store: Database) -> Iterator[Talk]:
    """At the end of every test: Telegram's parser has refused no message."""
    telegram.add_user("Сауле", id=ADMIN)
    yield Talk(telegram, bot, store, Options(admins=frozenset({ADMIN})))
    assert not [call for call in telegram.calls if call.method == "sendMessage" and call.status == 400]


@pytest.fixture
def reader(telegram: LocalTelegram) -> int:
    return telegram.add_user("Аружан")
