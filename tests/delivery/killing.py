"""Kills the delivering process again and again and counts what has arrived."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

from sqlalchemy import select

from bot.delivery.pacer import Pace
from bot.local.server import LocalTelegram
from storage import readers
from storage.database import Database
from storage.schema import deliveries, digests
from tests.children import CHILDREN
from tests.delivery import postman
from tests.delivery.newsroom import add_story, open_newsroom, subscribe
from tests.delivery.oracle import parse
from tests.delivery.postman import DUE

# Faster than Telegram allows; the patience is one that a busy machine keeps.
PACE = Pace(overall=300, chat_seconds=0.01, patience=1.0)
PARTS = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of it: readers who have every part in order, parts in a digest, cohorts, kills, repeated parts."""

    complete: int
    parts: int
    cohorts: int
    kills: int
    repeats: int


async def deliver_under_fire(folder: Path, *, count: int, cohorts: int, kills: int, seed: int = 1) -> Tally:
    """`count` readers get digests of three parts from a process that is killed so many times at random moments."""
    url = f"sqlite+aiosqlite:///{folder / 'news.db'}"
    async with LocalTelegram(token=postman.TOKEN) as telegram:
        async with await Database.open(url) as database:
            await _prepare(database, telegram, count, cohorts)
        fired = await _fire(url, telegram, kills, Random(seed))  # noqa: S311
        async with await Database.open(url) as database:
            return await _tally(database, telegram, count, fired)


async def stock(database: Database) -> None:
    """News that make a digest of PARTS messages."""
    await open_newsroom(database, DUE - timedelta(days=1))
    async with database.write() as connection:
        for number in range(8):
            await add_story(connection, number, DUE - timedelta(hours=1), body=f"слово{number} " * 150)


async def _prepare(database: Database, telegram: LocalTelegram, count: int, cohorts: int) -> None:
    await stock(database)
    async with database.write() as connection:
        for chat_id in range(1, count + 1):
            telegram.add_user(f"Читатель {chat_id}", id=chat_id)
            await subscribe(connection, chat_id, DUE)
            await readers.add_words(connection, chat_id, readers.MUTE, f"когорта{chat_id % cohorts}")


async def _fire(url: str, telegram: LocalTelegram, kills: int, random: Random) -> int:
    """Start, wait for the first message of this start, kill after a random while; the last start goes to the end."""
    fired = 0
    for _ in range(kills):
        process = _start(url, telegram)
        before = len(telegram.calls)
        await telegram.until(lambda: len(telegram.calls) > before or not process.is_alive(), within=30)  # noqa: B023
        await asyncio.sleep(random.uniform(0.0, 0.4))
        fired += process.is_alive()
        process.kill()
        await _end(process)
    process = _start(url, telegram)
    await _end(process)
    assert process.exitcode == 0
    return fired


def _start(url: str, telegram: LocalTelegram) -> BaseProcess:
    process = CHILDREN.Process(target=postman.run, args=(url, telegram.url, PACE))
    process.start()
    return process


async def _end(process: BaseProcess) -> None:
    await asyncio.to_thread(process.join)


async def _tally(database: Database, telegram: LocalTelegram, count: int, kills: int) -> Tally:
    async with database.read() as connection:
        rows = (await connection.execute(select(digests.c.id, digests.c.parts))).all()
        plain = {row.id: [parse(part).text for part in row.parts] for row in rows}
        states = (
            await connection.execute(select(deliveries.c.chat_id, deliveries.c.digest_id, deliveries.c.state))
        ).all()
    complete = repeats = 0
    for row in states:
        texts, parts = telegram.texts(row.chat_id), plain[row.digest_id]
        once = list(dict.fromkeys(texts))
        complete += once == parts and texts == sorted(texts, key=parts.index) and row.state == "done"
        repeats += sum(times - 1 for times in Counter(texts).values())
    assert len(states) == count
    return Tally(complete, max(map(len, plain.values())), len(plain), kills, repeats)
