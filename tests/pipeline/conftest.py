"""A desk with real workers, a real client and a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import pytest_asyncio

from bot.pipeline.desk import Desk
from bot.pipeline.grouping import Grouping
from bot.pipeline.study import warm
from bot.reading.http import HttpClient
from bot.reading.workers import Workers
from storage.database import Database
from tests.pipeline.site import Site, running

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def workers() -> AsyncIterator[Workers]:
    """One worker for all tests: its models take seconds to load."""
    async with Workers(1, initializer=warm) as workers:
        yield workers


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with running(NOW) as site:
        yield site


@pytest.fixture
async def desk(store: Database, workers: Workers, site: Site) -> AsyncIterator[Desk]:
    async with HttpClient("skazano-test/1 (+https://example.org)", frozenset({site.host})) as http:
        yield Desk(store, http, workers, Grouping(), timedelta(minutes=10), Clock(), Random(1))
