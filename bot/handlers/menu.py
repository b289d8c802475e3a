"""The bot's menu and description as Telegram shows them, in every language; admins see their commands too."""

from __future__ import annotations

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
)
from aiogram.utils.i18n import gettext as _

from bot.handlers.services import Options
from bot.locales import LANGUAGES, Catalogs

log = logging.getLogger(__name__)


async def set_commands(bot: Bot, catalogs: Catalogs, options: Options) -> None:
    """Tell Telegram everything anew; a server that knows no descriptions is left without."""
    for language in (None, *LANGUAGES):
        with catalogs.context(), catalogs.use_locale(language or options.language):
            await _set_menus(bot, options, language)
            await _describe(bot, language)


async def _set_menus(bot: Bot, options: Options, language: str | None) -> None:
    scopes: list[tuple[BotCommandScopeUnion, list[BotCommand]]] = [
        (BotCommandScopeAllPrivateChats(), [*_reading(), *_own()]),
        (BotCommandScopeAllGroupChats(), _reading()),
        (BotCommandScopeAllChatAdministrators(), [*_reading(), *_own()]),
    ]
    for scope, commands in scopes:
        await bot.set_my_commands(commands, scope=scope, language_code=language)
    for admin in sorted(options.admins):
        await _set_admin_menu(bot, admin, language)


async def _set_admin_menu(bot: Bot, admin: int, language: str | None) -> None:
    commands = [*_reading(), *_own(), *_admin()]
    try:
        await bot.set_my_commands(commands, scope=BotCommandScopeChat(chat_id=admin), language_code=language)
    except TelegramBadRequest as error:  # «chat not found»: this administrator has never written to the bot
        log.warning("administrator %d has no menu: %s", admin, error.message)


async def _describe(bot: Bot, language: str | None) -> None:
    try:
        await bot.set_my_description(_description(), language_code=language)
        await bot.set_my_short_description(_short_description(), language_code=language)
    except TelegramAPIError as error:
        log.warning("the description is not set: %s", error.message)


def _reading() -> list[BotCommand]:
    return [
        BotCommand(command="latest", description=_("Свежие новости")),
        BotCommand(command="quotes", description=_("Кто что сказал")),
        BotCommand(command="digest", description=_("Дайджест сейчас")),
        BotCommand(command="search", description=_("Поиск по статьям")),
        BotCommand(command="help", description=_("Что я умею")),
    ]


def _own() -> list[BotCommand]:
    return [
        BotCommand(command="settings", description=_("Часы, дни, город, язык")),
        BotCommand(command="subscribe", description=_("Включить дайджест")),
        BotCommand(command="unsubscribe", description=_("Выключить дайджест")),
        BotCommand(command="follow", description=_("Что поднимать повыше")),
        BotCommand(command="mute", description=_("Что скрывать")),
        BotCommand(command="sources", description=_("Издания")),
        BotCommand(command="add", description=_("Добавить своё издание")),
        BotCommand(command="import", description=_("Загрузить список лент OPML")),
        BotCommand(command="export", description=_("Сохранить список лент OPML")),
        BotCommand(command="forget", description=_("Удалить всё обо мне")),
    ]


def _admin() -> list[BotCommand]:
    return [
        BotCommand(command="stats", description=_("Сколько чатов и статей")),
        BotCommand(command="feeds", description=_("Как читаются издания")),
        BotCommand(command="broadcast", description=_("Разослать всем")),
    ]


def _description() -> str:
    """At most 512 characters."""
    return _(
        "«Сказано» раз в день, в удобный вам час, присылает новости: коротко — что произошло, и дословно — "
        "кто что сказал. Ни слова от себя: каждая фраза взята из статьи, ссылка рядом. "
        "Пришлите ссылку или текст — покажу главное и цитаты."
    )


def _short_description() -> str:
    """At most 120 characters."""
    return _("Новости раз в день: что произошло и кто что сказал — дословно, с именами и ссылками.")
