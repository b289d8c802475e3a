"""Who heads what: the глава вуза is a ректор, the глава региона a губернатор; and deputies under their two names."""

from __future__ import annotations

from bot.text.lexicon.words import words

HEADS = frozenset(("глава", "руководитель", "руководительница", "начальник", "директор", "шеф"))
"""Words that stand with what somebody heads for the office itself: глава вуза, руководитель больницы."""

_OF_FIRMS = "гендиректор директор президент основатель сооснователь владелец председатель управляющий"

LED = {
    **dict.fromkeys(words("вуз университет институт академия"), words("ректор")),
    **dict.fromkeys(words("город мэрия администрация муниципалитет"), words("мэр аким градоначальник голова")),
    **dict.fromkeys(words("регион область край субъект"), words("губернатор аким")),
    "министерство": words("министр"),
    "ведомство": words("министр прокурор генпрокурор"),
    **dict.fromkeys(words("больница клиника госпиталь поликлиника медучреждение медцентр"), words("главврач врач")),
    **dict.fromkeys(words("прокуратура"), words("прокурор генпрокурор")),
    **dict.fromkeys(words("парламент палата"), words("спикер председатель")),
    **dict.fromkeys(words("церковь патриархия"), words("патриарх")),
    **dict.fromkeys(words("храм приход собор"), words("настоятель")),
    **dict.fromkeys(words("посольство дипмиссия"), words("посол")),
    **dict.fromkeys(words("акимат"), words("аким")),
    **dict.fromkeys(words("компания фирма холдинг предприятие корпорация концерн стартап"), words(_OF_FIRMS)),
}
"""What is headed, as a general word, and the offices of those who head it."""

SPELT_OUT = {
    "мид": ("иностранных", "дел"),
    "мвд": ("внутренних", "дел"),
    "мчс": ("чрезвычайным", "ситуациям"),
    "минобороны": ("обороны",),
    "центризбирком": ("цик",),
    "цик": ("центризбиркома",),
}
"""Bodies in letters, and the words of an office that tell of the same body: глава МИД, министр иностранных дел."""

DEPUTY = "заместитель"
CHAIRED = {"зампред": ("председателя",), "вице-премьер": ("председателя", "правительства")}
"""Deputies whose chief is not told by the rest of the word: зампред правительства."""

ACTING = frozenset(("врио",))
"""Who holds an office for the time: врио губернатора."""
