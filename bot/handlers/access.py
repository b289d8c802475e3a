"""Settings of a group or a channel belong to its admins, and costly questions are answered at a measured pace."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.flags import get_flag
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    CallbackQuery,
    Chat,
    ChatMemberAdministrator,
    ChatMemberOwner,
    Message,
    TelegramObject,
    User,
)
from aiogram.utils.i18n import gettext as _
from aiogram.utils.i18n import ngettext

from bot.handlers.conversation import PRIVATE, who
from bot.handlers.services import Clock
from bot.handlers.show import Toast
from bot.handlers.unreadable import Handler

log = logging.getLogger(__name__)

# One analysis takes about 0.1 s of a worker, but a page of a slow site holds a connection for up to 20 s.
BURST = 12
REFILL = timedelta(seconds=10)
# Telegram takes about one message a second in a chat (bots FAQ); people tap faster for a moment only.
FLOOD = 30
FLOOD_REFILL = timedelta(seconds=1)


class AdminsOnly(BaseMiddleware):
    """Keeps handlers with the flag `settings` for those who may configure the chat."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if not get_flag(data, "settings") or await _allowed(data["bot"], event):
            return await handler(event, data)
        text = _("Здесь это меняют только администраторы.")
        if isinstance(event, Message):
            await event.reply(text)
            return None
        return Toast(text, alert=True)


async def _allowed(bot: Bot, event: TelegramObject) -> bool:
    """In a channel only its admins post; a button there may be pressed by every reader."""
    chat, user = who(event)
    if chat is None:
        return False
    if not isinstance(event, Message):
        return await may_configure(bot, chat, user, None)
    return chat.type == "channel" or await may_configure(bot, chat, user, event.sender_chat)


async def may_configure(bot: Bot, chat: Chat, user: User | None, sender: Chat | None) -> bool:
    """Whether somebody rules a chat: `sender` is the chat in whose name a message stands.

    An anonymous admin writes in the name of the group; a channel that is linked to a group does not rule it.
    """
    if chat.type == PRIVATE:
        return True
    if sender is not None:
        return sender.id == chat.id
    if user is None:
        return False
    try:
        member = await bot.get_chat_member(chat.id, user.id)
    except TelegramAPIError:
        return False
    return isinstance(member, ChatMemberOwner | ChatMemberAdministrator)


class Purse:
    """What each may spend: `burst` things at once, and then one every `refill`."""

    def __init__(self, burst: int, refill: timedelta) -> None:
        self._burst = burst
        self._refill = refill
        self._free_at: dict[int, datetime] = {}

    def spend(self, payer: int, now: datetime) -> timedelta:
        """Zero where it was allowed, else how long to wait."""
        self._free_at = {key: moment for key, moment in self._free_at.items() if moment > now}
        debt = self._free_at.get(payer, now) - now + self._refill
        if debt > self._burst * self._refill:
            return debt - self._burst * self._refill
        self._free_at[payer] = now + debt
        return timedelta()


class Pace(BaseMiddleware):
    """Lets nobody take the bot from the others.

    Costly questions (the flag `costly`) beyond their purse are answered with a request to wait. A flood of any
    others is left unanswered: its answers alone would queue up for minutes.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._costly = Purse(BURST, REFILL)
        self._any = Purse(FLOOD, FLOOD_REFILL)

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        chat, user = who(event)
        unnamed = isinstance(event, Message) and event.sender_chat is not None  # all anonymous admins share one id
        payer, now = chat if unnamed else user or chat, self._clock()
        if payer is None:
            return await handler(event, data)
        if self._any.spend(payer.id, now):
            log.info("a flood from %d is left unanswered", payer.id)
            return None
        wait = self._costly.spend(payer.id, now) if get_flag(data, "costly") else None
        return await _ask_to_wait(event, wait) if wait else await handler(event, data)


async def _ask_to_wait(event: TelegramObject, wait: timedelta) -> Toast | None:
    seconds = ceil(wait.total_seconds())
    text = ngettext(
        "Не успеваю читать так быстро. Повторите, пожалуйста, через {n} секунду.",
        "Не успеваю читать так быстро. Повторите, пожалуйста, через {n} секунд.",
        seconds,
    ).format(n=seconds)
    if isinstance(event, Message):
        await event.reply(text)
        return None
    return Toast(text, alert=True) if isinstance(event, CallbackQuery) else None
