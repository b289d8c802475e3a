"""The bot and the database of these tests are those of the handlers' tests; failures are waited out quickly."""

from __future__ import annotations

import pytest
from aiogram.utils.backoff import BackoffConfig

from tests.handlers.conftest import bot, migrated, store, telegram

__all__ = ["bot", "migrated", "store", "telegram"]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = BackoffConfig(min_delay=0.001, max_delay=0.01, factor=1.5, jitter=0.1)
    monkeypatch.setattr("bot.handlers.intake.BACK_OFF", quick)
