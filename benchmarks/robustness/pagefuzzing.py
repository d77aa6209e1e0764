"""Pages made up to break the extraction: plain pages, changed at random, with something repeated often."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from benchmarks.robustness.fuzzing import sentence

SKELETONS = (
    "<!DOCTYPE html><html lang=en><head><meta charset={charset}><title>{line} | The Vest Post</title>"
    "{head}</head><body><nav><a href=/>Home</a></nav><article><h1>{line}</h1>{body}</article>"
    "<footer>© 2031</footer></body></html>",
    "<html><head><title>{line}</title>{head}<body><table><tr><td><b>{line}</b><p>{body}</table>",
    "<html><head>{head}</head><body><div class='entry-content'><h2>{line}</h2>{body}</div></body></html>",
    "<head>{head}</head><body><main><section><h1><a href=/a>{line}</a></h1><div>{body}</div></main>",
    "{head}<h1>{line}</h1>{body}",
)
"""Templates of pages; the later ones have broken markup that the parser must repair."""
HEADS = (
    "<meta name=author content='{text}'>",
    "<meta property='og:title' content='{text}'>",
    "<meta property='article:published_time' content='{text}'>",
    "<link rel=canonical href='https://post.example/{text}'>",
    "<base href='{text}'>",
    "<title>{text}</title>",
    "<style>{text}</style>",
    "<script>var a = '{text}';</script>",
    "<script type='application/ld+json'>{text}</script>",
    '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{text}"}}</script>',
    '<script type="application/ld+json">{{"@type": ["NewsArticle"], "author": [{{"name": "{text}"}}],',
)  # fmt: skip
ELEMENTS = (
    "a", "abbr", "address", "article", "aside", "b", "blockquote", "br", "button", "center", "code",
    "dd", "del", "details", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "font",
    "footer", "form", "h1", "h2", "h3", "header", "hr", "i", "iframe", "img", "input", "ins", "li",
    "main", "map", "math", "nav", "noscript", "object", "ol", "option", "p", "picture", "plaintext",
    "pre", "q", "s", "script", "section", "select", "small", "span", "strong", "style", "sub", "summary",
    "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time",
    "title", "tr", "tt", "u", "ul", "video", "wbr", "x-teaser", "xmp", "o:p",
)  # fmt: skip
ATTRIBUTES = (
    "", "", "", " class=date", " class='share social'", " class=content", " id=comments",
    " class=author", " style='display:none'", " hidden", " href=/a", " src=a.jpg alt=Boat",
    " datetime=2031-05-04", " itemprop=datePublished content=2031-05-04", " rel=author href=/vik",
    " rowspan=9999 colspan=9999", " rowspan=-1 colspan=x", " lang=xx", " a a a a", " '\"<", " /b/c/d",
    " onclick=\"a('<p>')\"",
)  # fmt: skip
STRINGS = (
    "word ", "x", "1", " ", "\n", "\t \n", "\u00a0", "\u200b", ". ", "- ", "a | ", "“", "by Ida Orr, ",
    "2031-05-04 ", "May 4, 2031 ", "http://post.example/2031/05/04/ ", "Published: ", "© 2031 ", "a/",
    "a.", "{", '{"a":[', "[", '"', "\\", '"datePublished": "', "&amp;", "&nbsp;", "&#8217;", "&#0;",
    "&#xD800;", "&#99999999;", "&bogus;", "&", "<", "</", "<!", "<!--", "-->", "<!-- x -->", "<![CDATA[",
    "]]>", "<?php ?>", "</p>", "</div>", "</body></html>", "<b>", "<p", "<p a='", "\U0001f600", "é", "中",
    "\u202e", "\x01", "data:a;base64,", "Read more ", "Advertisement\n",
)  # fmt: skip
CHARSETS = ("utf-8", "utf-8", "utf-8", "windows-1252", "koi8-r", "utf-16", "bogus")
COUNTS = (1, 2, 5, 20, 100, 1_000, 5_000, 20_000)
DEPTHS = (2, 10, 60, 120, 300)
LARGEST = 1_500_000
"""Most characters of one repetition."""
LINE = "Vest Port to double its tolls in June"


def fuzzed_pages(count: int, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield pages with their names, the same for the same seed."""
    for number in range(count):
        yield f"page{number}", _page(random.Random(f"{seed} {number}"))


def _page(chance: random.Random) -> bytes:
    parts = [f"<p>{_sentences(chance)}</p>" for _ in range(chance.randint(0, 8))]
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(MUTATIONS)(chance))
    heads = [
        chance.choice(HEADS).format(text=chance.choice((LINE, _repeated(chance, chance.choice(STRINGS)))))
        for _ in range(chance.choice((0, 1, 2, 5)))
    ]
    charset = chance.choice(CHARSETS)
    page = chance.choice(SKELETONS).format(
        charset=charset, line=LINE, head="".join(heads), body="".join(parts)
    )
    known = "utf-8" if charset == "bogus" else charset
    return _damaged(chance, page.encode(chance.choice((known, "utf-8")), "replace"))


def _damaged(chance: random.Random, data: bytes) -> bytes:
    """Return most pages unchanged; cut off the end of some, change bytes, or duplicate a piece."""
    damage = chance.choice(("none", "none", "none", "cut", "flipped", "doubled"))
    at = chance.randrange(len(data))
    if damage == "cut":
        return data[:at]
    if damage == "doubled":
        return data[: at + chance.randint(1, 2_000)] + data[at:]
    if damage == "flipped":
        broken = bytearray(data)
        for _ in range(chance.choice((1, 5, 50))):
            broken[chance.randrange(len(broken))] = chance.choice((chance.randrange(256), *b"<>&\"'/"))
        return bytes(broken)
    return data


def _repeated(chance: random.Random, piece: str) -> str:
    return piece * min(chance.choice(COUNTS), LARGEST // len(piece))


def _sentences(chance: random.Random) -> str:
    return " ".join(sentence(chance) for _ in range(chance.randint(1, 3)))


def _tag(chance: random.Random) -> tuple[str, str]:
    name = chance.choice(ELEMENTS)
    return f"<{name}{chance.choice(ATTRIBUTES)}>", chance.choice((f"</{name}>", f"</{name}>", ""))


def _string(chance: random.Random) -> str:
    return _repeated(chance, chance.choice(STRINGS))


def _long_text(chance: random.Random) -> str:
    begin, end = _tag(chance)
    return f"{begin}{_repeated(chance, _sentences(chance) + ' ')}{end}"


def _many_elements(chance: random.Random) -> str:
    begin, end = _tag(chance)
    inside = chance.choice(("", "x", _sentences(chance), chance.choice(STRINGS)))
    around = chance.choice(
        ("{}", "<p>{}</p>", "<div>{}</div>", "<ul><li>{}</ul>", "<table><tr><td>{}</table>")
    )
    before = chance.choice(("", "", "", "It rained, Orr said. " * 10_000))
    repeated = _repeated(chance, f"{begin}{inside}{end}{chance.choice(('', ' y ', _sentences(chance)))}")
    return around.replace("{}", before + repeated)


def _nested(chance: random.Random) -> str:
    tags = [_tag(chance) for _ in range(chance.randint(1, 3))]
    depth = chance.choice(DEPTHS)
    begin, end = "".join(tag[0] for tag in tags), "".join(tag[1] for tag in reversed(tags))
    whole = begin * depth + _sentences(chance) + end * depth
    return whole * chance.choice((1, 1, 20, 100))


def _many_attributes(chance: random.Random) -> str:
    name = chance.choice((*ELEMENTS, "html", "body"))
    mark = chance.choice((" ", "/", "='x' ", '="<>" '))
    listed = mark.join(f"a{chance.randrange(10**6)}" for _ in range(chance.choice(COUNTS)))
    return f"<{name} {listed}{mark}>" * chance.choice((1, 1, 3, 40))


def _long_attribute(chance: random.Random) -> str:
    name = chance.choice(ELEMENTS)
    key = chance.choice(
        ("class", "id", "style", "href", "src", "alt", "title", "datetime", "content", "data-a")
    )
    value = _string(chance).replace('"', "")
    return f'<{name} {key}="{value}">{_sentences(chance)}</{name}>'


MUTATIONS: tuple[Callable[[random.Random], str], ...] = (
    _string, _long_text, _many_elements, _many_elements, _nested, _many_attributes, _long_attribute,
)  # fmt: skip
