from __future__ import annotations

from accordingto.export.linked import article_iri, part_iri, present, written
from accordingto.types import Article


def test_names_hold_nothing_that_a_name_may_not() -> None:
    article = Article(id="../a b:c\n", text="")

    assert article_iri(article) == "urn:accordingto:article:..%2Fa%20b%3Ac%0A"
    assert part_iri(article, "q1") == f"{article_iri(article)}:q1"


def test_only_what_is_determined_is_present() -> None:
    fields: dict[str, object] = {"a": None, "b": [], "c": 0, "d": "", "e": False}

    assert present(fields) == {"c": 0, "d": "", "e": False}


def test_what_is_written_is_utf_8() -> None:
    assert written({"a": "\ud800é\0"}).decode() == '{\n  "a": "\ufffdé\\u0000"\n}\n'
