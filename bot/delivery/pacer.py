"""Lets messages go at the pace that Telegram allows, people's answers first, a slow chat never before a quick one.

A window of so many messages in so many seconds is counted from the *end* of each call. The server has counted a
message somewhere between the call's start and its end, so a window that holds here holds there whatever the
network's delay. Time is that of the running event loop, which tests may replace.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf

ChatId = int | str


@dataclass(frozen=True, slots=True)
class Pace:
    """How many messages in how many seconds (core.telegram.org/bots/faq, «My bot is hitting limits»).

    Channels have no published figure and are paced as groups. `patience` is how long, in seconds, a digest's call
    keeps other digests from beginning: where answers come sooner, one call is under way at a time, and a kill leaves
    one message unsure. Slower networks make 1 / `patience` messages a second and leave as many unsure as calls
    overlap; 0 goes up to `overall` whatever the delay.
    """

    overall: int = 30
    overall_seconds: float = 1.0
    chat: int = 1
    chat_seconds: float = 1.0
    group: int = 20
    group_seconds: float = 60.0
    patience: float = 0.05


class Window:
    """At most `most` messages begun before the `most`-th last one ended `seconds` ago."""

    __slots__ = ("_ended", "_running", "most", "seconds")

    def __init__(self, most: int, seconds: float) -> None:
        self.most = most
        self.seconds = seconds
        self._ended: deque[float] = deque()
        self._running = 0

    def opens_at(self, now: float) -> float:
        """When the next message may begin: 0 at once, infinity as long as none of those under way has ended."""
        while self._ended and self._ended[0] <= now - self.seconds:
            self._ended.popleft()
        if self._running + len(self._ended) < self.most:
            return 0.0
        return self._ended[0] + self.seconds if self._ended else inf

    def begin(self) -> None:
        self._running += 1

    def end(self, now: float) -> None:
        self._running -= 1
        self._ended.append(now)

    @property
    def idle_at(self) -> float:
        """When this window will have forgotten everything."""
        return self._ended[-1] + self.seconds if self._ended else 0.0


Waiter = tuple[bool, int, asyncio.Future[None]]


@dataclass(slots=True)
class _Chat:
    windows: tuple[Window, ...]
    waiters: list[Waiter] = field(default_factory=list)
    running: bool = False

    def opens_at(self, now: float) -> float:
        return max(window.opens_at(now) for window in self.windows)

    @property
    def idle_at(self) -> float:
        return max(window.idle_at for window in self.windows)


class Pacer:
    """`async with pacer.turn(chat):` waits for the chat's turn; one message of a chat is under way at a time."""

    def __init__(self, pace: Pace | None = None) -> None:
        self.pace = pace or Pace()
        self._overall = Window(self.pace.overall, self.pace.overall_seconds)
        self._step = self.pace.overall_seconds / self.pace.overall
        self._next_start = 0.0
        self._holder: ChatId | None = None  # whose call keeps others from beginning, until
        self._held_until = 0.0
        self._chats: dict[ChatId, _Chat] = {}
        self._ready: list[tuple[bool, int, ChatId]] = []  # chats whose first waiter may go as soon as any may
        self._later: list[tuple[float, int, ChatId]] = []  # chats to look at again at a moment
        self._count = 0
        self._timer: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def turn(self, chat_id: ChatId, *, urgent: bool = False) -> AsyncIterator[None]:
        await self._enter(chat_id, urgent)
        try:
            yield
        finally:
            self._leave(chat_id)

    def pause(self, seconds: float) -> None:
        """Nothing goes to anybody for so long: Telegram said to wait."""
        self._next_start = max(self._next_start, _now() + seconds)

    @property
    def waiting(self) -> int:
        """How many messages wait for their turn."""
        return sum(len(chat.waiters) for chat in self._chats.values())

    async def _enter(self, chat_id: ChatId, urgent: bool) -> None:
        chat = self._chats.get(chat_id) or self._open(chat_id)
        granted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._count += 1
        heappush(chat.waiters, (not urgent, self._count, granted))
        if not chat.running:
            self._queue(chat_id, chat)
            self._grant()
        try:
            await granted
        except asyncio.CancelledError:
            self._give_up(chat_id, chat, granted)
            raise

    def _open(self, chat_id: ChatId) -> _Chat:
        windows = [Window(self.pace.chat, self.pace.chat_seconds)]
        if not isinstance(chat_id, int) or chat_id < 0:
            windows.append(Window(self.pace.group, self.pace.group_seconds))
        chat = self._chats[chat_id] = _Chat(tuple(windows))
        return chat

    def _give_up(self, chat_id: ChatId, chat: _Chat, granted: asyncio.Future[None]) -> None:
        if granted.done() and not granted.cancelled():
            self._leave(chat_id)  # the turn had come in the same moment
        else:
            chat.waiters = sorted(waiter for waiter in chat.waiters if waiter[2] is not granted)
            if not chat.running:
                self._queue(chat_id, chat)
                self._grant()

    def _leave(self, chat_id: ChatId) -> None:
        now, chat = _now(), self._chats[chat_id]
        if chat_id == self._holder:
            self._holder, self._held_until = None, 0.0
        self._overall.end(now)
        for window in chat.windows:
            window.end(now)
        chat.running = False
        self._queue(chat_id, chat)
        self._grant()

    def _queue(self, chat_id: ChatId, chat: _Chat) -> None:
        """To the chats that may go now, or to those that may later, or to be forgotten when idle."""
        now = _now()
        opens = chat.opens_at(now)
        if chat.waiters and opens <= now:
            heappush(self._ready, (*chat.waiters[0][:2], chat_id))
        else:
            self._count += 1
            heappush(self._later, (opens if chat.waiters else chat.idle_at, self._count, chat_id))

    def _grant(self) -> None:
        """Let go everybody who may, and look again when the next one may."""
        now = _now()
        self._wake_chats(now)
        while self._ready and self._opens_at(now) <= now:
            self._begin(*heappop(self._ready), now)
        self._set_timer(now)

    def _wake_chats(self, now: float) -> None:
        while self._later and self._later[0][0] <= now:
            _, _, chat_id = heappop(self._later)
            chat = self._chats.get(chat_id)
            if chat is None or chat.running:
                continue
            if chat.waiters or chat.idle_at > now:
                self._queue(chat_id, chat)
            else:
                del self._chats[chat_id]

    def _begin(self, later: bool, number: int, chat_id: ChatId, now: float) -> None:
        chat = self._chats.get(chat_id)
        if chat is None or chat.running or not chat.waiters or chat.waiters[0][:2] != (later, number):
            return  # an entry that a more urgent waiter or a given up turn has made void
        granted = heappop(chat.waiters)[2]
        chat.running = True
        self._overall.begin()
        for window in chat.windows:
            window.begin()
        self._next_start = max(self._next_start, now) + self._step
        if later:
            self._holder, self._held_until = chat_id, now + self.pace.patience
        granted.set_result(None)

    def _opens_at(self, now: float) -> float:
        return max(self._overall.opens_at(now), self._next_start, self._held_until)

    def _set_timer(self, now: float) -> None:
        """A timer that rings too early only looks and sets the next one, so that one set already may stay."""
        moment = self._opens_at(now) if self._ready else inf
        if self._later:
            moment = min(moment, self._later[0][0])
        if moment == inf or (self._timer and self._timer.when() <= moment):
            return
        if self._timer:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_at(moment, self._ring)

    def _ring(self) -> None:
        self._timer = None
        self._grant()


def _now() -> float:
    return asyncio.get_running_loop().time()
