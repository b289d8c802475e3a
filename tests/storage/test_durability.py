"""A writing process that is killed with -9 loses nothing that it has acknowledged."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from contextlib import closing
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from storage import articles, readers, shown, stories
from storage.database import Database
from storage.readers import NewReader
from tests.children import CHILDREN
from tests.storage.samples import NOW, article, quote

KILLS = 20


async def _write(url: str, first: int, acknowledge: Connection) -> None:
    """Articles with quotes, stories, readers and what they saw, a transaction each, told when committed."""
    async with await Database.open(url) as database:
        for number in range(first, sys.maxsize):
            async with database.write() as connection:
                saved = await articles.save(connection, article(number, quotes=(quote(f"Слово {number}"),)), NOW)
                story_id = await stories.assign(connection, saved.article_id, None, NOW)
                await readers.ensure(connection, NewReader(number, "private", None, "ru", "Asia/Almaty"), NOW)
                await shown.mark(connection, number, {story_id: 1}, NOW)
            acknowledge.send(number)


def write(url: str, first: int, acknowledge: Connection) -> None:
    asyncio.run(_write(url, first, acknowledge))


def _acknowledged(ours: Connection) -> list[int]:
    """What the pipe still holds after the writer's end."""
    numbers = []
    try:
        while True:
            numbers.append(ours.recv())
    except EOFError:
        return numbers


def _kill_at_random(url: str, first: int, random: Random) -> list[int]:
    """Kill a writer after so many acknowledgements, wherever it then is."""
    ours, theirs = CHILDREN.Pipe(duplex=False)
    process = CHILDREN.Process(target=write, args=(url, first, theirs))
    process.start()
    theirs.close()
    numbers = [ours.recv() for _ in range(random.randint(1, 25))]
    process.kill()
    process.join()
    assert process.exitcode == -9
    return numbers + _acknowledged(ours)


def _faults(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = [*connection.execute("PRAGMA integrity_check"), *connection.execute("PRAGMA foreign_key_check")]
        connection.execute("INSERT INTO article_search (article_search, rank) VALUES ('integrity-check', 1)")
    return [str(row[0]) for row in rows if row[0] != "ok"]


async def test_twenty_kills_leave_a_sound_database_with_everything_acknowledged(tmp_path: Path) -> None:
    path, random = tmp_path / "news.db", Random(20)
    url = f"sqlite+aiosqlite:///{path}"
    acknowledged: list[int] = []
    for kill in range(KILLS):
        acknowledged += await asyncio.to_thread(_kill_at_random, url, 1_000 * kill, random)
        assert await asyncio.to_thread(_faults, path) == []
    async with await Database.open(url) as database, database.read() as connection:
        kept = await articles.since(connection, NOW - timedelta(days=365))
        told = await stories.load_articles(connection, [one.id for one in kept])
        seen = await shown.seen(connection, acknowledged, [one.story_id for one in kept if one.story_id])
    titles = {one.title: one for one in told}
    assert acknowledged
    for number in acknowledged:
        [said] = titles[f"Новость {number}"].quotes
        assert said.text == f"Слово {number}"
        assert len(seen[number]) == 1
    assert len(kept) - len(acknowledged) <= KILLS  # committed, and killed before it could be told
