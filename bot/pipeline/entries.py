"""The entries of a feed become kept articles: `which are new | page or feed text | analyse | keep | group`."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.pipeline.desk import Desk
from bot.pipeline.pages import PageRead, read_page
from bot.pipeline.study import SECONDS, Studied, study
from bot.reading.feeds import FeedEntry, ParsedFeed
from bot.reading.urls import canonical_url, url_key
from bot.reading.workers import TaskFailed
from bot.stories.index import Report
from bot.stories.terms import Terms
from bot.text.types import Analysis
from storage import articles
from storage.articles import Known, NewArticle, NewQuote, Saved
from storage.errors import StorageError
from storage.feeds import Feed

log = logging.getLogger(__name__)

# What a new feed has from earlier days is no news, and grouping looks back no further.
OLDEST = timedelta(days=3)
# Entries read at one visit; the rest come at the next.
PER_VISIT = 60
PARALLEL_PAGES = 4
# A page that could not be had is tried this often, an article that changes for ever is read this often.
ATTEMPTS = 5
# Shorter texts are teasers: the page has the article.
FULL_TEXT = 600
# A shorter text may well stand twice without being one article.
DISTINCT_TEXT = 400


@dataclass(frozen=True, slots=True)
class EntriesRead:
    """`owed` says that some entries have to be seen again: pages that were not to be had, or too many at once."""

    new: int = 0
    changed: int = 0
    owed: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    entry: FeedEntry
    keys: tuple[str, ...]
    entry_hash: str


@dataclass(frozen=True, slots=True)
class _EntryRead:
    """`outcome` is new, changed, same, empty or broken; `owed` says that its page has to be tried again."""

    outcome: str
    owed: bool = False


async def read_entries(desk: Desk, feed: Feed, parsed: ParsedFeed) -> EntriesRead:
    """Keep what is new or changed in a feed; undated entries count as new."""
    candidates = _candidates(feed, parsed, desk.clock())
    async with desk.store.read() as connection:
        known = await articles.known(connection, {key for made in candidates for key in made.keys}, feed.id)
    await _carry(desk, feed, {one.article_id for one in known.values() if not one.carried})
    wanted = [made for made in candidates if _wanted(made, feed, known)]
    places = asyncio.Semaphore(PARALLEL_PAGES)

    async def read(candidate: _Candidate) -> _EntryRead:
        async with places:
            return await _read_entry(desk, feed, parsed, candidate)

    entries = await asyncio.gather(*map(read, wanted[:PER_VISIT]))
    outcomes = Counter(entry.outcome for entry in entries)
    owed = any(entry.owed for entry in entries) or len(wanted) > PER_VISIT
    return EntriesRead(outcomes["new"], outcomes["changed"], owed)


async def _carry(desk: Desk, feed: Feed, article_ids: Collection[int]) -> None:
    if article_ids:
        async with desk.store.write() as connection:
            await articles.carry(connection, feed.id, article_ids)


def _candidates(feed: Feed, parsed: ParsedFeed, now: datetime) -> list[_Candidate]:
    """A guid that several entries share names none of them."""
    guids = Counter(entry.guid for entry in parsed.entries)
    fresh = [entry for entry in parsed.entries if not entry.published or entry.published >= now - OLDEST]
    return [_candidate(feed, entry, unique=guids[entry.guid] == 1) for entry in fresh]


def _candidate(feed: Feed, entry: FeedEntry, *, unique: bool) -> _Candidate:
    keys = []
    if entry.url:
        keys.append(f"url:{url_key(entry.url)}")
    if unique or not entry.url:
        keys.append(f"guid:{feed.id}:{entry.guid}")
    return _Candidate(entry, tuple(keys), _hash(entry.title, entry.summary, *(entry.text or ())))


def _wanted(candidate: _Candidate, feed: Feed, known: Mapping[str, Known]) -> bool:
    """What is new, has changed in the feed whose words are kept, or is kept in the words of a feed that one reader
    added while this one is everybody's."""
    kept = _kept(candidate, known)
    if kept is None:
        return True
    if kept.feed_id != feed.id:
        return feed.shipped and not kept.shipped
    return kept.entry_hash != candidate.entry_hash and kept.attempts < ATTEMPTS


def _kept(candidate: _Candidate, known: Mapping[str, Known]) -> Known | None:
    return next((known[key] for key in candidate.keys if key in known), None)


async def _read_entry(desk: Desk, feed: Feed, parsed: ParsedFeed, candidate: _Candidate) -> _EntryRead:
    """An entry that breaks its reader costs itself alone."""
    try:
        return await _read_article(desk, feed, parsed, candidate)
    except StorageError:
        raise
    except Exception:
        log.exception("entry %s of feed %s", candidate.entry.url, feed.url)
        return _EntryRead("broken")


async def _read_article(desk: Desk, feed: Feed, parsed: ParsedFeed, candidate: _Candidate) -> _EntryRead:
    entry = candidate.entry
    page = await _page(desk, entry)
    text = _text(entry, page)
    if not text:
        return _EntryRead("empty")
    studied = await _studied(desk, entry, text)
    saved = await _keep(desk, _article(desk, feed, parsed, candidate, page, studied), studied)
    return _EntryRead(saved.outcome, owed=page.owed and saved.attempts < ATTEMPTS)


async def _studied(desk: Desk, entry: FeedEntry, text: str) -> Studied:
    """A text that the analyser cannot take is kept with its headline all the same."""
    try:
        studied = await desk.workers.run(study, text, timeout=SECONDS)
    except Exception:
        log.exception("analysis of %s", entry.url)
    else:
        if not isinstance(studied, TaskFailed):
            return studied
        log.warning("analysis of %s %s", entry.url, studied.because)
    return Studied(text.partition("\n")[0], text, Analysis("und", (), ()), (), (), {}, Terms({}, {}))


async def _keep(desk: Desk, article: NewArticle, studied: Studied) -> Saved:
    async with desk.store.write() as connection:
        saved = await articles.save(connection, article, desk.clock())
        if saved.outcome != "new":
            return saved
        report = Report(saved.article_id, article.outlet, article.published_at, studied.terms)
        story_id = await desk.grouping.place(connection, report)
    desk.grouping.enter(report, story_id)
    return saved


async def _page(desk: Desk, entry: FeedEntry) -> PageRead:
    if entry.url is None or sum(map(len, entry.text or ())) >= FULL_TEXT:
        return PageRead()
    return await read_page(desk.http, desk.workers, entry.url, desk.clock())


def _text(entry: FeedEntry, page: PageRead) -> str:
    """The feed's headline, and the longer of what the page and the feed have."""
    offered: list[tuple[str, ...]] = [page.paragraphs, entry.text or (), tuple(entry.summary.split("\n"))]
    body = next((paragraphs for paragraphs in offered if any(paragraphs)), ())
    lines = [_line(entry.title) or (_line(page.title) if page.title else ""), *map(_line, body)]
    return "\n".join(line for line in lines if line)


def _line(text: str) -> str:
    return " ".join(text.splitlines())


def _article(
    desk: Desk, feed: Feed, parsed: ParsedFeed, candidate: _Candidate, page: PageRead, studied: Studied
) -> NewArticle:
    entry, now = candidate.entry, desk.clock()
    url = canonical_url(page.url or entry.url or parsed.site_url or feed.url)
    content_hash = _hash(studied.text)
    keys = [*candidate.keys, *_page_keys(page, url, studied.text, content_hash)]
    return NewArticle(
        feed_id=feed.id,
        outlet=feed.title,
        url=url,
        url_key=keys[0],
        keys=tuple(dict.fromkeys(keys)),
        guid=entry.guid,
        title=studied.title,
        text=studied.text,
        language=studied.analysis.language,
        summary=tuple((made.span.start, made.span.end, made.rank) for made in studied.analysis.summary),
        content_hash=content_hash,
        entry_hash=None if page.owed else candidate.entry_hash,
        published_at=min(entry.published or page.published or now, now),
        quotes=_quotes(studied),
        title_stems=studied.title_stems,
        body_stems=studied.body_stems,
    )


def _page_keys(page: PageRead, url: str, text: str, content_hash: str) -> Collection[str]:
    keys = [f"url:{url_key(page.url)}"] if page.url else []
    if len(text) >= DISTINCT_TEXT:
        keys.append(f"text:{urlsplit(url).hostname}:{content_hash}")
    return keys


def _quotes(studied: Studied) -> tuple[NewQuote, ...]:
    return tuple(
        NewQuote(
            kind=quote.kind.value,
            parts=tuple((part.start, part.end) for part in quote.parts),
            text=quote.text(studied.text),
            cue=quote.cue,
            speaker=quote.speaker.name if quote.speaker else None,
            speaker_kind=quote.speaker.kind.value if quote.speaker else None,
            speaker_role=quote.speaker.role if quote.speaker else None,
            rank=quote.rank,
            confidence=quote.confidence,
            rule=quote.rule,
            stems=studied.people.get(quote.speaker.name, ()) if quote.speaker else (),
        )
        for quote in studied.analysis.quotes
    )


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
