"""/import and /export: lists of feeds as OPML, the form that every feed reader takes and gives."""

from __future__ import annotations

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, Message
from aiogram.utils.i18n import gettext as _
from aiogram.utils.i18n import ngettext
from yarl import URL

from bot.handlers.add import full_text
from bot.handlers.adding import Added, add_feeds
from bot.handlers.files import download, not_downloaded, too_large
from bot.handlers.routing import IN_PRIVATE, on_command
from bot.handlers.services import Clock, Options, Services
from bot.handlers.troubles import trouble_text
from bot.pipeline.results import Trouble
from storage import feeds
from storage.database import Database
from storage.feeds import FeedSource
from storage.readers import Reader

FILE_NAME = "skazano.opml"


def get_router() -> Router:
    router = Router(name="opml")
    on_command(router, import_list, "import", settings=True, costly=True)
    on_command(router, export_list, "export")
    router.message.register(import_list, IN_PRIVATE, holds_list, flags={"costly": True})
    return router


async def holds_list(message: Message) -> bool:
    name = message.document.file_name if message.document else None
    return (name or "").lower().endswith((".opml", ".xml"))


async def import_list(
    message: Message, bot: Bot, reader: Reader, store: Database, services: Services, options: Options, clock: Clock
) -> None:
    """The file stands in the message itself or in the one that it answers."""
    answered = message.reply_to_message
    document = message.document or (answered.document if answered else None)
    if document is None:
        await message.answer(_("Пришлите файл .opml: его умеет сохранять любая программа для чтения лент."))
        return
    if (document.file_size or 0) > options.max_file_bytes:
        await message.reply(too_large(options))
        return
    body = await download(bot, document)
    if body is None:
        await message.reply(not_downloaded())
        return
    sources = services.parse_opml(body)
    if isinstance(sources, Trouble):
        await message.reply(_not_a_list(sources))
        return
    added = await add_feeds(store, reader.chat_id, map(_unnamed, sources), options.max_feeds, clock())
    await message.reply(_report(added, options))


def _unnamed(source: FeedSource) -> FeedSource:
    """A list names feeds and their sites as its owner likes, but a feed is everybody's: its host, until it is read."""
    return FeedSource(source.url, (URL(source.url).host or source.url).removeprefix("www."))


def _not_a_list(trouble: Trouble) -> str:
    return trouble_text(trouble) if trouble is Trouble.TOO_LARGE else _("Это не похоже на список лент OPML.")


def _report(added: Added, options: Options) -> str:
    lines = [
        ngettext("Добавлена {n} лента.", "Добавлено {n} лент.", added.new).format(n=added.new)
        if added.new
        else _("Новых лент в списке нет.")
    ]
    if added.known:
        lines.append(ngettext("Уже была {n}.", "Уже было {n}.", added.known).format(n=added.known))
    if added.refused:
        lines.append(ngettext("Не поместилась {n}.", "Не поместилось {n}.", added.refused).format(n=added.refused))
        lines.append(full_text(options))
    return " ".join(lines) + " " + _("Список изданий — /sources.")


async def export_list(message: Message, reader: Reader, store: Database, services: Services, clock: Clock) -> None:
    async with store.read() as connection:
        mine = await feeds.for_reader(connection, reader.chat_id)
    enabled = tuple(one.feed for one in mine if one.enabled)
    if not enabled:
        await message.answer(_("Все издания выключены, сохранять нечего. Включить их — /sources."))
        return
    body = services.write_opml(enabled, clock())
    caption = _("Ваши издания. Этот файл понимает любая программа для чтения лент.")
    await message.answer_document(BufferedInputFile(body, FILE_NAME), caption=caption)
