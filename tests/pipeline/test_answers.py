"""What a person gets for a link, a text or a file that was sent to the bot, and why sometimes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from io import BytesIO

import pytest
from docx import Document

from bot.pipeline.answers import WAITING, Answers
from bot.pipeline.results import ReadText, Trouble
from bot.reading.http import HttpClient
from bot.reading.workers import Workers
from tests.pipeline.conftest import NOW
from tests.pipeline.site import PARAGRAPHS, Site, Story

TEXT = "\n".join(("В Каратау открыли мост", *PARAGRAPHS))
SAID = "Мост прослужит сто лет, и мы за это отвечаем"


def clock() -> datetime:
    return NOW


@pytest.fixture
async def answers(site: Site, workers: Workers) -> AsyncIterator[Answers]:
    async with HttpClient("skazano-test/1 (+https://example.org)", frozenset({site.host})) as http:
        yield Answers(http, workers, clock)


def words_said(read: ReadText | Trouble) -> list[str]:
    assert isinstance(read, ReadText)
    return [quote.text(read.text) for quote in read.analysis.quotes if quote.kind == "direct"]


async def test_a_link_gives_its_article_with_quotes(answers: Answers, site: Site) -> None:
    site.stories["/bridge"] = Story("В Каратау открыли мост")
    read = await answers.read_link(site.url("/bridge"))
    assert isinstance(read, ReadText)
    assert (read.title, read.url, read.outlet) == ("В Каратау открыли мост", site.url("/bridge"), "127.0.0.1")
    assert words_said(read) == [SAID]


@pytest.mark.parametrize(
    ("address", "trouble"),
    [
        ("/none", Trouble.NOT_FOUND),
        ("/empty", Trouble.NO_TEXT),
        ("/broken", Trouble.REFUSED),
        ("http://127.0.0.1/", Trouble.BAD_ADDRESS),
        ("http://169.254.169.254/latest/meta-data", Trouble.BAD_ADDRESS),
        ("ftp://example.org/a", Trouble.BAD_ADDRESS),
        ("http://a:b@example.org/", Trouble.BAD_ADDRESS),
    ],
)
async def test_a_link_that_gives_nothing_says_why(answers: Answers, site: Site, address: str, trouble: Trouble) -> None:
    site.stories["/empty"] = Story("", ())
    site.stories["/broken"] = Story("Мост", page=None)
    assert await answers.read_link(site.url(address) if address.startswith("/") else address) == trouble


async def test_a_text_a_page_and_a_document_say_the_same(answers: Answers) -> None:
    document, body = Document(), BytesIO()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(body)
    page = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    for read in (
        await answers.read_text(TEXT),
        await answers.read_file("a.txt", TEXT.encode("cp1251")),
        await answers.read_file("a.html", f"<html><body>{page}</body></html>".encode()),
        await answers.read_file("a.docx", body.getvalue()),
    ):
        assert words_said(read) == [SAID]


@pytest.mark.parametrize(
    ("name", "body", "trouble"),
    [
        ("a.txt", b"  \n ", Trouble.NO_TEXT),
        ("a.docx", b"PK\x03\x04 cut off", Trouble.NOT_TEXT),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(4_000), Trouble.NOT_TEXT),
        ("a.txt", bytes(range(256)) * 40, Trouble.NOT_TEXT),
        ("a.txt", b"x" * 6_000_000, Trouble.TOO_LARGE),
    ],
)
async def test_a_file_that_is_no_text_says_so(answers: Answers, name: str, body: bytes, trouble: Trouble) -> None:
    assert await answers.read_file(name, body) == trouble


async def test_a_site_gives_its_feed_and_a_page_without_one_says_so(answers: Answers, site: Site) -> None:
    site.stories["/bridge"] = Story("В Каратау открыли мост")
    found = await answers.find_feeds(site.url("/rss.xml"))
    assert isinstance(found, tuple)
    assert [(feed.url, feed.title) for feed in found] == [(site.url("/rss.xml"), "Речной вестник")]
    assert await answers.find_feeds(site.url("/none")) == Trouble.NOT_FOUND


async def test_an_exported_list_can_be_imported(answers: Answers) -> None:
    assert answers.parse_opml(answers.write_opml((), NOW)) == Trouble.NO_FEED
    assert answers.parse_opml(b"<html>") == Trouble.NO_FEED


async def test_more_people_than_can_wait_are_told_at_once(answers: Answers, site: Site) -> None:
    site.stories["/bridge"] = Story("В Каратау открыли мост")
    asked = [answers.read_link(site.url("/bridge")) for _ in range(WAITING + 5)]
    got = await asyncio.gather(*asked)
    assert got.count(Trouble.BUSY) == 5
    assert sum(isinstance(read, ReadText) for read in got) == WAITING
