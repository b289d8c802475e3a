"""Every mention of a person in an article: a name without what describes it, its case, gender and office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.text.lexicon.cues import forms
from bot.text.lexicon.forms import parses
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.sources import NETWORK_NAMES
from bot.text.parse.document import Document, Token
from bot.text.parse.mentions import Mention
from bot.text.parse.name_cases import case_of, in_nominative, straightened_tags
from bot.text.parse.name_edges import PARTICLES
from bot.text.parse.names import COUPLES, is_name, nominative_name, singular, spaced
from bot.text.sources.phrases import office as is_office
from bot.text.speakers.agreement import gender_beside
from bot.text.speakers.bylines import signs
from bot.text.speakers.offices import UNCHANGING, Office, offices_beside, serves_somebody

NO_NAME = frozenset(("VERB", "ADV", "ADP", "CCONJ", "PART", "DET", "SCONJ"))

TRADES = ("эксперт", "специалист", "аналитик", "журналист", "блогер")
"""Ends of compounds that the dictionary lacks: Метеоэксперт."""

TITLES = frozenset(("герцог", "герцогиня", "принц", "принцесса", "князь", "граф", "графиня", "барон", "баронесса"))
PLACES = ("ский", "ская", "ского", "ской", "скому", "скую", "ским", "цкий", "цкая", "цкого", "цкой")

OF_TWO = re.compile(r"-(старш|младш)[а-я]+$")
"""Осина-старшего: one of two with this name, of whom the article tells; it names the other by the way."""

HONOURED = re.compile(r"-(?:(ап|оп|аг|ак|ат)(?:а|ы|и|е|у|ой)|эже|байке|агай|апай|хала|джан|хон)(?!\w)")
"""Кульзада-апа, Нурлан-аке: a word of respect behind the name of an elder, who is named without it elsewhere."""

INDECLINABLE = ("о", "е", "э", "и", "у", "ю")
"""Last letters of foreign names that have no cases: Моуриньо."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of a person: its words as printed and in the nominative.

    `agrees` where a verb shows the gender; `beside` is the gender of the words that stand beside a name.
    """

    mention: Mention
    words: tuple[str, ...]
    nominative: tuple[str, ...]
    name: str
    subject: bool
    quoted: bool
    gender: str
    agrees: bool
    beside: str
    offices: tuple[Office, ...]


def sightings(doc: Document) -> Iterator[Sighting]:
    """The mentions of people, in the order of the text."""
    for mention in doc.mentions:
        if mention.kind != "PER" or signs(doc, mention):
            continue
        tokens = _name_words(doc, mention)
        if (
            tokens
            and any(token.text[0].isupper() for token in tokens)
            and not any(_numbered(token) for token in tokens)
            and not (len(tokens) == 1 and dictionary_noun(tokens[0].lower) in NETWORK_NAMES)
        ):
            tokens[-1] = replace(tokens[-1], text=OF_TWO.sub("", tokens[-1].text))
            tokens = [replace(token, text=HONOURED.sub("", token.text)) for token in tokens]
            yield _sighting(doc, mention, tokens)


def _name_words(doc: Document, mention: Mention) -> list[Token]:
    """The words of a name, without a verb or a description before it (Наивная Анна Ли) and Latin after it (Ли CNN).

    A title has none: Герцогиня Томская.
    """
    tokens = [token for token in doc.words(mention.first, mention.last + 1) if token.text[0].isalpha()]
    if tokens and not tokens[0].text.isascii():
        tokens = [token for token in tokens if not token.text.isascii()]
    while tokens and (_describes(doc, tokens) or (len(tokens) > 1 and _no_name(tokens[0]))):
        tokens = tokens[1:]
    titled = len(tokens) == 1 and (
        _before_pronoun(doc, tokens[0])
        or tokens[0].pos == "ADJ"
        and tokens[0].index > mention.first
        or _of_a_title(doc, tokens[0])
        or _participle(tokens[0])
        or _before_a_name(doc, tokens[0])
    )
    return tokens if any(len(token.text) > 1 for token in tokens) and not titled else []


def _before_pronoun(doc: Document, token: Token) -> bool:
    """Тогад он отметил: whatever opens a sentence before its subject is no name."""
    following = doc.words(token.index + 1, token.index + 2)
    opens = doc.lines[token.sentence].first == token.index
    return opens and bool(following) and following[0].lower in ("он", "она")


def _before_a_name(doc: Document, token: Token) -> bool:
    """Стронгмен Олег Рей: a word in capitals as it opens the sentence, with a name and surname behind it."""
    behind = doc.named.get(token.index + 1)
    opens = doc.lines[token.sentence].first == token.index
    full = (
        behind is not None and behind.kind == "PER" and behind.first == token.index + 1 and behind.last > behind.first
    )
    return opens and full and not any(is_name(parse) for parse in parses(token.text))


def _no_name(token: Token) -> bool:
    """Сыгравший Олега Рея: a participle of the dictionary, whatever the tagger takes it for."""
    return token.text not in PARTICLES and (token.pos in NO_NAME or _participle(token))


def _participle(token: Token) -> bool:
    """Звонивший: of no other part of speech in the dictionary."""
    return {parse.tag.POS for parse in parses(token.lower)} == {"PRTF"}


def _of_a_title(doc: Document, token: Token) -> bool:
    """герцогиня Томская, принц Томский: where it is a title of, and no surname."""
    before = doc.tokens[token.index - 1] if token.index else token
    return noun_lemma(before.lower) in TITLES and token.lower.endswith(PLACES)


def _describes(doc: Document, tokens: Sequence[Token]) -> bool:
    """Вирусолог, Наивная, Юстинианская: no surname but a description, in capitals as it opens a sentence."""
    first = tokens[0]
    if first.pos not in ("NOUN", "PROPN", "ADJ") or any(is_name(parse) for parse in parses(first.text)):
        return False
    opens = first.index - doc.lines[first.sentence].first <= 1
    noun = _common_noun(first) and len(tokens) > 2
    if len(tokens) == 1 and opens and _only_opens(doc, first):
        noun = _common_noun(first) or (_thing(first) and not _speaks(doc, first))
    quality = first.pos == "ADJ" or (len(tokens) > 2 and _only_quality(first))
    before = is_office(first) or (opens and _thing_before(tokens))
    return before or ((quality or noun) and (opens or len(tokens) == 1))


def _thing_before(tokens: Sequence[Token]) -> bool:
    """Коляску Марку вручили: a thing that opens the sentence, in an oblique case, and a given name."""
    tags = [parse.tag for parse in parses(tokens[0].text) if parse.is_known]
    thing = bool(tags) and all("NOUN" in tag and "inan" in tag and "nomn" not in tag for tag in tags)
    return thing and len(tokens) > 1 and any("Name" in parse.tag for parse in parses(tokens[1].text))


def _only_quality(token: Token) -> bool:
    """Бдительного Олега Рея: an adjective of the dictionary, whatever the tagger takes it for."""
    known = [parse.tag for parse in parses(token.text) if parse.is_known]
    return bool(known) and all(tag.POS == "ADJF" for tag in known)


def _only_opens(doc: Document, word: Token) -> bool:
    """Экс-солистка has its capital because it begins a sentence; Заяц that has one elsewhere too is a surname."""
    alike = (token for token in doc.tokens if token.text == word.text)
    return all(token.index - doc.lines[token.sentence].first <= 1 for token in alike)


def _common_noun(token: Token) -> bool:
    """Десятиклассница Алия Сеитова: somebody whom the dictionary knows, in capitals as the word opens a sentence."""
    known = (parse for parse in parses(token.lower.rsplit("-", 1)[-1]) if parse.is_known and not is_name(parse))
    return any("NOUN" in parse.tag and "anim" in parse.tag for parse in known) or token.lower.endswith(TRADES)


def _thing(token: Token) -> bool:
    """Сушилка стоит: every reading of the dictionary is of a thing, and none of a place."""
    known = [parse.tag for parse in parses(token.lower) if parse.is_known]
    return bool(known) and all({"NOUN", "inan"} in tag and "Geox" not in tag for tag in known)


def _speaks(doc: Document, token: Token) -> bool:
    """Миро заявила: whoever is the subject of a verb of speech is no thing."""
    return token.rel.startswith("nsubj") and token.head >= 0 and doc.tokens[token.head].lower in forms()


def _numbered(token: Token) -> bool:
    """Су-24, U-20, К-класс are no people."""
    return any(letter.isdigit() for letter in token.text) or token.text[1:2] == "-"


def _sighting(doc: Document, mention: Mention, tokens: Sequence[Token]) -> Sighting:
    by_verb = _gender_of_verb(doc, mention)
    gender = by_verb or most_frequent([token.gender for token in tokens if token.gender in ("Masc", "Fem")])
    couple = case_of(tokens) == "Nom" and len(tokens) > 1 and tokens[-1].text.endswith(COUPLES)
    tokens = in_nominative(tokens) if _beside_subject(doc, tokens) or _two_who_open(doc, mention) else tokens
    tokens, gender = straightened_tags(tokens, gender, couple)
    case = case_of(tokens)
    words = tuple(token.text for token in tokens)
    nominative = tuple(_straightened(tokens, case, gender))
    nominative = (*nominative[:-1], singular(nominative[-1], gender)) if couple else nominative
    name = spaced(doc.slice(tokens[0].index, tokens[-1].index), words)
    for word, straight in zip(words, nominative, strict=True):
        name = name.replace(word, straight, 1) if word != straight else name
    beside = gender_beside(doc, tokens) if case == "Nom" else ""
    start = doc.tokens[mention.first].start
    quoted = doc.in_marks(start)
    offices = offices_beside(doc, Mention(mention.kind, tokens[0].index, mention.last), case)
    name = OF_TWO.sub(r"-\1ая" if gender == "Fem" else r"-\1ий", name)
    name = name if case in ("Nom", "") else HONOURED.sub(_honour, name)
    subject = case == "Nom" and not _object(doc, tokens) and not _compared(doc, mention)
    subject = subject or OF_TWO.search(doc.tokens[mention.last].text) is not None
    return Sighting(mention, words, nominative, name, subject, quoted, gender, bool(by_verb), beside, offices)


def _beside_subject(doc: Document, name: Sequence[Token]) -> bool:
    """утверждает журналист Николо Скира: beside a subject, whatever the tagger makes of a surname in а."""
    given, surname = name[0], name[-1]
    if given.rel != "appos" or len(name) < 2 or surname.text[-1] not in "ая":
        return False
    above = doc.tokens[given.head]
    oblique = any(parse.is_known and "Name" in parse.tag and "nomn" not in parse.tag for parse in parses(given.text))
    return above.index < given.index and above.case == "Nom" and above.rel.startswith("nsubj") and not oblique


def _honour(found: re.Match[str]) -> str:
    """-апа of -апы; whatever does not decline stays"""
    return f"-{found.group(1)}а" if found.group(1) else found.group()


def _two_who_open(doc: Document, mention: Mention) -> bool:
    """Саида Мирали и Гульноз Рахмат приехали: two names that open a sentence before its verb are its subjects."""
    before, behind = doc.named.get(mention.first - 2), doc.named.get(mention.last + 2)
    joined = (mention.first - 1, before, mention), (mention.last + 1, mention, behind)
    return any(_open_together(doc, place, one, other) for place, one, other in joined)


def _open_together(doc: Document, conjunction: int, one: Mention | None, other: Mention | None) -> bool:
    if one is None or other is None or {one.kind, other.kind} != {"PER"} or doc.tokens[conjunction].lower != "и":
        return False
    full = one.last > one.first and other.last > other.first
    following = doc.words(other.last + 1, other.last + 2)
    opens = one.first == doc.lines[doc.tokens[one.first].sentence].first
    return full and opens and any(word.finite and word.number == "Plur" for word in following)


def _compared(doc: Document, mention: Mention) -> bool:
    """Певица, как и Анна Рей, похудела; министр, как и его предшественник Рей, считает."""
    before = doc.words(max(0, mention.first - 4), mention.first)
    return any((one.lower, two.lower) == ("как", "и") for one, two in pairwise(before))


def _object(doc: Document, name: Sequence[Token]) -> bool:
    """Анна Рей раскритиковала Дубенко, назвала тренера Жозе Дубенко другом: no subject, though it has no cases."""
    surname = name[0]
    if len(name) > 1:
        described = doc.tokens[surname.head] if surname.rel == "appos" and surname.head >= 0 else surname
        return name[-1].lower.endswith((*UNCHANGING, *INDECLINABLE)) and described.case not in ("Nom", "")
    if not surname.lower.endswith(UNCHANGING):
        return False
    beside = (doc.tokens[child] for child in doc.children.get(surname.head, ()) if child < surname.head < surname.index)
    return surname.rel in ("obj", "iobj", "obl", "nmod") or any(token.rel.startswith("nsubj") for token in beside)


def _straightened(tokens: Sequence[Token], case: str, gender: str) -> Iterator[str]:
    """Each word in the nominative; a man's surname after an oblique name is oblique too: Самера Суэйфана."""
    leading = ""
    for token in tokens:
        seen = leading if leading and token.case == "Nom" and gender == "Masc" else token.case
        word = nominative_name(token.text, seen if case else "", gender)
        leading = leading or (token.case if word != token.text else "")
        yield word


def _gender_of_verb(doc: Document, mention: Mention) -> str:
    """Йосихидэ Суга заявил; начальник отдела Жанар Искакова сообщила: the verb knows better than the endings."""
    for word in doc.words(mention.first, mention.last + 1):
        token = _described(doc, word, mention.first)
        if token is not word and mention.first == mention.last and serves_somebody(doc, token.index, mention.last):
            return ""
        if token.rel.startswith("nsubj") and token.head >= 0:
            verb = doc.tokens[token.head]
            tells = verb.finite or verb.form == "Short"
            return verb.gender if tells and verb.number == "Sing" and verb.gender in ("Masc", "Fem") else ""
    return ""


def _described(doc: Document, word: Token, first: int) -> Token:
    """The noun that a name stands beside: начальник, of начальник отдела, врач Анна Рей; else the word itself."""
    token = word
    while token.rel == "appos" and 0 <= token.head < min(first, token.index):
        token = doc.tokens[token.head]
    return token


def most_frequent(genders: Sequence[str]) -> str:
    """The gender seen most often; of two the first by name, and '' of none."""
    return max(sorted(set(genders)), key=genders.count) if genders else ""
