"""What a command is given to read: a file, an address, or standard input."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from bot.commands.errors import CommandError
from bot.reading.http import HttpClient
from bot.reading.responses import Limits, NotModified, Response
from bot.settings import Settings, user_agent

MAX_FILE = 20_000_000
# Files have no address: what is relative in them leads nowhere.
NOWHERE = "https://localhost/"


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to read; `address` is where links in them are relative to."""

    name: str
    body: bytes
    address: str = NOWHERE
    content_type: str | None = None

    @property
    def is_page(self) -> bool:
        """HTML, by where it came from, what it is called or how it begins."""
        begins = self.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower().startswith((b"<!doctype html", b"<html"))
        return self.address != NOWHERE or self.name.lower().endswith((".html", ".htm", ".xhtml")) or begins


async def load(name: str, kind: Limits, settings: Settings) -> Source:
    """Raises CommandError where there is nothing to read."""
    if name == "-":
        return Source(name, sys.stdin.buffer.read(MAX_FILE + 1))
    if name.startswith(("http://", "https://")):
        return await _fetch(name, kind, settings)
    return _file(name)


def _file(name: str) -> Source:
    path = Path(name)
    try:
        if path.stat().st_size > MAX_FILE:
            raise CommandError(f"{name}: larger than {MAX_FILE // 1_000_000} MB")
        return Source(name, path.read_bytes())
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror}") from None


async def _fetch(url: str, kind: Limits, settings: Settings) -> Source:
    async with HttpClient(user_agent(settings), settings.trusted_hosts) as client:
        fetched = await client.fetch(url, kind=kind)
    if isinstance(fetched, Response):
        return Source(url, fetched.body, fetched.url, fetched.content_type)
    raise CommandError(f"{url}: {'not modified' if isinstance(fetched, NotModified) else fetched.reason}")
