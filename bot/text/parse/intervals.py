"""Spans of a text that can be asked quickly whether they cover a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from bot.text.types import Span


class Intervals:
    """A set of spans; those that touch or overlap are one."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def hold(self, offset: int) -> bool:
        """Tell whether a span covers the code point at the offset."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]

    def overlap(self, span: Span) -> bool:
        """Tell whether any code point of the span is covered."""
        place = bisect_left(self._starts, span.end) - 1
        return place >= 0 and self._ends[place] > span.start
