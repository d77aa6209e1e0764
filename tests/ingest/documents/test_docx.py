from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from accordingto.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from accordingto.ingest import read_inputs
from accordingto.ingest.documents.docx import ENTRIES, XML_BYTES, read_docx
from accordingto.types import Article

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def written(*, title: str | None = "Harbour closes") -> bytes:
    """A document as python-docx writes it."""
    document = docx.Document()
    if title:
        document.add_heading(title, 0)
    document.add_paragraph("The harbour will close in June,\tthe mayor said.\nOrr left.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Year"
    table.cell(0, 1).text = "2031"
    document.add_paragraph("  ")
    document.add_paragraph("Nobody knows why.")
    page = BytesIO()
    document.save(page)
    return page.getvalue()


def packed(body: str, name: str = "word/document.xml") -> bytes:
    page = BytesIO()
    with ZipFile(page, "w", ZIP_DEFLATED) as file:
        file.writestr(name, f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return page.getvalue()


def words(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_a_document_is_its_paragraphs_and_its_title() -> None:
    article = read_docx(written(), "a.docx")
    assert article.text == (
        "Harbour closes\n\nThe harbour will close in June,\tthe mayor said.\nOrr left.\n\nYear\n\n2031\n\n"
        "Nobody knows why."
    )
    assert article.headline is not None and article.headline.text == "Harbour closes"
    assert read_docx(written(title=None), "a.docx").headline is None


def test_comments_in_the_markup_end_no_text() -> None:
    body = f"<w:p>{words('The harbour <!-- north -->will close, <?x y?>Orr said.')}</w:p>"
    assert read_docx(packed(body), "a.docx").text == "The harbour will close, Orr said."


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a"])
def test_it_is_told_by_its_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(written())
    [article] = read_inputs([str(tmp_path / name)])
    assert isinstance(article, Article) and article.path == str(tmp_path / name)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"{words('It will ')}<w:ins>{words('not ')}</w:ins>{words('close.')}", "It will not close."),
        (
            f"{words('It will ')}<w:del><w:r><w:delText>not </w:delText></w:r></w:del>{words('go.')}",
            "It will go.",
        ),
        (f"<w:sdt><w:sdtContent>{words('In a control.')}</w:sdtContent></w:sdt>", "In a control."),
        (f"<w:hyperlink>{words('A link')}</w:hyperlink>{words(' here.')}", "A link here."),
        (f"<w:r><w:instrText>PAGE</w:instrText></w:r>{words('Seen.')}", "Seen."),
        (
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<mc:Choice>{words('Once.')}</mc:Choice><mc:Fallback>{words('Once.')}</mc:Fallback>"
            "</mc:AlternateContent>",
            "Once.",
        ),
    ],
)
def test_words_are_read_as_with_all_changes_accepted(inner: str, text: str) -> None:
    assert read_docx(packed(f"<w:p>{inner}</w:p>"), "a").text == text


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BAD: dict[str, tuple[bytes, type[InputError]]] = {
    "empty": (packed("<w:p/>"), EmptyInput),
    "cut off": (written()[:-500], UnreadableInput),
    "no XML": (packed("<w:p>"), UnreadableInput),
    "deep": (packed("<w:p>" * 100_000), UnreadableInput),
    "large": (packed(f"<w:p>{words('x' * XML_BYTES)}</w:p>"), TooLarge),
    "a ZIP": (packed("", "a.txt"), UnreadableInput),
    "a spreadsheet": (packed("", "xl/workbook.xml"), UnreadableInput),
    "many files": (written() + b"PK\x01\x02" * ENTRIES, TooLarge),
    "no ZIP": (b"PK\x03\x04 rest", UnreadableInput),
    "nothing": (b"", UnreadableInput),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_documents_say_why(what: str) -> None:
    data, kind = BAD[what]
    with pytest.raises(kind):
        read_docx(data, "a.docx")


def test_entities_are_not_read() -> None:
    page = BytesIO()
    with ZipFile(page, "w") as file:
        entity = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        file.writestr(
            "word/document.xml",
            f'{entity}<w:document xmlns:w="{WORD}"><w:p>{words("Seen. &e;")}</w:p></w:document>',
        )
    assert read_docx(page.getvalue(), "a").text == "Seen."
