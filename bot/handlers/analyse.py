"""A link, a text, a forwarded post or a file: its summary and its quotes, at once."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.types import Message

from bot.delivery.render import analysis_messages
from bot.handlers.busy import typing
from bot.handlers.files import download, not_downloaded, too_large
from bot.handlers.routing import IN_PRIVATE
from bot.handlers.sent import Link, Text, mentions_bot, what_is_sent
from bot.handlers.services import Clock, Options, Services
from bot.handlers.troubles import trouble_text
from bot.handlers.views import local_time, text_view
from bot.pipeline.results import ReadText, Trouble
from storage.readers import Reader

COSTLY = {"costly": True}


def get_router() -> Router:
    router = Router(name="analyse")
    router.message.register(read_file, IN_PRIVATE, F.document, flags=COSTLY)
    router.message.register(read_sent, IN_PRIVATE, _sent, flags=COSTLY)
    router.message.register(read_sent, ~IN_PRIVATE, mentions_bot, _pointed_at, flags=COSTLY)
    return router


async def read_sent(
    message: Message, bot: Bot, sent: Link | Text, reader: Reader, services: Services, clock: Clock
) -> None:
    async with typing(bot, message):
        match sent:
            case Link(url):
                read = await services.read_link(url)
            case Text(text):
                read = await services.read_text(text)
    await _show(message, read, reader, clock)


async def _sent(message: Message) -> dict[str, Link | Text] | bool:
    sent = what_is_sent(message)
    return {"sent": sent} if sent else False


async def _pointed_at(message: Message) -> dict[str, Link | Text] | bool:
    """In a group the bot reads what is in the message that names it, or in the one that this answers."""
    pointed = message.reply_to_message
    sent = what_is_sent(message) or (what_is_sent(pointed) if pointed else None)
    return {"sent": sent} if sent else False


async def read_file(
    message: Message, bot: Bot, reader: Reader, services: Services, options: Options, clock: Clock
) -> None:
    document = message.document
    assert document is not None
    if (document.file_size or 0) > options.max_file_bytes:
        await message.reply(too_large(options))
        return
    async with typing(bot, message):
        body = await download(bot, document)
        read = await services.read_file(document.file_name or "", body) if body is not None else None
    if read is None:
        await message.reply(not_downloaded())
    else:
        await _show(message, read, reader, clock)


async def _show(message: Message, read: ReadText | Trouble, reader: Reader, clock: Clock) -> None:
    if isinstance(read, Trouble):
        await message.reply(trouble_text(read))
        return
    now = clock()
    first, *others = analysis_messages(text_view(read, now), local_time(reader, now))
    await message.reply(first)
    for text in others:
        await message.answer(text)
