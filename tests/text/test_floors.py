"""Figures on the gold set beside the repository only rise: raise a floor when a change lifts its figure."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.text.analysis import Analyser
from bot.text.types import QuoteKind
from tests.shared import SHARED, needs_shared
from tests.text.scoring import figure, scored

GOLD = SHARED / "gold" / "dev.jsonl"
FLOORS = {
    ("verbatim", "j8", "f1"): 99.5,
    ("verbatim", "exact", "f1"): 99.5,
    ("verbatim", "joint", "f1"): 97.7,
    ("verbatim", "speaker"): 98.1,
    ("reported", "j8", "f1"): 98.2,
    ("reported", "speaker"): 93.9,
}
CEILINGS = {("verbatim", "wrong"): 0.9, ("reported", "wrong"): 6.1, ("verbatim_broken",): 0.0}


@pytest.fixture(scope="module")
def figures(analyser: Analyser) -> dict[str, Any]:
    return scored(analyser, map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()))


@needs_shared
@pytest.mark.parametrize("path", FLOORS, ids=" ".join)
def test_a_figure_does_not_fall(figures: dict[str, Any], path: tuple[str, ...]) -> None:
    assert figure(figures, path) >= FLOORS[path]


@needs_shared
@pytest.mark.parametrize("path", CEILINGS, ids=" ".join)
def test_a_fault_does_not_grow(figures: dict[str, Any], path: tuple[str, ...]) -> None:
    assert figure(figures, path) <= CEILINGS[path]


@needs_shared
def test_the_seed_article_is_read_whole(analyser: Analyser) -> None:
    text = (SHARED / "seed" / "press-kz.txt").read_text(encoding="utf-8")
    quotes = analyser.analyse(text).quotes
    spoken = [quote for quote in quotes if quote.kind is QuoteKind.UNMARKED]
    assert [quote.text(text)[:11] for quote in spoken] == ["Наши страны", "Мы, в Казах", "Казахстан и"]
    (fragment,) = [quote for quote in quotes if quote.kind is QuoteKind.PARTIAL]
    assert fragment.text(text).startswith("в этот наполненный конфликтами")
    stressed = [quote for quote in quotes if quote.kind is QuoteKind.INDIRECT and quote.cue == "подчеркнул"]
    assert len(stressed) == 2
    assert not [quote for quote in quotes if quote.kind is QuoteKind.DIRECT]
    assert {quote.speaker and (quote.speaker.name, quote.speaker.role) for quote in quotes} == {
        ("Касым-Жомарт Токаев", "президент Казахстана")
    }
