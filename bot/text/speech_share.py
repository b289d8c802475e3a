"""How much of a sentence is somebody's verbatim speech."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from bot.text.types import Quote, Span


@dataclass(frozen=True, slots=True)
class Speech:
    """The verbatim speech of an article: spans apart from each other, and their ends."""

    spans: tuple[Span, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, quotes: Iterable[Quote]) -> Speech:
        apart: list[Span] = []
        for part in sorted(part for quote in quotes if quote.kind.verbatim for part in quote.parts):
            if apart and part.start < apart[-1].end:
                apart[-1] = Span(apart[-1].start, max(part.end, apart[-1].end))
            else:
                apart.append(part)
        return cls(tuple(apart), tuple(part.end for part in apart))

    def share(self, span: Span) -> float:
        met = self.spans[bisect_right(self.ends, span.start) : bisect_left(self.spans, Span(span.end, span.end))]
        said = sum(min(span.end, part.end) - max(span.start, part.start) for part in met)
        return said / (span.end - span.start)
