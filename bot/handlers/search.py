"""/search: every kept article with the words asked for, in any of their forms, the newest first."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.i18n import gettext as _

from bot.handlers.latest import slices
from bot.handlers.routing import on_command
from bot.handlers.services import Clock
from bot.handlers.show import Toast, keyboard, show
from bot.handlers.turning import plain_words, turn_row, words_of
from bot.handlers.views import article_view, local_time
from bot.text.stems import query_stems
from storage import feeds, search, stories
from storage.database import Database
from storage.readers import Reader

MOST = 50


class SearchPage(CallbackData, prefix="f"):
    page: int
    words: str


def get_router() -> Router:
    router = Router(name="search")
    on_command(router, look_up, "search")
    router.callback_query.register(turn, SearchPage.filter())
    return router


async def look_up(message: Message, command: CommandObject, reader: Reader, store: Database, clock: Clock) -> None:
    words = plain_words(command.args)
    if not words:
        await message.answer(_("Что искать? Например: <code>/search ставка Нацбанка</code>"))
        return
    found = await _page(SearchPage(page=0, words=words), reader, store, clock())
    if found is None:
        await message.answer(_("Ничего не нашлось. Попробуйте меньше слов: каждое должно встретиться в статье."))
        return
    await message.reply(found[0], reply_markup=found[1])


async def turn(
    query: CallbackQuery, callback_data: SearchPage, reader: Reader, store: Database, clock: Clock
) -> Toast | None:
    asked = callback_data.model_copy(update={"words": words_of(query, callback_data.words)})
    found = await _page(asked, reader, store, clock())
    return await show(query, *found) if found else Toast(_("Здесь больше ничего нет."))


async def _page(
    asked: SearchPage, reader: Reader, store: Database, now: datetime
) -> tuple[str, InlineKeyboardMarkup | None] | None:
    async with store.read() as connection:
        mine = feeds.visible_feed_ids(reader.chat_id)
        hits = await search.find(connection, query_stems(asked.words), mine, limit=MOST)
        found = await stories.load_articles(connection, hits)
    heading = _("Найдено: {words}").format(words=asked.words)
    pages = slices([article_view(article) for article in found], local_time(reader, now), heading)
    if not pages:
        return None
    number = min(max(asked.page, 0), len(pages) - 1)
    row = turn_row(lambda page: asked.model_copy(update={"page": page}), number, len(pages))
    return pages[number][0], keyboard(row) if row else None
