"""A proxy between the bot and Telegram that sometimes answers itself, as nginx does with «502 Bad Gateway»."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.local.server import LocalTelegram

PAGE = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


@dataclass
class Gateway:
    """`pages` are given out first: to which method, with what status and body."""

    url: str
    pages: list[tuple[str, int, bytes]] = field(default_factory=list)

    def fail(self, method: str, status: int = 502, body: bytes = PAGE) -> None:
        self.pages.append((method, status, body))

    def take(self, method: str) -> web.Response | None:
        for page in self.pages:
            if page[0] == method:
                self.pages.remove(page)
                return web.Response(status=page[1], body=page[2], content_type="text/html")
        return None


@asynccontextmanager
async def gateway(telegram: LocalTelegram) -> AsyncIterator[Gateway]:
    made = Gateway("")

    async def answer(request: web.Request) -> web.Response:
        page = made.take(request.path.rpartition("/")[2])
        if page is not None:
            return page
        kind = {"Content-Type": request.headers["Content-Type"]}
        async with client.post(f"{telegram.url}{request.path}", data=await request.read(), headers=kind) as told:
            return web.Response(status=told.status, body=await told.read(), content_type=told.content_type)

    application = web.Application()
    application.router.add_post("/{path:.*}", answer)
    async with aiohttp.ClientSession() as client, TestServer(application, host="127.0.0.1") as server:
        made.url = str(server.make_url("/")).rstrip("/")
        yield made
