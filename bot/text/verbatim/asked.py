"""Who asks and who answers where paragraphs take turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOSTLY = 3
"""An interview has this many answers for one that ends as a question does (Построили. И что?)."""

LONG = 3
"""A question of many paragraphs, or one with «сказал Ли», is as odd as three that do not end as questions do."""

TWICE = 2
"""Two answers in a row, or one that ends as a question, are as odd as two questions that do not end as such."""

LABELLED = 100
"""No reading goes against a label: Вопрос: Мост строят."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The paragraphs `first` to `end` (not included), of which a dash or a label opens the first.

    `asks` where it ends as a question does, `joins` the turn before it; `put` is what its label says, if it has one;
    `closed` where the author introduces somebody else right below it.
    """

    first: int
    end: int
    asks: bool
    said: bool
    joins: bool
    put: bool | None = None
    closed: bool = False


def asked(turns: Sequence[Turn]) -> tuple[bool, ...]:
    """Tell questions from answers: they take turns, and most questions end as such (the cheapest reading wins)."""
    best: list[tuple[int, tuple[bool, ...]]] = [(0, ())]
    for number, turn in enumerate(turns):
        last = number + 1 == len(turns) or not turns[number + 1].joins
        best = [
            min((cost + _cost(turn, asks, last) + _same(turn, asks, before), (*before, asks)) for cost, before in best)
            for asks in (False, True)
        ]
    return min(best)[1]


def _cost(turn: Turn, asks: bool, last: bool) -> int:
    """What speaks against reading a turn so: an answer that asks, a question that does not or that nobody answers."""
    if turn.put is not None:
        return LABELLED * int(turn.put != asks)
    if not asks:
        return TWICE * int(turn.asks)
    return int(not turn.asks) + int(last) + LONG * int(turn.said or turn.end > turn.first + 1)


def _same(turn: Turn, asks: bool, before: Sequence[bool]) -> int:
    """Two questions or two answers one after another."""
    return TWICE if turn.joins and before and before[-1] == asks else 0


def interview(turns: Sequence[Turn], asks: Sequence[bool]) -> bool:
    """Somebody asks, and what follows is not only more questions (a page may keep back the answers)."""
    answers = [turn for number, turn in enumerate(turns) if after_question(turns, asks, number)]
    asking = any(_puts(turns[number - 1]) for number in range(1, len(turns)) if after_question(turns, asks, number))
    return asking and MOSTLY * sum(turn.asks for turn in answers) <= len(answers)


def _puts(turn: Turn) -> bool:
    return turn.asks or turn.put is True


def after_question(turns: Sequence[Turn], asks: Sequence[bool], number: int) -> bool:
    """An answer; two with labels may follow one question: Рей: Да.⏎Ким: Нет."""
    if not number or asks[number]:
        return turns[number].put is False
    return turns[number].put is False or (turns[number].joins and asks[number - 1])
