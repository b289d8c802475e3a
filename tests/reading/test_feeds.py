"""Every feed of the matrix yields what a reader must get from it."""

from datetime import UTC, datetime

import pytest

from bot.reading.feeds import FeedUnreadable, ParsedFeed, parse_feed
from tests.reading.feed_matrix import CASES, NO_DATES, NO_FEEDS, URL, Case, rss

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def parsed(body: bytes, *, url: str = URL, content_type: str | None = None) -> ParsedFeed:
    feed = parse_feed(body, url=url, content_type=content_type, now=NOW)
    assert isinstance(feed, ParsedFeed), feed
    return feed


def test_the_matrix_is_as_large_as_promised() -> None:
    assert len(CASES) + len(NO_FEEDS) >= 60
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_awkward_feed_is_read(case: Case) -> None:
    feed = parsed(case.body, content_type=case.content_type)
    entry = feed.entries[0]
    assert len(feed.entries) == case.entries
    assert entry.url == case.url
    assert case.title in (None, entry.title)
    assert case.guid in (None, entry.guid)
    assert case.published in (None, entry.published and entry.published.isoformat())
    assert case.summary in (None, entry.summary)
    assert case.text in (None, entry.text)
    assert case.author in (None, entry.author)


@pytest.mark.parametrize("case", NO_DATES, ids=lambda case: case.name)
def test_a_date_that_says_nothing_is_none(case: Case) -> None:
    assert parsed(case.body).entries[0].published is None


@pytest.mark.parametrize("body", NO_FEEDS.values(), ids=NO_FEEDS.keys())
def test_what_is_no_feed_says_why(body: bytes) -> None:
    feed = parse_feed(body, url=URL, content_type=None, now=NOW)
    assert isinstance(feed, FeedUnreadable)
    assert feed.reason


def test_the_feed_itself_is_described() -> None:
    channel = "<title>Вести &amp;mdash; все</title><link>/</link><language>ru_RU</language><ttl>30</ttl>"
    feed = parsed(rss(channel=channel).encode())
    assert (feed.title, feed.site_url, feed.language, feed.ttl) == (
        "Вести — все",
        "https://vesti.example.kz/",
        "ru-ru",
        30,
    )


def test_a_feed_without_articles_is_still_a_feed() -> None:
    feed = parsed(b'<rss version="2.0"><channel><title>x</title></channel></rss>')
    assert feed.entries == ()


def test_an_excerpt_is_not_taken_for_the_full_text() -> None:
    excerpt = "<description>" + "Мост открыли в среду утром. " * 40 + "Читать далее</description>"
    assert parsed(rss(excerpt).encode()).entries[0].text is None


def test_an_entry_without_anything_keeps_an_identity() -> None:
    feed = parsed(b"<rss version='2.0'><channel><item><description>x</description></item><item/></channel></rss>")
    assert all(entry.guid for entry in feed.entries)


def test_nothing_of_this_machine_is_read_through_an_entity() -> None:
    body = rss(declaration='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', title="Мост &x;").encode()
    assert "root" not in repr(parsed(body))
