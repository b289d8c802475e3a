"""What the rules hand on: a span of speech, the word that reports it, and who the sentence says spoke."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.text.parse.mentions import Mention
from bot.text.types import QuoteKind, Span

ANSWER = "answer"
"""The rule of answers in an interview."""

AMONG_OTHERS = "sentence in marks"
"""The rule of words in marks among the author's sentences, with no verb of speech: anybody's, as often as not."""

OF_THIS = "об этом сообщил"
"""The rule of «Мост закроют. Об этом сообщил Рей.»"""


class SourceKind(StrEnum):
    """How a sentence points at the one who speaks."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"
    ZERO = "no subject"
    UNKNOWN = "not said"


@dataclass(frozen=True, slots=True)
class Source:
    """The words `first` to `last` (included) with their head; gender and number as the verb has them, or ''."""

    kind: SourceKind
    head: int = -1
    first: int = -1
    last: int = -1
    gender: str = ""
    number: str = ""

    @property
    def bare(self) -> bool:
        """The noun alone, with nothing that describes it."""
        return self.first == self.head == self.last


UNKNOWN = Source(SourceKind.UNKNOWN)


def by_name(mention: Mention) -> Source:
    """The one whom a name in the text names."""
    return Source(SourceKind.NAME, mention.first, mention.first, mention.last)


@dataclass(frozen=True, slots=True)
class Found:
    """A quote before its speaker is known."""

    kind: QuoteKind
    parts: tuple[Span, ...]
    cue: Span | None
    source: Source
    rule: str
    confidence: float

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end

    @property
    def at(self) -> int:
        """Where the sentence names its source: what is before it may explain a pronoun."""
        return self.cue.start if self.cue else self.start
