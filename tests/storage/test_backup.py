"""Copies of the database and the way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from storage import articles
from storage.backup import BackupFailed, back_up, backups, restore
from storage.database import Database
from tests.storage.samples import NOW, article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


async def _count(path: Path) -> int:
    async with await Database.open(f"sqlite+aiosqlite:///{path}") as database, database.read() as connection:
        return len(await articles.since(connection, NOW - timedelta(days=1)))


async def _fill(store: Database, *numbers: int) -> None:
    async with store.write() as connection:
        for number in numbers:
            await articles.save(connection, article(number), NOW)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _litter(folder: Path) -> None:
    folder.mkdir()
    (folder / "news-20261121T090000Z.db.part").write_bytes(b"half")
    (folder / "notes.db").write_bytes(b"not ours")


async def test_a_backup_is_a_whole_database_of_its_moment(store: Database, folder: Path) -> None:
    await _fill(store, 1, 2)
    copy = await back_up(store.path, folder, keep=3, now=NOW)
    await _fill(store, 3)
    assert copy.name == "news-20261122T090000Z.db"
    assert await _count(copy) == 2
    assert _names(folder) == [copy.name]


async def test_the_newest_copies_stay_and_half_written_ones_go(store: Database, folder: Path) -> None:
    _litter(folder)
    made = [await back_up(store.path, folder, keep=2, now=NOW + timedelta(hours=hour)) for hour in range(4)]
    assert backups(folder) == [made[3], made[2]]
    assert _names(folder) == [made[2].name, made[3].name, "notes.db"]


async def test_a_backup_waits_for_no_reader_and_holds_up_no_writer(store: Database, folder: Path) -> None:
    await _fill(store, 1)
    async with store.read() as connection:
        await articles.since(connection, NOW)
        copy = await back_up(store.path, folder, keep=1, now=NOW)
    await _fill(store, 2)
    assert await _count(copy) == 1


async def test_a_folder_that_cannot_be_written_is_told(store: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BackupFailed, match="no backup was made"):
        await back_up(store.path, tmp_path / "file" / "backups", keep=1, now=NOW)


async def test_a_database_that_is_no_file_is_left_to_its_server(folder: Path) -> None:
    with pytest.raises(BackupFailed, match="tools of the server"):
        await back_up(None, folder, keep=1, now=NOW)


async def test_a_restored_copy_takes_the_place_and_the_old_database_stays_beside(store: Database, folder: Path) -> None:
    path = store.path
    assert path
    await _fill(store, 1)
    copy = await back_up(path, folder, keep=1, now=NOW)
    await _fill(store, 2, 3)
    await store.close()
    old = await restore(copy, path, NOW)
    assert await _count(path) == 1
    assert old
    assert await _count(old) == 3


async def test_a_copy_can_be_restored_where_no_database_is(store: Database, folder: Path, tmp_path: Path) -> None:
    await _fill(store, 1)
    copy = await back_up(store.path, folder, keep=1, now=NOW)
    assert await restore(copy, tmp_path / "new" / "news.db", NOW) is None
    assert await _count(tmp_path / "new" / "news.db") == 1


async def test_a_running_program_keeps_its_database(store: Database, folder: Path) -> None:
    await _fill(store, 1)
    copy = await back_up(store.path, folder, keep=1, now=NOW)
    async with store.read() as connection:
        await articles.since(connection, NOW)
        with pytest.raises(BackupFailed, match="stop the bot first"):
            await restore(copy, store.path, NOW)
    await _fill(store, 2)


def _break(copy: Path) -> None:
    with copy.open("r+b") as file:
        file.seek(8_192)
        file.write(b"\xa5" * 8_192)


def _from_the_future(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_break, "damaged|no database"),
        (_from_the_future, "does not know: 9999"),
        (lambda copy: copy.write_bytes(b"text, not a database at all" * 99), "no database of this program"),
        (lambda copy: copy.write_bytes(b""), "no database of this program"),
        (lambda copy: copy.unlink(), "no such file"),
    ],
)
async def test_a_bad_copy_replaces_nothing(store: Database, folder: Path, spoil: object, told: str) -> None:
    assert callable(spoil)
    await _fill(store, *range(30))
    copy = await back_up(store.path, folder, keep=1, now=NOW)
    spoil(copy)
    await store.close()
    assert store.path
    with pytest.raises(BackupFailed, match=told):
        await restore(copy, store.path, NOW)
    assert await _count(store.path) == 30


async def test_a_damaged_database_can_be_replaced(store: Database, folder: Path) -> None:
    await _fill(store, 1)
    copy = await back_up(store.path, folder, keep=1, now=NOW)
    await store.close()
    assert store.path
    store.path.write_bytes(b"nothing that SQLite would know" * 100)
    await restore(copy, store.path, NOW)
    assert await _count(store.path) == 1


@pytest.mark.parametrize("links", [True, False])
async def test_a_restore_that_is_cut_short_leaves_the_old_database(
    store: Database, folder: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def fall(*_: object) -> None:
        raise OSError("killed here")

    assert store.path
    await _fill(store, 1, 2)
    copy = await back_up(store.path, folder, keep=1, now=NOW)
    await _fill(store, 3)
    await store.close()
    with monkeypatch.context() as patched:
        patched.setattr("storage.backup._put", fall)
        if not links:
            patched.setattr(Path, "hardlink_to", fall)
        with pytest.raises(BackupFailed, match="killed here"):
            await restore(copy, store.path, NOW)
    assert await _count(store.path) == 3
    old = await restore(copy, store.path, NOW + timedelta(seconds=1))
    assert (await _count(store.path), old and await _count(old)) == (2, 3)
