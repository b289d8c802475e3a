"""Verbs of speech that are spelt with one letter wrong: почеркнул, расказал."""

from __future__ import annotations

from functools import cache, lru_cache

from bot.text.lexicon.cues import forms
from bot.text.lexicon.forms import parses

PAST = ("л", "ла", "ли", "лся", "лась", "лись")
"""Ends of past forms, those in which news tells."""

SHORTEST = 7
"""Letters of a word in which one wrong letter leaves no doubt."""


@lru_cache(maxsize=20_000)
def meant(word: str) -> str:
    """The verb of speech that a word stands for, in small letters; the word itself where the dictionary knows it."""
    if len(word) < SHORTEST or not word.endswith(PAST) or any(parse.is_known for parse in parses(word)):
        return word
    near = [form for form in past_forms() if form[0] == word[0] and form[-1] == word[-1] and one_letter_off(form, word)]
    return near[0] if len(near) == 1 else word


@cache
def past_forms() -> tuple[str, ...]:
    return tuple(form for form in forms() if form.endswith(PAST) and len(form) >= SHORTEST)


def one_letter_off(right: str, wrong: str) -> bool:
    """A letter is lost, added or another, or two neighbours are swapped."""
    if abs(len(right) - len(wrong)) > 1 or right == wrong:
        return False
    same = next((at for at, (one, two) in enumerate(zip(right, wrong, strict=False)) if one != two), len(wrong))
    rests = right[same + 1 :], wrong[same + 1 :]
    if len(right) != len(wrong):
        return right[same + (len(right) > len(wrong)) :] == wrong[same + (len(wrong) > len(right)) :]
    swapped = right[same : same + 2] == wrong[same : same + 2][::-1] and right[same + 2 :] == wrong[same + 2 :]
    return swapped or rests[0] == rests[1]
