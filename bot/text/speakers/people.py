"""The table of persons of one article: every mention of a name, joined into people with a full name and an office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.text.lexicon.diminutives import full_names
from bot.text.lexicon.forms import CONSONANTS, parses, plain
from bot.text.lexicon.offices import KIN, MEN, WOMEN
from bot.text.parse.document import Document
from bot.text.parse.name_cases import WOMENS
from bot.text.parse.names import gender_of, is_given_name, is_patronymic, nominative_name, same_word
from bot.text.speakers.misprints import without_misprints
from bot.text.speakers.offices import Office
from bot.text.speakers.sightings import Sighting, most_frequent, sightings


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the article; `name` is the fullest that the article gives."""

    name: str
    words: tuple[str, ...]
    gender: str
    offices: tuple[Office, ...]
    sightings: tuple[Sighting, ...]

    @property
    def role(self) -> str | None:
        return self.offices[0].text if self.offices else None


def people(doc: Document) -> tuple[Person, ...]:
    """Join the mentions of a text into persons; fuller names are placed first, so that bare surnames find them."""
    groups: list[list[Sighting]] = []
    alike: dict[str, list[int]] = {}
    for sighting in sorted(sightings(doc), key=lambda seen: (-len(seen.words), seen.mention.first)):
        _place(groups, alike, sighting)
    groups = without_misprints(groups)
    return tuple(_person(sorted(group, key=lambda seen: seen.mention.first)) for group in groups)


def _place(groups: list[list[Sighting]], alike: dict[str, list[int]], sighting: Sighting) -> None:
    """Put a mention to its person; `alike` tells the groups that share the first letters of a word with it."""
    words = {plain(word) for word in sighting.words if len(word) > 1}
    words |= {full for word in sighting.nominative for full in full_names(plain(word))}
    keys = {word[:3] for word in words}
    candidates = sorted({number for key in keys for number in alike.get(key, ())})
    alike_named = (groups[number] for number in candidates if _same_person(groups[number][0], sighting))
    matching = [group for group in alike_named if not _of_his_wife(group[0], sighting)]
    if len(matching) > 1:
        matching = _closest(matching, sighting)
    if matching:
        matching[0].append(sighting)
    else:
        for key in keys:
            alike.setdefault(key, []).append(len(groups))
        groups.append([sighting])


def _of_his_wife(full: Sighting, other: Sighting) -> bool:
    """По словам Ореховой, where the article has named Олег Орехов: his surname on a woman."""
    womans = other.gender == "Fem" and other.words[-1].endswith((*WOMENS, "ова", "ева")) and len(other.words) == 1
    womans = womans and plain(full.nominative[-1]) != plain(other.words[-1])
    given = [parse.tag for parse in parses(full.words[0]) if parse.is_known and "Name" in parse.tag]
    return womans and full.gender == "Masc" and bool(given) and all("masc" in tag for tag in given)


def _closest(groups: list[list[Sighting]], sighting: Sighting) -> list[list[Sighting]]:
    """Two people with one surname: gender tells them apart, else the one named last, as a subject where this is one."""
    agreeing = [group for group in groups if not sighting.gender or group[0].gender in ("", sighting.gender)] or groups

    def distance(group: list[Sighting]) -> tuple[bool, int]:
        before = [seen for seen in group if seen.mention.first < sighting.mention.first]
        alike = [seen for seen in before if seen.subject] if sighting.subject else before
        nearest = max((seen.mention.first for seen in alike or before), default=-(10**9))
        return not alike, sighting.mention.first - nearest

    return sorted(agreeing, key=distance)


def _same_person(full: Sighting, other: Sighting) -> bool:
    if len(full.words) == 1 or len(other.words) == 1:
        return _contains(full, other)
    if _by_patronymic(full, other) or _by_short_name(full, other):
        return True
    if not any(_match(one, two) for one in full.words for two in other.words if len(one) > 1):
        return False
    return all(any(_match(one, two) for two in full.words) for one in other.words) or _initials(full, other)


def _by_patronymic(full: Sighting, other: Sighting) -> bool:
    """Никита Сергеевич is Никита Михалков."""
    if len(full.words) != 2 or len(other.words) != 2:
        return False
    by_patronymic = [is_patronymic(one.nominative[1]) for one in (full, other)]
    return by_patronymic[0] != by_patronymic[1] and _match(full.nominative[0], other.nominative[0])


def _by_short_name(full: Sighting, other: Sighting) -> bool:
    """Даша Ким is Дарья Ким."""
    return _match(full.words[-1], other.words[-1]) and _short_for(full, other)


def _short_for(full: Sighting, other: Sighting) -> bool:
    """Даша is Дарья, in the one order or the other."""
    names = plain(full.nominative[0]), plain(other.nominative[0])
    if "" not in (full.gender, other.gender) and full.gender != other.gender:
        return False
    if any(held.head in KIN for held in other.offices):
        return False
    return names[0] in full_names(names[1]) or names[1] in full_names(names[0])


def _contains(full: Sighting, other: Sighting) -> bool:
    word = other.words[0]
    return _short_for(full, other) or any(
        len(one) > 1 and _match(one, word) or _match(nominative, other.nominative[0]) and len(one) > 1
        for one, nominative in zip(full.words, full.nominative, strict=True)
    )


def _match(one: str, two: str) -> bool:
    if _initial(one) or _initial(two):
        return one.startswith(two) or two.startswith(one)
    return same_word(one, two)


def _initial(word: str) -> bool:
    """К. of К. Токаев, Дж. of Дж. Рей"""
    return len(word) == 1 or word == "Дж"


def _initials(full: Sighting, other: Sighting) -> bool:
    """К. Токаев is Касым-Жомарт Токаев: the surname is the same, the initial is the first letter of the name."""
    short = [word for word in (*other.words, *full.words) if _initial(word)]
    return bool(short) and _match(full.words[-1], other.words[-1]) and full.words[0][0] == other.words[0][0]


def _person(group: Sequence[Sighting]) -> Person:
    best = max(
        group,
        key=lambda seen: (
            len(seen.words),
            not full_names(plain(seen.nominative[0])),
            not is_patronymic(seen.nominative[-1]),
            sum(len(word) > 1 for word in seen.words),
            is_given_name(seen.nominative[0]),
            seen.words == seen.nominative,
            -seen.mention.first,
        ),
    )
    if best.gender == "Masc" and best.words != best.nominative and _womans_too(best, group):
        feminine = tuple(nominative_name(word, "Acc", "Fem") for word in best.words)
        hers = replace(best, nominative=feminine, name=" ".join(feminine), gender="Fem")
        group, best = [hers if seen is best else seen for seen in group], hers
    elif best.gender == "Masc" and best.words != best.nominative and _hers(best, group):
        hers = replace(best, nominative=best.words, name=" ".join(best.words), gender="Fem")
        group, best = [hers if seen is best else seen for seen in group], hers
    agreed = [seen.gender for seen in group if seen.agrees]
    seen_as = [seen.gender for seen in group if seen.gender]
    gender = (
        most_frequent(agreed + seen_as if len(set(agreed)) > 1 else agreed)
        or most_frequent([seen.beside for seen in group if seen.beside])
        or next((found for word in best.nominative if (found := gender_of(word))), "")
        or most_frequent(seen_as)
    )
    other = {"Masc": WOMEN, "Fem": MEN}.get(gender, frozenset())
    held = dict.fromkeys(office for seen in group for office in seen.offices if office.head not in other)
    offices = tuple(sorted(held, key=lambda office: office.rank))
    return Person(_spelled(best, group), best.nominative, gender, offices, tuple(group))


def _womans_too(best: Sighting, group: Sequence[Sighting]) -> bool:
    """Евгению Лужеву, where Лужева is a subject: hers in the accusative, and not his in the dative."""
    ambiguous = best.words[-1].endswith(("ову", "еву", "ину"))
    return ambiguous and any(seen.subject and seen.gender == "Fem" and len(seen.words) == 1 for seen in group)


def _hers(best: Sighting, group: Sequence[Sighting]) -> bool:
    """Пресс-секретарь группы Александра Лужева, where Лужева is a subject: she, and no group of Александр Лужев."""
    given = any({"Name", "femn", "nomn"} in parse.tag for parse in parses(best.words[0]))
    if not given or not best.words[-1].endswith(("ова", "ева", "ина")):
        return False
    alone = [seen for seen in group if len(seen.words) == 1 and seen.words[0] == best.words[-1]]
    return any(seen.subject and seen.agrees and seen.gender == "Fem" for seen in alone)


def _spelled(best: Sighting, group: Sequence[Sighting]) -> str:
    """The full name; each word as most mentions have it in the nominative, which mends misprints and mistakes.

    A label or a surname in capitals (РЕЙ: Мост крепок, Олег РЕЙ) is spelt as the text has it in other letters.
    """
    name = best.name
    for word in best.nominative:
        votes = Counter(
            other for seen in group for other in seen.nominative if len(word) > 1 and same_word(other, word)
        )
        given = max(votes, key=lambda other: (not other.isupper(), votes[other], other == word), default=word)
        given = word.title() if word.isupper() and not given.isupper() else given
        agreed = [form for seen in group if seen.agrees for form in seen.nominative if _known(form, seen)]
        given = next((form for form in agreed if _other_form(given, form)), given)
        if given != word:
            name = name.replace(word, given)
    return name


def _known(form: str, seen: Sighting) -> bool:
    """Лугвил, made of Лугвила, where the verb agrees with Лугвила as it is printed, is none."""
    return form in seen.words or form[-1] not in CONSONANTS


def _other_form(word: str, form: str) -> bool:
    """The word as made by a mistaken tag, the form as a verb shows it."""
    return _declined(word, form) or _unchanging(word, form) or _womans(word, form) or _fleeting(word, form)


def _fleeting(word: str, form: str) -> bool:
    """Лугарц, made of Лугарца, is Лугарец where a verb agrees with it."""
    return word == form[:-2] + form[-1:] and form[-2:-1] in ("е", "ё", "о") and form[-1] in CONSONANTS


def _womans(word: str, form: str) -> bool:
    """Ярослав, made of Ярослава, where a verb agrees with the woman's name."""
    names = (parse.tag for parse in parses(form))
    return form[:-1] == word and any({"Name", "femn", "nomn"} in tag for tag in names)


def _unchanging(word: str, form: str) -> bool:
    """Стефаня, made of Стефани in the genitive, is Стефани where a verb agrees with it; so is Шокбалды."""
    return word != form and word[:-1] == form[:-1] and form[-1] in "иоуэы"


def _declined(word: str, form: str) -> bool:
    """Хинкса and Рен Чжэнфэя are oblique where a verb agrees with Хинкс and Рен Чжэнфэй."""
    stem = form[:-1] if form[-1] in "йь" else form
    return word != form and word[:-1] == stem and word[-1] in "аяую" and form[-1] not in "аяоеиуы"
