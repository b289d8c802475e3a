"""«печатает…» while a person waits for something that takes long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Message

# Telegram shows an action for five seconds or until a message comes.
AGAIN_SECONDS = 4.5


@asynccontextmanager
async def typing(bot: Bot, message: Message) -> AsyncIterator[None]:
    """The action is a courtesy: if Telegram refuses it, the work goes on in silence (aiogram's own sender fails)."""
    topic = message.message_thread_id if message.is_topic_message else None
    shown = asyncio.create_task(_show(bot, message.chat.id, topic))
    try:
        yield
    finally:
        shown.cancel()
        await asyncio.gather(shown, return_exceptions=True)


async def _show(bot: Bot, chat_id: int, topic: int | None) -> None:
    try:
        while True:
            await bot.send_chat_action(chat_id, ChatAction.TYPING, message_thread_id=topic)
            await asyncio.sleep(AGAIN_SECONDS)
    except TelegramAPIError:
        return
