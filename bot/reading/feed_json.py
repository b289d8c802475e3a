"""JSON Feed 1.0 and 1.1 (jsonfeed.org), which feedparser 6 does not read."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from bot.reading.dates import parse_date, zone_of
from bot.reading.feed_entries import absolute, full_text, identity, language_tag, title_or_beginning
from bot.reading.feeds import FeedEntry, FeedUnreadable, ParsedFeed
from bot.reading.markup import is_bomb, plain_text, plain_title, squeeze


def parse(text: str, *, url: str, now: datetime) -> ParsedFeed | FeedUnreadable:
    """Reads a JSON Feed; members of a wrong type count as absent."""
    try:
        document = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return FeedUnreadable("not a feed")
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        return FeedUnreadable("not a feed")
    site = absolute(_text(document, "home_page_url"), url)
    entries = tuple(_entry(item, document, base=site or url, now=now) for item in items if isinstance(item, dict))
    return ParsedFeed(
        plain_title(_text(document, "title")), site, language_tag(_text(document, "language")), None, entries
    )


def _entry(item: dict[str, Any], document: dict[str, Any], *, base: str, now: datetime) -> FeedEntry:
    url = absolute(_text(item, "url") or _text(item, "external_url"), base)
    bodies = [_safe(_text(item, "content_html")), _text(item, "content_text")]
    summary = squeeze(plain_text(_safe(_text(item, "summary")) or bodies[0] or bodies[1]))
    title = title_or_beginning(_text(item, "title"), summary)
    return FeedEntry(
        title=title,
        url=url or absolute(_text(item, "id"), "") or None,
        guid=identity(_text(item, "id"), url, title, summary),
        published=_published(item, base, now),
        summary=summary,
        text=full_text(bodies, title, summary if _text(item, "summary") else ""),
        language=language_tag(_text(item, "language")) or language_tag(_text(document, "language")),
        author=_author(item) or _author(document),
    )


def _published(item: dict[str, Any], base: str, now: datetime) -> datetime | None:
    zone = zone_of(urlsplit(base).hostname)
    dates = (parse_date(_text(item, name), now=now, default_zone=zone) for name in ("date_published", "date_modified"))
    return next(filter(None, dates), None)


def _author(holder: dict[str, Any]) -> str | None:
    """`authors` of version 1.1, `author` of 1.0."""
    authors = holder.get("authors")
    people = authors if isinstance(authors, list) else [holder.get("author")]
    names = (squeeze(_text(person, "name")) for person in people if isinstance(person, dict))
    return ", ".join(filter(None, names)) or None


def _safe(markup: str) -> str:
    return "" if is_bomb(markup) else markup


def _text(holder: dict[str, Any], name: str) -> str:
    """The member as text: publishers also write numbers for ids."""
    value = holder.get(name)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
