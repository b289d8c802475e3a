"""Titles, names and words that mean harm: nothing is refused by Telegram, nothing breaks, no link is lost."""

from __future__ import annotations

import pytest

from bot.local.server import LocalTelegram
from bot.pipeline.results import ReadText
from bot.text.types import Analysis
from storage import feeds
from storage.feeds import FeedSource
from tests.handlers.talk import NOW, Talk, labels, news

HOSTILE = (
    "<b>жирно</b> & <script>alert(1)</script></blockquote></a></b> &lt;b&gt; &amp; &#60;",
    "\u202eпопорт\u202c \u2066x\u2069 \u200f\u200e" + "З̷а̷л̷г̷о̷" * 40 + "👩‍👩‍👧‍👦🇰🇿" * 200,
    "\"кавычки' {фигурные} %s {0} /start @skazano_bot " + "длинно " * 1500,
    "\u200b\u2060",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_texts_pass_through_every_answer(
    talk: Talk, telegram: LocalTelegram, reader: int, text: str
) -> None:
    said = text.strip() or "слова"
    await talk.publish("https://example.org/rss", news(1, f"Рост {text}", said, "Айгуль Серова", role=text))
    async with talk.store.write() as connection:
        await feeds.ship(
            connection, [FeedSource("https://example.org/rss", text), FeedSource("https://a.kz/1", text)], NOW
        )
    talk.services.feeds["https://example.com"] = (FeedSource("https://example.com/1?a=1&b=2", text),) * 2
    talk.services.answers["https://example.org/1"] = ReadText(text, f"{text}\n{text}", Analysis("ru", (), ()))
    for question in (
        "/start",
        "/latest",
        "/latest рост",
        "/search рост",
        "/quotes",
        "/quotes Серовой",
        "/sources",
        "/add example.com",
    ):
        assert await talk.say(reader, question), question
    assert "https://example.com/1?a=1&b=2" in str(telegram.sent(reader)[-1]["entities"])
    for question in (
        f"/search {text}"[:4000],
        f"/follow {text}"[:4000],
        f"/mute {text}"[:4000],
        "https://example.org/1",
    ):
        assert await talk.say(reader, question), question
    query = telegram.ask_inline(reader, "Серовой")
    await talk.settle()
    assert (await telegram.answered(query))["results"]
    assert all(label.strip() for message in telegram.sent(reader) for label in labels(message))
