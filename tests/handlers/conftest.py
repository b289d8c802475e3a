"""A person named Аружан and the administrator, who talk to the bot."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiogram import Bot

from bot.handlers.services import Options
from bot.local.server import LocalTelegram
from storage.database import Database
from tests.handlers.talk import ADMIN, Talk
from tests.telegram import bot, telegram

__all__ = ["bot", "telegram"]


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
def talk(telegram: LocalTelegram, bot: Bot, store: Database) -> Talk:
    telegram.add_user("Сауле", id=ADMIN)
    return Talk(telegram, bot, store, Options(admins=frozenset({ADMIN})))


@pytest.fixture
def reader(telegram: LocalTelegram) -> int:
    return telegram.add_user("Аружан")
