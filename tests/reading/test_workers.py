"""A task that hangs, crashes or eats memory costs its worker, never the bot."""

import asyncio
import functools
import os
import signal
import time
from datetime import UTC, datetime

import pytest

from bot.reading.feeds import parse_feed
from bot.reading.pages import extract_page
from bot.reading.workers import FailedBecause, TaskFailed, Workers
from tests.reading.feed_matrix import URL, rss

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
MARK = "SKAZANO_TEST_INITIALIZED"


def spin() -> None:
    while True:
        pass


def hang_in_c() -> int:
    """One call of C code that returns long after everybody has gone: no signal handler of Python runs meanwhile."""
    return len(str(7 ** (3 * 10**7)))


def fail() -> None:
    raise LookupError("a bug")


def mark() -> None:
    os.environ[MARK] = "yes"


def marked() -> tuple[str | None, str | None]:
    return os.environ.get(MARK), os.environ.get("OPENBLAS_NUM_THREADS")


async def test_a_function_runs_in_another_process() -> None:
    async with Workers(1) as workers:
        assert await workers.run(os.getpid, timeout=5) != os.getpid()
        assert await workers.run(len, "сказано", timeout=5) == 7
        read = functools.partial(parse_feed, url=URL, content_type=None, now=NOW)
        assert await workers.run(read, rss().encode(), timeout=5) == read(rss().encode())
        assert workers.restarts == 0


async def test_what_hangs_crashes_or_swells_is_a_value_and_the_next_task_runs() -> None:
    async with Workers(1, memory=2**29) as workers:
        expected = {spin: FailedBecause.TIMED_OUT, hang_in_c: FailedBecause.TIMED_OUT}
        for function, because in expected.items():
            started = time.monotonic()
            assert await workers.run(function, timeout=0.3) == TaskFailed(because)
            assert time.monotonic() - started < 5
        assert await workers.run(os._exit, 3, timeout=5) == TaskFailed(FailedBecause.CRASHED)
        assert await workers.run(bytes, 2**30, timeout=5) == TaskFailed(FailedBecause.OUT_OF_MEMORY)
        assert await workers.run(len, "жив", timeout=5) == 3
        assert workers.restarts == 3


async def test_one_that_hangs_does_not_hold_the_others() -> None:
    async with Workers(2) as workers:
        hanging = asyncio.create_task(workers.run(spin, timeout=1))
        assert await asyncio.gather(*(workers.run(len, "x" * i, timeout=5) for i in range(50))) == list(range(50))
        assert not hanging.done()
        assert await hanging == TaskFailed(FailedBecause.TIMED_OUT)


async def test_a_worker_that_is_killed_while_idle_is_replaced() -> None:
    async with Workers(1) as workers:
        first = await workers.run(os.getpid, timeout=5)
        assert isinstance(first, int)
        os.kill(first, signal.SIGKILL)
        second = await workers.run(os.getpid, timeout=5)
        while isinstance(second, TaskFailed):
            second = await workers.run(os.getpid, timeout=5)
        assert second != first


async def test_what_a_function_raises_is_raised_here() -> None:
    async with Workers(1) as workers:
        with pytest.raises(LookupError, match="a bug"):
            await workers.run(fail, timeout=5)


async def test_the_callers_initializer_runs_after_the_limits_are_set() -> None:
    async with Workers(1, initializer=mark) as workers:
        assert await workers.run(marked, timeout=5) == ("yes", "1")


async def test_workers_ignore_the_interrupt_of_the_terminal() -> None:
    async with Workers(1) as workers:
        pid = await workers.run(os.getpid, timeout=5)
        assert isinstance(pid, int)
        os.kill(pid, signal.SIGINT)
        assert await workers.run(os.getpid, timeout=5) == pid


async def test_workers_are_gone_when_they_are_closed() -> None:
    async with Workers(2) as workers:
        pid = await workers.run(os.getpid, timeout=5)
    assert isinstance(pid, int)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    with pytest.raises(RuntimeError):
        await workers.run(len, "", timeout=1)


@pytest.mark.parametrize(
    "bomb",
    [
        b"<html><body>" + b"<a href='/x'>y</a> " * 150_000 + b"</body></html>",
        b"<html><body>" + b"<div>" * 400_000 + b"text",
        b"<html><body>" + b"<p>x</p>" * 300_000,
        b"<html><body>" + b"<table><tr><td>" * 100_000,
        b"<html><body><a href='/x' " + b"b " * 1_400_000 + b">x</a></body></html>",
    ],
    ids=["links", "depth", "paragraphs", "tables", "attributes"],
)
async def test_a_hostile_page_ends_within_its_seconds(bomb: bytes) -> None:
    read = functools.partial(extract_page, url=URL, content_type=None, now=NOW)
    async with Workers(1) as workers:
        started = time.monotonic()
        await workers.run(read, bomb, timeout=1.5)
        assert time.monotonic() - started < 6
        assert await workers.run(len, "жив", timeout=5) == 3
