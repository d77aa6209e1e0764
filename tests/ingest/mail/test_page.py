from __future__ import annotations

import pytest

from accordingto.errors import NoArticle
from accordingto.ingest.mail.page import read_mhtml
from tests.ingest.samples import PAGE, TEXT

HEADER = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/saved\r\nSubject: Fares\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\ttype="text/html";\r\n\tboundary="--x--"\r\n\r\n'
)
IMAGE = "----x--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----x----\r\n"


def saved(page: str) -> bytes:
    part = f"----x--\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n"
    return f"{HEADER}{part}{IMAGE}".encode()


def test_the_page_in_it_is_read() -> None:
    article = read_mhtml(saved(PAGE), "a.mhtml")
    assert (article.text, article.path) == (TEXT, "a.mhtml")
    assert article.url == "https://courier.example/2031/ferry-fares"
    bare = read_mhtml(saved(PAGE.replace('<link rel="canonical"', "<link")), "a.mhtml")
    assert bare.url == "https://courier.example/saved"


def test_without_a_page_there_is_no_article() -> None:
    with pytest.raises(NoArticle, match="no web page in it"):
        read_mhtml(f"{HEADER}{IMAGE}".encode(), "a.mhtml")
