"""The two steps of a digest, choosing and arranging, over stories that are loaded already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.digest.select import arrange, choose
from bot.digest.types import Brief, Digest, Item, StoryView, Wishes


def brief(story: StoryView) -> Brief:
    quoted = any(quote.rank is not None for quote in story.quotes)
    return Brief(story.story_id, story.published_at, story.outlet_count, quoted)


def select(stories: Sequence[StoryView], wishes: Wishes, now: datetime) -> Digest:
    by_id = {story.story_id: story for story in stories}
    picks = choose([brief(story) for story in stories], wishes, now)
    return arrange([Item(by_id[pick.story_id], pick.grown) for pick in picks], wishes)
