"""/quotes: who said what in the last day, what one person said, or what was said in some words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.utils.i18n import gettext as _

from bot.delivery.html import line
from bot.delivery.labels import NAME
from bot.delivery.render import quote_pages
from bot.digest.select import gather
from bot.handlers import quotations
from bot.handlers.quotations import Found
from bot.handlers.routing import on_command
from bot.handlers.services import Clock, Services
from bot.handlers.show import Toast, keyboard, show
from bot.handlers.turning import plain_words, turn_row, words_of
from bot.handlers.views import local_time
from storage.database import Database
from storage.people import Person
from storage.readers import Reader

# Of the last day everybody speaks a little; of one person everything is shown.
PER_SPEAKER = 3
CHOICES = 8


class QuotesPage(CallbackData, prefix="q"):
    """A page of quotes: of a person, if there is one, else of the words, else of everybody."""

    page: int
    person: int
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    markup: InlineKeyboardMarkup | None


def get_router() -> Router:
    router = Router(name="quotes")
    on_command(router, quotes, "quotes")
    router.callback_query.register(turn, QuotesPage.filter())
    return router


async def quotes(
    message: Message, command: CommandObject, reader: Reader, store: Database, services: Services, clock: Clock
) -> None:
    words = plain_words(command.args)
    page = await _page(QuotesPage(page=0, person=0, words=words), reader, store, services, clock())
    if page is None:
        await message.answer(_nothing(words))
        return
    await message.reply(page.text, reply_markup=page.markup)


async def turn(
    query: CallbackQuery,
    callback_data: QuotesPage,
    reader: Reader,
    store: Database,
    services: Services,
    clock: Clock,
) -> Toast | None:
    words = "" if callback_data.person else words_of(query, callback_data.words)
    asked = callback_data.model_copy(update={"words": words})
    page = await _page(asked, reader, store, services, clock())
    return await show(query, page.text, page.markup) if page else Toast(_("Здесь больше ничего нет."))


async def _page(asked: QuotesPage, reader: Reader, store: Database, services: Services, now: datetime) -> Page | None:
    found = await _found(asked, reader, store, now)
    if found.people:
        return _choice(found.people)
    views = await services.quotes(reader, found.quotes)
    per_speaker = quotations.MOST if asked.person or asked.words else PER_SPEAKER
    groups = gather(views, quotations.MOST, per_speaker)
    pages = quote_pages(groups, local_time(reader, now), heading="" if found.of_person else _heading(asked))
    if not pages:
        return None
    number = min(max(asked.page, 0), len(pages) - 1)
    row = turn_row(lambda page: asked.model_copy(update={"page": page}), number, len(pages))
    return Page(pages[number], keyboard(row) if row else None)


async def _found(asked: QuotesPage, reader: Reader, store: Database, now: datetime) -> Found:
    if asked.person:
        return await quotations.by_person(store, reader.chat_id, asked.person)
    if asked.words:
        return await quotations.about(store, reader.chat_id, asked.words)
    return await quotations.of_last_day(store, reader.chat_id, now)


def _heading(asked: QuotesPage) -> str:
    return _("Цитаты: {words}").format(words=asked.words) if asked.words else _("Кто что сказал за сутки")


def _choice(people: Sequence[Person]) -> Page:
    buttons = [
        [InlineKeyboardButton(text=_label(person), callback_data=QuotesPage(page=0, person=person.id, words="").pack())]
        for person in people[:CHOICES]
    ]
    return Page(_("Таких людей несколько. Чьи слова показать?"), keyboard(*buttons))


def _label(person: Person) -> str:
    """A button shows about 60 characters."""
    return line(f"{person.name}, {person.role}" if person.role else person.name, NAME // 2)


def _nothing(words: str) -> str:
    if not words:
        return _("За последние сутки цитат не было. Свежие новости — /latest.")
    return _("Цитат по запросу «{words}» не нашлось. Имя можно писать в любом падеже: «/quotes Токаева».").format(
        words=words
    )
