"""The shipped program against a Bot API server and a newsroom: real processes, sockets and files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.local.faults import Fault
from bot.local.newsroom import Newsroom
from bot.local.server import LocalTelegram
from storage import readers
from storage.database import Database
from tests.program.process import program, settings_for, stopped

ANNA = 501
HELP = "/unsubscribe"  # only the help names it


@dataclass
class World:
    telegram: LocalTelegram
    newsroom: Newsroom
    folder: Path

    @property
    def settings(self) -> dict[str, str]:
        return settings_for(self.folder, self.telegram, self.newsroom)

    async def ask(self, text: str, words: str, within: float = 30.0) -> dict[str, Any]:
        """The bot's answer that holds these words, to a question that is asked again with every answer without them.

        Articles arrive one after the other; what the bot says unasked is passed over.
        """
        last = self._last
        async with asyncio.timeout(within):
            self.telegram.say(ANNA, ANNA, text)
            while words not in (answer := await self.telegram.next_message(ANNA, after=last, within=within))["text"]:
                last = answer["message_id"]
                if last == self._last:
                    self.telegram.say(ANNA, ANNA, text)
        return answer

    @property
    def _last(self) -> int:
        return max((message["message_id"] for message in self.telegram.sent(ANNA)), default=0)

    async def begin(self, text: str, *, cut_off: bool = False) -> None:
        """Ask, and return when the bot begins to answer; the answer may be cut off before it reaches Telegram."""
        answering = asyncio.Event()

        def note(_method: str, chat: int) -> bool:
            if chat == ANNA:
                answering.set()
            return cut_off and chat == ANNA

        self.telegram.faults.add(Fault(hang=60, reset=True, when=note))
        self.telegram.say(ANNA, ANNA, text)
        async with asyncio.timeout(10):
            await answering.wait()


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with LocalTelegram() as telegram, Newsroom(datetime.now(UTC)) as newsroom:
        telegram.add_user("Анна", id=ANNA)
        yield World(telegram, newsroom, tmp_path)


@asynccontextmanager
async def running(world: World) -> AsyncIterator[asyncio.subprocess.Process]:
    async with program(world.folder, world.settings) as process:
        yield process


async def test_the_program_tells_news_survives_a_kill_and_stops_gracefully(world: World) -> None:
    async with running(world) as process:
        await world.ask("/start", "Сказано")
        latest = await world.ask("/latest", "Аксуат")
        assert "учебн" in latest["text"]
        said = await world.ask("/quotes Токаева", "Касым-Жомарт Токаев")
        assert any(entity["type"] == "blockquote" for entity in said["entities"])
        await world.begin("/help", cut_off=True)
        process.kill()
        await process.wait()
    before = world.telegram.texts(ANNA)
    await miss_a_digest(world)

    async with running(world) as process:
        await world.telegram.until(
            lambda: HELP in "".join(world.telegram.texts(ANNA)[len(before) :]) or None, within=30
        )
        await world.telegram.until(lambda: digests(world) or None, within=30)
        await world.ask("/quotes Токаев", "Касым-Жомарт Токаев")
        await world.begin("/settings")
        assert await stopped(process) == 0
    after = world.telegram.texts(ANNA)[len(before) :]
    assert helps(world) == 1
    assert len(digests(world)) == 1
    assert sum("Настройки" in text for text in after) == 1
    log = (world.folder / "bot.log").read_text()
    assert "Traceback" not in log
    assert world.telegram.token not in log


def helps(world: World) -> int:
    return sum(HELP in text for text in world.telegram.texts(ANNA))


def digests(world: World) -> list[str]:
    return [text for text in world.telegram.texts(ANNA) if text.startswith("Сказано ·")]


async def miss_a_digest(world: World) -> None:
    """Anna's hour passed two minutes ago, while the program was down."""
    missed = (datetime.now(UTC) - timedelta(minutes=2)).replace(second=0, microsecond=0)
    due = {"hours": (f"{missed:%H:%M}",), "zone": "UTC", "next_digest_at": missed, "subscribed": True}
    async with await Database.open(world.settings["DATABASE_URL"]) as store, store.write() as connection:
        await readers.change(connection, ANNA, **due)
