"""robots.txt of a page's host, asked once and remembered."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protego import Protego
from yarl import URL

from bot.reading.responses import Fetched, FetchFailed, Response

# RFC 9309, 2.4: a cached copy should not be used for more than 24 hours.
_FRESH_SECONDS = 24 * 3600.0
# After a failure the site is asked again soon, its pages wait until then.
_FAILED_SECONDS = 600.0
_KEPT_HOSTS = 2048


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a page may be read, and the seconds that the site wants between requests."""

    allowed: bool
    delay: float | None = None


@dataclass(frozen=True, slots=True)
class _Rules:
    parser: Protego | None
    allowed: bool  # where there is no parser
    expires: float


class Robots:
    """Rules of many hosts; `fetch` gets the address of a robots.txt, `agent` is the product token of the User-Agent.

    RFC 9309: no file (4xx) allows everything, an unreachable one (5xx, 429, network) forbids everything for the
    ten minutes until it is asked again; meanwhile the feed's own text stands in for the page.
    """

    def __init__(self, fetch: Callable[[str], Awaitable[Fetched]], agent: str) -> None:
        self._fetch = fetch
        self._agent = agent
        self._rules: OrderedDict[str, asyncio.Future[_Rules]] = OrderedDict()

    async def verdict(self, url: URL) -> Verdict:
        rules = await self._of(str(url.origin()))
        if rules.parser is None:
            return Verdict(rules.allowed)
        delay = rules.parser.crawl_delay(self._agent)
        return Verdict(rules.parser.can_fetch(str(url), self._agent), delay)

    async def _of(self, origin: str) -> _Rules:
        loop = asyncio.get_running_loop()
        known = self._rules.get(origin)
        if known is None or (known.done() and known.result().expires < loop.time()):
            known = asyncio.ensure_future(self._read(origin))
            self._rules[origin] = known
        self._rules.move_to_end(origin)
        while len(self._rules) > _KEPT_HOSTS:
            self._rules.popitem(last=False)
        return await asyncio.shield(known)  # one reader that gives up must not fail the others

    async def _read(self, origin: str) -> _Rules:
        got = await self._fetch(f"{origin}/robots.txt")
        now = asyncio.get_running_loop().time()
        if isinstance(got, Response):
            return _Rules(Protego.parse(got.body.decode("utf-8", "replace")), True, now + _FRESH_SECONDS)
        absent = (
            isinstance(got, FetchFailed) and got.status is not None and 400 <= got.status < 500 and got.status != 429
        )
        return _Rules(None, absent, now + (_FRESH_SECONDS if absent else _FAILED_SECONDS))
