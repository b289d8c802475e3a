"""Where a name begins and ends: particles that belong to it, and words that the tagger has glued to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.text.lexicon.forms import CONSONANTS, parses
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.sources import MEDIA_NAMES, NETWORK_NAMES
from bot.text.lexicon.words import words
from bot.text.parse.names import is_given_name, is_name, same_word

if TYPE_CHECKING:
    from bot.text.parse.document import Token
    from bot.text.parse.mentions import Mention

AGED = re.compile(r"летн(?:ий|яя|его|ей|ему|им|юю)$")
"""The end of an age in letters: Сорокалетняя Рей."""

TOWNS = ("ска", "цка", "града", "бурга", "поля", "горья")
"""Ends of towns in the genitive."""

PARTICLES = words("ди де дель делла дер ден ван фон тер тен ла ле эль аль бен бин ибн дос сен")
"""Words in small letters inside a surname: Пол ди Рей, ван дер Рей."""


def edged(mentions: Sequence[Mention], tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """The mentions with the particles of their names, and without what is none of theirs."""
    cut = (part for mention in mentions for part in _cut(mention, mentions, tokens))
    return tuple(_with_particles(cut, tokens))


def _cut(mention: Mention, others: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[Mention]:
    if mention.kind != "PER":
        yield mention
        return
    first, last = mention.first, mention.last
    while first < last and _before_a_name(tokens[first]):
        first += 1
    if all(token.text != ")" for token in tokens[first : last + 1]):
        last = next((index - 1 for index in range(first + 1, last) if tokens[index].text == "("), last)
    if last > first + 1 and _addressed(tokens[first : last + 1]):
        last -= 1
    if last > first + 1 and _town(tokens, first):
        yield replace(mention, kind="LOC", first=first, last=first)
        first += 1
    mention = replace(mention, first=first, last=last)
    if _of_a_club(mention, others, tokens):
        yield replace(mention, kind="ORG", last=first)
        first += 1
    yield replace(mention, first=first)


def _town(tokens: Sequence[Token], first: int) -> bool:
    """Глава Лугоборска Анна Рей: the town behind an office, in the genitive."""
    before, token = tokens[first - 1] if first else tokens[first], tokens[first]
    names = any(is_name(parse) for parse in parses(token.text))
    town = token.text.endswith(TOWNS) and token.case == "Gen" and not names
    return town and before.animate and before.pos == "NOUN"


def _before_a_name(token: Token) -> bool:
    """41-летний Рей, Сорокалетняя Рей, блогер Инстаграма Олег Рей"""
    aged = any(letter.isdigit() for letter in token.text) or AGED.search(token.lower) is not None
    return aged or dictionary_noun(token.lower) in NETWORK_NAMES


def _addressed(name: Sequence[Token]) -> bool:
    """сообщил Влад Рей Главлучу; рассказал Влад Рей ТАСС: an outlet in the dative behind a name in the nominative."""
    given, outlet = name[0].text, name[-1].text
    if noun_lemma(outlet.lower()) in MEDIA_NAMES:
        return True
    nominative = given[-1] in CONSONANTS and len(given) > 3 and is_given_name(given)
    known = any(parse.is_known and is_name(parse) for parse in parses(outlet))
    return nominative and not known and outlet[-1] in "ую" and outlet[-2] in CONSONANTS


def _of_a_club(mention: Mention, others: Sequence[Mention], tokens: Sequence[Token]) -> bool:
    """Защитник Луча Марсело, where the article has Марсело alone, and Луч as a club."""
    first, last = tokens[mention.first], tokens[mention.last]
    before = tokens[mention.first - 1] if mention.first else first
    if mention.last != mention.first + 1 or not before.animate or before.pos != "NOUN" or first.text[-1] not in "аяыи":
        return False
    if any(parse.is_known and is_name(parse) for parse in parses(first.text)):
        return False
    alone = any(_only(one, tokens) == last.text for one in others if one.kind == "PER")
    return alone and any(same_word(_only(one, tokens), first.text) for one in others if one.kind != "PER")


def _only(mention: Mention, tokens: Sequence[Token]) -> str:
    return tokens[mention.first].text if mention.first == mention.last else ""


def _particle(tokens: Sequence[Token], index: int) -> bool:
    """тер Рей, and Тер Рей where it opens a sentence."""
    token = tokens[index]
    opens = index == 0 or tokens[index - 1].sentence != token.sentence
    return token.text in PARTICLES or (opens and token.lower in PARTICLES)


def _with_particles(mentions: Iterator[Mention], tokens: Sequence[Token]) -> Iterator[Mention]:
    """Пол ди Рей and слова тер Рея, of which the tagger has the last word."""
    held: Mention | None = None
    for mention in mentions:
        start = mention.first
        while mention.kind == "PER" and start and _particle(tokens, start - 1):
            start -= 1
        if start < mention.first and held is not None and held.last >= start - 1:
            start = held.first if held.kind == "PER" else mention.first
            held = held if start == mention.first else None
        elif start < mention.first and start and is_given_name(tokens[start - 1].text):
            start -= 1
        if held is not None:
            yield held
        held = replace(mention, first=start)
    if held is not None:
        yield held
