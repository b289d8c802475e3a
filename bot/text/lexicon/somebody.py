"""Words for people whom nobody names, by what they do in a sentence: one of many, some, others, somebody."""

from __future__ import annotations

from bot.text.lexicon.words import words

ONE_OF_MANY = words("один одна второй вторая другой другая третий третья последний последняя")
"""— написал один, — ответил второй."""

NETWORKS = {"сеть": "сети", "соцсеть": "соцсетей", "интернет": "интернета"}
"""Where people write, and whose users they are."""

SOME = words("многие некоторые одни другие кто-то кое-кто")
"""Некоторые заметили, что …"""

MANY_AS_NOUNS = frozenset(("другие", "одни", "остальные"))
"""Adjectives that stand for people: одни хвалят, другие пишут, что …"""

CONTRASTED = frozenset(("другие", "третьи", "некоторые", "иные", "кто-то"))
"""The second half of «Одни считают, что …, другие полагают, что …»."""

NOBODY = frozenset(("кто-то", "кое-кто", "некто", "никто", "кто-нибудь"))
"""Subjects that name nobody."""
