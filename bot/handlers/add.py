"""/add: a feed or a site of one's own; where a site offers several feeds, one of them by a button."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.utils.i18n import gettext as _
from aiogram.utils.i18n import ngettext

from bot.delivery.html import Html, join, line, link, text, visible, web_address
from bot.delivery.labels import OUTLET
from bot.handlers.adding import Added, add_feeds
from bot.handlers.busy import typing
from bot.handlers.routing import on_command
from bot.handlers.services import Clock, Options, Services
from bot.handlers.show import Toast, keyboard, outdated, show
from bot.handlers.troubles import trouble_text
from bot.pipeline.results import Trouble
from storage.database import Database
from storage.feeds import FeedSource
from storage.readers import Reader

CHOICES = 8


class AddFeed(CallbackData, prefix="a"):
    """One of the links in the message over the buttons: an address is too long for a button, and an id would be
    one that another chat could press."""

    number: int


def get_router() -> Router:
    router = Router(name="add")
    on_command(router, add, "add", settings=True, costly=True)
    router.callback_query.register(choose, AddFeed.filter(), flags={"settings": True})
    return router


async def add(
    message: Message,
    command: CommandObject,
    bot: Bot,
    reader: Reader,
    store: Database,
    services: Services,
    options: Options,
    clock: Clock,
) -> None:
    address = (command.args or "").strip()
    if not address:
        await message.answer(_("Какое издание добавить? Пришлите адрес сайта или ленты: <code>/add example.com</code>"))
        return
    async with typing(bot, message):
        found = await services.find_feeds(address if "://" in address else f"https://{address}")
    if isinstance(found, Trouble):
        await message.answer(trouble_text(found))
    elif len(found) > 1:
        offered = [source for source in found if web_address(source.url)][:CHOICES]
        await message.answer(_choice_text(offered), reply_markup=_choice_keyboard(offered))
    else:
        added = await add_feeds(store, reader.chat_id, found, options.max_feeds, clock())
        await message.answer(_added_text(found[0], added, options))


async def choose(
    query: CallbackQuery, callback_data: AddFeed, reader: Reader, store: Database, options: Options, clock: Clock
) -> Toast | None:
    source = _linked(query.message, callback_data.number) if isinstance(query.message, Message) else None
    if source is None:
        return outdated()
    added = await add_feeds(store, reader.chat_id, [source], options.max_feeds, clock())
    return await show(query, _added_text(source, added, options))


def _choice_text(found: Sequence[FeedSource]) -> str:
    lines = [text(f"{number}. ") + _name(source) for number, source in enumerate(found, 1)]
    return join((text(_("На сайте несколько лент. Какую добавить?")), *lines), "\n").markup


def _choice_keyboard(found: Sequence[FeedSource]) -> InlineKeyboardMarkup:
    return keyboard(
        *(
            [InlineKeyboardButton(text=line(_title(source), OUTLET // 2), callback_data=_data(number))]
            for number, source in enumerate(found)
        )
    )


def _data(number: int) -> str:
    return AddFeed(number=number).pack()


def _name(source: FeedSource) -> Html:
    return link(text(line(_title(source), OUTLET)), source.url)


def _title(source: FeedSource) -> str:
    return source.title if visible(source.title) else source.url


def _linked(message: Message, number: int) -> FeedSource | None:
    """The feed of a line of the choice, by its link; addresses that Telegram does not link are not offered."""
    links = [entity for entity in message.entities or () if entity.type == "text_link" and entity.url]
    if not 0 <= number < len(links):
        return None
    chosen = links[number]
    assert chosen.url is not None
    return FeedSource(chosen.url, chosen.extract_from(message.text or ""))


def _added_text(source: FeedSource, added: Added, options: Options) -> str:
    name = _name(source).markup
    if added.refused:
        return full_text(options)
    if added.known:
        return _("{name} вы уже читаете. Список изданий — /sources.").format(name=name)
    return _("Добавлено: {name}. Первые новости появятся через несколько минут. Список изданий — /sources.").format(
        name=name
    )


def full_text(options: Options) -> str:
    return ngettext(
        "Больше {n} своей ленты добавить нельзя. Лишнюю можно убрать в /sources.",
        "Больше {n} своих лент добавить нельзя. Лишние можно убрать в /sources.",
        options.max_feeds,
    ).format(n=options.max_feeds)
