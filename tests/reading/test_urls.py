"""One article has one key, two articles have two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.urls import canonical_url, url_key

SAME = [
    "https://vesti.kz/news/1",
    "http://vesti.kz/news/1/",
    "https://www.vesti.kz/news/1",
    "https://m.vesti.kz/news/1",
    "https://amp.vesti.kz/news/1",
    "https://vesti.kz/amp/news/1",
    "https://vesti.kz/news/1/amp/",
    "https://VESTI.KZ:443/news/1",
    "https://vesti.kz//news/1",
    "https://vesti.kz/news/./1",
    "https://vesti.kz/news/1#comments",
    "https://vesti.kz/news/1?utm_source=telegram&utm_medium=rss",
    "https://vesti.kz/news/1?yclid=1&ysclid=2&gclid=3&fbclid=4&_openstat=5",
    "https://vesti.kz/news/1?from=rss",
    "https://vesti.kz/news/1?ref=main",
    "https://vesti.kz/news/1?rss",
    "https://vesti.kz/news/1/index.html",
    "  https://vesti.kz/news/1 ",
]
DIFFERENT = [
    "https://vesti.kz/news/2",
    "https://vesti.kz/news",
    "https://vesti.kz/News/1",
    "https://vesti.kz/news/1?id=5",
    "https://vesti.kz/news/1?page=2",
    "https://kk.vesti.kz/news/1",
    "https://vesti.kz:8080/news/1",
    "https://vesti.ru/news/1",
    "https://vesti.kz/news/1.html",
]


@pytest.mark.parametrize("url", SAME)
def test_addresses_of_one_article_have_one_key(url: str) -> None:
    assert url_key(url) == "vesti.kz/news/1"


@pytest.mark.parametrize("url", DIFFERENT)
def test_addresses_of_others_have_others(url: str) -> None:
    assert url_key(url) != "vesti.kz/news/1"


def test_the_order_of_parameters_is_no_difference() -> None:
    assert url_key("https://a.kz/?b=2&a=1") == url_key("https://a.kz/?a=1&b=2") == "a.kz?a=1&b=2"


def test_letters_of_an_address_may_be_written_in_two_ways() -> None:
    assert url_key("https://vesti.kz/новости/1") == url_key(
        "https://vesti.kz/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1"
    )
    assert url_key("https://вести.рф/1") == url_key(f"https://{'вести.рф'.encode('idna').decode()}/1")


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://www.vesti.kz/news/1/?utm_source=x&id=5#top", "https://www.vesti.kz/news/1/?id=5"),
        ("https://vesti.kz/news/1?utm_source=x", "https://vesti.kz/news/1"),
        ("http://vesti.kz/?b=2&a=1", "http://vesti.kz/?b=2&a=1"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_the_address_to_show_loses_only_where_the_reader_came_from(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(st.text(max_size=60))
def test_no_text_makes_them_fail(text: str) -> None:
    for address in (text, f"https://vesti.kz/{text}", f"https://{text}/"):
        assert url_key(canonical_url(address)) == url_key(address)
