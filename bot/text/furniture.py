"""Lines of the page that lead to other articles: what they say is said elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.text.types import Span

LEADING_AWAY = re.compile(
    r"(?:Читайте|Смотрите|Слушайте)\s+(?:также|ещё|еще|материал|по\s+теме|подробнее|в\s+материале)\b"
    r"|(?:Также|Ранее|Материалы|Новости|Ещё|Еще)\s+по\s+теме\b"
    r"|(?:Читайте|Подробнее|Фото|Видео|Источник)\s*(?:[:©|/]|$)",
    re.IGNORECASE,
)
"""Смотрите также: Актёр снял фильм; Фото: пресс-служба завода. «Источник в полиции» and «Фото показал Ли» go on."""

TO_READERS = re.compile(
    r"\b(?:расскажите|напишите|пишите|поделитесь|делитесь|оставьте|оставляйте)\b[^.!?]{0,60}\bв\s+комментариях\b",
    re.IGNORECASE,
)
"""Ждёте новых серий? Расскажите о них в комментариях!"""

PROMOTING = re.compile(
    r"Последние\s+новости\s[^.!?]{2,40}\sна\s+(?:[\w-]+\.\w{2,4}|нашем\s+(?:портале|сайте))\.?$", re.IGNORECASE
)
"""Последние новости плавания на нашем портале: what a page puts between any two paragraphs."""

TO_PROJECT = re.compile(r"(?:>>|»»|→)$")
"""Всё о мосте. Спецпроект «Луча» >>: what stands under it in a list with dashes are headlines of other articles."""

LINKS = 6
"""Headlines of other articles under one «Читайте также:»."""

WORD = re.compile(r"\w")
DASHES = "—–-"


def leads_away(text: str, paragraphs: Sequence[Span], number: int) -> bool:
    """Tell whether a paragraph points at other articles, or is one of the headlines under a bare «Читайте также:».

    Only headlines in a list with dashes end with a full stop.
    """
    for above in range(number, max(0, number - LINKS - 1), -1):
        line = paragraphs[above]
        header = LEADING_AWAY.match(text, line.start, line.end)
        if header is not None:
            return above == number or WORD.search(text, header.end(), line.end) is None
        if above < number and TO_PROJECT.search(text, line.start, line.end):
            return True
        if text[line.end - 1] == "." and text[line.start] not in DASHES:
            return False
    return False


def promotes(text: str, paragraph: Span) -> bool:
    """Tell whether a paragraph does nothing but praise the site that it stands on."""
    return PROMOTING.match(text, paragraph.start, paragraph.end) is not None


def furniture(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """The paragraphs of an article that are no part of it or speak to its readers; the title is never one."""
    for number in range(1, len(paragraphs)):
        paragraph = paragraphs[number]
        aside = promotes(text, paragraph) or TO_READERS.search(text, paragraph.start, paragraph.end)
        if aside or leads_away(text, paragraphs, number):
            yield paragraph
