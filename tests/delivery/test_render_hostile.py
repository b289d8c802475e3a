"""Whatever feeds put into titles, names and quotes, Telegram's own parser takes every message whole."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery.html import web_address
from bot.delivery.render import analysis_messages, digest_messages, quote_pages, story_pages
from bot.digest.select import gather
from bot.digest.types import QuoteView, StoryView, Wishes
from tests.delivery.oracle import Parsed, accepted
from tests.delivery.samples import ALMATY, HEADING, NOW, quote, speaking, story
from tests.digest.choosing import select

# What fails is shown shrunk; the hostile texts themselves are long.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

ZALGO = "З" + "\u0337\u0321\u0489" * 40 + "алго"
HOSTILE = (
    "<b>жирный</b> <script>alert(1)</script>",
    "</a></blockquote><blockquote>",
    "&lt;i&gt; &amp; &nbsp; &#1078; &laquo;",
    "\u202eьтатиц\u202c и \u2066следом",
    ZALGO,
    "👨‍👩‍👧‍👦 🇰🇿 😀" * 3,
    "\u200b\u2060",
    "",
    "\x00\x07\t\n\r",
    "\ud800 одинокий",
    "a < b > c & d \" e ' f",
    "@kto_to #метка /latest https://example.org/x?a=1&b=2",
    "слово " * 1_700,
    "ж" * 10_000,
    "Первое. Второе! Третье? " * 500,
)
words = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=60), st.lists(st.sampled_from(HOSTILE), max_size=3).map(" ".join)
)
urls = st.sampled_from(
    (
        "https://example.org/a?b=1&c=2#d",
        "http://127.0.0.1:8080/1",
        "https://пример.рф/новость номер 1",
        'https://example.org/"><b>x</b>',
        "javascript:alert(1)",
        "http://localhost/1",
        "",
        "https://example.org/" + "a" * 1_900,
        "не адрес",
        "http://example.org:99999/",
    )
)
quotes = st.builds(
    quote,
    words,
    speaker=st.one_of(st.none(), words),
    role=st.one_of(st.none(), words),
    kind=st.sampled_from(("direct", "unmarked", "partial", "indirect")),
    outlet=words,
    url=urls,
    rank=st.one_of(st.none(), st.integers(1, 3)),
)
stories = st.builds(
    story,
    st.integers(1, 10_000),
    title=words,
    outlet=words,
    url=urls,
    outlet_count=st.integers(1, 7),
    summary=st.lists(words, max_size=4).map(lambda found: tuple(enumerate(found, 1))),
    quotes=st.lists(quotes, max_size=4).map(tuple),
)
languages = st.sampled_from(("ru", "kk", "en"))
quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def _links(told: Sequence[StoryView]) -> list[str]:
    return [item.url for item in told if web_address(item.url)]


def _found(messages: Sequence[str]) -> list[Parsed]:
    return [accepted(message) for message in messages]


def _link_count(parsed: Sequence[Parsed]) -> int:
    return sum(len(message.links) for message in parsed)


@quick
@given(
    st.lists(stories, max_size=20, unique_by=lambda item: item.story_id), languages, st.sampled_from(("short", "long"))
)
def test_a_digest_of_anything_is_taken_whole(told: list[StoryView], language: str, length: str) -> None:
    digest = select(told, Wishes(length=length), NOW)
    with speaking(language):
        messages = digest_messages(digest, HEADING)
    parsed = _found(messages)
    assert parsed
    shown = [item.story for item in digest.items]
    said = [one for group in digest.said for one in group.quotes]
    assert _link_count(parsed) == sum(message.count("<a href=") for message in messages)
    assert _link_count(parsed) >= len(_links(shown)) + sum(1 for one in said if web_address(one.url))


@quick
@given(st.lists(stories, max_size=8, unique_by=lambda item: item.story_id), languages)
def test_pages_of_anything_are_taken_whole(told: list[StoryView], language: str) -> None:
    with speaking(language):
        pages = story_pages(told, ALMATY, heading="Новое")
    parsed = _found(pages)
    assert _link_count(parsed) == len(_links(told))


@quick
@given(st.lists(quotes, max_size=12), languages)
def test_quotes_of_anything_are_taken_whole_and_nothing_of_them_is_lost(said: list[QuoteView], language: str) -> None:
    groups = gather(said, limit=12, per_speaker=12)
    with speaking(language):
        parsed = _found(quote_pages(groups, ALMATY))
    text = "".join("".join(message.text.split()) for message in parsed)
    for one in (one for group in groups for one in group.quotes if len(one.text) < 1_000 and one.text.isprintable()):
        if one.text.isascii() or one.text.replace(" ", "").isalpha():
            assert "".join(one.text.split()) in text


@quick
@given(stories, languages)
def test_an_analysis_of_anything_is_taken_whole(article: StoryView, language: str) -> None:
    with speaking(language):
        _found(analysis_messages(article, ALMATY))


@settings(max_examples=300, deadline=None)
@given(st.one_of(urls, st.text(max_size=30).map("https://".__add__), st.text(max_size=20).map("http://e.org/".__add__)))
def test_an_address_that_is_linked_keeps_its_link(url: str) -> None:
    with speaking():
        parsed = _found(story_pages([story(url=url)], ALMATY))
    assert _link_count(parsed) == (1 if web_address(url) else 0)
