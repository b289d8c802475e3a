"""The few coarse jobs of the bot; who is due and which feed is asked stands in the database, not in the scheduler."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

log = logging.getLogger(__name__)

Job = Callable[[datetime], Awaitable[object]]

POLL_SECONDS = 20
TICK_SECONDS = 15
WATCH_SECONDS = 300
# Backup and retention run when the fewest readers of Kazakhstan and Russia are awake.
NIGHT = "22:40"  # UTC


@dataclass(slots=True)
class Pulse:
    """When each job last ended well, in seconds of a clock that never jumps; for /healthz and the metrics."""

    ended: dict[str, float] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    def since(self, name: str) -> float:
        """Seconds since a job last ended well, or since the start."""
        return time.monotonic() - self.ended.get(name, self.started)

    def figures(self) -> dict[str, float]:
        ages = {f"job_age_seconds_{name}": self.since(name) for name in self.ended}
        return ages | {f"job_failures_{name}_total": float(count) for name, count in self.failures.items()}


def make_scheduler(
    *, poll: Job, deliver: Job, watch: Job, nightly: Job, pulse: Pulse, clock: Callable[[], datetime]
) -> AsyncIOScheduler:
    """A scheduler with all jobs, not started.

    A late run is run all the same (APScheduler drops what is a second late unless told otherwise), several missed
    runs are one, and none overlaps itself.
    """
    scheduler = AsyncIOScheduler(
        timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )

    def add(name: str, job: Job, trigger: object, **options: object) -> None:
        scheduler.add_job(_guarded(name, job, pulse, clock), trigger, id=name, **options)

    start = clock()
    add("poll", poll, IntervalTrigger(seconds=POLL_SECONDS, jitter=2), next_run_time=start)
    add("deliver", deliver, IntervalTrigger(seconds=TICK_SECONDS), next_run_time=start)
    add("watch", watch, IntervalTrigger(seconds=WATCH_SECONDS))
    hour, _, minute = NIGHT.partition(":")
    add("nightly", nightly, CronTrigger(hour=int(hour), minute=int(minute), timezone=UTC))
    return scheduler


def _guarded(name: str, job: Job, pulse: Pulse, clock: Callable[[], datetime]) -> Callable[[], Awaitable[None]]:
    """A job that fails is logged once and runs again at its next time."""

    async def run() -> None:
        try:
            await job(clock())
        except Exception:
            pulse.failures[name] = pulse.failures.get(name, 0) + 1
            log.exception("job %s failed", name)
        else:
            pulse.ended[name] = time.monotonic()

    return run
