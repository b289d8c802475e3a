"""`feed`: what the bot reads from a feed."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import UTC, datetime
from typing import Any

from bot.commands.errors import CommandError
from bot.commands.sources import load
from bot.reading.feeds import FeedEntry, FeedUnreadable, parse_feed
from bot.reading.responses import Kind
from bot.settings import Settings


async def show(arguments: Namespace, settings: Settings) -> int:
    """Print what the bot reads from a feed, an entry a line with --json."""
    source = await load(arguments.source, Kind.FEED, settings)
    now = datetime.now(UTC)
    parsed = parse_feed(source.body, url=source.address, content_type=source.content_type, now=now)
    if isinstance(parsed, FeedUnreadable):
        raise CommandError(f"{arguments.source}: not readable as a feed ({parsed.reason})")
    for entry in parsed.entries:
        print(json.dumps(_entry(entry), ensure_ascii=False) if arguments.json else _entry_lines(entry), flush=True)
    return 0


def _entry(entry: FeedEntry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "url": entry.url,
        "guid": entry.guid,
        "published": entry.published.isoformat() if entry.published else None,
        "summary": entry.summary,
    }


def _entry_lines(entry: FeedEntry) -> str:
    published = entry.published.isoformat(sep=" ", timespec="minutes") if entry.published else "no date"
    return "\n".join(filter(None, (f"{published}  {entry.title}", entry.url, entry.summary))) + "\n"
