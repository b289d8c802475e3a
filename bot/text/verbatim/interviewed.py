"""Whom a reporter talked to: the sentence above an interview or a monologue names the one who speaks in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.sources import ACCORDING
from bot.text.parse.document import Document, Line
from bot.text.parse.mentions import Mention
from bot.text.parse.signs import DASH
from bot.text.sources.attribution import cue_at, is_from_medium, source_of
from bot.text.sources.found import UNKNOWN, Source, SourceKind, by_name
from bot.text.sources.labelled import labelled
from bot.text.sources.names_beside import nominative
from bot.text.sources.owners import owner
from bot.text.types import Span

INTRODUCING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE, CueClass.JUDGE, CueClass.MANNER, CueClass.NOUN)

TALKED_WITH = (
    "бесед",
    "побесед",
    "поговор",
    "пообщ",
    "связал",
    "интервью",
    "разговор",
    "расспрос",
    "попрос",
    "спросил",
)
"""Beginnings of words whose object is the one who then speaks: «Луч» поговорил с врачом Анной Ли."""

LEARNT = ("узнал", "выяснил", "поинтересовал", "уточнил")
"""Beginnings of verbs of those who learn something from somebody: узнал у врача Анны Ли."""

STANDS = ("соглас", "разделя", "возраж", "возрази", "поддерж", "спорит")
"""Beginnings of words for what somebody makes of the words of another."""

OBJECT = 30
"""Words from such a verb to the name: попросили о комментарии кандидата наук, врача первой больницы Ивана Ли."""

NEAR = 5
"""Paragraphs of the author above the speech; whoever spoke before them is forgotten."""


def interviewed(doc: Document, above: Sequence[Span]) -> Source:
    """Who speaks below these paragraphs of the author: the nearest that introduces somebody, else the only person.

    Where the lead names several, it is the one of the headline: Анна Ли без грима⏎Анна Ли удивила Олега Рея.
    """
    above = above[-NEAR:]
    if above and (here := _here(doc, above[-1])) is not None:
        return here
    lines = [line for paragraph in reversed(above) for line in reversed(_lines(doc, paragraph))]
    found = [source for line in lines if (source := introduced(doc, line)) is not UNKNOWN]
    person = next((source for source in found if source.kind is SourceKind.NAME), None) or _person(doc, above)
    return person if person is not UNKNOWN or not found else found[0]


def introduced(doc: Document, line: Line) -> Source:
    """Врач Анна Ли рассказала о мерах. / «Луч» поговорил с врачом Анной Ли."""
    for token in doc.words(line.first, line.end):
        if doc.in_marks(token.start):
            continue
        if token.lower.startswith(TALKED_WITH) and (asked := _object(doc, token.index, line)) is not None:
            return asked
        if token.finite and cue_at(doc, token.index, *INTRODUCING):
            source = source_of(doc, token, line.first, line.end)
            if _one(doc, source, line) and not is_from_medium(doc, source, token):
                return source
    return _without_a_verb(doc, line)


def _without_a_verb(doc: Document, line: Line) -> Source:
    """По мнению врача Анны Ли, мост слаб. / Мост слаб, узнал «Луч» у врача Анны Ли. / Слово — врачу Анне Ли."""
    for token, following in pairwise(doc.words(line.first, line.end)):
        if token.lower == "по" and following.lower in ACCORDING:
            found = owner(doc, following.index + 1, line.end)
            return found if found.kind is SourceKind.NAME else UNKNOWN
        asked = token.lower == "у" and any(word.lower.startswith(LEARNT) for word in doc.words(line.first, token.index))
        given = token.lower == "слово" and token.index == line.first and following.text in DASH
        if (asked or given) and (one := _object(doc, token.index, line)) is not None:
            return one
    return UNKNOWN


def _here(doc: Document, paragraph: Span) -> Source | None:
    """Мария Ли, учительница:⏎— Мост мне нравится. / Инженер Иван Ким с этим не согласен.⏎— Мост крепок."""
    lines = _lines(doc, paragraph)
    if doc.text[paragraph.end - 1] == ":" and (label := labelled(doc, lines[-1].first, lines[-1].end)) is not None:
        return label
    if any(introduced(doc, line).kind is SourceKind.NAME for line in lines):
        return next((stands for line in reversed(lines[1:]) if (stands := _takes_a_stand(doc, line)) is not None), None)
    return _newcomer(doc, lines[0])


def _takes_a_stand(doc: Document, line: Line) -> Source | None:
    """… Инженер Иван Ким с этим не согласен."""
    stand = any(token.lower.startswith(STANDS) for token in doc.words(line.first, line.end))
    return _newcomer(doc, line) if stand else None


def introduces(doc: Document, number: int) -> bool:
    """Инженер Иван Ким с этим не согласен.⏎— Мост крепок.: the author names somebody for the first time."""
    lines = _lines(doc, doc.paragraphs[number])
    words = doc.words(lines[0].first, lines[-1].end)
    own = any(word.person == "1" for word in words)
    return not own and _newcomer(doc, lines[0]) is not None


def _newcomer(doc: Document, line: Line) -> Source | None:
    """The one person in the nominative whom a sentence names, where the article has named nobody like that before."""
    people = [one for one in doc.mentions if one.kind == "PER" and one.first < line.end]
    here = [one for one in people if one.first >= line.first and nominative(doc, one.first, one.last)]
    known = {_surname(doc, one) for one in people if doc.lines[0].end <= one.first < line.first}
    return by_name(here[0]) if len(here) == 1 and _surname(doc, here[0]) not in known else None


def _one(doc: Document, source: Source, line: Line) -> bool:
    """One person is interviewed: not читатели пишут; but a colon announces the words of many."""
    many = source.number == "Plur" and doc.tokens[line.end - 1].text != ":"
    return source.kind is SourceKind.NAME or (source.kind is SourceKind.NOUN and not many)


def _object(doc: Document, verb: int, line: Line) -> Source | None:
    for token in doc.words(verb + 1, min(line.end, verb + OBJECT)):
        mention = doc.named.get(token.index)
        if mention is not None and mention.kind == "PER" and not nominative(doc, mention.first, mention.last):
            return by_name(mention)
    return None


def _person(doc: Document, above: Sequence[Span]) -> Source:
    """Лилия Ким — врач. Она лечит детей.⏎— Много ли больных?: the one person whom the lead names."""
    mentions = [
        mention
        for mention in doc.mentions
        if mention.kind == "PER" and any(one.start <= doc.tokens[mention.first].start < one.end for one in above)
    ]
    subjects = [one for one in mentions if nominative(doc, one.first, one.last)]
    if subjects and all(_surname(doc, one) == _surname(doc, subjects[0]) for one in mentions):
        return by_name(subjects[0])
    titled = {_surname(doc, one) for one in doc.mentions if one.kind == "PER" and doc.tokens[one.last].sentence == 0}
    return next((by_name(one) for one in subjects if _surname(doc, one) in titled), UNKNOWN)


def _surname(doc: Document, mention: Mention) -> str:
    """The beginning of the last word, which the cases share."""
    return doc.tokens[mention.last].lower[:4]


def _lines(doc: Document, paragraph: Span) -> Sequence[Line]:
    first, last = doc.line_of(paragraph.start), doc.line_of(paragraph.end - 1)
    return doc.lines[first : last + 1]


def spoken_by(found: Source, interviewee: Source) -> Source:
    """The attribution of an answer, where it names somebody; else the one interviewed: — улыбается она."""
    if interviewee is UNKNOWN or found.kind in (SourceKind.NAME, SourceKind.NOUN):
        return found
    return interviewee
