"""Politeness: how many requests a host gets at once and how far apart."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

# Two connections and two requests a second are what a browser's single reader costs a server.
AT_ONCE = 2
GAP_SECONDS = 0.5
# A site may ask for more in robots.txt; more than this would starve its own news.
LONGEST_GAP_SECONDS = 10.0
_KEPT_HOSTS = 4096


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    next_at: float = 0.0
    users: int = 0


class Hosts:
    """Turns at hosts; `clock` gives seconds from any beginning, `sleep` waits for some."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    def __len__(self) -> int:
        return len(self._hosts)

    @asynccontextmanager
    async def turn(self, name: str, *, gap: float = GAP_SECONDS) -> AsyncIterator[None]:
        """Waits until `name` may be asked again, and holds one of its slots."""
        host = self._hosts.setdefault(name, _Host())
        host.users += 1
        try:
            async with host.slots:
                await self._wait(host, min(gap, LONGEST_GAP_SECONDS))
                yield
        finally:
            host.users -= 1
            self._prune()

    async def _wait(self, host: _Host, gap: float) -> None:
        now = self._clock()
        start = max(now, host.next_at)
        host.next_at = start + gap
        if start > now:
            await self._sleep(start - now)

    def _prune(self) -> None:
        if len(self) > _KEPT_HOSTS:
            now = self._clock()
            self._hosts = {name: host for name, host in self._hosts.items() if host.users or host.next_at > now}
