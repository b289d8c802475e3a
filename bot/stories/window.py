"""The vectors of the last days in one growing sparse matrix, compared with a new one at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.stories.terms import NUMBERS, SPACE

NEWEST = 1024
"""Rows that are compared one by one before the inverted index of the others is built again."""

Floats = NDArray[np.float32]
Columns = NDArray[np.int32]
Cell = TypeVar("Cell", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Vector:
    """The weights of an article by ascending column."""

    columns: Columns
    weights: Floats


@dataclass(frozen=True, slots=True)
class Index:
    """The cells of a sparse matrix by ascending column: scipy's own would cost the bot 25 MB more."""

    columns: Columns
    rows: Columns
    weights: Floats

    def products(self, vector: Vector, size: int) -> Floats:
        """The dot products of a vector with rows 0 to `size`; only cells of its own columns are read."""
        starts = np.searchsorted(self.columns, vector.columns, side="left")
        lengths = np.searchsorted(self.columns, vector.columns, side="right") - starts
        before = np.cumsum(lengths) - lengths
        cells = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
        return _sums(self.rows[cells], self.weights[cells] * np.repeat(vector.weights, lengths), size)


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
        self._index = Index(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32))
        self._indexed = 0
        self._query = np.zeros(SPACE, np.float32)

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
        old = self._index.products(vector, self._indexed)
        return np.concatenate((old, self._newest(vector)))

    def _newest(self, vector: Vector) -> Floats:
        """The products with the rows that the index does not know yet."""
        start, end = int(self._ends[self._indexed]), int(self._ends[self.size])
        self._query[vector.columns] = vector.weights
        cells = self._weights[start:end] * self._query[self._columns[start:end]]
        self._query[vector.columns] = 0
        lengths = np.diff(self._ends[self._indexed : self.size + 1])
        return _sums(np.repeat(np.arange(len(lengths)), lengths), cells, len(lengths))

    def _build_index(self) -> None:
        used, rows = int(self._ends[self.size]), np.arange(self.size, dtype=np.int32)
        order = np.argsort(self._columns[:used])
        owners = np.repeat(rows, np.diff(self._ends[: self.size + 1]))
        self._index = Index(self._columns[:used][order], owners[order], self._weights[:used][order])
        self._indexed = self.size

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


def _sums(rows: NDArray[np.integer[Any]], cells: Floats, size: int) -> Floats:
    return np.bincount(rows, cells, minlength=size).astype(np.float32)


def _grown(array: NDArray[Cell], length: int) -> NDArray[Cell]:
    grown = np.zeros(length, array.dtype)
    grown[: len(array)] = array
    return grown
