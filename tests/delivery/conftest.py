"""The local Telegram and a bot that speaks to it."""

from tests.telegram import bot, telegram

__all__ = ["bot", "telegram"]
