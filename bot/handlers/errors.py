"""What happens when a handler fails: one human sentence to the person, one entry in the log, a word to the admins."""

from __future__ import annotations

import logging

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import CallbackQuery, ErrorEvent, Message, Update
from aiogram.utils.i18n import gettext as _

from bot.delivery.outcomes import Gone, Moved, refusal
from bot.handlers.alerts import Alerts
from bot.handlers.conversation import who
from bot.handlers.services import Clock, Options
from bot.handlers.subscription import suspend
from bot.locales import Catalogs
from storage import chats, readers
from storage.database import Database
from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)


async def on_error(
    event: ErrorEvent, bot: Bot, store: Database, clock: Clock, options: Options, catalogs: Catalogs, alerts: Alerts
) -> bool:
    update, error = event.update, event.exception
    outcome = refusal(error)
    if isinstance(outcome, Gone | Moved):
        log.info("update %d: the chat cannot be answered: %s", update.update_id, outcome)
        await _follow(update, outcome, store, clock)
        return True
    if isinstance(error, TelegramNetworkError | TelegramRetryAfter | TelegramServerError):
        log.warning("update %d: the answer did not get through: %s", update.update_id, error.message)
        return True
    log.error("update %d (%s) failed", update.update_id, update.event_type, exc_info=error)
    await alerts.failed(bot, update.update_id, error)
    with catalogs.context(), catalogs.use_locale(await _language(update, store, catalogs, options)):
        await _apologise(update, error)
    return True


async def _follow(update: Update, outcome: Gone | Moved, store: Database, clock: Clock) -> None:
    """The same that the sender of digests does: a chat that is gone gets no more, one that has moved is followed."""
    chat, _user = who(update.event)
    if chat is None:
        return
    if isinstance(outcome, Gone):
        await suspend(store, chat.id, clock(), outcome.reason)
        return
    async with store.write() as connection:
        await chats.move(connection, chat.id, outcome.chat_id)


async def _language(update: Update, store: Database, catalogs: Catalogs, options: Options) -> str:
    chat, user = who(update.event)
    known = catalogs.known(user.language_code if user else None) or options.language
    if chat is None:
        return known
    try:
        async with store.read() as connection:
            reader = await readers.get(connection, chat.id)
    except DatabaseUnavailable:
        return known
    return reader.language if reader else known


async def _apologise(update: Update, error: BaseException) -> None:
    text = _sentence(error)
    try:
        match update.event:
            case Message() as message:
                await message.answer(text)
            case CallbackQuery(message=Message() as message):
                await message.answer(text)
    except TelegramAPIError as failure:
        log.warning("update %d: the person cannot be told: %s", update.update_id, failure)


def _sentence(error: BaseException) -> str:
    if isinstance(error, DatabaseUnavailable):
        return _("Хранилище сейчас занято или переполнено, и записать это не вышло. Попробуйте через несколько минут.")
    return _("Что-то у меня сломалось, и я уже сообщил об этом. Попробуйте ещё раз чуть позже.")
