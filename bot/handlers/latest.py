"""/latest: the newest stories, so many or with these words; pages of them turn by buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.i18n import gettext as _

from bot.delivery.labels import LocalTime
from bot.delivery.render import STORIES_A_PAGE, story_pages
from bot.digest.types import StoryView
from bot.handlers.routing import on_command
from bot.handlers.services import Clock, Services
from bot.handlers.show import Toast, keyboard, show
from bot.handlers.turning import moment, plain_words, question_of, stamp, turn_row
from bot.handlers.views import local_time
from bot.text.stems import query_stems
from storage import feeds, search, shown, stories
from storage.database import Database
from storage.readers import Reader

DEFAULT, MOST = 20, 50
# Articles about one event fill a page of hits: so many are looked through for MOST stories.
HITS = 200
NUMBER = re.compile(r"[-−]?\d{1,9}")


class LatestPage(CallbackData, prefix="l"):
    """A page of the stories that were kept by a moment (seconds since 1970), at most `count` of them."""

    kept_by: int
    count: int
    page: int
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """A message of stories, what was shown on it, and the buttons to the others."""

    text: str
    stories: tuple[StoryView, ...]
    markup: InlineKeyboardMarkup | None


def get_router() -> Router:
    router = Router(name="latest")
    on_command(router, latest, "latest")
    router.callback_query.register(turn, LatestPage.filter())
    return router


async def latest(
    message: Message, command: CommandObject, reader: Reader, store: Database, services: Services, clock: Clock
) -> None:
    now = clock()
    count, words = _asked(command.args)
    if count < 1:
        await message.answer(_("Хотя бы одну: напишите, например, <code>/latest 5</code>."))
        return
    asked = LatestPage(kept_by=stamp(now) + 1, count=count, page=0, words=words)
    page = await _page(asked, reader, store, services, now)
    if page is None:
        await message.answer(_nothing(words))
        return
    await message.reply(page.text, reply_markup=page.markup)
    await _remember(store, reader, page, now)


async def turn(
    query: CallbackQuery,
    callback_data: LatestPage,
    reader: Reader,
    store: Database,
    services: Services,
    clock: Clock,
) -> Toast | None:
    now = clock()
    words = callback_data.words or _asked(question_of(query))[1]
    asked = callback_data.model_copy(update={"words": words})
    page = await _page(asked, reader, store, services, now)
    if page is None:
        return Toast(_("Здесь больше ничего нет."))
    toast = await show(query, page.text, page.markup)
    await _remember(store, reader, page, now)
    return toast


def _asked(arguments: str | None) -> tuple[int, str]:
    """How many stories and with which words: «5», «ставка Нацбанка» or nothing; «0» and «-5» ask for none."""
    asked = (arguments or "").strip()
    if NUMBER.fullmatch(asked):
        return min(int(asked.replace("−", "-")), MOST), ""
    return DEFAULT, plain_words(asked)


async def _page(asked: LatestPage, reader: Reader, store: Database, services: Services, now: datetime) -> Page | None:
    ids = await _found(store, reader.chat_id, asked)
    pages = slices(await services.stories(reader, ids), local_time(reader, now), _heading(asked.words))
    if not pages:
        return None
    number = min(max(asked.page, 0), len(pages) - 1)
    text, shown_here = pages[number]
    row = turn_row(lambda page: asked.model_copy(update={"page": page}), number, len(pages))
    return Page(text, shown_here, keyboard(row) if row else None)


async def _found(store: Database, chat_id: int, asked: LatestPage) -> list[int]:
    """Ids of the stories asked for, the newest first."""
    mine = feeds.visible_feed_ids(chat_id)
    async with store.read() as connection:
        if not asked.words:
            return await stories.newest(connection, mine, limit=asked.count, kept_by=moment(asked.kept_by))
        hits = await search.find(connection, query_stems(asked.words), mine, limit=HITS)
        found = await stories.load_articles(connection, hits)
    return list(dict.fromkeys(article.story_id for article in found if article.story_id))[: asked.count]


def slices(found: Sequence[StoryView], local: LocalTime, heading: str) -> list[tuple[str, tuple[StoryView, ...]]]:
    """Messages in order, each with the stories that stand on it."""
    pages, rest = [], tuple(found)
    while rest:
        texts, group = _fitting(rest[:STORIES_A_PAGE], local, heading)
        pages += [(text, group) for text in texts]
        rest = rest[len(group) :]
    return pages


def _fitting(
    first: tuple[StoryView, ...], local: LocalTime, heading: str
) -> tuple[tuple[str, ...], tuple[StoryView, ...]]:
    """As many of these as one message holds; a story that none holds takes several and stands on each."""
    texts = story_pages(first, local, heading=heading)
    if len(texts) == 1 or len(first) == 1:
        return texts, first
    return _fitting(first[:-1], local, heading)


def _heading(words: str) -> str:
    return _("Новости: {words}").format(words=words) if words else _("Свежие новости")


def _nothing(words: str) -> str:
    if words:
        return _("По словам «{words}» новостей нет. Попробуйте другие слова или /search — он ищет и в старых.").format(
            words=words
        )
    return _("Новостей пока нет: издания ещё читаются. Загляните через несколько минут.")


async def _remember(store: Database, reader: Reader, page: Page, now: datetime) -> None:
    async with store.write() as connection:
        await shown.mark(
            connection, reader.chat_id, {story.story_id: story.outlet_count for story in page.stories}, now
        )
