"""Who speaks, in which language, and whether they may: what every handler has before it begins."""

from __future__ import annotations

from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, InlineQuery, Message, TelegramObject, User

from bot.handlers.services import Clock, Options
from bot.handlers.subscription import resume
from bot.handlers.unreadable import Handler
from bot.locales import Catalogs
from storage import readers
from storage.database import Database
from storage.readers import NewReader, Reader

PRIVATE = "private"


class Conversation(BaseMiddleware):
    """Gives handlers the `reader` of the chat, and the words of the reader's language.

    A chat that speaks for the first time is entered, without a subscription; one that had blocked the bot is back.
    Who asks inline is not entered: `reader` is then the one of the private chat, if there is one.
    """

    def __init__(self, store: Database, clock: Clock, options: Options, catalogs: Catalogs) -> None:
        self._store = store
        self._clock = clock
        self._options = options
        self._catalogs = catalogs

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        chat, user = who(event)
        if isinstance(event, InlineQuery):
            reader = await self._known(event.from_user.id)
        else:
            reader = await self._reader(chat, user) if chat and not _goes(event) else None
        language = reader.language if reader else self._language(user)
        with self._catalogs.context(), self._catalogs.use_locale(language):
            return await handler(event, {**data, "reader": reader})

    async def _reader(self, chat: Chat, user: User | None) -> Reader:
        reader = await self._known(chat.id)
        if reader is None:
            reader = await self._enter(chat, user)
        if reader.suspended and chat.type == PRIVATE:
            reader = await resume(self._store, chat.id, self._clock())
        return reader

    async def _known(self, chat_id: int) -> Reader | None:
        async with self._store.read() as connection:
            return await readers.get(connection, chat_id)

    async def _enter(self, chat: Chat, user: User | None) -> Reader:
        new = NewReader(chat.id, chat.type, chat.title, self._language(user), self._options.zone)
        async with self._store.write() as connection:
            return await readers.ensure(connection, new, self._clock())

    def _language(self, user: User | None) -> str:
        return self._catalogs.known(user.language_code if user else None) or self._options.language


def _goes(event: TelegramObject) -> bool:
    """Whether the bot is being put out: a chat that it was told to forget is not entered again by its farewell."""
    return isinstance(event, ChatMemberUpdated) and event.new_chat_member.status in ("left", "kicked")


def who(event: TelegramObject) -> tuple[Chat | None, User | None]:
    """The chat of an event and who caused it; an inline question has no chat, a post in a channel nobody."""
    match event:
        case Message() | ChatMemberUpdated():
            return event.chat, event.from_user
        case CallbackQuery():
            return event.message.chat if event.message else None, event.from_user
        case InlineQuery():
            return None, event.from_user
    return None, None
