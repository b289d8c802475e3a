"""Which person of the article holds an office that a sentence names without the person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.text.lexicon.led import ACTING, CHAIRED, DEPUTY, HEADS, LED, SPELT_OUT
from bot.text.lexicon.nations import nation_of
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma, without_prefix
from bot.text.lexicon.offices import ALIKE, CABINET, CHIEFS, GENERIC_BODIES, OFFICES, STATE
from bot.text.parse.document import Document
from bot.text.parse.names import same_word
from bot.text.sources.found import Source
from bot.text.speakers.offices import Office
from bot.text.speakers.people import Person

COMPOUNDS = {"евро": "европ", "гос": "государств", "мин": "минист", "глав": "главн", "центро": "центральн"}
"""Beginnings of names that are one word, and of the word that they stand for."""

COUNTRIES = {
    **{"рф": "россии", "рк": "казахстана", "сша": "америки", "кнр": "китая", "фрг": "германии", "рб": "беларуси"},
    **{"цб": "банка", "центробанка": "банка", "нацбанка": "банка"},
}
HEADS_OF_STATE = frozenset(["президент", "король", "королева", "лидер"])
HEADS_OF_CABINET = frozenset(["премьер", "премьер-министр", "председатель", "канцлер"])


FOUNDERS = ("основатель", "сооснователь", "создатель", "владелец")
LEADS_ITS_OWN = frozenset(("глава", one) for one in FOUNDERS) | frozenset((one, "глава") for one in FOUNDERS)
"""Words for one person of a firm: глава Лугнет, создатель Лугнет."""

SHORTEST = 3
"""Letters of an abbreviation that tells a body."""

WORD = re.compile(r"[^\W\d_]+")


ADJECTIVES = ("ого", "его", "их", "ых")
"""Ends in the genitive of words that describe what stands after an office."""


def office_holder(
    doc: Document, persons: Sequence[Person], source: Source, at: int, preferred: Person | None = None
) -> Person | None:
    """The holder of an office: `preferred` if it fits, else the last named before offset `at`, else the first after."""
    holders = fitting(doc, persons, source)
    if not holders or preferred in holders:
        return preferred if holders else None
    limit = doc.at(at)
    before = [
        (max(seen), number)
        for number, person in enumerate(holders)
        if (seen := [one.mention.first for one in person.sightings if one.mention.first < limit])
    ]
    if before:
        return holders[max(before)[1]]
    return min(holders, key=lambda person: person.sightings[0].mention.first)


def fitting(doc: Document, persons: Sequence[Person], source: Source) -> list[Person]:
    """Persons whose office has the noun and all that describes it; adjectives are forgiven where one person is left."""
    head = doc.tokens[source.head]
    lemma = noun_lemma(head.lower)
    rest = [token for token in doc.words(source.first, source.last + 1) if token.index != source.head]
    described = tuple(token.lower for token in rest if token.pos not in ("ADP", "PUNCT", "CCONJ"))
    nouns = tuple(token.lower for token in rest if token.pos in ("NOUN", "PROPN", "X"))
    here = nations(token.lower for token in doc.words(source.first, source.last + 1))
    right = [
        person
        for person in persons
        if _gender(person, source.gender or head.gender, lemma) and not abroad(here, nations_of(person))
    ]
    holding = [person for person in right if _holds(person, lemma, described)]
    strictly = _exactly(holding if lemma in ACTING else _in_office(holding), lemma)
    if strictly or nouns == described:
        return strictly
    loosely = [person for person in right if _holds(person, lemma, nouns)]
    return loosely if len(loosely) == 1 else []


def _exactly(holders: list[Person], lemma: str) -> list[Person]:
    """министр is the министр торговли, and not the премьер-министр, where the article has both."""
    exact = [person for person in holders if any(held.head == lemma for held in person.offices)]
    compound = [person for person in holders if any(lemma in held.head.split("-")[1:] for held in person.offices)]
    return exact if exact and compound else holders


def _in_office(holders: list[Person]) -> list[Person]:
    """министр is no врио министра, where the article has both."""
    acting = [one for one in holders if all(held.acting or held.head in ACTING for held in one.offices)]
    return [person for person in holders if person not in acting] or acting


def nations(words: Iterable[str]) -> frozenset[str]:
    return frozenset(nation for word in words if (nation := nation_of(word)))


def nations_of(person: Person) -> frozenset[str]:
    """The countries of whom the offices are: премьер Италии, российский актёр, but not: форвард английского клуба."""
    return nations(word for held in person.offices for word in _of_the_person(held))


def _of_the_person(held: Office) -> Iterator[str]:
    after = False
    for word in held.text.lower().split():
        if not after or not word.endswith(ADJECTIVES):
            yield word
        after = after or noun_lemma(word) == held.head


def abroad(here: frozenset[str], there: frozenset[str]) -> bool:
    """российский премьер is nobody whom the article calls the премьер Италии."""
    return bool(here and there) and not here & there


def _gender(person: Person, gender: str, lemma: str) -> bool:
    """A feminine word (актриса) needs a woman; a masculine office (министр) may be hers too."""
    return gender != "Fem" or person.gender != "Masc" or lemma in ("глава", "звезда")


def _holds(person: Person, lemma: str, described: tuple[str, ...]) -> bool:
    return any(_fits(office, lemma, described) for office in person.offices)


def _fits(office: Office, lemma: str, described: tuple[str, ...]) -> bool:
    if _heads(office, lemma, described) or _written_alike(office, lemma, described):
        return True
    spelt, rest = spelt_out(lemma, described)
    head, others = spelt_out(office.head, tuple(sorted(office.words - {office.head})))
    if (spelt, head) == (lemma, office.head):
        return False
    return _written_alike(replace(office, head=head, words=office.words | frozenset(others)), spelt, rest)


def _heads(office: Office, lemma: str, described: tuple[str, ...]) -> bool:
    """глава вуза is the ректор, руководитель больницы the главврач; a губернатор the глава of a region

    глава Лугнет is the основатель of Лугнет
    """
    if not described and office.head in HEADS:
        return any(lemma in LED.get(dictionary_noun(word), ()) for word in office.words)
    if described and (lemma, office.head) in LEADS_ITS_OWN:
        return all(any(same_word(word, other) for other in office.words) for word in described)
    if lemma.removeprefix("экс-") not in HEADS or not described:
        return False
    return all(office.head in LED.get(dictionary_noun(word), ()) for word in described)


def _written_alike(office: Office, lemma: str, described: tuple[str, ...]) -> bool:
    if lemma == "глава" and described and described[0] in STATE:
        return office.head in HEADS_OF_STATE and not any(of_a_body(word) for word in office.text.split())
    if lemma in ("глава", "председатель") and any(word in CABINET for word in described):
        return office.head in HEADS_OF_CABINET
    if not alike(office.head, lemma):
        return False
    heads = [one.removeprefix("экс-") for one in (office.head, lemma)]
    if not described and "глава" in heads and heads[0] != heads[1]:
        return lemma == "министр" and any(_ministry(word) for word in office.words)
    return all(any(_same(word, other, office) for other in office.words) for word in described)


def of_a_body(word: str) -> bool:
    """лидер партии, лидер ЛДПР, президент банка: no head of state"""
    in_letters = len(word) > 1 and word.isupper() and country(word.lower()) == word.lower()
    return in_letters or noun_lemma(word.lower().strip('«»"')) in GENERIC_BODIES


def of_a_ministry(held: Office, head: str) -> bool:
    """Экс-глава МВД is no президент."""
    return head in HEADS_OF_STATE and held.head.removeprefix("экс-") == "глава" and any(map(_ministry, held.words))


def _ministry(word: str) -> bool:
    """глава МИД, глава Минздрава"""
    return word in SPELT_OUT or word == "мвд" or (word.startswith("мин") and not word.startswith("минис"))


def spelt_out(lemma: str, described: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """замминистра is a заместитель министра, вице-мэр a заместитель мэра, врио мэра the мэр for the time."""
    if lemma in ACTING and described:
        return noun_lemma(described[0]), described[1:]
    if lemma in CHAIRED:
        return DEPUTY, (*CHAIRED[lemma], *described)
    for prefix in ("зам", "вице-"):
        rest = lemma.removeprefix(prefix)
        if rest != lemma and noun_lemma(rest) in OFFICES:
            return DEPUTY, (rest, *described)
    if lemma == "член" and described[:2] == ("совета", "федерации"):
        return "сенатор", described[2:]
    if lemma == "избранник":
        return "депутат", tuple(word for word in described if not word.startswith("народн"))
    return lemma, described


def _same(word: str, other: str, office: Office) -> bool:
    same = same_word(country(word), country(other)) or word in SPELT_OUT.get(other, ())
    spelt = SPELT_OUT.get(word)
    in_letters = spelt is not None and all(one in office.words for one in spelt)
    return same or in_letters or _compound(word, other, office.words) or _abbreviates(word, office.text)


def _abbreviates(word: str, text: str) -> bool:
    """ОЛС is the Оператор ЛС: the first letters of words that follow one another, abbreviations as they are."""
    if len(word) < SHORTEST:
        return False
    letters = [part if part.isupper() else part[0] for part in WORD.findall(text)]
    runs = ("".join(letters[start:end]) for start in range(len(letters)) for end in range(start + 2, len(letters) + 1))
    return any(run.lower() == word for run in runs)


def _compound(word: str, other: str, words: Iterable[str]) -> bool:
    """Еврокомиссия is the Европейская комиссия, Госдума the Государственная дума, Минздрав a министерство."""
    for short, full in COMPOUNDS.items():
        rest = word.removeprefix(short)
        if rest != word and len(rest) > 2 and any(one.startswith(full) for one in words):
            return same_word(rest, other) or other.startswith(rest[:4])
    return False


def country(word: str) -> str:
    """РФ is России, ЦБ a bank; any other word is itself."""
    return COUNTRIES.get(word, word)


def alike(held: str, lemma: str) -> bool:
    held, lemma = held.removeprefix("экс-"), lemma.removeprefix("экс-")
    if without_prefix(held) == without_prefix(lemma) or held in lemma.split("-") or lemma in held.split("-"):
        return True
    if lemma == "глава" or held == "глава":
        return held in CHIEFS and lemma in CHIEFS
    return any(held in group and lemma in group for group in ALIKE)
