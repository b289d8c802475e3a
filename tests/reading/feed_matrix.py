# ruff: noqa: E501 - a feed a line is easier to compare than a feed in pieces
"""Feeds in every state of repair, written for this project, each with what a reader must get from it."""

from __future__ import annotations

import json
from dataclasses import dataclass

URL = "https://vesti.example.kz/rss/all.xml"
TITLE = "Мост открыт"
LINK = "https://vesti.example.kz/news/1"
WHEN = "2025-05-14T10:00:00+03:00"


@dataclass(frozen=True, slots=True)
class Case:
    """A body and the fields of its first entry; a field that is None here is not looked at."""

    name: str
    body: bytes
    title: str | None = TITLE
    url: str | None = LINK
    guid: str | None = None
    published: str | None = WHEN
    summary: str | None = None
    text: tuple[str, ...] | None = None
    author: str | None = None
    entries: int = 1
    content_type: str | None = None


def rss(
    item: str = "",
    *,
    title: str = TITLE,
    link: str = LINK,
    date: str = "Wed, 14 May 2025 10:00:00 +0300",
    declaration: str = '<?xml version="1.0" encoding="UTF-8"?>',
    root: str = '<rss version="2.0">',
    channel: str = "<title>Вести</title><link>https://vesti.example.kz/</link>",
    tail: str = "</channel></rss>",
) -> str:
    """An RSS document of one item."""
    whole = f"<title>{title}</title><link>{link}</link><pubDate>{date}</pubDate>{item}"
    return f"{declaration}\n{root}<channel>{channel}<item>{whole}</item>{tail}"


def atom(
    entry: str = "", *, feed: str = "", root: str = '<feed xmlns="http://www.w3.org/2005/Atom">', **parts: str
) -> str:
    """An Atom document of one entry."""
    title = parts.get("title", f"<title>{TITLE}</title>")
    link = parts.get("link", f'<link href="{LINK}"/>')
    date = parts.get("date", "<published>2025-05-14T10:00:00+03:00</published>")
    return f'<?xml version="1.0" encoding="utf-8"?>{root}<title>Вести</title>{feed}<entry>{title}{link}{date}{entry}</entry></feed>'


def json_feed(item: dict[str, object], **members: object) -> bytes:
    """A JSON Feed of one item."""
    whole = {"title": TITLE, "url": LINK, "id": "7", "date_published": WHEN} | item
    document = {"version": "https://jsonfeed.org/version/1.1", "title": "Вести", "items": [whole]} | members
    return json.dumps(document, ensure_ascii=False).encode()


RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://vesti.example.kz/"><title>Вести</title><link>https://vesti.example.kz/</link></channel>
<item rdf:about="{LINK}"><title>{TITLE}</title><link>{LINK}</link><dc:date>2025-05-14T10:00:00+03:00</dc:date>
<dc:creator>Асель Омарова</dc:creator></item></rdf:RDF>"""
RSS_1251 = '<?xml version="1.0" encoding="windows-1251"?>'
LONG = "Мост через реку открыли в среду утром, движение по нему пошло сразу в обе стороны. " * 4
PARAGRAPHS = (LONG.strip(), "«Ждали десять лет», — сказал аким области. " * 8 + "Дорога займёт час.")
FULL_HTML = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
YANDEX = '<rss version="2.0" xmlns:yandex="http://news.yandex.ru">'
CONTENT = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
MANY = "".join(f"<item><title>Новость {i}</title><link>https://vesti.example.kz/{i}</link></item>" for i in range(40))

ENCODINGS = [
    Case("utf-8", rss().encode()),
    Case("utf-8 with a byte-order mark", b"\xef\xbb\xbf" + rss().encode()),
    Case("windows-1251, declared", rss(declaration=RSS_1251).encode("cp1251")),
    Case("utf-8 that calls itself windows-1251", rss(declaration=RSS_1251).encode()),
    Case("windows-1251 that calls itself utf-8", rss(f"<description>{LONG}</description>").encode("cp1251")),
    Case(
        "windows-1251 without a declaration", rss(f"<description>{LONG}</description>", declaration="").encode("cp1251")
    ),
    Case(
        "windows-1251 by its HTTP header alone",
        rss(declaration="<?xml version='1.0'?>").encode("cp1251"),
        content_type="text/xml; charset=windows-1251",
    ),
    Case("koi8-r, declared", rss(declaration='<?xml version="1.0" encoding="koi8-r"?>').encode("koi8_r")),
    Case("koi8-r without a declaration", rss(f"<description>{LONG}</description>", declaration="").encode("koi8_r")),
    Case(
        "koi8-r that calls itself windows-1251",
        rss(f"<description>{LONG}</description>", declaration=RSS_1251).encode("koi8_r"),
    ),
    Case("cp866 without a declaration", rss(f"<description>{LONG}</description>", declaration="").encode("cp866")),
    Case(
        "windows-1251 that calls itself iso-8859-1",
        rss(f"<description>{LONG}</description>").replace("UTF-8", "ISO-8859-1").encode("cp1251"),
    ),
    Case("utf-16 with a mark", rss(declaration='<?xml version="1.0" encoding="utf-16"?>').encode("utf-16")),
    Case("utf-16 without a mark", rss(declaration='<?xml version="1.0" encoding="utf-16"?>').encode("utf-16-le")),
    Case(
        "one stray byte in utf-8",
        rss(f"<description>{LONG}</description>").encode().replace(b"</description>", b"\xd1</description>"),
    ),
    Case("control characters", rss(title="Мост\x0b от\x02крыт").encode()),
    Case("references to control characters", rss(title="Мост&#x0B; от&#2;крыт").encode()),
    Case("kazakh in utf-8", rss(title="Көпір ашылды").encode(), title="Көпір ашылды"),
]

FORMATS = [
    Case("rss 0.91", rss(root='<rss version="0.91">').encode()),
    Case("rss 0.92 without a version", rss(root="<rss>").encode()),
    Case("rdf", RDF.encode(), author="Асель Омарова"),
    Case("atom", atom("<id>tag:vesti,2025:1</id>").encode(), guid="tag:vesti,2025:1"),
    Case(
        "atom 0.3",
        atom(
            root='<feed version="0.3" xmlns="http://purl.org/atom/ns#">',
            date="<issued>2025-05-14T10:00:00+03:00</issued>",
        ).encode(),
    ),
    Case("atom with updated alone", atom(date="<updated>2025-05-14T10:00:00+03:00</updated>").encode()),
    Case(
        "atom with a self link before the article's",
        atom(link=f'<link rel="self" href="/api/1"/><link rel="alternate" href="{LINK}"/>').encode(),
    ),
    Case(
        "atom with a prefix",
        f'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Вести</a:title><a:entry><a:title>{TITLE}</a:title><a:link href="{LINK}"/><a:published>2025-05-14T10:00:00+03:00</a:published></a:entry></a:feed>'.encode(),
    ),
    Case(
        "atom with xhtml content",
        atom(f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{FULL_HTML}</div></content>').encode(),
        text=tuple(" ".join(p.split()) for p in PARAGRAPHS),
    ),
    Case(
        "atom with a title of type html",
        atom(title="<title type='html'>Мост &amp;laquo;открыт&amp;raquo;</title>").encode(),
        title="Мост «открыт»",
    ),
    Case(
        "atom with xml:base",
        atom(
            root='<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://vesti.example.kz/news/">',
            link='<link href="1"/>',
        ).encode(),
    ),
    Case("json feed", json_feed({}), guid="7"),
    Case(
        "json feed 1.0 with one author",
        json_feed({"author": {"name": "Асель Омарова"}}, version="https://jsonfeed.org/version/1"),
        author="Асель Омарова",
    ),
    Case("json feed with a number for an id", json_feed({"id": 17}), guid="17"),
    Case("json feed with relative links", json_feed({"url": "/news/1"}, home_page_url="https://vesti.example.kz/")),
    Case(
        "json feed with content",
        json_feed({"content_html": FULL_HTML}),
        text=tuple(" ".join(p.split()) for p in PARAGRAPHS),
    ),
    Case("json feed with a byte-order mark", b"\xef\xbb\xbf" + json_feed({})),
    Case("json feed with items that are no objects", json_feed({}).replace(b'"items": [', b'"items": [null, 5, ')),
]

BROKEN = [
    Case("unclosed tags at the end", rss(tail="").encode()),
    Case("cut in the middle of an item", (rss(tail="") + "<item><title>Нача").encode(), entries=2),
    Case("white space before the declaration", ("\n\n  " + rss()).encode()),
    Case("a PHP warning before the declaration", ("<br />\n<b>Warning</b>: mysql in line 5<br />\n" + rss()).encode()),
    Case("junk after the end", (rss() + "<!-- 0.12 s --><script>x()</script>").encode()),
    Case(
        "a bare ampersand in a link",
        rss(link="https://vesti.example.kz/n?id=1&part=2").encode(),
        url="https://vesti.example.kz/n?id=1&part=2",
    ),
    Case("a bare ampersand in the title", rss(title="Мост & дорога").encode(), title="Мост & дорога"),
    Case("an unknown entity", rss(title="&laquo;Мост&raquo;&nbsp;&mdash; открыт").encode(), title="«Мост» — открыт"),
    Case("a bare less-than sign", rss(title="Цены < 5 %").encode(), title="Цены < 5 %"),
    Case("unquoted attributes", rss("<enclosure url=a.jpg type=image/jpeg>").encode()),
    Case("mismatched tags", rss("<description><b>жирный</description>").encode()),
    Case("upper-case tags", rss().replace("item>", "ITEM>").replace("title>", "TITLE>").encode()),
    Case(
        "no channel",
        f"<rss><item><title>{TITLE}</title><link>{LINK}</link><pubDate>14 May 2025 10:00 +0300</pubDate></item></rss>".encode(),
    ),
    Case(
        "items outside the channel",
        f"<rss version='2.0'><channel><title>Вести</title></channel><item><title>{TITLE}</title><link>{LINK}</link><pubDate>14 May 2025 10:00 +0300</pubDate></item></rss>".encode(),
    ),
    Case(
        "a DOCTYPE with entities",
        rss(declaration='<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY most "Мост">]>', title="&most; открыт").encode(),
        title=TITLE,
    ),
    Case(
        "billion laughs",
        rss(
            declaration='<!DOCTYPE rss [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
            title="&c;",
        ).encode(),
        title=None,
    ),
    Case(
        "an external entity",
        rss(declaration='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>', title="Мост &x;").encode(),
        title="Мост",
    ),
    Case("comments and processing instructions", rss("<!-- примечание --><?php echo 1 ?>").encode()),
    Case("cdata in cdata", rss("<description><![CDATA[a <![CDATA[b]]> c]]></description>").encode()),
    Case("text between the items", rss(tail=" мусор </channel></rss>").encode()),
]

ENTRIES = [
    Case("entities in the title", rss(title="&lt;b&gt;Мост&lt;/b&gt; &amp;quot;открыт&amp;quot;").encode(), title='Мост "открыт"'),
    Case("entities escaped twice", rss(title="&amp;amp;laquo;Мост&amp;amp;raquo;").encode(), title="«Мост»"),
    Case("cdata with tags in the title", rss(title="<![CDATA[ <b>Мост</b>&nbsp;открыт ]]>").encode()),
    Case("a title of two lines", rss(title="Мост\n\t открыт").encode()),
    Case("a title with a less-than sign, escaped", rss(title="Цены &lt; 5 %").encode(), title="Цены < 5 %"),
    Case("no title", rss(title="", item="<description>Мост открыли в среду.</description>").encode(), title="Мост открыли в среду."),
    Case("a relative link", rss(link="/news/1").encode()),
    Case("a link without scheme", rss(link="//vesti.example.kz/news/1").encode()),
    Case("a link that begins with www", rss(link="www.vesti.kz/1").encode(), url="https://www.vesti.kz/1"),
    Case("a link broken by lines", rss(link="\n  https://vesti.example.kz/\n news/1 ").encode()),
    Case("a link in cdata", rss(link="<![CDATA[https://vesti.example.kz/n?a=1&b=2]]>").encode(), url="https://vesti.example.kz/n?a=1&b=2"),
    Case("a cyrillic link", rss(link="https://vesti.example.kz/новости/1").encode(), url="https://vesti.example.kz/новости/1"),
    Case("no link but a permalink guid", rss(f"<guid>{LINK}</guid>", link="").encode(), guid=LINK),
    Case("no link, guid that is none", rss('<guid isPermaLink="false">77</guid>', link="").replace("<link></link>", "").encode(), url=None, guid="77"),
    Case("no guid", rss().encode(), guid=LINK),
    Case("a link that was taken for HTML", rss(link="").replace("<link></link>", f"<link/>{LINK}").encode()),
    Case("an entity that nobody declared", rss(title="Мост &most; открыт").encode(), title="Мост &most; открыт"),
    Case("elements that bear names of the library's own", rss("<links>x</links><content>y</content><title_detail>z</title_detail><id/><authors>w</authors>").encode()),
    Case("a guid with spaces around", rss("<guid>\n 17 \n</guid>").encode(), guid="17"),
    Case("a javascript link", rss(link="javascript:alert(1)").encode(), url=None),
    Case("RBC's nested links", rss('<r:related_links><link url="https://other.example.ru/2"><r:title>Другая</r:title></link></r:related_links>', root='<rss version="2.0" xmlns:r="https://www.rbc.ru">').encode()),
    Case("nested links with text", rss('<yandex:related type="infinity"><link url="https://o.example.ru/2">Другая</link><link url="https://o.example.ru/3">Третья</link></yandex:related>', root=YANDEX).encode()),
    Case("yandex full text", rss(f"<yandex:full-text>{LONG}</yandex:full-text><description>Кратко.</description>", root=YANDEX).encode(), summary="Кратко.", text=(LONG.strip(),)),
    Case("content:encoded", rss(f"<description>Кратко.</description><content:encoded><![CDATA[{FULL_HTML}]]></content:encoded>", root=CONTENT).encode(), summary="Кратко.", text=tuple(" ".join(p.split()) for p in PARAGRAPHS)),
    Case("a description with markup", rss("<description>&lt;p&gt;Мост &lt;a href='/x'&gt;открыт&lt;/a&gt;.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description>").encode(), summary="Мост открыт."),
    Case("a turbo page", rss(f"<description>Кратко.</description><turbo:content><![CDATA[<header><h1>{TITLE}</h1><figure><img src='x'/></figure></header>{FULL_HTML}<p>Читайте также: другое</p>]]></turbo:content>", root='<rss version="2.0" xmlns:turbo="http://turbo.yandex.ru">').encode(), text=tuple(" ".join(p.split()) for p in PARAGRAPHS)),
    Case("an ampersand escaped twice in a link", rss(link="https://vesti.example.kz/n?a=1&amp;amp;b=2").encode(), url="https://vesti.example.kz/n?a=1&b=2"),
    Case("an empty cdata description", rss("<description>\n<![CDATA[]]>\n</description>").encode(), summary=""),
    Case("a feedburner link", rss('<f:origLink>https://vesti.example.kz/news/1</f:origLink>', link="https://feeds.example.com/~r/1", root='<rss version="2.0" xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">').encode()),
    Case("forty items", rss(tail=MANY + "</channel></rss>").encode(), entries=41),
    Case("media and enclosures", rss('<enclosure url="https://i.example.kz/1.jpg" length="x" type="image/jpeg"/><media:group xmlns:media="http://search.yahoo.com/mrss/"><media:title>Подпись</media:title><media:content url="https://i.example.kz/2.jpg"/></media:group>').encode()),
]  # fmt: skip

DATES = [
    Case("Russian names", rss(date="Ср, 14 май 2025 10:00:00 +0300").encode()),
    Case("whole Russian names", rss(date="среда, 14 мая 2025 г., 10:00 мск").encode()),
    Case("MSK", rss(date="Wed, 14 May 2025 10:00:00 MSK").encode()),
    Case("ALMT", rss(date="Wed, 14 May 2025 12:00:00 ALMT").encode(), published="2025-05-14T12:00:00+05:00"),
    Case("points", rss(date="14.05.2025 10:00").encode(), published="2025-05-14T10:00:00+05:00"),
    Case("the fifth of June", rss(date="05.06.2025 10:00").encode(), published="2025-06-05T10:00:00+05:00"),
    Case("epoch seconds", rss(date="1747206000").encode(), published="2025-05-14T07:00:00+00:00"),
    Case("epoch milliseconds", rss(date="1747206000000").encode(), published="2025-05-14T07:00:00+00:00"),
    Case("ISO in RSS", rss(date="2025-05-14T10:00:00+03:00").encode()),
    Case("ISO with a short zone", rss(date="2025-05-14T10:00:00+03").encode()),
    Case("GMT+3", rss(date="Wed, 14 May 2025 10:00:00 GMT+3").encode()),
    Case("a year of two digits", rss(date="Wed, 14 May 25 10:00:00 +0300").encode()),
    Case("no seconds", rss(date="Wed, 14 May 2025 10:00 +0300").encode()),
    Case("a wrong weekday", rss(date="Mon, 14 May 2025 10:00:00 +0300").encode()),
    Case("the future", rss(date="Wed, 14 May 2031 10:00:00 +0300").encode(), published="2026-11-22T11:00:00+03:00"),
    Case("a Kazakh month", rss(date="14 мамыр 2025, 10:00").encode(), published="2025-05-14T10:00:00+05:00"),
    Case("dc:date", rss('<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2025-05-14T10:00:00+03:00</dc:date>', date="").encode()),
]  # fmt: skip
NO_DATES = [
    Case("nonsense", rss(date="вчера вечером").encode()),
    Case("the epoch's zero", rss(date="Thu, 01 Jan 1970 00:00:00 GMT").encode()),
    Case("none", rss(date="").encode()),
]
CASES = ENCODINGS + FORMATS + BROKEN + ENTRIES + DATES

NO_FEEDS = {
    "empty": b"",
    "blank": b"  \n ",
    "a page": b"<!DOCTYPE html><html><head><title>x</title></head><body><p>rss</p></body></html>",
    "a page that shows a feed": b"<html><body><pre>&lt;rss&gt;</pre><rss></rss></body></html>",
    "plain text": "Ошибка базы данных".encode(),
    "a path, which feedparser would open": b"/etc/passwd",
    "an address, which feedparser would fetch": b"http://127.0.0.1:9/feed",
    "json that is no feed": b'{"error": "not found"}',
    "a json list": b"[1, 2]",
    "deep json": b"[" * 100_000,
    "binary": bytes(range(256)) * 20,
    "an end without a beginning": b"<rss version='2.0'><channel><image><a b<c></height></image></channel>",
    "other xml": b'<?xml version="1.0"?><urlset><url><loc>x</loc></url></urlset>',
    "a tag with too many attributes": b"<rss " + b" ".join(b"a%d='1'" % i for i in range(5000)) + b"></rss>",
}  # fmt: skip
