"""Words that bring in somebody of whom the article has not told yet, and will tell no name."""

from __future__ import annotations

from bot.text.lexicon.offices import KIN, SERVES
from bot.text.sources.owners import POSSESSIVE
from bot.text.speakers.antecedents import Case

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


def of_whom_it_tells(case: Case) -> bool:
    """Министр Анна Рей молчит, её пресс-секретарь сообщил: hers, and none of those whom the article names."""
    before = case.doc.words(max(0, case.source.first - 1), case.source.first)
    return bool(before) and before[0].lower in POSSESSIVE and case.lemma in SERVES - KIN | {"пресс-секретарь"}
