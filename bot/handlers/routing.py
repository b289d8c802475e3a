"""How commands are registered: for people and groups, and for channels, where posts are the commands."""

from __future__ import annotations

from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Command, Filter
from aiogram.types import ChatMemberUpdated, Message

from bot.handlers.conversation import PRIVATE


class InPrivate(Filter):
    """A coroutine, since aiogram runs every other filter in a thread of its own."""

    async def __call__(self, event: Message | ChatMemberUpdated) -> bool:
        return event.chat.type == PRIVATE


IN_PRIVATE = InPrivate()


async def said_to_the_bot(message: Message, bot: Bot) -> bool:
    """Not what a linked channel echoes into its group, nor a quote shared by way of the bot itself."""
    return not message.is_automatic_forward and not (message.via_bot and message.via_bot.id == bot.id)


def on_command(router: Router, handler: Any, *names: str, **flags: Any) -> None:
    """Flags: `settings` keeps a command for the chat's admins, `costly` counts it (access.py)."""
    router.message.register(handler, Command(*names, ignore_case=True), flags=flags)
    router.channel_post.register(handler, Command(*names, ignore_case=True), flags=flags)
