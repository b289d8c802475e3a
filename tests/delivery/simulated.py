"""A simulated clock and a simulated Telegram: hours of sending in a moment, with every limit enforced exactly."""

from __future__ import annotations

import asyncio
import selectors
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Coroutine
from datetime import UTC, datetime
from random import Random
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import Chat, Message

from bot.local.errors import ApiError
from bot.local.limits import FloodGate, Limits

Result = TypeVar("Result")


class _Leaping(selectors.DefaultSelector):
    """Waits for nothing: time leaps to the moment for which the loop would have slept."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 0.0

    def select(self, timeout: float | None = None) -> Any:
        assert timeout is not None, "nothing will ever happen"
        self.time += max(timeout, 0.0)
        return super().select(0)


class SimulatedLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._leaping = _Leaping()
        super().__init__(self._leaping)

    def time(self) -> float:
        return self._leaping.time


def simulate(scenario: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    """Run a scenario on simulated time; without sockets, threads or processes."""
    with asyncio.Runner(loop_factory=SimulatedLoop) as runner:
        return runner.run(scenario())


class SimulatedTelegram(BaseSession):
    """Takes messages after a random delay each way and refuses those above the limits."""

    def __init__(self, limits: Limits, seed: int = 1) -> None:
        super().__init__()
        self.gate = FloodGate(limits)
        self.taken: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)
        self.refused = 0
        self.fail: Callable[[SendMessage], Exception | None] = lambda _message: None
        self._random = Random(seed)

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109
        assert isinstance(method, SendMessage)
        assert isinstance(method.chat_id, int)
        await asyncio.sleep(self._random.uniform(0.01, 0.15))
        if error := self.fail(method):
            raise error
        self._meter(method, method.chat_id)
        self.taken[method.chat_id].append((_time(), method.text))
        await asyncio.sleep(self._random.uniform(0.01, 0.15))
        return Message(
            message_id=1, date=datetime(2026, 1, 1, tzinfo=UTC), chat=Chat(id=method.chat_id, type="private")
        )

    def _meter(self, method: SendMessage, chat_id: int) -> None:
        try:
            self.gate.enter(chat_id, _time(), is_group=chat_id < 0)
        except ApiError as error:
            self.refused += 1
            raise TelegramRetryAfter(method, error.description, error.parameters["retry_after"]) from error

    async def close(self) -> None:
        return None

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:  # pragma: no cover
        yield b""


def _time() -> float:
    return asyncio.get_running_loop().time()
