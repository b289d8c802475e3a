# ruff: noqa: E501 - tokens of markup
"""Mutated feeds and pages: whatever a byte turns into, a value comes back. `python -m tests.reading.fuzz 20000`."""

from __future__ import annotations

import asyncio
import sys
import time
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from bot.reading.discovery import page_feed_links
from bot.reading.documents import Document, DocumentUnreadable, read_document
from bot.reading.feeds import FeedUnreadable, ParsedFeed, parse_feed
from bot.reading.opml import OpmlUnreadable, parse_opml
from bot.reading.pages import Page, PageUnreadable, extract_page
from bot.reading.workers import TaskFailed, Workers
from tests.reading.feed_matrix import CASES, NO_FEEDS
from tests.reading.page_matrix import LAYOUTS
from tests.shared import SHARED

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
URL = "https://vesti.example.kz/a"
BATCH = 100
SECONDS_EACH = 3.0
TOKENS = [
    b"<", b">", b"&", b"\0", b"\xff\xfe", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<!DOCTYPE x [", b"&#x0;", b"&#1114112;",
    b"<?xml", b"<item>", b"</item>", b"<link>", b"http://[", b'xml:base="http://["', b"\xd1", b"<script>", b"{", b'"', b"[",
    b"<br>" * 50, b"<div>" * 300, b"99999999999999999999", b"<h1>", b"\xef\xbb\xbf", b"<p itemprop=description>", b"\r",
    b'<script type="application/ld+json">{"@graph":[[[[', b"<time datetime='2025-99-99'>", b"+9999", b"encoding='utf-7'",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What went wrong in a batch, and the seconds of its slowest case."""

    failures: tuple[str, ...]
    slowest: float


def bodies() -> list[bytes]:
    """Everything to mutate: our own fixtures, and the samples where they are at hand."""
    own = [case.body for case in CASES] + [layout.page for layout in LAYOUTS] + list(NO_FEEDS.values())
    samples = sorted(SHARED.glob("samples/feeds/*.xml")) + sorted(SHARED.glob("samples/pages/*.html"))
    return own + [path.read_bytes()[:150_000] for path in samples]


def mutated(random: Random, corpus: list[bytes]) -> bytes:
    """One body with one to eight changes: flipped, cut, doubled, spliced, salted with what parsers dislike."""
    body = bytearray(random.choice(corpus))
    for _ in range(random.randint(1, 8)):
        at, to = sorted((random.randint(0, len(body)), random.randint(0, len(body))))
        to = min(to, at + random.choice((1, 10, 1000, 10**6)))
        match random.randrange(6):
            case 0:
                body[at:to] = b""
            case 1:
                body[at:at] = body[at:to]
            case 2:
                body[at:at] = random.choice(TOKENS)
            case 3 if at < len(body):
                body[at] = random.randrange(256)
            case 4:
                other = random.choice(corpus)
                body[at:at] = other[: random.randint(0, len(other))]
            case _:
                body[at:to] = random.choice(TOKENS) * random.randint(1, 5)
    return bytes(body[:300_000])


def read_all(body: bytes, random: Random) -> None:
    """Reads the body as everything that it could be; what comes back is of the promised types."""
    content_type = random.choice([None, "text/xml; charset=koi8-r", "text/html; charset=utf-16", "x; charset=\0"])
    feed = parse_feed(body, url=URL, content_type=content_type, now=NOW)
    assert isinstance(feed, ParsedFeed | FeedUnreadable)
    if isinstance(feed, ParsedFeed):
        assert all(
            entry.guid and (entry.published is None or entry.published <= NOW.replace(year=2027))
            for entry in feed.entries
        )
    page = extract_page(body, url=URL, content_type=content_type, now=NOW)
    assert isinstance(page, Page | PageUnreadable)
    assert isinstance(page_feed_links(body, URL, content_type), tuple)
    assert isinstance(parse_opml(body), tuple | OpmlUnreadable)
    assert isinstance(read_document(body, name="a.txt", now=NOW), Document | DocumentUnreadable)


def run_batch(seed: int, count: int) -> Outcome:
    """`count` cases of one seed; a failure is told with what repeats it."""
    corpus, failures, slowest = bodies(), [], 0.0
    for case in range(count):
        random = Random(f"{seed}/{case}")
        body = mutated(random, corpus)
        started = time.process_time()
        try:
            read_all(body, random)
        except Exception:
            failures.append(f"{seed}/{case}: {traceback.format_exc(limit=-3)}")
        slowest = max(slowest, time.process_time() - started)
    return Outcome(tuple(failures), slowest)


async def main(cases: int) -> int:
    """Runs the batches in two workers; the exit status is the number of failures, hangs included, at most 100."""
    failures, slowest, done = 0, 0.0, 0
    async with Workers(2) as workers:
        runs = [workers.run(run_batch, seed, BATCH, timeout=BATCH * SECONDS_EACH) for seed in range(-(-cases // BATCH))]
        for run in asyncio.as_completed(runs):
            outcome = await run
            told = (f"a batch {outcome.because}",) if isinstance(outcome, TaskFailed) else outcome.failures
            failures, done = failures + len(told), done + BATCH
            slowest = max(slowest, 0.0 if isinstance(outcome, TaskFailed) else outcome.slowest)
            print(f"{done} mutated bodies, {failures} failures, slowest {slowest:.2f} s", *told, sep="\n", flush=True)  # noqa: T201
    return min(100, failures)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)))
