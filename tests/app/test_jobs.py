"""Jobs run, a failing one is logged once and runs again, and a run that is late is not dropped."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime

import pytest

from bot.jobs import Pulse, make_scheduler


def clock() -> datetime:
    return datetime.now(UTC)


class Counted:
    """A job that counts its runs, fails when told to and says when it has run."""

    def __init__(self, *, fails: bool = False) -> None:
        self.runs = 0
        self.fails = fails
        self.ran = asyncio.Event()

    async def __call__(self, now: datetime) -> None:
        assert now.tzinfo is not None
        self.runs += 1
        self.ran.set()
        if self.fails:
            raise ZeroDivisionError


async def test_poll_and_delivery_start_at_once_and_a_failure_stops_neither(caplog: pytest.LogCaptureFixture) -> None:
    pulse = Pulse()
    poll, deliver, watch, nightly = Counted(fails=True), Counted(), Counted(), Counted()
    scheduler = make_scheduler(poll=poll, deliver=deliver, watch=watch, nightly=nightly, pulse=pulse, clock=clock)
    with caplog.at_level(logging.ERROR):
        scheduler.start()
        async with asyncio.timeout(5):
            await asyncio.gather(poll.ran.wait(), deliver.ran.wait())
        scheduler.shutdown(wait=False)
    assert (poll.runs, deliver.runs, watch.runs, nightly.runs) == (1, 1, 0, 0)
    assert [record.message for record in caplog.records] == ["job poll failed"]
    assert pulse.failures == {"poll": 1}
    assert set(pulse.figures()) == {"job_age_seconds_deliver", "job_failures_poll_total"}


def test_no_run_is_dropped_for_being_late() -> None:
    job = Counted()
    scheduler = make_scheduler(poll=job, deliver=job, watch=job, nightly=job, pulse=Pulse(), clock=clock)
    assert scheduler._job_defaults["misfire_grace_time"] is None
    assert scheduler._job_defaults["coalesce"] is True
