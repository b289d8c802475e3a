# ruff: noqa: E501 - bodies of feeds and pages
"""Reading, measured: pages and feeds a second of one core, each beside the bare library in the same run."""

from __future__ import annotations

import asyncio
import io
import multiprocessing
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection

import aiohttp
import feedparser
import trafilatura
from aiohttp import web

from bot.reading.feeds import parse_feed
from bot.reading.http import HttpClient
from bot.reading.pages import extract_page
from bot.reading.responses import Kind, NotModified, Response
from bot.reading.schedule import body_hash

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
AGENT = "SkazanoBench/0.1 (+mailto:owner@example.org)"
SECONDS_EACH = 2.0
WORDS = "мост через реку открыли в среду утром, движение пошло сразу в обе стороны, сообщили в акимате области. "


def feed_body(version: int) -> bytes:
    """A feed of 100 items and about 90 kB, the size of an agency's."""
    items = "".join(
        f"<item><title>Новость {i}: мост &amp;laquo;{version}&amp;raquo; открыт</title><link>https://vesti.example/{version}/{i}</link>"
        f"<guid>{version}-{i}</guid><pubDate>Wed, 14 May 2025 10:{i % 60:02}:00 +0300</pubDate>"
        f"<description><![CDATA[<p>{WORDS * 2}</p>]]></description></item>"
        for i in range(100)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Вести</title>{items}</channel></rss>'.encode()


def page_body() -> bytes:
    """An article of 30 paragraphs among 600 links and 40 kB of scripts: about 130 kB."""
    links = "".join(
        f'<li class="menu__item"><a href="/{i}">Раздел номер {i} и его новости</a></li>' for i in range(600)
    )
    text = "".join(f"<p>{i}. {WORDS * 3}</p>" for i in range(30))
    return (
        f'<!DOCTYPE html><html lang="ru"><head><title>Мост открыт</title><meta property="article:published_time" '
        f'content="2025-05-14T10:00:00+03:00"><script>{"var a = 1;" * 4000}</script></head><body><ul>{links}</ul>'
        f"<article><h1>Мост открыт</h1>{text}</article></body></html>"
    ).encode()


def rate(work: Callable[[], object]) -> float:
    """Calls a second of one core."""
    work()
    calls, started = 0, time.process_time()
    while time.process_time() - started < SECONDS_EACH:
        work()
        calls += 1
    return calls / (time.process_time() - started)


async def async_rate(work: Callable[[], Awaitable[object]]) -> float:
    """Calls a second of this process's core, the server's not counted, eight at once."""
    await work()
    calls, started = 0, time.process_time()
    while time.process_time() - started < SECONDS_EACH:
        await asyncio.gather(*(work() for _ in range(8)))
        calls += 8
    return calls / (time.process_time() - started)


def serve(pipe: Connection) -> None:
    """A server of one feed, unchanged at /same and with a validator at /tagged; ends when the pipe does."""
    body = feed_body(0)

    async def same(request: web.Request) -> web.StreamResponse:
        return web.Response(body=body, content_type="application/rss+xml")

    async def tagged(request: web.Request) -> web.StreamResponse:
        return web.Response(status=304, headers={"ETag": '"1"'})

    async def main() -> None:
        app = web.Application()
        app.add_routes([web.get("/same", same), web.get("/tagged", tagged)])
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        pipe.send(runner.addresses[0][1])
        await asyncio.to_thread(pipe.recv)
        await runner.cleanup()

    asyncio.run(main())


async def over_http(port: int) -> None:
    """Polls over loopback: nothing new, the same body, a new body."""
    url, seen = f"http://127.0.0.1:{port}", body_hash(feed_body(0))
    async with HttpClient(AGENT, frozenset({f"127.0.0.1:{port}"})) as client, aiohttp.ClientSession() as bare:

        async def tagged() -> None:
            assert isinstance(await client.fetch(f"{url}/tagged", kind=Kind.FEED, etag='"1"'), NotModified)

        async def same() -> None:
            got = await client.fetch(f"{url}/same", kind=Kind.FEED)
            assert isinstance(got, Response)
            assert body_hash(got.body) == seen

        async def changed() -> None:
            got = await client.fetch(f"{url}/same", kind=Kind.FEED)
            assert isinstance(got, Response)
            parse_feed(got.body, url=got.url, content_type=got.content_type, now=NOW)

        async def plain() -> None:
            async with bare.get(f"{url}/tagged") as response:
                await response.read()

        base = await async_rate(plain)
        report("bare aiohttp, 304", base)
        report("feeds, 304 Not Modified", await async_rate(tagged), base)
        report("feeds, unchanged body of 90 kB", await async_rate(same), base)
        report("feeds, changed, 100 items", await async_rate(changed))


def report(name: str, found: float, base: float | None = None) -> None:
    ratio = f"   ×{found / base:.2f} of the base" if base else ""
    print(f"  {name:<34}{found:9.1f} /s/core{ratio}")


def run() -> None:
    """Prints the figures of reading."""
    print("Reading: calls a second of one core")
    page, feed = page_body(), feed_body(0)
    html = page.decode()
    base = rate(lambda: trafilatura.extract(html, output_format="xml", include_comments=False))
    report("bare trafilatura, page of 130 kB", base)
    report(
        "pages, headline to time",
        rate(lambda: extract_page(page, url="https://vesti.example/1", content_type=None, now=NOW)),
        base,
    )
    base = rate(lambda: feedparser.parse(io.BytesIO(feed)))
    report("bare feedparser, 100 items", base)
    report(
        "feeds parsed, 100 items",
        rate(lambda: parse_feed(feed, url="https://vesti.example/", content_type=None, now=NOW)),
        base,
    )
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,))
    server.start()
    try:
        asyncio.run(over_http(ours.recv()))
    finally:
        ours.send(None)
        server.join()


if __name__ == "__main__":
    run()
