from __future__ import annotations

import sys
from typing import Any

import pytest

from accordingto.errors import MissingExtra
from accordingto.export import from_json, to_docbin
from accordingto.export.cells import encodable
from accordingto.types import Article, Ledger
from tests.export.hostile import hostile, without_cue
from tests.fakes import harbour, observatory, orchard


def docs_of(ledgers: list[Ledger]) -> list[Any]:
    spacy = pytest.importorskip("spacy", reason="no spaCy: pip install 'accordingto[spacy]'")
    read = spacy.tokens.DocBin().from_bytes(to_docbin(ledgers))
    return list(read.get_docs(spacy.blank("en").vocab))


def test_the_parts_are_read_back() -> None:
    ledgers = [harbour(), observatory(), orchard()]
    for ledger, doc in zip(ledgers, docs_of(ledgers), strict=True):
        assert doc.text == ledger.article.text
        for group, field in (("sources", "source"), ("cues", "cue"), ("contents", "content")):
            pairs = [(one.id, span) for one in ledger.attributions for span in getattr(one, field)]
            for (id, span), found in zip(pairs, doc.spans[group], strict=True):
                assert (found.id_, found.label_) == (id, field.upper())
                assert found.start_char <= span.start < span.end <= found.end_char
                assert span.text in found.text
        assert from_json(doc.user_data["accordingto"].encode()) == ledger


def test_the_same_ledgers_give_the_same_bytes() -> None:
    docs_of([])

    assert to_docbin([harbour(), orchard()]) == to_docbin([harbour(), orchard()])


def test_hostile_text_is_kept_but_for_surrogates() -> None:
    empty = Ledger(reader="fake 0", article=Article(id="0", text=""))
    first, second, third = docs_of([hostile(), without_cue(), empty])

    assert first.text == encodable(hostile().article.text)
    assert list(second.spans["cues"]) == []
    assert third.text == ""


def test_without_spacy_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)

    with pytest.raises(MissingExtra, match=r"pip install 'accordingto\[spacy\]'"):
        to_docbin([])
