"""Tells a greeting from a question about the news."""

from __future__ import annotations

# Words that greet by themselves, «Доброе» of «Доброе утро» among them; the others only stand around them.
GREETING = (
    "привет приветик приветики приветствую здравствуй здравствуйте здрасьте здрасте хай салют салам добрый доброе "
    "доброго доброй ассалам ассаламу ассаляму ассалаумагалейкум ассалаумағалейкум сәлем салем сәлеметсіз "
    "сәлеметсіздер қайырлы hi hello hey"
)
AROUND = (
    "день дня вечер вечера утро утра ночи времени суток алейкум бот ботик сказано всем вам тебе друзья как дела бе ме "
    "таң күн кеш good morning afternoon evening day bot there all everyone how are you"
)
TOGETHER = ("good morning", "good afternoon", "good evening", "good day")

_GREETING, _KNOWN = frozenset(GREETING.split()), frozenset(f"{GREETING} {AROUND}".split())


def is_greeting(words: str) -> bool:
    """«Привет, бот» and «Добрый день» without their signs; not «Добрый день для рынка» nor «Вечер дня»."""
    said = words.casefold().split()
    greets = not _GREETING.isdisjoint(said) or " ".join(said[:2]) in TOGETHER
    return greets and _KNOWN.issuperset(said)
