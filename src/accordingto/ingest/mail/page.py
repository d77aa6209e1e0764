"""The article of a web page that a browser saved together with its images in one file (MHTML)."""

from __future__ import annotations

from msgspec import structs

from accordingto.errors import NoArticle
from accordingto.ingest.inputs.decode import declared_in_html, decode
from accordingto.ingest.mail.parsing import content, field, parsed, shown_parts
from accordingto.ingest.pages.html import read_html
from accordingto.types import Article


def read_mhtml(data: bytes, name: str) -> Article:
    """Return the article of a saved page; ``name`` is the article's path, and names the file in errors.

    Raises ``NoArticle`` if there is no HTML in it, and other kinds of ``InputError``.
    """
    mail = parsed(data, name)
    page = next((part for part in shown_parts(mail) if part.get_content_type() == "text/html"), None)
    if page is None:
        raise NoArticle(name, "there is no web page in it", "save the page as HTML")
    url = field(mail, "snapshot-content-location") or field(page, "content-location")
    markup = content(page)
    text = decode(markup, name, page.get_content_charset() or declared_in_html(markup))
    article = read_html(text, name, url if url.startswith(("http://", "https://")) else None)
    return structs.replace(article, path=name)
