"""Every test of this folder may ask for a running server and a bot."""

from tests.telegram import bot, telegram

__all__ = ["bot", "telegram"]
