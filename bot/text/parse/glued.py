"""Words that a page has run together: «Михаил Рейзаявил», «По даннымминистерства»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.text.lexicon.forms import parses
from bot.text.parse.names import is_given_name

Word = tuple[int, int, str]
"""Where a word starts and ends, and the word."""

SAYING = (
    *("заявил", "сообщил", "рассказал", "сказал", "отметил", "прокомментировал", "подчеркнул", "пояснил", "объяснил"),
    *("добавил", "признался", "ответил", "напомнил", "опроверг", "подтвердил", "объявил"),
)
SAID = tuple(verb + end for verb in SAYING for end in ("", "а", "и"))
OF = ("данным", "словам", "мнению")

SHORTEST = 3
"""Letters of what is cut off; less is an ending."""

BODY_AND_NAME = re.compile(r"(?:[А-ЯЁ]{2,}|[A-Za-z]{2,})(?P<name>[А-ЯЁ][а-яё]{2,})")
"""A body in capitals or Latin letters, and a name: ПРНДОлег, OptimumОлег."""


APOSTROPHES = "'’ʼ"


def joined(words: Iterable[Word]) -> Iterator[Word]:
    """Дем'янюк, Лук’яненко: one word, whose apostrophe the tokenizer takes for a mark."""
    held: list[Word] = []
    for word in words:
        if len(held) == 2 and _follows(held[1], word) and word[2][0].islower():
            held = [(held[0][0], word[1], "".join((held[0][2], held[1][2], word[2])))]
            continue
        opens = len(held) == 1 and _follows(held[0], word) and word[2] in APOSTROPHES and held[0][2][-1].isalpha()
        if opens:
            held.append(word)
            continue
        yield from held
        held = [word]
    yield from held


def _follows(left: Word, right: Word) -> bool:
    return left[1] == right[0]


def parted(words: Iterable[Word], text: str) -> Iterator[Word]:
    """Cut a word that the dictionary lacks between a name and its verb, or after «по данным»."""
    for start, end, word in words:
        cut = _cut(word, text)
        if cut:
            yield start, start + cut, word[:cut]
        yield start + cut, end, word[cut:]


def _two_names(word: str, text: str) -> int:
    """ОлегРей, where the article has Олег Рей too, but not МакГрегор and РоманАвто; сборной РоссииОлег Рей."""
    cut = next((index for index in range(SHORTEST, len(word)) if word[index].isupper()), 0)
    if not cut or word.isupper():
        return 0
    known = is_given_name(word[cut:]) and _ends_apart(word[:cut])
    return cut if known or f"{word[:cut]} {word[cut:]}" in text else 0


def _ends_apart(word: str) -> bool:
    """сборной России, депутат Госдумы, нам: a word of the dictionary, though no name to which another may be joined."""
    known = [parse.tag for parse in parses(word) if parse.is_known]
    place = any("Geox" in tag for tag in known)
    return place or (bool(known) and not any("Name" in tag or "Surn" in tag for tag in known))


def _body_and_name(word: str) -> int:
    """депутат ПРНДОлег Рей, where the dictionary knows Олег as a given name."""
    match = BODY_AND_NAME.fullmatch(word)
    return match.start("name") if match is not None and is_given_name(match["name"]) else 0


def _cut(word: str, text: str) -> int:
    """Letters before the cut; 0 where nothing is run together."""
    if (cut := _two_names(word, text) or _body_and_name(word)) or word[0].islower() and not word.startswith(OF):
        return cut
    verb = next((verb for verb in SAID if word.endswith(verb)), "") if word[0].isupper() else ""
    noun = next((noun for noun in OF if word.startswith(noun)), "")
    cut = len(word) - len(verb) if verb else len(noun)
    if cut < SHORTEST or len(word) - cut < SHORTEST or any(parse.is_known for parse in parses(word)):
        return 0
    return cut
