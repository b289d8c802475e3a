"""Delivery: the tick among a million readers, the cost of a message, of a digest, and a process killed 25 times."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import LinkPreviewOptions
from aiohttp import web

from bot.delivery.claims import claim_due
from bot.delivery.cohorts import prepare
from bot.delivery.outcomes import Sent
from bot.delivery.pacer import Pace, Pacer
from bot.delivery.sender import Sender
from storage import readers
from storage.database import Database
from tests.delivery.killing import deliver_under_fire
from tests.delivery.newsroom import I18N, add_story, open_newsroom, stem, subscribe

READERS, DUE_READERS = 1_000_000, 1_000
COHORT_STORIES, COHORTS = 1_000, 50
MESSAGES, CONCURRENCY, ROUNDS = 2_000, 30, 5
DUE = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TOKEN = "42:bench"
# As fast as the machine goes: what is measured is the work, not the waiting.
UNPACED = Pace(overall=1_000_000, chat=1_000_000, chat_seconds=0.001, patience=0.0)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
BODY = "<b>Заголовок новости</b>\n" + "Слово за словом складывается предложение. " * 26


def run() -> None:
    with _folder() as folder:
        asyncio.run(_tick(folder))
    asyncio.run(_messages())
    with _folder() as folder:
        asyncio.run(_rendering(folder))
    with _folder() as folder:
        asyncio.run(_cohorts(folder))
    with _folder() as folder:
        _killed(folder)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


async def _tick(folder: Path) -> None:
    """Claiming is measured alone: one write transaction that reads the index, inserts and advances."""
    path = folder / "news.db"
    async with await Database.open(f"sqlite+aiosqlite:///{path}") as database:
        await asyncio.to_thread(_fill, path)
        spent, cpu = [], time.process_time()
        for day in range(ROUNDS):
            now = DUE + timedelta(days=day)
            begun = time.perf_counter()
            claimed = await claim_due(database, now)
            spent.append(time.perf_counter() - begun)
            assert claimed == DUE_READERS
            await asyncio.to_thread(_all_arrive, path)
        cpu = time.process_time() - cpu
    print(
        f"tick: {READERS:,} readers, {DUE_READERS:,} due: median {median(spent) * 1e3:.1f} ms, "
        f"worst {max(spent) * 1e3:.1f} ms (bound: 50 ms), CPU {cpu / ROUNDS * 1e3:.0f} ms"
    )


def _fill(path: Path) -> None:
    """Readers of 08:00 in Almaty, of whom DUE_READERS are due at DUE and every day after, the others in a year."""
    columns = (
        "chat_id, kind, language, zone, hours, weekdays, length, show_quotes, subscribed, next_digest_at, created_at"
    )
    values = "?, 'private', 'ru', 'Asia/Almaty', '[\"08:00\"]', 127, 'medium', 1, 1, ?, ?"
    query = f"INSERT INTO readers ({columns}) VALUES ({values})"
    step = READERS // DUE_READERS
    soon, late = (f"{moment:%Y-%m-%d %H:%M:%S}.000000" for moment in (DUE, DUE + timedelta(days=365)))
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = ((number, late if number % step else soon, soon) for number in range(READERS))
        connection.executemany(query, rows)


def _all_arrive(path: Path) -> None:
    """Else the next tick would fold them into its own."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE deliveries SET state = 'done', finished_at = due_at")


def _serve(told: Connection) -> None:
    """A Bot API server that only answers, in a process of its own, so that its CPU is not counted."""

    async def answer(request: web.Request) -> web.Response:
        await request.read()
        return web.json_response(
            {"ok": True, "result": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}}
        )

    async def serve() -> None:
        application = web.Application()
        application.router.add_post("/bot{token}/sendMessage", answer)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        told.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(serve())


async def _messages() -> None:
    ours, theirs = get_context("spawn").Pipe(duplex=False)
    server = get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    server.start()
    try:
        url = f"http://127.0.0.1:{await asyncio.to_thread(ours.recv)}"
        await _compare(url)
    finally:
        server.kill()
        server.join()


async def _compare(url: str) -> None:
    """CPU and rate of the same bodies through each layer, the rounds interleaved."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    async with aiohttp.ClientSession() as raw, Bot(TOKEN, session=session) as bot:
        sender = Sender(bot, Pacer(UNPACED))

        async def by_raw(chat: int) -> None:
            body = {"chat_id": chat, "text": BODY, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
            async with raw.post(f"{url}/bot{TOKEN}/sendMessage", json=body) as answer:
                assert (await answer.json())["ok"]

        async def by_aiogram(chat: int) -> None:
            await bot.send_message(chat, BODY, parse_mode="HTML", link_preview_options=NO_PREVIEW)

        async def by_sender(chat: int) -> None:
            assert isinstance(await sender.send(chat, BODY), Sent)

        ways = {"raw aiohttp": by_raw, "aiogram": by_aiogram, "sender": by_sender}
        spent: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for _ in range(ROUNDS):
            for name, way in ways.items():
                spent[name].append(await _round(way))
    cpu = {name: median(one[0] for one in rounds) for name, rounds in spent.items()}
    for name, rounds in spent.items():
        rate, ratio = median(one[1] for one in rounds), cpu[name] / cpu["raw aiohttp"]
        print(f"message, {name}: {cpu[name] * 1e6:.0f} µs CPU (x{ratio:.2f} of raw), {rate:,.0f}/s")
    print(f"sender over aiogram alone: {cpu['sender'] / cpu['aiogram'] - 1:+.1%} CPU (bound: +20 %)")


async def _round(way: Callable[[int], Awaitable[None]]) -> tuple[float, float]:
    """CPU seconds of this process per message, and messages a second."""
    chats = iter(range(1, MESSAGES + 1))

    async def work() -> None:
        for chat in chats:
            await way(chat)

    cpu, begun = time.process_time(), time.perf_counter()
    await asyncio.gather(*(work() for _ in range(CONCURRENCY)))
    return (time.process_time() - cpu) / MESSAGES, MESSAGES / (time.perf_counter() - begun)


async def _rendering(folder: Path) -> None:
    """Making the digests of one cohort, by the number of its readers and the length of the digest."""
    await _digest_cpu(folder, "medium", 1)  # the first one loads locales and compiles statements
    for length in ("short", "long"):
        for count in (100, 1_000):
            spent = await _digest_cpu(folder, length, count)
            print(
                f"digest, {length}, one cohort of {count:,}: {spent * 1e3:.0f} ms CPU,"
                f" {spent / count * 1e6:.0f} µs a reader"
            )


async def _digest_cpu(folder: Path, length: str, count: int) -> float:
    async with await Database.open(f"sqlite+aiosqlite:///{folder / f'{length}-{count}.db'}") as database:
        await _newsroom(database, count, length)
        await claim_due(database, DUE)
        begun = time.process_time()
        assert await prepare(database, I18N, stem, DUE) == 1
        return time.process_time() - begun


async def _newsroom(database: Database, count: int, length: str) -> None:
    await open_newsroom(database, DUE - timedelta(days=1))
    async with database.write() as connection:
        for number in range(60):
            quote = f"Сказано номер {number} верно и до конца"
            await add_story(connection, number, DUE - timedelta(hours=1), body="слово " * 40, quote=quote)
        for chat_id in range(1, count + 1):
            await subscribe(connection, chat_id, DUE, length=length)


async def _cohorts(folder: Path) -> None:
    """Readers who each mute something of their own: the first looks through the window for all the others."""
    async with await Database.open(f"sqlite+aiosqlite:///{folder / 'news.db'}") as database:
        await open_newsroom(database, DUE - timedelta(days=1))
        async with database.write() as connection:
            for number in range(COHORT_STORIES):
                await add_story(connection, number, DUE - timedelta(hours=1), body="слово " * 400)
        first = await _own_digests(database, 1, 2)
        rest = await _own_digests(database, 2, 2 + COHORTS) / COHORTS
    print(
        f"digests of {COHORT_STORIES:,} stories: alone {first * 1e3:.0f} ms CPU, each of {COHORTS} of the same outlets"
        f" {rest * 1e3:.0f} ms (x{rest / first:.2f})"
    )


async def _own_digests(database: Database, begin: int, end: int) -> float:
    async with database.write() as connection:
        for chat_id in range(begin, end):
            await subscribe(connection, chat_id, DUE)
            await readers.add_words(connection, chat_id, readers.MUTE, f"когорта{chat_id}")
    await claim_due(database, DUE)
    begun = time.process_time()
    assert await prepare(database, I18N, stem, DUE) == end - begin
    return time.process_time() - begun


def _killed(folder: Path) -> None:
    begun = time.perf_counter()
    tally = asyncio.run(deliver_under_fire(folder, count=2_000, cohorts=40, kills=25))
    seconds = time.perf_counter() - begun
    assert tally.complete == 2_000
    assert tally.repeats <= tally.kills
    print(
        f"killed -9 {tally.kills} times: {tally.complete:,} of 2,000 readers of {tally.cohorts} cohorts have all "
        f"{tally.parts} parts in order, {tally.repeats} parts repeated ({seconds:.0f} s)"
    )
