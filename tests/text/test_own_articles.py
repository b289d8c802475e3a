"""Figures on 360 articles of our own, labelled under the guide of the gold set; they run everywhere, and only rise.

Written in the manner of many outlets by people who did not see the analyser; people, bodies and events are invented.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.text.analysis import Analyser
from bot.text.types import Quote

ARTICLES = Path(__file__).with_name("own_articles.jsonl")
ALIKE = 0.8
"""Letters that two spans share, of all that they cover, where they are one quote."""

FLOORS = {
    "regions, sport, science, politics": {
        "verbatim": 95.6,
        "verbatim speakers": 86.6,
        "reported": 89.3,
        "reported speakers": 89.6,
    },
    "agencies": {"verbatim": 98.8, "verbatim speakers": 92.8, "reported": 97.5, "reported speakers": 92.8},
    "Central Asia": {"verbatim": 93.7, "verbatim speakers": 93.3, "reported": 88.4, "reported speakers": 89.6},
    "cities and neighbours": {"verbatim": 86.5, "verbatim speakers": 93.6, "reported": 88.1, "reported speakers": 94.7},
    "business, science, culture": {
        "verbatim": 96.8,
        "verbatim speakers": 90.3,
        "reported": 90.4,
        "reported speakers": 89.4,
    },
    "sport and stars": {"verbatim": 95.3, "verbatim speakers": 87.4, "reported": 93.2, "reported speakers": 84.6},
}
"""Shares of the labelled quotes that are found, and of those found whose speaker is right or rightly nobody."""

GENRES = {
    "own-ie": "agencies",
    "own-if": "sport and stars",
    "own-ig": "Central Asia",
    "own-ih": "cities and neighbours",
    "own-ij": "business, science, culture",
}
"""Of the articles whose ids begin so; all others are of the first genre."""


@dataclass(frozen=True, slots=True)
class Compared:
    genre: str
    kind: str
    found: bool
    named: bool


@pytest.fixture(scope="module")
def compared(analyser: Analyser) -> Sequence[Compared]:
    return [one for line in ARTICLES.read_text(encoding="utf-8").splitlines() for one in _compare(analyser, line)]


def _compare(analyser: Analyser, line: str) -> Iterator[Compared]:
    article = json.loads(line)
    genre = GENRES.get(article["id"][:6], next(iter(FLOORS)))
    quotes = analyser.analyse(article["text"]).quotes
    for label in article["quotes"]:
        verbatim = label["kind"] != "indirect"
        alike = [quote for quote in quotes if quote.kind.verbatim == verbatim]
        best = max(alike, key=lambda quote: _overlap(quote, label), default=None)
        found = best is not None and _overlap(best, label) >= ALIKE
        kind = "verbatim" if verbatim else "reported"
        yield Compared(genre, kind, found, found and best is not None and _named(best, label))


def _overlap(quote: Quote, label: dict[str, Any]) -> float:
    ours = {place for part in quote.parts for place in range(part.start, part.end)}
    theirs = {place for start, end in label["parts"] for place in range(start, end)}
    return len(ours & theirs) / len(ours | theirs)


def _named(quote: Quote, label: dict[str, Any]) -> bool:
    """One name is within the other: Токаев, Касым-Жомарт Токаев."""
    if quote.speaker is None or label["speaker"] is None:
        return quote.speaker is None and label["speaker"] is None
    ours, theirs = (frozenset(name.lower().split()) for name in (quote.speaker.name, label["speaker"]))
    return ours <= theirs or theirs <= ours


@pytest.mark.parametrize("genre", FLOORS)
@pytest.mark.parametrize("kind", ["verbatim", "reported"])
def test_a_share_does_not_fall(compared: Sequence[Compared], kind: str, genre: str) -> None:
    of_kind = [one for one in compared if one.kind == kind and one.genre == genre]
    found = [one for one in of_kind if one.found]
    assert 100 * len(found) / len(of_kind) >= FLOORS[genre][kind]
    assert 100 * sum(one.named for one in found) / len(found) >= FLOORS[genre][f"{kind} speakers"]
