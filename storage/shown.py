"""What a chat has seen of each story, so that none comes twice unless more outlets have taken it up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import shown_stories
from storage.upsert import upsert


async def mark(connection: AsyncConnection, chat_id: int, stories: Iterable[tuple[int, int]], now: datetime) -> None:
    """Remember that a chat has seen these stories, each with the number of its outlets."""
    for story_id, outlet_count in stories:
        values = {"chat_id": chat_id, "story_id": story_id, "outlet_count": outlet_count, "shown_at": now}
        await connection.execute(upsert(connection, shown_stories, values, keys=("chat_id", "story_id")))


async def seen(connection: AsyncConnection, chat_id: int, since: datetime) -> dict[int, int]:
    """The stories that a chat has been shown since a moment, with the number of outlets then."""
    columns = (shown_stories.c.story_id, shown_stories.c.outlet_count)
    mine = (shown_stories.c.chat_id == chat_id) & (shown_stories.c.shown_at >= since)
    return {row.story_id: row.outlet_count for row in await connection.execute(select(*columns).where(mine))}
