"""A body that a general word stands for: в компании сообщили, пресс-служба учреждения, хоккейный клуб."""

from __future__ import annotations

from dataclasses import replace

from bot.text.lexicon.bodies import KINDS
from bot.text.lexicon.nations import nation_of
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import GENERIC_BODIES, ITSELF, PRESS_SERVICES
from bot.text.sources.found import SourceKind
from bot.text.speakers.antecedents import (
    Case,
    Resolved,
)
from bot.text.speakers.bodies import service_of
from bot.text.speakers.meant import body_described, body_meant
from bot.text.types import Speaker, SpeakerKind

TEAMS = frozenset(("клуб", "команда"))
"""Bodies that a word for their town tells apart: московский клуб."""

SERVICES = PRESS_SERVICES | {"руководство", "администрация"}

SPORTS = ("футбольн", "хоккейн", "баскетбольн", "волейбольн", "гандбольн", "регбийн", "теннисн", "боксерск")
"""Beginnings of words before «клуб» or «федерация» that tell no one from the others of a text."""


def known_body(case: Case) -> Resolved | None:
    """В компании сообщили: the body that the article names."""
    source = case.source
    if (service := _same_service(case)) is not None:
        return service
    if source.kind is not SourceKind.NOUN:
        return None
    if source.first < source.head and not _agency(case):
        described = body_described(case.doc, source) if source.last == source.head else None
        return _body_before(described) if described is not None else None
    following = case.doc.named.get(source.last + 1)
    if following is not None and following.kind == "PER" and case.doc.tokens[following.first].case == "Gen":
        return None
    head = source.head if source.last == source.head else _whose_service(case)
    lemma = noun_lemma(case.doc.tokens[head].lower) if head is not None else ""
    if head is None or lemma not in GENERIC_BODIES | KINDS.keys() or _of_its_own_name(case, head):
        return None
    last = case.last()
    body = body_meant(case.doc, head, last.resolved.speaker if last else None)
    body = service_of(case.doc, source, body) if body and head != source.head else body
    return _body_before(body) if body else None


def _body_before(body: str) -> Resolved:
    return Resolved(Speaker(body, SpeakerKind.ORG), None, "the body named before", 0.75)


def _of_its_own_name(case: Case, head: int) -> bool:
    """Фонд культуры, ДМК; but not: в заявлении Фонда, whose capital says only which one is meant."""
    mention = case.doc.named.get(head)
    return mention is not None and (mention.last > mention.first or case.doc.tokens[head].text.isupper())


def _same_service(case: Case) -> Resolved | None:
    """сообщили в пресс-службе завода. «…», — добавили в пресс-службе."""
    last = case.last()
    speaker = last.resolved.speaker if last is not None else None
    if case.lemma not in SERVICES or not case.source.bare or last is None or speaker is None:
        return None
    again = speaker.name.lower().startswith(f"{case.lemma} ")
    return replace(last.resolved, how="the service named before", trust=0.8) if again else None


def _agency(case: Case) -> bool:
    """космическое агентство, американский регулятор, хоккейный клуб: its kind, country or sport tells little."""
    described = case.doc.words(case.source.first, case.source.head)
    agency = case.lemma == "агентство" or (case.lemma in TEAMS and len(described) == 1)
    return agency or all(
        nation_of(word.lower) is not None or word.lower in ITSELF or word.lower.startswith(SPORTS) for word in described
    )


def _whose_service(case: Case) -> int | None:
    """пресс-служба учреждения, руководство клуба: the body that a general word in the genitive stands for."""
    source = case.source
    between = case.doc.words(source.head + 1, source.last)
    serves = noun_lemma(case.doc.tokens[source.head].lower) in SERVICES and source.last > source.head
    return source.last if serves and all(word.pos == "ADJ" for word in between) else None
