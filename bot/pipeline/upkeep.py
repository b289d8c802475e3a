"""What keeps the bot in order unasked: backups and retention at night, alarms to the administrators by day."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from storage import updates
from storage.database import Database

# Telegram repeats an update for 24 hours at most.
UPDATES_KEPT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """`tell` reaches the administrators; `retention` is how long an article keeps its text."""

    store: Database
    tell: Callable[[str], Awaitable[None]]
    backups: Path
    backups_kept: int
    retention: timedelta

    async def nightly(self, now: datetime) -> None:
        async with self.store.write() as connection:
            await updates.forget_before(connection, now - UPDATES_KEPT)

    async def watch(self, now: datetime) -> None:
        """Placeholder until alarms stand."""
