"""A sentence whose source stands after it: «Суд закрыл дело. Об этом сообщил адвокат.», «…, о чём сообщил адвокат»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.text.lexicon.cues import CueClass
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.intervals import Intervals
from bot.text.parse.predicates import has_predicate, verbless
from bot.text.parse.signs import DASH
from bot.text.reported.clauses import after_linking
from bot.text.reported.givers import announcer_source, confirmed_by, giver, in_paper, opinion_of
from bot.text.reported.told import told_already
from bot.text.sources.attribution import cue_at, source_of, trimmed
from bot.text.sources.found import OF_THIS, Found, Source
from bot.text.sources.governors import negated
from bot.text.sources.outlets import from_outlet
from bot.text.sources.reporters import NOBODY_SAYS, WE_SAY
from bot.text.sources.subjects import of_things
from bot.text.types import QuoteKind, Span

FROM_START = 14
"""Words of the sentence before «об этом»: Как передаёт агентство, в среду вечером об этом заявил …"""

LEAD = 8
"""Words of a first paragraph that is no caption, though it has no full stop."""

WHY = frozenset(("почему", "зачем", "сколько", "отчего"))
"""A sentence that opens with these is a question that somebody answers: Почему мост стар, пишет «Луч»."""

TELLING = (CueClass.SAY, CueClass.WRITE, CueClass.DOCUMENT)


def about_this(doc: Document, found: Sequence[Found], taken: Intervals) -> Iterator[Found]:
    """Report the sentence before «об этом», unless it is speech or has an attribution of its own."""
    reported = Intervals(Span(quote.start, quote.end) for quote in found)
    for number in range(1, len(doc.lines)):
        line, above = doc.lines[number], doc.lines[number - 1]
        announcer = _announcer(doc, line)
        if announcer is None or line.paragraph - above.paragraph > 1:
            continue
        cue, source = announcer
        part = None if told_already(doc, above, source) else _told(doc, above)
        if part is not None and not reported.overlap(above.span) and not taken.overlap(part):
            yield Found(QuoteKind.INDIRECT, (part,), Span(cue.start, cue.end), source, OF_THIS, 0.88)


def of_which(doc: Document, line: Line) -> Iterator[Found]:
    """Мост закрыли на ремонт, о чём сообщил Ли. / Мост закрыли на ремонт – об этом рассказал Ли."""
    for index in range(line.first + 3, line.end - 2):
        if doc.tokens[index - 1].text not in {",", *DASH}:
            continue
        announcer = _teller(doc, index, line.end) if _of_this(doc, index) else opinion_of(doc, index, line.end)
        start = after_linking(doc, line.first, index)
        told = doc.words(start, index - 1)
        if announcer is None or not has_predicate(told) or told[0].lower == "как":
            continue
        if told_already(doc, replace(line, end=index - 1), announcer[1]):
            continue
        part = trimmed(doc.text, doc.tokens[start].start, doc.tokens[index - 1].start)
        if part is not None:
            cue, source = announcer
            yield Found(QuoteKind.INDIRECT, (part,), Span(cue.start, cue.end), source, "о чём сообщил", 0.85)


def _told(doc: Document, line: Line) -> Span | None:
    """The sentence without its linking words, unless it announces another.

    A line without a full stop is furniture, but for a title and a lead.
    """
    start = after_linking(doc, line.first, line.end)
    if start >= line.end or not (_ended(doc, line) or (line.paragraph == 1 and line.end - line.first >= LEAD)):
        return None
    if [word.lower for word in doc.words(start, start + 2)] == ["об", "этом"]:
        return None
    if doc.tokens[start].lower in WHY and doc.text[line.span.end - 1] != "?":
        return None
    start = _after_nobody(doc, line, _after_outlet(doc, line, _after_we_say(doc, line, start)))
    stated = has_predicate(doc.words(start, line.end)) or (line.paragraph > 0 and verbless(doc.words(start, line.end)))
    return trimmed(doc.text, doc.tokens[start].start, line.span.end) if stated else None


def _after_we_say(doc: Document, line: Line, first: int) -> int:
    """Напомним, что мост закрыт: the conjunction behind what the author says to the reader."""
    spoken = doc.tokens[first].lower == "что" and any(word.lower in WE_SAY for word in doc.words(line.first, first))
    return first + 1 if spoken and first + 1 < line.end else first


def _ended(doc: Document, line: Line) -> bool:
    return line.paragraph == 0 or doc.text[line.span.end - 1] in '.!?…»"”'


def _after_nobody(doc: Document, line: Line, first: int) -> int:
    """Предполагается, что …; как стало известно, …; в пятницу стало известно, что …: the next sentence says to whom."""
    opening = doc.words(first, min(first + FROM_START, line.end))
    if [word.lower for word in opening[:3]] == ["как", "стало", "известно"]:
        comma = next((word.index for word in opening if word.text == ","), line.end)
        return comma + 1 if comma + 1 < line.end else first
    for word in opening[2:]:
        if word.lower == "что" and doc.tokens[word.index - 1].text == ",":
            verb = doc.tokens[word.index - 2]
            alone = verb.index == first and verb.lower.endswith("ется")
            known = verb.lower == "известно" and not any(token.lower in ("не", "нам") for token in opening)
            nobody = verb.lower in NOBODY_SAYS and verb.index == first
            return word.index + 1 if (alone or known or nobody) and word.index + 1 < line.end else first
    return first


def _after_outlet(doc: Document, line: Line, first: int) -> int:
    """Step over what an outlet says of itself: Как сообщало наше издание, … / «Луч» писал, что …"""
    for token in doc.words(first, min(line.end - 2, first + FROM_START)):
        if not cue_at(doc, token.index, *TELLING):
            continue
        comma = next((word for word in doc.words(token.index, line.end - 1) if word.text == ","), None)
        if comma is None:
            return first
        following = doc.tokens[comma.index + 1]
        source = source_of(doc, token, first, comma.index)
        if not from_outlet(doc, source, token):
            return first
        if following.lower == "что":
            return following.index + 1
        return following.index if doc.tokens[first].lower == "как" else first
    return first


def _announcer(doc: Document, line: Line) -> tuple[Token, Source] | None:
    if (confirmed := confirmed_by(doc, line)) is not None:
        return confirmed
    place = _place(doc, line)
    if place is not None:
        return _teller(doc, place, line.end)
    return _convinced(doc, line) or giver(doc, line) or in_paper(doc, line)


def _convinced(doc: Document, line: Line) -> tuple[Token, Source] | None:
    """В этом убеждена врач Ли. / Так считает врач Ли. / Так подписала снимок Ли."""
    first = line.first
    if line.end - first < 4:
        return None
    captions = doc.tokens[first + 1].lower.startswith("подпис") and cue_at(doc, first + 1, CueClass.WRITE)
    if doc.tokens[first].lower == "так" and (captions or cue_at(doc, first + 1, CueClass.THINK)):
        return announcer_source(doc, doc.tokens[first + 1], first + 1, line.end)
    if [word.lower for word in doc.words(first, first + 2)] != ["в", "этом"]:
        return None
    cue = doc.tokens[first + 2]
    return announcer_source(doc, cue, cue.index, line.end) if cue_at(doc, cue.index, CueClass.THINK) else None


def _teller(doc: Document, place: int, end: int) -> tuple[Token, Source] | None:
    place = _after_inserted(doc, place, end)
    cue = next((word for word in doc.words(place, end) if word.finite or cue_at(doc, word.index, *TELLING)), None)
    before = doc.tokens[place - 1]
    if cue is None and place and before.finite and cue_at(doc, before.index, CueClass.WRITE):
        return announcer_source(doc, before, doc.lines[before.sentence].first, before.index)
    if cue is None or not cue_at(doc, cue.index, *TELLING) or negated(doc, cue) or of_things(doc, cue):
        return None
    return announcer_source(doc, cue, place, end)


def _after_inserted(doc: Document, place: int, end: int) -> int:
    """Об этом, как передаёт ТАСС, заявил Ли: the verb comes after what stands between the commas."""
    if [word.lower for word in doc.words(place + 2, place + 4)] != [",", "как"]:
        return place
    return next((word.index for word in doc.words(place + 4, end) if word.text == ","), place)


def _place(doc: Document, line: Line) -> int | None:
    """Where «об этом» stands; «вот как об этом рассказал Ли» says what follows. So with: На это указал Ли."""
    for token in doc.words(line.first, min(line.end - 1, line.first + FROM_START)):
        if _of_this_all(doc, token.index):
            behind = token.index > line.first and _behind_clause(doc, line, token.index)
            return None if behind or doc.tokens[token.index - 1].lower == "как" else token.index
    opening = [token.lower for token in doc.words(line.first, min(line.end, line.first + 3))]
    pointed = opening[:2] == ["на", "это"] and opening[-1].startswith("указ")
    return line.first if pointed else None


def _of_this_all(doc: Document, index: int) -> bool:
    """об этом; обо всём этом"""
    words = tuple(token.lower for token in doc.words(index, index + 3))
    return words[:2] == ("об", "этом") or words == ("обо", "всем", "этом")


def _behind_clause(doc: Document, line: Line, index: int) -> bool:
    """Рей счёл мост опасным, об этом он написал в блоге: the sentence tells its own news."""
    before = doc.words(line.first, index)
    return before[-1].text == "," and before[0].lower != "как" and has_predicate(before)


def _of_this(doc: Document, index: int) -> bool:
    """о чём; об этом, but not: об этом же симптоме"""
    pair = (doc.tokens[index].lower, doc.tokens[index + 1].lower)
    after = doc.words(index + 2, index + 4)
    of_noun = len(after) > 1 and after[0].lower == "же" and after[1].case == "Loc"
    return pair in (("о", "чем"), ("об", "этом")) and not of_noun
