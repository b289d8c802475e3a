"""Finds the story that an article belongs to, one article after the other, over a window of three days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from bot.stories.frequencies import Frequencies
from bot.stories.terms import NUMBERS, Terms
from bot.stories.window import Columns, Floats, Vector, Window

WINDOW = timedelta(hours=72)
"""Reports of one event that lie further apart are two stories (a forecast for the 8th and one for the 16th)."""

THRESHOLD = 0.42

SEED = 0.35
"""An article that is like no single member this much is like no story."""

SAME_OUTLET = 0.3
"""Taken off within one outlet, which seldom tells the same twice: 12 of 14 such labelled pairs are two events."""

OTHER_NUMBERS = 0.05
"""Taken off where both have numbers and share none: 20 of 23 such labelled pairs are two events."""

OUTSIDE = -1.0
"""The likeness of what lies outside the window; inside it never falls below -SAME_OUTLET."""

STALE_SHARE = 0.2
"""The window is compacted when so much of it is too old: a copy of 60 MB, rarely."""


@dataclass(frozen=True, slots=True)
class Report:
    """An article as grouping sees it."""

    article: int
    outlet: str
    published: datetime
    terms: Terms


class StoryIndex:
    """The articles of the last three days and their stories; filled again from storage at start by `add`.

    It answers from its memory alone, so the same reports in the same order give the same stories.
    """

    def __init__(self) -> None:
        self._window = Window()
        self._frequencies = Frequencies()
        self._outlets: dict[str, int] = {}
        self._newest = 0.0

    def __len__(self) -> int:
        return self._window.size

    def match(self, report: Report) -> int | None:
        """Give the story that the report tells, or None for a new one; the index does not change."""
        if not self._window.size:
            return None
        vector = self._vector(report.terms)
        likeness = self._likeness(report, vector)
        stories = np.unique(self._window.story[likeness >= SEED])
        if not len(stories):
            return None
        linkage = self._linkage(likeness, stories)
        best = int(np.argmax(linkage))
        return int(stories[best]) if linkage[best] >= THRESHOLD else None

    def add(self, report: Report, story: int) -> None:
        """Enter a report as a member of a story, in place of an earlier report of the same article."""
        self._forget(report.article)
        vector = self._vector(report.terms)
        published = report.published.timestamp()
        self._frequencies.count(vector.columns, published)
        outlet = self._outlets.setdefault(report.outlet, len(self._outlets))
        self._window.append(vector, report.article, story, outlet, published)
        self._newest = max(self._newest, published)
        self._drop_stale()

    def _likeness(self, report: Report, vector: Vector) -> Floats:
        """Similarity with every row, less what speaks against one event; below zero outside the window."""
        window = self._window
        likeness = window.similarities(vector)
        likeness[window.outlet == self._outlets.get(report.outlet, -1)] -= SAME_OUTLET
        likeness[np.abs(window.published - report.published.timestamp()) > WINDOW.total_seconds()] = OUTSIDE
        numbers = _numbers(vector)
        if len(numbers):
            for row in np.flatnonzero(likeness >= SEED):
                others = window.numbers(int(row))
                if len(others) and not np.isin(numbers, others, assume_unique=True).any():
                    likeness[row] -= OTHER_NUMBERS
        return likeness

    def _linkage(self, likeness: Floats, stories: NDArray[np.int64]) -> NDArray[np.float64]:
        """For each story the average over its outlets of the average over each one's reports."""
        rows = np.flatnonzero(np.isin(self._window.story, stories) & (likeness > OUTSIDE))
        member_of = np.searchsorted(stories, self._window.story[rows])
        keys, voice_of = np.unique(member_of * len(self._outlets) + self._window.outlet[rows], return_inverse=True)
        voices = np.bincount(voice_of, likeness[rows]) / np.bincount(voice_of)
        story_of = keys // len(self._outlets)
        return np.bincount(story_of, voices) / np.bincount(story_of)

    def _vector(self, terms: Terms) -> Vector:
        """Words by frequency and rarity, names and numbers by frequency, half of the length each."""
        words, counts = _sorted(terms.words)
        names, mentions = _sorted(terms.names)
        weights = _unit((1 + np.log(counts)) * self._frequencies.rarity(words))
        return Vector(np.concatenate((words, names)), np.concatenate((weights, _unit(1 + np.log(mentions)))))

    def _forget(self, article: int) -> None:
        known = self._window.article == article
        if known.any():
            self._window.keep(~known)

    def _drop_stale(self) -> None:
        if self._window.size % 256:
            return
        fresh = self._window.published >= self._newest - WINDOW.total_seconds()
        if np.count_nonzero(fresh) < (1 - STALE_SHARE) * self._window.size:
            self._window.keep(fresh)


def _sorted(counts: Mapping[int, int]) -> tuple[Columns, Floats]:
    columns = np.fromiter(sorted(counts), np.int32, len(counts))
    return columns, np.fromiter((counts[int(column)] for column in columns), np.float32, len(counts))


def _unit(weights: NDArray[np.float32]) -> Floats:
    """Scale to a length whose square is a half, so that words and names together have length 1."""
    length = float(np.sqrt(2 * np.sum(weights * weights)))
    return (weights / length if length else weights).astype(np.float32)


def _numbers(vector: Vector) -> Columns:
    return vector.columns[np.searchsorted(vector.columns, NUMBERS) :]
