"""What an author adds behind a report on his own account: a later event, what is missing or not confirmed."""

from __future__ import annotations

from itertools import takewhile

from bot.text.lexicon.cues import DENYING, CueClass, forms
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.predicates import that_follows
from bot.text.sources.attribution import cue_at

LATER = words("вскоре затем позже позднее потом")
BUT = frozenset(("но", "однако"))
OFFICIALLY = words("официально официальных никто")
CONFIRMED = ("подтвер", "коммент", "прокоммент", "опроверг", "опроверж", "сообща")

WITHHELD = ("уточн", "назва", "назыв", "раскры", "поясн", "объясн", "указа", "указыв", "ответи")
"""Beginnings of verbs that tell, after «не», what the author misses in a report."""

DECLINED = ("отказ", "воздерж", "уклон")
"""Beginnings of verbs of those who say nothing: от комментариев врачи воздержались."""

TELLING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE)
CALLING = words("призывают советуют рекомендуют предлагают просят требуют")

REACH = 9
"""Words from the conjunction to the verb: но официально эту информацию пока никто не подтверждал."""


def goes_on(doc: Document, cue: Token, first: int, comma: int, end: int) -> bool:
    """Whether the author goes on behind a comma, by what he writes there."""
    return (
        later(doc, cue, first, comma, end)
        or unconfirmed(doc, comma, end)
        or denies(doc, comma, end)
        or withholds(doc, cue, comma, end)
        or declines(doc, comma, end)
        or reckons(doc, comma)
        or earlier(doc, cue, comma, end)
        or _others_share(doc, cue, comma)
        or another_says(doc, cue, comma, end)
    )


def _others_share(doc: Document, cue: Token, comma: int) -> bool:
    """19% опрошенных заявили, что ездят на море, 25% сидят дома: the next share of the same people."""
    after = doc.words(comma + 1, comma + 4)
    if len(after) < 3 or not after[0].text[0].isdigit() or after[1].text != "%" or not after[2].finite:
        return False
    return any(token.text == "%" for token in doc.words(cue.index - 4, cue.index))


def reckons(doc: Document, comma: int) -> bool:
    """Рей говорит, что устал от роли, но, похоже, ему опять её играть: the author's guess."""
    opening = [token.lower for token in doc.words(comma + 1, comma + 4) if token.word]
    return len(opening) > 1 and opening[0] in BUT and opening[1] == "похоже"


def earlier(doc: Document, cue: Token, comma: int, end: int) -> bool:
    """Врачи считают, что болезнь уйдёт в мае, ранее авторы работы называли июль: what others said before."""
    opening = doc.words(comma + 1, min(end, comma + 1 + REACH))
    if cue.tense == "Past" or len(opening) < 3 or opening[0].lower != "ранее":
        return False
    verb = next((token for token in opening if token.finite), None)
    if verb is None or verb.tense != "Past" or verb.lower not in forms():
        return False
    return any(token.case == "Nom" and token.animate for token in doc.words(comma + 2, verb.index))


def calls_upon(doc: Document, cue: Token, first: int, conjunction: int) -> bool:
    """В банке отмечают, что прогнозы неточны и призывают не спешить: what people do, and no forecasts."""
    verb = doc.tokens[conjunction + 1]
    if verb.lower not in CALLING or (verb.tense, verb.number) != (cue.tense, cue.number):
        return False
    return not any(
        token.number == "Plur" and token.case == "Nom" and (token.animate or token.pos in ("PRON", "PROPN"))
        for token in doc.words(first, conjunction)
    )


def later(doc: Document, cue: Token, first: int, comma: int, end: int) -> bool:
    """Врачи ждали, что болезнь уйдёт в мае, затем срок сдвинули: a past event of many behind a report without one."""
    opening = doc.words(comma + 1, min(end, comma + 7))
    if cue.tense != "Past" or not opening or opening[0].lower not in LATER:
        return False
    verb = next((token for token in opening if token.finite), None)
    past = verb is not None and (verb.tense, verb.number) == ("Past", "Plur")
    return past and not any(token.tense == "Past" for token in doc.words(first, comma))


def unconfirmed(doc: Document, comma: int, end: int) -> bool:
    """Соседи говорят, что Рей женат, но официально этого никто не подтверждал."""
    opening = doc.words(comma + 1, min(end, comma + 1 + REACH))
    if not opening or opening[0].lower not in BUT or not any(token.lower in OFFICIALLY for token in opening):
        return False
    return any(
        token.lower in ("не", "нет") and following.lower.startswith(CONFIRMED)
        for token, following in zip(opening, opening[1:], strict=False)
    )


def denies(doc: Document, comma: int, end: int) -> bool:
    """Поклонники решили, что это роман, однако сам Рей опроверг слухи."""
    opening = doc.words(comma + 1, min(end, comma + 1 + REACH))
    if not opening or opening[0].lower not in BUT:
        return False
    verb = next((token for token in opening if token.finite), None)
    return verb is not None and verb.lower.startswith(DENYING)


def withholds(doc: Document, cue: Token, comma: int, end: int) -> bool:
    """Рей заявил, что клуб зовёт певицу, но не уточнил, согласна ли она."""
    opening = doc.words(comma + 1, min(end, comma + 4))
    if len(opening) < 3 or opening[0].lower not in BUT or opening[1].lower != "не":
        return False
    same = (opening[2].tense, opening[2].number, opening[2].gender) == (cue.tense, cue.number, cue.gender)
    return same and opening[2].lower.startswith(WITHHELD)


def declines(doc: Document, comma: int, end: int) -> bool:
    """В «Луче» сообщили, что мост цел, в «Заре» отказались от комментариев; …, от комментариев врачи воздержались"""
    opening = doc.words(comma + 1, min(end, comma + 1 + REACH))
    clause = tuple(takewhile(lambda token: token.text not in ",:;", opening))
    return any(token.finite and token.lower.startswith(DECLINED) for token in clause) and any(
        token.lower.startswith("коммент") for token in clause
    )


def another_says(doc: Document, cue: Token, comma: int, end: int) -> bool:
    """Банк ждёт, что спрос вырастет, фонд прогнозирует спад: somebody else, who has a verb of speech of his own."""
    pair = doc.words(comma + 1, min(end, comma + 3))
    name = tuple(takewhile(lambda token: token.text.isascii() and token.word, doc.words(comma + 1, comma + 4)))
    if name and name[0].text[0].isupper() and _tells_that(doc, doc.tokens[name[-1].index + 1]):
        return True
    if _defence_says(doc, cue, comma, end):
        return True
    if len(pair) < 2 or pair[0].head != pair[1].index or not pair[0].rel.startswith("nsubj"):
        return False
    same = pair[1].finite and cue.finite and (pair[1].tense, pair[1].person) == (cue.tense, cue.person)
    return same and pair[0].case in ("Nom", "") and cue_at(doc, pair[1].index, *TELLING) is not None


def _defence_says(doc: Document, cue: Token, comma: int, end: int) -> bool:
    """Адвокаты не отрицают, что Рей украл лодку, но защита говорила о его болезни: a noun with no other verb."""
    opening = doc.words(comma + 1, min(end, comma + 5))
    if cue_at(doc, cue.index, CueClass.ONLY_NEGATED) is None or not opening or opening[0].lower not in BUT:
        return False
    verb = next((token for token in opening if token.finite), None)
    return verb is not None and cue_at(doc, verb.index, CueClass.SAY) is not None and opening[1].case == "Nom"


def _tells_that(doc: Document, verb: Token) -> bool:
    """…, Sunport отмечает, что: an outlet in letters, of which the parser makes nothing."""
    return verb.finite and that_follows(doc, verb) and cue_at(doc, verb.index, *TELLING) is not None
