"""Names and words before a colon that say who speaks in a talk: Вопрос: / Корр.: / «Луч»: / А. Р.: / Рей:"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.text.lexicon.forms import plain
from bot.text.lexicon.offices import PEOPLE
from bot.text.lexicon.words import words
from bot.text.parse.document import Document
from bot.text.parse.mentions import Mention
from bot.text.parse.names import same_word
from bot.text.parse.signs import DASH
from bot.text.sources.found import UNKNOWN, Source, by_name
from bot.text.sources.labelled import labelled
from bot.text.sources.phrases import noun, office

WHOEVER = r"(?:Вопрос|Ответ|Корр|Журналист|Ведущ)[^:.!?\n]{0,60}"
LABEL = re.compile(
    rf"(?:[{DASH}]\s*)?(?P<label>{WHOEVER}|[«\"][^«»\"]{{1,20}}[»\"]|[A-ZА-ЯЁ](?:[\w.-]|\s(?=[A-ZА-ЯЁ])){{0,39}})"
    rf"\.?\s*:\s*(?:[{DASH}]\s*)?(?=[А-ЯЁA-Z«\"(\[…\d])"
)
"""Вопрос: / Корреспондент «Луча»: / «Луч»: / А. Р.: / Анна Рей:, before a capital letter."""

INITIALS = re.compile(r"(?P<name>[А-ЯЁ])\.\s?(?:[А-ЯЁ]\.\s?)?(?P<surname>[А-ЯЁ])\.?")

ASKERS = words("вопрос в корр корреспондент журналист ведущий ведущая интервьюер редакция")
ANSWERS = words("ответ о")

ENOUGH = 3
"""Paragraphs with labels, one of which comes twice: a talk and no list of things (Плюсы: … Минусы: …)."""

SPEAKERS = 30
"""Different labels of one talk; more are headings of a list."""

SHARED_STEM = 3
"""Letters that the cases of a surname share."""

MOSTLY = 0.5
"""Share of questions among the paragraphs of one who asks; others are remarks (Спасибо)."""

WORD = re.compile(r"\w{2,}")
MARKS = '«»". '


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph of a talk, whose own words begin at offset `start`.

    `source` is who says them, None where the label says only that somebody answers (Ответ:).
    """

    name: str
    start: int
    asks: bool
    source: Source | None


def labels(doc: Document) -> Mapping[int, Label]:
    """The labels of a talk by paragraph; none where they are not those of people who talk."""
    read = {number: match for number in range(1, len(doc.paragraphs)) if (match := _match(doc, number)) is not None}
    counted = Counter(_key(match) for match in read.values())
    if len(counted) > SPEAKERS:
        return {}
    asking = Counter(_key(match) for number, match in read.items() if _question(doc, number))
    first = {_key(match): match for match in reversed(read.values())}
    roles = {name: _role(doc, match, asking[name] / counted[name]) for name, match in first.items()}
    found = {
        number: Label(_key(match), match.end(), *role)
        for number, match in read.items()
        if (role := roles[_key(match)]) is not None
    }
    return found if _talk(doc, found, counted, asking) else {}


def _match(doc: Document, number: int) -> re.Match[str] | None:
    paragraph = doc.paragraphs[number]
    return LABEL.match(doc.text, paragraph.start, paragraph.end)


def _key(match: re.Match[str]) -> str:
    """корреспондент of Корреспондент «Луча»; рей of РЕЙ."""
    name = plain(match["label"]).strip(MARKS)
    first = WORD.match(name)
    return first.group() if first is not None and first.group() in ASKERS | ANSWERS else name


def _question(doc: Document, number: int) -> bool:
    paragraph = doc.paragraphs[number]
    return "?" in doc.text[paragraph.start : paragraph.end]


def _talk(doc: Document, found: Mapping[int, Label], counted: Counter[str], asking: Counter[str]) -> bool:
    """Вопрос: … Ответ: …; Луч: … Рей: … Луч: …; «Луч»: … ? … «Луч»: … ?, with a dash before what is answered."""
    named = {label.name for label in found.values()}
    again = any(counted[name] > 1 for name in named)
    if all(label.asks for label in found.values()):
        return again and all(2 * asking[name] >= counted[name] for name in named)
    if not any(label.asks for label in found.values()) and _answer_questions(doc, found):
        return again
    follows = any(number + 1 in found for number in found)
    return follows and (named <= ASKERS | ANSWERS or (again and len(named) > 1 and len(found) >= ENOUGH))


def _answer_questions(doc: Document, found: Mapping[int, Label]) -> bool:
    """— Мост крепок?⏎Рей: Да.⏎Ким: Нет.⏎— А паром?⏎Рей: Тоже."""
    return all(number - 1 in found or _question(doc, number - 1) for number in found)


def _role(doc: Document, match: re.Match[str], questions: float) -> tuple[bool, Source | None] | None:
    """Whether a label asks, and whose it is; `questions` is their share. None for a heading (Плюсы:)."""
    name, label = _key(match), match["label"]
    if name in ANSWERS:
        return False, None
    if name in ASKERS or label[0] in MARKS:
        return True, UNKNOWN
    first, end = doc.at(match.start("label")), doc.at(match.end("label"))
    source = _by_initials(doc, label) or _by_name(doc, first, end) or _by_office(doc, first, end)
    if source is None and not (questions == 1 or (questions >= MOSTLY and _outlet(label))):
        return None
    return questions >= MOSTLY, source


def _outlet(label: str) -> bool:
    """ЛУЧ, ЛучТВ, Luch.ru: more capitals than a word has, or Latin ones."""
    return label.isascii() or sum(letter.isupper() for letter in label) > 1


def _by_office(doc: Document, first: int, end: int) -> Source | None:
    """Мэр: Мост откроют в мае."""
    alone = end == first + 1 and (office(doc.tokens[first]) or doc.tokens[first].lower in PEOPLE)
    return noun(doc, doc.tokens[first], first) if alone else None


def _by_initials(doc: Document, label: str) -> Source | None:
    """А. Р. is the one person of the article with these initials; of two or of none it is nobody."""
    match = INITIALS.fullmatch(label)
    if match is None:
        return None
    found = [one for one in _people(doc) if _has_initials(doc, one, match["name"], match["surname"])]
    stems = {doc.tokens[one.last].lower[:SHARED_STEM] for one in found}
    return by_name(found[0]) if len(stems) == 1 else UNKNOWN


def _has_initials(doc: Document, one: Mention, name: str, surname: str) -> bool:
    first, last = doc.tokens[one.first].text, doc.tokens[one.last].text
    return one.first < one.last and len(last) > 1 and {first[0], last[0]} == {name, surname}


def _by_name(doc: Document, first: int, end: int) -> Source | None:
    """РЕЙ: the surname, Анна: the first name of somebody whom the article names; Анна Рей: a name."""
    word = doc.slice(end - 1, end - 1)
    people = [one for one in _people(doc) if not first <= one.first < end]
    same = [one for one in people if same_word(doc.tokens[one.last].text, word)]
    same = same or [one for one in people if end == first + 1 and doc.tokens[one.first].text == word]
    return by_name(same[0]) if same else labelled(doc, first, end)


def _people(doc: Document) -> Iterator[Mention]:
    return (one for one in doc.mentions if one.kind == "PER")
