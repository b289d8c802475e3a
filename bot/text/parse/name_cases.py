"""The case and the gender of a name, where its own letters or its place know better than the tagger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.text.lexicon import turkic_names
from bot.text.lexicon.forms import CONSONANTS, parses, plain
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.offices import KIN
from bot.text.parse.names import CASES, GENDERS, OBLIQUE, in_genitive, is_name

if TYPE_CHECKING:
    from bot.text.parse.document import Token
    from bot.text.parse.mentions import Mention

WOMENS = ("овой", "евой")
"""In an oblique case, of a woman's surname only, whatever the tagger says: Мадины Касеновой."""

MENS = ("ов", "ев", "ёв", "ин", "ын")
"""In the nominative, of a man's surname only, whatever the tagger says: Садыков в это не верит."""

MENS_GENITIVE = ("ова", "ева", "ёва", "ина", "ына")

WOMENS_SOMETIMES = ("ской", "цкой", "иной")
"""Of a woman's surname beside a name that may be a woman's in that case: Евгении Лужской, but not Олег Луцкой."""

WOMENS_NOMINATIVE = ("ская", "цкая")


BESIDE = 9
"""Words back to the noun that a name stands beside: с менеджером большого фестиваля «Луг» Соной Рей."""


SHORT = 4
"""Letters of a man's name that ends so: Трой, Рой."""


def case_of(tokens: Sequence[Token]) -> str:
    """Of a name as the tagger sees it: the case of most of its words, '' of none."""
    cases = [token.case for token in tokens if token.case and len(token.text) > 1]
    if not cases:
        return ""
    return "Nom" if "Nom" in cases and cases.count("Nom") * 2 >= len(cases) else max(cases, key=cases.count)


def straightened_tags(tokens: Sequence[Token], gender: str, couple: bool) -> tuple[Sequence[Token], str]:
    """The words of a name with the case that it has, and its gender; `couple` is of two people: Олег и Анна Реевы."""
    case, surname = case_of(tokens), tokens[-1].text
    if case == "Nom" and surname.endswith(OBLIQUE) and not of_a_man(tokens):
        case = "Dat" if surname.endswith("скому") else "Gen"
        tokens = [replace(token, case=case if token.case == "Nom" else token.case) for token in tokens]
    if case in ("Nom", "Dat") and tokens[0].case == "Dat" and _romanian(tokens):
        case, tokens = "Nom", _in_case(tokens, "Nom")
    if case == "Nom" and gender == "Masc" and _of_a_man_in_genitive(tokens):
        case, tokens = "Gen", _in_case(tokens, "Gen")
    if case in ("Gen", "Acc") and gender != "Fem" and len(tokens) == 1 and surname.endswith(MENS):
        case, tokens = "Nom", _in_case(tokens, "Nom")
    if case == "Nom" and gender != "Fem" and not couple and in_genitive(surname) and not _given_in_nominative(tokens):
        case, tokens = "Gen", _in_case(tokens, "Gen")
    if (reading := dictionary_reading(tuple(token.text for token in tokens), case, gender)) is not None:
        case, gender = reading
        tokens = _in_case(tokens, case)
    if case not in ("Nom", "") and len(tokens) > 1 and _only_nominative(tokens[0].text):
        case, tokens = "Nom", _in_case(tokens, "Nom")
    if case not in ("Nom", "") and surname.endswith(WOMENS_NOMINATIVE):
        case, gender, tokens = "Nom", "Fem", _in_case(tokens, "Nom")
    if case == "Nom":
        return tokens, "Masc" if of_a_man(tokens) else gender
    return tokens, "Fem" if case and _of_a_woman(tokens) else gender


def agreeing(tokens: Sequence[Token], names: Sequence[Mention]) -> tuple[Token, ...]:
    """Супруга хоккеиста Александра Реева призналась: he stands in the case of the noun before him, and is no woman.

    Behind an office it may be hers: пресс-секретарь губернатора Александра Реева.
    """
    found = list(tokens)
    for name in names:
        if name.kind != "PER" or not name.last > name.first > 1:
            continue
        if _of_the_man_before(tokens, name):
            for index in range(name.first, name.last + 1):
                found[index] = replace(tokens[index], case="Gen", gender="Masc", rel="appos", head=name.first - 1)
        elif _with_the_woman(tokens, name):
            for index in range(name.first, name.last + 1):
                found[index] = replace(tokens[index], case="Ins", gender="Fem")
    return tuple(found)


def _with_the_woman(tokens: Sequence[Token], name: Mention) -> bool:
    """с пианисткой Соной Рей, во главе с Соной Рей: no woman's name in the nominative ends so."""
    given = tokens[name.first]
    beside = any(token.case == "Ins" and token.animate for token in tokens[max(0, name.first - BESIDE) : name.first])
    beside = beside or tokens[name.first - 1].lower in ("с", "со", "между", "перед")
    nominative = any(parse.is_known and {"Name", "nomn"} in parse.tag for parse in parses(given.text))
    return given.case == "Nom" and beside and given.text.endswith("ой") and len(given.text) > SHORT and not nominative


def _of_the_man_before(tokens: Sequence[Token], name: Mention) -> bool:
    before, given = tokens[name.first - 1], tokens[name.first]
    described = before.pos == "NOUN" and before.animate and (before.case, before.gender) == ("Gen", "Masc")
    if not described or given.case != "Nom" or given.sentence != before.sentence or before.head < 0:
        return False
    relative = tokens[before.head]
    whose = relative.case == "Nom" and before.head < before.index and dictionary_noun(relative.lower) in KIN
    his = any({"Name", "masc", "gent"} in parse.tag for parse in parses(given.text) if parse.is_known)
    return whose and his and tokens[name.last].text.endswith(("а", "я", "ого"))


def of_a_man(name: Sequence[Token]) -> bool:
    """Олег Терновой: beside a man's name in the nominative the surname is in the nominative too."""
    given = [parse.tag for parse in parses(name[0].text) if parse.is_known and "Name" in parse.tag]
    man = bool(given) and all({"masc", "nomn"} in tag or "accs" in tag for tag in given)
    return len(name) > 1 and name[-1].text.endswith("ой") and man


def in_nominative(tokens: Sequence[Token]) -> Sequence[Token]:
    return _in_case(tokens, "Nom")


def _in_case(tokens: Sequence[Token], case: str) -> Sequence[Token]:
    return [replace(token, case=case) for token in tokens]


def _only_nominative(given: str) -> bool:
    """Алмас of Алмас Турсынгали: no man's given name in another case ends in a consonant."""
    if plain(given) in turkic_names.WOMEN:
        return False
    known = [parse.tag for parse in parses(given) if parse.is_known and "Name" in parse.tag]
    in_dictionary = bool(known) and all({"masc", "nomn"} in tag for tag in known)
    return given[-1] in CONSONANTS and (in_dictionary or plain(given) in turkic_names.MEN)


def _romanian(name: Sequence[Token]) -> bool:
    """Петру Лугарь, of Moldova: the surname beside him would be in the dative as well, were he a Пётр."""
    surname = name[-1].text
    in_dative = surname.endswith(("ых", "их")) or surname[-1] not in (*CONSONANTS, "а", "я")
    return len(name) > 1 and name[0].text.endswith("у") and not in_dative


def _given_in_nominative(tokens: Sequence[Token]) -> bool:
    """Жумабек of Жумабек Шокбалды: no man's name in another case ends in a consonant."""
    return len(tokens) > 1 and tokens[0].text[-1] in CONSONANTS


def _of_a_man_in_genitive(tokens: Sequence[Token]) -> bool:
    """Бейбута Садыкова, whose given name no dictionary has: the surname is seen as a man's in the genitive."""
    given, surname = tokens[0], tokens[-1]
    if len(tokens) != 2 or surname.case != "Gen" or not surname.text.endswith(MENS_GENITIVE):
        return False
    return (
        given.text[-1] in "ая"
        and given.text[-2:-1] in CONSONANTS
        and not any(parse.is_known for parse in parses(given.text))
    )


def _of_a_woman(tokens: Sequence[Token]) -> bool:
    """Мадины Касеновой, Евгении Лужской"""
    surname = tokens[-1].text
    if surname.endswith(WOMENS) or len(tokens) < 2 or not surname.endswith(WOMENS_SOMETIMES):
        return surname.endswith(WOMENS)
    given = (parse.tag for parse in parses(tokens[0].text) if "Name" in parse.tag)
    return any("femn" in tag and "nomn" not in tag for tag in given)


@lru_cache(maxsize=20_000)
def dictionary_reading(words: tuple[str, ...], case: str, gender: str) -> tuple[str, str] | None:
    """The case and gender of a name and surname where the dictionary knows both and the tagger is wrong.

    Катерину Новикову is a woman in the accusative, whoever takes her for a man in the dative; None where the
    tagger may be right. Where it sees a nominative and the given name is none (Зухрой Лугазиной), an unknown surname
    is read by its end.
    """
    if len(words) < 2:
        return None
    found = [_readings(word) for word in words]
    if case == "Nom" and len(words) == 2 and not found[1] and _oblique_only(words[0], found[0]):
        found[1] = _readings(words[1], guessed=True)
    common = frozenset.intersection(*found)
    if not common or (CASES.get(case), GENDERS.get(gender)) in common:
        return None
    wanted = sorted(common, reverse=True)
    if len(wanted) > 1 and not (case == "Nom" and set(wanted) == {("gent", "masc"), ("accs", "masc")}):
        return None
    grammeme, sex = wanted[0]
    cases = {short: long for long, short in CASES.items()}
    genders = {short: long for long, short in GENDERS.items()}
    return (cases[grammeme], genders[sex]) if grammeme in cases and sex in genders else None


def _oblique_only(given: str, readings: frozenset[tuple[str, str]]) -> bool:
    turkic = plain(given) in turkic_names.WOMEN or plain(given) in turkic_names.MEN
    return bool(readings) and not turkic and all(case != "nomn" for case, _ in readings)


def _readings(word: str, guessed: bool = False) -> frozenset[tuple[str, str]]:
    found = (parse for parse in parses(word) if (guessed or parse.is_known) and is_name(parse))
    return frozenset((str(parse.tag.case), str(parse.tag.gender)) for parse in found)
