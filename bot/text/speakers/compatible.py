"""Whether a word may stand for a person: its number, gender, place and field."""

from __future__ import annotations

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.fields import SERVICES, fields_of, trade_of
from bot.text.lexicon.forms import parses
from bot.text.lexicon.nations import nation_of
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.offices import (
    BODIES,
    CHIEFS,
    EPICENE,
    GENERIC,
    GENERIC_BODIES,
    NEUTRAL,
    PEOPLE,
    SERVES,
    STATE,
    STRANGERS,
)
from bot.text.lexicon.words import words
from bot.text.parse.document import Token
from bot.text.parse.names import same_word
from bot.text.sources.attribution import cue_at
from bot.text.sources.found import SourceKind
from bot.text.sources.outlets import JOURNALISTS
from bot.text.sources.phrases import is_medium, office
from bot.text.speakers.antecedents import ITSELF, Case, alone_in, named_in
from bot.text.speakers.holders import abroad, alike, country, nations, nations_of, of_a_body, of_a_ministry
from bot.text.speakers.offices import Office
from bot.text.speakers.people import Person

REGIONS = frozenset(("региона", "субъекта", "области", "края", "округа", "города"))

GROUPS = frozenset(("группы", "миссии", "делегации", "комиссии", "экспедиции", "рабочей"))
"""What somebody leads for a time: глава миссии наблюдателей is no президент."""

MAKES = frozenset(("марки", "бренда"))

OF_TALENT = frozenset(("art", "sport"))
"""Fields of which a chief is seldom: the глава of a firm is no режиссёр."""

OFFICIAL = ("зам", "министр", "вице-министр", "начальник", "пресс-секретарь")
"""Beginnings of the offices of those who speak for a ministry."""

ACTORS = frozenset(("артист", "артистка", "актер", "актриса"))

ROOT = 5
"""Letters of a noun that tell its adjective: ювелир, ювелирный."""

MALE = frozenset(("мужчина", "парень", "юноша"))
"""Words for men alone, whatever the tense of the verb: говорит мужчина."""

HIGH = frozenset(("премьер-министр", "премьер", "министр", "губернатор", "мэр", "аким", "канцлер"))
HEADS_OF_BODIES = words("директор гендиректор ректор управляющий председатель лидер вице-президент вице-министр")
CABINETS = ("правительств", "кабмин", "кабинет", "совмин")
"""The директор of something is none of HIGH, unless the article calls him so."""

ACCUSED = frozenset(("подсудимый", "обвиняемый", "подозреваемый", "осужденный", "задержанный", "арестованный"))
OF_THE_LAW = (*SERVICES["полицейский"], "прокуратур", "следствен", "суда", "фсб")
"""Beginnings of words for bodies that detain and judge people."""

CHARACTERS = frozenset(("герой", "героиня", "персонаж"))
FICTION = ("сериала", "фильма", "романа", "книги", "сказки", "комикса", "игры")
"""Ends of what characters are of: героиня мультсериала."""

INFORMANTS = frozenset(("собеседник", "собеседница", "источник", "инсайдер"))
UNNAMED = frozenset(("источник", "инсайдер"))
"""Somebody whom news hides, unless it calls a person so."""

SOURCES = INFORMANTS | {"представитель", "пресс-секретарь"}
"""People whom news leaves without a name."""


def head_of(case: Case) -> str:
    head = case.doc.tokens[case.source.head]
    if dictionary_noun(head.lower) == "человек" and case.doc.tokens[head.index - 1].lower.startswith("молод"):
        return "парень"
    return dictionary_noun(head.lower)


def usual(head: str) -> bool:
    """A word that news puts for people whom it names; any other (отоларинголог) stands for the last speaker alone."""
    return (
        head in GENERIC
        or head in SERVICES
        or head.split("-")[-1] in GENERIC
        or bool(fields_of(head))
        or nation_of(head) is not None
    )


def one_person(case: Case) -> bool:
    if case.source.kind is not SourceKind.NOUN or case.source.head < 0 or case.source.number == "Plur":
        return False
    return personal(case)


def personal(case: Case) -> bool:
    token = case.doc.tokens[case.source.head]
    mention = case.doc.named.get(token.index)
    if mention is not None and mention.kind != "PER" and not office(token):
        return False
    animate = token.animate or (token.pos == "NOUN" and _new_word(token.lower))
    return office(token) or token.lower in PEOPLE or (animate and noun_lemma(token.lower) not in BODIES)


def _new_word(word: str) -> bool:
    """стронгмен: the dictionary lacks the word, and reads it as an animate noun."""
    found = parses(word)
    return (
        not any(parse.is_known for parse in found) and {"NOUN", "anim"} in found[0].tag and "Name" not in found[0].tag
    )


def may_be(case: Case, person: Person, head: str) -> bool:
    """Gender, place and field allow it: врач may be an эпидемиолог, депутат no чемпион; a chief needs that office."""
    token = case.doc.tokens[case.source.head]
    if _other_gender(case, person, token, head) or _from_elsewhere(case, person) or case.tells_of(person):
        return False
    if head in JOURNALISTS and not _of_the_press(case, person):
        return False
    if head in UNNAMED and not any(alike(held.head, head) for held in person.offices):
        return case.bare and person in (case.still_speaking(), _told_just_above(case))
    if any(_of_fiction(held) for held in person.offices):
        return False
    if _of_other_trade(person, head) or _directs_actors(person, head):
        return False
    if head in NEUTRAL or nation_of(head) is not None:
        return True
    if any(of_a_ministry(held, head) for held in person.offices):
        return False
    if head in ACCUSED and of_the_law(person):
        return False
    if head in SERVICES and any(word.startswith(SERVICES[head]) for held in person.offices for word in held.words):
        return True
    called = [held for held in person.offices if alike(held.head, head)]
    if called:
        return any(_same_place(case, held) for held in called)
    if head not in SERVES and _of_somebody(case):
        return False
    if of_one_root(person, head):
        return True
    if not person.offices:
        return head not in STRANGERS and not (head in SOURCES and _of_a_body(case))
    if head == "представитель" and _represents(case, person):
        return True
    fields, theirs = fields_of(head), [field for held in person.offices if (field := _fields(held))]
    if head in HIGH and all(_heads_a_body(held) for held in person.offices):
        return False
    if fields & OF_TALENT and all(held.head in CHIEFS for held in person.offices):
        return False
    if fields:
        return (not theirs or any(fields & other for other in theirs)) and head not in STRANGERS
    return head not in CHIEFS and head not in STRANGERS and head not in SOURCES


def _heads_a_body(held: Office) -> bool:
    """председатель союза; but not: председатель правительства"""
    return held.head in HEADS_OF_BODIES and not any(word.startswith(CABINETS) for word in held.words)


def of_the_law(person: Person) -> bool:
    """A судья or a представитель полиции: nobody whom news calls задержанный."""
    words = [word for held in person.offices for word in held.words]
    return any("law" in fields_of(held.head) for held in person.offices) or any(
        word.startswith(OF_THE_LAW) for word in words
    )


def _of_other_trade(person: Person, head: str) -> bool:
    """форвард is nobody whom the article calls a тренер alone"""
    theirs = [trade_of(held.head) for held in person.offices]
    trade = trade_of(head)
    return trade is not None and bool(theirs) and None not in theirs and trade not in theirs


def _directs_actors(person: Person, head: str) -> bool:
    """a режиссёр and nothing else is no артист"""
    return head in ACTORS and bool(person.offices) and all(one.head.endswith("режиссер") for one in person.offices)


def of_one_root(person: Person, head: str) -> bool:
    """промоутер is said of the глава промоутерской компании, ювелир of the глава ювелирного дома"""
    words = (word for held in person.offices for word in held.words)
    return len(head) >= ROOT and any(word.startswith((f"{head}ск", f"{head}н")) for word in words)


def _of_somebody(case: Case) -> bool:
    """тренер спортсменки: somebody else than whoever is told of."""
    after = case.doc.words(case.source.head + 1, case.source.head + 2)
    return any(word.case == "Gen" and word.number == "Sing" and word.animate and office(word) for word in after)


def _told_just_above(case: Case) -> Person | None:
    """Новость сообщил комментатор Рей.⏎«…», — написал инсайдер: the only person of the sentence above, who told."""
    line = case.just_above()
    if line is None or not any(cue_at(case.doc, index, CueClass.SAY) for index in range(line.first, line.end)):
        return None
    subject = any(one.subject for _, one in named_in(case.scene, line))
    return alone_in(case.scene, line) if subject else None


def _fields(held: Office) -> frozenset[str]:
    """президент банка is a banker as well as a politician; президент Франции is a politician."""
    of_firm = held.head == "президент" and any(
        noun_lemma(word) in GENERIC_BODIES or "банк" in word for word in held.words
    )
    return fields_of(held.head) | (frozenset(("money",)) if of_firm else frozenset())


def _of_fiction(held: Office) -> bool:
    """новая героиня мультсериала says nothing to a reporter; the героиня программы may."""
    return held.head in CHARACTERS and any(word.lower().endswith(FICTION) for word in held.text.split())


def _of_the_press(case: Case, person: Person) -> bool:
    """Журналист is somebody whom the article calls so in some way, or who has just spoken."""
    called = any("media" in fields_of(held.head) for held in person.offices)
    return called or case.still_speaking() is person


def _represents(case: Case, person: Person) -> bool:
    """Замминистра Рей рассказал … — заявил представитель министерства: an official who has just spoken."""
    nouns = [word.lower for word in case.doc.words(case.source.head + 1, case.source.last + 1) if word.pos == "NOUN"]
    official = any(
        held.head.startswith(OFFICIAL) or (nouns and all(_told_of(held, noun) for noun in nouns))
        for held in person.offices
    )
    return official and case.still_speaking() is person


def _told_of(held: Office, noun: str) -> bool:
    """вице-президент банка «Луч», представитель банка"""
    return any(same_word(noun, word) for word in held.words)


def _of_a_body(case: Case) -> bool:
    """представитель Минфина is nobody of whom the article does not say so; собеседник ТАСС may be anybody."""
    if head_of(case) in ("собеседник", "собеседница"):
        return False
    words = case.doc.words(case.source.head + 1, case.source.last + 1)
    if any(noun_lemma(word.lower) in GENERIC_BODIES for word in words):
        return True
    named_there = [mention for word in words if (mention := case.doc.named.get(word.index)) is not None]
    return any(one.kind == "ORG" and not is_medium(case.doc, one.first, one.last) for one in named_there)


def _same_place(case: Case, held: Office) -> bool:
    """гендиректор союза is no гендиректор фирмы; глава ведомства may be глава Минфина, директор фирмы глава «Луча»."""
    doc, source = case.doc, case.source
    place = [word for word in doc.words(source.head + 1, source.last + 1) if word.pos in ("NOUN", "PROPN", "X")]
    theirs = [word for word in held.words if dictionary_noun(word) != held.head]
    if place and any(word.lower in STATE for word in place) and any(of_a_body(word) for word in held.text.split()):
        return False
    if not place or all(_general(word) for word in place):
        return True
    bodies = [word for word in theirs if not word.endswith(("ый", "ий", "ая"))]
    if bodies and all(noun_lemma(word) in GENERIC_BODIES for word in bodies):
        return all(word.text[0].isupper() for word in place)
    if not theirs:
        return held.head not in CHIEFS or not any(word.lower in GROUPS for word in place)
    return any(same_word(country(word.lower), country(other)) for word in place for other in theirs)


def _general(word: Token) -> bool:
    return noun_lemma(word.lower) in GENERIC_BODIES or word.lower in STATE | REGIONS | MAKES


def _other_gender(case: Case, person: Person, token: Token, head: str) -> bool:
    """A feminine noun needs a woman, but for звезда; a masculine one may be hers.

    Not where the verb says сказал, or where she is called something else:
    по словам подрядчика is said of no учительница.
    """
    cue = case.found.cue
    verbs = [case.doc.tokens[case.doc.at(cue.start)]] if cue is not None and cue.start >= 0 else []
    beside = (*verbs, case.doc.tokens[token.head], *case.doc.words(token.index + 1, token.index + 2))
    itself = (word.gender for word in case.doc.words(case.source.first, token.index) if word.lower in ITSELF)
    said = next((verb.gender for verb in beside if verb.finite and verb.gender), "") or next(itself, "")
    if head in MALE:
        return person.gender == "Fem"
    if token.gender == "Fem" and head.removeprefix("кино") not in EPICENE:
        return person.gender == "Masc"
    if token.gender == "Masc" and not said and person.gender == "Fem" and person.offices and not usual(head):
        return True
    return {said, person.gender} == {"Masc", "Fem"}


def _from_elsewhere(case: Case, person: Person) -> bool:
    here = nations(token.lower for token in case.doc.words(case.source.first, case.source.last + 1))
    return abroad(here, nations_of(person) | _called_before(case, person))


def _called_before(case: Case, person: Person) -> frozenset[str]:
    """The nations in the words that have stood for the person so far."""
    doc, sources = case.doc, [one.found.source for one in case.said[-20:] if one.resolved.person is person]
    nouns = [source for source in sources if source.kind is SourceKind.NOUN]
    return nations(token.lower for source in nouns for token in doc.words(source.first, source.last + 1))
