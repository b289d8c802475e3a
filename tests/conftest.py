"""Fixtures that every area shares."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty, migrated database; the storage contract is written against this fixture alone."""
    async with await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'news.db'}") as database:
        yield database
