"""The whole bot under the load of 6,000 feeds polled every 10 minutes, 10 % of them changed, for a minute and a half.

The best-known RSS bot publishes 0.2 of a core and 350 MB for 6,000 feeds, without analysis. Feeds, pages and Telegram
are served by this process; what is counted is the bot's process and its children, from their start-up to the end.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from random import Random

from aiohttp import web
from sqlalchemy import insert

from bot.local.server import LocalTelegram
from storage.database import Database
from storage.schema import feeds
from tests.program.process import environment

FEEDS = 6_000
INTERVAL = timedelta(minutes=10)
CHANGED = 0.1
WARM_UP, MEASURED = 20.0, 90.0
NAMES = ("Ерлан Сагимбаев", "Роза Тлеубаева", "Павел Ким", "Ольга Синицына", "Арман Жусупов", "Лев Грачёв")
THINGS = ("мост", "порт", "вокзал", "театр", "завод", "канал", "стадион", "музей", "склад", "тоннель")
PLACES = ("Каратау", "Аксуат", "Талгар", "Семей", "Риддер", "Кокшетау", "Актау", "Сарань", "Хромтау", "Абай")


class Sites:
    """Six thousand feeds on one loopback server; a tenth of the answers brings one new article."""

    def __init__(self) -> None:
        self.random = Random(1)
        self.versions = [0] * FEEDS
        self.answers = {200: 0, 304: 0}
        self.pages = 0

    async def feed(self, request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        if self.random.random() < CHANGED:
            self.versions[number] += 1
        etag = f'"{self.versions[number]}"'
        status = 304 if request.headers.get("If-None-Match") == etag else 200
        self.answers[status] += 1
        body = "" if status == 304 else self._feed(number, request.host)
        return web.Response(text=body, status=status, content_type="application/rss+xml", headers={"ETag": etag})

    def _feed(self, number: int, host: str) -> str:
        version, now = self.versions[number], format_datetime(datetime.now(UTC))
        old = "".join(
            f"<item><title>Старая новость {number}-{k}</title><link>http://{host}/old/{number}/{k}</link>"
            f"<pubDate>Mon, 01 Jan 2024 10:00:00 +0500</pubDate><description>{'Слова. ' * 30}</description></item>"
            for k in range(29)
        )
        title, link = self._title(number, version), f"http://{host}/page/{number}/{version}"
        new = f"<item><title>{title}</title><link>{link}</link><pubDate>{now}</pubDate></item>" if version else ""
        return f"<rss version='2.0'><channel><title>Сайт {number}</title>{new}{old}</channel></rss>"

    def _title(self, number: int, version: int) -> str:
        pick = Random(number * 1_000 + version)
        return f"{pick.choice(PLACES)}: {pick.choice(THINGS)} {number} откроют {1 + version % 28} числа"

    async def page(self, request: web.Request) -> web.Response:
        self.pages += 1
        number, version = int(request.match_info["number"]), int(request.match_info["version"])
        pick, title = Random(number * 1_000 + version), self._title(number, version)
        paragraphs = "".join(f"<p>{line}</p>" for line in _paragraphs(pick))
        furniture = "<nav>" + "<a href='/'>Раздел</a>" * 60 + "</nav>"
        html = (
            f"<html><head><title>{title}</title></head><body>{furniture}<article><h1>{title}</h1>{paragraphs}</article>"
        )
        return web.Response(text=html + "</body></html>", content_type="text/html")


def _paragraphs(pick: Random) -> Iterator[str]:
    """An article of about 300 words with two quotes."""
    thing, place, name = pick.choice(THINGS), pick.choice(PLACES), pick.choice(NAMES)
    yield f"В городе {place} готовят к открытию {thing}. Работы начались весной и близятся к концу, сообщили в акимате."
    for number in range(4):
        yield (
            f"На стройке заняты {pick.randint(20, 900)} человек и {pick.randint(3, 60)} машин. Участок номер {number} "
            f"сдали в срок, а на соседнем ещё кладут {pick.choice(('плиты', 'кабель', 'трубы', 'бетон'))}. "
            f"Подрядчик обещает закончить до {pick.randint(1, 28)} числа, если не помешает погода и поставщики."
        )
    yield f"«Мы проверили каждую опору дважды и ручаемся за {thing}», — сказал главный инженер {name}."
    yield f"{name} подчеркнул, что бюджет не превышен. По его словам, сэкономленные средства пойдут на дорогу."


def _processes(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _processes(int(child))


def _cpu_seconds(pid: int) -> float:
    """Of the process, its living children, and those that have ended and were waited for."""
    ticks = 0
    for one in _processes(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def _resident_mb(pid: int) -> float:
    """Shared pages count once: the proportional set size of all processes together."""
    total = 0
    for one in _processes(pid):
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            total += int(line.split()[1]) if line.startswith("Pss:") else 0
    return total / 1024


async def _seed(url: str, host: str) -> None:
    """Feeds whose next visits are spread over the interval, as after a day of running."""
    now, random = datetime.now(UTC), Random(2)
    rows = [
        {
            "url": f"http://{host}/feed/{number}",
            "title": f"Сайт {number}",
            "shipped": True,
            "state": "ok",
            "errors": 0,
            "etag": '"0"',
            "next_poll_at": now + INTERVAL * random.random(),
            "added_at": now,
        }
        for number in range(FEEDS)
    ]
    async with await Database.open(url) as store, store.write() as connection:
        await connection.execute(insert(feeds), rows)


async def _measure(folder: Path) -> None:
    sites = Sites()
    application = web.Application()
    application.router.add_get(r"/feed/{number:\d+}", sites.feed)
    application.router.add_get(r"/page/{number:\d+}/{version:\d+}", sites.page)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host = f"127.0.0.1:{runner.addresses[0][1]}"
    url = f"sqlite+aiosqlite:///{folder / 'news.db'}"
    await _seed(url, host)
    (folder / "feeds.opml").write_text(_opml(host), encoding="utf-8")
    async with LocalTelegram() as telegram:
        values = {
            "BOT_TOKEN": telegram.token,
            "TELEGRAM_API_BASE": telegram.url,
            "DATABASE_URL": url,
            "FEEDS_FILE": str(folder / "feeds.opml"),
            "TRUSTED_HOSTS": host,
            "WORKERS": "2",
            "LOG_LEVEL": "WARNING",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", cwd=folder, env=environment(**values)
        )
        try:
            await asyncio.sleep(WARM_UP)
            before, asked = _cpu_seconds(process.pid), dict(sites.answers)
            await asyncio.sleep(MEASURED)
            used = _cpu_seconds(process.pid) - before
            polled = {status: count - asked[status] for status, count in sites.answers.items()}
            print(
                f"feeds answered in {MEASURED:.0f} s: {polled[304]} unchanged, {polled[200]} changed; "
                f"pages: {sites.pages}"
            )
            print(f"due in that time: {FEEDS * MEASURED / INTERVAL.total_seconds():.0f}")
            print(
                f"CPU: {used / MEASURED:.3f} of a core (bound 0.2); "
                f"resident: {_resident_mb(process.pid):.0f} MB (bound 500)"
            )
        finally:
            process.terminate()
            await asyncio.wait_for(process.wait(), 30)
    await runner.cleanup()


def _opml(host: str) -> str:
    outlines = "".join(f'<outline text="Сайт {n}" xmlUrl="http://{host}/feed/{n}"/>' for n in range(FEEDS))
    return f'<opml version="2.0"><body>{outlines}</body></opml>'


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(Path(folder)))
