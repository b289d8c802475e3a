"""A database that is opened, migrated, read by many and written by one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.errors import DatabaseUnavailable
from storage.migrate import upgrade

# What storage functions take; callers outside of storage need no other name of the driver.
Connection = AsyncConnection

BUSY_TIMEOUT_MS = 5_000
# A tick among a million readers changes a thousand pages of 4 KiB, twice SQLite's cache and its whole log: with its
# defaults (2,000 KiB, 1,000 pages) it spills in the middle and copies the log home at every tick.
CACHE_KIB = 16_000
CHECKPOINT_PAGES = 8_000
READERS = 4


class Database:
    """An open database: `async with Database.open(url) as db`, then `db.read()` and `db.write()`."""

    def __init__(self, url: URL, writer: AsyncEngine, reader: AsyncEngine) -> None:
        self.url = url
        self._writer = writer
        self._reader = reader
        self._turn = asyncio.Lock()

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open and migrate.

        Raises DatabaseUnavailable for an address or a file that cannot be used, DatabaseTooNew for one
        that a later version of the program has written.
        """
        address = _address(url)
        writer = create_async_engine(address, pool_size=1, max_overflow=0)
        reader = create_async_engine(address, pool_size=READERS, max_overflow=0)
        if address.get_backend_name() == "sqlite":
            _prepare_sqlite(writer, "BEGIN IMMEDIATE", query_only=False)
            _prepare_sqlite(reader, "BEGIN", query_only=True)
        database = cls(address, writer, reader)
        try:
            await database._migrate()
        except BaseException:
            await database.close()
            raise
        return database

    async def _migrate(self) -> None:
        async with self.write() as connection:
            await connection.run_sync(upgrade)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that may write: committed at the end, rolled back on any exception.

        Raises DatabaseUnavailable where the database is locked for longer than BUSY_TIMEOUT_MS or the disk is full.
        """
        async with self._turn:
            with _owner_can_mend():
                async with self._writer.begin() as connection:
                    yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A consistent view of what is committed; writing through it fails."""
        with _owner_can_mend():
            async with self._reader.begin() as connection:
                yield connection

    async def close(self) -> None:
        await self._reader.dispose()
        await self._writer.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def path(self) -> Path | None:
        """The file of an SQLite database."""
        return file_of(self.url)


def file_of(url: URL | str) -> Path | None:
    """The file that an address names, None for one that names a server; raises DatabaseUnavailable."""
    address = _parsed(url)
    name = address.database
    return Path(name) if address.get_backend_name() == "sqlite" and name else None


def _parsed(url: URL | str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        raise DatabaseUnavailable("DATABASE_URL is not a database address") from error


def _address(url: str) -> URL:
    address = _parsed(url)
    if address.get_backend_name() == "sqlite":
        if not address.database or address.database == ":memory:":
            raise DatabaseUnavailable("DATABASE_URL must name a file: a database in memory is lost at every restart")
        _touch(Path(address.database))
    return address


def _touch(path: Path) -> None:
    """Find out before the driver does whether the file can be written: its thread outlives a failed open."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.open("ab").close()
    except OSError as error:
        raise DatabaseUnavailable(f"cannot write {path}: {error.strerror}") from error


def _prepare_sqlite(engine: AsyncEngine, begin: str, *, query_only: bool) -> None:
    """The driver's own transaction control is switched off: it begins late and deferred (facts D)."""

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        try:
            cursor = connection.cursor()
            for pragma in (
                f"busy_timeout = {BUSY_TIMEOUT_MS}",
                "journal_mode = WAL",
                "synchronous = NORMAL",
                f"cache_size = -{CACHE_KIB}",
                f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
                "foreign_keys = ON",
                f"query_only = {int(query_only)}",
            ):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()
        except BaseException:
            connection.close()  # its thread would keep the process alive
            raise

    @event.listens_for(engine.sync_engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)


class _owner_can_mend:
    """Turn the driver's operational errors (locked, full, unreadable) into DatabaseUnavailable; bugs pass."""

    MENDABLE = ("locked", "disk is full", "unable to open", "readonly", "disk i/o", "not a database", "malformed")

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, DBAPIError) and any(sign in str(error.orig).lower() for sign in self.MENDABLE):
            raise DatabaseUnavailable(f"the database cannot be used: {error.orig}") from error
