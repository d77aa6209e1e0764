"""Ledgers with sentences, without the model: the attributions are marked. All people are invented."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from accordingto.reading.text.sentences import split_sentences
from accordingto.types import Ledger
from tests.fakes import ledger_from_marks


def told(
    marked: str, path: str, attributes: Mapping[str, Mapping[str, Any]] | None = None, **article: Any
) -> Ledger:
    """Return the ledger of a marked text (see ``ledger_from_marks``), with its sentences."""
    ledger = ledger_from_marks(marked, attributes, path=path, **article)
    return replace(ledger, sentences=split_sentences(ledger.article.text))
