"""A person named Аружан and the administrator, who talk to the bot."""

from __future__ import annotations

import pytest
from aiogram import Bot

from bot.handlers.services import Options
from bot.local.server import LocalTelegram
from storage.database import Database
from tests.handlers.talk import ADMIN, Talk
from tests.telegram import bot, telegram

__all__ = ["bot", "telegram"]


@pytest.fixture
def talk(telegram: LocalTelegram, bot: Bot, store: Database) -> Talk:
    telegram.add_user("Сауле", id=ADMIN)
    return Talk(telegram, bot, store, Options(admins=frozenset({ADMIN})))


@pytest.fixture
def reader(telegram: LocalTelegram) -> int:
    return telegram.add_user("Аружан")
