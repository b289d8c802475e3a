"""Servers on loopback that behave as the web does, and as it should not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.test_utils import TestServer

AGENT = "SkazanoBot/0.1 (+mailto:owner@example.org)"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """A server and what it was asked for; `trusted` is its `host:port`."""

    base: str
    trusted: str
    port: int
    requests: list[web.Request] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]


@asynccontextmanager
async def site(
    answers: Mapping[str, Answer | str | bytes], *, host: str = "127.0.0.1", port: int = 0
) -> AsyncIterator[Site]:
    """Serves each path of `answers`, and 404 elsewhere."""

    async def answer(request: web.Request) -> web.StreamResponse:
        served.requests.append(request)
        found = answers.get(request.path)
        if found is None:
            raise web.HTTPNotFound
        return await found(request) if callable(found) else web.Response(body=found, content_type="text/html")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    server = TestServer(app, host=host, port=port)
    await server.start_server()
    served = Site(f"http://{host}:{server.port}", f"{host}:{server.port}", server.port or 0)
    try:
        yield served
    finally:
        await server.close()


@asynccontextmanager
async def raw_server(write: Callable[[asyncio.StreamWriter], Awaitable[None]]) -> AsyncIterator[int]:
    """A server that reads a request and then writes whatever `write` does; gives its port."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            await write(writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client has had enough, as it should
        finally:
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


class FakeResolver(AbstractResolver):
    """Names with the answers of a test, one list for each question; the last is repeated."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self._answers = {name.replace("_", "."): list(lists) for name, lists in answers.items()}

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        lists = self._answers.get(host)
        if not lists:
            raise OSError(f"no such name: {host}")
        addresses = lists.pop(0) if len(lists) > 1 else lists[0]
        return [
            ResolveResult(hostname=host, host=address, port=port, family=10 if ":" in address else 2, proto=0, flags=0)
            for address in addresses
        ]

    async def close(self) -> None:
        return None
