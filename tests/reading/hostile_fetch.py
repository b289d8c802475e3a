"""Fetches addresses in a process of its own and prints how each ended, how long it took and what memory it cost."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from bot.reading.http import HttpClient
from bot.reading.responses import FetchFailed, Limits
from tests.reading.servers import AGENT


def _memory(field: str) -> int:
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(field))) // 1024


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


async def main(trusted: str, size: int, seconds: float, urls: list[str]) -> None:
    """Prints a JSON object a line; the peak of memory is set back before each fetch."""
    limits = Limits(size, seconds, "*/*")
    async with HttpClient(AGENT, frozenset({trusted})) as client:
        await client.fetch(f"http://{trusted}/warm", kind=limits)
        for url in urls:
            _forget_peak()
            before, started = _memory("VmRSS"), time.monotonic()
            got = await client.fetch(url, kind=limits)
            kind = got.kind if isinstance(got, FetchFailed) else "read"
            end = {"kind": kind, "seconds": time.monotonic() - started, "megabytes": _memory("VmHWM") - before}
            print(json.dumps(end), flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4:]))
