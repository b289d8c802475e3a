"""/follow and /mute: words and people that go up in a digest or stay out of it; in any form, never as patterns."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.utils.i18n import gettext as _
from aiogram.utils.i18n import ngettext

from bot.delivery.html import line
from bot.handlers.routing import on_command
from bot.handlers.services import Options
from bot.handlers.show import Toast, keyboard, show
from bot.handlers.turning import plain_words, turn_row
from bot.text.stems import TOKEN
from storage import readers
from storage.database import Database
from storage.readers import FOLLOW, MUTE, Reader, Words

A_PAGE = 10
# A single letter is a preposition or an initial, and would be found in nearly every article.
SHORTEST = 2


class DropWords(CallbackData, prefix="dw"):
    """Storage deletes only among the chat's own words, whatever id comes."""

    kind: str
    id: int
    page: int


class WordsPage(CallbackData, prefix="wp"):
    kind: str
    page: int


def get_router() -> Router:
    router = Router(name="words")
    on_command(router, words, "follow", "mute", settings=True)
    router.callback_query.register(turn, WordsPage.filter())
    router.callback_query.register(drop, DropWords.filter(), flags={"settings": True})
    return router


async def words(message: Message, command: CommandObject, reader: Reader, store: Database, options: Options) -> None:
    kind = FOLLOW if command.command.lower() == "follow" else MUTE
    asked = plain_words(command.args)
    head = await _add(store, reader, kind, asked, options) if asked else ""
    text, markup = _page(kind, await _kept(store, reader, kind), 0)
    await message.answer(f"{head}\n\n{text}".strip(), reply_markup=markup)


async def turn(query: CallbackQuery, callback_data: WordsPage, reader: Reader, store: Database) -> Toast | None:
    kept = await _kept(store, reader, callback_data.kind)
    return await show(query, *_page(callback_data.kind, kept, callback_data.page))


async def drop(query: CallbackQuery, callback_data: DropWords, reader: Reader, store: Database) -> Toast | None:
    async with store.write() as connection:
        await readers.remove_words(connection, reader.chat_id, callback_data.id)
    kept = await _kept(store, reader, callback_data.kind)
    return await show(query, *_page(callback_data.kind, kept, callback_data.page))


async def _add(store: Database, reader: Reader, kind: str, asked: str, options: Options) -> str:
    """What came of it, in a sentence."""
    if all(len(word) < SHORTEST for word in TOKEN.findall(asked)):
        return _("Одной буквы мало: напишите слово или имя целиком.")
    async with store.write() as connection:
        if len(await readers.words(connection, reader.chat_id)) >= options.max_words:
            return _full(options)
        new = await readers.add_words(connection, reader.chat_id, kind, asked)
    if not new:
        return _("«{words}» уже в списке.").format(words=asked)
    if kind == FOLLOW:
        return _("Новости со словами «{words}» теперь идут в дайджесте первыми.").format(words=asked)
    return _("Новостей и цитат со словами «{words}» больше не будет.").format(words=asked)


def _full(options: Options) -> str:
    return ngettext(
        "Больше {n} записи не поместится: уберите лишнюю кнопкой.",
        "Больше {n} записей не поместится: уберите лишние кнопками.",
        options.max_words,
    ).format(n=options.max_words)


async def _kept(store: Database, reader: Reader, kind: str) -> list[Words]:
    async with store.read() as connection:
        return [one for one in await readers.words(connection, reader.chat_id) if one.kind == kind]


def _page(kind: str, kept: Sequence[Words], page: int) -> tuple[str, InlineKeyboardMarkup | None]:
    if not kept:
        return _empty(kind), None
    pages = (len(kept) + A_PAGE - 1) // A_PAGE
    number = min(max(page, 0), pages - 1)
    rows = [[_button(one, kind, number)] for one in kept[number * A_PAGE : (number + 1) * A_PAGE]]
    turns = turn_row(lambda page: WordsPage(kind=kind, page=page), number, pages)
    head = _("Поднимаю в дайджесте повыше:") if kind == FOLLOW else _("Скрываю:")
    return head + " " + _("нажмите, чтобы убрать."), keyboard(*rows, turns)


def _empty(kind: str) -> str:
    if kind == FOLLOW:
        return _(
            "За чем следить? Напишите слова или имя, можно в любой форме: <code>/follow цены на нефть</code>. "
            "Такие новости будут идти в дайджесте первыми."
        )
    return _(
        "Что скрывать? Напишите слова или имя, можно в любой форме: <code>/mute футбол</code>. "
        "Таких новостей и цитат не будет."
    )


def _button(one: Words, kind: str, page: int) -> InlineKeyboardButton:
    data = DropWords(kind=kind, id=one.id, page=page).pack()
    return InlineKeyboardButton(text=f"✕ {line(one.words, 40)}", callback_data=data)
