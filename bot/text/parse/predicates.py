"""Small questions about a run of words: is there a predicate, does a speaker talk in his own voice."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token

ONESELF = {"Masc": ("он", "него"), "Fem": ("она", "нее")}
"""The subject of a clause, or whose it is: у неё."""

PREDICATIVES = words(
    """
    нет можно нельзя нужно надо необходимо невозможно возможно важно пора жаль видно известно ясно понятно нету трудно
    сложно легко достаточно мало много следует рано поздно лучше хуже
    """
)
COMPARATIVE = ("ее", "ей", "ше", "же", "че", "ще")
"""Ends of short comparatives: полезнее, выше, ниже, богаче, проще."""

NOT_IN = frozenset((("не", "в"), ("не", "во"), ("не", "на"), ("не", "к")))

IN_THAT = ("в", "том", ",", "что")

QUESTION_WORDS = words(
    """
    как что почему зачем кто сколько какой какая какое какие каким какую каких какими куда откуда чем
    """
)

ASKING = words("чем чего чему кого кому ком каких какой каком каким какими какую скольких")
"""After a preposition: С чем это связано, рассказал врач."""

THINKING = words("исключают сомневаются считают полагают надеются верят опасаются ожидают допускают рассчитывают")
"""Of many: thoughts of those who are reported, which others could not know."""

FIRST_OR_SECOND = words(
    """
    я мы ты вы меня мне мной нас нам нами вас вам вами тебя тебе мой моя мое мои моего моей моих моим моем наш наша наше
    наши нашего нашей наших нашим нашем нашу ваш ваша ваше ваши вашего вашей ваших вашим твой твоя твои мою
    """
)


def has_predicate(words: Sequence[Token]) -> bool:
    """A clause needs a verb, a short adjective, «нет», or a dash between subject and predicate."""
    return any(
        token.finite
        or token.form in ("Short", "Brev")
        or token.lower in PREDICATIVES
        or token.form == "Part"
        and not token.case
        for token in words
    ) or any(_dash(words, number) for number in range(1, len(words) - 1))


def _dash(words: Sequence[Token], number: int) -> bool:
    """маска — лучшая защита; маска - лучшая защита; but not: часть 2-я"""
    before, token, after = words[number - 1 : number + 2]
    return token.text in ("—", "–") or (token.text == "-" and before.end < token.start and token.end < after.start)


def embedded_question(words: Sequence[Token]) -> bool:
    """Как проявляется болезнь, рассказал врач: what he told is not said."""
    if len(words) > 1 and words[0].pos == "ADP" and words[1].lower in ASKING:
        words = words[1:]
    elif not words or words[0].lower not in QUESTION_WORDS:
        return False
    if words[-1].text[-1] == "?":
        return False
    return len(words) < 2 or words[1].lower not in ("и", "только", "бы")


def verbless(words: Sequence[Token]) -> bool:
    """У ипотеки хороший потенциал; это новый мост; на севере дожди; тариф очень высокий: to be, without a verb.

    Проблема в том, что печи старые; такая беда случиться и здесь, where the verb is spelt wrong.
    """
    spoken = [token for token in words if token.word]
    if _compares(spoken) or _denies(spoken):
        return True
    if any(tuple(token.lower for token in words[number : number + 4]) == IN_THAT for number in range(1, len(words))):
        return True
    named = next((token for token in spoken if token.case == "Nom" and token.pos in ("NOUN", "PROPN", "PRON")), None)
    if named is None:
        return False
    last = spoken[-1]
    behind = next((token for token in spoken if token.index == named.index + 1), last)
    if behind.form == "Inf" and behind.lower.endswith("ться"):
        return True
    alike = ("Nom", "Acc") if last.gender == named.gender == "Neut" else ("Nom",)
    described = last.pos == "ADJ" and last.case in alike and last.number == named.number and last.index > named.index
    return described or spoken[0].lower in ("у", "это") or spoken[0].pos == "ADP"


def _compares(spoken: Sequence[Token]) -> bool:
    """Морс полезнее чая; долг вдвое выше: a comparative behind what is compared; but not: не позднее мая."""
    return any(
        token.pos == "ADJ"
        and not token.case
        and not token.form
        and token.lower.endswith(COMPARATIVE)
        and (token.rel in ("", "root", "conj", "parataxis", "ccomp") and before.pos not in ("ADP", "PART", "NUM"))
        for before, token in zip(spoken, spoken[1:], strict=False)
    )


def _denies(spoken: Sequence[Token]) -> bool:
    """Дело не в погоде, а в дорогах: a nominative, and what it lies in denied."""
    opening = spoken[:4]
    named = opening and opening[0].case == "Nom" and opening[0].pos == "NOUN"
    return bool(named) and any(
        (left.lower, right.lower) in NOT_IN for left, right in zip(opening, opening[1:], strict=False)
    )


def own_voice(words: Sequence[Token]) -> bool:
    """First or second person, a question or an exclamation: the words are the speaker's own."""
    return any(
        token.lower in FIRST_OR_SECOND or (token.finite and token.person in ("1", "2")) for token in words
    ) or bool(words and words[-1].text[-1] in "?!")


def tells_of_oneself(doc: Document, cue: Token, colon: int) -> bool:
    """Певица добавила: у неё жар: one who spoke herself would have said «я», so the words are the author's.

    So with many who think without a subject: Врачи добавляют: не исключают и худшего.
    """
    if cue.number == "Plur" and _think(doc.words(colon + 1, colon + 3)):
        return True
    for token in doc.words(colon + 1, colon + 5):
        if token.lower in ONESELF.get(cue.gender, ()):
            return True
        if token.finite or token.case == "Nom":
            return False
    return False


def _think(opening: Sequence[Token]) -> bool:
    """не исключают; надеются"""
    verb = next((token for token in opening if token.lower != "не"), None)
    return verb is not None and verb.lower in THINKING


def that_follows(doc: Document, verb: Token) -> bool:
    """заявил, что: right behind the verb"""
    return [token.lower for token in doc.words(verb.index + 1, verb.index + 3)] == [",", "что"]
