"""A text becomes paragraphs and sentences that no quotation, attribution or abbreviation cuts.

razdel proposes the cuts (it is the best published splitter for Russian, see naeval); an ordered list of small rules
undoes those that fall inside somebody's speech, where a reader sees one sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from razdel import sentenize
from razdel.segmenters.sokr import SOKRS

from bot.text.glue import ABBREVIATIONS, seams
from bot.text.lexicon.forms import parses
from bot.text.types import Span

LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
WORD = re.compile(r"\w")
DASHES = "—–―−-"
SPACE_OR_OPENING = frozenset(" \t\xa0\u202f\u2009([{<«„‹" + DASHES)

OPENING = {"«": "»", "„": '"', "‹": "›", "‘": "’", "(": ")", "[": "]"}
CLOSING = frozenset("»›’)]")
EITHER_WAY = frozenset('"“”')
"""Marks that open or close by the spaces around them: “…”, „…“ and "…" are mixed freely in one text."""

SPEECH_ENDED = re.compile(rf"(?<=[^\W\d_])[»\"”“],?\s*[{DASHES}]\s+\w")
"""A mark whose partner is missing: it stood in an earlier paragraph, or one mark served for two («"Заря" закрыта.
Денег нет", — сказал он»). The speech began with the last quotation that opened a sentence, or with the paragraph."""

SENTENCE_ENDS = frozenset('.!?…»"”')
ATTRIBUTION = re.compile(rf"[,?!…»\"”“]\s*[{DASHES}]\s+\w")
CLOSED_SPEECH = re.compile(r"[»\"”“]$")
LAST_TOKEN = re.compile(r"(?<![/\w])([^\W\d_]+)\.$")
GLUED = re.compile(r"\b([а-яёәғқңөұүһі]{4,})[.!?…]+(?=[«\"„“]?[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яё])|(\d,\d+)\.(?=[А-ЯЁ][а-яё]+\s)")
"""The space after a full stop is lost in about one page in nine of a day of news; «Яндекс.Такси» is a name."""

UNITS = re.compile(r"(?:°\s?[CСF]|[км]/[чс])\.(?=\s+[А-ЯЁӘҒҚҢӨҰҮҺІ])")
"""The letter of a unit is no initial: теплее на 5 °C. Ночи будут тёплыми; быстрее 90 км/ч. Шум растёт."""

CODES = re.compile(r"(?:\d[абвде]|[A-ZА-Я]\d+[A-ZА-Я])\.(?=\s+[А-ЯЁ])")
"""So is the letter of a house or of a code: дом на Горького, 7а. Ночью …; белок SV2A. Кроме того …"""

AND_SO_ON = re.compile(
    r"\sи\s(?:пр|др|т\.\s?[дп])\.(?=\s+(?:Поэтому|Кроме|Также|Однако|При|По|В|На|Но|Об|Это|Он|Она|Они|Как)\s)"
)
"""What stands at the end of a list ends the sentence before a word that is no name: лёгкие, сердце и пр. Поэтому …"""

NAMES = frozenset(("Surn", "Name", "Patr"))

LETTERED = re.compile(
    r"\b(?:(?:под)?групп|категори|класс|гепатит|витамин|грипп|тип)[а-яё]{0,3}"
    r"(?:\s+[A-ZА-Я]\d*(?:,|\s+и))*\s+(?P<letter>[A-ZА-Я])\.(?=\s+(?P<next>[А-ЯЁ][а-яё]*))"
)
"""A letter that names a kind: витамины группы B. Об этом …; but the initial of солист группы А. Ким is none."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its attribution; `paragraph` 0 is the title."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A place in a paragraph where razdel ended one piece and began the next.

    `attributed` tells that the sentence before it, of which `left` is the last piece, says whose words it is.
    """

    left: str
    right: str
    enclosed: bool
    attributed: bool


def paragraphs(text: str) -> tuple[Span, ...]:
    """Give the lines that are not blank, without the blanks around them; the first is the title.

    A line into which the page glued several paragraphs is as many.
    """
    lines = [span for match in LINE.finditer(text) if (span := _trimmed(match)).start < span.end]
    return (*lines[:1], *(piece for line in lines[1:] for piece in _unglued(text, line)))


def _unglued(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for seam in seams(line.of(text)):
        yield Span(start, line.start + seam)
        start = line.start + seam
    yield Span(start, line.end)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split every paragraph into sentences; none reaches over the end of its paragraph."""
    return tuple(
        Sentence(Span(line.start + part.start, line.start + part.end), number)
        for number, line in enumerate(paragraphs(text))
        for part in _split(line.of(text))
    )


def _trimmed(match: re.Match[str]) -> Span:
    line = match.group()
    start = match.start() + len(line) - len(line.lstrip())
    return Span(start, max(start, match.start() + len(line.rstrip())))


def _split(line: str) -> Iterator[Span]:
    inside = _enclosures(line)
    start, attributed = 0, False
    last: Span | None = None
    for piece in _pieces(line):
        if last and not _joins(Cut(last.of(line), piece.of(line), inside(piece.start), attributed)):
            yield Span(start, last.end)
            start, attributed = piece.start, False
        attributed = attributed or ATTRIBUTION.search(line, piece.start, piece.end) is not None
        last = piece
    if last:
        yield Span(start, last.end)


def _pieces(line: str) -> Iterator[Span]:
    """The sentences of razdel, cut also where the space after a full stop is missing."""
    for piece in sentenize(line):
        start = piece.start
        for glue in GLUED.finditer(line, piece.start, piece.stop):
            if glue.group(1) not in SOKRS:
                yield Span(start, glue.end())
                start = glue.end()
        for end in _after_letters(line, start, piece.stop):
            yield Span(start, end)
            start = end + len(line[end:]) - len(line[end:].lstrip())
        if start < piece.stop:
            yield Span(start, piece.stop)


def _after_letters(line: str, start: int, stop: int) -> list[int]:
    """Where a sentence ends with a single letter that is no initial."""
    kinds = (found for found in LETTERED.finditer(line, start, stop) if not _initial(found))
    ends = (*UNITS.finditer(line, start, stop), *CODES.finditer(line, start, stop), *kinds)
    return sorted({found.end() for found in (*ends, *AND_SO_ON.finditer(line, start, stop))})


def _initial(found: re.Match[str]) -> bool:
    """A Cyrillic letter before what may be a surname."""
    known = any(parse.is_known and not NAMES & parse.tag.grammemes for parse in parses(found["next"].lower()))
    return not found["letter"].isascii() and not known


def _joins(cut: Cut) -> bool:
    return any(rule(cut) for rule in RULES)


def quotation_or_bracket_is_open(cut: Cut) -> bool:
    """«Решение принято. Работы начнутся», — сказал Ли. / Он (министр. — Ред.) не против."""
    return cut.enclosed


def attribution_follows(cut: Cut) -> bool:
    """«Кто заплатит?» — Петрова не ответила."""
    return cut.right[0] in DASHES and CLOSED_SPEECH.search(cut.left) is not None


def speech_resumes(cut: Cut) -> bool:
    """— Я не согласен, — сказал Петров. — Так нельзя."""
    return cut.right[0] in DASHES and cut.attributed


def abbreviation_precedes(cut: Cut) -> bool:
    """Дом в мкр. Самал сдали."""
    last = LAST_TOKEN.search(cut.left)
    return last is not None and last.group(1).lower() in ABBREVIATIONS


def no_word_in_it(cut: Cut) -> bool:
    """Он ушёл. …"""
    return WORD.search(cut.right) is None


RULES: tuple[Callable[[Cut], bool], ...] = (
    quotation_or_bracket_is_open,
    attribution_follows,
    speech_resumes,
    abbreviation_precedes,
    no_word_in_it,
)


def _enclosures(line: str) -> Callable[[int], bool]:
    """Tell for an offset whether it stands between a mark and its partner in the same line.

    A mark without a partner encloses nothing, so what is unbalanced never swallows the sentences after it.
    """
    pairs = sorted(_pairs(line))
    starts = [start for start, _ in pairs]
    reach = list(accumulate((end for _, end in pairs), max))

    def inside(offset: int) -> bool:
        before = bisect_right(starts, offset - 1)
        return before > 0 and offset <= reach[before - 1]

    return inside


def _pairs(line: str) -> Iterator[tuple[int, int]]:
    waiting: dict[str, list[int]] = {}
    last_opened, statement = -1, 0
    for match in MARK.finditer(line):
        place, mark = match.start(), match.group()
        if mark in OPENING or (mark in EITHER_WAY and _opens(line, place, last_opened)):
            waiting.setdefault(OPENING.get(mark, '"'), []).append(place)
            last_opened = place
        elif opened := waiting.get(mark if mark in CLOSING else '"'):
            begun = opened.pop()
            statement = begun if _begins_sentence(line, begun) else statement
            yield begun, place
        elif SPEECH_ENDED.match(line, place):
            yield statement, place


def _begins_sentence(line: str, place: int) -> bool:
    before = line[max(0, place - 3) : place].rstrip()
    return not before or before[-1] in SENTENCE_ENDS


def _opens(line: str, place: int, last_opened: int) -> bool:
    """A mark opens where a space, a dash or another opening mark stands before it and something after it."""
    if place + 1 == len(line) or line[place + 1].isspace():
        return False
    return place == 0 or line[place - 1] in SPACE_OR_OPENING or last_opened == place - 1


MARK = re.compile("[" + re.escape("".join(OPENING) + "".join(sorted(CLOSING | EITHER_WAY))) + "]")
