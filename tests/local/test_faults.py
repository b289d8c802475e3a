"""Flood limits and failures on order."""

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.local.limits import Limits
from bot.local.server import LocalTelegram
from tests.telegram import bot_of


async def test_flood_limits_are_exact_and_forgive_after_their_time() -> None:
    now = [1_000_000.0]
    async with LocalTelegram(limits=Limits(), clock=lambda: now[0]) as telegram, bot_of(telegram) as bot:
        readers = [telegram.add_user(f"Читатель {n}") for n in range(31)]
        group = telegram.add_chat("group", "Двор", {readers[0]: "creator"})
        for reader in readers[:30]:
            await bot.send_message(reader, "т")
        with pytest.raises(TelegramRetryAfter) as caught:
            await bot.send_message(readers[30], "т")
        assert caught.value.retry_after == 1
        for _ in range(20):
            now[0] += 1
            await bot.send_message(group, "т")
        now[0] += 1
        with pytest.raises(TelegramRetryAfter) as caught:
            await bot.send_message(group, "т")
        assert caught.value.retry_after == 40
        for _ in range(3):
            await bot.send_message(readers[0], "т")
        with pytest.raises(TelegramRetryAfter):
            await bot.send_message(readers[0], "т")


async def test_faults_strike_as_ordered(telegram: LocalTelegram, bot: Bot) -> None:
    reader = telegram.add_user("Аружан")
    telegram.faults.flood(7)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(reader, "1")
    telegram.faults.server_error()
    with pytest.raises(TelegramServerError):
        await bot.send_message(reader, "2")
    telegram.faults.reset(accepted=False)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(reader, "3")
    telegram.faults.reset(accepted=True)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(reader, "4")
    telegram.faults.hang(0.3, accepted=True)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(reader, "5", request_timeout=0.1)  # type: ignore[arg-type]
    telegram.faults.forbid([reader])
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(reader, "6")
    telegram.faults.clear()
    await bot.send_message(reader, "7")
    assert telegram.texts(reader) == ["4", "5", "7"]
