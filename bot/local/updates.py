"""The bot's queue of updates: kept a day, given at least once, confirmed by a higher offset."""

import asyncio
from collections.abc import Callable
from typing import Any

from bot.local.errors import ApiError
from bot.local.world import Json, World

KEPT_SECONDS = 24 * 3600  # Bot API: «updates … are not kept longer than 24 hours»
LONGEST_POLL = 50  # seconds; telegram-bot-api clamps `timeout` to it
UNASKED = frozenset(("chat_member", "message_reaction", "message_reaction_count"))


class Updates:
    def __init__(self, world: World, clock: Callable[[], float]) -> None:
        self.world = world
        self.clock = clock
        self.arrived = asyncio.Event()
        self._poller: asyncio.Event | None = None

    def put(self, kind: str, payload: Json) -> int:
        """The number of the new update, or 0 where the bot has not asked for updates of this kind."""
        if not self._allowed(kind):
            return 0
        # Never lower than before, even where the state was lost: the bot takes a lower number for an old update.
        number = (self.world.last_update or int(self.clock())) + 1
        self.world.record("update", self.clock(), {"update_id": number, kind: payload})
        self.arrived.set()
        return number

    def _allowed(self, kind: str) -> bool:
        asked = self.world.settings.get("allowed_updates") or []
        return kind in asked if asked else kind not in UNASKED

    def allow(self, kinds: list[str] | None) -> None:
        """Remembered for the updates to come; None leaves what was asked for before."""
        if kinds is not None:
            self.world.record("setting", "allowed_updates", kinds)

    def confirm(self, before: int) -> None:
        self.world.record("confirmed", before)

    def pending(self) -> list[Json]:
        oldest = self.clock() - KEPT_SECONDS
        return [update for at, update in list(self.world.updates.values()) if at > oldest]

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """A long poll; a poll that another one overtakes is ended with 409, as Telegram ends it."""
        if self._poller is not None:
            self._poller.set()
        overtaken = self._poller = asyncio.Event()
        self.world.announce("polling")
        try:
            self._move(offset)
            await self._wait(overtaken, min(seconds, LONGEST_POLL))
            if overtaken.is_set():
                reason = "terminated by other getUpdates request; make sure that only one bot instance is running"
                raise ApiError(409, f"Conflict: {reason}")
            return self.pending()[:limit]
        finally:
            if self._poller is overtaken:
                self._poller = None

    def _move(self, offset: int) -> None:
        if offset > 0:
            self.confirm(offset)
        elif offset < 0 and (last := self.pending()[offset:]):
            self.confirm(last[0]["update_id"])

    @property
    def polled(self) -> bool:
        """Whether a bot waits for updates now."""
        return self._poller is not None

    async def _wait(self, overtaken: asyncio.Event, seconds: float) -> None:
        if self.pending() or seconds <= 0:
            return
        self.arrived.clear()
        waiting = [asyncio.create_task(event.wait()) for event in (self.arrived, overtaken)]
        try:
            await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()

    def release(self) -> None:
        """Ends a poll in progress with what there is; the server is closing."""
        self.arrived.set()


def kinds_of(asked: Any) -> list[str] | None:
    return [str(kind) for kind in asked] if isinstance(asked, list) else None
