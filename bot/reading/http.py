"""The one HTTP client of the bot: guarded, capped, polite, and with every expected end as a value."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import replace
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.reading.address import Guard
from bot.reading.exchange import Redirect, exchange
from bot.reading.hosts import GAP_SECONDS, Hosts
from bot.reading.responses import FailureKind, Fetched, FetchFailed, Kind, Limits
from bot.reading.robots import Robots, Verdict

MAX_REDIRECTS = 5
_CONNECTIONS = 64
# Some outlets send long security policies; aiohttp allows 8 kB a header field.
_HEADER_FIELD = 32_768


class HttpClient:
    """Fetches feeds, pages and files; use as an async context manager.

    `user_agent` names the bot and a contact; robots.txt is read for its first product token. `trusted_hosts` are
    `host:port` pairs that the operator lets through the address guard; they are not made to wait. `guard` and
    `resolver` replace the open internet in tests.
    """

    def __init__(
        self,
        user_agent: str,
        trusted_hosts: frozenset[str] = frozenset(),
        *,
        guard: Guard | None = None,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._guard = guard or Guard(trusted_hosts)
        self._resolver = resolver
        self._hosts = Hosts(time.monotonic)
        self._robots = Robots(lambda url: self._follow(url, Kind.ROBOTS, {}), user_agent.split("/")[0], time.monotonic)

    async def __aenter__(self) -> Self:
        self._guarded = self._session(guarded=True)
        self._trusted = self._session(guarded=False)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._robots.close()
        await self._guarded.close()
        await self._trusted.close()

    async def fetch(
        self, url: str, *, kind: Limits = Kind.PAGE, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Gets `url` within the limits of its kind; `etag` and `last_modified` are what the last response carried."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        return await self._follow(url, kind, {name: value for name, value in conditions.items() if value})

    async def _follow(self, address: str, kind: Limits, headers: Mapping[str, str]) -> Fetched:
        """Every hop of a redirect is judged anew: address, robots.txt, politeness."""
        requested, permanent, seconds = address, True, kind.seconds
        for hop in range(MAX_REDIRECTS + 1):
            url = self._guard.checked(address)
            if isinstance(url, str):
                return FetchFailed(FailureKind.ADDRESS, f"refused: {url}")
            manners = await self._manners(url, kind)
            if manners.refused is not None:
                return manners.refused
            async with self._turn(url, manners):
                started = time.monotonic()
                got = await exchange(self._session_for(url), url, kind, headers, seconds=seconds)
                seconds -= time.monotonic() - started
            if isinstance(got, FetchFailed):
                return got
            if not isinstance(got, Redirect):
                return replace(got, requested_url=requested, permanent_url=got.url if hop and permanent else None)
            address, permanent = got.location, permanent and got.permanent
        return FetchFailed(FailureKind.REDIRECTS, f"more than {MAX_REDIRECTS} redirects")

    async def _manners(self, url: URL, kind: Limits) -> Verdict:
        """Whether the host lets us read `url`, and the seconds that it wants between two requests."""
        return await self._robots.verdict(url) if kind.robots else Verdict()

    def _turn(self, url: URL, manners: Verdict) -> AbstractAsyncContextManager[None]:
        if self._guard.trusts(url):
            return nullcontext()
        return self._hosts.turn(url.host or "", gap=max(GAP_SECONDS, manners.delay or 0.0))

    def _session_for(self, url: URL) -> aiohttp.ClientSession:
        return self._trusted if self._guard.trusts(url) else self._guarded

    def _session(self, *, guarded: bool) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            limit=_CONNECTIONS,
            ttl_dns_cache=300,
            resolver=self._resolver,
            socket_factory=self._guard.socket if guarded else None,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self._user_agent, "Accept-Language": "ru, kk;q=0.8, en;q=0.5"},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=10),
            trust_env=False,
            max_field_size=_HEADER_FIELD,
            max_line_size=_HEADER_FIELD,
        )
