"""/help: what can be said to the bot."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message
from aiogram.utils.i18n import gettext as _

from bot.handlers.routing import on_command


def get_router() -> Router:
    router = Router(name="help")
    on_command(router, show_help, "help")
    return router


async def show_help(message: Message) -> None:
    await message.answer(help_text())


def help_text() -> str:
    return "\n\n".join((_news(), _own(), _anything()))


def _news() -> str:
    return _(
        "<b>Новости</b>\n"
        "/latest — свежие новости; «/latest 5» — пять, «/latest нефть» — про нефть\n"
        "/quotes — кто что сказал за сутки; «/quotes Токаева» — слова одного человека\n"
        "/digest — дайджест прямо сейчас\n"
        "/search слова — поиск по всем сохранённым статьям"
    )


def _own() -> str:
    return _(
        "<b>Под себя</b>\n"
        "/settings — часы, дни, город, объём, язык\n"
        "/follow и /mute — что поднимать повыше и что скрывать\n"
        "/sources — издания; /add адрес — добавить своё\n"
        "/import и /export — списки лент OPML\n"
        "/subscribe и /unsubscribe — включить и выключить дайджест\n"
        "/forget — удалить всё, что я о вас знаю"
    )


def _anything() -> str:
    return _(
        "<b>И просто пришлите</b> ссылку, текст, пост из канала или файл .txt, .html, .docx — "
        "покажу главное и все цитаты с именами. В любом чате напишите моё имя и слово — найду, чем поделиться."
    )
