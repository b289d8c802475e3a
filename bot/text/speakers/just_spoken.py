"""The last speaker under another word, though the article calls somebody else by it too."""

from __future__ import annotations

from dataclasses import replace

from bot.text.lexicon.fields import fields_of
from bot.text.lexicon.offices import NEUTRAL
from bot.text.speakers.antecedents import Case, Resolved
from bot.text.speakers.compatible import head_of, may_be
from bot.text.speakers.people import Person

ANALYSTS = frozenset(("аналитик", "специалист", "эксперт", "собеседник"))

CALLED_BY_FIELD = frozenset(("medicine", "science", "law"))
"""Fields whose people are called by one another's words: an отоларинголог is a доктор further on."""


def just_spoken(case: Case) -> Resolved | None:
    """…, говорит Ким.⏎«…», — отмечает аналитик: the last speaker, though the article calls another so too."""
    head = head_of(case)
    last = case.last()
    if last is None or last.resolved.person is None:
        return None
    theirs = frozenset(field for held in last.resolved.person.offices for field in fields_of(held.head))
    if head not in ANALYSTS and _of_another(case, last.resolved.person, head):
        return None
    if head not in NEUTRAL | ANALYSTS and not fields_of(head) & theirs & CALLED_BY_FIELD:
        return None
    if not case.bare or case.still_speaking() is None or not may_be(case, last.resolved.person, head):
        return None
    return replace(last.resolved, how="another word for the last speaker", trust=0.85)


def _of_another(case: Case, last: Person, head: str) -> bool:
    """Активист Ким пришёл. «…», — смеётся Рей. Активист возразил: one other alone is called by that very word.

    Of politicians news says депутат, whatever it has called them.
    """
    called = [person for person in case.scene.persons if any(held.head == head for held in person.offices)]
    return len(called) == 1 and called[0] is not last and "politics" not in fields_of(head)
