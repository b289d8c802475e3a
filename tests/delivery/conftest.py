"""The local Telegram, a bot that speaks to it, and the program's delivering half."""

from tests.delivery.post import post
from tests.telegram import bot, telegram

__all__ = ["bot", "post", "telegram"]
