"""What an analysis of one article says: summary sentences and quotes, all of them spans of the text.

Every offset counts Unicode code points of the analysed text, whose first line is the headline.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PART_SEPARATOR = " … "


class QuoteKind(StrEnum):
    """The first three are verbatim speech, the last is speech that the author reports."""

    DIRECT = "direct"
    UNMARKED = "unmarked"
    PARTIAL = "partial"
    INDIRECT = "indirect"

    @property
    def verbatim(self) -> bool:
        return self is not QuoteKind.INDIRECT


class SpeakerKind(StrEnum):
    PERSON = "person"
    ROLE = "role"
    ORG = "org"


class SummaryLength(StrEnum):
    """How many sentences a summary has: one, three, five."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it, in the nominative; `role` is the office that the article gives a person."""

    name: str
    kind: SpeakerKind
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """One quote; `rank` orders the key quotes (1 is the best), `rule` names what found it."""

    kind: QuoteKind
    parts: tuple[Span, ...]
    cue: str | None
    speaker: Speaker | None
    confidence: float
    rule: str
    rank: int | None = None

    def text(self, article: str) -> str:
        return PART_SEPARATOR.join(part.of(article) for part in self.parts)


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A whole sentence of the article; `rank` 1 is the most important."""

    span: Span
    rank: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """`summary` holds the sentences of the longest summary in the order of the article."""

    language: str
    summary: tuple[SummarySentence, ...]
    quotes: tuple[Quote, ...]
