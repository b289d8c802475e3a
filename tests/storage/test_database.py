"""Opening, migrating and sharing a database."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from storage.database import Database
from storage.errors import DatabaseTooNew, DatabaseUnavailable
from storage.schema import metadata


def difference(connection: Connection) -> list[object]:
    def ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return kind != "table" or not str(name).startswith("article_search")

    return list(compare_metadata(MigrationContext.configure(connection, opts={"include_object": ours}), metadata))


async def test_the_migrated_schema_is_the_schema_in_code(store: Database) -> None:
    async with store.read() as connection:
        assert await connection.run_sync(difference) == []


async def test_a_database_of_a_later_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'news.db'}"
    async with await Database.open(url) as database, database.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseTooNew, match="9999"):
        await Database.open(url)


@pytest.mark.parametrize(
    "url", ["no address", "sqlite+aiosqlite://", "sqlite+aiosqlite:////proc/none/news.db", "sqlite+aiosqlite:////dev"]
)
async def test_an_address_that_cannot_be_used_is_one_clear_error(url: str) -> None:
    with pytest.raises(DatabaseUnavailable):
        await Database.open(url)


async def test_a_file_that_is_no_database_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "news.db").write_bytes(b"half a picture" * 1000)
    with pytest.raises(DatabaseUnavailable, match="not a database"):
        await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'news.db'}")


async def test_every_connection_waits_enforces_references_and_logs_ahead(store: Database) -> None:
    async with store.write() as writer, store.read() as reader:
        for connection in (writer, reader):
            seen = [
                (await connection.execute(text(f"PRAGMA {name}"))).scalar()
                for name in ("journal_mode", "foreign_keys", "busy_timeout")
            ]
            assert seen == ["wal", 1, 5000]


async def test_two_writers_take_turns_and_neither_loses_its_row(store: Database) -> None:
    async def write(number: int) -> None:
        async with store.write() as connection:
            await connection.execute(text("INSERT INTO alarms VALUES (:key, '2026-01-01')"), {"key": str(number)})
            await asyncio.sleep(0)

    await asyncio.gather(*(write(number) for number in range(20)))
    async with store.read() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM alarms"))).scalar() == 20


async def test_what_fails_half_way_leaves_nothing(store: Database) -> None:
    async def fail() -> None:
        async with store.write() as connection:
            await connection.execute(text("INSERT INTO alarms VALUES ('half', '2026-01-01')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with store.read() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM alarms"))).scalar() == 0


async def test_a_reader_cannot_write(store: Database) -> None:
    async def write() -> None:
        async with store.read() as connection:
            await connection.execute(text("INSERT INTO alarms VALUES ('sly', '2026-01-01')"))

    with pytest.raises(DatabaseUnavailable, match="readonly"):
        await write()
