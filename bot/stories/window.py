"""The vectors of the last days in one growing sparse matrix, compared with a new one at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.stories.terms import NUMBERS, SPACE

NEWEST = 1024
"""Rows that are compared one by one before the inverted index of the others is built again (30 ms at 60,000)."""

Floats = NDArray[np.float32]
Columns = NDArray[np.int32]
Cell = TypeVar("Cell", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Vector:
    """The weights of an article by ascending column."""

    columns: Columns
    weights: Floats


class Window:
    """Rows of vectors with the article, story, outlet and time (seconds) of each.

    All but the newest are also kept by column, so that a comparison touches only rows that share a column.
    """

    def __init__(self) -> None:
        self.size = 0
        self._ends = np.zeros(1, np.int32)
        self._columns = np.empty(0, np.int32)
        self._weights = np.empty(0, np.float32)
        self._article = np.empty(0, np.int64)
        self._story = np.empty(0, np.int64)
        self._outlet = np.empty(0, np.int32)
        self._published = np.empty(0, np.float64)
        self._index = csr_array((SPACE, 0), dtype=np.float32)
        self._indexed = 0

    @property
    def article(self) -> NDArray[np.int64]:
        return self._article[: self.size]

    @property
    def story(self) -> NDArray[np.int64]:
        return self._story[: self.size]

    @property
    def outlet(self) -> NDArray[np.int32]:
        return self._outlet[: self.size]

    @property
    def published(self) -> NDArray[np.float64]:
        return self._published[: self.size]

    def append(self, vector: Vector, article: int, story: int, outlet: int, published: float) -> None:
        row, start = self.size, int(self._ends[self.size])
        end = start + len(vector.columns)
        self._reserve(row + 1, end)
        self._columns[start:end] = vector.columns
        self._weights[start:end] = vector.weights
        self._article[row], self._story[row] = article, story
        self._outlet[row], self._published[row] = outlet, published
        self._ends[row + 1] = end
        self.size = row + 1

    def similarities(self, vector: Vector) -> Floats:
        """The dot product of the vector with every row."""
        if self.size - self._indexed > max(NEWEST, self._indexed // 16):
            self._build_index()
        query = csr_array(
            (vector.weights, vector.columns, np.array([0, len(vector.columns)], np.int32)), shape=(1, SPACE)
        )
        result = np.zeros(self.size, np.float32)
        old = query @ self._index
        result[old.indices] = old.data
        result[self._indexed :] = self._rows(self._indexed) @ query.toarray()[0]
        return result

    def _build_index(self) -> None:
        self._index = self._rows(0).T.tocsr()
        self._indexed = self.size

    def _rows(self, first: int) -> csr_array:
        start, end = int(self._ends[first]), int(self._ends[self.size])
        ends = self._ends[first : self.size + 1] - start
        cells = (self._weights[start:end], self._columns[start:end], ends)
        return csr_array(cells, shape=(self.size - first, SPACE))

    def numbers(self, row: int) -> Columns:
        columns = self._columns[self._ends[row] : self._ends[row + 1]]
        return columns[np.searchsorted(columns, NUMBERS) :]

    def keep(self, rows: NDArray[np.bool_]) -> None:
        """Drop every row that is not marked."""
        lengths = np.diff(self._ends[: self.size + 1])
        cells = np.repeat(rows, lengths)
        used = int(self._ends[self.size])
        self._columns = self._columns[:used][cells]
        self._weights = self._weights[:used][cells]
        self._ends = np.concatenate(([0], np.cumsum(lengths[rows]))).astype(np.int32)
        self._article, self._story = self.article[rows], self.story[rows]
        self._outlet, self._published = self.outlet[rows], self.published[rows]
        self.size = len(self._article)
        self._build_index()

    def _reserve(self, rows: int, cells: int) -> None:
        if rows > len(self._article):
            room = max(1024, 2 * rows)
            self._ends = _grown(self._ends, room + 1)
            self._article, self._story = _grown(self._article, room), _grown(self._story, room)
            self._outlet, self._published = _grown(self._outlet, room), _grown(self._published, room)
        if cells > len(self._columns):
            self._columns, self._weights = _grown(self._columns, 2 * cells), _grown(self._weights, 2 * cells)


def _grown(array: NDArray[Cell], length: int) -> NDArray[Cell]:
    grown = np.zeros(length, array.dtype)
    grown[: len(array)] = array
    return grown
