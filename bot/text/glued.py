"""Words that a page has run together: «Михаил Рейзаявил», «По даннымминистерства»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.text.lexicon.forms import parses
from bot.text.names import is_name

Word = tuple[int, int, str]
"""Where a word starts and ends, and the word."""

SAID = tuple(verb + end for verb in ("заявил", "сообщил", "рассказал", "сказал", "отметил") for end in ("", "а", "и"))
OF = ("данным", "словам", "мнению")

SHORTEST = 3
"""Letters of what is cut off; less is an ending."""


def parted(words: Iterable[Word]) -> Iterator[Word]:
    """Cut a word that the dictionary lacks between a name and its verb, or after «по данным»."""
    for start, end, word in words:
        cut = _cut(word)
        if cut:
            yield start, start + cut, word[:cut]
        yield start + cut, end, word[cut:]


def _two_names(word: str) -> int:
    """ОлегРей, but not МакГрегор and БелТВ."""
    cut = next((index for index in range(SHORTEST, len(word)) if word[index].isupper()), 0)
    parts = (word[:cut], word[cut:])
    names = cut and any(is_name(parse) and parse.is_known for parse in parses(parts[0]))
    noun = any(parse.tag.POS == "NOUN" for parse in parses(parts[1].lower())) if names else False
    return cut if noun and len(parts[1]) >= SHORTEST and parts[1][1:].islower() else 0


def _cut(word: str) -> int:
    """Letters before the cut; 0 where nothing is run together."""
    if (cut := _two_names(word)) or word[0].islower() and not word.startswith(OF):
        return cut
    verb = next((verb for verb in SAID if word.endswith(verb)), "") if word[0].isupper() else ""
    noun = next((noun for noun in OF if word.startswith(noun)), "")
    cut = len(word) - len(verb) if verb else len(noun)
    if cut < SHORTEST or len(word) - cut < SHORTEST or any(parse.is_known for parse in parses(word)):
        return 0
    return cut
