"""The genitive of the name of a body: Первый канал, Первого канала."""

from __future__ import annotations

from bot.text.lexicon.forms import parses
from bot.text.parse.names import cased


def genitive(name: str) -> str | None:
    """Рома → Ромы, Первый канал → Первого канала, Студия имени Рея → Студии имени Рея; None of an unknown word."""
    words = name.split()
    head = next((place for place, word in enumerate(words) if _declinable(word, "NOUN")), None)
    if head is None or not all(_declinable(word, "ADJF") for word in words[:head]):
        return None
    tag = next(parse.tag for parse in parses(words[head]) if "NOUN" in parse.tag and "nomn" in parse.tag)
    agreement = {"plur"} if "plur" in tag else {"sing", str(tag.gender)}
    adjectives = [_in_genitive(word, "ADJF", agreement) for word in words[:head]]
    return " ".join((*adjectives, _in_genitive(words[head], "NOUN", agreement & {"sing", "plur"}), *words[head + 1 :]))


def _declinable(word: str, part: str) -> bool:
    return any(parse.is_known and part in parse.tag and "nomn" in parse.tag for parse in parses(word))


def _in_genitive(word: str, part: str, agreement: set[str]) -> str:
    for parse in parses(word):
        if parse.is_known and part in parse.tag and "nomn" in parse.tag:
            inflected = parse.inflect({"gent", *agreement})
            return cased(str(inflected.word), word) if inflected is not None else word
    return word
