"""Worker processes that can be killed: a page that never ends costs one of them, not the bot."""

from __future__ import annotations

import asyncio
import concurrent.futures
import multiprocessing
import os
import pickle
import resource
import signal
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Self, TypeVar

from pebble import ProcessExpired, ProcessPool

R = TypeVar("R")

# Read by numpy and glibc when a process starts: one thread for each worker, and memory that is given back.
_VARIABLES = {
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"),
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TRIM_THRESHOLD_": "65536",
}
# Imported once by the fork server, so that a worker starts in milliseconds and shares their memory.
PRELOADED = ("bot.reading.feed_xml", "bot.reading.feed_json", "bot.reading.page_text")
# Private memory of a process: the models of an analysis take about 300 MB, trafilatura at most 200
# (facts/reading.md C).
DEFAULT_MEMORY = 2**30
# A worker is replaced after so many tasks, against memory that libraries keep.
DEFAULT_TASKS = 5_000


class FailedBecause(StrEnum):
    """Why a task has no result."""

    TIMED_OUT = "timed out"
    CRASHED = "crashed"
    OUT_OF_MEMORY = "out of memory"


@dataclass(frozen=True, slots=True)
class TaskFailed:
    """A task that cost its worker, or its worker's memory; expected of hostile pages, so a value."""

    because: FailedBecause


class Workers:
    """Runs functions in `count` processes; use as an async context manager.

    Functions and arguments travel by pickle, so functions are those of modules. `initializer` runs first in each
    process, after the limits are set. `memory` bounds the private memory of each, in bytes.
    """

    def __init__(
        self,
        count: int,
        *,
        initializer: Callable[[], object] | None = None,
        memory: int | None = DEFAULT_MEMORY,
        tasks_each: int = DEFAULT_TASKS,
        preload: Sequence[str] = PRELOADED,
    ) -> None:
        self._count = count
        self._tasks_each = tasks_each
        self._preload = list(preload)
        # Pickled here and opened there, so that its modules are imported after the limits are set.
        self._start = (pickle.dumps(initializer), memory)
        self._restarts = 0
        self._pool: ProcessPool | None = None
        self._renewal = asyncio.Lock()

    @property
    def restarts(self) -> int:
        """How many processes had to be replaced since the start because a task hung or crashed."""
        return self._restarts

    async def __aenter__(self) -> Self:
        self._pool = await self._started_pool()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            pool, self._pool = self._pool, None
            await asyncio.to_thread(_stop, pool)

    async def run(self, function: Callable[..., R], *args: object, timeout: float) -> R | TaskFailed:  # noqa: ASYNC109
        """The result of `function(*args)`, which gets `timeout` seconds from when a worker takes it up.

        What the function raises is raised here: expected outcomes are its return values. Cancelling the caller
        kills the worker.
        """
        pool = await self._running_pool()
        try:
            return await asyncio.wrap_future(pool.schedule(function, args=args, timeout=timeout))
        except concurrent.futures.TimeoutError:
            because = FailedBecause.TIMED_OUT
        except (ProcessExpired, BrokenProcessPool):
            because = FailedBecause.CRASHED
        except MemoryError:
            return TaskFailed(FailedBecause.OUT_OF_MEMORY)
        self._restarts += 1
        return TaskFailed(because)

    async def _running_pool(self) -> ProcessPool:
        """The pool; a new one where an idle process has died, for which pebble gives the whole pool up."""
        async with self._renewal:
            if self._pool is None:
                raise RuntimeError("the workers are not running")
            if not self._pool.active:
                broken, self._pool = self._pool, await self._started_pool()
                await asyncio.to_thread(_stop, broken)
                self._restarts += 1
            return self._pool

    async def _started_pool(self) -> ProcessPool:
        os.environ.update(_VARIABLES)  # the fork server inherits them
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(self._preload)
        pool = ProcessPool(self._count, self._tasks_each, _begin, self._start, context)
        await asyncio.to_thread(lambda: pool.active)  # starts the processes, which may wait for the preload
        return pool


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _begin(initializer: bytes, memory: int | None) -> None:
    """Runs first in a worker: its limits, then what the caller wants."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, which then closes its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # Python's handler would wait for the C code that hangs
    if memory is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    call: Callable[[], object] | None = pickle.loads(initializer)
    if call is not None:
        call()
