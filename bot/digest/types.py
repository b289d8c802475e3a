"""What a digest is made of and what it comes to: stories, quotes, a reader's wishes, the chosen items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words somebody said, verbatim; `speaker` None means that nobody can be named for sure.

    `rank` orders the key quotes of one article (1 is the best), None is an ordinary quote.
    """

    text: str
    speaker: str | None
    role: str | None
    kind: str
    outlet: str
    url: str
    published_at: datetime
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class StoryView:
    """An event as one reader's outlets tell it.

    `outlet_count` counts the reader's own outlets, the representative one included; `summary` holds
    (rank, sentence) in the order of the article, rank 1 the most important.
    """

    story_id: int
    title: str
    outlet: str
    url: str
    published_at: datetime
    outlet_count: int = 1
    other_outlets: tuple[str, ...] = ()
    summary: tuple[tuple[int, str], ...] = ()
    quotes: tuple[QuoteView, ...] = ()

    def sentences(self, count: int) -> tuple[str, ...]:
        """The `count` most important sentences, in the article's own order."""
        return tuple(sentence for rank, sentence in self.summary if rank <= count)


@dataclass(frozen=True, slots=True)
class Brief:
    """All of a story that decides whether it is told; `quoted` says that it has a key quote."""

    story_id: int
    published_at: datetime
    outlet_count: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Pick:
    """A story to tell; `grown` says that the chat has seen it before with fewer outlets."""

    story_id: int
    grown: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """How much a digest of one length holds."""

    stories: int
    sentences: int
    quotes: int


# A phone shows about 25 lines: short is one screen, medium three, long as much as people read over breakfast.
MEASURES: Mapping[str, Measure] = {
    "short": Measure(stories=4, sentences=1, quotes=3),
    "medium": Measure(stories=8, sentences=2, quotes=6),
    "long": Measure(stories=15, sentences=3, quotes=12),
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a cohort wants from a digest; `followed` and `muted` are ids of stories that match its words.

    `seen` gives, for a story that its chats have been shown, how many outlets had it then.
    """

    length: str = "medium"
    show_quotes: bool = True
    followed: frozenset[int] = frozenset()
    muted: frozenset[int] = frozenset()
    seen: Mapping[int, int] = field(default_factory=dict)

    @property
    def measure(self) -> Measure:
        return MEASURES.get(self.length, MEASURES["medium"])


@dataclass(frozen=True, slots=True)
class Item:
    """A chosen story, `grown` as in its Pick."""

    story: StoryView
    grown: bool


@dataclass(frozen=True, slots=True)
class Said:
    """The quotes of one speaker, the best first."""

    speaker: str
    role: str | None
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The chosen stories, the most important first, and who said what.

    `all_seen` says of an empty one that there was news, and that the chat has been shown all of it.
    """

    items: tuple[Item, ...]
    said: tuple[Said, ...]
    sentences: int
    all_seen: bool = False

    @property
    def empty(self) -> bool:
        return not self.items
