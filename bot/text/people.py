"""The table of persons of one article: every mention of a name, joined into people with a full name and an office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.text.document import Document, Mention, Token
from bot.text.lexicon.diminutives import full_names
from bot.text.lexicon.forms import parses, plain
from bot.text.lexicon.offices import MEN, WOMEN
from bot.text.names import (
    OBLIQUE,
    dictionary_reading,
    gender_of,
    in_genitive,
    is_name,
    is_patronymic,
    nominative_name,
    same_word,
    spaced,
)
from bot.text.offices import Office, offices_beside, serves_somebody
from bot.text.phrases import office as is_office

NO_NAME = frozenset(("VERB", "ADV", "ADP", "CCONJ", "PART", "DET", "SCONJ"))

TRADES = ("эксперт", "специалист", "аналитик", "журналист", "блогер")
"""Ends of compounds that the dictionary lacks: Метеоэксперт."""

WOMENS = ("овой", "евой")
"""In an oblique case, of a woman's surname only, whatever the tagger says: Мадины Касеновой."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of a person: its words as printed and in the nominative; `agrees` where a verb shows the gender."""

    mention: Mention
    words: tuple[str, ...]
    nominative: tuple[str, ...]
    name: str
    subject: bool
    quoted: bool
    gender: str
    agrees: bool
    offices: tuple[Office, ...]


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
    for sighting in sorted(_sightings(doc), key=lambda seen: (-len(seen.words), seen.mention.first)):
        _place(groups, alike, sighting)
    return tuple(_person(sorted(group, key=lambda seen: seen.mention.first)) for group in groups)


def _place(groups: list[list[Sighting]], alike: dict[str, list[int]], sighting: Sighting) -> None:
    """Put a mention to its person; `alike` tells the groups that share the first letters of a word with it."""
    words = {plain(word) for word in sighting.words if len(word) > 1}
    words |= {full for word in sighting.nominative for full in full_names(plain(word))}
    keys = {word[:3] for word in words}
    candidates = sorted({number for key in keys for number in alike.get(key, ())})
    matching = [groups[number] for number in candidates if _same_person(groups[number][0], sighting)]
    if len(matching) > 1:
        matching = _closest(matching, sighting)
    if matching:
        matching[0].append(sighting)
    else:
        for key in keys:
            alike.setdefault(key, []).append(len(groups))
        groups.append([sighting])


def _closest(groups: list[list[Sighting]], sighting: Sighting) -> list[list[Sighting]]:
    """Two people with one surname: gender tells them apart, else the one named last before this."""
    agreeing = [group for group in groups if not sighting.gender or group[0].gender in ("", sighting.gender)] or groups

    def distance(group: list[Sighting]) -> int:
        before = [
            sighting.mention.first - seen.mention.first for seen in group if seen.mention.first < sighting.mention.first
        ]
        return min(before, default=10**9)

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
    return names[0] in full_names(names[1]) or names[1] in full_names(names[0])


def _contains(full: Sighting, other: Sighting) -> bool:
    word = other.words[0]
    return _short_for(full, other) or any(
        len(one) > 1 and _match(one, word) or _match(nominative, other.nominative[0]) and len(one) > 1
        for one, nominative in zip(full.words, full.nominative, strict=True)
    )


def _match(one: str, two: str) -> bool:
    if len(one) == 1 or len(two) == 1:
        return one[0] == two[0]
    return same_word(one, two)


def _initials(full: Sighting, other: Sighting) -> bool:
    """К. Токаев is Касым-Жомарт Токаев: the surname is the same, the initial is the first letter of the name."""
    short = [word for word in other.words if len(word) == 1] or [word for word in full.words if len(word) == 1]
    return bool(short) and _match(full.words[-1], other.words[-1]) and full.words[0][0] == other.words[0][0]


def _person(group: Sequence[Sighting]) -> Person:
    best = max(
        group,
        key=lambda seen: (
            len(seen.words),
            not is_patronymic(seen.nominative[-1]),
            sum(len(word) > 1 for word in seen.words),
            seen.words == seen.nominative,
            -seen.mention.first,
        ),
    )
    agreed = [seen.gender for seen in group if seen.agrees]
    gender = (
        (_most(agreed + [seen.gender for seen in group if seen.gender]) if len(set(agreed)) > 1 else _most(agreed))
        or next((found for word in best.nominative if (found := gender_of(word))), "")
        or _most([seen.gender for seen in group if seen.gender])
    )
    other = {"Masc": WOMEN, "Fem": MEN}.get(gender, frozenset())
    offices = sorted(
        (office for seen in group for office in seen.offices if office.head not in other),
        key=lambda office: office.rank,
    )
    return Person(_spelled(best, group), best.nominative, gender, tuple(offices), tuple(group))


def _spelled(best: Sighting, group: Sequence[Sighting]) -> str:
    """The full name; each word as most mentions have it in the nominative, which mends misprints and mistakes."""
    name = best.name
    for word in best.nominative:
        votes = Counter(
            other for seen in group for other in seen.nominative if len(word) > 1 and same_word(other, word)
        )
        given = max(votes, key=lambda other: (votes[other], other == word), default=word)
        agreed = (form for seen in group if seen.agrees for form in seen.nominative)
        given = next((form for form in agreed if _declined(given, form)), given)
        if given != word:
            name = name.replace(word, given)
    return name


def _declined(word: str, form: str) -> bool:
    """Хинкса and Рен Чжэнфэя are oblique where a verb agrees with Хинкс and Рен Чжэнфэй."""
    stem = form[:-1] if form[-1] in "йь" else form
    return word != form and word[:-1] == stem and word[-1] in "аяую" and form[-1] not in "аяоеиуы"


def _sightings(doc: Document) -> Iterator[Sighting]:
    for mention in doc.mentions:
        if mention.kind != "PER":
            continue
        tokens = _name_words(doc, mention)
        if (
            tokens
            and any(token.text[0].isupper() for token in tokens)
            and not any(_numbered(token) for token in tokens)
        ):
            yield _sighting(doc, mention, tokens)


def _name_words(doc: Document, mention: Mention) -> list[Token]:
    """The words of a name, without a verb or a description before it (Наивная Анна Ли) and Latin after it (Ли CNN).

    A title has none: Герцогиня Томская.
    """
    tokens = [token for token in doc.words(mention.first, mention.last + 1) if token.text[0].isalpha()]
    if tokens and not tokens[0].text.isascii():
        tokens = [token for token in tokens if not token.text.isascii()]
    while tokens and (_describes(doc, tokens) or (len(tokens) > 1 and tokens[0].pos in NO_NAME)):
        tokens = tokens[1:]
    titled = len(tokens) == 1 and tokens[0].pos == "ADJ" and tokens[0].index > mention.first
    return tokens if any(len(token.text) > 1 for token in tokens) and not titled else []


def _describes(doc: Document, tokens: Sequence[Token]) -> bool:
    """Вирусолог, Наивная, Юстинианская: no surname but a description, in capitals as it opens a sentence."""
    first = tokens[0]
    if first.pos not in ("NOUN", "PROPN", "ADJ") or any(is_name(parse) for parse in parses(first.text)):
        return False
    opens = first.index - doc.lines[first.sentence].first <= 1
    noun = _common_noun(first) and (len(tokens) > 2 or (len(tokens) == 1 and opens and _only_opens(doc, first)))
    common = first.pos == "ADJ" or is_office(first) or noun
    return common and (opens or len(tokens) == 1)


def _only_opens(doc: Document, word: Token) -> bool:
    """Экс-солистка has its capital because it begins a sentence; Заяц that has one elsewhere too is a surname."""
    alike = (token for token in doc.tokens if token.text == word.text)
    return all(token.index - doc.lines[token.sentence].first <= 1 for token in alike)


def _common_noun(token: Token) -> bool:
    """Десятиклассница Алия Сеитова: somebody whom the dictionary knows, in capitals as the word opens a sentence."""
    known = (parse for parse in parses(token.lower.rsplit("-", 1)[-1]) if parse.is_known and not is_name(parse))
    return any("NOUN" in parse.tag and "anim" in parse.tag for parse in known) or token.lower.endswith(TRADES)


def _numbered(token: Token) -> bool:
    """Су-24, U-20 are no people."""
    return any(letter.isdigit() for letter in token.text)


def _sighting(doc: Document, mention: Mention, tokens: Sequence[Token]) -> Sighting:
    by_verb = _gender_of_verb(doc, mention)
    gender = by_verb or _most([token.gender for token in tokens if token.gender in ("Masc", "Fem")])
    case = _case(tokens)
    if case == "Nom" and tokens[-1].text.endswith(OBLIQUE):
        case = "Dat" if tokens[-1].text.endswith("скому") else "Gen"
        tokens = [replace(token, case=case if token.case == "Nom" else token.case) for token in tokens]
    if case == "Nom" and gender != "Fem" and in_genitive(tokens[-1].text):
        case, tokens = "Gen", [replace(token, case="Gen") for token in tokens]
    if (reading := dictionary_reading(tuple(token.text for token in tokens), case, gender)) is not None:
        case, gender = reading
        tokens = [replace(token, case=case) for token in tokens]
    gender = "Fem" if case not in ("Nom", "") and tokens[-1].text.endswith(WOMENS) else gender
    words = tuple(token.text for token in tokens)
    nominative = tuple(_straightened(tokens, case, gender))
    name = spaced(doc.slice(tokens[0].index, tokens[-1].index), words)
    for word, straight in zip(words, nominative, strict=True):
        name = name.replace(word, straight, 1) if word != straight else name
    start = doc.tokens[mention.first].start
    quoted = doc.in_marks(start)
    offices = offices_beside(doc, Mention(mention.kind, tokens[0].index, mention.last), case)
    return Sighting(mention, words, nominative, name, case == "Nom", quoted, gender, bool(by_verb), offices)


def _straightened(tokens: Sequence[Token], case: str, gender: str) -> Iterator[str]:
    """Each word in the nominative; a man's surname after an oblique name is oblique too: Самера Суэйфана."""
    leading = ""
    for token in tokens:
        seen = leading if leading and token.case == "Nom" and gender == "Masc" else token.case
        word = nominative_name(token.text, seen if case else "", gender)
        leading = leading or (token.case if word != token.text else "")
        yield word


def _case(tokens: Sequence[Token]) -> str:
    cases = [token.case for token in tokens if token.case and len(token.text) > 1]
    if not cases:
        return ""
    return "Nom" if "Nom" in cases and cases.count("Nom") * 2 >= len(cases) else max(cases, key=cases.count)


def _gender_of_verb(doc: Document, mention: Mention) -> str:
    """Йосихидэ Суга заявил; начальник отдела Жанар Искакова сообщила: the verb knows better than the endings."""
    for word in doc.words(mention.first, mention.last + 1):
        token = doc.tokens[word.head] if word.rel == "appos" and 0 <= word.head < mention.first else word
        if token is not word and mention.first == mention.last and serves_somebody(doc, token.index, mention.last):
            return ""
        if token.rel.startswith("nsubj") and token.head >= 0:
            verb = doc.tokens[token.head]
            return verb.gender if verb.finite and verb.number == "Sing" and verb.gender in ("Masc", "Fem") else ""
    return ""


def _most(genders: Sequence[str]) -> str:
    return max(sorted(set(genders)), key=genders.count) if genders else ""
