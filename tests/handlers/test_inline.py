"""`@bot words` in any chat, and the menu that Telegram shows."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.handlers.menu import set_commands
from bot.local.errors import bad_request
from bot.local.faults import Fault
from bot.local.server import LocalTelegram
from bot.locales import Catalogs
from tests.handlers.talk import ADMIN, Talk, news

FEED = "https://example.org/rss"
TOO_OLD = bad_request("query is too old and response timeout expired or query ID is invalid")


async def ask(talk: Talk, telegram: LocalTelegram, user: int, words: str, offset: str = "") -> dict[str, Any]:
    query = telegram.ask_inline(user, words, offset)
    await talk.settle()
    return await telegram.answered(query)


async def test_quotes_are_offered_to_share(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    await talk.publish(
        FEED, news(1, "Рост <цен>", "Мы & следим", "Айгуль Серова"), news(2, "Спор", "Нет", "Иван Коваль")
    )
    answer = await ask(talk, telegram, reader, "серовой")
    [result] = answer["results"]
    assert (result["title"], result["description"]) == ("Айгуль Серова", "Мы & следим")
    text = result["input_message_content"]["message_text"]
    assert "<blockquote>Мы &amp; следим</blockquote>" in text
    assert 'href="https://example.org/1"' in text
    assert len((await ask(talk, telegram, reader, ""))["results"]) == 2


async def test_nothing_found_offers_the_bot(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    answer = await ask(talk, telegram, reader, "неведомое")
    assert answer["results"] == []
    assert 1 <= len(telegram.calls[-1].params["button"]["text"]) <= 64
    assert await talk.reader(reader) is None


async def test_an_answer_that_comes_too_late_is_no_trouble(
    talk: Talk, telegram: LocalTelegram, reader: int, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.faults.add(Fault(TOO_OLD, methods=("answerInlineQuery",)))
    telegram.ask_inline(reader, "Серова")
    await talk.settle()
    assert telegram.texts(ADMIN) == []
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_reader_is_asked_in_the_language_kept(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    await talk.publish(FEED, news(1, "Рост цен", "Мы следим", "Айгуль Серова"))
    await talk.say(reader, "/settings")
    await talk.press(reader, "Язык")
    await talk.press(reader, "English")
    await ask(talk, telegram, reader, "неведомое")
    assert telegram.calls[-1].params["button"]["text"].startswith("Nothing found")
    assert (await ask(talk, telegram, reader, "Серовой"))["results"]


async def test_what_a_reader_has_muted_is_not_offered(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    await talk.publish(FEED, news(1, "Рост цен", "Мы следим", "Айгуль Серова"), news(2, "Матч", "Гол!", "Анна Серова"))
    await talk.say(reader, "/mute гол")
    talk.services.muted = frozenset({"Гол!"})
    for asked in ("", "Серова"):
        [result] = (await ask(talk, telegram, reader, asked))["results"]
        assert result["description"] == "Мы следим"


async def test_a_long_list_is_paged(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    await talk.publish(FEED, *(news(n, f"Новость {n}", f"Слово номер {n}", "Айгуль Серова") for n in range(1, 26)))
    first = await ask(talk, telegram, reader, "Серова")
    assert (len(first["results"]), first["next_offset"]) == (20, "20")
    second = await ask(talk, telegram, reader, "Серова", "20")
    assert (len(second["results"]), second.get("next_offset", "")) == (5, "")


async def test_the_menu_is_set_in_every_language_and_admins_have_more(talk: Talk, telegram: LocalTelegram) -> None:
    await set_commands(talk.bot, Catalogs(), talk.options)
    calls = [call.params for call in telegram.calls if call.method == "setMyCommands"]
    admins = [call for call in calls if call["scope"].get("chat_id") == ADMIN]
    assert {call.get("language_code") for call in calls} == {None, "ru", "kk", "en"}
    assert all("broadcast" in str(call["commands"]) for call in admins)
    assert not any("broadcast" in str(call["commands"]) for call in calls if call not in admins)
    assert not [call for call in telegram.calls if call.status != 200]
