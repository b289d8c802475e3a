"""A conversation with the real dispatcher over the local Telegram and a real database; the clock is the test's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update

from bot.delivery.pacer import Pacer
from bot.delivery.sender import Sender
from bot.delivery.views import quote_view, story_view
from bot.digest.types import QuoteView, StoryView
from bot.handlers import make_dispatcher
from bot.handlers.intake import Intake
from bot.handlers.services import Options
from bot.local.server import LocalTelegram
from bot.locales import Catalogs
from bot.pipeline.results import MadeDigest, ReadText, Trouble
from bot.text.stems import name_keys, stems
from bot.text.types import Analysis
from storage import articles, feeds, readers, stories
from storage.articles import NewArticle, NewQuote
from storage.database import Database
from storage.feeds import Feed, FeedSource
from storage.readers import Reader
from storage.stories import KeptQuote

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ADMIN = 1001


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **parts: float) -> None:
        self.now += timedelta(**parts)


@dataclass
class FakeServices:
    """Answers as told, hides the quotes in `muted`; what it is asked stands in `asked`."""

    store: Database
    answers: dict[str, ReadText | Trouble] = field(default_factory=dict)
    feeds: dict[str, tuple[FeedSource, ...] | Trouble] = field(default_factory=dict)
    opml: tuple[FeedSource, ...] | Trouble = ()
    digest: MadeDigest = MadeDigest(("<b>Сказано</b>",), ())
    asked: list[str] = field(default_factory=list)
    error: BaseException | None = None
    muted: frozenset[str] = frozenset()

    async def read_link(self, url: str) -> ReadText | Trouble:
        return self._answer(url)

    async def read_text(self, text: str) -> ReadText | Trouble:
        return self._answer(text)

    async def read_file(self, name: str, body: bytes) -> ReadText | Trouble:
        return self._answer(name)

    def _answer(self, asked: str) -> ReadText | Trouble:
        self.asked.append(asked)
        if self.error:
            raise self.error
        title, _, _ = asked.partition("\n")
        return self.answers.get(asked) or ReadText(title, asked, Analysis("ru", (), ()))

    async def find_feeds(self, url: str) -> tuple[FeedSource, ...] | Trouble:
        self.asked.append(url)
        return self.feeds.get(url, Trouble.NO_FEED)

    async def digest_now(self, reader: Reader, now: datetime) -> MadeDigest:
        return self.digest

    async def stories(self, reader: Reader, story_ids: Sequence[int]) -> tuple[StoryView, ...]:
        async with self.store.read() as connection:
            kept = await stories.load(connection, story_ids, feeds.visible_feed_ids(reader.chat_id))
        return tuple(story_view(story) for story in kept)

    async def quotes(self, reader: Reader, kept: Sequence[KeptQuote]) -> tuple[QuoteView, ...]:
        return tuple(quote_view(quote) for quote in kept if quote.text not in self.muted)

    def parse_opml(self, body: bytes) -> tuple[FeedSource, ...] | Trouble:
        return self.opml

    def write_opml(self, feeds: tuple[Feed, ...], now: datetime) -> bytes:
        return "\n".join(feed.url for feed in feeds).encode()


class Talk:
    """People speak through `telegram`; `settle` lets the bot handle what has come."""

    def __init__(self, telegram: LocalTelegram, bot: Bot, store: Database, options: Options) -> None:
        self.telegram = telegram
        self.bot = bot
        self.store = store
        self.options = options
        self.clock = Clock()
        self.services = FakeServices(store)
        self.sender = Sender(bot, Pacer())
        self.offset = 0
        self.restart()

    def restart(self) -> None:
        """Everything that is not kept is gone."""
        self.dispatcher: Dispatcher = make_dispatcher(
            self.store, self.services, self.sender, self.clock, self.options, Catalogs(self.options.language)
        )
        self.intake = Intake(self.bot, self.dispatcher, self.store, self.clock)

    async def take(self) -> list[Update]:
        updates = await self.bot.get_updates(offset=self.offset, timeout=0)
        if updates:
            self.offset = updates[-1].update_id + 1
        return updates

    async def settle(self) -> None:
        """One update after another, as they came."""
        for update in await self.take():
            await self.handle(update)

    async def handle(self, *updates: Update) -> None:
        await self.intake.receive(updates)
        await self.intake.drain()

    async def say(self, user: int, text: str, *, chat: int = 0, **content: Any) -> list[dict[str, Any]]:
        """A message of a person; the new messages of the bot in that chat."""
        place = chat or user
        before = {message["message_id"] for message in self.telegram.sent(place)}
        self.telegram.say(place, user, text, **content)
        await self.settle()
        return [message for message in self.telegram.sent(place) if message["message_id"] not in before]

    async def press(self, user: int, label: str, *, chat: int = 0) -> dict[str, Any]:
        """Press the newest button of this label; the answer to the press."""
        number, data = self.button(chat or user, label)
        query = self.telegram.press(chat or user, user, number, data)
        await self.settle()
        return await self.telegram.answered(query)

    def button(self, chat: int, label: str) -> tuple[int, str]:
        for message in reversed(self.telegram.sent(chat)):
            for button in buttons(message):
                if button["text"] == label:
                    return message["message_id"], button["callback_data"]
        raise LookupError(f"no button {label!r}; there are {[labels(m) for m in self.telegram.sent(chat)]}")

    async def reader(self, chat: int) -> Reader | None:
        async with self.store.read() as connection:
            return await readers.get(connection, chat)

    async def kept(self, chat: int) -> Reader:
        reader = await self.reader(chat)
        assert reader is not None
        return reader

    def last(self, chat: int) -> str:
        return self.telegram.texts(chat)[-1]

    async def publish(self, feed_url: str, *news: NewArticle) -> None:
        """Shipped news, a story each."""
        async with self.store.write() as connection:
            await feeds.ship(connection, [FeedSource(feed_url, "Пример")], self.clock())
            feed = next(feed for feed in await feeds.every(connection) if feed.url == feed_url)
            for article in news:
                made = NewArticle(
                    **{name: getattr(article, name) for name in NewArticle.__slots__} | {"feed_id": feed.id}
                )
                saved = await articles.save(connection, made, self.clock())
                await stories.assign(connection, saved.article_id, None, article.published_at)


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def labels(message: dict[str, Any]) -> list[str]:
    return [button["text"] for button in buttons(message)]


def news(number: int, title: str, said: str = "", speaker: str = "", role: str = "министр") -> NewArticle:
    """An article of its own outlet, with one key quote if somebody spoke; a higher number is older."""
    body = f"{title} случилось {number} числа."
    text = f"{title}\n{body}" + (f"\n«{said}», — сказала {speaker}." if said else "")
    start = text.find(said) if said else 0
    quote = NewQuote(
        "direct",
        ((start, start + len(said)),),
        said,
        "сказала",
        speaker,
        "person",
        role,
        1,
        0.9,
        "test",
        name_keys(speaker),
    )
    return NewArticle(
        feed_id=None,
        outlet="Пример",
        url=f"https://example.org/{number}",
        url_key=f"example.org/{number}",
        keys=(f"url:example.org/{number}",),
        guid=str(number),
        title=title,
        text=text,
        language="ru",
        summary=((len(title) + 1, len(title) + 1 + len(body), 1),),
        content_hash=f"hash-{number}",
        entry_hash=f"entry-{number}",
        published_at=NOW - timedelta(minutes=number),
        quotes=(quote,) if said else (),
        title_stems=stems(title),
        body_stems=stems(text),
    )
