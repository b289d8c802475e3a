"""The bot is blocked, unblocked, added to a group or a channel, or put out of one."""

from __future__ import annotations

import logging

from aiogram import F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import IS_MEMBER, IS_NOT_MEMBER, ChatMemberUpdatedFilter
from aiogram.types import ChatMemberUpdated, Message
from aiogram.utils.i18n import gettext as _

from bot.handlers import zones
from bot.handlers.routing import IN_PRIVATE
from bot.handlers.services import Clock
from bot.handlers.subscription import BLOCKED, resume, suspend
from storage import chats
from storage.database import Database
from storage.readers import Reader

log = logging.getLogger(__name__)

KICKED = "kicked"


def get_router() -> Router:
    router = Router(name="membership")
    came, left = (
        ChatMemberUpdatedFilter(IS_NOT_MEMBER >> IS_MEMBER),
        ChatMemberUpdatedFilter(IS_MEMBER >> IS_NOT_MEMBER),
    )
    router.my_chat_member.register(unblocked, IN_PRIVATE, came)
    router.my_chat_member.register(blocked, IN_PRIVATE, left)
    router.my_chat_member.register(added, ~IN_PRIVATE, came)
    router.my_chat_member.register(changed, ~IN_PRIVATE, ChatMemberUpdatedFilter(IS_MEMBER >> IS_MEMBER))
    router.my_chat_member.register(put_out, ~IN_PRIVATE, left)
    router.message.register(moved, F.migrate_to_chat_id)
    return router


async def blocked(event: ChatMemberUpdated, store: Database, clock: Clock) -> None:
    await suspend(store, event.chat.id, clock(), BLOCKED)


async def unblocked(event: ChatMemberUpdated, reader: Reader, store: Database, clock: Clock) -> None:
    await resume(store, event.chat.id, clock())


async def added(event: ChatMemberUpdated, reader: Reader, store: Database, clock: Clock) -> None:
    """Greets the chat and offers the two taps, which only its admins can make; back again, it goes on as before."""
    kept = await resume(store, event.chat.id, clock())
    if kept.subscribed:
        await _say(event, _("Я снова здесь, дайджест продолжится. Настройки — /settings."))
        return
    text = _("<b>Здравствуйте! Это «Сказано».</b> Раз в день буду присылать сюда новости и кто что сказал.")
    await _say(event, f"{text}\n\n{zones.place_question(reader)}", taps=True)


async def changed(event: ChatMemberUpdated, store: Database, clock: Clock) -> None:
    """Other rights: a chat that could not be written to may be open now; if not, the next digest will tell."""
    await resume(store, event.chat.id, clock())


async def put_out(event: ChatMemberUpdated, store: Database, clock: Clock) -> None:
    await suspend(store, event.chat.id, clock(), KICKED)


async def moved(message: Message, store: Database) -> None:
    """A group became a supergroup: everything kept about it goes on under the new id."""
    assert message.migrate_to_chat_id is not None
    async with store.write() as connection:
        await chats.move(connection, message.chat.id, message.migrate_to_chat_id)


async def _say(event: ChatMemberUpdated, text: str, *, taps: bool = False) -> None:
    """A bot may be added without the right to write; then there is nothing to say and nothing broken."""
    try:
        await event.answer(text, reply_markup=zones.place_keyboard(zones.START) if taps else None)
    except TelegramAPIError as error:
        log.info("chat %d cannot be greeted: %s", event.chat.id, error.message)
