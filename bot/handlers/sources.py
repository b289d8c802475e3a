"""/sources: the outlets of a chat, on and off by buttons; those that fail say why."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.utils.i18n import gettext as _

from bot.delivery.html import join, line, text
from bot.delivery.labels import OUTLET
from bot.handlers.routing import on_command
from bot.handlers.show import Toast, keyboard, outdated, show
from bot.handlers.troubles import feed_trouble
from bot.handlers.turning import turn_row
from storage import feeds
from storage.database import Connection, Database
from storage.feeds import ReaderFeed
from storage.readers import Reader

A_PAGE = 8
OURS = {"settings": True}


class SourcesPage(CallbackData, prefix="src"):
    page: int


class SwitchSource(CallbackData, prefix="sw"):
    """Ids of feeds are looked up among the chat's own, so that another chat's feed cannot be switched on."""

    feed: int
    on: bool
    page: int


class DropSource(CallbackData, prefix="dr"):
    """Take a feed that the chat added itself off its list."""

    feed: int
    page: int


def get_router() -> Router:
    router = Router(name="sources")
    on_command(router, sources, "sources")
    router.callback_query.register(turn, SourcesPage.filter())
    router.callback_query.register(switch, SwitchSource.filter(), flags=OURS)
    router.callback_query.register(drop, DropSource.filter(), flags=OURS)
    return router


async def sources(message: Message, reader: Reader, store: Database) -> None:
    await show(message, *_page(await _mine(store, reader), 0))


async def turn(query: CallbackQuery, callback_data: SourcesPage, reader: Reader, store: Database) -> Toast | None:
    return await show(query, *_page(await _mine(store, reader), callback_data.page))


async def switch(query: CallbackQuery, callback_data: SwitchSource, reader: Reader, store: Database) -> Toast | None:
    async with store.write() as connection:
        if await _of_chat(connection, reader, callback_data.feed) is None:
            return outdated()
        await feeds.set_enabled(connection, reader.chat_id, [callback_data.feed], callback_data.on)
    return await show(query, *_page(await _mine(store, reader), callback_data.page))


async def drop(query: CallbackQuery, callback_data: DropSource, reader: Reader, store: Database) -> Toast | None:
    async with store.write() as connection:
        one = await _of_chat(connection, reader, callback_data.feed)
        if one is not None and not one.feed.shipped:
            await feeds.forget(connection, reader.chat_id, callback_data.feed)
    return await show(query, *_page(await _mine(store, reader), callback_data.page))


async def _mine(store: Database, reader: Reader) -> list[ReaderFeed]:
    async with store.read() as connection:
        return await feeds.for_reader(connection, reader.chat_id)


async def _of_chat(connection: Connection, reader: Reader, feed_id: int) -> ReaderFeed | None:
    mine = await feeds.for_reader(connection, reader.chat_id)
    return next((one for one in mine if one.feed.id == feed_id), None)


def _page(mine: Sequence[ReaderFeed], page: int) -> tuple[str, InlineKeyboardMarkup | None]:
    if not mine:
        return _("Изданий пока нет. Добавьте своё: <code>/add example.com</code>"), None
    pages = (len(mine) + A_PAGE - 1) // A_PAGE
    number = min(max(page, 0), pages - 1)
    shown = mine[number * A_PAGE : (number + 1) * A_PAGE]
    buttons = [_row(one, number) for one in shown]
    turns = turn_row(lambda page: SourcesPage(page=page), number, pages)
    return _text(shown), keyboard(*buttons, turns)


def _text(shown: Sequence[ReaderFeed]) -> str:
    head = text(_("Ваши издания: нажмите, чтобы выключить или включить. Добавить своё — /add."))
    failing = [
        text("⚠️ " + line(one.feed.title, OUTLET) + " — " + feed_trouble(one.feed))
        for one in shown
        if one.enabled and one.feed.state != feeds.OK
    ]
    return join((head, join(failing, "\n")), "\n\n").markup


def _row(one: ReaderFeed, page: int) -> list[InlineKeyboardButton]:
    mark = "☐" if not one.enabled else "✓" if one.feed.state == feeds.OK else "⚠️"
    data = SwitchSource(feed=one.feed.id, on=not one.enabled, page=page).pack()
    row = [InlineKeyboardButton(text=f"{mark} {line(one.feed.title, OUTLET // 2)}", callback_data=data)]
    if not one.feed.shipped:
        row.append(InlineKeyboardButton(text="🗑", callback_data=DropSource(feed=one.feed.id, page=page).pack()))
    return row
