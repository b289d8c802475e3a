"""`subscribe` and `digest`: readers entered and looked at by hand."""

from __future__ import annotations

import re
from argparse import Namespace
from html import unescape

from bot.commands.errors import CommandError
from bot.handlers.subscription import schedule_of, subscribe
from bot.locales import Catalogs
from bot.opening import clock
from bot.pipeline.digests import make_digest
from bot.settings import Settings
from storage import readers
from storage.database import Database
from storage.errors import StorageError
from storage.readers import NewReader, Reader

_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"<a href=\"([^\"]*)\">(.*?)</a>", re.S)


async def enter(arguments: Namespace, settings: Settings) -> int:
    """Subscribe chats to a daily digest; one that is known keeps its other settings."""
    try:
        async with await Database.open(settings.database_url) as store:
            for chat_id in arguments.chat:
                zone, language = (
                    arguments.zone or settings.default_timezone,
                    arguments.lang or settings.default_language,
                )
                new = NewReader(chat_id, _kind(chat_id), None, language, zone)
                async with store.write() as connection:
                    await readers.ensure(connection, new, clock())
                chosen = {"zone": arguments.zone, "language": arguments.lang}
                values = {name: value for name, value in chosen.items() if value}
                reader = await subscribe(store, chat_id, clock(), hours=(arguments.at,), **values)
                print(_next(reader))
    except StorageError as error:
        raise CommandError(str(error)) from error
    return 0


def _kind(chat_id: int) -> str:
    """What Telegram's numbers tell: people are positive, supergroups and channels begin with -100."""
    if chat_id > 0:
        return "private"
    return "supergroup" if str(chat_id).startswith("-100") else "group"


def _next(reader: Reader) -> str:
    moment = reader.next_digest_at
    hours = ", ".join(schedule_of(reader).hours)
    return f"chat {reader.chat_id}: every day at {hours} {reader.zone}, next {moment:%Y-%m-%d %H:%M} UTC"


async def digest(arguments: Namespace, settings: Settings) -> int:
    """Print what a chat would get now, without sending or recording it."""
    try:
        async with await Database.open(settings.database_url) as store:
            async with store.read() as connection:
                reader = await readers.get(connection, arguments.chat)
            if reader is None:
                raise CommandError(f"chat {arguments.chat} is not known: subscribe it first")
            made = await make_digest(store, Catalogs(settings.default_language), reader, clock())
    except StorageError as error:
        raise CommandError(str(error)) from error
    print("\n\n".join(_plain(part) for part in made.parts))
    return 0


def _plain(markup: str) -> str:
    """A message as a terminal shows it: addresses after their words."""
    return unescape(_TAG.sub("", _LINK.sub(r"\2 (\1)", markup)))
