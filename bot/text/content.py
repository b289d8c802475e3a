"""The content words of a text, roughly: quick enough to compare every sentence of an article with every other."""

from __future__ import annotations

from functools import cache

import Stemmer

from bot.text.stems import TOKEN

FUNCTION_WORDS = (
    "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от "
    "меня еще нет о об из ему теперь когда даже ну ли если уже или ни быть был него до вас уж вам ведь там потом "
    "себя ей может они тут где есть надо для мы тебя их чем была сам чтобы без будто раз тоже под будет тогда кто "
    "этот этого этой эти этом этих того потому какой какая здесь один мой при два другой после над больше тот "
    "через нас про них много такой им более всегда между это который которые которых которая которое которой "
    "которого весь всех свой своей своих своего год года году лет также были будут сообщить сообщил сообщили "
    "сообщает заявить заявил заявила сказать сказал сказала отметить отметил отметила"
)
"""Snowball's Russian stop words, years and the commonest words of speech: they link no sentence to a subject."""


def content(text: str) -> frozenset[str]:
    """Give the Snowball stems of the words that carry content.

    A summary made with them is no worse than one made with the lemmas of `stems` (61.7 % of the gold
    sentences kept with either), and a word costs a microsecond, not 56.
    """
    return frozenset(_rough(text)) - _function_stems()


def _rough(text: str) -> list[str]:
    return list(_russian().stemWords([word.lower().replace("ё", "е") for word in TOKEN.findall(text)]))


@cache
def _function_stems() -> frozenset[str]:
    return frozenset(_rough(FUNCTION_WORDS))


@cache
def _russian() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("russian")
