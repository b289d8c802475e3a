"""robots.txt of a page's host, asked once and remembered."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protego import Protego
from yarl import URL

from bot.reading.responses import FailureKind, Fetched, FetchFailed, Response

# RFC 9309, 2.4: a cached copy should not be used for more than 24 hours.
_FRESH_SECONDS = 24 * 3600.0
# After a failure the site is asked again soon, its pages wait until then.
_FAILED_SECONDS = 600.0
_KEPT_HOSTS = 2048


@dataclass(frozen=True, slots=True)
class Verdict:
    """`refused` says why a page may not be read, `delay` the seconds that the site wants between requests."""

    refused: FetchFailed | None = None
    delay: float | None = None


@dataclass(frozen=True, slots=True)
class _Rules:
    parser: Protego | None
    refused: FetchFailed | None
    expires: float


class Robots:
    """Rules of many hosts; `fetch` gets the address of a robots.txt, `agent` is the product token of the User-Agent.

    RFC 9309: no file (4xx) allows everything, an unreachable one (5xx, 429, network) forbids everything for the
    ten minutes until it is asked again; meanwhile the feed's own text stands in for the page.
    """

    def __init__(self, fetch: Callable[[str], Awaitable[Fetched]], agent: str, clock: Callable[[], float]) -> None:
        self._fetch = fetch
        self._agent = agent
        self._clock = clock
        self._rules: OrderedDict[str, asyncio.Task[_Rules]] = OrderedDict()

    async def verdict(self, url: URL) -> Verdict:
        """Asks the host of `url` for its rules, unless they are known and fresh."""
        rules = await self._of(str(url.origin()))
        if rules.parser is None:
            return Verdict(rules.refused)
        delay = rules.parser.crawl_delay(self._agent)
        allowed = rules.parser.can_fetch(str(url), self._agent)
        return Verdict(None if allowed else FetchFailed(FailureKind.ROBOTS, "robots.txt forbids it"), delay)

    async def close(self) -> None:
        """Ends what is still being asked."""
        tasks = [task for task in self._rules.values() if not task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _of(self, origin: str) -> _Rules:
        known = self._rules.get(origin)
        if known is None or (known.done() and (known.cancelled() or known.result().expires < self._clock())):
            known = self._rules[origin] = asyncio.create_task(self._read(origin))
        self._rules.move_to_end(origin)
        while len(self._rules) > _KEPT_HOSTS:
            self._rules.popitem(last=False)
        return await asyncio.shield(known)  # one reader that gives up must not fail the others

    async def _read(self, origin: str) -> _Rules:
        got = await self._fetch(f"{origin}/robots.txt")
        if isinstance(got, Response):
            return _Rules(Protego.parse(got.body.decode("utf-8", "replace")), None, self._clock() + _FRESH_SECONDS)
        if isinstance(got, FetchFailed) and got.status is not None and 400 <= got.status < 500 and got.status != 429:
            return _Rules(None, None, self._clock() + _FRESH_SECONDS)
        return _Rules(None, _refusal(got), self._clock() + _FAILED_SECONDS)


def _refusal(got: Fetched) -> FetchFailed:
    """A host that does not answer at all fails as itself, one whose robots.txt alone is broken for its sake."""
    if isinstance(got, FetchFailed) and got.kind in _HOST_FAILURES:
        return got
    retry_after = got.retry_after if isinstance(got, FetchFailed) else None
    reason = got.reason if isinstance(got, FetchFailed) else "not modified"
    return FetchFailed(FailureKind.ROBOTS, f"robots.txt: {reason}", retry_after=retry_after)


_HOST_FAILURES = frozenset(
    {
        FailureKind.ADDRESS,
        FailureKind.BLOCKED,
        FailureKind.DNS,
        FailureKind.CONNECT,
        FailureKind.TLS,
        FailureKind.TIMEOUT,
    }
)
