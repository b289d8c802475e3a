"""The names in a text as the tagger sees them, put right: whose a name is, where one ends, what is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.text.lexicon.forms import CONSONANTS, parses
from bot.text.parse.name_edges import TOWNS, edged
from bot.text.parse.names import is_given_name, is_patronymic
from bot.text.parse.names_again import missed

if TYPE_CHECKING:
    from bot.text.parse.document import Token


LATIN = re.compile(r"[A-Za-z]")

AKIM = frozenset(f"{former}{form}" for former in ("", "экс-") for form in ("аким", "акима", "акиму", "акимом", "акиме"))
"""The head of a town or a region in Kazakhstan, and a given name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in the text, words `first` to `last` (included)."""

    kind: str
    first: int
    last: int


def mentions_of(tokens: Sequence[Token], tags: Sequence[str]) -> tuple[Mention, ...]:
    """Names from the tags of words (B-PER, I-PER, O)."""
    found: Sequence[Mention] = tuple(_without_stop(mention, tokens) for mention in _mentions(tags))
    if _of_an_akim(found, tokens):
        found = tuple(one for mention in found for one in _without_akim(mention, tokens))
    lines = (part for mention in found for part in _by_sentence(mention, tokens))
    split = [part for mention in lines for part in _split(_retyped(mention, tokens), tokens)]
    parts = edged(_with_missed(split, tokens), tokens)
    return tuple(part for mention in parts for part in _whose_and_who(mention, parts, tokens))


def _by_sentence(mention: Mention, tokens: Sequence[Token]) -> Iterator[Mention]:
    """Нгуев спорит с Лужевой⏎Нгуев заявил: no name goes on from a title into the text; but И. Рей is one."""
    first = mention.first
    for index in range(mention.first + 1, mention.last + 1):
        if tokens[index].sentence != tokens[first].sentence and tokens[index - 1].word:
            yield replace(mention, first=first, last=index - 1)
            first = index
    yield replace(mention, first=first)


def _without_stop(mention: Mention, tokens: Sequence[Token]) -> Mention:
    """…, сообщили в Центре Луги.: the full stop ends the sentence, and is no part of a name."""
    ends = mention.last + 1 == len(tokens) or tokens[mention.last + 1].sentence != tokens[mention.last].sentence
    stop = tokens[mention.last].text in (".", ",", ";", ":") and mention.last > mention.first
    return replace(mention, last=mention.last - 1) if ends and stop else mention


def _with_missed(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Sequence[Mention]:
    again = {index: Mention("PER", index, index) for index in missed(mentions, tokens)}
    kept = [mention for mention in mentions if mention.first not in again]
    return sorted((*kept, *again.values()), key=lambda mention: mention.first) if again else mentions


def _mentions(tags: Sequence[str]) -> Iterator[Mention]:
    start: int | None = None
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            yield Mention(tags[start][2:], start, index - 1)
            start = None
        if start is None and tag[:2] in ("B-", "I-"):
            start = index


def _of_an_akim(found: Sequence[Mention], tokens: Sequence[Token]) -> bool:
    """The text writes аким with a small letter, or Аким Лужского района, or has nobody called Аким by surname."""
    if any(token.text in AKIM or token.lower.startswith("акимат") for token in tokens):
        return True
    surnamed = [mention for mention in found if mention.last > mention.first and tokens[mention.first].lower in AKIM]
    return not surnamed or any(_of_a_place(mention, tokens) for mention in surnamed)


def _of_a_place(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Аким Лужского района, Аким Луги Анна Рей: no name and surname"""
    words = [token.lower for token in tokens[mention.first + 1 : mention.last + 2]]
    return _is_place(tokens[mention.first + 1]) or any(
        word.startswith(("район", "област", "город", "округ", "сел", "посел")) for word in words
    )


def _is_place(token: Token) -> bool:
    return any(parse.is_known and "Geox" in parse.tag for parse in parses(token.text))


def _of_town(token: Token, tokens: Sequence[Token]) -> bool:
    """Аким Луги; Аким Сарытау, where the article tells of something in that town: в Сарытау."""
    there = any(one.lower == "в" and two.text == token.text for one, two in pairwise(tokens))
    return there or _is_place(token)


def _without_akim(mention: Mention, tokens: Sequence[Token]) -> Iterator[Mention]:
    """Аким возразил, Аким Луги Анна Рей: in an article of an аким the word is the office and nobody's given name."""
    if tokens[mention.first].lower not in AKIM:
        yield mention
        return
    inside = range(mention.first + 1, mention.last + 1)
    others = (index for index in inside if not (_of_town(tokens[index], tokens) or tokens[index].case == "Gen"))
    given = next(others, mention.last + 1)
    if given > mention.first + 1:
        yield Mention("LOC", mention.first + 1, given - 1)
    if given <= mention.last:
        yield replace(mention, first=given)


def _retyped(mention: Mention, tokens: Sequence[Token]) -> Mention:
    """No person, whatever the tagger takes them for: Первый МГМУ им. Серова, учительница Аксуатской школы."""
    if any(token.lower in ("им", "имени") for token in tokens[mention.first + 1 : mention.last]):
        return replace(mention, kind="ORG")
    if mention.kind == "PER" and _in_marks(mention, tokens):
        return replace(mention, kind="ORG")
    if mention.kind == "LOC" and _of_a_villager(tokens[mention.first : mention.last + 1]):
        return replace(mention, kind="PER")
    if mention.kind == "PER" and mention.last == mention.first + 1 and _holds_a_town(tokens[mention.first]):
        town = Mention("LOC", mention.last, mention.last)
        mention = town if _of_a_town(town, tokens) else mention
    alone = mention.kind == "PER" and mention.first == mention.last
    alone = alone and (_qualifies(tokens[mention.first]) or _of_a_town(mention, tokens))
    return replace(mention, kind="LOC") if alone else mention


def _in_marks(mention: Mention, tokens: Sequence[Token]) -> bool:
    """полузащитник «Карпат»: one word in marks of its own behind a noun is a club or a firm."""
    around = tokens[max(0, mention.first - 2) : mention.last + 2]
    if mention.first != mention.last or mention.first < 2 or len(around) < 4:
        return False
    return around[0].pos == "NOUN" and around[1].text in '«"“„' and around[3].text in '»"”“'


def _of_a_villager(name: Sequence[Token]) -> bool:
    """староста села Ягмур Рейов: a name and surname in the nominative, which the tagger takes for the village."""
    surname = name[-1]
    ends = surname.text.endswith(("ов", "ев", "ёв", "заде", "дзе", "швили"))
    both = len(name) == 2 and all(token.case == "Nom" and token.number == "Sing" for token in name)
    return both and ends and surname.rel == "flat:name" and surname.animate and name[0].text[-1] in CONSONANTS


def _of_a_town(mention: Mention, tokens: Sequence[Token]) -> bool:
    """райсуд Лугоборска: behind a noun, the genitive of what can only be a place, even where no dictionary has it."""
    before, token = tokens[mention.first - 1] if mention.first else tokens[0], tokens[mention.first]
    if not _a_noun(before) or before.sentence != token.sentence or not token.text.endswith(TOWNS):
        return False
    return all("Geox" in parse.tag for parse in parses(token.text))


def _holds_a_town(token: Token) -> bool:
    """Экс-вице-мэр Лугоборска, in whom the tagger sees a given name."""
    return "-" in token.text and "anim" in parses(token.text)[0].tag and "Name" not in parses(token.text)[0].tag


def _a_noun(token: Token) -> bool:
    """экс-вице-мэр too, which the tagger takes for a verb"""
    return token.pos == "NOUN" or ("-" in token.text and "NOUN" in parses(token.text)[0].tag)


def _qualifies(token: Token) -> bool:
    """An adjective by its place in the sentence that is no surname of the dictionary."""
    if token.rel != "amod" or not token.lower.endswith(("ой", "ого", "ый", "ий", "ая", "их", "ых")):
        return False
    return not any(parse.is_known and "Surn" in parse.tag for parse in parses(token.text))


def _split(mention: Mention, tokens: Sequence[Token]) -> Iterator[Mention]:
    """What the tagger takes for one name of a body or a person, as the names that it is."""
    if mention.kind == "ORG":
        yield from _body_and_person(mention, tokens)
    elif mention.kind == "PER":
        yield from _two_people(mention, tokens)
    else:
        yield from _street_and_person(mention, tokens)


def _street_and_person(mention: Mention, tokens: Sequence[Token]) -> Iterator[Mention]:
    """жительница улицы Серова Анна Петровна: the street and the one who lives there."""
    full = mention.last - mention.first > 1 and is_patronymic(tokens[mention.last].text)
    if not full or not is_given_name(tokens[mention.last - 1].text):
        yield mention
        return
    yield replace(mention, last=mention.last - 2)
    yield Mention("PER", mention.last - 1, mention.last)


def _body_and_person(mention: Mention, tokens: Sequence[Token]) -> Iterator[Mention]:
    """директор ДМС Банка Марина Рей: the bank and its director."""
    if mention.last - mention.first < 2 or not _full_name(tokens[mention.last - 1], tokens[mention.last]):
        yield mention
        return
    yield Mention("ORG", mention.first, mention.last - 2)
    yield Mention("PER", mention.last - 1, mention.last)


def _two_people(mention: Mention, tokens: Sequence[Token]) -> Iterator[Mention]:
    """Two people side by side are two mentions: Биллу Гейтсу Рей обозначил …; an outlet is none: цитирует Рея ЛучТВ."""
    inside = range(mention.first + 1, mention.last + 1)
    ends = (_opens_a_name, _latin_outlet)
    outlet = next((at for at in inside if _outlet(tokens[at]) or any(end(mention, tokens, at) for end in ends)), None)
    if outlet is not None:
        yield replace(mention, last=outlet - 1)
        return
    cases = [tokens[index].case for index in range(mention.first, mention.last + 1)]
    joined = len(cases) > 2 and "" not in cases and cases[0] == cases[1] and "Nom" in cases
    changes = (number for number in range(2, len(cases)) if (cases[number] == "Nom") != (cases[0] == "Nom"))
    change = next(changes, None) if joined else None
    if change is None:
        yield mention
        return
    yield replace(mention, last=mention.first + change - 1)
    yield replace(mention, first=mention.first + change)


def _whose_and_who(mention: Mention, others: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[Mention]:
    """промоутер Джошуа Эдди Рей, where the article tells of Энтони Джошуа: the first name is whose he is.

    So is that of what a person stands behind: под фото Ткаченко Анна Рей.
    """
    first = mention.first
    whose = (
        mention.kind == "PER"
        and mention.last - first == 2
        and any(
            other.kind == "PER" and other.last > other.first and tokens[other.last].text == tokens[first].text
            for other in others
        )
    )
    whose = whose and first > 0 and tokens[first - 1].pos == "NOUN"
    if whose and (tokens[first - 1].animate or is_given_name(tokens[first + 1].text)):
        yield Mention("PER", first, first)
        first += 1
    yield replace(mention, first=first)


def _full_name(given: Token, surname: Token) -> bool:
    """директор ДМС Банка Марина Рей, whom the tagger takes for a part of the bank."""
    known = any("Name" in parse.tag and "nomn" in parse.tag for parse in parses(given.text))
    return known and given.case == surname.case == "Nom" and surname.rel == "flat:name" and surname.text[0].isupper()


def _opens_a_name(mention: Mention, tokens: Sequence[Token], index: int) -> bool:
    """цитирует Рея "Луч": what stands in marks that close behind the mention is another name."""
    mark = tokens[index].text in '«"“„'
    return mark and all(token.text not in '»"”“' for token in tokens[index + 1 : mention.last + 1])


def _latin_outlet(mention: Mention, tokens: Sequence[Token], index: int) -> bool:
    """приводит слова тер Рейна Sport, Рейна Р-Спорт; but альбом Олега Rein: behind an oblique surname."""
    before = tokens[index - 1]
    foreign = LATIN.match(tokens[index].text) or tokens[index].text[1:2] == "-"
    if not foreign or before.text.isascii() or before.case not in ("Gen", "Acc"):
        return False
    return index - mention.first > 1 or not any("Name" in parse.tag for parse in parses(before.text))


def _outlet(token: Token) -> bool:
    """ЛучТВ: capitals inside of a word, but not МакГрегор and ОРЛОВ."""
    inner = sum(letter.isupper() for letter in token.text[1:])
    return inner > 1 and not token.text.isupper() and "-" not in token.text
