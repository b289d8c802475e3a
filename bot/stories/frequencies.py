"""How common each word has been lately: document frequencies that fade as topics do."""

from __future__ import annotations

import numpy as np

from bot.stories.terms import SPACE
from bot.stories.window import Columns, Floats

HALF_LIFE = 7 * 86_400.0
"""Seconds in which an article counts half: weekly columns and the week's topics balance out."""

LARGEST_UNIT = 1e6
"""When new articles weigh this much more than the first ones, all counts are scaled down."""


class Frequencies:
    """Counts of documents by column; instead of fading old counts, new documents weigh more."""

    def __init__(self) -> None:
        self._counts = np.zeros(SPACE, np.float32)
        self._documents = 0.0
        self._unit = 1.0
        self._latest: float | None = None

    def count(self, columns: Columns, published: float) -> None:
        """Count a document; `published` is in seconds."""
        if self._latest is not None and published > self._latest:
            self._unit *= 2 ** ((published - self._latest) / HALF_LIFE)
        self._latest = max(published, self._latest or published)
        self._counts[columns] += self._unit
        self._documents += self._unit
        if self._unit > LARGEST_UNIT:
            self._counts /= self._unit
            self._documents, self._unit = self._documents / self._unit, 1.0

    def rarity(self, columns: Columns) -> Floats:
        """The smoothed inverse document frequency, 1 for a word of every document."""
        counts = self._counts[columns] / self._unit
        rarity: Floats = (np.log((self._documents / self._unit + 1) / (counts + 1)) + 1).astype(np.float32)
        return rarity
