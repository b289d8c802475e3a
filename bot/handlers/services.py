"""What handlers need of the rest of the program; the composition root hands it over under these names.

The dispatcher carries `store: Database`, `services: Services`, `sender: Sender`, `clock: Clock`, `options: Options`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.digest.types import QuoteView, StoryView
from bot.pipeline.results import MadeDigest, ReadText, Trouble
from storage.feeds import Feed, FeedSource
from storage.readers import Reader
from storage.stories import KeptQuote

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Options:
    """Settings that handlers obey; `admins` are user ids, `zone` and `language` those of a new reader."""

    admins: frozenset[int] = frozenset()
    zone: str = "Asia/Almaty"
    language: str = "ru"
    max_feeds: int = 50
    max_words: int = 50
    max_file_bytes: int = 5_000_000


class Services(Protocol):
    """The use cases that take more than a query of the store. Texts come in the language of the i18n context."""

    async def read_link(self, url: str) -> ReadText | Trouble: ...

    async def read_text(self, text: str) -> ReadText | Trouble: ...

    async def read_file(self, name: str, body: bytes) -> ReadText | Trouble:
        """`name` tells .txt, .html and .docx apart; other files are NOT_TEXT."""
        ...

    async def find_feeds(self, url: str) -> tuple[FeedSource, ...] | Trouble:
        """The feeds that an address is or that its page offers, the most likely first; NO_FEED instead of none."""
        ...

    async def digest_now(self, reader: Reader, now: datetime) -> MadeDigest:
        """Everything new since `reader.covered_until` (at most a week), unseen; one line in `parts` if nothing is new.

        Nothing is recorded: the handler marks `stories` as shown once they are sent.
        """
        ...

    async def stories(self, reader: Reader, story_ids: Sequence[int]) -> tuple[StoryView, ...]:
        """These stories in this order, as the reader's own outlets tell them; muted ones are left out."""
        ...

    async def quotes(self, reader: Reader, kept: Sequence[KeptQuote]) -> tuple[QuoteView, ...]:
        """These quotes in this order; muted ones are left out."""
        ...

    def parse_opml(self, body: bytes) -> tuple[FeedSource, ...] | Trouble: ...

    def write_opml(self, feeds: tuple[Feed, ...], now: datetime) -> bytes: ...
