"""Bombs, slow drips and endless bodies end at the cap within the time-out, with little memory, on real sockets."""

import asyncio
import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from aiohttp import web

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from tests.reading.servers import Answer, site

CAP = 5_000_000
SECONDS = 1.0
UNPACKED = 300_000_000
MOST_MEGABYTES = 50
NO_PROC = not Path("/proc/self/clear_refs").exists()


def gzip_bomb() -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9) as packed:
        for _ in range(UNPACKED // 1_000_000):
            packed.write(b"\0" * 1_000_000)
    return out.getvalue()


def brotli_bomb() -> bytes:
    packer = brotli.Compressor(quality=5)
    pieces = [packer.process(b"\0" * 1_000_000) for _ in range(UNPACKED // 1_000_000)]
    return b"".join([*pieces, packer.finish()])


def zstd_bomb() -> bytes:
    packer = zstd.ZstdCompressor(level=3)
    return b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(UNPACKED // 1_000_000)) + packer.flush()


def packed(body: bytes, encoding: str) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(body=body, headers={"Content-Encoding": encoding})

    return answer


async def endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"<p>" + b"x" * 65_536)


async def drip(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"x")
        await asyncio.sleep(0.05)


async def silence(request: web.Request) -> web.StreamResponse:
    await asyncio.sleep(60)
    return web.Response()


async def declared(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "90000000000"})
    await response.prepare(request)
    await asyncio.sleep(60)
    return response


async def broken(request: web.Request) -> web.StreamResponse:
    return web.Response(body=b"\x1f\x8b\x08 this is no gzip", headers={"Content-Encoding": "gzip"})


async def rings(request: web.Request) -> web.StreamResponse:
    return web.Response(status=302, headers={"Location": "/rings"})


@pytest.mark.skipif(NO_PROC, reason="the peak of memory is read from Linux's /proc")
async def test_hostile_bodies_end_at_the_cap_within_the_time_and_memory() -> None:
    expected = {
        "/gzip": "too large", "/brotli": "too large", "/zstd": "too large", "/endless": "too large",
        "/declared": "too large",
        "/drip": "timeout", "/silence": "timeout", "/broken": "protocol", "/rings": "redirects",
    }  # fmt: skip
    answers: dict[str, Answer] = {
        "/gzip": packed(await asyncio.to_thread(gzip_bomb), "gzip"),
        "/brotli": packed(await asyncio.to_thread(brotli_bomb), "br"),
        "/zstd": packed(await asyncio.to_thread(zstd_bomb), "zstd"),
        "/endless": endless, "/drip": drip, "/silence": silence, "/declared": declared, "/broken": broken,
        "/rings": rings,
    }  # fmt: skip
    async with site(answers) as hostile:
        urls = [hostile.base + path for path in expected]
        ends = await fetched_elsewhere(hostile.trusted, urls)
    for path, end in zip(expected, ends, strict=True):
        assert end["kind"] == expected[path], (path, end)
        assert end["seconds"] < SECONDS + 3, (path, end)
        assert end["megabytes"] < MOST_MEGABYTES, (path, end)


async def fetched_elsewhere(trusted: str, urls: list[str]) -> list[dict[str, Any]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.reading.hostile_fetch", trusted, str(CAP), str(SECONDS), *urls,
        stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    out, _ = await asyncio.wait_for(process.communicate(), 60)
    return [json.loads(line) for line in out.splitlines()]
