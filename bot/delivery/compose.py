"""From what is kept to the messages of one digest: load what a chat may be told, choose, render."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aiogram.utils.i18n import I18n

from bot.delivery.render import Heading, digest_messages
from bot.delivery.views import story_view
from bot.digest.select import select
from bot.digest.types import StoryView, Wishes
from storage import search, stories
from storage.database import Connection
from storage.digests import Choices
from storage.feeds import visible_feed_ids

# What `storage.search.find` takes: for each word the stems that it may have.
Stem = Callable[[str], Sequence[Sequence[str]]]

# Articles that were still being read when the last digest was made; what was shown is not shown again.
OVERLAP = timedelta(hours=1)
# A feed that is read for the first time brings weeks of old entries; they are for /latest, not for a digest.
OLDEST = timedelta(hours=24)
MATCHES = 1_000  # newest articles looked at for each followed or muted word


@dataclass(frozen=True, slots=True)
class Order:
    """One digest to make: for whom, of which window of news, under which date and hour, at which moment."""

    chat_id: int
    language: str
    zone: str
    place: str | None
    length: str
    show_quotes: bool
    choices: Choices
    window_start: datetime
    window_end: datetime
    local_date: date
    slot: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may go into a digest, and which of it matches followed and muted words."""

    stories: tuple[StoryView, ...]
    followed: frozenset[int]
    muted: frozenset[int]

    @property
    def ids(self) -> list[int]:
        return [story.story_id for story in self.stories]


@dataclass(frozen=True, slots=True)
class Made:
    """A digest ready to send: its messages in order, and the stories in it with their counts of outlets."""

    parts: tuple[str, ...]
    outlets: Mapping[int, int]


async def candidates(connection: Connection, order: Order, stem: Stem) -> Candidates:
    """The stories of the chat's outlets that were added to within the window."""
    feed_ids = visible_feed_ids(order.chat_id)
    fresh = await stories.between(connection, feed_ids, order.window_start - OVERLAP, order.window_end)
    loaded = await stories.load(connection, fresh, feed_ids)
    told = [story for story in loaded if story.articles[-1].published_at > order.window_start - OLDEST]
    story_of = {article.id: story.id for story in told for article in story.articles}

    async def matching(phrases: Sequence[str]) -> frozenset[int]:
        found = [await search.find(connection, stem(words), feed_ids, limit=MATCHES) for words in phrases]
        return frozenset(story_of[article_id] for ids in found for article_id in ids if article_id in story_of)

    followed, muted = await matching(order.choices.follows), await matching(order.choices.mutes)
    return Candidates(tuple(story_view(story) for story in told), followed, muted)


def compose(order: Order, found: Candidates, seen: Mapping[int, int], i18n: I18n) -> Made:
    """Choose and render; `seen` is what the chat has been shown of the candidates."""
    wishes = Wishes(order.length, order.show_quotes, found.followed, found.muted, seen)
    digest = select(found.stories, wishes, order.window_end)
    heading = Heading(order.local_date, order.slot, order.zone, order.place, order.at)
    with i18n.context(), i18n.use_locale(order.language):
        parts = digest_messages(digest, heading)
    return Made(parts, {item.story.story_id: item.story.outlet_count for item in digest.items})
