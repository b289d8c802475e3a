"""/digest: everything new since the last digest, now; what it shows does not come again.

In a group anybody may ask: there the stories shown count as seen, but the digest of the group is due as ever.
"""

from __future__ import annotations

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from bot.handlers.busy import typing
from bot.handlers.routing import on_command
from bot.handlers.services import Clock, Services
from storage import readers, shown
from storage.database import Database
from storage.readers import Reader


def get_router() -> Router:
    router = Router(name="digest")
    on_command(router, digest, "digest", costly=True)
    return router


async def digest(message: Message, bot: Bot, reader: Reader, store: Database, services: Services, clock: Clock) -> None:
    now = clock()
    async with typing(bot, message):
        made = await services.digest_now(reader, now)
    for part in made.parts:
        await message.answer(part)
    async with store.write() as connection:
        await shown.mark(connection, reader.chat_id, dict(made.stories), now)
        if message.chat.type == ChatType.PRIVATE:
            await readers.change(connection, reader.chat_id, covered_until=now)
