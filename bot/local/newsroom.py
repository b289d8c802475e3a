"""Sample news over real HTTP on loopback: four outlets, whose feeds grow while it runs."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.local.newspaper import OUTLETS, Article, Outlet, print_feed, print_home, print_opml, print_page, read_articles

RELATED = 3  # links under an article


def utc_now() -> datetime:
    return datetime.now(UTC)


class Newsroom:
    """`async with Newsroom(now=…) as newsroom:` serves `newsroom.feeds` until it ends.

    Articles are dated against `now`; those of later come out as `clock` (aware, UTC) reaches their time. Addresses hold
    the day, so the same port gives the same addresses all day and fresh news on the next.
    """

    def __init__(
        self, now: datetime, *, host: str = "127.0.0.1", port: int = 0, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self.host = host
        self.port = port
        self.clock = clock
        self.articles = read_articles(now)
        self._by_path = {article.path: article for article in self.articles}
        self._outlets = {outlet.key: outlet for outlet in OUTLETS}
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def trusted(self) -> str:
        """The `host:port` that the address guard must let through."""
        return f"{self.host}:{self.port}"

    @property
    def feeds(self) -> list[tuple[str, str]]:
        """Title and address of each feed."""
        return [(outlet.title, f"{self.url}/{outlet.key}/{outlet.feed_name}") for outlet in OUTLETS]

    def opml(self) -> str:
        return print_opml(self.feeds)

    def published(self, outlet: Outlet | None = None) -> Sequence[Article]:
        """What is out by now, newest first."""
        now = self.clock()
        return [article for article in self.articles if article.published <= now and outlet in (None, article.outlet)]

    async def start(self) -> None:
        """Raises OSError where the port is taken."""
        application = web.Application()
        application.router.add_get("/robots.txt", self._robots)
        application.router.add_get("/feeds.opml", self._opml)
        application.router.add_get("/{outlet}/", self._home)
        application.router.add_get("/{outlet}/{feed:(?:rss|atom)\\.xml}", self._feed)
        application.router.add_get("/{outlet}/{year}/{month}/{day}/{slug}.html", self._page)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self.host, self.port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    def _outlet(self, request: web.Request) -> Outlet:
        outlet = self._outlets.get(request.match_info["outlet"])
        if outlet is None:
            raise web.HTTPNotFound
        return outlet

    async def _robots(self, request: web.Request) -> web.Response:
        return web.Response(text="User-agent: *\nDisallow: /search\n")

    async def _opml(self, request: web.Request) -> web.Response:
        return web.Response(text=self.opml(), content_type="text/x-opml")

    async def _home(self, request: web.Request) -> web.Response:
        outlet = self._outlet(request)
        return _html(print_home(outlet, self.published(outlet), self.url), outlet)

    async def _feed(self, request: web.Request) -> web.Response:
        """With an ETag, so that a reader that asks politely is told «not modified»."""
        outlet = self._outlet(request)
        if request.match_info["feed"] != outlet.feed_name:
            raise web.HTTPNotFound
        body = print_feed(outlet, self.published(outlet), self.url)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        content_type = f"{outlet.feed_type}; charset={outlet.encoding}"
        return web.Response(body=body, headers={"Content-Type": content_type, "ETag": tag})

    async def _page(self, request: web.Request) -> web.Response:
        article = self._by_path.get(request.path)
        if article is None or article.published > self.clock():
            raise web.HTTPNotFound
        others = [other for other in self.published(article.outlet) if other is not article]
        return _html(print_page(article, self.url, others[:RELATED]), article.outlet)


def _html(text: str, outlet: Outlet) -> web.Response:
    body = text.encode(outlet.encoding, "xmlcharrefreplace")
    return web.Response(body=body, headers={"Content-Type": f"text/html; charset={outlet.encoding}"})
