"""From what is kept to the messages of one digest: `look | match | choose | compose`.

Whether a story is told is decided without its text and quotes; only those of the chosen are loaded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aiogram.utils.i18n import I18n

from bot.delivery.render import Heading, digest_messages
from bot.delivery.views import brief, story_view
from bot.digest import select
from bot.digest.types import Brief, Digest, Item, Wishes
from storage import candidates, search, stories
from storage.candidates import Candidate
from storage.database import Connection
from storage.digests import Choices
from storage.feeds import visible_feed_ids

# What `storage.search.holding` takes: for each word the stems that it may have.
Stem = Callable[[str], Sequence[Sequence[str]]]

# Articles that were still being read when the last digest was made; what was shown is not shown again.
OVERLAP = timedelta(hours=1)
# A feed that is read for the first time brings weeks of old entries; they are for /latest, not for a digest.
OLDEST = timedelta(hours=24)


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
class Fresh:
    """What was added to some outlets within a window; readers of the same outlets share it."""

    briefs: tuple[Brief, ...]
    story_of: Mapping[int, int]  # by article


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may go into a digest, and which of it matches followed and muted words."""

    briefs: tuple[Brief, ...]
    followed: frozenset[int]
    muted: frozenset[int]

    @property
    def ids(self) -> list[int]:
        return [story.story_id for story in self.briefs]


@dataclass(frozen=True, slots=True)
class Made:
    """A digest ready to send: its messages in order, and the stories in it with their counts of outlets."""

    parts: tuple[str, ...]
    outlets: Mapping[int, int]


async def look(connection: Connection, order: Order) -> Fresh:
    """The stories of the chat's outlets that were added to within the window."""
    start = order.window_start - OVERLAP
    found = await candidates.fresh(connection, visible_feed_ids(order.chat_id), start, order.window_end)
    grouped: dict[int, list[Candidate]] = defaultdict(list)
    for article in found:
        grouped[article.story_id].append(article)
    told = [articles for articles in grouped.values() if articles[-1].published_at > order.window_start - OLDEST]
    return Fresh(
        tuple(brief(articles) for articles in told),
        {article.id: article.story_id for articles in told for article in articles},
    )


async def match(connection: Connection, order: Order, found: Fresh, stem: Stem) -> Candidates:
    """The same with what the chat's own words say about it."""
    first = min(found.story_of, default=0)

    async def holding(phrases: Sequence[str]) -> frozenset[int]:
        articles = [await search.holding(connection, stem(words), first) for words in phrases]
        return frozenset(found.story_of[one] for ids in articles for one in ids if one in found.story_of)

    followed, muted = await holding(order.choices.follows), await holding(order.choices.mutes)
    return Candidates(found.briefs, followed, muted)


async def choose(connection: Connection, order: Order, found: Candidates, seen: Mapping[int, int]) -> Digest:
    """The digest, loaded; `seen` is what the chat has been shown of the candidates."""
    wishes = Wishes(order.length, order.show_quotes, found.followed, found.muted, seen)
    picks = {pick.story_id: pick for pick in select.choose(found.briefs, wishes, order.window_end)}
    loaded = await stories.load(connection, list(picks), visible_feed_ids(order.chat_id))
    return select.arrange([Item(story_view(story), picks[story.id].grown) for story in loaded], wishes)


def compose(order: Order, digest: Digest, i18n: I18n) -> Made:
    heading = Heading(order.local_date, order.slot, order.zone, order.place, order.at)
    with i18n.context(), i18n.use_locale(order.language):
        parts = digest_messages(digest, heading)
    return Made(parts, {item.story.story_id: item.story.outlet_count for item in digest.items})
