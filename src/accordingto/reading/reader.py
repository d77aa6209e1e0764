"""Reading, in one pass. The first file to read::

article.text
  | split_words      words, pieces, case, quotation state, gaps      words.py
  | cut_windows      overlapping windows of at most 190 pieces       windows.py
  | Model.run        the encoder, once a window                      model.py
  | merge_scores     each word from its most central window          scores.py
  | decode           flat tags, then each cue's own view; parents    decode.py
  | respect_marks    no part cuts through a quotation              marks.py
  | make_ledger      spans, form, sentences, warnings                ledger.py
  > Ledger
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from accordingto import __version__
from accordingto.reading.decode import decode
from accordingto.reading.ledger import make_ledger
from accordingto.reading.marks import respect_marks
from accordingto.reading.model import Model
from accordingto.reading.scores import merge_scores
from accordingto.reading.windows import cut_windows
from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from accordingto.reading.decode import Found
    from accordingto.reading.scores import Heads, Scores
    from accordingto.reading.windows import Window
    from accordingto.reading.words import Words


class Reader:
    """Reads articles into ledgers.

    ``model`` is a folder that training wrote; without it the bundled model is used. Loading takes a few
    tenths of a second, so keep one reader for many articles. Raises ``ModelError`` where the model
    cannot be loaded.
    """

    def __init__(self, model: Path | None = None) -> None:
        self._folder = model
        self._model = Model(model)
        self.version = f"{__version__}+{self._model.version}"
        """Version of the package and hash of the weights, as every ledger states it."""

    def read(self, article: Article) -> Ledger:
        """The ledger of one article; the same for the same text, whatever was read before."""
        words = self._model.words(article.text)
        windows = cut_windows(words)
        if not windows:
            return make_ledger(article, words, [], self.version)
        parts = [self._model.run(words, w) for w in windows]
        found = find_attributions(article.text, words, windows, parts, self._model.heads)
        return make_ledger(article, words, found, self.version)

    def read_many(
        self, articles: Iterable[Article | Failure], *, processes: int = 1
    ) -> Iterator[Ledger | Failure]:
        """Ledgers of many articles, lazily and in the order given; failures among them pass through.

        ``processes`` spreads the work over that many processes (0: one a core), each with a model of its
        own. The ledgers are the same, byte for byte, on any number.
        """
        count = processes or os.cpu_count() or 1
        if count == 1:
            for item in articles:
                yield item if isinstance(item, Failure) else self.read(item)
            return
        from accordingto.reading.pool import read_in_processes

        yield from read_in_processes(articles, self._folder, count)


def find_attributions(
    text: str, words: Words, windows: list[Window], parts: list[Scores], heads: Heads
) -> list[Found]:
    """What follows the encoder: the attributions of a text, from the scores of its one or more windows."""
    scores = merge_scores(words, windows, parts)
    return respect_marks(decode(scores, heads, words), words, text)
