"""What a person has sent: a link, a text or neither; in a group also what a mention of the bot points at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aiogram import Bot
from aiogram.types import Message, MessageEntity

# A paragraph of news has more; a question, a name or a remark has less.
TEXT_FROM = 200
# A forwarded post is meant to be read, however short; so is what quotes somebody or has a headline.
MEANT_FROM = 60
MEANT = re.compile(r"[«»“”„\"]|\S\n+\S")
# For servers that speak the Bot API but mark no addresses; «(https://example.org/a).» ends before the bracket.
WRITTEN_LINK = re.compile(r"https?://[^\s<>\"«»]+[^\s<>\"«».,:;!?)\]]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    url: str


@dataclass(frozen=True, slots=True)
class Text:
    text: str


def what_is_sent(message: Message) -> Link | Text | None:
    """A long text is read itself, even with links in it; a short one with a link means the page behind it."""
    text = message.text or message.caption or ""
    least = MEANT_FROM if message.forward_origin or MEANT.search(text) else TEXT_FROM
    links = list(_links(message))
    if len(text) - sum(length for _, length in links) >= least:
        return Text(text)
    return Link(links[0][0]) if links else None


def _links(message: Message) -> Iterator[tuple[str, int]]:
    """Addresses with the number of characters that each takes of the text."""
    text = message.text or message.caption or ""
    entities = [entity for entity in _entities(message) if entity.type in ("url", "text_link")]
    for entity in entities:
        if entity.url:
            yield entity.url, 0
        else:
            written = entity.extract_from(text)
            yield written if "://" in written else f"https://{written}", len(written)
    if not entities:
        yield from ((found[0], len(found[0])) for found in WRITTEN_LINK.finditer(text))


async def mentions_bot(message: Message, bot: Bot) -> bool:
    """Whether a message calls the bot by its @name; a mention at the head of a command counts as the command."""
    me = await bot.me()
    name = f"@{me.username}".lower()
    return any(_named(entity, message).lower() == name for entity in _entities(message))


def _entities(message: Message) -> list[MessageEntity]:
    return message.entities or message.caption_entities or []


def _named(entity: MessageEntity, message: Message) -> str:
    return entity.extract_from(message.text or message.caption or "") if entity.type == "mention" else ""
