"""Sends one message to one chat: in its turn, again after a flood wait or a failure that may pass.

The rule for answers that never came (time-outs, cut connections, 5xx, replies that nobody can read): the message
may have arrived, and Telegram has no key to tell; it is sent again. A repeat is better than a loss. Such cases are
counted as `uncertain`.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from typing import Protocol

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import LinkPreviewOptions

from bot.delivery.outcomes import Outcome, Refused, Sent, Unreachable, refusal
from bot.delivery.pacer import ChatId, Pacer

# Seconds between attempts while a delivery is in hand; then it is put off and others go on.
BACK_OFF = (1.0, 2.0, 4.0, 8.0)
CALL_SECONDS = 30
# A person waits for an answer: longer flood waits are told instead of sat out.
PATIENCE_SECONDS = 30
URGENT_ATTEMPTS = 4

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_TOKEN = re.compile(r"/bot[^/\s']+")
_METERED = ("send", "edit", "forward", "copy")
_in_turn: ContextVar[bool] = ContextVar("in_turn", default=False)


class Notes(Protocol):
    """What is written down around a call, within the chat's turn: no other digest begins in between."""

    async def sending(self) -> None:
        """The turn has come; awaited before every attempt."""

    async def sent(self, message_id: int) -> None:
        """The message has arrived."""


@dataclass(slots=True)
class Counters:
    """What happened since the start; names as Prometheus shows them."""

    parts_sent_total: int = 0
    answers_429_total: int = 0
    send_failures_total: int = 0
    uncertain_sends_total: int = 0
    chats_suspended_total: int = 0
    deliveries_done_total: int = 0
    deliveries_failed_total: int = 0
    deliveries_postponed_total: int = 0

    def figures(self) -> Mapping[str, float]:
        return asdict(self)


class Sender:
    """One for the whole program: it and `PacedSession` share the pacer."""

    def __init__(self, bot: Bot, pacer: Pacer, counters: Counters | None = None) -> None:
        self._bot = bot
        self.pacer = pacer
        self.counters = counters or Counters()

    async def send(
        self,
        chat_id: int,
        markup: str,
        *,
        thread_id: int | None = None,
        html: bool = True,
        notes: Notes | None = None,
    ) -> Outcome:
        """Send a message, previews off.

        429 is waited out, for everybody. Other passing failures are tried again after BACK_OFF.
        """
        message = SendMessage(
            chat_id=chat_id,
            text=markup,
            message_thread_id=thread_id,
            parse_mode="HTML" if html else None,
            link_preview_options=_NO_PREVIEW,
        )
        outcome = await self._attempt(message, notes)
        for wait in BACK_OFF:
            if not isinstance(outcome, Unreachable):
                break
            await asyncio.sleep(wait)
            outcome = await self._attempt(message, notes)
        return outcome

    async def _attempt(self, message: SendMessage, notes: Notes | None) -> Outcome:
        while True:
            async with self.pacer.turn(message.chat_id):
                if notes:
                    await notes.sending()
                outcome = await self._call(message)
                if notes and isinstance(outcome, Sent):
                    await notes.sent(outcome.message_id)
            if outcome is not None:
                return outcome

    async def _call(self, message: SendMessage) -> Outcome | None:
        """None where Telegram said to wait and nothing was sent."""
        token = _in_turn.set(True)
        try:
            sent = await self._bot(message, request_timeout=CALL_SECONDS)
        except TelegramRetryAfter as error:
            self._wait(error)
            return None
        except AiogramError as error:
            return self._failure(error)
        finally:
            _in_turn.reset(token)
        self.counters.parts_sent_total += 1
        return Sent(sent.message_id)

    def _wait(self, error: TelegramRetryAfter) -> None:
        self.counters.answers_429_total += 1
        self.pacer.pause(error.retry_after)

    def _failure(self, error: AiogramError) -> Outcome:
        self.counters.send_failures_total += 1
        outcome = refusal(error)
        if outcome is not None:
            return outcome
        if isinstance(error, TelegramNetworkError | TelegramServerError | ClientDecodeError):
            self.counters.uncertain_sends_total += 1
        if isinstance(error, TelegramAPIError | ClientDecodeError):
            return Unreachable(_said(error))
        return Refused(_said(error))


def _said(error: AiogramError) -> str:
    """What went wrong, for the log and the database: without the token, which stands in the address of a call."""
    message = error.message if isinstance(error, TelegramAPIError | ClientDecodeError) else str(error)
    return _TOKEN.sub("/bot…", f"{type(error).__name__}: {message}")[:300]


class PacedSession(BaseRequestMiddleware):
    """Puts everything that handlers send through the same pacer, before digests: `bot.session.middleware(…)`.

    A 429 is waited out up to PATIENCE_SECONDS; a longer one is raised to the handler, and everybody waits anyway.
    """

    def __init__(self, pacer: Pacer, counters: Counters) -> None:
        self._pacer = pacer
        self._counters = counters

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        chat_id = paced_chat(method)
        if chat_id is None or _in_turn.get():
            return await make_request(bot, method)
        for last in (*[False] * (URGENT_ATTEMPTS - 1), True):
            async with self._pacer.turn(chat_id, urgent=True):
                try:
                    return await make_request(bot, method)
                except TelegramRetryAfter as error:
                    self._counters.answers_429_total += 1
                    self._pacer.pause(error.retry_after)
                    if last or error.retry_after > PATIENCE_SECONDS:
                        raise
        raise AssertionError("the last attempt returns or raises")


def paced_chat(method: TelegramMethod[TelegramType]) -> ChatId | None:
    """The chat in which a call makes or changes a message; None for calls that no flood limit counts."""
    name = method.__api_method__.lower()
    if not name.startswith(_METERED) or name == "sendchataction":
        return None
    chat_id = getattr(method, "chat_id", None)
    return chat_id if isinstance(chat_id, int | str) else None
