"""A news site on loopback whose feed and pages a test writes as it goes."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from html import escape

from aiohttp import web
from aiohttp.test_utils import TestServer

PARAGRAPHS = (
    "В Каратау открыли новый мост через реку. Движение по нему пустили в понедельник утром.",
    "«Мост прослужит сто лет, и мы за это отвечаем», — сказал директор треста Ерлан Сагимбаев.",
    "Строители подчеркнули, что проверили каждый пролёт. Старый мост разберут до конца года, чтобы не мешать судам.",
)


@dataclass
class Story:
    """An article of the site; `page` None: the page answers 503."""

    title: str
    paragraphs: tuple[str, ...] = PARAGRAPHS
    page: bool | None = True
    guid: str | None = None


@dataclass
class Site:
    """What the site says now; `asked` counts the requests by path."""

    now: datetime
    stories: dict[str, Story] = field(default_factory=dict)
    status: int = 200
    moved: str | None = None
    asked: Counter[str] = field(default_factory=Counter)
    server: TestServer | None = None
    held: asyncio.Event = field(default_factory=asyncio.Event)  # answers wait for it
    reached: asyncio.Event = field(default_factory=asyncio.Event)  # somebody has asked

    def url(self, path: str = "/rss.xml") -> str:
        assert self.server is not None
        return str(self.server.make_url(path))

    @property
    def host(self) -> str:
        assert self.server is not None
        return f"{self.server.host}:{self.server.port}"

    def feed(self) -> str:
        items = "".join(
            f"<item><title>{escape(story.title)}</title><link>{self.url(path)}</link>"
            f"<guid>{story.guid or path}</guid><pubDate>{format_datetime(self.now)}</pubDate></item>"
            for path, story in self.stories.items()
        )
        return f"<rss version='2.0'><channel><title>Речной вестник</title>{items}</channel></rss>"


@asynccontextmanager
async def running(now: datetime) -> AsyncIterator[Site]:
    site = Site(now)
    site.held.set()

    async def answer(request: web.Request) -> web.Response:
        site.asked[request.path] += 1
        site.reached.set()
        await site.held.wait()
        if request.path == "/robots.txt":
            return web.Response(status=404)
        if site.moved and request.path == "/rss.xml":
            return web.Response(status=301, headers={"Location": site.moved})
        if request.path.endswith(".xml"):
            return _with_etag(request, site.feed(), site.status)
        story = site.stories.get(request.path)
        if story is None or not story.page:
            return web.Response(status=404 if story is None or story.page is False else 503)
        return web.Response(text=_page(story), content_type="text/html")

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    async with TestServer(application) as server:
        site.server = server
        yield site


def _with_etag(request: web.Request, body: str, status: int) -> web.Response:
    etag = f'"{hash(body)}"'
    if status == 200 and request.headers.get("If-None-Match") == etag:
        return web.Response(status=304, headers={"ETag": etag})
    return web.Response(text=body, status=status, content_type="application/rss+xml", headers={"ETag": etag})


def _page(story: Story) -> str:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
    title = escape(story.title)
    return (
        f"<html><head><title>{title}</title></head><body><nav>Главная</nav>"
        f"<article><h1>{title}</h1>{body}</article></body></html>"
    )
