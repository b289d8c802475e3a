"""The chat page of the whole program in a real Chromium: what a stranger does in the first minutes."""

from __future__ import annotations

import asyncio
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.async_api import Page, expect

from bot.local.people import READERS
from storage import readers
from storage.database import Database
from tests.browser import browser_page, needs_chromium
from tests.program.process import program, stopped

PATIENCE = 30_000  # milliseconds; articles arrive one after the other while the machine is busy
READER, NAME, _ = READERS[0]


def free_ports() -> int:
    """A port whose successor is free too."""
    for port in range(18_000, 19_000, 2):
        try:
            with socket.create_server(("127.0.0.1", port)), socket.create_server(("127.0.0.1", port + 1)):
                return port
        except OSError:
            continue
    raise AssertionError("no free ports")


async def type_text(page: Page, text: str) -> None:
    await page.fill("#text", text)
    await page.press("#text", "Enter")


async def ask(page: Page, text: str) -> None:
    """Asks and waits for the answer, after what the bot had to say before."""
    incoming = page.locator(".item.in")
    before = await incoming.count()
    await type_text(page, text)
    await expect(incoming).not_to_have_count(before, timeout=PATIENCE)


async def make_digest_due(folder: Path) -> None:
    """Moves the reader's hour to one minute ago, as if the program had been down just then."""
    hour = datetime.now(UTC) - timedelta(minutes=1)
    async with await Database.open(f"sqlite+aiosqlite:///{folder / 'news.db'}") as store, store.write() as connection:
        due = {
            "hours": (f"{hour:%H:%M}",),
            "zone": "UTC",
            "next_digest_at": hour.replace(second=0, microsecond=0),
            "subscribed": True,
        }
        await readers.change(connection, READER, **due, covered_until=None)


@needs_chromium
async def test_a_stranger_meets_the_bot_in_the_browser(tmp_path: Path) -> None:
    port = free_ports()
    values = {"LOCAL_PORT": str(port), "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path / 'news.db'}"}
    async with program(tmp_path, values) as process:
        await until_listening(port)
        async with browser_page() as page:
            page.set_default_timeout(PATIENCE)
            await page.goto(f"http://127.0.0.1:{port}")
            await converse(page, tmp_path)
        assert await stopped(process) == 0


async def converse(page: Page, folder: Path) -> None:
    last = page.locator(".item.in").last
    await page.click("#wake")
    await expect(last.get_by_role("button", name="Алматы")).to_be_visible(timeout=PATIENCE)

    async with asyncio.timeout(60):
        await ask(page, "/latest")
        while not await last.get_by_role("button", name="▶").count():
            await ask(page, "/latest")
    first_page = await last.inner_text()
    await last.get_by_role("button", name="▶").click()
    await expect(last.locator(".meta")).to_contain_text("изменено", timeout=PATIENCE)
    assert await last.inner_text() != first_page

    await ask(page, "/quotes Токаева")
    await expect(last.locator("blockquote").first).to_be_visible(timeout=PATIENCE)
    await expect(last).to_contain_text("Касым-Жомарт Токаев")

    await make_digest_due(folder)
    await expect(page.locator(".item.in").filter(has_text="Сказано ·").last).to_be_visible(timeout=PATIENCE)


async def until_listening(port: int) -> None:
    """The program needs some seconds to start."""
    async with asyncio.timeout(60):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.2)
            else:
                writer.close()
                return
