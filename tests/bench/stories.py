"""How fast an article finds its story, against one plain sparse product with every article of the window."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

import numpy as np
from scipy.sparse import csr_array

from bot.stories.index import Report, StoryIndex
from bot.stories.terms import NAMES, NUMBERS, SPACE, Terms
from bot.stories.window import Window

ARTICLES = 60_000
QUESTIONS = 200
START = datetime(2026, 3, 2, tzinfo=UTC)


def run() -> None:
    random = Random(7)
    index = StoryIndex()
    before = time.perf_counter()
    for number in range(ARTICLES):
        index.add(_report(random, number), number // 2)
    adding = (time.perf_counter() - before) / ARTICLES
    asked = [_report(random, ARTICLES + number) for number in range(QUESTIONS)]
    finding = statistics.median(_seconds(partial(index.match, one)) for one in asked)
    matrix, query = _matrix(index._window), np.ones(SPACE, np.float32)
    product = statistics.median(_seconds(lambda: matrix @ query) for _ in range(20))
    kilobytes = (matrix.data.nbytes + matrix.indices.nbytes) * 2 / ARTICLES / 1000
    print(f"stories: window of {ARTICLES:,} articles, {kilobytes:.2f} kB an article")
    print(f"  an article is entered in {1000 * adding:.2f} ms and finds its story in {1000 * finding:.2f} ms")
    print(f"  × {finding / product:.2f} of one plain product with the whole window ({1000 * product:.2f} ms)")


def _report(random: Random, number: int) -> Report:
    """An article of 45 words, whose frequencies fall as in a language, and 12 names and numbers."""
    words = {int(NAMES * random.random() ** 4): 1 for _ in range(45)}
    names = {int(NAMES + (NUMBERS - NAMES) * random.random() ** 3): 1 for _ in range(10)}
    numbers = {NUMBERS + random.randrange(SPACE - NUMBERS): 1 for _ in range(2)}
    outlet = f"outlet {random.randrange(400)}"
    return Report(number, outlet, START + timedelta(seconds=4 * number), Terms(words, names | numbers))


def _matrix(window: Window) -> csr_array:
    used, ends = int(window._ends[window.size]), window._ends[: window.size + 1]
    return csr_array((window._weights[:used], window._columns[:used], ends), shape=(window.size, SPACE))


def _seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before
