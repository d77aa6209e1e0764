from __future__ import annotations

import time
import zlib
from pathlib import Path

import pytest

from accordingto.errors import EmptyInput, InputError, UnreadableInput
from accordingto.ingest import read_inputs
from accordingto.ingest.documents.pdf import read_pdf
from accordingto.types import Article, Failure
from tests.ingest.samples import HEADLINE, TEXT

FILE = Path(__file__).with_name("ferry-fares.pdf")
"""A page as Chromium prints it, with the day, the title, the address and the number of the page around it."""


def made(content: bytes, *, pages: int = 1, filters: bytes = b"") -> bytes:
    """A PDF whose pages all show one stream of content; readers find its objects without a table of them."""
    kids = b" ".join(b"%d 0 R" % (4 + number) for number in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content),
        *[
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 3 0 R /Resources << /Font "
            b"<< /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >> >>"
        ]
        * pages,
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF"


def shown(*lines: tuple[int, int, str]) -> bytes:
    """Content that shows lines, each at its place."""
    return b"".join(b"BT /F 10 Tf %d %d Td (%s) Tj ET\n" % (x, y, text.encode()) for x, y, text in lines)


def text_of(data: bytes) -> str:
    [article] = read_pdf(data, "a.pdf")
    return article.text


def test_a_printed_page_is_its_headline_and_its_paragraphs() -> None:
    [article] = read_pdf(FILE.read_bytes(), "a.pdf")
    assert article.text == TEXT
    assert article.headline is not None and article.headline.text == HEADLINE


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a"])
def test_it_is_told_by_its_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILE.read_bytes())
    [article] = read_inputs([str(tmp_path / name)])
    assert isinstance(article, Article)
    assert (article.text, article.path) == (TEXT, str(tmp_path / name))


def test_without_text_it_says_what_to_do() -> None:
    with pytest.raises(EmptyInput, match=r"its pages are images.*OCR"):
        text_of(made(b""))


@pytest.mark.parametrize(
    "data", [FILE.read_bytes()[:9000], b"%PDF-1.7", b"%PDF-1.7" + bytes(range(256)) * 100, b""]
)
def test_what_is_cut_off_or_damaged_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="cut off, damaged or encrypted"):
        text_of(data)


def test_a_bomb_is_one_failure_and_the_next_one_is_read(tmp_path: Path) -> None:
    line = b"BT /F 10 Tf 50 500 Td (The harbour will close.) Tj ET\n"
    packed = zlib.compress(zlib.compress(line * 4_000_000, 9), 9)
    bombs = {
        "packed.pdf": made(packed, filters=b"/Filter [/FlateDecode /FlateDecode]"),
        "pages.pdf": made(line, pages=2_500),
        "long.pdf": made(
            shown(*[(50, 750 - at, "The harbour will close. " * 25) for at in range(700)]), pages=9
        ),
        "deep.pdf": b"%PDF-1.7\n1 0 obj\n" + b"[" * 1_000_000,
        "loop.pdf": made(line).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
    }
    for name, data in bombs.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "z.pdf").write_bytes(FILE.read_bytes())
    began = time.monotonic()

    *bad, last = read_inputs([str(tmp_path)])

    assert [type(one) for one in bad] == [Failure] * len(bombs), bad
    assert isinstance(last, Article)
    assert time.monotonic() - began < 300


def test_no_error_is_none_of_ours() -> None:
    whole = FILE.read_bytes()
    for at in range(100, len(whole), 997):
        damaged = whole[:at] + b"\xff<<[" + whole[at + 4 :]
        try:
            text_of(damaged)
        except InputError as error:
            assert error.advice
