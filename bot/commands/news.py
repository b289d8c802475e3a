"""`read`: all due feeds, once."""

from __future__ import annotations

import sys
from argparse import Namespace

from tqdm import tqdm

from bot import logs
from bot.commands.errors import CommandError
from bot.opening import clock, open_desk
from bot.pipeline.news import NewsRead, read_news
from bot.settings import Settings
from storage import feeds
from storage.errors import StorageError
from storage.feeds import Feed


async def read(_arguments: Namespace, settings: Settings) -> int:
    """Poll every due feed once, with a bar; failing ones are logged. Exit code 1 where all of them fail."""
    logs.set_up(json=settings.log_format == "json", level=settings.log_level)
    try:
        async with open_desk(settings) as desk:
            async with desk.store.read() as connection:
                due = await feeds.count_due(connection, clock())
            with tqdm(total=due, unit="feed", file=sys.stderr, disable=None) as bar:

                def done(feed: Feed, _read: NewsRead) -> None:
                    bar.set_postfix_str(feed.title[:30])
                    bar.update()

                total = await read_news(desk, done)
    except StorageError as error:
        raise CommandError(str(error)) from error
    print(f"feeds {total.feeds}, failing {total.failing}, new articles {total.new}, changed {total.changed}")
    return 1 if total.feeds and total.failing == total.feeds else 0
