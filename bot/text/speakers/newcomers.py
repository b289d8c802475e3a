"""Words that bring in somebody of whom the article has told nothing, and those that only seem to."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.lexicon.offices import KIN, NEWCOMERS, SERVES
from bot.text.sources.owners import POSSESSIVE
from bot.text.speakers.antecedents import Case, Resolved, named, named_in, only
from bot.text.speakers.compatible import may_be
from bot.text.speakers.people import Person

SOME_OTHER = frozenset(("один", "одна", "другой", "другая", "некий", "некая", "местный", "местная"))
"""Words before somebody who is new: местный сенатор."""

WISHES = ("пожелавш", "попросивш", "просивш", "захотевш", "котор", "чье", "чьё")
"""Beginnings of words with which a clause opens that says so."""

SELF = ("назвавш", "представивш")
"""Beginnings of participles behind «не»: сотрудник, не назвавший себя."""

NAMES = ("имен", "имя", "фамили", "неизвестн", "аноним", "инкогнито", "неназванн")
REFUSES = ("не", "отказ", "скры", "неизвестн", "аноним", "инкогнито")
"""Beginnings of words of such a clause: пожелавшая остаться неизвестной; который просил не называть его имени."""

AT = frozenset(("у", "из"))
"""Before what tells somebody from others: женщина у кассы, мужчина из очереди."""

SOMEBODY = frozenset(("женщина", "мужчина", "девушка", "парень"))

CHILDREN = frozenset(("девочка", "мальчик"))

CLAUSE = 9
"""Words of such a clause."""


def brings_in(case: Case) -> bool:
    """другой журналист, местный сенатор, врач, пожелавший остаться неизвестным: of whom nothing has been told."""
    described = case.doc.words(case.source.first, case.source.head)
    return any(word.lower in SOME_OTHER for word in described) or _unnamed(case) or _by_place(case)


def _unnamed(case: Case) -> bool:
    clause = case.doc.words(case.source.last + 1, case.source.last + 1 + CLAUSE)
    if len(clause) < 3 or clause[0].text != ",":
        return False
    if clause[1].lower == "не":
        return clause[2].lower.startswith(SELF)
    end = next((place for place, word in enumerate(clause) if place and word.text in ",.:;"), len(clause))
    inside = [word.lower for word in clause[1:end]]
    named, refuses = any(word.startswith(NAMES) for word in inside), any(word.startswith(REFUSES) for word in inside)
    return inside[0].startswith(WISHES) and named and refuses


def _by_place(case: Case) -> bool:
    """удивилась женщина у кассы; but not: сказала женщина у себя в блоге"""
    behind = case.doc.words(case.source.head + 1, case.source.head + 3)
    somebody = len(behind) > 1 and case.lemma in SOMEBODY and behind[0].lower in AT
    return somebody and behind[1].pos == "NOUN"


def of_somebody_told(case: Case) -> bool:
    """Министр Анна Рей молчит, её пресс-секретарь сообщил: hers, and none of those whom the article names."""
    before = case.doc.words(max(0, case.source.first - 1), case.source.first)
    return bool(before) and before[0].lower in POSSESSIVE and case.lemma in SERVES - KIN | {"пресс-секретарь"}


def newcomer(case: Case, head: str) -> Resolved | None:
    """77-летняя Анна Рей узнала о сносе из газеты. Пенсионерка говорит: the only person of the sentence before."""
    line = case.just_above()
    if (
        head not in NEWCOMERS - {"человек"} | CHILDREN
        or not case.bare
        or line is None
        or (line.paragraph != case.doc.paragraph_of(case.found.at) and not line.paragraph)
    ):
        return None
    told = _subject_above(case, [person for person in case.scene.persons if may_be(case, person, head)])
    spoke = case.still_speaking()
    if told is None and spoke is not None and not named_in(case.scene, line) and may_be(case, spoke, head):
        told = spoke
    return named(told, "the one of the sentence before", 0.7) if told is not None else None


def _subject_above(case: Case, fitting: Sequence[Person]) -> Person | None:
    """The only one who is told of in the sentence above, where the word fits."""
    line = case.just_above()
    told = only([person for person, one in named_in(case.scene, line) if one.subject]) if line is not None else None
    return told if told is not None and case.bare and any(told is person for person in fitting) else None
