"""Names and offices brought to the nominative, and words compared across their cases."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from bot.text.lexicon import turkic_names
from bot.text.lexicon.forms import CONSONANTS, parses, plain

PATERNAL = ("улы", "ұлы", "оглы", "углы", "кызы", "қызы", "гызы")
UNDECLINED = (*PATERNAL, "балды", "берды", "берди", "гельды", "гелды", "турды")
"""Ends of Turkic patronymics, and of surnames that look like genitives, which do not decline."""

COUPLES = ("овы", "евы", "ёвы", "ины", "ыны")
"""Ends of surnames of two people in the nominative."""

IN_CAPITALS = 5
"""Letters in capitals that are a surname, and no body: слова Анны РЕЕВОЙ."""

SHORTEST = 3
"""Letters of a surname that tells its case by its end."""

ADJECTIVES = ("ый", "ий", "ого", "его", "ому", "ему", "ым", "им")
"""Ends of men's surnames that decline as adjectives."""

NAME_TAGS = ("Surn", "Name", "Patr")
NEUTER = ("ства", "ству", "ством", "стве")
"""Ends of neuter nouns, misspelled ones too, which taggers take for men's: агенства."""

GENDERS = {"Masc": "masc", "Fem": "femn"}
CASES = {"Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct", "Nom": "nomn"}


@lru_cache(maxsize=20_000)
def nominative_name(word: str, case: str, gender: str) -> str:
    """Питера → Питер, Орловой → Орлова, Акдага → Акдаг; a word that does not decline stays.

    `case` and `gender` are those that the tagger saw (Universal Dependencies), or ''.
    """
    if case in ("Nom", "") or not word or not word[0].isupper():
        return word
    if word.isupper():
        return nominative_name(word.title(), case, gender).upper() if len(word) >= IN_CAPITALS else word
    if "-" in word:
        return "-".join(_part(part, case, gender) for part in word.split("-"))
    return _part(word, case, gender)


def _part(word: str, case: str, gender: str) -> str:
    wanted, sex = CASES.get(case, ""), GENDERS.get(gender, "")
    if not word or word.islower() or _already(word, gender):
        return word
    found = [parse for parse in parses(word) if is_name(parse) and wanted in _cases(parse)]
    fitting = [parse for parse in found if not sex or sex in parse.tag or "ms-f" in str(parse.tag)] or found
    for parse in sorted(fitting, key=lambda parse: word[-1] == "е" and "Fixd" in parse.tag):
        inflected = parse.inflect({"nomn", "sing"})
        if inflected is not None:
            return _as_written(inflected.word, word)
    return _by_ending(word, case, gender)


def _already(word: str, gender: str) -> bool:
    """Nominative whatever the tagger says: a man's name in a consonant, a woman's in а or (unchanging) a consonant."""
    if gender == "Fem":
        return word[-1] in "аябвгджзклмнпрстфхцчшщ"
    return word[-1] in CONSONANTS and not word.endswith(("ых", "их", "ым", "им", "ом", "ем"))


def is_name(parse: Any) -> bool:
    """A reading of the dictionary as a surname, a given name or a patronymic."""
    return any(tag in parse.tag for tag in NAME_TAGS)


def _cases(parse: Any) -> str:
    return str(parse.tag)


def _as_written(form: str, word: str) -> str:
    return form[:1].upper() + form[1:] if word[0].isupper() else form


MASCULINE = {"Gen": ("а", "я"), "Acc": ("а", "я"), "Dat": ("у", "ю"), "Ins": ("ом", "ем", "ым"), "Loc": ("е",)}
FEMININE = {"Gen": ("ой", "ы", "и"), "Acc": ("у", "ю"), "Dat": ("ой", "е"), "Ins": ("ой", "ей"), "Loc": ("ой", "е")}


def _by_ending(word: str, case: str, gender: str) -> str:
    """Foreign names that the dictionary lacks: Акдага → Акдаг, Ильгиза → Ильгиз, Мерейли stays."""
    if case in ("Gen", "Dat", "Loc") and word.endswith("ии") and len(word) > 3:
        return word[:-1] + "я"  # Прии, whoever she is: Прия
    if gender != "Fem":
        return _masculine(word, case)
    for ending in FEMININE.get(case, ()):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if ending in ("ой", "ей"):
                return stem + "а"
            return stem + ("я" if ending in ("ю", "и") else "а")
    return word


ADJECTIVAL = {"Gen": ("ого", "его"), "Acc": ("ого", "его"), "Dat": ("ому", "ему"), "Ins": ("ским", "цким")}
"""Surnames that decline as adjectives: Прилучного, Толстому, Скляровским."""


def _adjectival(word: str, case: str) -> str | None:
    for ending in ADJECTIVAL.get(case, ()):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[:-2] if case == "Ins" else word[:-3]
            return stem + ("ий" if ending[0] == "е" or stem[-1] in "гкхжшчщ" else "ый")
    return None


def _masculine(word: str, case: str) -> str:
    if (adjective := _adjectival(word, case)) is not None:
        return adjective
    if case == "Gen" and in_genitive(word):
        return word[:-1] + "а"
    for ending in MASCULINE.get(case, ()):
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < 2:
            continue
        if stem[-1] in "аеёиоуыэюя":
            return stem + "й" if ending in ("я", "ю", "ем") else word
        return stem + ("ь" if ending in ("я", "ю", "ем") else "")
    return word


@lru_cache(maxsize=50_000)
def same_word(left: str, right: str) -> bool:
    """Two forms of one name: Токаев and Токаева (genitive), but not Иванов and Иванова where both are nominative."""
    left, right = plain(left), plain(right)
    if left == right:
        return True
    if "-" in left and left.count("-") == right.count("-"):
        return all(same_word(one, two) for one, two in zip(left.split("-"), right.split("-"), strict=True))
    if misprinted(left, right) or _same_adjective(left, right):
        return True
    shared = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        shared += 1
    longest = max(len(left), len(right))
    return (
        shared >= 3
        and longest - shared <= 2 + (longest > 7)
        and shared >= longest - 3
        and shared >= min(len(left), len(right)) - 2
    )


def _same_adjective(left: str, right: str) -> bool:
    """Юрий Южный, цитирует Южного: a short surname that declines as an adjective."""
    stems = [word.removesuffix(end) for word in (left, right) for end in ADJECTIVES if word.endswith(end)]
    return len(stems) > 1 and stems[0] == stems[-1] and len(stems[0]) >= SHORTEST


def misprinted(left: str, right: str, shortest: int = 8) -> bool:
    """One letter is another, missing or too many in a long word: Гебрейесус, Гебрейсус."""
    if len(left) == len(right):
        return len(left) >= 6 and sum(one != two for one, two in zip(left, right, strict=True)) == 1
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 1 or len(short) < shortest:
        return False
    return any(long[:place] + long[place + 1 :] == short for place in range(1, len(long) - 2))


@lru_cache(maxsize=20_000)
def gender_of(word: str) -> str:
    """Masc, Fem or '' for a given name, a patronymic or a surname in the nominative."""
    if plain(word) in turkic_names.WOMEN:
        return "Fem"
    if plain(word) in turkic_names.MEN:
        return "Masc"
    known = [
        parse.tag.gender
        for parse in parses(word)
        if is_name(parse) and "nomn" in parse.tag and "ms-f" not in str(parse.tag) and not _guessed(parse)
    ]
    if not known or len(set(known)) > 1 and "Name" not in str(parses(word)[0].tag):
        return ""
    return {"masc": "Masc", "femn": "Fem"}.get(known[0], "")


OBLIQUE = ("ского", "цкого", "скому", "цкому", "ской", "цкой", "скую", "цкую", "овой", "евой", "ову", "еву")
"""Ends of surnames that no nominative has: Слуцкого, Борисовой, Иванову."""


def in_genitive(surname: str) -> bool:
    """Гвардиолы, of Гвардиола: no man's surname ends so, but for those that the dictionary knows."""
    known = any(parse.is_known and "nomn" in parse.tag and is_name(parse) for parse in parses(surname))
    return surname.endswith("ы") and not plain(surname).endswith(UNDECLINED) and len(surname) > SHORTEST and not known


def singular(surname: str, gender: str) -> str:
    """Бабкина of the Бабкины, as in Олег и Анна Бабкины."""
    return surname[:-1] + ("а" if gender == "Fem" else "") if surname.endswith(COUPLES) else surname


def spaced(name: str, words: Sequence[str]) -> str:
    """Олег Рей of ОлегРей, which a page has run together."""
    return " ".join(words) if name == "".join(words) else name


def is_given_name(word: str) -> bool:
    """The dictionary knows the word as a given name: Олег, but not Серей."""
    return any("Name" in parse.tag and parse.is_known for parse in parses(word))


def is_patronymic(word: str) -> bool:
    ends = word.endswith(("ович", "евич", "овна", "евна", "ична"))
    return ends and any("Patr" in parse.tag for parse in parses(word))


def _guessed(parse: Any) -> bool:
    """The dictionary takes foreign names that it lacks for given names that do not decline: Йосихидэ."""
    return not parse.is_known and "Fixd" in parse.tag


def nominative_phrase(words: tuple[tuple[str, str, str, str], ...], head: int, gender: str, number: str) -> str:
    """Bring a noun phrase to the nominative: the head and what agrees with it; the rest stays.

    Each word is (text, part of speech, case, space after it); `head` is the number of the noun.
    """
    case = words[head][2]
    if case in ("Nom", ""):
        return "".join(text + space for text, _, _, space in words).strip()
    if gender == "Masc" and words[head][0].lower().endswith(NEUTER):
        gender = "Neut"
    agreement = "plur" if number == "Plur" else {"Fem": "femn", "Neut": "neut"}.get(gender, "masc")
    out = [_agreeing(word, place, head, agreement) + word[3] for place, word in enumerate(words)]
    return "".join(out).strip()


def _agreeing(word: tuple[str, str, str, str], place: int, head: int, agreement: str) -> str:
    text, pos, case, _ = word
    if place == head:
        number = "plur" if agreement == "plur" else "sing"
        return nominative_word(text, "Gen" if _genitive_only(text, case) else case, "NOUN", number, agreement)
    if place < head and pos in ("ADJ", "DET", "NUM") and case:
        return nominative_word(text, case, "ADJF", agreement)
    return text


def _genitive_only(word: str, case: str) -> bool:
    """уточнили в Министерства финансов: no locative of the dictionary, but a genitive that is printed for it."""
    known = [parse.tag for parse in parses(word) if parse.is_known and "NOUN" in parse.tag and "sing" in parse.tag]
    return case == "Loc" and any("gent" in tag for tag in known) and not any("loct" in tag for tag in known)


@lru_cache(maxsize=20_000)
def nominative_word(word: str, case: str, part: str, agreement: str, gender: str = "") -> str:
    wanted = CASES.get(case, "")
    halves = word.split("-")
    if part == "NOUN" and len(halves) == 2 and all(_common(half, wanted) for half in halves):
        return "-".join(nominative_word(half, case, part, agreement) for half in halves)
    for parse in sorted(parses(word), key=lambda parse: gender not in str(parse.tag)):
        if parse.tag.POS not in (part, "PRTF" if part == "ADJF" else part) or wanted not in str(parse.tag):
            continue
        if "Fixd" in parse.tag:
            return word
        inflected = parse.inflect({"nomn", agreement})
        if inflected is not None:
            return cased(str(inflected.word), word)
    return word


def _common(word: str, wanted: str) -> bool:
    """фирме and подрядчике, each with a case of its own; but not премьер of премьер-министром"""
    known = (parse.tag for parse in parses(word)[:2] if parse.is_known and "NOUN" in parse.tag)
    return word.islower() and any(wanted in tag and "Fixd" not in tag for tag in known)


def cased(form: str, word: str) -> str:
    """As the article writes: capitals, no ё where it has none, and риэлтор where the dictionary has риелтор."""
    form = form if "ё" in word.lower() else form.replace("ё", "е")
    kept = (two if (one, two) == ("е", "э") else one for one, two in zip(form, word.lower(), strict=False))
    form = "".join(kept) + form[len(word) :]
    if word.isupper() and len(word) > 1:
        return word
    cased = form[:1].upper() + form[1:] if word[:1].isupper() else form
    head, hyphen, tail = word.partition("-")
    second = cased[len(head) + 1 :] if hyphen and tail[:1].isupper() and cased[len(head) : len(head) + 1] == "-" else ""
    return f"{cased[: len(head)]}-{second[:1].upper()}{second[1:]}" if second else cased
