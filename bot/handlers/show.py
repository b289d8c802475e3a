"""How an answer reaches the chat: a new message, an edit of the one whose button was pressed, or a toast over it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, TelegramObject
from aiogram.utils.i18n import gettext as _

from bot.handlers.unreadable import Handler

log = logging.getLogger(__name__)

TOAST_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Toast:
    """What a pressed button answers with: a line over the chat or, with `alert`, a window to close."""

    text: str
    alert: bool = False


class Taps(BaseMiddleware):
    """Handles the taps on one message in their order, and answers each: without an answer the button spins on.

    Handled side by side, two fast taps would both count, but the message might end up showing the first alone. A tap
    that a stop cuts short is answered after it.
    """

    def __init__(self) -> None:
        self._turns: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        assert isinstance(event, CallbackQuery)
        place = (event.message.chat.id, event.message.message_id) if event.message else (0, 0)
        turn = self._turns.setdefault(place, asyncio.Lock())
        try:
            async with turn:
                result = await handler(event, data)
        except Exception:
            await answer_tap(event, None)
            raise
        toast = result if isinstance(result, Toast) else None
        await answer_tap(event, toast)
        return None if toast else result


async def answer_tap(query: CallbackQuery, toast: Toast | None = None) -> None:
    """End the spinning of a button, whose person may have stopped looking long ago."""
    with unless_too_old():
        if toast:
            await query.answer(toast.text[:TOAST_LIMIT], show_alert=toast.alert)
        else:
            await query.answer()


@contextmanager
def unless_too_old() -> Iterator[None]:
    """Telegram takes the answer to a query for some seconds only; after a stop or a queue it comes later than that."""
    try:
        yield
    except TelegramBadRequest as error:
        if "query is too old" not in error.message:
            raise
        log.info("a query was answered too late")


def rows(buttons: list[InlineKeyboardButton], width: int) -> list[list[InlineKeyboardButton]]:
    return [buttons[start : start + width] for start in range(0, len(buttons), width)]


def keyboard(*lines: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[line for line in lines if line])


def outdated() -> Toast:
    return Toast(_("Эта кнопка устарела. Повторите, пожалуйста, команду."), alert=True)


async def show(event: Message | CallbackQuery, text: str, markup: InlineKeyboardMarkup | None = None) -> Toast | None:
    """Answer a message, or turn the message of a pressed button into this one; the Toast tells what went wrong."""
    if isinstance(event, Message):
        await event.answer(text, reply_markup=markup)
        return None
    if not isinstance(event.message, Message):
        return outdated()
    try:
        await event.message.edit_text(text, reply_markup=markup)
    except TelegramBadRequest as error:
        if "message is not modified" in error.message:
            return None
        if "message can't be edited" in error.message or "message to edit not found" in error.message:
            return outdated()
        raise
    return None
