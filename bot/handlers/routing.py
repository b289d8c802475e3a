"""How commands are registered: for people and groups, and for channels, where posts are the commands."""

from __future__ import annotations

from typing import Any

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import BotCommand

from bot.handlers.conversation import PRIVATE

IN_PRIVATE = F.chat.type == PRIVATE


def on_command(router: Router, handler: Any, *names: str | BotCommand, **flags: Any) -> None:
    """Flags: `settings` keeps a command for the chat's admins, `costly` counts it (access.py)."""
    router.message.register(handler, Command(*names, ignore_case=True), flags=flags)
    router.channel_post.register(handler, Command(*names, ignore_case=True), flags=flags)
