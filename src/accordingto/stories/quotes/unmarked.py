"""Finding utterances that an article prints without quotation marks, such as a post set as a block."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.stories.statements import statements_of
from accordingto.stories.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from accordingto.stories.quotes.pieces import Piece
    from accordingto.stories.words import Word
    from accordingto.types import Ledger

    Run = tuple[str, ...]

RUN = 8
"""Minimum number of words in a row that are the same as in a quotation of another article."""


def runs_of(pieces: Sequence[Piece]) -> dict[Run, Piece]:
    """Return every run of ``RUN`` quoted words, with the first piece that has it."""
    found: dict[Run, Piece] = {}
    for piece in pieces:
        forms = piece.forms
        for at in range(len(forms) - RUN + 1):
            found.setdefault(forms[at : at + RUN], piece)
    return found


def unmarked(
    article: int, ledger: Ledger, own: Sequence[Piece], runs: Mapping[Run, Piece]
) -> Iterator[Piece]:
    """Yield the stretches outside an article's own quoted pieces (``own``) that other articles quote.

    ``runs`` is the result of ``runs_of`` for all articles. Each stretch lies within one sentence.
    """
    taken = [(piece.start, piece.end) for piece in own]
    text = ledger.article.text
    for start, end in statements_of(ledger):
        words = words_of(text, start, end)
        free = [word for word in words if not any(a <= word.start < b for a, b in taken)]
        hits = [
            at
            for at in range(len(free) - RUN + 1)
            if (piece := runs.get(tuple(word.form for word in free[at : at + RUN])))
            and piece.article != article
        ]
        if hits:
            yield _piece(article, free[hits[0] : hits[-1] + RUN], runs)


def _piece(article: int, words: list[Word], runs: Mapping[Run, Piece]) -> Piece:
    like = runs[tuple(word.form for word in words[:RUN])]
    return replace(like, article=article, words=tuple(words), gap=0, is_marked=False, source=None, day=None)
