"""One whom the sentence above tells of in an oblique case: Отказ возмутил Олега Рея.⏎«…», — заявил он."""

from __future__ import annotations

from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import KIN
from bot.text.parse.document import Line
from bot.text.speakers.antecedents import Case, Fits, Resolved, named, named_in, only
from bot.text.speakers.compatible import one_person
from bot.text.speakers.people import Person
from bot.text.speakers.sightings import Sighting

MOVED = (
    *("возмут", "удив", "обрадова", "порадова", "расстро", "огорч", "впечатл", "задел", "обид", "шокир", "поразил"),
    *("испуга", "насторож", "убед", "устро", "разозл", "взволн", "смути"),
)
"""Beginnings of verbs whose object feels something and is likely to speak of it."""

OF_ONESELF = ("молод", "многодетн", "счастлив", "будущ", "безутешн")
"""Beginnings of words before a relative that tell who somebody is, and not whose: молодая мама, многодетный отец."""


def moved(case: Case, fits: Fits) -> Resolved | None:
    """Отказ возмутил рыбака Олега Рея.⏎«…», — заявил он: the only one of the sentence above, who feels it."""
    line = case.just_above()
    told = _object(case, line) if line is not None else None
    return named(told, "who is moved in the sentence above", 0.75) if told is not None and fits(told) else None


def young_mother(case: Case) -> Resolved | None:
    """Ответ не убедил Анну Рей. Молодая мама сказала: a relative of nobody is the only one of the sentence above."""
    line, source = case.just_above(), case.source
    if line is None or not one_person(case) or noun_lemma(case.lemma) not in KIN or source.last > source.head:
        return None
    qualities = case.doc.words(source.first, source.head)
    if not qualities or not all(word.lower.startswith(OF_ONESELF) for word in qualities):
        return None
    told = only([person for person, _ in named_in(case.scene, line)])
    gender = case.doc.tokens[source.head].gender
    if told is None or told.gender not in ("", gender):
        return None
    return named(told, "the only one of the sentence above", 0.75)


def of_whom_it_tells(case: Case, seen: Sighting) -> bool:
    """Олег Рей рыбачит; Олегу Рею сорок лет: a subject, or somebody whose age follows."""
    doc, name = case.doc, seen.mention
    aged = [word.pos for word in doc.words(name.last + 1, name.last + 2)] == ["NUM"]
    return seen.subject or (aged and doc.tokens[name.first].case == "Dat")


def _object(case: Case, line: Line) -> Person | None:
    """The one person whom the sentence names, in the accusative of a verb of feeling."""
    words = case.doc.words(line.first, line.end)
    if not any(word.finite and word.lower.startswith(MOVED) for word in words):
        return None
    seen = named_in(case.scene, line)
    oblique = all(not one.subject for _, one in seen)
    return only([person for person, _ in seen]) if oblique else None
