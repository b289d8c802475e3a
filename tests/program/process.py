"""The shipped program as a process of its own, pointed at servers on loopback."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from bot.local.newsroom import Newsroom
from bot.local.server import LocalTelegram
from bot.settings import Settings

ROOT = Path(__file__).parents[2]


def environment(**values: str) -> dict[str, str]:
    """This machine's environment without the bot's settings, and with these."""
    own = {name.upper() for name in Settings.model_fields}
    plain = {name: value for name, value in os.environ.items() if name not in own}
    return plain | {"PYTHONPATH": str(ROOT), "WORKERS": "1"} | values


def settings_for(folder: Path, telegram: LocalTelegram, newsroom: Newsroom) -> dict[str, str]:
    opml = folder / "feeds.opml"
    opml.write_text(newsroom.opml(), encoding="utf-8")
    return {
        "BOT_TOKEN": telegram.token,
        "TELEGRAM_API_BASE": telegram.url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'news.db'}",
        "BACKUP_FOLDER": str(folder / "backups"),
        "FEEDS_FILE": str(opml),
        "TRUSTED_HOSTS": newsroom.trusted,
    }


@asynccontextmanager
async def program(folder: Path, values: Mapping[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot` in a folder without a .env; killed at the end if it still runs. Its log is `bot.log` there."""
    with (folder / "bot.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", cwd=folder, env=environment(**values), stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def stopped(process: asyncio.subprocess.Process, seconds: float = 20.0) -> int:
    """The exit code after SIGTERM."""
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(seconds):
        return await process.wait()


async def command(folder: Path, *arguments: str, **values: str) -> tuple[int, str, str]:
    """Exit code, output and errors of one command."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=folder,
        env=environment(**values),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(60):
        out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()
