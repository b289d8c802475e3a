# ruff: noqa: E501 - replies and heads are easier to read whole
"""An article keeps its paragraphs and loses the site around it, in every layout of the matrix."""

from datetime import UTC, datetime

import pytest

from bot.reading.pages import Page, PageUnreadable, extract_page
from tests.reading.page_matrix import LAYOUTS, METAS, TITLE, UNREADABLE, URL, Layout, P, article, page, wrapped

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def extracted(body: bytes, url: str = URL) -> Page:
    found = extract_page(body, url=url, content_type="text/html", now=NOW)
    assert isinstance(found, Page), found
    return found


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_layout_keeps_its_paragraphs(layout: Layout) -> None:
    found = extracted(layout.page)
    assert found.title == TITLE
    assert found.paragraphs == layout.paragraphs


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_layout_gives_its_full_time(layout: Layout) -> None:
    published = extracted(layout.page).published
    if b"2025-05-14T" in layout.page:
        assert published is not None
        assert published.isoformat() == "2025-05-14T10:05:00+05:00"


@pytest.mark.parametrize(("reason", "body"), UNREADABLE.items(), ids=UNREADABLE.keys())
def test_what_is_no_article_says_why(reason: str, body: bytes) -> None:
    assert extract_page(body, url=URL, content_type=None, now=NOW) == PageUnreadable(reason)


@pytest.mark.parametrize(
    "content_type", ["image/jpeg", "application/pdf", "application/json; charset=utf-8", "video/mp4"]
)
def test_what_is_called_something_else_is_not_read(content_type: str) -> None:
    found = extract_page(article(wrapped(*P)), url=URL, content_type=content_type, now=NOW)
    assert found == PageUnreadable("not html")


def test_the_text_is_the_headline_and_a_paragraph_a_line() -> None:
    assert extracted(article(wrapped(*P))).text == "\n".join((TITLE, *P))


def test_what_the_page_says_about_itself_is_kept() -> None:
    head = METAS + (
        '<link rel="canonical" href="/news/1"><meta property="og:site_name" content="Вести &amp; люди">'
        '<link rel="alternate" type="application/rss+xml" href="/rss"><link type="application/atom+xml" href="//a.kz/atom">'
    )
    found = extracted(article(wrapped(*P), head), "https://vesti.example.kz/news/1?utm_source=x")
    assert found.canonical_url == URL
    assert (found.site_name, found.language) == ("Вести & люди", "ru")
    assert found.feed_links == ("https://vesti.example.kz/rss", "https://a.kz/atom")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["Article"],'
         '"datePublished":"2025-05-14T10:05:00Z"}]}</script>', "2025-05-14T10:05:00+00:00"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"1747217100"}</script>',
         "2025-05-14T10:05:00+00:00"),
        ('<script type="application/ld+json">{"@type":"NewsArticle", broken, "datePublished": "2025-05-14T10:05:00Z"</script>',
         "2025-05-14T10:05:00+00:00"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-05-14"}</script>'
         '<meta property="article:published_time" content="2025-05-14T10:05:00Z">', "2025-05-14T10:05:00+00:00"),
        ('<meta name="pubdate" content="14.05.2025 10:05">', "2025-05-14T10:05:00+05:00"),
        ('<meta itemprop="datePublished" content="2025-05-14T10:05">', "2025-05-14T10:05:00+05:00"),
    ],
)  # fmt: skip
def test_the_time_is_read_wherever_it_stands(head: str, expected: str) -> None:
    published = extracted(article(wrapped(*P), head)).published
    assert published is not None
    assert published.isoformat() == expected


def test_a_date_in_the_visible_text_is_better_than_none() -> None:
    body = page(f'<div><h1>{TITLE}</h1><span class="date">14 мая 2025, 10:05</span>{wrapped(*P)}</div>', "")
    published = extracted(body).published
    assert published is not None
    assert published.date().isoformat() == "2025-05-14"


@pytest.mark.parametrize(
    ("head", "h1"),
    [
        (f'<meta property="og:title" content="{TITLE} — Вести">', TITLE),
        (f'<meta property="og:title" content="{TITLE[:25]}…">', TITLE),
        ("", f"\n  <span>{TITLE}</span> \n"),
        (f'<meta property="og:title" content="{TITLE}">', ""),
        (f'<meta property="og:title" content="{TITLE}">', "Вести"),
    ],
)
def test_the_headline_is_the_one_that_readers_see(head: str, h1: str) -> None:
    assert extracted(page(f"<div><h1>{h1}</h1>{wrapped(*P)}</div>", head)).title == TITLE


def test_a_page_without_any_headline_is_called_by_its_beginning() -> None:
    body = f"<html><body><article>{wrapped(*P)}</article></body></html>".encode()
    assert extracted(body).title
