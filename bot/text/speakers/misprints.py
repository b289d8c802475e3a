"""Names that an article spells in two ways: Зинченко and, once, Зиченко."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.lexicon.forms import plain
from bot.text.parse.names import is_given_name, misprinted
from bot.text.speakers.sightings import Sighting

SHORTEST = 6
"""Letters of a surname in which one wrong letter leaves no doubt."""

ENDING = 2
"""Letters at the end that tell the case and the gender."""

MOST = 60
"""People of an article; a list of more is left as it is."""

VOWELS = frozenset("аеиоуыэюя")


def without_misprints(groups: Sequence[list[Sighting]]) -> list[list[Sighting]]:
    """Put the mentions of a name that differs by one letter to the person who is named more often or more fully."""
    kept: list[list[Sighting]] = []
    for group in sorted(groups, key=_surely) if len(groups) <= MOST else groups:
        same = next((other for other in kept if _misprinted(other, group)), None)
        if same is not None:
            same.extend(group)
        else:
            kept.append(group)
    return kept


def _surely(group: Sequence[Sighting]) -> tuple[int, int, int]:
    """Fuller names first, then those named more often, then those whose given name the dictionary knows."""
    return -len(group[0].words), -len(group), -is_given_name(group[0].nominative[0])


def _misprinted(person: Sequence[Sighting], group: Sequence[Sighting]) -> bool:
    right, wrong = person[0], group[0]
    names = plain(right.nominative[-1]), plain(wrong.nominative[-1])
    full = len(wrong.nominative) > 1
    if len(right.nominative) > 1 and not full and names[0] != names[1] and _once(names[0]) == _once(names[1]):
        return True
    if len(group) > len(person) or right.gender != wrong.gender and right.gender and wrong.gender:
        return False
    if full and plain(right.nominative[0]) != plain(wrong.nominative[0]):
        return names[0] == names[1] and _mistyped_given(right.nominative[0], wrong.nominative[0])
    if len(right.nominative) == 1 or min(map(len, names)) < SHORTEST:
        return False
    return _one_letter_off(*names) or (full and _sounds(names[0]) == _sounds(names[1]))


def _one_letter_off(right: str, wrong: str) -> bool:
    """One letter is lost, added or another, or two are swapped, neither the first nor in the ending."""
    same_edges = right[0] == wrong[0] and right[-ENDING:] == wrong[-ENDING:]
    return same_edges and (misprinted(right, wrong, SHORTEST - 1) or sorted(right) == sorted(wrong))


def _mistyped_given(right: str, wrong: str) -> bool:
    """Сергей Лавров and Серей Лавров, whom no dictionary knows; but not Олег Рей and Олаф Рей."""
    return is_given_name(right) and not is_given_name(wrong) and _one_letter_off(plain(right), plain(wrong))


def _sounds(name: str) -> str:
    """The consonants: Матыцин is Матицын."""
    return "".join(letter for letter in name if letter not in VOWELS)


def _once(name: str) -> str:
    """Кимель of Киммель: a letter that is doubled in one place."""
    return "".join(letter for letter, before in zip(name, " " + name, strict=False) if letter != before)
