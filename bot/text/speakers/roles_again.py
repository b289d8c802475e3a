"""A word that goes on from somebody without a name: Жительница дома рассказала, что … — говорит женщина."""

from __future__ import annotations

from dataclasses import replace

from bot.text.lexicon.fields import fields_of
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.offices import KIN
from bot.text.sources.found import SourceKind
from bot.text.sources.phrases import is_medium
from bot.text.speakers.antecedents import Case, Resolved, Said, goes_on, named_in
from bot.text.speakers.compatible import INFORMANTS, may_be
from bot.text.speakers.holders import alike
from bot.text.speakers.role_before import role_before
from bot.text.types import SpeakerKind

OF_A_GENDER = frozenset(("женщина", "мужчина", "девушка", "парень", "юноша"))
"""Words that tell nothing but whether it is a man or a woman, young or not."""

ANYBODY = OF_A_GENDER | {"специалист", "эксперт", "пенсионерка", "пенсионер"}
"""Words that stand for whoever has just spoken."""

LATELY = 3
"""Quotes back to a role that has no name."""


def role_again(case: Case, head: str) -> Resolved | None:
    """Адвокат певицы сообщила … — рассказала юрист. Женщина добавила …: one role that has no name."""
    if head in OF_A_GENDER and case.bare and (told := _told_before(case)) is not None:
        return told
    last = next((one for one in reversed(case.said[-LATELY:]) if _one_role(one)), None)
    described = case.source.last > case.source.head
    if last is None or (described and not (head in INFORMANTS and _told_a_medium(case))):
        return None
    if last is not case.last() and any(may_be(case, person, head) for person in case.scene.persons):
        return None
    if not _alike(case, last, head, described) and not _goes_on_from(case, last, head):
        return None
    return replace(last.resolved, how="another word for the last role", trust=0.75)


def _told_before(case: Case) -> Resolved | None:
    """Мать Рея расплакалась. «…», — говорит женщина: a role of the sentence before, where no woman is named at all."""
    if any(person.gender in ("", case.source.gender) for person in case.scene.persons):
        return None
    told = role_before(case, case.source.gender)
    return replace(told, how="another word for the role before") if told is not None and told.person is None else None


def _alike(case: Case, last: Said, head: str, described: bool) -> bool:
    before = dictionary_noun(case.doc.tokens[last.found.source.head].lower)
    of_a_field = bool(fields_of(before) & fields_of(head))
    return described or alike(before, head) or of_a_field or {before, head} <= INFORMANTS


def _goes_on_from(case: Case, last: Said, head: str) -> bool:
    """Рабочий завода рассказал, что … «…», — говорит собеседник: in one paragraph, with nobody else named since."""
    if head not in ANYBODY | INFORMANTS:
        return False
    if head in ANYBODY and (last.found.source.gender != case.source.gender or _maybe_named(case, last)):
        return False
    if head in ANYBODY and goes_on(case):
        return True
    doc, role = case.doc, last.found.source.head
    number, here = doc.tokens[role].sentence, doc.line_of(case.found.start)
    lines = doc.lines[number : here + 1]
    others = (
        one for line in lines for _, one in named_in(case.scene, line) if one.subject and one.mention.first > role
    )
    return last is case.last() and lines[0].paragraph == doc.paragraph_of(case.found.at) and not any(others)


def _maybe_named(case: Case, last: Said) -> bool:
    """Мать ребёнка may be the Анна of whom the article has told."""
    kin = dictionary_noun(case.doc.tokens[last.found.source.head].lower) in KIN
    return kin and any(person.gender == case.source.gender for person in case.scene.persons)


def _told_a_medium(case: Case) -> bool:
    """собеседник агентства, собеседник «Луча»: whoever has spoken to it."""
    doc, behind = case.doc, case.source.head + 1
    if behind <= case.source.last and doc.tokens[behind].start in doc.opening:
        return True
    return is_medium(case.doc, case.source.head + 1, case.source.last)


def _one_role(one: Said) -> bool:
    role, source = one.resolved.speaker, one.found.source
    role_spoke = role is not None and role.kind is SpeakerKind.ROLE
    return role_spoke and source.kind in (SourceKind.NOUN, SourceKind.NAME) and source.number != "Plur"
