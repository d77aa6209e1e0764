"""References: each becomes what it stands for, once, and what is none stays text."""

from __future__ import annotations

import time

import pytest

from accordingto.ingest.inputs.references import MOST_ADDED, settled, undeclared, unescaped


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&amp; &lt;", "&amp; &lt;"),
        ("&#8217;&#x2019;", "&#8217;&#x2019;"),
        ("Caf&eacute;", "Caf&#233;"),
        ("&NotEqualTilde;", "&#8770;&#824;"),
        ("AT&T said, R&D;", "AT&amp;T said, R&amp;D;"),
        ("&a9; &copyright;", "&amp;a9; &amp;copyright;"),
        ("&#0; &#xD83D; &#x110000; &#99999999999;", "&#65533; &#65533; &#65533; &#65533;"),
        ("&#xD83D;&#xDE00; &#55357;&#56832;", "&#128512; &#128512;"),
        ("&#9; &#11; &#x1F; &#xFFFD; &#xFFFF;", "&#9; &#65533; &#65533; &#xFFFD; &#65533;"),
        ("&#55357;&#55357;", "&#65533;&#65533;"),
        ("&#56832;&#57000;", "&#65533;&#65533;"),
        ("<![CDATA[a & b &foo;]]> & c", "<![CDATA[a & b &foo;]]> &amp; c"),
        ("<!-- a & b --> &", "<!-- a & b --> &amp;"),
    ],
)
def test_each_is_a_number_one_of_xml_or_text(written: str, meant: str) -> None:
    assert settled(written.encode()) == meant.encode()


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("Osmark &amp; Sons", "Osmark &amp; Sons"),
        ("caf&eacute;", "caf&#233;"),
        ("&other;&other;", "&#65533;"),
        ("<b>x</b>", "&#65533;"),
        ("x" * 201, "&#65533;"),
        ("&" * 200, "&#65533;"),
        ("", ""),
        ("[a]> b", "[a]> b"),
    ],
)
def test_what_a_document_declares_is_put_in_its_place_where_it_is_short_and_alone(
    value: str, meant: str
) -> None:
    document = f'<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY other "o"><!ENTITY x "{value}">]><r>&x;</r>'

    assert settled(document.encode()) == f'<?xml version="1.0"?>\n<r>{meant}</r>'.encode()


@pytest.mark.parametrize("name", ["a", "company"])
def test_entities_make_a_document_longer_by_so_much_and_no_more(name: str) -> None:
    declared = f'<!DOCTYPE r [<!ENTITY {name} "{"x" * 200}">]>'.encode()
    told = settled(declared + b"&%b;" % name.encode() * 75_000)

    assert told.startswith(b"x" * 200)
    assert told.endswith(b"&#65533;")
    assert MOST_ADDED - 200 < told.count(b"x") < MOST_ADDED + 20 * 200


def test_what_is_no_longer_than_its_name_is_put_in_its_place_however_often() -> None:
    document = b'<!DOCTYPE r [<!ENTITY own "&#160;">]>' + b"&own;" * 200_000

    assert b"&#65533;" not in settled(b'<!DOCTYPE r [<!ENTITY space "&#160;">]>' + b"&space;" * 200_000)
    assert b"&#65533;" in settled(document)


def test_quotation_marks_and_brackets_outside_of_declarations_do_not_hide_the_end_of_the_type() -> None:
    document = b"<!DOCTYPE r [<!-- it's [a]> --> it's <!ENTITY x 'y' ]><r>&x; it's]></r>"

    assert settled(document) == b"<r>y it's]></r>"


@pytest.mark.parametrize(
    ("declaration", "meant"),
    [
        (b'<?xml version="1.0" encoding="UTF-16"?>', b'<?xml version="1.0"?>'),
        (
            b"<?xml version='1.0'\n encoding = 'utf-16le' standalone='no'?>",
            b"<?xml version='1.0'\n standalone='no'?>",
        ),
        (b'<?xml version="1.0" encoding="utf-8"?>', b'<?xml version="1.0" encoding="utf-8"?>'),
    ],
)
def test_only_the_declaration_at_the_start_loses_an_encoding_that_is_no_longer_true(
    declaration: bytes, meant: bytes
) -> None:
    text = b'<r><?xml encoding="utf-16"?></r>'

    assert undeclared(declaration + text) == meant + text


def test_what_stands_elsewhere_is_not_looked_for() -> None:
    document = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'

    assert settled(document) == b"<r>&#65533;</r>"


def test_what_was_written_once_too_often_is_read() -> None:
    assert unescaped("R&amp;#38;D &rsquo;s") == "R&D ’s"
    assert unescaped("R&D; A & B") == "R&D; A & B"


@pytest.mark.parametrize(
    "piece",
    [
        *(
            b"&",
            b"&#",
            b"&#0",
            b"&#xD83D;",
            b"<![CDATA[",
            b"<!--",
            b"<?",
            b"&a",
            b"<!DOCTYPE r [",
            b"<!ENTITY a ",
        ),
        *(b"<?xml ", b'<!A "', b"<!A '\"", b"] ", b"<!A", b"<", b"<!ENTITY a '"),
    ],
)
def test_time_is_linear_in_the_document(piece: bytes) -> None:
    began = time.process_time()
    settled(piece * 200_000)
    settled(b"<!DOCTYPE r [" + piece * 200_000 + b"]>")
    settled(b"<?xml" + b" " * 200_000 + piece)
    assert time.process_time() - began < 5
