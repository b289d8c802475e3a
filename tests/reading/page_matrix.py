# ruff: noqa: E501 - a page a line is easier to compare than a page in pieces
"""Article pages in the layouts of the Russian web, written for this project, with the paragraphs that belong to each."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Мост через Ишим открыли в Астане"
URL = "https://vesti.example.kz/news/1"
P = (
    "АСТАНА, 14 мая. Мост через реку Ишим открыли в среду утром, движение по нему пошло сразу в обе стороны, сообщили в акимате.",
    "«Ждали его десять лет. Теперь дорога до города займёт час, а не три», — сказал аким района Серик Ахметов на открытии.",
    "Строительство обошлось в 12 млрд тенге. Деньги выделил республиканский бюджет, часть добавила область.",
    "— Мы успели до паводка, — добавил главный инженер Иван Петров. — Опоры стоят на скале.",
    "В следующем году рядом построят развязку и две автобусные остановки, следует из плана застройки.",
)
METAS = f'<meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2025-05-14T10:05:00+05:00">'
LEAD = f'<meta property="og:description" content="{P[0]}">'
NAVIGATION = '<div class="nav"><a href="/">Главная</a> <a href="/news">Новости</a> <a href="/sport">Спорт</a></div>'
SIDE = (
    "<aside><h3>Последние новости</h3><ul>"
    + "".join(f'<li><a href="/{i}">Заголовок новости номер {i} о чём-то другом</a></li>' for i in range(12))
    + "</ul></aside>"
)
FOOTER = "<footer><p>© 2025 Вести. Все права защищены. Свидетельство о регистрации СМИ № 1234 выдано министерством.</p></footer>"


@dataclass(frozen=True, slots=True)
class Layout:
    """A page and its paragraphs; the headline and the date are the same in all."""

    name: str
    page: bytes
    paragraphs: tuple[str, ...] = P


def page(body: str, head: str = METAS) -> bytes:
    """A whole page around `body`."""
    return (
        f'<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{TITLE} | Вести</title>{head}</head>'
        f"<body>{NAVIGATION}{body}{SIDE}{FOOTER}</body></html>"
    ).encode()


def wrapped(*paragraphs: str, tag: str = "p") -> str:
    """Each paragraph in a tag of its own."""
    name = tag.split()[0]
    return "".join(f"<{tag}>{paragraph}</{name}>" for paragraph in paragraphs)


def article(body: str, head: str = METAS) -> bytes:
    """The usual page: a headline and a body."""
    return page(f"<article><h1>{TITLE}</h1>{body}</article>", head)


H1 = f"<h1>{TITLE}</h1>"
BLOCK = 'div class="article__text"'
CARD = (
    '<div class="article__article"><a href="/x"><span>Другая новость про реку</span></a><div>13 мая, 12:00</div></div>'
)
SPECIFICATION = ("ширина моста — 32 метра;", "длина — 310 метров;", "полос движения — шесть.")
TALK = (
    "– Как долго строили мост?",
    "– Два года и три месяца, если считать с проекта.",
    "– А почему так?",
    "– Ждали экспертизу.",
)
TWEET = '<blockquote class="twitter-tweet"><p>Мост открыт! Спасибо строителям за труд и терпение.</p>— Акимат (@akimat) <a href="https://twitter.com/a/1">May 14, 2025</a></blockquote>'
LINKED_DATA = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"%s","datePublished":"2025-05-14T10:05:00+05:00","articleBody":"%s"}</script>'
OLD = "<br>\n<br>\n"

LAYOUTS = [
    Layout("paragraphs", article(wrapped(*P))),
    Layout("a div for each paragraph, a card between", page(f'<div class="article">{H1}<div class="article__body">{wrapped(*P[:2], tag=BLOCK)}{CARD}{wrapped(*P[2:], tag=BLOCK)}</div></div>')),
    Layout("a quotation in a block of divs", page(f'<div class="article">{H1}<div class="article__body">{wrapped(P[0], tag=BLOCK)}<div class="article__quote"><div class="article__quote-text">{P[1]}</div></div>{wrapped(*P[2:], tag=BLOCK)}</div></div>')),
    Layout("two line-breaks between paragraphs", page(f'<div class="news-detail">{H1}<div class="detail_text">{"<br /><br />".join(P)}</div></div>')),
    Layout("line-breaks and new lines", page(f'<div class="news">{H1}<div class="text">\n{OLD.join(P)}<br><br></div></div>')),
    Layout("line-breaks inside paragraphs", article(f"<p>{P[0]}<br>{P[1]}</p><p>{P[2]}<br/><br/>{P[3]}</p><p>{P[4]}</p>")),
    Layout("a lead in a div", article(f'<div class="lead">{P[0]}</div><div class="text">{wrapped(*P[1:])}</div>', METAS + LEAD)),
    Layout("a lead in a span, a photographer, an inset", page(f'<div class="article">{H1}<div class="article__text"><div class="overview"><span>{P[0]}</span></div><div class="article__main-image"><img src="a.jpg"><div class="article__main-image__author">Фото: Сергей Иванов / Вести</div></div>{wrapped(*P[1:3])}<div class="inline-item"><a href="/1"><span>Почему строят мосты</span></a><span>Общество</span></div>{wrapped(*P[3:])}</div></div>', METAS + LEAD)),
    Layout("a lead in bold", article(f'<p class="lead"><strong>{P[0]}</strong></p>{wrapped(*P[1:])}')),
    Layout("a subtitle", article(f'<h2 class="subtitle">{P[4]}</h2>{wrapped(*P[:4])}'), (P[4], *P[:4])),
    Layout("a blockquote of paragraphs", article(f"<p>{P[0]}</p><blockquote><p>{P[1]}</p></blockquote>{wrapped(*P[2:])}")),
    Layout("a bare blockquote", article(f"<p>{P[0]}</p><blockquote>{P[1]}</blockquote>{wrapped(*P[2:])}")),
    Layout("«Читайте также» and a channel", page(f'<main>{H1}<div class="thumb"><img src="x.jpg"><div class="thumb_alt">Фото: Вести / Иван Сидоров</div></div><div class="desc"><p>{P[0]}</p></div><div class="text">{wrapped(*P[1:3])}<p><strong>Читайте также: <a href="/n">Новый мост в Алматы</a></strong></p>{wrapped(*P[3:])}<p>Узнавайте первыми о важном в нашем <a href="https://t.me/x">Telegram</a></p></div></main>')),
    Layout("a list", article(f"{wrapped(P[0], P[2])}<ul>{wrapped(*SPECIFICATION, tag='li')}</ul><p>{P[4]}</p>"), (P[0], P[2], *SPECIFICATION, P[4])),
    Layout("headings", article(f"<p>{P[0]}</p><h2>Сколько стоил мост</h2><p>{P[2]}</p><h3>Что дальше</h3><p>{P[4]}</p>"), (P[0], "Сколько стоил мост", P[2], "Что дальше", P[4])),
    Layout("a flash of one sentence", article(f"<p>{P[0]}</p>"), (P[0],)),
    Layout("a figure with a caption", article(f'<p>{P[0]}</p><figure><img src="a.jpg"><figcaption>Новый мост с воздуха</figcaption></figure>{wrapped(*P[1:])}')),
    Layout("a caption in a div", article(f'<p>{P[0]}</p><div class="photo"><img src="a.jpg"><div class="photo__caption">Так выглядит новый мост с воздуха</div><div class="photo__author">Иван Сидоров</div></div>{wrapped(*P[1:])}')),
    Layout("an embedded post", article(f"<p>{P[0]}</p>{TWEET}{wrapped(*P[1:])}")),
    Layout("divs without names, a date", page(f'<div id="content"><div>{H1}</div><div>14 мая 2025, 10:05</div><div>{wrapped(*P, tag="div")}</div></div>')),
    Layout("microdata", page(f'<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1><span itemprop="datePublished" content="2025-05-14T10:05:00+05:00"></span><div itemprop="articleBody">{wrapped(*P)}</div></div>', "")),
    Layout("a table", article(f"{wrapped(*P[:3])}<table><tr><td>Длина</td><td>310 м</td></tr><tr><td>Ширина</td><td>32 м</td></tr></table>{wrapped(*P[3:])}"), (*P[:3], "Длина 310 м", "Ширина 32 м", *P[3:])),
    Layout("tags, buttons, misprints", article(f'<time datetime="2025-05-14T10:05:00+05:00">14 мая 2025, 10:05</time>{wrapped(*P)}<div class="tags"><a>мост</a> <a>Астана</a></div><div class="share">Поделиться: <a>ВКонтакте</a></div><p>Подписывайтесь на наш канал в Telegram</p><p>Нашли ошибку в тексте? Выделите её и нажмите Ctrl + Enter</p>')),
    Layout("links and bold inside sentences", article(f"<p>{P[0].replace('акимате', '<a href=/a>акимате</a>')}</p><p>{P[1].replace('Серик Ахметов', '<b>Серик Ахметов</b>')}</p>{wrapped(*P[2:])}")),
    Layout("text in linked data alone", page('<div id="app"></div>', LINKED_DATA % (TITLE, "\\n\\n".join(P)))),
    Layout("a beginning, the rest in linked data", article(f"{wrapped(*P[:2])}<button>Показать полностью</button>", LINKED_DATA % (TITLE, "\\n".join(P * 2))), P * 2),
    Layout("spans in paragraphs", article("".join(f'<p><span style="font-size:14px"><span>{p}</span></span></p>' for p in P))),
    Layout("hard spaces", article("".join(f"<p>&nbsp;{p}&nbsp;</p><p>&nbsp;</p>" for p in P))),
    Layout("an announcement repeated", article(f'<div class="announce"><p>{P[0]}</p></div><div class="text">{wrapped(*P)}</div>')),
    Layout("related news in the middle", article(f'{wrapped(*P[:2])}<div class="related-news"><h4>По теме</h4><a href="/1">Где ещё строят мосты через реки страны</a></div>{wrapped(*P[2:])}')),
    Layout("bare text between paragraphs", page(f'<div class="article-text">{H1}{P[0]}<p>{P[1]}</p>{P[2]}<br><br>{P[3]}<p>{P[4]}</p></div>')),
    Layout("windows-1251", article(wrapped(*P)).decode().replace("utf-8", "windows-1251").encode("cp1251")),
    Layout("a weblog with comments", page(f'<article><header><h1>{TITLE}</h1><div class="entry-meta">14.05.2025 Автор: admin</div></header><div class="entry-content">{wrapped(*P)}</div><div class="related-posts"><h3>Похожие записи</h3><p>Совсем другая запись о том, как строили тоннель под рекой много лет назад.</p></div></article><div id="comments"><h3>Комментарии</h3><p>Отличная новость, наконец-то построили, спасибо всем строителям!</p></div>')),
    Layout("a section for each paragraph", page(f'<div><section>{H1}</section>{"".join(f"<section><div><p>{p}</p></div></section>" for p in P)}</div>')),
    Layout("an interview", article(wrapped(*TALK, P[2])), (*TALK, P[2])),
    Layout("a source at the end", article(wrapped(*P, "Источник: пресс-служба акимата"))),
    Layout("a quotation inside a sentence", article(f"<p>{P[0]}</p><p><q>Ждали <b>десять</b> лет</q>, — сказал аким.</p>{wrapped(*P[2:])}"), (P[0], "«Ждали десять лет», — сказал аким.", *P[2:])),
    Layout("a picture with a line below", article(f'<p>{P[0]}</p><div class="wrap"><img src="a"><div>Вид на мост с левого берега</div></div>{wrapped(*P[1:])}')),
    Layout("a lead in the head, a photographer in the text", page(f'<div class="news"><div class="news-header">{H1}<div class="news-header__lead">{P[4]}</div></div><div class="text-content"><div class="text-block">{wrapped(*P[:2])}</div><div class="text-include-photo"><div class="text-include-photo__text">Подпись к снимку моста</div><div class="text-include-photo__author">© Иван Петров</div></div><div class="text-block">{wrapped(*P[2:4])}</div></div></div>'), (P[4], *P[:4])),
    Layout("labels before sentences", page(f'<article><header>{H1}<div class="post_time">Среда, 14 мая 2025, 10:05</div></header><div class="post_text"><p><strong>Источник</strong>: пресс-служба акимата</p><p>{P[0]}</p><p><strong>Детали</strong>: {P[2]}</p><p><strong>Дословно</strong>: {P[1]}</p><p><strong>Читайте также: <a href="/x">Другое</a></strong></p><p>{P[4]}</p></div></article>'), ("Источник: пресс-служба акимата", P[0], f"Детали: {P[2]}", f"Дословно: {P[1]}", P[4])),
    Layout("a subtitle without a point", page(f'<div><div>{H1}<h2>Аким: дорога до города займёт час</h2></div><div class="text">{wrapped(*P)}</div></div>'), ("Аким: дорога до города займёт час", *P)),
    Layout("views and comments", page(f'<article>{H1}<div class="info"><span>Вчера, 10:05</span><span>Просмотров: 1 234</span><span>Комментариев: 5</span></div>{wrapped(*P)}</article>')),
    Layout("a page laid out by tables", page(f'<table><tr><td>{H1}<span class="text">{"<br><br>".join(P)}</span></td><td>{"".join(f"<a href=/{i}>ссылка {i}</a><br>" for i in range(20))}</td></tr></table>')),
    Layout("paragraphs that are not closed", page(f'<div>{H1}<p>{"<p>".join(P)}</div>')),
    Layout("another article below", page(f"<article>{H1}{wrapped(*P)}</article><article><h1>Совсем другая статья ниже</h1><p>Второй материал начинается здесь и рассказывает о погоде на выходных в столице страны.</p></article>")),
    Layout("a chronicle", article(wrapped(P[0], "10:05", P[2], "14 мая, 11:30", P[4], "14 мая 2025")), (P[0], "10:05", P[2], "14 мая, 11:30", P[4])),
    Layout("a source at the beginning", article(wrapped("Источник: пресс-служба акимата", *P)), ("Источник: пресс-служба акимата", *P)),
]  # fmt: skip

UNREADABLE = {
    "empty": b"",
    "no text": page(""),
    "not html": b"   <!-- -->  ",
    "bomb": b"<html><body " + b" ".join(b"a%d='1'" % i for i in range(5000)) + b"><p>x</p></body></html>",
    "paywalled": article(f"<p>{P[0]}</p><p>Оформите подписку, чтобы читать дальше.</p>", METAS + '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'),
}  # fmt: skip
