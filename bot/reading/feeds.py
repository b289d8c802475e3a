"""A feed in any format and state of repair becomes its entries, in plain text with absolute links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article as its feed announces it.

    `url` is absolute, or None where the feed gives no address at all. `guid` is never empty: the feed's own, else
    the address, else a digest of the words. `published` is in the feed's own zone. `text` holds the paragraphs of
    the full article where the feed carries them.
    """

    title: str
    url: str | None
    guid: str
    published: datetime | None
    summary: str = ""
    text: tuple[str, ...] | None = None
    language: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as read; `ttl` is the number of minutes that it asks to be left alone, `language` a lower-case tag."""

    title: str
    site_url: str | None
    language: str | None
    ttl: int | None
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class FeedUnreadable:
    """Why the body is no feed: `empty`, `bomb`, `html`, `not a feed`, `broken`."""

    reason: str


def parse_feed(body: bytes, *, url: str, content_type: str | None, now: datetime) -> ParsedFeed | FeedUnreadable:
    """Reads RSS 0.9x–2.0, RDF, Atom and JSON Feed; `url` is where the body came from, the base of its links.

    Takes milliseconds to seconds of CPU and belongs into a worker. Dates without a zone are in that of the
    outlet's country; dates ahead of `now` become `now`.
    """
    from bot.reading import feed_json, feed_xml  # feedparser and lxml stay out of the main process
    from bot.reading.decoding import decode
    from bot.reading.markup import is_bomb

    text = decode(body, content_type).strip()
    if not text:
        return FeedUnreadable("empty")
    if text[0] in "{[":
        return feed_json.parse(text, url=url, now=now)
    if is_bomb(text):
        return FeedUnreadable("bomb")
    return feed_xml.parse(text, url=url, now=now)
