"""What keeps the bot in order unasked: backups and forgetting at night, alarms to the administrators by day."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.delivery.alarms import Disk, Watch
from storage import updates
from storage.backup import BackupFailed, back_up
from storage.database import Database
from storage.retention import tidy

log = logging.getLogger(__name__)

# Telegram repeats an update for 24 hours at most.
UPDATES_KEPT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """`tell` reaches the administrators; `texts_kept` is how long an article keeps its text."""

    store: Database
    tell: Callable[[str], Awaitable[None]]
    backups: Path
    backups_kept: int
    texts_kept: timedelta
    alarms: Watch

    async def nightly(self, now: datetime) -> None:
        """The copy first: what is forgotten tonight stands in it for as long as it is kept."""
        try:
            log.info("backup: %s", await back_up(self.store.path, self.backups, keep=self.backups_kept, now=now))
        except BackupFailed as error:
            await self.tell(f"Резервная копия не сделана: {error}")
        async with self.store.write() as connection:
            await updates.forget_before(connection, now - UPDATES_KEPT)
        log.info("forgotten: %s", await tidy(self.store, texts_kept=self.texts_kept, now=now))

    async def watch(self, now: datetime) -> None:
        usage = shutil.disk_usage(self.store.path.parent if self.store.path else Path.cwd())
        await self.alarms.look(Disk(usage.free, usage.total), now)
