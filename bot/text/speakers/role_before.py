"""A role in the nominative that is nearer to «он» than any name: Генпрокурор назвал рост … По его словам, …"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.text.lexicon.fields import fields_of
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import GENERIC, KIN, NEWCOMERS, PEOPLE, STRANGERS
from bot.text.parse.document import Token
from bot.text.parse.signs import DASH
from bot.text.sources.found import Source
from bot.text.sources.phrases import noun, office
from bot.text.speakers.antecedents import Case, Resolved, alone_in, gender_fits, goes_on, named, person_at
from bot.text.speakers.bodies import short_name
from bot.text.speakers.compatible import ACCUSED, of_the_law
from bot.text.speakers.holders import office_holder
from bot.text.speakers.nicknames import person_called
from bot.text.types import Speaker, SpeakerKind

SOMEBODY = frozenset(("мужчина", "женщина", "девушка", "парень", "житель", "жительница", "уроженец", "уроженка"))
"""With an age before it, a word that brings in somebody new."""

HIDDEN = frozenset(("источник", "собеседник", "собеседница"))
"""Somebody whom the news leaves without a name where it says whence: Собеседник издания в мэрии смотрит иначе."""

Meant = Callable[[Case], Resolved | None]
"""Whom a noun of the text stands for, as if it were the source of the quote."""


def nobody(case: Case) -> Resolved | None:
    """No noun is asked about."""
    return None


def role_before(case: Case, gender: str, meant: Meant = nobody) -> Resolved | None:
    """A role in the nominative nearer than any name: Генпрокурор назвал рост недопустимым. По его словам, …"""
    if goes_on(case):
        return None
    limit = min(case.doc.at(case.found.at), case.source.head)
    last = case.last()
    since = case.doc.at(max(last.found.at, last.found.end)) if last else 0
    for index in range(limit - 1, max(since, limit - 80) - 1, -1):
        token = case.doc.tokens[index]
        if case.scene.spoken(token.start):
            continue
        mention = case.doc.named.get(index)
        if (nickname := _nickname(case, index) or _by_nickname(case, index)) is not None:
            return nickname
        if mention is not None and mention.kind == "PER":
            person = person_at(case.scene, index)
            if token.case == "Nom" and person is not None and gender_fits(person, gender):
                return None
        elif _role(token, gender) and case.doc.tokens[index - 1].lower != "не" and not _apposition(case, index):
            return _holder(case, token, meant)
    return None


def _nickname(case: Case, index: int) -> Resolved | None:
    """Об этом рассказал тестировщик под ником Luga7. По его словам, …: by the nickname of the sentence before."""
    doc = case.doc
    near = doc.tokens[index].sentence >= doc.tokens[case.source.head].sentence - 1
    behind = doc.words(index + 2, index + 3)
    if not near or [word.lower for word in doc.words(index, index + 2)] != ["под", "ником"] or not behind:
        return None
    mark = doc.opening.get(behind[0].start)
    name = doc.text[mark.inside.start : mark.inside.end] if mark is not None else behind[0].text
    return Resolved(Speaker(name, SpeakerKind.PERSON), None, "pronoun for a nickname", 0.75)


def _by_nickname(case: Case, index: int) -> Resolved | None:
    """Luga7 откликнулся ночью. Он признал: whose nickname opens the sentence before."""
    token = case.doc.tokens[index]
    opens = case.doc.lines[token.sentence].first == index
    person = person_called(case, index) if opens else None
    return named(person, "pronoun for the one of a nickname", 0.8) if person is not None else None


def _apposition(case: Case, index: int) -> bool:
    """…, сказал Иван Ли, сотрудник фонда; Ли – строгий начальник: the role says who the person before it is."""
    tokens = case.doc.tokens
    for place in range(index - 1, max(0, index - 8), -1):
        if tokens[place].text == "," or tokens[place].text in DASH:
            mention = case.doc.named.get(place - 1)
            return mention is not None and mention.kind == "PER" and tokens[place].sentence == tokens[index].sentence
        if tokens[place].finite:
            return False
    return False


def _role(token: Token, gender: str) -> bool:
    somebody = (token.animate or token.lower in ACCUSED) and (office(token) or token.lower in PEOPLE)
    alone = token.case == "Nom" and token.number == "Sing" and token.gender in (gender, "")
    return alone and (somebody or _victim(token))


def _victim(token: Token) -> bool:
    """сама потерпевшая, which the tagger takes for a verb"""
    return token.lower.startswith("потерпевш")


def _holder(case: Case, token: Token, meant: Meant) -> Resolved | None:
    source = noun(case.doc, token, token.index)
    following = case.doc.named.get(source.last + 1)
    if following is not None and following.kind == "PER":
        if noun_lemma(token.lower) in KIN and case.doc.tokens[following.first].case == "Gen":
            name = f"{noun_lemma(token.lower)} {case.doc.slice(following.first, following.last)}"
            return Resolved(Speaker(name, SpeakerKind.ROLE), None, "pronoun for a relative", 0.7)
        person = person_at(case.scene, following.first)
        return named(person, "pronoun for the newest subject", 0.85) if person else None
    last = case.last()
    holder = office_holder(case.doc, case.scene.persons, source, case.found.at, last.resolved.person if last else None)
    if holder is not None:
        return named(holder, "pronoun for the holder of an office", 0.85)
    lemma = noun_lemma(token.lower)
    usual = lemma in GENERIC or (source.last == token.index and fields_of(lemma))
    role = Resolved(Speaker(short_name(case.doc, source), SpeakerKind.ROLE), None, "pronoun for a role", 0.7)
    where = case.doc.words(source.last + 1, source.last + 2)
    hidden = lemma in HIDDEN and any(word.lower in ("в", "во", "из") for word in where)
    if hidden or _left_unnamed(case, token) or _aged_newcomer(case, token):
        return role
    stands_for = (_called_by(case, token) if usual else None) or _stands_for(case, source, meant)
    return stands_for if stands_for is not None or usual else role


def _aged_newcomer(case: Case, token: Token) -> bool:
    """30-летний мужчина вышел во двор. Он сообщил: somebody of whom nothing has been told."""
    lemma = noun_lemma(token.lower)
    before = case.doc.words(max(0, token.index - 2), token.index)
    aged = any(word.text[0].isdigit() and "летн" in word.lower for word in before)
    return aged and lemma in SOMEBODY | STRANGERS | NEWCOMERS


def _left_unnamed(case: Case, token: Token) -> bool:
    """Адвокат Рей молчал. Подсудимый признал вину. «…», — сказал он: he has no name, where all are lawyers."""
    near = token.sentence >= case.doc.line_of(case.found.start) - 1
    fitting = [person for person in case.scene.persons if gender_fits(person, token.gender)]
    others = all(of_the_law(person) for person in fitting)
    return near and others and (_victim(token) or noun_lemma(token.lower) in ACCUSED | STRANGERS)


def _stands_for(case: Case, source: Source, meant: Meant) -> Resolved | None:
    """Сам изобретатель держался спокойно. «…», — сказал он: whom the word before stands for."""
    if not source.bare:
        return None
    whom = meant(replace(case, found=replace(case.found, source=source, cue=None)))
    if whom is None or whom.person is None:
        return None
    return replace(whom, how="pronoun for whom the word before it means", trust=min(whom.trust, 0.75))


def _called_by(case: Case, token: Token) -> Resolved | None:
    """Трудно представить клуб без Рея. Но итальянец едва не ушёл. Он рассказал, что …: the only one named there."""
    lines = [case.doc.lines[number] for number in (token.sentence - 1, token.sentence) if number > 0]
    told = alone_in(case.scene, *lines)
    fits = told is not None and gender_fits(told, token.gender) and not case.tells_of(told)
    return named(told, "pronoun for the one just named", 0.75) if told is not None and fits else None
