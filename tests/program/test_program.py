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


@dataclass
class World:
    telegram: LocalTelegram
    newsroom: Newsroom
    folder: Path

    @property
    def settings(self) -> dict[str, str]:
        return settings_for(self.folder, self.telegram, self.newsroom)

    async def ask(self, text: str, seconds: float = 30.0) -> dict[str, Any]:
        """What the bot says next after a person's words."""
        last = max((message["message_id"] for message in self.telegram.sent(ANNA)), default=0)
        self.telegram.say(ANNA, ANNA, text)
        return await self.telegram.next_message(ANNA, after=last, timeout=seconds)

    async def ask_until(self, text: str, words: str, seconds: float = 45.0) -> dict[str, Any]:
        """The same question again until the answer holds these words: articles arrive one after the other."""
        async with asyncio.timeout(seconds):
            answer = await self.ask(text)
            while words not in answer["text"]:
                answer = await self.ask(text)
        return answer


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with LocalTelegram() as telegram, Newsroom(datetime.now(UTC)) as newsroom:
        telegram.add_user("Анна", id=ANNA)
        yield World(telegram, newsroom, tmp_path)


@asynccontextmanager
async def running(world: World) -> AsyncIterator[asyncio.subprocess.Process]:
    async with program(world.folder, world.settings) as process:
        yield process


async def test_news_reach_the_chat_and_a_restart_keeps_everything(world: World) -> None:
    async with running(world) as process:
        greeting = await world.ask("/start")
        assert "reply_markup" in greeting
        latest = await world.ask_until("/latest", "Аксуат")
        assert "учебн" in latest["text"]
        said = await world.ask_until("/quotes Токаева", "Касым-Жомарт Токаев")
        assert any(entity["type"] == "blockquote" for entity in said["entities"])
        assert await stopped(process) == 0
    async with running(world) as process:
        assert "Касым-Жомарт Токаев" in (await world.ask("/quotes Токаев"))["text"]
        assert await stopped(process) == 0
    log = (world.folder / "bot.log").read_text()
    assert "Traceback" not in log
    assert world.telegram.token not in log


async def test_a_digest_that_fell_due_while_the_program_was_down_comes_once(world: World) -> None:
    url = world.settings["DATABASE_URL"]
    missed = datetime.now(UTC) - timedelta(minutes=2)
    async with await Database.open(url) as store, store.write() as connection:
        await readers.ensure(connection, readers.NewReader(ANNA, "private", "Анна", "ru", "UTC"), missed)
        await readers.change(
            connection, ANNA, hours=(f"{missed:%H:%M}",), subscribed=True, next_digest_at=missed.replace(second=0)
        )
    for _ in range(2):
        async with running(world) as process:
            await world.telegram.next_message(ANNA, timeout=30)
            assert (await world.ask("/help"))["text"]
            assert await stopped(process) == 0
    digests = [text for text in world.telegram.texts(ANNA) if text.startswith("Сказано ·")]
    assert len(digests) == 1


async def test_a_question_that_a_kill_cut_short_is_answered_after_the_start(world: World) -> None:
    answering = asyncio.Event()

    def note(_method: str, chat: int) -> bool:
        answering.set()
        return chat == ANNA

    async with running(world) as process:
        await world.ask("/start")
        world.telegram.faults.add(Fault(hang=60, reset=True, when=note))
        world.telegram.say(ANNA, ANNA, "/help")
        async with asyncio.timeout(10):
            await answering.wait()
        process.kill()
        await process.wait()
    before = len(world.telegram.sent(ANNA))
    async with running(world) as process:
        await world.telegram.until(lambda: len(world.telegram.sent(ANNA)) > before or None, timeout=30)
        assert await stopped(process) == 0
    assert len(world.telegram.sent(ANNA)) == before + 1


async def test_a_stop_while_a_question_is_in_hand_finishes_the_answer(world: World) -> None:
    answering = asyncio.Event()

    def note(_method: str, _chat: int) -> bool:
        answering.set()
        return False

    async with running(world) as process:
        await world.ask("/start")
        before = len(world.telegram.sent(ANNA))
        world.telegram.faults.add(Fault(when=note))
        world.telegram.say(ANNA, ANNA, "/help")
        async with asyncio.timeout(10):
            await answering.wait()
        assert await stopped(process) == 0
    assert len(world.telegram.sent(ANNA)) == before + 1
