"""Which stories a chat has been shown: none comes twice unless more outlets have taken it up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import shown_stories
from storage.upsert import upsert


async def mark(connection: AsyncConnection, chat_id: int, outlets: Mapping[int, int], now: datetime) -> None:
    """A chat was shown these stories, each told by so many of its outlets."""
    rows = [
        {"chat_id": chat_id, "story_id": story_id, "outlet_count": count, "shown_at": now}
        for story_id, count in outlets.items()
    ]
    if rows:
        one = upsert(connection, shown_stories, rows[0], keys=("chat_id", "story_id"))
        await connection.execute(one, rows)


async def seen(
    connection: AsyncConnection, chat_ids: Sequence[int], story_ids: Sequence[int]
) -> dict[int, dict[int, int]]:
    """By chat and story, how many outlets told it when the chat saw it last.

    A week has more stories than a statement takes values, so that the database looks between the first and the last.
    """
    found: dict[int, dict[int, int]] = defaultdict(dict)
    if not story_ids:
        return found
    wanted = {*story_ids}
    between = shown_stories.c.story_id.between(min(wanted), max(wanted))
    columns = (shown_stories.c.chat_id, shown_stories.c.story_id, shown_stories.c.outlet_count)
    query = select(*columns).where(shown_stories.c.chat_id.in_(list(chat_ids)), between)
    for chat_id, story_id, count in await connection.execute(query):
        if story_id in wanted:
            found[chat_id][story_id] = count
    return found
