"""Figures and health over a real socket."""

from __future__ import annotations

import aiohttp

from bot.metrics import exposition, serve


def test_a_total_is_a_counter_and_the_rest_are_gauges() -> None:
    shown = exposition(lambda: {"parts_sent_total": 3, "queue_length": 2}).decode()
    assert "# TYPE skazano_parts_sent_total counter" in shown
    assert "skazano_parts_sent_total 3.0" in shown
    assert "skazano_queue_length 2.0" in shown


async def test_health_is_ok_until_something_is_wrong() -> None:
    trouble: list[str] = []

    async def health() -> str | None:
        return trouble[0] if trouble else None

    runner = await serve(0, health, dict)
    try:
        host, port = runner.addresses[0][:2]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://{host}:{port}/healthz") as answer:
                assert (answer.status, await answer.text()) == (200, "ok")
            trouble.append("no polls for 10 minutes")
            async with session.get(f"http://{host}:{port}/healthz") as answer:
                assert (answer.status, await answer.text()) == (503, "no polls for 10 minutes")
    finally:
        await runner.cleanup()
    assert host == "127.0.0.1"
