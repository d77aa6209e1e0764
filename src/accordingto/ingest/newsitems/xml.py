"""News items in XML: NewsML-G2 and NewsML 1, which contain NITF or XHTML, and NITF itself.

Nothing is loaded from elsewhere. Entities that the document declares are replaced beforehand if they are
short texts; the parser itself resolves none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from operator import itemgetter
from typing import TYPE_CHECKING

from accordingto.errors import EmptyInput, InputError, UnreadableInput
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.inputs.references import SAFE, settled
from accordingto.ingest.newsitems.item import Item, article_of
from accordingto.ingest.newsitems.newsml1 import item_of_newsml1
from accordingto.ingest.newsitems.nitf import item_of_nitf
from accordingto.ingest.newsitems.prose import below, local, paragraphs_of, text_of
from accordingto.ingest.texts.fragment import text_of_fragment
from accordingto.types import Article, Failure

if TYPE_CHECKING:
    from lxml.etree import _Element

_WITHOUT_TEXT = {
    "packageitem": "a package, which lists items",
    "conceptitem": "a concept, not an article",
    "knowledgeitem": "a list of concepts, not an article",
    "planningitem": "a plan of coverage, not an article",
    "catalogitem": "a catalogue, not an article",
}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_OF_SEVERAL = ("newsml", "newsmessage")
"""The root elements of documents that hold several items."""
_ADVICE = "copy the file again, or give the text of the article"


def read_xml(data: bytes, name: str) -> Iterator[Article | Failure]:
    """Yield an article or failure for each item of a document, named ``name:N`` for the Nth of several.

    Raises ``UnreadableInput`` if it is neither NewsML nor NITF, or after the last complete item if it is cut
    off or damaged, and ``EmptyInput`` if it has no item.
    """
    items, damage = _items_in(data, name)
    if not items and damage is None:
        raise EmptyInput(name, "it has no item of news", "give NewsML with a newsItem, or NITF")
    for number, item in enumerate(items, 1):
        place = f"{name}:{number}" if len(items) > 1 or damage is not None else name
        try:
            yield article_of(_item(item, place), place)
        except InputError as error:
            yield failure_of(error)
    if damage is not None:
        raise damage


def read_nitf_text(text: str, place: str) -> str:
    """Return the text of a NITF document inside another item. Raises ``UnreadableInput``."""
    items, damage = _items_in(text.encode("utf-8", "replace"), place)
    if damage is not None:
        raise damage
    if not items or local(items[0]) != "nitf":
        raise UnreadableInput(place, "it is not NITF", _ADVICE)
    return item_of_nitf(items[0]).text


def _items_in(data: bytes, name: str) -> tuple[list[_Element], UnreadableInput | None]:
    """Return the items of a document, and the error behind the last complete one if it is damaged."""
    from lxml import etree

    items: list[_Element] = []
    root: _Element | None = None
    source = BytesIO(settled(data.strip(b"\0 \t\r\n")))
    try:
        for _, root in etree.iterparse(source, events=("end",), **SAFE):  # the last to end is the root
            if _is_item(root):
                items.append(root)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = f"it is cut off or damaged after item {len(items)}" if items else "it is not well-formed XML"
        return items, UnreadableInput(name, f"{said} ({error})", _ADVICE)
    return items if root is None or local(root) in _OF_SEVERAL else [root], None


def _is_item(element: _Element) -> bool:
    """Return whether an element is an item of a document of several."""
    parent = element.getparent()
    if parent is None:
        return False
    return local(parent) == "itemset" or (local(parent) == "newsml" and local(element) == "newsitem")


def _item(element: _Element, place: str) -> Item:
    """Return the item in an element. Raises an ``InputError`` if it is not a news item."""
    name = local(element)
    if name == "nitf":
        return item_of_nitf(element)
    if name in _WITHOUT_TEXT:
        raise EmptyInput(place, f"it is {_WITHOUT_TEXT[name]}", "give the items of news themselves")
    if name == "newsitem" and below(element, "newsmanagement"):
        return item_of_newsml1(element)
    if name != "newsitem":
        raise UnreadableInput(place, f"it is {name or 'a document'!r}, neither NewsML nor NITF", _ADVICE)
    about, content = (below(element, name) for name in ("itemmeta", "contentmeta"))
    inner = [item_of_nitf(one) for one in element.iter() if local(one) == "nitf"]
    rights = below(element, "rightsinfo", "copyrightholder")
    return Item(
        text=_text(element) or max(map(paragraphs_of, _all(content, "description")), key=len, default=""),
        headline=next(
            filter(
                None, map(text_of, [*sorted(_all(content, "headline"), key=_rank), *_all(about, "title")])
            ),
            "",
        ),
        byline=tuple(map(text_of, _all(content, "by"))) or _creators(content) or tuple(_of(inner, "byline")),
        credit=(
            *map(text_of, _all(content, "creditline")),
            *map(_name, [*_all(about, "provider"), *rights, *_all(content, "infosource")]),
            *_of(inner, "credit"),
        ),
        published=tuple(
            text_of(one) for name in ("versioncreated", "firstcreated") for one in _all(about, name)
        ),
        embargo=next((text_of(one) or "without an end" for one in _all(about, "embargoed")), ""),
        status=next((one.get("qcode") or one.get("uri") or "" for one in _all(about, "pubstatus")), ""),
        url=element.get("guid") or "",
    )


def _all(elements: list[_Element], name: str) -> list[_Element]:
    return [one for element in elements for one in below(element, name)]


def _rank(headline: _Element) -> tuple[bool, bool]:
    """Return the sorting key by which English headlines go before others, and main ones before short ones."""
    role = (headline.get("role") or "main").lower()
    return _is_foreign(headline), "main" not in role


def _is_foreign(element: _Element) -> bool:
    """Return whether an element says that it is in another language than English."""
    language = (element.get(_LANGUAGE) or "en").lower()
    return language.partition("-")[0] not in ("en", "eng", "mul", "und", "")


def _of(items: Iterable[Item], field: str) -> Iterator[str]:
    for item in items:
        yield from getattr(item, field)


def _creators(content: list[_Element]) -> tuple[str, ...]:
    """Return the names of the people who created the content."""
    people = [one for one in _all(content, "creator") if "org" not in (one.get("type") or "")]
    return tuple(filter(None, map(_name, people)))


def _name(party: _Element) -> str:
    """Return the name of a party: its ``name`` element, else its literal, else the name in its code."""
    names = [text_of(child) for child in party if local(child) == "name"]
    code = (party.get("qcode") or "").rpartition(":")[2]
    return next(filter(None, [*names, party.get("literal") or "", code]), "")


def _text(item: _Element) -> str:
    """Return the longest text of an item, the English ones first; the others are the same text in different
    formats or languages."""
    texts: list[tuple[bool, str]] = []
    for one in (child for content in below(item, "contentset") for child in content):
        kind = (one.get("contenttype") or "").lower()
        own = not _is_foreign(one)
        if local(one) == "inlinexml":
            texts += [
                (own, item_of_nitf(child).text if local(child) == "nitf" else paragraphs_of(child))
                for child in one
            ]
        elif local(one) == "inlinedata" and not one.get("encoding"):
            data = "".join(map(str, one.itertext()))
            texts.append((own, text_of_fragment(data) if "html" in kind else data.strip()))
    return max(filter(itemgetter(1), texts), key=lambda one: (one[0], len(one[1])), default=(True, ""))[1]
