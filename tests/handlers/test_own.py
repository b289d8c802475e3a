"""Outlets, lists of feeds, follows and mutes, and forgetting: a chat sees and changes only its own."""

from __future__ import annotations

from bot.handlers.services import Options
from bot.local.server import LocalTelegram
from bot.pipeline.results import Trouble
from storage import feeds, readers, shown
from storage.feeds import FeedSource, Poll
from tests.handlers.talk import NOW, Talk, labels, news

SHIPPED = FeedSource("https://example.org/rss", "Пример <&>")
OWN = FeedSource("https://example.com/feed", "Своё")


async def ship(talk: Talk, *sources: FeedSource) -> None:
    async with talk.store.write() as connection:
        await feeds.ship(connection, sources, NOW)


async def urls(talk: Talk, chat: int, *, enabled: bool = True) -> list[str]:
    async with talk.store.read() as connection:
        return [one.feed.url for one in await feeds.for_reader(connection, chat) if one.enabled is enabled]


async def test_an_outlet_is_switched_off_and_on(talk: Talk, reader: int) -> None:
    await ship(talk, SHIPPED)
    [answer] = await talk.say(reader, "/sources")
    assert labels(answer) == ["✓ Пример <&>"]
    await talk.press(reader, "✓ Пример <&>")
    assert await urls(talk, reader, enabled=False) == [SHIPPED.url]
    await talk.press(reader, "☐ Пример <&>")
    assert await urls(talk, reader) == [SHIPPED.url]


async def test_a_failing_outlet_says_why_in_plain_words(talk: Talk, reader: int) -> None:
    await ship(talk, SHIPPED)
    for error, state, expected in (
        ("HTTP 404", feeds.FAILING, "по этому адресу её больше нет"),
        ("HTTP 503", feeds.FAILING, "на сайте ошибка (503)"),
        ("TimeoutError: ", feeds.FAILING, "сайт не отвечает"),
        ("not readable as a feed: a page", feeds.FAILING, "там теперь не лента, а что-то другое"),
        ("robots.txt forbids it", feeds.FAILING, "сайт не пускает программы"),
        ("HTTP 410", feeds.GONE, "лента закрыта, больше не проверяю"),
    ):
        async with talk.store.write() as connection:
            [feed] = await feeds.every(connection)
            await feeds.record_poll(connection, feed.id, Poll(state, 3, error, None, None, None, None, NOW, NOW, None))
        [answer] = await talk.say(reader, "/sources")
        assert f"⚠️ Пример <&> — {expected}" in answer["text"]


async def test_many_outlets_turn_pages(talk: Talk, reader: int) -> None:
    await ship(talk, *(FeedSource(f"https://example.org/{n}", f"Издание {n:02}") for n in range(20)))
    [answer] = await talk.say(reader, "/sources")
    assert labels(answer)[-2:] == ["1 / 3", "▶"]
    await talk.press(reader, "▶")
    await talk.press(reader, "✓ Издание 08")
    assert "☐ Издание 08" in labels(talk.telegram.sent(reader)[0])


async def test_a_site_of_ones_own_is_added_and_dropped(talk: Talk, reader: int) -> None:
    talk.services.feeds["https://example.com"] = (OWN,)
    [answer] = await talk.say(reader, "/add example.com")
    assert answer["text"].startswith("Добавлено: Своё.")
    [answer] = await talk.say(reader, "/add https://example.com")
    assert "вы уже читаете" in answer["text"]
    await talk.say(reader, "/sources")
    await talk.press(reader, "🗑")
    assert await urls(talk, reader) == []


async def test_of_several_feeds_one_is_chosen_also_after_a_restart(talk: Talk, reader: int) -> None:
    other = FeedSource("https://example.com/sport?a=1&b=2", "Спорт <&>")
    talk.services.feeds["https://example.com"] = (OWN, other)
    await talk.say(reader, "/add example.com")
    talk.restart()
    await talk.press(reader, "Спорт <&>")
    assert await urls(talk, reader) == [other.url]
    assert talk.last(reader).startswith("Добавлено: Спорт <&>.")


async def test_a_site_without_feeds_is_told(talk: Talk, reader: int) -> None:
    [answer] = await talk.say(reader, "/add example.com")
    assert "Новостной ленты здесь не нашлось" in answer["text"]
    talk.services.feeds["https://example.com"] = Trouble.TIMED_OUT
    [answer] = await talk.say(reader, "/add example.com")
    assert "слишком долго не отвечает" in answer["text"]
    [answer] = await talk.say(reader, "/add")
    assert "Какое издание добавить?" in answer["text"]


async def test_feeds_of_ones_own_have_a_limit(talk: Talk, reader: int, telegram: LocalTelegram) -> None:
    talk.options = Options(max_feeds=2)
    talk.restart()
    talk.services.opml = tuple(FeedSource(f"https://example.com/{n}", f"Лента {n}") for n in range(5))
    telegram.send_file(reader, reader, "мои.opml", b"<opml/>")
    await talk.settle()
    assert talk.last(reader).startswith("Добавлены 2 ленты. Не поместились 3. Больше 2 своих лент добавить нельзя.")
    telegram.send_file(reader, reader, "мои.opml", b"<opml/>", caption="/import")
    await talk.settle()
    assert talk.last(reader).startswith("Новых лент в списке нет. Уже были 2.")
    talk.services.feeds["https://example.com"] = (OWN,)
    [answer] = await talk.say(reader, "/add example.com")
    assert "Больше 2 своих лент" in answer["text"]


async def test_a_list_goes_out_and_comes_in(talk: Talk, reader: int, telegram: LocalTelegram) -> None:
    await ship(talk, SHIPPED)
    await talk.say(reader, "/export")
    [file] = telegram.world.files.values()
    assert file.name == "skazano.opml"
    assert telegram.world.contents[file.file_id].decode() == SHIPPED.url
    await talk.say(reader, "/sources")
    await talk.press(reader, "✓ Пример <&>")
    [answer] = await talk.say(reader, "/export")
    assert "сохранять нечего" in answer["text"]
    [answer] = await talk.say(reader, "/import")
    assert "Пришлите файл .opml" in answer["text"]
    talk.services.opml = Trouble.NO_FEED
    telegram.send_file(reader, reader, "не список.xml", b"<html/>")
    await talk.settle()
    assert talk.last(reader) == "Это не похоже на список лент OPML."


async def test_a_list_names_no_feed_for_others(talk: Talk, reader: int, telegram: LocalTelegram) -> None:
    stranger = telegram.add_user("Дмитрий")
    given = FeedSource("https://www.example.com/feed", "Рекламное агентство", "https://example.net/casino")
    talk.services.opml = (given,)
    telegram.send_file(stranger, stranger, "мои.opml", b"<opml/>")
    await talk.settle()
    talk.services.feeds["https://example.com"] = (FeedSource(given.url, "Своё"),)
    await talk.say(reader, "/add example.com")
    async with talk.store.read() as connection:
        assert [(feed.title, feed.site_url) for feed in await feeds.every(connection)] == [("example.com", None)]


async def test_another_chats_feed_cannot_be_switched_on_by_its_number(
    talk: Talk, reader: int, telegram: LocalTelegram
) -> None:
    stranger = telegram.add_user("Дмитрий")
    talk.services.feeds["https://example.com"] = (OWN,)
    await talk.say(stranger, "/add example.com")
    await ship(talk, SHIPPED)
    await talk.say(reader, "/sources")
    async with talk.store.read() as connection:
        private = next(feed.id for feed in await feeds.every(connection) if feed.url == OWN.url)
    message = telegram.sent(reader)[0]
    message["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = f"sw:{private}:1:0"
    query = telegram.press(reader, reader, message["message_id"], f"sw:{private}:1:0")
    await talk.settle()
    assert "устарела" in (await telegram.answered(query))["text"]
    assert await urls(talk, reader) == [SHIPPED.url]


async def test_words_are_followed_muted_and_removed(talk: Talk, reader: int) -> None:
    [answer] = await talk.say(reader, "/follow цены на нефть")
    assert "Новости со словами «цены на нефть» теперь идут в дайджесте первыми." in answer["text"]
    assert labels(answer) == ["✕ цены на нефть"]
    await talk.say(reader, "/mute футбол")
    [answer] = await talk.say(reader, "/mute футбол")
    assert "«футбол» уже в списке" in answer["text"]
    await talk.press(reader, "✕ цены на нефть")
    assert "За чем следить?" in talk.telegram.texts(reader)[0]
    async with talk.store.read() as connection:
        assert [one.words for one in await readers.words(connection, reader)] == ["футбол"]


async def test_a_single_letter_is_not_muted(talk: Talk, reader: int) -> None:
    for asked in ("/mute а", "/mute и в", "/follow Q"):
        [answer] = await talk.say(reader, asked)
        assert answer["text"].startswith("Одной буквы мало")
    async with talk.store.read() as connection:
        assert await readers.words(connection, reader) == []


async def test_words_turn_pages_and_have_a_limit(talk: Talk, reader: int) -> None:
    talk.options = Options(max_words=11)
    talk.restart()
    for number in range(11):
        await talk.say(reader, f"/mute слово {number}")
    [answer] = await talk.say(reader, "/mute ещё одно")
    assert "Больше 11 записей не поместится" in answer["text"]
    await talk.press(reader, "▶")
    assert "✕ слово 10" in labels(talk.telegram.sent(reader)[-1])


async def test_forgetting_asks_once_and_deletes_everything(talk: Talk, reader: int) -> None:
    await talk.publish("https://example.org/rss", news(1, "Новость"))
    for said in ("/subscribe 8:00", "/mute футбол", "/latest", "/forget"):
        await talk.say(reader, said)
    await talk.press(reader, "Оставить")
    assert await talk.kept(reader)
    await talk.say(reader, "/forget")
    await talk.press(reader, "Удалить")
    assert await talk.reader(reader) is None
    async with talk.store.read() as connection:
        assert await readers.words(connection, reader) == []
        assert not (await shown.seen(connection, [reader], [1])).get(reader)


async def test_every_command_speaks_every_language_within_telegrams_rules(talk: Talk, telegram: LocalTelegram) -> None:
    await talk.publish("https://example.org/rss", news(1, "Рост цен", "Мы следим", "Айгуль Серова"))
    commands = "start latest quotes digest search settings subscribe sources add import follow mute forget help"
    for language in ("ru", "kk", "en"):
        person = telegram.add_user("Аружан", language=language)
        for command in commands.split():
            assert await talk.say(person, f"/{command}"), (language, command)
        for label in [label for message in telegram.sent(person) for label in labels(message)]:
            assert len(label) <= 64
    assert not [call for call in telegram.calls if call.status not in (200, 0)]
